#include "citation/doi.h"

#include <pprsearch/citation.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "base/strings.h"
#include "citation/percent_escapes.h"

namespace pprsearch {
namespace {

constexpr std::string_view kPrefix = "10.";
constexpr std::string_view kEscapedSlash = "%2f";
constexpr std::size_t kMaxRegistrantBytes = 32;
constexpr std::size_t kMinRegistrantDigits = 4;
constexpr std::size_t kMaxAddressBytes = 200;

bool ends_doi(char c) { return c == ' ' || c == '"' || is_control(c); }

/// Old DOIs begin their suffix with a bracket or another slash.
bool begins_suffix(char c) {
  return is_letter_or_digit(c) || std::string_view("/([-_").find(c) != std::string_view::npos;
}

/// The word, as of an address, up to the DOI at `begin`.
std::string_view word_before(std::string_view text, std::size_t begin) {
  const std::size_t from = begin - std::min(begin, kMaxAddressBytes);
  const std::string_view before = text.substr(from, begin - from);
  return before.substr(before.rfind(' ') + 1);
}

bool has_scheme(std::string_view word) { return word.find("://") != std::string_view::npos; }

bool is_resolvers(std::string_view word) { return word.find("doi.org/") != std::string_view::npos; }

/// In a publisher's address other things may follow the DOI.
bool is_publishers(std::string_view word) { return has_scheme(word) && !is_resolvers(word); }

bool is_address(std::string_view word) { return has_scheme(word) || is_resolvers(word); }

/// How "10.1037/pst0000172" is written.
struct Writing {
  std::size_t suffix = 0;    ///< where its suffix begins
  bool has_escapes = false;  ///< "%28" is a bracket
  bool has_escaped_slash = false;
};

/// How the DOI is written that begins with "10." at `begin`, a registrant ("1037", "1000.10"), a
/// slash, and something after it; nullopt where none does.
std::optional<Writing> writing_at(std::string_view text, std::size_t begin) {
  if (begin > 0 && (is_digit(text[begin - 1]) || text[begin - 1] == '.')) return {};
  const std::string_view rest = text.substr(begin + kPrefix.size(), kMaxRegistrantBytes);
  const std::size_t digits = rest.find_first_not_of("0123456789");
  const std::size_t slash = rest.find_first_not_of("0123456789.");
  if (slash == std::string_view::npos || digits < kMinRegistrantDigits) return {};
  Writing writing;
  writing.has_escaped_slash = begins_with(rest.substr(slash), kEscapedSlash);
  if (!writing.has_escaped_slash && rest[slash] != '/') return {};
  writing.suffix =
      begin + kPrefix.size() + slash + (writing.has_escaped_slash ? kEscapedSlash.size() : 1);
  writing.has_escapes = writing.has_escaped_slash || is_address(word_before(text, begin));
  const std::string_view suffix = text.substr(writing.suffix);
  if (suffix.empty()) return {};
  const char first =
      writing.has_escapes ? escaped_byte(suffix).value_or(suffix.front()) : suffix.front();
  if (!begins_suffix(first)) return {};
  return writing;
}

/// Whether a DOI at this place of a publisher's address may be that of the article which it leads
/// to: not in a journal's contents, and in a query only by a parameter that says so.
bool may_be_articles(std::string_view address) {
  const std::string before = in_lower_case(address);
  if (before.find("/toc/") != before.npos) return false;
  if (before.find_first_of("?#") == before.npos) return true;
  return std::ranges::any_of(
      std::array<std::string_view, 6>{"doi=", "id=", "doi.org%2f", "doi/", "doi:", "doi%3a"},
      [&](std::string_view name) { return before.ends_with(name); });
}

/// The end of a page's or file's name that a publisher puts behind a DOI; 0 bytes if there is none.
std::size_t end_of_page(std::string_view suffix) {
  if (suffix.empty()) return 0;
  for (const std::string_view view :
       {"/full", "/abstract", "/pdf", "/epdf", "/html", "/fulltext", ".pdf", ".epdf", ".html",
        ".full", ".abstract", ".full-text", ".short"}) {
    if (suffix.substr(1).ends_with(view)) return view.size();
  }
  return 0;
}

/// Without what belongs to a page or file: "/full", ".pdf", "/suppl/…", "v2.full.pdf".
std::string_view without_view_of_page(std::string_view doi, std::string_view address) {
  doi = without_closing_marks(doi);
  const std::size_t suffix = doi.find('/') + 1;
  for (const std::string_view files : {"/suppl/", "/suppl_file/"}) {
    doi = doi.substr(0, doi.find(files, suffix + 1));  // which has a character at least
  }
  while (const std::size_t bytes = end_of_page(doi.substr(suffix))) doi.remove_suffix(bytes);
  const bool has_version = address.find("rxiv.org/") != std::string_view::npos;
  const std::size_t figures = doi.find_last_not_of("0123456789");
  if (has_version && figures > suffix && figures + 1 < doi.size() && doi[figures] == 'v') {
    doi = doi.substr(0, figures);
  }
  return doi;
}

/// What the written DOI means; empty where it cannot be told.
std::string meaning_of(std::string_view written, const Writing& writing, char suffix_begin) {
  if (!writing.has_escapes) return std::string(written);
  if (auto doi = unescaped_word(without_escaped_blanks(written))) return *std::move(doi);
  if (writing.has_escaped_slash || !begins_suffix(suffix_begin)) return {};
  return std::string(written);
}

/// The DOI within the word at `begin`; empty where what is written makes none.
std::string doi_of_word(std::string_view text, std::size_t begin, std::size_t end,
                        const Writing& writing) {
  std::string_view written = text.substr(begin, end - begin);
  const std::string_view address = word_before(text, begin);
  const bool is_of_page = is_publishers(address);
  if (is_of_page && !may_be_articles(address)) return {};
  if (is_of_page) written = written.substr(0, written.find_first_of("?#&"));
  if (is_resolvers(address)) written = written.substr(0, written.find('?'));
  const std::string meant =
      meaning_of(without_closing_marks(written), writing, text[writing.suffix]);
  if (meant.empty()) return {};
  std::string doi(without_closing_marks(is_of_page ? without_view_of_page(meant, address) : meant));
  std::ranges::transform(doi, doi.begin(), ascii_lower);
  return doi;
}

/// The pairs a DOI may hold within: "10.1002/(SICI)1097-4679(199912)55:12<1461::AID-JCLP4>3.0".
constexpr std::string_view kOpening = "([{<";
constexpr std::string_view kClosing = ")]}>";

/// For each pair, how often it closes without having been opened.
std::array<std::ptrdiff_t, kClosing.size()> unopened_brackets(std::string_view text) {
  std::array<std::ptrdiff_t, kClosing.size()> unopened{};
  for (std::size_t i = 0; i < unopened.size(); ++i) {
    unopened[i] = std::ranges::count(text, kClosing[i]) - std::ranges::count(text, kOpening[i]);
  }
  return unopened;
}

/// Bytes of the mark at the end of `text` that closes a sentence, not a DOI; 0
/// where there is none.
std::size_t closing_mark(std::string_view text) {
  for (const std::string_view mark : {".", ",", ";", ":", "'", "\"", "’", "”", "»"}) {
    if (text.ends_with(mark)) return mark.size();
  }
  return 0;
}

}  // namespace

// Where a word has no DOI after all, none is looked for in the rest of it: so no text is read
// more than once.
std::optional<FoundDoi> find_doi(std::string_view text) {
  std::size_t at = text.find(kPrefix);
  while (at != std::string_view::npos) {
    std::size_t next = at + 1;
    if (const auto writing = writing_at(text, at)) {
      const auto end =
          std::find_if(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), ends_doi);
      next = static_cast<std::size_t>(end - text.begin());
      std::string doi = doi_of_word(text, at, next, *writing);
      if (!doi.empty()) return FoundDoi{at, std::move(doi)};
    }
    at = text.find(kPrefix, next);
  }
  return std::nullopt;
}

std::string_view without_closing_marks(std::string_view text) {
  auto unopened = unopened_brackets(text);
  while (!text.empty()) {
    std::size_t length = closing_mark(text);
    const std::size_t pair = kClosing.find(text.back());
    if (pair != std::string_view::npos && unopened[pair] > 0) {
      --unopened[pair];
      length = 1;
    }
    if (length == 0) break;
    text.remove_suffix(length);
  }
  return text;
}

std::string bare_doi(std::string_view text) {
  std::optional<FoundDoi> found = find_doi(text);
  return found ? std::move(found->doi) : std::string();
}

}  // namespace pprsearch
