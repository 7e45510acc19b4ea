#include "base/file_stream.h"

#include <system_error>
#include <utility>

namespace pprsearch {

template <typename Work>
bool FileStream::Buffer::works(const Work& work) {
  if (fault_) return false;
  try {
    work();
    return true;
  } catch (const std::system_error&) {
    fault_ = std::current_exception();
    return false;
  }
}

FileWriter& FileStream::Buffer::sound_file() {
  if (fault_) std::rethrow_exception(fault_);
  return file_;
}

FileStream::Buffer::int_type FileStream::Buffer::overflow(int_type c) {
  if (traits_type::eq_int_type(c, traits_type::eof())) return traits_type::not_eof(c);
  const char text = traits_type::to_char_type(c);
  return works([&] { file_.write({&text, 1}); }) ? c : traits_type::eof();
}

std::streamsize FileStream::Buffer::xsputn(const char* text, std::streamsize size) {
  return works([&] { file_.write({text, static_cast<std::size_t>(size)}); }) ? size : 0;
}

int FileStream::Buffer::sync() {
  return works([&] { file_.flush(); }) ? 0 : -1;
}

FileStream::FileStream(std::string path, Writable writable)
    : std::ostream(nullptr), buffer_(FileWriter(std::move(path), writable)) {
  rdbuf(&buffer_);
}

void FileStream::flush_all() { buffer_.sound_file().flush(); }
void FileStream::close() { buffer_.sound_file().close(); }
void FileStream::close_durably() { buffer_.sound_file().close_durably(); }

}  // namespace pprsearch
