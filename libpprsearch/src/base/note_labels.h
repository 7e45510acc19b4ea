#pragma once

#include <string_view>

namespace pprsearch {

// What the notes begin with that tell reference managers of an entry's summary. entry/cited_work.cc
// writes them, formats/summary_notes.cc reads them again; a colon follows each.

inline constexpr std::string_view kTitleNote = "Title of the summary";
inline constexpr std::string_view kPublishedNote = "Summary published";
inline constexpr std::string_view kAddressNote = "Address of the summary";
inline constexpr std::string_view kSourceNote = "Source of the summary";
inline constexpr std::string_view kSummaryNote = "Summary of the article";
inline constexpr std::string_view kImplicationsNote = "Practice Implications";
inline constexpr std::string_view kTypeNote = "Type of research";
inline constexpr std::string_view kNoticeNote = "Notice";

}  // namespace pprsearch
