#include "index/store/array_file.h"

#include <fcntl.h>
#include <sys/mman.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include "base/files.h"
#include "index/damage.h"

namespace pprsearch {
namespace {

// Magic, number of arrays, then for each: length of name, name, bytes an
// element, offset, bytes in all. Arrays begin at multiples of 8.
constexpr std::string_view kMagic = "pprarr01";
constexpr std::size_t kAlignment = 8;

std::size_t aligned(std::size_t offset) {
  return (offset + kAlignment - 1) / kAlignment * kAlignment;
}

void put(std::string& out, std::uint64_t number) {
  out.append(reinterpret_cast<const char*>(&number), sizeof number);
}

/// Reads a directory without ever passing its end.
class DirectoryReader {
 public:
  DirectoryReader(const std::string& path, std::string_view bytes) : path_(path), bytes_(bytes) {}

  std::string_view take(std::size_t count) {
    require(count <= bytes_.size());
    const std::string_view piece = bytes_.substr(0, count);
    bytes_.remove_prefix(count);
    return piece;
  }
  std::uint64_t number() {
    std::uint64_t value = 0;
    std::memcpy(&value, take(sizeof value).data(), sizeof value);
    return value;
  }
  void require(bool holds) const {
    if (!holds) throw Damage(path_ + ": is damaged or of another version");
  }

 private:
  const std::string& path_;
  std::string_view bytes_;
};

void append_file(const std::string& path, FileWriter& out) {
  FileReader in(path);
  std::vector<char> piece(std::size_t{1} << 16);
  while (const std::size_t count = in.read(piece.data(), piece.size())) {
    out.write({piece.data(), count});
  }
}

}  // namespace

std::uint64_t ArrayFileWriter::Array::size() const {
  return path.empty() ? bytes.size() : std::filesystem::file_size(path);
}

void ArrayFileWriter::add_strings(const std::string& name, const StringsBuilder& values) {
  add(name + ".begins", values.begins_);
  add(name + ".bytes", values.bytes_);
}

void ArrayFileWriter::add_strings(const std::string& name, StringsBuilder&& values) {
  add(name + ".begins", std::move(values.begins_));
  add(name + ".bytes", std::move(values.bytes_));
}

void ArrayFileWriter::add_file(const std::string& name, std::uint64_t element_bytes,
                               const std::string& path) {
  arrays_.push_back({name, element_bytes, {}, path, nullptr});
}

void ArrayFileWriter::write(const std::string& path) const {
  std::size_t directory_bytes = kMagic.size() + sizeof(std::uint64_t);
  for (const Array& array : arrays_)
    directory_bytes += array.name.size() + 4 * sizeof(std::uint64_t);
  std::string directory(kMagic);
  put(directory, arrays_.size());
  std::size_t offset = aligned(directory_bytes);
  for (const Array& array : arrays_) {
    put(directory, array.name.size());
    directory += array.name;
    put(directory, array.element_bytes);
    put(directory, offset);
    put(directory, array.size());
    offset = aligned(offset + array.size());
  }
  FileWriter out(path);
  out.write(directory);
  for (const Array& array : arrays_) {
    out.write(std::string(aligned(out.size()) - out.size(), '\0'));
    const std::uint64_t end = out.size() + array.size();
    if (array.path.empty()) {
      out.write(array.bytes);
    } else {
      append_file(array.path, out);
    }
    if (out.size() != end) throw Damage(array.path + ": has another size than before");
  }
  out.close();
}

std::string_view StringList::operator[](std::size_t i) const {
  if (i + 1 >= begins_.size()) throw Damage("no such string");
  const std::uint64_t begin = begins_[i];
  const std::uint64_t end = begins_[i + 1];
  if (begin > end || end > bytes_.size()) throw Damage("string list is damaged");
  return {bytes_.data() + begin, static_cast<std::size_t>(end - begin)};
}

ArrayFile::Mapping::Mapping(const std::string& path) {
  const RegularFile file = open_regular(path, O_RDONLY);
  size_ = static_cast<std::size_t>(file.status.st_size);
  if (size_ == 0) throw Damage(path + ": is empty");
  void* mapping = ::mmap(nullptr, size_, PROT_READ, MAP_SHARED, file.descriptor.get(), 0);
  if (mapping == MAP_FAILED) throw std::system_error(errno, std::generic_category(), path);
  begin_ = static_cast<const char*>(mapping);
}

ArrayFile::Mapping::~Mapping() { ::munmap(const_cast<char*>(begin_), size_); }

void ArrayFile::Mapping::let_go() const {
  // If it does not work, no more is lost than memory.
  ::madvise(const_cast<char*>(begin_), size_, MADV_DONTNEED);
}

ArrayFile::ArrayFile(const std::string& path) : mapping_(path) {
  const std::string_view file = mapping_.bytes();
  DirectoryReader directory(path, file);
  directory.require(directory.take(kMagic.size()) == kMagic);
  for (std::uint64_t left = directory.number(); left > 0; --left) {
    const std::string name(directory.take(directory.number()));
    const std::uint64_t element_bytes = directory.number();
    const std::uint64_t offset = directory.number();
    const std::uint64_t bytes = directory.number();
    directory.require(offset % kAlignment == 0 && offset <= file.size() &&
                      bytes <= file.size() - offset);
    sections_[name] = {element_bytes, file.substr(offset, bytes)};
  }
}

std::string_view ArrayFile::bytes_of(const std::string& name, std::size_t element_bytes) const {
  const auto place = sections_.find(name);
  if (place == sections_.end() || place->second.element_bytes != element_bytes) {
    throw Damage("array '" + name + "' is missing");
  }
  return place->second.bytes;
}

StringList ArrayFile::strings(const std::string& name) const {
  return {array<std::uint64_t>(name + ".begins"), array<char>(name + ".bytes")};
}

}  // namespace pprsearch
