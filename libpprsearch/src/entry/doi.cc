#include "entry/doi.h"

#include <pprsearch/citation.h>

#include <algorithm>
#include <array>
#include <string>

#include "entry/characters.h"

namespace pprsearch {
namespace {

constexpr std::size_t kPrefixBytes = 3;  // "10."
constexpr std::size_t kMaxRegistrantBytes = 32;
constexpr std::size_t kMinRegistrantDigits = 4;
constexpr std::size_t kMaxAddressBytes = 200;

bool ends_doi(char c) { return c == ' ' || c == '"' || is_ascii_control(c); }

/// Old DOIs begin their suffix with a bracket or another slash.
bool begins_suffix(char c) {
  return is_ascii_alnum(c) || std::string_view("/([-_").find(c) != std::string_view::npos;
}

/// Whether "10." at `begin` is followed by a registrant ("1037", "1000.10"), a
/// slash, and something after it.
bool is_doi(std::string_view text, std::size_t begin) {
  if (begin > 0 && (is_ascii_digit(text[begin - 1]) || text[begin - 1] == '.')) return false;
  const std::string_view rest = text.substr(begin + kPrefixBytes, kMaxRegistrantBytes);
  const std::size_t digits = rest.find_first_not_of("0123456789");
  const std::size_t slash = rest.find_first_not_of("0123456789.");
  if (slash == std::string_view::npos || digits < kMinRegistrantDigits) return false;
  return rest[slash] == '/' && slash + 1 < rest.size() && begins_suffix(rest[slash + 1]);
}

/// Whether the DOI at `begin` is part of a publisher's address, in which other
/// things may follow it.
bool in_address(std::string_view text, std::size_t begin) {
  const std::size_t from = begin - std::min(begin, kMaxAddressBytes);
  const std::string_view before = text.substr(from, begin - from);
  const std::string_view address = before.substr(before.rfind(' ') + 1);
  return address.find("://") != std::string_view::npos &&
         address.find("doi.org/") == std::string_view::npos;
}

std::string_view without_view_of_page(std::string_view doi) {
  doi = without_closing_marks(doi.substr(0, doi.find_first_of("?#&")));
  const std::size_t suffix = doi.find('/') + 1;
  for (const std::string_view view : {"/full", "/abstract", "/pdf", "/epdf", "/html"}) {
    if (doi.substr(suffix + 1).ends_with(view)) return doi.substr(0, doi.size() - view.size());
  }
  return doi;
}

DoiPlace place_of_doi(std::string_view text, std::size_t begin) {
  const auto end = std::find_if(text.begin() + begin, text.end(), ends_doi);
  std::string_view doi = text.substr(begin, static_cast<std::size_t>(end - text.begin()) - begin);
  if (in_address(text, begin)) doi = without_view_of_page(doi);
  return {begin, begin + without_closing_marks(doi).size()};
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

std::optional<DoiPlace> find_doi(std::string_view text) {
  for (std::size_t at = text.find("10."); at != std::string_view::npos;
       at = text.find("10.", at + 1)) {
    if (is_doi(text, at)) return place_of_doi(text, at);
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
  const std::optional<DoiPlace> place = find_doi(text);
  if (!place) return {};
  std::string doi(text.substr(place->begin, place->end - place->begin));
  std::ranges::transform(doi, doi.begin(), ascii_lower);
  return doi;
}

}  // namespace pprsearch
