// Hits as a table, for spreadsheets and scripts.
#include "query-cli/printers/table.h"

#include <array>
#include <cstdio>
#include <ostream>

#include "base/strings.h"

namespace pprsearch {
namespace {

constexpr std::array<const char*, 11> kColumns = {
    "rank",    "score",   "id",  "published", "title",         "year",
    "authors", "journal", "doi", "topics",    "research_types"};

/// Names of several authors or topics in one cell.
std::array<std::string, kColumns.size()> cells_of(const Hit& hit) {
  const Citation citation = hit.entry.citation.value_or(Citation{});
  std::vector<std::string> authors;
  for (const Name& author : citation.authors) authors.push_back(display_name(author));
  std::array<char, 40> score{};
  std::snprintf(score.data(), score.size(), "%.6g", hit.score);
  return {std::to_string(hit.rank),
          score.data(),
          hit.id,
          hit.entry.published,
          hit.entry.title,
          citation.issued.year == 0 ? "" : std::to_string(citation.issued.year),
          join(authors, "; "),
          citation.container_title,
          citation.doi,
          join(hit.entry.topics, "; "),
          join(hit.entry.research_types, "; ")};
}

template <typename Cells>
void print_row(const Cells& cells, const TableForm& form, std::ostream& out) {
  const char* before = "";
  for (const auto& text : cells) {
    out << before << form.cell(text);
    before = form.between;
  }
  out << form.end;
}

}  // namespace

void print_table(const std::vector<Hit>& hits, const TableForm& form, std::ostream& out) {
  print_row(kColumns, form, out);
  for (const Hit& hit : hits) print_row(cells_of(hit), form, out);
}

}  // namespace pprsearch
