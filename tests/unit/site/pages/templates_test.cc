// Templates: compiled in, and with files of a folder in their place.
#include "site/pages/templates.h"

#include <pprsearch/error.h>

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/support/scratch_folder.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(templates)

namespace {

std::string error_of(const std::string& folder) {
  try {
    Templates templates(folder);
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

void write(const std::string& path, const std::string& text) { std::ofstream(path) << text; }

}  // namespace

BOOST_AUTO_TEST_CASE(a_file_takes_the_place_of_the_one_compiled_in) {
  const ScratchFolder scratch;
  const Templates usual;
  write(scratch / "refusal.mustache",
        "<p>{{detail}} {{{detail}}} {{number}}{{#none}}x{{/none}}</p>\n");
  const Templates own(scratch / "");
  BOOST_TEST(own.render("refusal", {{"detail", "<&>"}, {"number", 3}, {"none", nullptr}}) ==
             "<p>&lt;&amp;&gt; <&> 3</p>\n");
  BOOST_TEST(own.style() == usual.style());
  BOOST_TEST(own.digest() != usual.digest());
  write(scratch / "site.css", "p { color: red }");
  const Templates styled(scratch / "");
  BOOST_TEST(styled.style() != usual.style());
  BOOST_TEST(*styled.find_static(styled.style()) == "p { color: red }");
  BOOST_TEST((styled.find_static(usual.style()) == nullptr));
}

BOOST_AUTO_TEST_CASE(what_is_wrong_with_a_folder_is_said_at_once) {
  const ScratchFolder scratch;
  write(scratch / "page.mustache", "");
  BOOST_TEST(error_of(scratch / "").find("there is no template of the name 'page.mustache'") !=
             std::string::npos);
  std::remove((scratch / "page.mustache").c_str());
  write(scratch / "home.mustache", "{{#open}}");
  BOOST_TEST(error_of(scratch / "").starts_with("template 'home.mustache': "));
  write(scratch / "home.mustache", "{{> nothing}}");
  BOOST_TEST(error_of(scratch / "") == "templates: there is no 'nothing.mustache' to put in");
  write(scratch / "home.mustache", "{{> home}}");
  BOOST_TEST(error_of(scratch / "") == "templates: there is no 'home.mustache' to put in");
  BOOST_TEST(error_of("/nonexistent").starts_with("--templates: "));
}

BOOST_AUTO_TEST_CASE(lines_of_sections_leave_nothing_behind) {
  const ScratchFolder scratch;
  write(scratch / "topics.mustache", "<ul>\n  {{#list}}\n  <li>{{.}}</li>\n  {{/list}}\n</ul>\n");
  const Templates own(scratch / "");
  BOOST_TEST(own.render("topics", {{"list", {"a", "b"}}}) ==
             "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
