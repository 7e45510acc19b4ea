// Which names share a meaning. A group is shown as its names, parted by slashes:
// "cbt/cognitive behavioural therapy", with = before spellings and the topic in
// brackets behind a concept that has one.
#include "index/thesaurus_table.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "tests/support/small_thesaurus.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(thesaurus_table)

namespace {

using Tokens = ThesaurusTable::Tokens;

Tokens tokens_of(Analyzer& analyzer, const std::string& text) {
  Tokens tokens;
  for (const Token& token : analyzer.analyze(text)) tokens.push_back(token.text);
  return tokens;
}

std::string joined(const Tokens& tokens) {
  std::string text;
  for (const std::string& token : tokens) text += (text.empty() ? "" : " ") + token;
  return text;
}

Thesaurus sample_thesaurus() {
  Thesaurus thesaurus;
  thesaurus.concepts = {
      {"cbt", {"CBT", "cognitive-behavioural therapy"}, "cbt"},
      {"rupture", {"alliance rupture", "rupture in the alliance"}, ""},
      {"psychotherapy", {"psychotherapy", "therapy"}, ""},
      {"nothing", {"...", "an idea"}, ""},
  };
  thesaurus.variants = {{"analyse", "analyze"}, {"therapy", "thérapie"}, {"e-mail", "email"}};
  return thesaurus;
}

/// The sample, with the tools it is asked by.
class SmallThesaurus {
 public:
  std::string groups_of(const std::string& name) {
    std::string text;
    for (const auto* group : table_->groups_of(tokens_of(analyzer_, name))) {
      text += (text.empty() ? "" : ", ") + shown(*group);
    }
    return text;
  }
  std::size_t longest_name() const { return table_->longest_name(); }

 private:
  static std::string shown(const ThesaurusTable::Synonyms& group) {
    std::string text;
    for (const Tokens& name : group.names) {
      text += (text.empty() ? "" : "/") + joined(name);
    }
    if (!group.topic.empty()) text += " (" + group.topic + ')';
    return group.spelling ? '=' + text : text;
  }

  Analyzer analyzer_;
  TableOfThesaurus table_{sample_thesaurus()};
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_name_gives_the_groups_it_is_in) {
  struct Row {
    const char* name;
    const char* groups;
  };
  const std::string cbt = "cbt/cognitive behavioural therapy (cbt)";
  SmallThesaurus thesaurus;
  for (const Row& row : {
           Row{"CBT", cbt.c_str()},
           {"cognitive behavioural therapy", cbt.c_str()},
           {"Cognitive-Behavioural Therapies", cbt.c_str()},  // a concept in any inflection
           {"alliance ruptures", "alliance rupture/rupture in the alliance"},
           {"ruptures in the alliance", "alliance rupture/rupture in the alliance"},
           {"rupture alliance", ""},  // in another order it is another name
           {"rupture", ""},           // a part of a name is none
           {"cognitive behavioural therapy today", ""},
           {"analyse", "=analyse/analyze"},
           {"analyze", "=analyse/analyze"},
           {"analyses", ""},  // spellings in this form alone
           {"email", "=e mail/email"},
           {"e-mail", "=e mail/email"},
           {"therapy", "=therapy/therapie, psychotherapy/therapy"},  // spellings come first
           {"therapies", "psychotherapy/therapy"},
           {"idea", ""},
           {"an idea", "an idea"},  // a name without a word is passed over
           {"...", ""},
           {"", ""},
       }) {
    BOOST_TEST(thesaurus.groups_of(row.name) == row.groups,
               "groups of [" << row.name << "] are [" << thesaurus.groups_of(row.name) << "], not ["
                             << row.groups << ']');
  }
}

BOOST_AUTO_TEST_CASE(the_longest_name_has_as_many_words_as_are_worth_joining) {
  BOOST_TEST(SmallThesaurus().longest_name() == 4u, "rupture in the alliance");
}

BOOST_AUTO_TEST_CASE(a_thesaurus_may_be_empty) {
  const TableOfThesaurus table{Thesaurus()};
  BOOST_TEST(table->longest_name() == 0u);
  BOOST_TEST(table->groups_of({"cbt"}).empty());
}

BOOST_AUTO_TEST_CASE(a_concept_knows_all_below_it_and_those_near_by) {
  Thesaurus thesaurus;
  thesaurus.concepts = {
      {"therapy", {"therapy"}},
      {"cbt", {"CBT"}, "", {"therapy"}, {"ipt"}},
      {"act", {"Acceptance Therapy", "acceptance"}, "", {"cbt", "mindful"}},
      {"mindful", {"mindfulness"}, "", {"therapy", "nowhere"}},
      {"ipt", {"IPT"}, "", {"therapy"}, {"cbt"}},
      {"a", {"aa"}, "", {"b"}},
      {"b", {"bb"}, "", {"a"}},  // a circle, which a writer refuses, ends all the same
  };
  Analyzer analyzer;
  const TableOfThesaurus table(thesaurus);
  const auto labels = [&](const std::string& name, auto relation) {
    std::string text;
    for (const std::size_t number : table->groups_of(tokens_of(analyzer, name)).at(0)->*relation) {
      text += (text.empty() ? "" : ", ") + table->group(number).label;
    }
    return text;
  };
  struct Row {
    const char* name;
    const char* narrower;
    const char* related;
  };
  for (const Row& row : {Row{"therapies", "CBT, Acceptance Therapy, mindfulness, IPT", ""},
                         {"CBT", "Acceptance Therapy", "IPT"},
                         {"mindfulness", "Acceptance Therapy", ""},
                         {"acceptance therapy", "", ""},
                         {"IPT", "", "CBT"},
                         {"aa", "bb", ""}}) {
    BOOST_TEST(labels(row.name, &ThesaurusTable::Synonyms::narrower) == row.narrower);
    BOOST_TEST(labels(row.name, &ThesaurusTable::Synonyms::related) == row.related);
  }
  BOOST_TEST(table->names_concept(tokens_of(analyzer, "acceptance therapies")));
  BOOST_TEST(!table->names_concept(tokens_of(analyzer, "acceptance of therapy")));
}

BOOST_AUTO_TEST_CASE(names_are_the_same_word_for_word_in_whatever_inflection) {
  struct Row {
    const char* a;
    const char* b;
    bool same;
  };
  Analyzer analyzer;
  const TableOfThesaurus table(sample_thesaurus());
  for (const Row& row : {Row{"alliance", "alliances", true},
                         {"alliance rupture", "alliances ruptured", true},
                         {"cognitive therapy", "cognitive therapies", true},
                         {"cognitive therapy", "therapy cognitive", false},
                         {"therapy", "cognitive therapy", false},
                         {"therapy", "therapist", false},
                         {"", "", true}}) {
    BOOST_TEST(
        table->same_words(tokens_of(analyzer, row.a), tokens_of(analyzer, row.b)) == row.same,
        '[' << row.a << "] and [" << row.b << "] are " << (row.same ? "" : "not ") << "the same");
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
