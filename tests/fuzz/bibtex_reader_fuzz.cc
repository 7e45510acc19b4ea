#include <pprsearch/citation_formats.h>

#include "formats/bibtex/bibtex.h"
#include "tests/fuzz/reader_laws.h"

// Any bytes are records, each with its place and either a reason or an entry; a well-formed
// entry after them is always found, and so is each entry once it has been written as BibTeX.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace pprsearch;
  const std::string text = decoded(data, size);
  require_records(read_bibtex, text);
  require_last_title(read_bibtex, text + "\n@article{last,\n title = {Last of all}}\n");
  for (const Record& record : records_of(read_bibtex, text)) {
    if (!record.rejection.empty()) continue;
    const auto again = records_of(read_bibtex, to_bibtex(record.entry, "key"));
    require(again.size() == 1, "an entry is written as one");
    if (!again[0].rejection.empty()) continue;  // its title has nothing but marks of no use
    const bool is_cited = record.entry.citation.has_value();
    require(is_cited == again[0].entry.citation.has_value(), "a post without citation stays one");
    if (!is_cited) continue;
    const Citation& first = *record.entry.citation;
    const Citation& second = *again[0].entry.citation;
    require(first.doi == second.doi, "a DOI comes back");
    require(first.issued == second.issued, "a date comes back");
    require(first.authors.size() == second.authors.size(), "authors come back");
  }
  return 0;
}
