#pragma once

#include <string_view>

#include "query/platform/platform_table.h"

namespace pprsearch::platform {

/// The first field in words without quotes that is written as platforms with another place for it
/// write theirs: ".ti,ab.", "[tiab]", ":ti,ab", "TI="; empty if there is none.
std::string_view foreign_field_in(std::string_view words, TagPlace own);

/// The first word that is an operator of proximity somewhere: "adj3", "NEAR/3". Those of the
/// platform itself are not words.
std::string_view foreign_distance_in(std::string_view words);

/// Words that are a heading somewhere: "exp Depression/", "depression/exp", and `MH "Depression"`
/// by what stands `behind` them.
bool is_foreign_heading(std::string_view words, std::string_view behind, Platform own);

/// Whether words are the name of a field that somewhere stands before its value, with what stands
/// `behind` them: "TS=(", "TITLE-ABS-KEY(", "ti,ab(", "TI (", "PUBYEAR >".
bool is_foreign_name(std::string_view words, std::string_view behind, TagPlace own);

}  // namespace pprsearch::platform
