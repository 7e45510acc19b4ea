#pragma once

#include <string_view>

#include "query/platform/platform_table.h"

namespace pprsearch::platform {

/// The first field in words without quotes that is written as platforms with another place for it
/// write theirs: ".ti,ab.", "[tiab]", ":ti,ab"; empty if there is none.
std::string_view foreign_field_in(std::string_view words, TagPlace own);

}  // namespace pprsearch::platform
