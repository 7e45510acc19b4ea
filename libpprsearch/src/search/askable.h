#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pprsearch {

/// A query that means what lenient reading makes of `text`, and that strict reading takes:
/// `text` itself where it is faultless, else with what is open in it closed, else its
/// canonical form. nullopt where it is past a limit.
std::optional<std::string> askable(const std::string& text);

/// The query `field:value`, in quotes where it has to be; nullopt where the value holds what
/// no query can say.
std::optional<std::string> query_of_value(std::string_view field, const std::string& value);

}  // namespace pprsearch
