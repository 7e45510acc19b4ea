#include <pprsearch/citation.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

namespace {

using pprsearch::Citation;
using pprsearch::Name;

/// Stops the fuzzer where a promise of parse_citation is not kept.
void require(bool kept, std::string_view promise, std::string_view part) {
  if (kept) return;
  std::cerr << promise << ": '" << part << "'\n";
  std::abort();
}

void check_part(std::string_view part) {
  for (const char c : part) {
    require(static_cast<unsigned char>(c) >= 0x20 && c != 0x7F, "a part is one line", part);
  }
  require(!part.starts_with(' ') && !part.ends_with(' '), "no blanks around a part", part);
}

void check_name(const Name& name) {
  for (const std::string& part : {name.family, name.given, name.literal, name.suffix}) {
    check_part(part);
  }
  require(!display_name(name).empty(), "an author has a name", name.suffix);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string line(data, data + size);
  const Citation citation = pprsearch::parse_citation(line);
  require(citation.raw == line, "raw is the line", citation.raw);
  for (const Name& author : citation.authors) check_name(author);
  for (const std::string& part :
       {citation.type, citation.title, citation.container_title, citation.volume, citation.issue,
        citation.page, citation.doi, citation.pmid, citation.url}) {
    check_part(part);
  }
  require(citation.doi == pprsearch::bare_doi(citation.doi), "a DOI is bare", citation.doi);
  require(citation.issued.year >= 0 && citation.issued.year <= 9999, "a year has four digits", "");
  return 0;
}
