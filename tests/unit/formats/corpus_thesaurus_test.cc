// The thesaurus of the corpus: how much it holds, and that no word of it has two meanings.
#include <boost/test/unit_test.hpp>
#include <set>
#include <string>
#include <vector>

#include "base/files.h"
#include "formats/vocabulary_yaml.h"
#include "tests/support/small_thesaurus.h"
#include "text/derivations.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(corpus_thesaurus)

namespace {

constexpr std::size_t kMostBytes = 1 << 20;

Thesaurus thesaurus() {
  const std::string file = PPRSEARCH_CORPUS "/thesaurus.yaml";
  return thesaurus_from_yaml(read_file(file, kMostBytes), file);
}

Taxonomy taxonomy() {
  const std::string file = PPRSEARCH_CORPUS "/taxonomy.yaml";
  return taxonomy_from_yaml(read_file(file, kMostBytes), file);
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_concept_has_a_source_and_a_topic_that_exists) {
  const Taxonomy lists = taxonomy();
  const std::vector<Concept> concepts = thesaurus().concepts;
  BOOST_TEST(concepts.size() >= 150u);
  std::set<std::string> named;  // by other concepts
  for (const Concept& idea : concepts) {
    named.insert(idea.broader.begin(), idea.broader.end());
    named.insert(idea.related.begin(), idea.related.end());
  }
  for (const Concept& idea : concepts) {
    BOOST_TEST(!idea.source.empty(), idea.id << " has no source");
    const bool known = idea.topic.empty() || find_value(lists.topics, idea.topic) != nullptr;
    BOOST_TEST(known, idea.id << " is about a topic that does not exist: " << idea.topic);
    const bool leads = idea.words.size() > 1 || !idea.topic.empty() || !idea.related.empty() ||
                       !idea.broader.empty() || named.contains(idea.id);
    BOOST_TEST(leads, idea.id << " has one word, and leads nowhere");
  }
}

BOOST_AUTO_TEST_CASE(each_topic_but_the_rest_has_a_concept) {
  std::set<std::string> topics;
  for (const Concept& idea : thesaurus().concepts) topics.insert(idea.topic);
  for (const TaxonomyValue& topic : taxonomy().topics) {
    const bool known = topics.contains(topic.slug) || topic.slug == "miscellaneous";
    BOOST_TEST(known, "no concept is about " << topic.slug);
  }
}

// find_fault() compares names as they are written; here their inflections count as well.
BOOST_AUTO_TEST_CASE(no_name_is_an_inflection_of_another_concepts_name) {
  Analyzer analyzer;
  const Thesaurus words = thesaurus();
  const test::TableOfThesaurus table(words);
  for (const Concept& idea : words.concepts) {
    for (const std::string& name : idea.words) {
      ThesaurusTable::Tokens tokens;
      for (Token& token : analyzer.analyze(name)) tokens.push_back(std::move(token.text));
      std::string meanings;
      std::size_t concepts = 0;
      for (const auto* group : table->groups_of(tokens)) {
        if (group->spelling) continue;
        ++concepts;
        meanings += group->label + "; ";
      }
      BOOST_TEST(concepts == 1u, name << " means " << meanings);
    }
  }
}

// Transference is not what transfers. A new name with such an ending has to be looked at: it is
// listed here, or its verb is a false friend in text/derivations.cc.
BOOST_AUTO_TEST_CASE(the_verb_of_a_name_is_about_the_same) {
  Analyzer analyzer;
  std::set<std::string> verbs;
  for (const Concept& idea : thesaurus().concepts) {
    for (const std::string& name : idea.words) {
      const std::vector<Token> tokens = analyzer.analyze(name);
      if (tokens.size() != 1) continue;
      for (const PossibleDerivation& other : possible_derivations(tokens[0].text)) {
        if (other.word == other.verb) verbs.insert(tokens[0].text + ' ' + other.word);
      }
    }
  }
  // The last three are no words: no index has them.
  const std::set<std::string> known{"attachment attach",       "attendance attend",
                                    "nonattendance nonattend", "antidepressant antidepressate",
                                    "neuroscience neurosci",   "videoconferencing videoconfer"};
  for (const std::string& pair : verbs) BOOST_TEST(known.contains(pair), pair << ": not looked at");
}

BOOST_AUTO_TEST_CASE(words_that_people_asked_for_in_vain_lead_somewhere) {
  Analyzer analyzer;
  const test::TableOfThesaurus table(thesaurus());
  for (const char* word :
       {"telehealth", "teletherapy", "zoom", "covid19", "coronavirus", "in-person", "racism",
        "countertransference", "role induction", "rupture repair", "mentalization-based therapy",
        "OQ-45", "routine outcome monitoring", "video therapy"}) {
    ThesaurusTable::Tokens tokens;
    for (Token& token : analyzer.analyze(word)) tokens.push_back(std::move(token.text));
    BOOST_TEST(table->names_concept(tokens), word << " is no name");
  }
}

BOOST_AUTO_TEST_SUITE_END()
