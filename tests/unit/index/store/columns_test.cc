// What is counted, sorted and measured, a row an entry.
#include "index/store/columns.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <cstring>
#include <set>
#include <string>
#include <vector>

#include "base/files.h"
#include "tests/support/small_columns.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(columns)

namespace {

/// The ids in the order of their ranks.
template <typename Rank>
std::string in_order(const Columns& columns, Rank rank) {
  std::vector<std::string> ids(columns.size());
  for (EntryNumber entry = 0; entry < columns.size(); ++entry) {
    ids.at(rank(entry)) = std::string(columns.id(entry));
  }
  std::string text;
  for (const std::string& id : ids) text += (text.empty() ? "" : " ") + id;
  return text;
}

ColumnRow titled_row(std::string id, std::uint32_t date, std::string title_key) {
  ColumnRow row = dated_row(std::move(id), date);
  row.title_key = std::move(title_key);
  return row;
}

ColumnRow with_topics(std::string id, std::vector<FacetName> topics) {
  ColumnRow row = dated_row(std::move(id), 0);
  row.names_of(Field::topic) = std::move(topics);
  return row;
}

/// "key=name" for each topic of the entry, by key.
std::string topics_of(const Columns& columns, EntryNumber entry) {
  const Columns::Names& names = columns.names(Field::topic);
  std::multiset<std::string> topics;
  for (const std::uint32_t ordinal : names.of(entry)) {
    topics.insert(std::string(names.key(ordinal)) + '=' + std::string(names.name(ordinal)));
  }
  std::string text;
  for (const std::string& topic : topics) text += (text.empty() ? "" : ", ") + topic;
  return text;
}

}  // namespace

// An array is described by its name, the size of an element and where it begins.
BOOST_AUTO_TEST_CASE(an_ordinal_of_no_value_is_damage_when_its_field_is_asked_for) {
  const SmallColumns columns({with_topics("a", {{"alliance", "Alliance"}})});
  std::string file = read_file(columns.path(), 1 << 20);
  const std::string name = "topic.ordinal";
  std::uint64_t begin = 0;
  std::memcpy(&begin, file.data() + file.find(name) + name.size() + sizeof begin, sizeof begin);
  file[begin] = 1;
  const ScratchFolder scratch;
  const Columns damaged(scratch.write("columns", file));
  BOOST_TEST(damaged.id(0) == "a");
  BOOST_CHECK_EXCEPTION(damaged.names(Field::topic), Damage, [](const Damage& damage) {
    return std::string(damage.what()) == "column 'topic' is damaged";
  });
  BOOST_CHECK_THROW(damaged.names(Field::topic), Damage);
  BOOST_TEST(damaged.names(Field::keyword).size() == 0U);
}

BOOST_AUTO_TEST_CASE(a_row_comes_out_as_it_went_in) {
  ColumnRow row = dated_row("a", 20200715, 2019);
  row.title = "A Title, as it is shown";
  row.lengths = {1, 2, 3, 4, 5, 6, 7};
  row.present = presence_bit(Field::title) | presence_bit(Field::doi) | presence_bit(Field::url);
  const SmallColumns columns({dated_row("first", 0), row});
  BOOST_TEST(columns->size() == 2u);
  BOOST_TEST(columns->id(1) == "a");
  BOOST_TEST(columns->title(1) == "A Title, as it is shown");
  BOOST_TEST(columns->title(0) == "");
  BOOST_TEST(columns->published(1) == 20200715u);
  BOOST_TEST(columns->year(1) == 2019u);
  for (const FieldRow& field : kFields) {
    const bool has =
        field.field == Field::title || field.field == Field::doi || field.field == Field::url;
    BOOST_TEST(columns->has(field.field, 1) == has, field.name);
  }
  BOOST_TEST(columns->length(Field::title, 1) == 1u);
  BOOST_TEST(columns->length(Field::topic, 1) == 7u);
  BOOST_TEST(columns->length(Field::topic, 0) == 0u);
}

BOOST_AUTO_TEST_CASE(lengths_are_summed_over_all_entries) {
  ColumnRow short_row = dated_row("a", 0);
  short_row.lengths[static_cast<std::size_t>(Field::summary)] = 4;
  ColumnRow long_row = dated_row("b", 0);
  long_row.lengths[static_cast<std::size_t>(Field::summary)] = 4294967295u;
  const SmallColumns columns({short_row, long_row});
  BOOST_TEST(columns->total_length(Field::summary) == 4294967299u);
  BOOST_TEST(columns->total_length(Field::title) == 0u);
}

BOOST_AUTO_TEST_CASE(newest_first_then_by_id) {
  const SmallColumns columns({dated_row("undated", 0), dated_row("b", 20200700),
                              dated_row("a", 20200700), dated_row("year", 20200000),
                              dated_row("day", 20200701), dated_row("new", 20210000)});
  BOOST_TEST(in_order(*columns, [&](EntryNumber e) { return columns->newest_rank(e); }) ==
             "new day a b year undated");
}

BOOST_AUTO_TEST_CASE(by_title_then_newest_then_by_id) {
  const SmallColumns columns(
      {titled_row("old", 20190000, "alliance"), titled_row("new", 20200000, "alliance"),
       titled_row("z", 20200000, "alliance"), titled_row("last", 20210000, "therapy"),
       titled_row("untitled", 0, "")});
  BOOST_TEST(in_order(*columns, [&](EntryNumber e) { return columns->title_rank(e); }) ==
             "untitled new z old last");
}

BOOST_AUTO_TEST_CASE(an_entry_has_each_value_of_a_facet_once) {
  const SmallColumns columns({with_topics("a", {{"cbt", "CBT"}, {"alliance", "Alliance"}}),
                              with_topics("b", {}),
                              with_topics("c", {{"cbt", "CBT"}, {"cbt", "CBT"}})});
  BOOST_TEST(topics_of(*columns, 0) == "alliance=Alliance, cbt=CBT");
  BOOST_TEST(topics_of(*columns, 1) == "");
  BOOST_TEST(topics_of(*columns, 2) == "cbt=CBT");
  BOOST_TEST(columns->names(Field::topic).size() == 2u);
  BOOST_TEST(columns->names(Field::author).size() == 0u);
}

BOOST_AUTO_TEST_CASE(two_spellings_are_one_value_written_as_most_entries_have_it) {
  struct Row {
    std::vector<std::string> written;
    const char* shown;
  };
  for (const Row& row : std::vector<Row>{
           {{"Flückiger, C.", "Fluckiger, C."}, "Flückiger, C."},  // of equals the longest
           {{"Fluckiger, C.", "Flückiger, C."}, "Flückiger, C."},
           {{"Fluckiger, C.", "Flückiger, C.", "Fluckiger, C."}, "Fluckiger, C."},
           {{"FLÜCKIGER, C.", "Flückiger, C.", "Flückiger, C."}, "Flückiger, C."},
           {{"Flückiger, C.", "FLÜCKIGER, C."}, "FLÜCKIGER, C."}}) {  // then the least
    std::vector<ColumnRow> rows;
    for (const std::string& name : row.written) {
      rows.push_back(with_topics("id" + std::to_string(rows.size()), {{"fluckiger c", name}}));
    }
    const SmallColumns columns(rows);
    for (EntryNumber entry = 0; entry < rows.size(); ++entry) {
      BOOST_TEST(topics_of(*columns, entry) == std::string("fluckiger c=") + row.shown);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_value_is_found_by_its_key) {
  const SmallColumns columns({with_topics("a", {{"cbt", "CBT"}, {"alliance", "Alliance"}})});
  const Columns::Names& names = columns->names(Field::topic);
  BOOST_TEST(names.find("alliance").value() == 0u);
  BOOST_TEST(names.find("cbt").value() == 1u);
  BOOST_TEST(!names.find("CBT").has_value());
  BOOST_TEST(!names.find("").has_value());
}

BOOST_AUTO_TEST_CASE(values_of_many_entries_are_those_of_their_rows) {
  // Enough values for several runs on disk: each entry has the odd and even ones it is told.
  constexpr std::size_t kEntries = 20'000;
  const auto topics = [](std::size_t i) {
    return std::vector<FacetName>{{i % 2 == 0 ? "even" : "odd", i % 3 == 0 ? "B" : "C"},
                                  {"topic of " + std::to_string(i / 3), "Name"}};
  };
  std::vector<ColumnRow> rows;
  for (std::size_t i = 0; i < kEntries; ++i) {
    rows.push_back(with_topics("id" + std::to_string(i), topics(i)));
    rows.back().title_key = std::string(80, static_cast<char>('a' + i % 7));
  }
  const SmallColumns columns(rows);
  const Columns::Names& names = columns->names(Field::topic);
  BOOST_TEST(names.size() == 2 + (kEntries + 2) / 3);
  BOOST_TEST(names.count(names.find("odd").value()) == kEntries / 2);
  BOOST_TEST(names.name(names.find("odd").value()) == "C");  // two of three
  for (EntryNumber entry = 0; entry < kEntries; ++entry) {
    const std::string parity = entry % 2 == 0 ? "even=C" : "odd=C";
    const std::string own = "topic of " + std::to_string(entry / 3) + "=Name";
    BOOST_TEST_REQUIRE(topics_of(*columns, entry) == parity + ", " + own);
  }
  std::vector<std::string> by_title;
  for (const ColumnRow& row : rows) by_title.push_back(row.title_key + ' ' + row.id);
  std::sort(by_title.begin(), by_title.end());
  for (EntryNumber entry = 0; entry < kEntries; ++entry) {
    const ColumnRow& row = rows[entry];
    BOOST_TEST_REQUIRE(by_title[columns->title_rank(entry)] == row.title_key + ' ' + row.id);
  }
}

BOOST_AUTO_TEST_CASE(there_may_be_no_rows) {
  const SmallColumns columns({});
  BOOST_TEST(columns->size() == 0u);
  BOOST_TEST(columns->total_length(Field::title) == 0u);
}

// Places are dense, from 1, so that equal names are equal; entries without one have 0.
BOOST_AUTO_TEST_CASE(first_authors_have_places_in_the_alphabet) {
  std::vector<ColumnRow> rows;
  for (const char* author : {"young j", "", "abel a", "young j", "abelson"}) {
    rows.push_back(dated_row(std::to_string(rows.size()), 20200101));
    rows.back().first_author = author;
  }
  const SmallColumns columns(rows);
  std::string places;
  for (EntryNumber entry = 0; entry < rows.size(); ++entry) {
    places += std::to_string(columns->first_author(entry));
  }
  BOOST_TEST(places == "30132");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
