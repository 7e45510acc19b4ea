// The forms of reference managers: a row for each that the library writes.
#include <pprsearch/citation_formats.h>

#include <ostream>

#include "query-cli/printers/printer.h"

namespace pprsearch {

Printer citation_printer(CitationFormat format) {
  return {
      .name = std::string(to_string(format)),
      .result =
          [format](const SearchResult& result, const PrintOptions& options, std::ostream& out) {
            CitationWriter citations(out, format);
            for_each_hit(result, options, [&](const Hit& hit) { citations.write(hit.entry); });
            citations.finish();
          },
      .entries =
          [format](const std::vector<Entry>& entries, const PrintOptions&, std::ostream& out) {
            CitationWriter citations(out, format);
            for (const Entry& entry : entries) citations.write(entry);
            citations.finish();
          },
  };
}

}  // namespace pprsearch
