// Other queries worth asking. A suggestion is shown as "query total", a topic with
// its label behind; whatever is suggested must find exactly as much as it says.
#include <pprsearch/searcher.h>

#include <boost/test/unit_test.hpp>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/print_names.h"
#include "tests/support/small_index.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(suggestions)

namespace {

Entry sample(std::string id, std::string summary, std::vector<std::string> topics,
             std::string author) {
  Entry entry = summary_entry(std::move(id), std::move(summary));
  entry.published = "2020-07";
  entry.topics = std::move(topics);
  entry.citation.emplace();
  entry.citation->authors = {{std::move(author), "", "", ""}};
  return entry;
}

std::vector<Entry> sample_entries() {
  return {
      sample("a", "alliance rupture repaired", {"alliance"}, "Flückiger"),
      sample("b", "alliance outcomes measured", {"alliance"}, "Wampold"),
      sample("c", "alliance outcomes therapist", {"alliance", "therapists"}, "Wampold"),
      sample("d", "depression cbt", {"cbt"}, "Cuijpers"),
      sample("e", "depression medication", {"depression"}, "Cuijpers"),
      sample("f", "quality of life at follow-up; self-esteem and the state of the art", {},
             "Linehan"),
  };
}

WriterOptions vocabulary() {
  WriterOptions options;
  options.taxonomy.topics = {{"alliance", "Therapeutic Alliance", {}},
                             {"therapists", "Therapist Factors", {}},
                             {"cbt", "Cognitive Behavioral Therapy", {}},
                             {"depression", "Depression", {}},
                             {"harm", "Harm", {}}};
  options.thesaurus.concepts = {
      {"cbt", {"CBT", "cognitive behavioral therapy"}, "cbt"},
      {"alliance", {"alliance", "working relationship"}, "alliance"},
      {"harm", {"harm", "negative effects"}, "harm"},
      {"medication", {"medication"}, "", {}, {"cbt", "drugs", "outcome"}},
      {"drugs", {"illegal drugs"}, "", {}, {"outcome"}},
      {"outcome", {"outcomes measured"}, "", {}, {}},
      {"neurofeedback", {"neurofeedback"}, "", {}, {"repair"}},
      {"repair", {"repaired"}, "", {}, {"alliance"}},
  };
  return options;
}

/// The sample, asked leniently.
class Sample {
 public:
  SearchResult search(const std::string& query) const { return searcher_.search(query, options); }

  std::string suggestions(const std::string& query, const std::string& kind) const {
    std::string text;
    for (const Suggestion& suggestion : search(query).suggestions) {
      if (name_of(suggestion.kind) != kind) continue;
      text += (text.empty() ? "" : ", ") + suggestion.text + ' ' + std::to_string(suggestion.total);
      if (kind == "topic") text += " (" + suggestion.replacement + ')';
    }
    return text;
  }

  SearchOptions options = lenient();

 private:
  static SearchOptions lenient() {
    SearchOptions options;
    options.syntax = Syntax::lenient;
    return options;
  }

  SmallIndex index_{sample_entries(), vocabulary()};
  Searcher searcher_{index_.path()};
};

struct Row {
  const char* query;
  const char* suggestions;
};

void check(const Sample& sample, const char* kind, const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    const std::string found = sample.suggestions(row.query, kind);
    BOOST_TEST(found == row.suggestions, "for [" << row.query << "] " << kind
                                                 << " suggestions are [" << found << "], not ["
                                                 << row.suggestions << ']');
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_misspelt_word_is_put_right_where_it_stands) {
  check(Sample(), "spelling",
        {
            {"aliance", "alliance 3"},
            {"aliance AND rupture", "alliance AND rupture 1"},
            {"rupture OR (depresion AND cbt)", "rupture OR depression AND cbt 2"},
            {"summary:aliance", "summary:alliance 3"},
            {"=aliance", "=alliance 3"},
            {"+aliance -rupture", "+alliance -rupture 2"},
            {"aliance^2", "alliance^2 3"},
            {"aliance NEAR/1 rupture", "alliance NEAR/1 rupture 1"},
            {"topic:alliance AND ruptrue", "topic:alliance AND rupture 1"},
        });
}

BOOST_AUTO_TEST_CASE(no_word_is_put_right_into_a_word_of_grammar) {
  const SmallIndex index({summary_entry("a", "this is not the end of hypertension")});
  for (const char* query : {"noft hypertension", "hypertension hte", "noft"}) {
    BOOST_TEST(Searcher(index.path()).search(query).suggestions.empty(), query);
  }
}

BOOST_AUTO_TEST_CASE(a_suggestion_says_which_word_and_where) {
  const SearchResult result = Sample().search("rupture AND aliance");
  BOOST_REQUIRE(result.suggestions.size() >= 1u);
  const Suggestion& first = result.suggestions[0];
  BOOST_TEST(first.kind == SuggestionKind::spelling);
  BOOST_TEST(first.word == "aliance");
  BOOST_TEST(first.replacement == "alliance");
  BOOST_TEST(first.offset == 12u);
  BOOST_TEST(first.length == 7u);
  BOOST_TEST(first.distance == 1u);
}

// Either alone would find nothing, so both are put right at once.
BOOST_AUTO_TEST_CASE(two_misspelt_words_are_put_right_together) {
  check(Sample(), "spelling",
        {{"aliance AND outcmes", "alliance AND outcomes 2"},
         {"depresion AND medcation", "depression AND medication 1"},
         {"aliance OR depresion",
          "alliance OR depression 5, alliance OR depresion 3, "
          "aliance OR depression 2"}});
}

BOOST_AUTO_TEST_CASE(a_slip_within_a_hyphenated_word_is_put_right) {
  check(Sample(), "spelling",
        {{"follow-upp", "follow-up 1"},
         {"folow-up", "follow-up 1"},
         {"Self-Estem", "Self-esteem 1"},
         {"summary:self-estem AND quality", "summary:self-esteem AND quality 1"},
         {"self-alianse", ""},  // no entry has self-alliance
         {"follow-up", ""},
         {"alliance-outcomes", ""},
         {"rupture-alliance", ""}});  // both are words
}

BOOST_AUTO_TEST_CASE(a_suggestion_for_a_part_is_of_the_whole_word) {
  const SearchResult result = Sample().search("rupture OR self-estem");
  BOOST_REQUIRE(result.suggestions.size() == 1u);
  BOOST_TEST(result.suggestions[0].word == "self-estem");
  BOOST_TEST(result.suggestions[0].replacement == "self-esteem");
  BOOST_TEST(result.suggestions[0].offset == 11u);
  BOOST_TEST(result.suggestions[0].length == 10u);
}

BOOST_AUTO_TEST_CASE(words_run_together_are_parted) {
  check(Sample(), "spelling",
        {{"qualityoflife", "quality-of-life 1"},
         {"summary:qualityoflife", "summary:quality-of-life 1"},
         {"allianceoutcomestherapist", "alliance-outcomes-therapist 1"},
         {"stateoftheart", "state-of-the-art 1"},
         {"lifeofquality", ""},  // not side by side
         {"ofqualitylife", ""},
         {"allianceofthe", ""}});
}

BOOST_AUTO_TEST_CASE(a_slip_within_quotes_is_put_right) {
  check(Sample(), "spelling",
        {{"\"aliance rupture\"", "\"alliance rupture\" 1"},
         {"\"depresion\" AND cbt", "\"depression\" AND cbt 1"},
         {"title:\"aliance\"", ""},  // no title has it
         {"\"alliance rupture\"", ""},
         {"\"rupture aliance\"", ""}});  // no entry has rupture alliance
}

BOOST_AUTO_TEST_CASE(names_are_put_right_among_names) {
  check(Sample(), "spelling",
        {{"author:flukiger", "author:fluckiger 1"},
         {"author:wampould", "author:wampold 2"},
         {"author:aliance", ""},  // no author is named so
         {"flukiger", "fluckiger 1"}});
}

BOOST_AUTO_TEST_CASE(what_needs_no_other_spelling_gets_none) {
  check(Sample(), "spelling",
        {
            {"", ""},
            {"alliance", ""},
            {"rupture", ""},               // found little, but is a word
            {"outcome", ""},               // the index has outcomes
            {"alliance NOT aliance", ""},  // nobody wants more of what is excluded
            {"alliance -outcmes", ""},
            {"rupture NOT outcmes", ""},
            {"rupture AND NOT (depresion OR medcation)", ""},
            {"PMID", ""},
            {"pmid", ""},
            {"CTB", ""},       // so few capitals are the name of something
            {"aliance~", ""},  // which finds alliance as it is
            {"alian*", ""},
            {"2021", ""},
            {"topic:aliance", ""},  // told by a diagnostic
            {"year:2020", ""},
            {"xyzzyx", ""},
        });
}

BOOST_AUTO_TEST_CASE(a_slip_is_one_however_much_the_other_words_find) {
  check(Sample(), "spelling",
        {{"alliance OR depression OR aliance", "alliance OR depression OR alliance 5"}});
}

BOOST_AUTO_TEST_CASE(filters_count) {
  Sample sample;
  sample.options.filters = {{FacetField::author, {"Wampold"}}};
  check(sample, "spelling", {{"aliance", "alliance 2"}, {"ruptrue", ""}, {"depresion", ""}});
  sample.options.filters.push_back({FacetField::topic, {"therapists"}});
  check(sample, "spelling", {{"aliance", "alliance 1"}});
  check(sample, "topic", {{"alliance", "topic:alliance 1 (Therapeutic Alliance)"}, {"cbt", ""}});
}

BOOST_AUTO_TEST_CASE(a_related_concept_is_offered_where_little_is_found) {
  check(Sample(), "related",
        {
            {"medication", ""},  // both related ones find one entry, and so does this
            {"illegal drugs", "medication 1, ~\"outcomes measured\" 1"},
            {"\"illegal drugs\"", "medication 1, ~\"outcomes measured\" 1"},
            {"alliance AND \"illegal drugs\"", "alliance AND ~\"outcomes measured\" 1"},
            {"NOT \"illegal drugs\"", ""},
            {"illegal", ""},
            {"title:\"illegal drugs\"", ""},  // no title has them
            // However much the other words find, one that is in no entry has found nothing.
            {"alliance neurofeedback", "alliance repaired 1"},
            {"alliance xyzzyx", ""},
            {"repaired alliance", ""},  // no entry has the one, and the query names the other
        });
  const SearchResult result = Sample().search("\"illegal drugs\"");
  BOOST_REQUIRE(!result.suggestions.empty());
  const Suggestion& first = result.suggestions[0];
  BOOST_TEST(first.word == "illegal drugs");
  BOOST_TEST(first.replacement == "medication");
  BOOST_TEST(first.offset == 0u);
  BOOST_TEST(first.length == 15u);
}

BOOST_AUTO_TEST_CASE(the_topic_of_a_concept_is_suggested) {
  check(Sample(), "topic",
        {
            {"alliance", "topic:alliance 3 (Therapeutic Alliance)"},
            {"alliance -cbt", "topic:alliance 3 (Therapeutic Alliance)"},
            {"NOT alliance", ""},
            {"working relationships", "topic:alliance 3 (Therapeutic Alliance)"},
            {"cbt", "topic:cbt 1 (Cognitive Behavioral Therapy)"},
            {"cognitive behavioral therapy", "topic:cbt 1 (Cognitive Behavioral Therapy)"},
            {"alliance AND cbt",
             "topic:alliance 3 (Therapeutic Alliance), "
             "topic:cbt 1 (Cognitive Behavioral Therapy)"},
            {"harm", ""},        // a topic that no entry has
            {"depression", ""},  // a topic, but no concept leads to it
            {"=cbt", ""},
            {"", ""},
        });
}

// Whatever the match, the filters and the reading: asking gives what was promised.
BOOST_AUTO_TEST_CASE(a_total_is_what_asking_gives) {
  Sample sample;
  std::size_t asked = 0;
  for (const Match match : {Match::automatic, Match::all, Match::any}) {
    for (const bool filtered : {false, true}) {
      sample.options.match = match;
      sample.options.filters.clear();
      if (filtered) sample.options.filters = {{FacetField::author, {"Wampold", "Cuijpers"}}};
      for (const char* query :
           {"aliance", "aliance rupture", "aliance outcmes", "ruptrue repaird", "aliance AND cbt",
            "depresion OR outcmes", "+aliance therapist", "working relationship", "author:wampolt",
            "cbt", "the aliance", "aliance therapst measurd"}) {
        for (const Suggestion& suggestion : sample.search(query).suggestions) {
          const std::size_t total = sample.search(suggestion.text).total;
          ++asked;
          BOOST_TEST(total == suggestion.total,
                     "match " << to_string(match) << (filtered ? ", filtered" : "") << ", query ["
                              << query << "]: [" << suggestion.text << "] finds " << total
                              << ", not " << suggestion.total << " as suggested");
        }
      }
    }
  }
  BOOST_TEST(asked > 40u, "only " << asked << " suggestions were made");
}

BOOST_AUTO_TEST_CASE(suggestions_can_be_switched_off) {
  Sample sample;
  sample.options.suggest = false;
  BOOST_TEST(sample.search("aliance").suggestions.empty());
  BOOST_TEST(sample.search("cbt").suggestions.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
