// Facets: values with counts, labels and what is selected. A facet is shown as
// "Label 3, Other 1*, none 2"; a star marks what is selected.
#include <pprsearch/error.h>
#include <pprsearch/searcher.h>

#include <boost/test/unit_test.hpp>
#include <optional>
#include <string>
#include <vector>

#include "tests/support/small_index.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(facets)

namespace {

Entry sample(std::string id, std::string published, std::vector<std::string> topics, int year,
             std::string author) {
  Entry entry = summary_entry(std::move(id), "text");
  entry.published = std::move(published);
  entry.topics = std::move(topics);
  if (year == 0 && author.empty()) return entry;
  entry.citation.emplace();
  entry.citation->issued.year = year;
  if (!author.empty()) entry.citation->authors = {{std::move(author), "", "", ""}};
  return entry;
}

WriterOptions with_taxonomy() {
  WriterOptions options;
  options.taxonomy.topics = {{"alliance", "Alliance and Outcome", {"Bond"}},
                             {"cbt", "Cognitive Behavioral Therapy", {}},
                             {"harm", "Harm", {}}};
  return options;
}

std::string text_of(const Facet& facet) {
  std::string text;
  for (const FacetCount& value : facet.values) {
    text += (text.empty() ? "" : ", ") + value.label + ' ' + std::to_string(value.count) +
            (value.selected ? "*" : "");
  }
  return text;
}

/// Four entries, asked for everything.
class Facets {
 public:
  std::string shown(FacetField field, std::vector<FacetFilter> filters = {},
                    std::size_t limit = 0) const {
    SearchOptions options;
    options.filters = std::move(filters);
    options.facets = {{field, limit}};
    return text_of(searcher_.search("", options).facets.at(0));
  }

  /// With the number of distinct values in front.
  std::string shown(const FacetRequest& request, std::vector<FacetFilter> filters = {}) const {
    SearchOptions options;
    options.filters = std::move(filters);
    options.facets = {request};
    const Facet facet = searcher_.search("", options).facets.at(0);
    return std::to_string(facet.distinct) + ':' + (facet.values.empty() ? "" : " ") +
           text_of(facet);
  }

  std::vector<ResolvedFilter> resolved(std::vector<FacetFilter> filters) const {
    SearchOptions options;
    options.filters = std::move(filters);
    return searcher_.search("", options).filters;
  }

  std::string ids(std::vector<FacetFilter> filters) const {
    SearchOptions options;
    options.filters = std::move(filters);
    std::string text;
    for (const Hit& hit : searcher_.search("", options).hits) text += hit.id;
    return text;
  }

 private:
  SmallIndex index_{{sample("a", "2020-07", {"alliance", "cbt"}, 2019, "Flückiger"),
                     sample("b", "2020-07-15", {"alliance"}, 2019, "Fluckiger"),
                     sample("c", "2020", {"cbt"}, 2020, "Muran"), sample("d", "", {}, 0, "")},
                    with_taxonomy()};
  Searcher searcher_{index_.path()};
};

constexpr auto kNone = std::nullopt;

/// "topic: alliance (Alliance and Outcome), - (none)"
std::string text_of(const std::vector<ResolvedFilter>& filters) {
  std::string text;
  for (const ResolvedFilter& filter : filters) {
    text += (text.empty() ? "" : "; ") + std::string(to_string(filter.field)) + ':';
    for (const ResolvedValue& value : filter.values) {
      text += (text.ends_with(':') ? " " : ", ") + value.value.value_or("-") +
              (value.label == value.value ? "" : " (" + value.label + ')');
    }
  }
  return text;
}

/// What a page would ask with, which shows the resolved filters.
std::vector<FacetFilter> as_asked(const std::vector<ResolvedFilter>& resolved) {
  std::vector<FacetFilter> filters;
  for (const ResolvedFilter& filter : resolved) {
    filters.push_back({filter.field, {}});
    for (const ResolvedValue& value : filter.values) {
      filters.back().values.push_back(value.value);
    }
  }
  return filters;
}

}  // namespace

BOOST_AUTO_TEST_CASE(names_come_most_frequent_first_dates_newest_first_and_none_last) {
  const Facets facets;
  BOOST_TEST(facets.shown(FacetField::topic) ==
             "Alliance and Outcome 2, Cognitive Behavioral Therapy 2, none 1");
  BOOST_TEST(facets.shown(FacetField::year) == "2020 1, 2019 2, none 1");
  BOOST_TEST(facets.shown(FacetField::journal) == "none 4");
  BOOST_TEST(facets.shown(FacetField::author) == "Flückiger 2, Muran 1, none 1",
             "two spellings are one author");
}

BOOST_AUTO_TEST_CASE(a_year_alone_counts_all_of_its_months) {
  const Facets facets;
  BOOST_TEST(facets.shown(FacetField::published) == "2020-07 2, 2020 3, none 1");
  BOOST_TEST(facets.ids({{FacetField::published, {"2020"}}}) == "bac");
  BOOST_TEST(facets.ids({{FacetField::published, {"2020-07"}}}) == "ba");
}

BOOST_AUTO_TEST_CASE(a_facet_is_counted_as_if_its_own_selection_were_absent) {
  const Facets facets;
  const FacetFilter alliance{FacetField::topic, {"alliance"}};
  BOOST_TEST(facets.shown(FacetField::topic, {alliance}) ==
             "Alliance and Outcome 2*, Cognitive Behavioral Therapy 2, none 1");
  BOOST_TEST(facets.shown(FacetField::year, {alliance}) == "2019 2");
  BOOST_TEST(facets.shown(FacetField::topic, {{FacetField::year, {"2020"}}}) ==
             "Cognitive Behavioral Therapy 1");
}

BOOST_AUTO_TEST_CASE(what_is_selected_is_listed_whatever_its_count) {
  const Facets facets;
  BOOST_TEST(facets.shown(FacetField::topic, {{FacetField::topic, {"harm"}}}) ==
             "Alliance and Outcome 2, Cognitive Behavioral Therapy 2, Harm 0*, none 1");
  BOOST_TEST(facets.shown(FacetField::topic, {{FacetField::topic, {kNone}}}) ==
             "Alliance and Outcome 2, Cognitive Behavioral Therapy 2, none 1*");
  BOOST_TEST(facets.shown(FacetField::year, {{FacetField::year, {"2019..2020"}}}) ==
             "2020 1*, 2019 2*, none 1");
  const FacetFilter years{FacetField::year, {"2018", "2020", "2018", "2016..2017"}};
  BOOST_TEST(facets.shown(FacetField::year, {years}) == "2020 1*, 2019 2, 2018 0*, none 1");
  const FacetFilter months{FacetField::published, {"2021", "2020-06", "2020-08-01"}};
  BOOST_TEST(facets.shown(FacetField::published, {months}) ==
             "2021 0*, 2020-07 2, 2020-06 0*, 2020 3, none 1");
  BOOST_TEST(facets.shown({FacetField::year, 0}, {years}) == "2: 2020 1*, 2019 2, 2018 0*, none 1");
}

BOOST_AUTO_TEST_CASE(a_limit_cuts_all_but_the_selected_and_none) {
  const Facets facets;
  BOOST_TEST(facets.shown(FacetField::year, {}, 1) == "2020 1, none 1");
  BOOST_TEST(facets.shown(FacetField::year, {{FacetField::year, {"2019"}}}, 1) ==
             "2020 1, 2019 2*, none 1");
  BOOST_TEST(facets.shown(FacetField::year, {}, 9) == "2020 1, 2019 2, none 1");
}

BOOST_AUTO_TEST_CASE(all_topics_are_those_of_the_taxonomy) {
  const Facets facets;
  BOOST_TEST(facets.shown({FacetField::topic, 0, true}) ==
             "2: Alliance and Outcome 2, Cognitive Behavioral Therapy 2, Harm 0, none 1");
  BOOST_TEST(facets.shown({FacetField::topic, 0, true}, {{FacetField::topic, {"harm"}}}) ==
             "2: Alliance and Outcome 2, Cognitive Behavioral Therapy 2, Harm 0*, none 1");
  BOOST_TEST(facets.ids({{FacetField::topic, {"harm"}}}) == "");
  BOOST_TEST(facets.shown({FacetField::type, 0, true}) == "0: none 4", "types are free here");
}

BOOST_AUTO_TEST_CASE(values_are_found_by_the_beginning_of_a_word) {
  struct Row {
    FacetField field;
    const char* beginning;
    const char* shown;
  };
  const Facets facets;
  for (const Row& row : {Row{FacetField::author, "flü", "1: Flückiger 2"},
                         {FacetField::author, "FLU", "1: Flückiger 2"},
                         {FacetField::author, "ckiger", "0:"},
                         {FacetField::author, "!", "0:"},
                         {FacetField::topic, "out", "1: Alliance and Outcome 2"},
                         {FacetField::topic, "and outc", "1: Alliance and Outcome 2"},
                         {FacetField::topic, "bond", "1: Alliance and Outcome 2"},  // an alias
                         {FacetField::topic, "cog", "1: Cognitive Behavioral Therapy 2"},
                         {FacetField::year, "201", "1: 2019 2"},
                         {FacetField::published, "2020-", "1: 2020-07 2"}}) {
    BOOST_TEST(facets.shown({row.field, 0, false, row.beginning}) == row.shown,
               row.beginning << ": " << facets.shown({row.field, 0, false, row.beginning}));
  }
  BOOST_TEST(facets.shown({FacetField::topic, 0, true, "har"}) == "0: Harm 0");
  BOOST_TEST(facets.shown({FacetField::author, 0, false, "mur"},
                          {{FacetField::author, {"fluckiger", kNone}}}) ==
                 "2: Flückiger 2*, Muran 1, none 1*",
             "what is chosen is listed with its count");
}

BOOST_AUTO_TEST_CASE(filters_keep_any_value_of_a_field_and_every_field) {
  struct Row {
    std::vector<FacetFilter> filters;
    const char* ids;  // newest first
  };
  const Facets facets;
  for (const Row& row : {Row{{}, "bacd"},
                         {{{FacetField::topic, {"alliance"}}}, "ba"},
                         {{{FacetField::topic, {"Alliance and Outcome"}}}, "ba"},
                         {{{FacetField::topic, {"bond"}}}, "ba"},
                         {{{FacetField::topic, {"Cogn"}}}, "ac"},  // nothing else begins so
                         {{{FacetField::topic, {"alliance", kNone}}}, "bad"},
                         {{{FacetField::topic, {"alliance"}}, {FacetField::topic, {"cbt"}}}, "a"},
                         {{{FacetField::topic, {"alliance"}}, {FacetField::year, {"2020"}}}, ""},
                         {{{FacetField::author, {"flückiger"}}}, "ba"},
                         {{{FacetField::year, {"..2019"}}}, "ba"},
                         {{{FacetField::published, {"2020-07.."}}}, "ba"},
                         {{{FacetField::published, {kNone}}}, "d"},
                         {{{FacetField::topic, {}}}, ""}}) {
    BOOST_TEST(facets.ids(row.filters) == row.ids,
               "filters of " << row.filters.size() << " fields keep [" << facets.ids(row.filters)
                             << "], not [" << row.ids << ']');
  }
}

BOOST_AUTO_TEST_CASE(filters_come_back_as_understood_and_choosing_that_is_the_same) {
  struct Row {
    std::vector<FacetFilter> filters;
    const char* resolved;
  };
  const Facets facets;
  for (const Row& row :
       {Row{{}, ""},
        {{{FacetField::topic, {"cogn"}}}, "topic: cbt (Cognitive Behavioral Therapy)"},
        {{{FacetField::topic, {"BOND", kNone, "alliance and outcome"}}},
         "topic: alliance (Alliance and Outcome), - (none), alliance (Alliance and Outcome)"},
        {{{FacetField::topic, {"har"}}}, "topic: harm (Harm)"},  // of which there is no entry
        {{{FacetField::topic, {}}}, "topic:"},
        {{{FacetField::author, {"fluck"}}}, "author: Flückiger"},
        {{{FacetField::author, {"FLÜCKIGER", "muran"}}}, "author: Flückiger, Muran"},
        {{{FacetField::journal, {kNone}}}, "journal: - (none)"},
        {{{FacetField::year, {"2019", "2019..2020", "2020..", "..2019", "2020..2020"}}},
         "year: 2019, 2019..2020, 2020.., ..2019, 2020"},
        {{{FacetField::published, {"2020-07", "2020-07-15..2021"}}},
         "published: 2020-07, 2020-07-15..2021"},
        {{{FacetField::topic, {"cbt"}},
          {FacetField::year, {"2019"}},
          {FacetField::topic, {"bond"}}},
         "topic: cbt (Cognitive Behavioral Therapy); year: 2019; "
         "topic: alliance (Alliance and Outcome)"}}) {
    const std::vector<ResolvedFilter> resolved = facets.resolved(row.filters);
    BOOST_TEST(text_of(resolved) == row.resolved);
    const std::vector<FacetFilter> again = as_asked(resolved);
    BOOST_TEST((facets.resolved(again) == resolved), row.resolved << ": resolved anew is another");
    BOOST_TEST(facets.ids(again) == facets.ids(row.filters), row.resolved);
    for (const FacetField field : all_values<FacetField>()) {
      BOOST_TEST(facets.shown(field, again) == facets.shown(field, row.filters), row.resolved);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_chosen_value_that_no_entry_has_is_shown_by_its_name) {
  const Facets facets;
  BOOST_TEST(facets.shown(FacetField::topic, {{FacetField::topic, {"har"}}}) ==
             "Alliance and Outcome 2, Cognitive Behavioral Therapy 2, Harm 0*, none 1");
}

BOOST_AUTO_TEST_CASE(an_unknown_value_is_an_error_that_names_the_nearest) {
  struct Row {
    FacetField field;
    const char* value;
    const char* message;
  };
  const Facets facets;
  for (const Row& row :
       {Row{FacetField::topic, "aliance", "there is no topic 'aliance': did you mean 'alliance'?"},
        {FacetField::author, "Murran", "there is no author 'Murran': did you mean 'Muran'?"},
        {FacetField::topic, "astrology", "there is no topic 'astrology'"},
        {FacetField::journal, "Nature", "there is no journal 'Nature'"}}) {
    BOOST_TEST_CONTEXT(row.value) {
      BOOST_CHECK_EXCEPTION(facets.ids({{row.field, {row.value}}}), Error, [&](const Error& error) {
        BOOST_TEST(error.what() == std::string(row.message));
        return true;
      });
    }
  }
}

// The query language asks for years of four digits; a value that could not be
// chosen is not offered.
BOOST_AUTO_TEST_CASE(an_article_s_year_of_three_digits_counts_as_none) {
  const SmallIndex index({sample("a", "", {}, 350, "")});
  SearchOptions options;
  options.facets = {{FacetField::year}};
  const Facet years = Searcher(index.path()).search("", options).facets.at(0);
  BOOST_REQUIRE_EQUAL(years.values.size(), 1u);
  BOOST_TEST(!years.values[0].value.has_value());
  BOOST_TEST(years.values[0].count == 1u);
}

BOOST_AUTO_TEST_CASE(general_keywords_are_left_out_unless_asked_for_or_chosen) {
  Entry one = summary_entry("a", "text");
  one.keywords = {"Humans", "Psychotherapy, Group", "Panic Disorder"};
  Entry two = summary_entry("b", "text");
  two.keywords = {"humans"};
  WriterOptions writer = with_taxonomy();
  writer.crosswalk.rules = {{{"cbt"}, {}, {"psychotherapy group"}, {"Panic Disorder"}, {}}};
  writer.crosswalk.general = {"HUMANS"};
  const SmallIndex index({one, two, summary_entry("c", "text")}, writer);
  const Searcher searcher(index.path());
  const auto shown = [&](bool all_values, std::vector<FacetFilter> filters = {}) {
    SearchOptions options;
    options.filters = std::move(filters);
    options.facets = {{FacetField::keyword, 0, all_values}};
    const Facet facet = searcher.search("", options).facets.at(0);
    std::string text = std::to_string(facet.distinct) + ':';
    for (const FacetCount& value : facet.values) {
      text += ' ' + value.label + ' ' + std::to_string(value.count) + (value.selected ? "*" : "");
    }
    return text;
  };
  BOOST_TEST(shown(false) == "1: Panic Disorder 1 none 1");
  BOOST_TEST(shown(true) == "3: Humans 2 Panic Disorder 1 Psychotherapy, Group 1 none 1");
  const FacetFilter human{FacetField::keyword, {"humans"}};
  BOOST_TEST(shown(false, {human}) == "2: Humans 2* Panic Disorder 1 none 1");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
