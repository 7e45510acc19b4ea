#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace pprsearch {

/// A number by which an article is known, as it stands in a text: "PMID: 8604958",
/// "https://doi.org/10.1037/pst0000172", "arXiv:2005.14165".
struct FoundNumber {
  std::string_view field;  ///< that asks for it: doi, pmid, arxiv
  std::size_t before = 0;  ///< bytes of what announces it
  std::size_t length = 0;  ///< bytes of the value
  std::size_t behind = 0;  ///< bytes that belong to it and say nothing: "[pmid]"
};

/// The number that begins at `at` in a plain text, where a word begins. Numbers that are announced
/// by nothing are those of DOIs alone, whose form nothing else has.
std::optional<FoundNumber> number_at(std::string_view plain, std::size_t at);

/// Whether a word is an address of the web: "https://…".
bool is_address(std::string_view word);

/// The field whose number a word that is the whole query most likely is: `url` of an address, which
/// nothing else can be; `pmid` of seven or eight digits and `issn` of a number with a hyphen and
/// the right check digit, which are asked for beside the word. Empty for any other word.
std::string_view field_of_bare_number(std::string_view text);

/// The name of such a number's field as messages have it: "DOI"; empty for other fields.
std::string_view name_of_number(std::string_view field);

/// From `at` up to a blank, a quote, or a closing bracket that was not opened within: a value whose
/// characters are all text.
std::string_view literal_run(std::string_view plain, std::size_t at);

}  // namespace pprsearch
