#pragma once

#include <pprsearch/entry.h>

#include <string>

namespace pprsearch {

/// The article of an entry as a COinS has it (OpenURL, Z39.88-2004), before any escape of HTML; of
/// an entry without a citation, the post of a blog that it is. `address` may be empty.
std::string coins_of(const Entry& entry, const std::string& address);

/// What search engines read of an entry (schema.org, JSON-LD), safe within <script>.
std::string json_ld_of(const Entry& entry, const std::string& site_title,
                       const std::string& address);

}  // namespace pprsearch
