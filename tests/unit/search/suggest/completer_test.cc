// What is offered while somebody types. A completion is shown as "kind: query
// count", with the label in brackets where it is not the query itself.
#include <pprsearch/error.h>
#include <pprsearch/searcher.h>

#include <boost/test/unit_test.hpp>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/full_entry.h"
#include "tests/support/print_names.h"
#include "tests/support/seed.h"
#include "tests/support/small_index.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(completer)

namespace {

struct Sample {
  const char* id;
  const char* title;
  const char* summary;
  const char* topic;
  const char* type;
  const char* author;
  const char* journal;
};

constexpr Sample kSamples[] = {
    {"a", "Alliance and outcome", "alliance ruptures", "alliance", "meta-analysis", "Flückiger",
     "Psychotherapy"},
    {"b", "The alliance online", "ruptured alliances at a distance", "alliance", "trial", "Alvarez",
     "Psychotherapy Research"},
    {"c", "Altruism", "alliance in groups", "groups", "trial", "Wampold",
     "Journal of Consulting and Clinical Psychology"},
    {"d", "Group therapy", "altogether otherwise", "groups", "trial", "Flückiger", "Psychotherapy"},
};

Entry entry_of(const Sample& sample) {
  Entry entry = summary_entry(sample.id, sample.summary);
  entry.title = sample.title;
  entry.published = std::string("2020-0") + static_cast<char>('1' + sample.id[0] - 'a');
  entry.topics = {sample.topic};
  entry.research_types = {sample.type};
  entry.citation.emplace();
  entry.citation->authors = {{sample.author, "", "", ""}};
  entry.citation->container_title = sample.journal;
  return entry;
}

std::vector<Entry> sample_entries() {
  std::vector<Entry> entries;
  for (const Sample& sample : kSamples) entries.push_back(entry_of(sample));
  return entries;
}

WriterOptions vocabulary() {
  WriterOptions options;
  options.taxonomy.topics = {{"alliance", "Therapeutic Alliance", {"Working Bond"}},
                             {"groups", "Group Therapy", {}},
                             {"allergy", "Allergy", {}}};
  return options;
}

class Offered {
 public:
  std::vector<Completion> all(const std::string& beginning, std::size_t most = 5) const {
    return searcher_.complete(beginning, {.most = most}).list;
  }

  /// Those of one kind, or of all kinds where `kind` is empty.
  std::string shown(const std::string& beginning, const std::string& kind,
                    std::size_t most = 5) const {
    std::string text;
    for (const Completion& completion : all(beginning, most)) {
      if (!kind.empty() && name_of(completion.kind) != kind) continue;
      text += (text.empty() ? "" : ", ") + (kind.empty() ? name_of(completion.kind) + ": " : "") +
              completion.text + ' ' + std::to_string(completion.count);
      const bool labelled = kind == "topic" || kind == "type" || kind == "title";
      if (labelled) text += " (" + completion.label + ')';
    }
    return text;
  }

  std::vector<Completion> all(const std::string& beginning,
                              const CompletionOptions& options) const {
    return searcher_.complete(beginning, options).list;
  }

  std::size_t total(const std::string& query, const CompletionOptions& asked) const {
    SearchOptions options;
    options.syntax = Syntax::lenient;
    options.match = asked.match;
    options.filters = asked.filters;
    return searcher_.search(query, options).total;
  }

 private:
  SmallIndex index_{sample_entries(), vocabulary()};
  Searcher searcher_{index_.path()};
};

constexpr Match kMatches[] = {Match::all, Match::automatic, Match::any};

struct Row {
  const char* beginning;
  const char* completions;
};

void check(const char* kind, const std::vector<Row>& rows) {
  const Offered offered;
  for (const Row& row : rows) {
    const std::string found = offered.shown(row.beginning, kind);
    BOOST_TEST(found == row.completions, '[' << row.beginning << "] goes on as " << kind << " ["
                                             << found << "], not [" << row.completions << ']');
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(words_the_most_frequent_first) {
  check("word", {
                    {"alli", "alliance 3, alliances 3"},
                    {"ALLI", "alliance 3, alliances 3"},
                    {"alliance", "alliance 3, alliances 3"},  // a word may go on
                    {"rup", "ruptured 2, ruptures 2"},
                    {"flü", "Flückiger 2"},
                    {"zz", ""},
                    {"i", ""},  // "in" is no word to look for
                });
}

BOOST_AUTO_TEST_CASE(words_are_counted_among_what_stands_before) {
  check("word",
        {
            {"alliance rup", "alliance ruptured 2, alliance ruptures 2"},
            {"ruptures alli", "ruptures alliance 2, ruptures alliances 2"},
            {"groups alli", "groups alliance 1"},
            {"nowhere alli", "nowhere alliance 3, nowhere alliances 3"},  // of what is in no entry
                                                                          // nothing is required
            {"author:Wampold al", "author:Wampold alliance 1, author:Wampold altruism 1"},
            {"topic:groups al",
             "topic:groups alliance 1, topic:groups altogether 1, topic:groups altruism 1"},
            {"alliance AND (rup", "alliance AND (ruptured) 2, alliance AND (ruptures) 2"},
            {"distance alliance rup", "distance alliance ruptured 2, distance alliance ruptures 2"},
        });
}

BOOST_AUTO_TEST_CASE(a_sign_before_the_word_stays) {
  check("word", {
                    {"groups -altr", "groups -altruism 1"},
                    {"+altr", "+altruism 1"},
                    {"=altr", "=altruism 1"},
                    {"\"altr", "\"altruism\" 1"},
                });
}

BOOST_AUTO_TEST_CASE(topics_types_and_journals_by_any_word_of_any_name) {
  check("topic", {
                     {"all", "topic:alliance 2 (Therapeutic Alliance)"},
                     {"ther",
                      "topic:alliance 2 (Therapeutic Alliance), "
                      "topic:groups 2 (Group Therapy)"},
                     {"bond", "topic:alliance 2 (Therapeutic Alliance)"},
                     {"therapeutic all", "topic:alliance 2 (Therapeutic Alliance)"},
                     {"working b", "topic:alliance 2 (Therapeutic Alliance)"},
                     {"allergy", ""},  // which no entry has
                     {"therapeutic bond", ""},
                 });
  check("type", {{"tri", "type:trial 3 (trial)"},
                 {"meta", "type:meta-analysis 1 (meta-analysis)"},
                 {"meta-anal", "type:meta-analysis 1 (meta-analysis)"}});
  check("journal",
        {{"psychother", "journal:Psychotherapy 3, journal:\"Psychotherapy Research\" 1"},
         {"research", "journal:\"Psychotherapy Research\" 1"},
         {"psychotherapy res", "journal:\"Psychotherapy Research\" 1"},
         {"journal of cons", "journal:\"Journal of Consulting and Clinical Psychology\" 1"},
         {"clin", "journal:\"Journal of Consulting and Clinical Psychology\" 1"}});
}

BOOST_AUTO_TEST_CASE(titles_by_the_beginnings_of_their_words_the_newest_first) {
  check("title", {
                     {"alli", "id:a 1 (Alliance and outcome), id:b 1 (The alliance online)"},
                     {"alliance onl", "id:b 1 (The alliance online)"},
                     {"online alli", "id:b 1 (The alliance online)"},
                     {"al", ""},  // too short to tell
                     {"alliance ruptu", ""},
                 });
}

BOOST_AUTO_TEST_CASE(authors) {
  check("author", {
                      {"flu", "author:Flückiger 2"},
                      {"Flü", "author:Flückiger 2"},
                      {"alliance flu", "alliance author:Flückiger 1"},
                      {"alliance wam", "alliance author:Wampold 1"},
                      {"otherwise wam", ""},
                      {"alliance", ""},
                  });
}

BOOST_AUTO_TEST_CASE(a_field_offers_its_own_alone) {
  check("", {
                {"author:al", "author: author:Alvarez 1"},
                {"Author:AL", "author: author:Alvarez 1"},
                {"topic:all", "topic: topic:alliance 2"},
                {"type:tri", "type: type:trial 3"},
                {"journal:res",
                 "journal: journal:\"Psychotherapy Research\" 1, "
                 "word: journal:research 1"},
                {"summary:al",
                 "word: summary:alliance 3, word: summary:alliances 3, "
                 "word: summary:altogether 1"},
                {"groups author:wam", "author: groups author:Wampold 1"},
                {"year:20", ""},
                {"doi:10", ""},
            });
}

BOOST_AUTO_TEST_CASE(in_the_bracket_of_a_field_its_own_alone) {
  check("", {
                {"topic:(al", "topic: topic:alliance 2"},
                {"topic:(groups OR (al", "topic: topic:alliance 2"},
                {"author:(fl", "author: author:(Flückiger) 2"},
                {"summary:(al",
                 "word: summary:(alliance) 3, word: summary:(alliances) 3, "
                 "word: summary:(altogether) 1"},
                {"doi:(al", ""},
                {"year:(20", ""},
            });
}

BOOST_AUTO_TEST_CASE(within_quotes_no_field_and_the_count_of_the_phrase) {
  check("author", {{"\"flu", ""}, {"\"alliance flu", ""}});
  check("word", {{"\"alliance rup", "\"alliance ruptures\" 1"},
                 {"\"groups alli", ""},
                 {"alliance OR rup", "alliance OR ruptured 3, alliance OR ruptures 3"}});
}

BOOST_AUTO_TEST_CASE(behind_a_negation_the_count_of_what_is_left) {
  check("", {{"NOT all", "word: NOT alliance 1, word: NOT alliances 1"},
             {"-all", "word: -alliance 1, word: -alliances 1"},
             {"alliance -(rup", "word: alliance -(ruptured) 1, word: alliance -(ruptures) 1"},
             {"groups -(all", "word: groups -(alliance) 1, word: groups -(alliances) 1"},
             {"alliance -all", ""},
             {"NOT flu", "author: NOT author:Flückiger 2, word: NOT Flückiger 2"}});
}

BOOST_AUTO_TEST_CASE(nothing_typed_offers_nothing) {
  check("", {{"", ""},
             {" ", ""},
             {"alliance ", ""},
             {"...", ""},
             {"title:", ""},
             {"(", ""},
             {"alliance AND (", ""},
             {"\xFF", ""}});
}

// Whoever types must not be stopped in the middle of it.
BOOST_AUTO_TEST_CASE(a_beginning_past_the_limits_of_a_query_throws_nothing) {
  const Offered offered;
  std::string words;
  for (int i = 0; i < 300; ++i) words += "alliance ";
  for (const std::string& beginning :
       {words + "rup", std::string(5'000, 'a'), std::string(5'000, ' ') + "rup",
        std::string(50, '(') + "rup"}) {
    BOOST_TEST_CONTEXT(beginning.size() << " bytes that begin with " << beginning.substr(0, 9)) {
      BOOST_CHECK_NO_THROW(offered.all(beginning));
    }
  }
}

BOOST_AUTO_TEST_CASE(at_most_so_many_of_a_kind) {
  const Offered offered;
  BOOST_TEST(offered.shown("al", "word", 1) == "alliance 3");
  BOOST_TEST(offered.shown("al", "word", 2) == "alliance 3, alliances 3");
  BOOST_TEST(offered.shown("psychother", "journal", 1) == "journal:Psychotherapy 3");
  BOOST_TEST(offered.all("al", 0).empty());
}

BOOST_AUTO_TEST_CASE(what_is_open_in_the_beginning_is_closed_and_what_is_faulty_repaired) {
  check("word",
        {
            {"\"alliance rup", "\"alliance ruptures\" 1"},
            {"alliance AND ((rup", "alliance AND ((ruptured)) 2, alliance AND ((ruptures)) 2"},
            {"titel:alliance rup", "titel alliance ruptured 3, titel alliance ruptures 3"},
            {"alliance) rup", "alliance ruptured 2, alliance ruptures 2"},
            {"OR rup", "ruptured 2, ruptures 2"},
            {"- rup", "- ruptured 2, - ruptures 2"},
        });
}

BOOST_AUTO_TEST_CASE(keywords_are_offered_by_any_of_their_words) {
  Entry entry = summary_entry("a", "text");
  entry.keywords = {"Psychotherapy, Group", "Humans"};
  WriterOptions writer;
  writer.crosswalk.general = {"Humans"};
  const SmallIndex index({entry}, writer);
  const Searcher searcher(index.path());
  const auto offered = [&](const char* beginning) {
    std::string text;
    for (const Completion& completion : searcher.complete(beginning).list) {
      text += (text.empty() ? "" : ", ") + name_of(completion.kind) + ": " + completion.text;
    }
    return text;
  };
  BOOST_TEST(offered("gro") == "keyword: keyword:\"Psychotherapy, Group\", word: group");
  BOOST_TEST(offered("keyword:gro") == "keyword: keyword:\"Psychotherapy, Group\"");
  BOOST_TEST(offered("topic:gro") == "");
  BOOST_TEST(offered("keyword:hum") == "", "a general keyword says little");
}

// Entries with values as hostile to a query as values can be.
std::vector<Entry> hostile_entries() {
  std::vector<Entry> entries = sample_entries();
  const char* const values[] = {"a \"b\" (alliance",
                                "alliance*",
                                "\u201Calliance\u201D ~2",
                                "alliance^x",
                                "year:x AND alliance",
                                "!!! alliance",
                                "-alliance",
                                "alliance)"};
  for (const char* value : values) {
    Entry entry = summary_entry(value, "alliance allianse");
    entry.title = "Alliance";
    entry.topics = entry.research_types = entry.keywords = {value};
    entry.citation.emplace();
    entry.citation->container_title = value;
    entries.push_back(entry);
  }
  return entries;
}

std::string random_beginning(std::mt19937& random, const char* last) {
  static const std::vector<std::string> pieces = {
      "\"",   "(",   ")",        " ",       " AND ",  " NOT ",  " OR ",    "-",
      "~\"",  "all", "alliance", "rup",     "title:", "foo:",   "year:x ", "^2",
      "*",    "=",   "allianze", "doi:(",   "\u201C", "\xFF",   "topic:",  "topic:(",
      "NOT ", " -(", "author:(", "title:(", "NOT (",  "groups "};
  std::string typed;
  for (std::size_t n = random() % 6; n > 0; --n) typed += pieces[random() % pieces.size()];
  return typed + last;
}

// Whatever is typed, what is offered can be asked as it stands.
BOOST_AUTO_TEST_CASE(every_completion_and_suggestion_is_a_query_without_fault) {
  const SmallIndex index(hostile_entries());
  const Searcher searcher(index.path());
  std::mt19937 random(20200711);
  std::size_t offered = 0;
  SearchOptions options;
  options.syntax = Syntax::lenient;
  for (int i = 0; i < 1500; ++i) {
    const std::string typed = random_beginning(random, i % 3 == 0 ? "allianze" : "alli");
    std::vector<std::string> texts;
    for (const Completion& completion : searcher.complete(typed).list)
      texts.push_back(completion.text);
    for (const Suggestion& other : searcher.search(typed, options).suggestions) {
      texts.push_back(other.text);
    }
    offered += texts.size();
    for (const std::string& text : texts) {
      std::string fault;
      for (const auto& found : parse_query(text, Syntax::lenient).diagnostics)
        fault += found.message;
      BOOST_TEST(fault == "", '[' << typed << "] is offered [" << text << "]: " << fault);
    }
  }
  BOOST_TEST(offered > 1000u, "only " << offered << " were offered");
}

// And it is found: nothing that is offered leads to nothing, and each finds as much as it says.
BOOST_AUTO_TEST_CASE(every_completion_finds_as_much_as_it_says) {
  const SmallIndex index(hostile_entries());
  const Searcher searcher(index.path());
  std::mt19937 random(20200712);
  std::size_t counted = 0;
  std::set<CompletionKind> kinds;
  for (unsigned i = 0; i < cases(3000); ++i) {
    const char* const lasts[] = {"alli", "rup", "flu", "al", "g", "psych", "the alv"};
    const std::string typed = random_beginning(random, lasts[random() % std::size(lasts)]);
    const SearchOptions asked = {.match = kMatches[i % std::size(kMatches)]};
    for (const Completion& completion : searcher.complete(typed, {.match = asked.match}).list) {
      const std::size_t total = searcher.search(completion.text, asked).total;
      BOOST_TEST(total > 0u, '[' << typed << "] is offered [" << completion.text << ']');
      BOOST_TEST(total == completion.count, '[' << typed << "] is offered [" << completion.text
                                                << "], " << completion.count << ", and finds "
                                                << total << ", as " << name_of(completion.kind));
      kinds.insert(completion.kind);
      ++counted;
    }
  }
  BOOST_TEST(counted > cases(1000), "only " << counted << " were counted");
  BOOST_TEST(kinds.size() == all_values<CompletionKind>().size());
}

// Combined and filtered in the same way.
BOOST_AUTO_TEST_CASE(a_count_is_what_asking_gives) {
  const Offered offered;
  const std::vector<std::vector<FacetFilter>> filters = {
      {}, {{FacetField::topic, {"alliance"}}}, {{FacetField::type, {"trial"}}}};
  std::size_t asked = 0;
  const auto check_counts = [&](const char* beginning, const CompletionOptions& options) {
    for (const Completion& completion : offered.all(beginning, options)) {
      const std::string& query = completion.text;
      ++asked;
      const std::size_t total = offered.total(query, options);
      BOOST_TEST(total == completion.count, '[' << beginning << "], " << name_of(options.match)
                                                << ": [" << query << "] finds " << total << ", not "
                                                << completion.count << " as offered");
    }
  };
  for (const char* beginning : {"al",
                                "alliance r",
                                "ruptures al",
                                "groups a",
                                "author:Wampold al",
                                "topic:groups al",
                                "trial OR alliance f",
                                "summary:al",
                                "alliance author:f",
                                "alliance -online al",
                                "xyzzy al",
                                "xyzzy alliance r",
                                "alliance groups xyzzy al",
                                "the al",
                                "in groups al",
                                "\"in groups\" al",
                                "+groups al",
                                "alliance AND groups al",
                                "psych",
                                "the flu",
                                "in the flu",
                                "research"}) {
    for (const Match match : kMatches) {
      for (const auto& chosen : filters) {
        check_counts(beginning, {.filters = chosen, .match = match});
      }
    }
  }
  BOOST_TEST(asked > 300u, "only " << asked << " completions were offered");
}

BOOST_AUTO_TEST_CASE(behind_a_word_that_no_entry_has_something_is_offered) {
  check("word", {
                    {"xyzzy alliance rup", "xyzzy alliance ruptured 3, xyzzy alliance ruptures 3"},
                    {"xyzzy rup", "xyzzy ruptured 2, xyzzy ruptures 2"},
                });
}

BOOST_AUTO_TEST_CASE(chosen_filters_count_and_what_they_leave_nothing_of_is_not_offered) {
  const Offered offered;
  const CompletionOptions groups = {.filters = {{FacetField::topic, {"groups"}}}};
  const auto shown = [&](const char* beginning) {
    std::string text;
    for (const Completion& completion : offered.all(beginning, groups)) {
      text += (text.empty() ? "" : ", ") + name_of(completion.kind) + ": " + completion.text + ' ' +
              std::to_string(completion.count);
    }
    return text;
  };
  BOOST_TEST(shown("alli") == "word: alliance 1");
  BOOST_TEST(shown("psych") ==
             "journal: journal:\"Journal of Consulting and Clinical Psychology\" 1, "
             "journal: journal:Psychotherapy 1, "
             "word: psychology 1, word: psychotherapy 1");
  BOOST_TEST(shown("rup") == "");
  BOOST_TEST(shown("fl") == "author: author:Flückiger 1, word: Flückiger 1");
  BOOST_CHECK_THROW(offered.all("al", {.filters = {{FacetField::topic, {"nothing"}}}}), Error);
}

BOOST_AUTO_TEST_CASE(a_long_text_is_not_completed) {
  const Offered offered;
  BOOST_TEST(offered.all(std::string(2000, ' ') + "al").empty());
  BOOST_TEST(!offered.all(std::string(1990, ' ') + "al").empty());
}

BOOST_AUTO_TEST_CASE(each_kind_is_offered_for_something) {
  std::set<CompletionKind> offered;
  const SmallIndex index({full_entry()});
  const Searcher searcher(index.path());
  for (const char* beginning :
       {"alliance", "alliance is", "meta", "adult", "psych", "lee", "every"}) {
    for (const Completion& completion : searcher.complete(beginning).list) {
      offered.insert(completion.kind);
    }
  }
  for (const CompletionKind kind : all_values<CompletionKind>()) {
    BOOST_TEST(offered.contains(kind), name_of(kind) << " is offered for nothing");
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
