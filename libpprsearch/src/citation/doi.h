#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace pprsearch {

/// A DOI in a text, bare and in lower case, and where what is written of it begins.
struct FoundDoi {
  std::size_t begin = 0;
  std::string doi;
};

/// The first DOI of `text`. In an address, and where its slash is written as %2F, "%28" is a
/// bracket; elsewhere, and where that would make no DOI, a "%" is itself.
std::optional<FoundDoi> find_doi(std::string_view text);

/// `text` without the stops, commas and quotes at its end that belong to the
/// sentence around it; a bracket goes too unless it was opened within `text`.
std::string_view without_closing_marks(std::string_view text);

}  // namespace pprsearch
