#pragma once

#include <string>
#include <string_view>

namespace pprsearch {

/// Where and when an article appeared, as far as one line says it.
struct SourcePlace {
  std::string journal;
  std::string volume;
  std::string issue;
  std::string page;  ///< or the number that the article has instead
  std::string date;  ///< the year first, if there is one
  bool is_in_book = false;
};

/// Takes a line apart that has journal, place and date in one, as Ovid ("J Examples. 12(3):45-56,
/// 2019 Mar.", "Vol. 12(3) (pp 45-56), 2019."), PsycINFO ("Vol 12(3), Mar 2019, pp. 45-56.") and
/// PubMed ("J Examples. 2019 Mar 3;12(3):45-56. doi: 10.5555/x.") write it, or book and pages of a
/// chapter. What has no place is a journal alone.
SourcePlace place_of_source(std::string_view text);

}  // namespace pprsearch
