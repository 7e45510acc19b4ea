// The conductor: how plain words are combined, in which order hits come, what is
// refused, and that many threads and new generations change nothing of it.
#include <pprsearch/error.h>
#include <pprsearch/json.h>
#include <pprsearch/searcher.h>

#include <algorithm>
#include <atomic>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/small_index.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(searcher)

namespace {

Entry titled(std::string id, std::string title, std::string published, std::string summary) {
  Entry entry = summary_entry(std::move(id), std::move(summary));
  entry.title = std::move(title);
  entry.published = std::move(published);
  return entry;
}

std::vector<Entry> sample_entries() {
  return {titled("a", "Zeal", "2020-07", "alliance"),
          titled("b", "Alliance", "2019", "rupture in the alliance"),
          titled("c", "Change", "2021-01", "rupture and repair"),
          titled("d", "Change", "", "outcome")};
}

std::string ids(const SearchResult& result) {
  std::string text;
  for (const Hit& hit : result.hits) text += hit.id;
  return text;
}

std::string sorted_ids(const SearchResult& result) {
  std::string text = ids(result);
  std::sort(text.begin(), text.end());
  return text;
}

SearchOptions matching(Match match) {
  SearchOptions options;
  options.match = match;
  return options;
}

}  // namespace

// One measure: positions.
BOOST_AUTO_TEST_CASE(two_forms_near_one_another_are_a_phrase_within_as_many_positions) {
  const SmallIndex index({summary_entry("a", "rupture of the alliance, alliance and rupture"),
                          summary_entry("b", "alliance rupture rupture"),
                          summary_entry("c", "alliance one two three four rupture"),
                          summary_entry("d", "alliance, and nothing else")});
  const Searcher searcher(index.path());
  for (const char* n : {"1", "2", "3", "4", "5", "1000"}) {
    const SearchResult near = searcher.search("=alliance NEAR/" + std::string(n) + " =rupture");
    const SearchResult window = searcher.search("\"alliance rupture\"~" + std::string(n));
    BOOST_TEST(ids(near) == ids(window), n);
    for (std::size_t i = 0; i < near.hits.size(); ++i) {
      BOOST_TEST(near.hits[i].score == window.hits[i].score, n);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_taxonomy_is_the_one_that_the_generation_was_built_with) {
  WriterOptions first;
  first.taxonomy = {{{"harm", "Harm", {}}, {"alliance", "Alliance", {"Bond", "Rapport"}}},
                    {{"survey", "Survey", {}}}};
  const SmallIndex index(sample_entries(), first);
  const Searcher searcher(index.path());
  const Searcher before = searcher.snapshot();
  BOOST_TEST((searcher.taxonomy() == first.taxonomy));
  publish(index.path(), sample_entries());
  BOOST_TEST((searcher.taxonomy() == Taxonomy()), "its values are free");
  BOOST_TEST((before.taxonomy() == first.taxonomy));
}

BOOST_AUTO_TEST_CASE(options_are_values) {
  BOOST_TEST((SearchOptions{} == SearchOptions{}));
  const SearchOptions rows[] = {{.syntax = Syntax::plain},
                                {.match = Match::any},
                                {.expand = {.thesaurus = false}},
                                {.filters = {{.field = FacetField::topic}}},
                                {.facets = {{.field = FacetField::year, .limit = 3}}},
                                {.sort = Sort::newest},
                                {.limit = 5},
                                {.limits = {.words = 7}},
                                {.time_limit = std::chrono::milliseconds(1)}};
  for (const SearchOptions& one : rows) {
    BOOST_TEST((one != SearchOptions{}), "row " << &one - rows);
    for (const SearchOptions& other : rows) BOOST_TEST((one == other) == (&one == &other));
  }
}

BOOST_AUTO_TEST_CASE(plain_words_are_combined_as_asked_and_the_result_says_how) {
  struct Row {
    const char* query;
    Match asked;
    const char* ids;
    Match done;
  };
  const SmallIndex index(sample_entries());
  const Searcher searcher(index.path());
  for (const Row& row :
       {Row{"alliance rupture", Match::all, "b", Match::all},
        {"alliance rupture", Match::any, "abc", Match::any},
        {"alliance rupture", Match::automatic, "b", Match::all},
        {"repair outcome", Match::automatic, "cd", Match::any},
        {"repair outcome", Match::all, "", Match::all},
        {"repair AND outcome", Match::automatic, "", Match::all},
        {"nowhere", Match::automatic, "", Match::all},
        {"+rupture repair", Match::any, "bc", Match::any},
        {"rupture -repair", Match::any, "b", Match::any},
        {"-rupture", Match::all, "ad", Match::all},
        // Conditions hold whatever is asked.
        {"alliance outcome published:2019..", Match::any, "ab", Match::any},
        {"repair outcome published:2021..", Match::automatic, "c", Match::any},
        {"nowhere published:2019..", Match::automatic, "", Match::all},
        // What stands in quotes holds as long as any entry has it.
        {"\"rupture and repair\" zeal", Match::automatic, "c", Match::any},
        {"\"rupture and repair\" zeal", Match::any, "ac", Match::any},
        {"\"repair rupture\" zeal", Match::automatic, "a", Match::any},
        {"\"repair rupture\" zeal", Match::all, "", Match::all},
        {"rupture repair \"in the alliance\" change zeal outcome", Match::automatic, "b",
         Match::any},
        // One word in ~"quotes" is that plain word: left out as too common, any will do.
        {"zeal ~\"OR\" repair", Match::automatic, "ac", Match::any},
        {"outcome ~\"repair\" zeal", Match::automatic, "acd", Match::automatic},
        {"outcome \"repair\" zeal", Match::automatic, "c", Match::any},
        // Brackets around words leave a sentence a sentence; an operator does not.
        {"rupture and (repair) change alliance", Match::automatic, "c", Match::automatic},
        {"rupture and repair change (alliance nowhere)", Match::automatic, "c", Match::automatic},
        {"rupture and repair change alliance NOT zeal", Match::automatic, "", Match::all},
        {"rupture (repair)", Match::automatic, "c", Match::all},
        {"rupture repair NOT change", Match::automatic, "", Match::all},
        {"rupture NOT repair", Match::automatic, "b", Match::all},
        {"(rupture repair change alliance zeal)^2", Match::automatic, "", Match::all},
        {"rupture repair change alliance (zeal OR outcome)", Match::automatic, "", Match::all},
        // Signs alone ask for nothing, and find it.
        {"!!!", Match::automatic, "", Match::all},
        // Of three words and more, enough have to be there.
        {"rupture and repair change alliance", Match::automatic, "c", Match::automatic},
        {"rupture repair change", Match::automatic, "c", Match::automatic},
        {"rupture and repair change", Match::automatic, "c", Match::automatic},
        {"rupture and repair change change", Match::automatic, "c", Match::automatic},
        {"+rupture repair zeal outcome change alliance", Match::automatic, "c", Match::automatic},
        // What no entry has is not required.
        {"alliance nowhere", Match::automatic, "ab", Match::automatic},
        {"alliance rupture nowhere", Match::automatic, "abc", Match::automatic},
        {"nowhere nothing", Match::automatic, "", Match::any},
        {"+rupture nowhere", Match::automatic, "bc", Match::automatic},
        {"+rupture nowhere nothing", Match::automatic, "bc", Match::automatic},
        {"+nowhere rupture", Match::automatic, "", Match::any},
        {"\"in the alliance\" nowhere", Match::automatic, "b", Match::automatic},
        // Nor is what stands for a row of words that no entry has: "re" and "pair" would.
        {"alliance changerupture", Match::automatic, "ab", Match::automatic},
        {"alliance rupture-repair", Match::automatic, "ab", Match::automatic},
        // Forms of one word are one word: an entry needs it and one of the others.
        {"change changes repair", Match::automatic, "c", Match::all},
        {"changes change", Match::automatic, "cd", Match::all},
        {"ruptures rupture outcome", Match::automatic, "bcd", Match::any},
        // Beside what is required, not even a single word empties an answer.
        {"+rupture zeal", Match::automatic, "bc", Match::any},
        {"+rupture repair", Match::automatic, "c", Match::all},
        {"\"in the alliance\" rupture repair", Match::automatic, "b", Match::any},
        {"rupture AND repair AND change AND alliance AND zeal", Match::automatic, "", Match::all},
        // An expression has no plain words: what it asks holds whatever is set.
        {"rupture AND repair", Match::any, "c", Match::all},
        {"zeal OR repair", Match::any, "ac", Match::all},
        {"rupture NOT repair", Match::any, "b", Match::all},
        {"", Match::all, "abcd", Match::all}}) {
    BOOST_TEST_CONTEXT("query [" << row.query << "], match " << to_string(row.asked)) {
      SearchOptions options = matching(row.asked);
      options.syntax = Syntax::lenient;
      const SearchResult result = searcher.search(row.query, options);
      BOOST_TEST(sorted_ids(result) == row.ids);
      BOOST_TEST(to_string(result.match) == to_string(row.done));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_query_built_in_code_finds_what_its_text_finds) {
  const SmallIndex index(sample_entries());
  const Searcher searcher(index.path());
  for (const Query& query :
       {Query::word("rupture"), Query::all_of({Query::word("alliance"), Query::word("rupture")}),
        Query::none_of({Query::word("alliance", {.field = "title"})}),
        Query::all_of({parse_query("repair rupture").query, Query::range("published", "2021", "")}),
        parse_query("repair outcome").query, Query()}) {
    const SearchResult built = searcher.search(query);
    const SearchResult typed = searcher.search(query.to_string());
    BOOST_TEST_CONTEXT(query.to_string()) {
      BOOST_TEST(built.text == query.to_string());
      BOOST_TEST(to_json(built) == to_json(typed));
    }
  }
  BOOST_CHECK_THROW(searcher.search(Query::word("nowhere", {.field = "topic"})), QuerySyntaxError);
}

BOOST_AUTO_TEST_CASE(hits_come_in_the_order_asked_for) {
  struct Row {
    const char* query;
    Sort asked;
    const char* ids;
    Sort done;
  };
  const SmallIndex index(sample_entries());
  const Searcher searcher(index.path());
  for (const Row& row : {Row{"", Sort::relevance, "cabd", Sort::newest},
                         {"NOT nowhere", Sort::relevance, "cabd", Sort::newest},
                         {"", Sort::newest, "cabd", Sort::newest},
                         {"", Sort::oldest, "bacd", Sort::oldest},
                         {"", Sort::title, "bcda", Sort::title},
                         {"alliance", Sort::relevance, "ba", Sort::relevance},
                         {"alliance", Sort::newest, "ab", Sort::newest}}) {
    BOOST_TEST_CONTEXT("query [" << row.query << "], sorted by " << to_string(row.asked)) {
      SearchOptions options;
      options.sort = row.asked;
      const SearchResult result = searcher.search(row.query, options);
      BOOST_TEST(ids(result) == row.ids);
      BOOST_TEST(to_string(result.sort) == to_string(row.done));
    }
  }
}

Entry cited(std::string id, int year, std::vector<std::string> authors, std::string journal) {
  Entry entry = summary_entry(std::move(id), "mood");
  entry.citation.emplace();
  entry.citation->issued.year = year;
  for (std::string& author : authors) {
    entry.citation->authors.push_back({std::move(author), "", "", ""});
  }
  entry.citation->container_title = std::move(journal);
  return entry;
}

// Entries without a value come last, and equal ones by score, newest and id.
BOOST_AUTO_TEST_CASE(hits_can_be_sorted_by_what_the_article_has) {
  Entry twice = cited("e", 0, {}, "");
  twice.summary = "mood mood mood";
  const SmallIndex index(
      {cited("a", 2019, {"Muran"}, "Zeitschrift"), cited("b", 2020, {"Zilcha", "Ärzte"}, "Affect"),
       cited("c", 2019, {"muran"}, "affect"), summary_entry("d", "mood"), twice});
  const Searcher searcher(index.path());
  for (const auto& [sort, expected] :
       {std::pair(Sort::year, "baced"), {Sort::author, "acbed"}, {Sort::journal, "cbaed"}}) {
    SearchOptions options;
    options.sort = sort;
    BOOST_TEST(ids(searcher.search("mood", options)) == expected, to_string(sort));
    options.limit = 2;
    options.offset = 2;
    BOOST_TEST(ids(searcher.search("mood", options)) == std::string(expected).substr(2, 2));
  }
}

// Authors come in the order of print; the one who is first in the alphabet may be the last of them.
BOOST_AUTO_TEST_CASE(the_order_by_author_is_by_the_first_one_as_printed) {
  Entry unread = summary_entry("f", "mood");
  unread.citation.emplace().raw = "Aaron, A. wrote something";
  Entry nameless = cited("g", 2020, {}, "");
  nameless.citation->authors = {{"", "", "…", ""}, {"Abel", "", "", ""}};
  const SmallIndex index({cited("a", 2020, {"Young", "Abel"}, ""), cited("b", 2020, {"abel"}, ""),
                          cited("c", 2020, {"Ábel", "Young"}, ""),
                          cited("d", 2020, {"Abelson"}, ""), cited("e", 2020, {"Abel Smith"}, ""),
                          unread, nameless});
  SearchOptions options;
  options.sort = Sort::author;
  const Searcher searcher(index.path());
  BOOST_TEST(ids(searcher.search("", options)) == "bcedafg");
  BOOST_TEST(ids(searcher.search("NOT title:b", options)) == "bcedafg");
}

BOOST_AUTO_TEST_CASE(ids_are_found_by_their_beginning) {
  const SmallIndex index({summary_entry("2013-05-b", "x"), summary_entry("2013-04-a", "x"),
                          summary_entry("2013-04", "x"), summary_entry("2014", "x")});
  const Searcher searcher(index.path());
  const auto found = [&](const char* beginning, std::size_t most) {
    std::string text;
    for (const std::string& id : searcher.ids(beginning, most)) text += id + ' ';
    return text;
  };
  BOOST_TEST(found("2013-04", 9) == "2013-04 2013-04-a ");
  BOOST_TEST(found("2013", 2) == "2013-04 2013-04-a ");
  BOOST_TEST(found("2013-05", 1) == "2013-05-b ");
  BOOST_TEST(found("2", 0) == "");
  BOOST_TEST(found("", 9) == "2013-04 2013-04-a 2013-05-b 2014 ");
  BOOST_TEST(found("2015", 9) == "");
}

BOOST_AUTO_TEST_CASE(a_page_has_its_ranks_and_the_total_is_that_of_all) {
  struct Row {
    std::size_t offset;
    std::size_t limit;
    const char* ids;
  };
  const SmallIndex index(sample_entries());
  const Searcher searcher(index.path());
  for (const Row& row :
       {Row{0, 2, "ca"}, {2, 2, "bd"}, {3, 2, "d"}, {4, 2, ""}, {9, 1, ""}, {0, 0, ""}}) {
    SearchOptions options;
    options.offset = row.offset;
    options.limit = row.limit;
    const SearchResult result = searcher.search("", options);
    BOOST_TEST_CONTEXT("offset " << row.offset << ", limit " << row.limit) {
      BOOST_TEST(ids(result) == row.ids);
      BOOST_TEST(result.total == 4u);
      if (!result.hits.empty()) BOOST_TEST(result.hits[0].rank == row.offset + 1);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_page_beyond_the_window_is_refused) {
  struct Row {
    std::size_t offset;
    std::size_t limit;
    bool goes;
  };
  const SmallIndex index(sample_entries());
  const Searcher searcher(index.path());
  constexpr std::size_t kHuge = static_cast<std::size_t>(-1);
  for (const Row& row : {Row{0, 100, true},
                         {90, 10, true},
                         {91, 10, false},
                         {0, 101, false},
                         {kHuge, 1, false},
                         {1, kHuge, false},
                         {kHuge, kHuge, false}}) {
    SearchOptions options;
    options.max_window = 100;
    options.offset = row.offset;
    options.limit = row.limit;
    std::string limit = "none";
    try {
      searcher.search("", options);
    } catch (const LimitError& error) {
      limit = error.limit();
    }
    BOOST_TEST(limit == (row.goes ? "none" : "window"),
               "offset " << row.offset << ", limit " << row.limit << ": limit " << limit);
  }
}

BOOST_AUTO_TEST_CASE(what_was_meant_is_told_with_its_exact_total) {
  const SmallIndex index(sample_entries());
  const Searcher searcher(index.path());
  const std::size_t meant = searcher.search("alliance OR zebra*").total;
  BOOST_TEST(meant > 0u);
  const std::string with_total =
      "alliance OR zebra* (" + std::to_string(meant) + (meant == 1 ? " entry)?" : " entries)?");
  BOOST_CHECK_EXCEPTION(searcher.search("alliance or zebra*"), QuerySyntaxError,
                        [&](const QuerySyntaxError& error) {
                          return std::string(error.what()).ends_with(with_total) &&
                                 error.corrected() == "alliance OR zebra*";
                        });
  const SearchResult lenient = searcher.search("alliance or zebra*", {.syntax = Syntax::lenient});
  BOOST_TEST(lenient.diagnostics.at(0).message.ends_with(with_total));
  BOOST_TEST((lenient.suggestions.at(0).kind == SuggestionKind::reading));
  BOOST_TEST(lenient.suggestions.at(0).text == "alliance OR zebra*");
  BOOST_TEST(lenient.suggestions.at(0).total == meant);
}

BOOST_AUTO_TEST_CASE(text_is_title_summary_and_implications) {
  const SmallIndex index(sample_entries());
  const Searcher searcher(index.path());
  BOOST_TEST(searcher.search("text:alliance").total ==
             searcher.search("title:alliance OR summary:alliance OR implications:alliance").total);
}

BOOST_AUTO_TEST_CASE(faults_of_a_query_are_thrown_in_strict_reading_alone) {
  const SmallIndex index(sample_entries());
  const Searcher searcher(index.path());
  BOOST_CHECK_THROW(searcher.search("(alliance"), QuerySyntaxError);
  SearchOptions lenient;
  lenient.syntax = Syntax::lenient;
  const SearchResult result = searcher.search("(alliance", lenient);
  BOOST_TEST(result.interpretation == "alliance");
  BOOST_TEST(result.diagnostics.size() == 1u);
  BOOST_TEST(result.total == 2u);
  SearchOptions narrow;
  narrow.limits.words = 2;
  BOOST_CHECK_THROW(searcher.search("one two three", narrow), LimitError);
}

BOOST_AUTO_TEST_CASE(an_entry_is_found_by_its_id) {
  const SmallIndex index(sample_entries());
  const Searcher searcher(index.path());
  BOOST_TEST(searcher.find("b")->title == "Alliance");
  for (const std::string& id :
       {std::string(), std::string("B"), std::string("bb"), std::string(1000, 'b')}) {
    BOOST_TEST(!searcher.find(id).has_value(), "found by '" << id.substr(0, 9) << "'");
  }
}

BOOST_AUTO_TEST_CASE(a_searcher_follows_what_is_published) {
  const SmallIndex index({summary_entry("old", "alliance")});
  const Searcher searcher(index.path());
  BOOST_TEST(ids(searcher.search("alliance")) == "old");
  publish(index.path(), {summary_entry("new", "alliance")});
  const SearchResult result = searcher.search("alliance");
  BOOST_TEST(ids(result) == "new");
  BOOST_TEST(result.index.number == 2u);
  BOOST_TEST(searcher.generation().number == 2u);
  BOOST_TEST(!searcher.find("old").has_value());
}

BOOST_AUTO_TEST_CASE(threads_get_what_one_thread_gets) {
  std::vector<Entry> entries;
  for (int i = 0; i < 300; ++i) {
    entries.push_back(summary_entry("entry-" + std::to_string(i),
                                    "alliance number" + std::to_string(i % 7) + " video therapy"));
  }
  const SmallIndex index(entries);
  const Searcher searcher(index.path());
  SearchOptions options;
  options.facets = {{FacetField::topic}};
  options.explain = true;
  SearchOptions feedback = options;
  feedback.expand.feedback = true;
  const auto search = [&](const char* query, const SearchOptions& how) {
    return [&searcher, query, how] { return to_json(searcher.search(query, how)); };
  };
  const std::vector<std::function<std::string()>> questions = {
      search("alliance", options),
      search("\"video therapy\"", options),
      search("number3 OR number5", options),
      search("num*", options),
      search("aliance~", options),
      search("NOT number1", feedback),
      search("video number2", feedback),
      [&] { return to_json(searcher.similar("entry-7", options)); },
      [&] { return to_json(searcher.find("entry-9").value()); },
      [&] { return to_json(searcher.complete("numb").list); },
  };
  std::vector<std::string> expected;
  for (const auto& question : questions) expected.push_back(question());
  std::atomic<int> different = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t) {
    threads.emplace_back([&, t] {
      for (std::size_t i = 0; i < 60; ++i) {
        const std::size_t q = (i + static_cast<std::size_t>(t)) % questions.size();
        different += questions[q]() != expected[q];
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  BOOST_TEST(different == 0, different << " of 480 answers differ from those of one thread");
}

// Each generation holds as many entries as its number says, so an answer made of
// two generations would show.
BOOST_AUTO_TEST_CASE(every_answer_during_publishing_is_of_one_generation) {
  const auto entries = [](int count) {
    std::vector<Entry> made;
    for (int i = 0; i < count; ++i) made.push_back(summary_entry(std::to_string(i), "alliance"));
    return made;
  };
  WriterOptions options;
  options.keep = 1;
  const SmallIndex index(entries(1), options);
  const Searcher searcher(index.path());
  std::atomic<bool> done = false;
  std::atomic<int> mixed = 0;
  std::atomic<int> failed = 0;
  std::atomic<int> answers = 0;
  std::vector<std::thread> readers;
  for (int t = 0; t < 3; ++t) {
    readers.emplace_back([&] {
      while (!done) {
        try {
          const SearchResult result = searcher.search("alliance");
          mixed += result.total != result.index.number || result.index.entries != result.total;
          ++answers;
        } catch (const Error&) {
          ++failed;
        }
      }
    });
  }
  for (int number = 2; number <= 12; ++number) publish(index.path(), entries(number), options);
  done = true;
  for (std::thread& reader : readers) reader.join();
  BOOST_TEST(failed == 0, failed << " of " << answers << " searches failed");
  BOOST_TEST(mixed == 0, mixed << " of " << answers << " answers are of two generations");
  BOOST_TEST(answers > 0);
  BOOST_TEST(searcher.search("alliance").total == 12u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
