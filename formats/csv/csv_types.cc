#include "formats/csv/csv_types.h"

#include <array>
#include <string_view>
#include <utility>

#include "formats/endnote_types.h"
#include "formats/type_names.h"

namespace pprsearch {
namespace {

/// Of Zotero, Scopus, Web of Science and EndNote, in plain words.
constexpr auto kTypes = std::to_array<TypeName>({
    {"journalarticle", "article-journal"},
    {"journal article", "article-journal"},
    {"article", "article-journal"},
    {"jour", "article-journal"},
    {"magazinearticle", "article-magazine"},
    {"newspaperarticle", "article-newspaper"},
    {"preprint", "article"},
    {"book", "book"},
    {"booksection", "chapter"},
    {"book chapter", "chapter"},
    {"book section", "chapter"},
    {"chapter", "chapter"},
    {"encyclopediaarticle", "entry-encyclopedia"},
    {"conferencepaper", "paper-conference"},
    {"conference paper", "paper-conference"},
    {"proceedings paper", "paper-conference"},
    {"thesis", "thesis"},
    {"dissertation", "thesis"},
    {"report", "report"},
    {"webpage", "webpage"},
    {"blogpost", "post-weblog"},
    {"patent", "patent"},
    {"dataset", "dataset"},
    {"computerprogram", "software"},
    {"manuscript", "manuscript"},
});

}  // namespace

// IEEE has the publisher before the kind.
const char* csl_type_of_kind(const std::string& kind) {
  constexpr std::array<std::pair<std::string_view, const char*>, 6> kOfPublishers = {{
      {" conferences", "paper-conference"},
      {" journals", "article-journal"},
      {" journals magazines", "article-journal"},
      {" magazines", "article-journal"},
      {" early access articles", "article-journal"},
      {" standards", "standard"},
  }};
  if (const char* known = csl_type(kTypes, kind)) return known;
  if (const char* known = csl_type(kEndNoteTypes, kind)) return known;
  for (const std::string_view thesis : {"thesis", "dissertation"}) {
    if (kind.find(thesis) != kind.npos) return "thesis";
  }
  for (const auto& [ending, type] : kOfPublishers) {
    if (kind.ends_with(ending) && kind.size() < ending.size() + 12) return type;
  }
  return nullptr;
}

}  // namespace pprsearch
