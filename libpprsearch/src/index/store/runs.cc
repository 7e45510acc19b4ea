#include "index/store/runs.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <utility>

#include "index/damage.h"

namespace pprsearch {
namespace fs = std::filesystem;
namespace {

/// Reads a run: at any time it stands before the bytes of one key, or at the end.
class RunReader {
 public:
  explicit RunReader(const std::string& path) : path_(path), in_(path) { next(); }

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
    std::uint32_t key_bytes = 0;
    const std::size_t count = in_.read(reinterpret_cast<char*>(&key_bytes), sizeof key_bytes);
    at_end_ = count == 0;
    if (at_end_) return;
    require(count == sizeof key_bytes);
    take(&bytes_, sizeof bytes_);
    key_.resize(key_bytes);
    take(key_.data(), key_bytes);
  }
  void take(void* to, std::size_t count) {
    require(in_.read(static_cast<char*>(to), count) == count);
  }
  void require(bool holds) const {
    if (!holds) throw Damage(path_ + ": is cut short");
  }

  std::string path_;
  FileReader in_;
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

/// Runs of a sorter that are merged at once.
constexpr std::size_t kSorterWidth = 64;

}  // namespace

RunWriter::RunWriter(const std::string& path) : out_(path) {}

void RunWriter::begin(std::string_view key, std::uint64_t bytes) {
  const auto key_bytes = static_cast<std::uint32_t>(key.size());
  out_.write({reinterpret_cast<const char*>(&key_bytes), sizeof key_bytes});
  out_.write({reinterpret_cast<const char*>(&bytes), sizeof bytes});
  append(key);
}

void RunWriter::append(std::string_view bytes) { out_.write(bytes); }

void RunWriter::close() { out_.close(); }

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

void MergeLevels::add(std::string path) {
  if (levels_.empty()) levels_.emplace_back();
  levels_[0].push_back(std::move(path));
  for (std::size_t level = 0; level < levels_.size(); ++level) {
    if (levels_[level].size() < width_) return;
    std::string merged = merge_(levels_[level]);
    levels_[level].clear();
    if (level + 1 == levels_.size()) levels_.emplace_back();
    levels_[level + 1].push_back(std::move(merged));
  }
}

std::vector<std::string> MergeLevels::files() const {
  std::vector<std::string> files;
  for (auto level = levels_.rbegin(); level != levels_.rend(); ++level) {
    files.insert(files.end(), level->begin(), level->end());
  }
  return files;
}

ExternalSorter::ExternalSorter(std::string path, std::size_t run_bytes)
    : path_(std::move(path)),
      run_bytes_(run_bytes),
      runs_(kSorterWidth, [this](const std::vector<std::string>& runs) {
        std::string merged = next_path();
        merge_runs(runs, merged);
        return merged;
      }) {}

std::string_view ExternalSorter::key(const Item& item) const {
  return std::string_view(buffer_).substr(item.begin, item.key_bytes);
}

std::string_view ExternalSorter::bytes(const Item& item) const {
  return std::string_view(buffer_).substr(item.begin + item.key_bytes, item.bytes);
}

std::string ExternalSorter::next_path() { return path_ + '.' + std::to_string(runs_made_++); }

void ExternalSorter::add(std::string_view key, std::string_view bytes) {
  items_.push_back({buffer_.size(), static_cast<std::uint32_t>(key.size()),
                    static_cast<std::uint32_t>(bytes.size())});
  buffer_.append(key).append(bytes);
  if (buffer_.size() + items_.size() * sizeof(Item) >= run_bytes_) write_run();
}

void ExternalSorter::give_items(RunSink& sink) {
  std::sort(items_.begin(), items_.end(), [this](const Item& a, const Item& b) {
    const int order = key(a).compare(key(b));
    return order != 0 ? order < 0 : a.begin < b.begin;
  });
  for (auto same = items_.begin(); same != items_.end();) {
    const auto end =
        std::find_if(same, items_.end(), [&](const Item& item) { return key(item) != key(*same); });
    std::uint64_t sum = 0;
    for (auto item = same; item != end; ++item) sum += item->bytes;
    sink.begin(key(*same), sum);
    for (; same != end; ++same) sink.append(bytes(*same));
  }
  items_.clear();
  buffer_.clear();
}

void ExternalSorter::write_run() {
  std::string path = next_path();
  RunFileSink run(path);
  give_items(run);
  run.close();
  runs_.add(std::move(path));
}

void ExternalSorter::finish(RunSink& sink) {
  if (runs_made_ == 0) return give_items(sink);  // few enough to be sorted here
  if (!items_.empty()) write_run();
  items_ = {};
  buffer_ = {};
  const std::vector<std::string> runs = runs_.files();
  merge_runs(runs, sink);
  for (const std::string& run : runs) fs::remove(run);
}

}  // namespace pprsearch
