#pragma once

#include <pprsearch/entry.h>

#include <string>

namespace pprsearch {

/// Whether an entry may have `text` as that member: a date, an address, a line.
bool is_valid_member(std::string Entry::*member, const std::string& text);

}  // namespace pprsearch
