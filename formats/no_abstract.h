#pragma once

#include <string_view>

namespace pprsearch {

// What stands in the place of an abstract and is none.

/// What EBSCO and the APA put beside abstracts, and publishers into the place of one: "Copyright of
/// …", "© 2020 Elsevier Ltd. All rights reserved."
bool is_copyright_notice(std::string_view text);

/// Whether an abstract says only that there is none here, or that the publisher has one.
bool tells_no_abstract(std::string_view text);

/// Where a notice of copyright begins behind other text; the size of `text` if there is none.
std::size_t begin_of_copyright_notice(std::string_view text);

}  // namespace pprsearch
