#include "formats/reading_options.h"

#include <pprsearch/error.h>

#include "base/ascii.h"
#include "base/strings.h"

namespace pprsearch {
namespace {

constexpr std::string_view kMeanings[] = {
    "id",         "title",     "authors",        "full authors", "year",       "month",
    "day",        "date",      "journal",        "volume",       "issue",      "pages",
    "first page", "last page", "article number", "doi",          "pmid",       "pmcid",
    "issn",       "url",       "abstract",       "keywords",     "type",       "note",
    "citation",   "bodies",    "book authors",   "early access", "supplement", "book doi",
    "none"};

}  // namespace

std::span<const std::string_view> column_meanings() { return kMeanings; }

std::map<std::string, std::string> columns_from_text(std::string_view text,
                                                     const std::string& file) {
  std::map<std::string, std::string> columns;
  std::size_t number = 0;
  for (std::string_view line : split_at(text, '\n')) {
    ++number;
    line = trim(line, kBlanks);
    if (line.empty() || line.starts_with('#')) continue;
    const std::size_t equals = line.rfind('=');
    const std::string name = plain_words(line.substr(0, equals));
    const std::string meaning = equals == line.npos ? "" : plain_words(line.substr(equals + 1));
    if (name.empty() || !is_one_of(std::string_view(meaning), column_meanings())) {
      throw Error("--columns " + file + ':' + std::to_string(number) +
                  ": 'Name of the column = " + (meaning.empty() ? "meaning" : meaning) +
                  "' is wanted, with one of " + join(column_meanings(), ", "));
    }
    columns[name] = meaning;
  }
  return columns;
}

}  // namespace pprsearch
