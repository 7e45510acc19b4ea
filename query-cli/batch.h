#pragma once

#include <pprsearch/searcher.h>

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>

#include "query-cli/options.h"

namespace pprsearch {

/// A line of a batch, without its end.
struct BatchLine {
  std::size_t number = 0;  ///< from 1
  std::string text;
  bool is_cut = false;  ///< it was longer than may be kept; `text` is its beginning
};

/// Takes a text apart into lines, of which it holds one at a time, and no more than its bound.
class BatchLines {
 public:
  static constexpr std::size_t kMostBytes = std::size_t{1} << 20;

  /// `next_byte` gives a byte, or returns false at the end.
  explicit BatchLines(std::function<bool(char&)> next_byte) : next_byte_(std::move(next_byte)) {}

  /// The next line; nullopt at the end.
  std::optional<BatchLine> next();

 private:
  std::function<bool(char&)> next_byte_;
  std::size_t number_ = 0;
};

/// Where a batch reads and writes.
struct Streams {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
};

/// Answers the lines of a file, or of standard input ("-"), each before the next is read. A faulty
/// line is answered by what is wrong with it. Returns the exit status: 2 if any was faulty, else 0
/// if any found something, else 1. Throws Error if the lines cannot be read or the index cannot
/// answer.
int ask_batch(const Searcher& searcher, const QueryCliOptions& options, const Streams& streams);

}  // namespace pprsearch
