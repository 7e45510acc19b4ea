#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/scratch_file.h"

namespace pprsearch {

/// An array of which memory has the end, and a file without a name the rest: for what there may be
/// millions of, and few are looked at. A short one has no file. Throws as ScratchFile does.
template <typename T>
class SpilledArray {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  /// The file is made in `folder`, as that of ScratchFile.
  explicit SpilledArray(std::string folder = {}) : folder_(std::move(folder)) {}

  std::size_t size() const { return spilled_ + end_.size(); }

  void push_back(const T& value) { append({&value, 1}); }
  void append(std::span<const T> values) {
    end_.insert(end_.end(), values.begin(), values.end());
    if (end_.size() * sizeof(T) < kMostInMemory) return;
    if (!file_) file_.emplace(folder_);
    file_->write(spilled_ * sizeof(T),
                 {reinterpret_cast<const char*>(end_.data()), end_.size() * sizeof(T)});
    spilled_ += end_.size();
    end_.clear();
  }

  T operator[](std::size_t place) const {
    T value{};
    read(place, {&value, 1});
    return value;
  }
  /// Those from `begin` on.
  void read(std::size_t begin, std::span<T> to) const {
    const std::size_t in_file = begin < spilled_ ? std::min(spilled_ - begin, to.size()) : 0;
    if (in_file > 0) {
      file_->read(begin * sizeof(T), reinterpret_cast<char*>(to.data()), in_file * sizeof(T));
    }
    for (std::size_t i = in_file; i < to.size(); ++i) to[i] = end_[begin + i - spilled_];
  }
  void set(std::size_t place, const T& value) {
    if (place >= spilled_) {
      end_[place - spilled_] = value;
    } else {
      file_->write(place * sizeof(T), {reinterpret_cast<const char*>(&value), sizeof value});
    }
  }

  /// Calls `visit(value)` for each, in their order.
  template <typename Visit>
  void each(const Visit& visit) const {
    std::vector<T> some;
    for (std::size_t begin = 0; begin < size(); begin += some.size()) {
      some.resize(std::min(std::max<std::size_t>(kMostInMemory / sizeof(T), 1), size() - begin));
      read(begin, some);
      for (const T& value : some) visit(value);
    }
  }

  /// Memory in use.
  std::size_t bytes() const { return end_.capacity() * sizeof(T); }

 private:
  static constexpr std::size_t kMostInMemory = std::size_t{1} << 17;

  std::string folder_;
  std::optional<ScratchFile> file_;
  std::size_t spilled_ = 0;  ///< so many are in the file
  std::vector<T> end_;       ///< those behind them
};

}  // namespace pprsearch
