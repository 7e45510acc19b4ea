#pragma once

#include <string>
#include <string_view>

namespace pprsearch {

/// The encoding in which a browser would read a page: as it declares near its beginning
/// ("windows-1252" for Latin-1 and ASCII, as all browsers do); without that, "UTF-8" where it
/// is that, else "windows-1252". Empty where a byte order mark says it.
std::string encoding_of_page(std::string_view html);

}  // namespace pprsearch
