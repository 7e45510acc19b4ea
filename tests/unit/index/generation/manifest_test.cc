// What a generation says of itself.
#include "index/generation/manifest.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

#include "base/files.h"
#include "index/damage.h"
#include "index/layout.h"
#include "index/store/checksum.h"
#include "text/analyzer.h"
#include "text/inflections.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(manifest)

namespace {

Manifest sample() {
  Manifest manifest;
  manifest.schema = kSchemaVersion;
  manifest.analyzer = Analyzer::kVersion;
  manifest.inflections = kInflectionRules;
  manifest.generation.number = 12;
  manifest.generation.created = "2026-11-24T05:28:54Z";
  manifest.generation.entries = 6;
  manifest.generation.digest = "d1gest";
  manifest.generation.taxonomy = "t0";
  manifest.generation.thesaurus = "w0";
  manifest.generation.crosswalk = "x0";
  manifest.files = {{"columns.ppr", {100, "c0"}}, {"postlist.glass", {8192, "p0"}}};
  return manifest;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_page_of_releases_names_the_versions_that_are_read) {
  const std::string row = "| unreleased | " + std::to_string(kSchemaVersion) + " | " +
                          std::to_string(Analyzer::kVersion) + " |";
  const std::string page = read_file(PPRSEARCH_DOCS "/releases.md", std::uint64_t{1} << 20);
  BOOST_TEST(page.find(row) != std::string::npos, "docs/releases.md has no row '" << row << "'");
}

BOOST_AUTO_TEST_CASE(its_text_gives_it_back) {
  const Manifest read = manifest_from_json(to_json_text(sample()));
  BOOST_TEST(read.schema == kSchemaVersion);
  BOOST_TEST(read.analyzer == Analyzer::kVersion);
  BOOST_TEST(read.inflections == kInflectionRules);
  BOOST_TEST(read.generation.number == 12u);
  BOOST_TEST(read.generation.created == "2026-11-24T05:28:54Z");
  BOOST_TEST(read.generation.entries == 6u);
  BOOST_TEST(read.generation.digest == "d1gest");
  BOOST_TEST(read.generation.taxonomy == "t0");
  BOOST_TEST(read.generation.thesaurus == "w0");
  BOOST_TEST(read.generation.crosswalk == "x0");
  BOOST_TEST((read.files == sample().files), "the files are not those written");
}

BOOST_AUTO_TEST_CASE(what_a_hostile_hand_wrote_is_damage_and_no_more) {
  const std::string good = to_json_text(sample());
  const auto with = [&](const std::string& what, const std::string& instead) {
    std::string text = good;
    text.replace(text.find(what), what.size(), instead);
    return text;
  };
  const std::string schema = "\"schema\": " + std::to_string(kSchemaVersion);
  const std::string levels = std::string(100'000, '[') + std::string(100'000, ']');
  for (const std::string& text :
       {with(schema, "\"x\": " + levels + ", " + schema), with(schema, "\"schema\": 1e308"),
        with(schema, "\"schema\": 4294967296.0"), with(schema, "\"schema\": 4294967297"),
        with(schema, "\"schema\": -1"), with(schema, "\"schema\": \"9\""),
        with(schema, schema + ", " + schema), with("\"generation\": 12", "\"generation\": 12.0"),
        with("\"entries\": 6", "\"entries\": -6"), with("\"bytes\": 100", "\"bytes\": 1e300"),
        with("\"topics\": 0", "\"topics\": 1e300")}) {
    BOOST_CHECK_EXCEPTION(manifest_from_json(text), Damage, [](const Damage& damage) {
      return std::string(damage.what()).starts_with("is damaged");
    });
  }
}

BOOST_AUTO_TEST_CASE(bytes_and_format_are_worked_out) {
  const Manifest read = manifest_from_json(to_json_text(sample()));
  BOOST_TEST(read.generation.bytes == 8292u);
  BOOST_TEST(read.generation.format == current_format());
}

BOOST_AUTO_TEST_CASE(the_format_of_this_build_names_schema_analyzer_and_rules_of_inflection) {
  BOOST_TEST(current_format().starts_with("schema "));
  BOOST_TEST(current_format().find(", analyzer ") != std::string::npos);
  BOOST_TEST(current_format().find(", inflections english") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_no_manifest_is_refused) {
  for (const char* text : {"", "{", "[]", "{}", "null", R"({"schema": "one"})"}) {
    BOOST_TEST_CONTEXT(text) { BOOST_CHECK_THROW(manifest_from_json(text), Damage); }
  }
}

BOOST_AUTO_TEST_CASE(of_another_format_only_the_versions_are_read) {
  Manifest other = sample();
  other.schema = 77;
  const Manifest read = manifest_from_json(to_json_text(other));
  BOOST_TEST(read.schema == 77);
  BOOST_TEST(read.generation.format.starts_with("schema 77, analyzer "));
  BOOST_TEST(read.files.empty());
  BOOST_TEST(foreign_format(read.generation.format).find("build it anew") != std::string::npos);
}

// What is asked, and how it is answered, depends on these members alone.
BOOST_AUTO_TEST_CASE(the_identity_is_that_of_entries_vocabularies_and_versions) {
  const std::string identity = identity_of(sample());
  BOOST_TEST(identity.size() == 64u);
  BOOST_TEST(manifest_from_json(to_json_text(sample())).generation.identity == identity);
  const auto identity_with = [](const auto& change) {
    Manifest other = sample();
    change(other);
    return identity_of(other);
  };
  const auto is_other = [&](const auto& change) { return identity_with(change) != identity; };
  BOOST_TEST(is_other([](Manifest& other) { ++other.schema; }));
  BOOST_TEST(is_other([](Manifest& other) { ++other.analyzer; }));
  BOOST_TEST(is_other([](Manifest& other) { other.inflections += '1'; }));
  BOOST_TEST(is_other([](Manifest& other) { other.generation.digest += '1'; }));
  BOOST_TEST(is_other([](Manifest& other) { other.generation.taxonomy += '1'; }));
  BOOST_TEST(is_other([](Manifest& other) { other.generation.thesaurus += '1'; }));
  BOOST_TEST(is_other([](Manifest& other) { other.generation.crosswalk += '1'; }));
  const auto same = identity_with([](Manifest& other) {
    other.generation.number = 13;
    other.generation.created = "2026-11-25T05:28:54Z";
    other.files.clear();
  });
  BOOST_TEST(same == identity, "number, time or files changed the identity");
}

/// The text of the sample with that identity, or without any where it is empty.
std::string text_with_identity(const std::string& identity) {
  auto json = nlohmann::ordered_json::parse(to_json_text(sample()));
  json.erase("manifest_sha256");
  if (identity.empty()) {
    json.erase("identity");
  } else {
    json["identity"] = identity;
  }
  json["manifest_sha256"] = sha256_hex(json.dump(2) + '\n');
  return json.dump(2) + '\n';
}

BOOST_AUTO_TEST_CASE(an_identity_that_is_missing_is_worked_out_and_a_wrong_one_is_damage) {
  BOOST_TEST(manifest_from_json(text_with_identity("")).generation.identity ==
             identity_of(sample()));
  BOOST_CHECK_THROW(manifest_from_json(text_with_identity("1dent1ty")), Damage);
}

// Nothing else has a checksum of the manifest, so it has one of itself.
BOOST_AUTO_TEST_CASE(one_byte_changed_anywhere_is_noticed) {
  const std::string text = to_json_text(sample());
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (const char wrong : {' ', '0', '\xff'}) {
      std::string damaged = text;
      if (damaged[at] == wrong) continue;
      damaged[at] = wrong;
      bool noticed = false;
      try {
        noticed = manifest_from_json(damaged).generation.format != current_format();
      } catch (const Damage&) {
        noticed = true;
      }
      BOOST_TEST(noticed, "byte " << at << " made [" << wrong << "] is not noticed");
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
