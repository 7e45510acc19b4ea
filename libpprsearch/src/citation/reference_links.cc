#include "citation/reference_links.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "base/strings.h"
#include "citation/doi.h"
#include "citation/web_address.h"

namespace pprsearch {
namespace {

std::string_view word_at(std::string_view text, std::size_t at) {
  return text.substr(at, text.find(' ', at) - at);
}

/// Where the mark before a DOI begins: its "doi:" or its address.
std::size_t begin_of_wrapping(std::string_view text, std::size_t doi) {
  std::size_t begin = doi;
  while (begin > 0 && (is_letter_or_digit(text[begin - 1]) ||
                       std::string_view(":/._-=?%").find(text[begin - 1]) != text.npos)) {
    --begin;
  }
  return begin;
}

}  // namespace

std::size_t read_links(std::string_view text, Citation& citation) {
  std::size_t begin = text.size();
  if (std::optional<FoundDoi> found = find_doi(text)) {
    citation.doi = std::move(found->doi);
    begin = begin_of_wrapping(text, found->begin);
  }
  if (const std::size_t at = std::min(text.find("http://"), text.find("https://"));
      at != text.npos) {
    const std::string_view address = without_closing_marks(word_at(text, at));
    const bool is_of_doi = !citation.doi.empty() && address.find("doi.org/") != address.npos;
    if (!is_of_doi && is_web_address(address)) citation.url = address;
    begin = std::min(begin, at);
  }
  if (const std::size_t at = text.find("PMID"); at != text.npos) {
    const std::string_view number = trim(text.substr(at + 4), " :");
    citation.pmid = number.substr(0, number.find_first_not_of("0123456789"));
    begin = std::min(begin, at);
  }
  return begin;
}

}  // namespace pprsearch
