#include "formats/reading_options.h"

#include <map>
#include <utility>

#include "base/ascii.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "formats/list_faults.h"
#include "formats/listed_lines.h"

namespace pprsearch {
namespace {

constexpr std::string_view kMeanings[] = {"id",
                                          "title",
                                          "authors",
                                          "full authors",
                                          "year",
                                          "month",
                                          "day",
                                          "date",
                                          "journal",
                                          "volume",
                                          "issue",
                                          "pages",
                                          "first page",
                                          "last page",
                                          "number of pages",
                                          "article number",
                                          "doi",
                                          "pmid",
                                          "pmcid",
                                          "issn",
                                          "url",
                                          "abstract",
                                          "keywords",
                                          "type",
                                          "note",
                                          "accession",
                                          "database",
                                          "citation",
                                          "bodies",
                                          "book authors",
                                          "early access",
                                          "supplement",
                                          "book doi",
                                          "none"};

}  // namespace

std::span<const std::string_view> column_meanings() { return kMeanings; }

std::vector<SaidColumn> columns_from_text(std::string_view text, const std::string& file) {
  std::vector<SaidColumn> columns;
  std::map<std::string, std::size_t> places;  // in `columns`
  std::vector<ListFault> faults;
  for (const auto& [number, line] : listed_lines(text)) {
    const std::size_t equals = line.rfind('=');
    const std::string_view name = trim(line.substr(0, equals), kBlanks);
    const std::string words = plain_words(name);
    const std::string meaning = equals == line.npos ? "" : plain_words(line.substr(equals + 1));
    if (words.empty() || !is_one_of(std::string_view(meaning), column_meanings())) {
      faults.push_back({number, shown_value(line) +
                                    " is not 'Name of the column = meaning', with one of " +
                                    join(column_meanings(), ", ")});
      continue;
    }
    const auto [place, is_new] = places.emplace(words, columns.size());
    if (is_new) {
      columns.push_back({std::string(name), meaning, number});
    } else if (const SaidColumn& said = columns[place->second]; said.meaning != meaning) {
      faults.push_back({number, "the column " + shown_value(name) + " is '" + meaning +
                                    "' here, and '" + said.meaning + "' in line " +
                                    std::to_string(said.line)});
    }
  }
  if (!faults.empty()) throw ListFaults("--columns", file, std::move(faults));
  return columns;
}

}  // namespace pprsearch
