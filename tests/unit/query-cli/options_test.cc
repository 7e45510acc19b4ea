#include "query-cli/options.h"

#include <pprsearch/error.h>

#include <boost/test/unit_test.hpp>

#include "base/strings.h"
#include "command-line/parse.h"
#include "query-cli/option_table.h"
#include "tests/support/option_table_checks.h"

using namespace pprsearch;
using namespace pprsearch::test;

BOOST_AUTO_TEST_SUITE(query_cli_options_)

namespace {

QueryCliOptions options_of(std::vector<const char*> arguments) {
  arguments.insert(arguments.begin(), {"pprsearch", "-i", "index"});
  return parse_query_cli_options(static_cast<int>(arguments.size()), arguments.data());
}

std::string error_of(std::vector<const char*> arguments) {
  try {
    options_of(std::move(arguments));
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_row_of_the_table_means_something) { check_table(query_cli_table()); }

BOOST_AUTO_TEST_CASE(no_option_is_read_by_nothing) {
  const char* argv[] = {"pprsearch", "-i", "index", "alliance"};
  const Given given = parse_command_line(query_cli_table(), 4, argv);
  query_cli_options(given);
  BOOST_TEST(join(given.unread(), ", ") == "");
}

BOOST_AUTO_TEST_CASE(without_options_a_search_has_the_defaults_of_the_library) {
  const QueryCliOptions options = options_of({"alliance", "-cbt"});
  const SearchOptions usual;
  BOOST_TEST(options.query == "alliance -cbt");
  BOOST_TEST(!options.searcher.cache_mib.has_value());
  BOOST_TEST(options_of({"alliance", "--cache", "7"}).searcher.cache_mib.value() == 7U);
  BOOST_TEST((options.task == Task::search));
  BOOST_TEST(options.printer->name == "text");
  BOOST_TEST(options.search.limit == usual.limit);
  BOOST_TEST(options.search.offset == usual.offset);
  BOOST_TEST(options.search.snippets == usual.snippets);
  BOOST_TEST((options.search.syntax == usual.syntax && options.search.match == usual.match &&
              options.search.sort == usual.sort));
}

BOOST_AUTO_TEST_CASE(every_facet_is_a_filter_and_can_be_counted) {
  for (const FacetField field : all_values<FacetField>()) {
    const std::string filter = "--" + std::string(to_string(field));
    const QueryCliOptions filtered = options_of({filter.c_str(), "none", filter.c_str(), "x"});
    BOOST_TEST_REQUIRE(filtered.search.filters.size() == 1U, filter);
    BOOST_TEST((filtered.search.filters[0].field == field), filter);
    BOOST_TEST(filtered.search.filters[0].values.size() == 2U, filter);
    const std::string facet = std::string(to_string(field)) + ":3";
    const QueryCliOptions counted = options_of({"--facets", facet.c_str()});
    BOOST_TEST((counted.search.facets[0].field == field), facet);
    BOOST_TEST(counted.search.facets[0].limit == 3U, facet);
  }
  BOOST_TEST(options_of({"--facets", "all"}).search.facets.size() ==
             all_values<FacetField>().size());
}

BOOST_AUTO_TEST_CASE(what_asks_for_nothing_goes_with_everything) {
  BOOST_TEST(error_of({"--count", "--color", "never"}) == "");
  BOOST_TEST(error_of({"--format", "ris", "--snippets", "0"}) == "");
  BOOST_TEST(error_of({"--count", "--color", "always"}) == "--color does not go with --count");
}

BOOST_AUTO_TEST_CASE(of_two_tasks_that_go_together_the_count_wins) {
  const QueryCliOptions options = options_of({"--count", "--similar", "a"});
  BOOST_TEST((options.task == Task::count));
  BOOST_TEST(options.similar == "a");
}

BOOST_AUTO_TEST_SUITE_END()
