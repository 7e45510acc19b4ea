#include "index/current_reader.h"

#include <pprsearch/error.h>

#include <optional>
#include <utility>

#include "index/generation/index_folder.h"

namespace pprsearch {
namespace {

constexpr auto kBetweenOpenings = std::chrono::seconds(1);

}  // namespace

CurrentReader::CurrentReader(const std::string& folder, std::optional<std::size_t> cache_bytes)
    : CurrentReader(folder, cache_bytes, false,
                    IndexReader::open(folder, std::nullopt, cache_bytes)) {}

CurrentReader::CurrentReader(const std::string& folder, std::uint64_t generation,
                             std::optional<std::size_t> cache_bytes)
    : CurrentReader(folder, cache_bytes, true, IndexReader::open(folder, generation, cache_bytes)) {
}

CurrentReader::CurrentReader(std::string folder, std::optional<std::size_t> cache_bytes,
                             bool pinned, std::shared_ptr<const IndexReader> reader)
    : folder_(std::move(folder)),
      cache_bytes_(cache_bytes),
      pinned_(pinned),
      reader_(std::move(reader)) {
  held_.add(reader_);
}

std::shared_ptr<const IndexReader> CurrentReader::get() {
  if (pinned_) return reader_;
  const IndexFolder folder(folder_);
  const std::optional<StubTimes> times = folder.stub_times();  // before it is read
  {
    const std::lock_guard guard(mutex_);
    if (times && times == known_times_ && failure_.empty()) return reader_;
  }
  const std::string stub = folder.stub_identity();
  if (has_to_open(stub)) open();
  const std::lock_guard guard(mutex_);
  if (stub == reader_->stub_identity()) known_times_ = times;
  return reader_;
}

std::string CurrentReader::stale_reason() {
  get();
  const std::lock_guard guard(mutex_);
  return failure_;
}

std::size_t CurrentReader::open_generations() {
  const std::lock_guard guard(mutex_);
  return held_.count();
}

/// True for one thread, which has to call open() then.
bool CurrentReader::has_to_open(const std::string& stub) {
  const std::lock_guard guard(mutex_);
  if (stub == reader_->stub_identity()) {
    failure_.clear();  // the faulty one was taken back
    return false;
  }
  if (opening_) return false;
  if (!failure_.empty() && stub == failed_stub_ && std::chrono::steady_clock::now() < next_try_) {
    return false;
  }
  failed_stub_ = stub;
  opening_ = true;
  return true;
}

void CurrentReader::open() {
  std::shared_ptr<const IndexReader> opened;
  std::string failure;
  try {
    opened = IndexReader::open(folder_, std::nullopt, cache_bytes_);
  } catch (const Error& error) {
    failure = error.what();
  } catch (...) {  // a fault of ours; the next call must not take it for an opening that goes on
    const std::lock_guard guard(mutex_);
    opening_ = false;
    throw;
  }
  // The old one is let go without the lock held: it may be the last hold on many files.
  const std::lock_guard guard(mutex_);
  opening_ = false;
  failure_ = failure;
  next_try_ = std::chrono::steady_clock::now() + kBetweenOpenings;
  if (!opened) return;
  held_.add(opened);
  reader_.swap(opened);
}

}  // namespace pprsearch
