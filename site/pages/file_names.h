#pragma once

#include <string>
#include <string_view>

namespace pprsearch {

/// The file that has the page of an address in an exported site, from its folder on:
/// "topic/alliance?page=2" is "topic/alliance+2.html". Addresses have escapes, which names keep, so
/// no name has more than letters, digits, "-._~%+" and slashes, and no two pages have one file.
std::string page_file(std::string_view address);

/// The same of an address that is not a page: an entry's "entry/a.ris", a feed.
std::string other_file(std::string_view address);

/// The link to a file of such a name.
std::string link_to_file(std::string_view name);

}  // namespace pprsearch
