#include "formats/article_numbers.h"

#include <pprsearch/citation.h>

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/pmid.h"
#include "base/strings.h"
#include "formats/summary_notes.h"

// A note is read line by line. A line tells of the article itself if it begins with a label of its
// numbers, and as far as no word in it turns to another work; with that word the note ends, because
// what such a heading lists follows it.

namespace pprsearch {
namespace {

constexpr std::array<std::string_view, 11> kOwnLabels = {
    "accession number", "doi",  "pmid",  "pmcid", "pubmed", "pmc",
    "medline",          "issn", "eissn", "isbn",  "nlm"};

constexpr std::array<std::string_view, 25> kOtherWorks = {
    "comment on",     "comment in",  "comments on",
    "commentary on",  "commentary:", "erratum",
    "errata",         "retract",     "cited ref",
    "references:",    "republished", "reference list",
    "update of",      "update in",   "updated in",
    "in reply",       "reply to",    "expression of concern",
    "response to",    "preprint",    "see also",
    "original study", "correction",  "original report",
    "corrigend"};

constexpr std::string_view kBetween = " \t:#=-";

/// Where a line turns to another work; its size if it does not.
std::size_t begin_of_other_work(std::string_view line) {
  const std::string lower = in_lower_case(line);
  std::size_t begin = line.size();
  for (const std::string_view words : kOtherWorks) begin = std::min(begin, lower.find(words));
  return begin;
}

/// The number that `text` begins with, be it "NLM31245678"; empty if it is none of PubMed's.
std::string number_of_library(std::string_view text) {
  constexpr std::string_view kLibrary = "nlm";
  if (begins_with(text, kLibrary)) text.remove_prefix(kLibrary.size());
  return std::string(leading_pmid(text));
}

/// The number behind a label at the beginning of `text`: "PMID: 123", "PUBMED 123", "MEDLINE:123".
std::string labelled_pmid(std::string_view text) {
  text = trim_begin(text, " \t([");
  if (begins_with(text, "nlm")) return number_of_library(text);
  if (const std::size_t digits = count_digits(text);
      digits > 0 && begins_with(text.substr(digits), "[pmid]")) {
    return number_of_library(text);
  }
  const std::string_view behind = behind_label_of_pmid(text);
  return behind.size() < text.size() ? number_of_library(behind) : std::string();
}

/// "https://doi.org/", without a word before it: what "Data:" stands before is another work.
bool is_beginning_of_address(std::string_view text) {
  constexpr std::array<std::string_view, 4> kBeginnings = {"http://", "https://", "doi.org/",
                                                           "dx.doi.org/"};
  return text.find_first_of(kBlanks) == text.npos && is_address_of_doi(text) &&
         std::ranges::any_of(kBeginnings, [&](auto begin) { return begins_with(text, begin); });
}

/// Whether `text` begins with a DOI, perhaps behind its label or in its address.
bool begins_with_doi(std::string_view text) {
  text = trim_begin(text, " \t([<");
  if (begins_with(text, "doi")) text = trim_begin(text.substr(3), kBetween);
  if (text.find("10.") == text.npos) return false;
  const std::string_view before = text.substr(0, text.find("10."));
  return before.empty() || is_beginning_of_address(before);
}

/// The address behind a label of the article's own: "URL: https://doi.org/…"; empty for any other.
std::string_view labelled_address(std::string_view line) {
  constexpr auto kLabels = std::to_array<std::string_view>(
      {"url", "full text", "version of record", "article doi", "digital object identifier",
       "publisher's version", "permalink", "available at", "available from"});
  for (const std::string_view label : kLabels) {
    if (begins_with(line, label)) return trim_begin(line.substr(label.size()), kBetween);
  }
  return {};
}

bool begins_with_own_label(std::string_view line) {
  return std::ranges::any_of(kOwnLabels, [&](auto label) { return begins_with(line, label); });
}

/// Whether the lines before a DOI leave no doubt that it is the article's own, if it says nothing
/// of itself: any heading may stand there, so none does.
bool may_follow(std::string_view line) {
  return is_blank(line, kBlanks) || begins_with_own_label(line) || begins_with_doi(line);
}

/// Calls `visit` with what each line of a note says of the article itself, and whether the lines
/// before it say nothing else, until it gives something.
template <typename Visit>
std::string first_of_own(std::string_view note, Visit visit) {
  bool is_of_itself = true;
  for (const std::string& whole : split_notes(trim(note, kBlanks), "\n")) {
    if (is_summary_note(whole)) continue;
    const std::string_view line = trim(whole, kBlanks);
    const std::size_t end = begin_of_other_work(line);
    const std::string_view own = line.substr(0, end);
    if (std::string found = visit(own, is_of_itself); !found.empty()) return found;
    if (end < line.size()) break;
    is_of_itself = is_of_itself && may_follow(line);
  }
  return {};
}

bool is_from(const DatabaseFields& fields, std::string_view name) {
  return std::ranges::any_of(fields.databases, [&](const std::string& database) {
    return plain_words(database).find(name) != std::string::npos;
  });
}

/// EBSCO's codes of MEDLINE, and of MEDLINE with full texts.
constexpr std::array<std::string_view, 4> kMedlineOfEbsco = {"cmedm", "mdc", "mnh", "mdl"};

bool is_from_medline_of_ebsco(const DatabaseFields& fields) {
  return std::ranges::any_of(fields.databases, [&](const std::string& database) {
    return is_one_of(std::string_view(plain_words(database)), kMedlineOfEbsco);
  });
}

bool has_address_at(const DatabaseFields& fields, std::string_view site) {
  return std::ranges::any_of(fields.addresses, [&](const std::string& address) {
    return address.find(site) != std::string::npos;
  });
}

/// "L644585435", as embase.com numbers its records.
bool is_number_of_embase(std::string_view text) {
  text = trim(text, kBlanks);
  return text.size() > 1 && text.front() == 'L' && are_digits(text.substr(1));
}

/// The whole of a field that has nothing but the number.
std::string bare_number(std::string_view text) {
  const std::string_view number = trim(text, kBlanks);
  return std::string(is_pmid(number) ? number : std::string_view());
}

/// "PMC7123456", perhaps with its version; empty for anything else.
std::string_view bare_pmc(std::string_view word) {
  constexpr std::string_view kLabel = "PMC";
  word = trim(word, " .");
  if (const std::size_t stop = word.find('.'); stop != word.npos) word = word.substr(0, stop);
  return word.starts_with(kLabel) && are_digits(word.substr(kLabel.size())) ? word
                                                                            : std::string_view();
}

/// Takes "Article Number:", "Art. No." or the like off the beginning.
std::string_view without_article_label(std::string_view text) {
  constexpr std::array<std::string_view, 10> kLabels = {
      "article number", "article no.", "article no", "article id", "article",
      "art. no.",       "art no",      "artid",      "artn",       "unsp"};
  for (const std::string_view label : kLabels) {
    if (!begins_with(text, label)) continue;
    const std::string_view rest = text.substr(label.size());
    if (!rest.empty() && is_letter(rest.front())) continue;
    return trim_begin(rest, " :.");
  }
  return text;
}

/// PubMed's number in the address of a record in MEDLINE at Ovid and EBSCO:
/// "…?D=med27&AN=40447157", "…?direct=true&db=cmedm&AN=40447157".
std::string number_in_medline_of_host(std::string_view address) {
  constexpr auto kOfOvid = std::to_array<std::string_view>({"med", "prem", "ppez", "pmnm"});
  const std::size_t begin = address.find('?');
  if (begin == address.npos) return {};
  const std::string host = in_lower_case(address.substr(0, begin));
  const bool is_at_ovid = host.find("ovid") != host.npos;
  if (!is_at_ovid && host.find("ebsco") == host.npos) return {};
  bool is_medline = false;
  std::string number;
  for (const std::string_view part : split_words(address.substr(begin + 1), "&;")) {
    if (is_at_ovid && begins_with(part, "d=")) {
      is_medline = std::ranges::any_of(
          kOfOvid, [&](std::string_view name) { return begins_with(part.substr(2), name); });
    } else if (!is_at_ovid && begins_with(part, "db=")) {
      is_medline = is_one_of_words(part.substr(3), kMedlineOfEbsco);
    }
    if (begins_with(part, "an=")) number = leading_pmid(part.substr(3));
  }
  return is_medline ? number : std::string();
}

/// "PMID: NLM23803397" behind "NLM UID: 101208192.", as CINAHL has the journal's number before the
/// article's; the rest of its note may come first.
std::string pmid_of_cinahl(std::string_view line) {
  const std::string lower = in_lower_case(line);
  const std::size_t journal = lower.find("nlm uid: ");
  if (journal == lower.npos) return {};
  const std::size_t at = lower.find(". pmid: nlm", journal);
  const std::string_view between = std::string_view(lower).substr(
      journal + 9, at == lower.npos ? 0 : at - std::min(at, journal + 9));
  const bool is_next = !between.empty() && std::ranges::all_of(between, is_letter_or_digit);
  return is_next ? labelled_pmid(line.substr(at + 2)) : std::string();
}

/// Among several in one field: "EMBASE 361300000,PUBMED 21314913".
std::string labelled_in_list(std::string_view text) {
  for (const std::string_view piece : split_words(text, ",;|\n")) {
    if (std::string number = labelled_pmid(piece); !number.empty()) return number;
  }
  return {};
}

}  // namespace

std::string doi_of_note(std::string_view note) {
  return first_of_own(note, [](std::string_view line, bool is_of_itself) {
    const bool says_own = is_of_itself || begins_with_own_label(line);
    if (says_own && begins_with_doi(line)) return bare_doi(line);
    const std::string_view address = labelled_address(line);
    if (is_of_itself && begins_with_doi(address)) return bare_doi(address);
    if (!begins_with_own_label(line)) return std::string();
    const std::string lower = in_lower_case(line);
    const std::size_t at = lower.find("doi");
    const bool is_given = at != lower.npos && begins_with_doi(line.substr(at));
    return is_given ? bare_doi(line.substr(at)) : std::string();
  });
}

std::string pmid_of_note(std::string_view note) {
  return first_of_own(note, [](std::string_view line, bool /*is_of_itself*/) {
    if (std::string number = labelled_pmid(line); !number.empty()) return number;
    if (std::string number = pmid_of_cinahl(line); !number.empty()) return number;
    const std::size_t at = begins_with_own_label(line) || begins_with_doi(line)
                               ? in_lower_case(line).find("pmid")
                               : line.npos;
    return at == line.npos ? std::string() : labelled_pmid(line.substr(at));
  });
}

bool is_address_of_doi(std::string_view address) {
  return in_lower_case(address.substr(0, 100)).find("doi.org/") != std::string::npos;
}

std::string bare_doi_of_article(std::string_view text) {
  constexpr std::string_view kRecords = "10.1002/central/";
  std::string doi = bare_doi(text);
  if (doi.starts_with(kRecords)) doi.clear();
  return doi;
}

std::string doi_of_addresses(const std::vector<std::string>& addresses) {
  for (const bool at_resolver : {true, false}) {
    for (const std::string& address : addresses) {
      if (is_address_of_doi(address) != at_resolver) continue;
      if (std::string doi = bare_doi_of_article(address); !doi.empty()) return doi;
    }
  }
  return {};
}

std::string pmid_of_address(std::string_view address) {
  if (std::string number = number_in_medline_of_host(address); !number.empty()) return number;
  constexpr std::array<std::string_view, 2> kResolved = {"&id=pmid:", "?id=pmid:"};
  const bool is_resolved = find_any(address, kResolved) != address.npos;
  return std::string(is_resolved ? pmid_behind_any(kResolved, address)
                                 : pmid_of_pubmed_address(address));
}

std::string address_of_full_text(std::string_view pmc) {
  if (!pmc.starts_with("PMC")) return {};
  return plus(plus("https://www.ncbi.nlm.nih.gov/pmc/articles/", pmc), "/");
}

std::string pmid_of(const DatabaseFields& fields) {
  for (const std::string& field : fields.identifiers) {
    if (std::string number = labelled_in_list(field); !number.empty()) return number;
  }
  if (std::string number = labelled_pmid(fields.accession); !number.empty()) return number;
  for (const std::string& note : fields.notes) {
    if (std::string number = pmid_of_note(note); !number.empty()) return number;
  }
  const bool from_embase = is_from(fields, "embase") || is_number_of_embase(fields.accession) ||
                           std::ranges::any_of(fields.identifiers, is_number_of_embase);
  std::string number;
  if (from_embase) {
    number = bare_number(fields.custom5);
  } else if (is_from(fields, "scopus") || begins_with(trim(fields.accession, kBlanks), "scopus:") ||
             has_address_at(fields, "scopus.com/")) {
    number = bare_number(fields.custom2);
  } else if (is_from(fields, "medline") || is_from(fields, "pubmed") || is_from(fields, "nlm") ||
             is_from_medline_of_ebsco(fields)) {
    number = bare_number(fields.accession);
  }
  // A number beside an address that has another one is not known to be the address' article's.
  const std::string other = bare_number(fields.accession);
  for (const std::string& address : fields.addresses) {
    const std::string given = number.empty() ? pmid_of_address(address) : std::string();
    if (!given.empty() && (other.empty() || other == given)) number = given;
  }
  return number;
}

std::string article_number_of(std::string_view text) {
  constexpr std::size_t kLongest = 20;
  text = without_article_label(trim(text, kBlanks));
  const bool fits = !text.empty() && text.size() <= kLongest &&
                    std::ranges::any_of(text, is_digit) && std::ranges::all_of(text, [](char c) {
                      return is_letter_or_digit(c) || is_one_of(c, ".-_");
                    });
  const bool is_other = text.starts_with("10.") || text.starts_with("2-s2.0-") ||  // of Scopus
                        !bare_pmc(text).empty();
  return fits && !is_other ? std::string(text) : std::string();
}

std::string labelled_article_number(std::string_view text) {
  text = trim(text, " \t\r\n,;.");
  const bool is_labelled = without_article_label(text).size() < text.size();
  return is_labelled ? article_number_of(text) : std::string();
}

std::string address_in(const std::vector<std::string>& fields) {
  for (const std::string& field : fields) {
    for (std::string_view word : split_words(field, " ,;:()[]\n")) {
      if (const std::string_view number = bare_pmc(word); !number.empty()) {
        return address_of_full_text(number);
      }
    }
  }
  return {};
}

std::string article_number_of_publisher(std::string_view number) {
  constexpr std::size_t kLongest = 9;
  number = trim(number, kBlanks);
  if (number.empty()) return {};
  const std::string_view digits = number.substr(is_one_of(number.front(), "eE") ? 1 : 0);
  return number.size() <= kLongest && are_digits(digits) ? std::string(number) : std::string();
}

}  // namespace pprsearch
