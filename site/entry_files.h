#pragma once

#include <pprsearch/entry.h>
#include <pprsearch/names.h>
#include <pprsearch/searcher.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

/// A file of an entry, or of what a search found.
struct EntryFile {
  std::string ending;  ///< of its address: ".csl.json"
  const char* type;    ///< as HTTP has it
  /// If it cites: of the article, or of the summary.
  std::optional<CitationFormat> citation;
  std::string (*write)(const Entry& entry) = nullptr;        ///< of an entry; null = has none
  std::string (*write_all)(AnswerReader& answer) = nullptr;  ///< of a search; null = has none
};

/// Every file that entries and searches have: one for each citation format, and others. One whose
/// ending ends like another's comes before it.
const std::vector<EntryFile>& entry_files();

/// The file of that ending; nullptr if there is none.
const EntryFile* find_entry_file(std::string_view ending);

/// The file of that citation format.
const EntryFile& file_of(CitationFormat format);

/// The file of a search whose address has that first piece: "search.ris"; nullptr if there is none.
const EntryFile* find_search_file(std::string_view piece);

}  // namespace pprsearch
