#include "index/position_runs.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <system_error>

#include "index/array_file.h"

namespace pprsearch {
namespace fs = std::filesystem;
namespace {

[[noreturn]] void throw_errno(const std::string& path) {
  throw std::system_error(errno, std::generic_category(), path);
}

/// Reads a run: at any time it stands before the bytes of one key, or at the end.
class RunReader {
 public:
  explicit RunReader(const std::string& path) : path_(path), in_(path, std::ios::binary) {
    if (!in_) throw_errno(path);
    next();
  }

  bool at_end() const { return at_end_; }
  const std::string& key() const { return key_; }
  std::uint64_t bytes() const { return bytes_; }

  /// Gives the key's bytes away, piece by piece, and goes on to the next key.
  void move_to(RunSink& sink) {
    char piece[1 << 14];
    for (std::uint64_t left = bytes_; left > 0;) {
      const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(left, sizeof piece));
      take(piece, count);
      sink.append({piece, count});
      left -= count;
    }
    next();
  }

 private:
  void next() {
    at_end_ = in_.peek() == std::ifstream::traits_type::eof();
    if (at_end_) return;
    std::uint32_t key_bytes = 0;
    take(&key_bytes, sizeof key_bytes);
    take(&bytes_, sizeof bytes_);
    key_.resize(key_bytes);
    take(key_.data(), key_bytes);
  }
  void take(void* to, std::size_t count) {
    if (!in_.read(static_cast<char*>(to), static_cast<std::streamsize>(count))) {
      throw std::runtime_error(path_ + ": is cut short");
    }
  }

  std::string path_;
  std::ifstream in_;
  std::string key_;
  std::uint64_t bytes_ = 0;
  bool at_end_ = false;
};

/// Lets a merge write a run.
class RunFileSink : public RunSink {
 public:
  explicit RunFileSink(const std::string& path) : run_(path) {}
  void begin(std::string_view key, std::uint64_t bytes) override { run_.begin(key, bytes); }
  void append(std::string_view bytes) override { run_.append(bytes); }
  void close() { run_.close(); }

 private:
  RunWriter run_;
};

/// Lets a merge write positions.ppr: the bytes go to a file of their own first,
/// for the directory before them has to know how many there are.
class PositionsSink : public RunSink {
 public:
  explicit PositionsSink(std::string bytes_path)
      : bytes_path_(std::move(bytes_path)), out_(bytes_path_, std::ios::binary) {}

  void begin(std::string_view key, std::uint64_t bytes) override {
    const std::string_view word = key.substr(0, key.size() - 2);
    if (words_.empty() || words_.back().first != word) {
      first_.push_back(static_cast<std::uint32_t>(begins_.size() - 1));
      words_.emplace_back(word, FieldMask{0});
    }
    words_.back().second |= mask_of(static_cast<TextField>(key.back()));
    begins_.push_back(begins_.back() + bytes);
  }
  void append(std::string_view bytes) override {
    out_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }

  std::vector<FieldedWord> finish(const std::string& path) {
    out_.close();
    if (!out_) throw_errno(bytes_path_);
    first_.push_back(static_cast<std::uint32_t>(begins_.size() - 1));
    ArrayFileWriter file;
    file.add("first", std::move(first_));
    file.add("begin", std::move(begins_));
    file.add_file("bytes", bytes_path_);
    file.write(path);
    fs::remove(bytes_path_);
    return std::move(words_);
  }

 private:
  std::string bytes_path_;
  std::ofstream out_;
  std::vector<std::uint32_t> first_;
  std::vector<std::uint64_t> begins_{0};
  std::vector<FieldedWord> words_;
};

}  // namespace

std::string run_key(TextField field, std::string_view word) {
  std::string key(word);
  key += '\0';
  key += static_cast<char>(field);
  return key;
}

RunWriter::RunWriter(const std::string& path) : path_(path), out_(path, std::ios::binary) {
  if (!out_) throw_errno(path);
}

void RunWriter::begin(std::string_view key, std::uint64_t bytes) {
  const auto key_bytes = static_cast<std::uint32_t>(key.size());
  out_.write(reinterpret_cast<const char*>(&key_bytes), sizeof key_bytes);
  out_.write(reinterpret_cast<const char*>(&bytes), sizeof bytes);
  append(key);
}

void RunWriter::append(std::string_view bytes) {
  out_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

void RunWriter::close() {
  out_.close();
  if (!out_) throw_errno(path_);
}

void merge_runs(const std::vector<std::string>& runs, RunSink& sink) {
  std::vector<std::unique_ptr<RunReader>> readers;
  for (const std::string& run : runs) readers.push_back(std::make_unique<RunReader>(run));
  // A heap of readers by their key, of equal keys the earlier run first.
  const auto after = [&](std::size_t a, std::size_t b) {
    const int order = readers[a]->key().compare(readers[b]->key());
    return order != 0 ? order > 0 : a > b;
  };
  std::vector<std::size_t> heap;
  for (std::size_t i = 0; i < readers.size(); ++i) {
    if (!readers[i]->at_end()) heap.push_back(i);
  }
  std::make_heap(heap.begin(), heap.end(), after);
  std::vector<std::size_t> same;
  while (!heap.empty()) {
    const std::string key = readers[heap.front()]->key();
    std::uint64_t bytes = 0;
    same.clear();
    while (!heap.empty() && readers[heap.front()]->key() == key) {
      std::pop_heap(heap.begin(), heap.end(), after);
      same.push_back(heap.back());
      bytes += readers[heap.back()]->bytes();
      heap.pop_back();
    }
    sink.begin(key, bytes);
    for (const std::size_t i : same) {
      readers[i]->move_to(sink);
      if (readers[i]->at_end()) continue;
      heap.push_back(i);
      std::push_heap(heap.begin(), heap.end(), after);
    }
  }
}

void merge_runs(const std::vector<std::string>& runs, const std::string& path) {
  RunFileSink sink(path);
  merge_runs(runs, sink);
  sink.close();
  for (const std::string& run : runs) fs::remove(run);
}

std::vector<FieldedWord> write_positions(const std::vector<std::string>& runs,
                                         const std::string& path) {
  PositionsSink sink(path + ".bytes");
  merge_runs(runs, sink);
  return sink.finish(path);
}

}  // namespace pprsearch
