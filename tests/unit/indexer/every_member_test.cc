// What handles an entry member by member handles every member: one that is left out shows here,
// because no compiler asks for it.
#include <pprsearch/json.h>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "formats/json_beginning.h"
#include "indexer/commands/commands.h"
#include "indexer/intake/duplicate_merger.h"
#include "tests/support/full_entry.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/small_index.h"

using namespace pprsearch;
using namespace pprsearch::test;

BOOST_AUTO_TEST_SUITE(every_member)

namespace {

using nlohmann::json;

Entry entry_of(const json& members) {
  std::vector<std::string> repairs;
  return entry_from_json(members.dump(), repairs);
}

/// The full entry without one member each, by the member's name.
std::vector<std::pair<std::string, Entry>> entries_without() {
  std::vector<std::pair<std::string, Entry>> entries;
  const json all = json::parse(to_json(full_entry()));
  for (const auto& [name, value] : all.items()) {
    if (name == "id" || name == "format_version") continue;
    json without = all;
    without.erase(name);
    entries.emplace_back(name, entry_of(without));
  }
  for (const auto& [name, value] : all.at("citation").items()) {
    json without = all;
    without.at("citation").erase(name);
    entries.emplace_back("citation." + name, entry_of(without));
  }
  return entries;
}

std::string difference(const Entry& before, const Entry& after) {
  const ScratchFolder folder;
  publish(folder / "index", {before});
  publish(folder / "index", {after});
  IndexerOptions options;
  options.command = Command::diff;
  options.sides = {{folder / "index", 1}, {folder / "index", 2}};
  std::ostringstream out;
  diff(options, out);
  return out.str();
}

}  // namespace

BOOST_AUTO_TEST_CASE(of_the_full_entry_is_in_its_json) {
  BOOST_TEST(entries_without().size() >= 11u + 10u);
  for (const auto& [member, entry] : entries_without()) {
    BOOST_TEST(to_json(entry) != to_json(full_entry()), member << " is in nothing");
  }
}

BOOST_AUTO_TEST_CASE(is_named_by_diff_if_it_changes) {
  for (const auto& [member, entry] : entries_without()) {
    const std::string told = difference(full_entry(), entry);
    const std::string name = member.substr(0, member.find('.'));
    BOOST_TEST(told.find("~ full: " + name + "\n") != std::string::npos, member << ": " << told);
  }
}

BOOST_AUTO_TEST_CASE(that_the_first_record_of_an_article_lacks_is_taken_from_a_later_one) {
  for (const auto& [member, entry] : entries_without()) {
    Entry merged = entry;
    fill_from(merged, full_entry());
    BOOST_TEST(to_json(merged) == to_json(full_entry()), member << " is lost");
  }
}

// Nobody's words become somebody else's.
BOOST_AUTO_TEST_CASE(that_says_whose_words_a_text_is_goes_with_the_text) {
  const auto texts = [](const char* summary, const char* implications, const char* kind,
                        const char* source) {
    Entry entry;
    entry.summary = summary;
    entry.practice_implications = implications;
    entry.summary_kind = kind;
    entry.summary_source = source;
    return entry;
  };
  const struct {
    Entry first;
    Entry later;
    const char* merged;
  } kRows[] = {
      {texts("", "", "", ""), texts("A", "", "abstract", ""), "A  abstract "},
      {texts("A", "", "abstract", ""), texts("S", "", "", "Blog"), "A  abstract "},
      {texts("S", "", "", "Blog"), texts("A", "", "abstract", ""), "S   Blog"},
      {texts("A", "", "abstract", ""), texts("S", "I", "", "Blog"), "A I summary Blog"},
      {texts("S", "", "", ""), texts("A", "I", "abstract", ""), "S I  "},
      {texts("A", "", "", ""), texts("A", "", "abstract", ""), "A  abstract "},
  };
  for (const auto& row : kRows) {
    Entry merged = row.first;
    fill_from(merged, row.later);
    BOOST_TEST(merged.summary + ' ' + merged.practice_implications + ' ' + merged.summary_kind +
                   ' ' + merged.summary_source ==
               row.merged);
  }
}

BOOST_AUTO_TEST_CASE(of_ours_marks_a_line_of_json_as_an_entry) {
  const json all = json::parse(to_json(full_entry()));
  for (const auto& [name, value] : all.items()) {
    if (name == "format_version") continue;
    const json alone = {{name, value}};
    BOOST_TEST((json_beginning(alone.dump() + "\n") == JsonBeginning::entry_lines), name);
  }
}

BOOST_AUTO_TEST_SUITE_END()
