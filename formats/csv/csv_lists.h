#pragma once

#include <string>
#include <string_view>

namespace pprsearch {

/// The items of a list as Python and JSON write one ("['Jane Doe', 'Bo Lee']"), with semicolons
/// between them; of objects their names ("[{'id': '1', 'name': 'Jane Doe'}]"), and of one
/// object its own. Any other text is returned as it is.
std::string without_list_brackets(const std::string& value);

}  // namespace pprsearch
