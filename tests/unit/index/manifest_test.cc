// What a generation says of itself.
#include "index/manifest.h"

#include <boost/test/unit_test.hpp>
#include <stdexcept>
#include <string>

namespace pprsearch::test {
namespace {

Manifest sample() {
  Manifest manifest;
  manifest.schema = 7;
  manifest.analyzer = 3;
  manifest.stemmer = "english-1.4";
  manifest.generation.number = 12;
  manifest.generation.created = "2026-11-24T05:28:54Z";
  manifest.generation.entries = 6;
  manifest.generation.digest = "d1gest";
  manifest.files = {{"columns.ppr", {100, "c0"}}, {"postlist.glass", {8192, "p0"}}};
  return manifest;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(manifest)

BOOST_AUTO_TEST_CASE(its_text_gives_it_back) {
  const Manifest read = manifest_from_json(to_json_text(sample()));
  BOOST_TEST(read.schema == 7);
  BOOST_TEST(read.analyzer == 3);
  BOOST_TEST(read.stemmer == "english-1.4");
  BOOST_TEST(read.generation.number == 12u);
  BOOST_TEST(read.generation.created == "2026-11-24T05:28:54Z");
  BOOST_TEST(read.generation.entries == 6u);
  BOOST_TEST(read.generation.digest == "d1gest");
  BOOST_TEST((read.files == sample().files), "the files are not those written");
}

BOOST_AUTO_TEST_CASE(bytes_and_format_are_worked_out) {
  const Manifest read = manifest_from_json(to_json_text(sample()));
  BOOST_TEST(read.generation.bytes == 8292u);
  BOOST_TEST(read.generation.format == "schema 7, analyzer 3, stemmer english-1.4");
}

BOOST_AUTO_TEST_CASE(the_format_of_this_build_names_schema_analyzer_and_stemmer) {
  BOOST_TEST(current_format().starts_with("schema "));
  BOOST_TEST(current_format().find(", analyzer ") != std::string::npos);
  BOOST_TEST(current_format().find(", stemmer english") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_no_manifest_is_refused) {
  for (const char* text : {"", "{", "[]", "{}", "null", R"({"schema": "one"})"}) {
    BOOST_TEST_CONTEXT(text) { BOOST_CHECK_THROW(manifest_from_json(text), std::exception); }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
