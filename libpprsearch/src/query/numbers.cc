#include "query/numbers.h"

#include <pprsearch/citation.h>

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/pmid.h"
#include "base/strings.h"
#include "query/operators.h"

namespace pprsearch {
namespace {

std::string_view run_at(std::string_view text, std::size_t at) {
  return text.substr(at, text.find_first_of(kRunEnd, at) - at);
}

// ---- PMIDs ----

/// A number of PubMed, and the punctuation behind it or the next one.
bool may_be_pmid(std::string_view run) {
  constexpr std::size_t kFewestDigits = 4;
  const std::size_t digits = count_digits(run);
  const std::size_t next = run.find_first_not_of(".,;]", digits);
  const bool ends = next == run.npos || (next > digits && are_digits(run.substr(next)) &&
                                         run.size() - next >= kFewestDigits);
  return ends && digits >= kFewestDigits && digits <= kMostDigitsOfPmid;
}

std::optional<FoundNumber> pmid_behind(std::string_view text, std::size_t at, std::size_t before) {
  const std::string_view run = run_at(text, at + before);
  if (!may_be_pmid(run)) return std::nullopt;
  return FoundNumber{"pmid", before, count_digits(run), 0};
}

/// "PMID 10024335", "PMID: 10024335", "PMID:10024335", "PMIDs: 10024335, 8604958".
std::optional<FoundNumber> announced_pmid(std::string_view text, std::size_t at) {
  for (const std::string_view name : {"pmids", "pmid"}) {
    if (!begins_with(text.substr(at), name)) continue;
    const std::string_view behind = text.substr(at + name.size());
    for (const std::string_view mark : {": ", ":", " "}) {
      if (behind.starts_with(mark)) return pmid_behind(text, at, name.size() + mark.size());
    }
    return std::nullopt;
  }
  return std::nullopt;
}

/// "10024335[pmid]".
std::optional<FoundNumber> tagged_pmid(std::string_view run) {
  const std::size_t digits = count_digits(run);
  const std::string_view tag = run.substr(digits);
  const bool is_tag = is_same_word(tag, "[pmid]") || is_same_word(tag, "[uid]");
  if (!is_tag || !may_be_pmid(run.substr(0, digits))) return std::nullopt;
  return FoundNumber{"pmid", 0, digits, tag.size()};
}

/// The address of an entry of PubMed, or of a search there for its number.
std::optional<FoundNumber> pmid_of_address(std::string_view run) {
  const std::string_view found = pmid_of_pubmed_search(run);
  const bool is_search = !found.empty();
  const std::string_view number = is_search ? found : pmid_of_pubmed_address(run);
  if (number.empty()) return std::nullopt;
  const auto before = static_cast<std::size_t>(number.data() - run.data());
  const std::string_view behind = run.substr(before + number.size());
  const bool is_all = behind.empty() || is_one_of(behind[0], "&#[%/?.,;");
  if (is_search && !is_all) return std::nullopt;
  return FoundNumber{"pmid", before, number.size(), behind.size()};
}

// ---- ISSNs ----

/// "ISSN 0033-3204"; with a colon it is a field.
std::optional<FoundNumber> announced_issn(std::string_view text, std::size_t at) {
  constexpr std::string_view kName = "issn ";
  if (!begins_with(text.substr(at), kName)) return std::nullopt;
  const std::string_view run = trim_end(run_at(text, at + kName.size()), ".,;]");
  if (bare_issn(run).empty()) return std::nullopt;
  return FoundNumber{"issn", kName.size(), run.size(), 0};
}

// ---- arXiv ----

/// "0704.0001v2", "hep-th/9901001": how many bytes of it there are; 0 if it is none.
std::size_t length_of_arxiv(std::string_view text) {
  std::size_t end = count_digits(text);
  if (end == 4 && text.substr(end).starts_with('.')) {
    const std::size_t serial = count_digits(text.substr(5));
    if (serial != 4 && serial != 5) return 0;
    end = 5 + serial;
  } else {
    constexpr std::size_t kDigits = 7;
    const std::size_t slash = text.find('/');
    if (end > 0 || slash == 0 || slash == text.npos) return 0;
    const auto belongs = [](char c) { return is_letter(c) || c == '-' || c == '.'; };
    if (!std::ranges::all_of(text.substr(0, slash), belongs)) return 0;
    if (count_digits(text.substr(slash + 1)) != kDigits) return 0;
    end = slash + 1 + kDigits;
  }
  if (end < text.size() && text[end] == 'v') {
    const std::size_t version = count_digits(text.substr(end + 1));
    if (version > 0) end += 1 + version;
  }
  const std::string_view rest = text.substr(end);
  return rest.empty() || !is_letter_or_digit(rest.front()) ? end : 0;
}

std::optional<FoundNumber> arxiv_behind(std::string_view text, std::size_t at, std::size_t before) {
  const std::string_view run = run_at(text, at + before);
  const std::size_t length = length_of_arxiv(run);
  if (length == 0) return std::nullopt;
  return FoundNumber{"arxiv", before, length, run.size() - length};
}

/// "arXiv:2005.14165", "arXiv: hep-th/9901001", "https://arxiv.org/abs/2005.14165v3".
std::optional<FoundNumber> announced_arxiv(std::string_view text, std::size_t at) {
  for (const std::string_view mark : {"arxiv: ", "arxiv:"}) {
    if (begins_with(text.substr(at), mark)) return arxiv_behind(text, at, mark.size());
  }
  const std::string_view run = run_at(text, at);
  for (const std::string_view path : {"arxiv.org/abs/", "arxiv.org/pdf/"}) {
    const std::size_t place = run.find(path);
    if (place != run.npos && (place == 0 || is_address(run))) {
      return arxiv_behind(text, at, place + path.size());
    }
  }
  return std::nullopt;
}

// ---- DOIs ----

/// "10." and a registrant, "10.1037" or "10.1000.10", then a slash and what makes a suffix.
bool begins_doi(std::string_view text) {
  constexpr std::size_t kFewestDigits = 4;
  if (!text.starts_with("10.") || count_digits(text.substr(3)) < kFewestDigits) return false;
  const std::size_t slash = text.find_first_not_of("0123456789.", 3);
  if (slash == text.npos || slash + 1 == text.size()) return false;
  const std::size_t mark = text[slash] == '/' ? 1 : begins_with(text.substr(slash), "%2f") ? 3 : 0;
  const std::string_view suffix = text.substr(slash + mark);
  return mark > 0 && !suffix.empty() &&
         (is_letter_or_digit(suffix[0]) || is_one_of(suffix[0], "([-_%/"));
}

/// Whether an address has a DOI in its path, as those of resolvers and of publishers' pages.
bool is_address_of_doi(std::string_view run) {
  if (!is_address(run)) return false;
  for (std::size_t place = run.find("10."); place != run.npos; place = run.find("10.", place + 1)) {
    const bool begins = !is_letter_or_digit(run[place - 1]) && run[place - 1] != '.';
    if (begins && begins_doi(run.substr(place))) return true;
  }
  return false;
}

/// Where a DOI's resolver is asked for more than the article: in an address, a ? or # of a DOI is
/// written by its number.
std::size_t end_of_path(std::string_view address) {
  constexpr std::string_view kHost = "doi.org/";
  const std::size_t place = address.find(kHost);
  if (place == address.npos) return address.npos;
  const std::size_t begin = place + kHost.size();
  return begins_doi(address.substr(begin)) ? address.find_first_of("?#", begin) : address.npos;
}

/// Where the next one begins of a list without blanks: "10.1037/a,10.1037/b".
std::size_t end_in_list(std::string_view value) {
  for (std::size_t at = value.find_first_of(",;"); at != value.npos;
       at = value.find_first_of(",;", at + 1)) {
    const std::string_view next = value.substr(at + 1);
    if (begins_doi(next) || begins_with(next, "doi:") || is_address(next)) return at;
  }
  return trim_end(value, ",;").size();
}

/// A DOI alone, behind its name, or in an address.
std::optional<FoundNumber> doi_at(std::string_view text, std::size_t at) {
  for (const std::string_view mark : {"doi: ", "doi:", "doi ", "doi.org/", "dx.doi.org/", ""}) {
    if (!begins_with(text.substr(at), mark)) continue;
    const std::string_view run = literal_run(text, at + mark.size());
    if (!begins_doi(run) && !is_address_of_doi(run)) continue;
    const std::string_view value = run.substr(0, end_in_list(run));
    const bool is_behind_host = mark.ends_with('/');
    const std::size_t end = is_behind_host ? value.find_first_of("?#") : end_of_path(value);
    if (end == value.npos) return FoundNumber{"doi", mark.size(), value.size(), 0};
    return FoundNumber{"doi", mark.size(), end, value.size() - end};
  }
  return std::nullopt;
}

}  // namespace

std::optional<FoundNumber> number_at(std::string_view plain, std::size_t at) {
  // The letters and digits that one begins with; most words begin with others.
  if (!is_one_of(ascii_lower(plain[at]), "adhipw0123456789")) return std::nullopt;
  if (const auto pmid = announced_pmid(plain, at)) return pmid;
  if (const auto issn = announced_issn(plain, at)) return issn;
  const std::string_view run = run_at(plain, at);
  if (is_digit(run[0])) {
    if (const auto pmid = tagged_pmid(run)) return pmid;
    return begins_with(run, "10.") ? doi_at(plain, at) : std::nullopt;
  }
  if (is_address(run) || begins_with(run, "www.") || begins_with(run, "pubmed.")) {
    if (const auto pmid = pmid_of_address(run)) return pmid;
  }
  if (const auto arxiv = announced_arxiv(plain, at)) return arxiv;
  return is_address(run) || begins_with(run, "doi") || begins_with(run, "dx.doi.org")
             ? doi_at(plain, at)
             : std::nullopt;
}

bool is_address(std::string_view word) {
  return begins_with(word, "http://") || begins_with(word, "https://");
}

std::string_view field_of_bare_number(std::string_view text) {
  constexpr std::size_t kHyphen = 4;
  if (is_address(text)) return "url";
  if ((text.size() == 7 || text.size() == 8) && are_digits(text)) return "pmid";
  const bool like_issn = text.size() == 9 && text[kHyphen] == '-';
  return like_issn && !bare_issn(text).empty() ? "issn" : "";
}

std::string_view name_of_number(std::string_view field) {
  struct Row {
    std::string_view field;
    std::string_view name;
  };
  constexpr auto kRows = std::to_array<Row>({{"doi", "DOI"},
                                             {"pmid", "PMID"},
                                             {"issn", "ISSN"},
                                             {"arxiv", "arXiv number"},
                                             {"url", "address"}});
  const auto* row = std::ranges::find(kRows, field, &Row::field);
  return row == kRows.end() ? std::string_view() : row->name;
}

std::string_view literal_run(std::string_view plain, std::size_t at) {
  std::size_t depth = 0;
  std::size_t end = at;
  for (; end < plain.size() && plain[end] != ' ' && plain[end] != '"'; ++end) {
    if (plain[end] == '(') ++depth;
    if (plain[end] == ')' && depth-- == 0) break;
  }
  return plain.substr(at, std::max(end, at) - at);
}

}  // namespace pprsearch
