#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace pprsearch {

/// The bytes of a text that are a DOI, without what wraps it.
struct DoiPlace {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The first DOI of `text`.
std::optional<DoiPlace> find_doi(std::string_view text);

/// `text` without the stops, commas and quotes at its end that belong to the
/// sentence around it; a bracket goes too unless it was opened within `text`.
std::string_view without_closing_marks(std::string_view text);

}  // namespace pprsearch
