#pragma once

#include <cstdint>
#include <string_view>

#include "index/thesaurus_table.h"
#include "tests/support/scratch_folder.h"

namespace pprsearch::test {

/// The table of a thesaurus without an index: the words of the names are all there is.
class TableOfThesaurus {
 public:
  explicit TableOfThesaurus(const Thesaurus& thesaurus) : table_(written(thesaurus), no_entries) {}

  const ThesaurusTable& operator*() const { return table_; }
  const ThesaurusTable* operator->() const { return &table_; }

 private:
  static std::uint32_t no_entries(std::string_view) { return 0; }

  std::string written(const Thesaurus& thesaurus) const {
    Analyzer analyzer;
    const std::string path = scratch_ / "thesaurus.ppr";
    ThesaurusTable::write(thesaurus, analyzer, no_entries, path);
    return path;
  }

  ScratchFolder scratch_;
  ThesaurusTable table_;
};

}  // namespace pprsearch::test
