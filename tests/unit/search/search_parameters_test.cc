// The address of a search and the request that it stands for.
#include <pprsearch/json.h>
#include <pprsearch/search_parameters.h>

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "search/option_names.h"
#include "tests/support/hostile_text.h"
#include "tests/support/seed.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(search_parameters)

namespace {

SearchOptions page_options() {
  SearchOptions options;
  options.syntax = Syntax::lenient;
  options.limit = 20;
  return options;
}

/// The request that an address stands for, in its JSON form.
std::string read(const std::string& address) {
  try {
    return to_json(request_from_parameters(address, page_options()).request);
  } catch (const ParameterError& error) {
    return std::string(to_string(error.kind())) + " at " + std::to_string(error.offset()) + "+" +
           std::to_string(error.length()) + " " + error.what();
  }
}

std::string written(const std::string& address) {
  return to_parameters(request_from_parameters(address, page_options()).request, page_options());
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_address_stands_for_a_request) {
  const struct {
    const char* address;
    const char* request;
  } rows[] = {
      {"", R"({"query":"","syntax":"lenient","limit":20})"},
      {"&&q=&sort=&topic=&", R"({"query":"","syntax":"lenient","limit":20})"},
      {"q=working+alliance", R"({"query":"working alliance","syntax":"lenient","limit":20})"},
      {"q=%22a%2Bb%22%20c", R"({"query":"\"a+b\" c","syntax":"lenient","limit":20})"},
      {"q=100%&n=5", R"({"query":"100%","syntax":"lenient","limit":5})"},
      {"q=Fl%C3%BCckiger", R"({"query":"Flückiger","syntax":"lenient","limit":20})"},
      {"q=a=b", R"({"query":"a=b","syntax":"lenient","limit":20})"},
      {"syntax=strict&match=any", R"({"query":"","match":"any","limit":20})"},
      {"expand=none",
       R"({"query":"","syntax":"lenient","expand":{"inflections":false,"derivations":false,"variants":false,"thesaurus":false,"narrower":false},"limit":20})"},
      {"expand=feedback",
       R"({"query":"","syntax":"lenient","expand":{"feedback":true},"limit":20})"},
      {"topic=b&type=t&topic=none&topic=%22none%22",
       R"({"query":"","syntax":"lenient","filters":{"topic":["b",null,"none"],"type":["t"]},"limit":20})"},
      {"year=2015..2020&published=2020-07..",
       R"({"query":"","syntax":"lenient","filters":{"year":["2015..2020"],"published":["2020-07.."]},"limit":20})"},
      {"year_to=2020&year_from=2015",
       R"({"query":"","syntax":"lenient","filters":{"year":["2015..2020"]},"limit":20})"},
      {"year_from=2015&year_to=",
       R"({"query":"","syntax":"lenient","filters":{"year":["2015.."]},"limit":20})"},
      {"published_to=2020-07",
       R"({"query":"","syntax":"lenient","filters":{"published":["..2020-07"]},"limit":20})"},
      {"year_from=2015&year_to=2015",
       R"({"query":"","syntax":"lenient","filters":{"year":["2015"]},"limit":20})"},
      {"page=3", R"({"query":"","syntax":"lenient","limit":20,"offset":40})"},
      {"page=3&n=10", R"({"query":"","syntax":"lenient","offset":20})"},
      {"page=3&n=0", R"({"query":"","syntax":"lenient","limit":0})"},
      {"offset=7", R"({"query":"","syntax":"lenient","limit":20,"offset":7})"},
      {"prefer_recent=1&explain=on&snippets=0&sort=newest",
       R"({"query":"","syntax":"lenient","sort":"newest","prefer_recent":true,"limit":20,"snippets":0,"explain":true})"},
      {"prefer_recent=0", R"({"query":"","syntax":"lenient","limit":20})"},
  };
  for (const auto& [address, request] : rows)
    BOOST_TEST(read(address) == request, address << ": " << read(address));
}

BOOST_AUTO_TEST_CASE(a_fault_is_named_with_its_place) {
  const struct {
    const char* address;
    const char* error;
  } rows[] = {
      {"q=a&sort=best",
       "bad-value at 4+9 parameter 'sort': 'best' is not known: known are relevance, newest, "
       "oldest, title, year, author, journal"},
      {"n=101", "limit at 0+5 parameter 'n': '101' is not a whole number from 0 to 100"},
      {"n=-1", "bad-value at 0+4 parameter 'n': '-1' is not a whole number from 0 to 100"},
      {"n=99999999999999999999999",
       "bad-value at 0+25 parameter 'n': '99999999999999999999999' is not a whole number from 0 to "
       "100"},
      {"page=0", "bad-value at 0+6 parameter 'page': '0' is not a whole number from 1 to 500"},
      {"page=501", "limit at 0+8 parameter 'page': '501' is not a whole number from 1 to 500"},
      {"offset=9981",
       "limit at 0+11 parameter 'offset': '9981' is not a whole number from 0 to 9980"},
      {"page=2&offset=3", "bad-value at 7+8 parameter 'offset': does not go with 'page'"},
      {"q=a&q=b", "bad-value at 4+3 parameter 'q': comes twice"},
      {"explain=maybe", "bad-value at 0+13 parameter 'explain': 'maybe' is not 0 or 1"},
      {"snippets=1001",
       "limit at 0+13 parameter 'snippets': '1001' is not a whole number from 0 to 1000"},
      {"expand=words",
       "bad-value at 0+12 parameter 'expand': 'words' is not known: known are inflections, "
       "derivations, variants, thesaurus, narrower, feedback, none"},
      {"expand=none,inflections",
       "bad-value at 0+23 parameter 'expand': 'none,inflections' is not known: none stands alone"},
      {"expand=inflections,none,feedback",
       "bad-value at 0+32 parameter 'expand': 'inflections,none,feedback' is not known: none "
       "stands "
       "alone"},
      {"q=a&syntax=foo",
       "bad-value at 4+10 parameter 'syntax': 'foo' is not known: known are strict, lenient, "
       "plain, ppr, pubmed, ovid, ebsco, cochrane, embase, wos, scopus, proquest, auto"},
      {"syntax=strict&reading=lenient",
       "bad-value at 14+15 parameter 'reading': does not go with 'syntax', which says 'strict'"},
      {"platform=ebsco&syntax=ovid",
       "bad-value at 0+14 parameter 'platform': does not go with 'syntax', which says 'ovid'"},
      {"year_from=2015&year_from=2016", "bad-value at 15+14 parameter 'year_from': comes twice"},
      {"year_from=2015..",
       "bad-value at 0+16 parameter 'year_from': '2015..' is not one year or month"},
      {"topic=1&topic=2&topic=3&topic=4&topic=5&topic=6&topic=7&topic=8&topic=9&topic=10&topic=11&"
       "topic=12&topic=13&topic=14&topic=15&topic=16&topic=17&topic=18&topic=19&topic=20&topic=21",
       "limit at 171+8 parameter 'topic': has more than 20 values"},
  };
  for (const auto& [address, error] : rows)
    BOOST_TEST(read(address) == error, address << ": " << read(address));
}

BOOST_AUTO_TEST_CASE(an_address_has_one_canonical_form) {
  const struct {
    const char* address;
    const char* canonical;
  } rows[] = {
      {"", ""},
      {"page=2&type=t&n=20&q=a%20b&topic=x", "q=a+b&topic=x&type=t&page=2"},
      {"n=10&page=1&sort=relevance", "n=10"},
      {"q=%22a%22+%C3%BC%26%3D%2B%25", "q=%22a%22+%C3%BC%26%3D%2B%25"},
      {"offset=40", "page=3"},
      {"offset=41", "offset=41"},
      {"offset=41&n=0", "n=0&offset=41"},
      {"topic=none&topic=%22none%22&topic=%22%22none%22%22",
       "topic=none&topic=%22none%22&topic=%22%22none%22%22"},
      {"year_from=2015&year_to=2020", "year=2015..2020"},
      {"expand=feedback", "expand=inflections,derivations,variants,thesaurus,narrower,feedback"},
      {"expand=none,feedback", "expand=none,feedback"},
      {"syntax=ovid&reading=strict", "syntax=strict&platform=ovid"},
      {"syntax=strict&platform=ovid", "syntax=strict&platform=ovid"},
      {"expand=none", "expand=none"},
      {"explain=yes&prefer_recent=1", "prefer_recent=1&explain=1"},
      {"suggest=0&entries=0&limit=7&time_limit_ms=1&utm_source=x", ""},
  };
  for (const auto& [address, canonical] : rows) {
    BOOST_TEST(written(address) == canonical, address << ": " << written(address));
    BOOST_TEST(written(canonical) == canonical, canonical);
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_parameter_is_named) {
  const ReadParameters read =
      request_from_parameters("utm_source=a&q=b&topics=c&utm_source=d&%3C=1&limit=3");
  const std::vector<std::string> unknown = {"utm_source", "topics", "<", "limit"};
  BOOST_TEST(read.unknown == unknown, boost::test_tools::per_element());
  BOOST_TEST(read.request.query == "b");
}

BOOST_AUTO_TEST_CASE(hostile_text_comes_back_as_it_was) {
  const unsigned seed = test_seed(1);
  BOOST_TEST_CONTEXT("PPRSEARCH_TEST_SEED=" << seed) {
    Chance chance(seed);
    for (unsigned i = 0; i < cases(300); ++i) {
      SearchRequest request;
      request.query = hostile_text(chance, true) + std::string("\0%2F+&=;#", 9);
      request.options.filters = {{FacetField::topic, {hostile_text(chance, false), std::nullopt}},
                                 {FacetField::author, {"\xFF\x80" + hostile_text(chance, true)}}};
      request.options.limit = chance.upto(100);
      request.options.offset = request.options.limit * chance.upto(9);
      request.options.sort = chance.one_in(2) ? Sort::oldest : Sort::relevance;
      const std::string address = to_parameters(request);
      const ReadParameters read = request_from_parameters(address);
      BOOST_TEST((read.request == request), address);
      BOOST_TEST(read.unknown.empty());
      BOOST_TEST(address.find_first_of("<>\"' #\n") == std::string::npos, address);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_no_address_can_say_is_refused) {
  const struct {
    std::vector<FacetFilter> filters;
    const char* error;
  } rows[] = {
      {{{FacetField::topic, {}}}, "no address has a filter without a value: topic"},
      {{{FacetField::topic, {""}}}, "no address has a filter with an empty value: topic"},
      {{{FacetField::type, {"a"}}, {FacetField::type, {"b"}}},
       "no address has two filters of one field: type"},
  };
  for (const auto& row : rows) {
    SearchRequest request;
    request.options.filters = row.filters;
    BOOST_CHECK_EXCEPTION(to_parameters(request), Error, [&](const Error& error) {
      return error.what() == std::string(row.error);
    });
  }
}

BOOST_AUTO_TEST_CASE(pieces_of_an_address) {
  const struct {
    const char* text;
    const char* piece;
  } rows[] = {
      {"2020-11-a_b.c~", "2020-11-a_b.c~"},
      {"a/b c+d", "a%2Fb%20c%2Bd"},
      {"\xC3\xBC", "%C3%BC"},
      {"..", ".."},
      {"%41", "%2541"},
  };
  for (const auto& [text, piece] : rows) {
    BOOST_TEST(escape_for_address(text) == piece);
    BOOST_TEST(unescape_address(piece) == text);
  }
  BOOST_TEST(unescape_address("%4") == "%4");
  BOOST_TEST(unescape_address("%zz%41+") == "%zzA+");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
