#include "site/options.h"

#include <pprsearch/error.h>

#include <boost/test/unit_test.hpp>

#include "base/strings.h"
#include "command-line/parse.h"
#include "tests/support/option_table_checks.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(site_options)

namespace {

SiteOptions options_of(std::vector<const char*> arguments) {
  arguments.insert(arguments.begin(), "pprsearch-site");
  return parse_site_options(static_cast<int>(arguments.size()), arguments.data());
}

std::string error_of(const std::vector<const char*>& arguments) {
  try {
    options_of(arguments);
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_row_of_the_table_means_something) { check_table(site_table()); }

BOOST_AUTO_TEST_CASE(no_option_is_read_by_nothing) {
  const char* argv[] = {"pprsearch-site", "serve", "-i", "index", "--searches", "2"};
  const Given given = parse_command_line(site_table(), 6, argv);
  site_options_of(given);
  BOOST_TEST(join(given.unread(), ", ") == "");
}

BOOST_AUTO_TEST_CASE(values_are_read) {
  const SiteOptions options = options_of(
      {"serve", "-i", "index", "--listen", "a.sock", "--title", "T", "--url",
       "https://example.org/s", "--frame-ancestors", "https://a https://b", "--query-log", "log"});
  BOOST_TEST(options.query_log == "log");
  BOOST_TEST(options_of({"serve", "-i", "index", "--cache", "7"}).searcher.cache_mib.value() == 7u);
  BOOST_TEST(!options.searcher.cache_mib.has_value());
  BOOST_TEST(options.index == "index");
  BOOST_TEST(options.listen == "a.sock");
  BOOST_TEST(options.text.url == "https://example.org/s/");
  BOOST_TEST(options.text.frame_ancestors == "https://a https://b");
  BOOST_TEST(options_of({"serve", "-i", "index"}).listen == "127.0.0.1:8080");
}

BOOST_AUTO_TEST_CASE(what_is_wrong_is_named) {
  const struct {
    std::vector<const char*> arguments;
    const char* error;
  } rows[] = {
      {{}, "name a command: serve, export (--help tells of them)"},
      {{"export", "-i", "a", "--url", "https://a"},
       "export: name the folder to write: --output DIR"},
      {{"export", "-i", "a", "--output", "b"}, "export: say where the files will be: --url URL"},
      {{"server", "-i", "a"},
       "unknown command 'server'; did you mean serve? Known are serve, export (--help tells of "
       "them)"},
      {{"serve", "-i", "a", "--url", "example.org"},
       "--url 'example.org': an address is wanted that begins with http:// or https://, without ? "
       "and #"},
      {{"serve", "-i", "a", "--frame-ancestors", "a; script-src *"},
       "--frame-ancestors 'a; script-src *': origins are wanted, separated by blanks: "
       "https://example.org"},
      {{"serve", "-i", "a", "--title", ""}, "--title '': a site has a name"},
      {{"serve", "-i", "a", "--searches", "0"},
       "--searches '0': a whole number from 1 to 1024 is wanted"},
  };
  for (const auto& row : rows) BOOST_TEST(error_of(row.arguments) == row.error);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
