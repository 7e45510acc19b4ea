#include "indexer/intake/retractions.h"

#include <pprsearch/citation.h>
#include <pprsearch/error.h>

#include <cstdint>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/files.h"
#include "base/pmid.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "formats/list_faults.h"
#include "formats/listed_lines.h"

namespace pprsearch {
namespace {

constexpr std::uint64_t kMostBytes = std::uint64_t{64} << 20;

std::string text_of(const std::string& file) {
  try {
    return read_file(file, kMostBytes, Readable::anything);
  } catch (const std::system_error& error) {
    throw Error(std::string("--retractions: ") + error.what());
  }
}

/// "123" of "123" and "PMID: 123"; empty for anything else.
std::string_view pmid_in(std::string_view line) {
  line = behind_label_of_pmid(line);
  return is_pmid(line) ? line : std::string_view();
}

}  // namespace

RetractionList RetractionList::load(const std::string& file) {
  RetractionList list;
  const std::string text = text_of(file);
  std::vector<ListFault> faults;
  for (const auto& [number, line] : listed_lines(text)) {
    const std::string_view pmid = pmid_in(line);
    std::string doi = pmid.empty() ? bare_doi(line) : std::string();
    if (pmid.empty() && doi.empty()) {
      faults.push_back({number, shown_value(line) + " is neither a DOI nor a number of PubMed"});
    }
    if (!pmid.empty()) list.pmids_.emplace(pmid);
    if (!doi.empty()) list.dois_.insert(std::move(doi));
  }
  if (!faults.empty()) throw ListFaults("--retractions", file, std::move(faults));
  return list;
}

void RetractionList::mark(Entry& entry) const {
  if (!entry.citation || is_retracted(entry)) return;
  const bool is_listed =
      dois_.contains(entry.citation->doi) || pmids_.contains(entry.citation->pmid);
  if (is_listed) entry.notices.emplace_back(to_string(NoticeKind::retracted));
}

}  // namespace pprsearch
