#include "index/store/position_runs.h"

#include <filesystem>

#include "base/files.h"
#include "index/store/runs.h"

namespace pprsearch {
namespace fs = std::filesystem;
namespace {

/// Lets a merge write positions.ppr: the bytes go to a file of their own first,
/// for the directory before them has to know how many there are.
class PositionsSink : public RunSink {
 public:
  explicit PositionsSink(std::string bytes_path)
      : bytes_path_(std::move(bytes_path)), out_(bytes_path_) {}

  void begin(std::string_view key, std::uint64_t bytes) override {
    const std::string_view word = key.substr(0, key.size() - 2);
    if (words_.words.size() == 0 || words_.words.back() != word) {
      first_.push_back(static_cast<std::uint32_t>(begins_.size() - 1));
      words_.words.add(word);
      words_.fields.push_back(0);
    }
    words_.fields.back() |= mask_of(static_cast<Field>(key.back()));
    begins_.push_back(begins_.back() + bytes);
  }
  void append(std::string_view bytes) override { out_.write(bytes); }

  FieldedWords finish(const std::string& path) {
    out_.close();
    first_.push_back(static_cast<std::uint32_t>(begins_.size() - 1));
    ArrayFileWriter file;
    file.add("first", std::move(first_));
    file.add("begin", std::move(begins_));
    file.add_file("bytes", 1, bytes_path_);
    file.write(path);
    fs::remove(bytes_path_);
    return std::move(words_);
  }

 private:
  std::string bytes_path_;
  FileWriter out_;
  std::vector<std::uint32_t> first_;
  std::vector<std::uint64_t> begins_{0};
  FieldedWords words_;
};

}  // namespace

std::string run_key(Field field, std::string_view word) {
  std::string key(word);
  key += '\0';
  key += static_cast<char>(field);
  return key;
}

FieldedWords write_positions(const std::vector<std::string>& runs, const std::string& path) {
  PositionsSink sink(path + ".bytes");
  merge_runs(runs, sink);
  return sink.finish(path);
}

}  // namespace pprsearch
