// A text that is still being typed: what its last word is read as.
#include "query/open_word.h"

#include <pprsearch/query.h>

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(open_word)

namespace {

struct Row {
  const char* text;
  const char* read_as;
};

void check(const std::vector<Row>& rows, Syntax syntax = Syntax::lenient) {
  for (const Row& row : rows) {
    const Query query = parse_query(row.text, syntax).query;
    const std::string read = with_open_last_word(query, row.text).to_string();
    BOOST_TEST(read == row.read_as,
               '[' << row.text << "] is read as [" << read << "], not [" << row.read_as << ']');
    BOOST_CHECK_NO_THROW(parse_query(read, Syntax::strict));
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_last_word_is_a_beginning) {
  check({
      {"alli", "alli*"},
      {"working alli", "working alli*"},
      {"working AND alli", "working AND alli*"},
      {"(working OR alli", "working OR alli*"},
      {"the", "the*"},
      {"title:alli", "title:alli*"},
      {"author:Flück", "author:Flück*"},
      {"topic:depr", "topic:depr*"},
      {"=alli", "=alli*"},
      {"+alli", "+alli*"},
      {"wo alli*", "wo alli*"},
      {"Gruppe\u00e9", "Gruppe\u00e9*"},
  });
}

BOOST_AUTO_TEST_CASE(what_ends_a_word_makes_it_whole) {
  check({
      {"alli ", "alli"},
      {"alli,", "alli,"},
      {"(alli)", "alli"},
      {"\"working alli\"", "\"working alli\""},
      {"alli~", "alli~"},
      {"alli~2", "alli~2"},
      {"alli^2", "alli^2"},
      {"\"working alli\"~5", "\"working alli\"~5"},
      {"working AND ", "working"},
      {"", "*"},
  });
}

BOOST_AUTO_TEST_CASE(what_says_too_little_is_left_out) {
  check({
      {"a", "*"},
      {"vitamin d", "vitamin"},
      {"vitamin OR d", "vitamin"},
      {"vitamin AND (alpha OR d", "vitamin AND alpha"},
      {"vitamin AND (d", "vitamin"},
      {"vitamin +d", "vitamin"},
      {"title:d", "*"},
  });
}

BOOST_AUTO_TEST_CASE(nothing_is_excluded_before_its_word_is_whole) {
  check({
      {"working -alli", "working"},
      {"working NOT alli", "working"},
      {"working AND NOT (this OR alli", "working AND NOT this"},
      {"-alli", "*"},
      {"working -alli ", "working -alli"},
      {"NOT (this NOT alli", "NOT (this AND NOT alli*)"},
  });
}

BOOST_AUTO_TEST_CASE(behind_a_hyphen_a_part_is_typed) {
  check({
      {"evidence-", "evidence*"},
      {"evidence-b", "evidence"},
      {"evidence-ba", "evidence-ba*"},
      {"t-", "*"},
      {"type:meta-a", "type:meta-a*"},  // a value of a list is one word
  });
}

BOOST_AUTO_TEST_CASE(what_plain_reading_takes_for_a_word_is_no_beginning_with_its_signs) {
  check(
      {
          {"titel:zzzz", "titel"},
          {"has:doi", "has"},
          {"pain has:doi", "pain has"},
          {"zzzq (year:x", "zzzq ~\"(year\""},
          {"title:(allianc", "title"},
          {"author:f", "author"},
          {"year:2015", "year"},
          {"alliance^2", "alliance"},
          {"alli", "alli*"},
      },
      Syntax::plain);
}

BOOST_AUTO_TEST_CASE(behind_a_point_a_number_goes_on) {
  check({{"0.", "*"}, {"12.", "12*"}, {"0.5", "0.5*"}, {"alli.", "alli."}});
}

BOOST_AUTO_TEST_CASE(in_open_quotes_the_last_word_of_a_phrase) {
  check({
      {"\"working alli", "\"working alli*\""},
      {"\"the working alli", "\"the working alli*\""},
      {"~\"working alli", "~\"working\""},
  });
}

BOOST_AUTO_TEST_CASE(what_is_looked_up_whole_stays) {
  check({
      {"doi:10.1037/abc", "doi:10.1037/abc"},
      {"id:entr", "id:entr"},
      {"year:2015..2020", "year:2015..2020"},
      {"has:doi", "has:doi"},
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
