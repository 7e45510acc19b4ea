#pragma once

#include <utility>
#include <vector>

#include "index/index_reader.h"

namespace pprsearch {

/// A number for each entry of a generation, at first 0; its memory belongs to the
/// session, which must live longer.
class EntryNumbers {
 public:
  explicit EntryNumbers(IndexReader::Session& session)
      : session_(&session), numbers_(session.zeros()) {}
  EntryNumbers(EntryNumbers&& other) noexcept
      : session_(std::exchange(other.session_, nullptr)), numbers_(std::move(other.numbers_)) {}
  EntryNumbers& operator=(EntryNumbers&&) = delete;
  ~EntryNumbers() {
    if (session_ != nullptr) session_->give_back(std::move(numbers_));
  }

  double& operator[](EntryNumber entry) { return numbers_[entry]; }
  double operator[](EntryNumber entry) const { return numbers_[entry]; }

 private:
  IndexReader::Session* session_;
  std::vector<double> numbers_;
};

/// The order of hits by relevance: by score, then newest, then by id. It is total.
struct ByScore {
  const EntryNumbers& scores;
  const Columns& columns;

  bool operator()(EntryNumber a, EntryNumber b) const {
    return scores[a] != scores[b] ? scores[a] > scores[b]
                                  : columns.newest_rank(a) < columns.newest_rank(b);
  }
};

}  // namespace pprsearch
