#pragma once

#include <pprsearch/entry.h>

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "formats/record.h"

namespace pprsearch {

/// What notices of retraction, correction and concern say of the articles that they name: the
/// record of a retraction marks the record of what it retracts. The record of a retracted article
/// marks all others of its DOI or PMID, be they kept for a text of their own. Comments mark
/// nothing.
class NoticeMarks {
 public:
  /// What an article is named by: one of the two may be empty.
  struct Named {
    std::string pmid;
    std::string doi;
  };

  /// A mark that an entry got: "retracted: pmid:300", and the record that says so.
  struct Mark {
    std::string notice;
    std::string by;  ///< "'pmid300' in hits.nbib:40"
  };

  /// Takes in the notices of a record, and gives the articles that they name. What names itself, or
  /// nothing, marks nothing.
  std::vector<Named> add(const Record& record);

  /// Adds to an entry what was said of its article and it does not have.
  std::vector<Mark> mark(Entry& entry) const;

  bool empty() const { return marks_.empty(); }
  /// Memory in use.
  std::size_t bytes() const { return bytes_; }

 private:
  std::unordered_map<std::string, std::vector<Mark>> marks_;  ///< by "pmid:1" and "doi:10.1000/x"
  std::size_t bytes_ = 0;
};

}  // namespace pprsearch
