#pragma once

#include <string_view>

// What is said of constructs that several platforms have. Each goes on behind the construct.

namespace pprsearch::platform {

inline constexpr std::string_view kFindsNothing =
    ": no entry of the index has this field, so it finds nothing";
inline constexpr std::string_view kLimitLeftOut =
    ": the index cannot be limited so, and the limit is left out";
inline constexpr std::string_view kNotLeftOut =
    ": a limit that was left out is all that NOT would exclude here; NOT is left out, and nothing "
    "is excluded";
inline constexpr std::string_view kLimitNotExcluded =
    ": its limit was left out, and nothing is excluded by it behind NOT";
inline constexpr std::string_view kNoNarrower =
    ": explosion: narrower headings are not known; each heading is asked alone";
inline constexpr std::string_view kNoMajor =
    ": major headings (focus) are not told apart; the heading is asked";
inline constexpr std::string_view kNoQualifier =
    ": qualifiers (subheadings) are not known; the heading is asked alone";
inline constexpr std::string_view kUnknownField = ": there is no such field there";
inline constexpr std::string_view kPrintedCount =
    ": printed beside a line: it is read as the line's count, and not as a word";
inline constexpr std::string_view kNoPrintedCount =
    ": a number at the end of a line is read as part of the query, and not as the line's count";
inline constexpr std::string_view kRemark = ": a remark, which is no part of the query";
inline constexpr std::string_view kReversed =
    ": the lines are printed from the last number to the first, and are read from the first on";
inline constexpr std::string_view kNoPartOfQuery = ": printed behind the query, and no part of it";
inline constexpr std::string_view kReversedYears =
    " ends before it begins: its years are read the other way round";
inline constexpr std::string_view kAllYears = " leaves no year out, and is no limit";
inline constexpr std::string_view kKinds =
    ": a type of publication is looked for among the types of research of this index";
inline constexpr std::string_view kWholeYears =
    ": entries have years alone here: month and day are left out, and the whole years are asked";
inline constexpr std::string_view kNoYears = ": there is no year in it";

}  // namespace pprsearch::platform
