// Plans as queries of OpenSearch. A row is a query of ours over three entries, and what a cluster
// is asked for, in a short form: (a b) any of or the best of, [a b] all of, !a none of, /n at least
// n, <a b>n ordered spans with a slop of n, {a b}n spans in any order, _n a gap of n.
#include "cluster/query_dsl.h"

#include <pprsearch/query.h>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "search/plan/expander.h"
#include "tests/support/small_index.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(query_dsl)

namespace {

using Json = nlohmann::json;

std::vector<Entry> entries() {
  std::vector<Entry> all = {
      summary_entry("a", "rupture repair in the alliance, rupture and repairs again"),
      summary_entry("b", "outcome of therapy"), summary_entry("c", "alliance training")};
  all[0].topics = {"alliance", "training"};
  all[0].published = "2020-07";
  all[1].url = "https://example.org";
  return all;
}

std::string shown(const Json& query);

std::string shown_list(const Json& list) {
  std::string text;
  if (!list.is_array()) return shown(list);
  for (const Json& query : list) text += (text.empty() ? "" : " ") + shown(query);
  return text;
}

std::string shown_value(const Json& value) {
  if (value.is_object()) return shown_value(value.at("value"));
  return value.is_string() ? value.get<std::string>() : value.dump();
}

/// Of a field that is not the words of summaries, its name.
std::string shown_field(const std::string& field) {
  return field == "words.summary" ? std::string() : field + '=';
}

std::string shown_bool(const Json& query) {
  std::vector<std::string> parts;
  for (const char* member : {"must", "filter"}) {
    if (query.contains(member)) parts.push_back(shown_list(query[member]));
  }
  if (query.contains("must_not")) parts.push_back("!(" + shown_list(query["must_not"]) + ')');
  if (query.contains("should")) {
    const int least = query.value("minimum_should_match", 1);
    parts.push_back('(' + shown_list(query["should"]) + ')' +
                    (least == 1 ? "" : '/' + std::to_string(least)));
  }
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : " ") + part;
  const bool is_one = parts.size() == 1 && query.contains("must") && query["must"].size() == 1;
  return is_one || query.contains("should") ? text : '[' + text + ']';
}

std::string shown(const Json& query) {
  const std::string kind = query.begin().key();
  const Json& body = query.begin().value();
  if (kind == "bool") return shown_bool(body);
  if (kind == "match_all") return "everything";
  if (kind == "match_none") return "nothing";
  if (kind == "constant_score") return shown(body.at("filter"));
  if (kind == "dis_max") return '(' + shown_list(body.at("queries")) + ')';
  if (kind == "span_or") return '(' + shown_list(body.at("clauses")) + ')';
  if (kind == "span_gap") return '_' + body.begin().value().dump();
  if (kind == "span_near") {
    const bool ordered = body.at("in_order");
    return (ordered ? '<' : '{') + shown_list(body.at("clauses")) + (ordered ? '>' : '}') +
           body.at("slop").dump();
  }
  const std::string field = shown_field(body.begin().key());
  const Json& value = body.begin().value();
  if (kind == "range") return field + value.dump();
  if (!value.is_array()) return field + shown_value(value);
  std::string all;
  for (const Json& one : value) all += (all.empty() ? "" : " ") + shown_value(one);
  return field + '{' + all + '}';
}

/// What a cluster is asked for a text.
std::string asked(const std::string& text) {
  const SmallIndex index(entries());
  const auto reader = IndexReader::open(index.path());
  IndexReader::Session session = reader->session();
  SearchOptions options;
  options.expand = {.inflections = false,
                    .derivations = false,
                    .variants = false,
                    .thesaurus = false,
                    .narrower = false};
  Expander expander(session, options, [](const auto&) { return true; });
  const Query query = parse_query(text, Syntax::strict).query;
  return shown(query_of(expander.expand(query, Combination::all), *reader));
}

struct Row {
  const char* query;
  const char* asked;
};

}  // namespace

BOOST_AUTO_TEST_CASE(words_and_operators) {
  const Row rows[] = {
      {"summary:alliance", "alliance"},
      {"summary:unknown", "nothing"},
      {"summary:alliance AND summary:outcome", "[alliance outcome]"},
      {"summary:alliance OR summary:outcome", "(alliance outcome)"},
      {"summary:alliance NOT summary:outcome", "[alliance [everything !(outcome)]]"},
      {"summary:repair*", "(repair repairs)"},
      {"topic:training", "values.topic={Ktraining}"},
      {"published:2020..2021", "[first_day={\"gte\":20200101} last_day={\"lte\":20211231}]"},
      {"published:..2021-02", "[first_day={\"gte\":1} last_day={\"lte\":20210231}]"},
      {"year:2020", "year={\"gte\":2020,\"lte\":2020}"},
      {"has:url", "has=url"},
      {"id:b", "values.id={Qb}"},
  };
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.query) { BOOST_TEST(asked(row.query) == row.asked); }
  }
}

BOOST_AUTO_TEST_CASE(phrases_windows_and_nears) {
  const Row rows[] = {
      {"summary:\"rupture repair\"", "<rupture repair>0"},
      {"summary:\"rupture unknown\"", "nothing"},
      // A window of five positions behind the first word leaves room for four others.
      {"summary:\"rupture repair\"~5", "{rupture repair}4"},
      {"summary:\"rupture repair\"~1", "{rupture repair}0"},
      // The same word needs two places of its own, in whatever order.
      {"summary:\"rupture rupture\"~3", "<rupture rupture>2"},
      {"summary:rupture NEAR/3 summary:repair", "(<rupture repair>2 <repair rupture>2)"},
      {"summary:rupture PRE/3 summary:repair", "<rupture repair>2"},
      {"summary:rupture NEAR/2 summary:\"alliance rupture\"",
       "(<rupture <alliance rupture>0>1 <<alliance rupture>0 rupture>1)"},
      // Of an inner NEAR, every distance may be needed by the outer one.
      {"(summary:rupture PRE/2 summary:repair) PRE/4 summary:alliance",
       "(<<rupture repair>0 alliance>3 <<rupture _1 repair>0 alliance>3)"},
  };
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.query) { BOOST_TEST(asked(row.query) == row.asked); }
  }
}

BOOST_AUTO_TEST_CASE(a_filter_by_words_asks_for_them) {
  const SmallIndex index(entries());
  const auto reader = IndexReader::open(index.path());
  ChosenValue none{{}, {}, EntrySet(3)};
  BOOST_TEST(shown(query_of(none, FacetField::topic, *reader)) == "[everything !(has=topic)]");
  ChosenValue date{{}, {}, EntrySet(3)};
  date.shown.value = "2020-07";
  BOOST_TEST(shown(query_of(date, FacetField::published, *reader)) ==
             "[first_day={\"gte\":20200701} last_day={\"lte\":20200731}]");
  ChosenValue name{{}, {}, EntrySet(3)};
  name.shown.value = name.key = "training";
  BOOST_TEST(shown(query_of(name, FacetField::topic, *reader)) == "names.topic=1");
  name.key = "other";
  BOOST_TEST(shown(query_of(name, FacetField::topic, *reader)) == "nothing");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace pprsearch::test
