#include "indexer/options.h"

#include <boost/test/unit_test.hpp>

#include "base/strings.h"
#include "command-line/parse.h"
#include "tests/support/option_table_checks.h"

using namespace pprsearch;
using namespace pprsearch::test;

BOOST_AUTO_TEST_SUITE(indexer_options_)

BOOST_AUTO_TEST_CASE(every_row_of_the_table_means_something) { check_table(indexer_table()); }

BOOST_AUTO_TEST_CASE(no_option_is_read_by_nothing) {
  const char* argv[] = {"pprsearch-index", "build", "entries",   "-i",   "index", "--gate", "a",
                        "--qrels",         "b",     "--require", "map>0"};
  const Given given = parse_command_line(indexer_table(), 11, argv);
  const IndexerOptions options = indexer_options(given);
  BOOST_TEST(join(given.unread(), ", ") == "");
  BOOST_TEST(options.keep == 3U);
  BOOST_TEST(options.words.size() == 1U);
}

BOOST_AUTO_TEST_CASE(an_export_format_writes_a_file_or_a_folder) {
  for (const ExportFormat& format : export_formats()) {
    BOOST_TEST((static_cast<bool>(format.write) != static_cast<bool>(format.write_folder)),
               format.name);
  }
}

BOOST_AUTO_TEST_SUITE_END()
