// Authors and a year without a title: "Coca A, Picado MJ | 1993 | Coca A, Picado MJ 1993".
#include "citation/short_reference.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "base/strings.h"

namespace pprsearch {
BOOST_AUTO_TEST_SUITE(short_reference)

namespace {

/// The names, the year, a "+" if there is more, and the place.
std::string shown(std::string_view text) {
  const auto found = read_short_reference(text);
  if (!found) return "none";
  return join(found->names, " & ") + ' ' + std::to_string(found->year) +
         (found->is_all ? "" : " +") + " [" +
         std::string(text.substr(found->begin, found->end - found->begin)) + ']';
}

struct Row {
  const char* text;
  const char* reference;
};

constexpr Row kReferences[] = {
    {"Smith J 2020", "Smith J 2020 [Smith J 2020]"},
    {"J. Smith 2020", "J. Smith 2020 [J. Smith 2020]"},
    {"smith et al 2019", "smith 2019 [smith et al 2019]"},
    {"Smith et al., 2019b", "Smith 2019 [Smith et al., 2019b]"},
    {"Smith & Jones (2018)", "Smith & Jones 2018 [Smith & Jones (2018)]"},
    {"smith & jones 2018", "smith & jones 2018 [smith & jones 2018]"},
    {"Smith and Jones 2018", "Smith & Jones 2018 [Smith and Jones 2018]"},
    {"Smith (2018)", "Smith 2018 [Smith (2018)]"},
    {"Smith, 2018.", "Smith 2018 [Smith, 2018]"},
    {"(Kawachi, Willett & Colditz, 1996)",
     "Kawachi & Willett & Colditz 1996 [Kawachi, Willett & Colditz, 1996)]"},
    {"Coca A, Picado MJ 1993", "Coca A & Picado MJ 1993 [Coca A, Picado MJ 1993]"},
    {"Smith, J., & Jones, K. L. (2018)",
     "Smith J. & Jones K. L. 2018 [Smith, J., & Jones, K. L. (2018)]"},
    {"van der Kolk BA 1994", "van der Kolk BA 1994 [van der Kolk BA 1994]"},
    {"Coca et al., 1993, amlodipine versus nitrendipine", "Coca 1993 + [Coca et al., 1993]"},
    {"Beck, 1976, pp. 3-5", "Beck 1976 + [Beck, 1976]"},
    // Of a name nothing is known here but its form.
    {"Vitamin D 2020", "Vitamin D 2020 [Vitamin D 2020]"},
};

constexpr const char* kNone[] = {
    "",
    "2020",
    "Smith",
    "Smith J",
    "statins 2001",
    "Depression 2019",
    "smith and jones 2018",
    "May (2020)",
    "March, 2020",
    "COVID-19 2020",
    "type 2 diabetes 2019",
    "Smith J 20201",
    "Smith J 3020",
    "\"Smith J\" 2020",
    "title:x & y 2020",
    "what works for whom in the treatment of depression & anxiety of adults 2020",
};

}  // namespace

BOOST_AUTO_TEST_CASE(initials_others_several_names_or_a_mark_before_the_year_make_a_reference) {
  for (const Row& row : kReferences) BOOST_TEST(shown(row.text) == row.reference);
}

BOOST_AUTO_TEST_CASE(a_word_and_a_year_are_none) {
  for (const char* text : kNone) BOOST_TEST(shown(text) == "none", "text: " << text);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch
