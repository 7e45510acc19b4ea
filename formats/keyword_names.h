#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

/// A keyword of a source. Databases add to a heading which side of it is studied, and whether it
/// is what the article is mainly about: "*Depression/drug therapy", "Depression/dt [Drug
/// Therapy]", "Depression [*drug therapy]", "Depression -- Drug Therapy", "DEPRESSION/DRUG
/// THERAPY*".
struct KeywordName {
  std::string name;       ///< "Depression"
  std::string qualified;  ///< "Depression/drug therapy", or empty if nothing qualifies it
};

/// A keyword without asterisk and qualifiers. Only what is known to qualify is cut off, so that
/// "Anxiety/Depression" and "Rest [Music]" stay.
KeywordName keyword_name(std::string_view keyword);

/// The keywords in one text: parted by lines and semicolons, or else by commas if those may part
/// them; and by " | ", " , ", a bullet or a dot between blanks.
enum class KeywordCommas { belong_to_keywords, part_keywords };
std::vector<std::string> split_keywords(std::string_view text, KeywordCommas commas);

/// Whether a blog says by it that a post has no category: "Uncategorized", in the languages that
/// WordPress is used in.
bool names_no_category(std::string_view name);

/// Takes off the full stop that ends a list of keywords: "rest; sleep." It stays behind an
/// abbreviation, and if others have one.
void take_stop_of_list(std::vector<std::string>& keywords);

/// Whether the comma at `at` stands within the heading that begins at `begin`: between qualifiers
/// ("[Drug Therapy, Psychology]") or their codes ("Depression/dt, px [Drug Therapy, …").
bool is_comma_of_heading(std::string_view text, std::size_t begin, std::size_t at);

/// Whether the semicolon at `at` ends an entity of HTML ("&amp;", "&#8217;").
bool ends_entity(std::string_view text, std::size_t at);

}  // namespace pprsearch
