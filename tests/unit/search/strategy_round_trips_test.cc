// What is read in another platform's language finds the same if it is asked as the canonical query
// that is shown, if it is written for that platform and read again, and with printed counts.
#include <pprsearch/error.h>
#include <pprsearch/searcher.h>
#include <pprsearch/strategy.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/packed_entries.h"
#include "tests/support/print_names.h"
#include "tests/support/random_corpus.h"
#include "tests/support/random_strategy.h"
#include "tests/support/seed.h"
#include "tests/support/small_index.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(strategy_round_trips)

namespace {

namespace fs = std::filesystem;
using Ids = std::set<std::string>;

/// Asks one index, with what words stand for on a platform.
class Asker {
 public:
  explicit Asker(const std::string& index) : searcher_(index) {}

  Ids ids(const std::string& query, Platform platform, const Expand& expand) const {
    SearchOptions options;
    options.platform = platform;
    options.expand = expand;
    options.expand_as_platform = false;
    options.sort = Sort::newest;
    options.limit = options.max_window;
    options.entries = false;
    options.snippets = 0;
    options.suggest = false;
    Ids found;
    for (const Hit& hit : searcher_.search(query, options).hits) found.insert(hit.id);
    return found;
  }

 private:
  Searcher searcher_;
};

bool says_less(const Translation& translation) {
  return std::ranges::any_of(translation.diagnostics, [](const Diagnostic& told) {
    return told.code == DiagnosticCode::no_counterpart;
  });
}

constexpr Expand kNoForms{false, false, false, false, false, false};

/// What is broken about a text that its platform reads, and nothing if all is well.
std::string broken_round_trip(const Asker& asker, const std::string& text, Platform platform,
                              const Expand& expand) {
  const QueryReading reading{.platform = platform, .exact_words = expand == kNoForms};
  const ParsedQuery parsed = parse_query(text, reading);
  const Ids found = asker.ids(text, platform, expand);
  const std::string canonical = parsed.query.to_string();
  if (asker.ids(canonical, Platform::ppr, expand) != found) return "differs from " + canonical;
  const Translation back = translate(parsed.query, platform);
  if (says_less(back)) return {};
  const Ids again = back.text.empty() ? Ids() : asker.ids(back.text, platform, expand);
  return again == found ? "" : "differs from its translation " + back.text;
}

std::vector<Platform> other_platforms() {
  std::vector<Platform> others;
  for (const Platform platform : all_values<Platform>()) {
    if (platform != Platform::ppr && platform != Platform::automatic) others.push_back(platform);
  }
  return others;
}

Platform platform_called(const std::string& name) {
  const auto platforms = other_platforms();
  return *std::ranges::find_if(platforms, [&](Platform one) { return to_string(one) == name; });
}

std::vector<std::string> headings_of(const std::vector<Entry>& entries) {
  std::set<std::string> names;
  for (const Entry& entry : entries) {
    for (const std::string& keyword : entry.keywords) {
      if (keyword.find_first_of("\"'/[]()*-") == keyword.npos) names.insert(keyword);
    }
  }
  return {names.begin(), names.end()};
}

std::string text_of(const fs::path& path) {
  std::ifstream in(path);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

BOOST_AUTO_TEST_CASE(generated_strategies_find_the_same_in_each_form) {
  std::size_t asked = 0;
  std::size_t found = 0;
  for (unsigned round = 0; round < rounds(6); ++round) {
    const unsigned seed = test_seed(20261130) + round;
    Chance chance(seed);
    const std::vector<Entry> entries = random_entries(chance, 60);
    const SmallIndex index(entries);
    const Asker asker(index.path());
    const std::vector<std::string> headings = headings_of(entries);
    for (const Platform platform : other_platforms()) {
      for (int i = 0; i < 12; ++i) {
        const RandomStrategy strategy = random_strategy(chance, platform, headings);
        const std::string text = strategy.printed(platform, chance.upto(kNumberStyles - 1), 0);
        const Expand expand = chance.one_in(2) ? kNoForms : platform_expand(platform);
        BOOST_TEST_CONTEXT("PPRSEARCH_TEST_SEED=" << seed << ' ' << to_string(platform) << '\n'
                                                  << text) {
          BOOST_TEST(broken_round_trip(asker, text, platform, expand) == "");
        }
        ++asked;
        found += asker.ids(text, platform, expand).empty() ? 0 : 1;
      }
    }
  }
  BOOST_TEST(found > asked / 2, "most of them find nothing, so they prove little");
}

BOOST_AUTO_TEST_CASE(printed_counts_change_nothing_and_are_told) {
  const std::vector<std::string> headings = {"Depression", "Working Alliance"};
  for (unsigned round = 0; round < rounds(100); ++round) {
    const unsigned seed = test_seed(20261131) + round;
    Chance chance(seed);
    for (const Platform platform : other_platforms()) {
      const RandomStrategy strategy = random_strategy(chance, platform, headings);
      const std::size_t numbers = chance.upto(kNumberStyles - 1);
      const std::string bare = strategy.printed(platform, numbers, 0);
      const std::string text = strategy.printed(platform, numbers, 1 + round % (kCountStyles - 1));
      const ParsedQuery with = parse_query(text, {.platform = platform});
      BOOST_TEST_CONTEXT("PPRSEARCH_TEST_SEED=" << seed << ' ' << to_string(platform) << '\n'
                                                << text) {
        BOOST_TEST(with.query.to_string() ==
                   parse_query(bare, {.platform = platform}).query.to_string());
        const bool is_told = std::ranges::any_of(with.diagnostics, [](const Diagnostic& told) {
          return told.message.find("read as the line's count") != std::string::npos;
        });
        BOOST_TEST(is_told);
        const Strategy read = parse_strategy(text, {.platform = platform});
        BOOST_TEST_REQUIRE(read.lines.size() == strategy.lines.size());
        for (std::size_t i = 0; i < read.lines.size(); ++i) {
          BOOST_TEST(read.lines[i].printed.value_or(0) == 3 + 17 * i);
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(published_strategies_find_the_true_set_in_each_form) {
  const fs::path folder = fs::path(PPRSEARCH_SHARED_DATA) / "strategies" / "dev";
  const std::string collection = PPRSEARCH_SHARED_DATA "/scale/medical-18k.jsonl.xz";
  if (!fs::exists(folder) || !fs::exists(collection)) {
    BOOST_TEST_MESSAGE("skipped: there is no " << folder << " or no " << collection);
    return;
  }
  const std::vector<Entry> entries = packed_entries(collection);
  if (entries.empty()) {
    BOOST_TEST_MESSAGE("skipped: xz, which unpacks " << collection << ", is not there");
    return;
  }
  const SmallIndex index(entries);
  const Asker asker(index.path());
  std::size_t asked = 0;
  for (const fs::directory_entry& file : fs::directory_iterator(folder)) {
    if (file.path().extension() != ".txt") continue;
    const std::string text = text_of(file.path());
    const auto facts =
        nlohmann::json::parse(text_of(fs::path(file.path()).replace_extension("json")));
    const Platform platform = platform_called(facts.at("platform").get<std::string>());
    BOOST_TEST_CONTEXT(file.path()) {
      if (facts.at("truth").is_null()) {
        BOOST_CHECK_THROW(parse_query(text, {.platform = platform}), QuerySyntaxError);
        continue;
      }
      ++asked;
      BOOST_TEST(asker.ids(text, platform, kNoForms).size() ==
                 facts.at("truth").at("total").get<std::size_t>());
      BOOST_TEST(broken_round_trip(asker, text, platform, kNoForms) == "");
      BOOST_TEST(broken_round_trip(asker, text, platform, platform_expand(platform)) == "");
    }
  }
  BOOST_TEST(asked > 0u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
