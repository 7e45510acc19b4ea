// Vocabularies from their texts: what each form means, and what is refused with its line.
#include "formats/vocabulary_yaml.h"

#include <pprsearch/error.h>

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

#include "tests/support/processor_time.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(vocabulary_yaml)

namespace {

const std::string kFile = "vocabulary.yaml";

/// The message that a text is refused with, without the file's name.
template <typename Parse>
std::string refusal(Parse parse, std::string_view text) {
  try {
    parse(text, kFile);
    return "accepted";
  } catch (const Error& error) {
    const std::string message = error.what();
    return message.starts_with(kFile + ": ") ? message.substr(kFile.size() + 2) : message;
  }
}

Taxonomy small_taxonomy() { return {{{"a", "Ay", {}}, {"b", "Bee", {}}}, {{"t", "Tee", {}}}}; }

}  // namespace

BOOST_AUTO_TEST_CASE(a_taxonomy_has_two_lists_of_values) {
  const Taxonomy taxonomy = taxonomy_from_yaml(
      "topics:\n"
      "  - slug: adherence\n"
      "    label: Adherence\n"
      "    aliases: [Adherance, Compliance]\n"
      "  - slug: training\n"
      "research_types:\n"
      "  - slug: rct\n"
      "    label: Randomized trial\n",
      kFile);
  const Taxonomy expected{
      {{"adherence", "Adherence", {"Adherance", "Compliance"}}, {"training", "training", {}}},
      {{"rct", "Randomized trial", {}}}};
  BOOST_TEST((taxonomy == expected));
}

BOOST_AUTO_TEST_CASE(large_vocabularies_are_read_or_refused_in_bounded_time) {
  std::string taxonomy = "topics:\n";
  for (int i = 0; i < 30000; ++i) taxonomy += "  - slug: t" + std::to_string(i) + "\n";
  const double begin = test::processor_seconds();
  BOOST_TEST(taxonomy_from_yaml(taxonomy, kFile).topics.size() == 30000U);
  BOOST_TEST(refusal(taxonomy_from_yaml, taxonomy + "  - slug: x\n    label: T7\n") ==
             "line 30002: 'T7' already stands for 't7'");
  BOOST_TEST(test::processor_seconds() - begin < 30.0);
  std::string words = "w0";
  for (int i = 1; i <= 1000; ++i) words += ", w" + std::to_string(i);
  BOOST_TEST(refusal(thesaurus_from_yaml, "variants:\n  - [" + words + "]\n") ==
             "line 2: 1001 spellings that mean the same; at most 1000 are taken");
  BOOST_TEST(refusal(thesaurus_from_yaml, "concepts:\n  - id: a\n    words: [" + words + "]\n") ==
             "line 2: 1001 words that mean the same; at most 1000 are taken");
}

BOOST_AUTO_TEST_CASE(a_thesaurus_has_concepts_and_variants) {
  const Thesaurus thesaurus = thesaurus_from_yaml(
      "\xEF\xBB\xBF"
      "concepts:\r\n"
      "  - id: cbt\r\n"
      "    words: [CBT, cognitive therapy]\r\n"
      "    topic: cbt\r\n"
      "  - id: act\r\n"
      "    words:\r\n"
      "      - acceptance therapy\r\n"
      "    broader: [cbt]\r\n"
      "    source: An article\r\n"
      "variants:\r\n"
      "  - [behaviour, behavior]\r\n",
      kFile);
  const Thesaurus expected{{{"cbt", {"CBT", "cognitive therapy"}, "cbt"},
                            {"act", {"acceptance therapy"}, "", {"cbt"}, {}, "An article"}},
                           {{"behaviour", "behavior"}}};
  BOOST_TEST((thesaurus == expected));
}

BOOST_AUTO_TEST_CASE(a_crosswalk_has_rules_general_headings_and_qualifiers) {
  const Crosswalk crosswalk = crosswalk_from_yaml(
      "rules:\n"
      "  - topics: [a]\n"
      "    same: [Alpha]\n"
      "    narrower: ['Alpha, Small']\n"
      "    qualifiers: [small]\n"
      "  - research_types: [t]\n"
      "    same: [Test]\n"
      "general: [Humans]\n"
      "qualifiers: [large]\n",
      kFile, small_taxonomy());
  Crosswalk expected;
  expected.rules = {{{"a"}, {}, {"Alpha"}, {"Alpha, Small"}, {"small"}},
                    {{}, {"t"}, {"Test"}, {}, {}}};
  expected.general = {"Humans"};
  expected.qualifiers = {"large"};
  BOOST_TEST((crosswalk == expected));
  BOOST_TEST((crosswalk_from_yaml("", kFile, {}) == Crosswalk()));
}

BOOST_AUTO_TEST_CASE(a_faulty_crosswalk_is_refused_with_its_line) {
  const struct {
    const char* text;
    const char* message;
  } kRows[] = {
      {"rules:\n  - topics: [a]\n    same: [X]\n  - topics:\n    - c\n    same: [Y]\n",
       "line 5: the taxonomy has no topic 'c'"},
      {"rules:\n  - research_types: [a]\n    same: [X]\n",
       "line 2: the taxonomy has no type of research 'a'"},
      {"rules:\n  - topics: [a]\n    same: ['X, Y']\n  - topics: [b]\n    same: [x y]\n",
       "line 5: 'x y' comes twice: first in line 3"},
      {"rules:\n  - topics: [a]\n    same: [X]\ngeneral: [X]\n",
       "line 4: 'X' comes twice: first in line 3"},
      {"rules:\n  - topics: [a]\n    qualifiers: [x]\nqualifiers: [X]\n",
       "line 4: 'X' comes twice: first in line 3"},
      {"rules:\n  - topics: [a]\n    same: [Bee]\n",
       "line 3: 'Bee' is a name of the taxonomy, for 'b'"},
      {"general: [bee]\n", "line 1: 'bee' is a name of the taxonomy, for 'b'"},
      {"rules:\n  - same: [X]\n", "line 2: a rule names topics or research_types"},
      {"rules:\n  - topics: [a]\n", "line 2: a rule has headings: same, narrower or qualifiers"},
      {"rules:\n  - topics: [a]\n    broader: [X]\n", "line 3: unknown key 'broader'"},
      {"rules:\n  - topics: a\n", "line 2: 'topics' must be a list"},
      {"headings: []\n", "line 1: unknown key 'headings'"},
      {"rules:\n  - topics: [b]\n    same: [Bee]\n", "accepted"},
  };
  const auto load = [](std::string_view text, const std::string& file) {
    crosswalk_from_yaml(text, file, small_taxonomy());
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.text) { BOOST_TEST(refusal(load, row.text) == row.message); }
  }
}

BOOST_AUTO_TEST_CASE(lists_may_be_left_out) {
  for (const char* text : {"", "# nothing yet\n", "topics:\n", "topics: []\n"}) {
    BOOST_TEST_CONTEXT(text) { BOOST_TEST((taxonomy_from_yaml(text, kFile) == Taxonomy{})); }
  }
}

BOOST_AUTO_TEST_CASE(a_faulty_taxonomy_is_refused_with_its_line) {
  const struct {
    const char* text;
    const char* message;
  } kRows[] = {
      {"topics:\n  - slug: a\n  - slug: a\n", "line 3: 'a' already stands for 'a'"},
      {"topics:\n  - slug: a\n    aliases: [x]\n  - slug: b\n    aliases: [X]\n",
       "line 4: 'X' already stands for 'a'"},
      {"topics:\n  - slug: a\n    label: The B\n  - slug: b\n    aliases: [the-b]\n",
       "line 4: 'the-b' already stands for 'a'"},
      {"topics:\n  - slug: a\n    lable: A\n", "line 3: unknown key 'lable'"},
      {"topics:\n  - slug: a\n    slug: b\n", "line 3: key 'slug' comes twice"},
      {"topics:\n  - label: A\n", "line 2: 'slug' is missing"},
      {"topics:\n  - slug: ' '\n", "line 2: 'slug' must be text"},
      {"topics:\n  - slug: a\n    aliases: x\n", "line 3: 'aliases' must be a list"},
      {"topics:\n  - slug: a\n    aliases: [[x]]\n", "line 3: 'aliases': each must be text"},
      {"topics:\n  - a\n", "line 2: 'slug: …' was expected"},
      {"topics: a\n", "line 1: 'topics' must be a list"},
      {"topic:\n  - slug: a\n", "line 1: unknown key 'topic'"},
      {"- slug: a\n", "line 1: 'topics: …' was expected"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.text) {
      BOOST_TEST(refusal(taxonomy_from_yaml, row.text) == row.message);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_name_may_stand_for_a_topic_and_a_type) {
  BOOST_TEST(refusal(taxonomy_from_yaml, "topics: [{slug: a}]\nresearch_types: [{slug: a}]\n") ==
             "accepted");
}

BOOST_AUTO_TEST_CASE(a_faulty_thesaurus_is_refused_with_its_line) {
  const struct {
    const char* text;
    const char* message;
  } kRows[] = {
      {"concepts:\n  - id: a\n    words: [x]\n  - id: a\n    words: [y]\n",
       "line 4: concept 'a' comes twice"},
      {"concepts:\n  - id: a\n", "line 2: 'words' is missing"},
      {"concepts:\n  - id: a\n    words: []\n", "line 2: 'words' is empty"},
      {"concepts:\n  - words: [x]\n", "line 2: 'id' is missing"},
      {"concepts:\n  - id: a\n    words: [x]\n    note: n\n", "line 4: unknown key 'note'"},
      {"variants:\n  - [one]\n", "line 2: variants are two spellings or more"},
      {"variants:\n  - one\n", "line 2: the spellings of a word must be a list"},
      {"synonyms: []\n", "line 1: unknown key 'synonyms'"},
      {"concepts:\n  - {id: a, words: [x]}\n  - {id: b, words: [y, 'X!']}\n",
       "line 3: 'X!' is a word of 'a' already"},
      {"concepts:\n  - {id: a, words: [x, y-z, Y z]}\n", "line 2: 'Y z' comes twice"},
      {"concepts:\n  - {id: a, words: [x, '...']}\n",
       "line 2: '...' has neither a letter nor a digit"},
      {"concepts:\n  - {id: a, words: [Above]}\n",
       "line 2: 'Above' is a word of grammar, which queries leave out"},
      {"concepts:\n  - {id: a, words: [x]}\n  - {id: b, words: [y], broader: [c]}\n",
       "line 3: there is no concept 'c'"},
      {"concepts:\n  - {id: a, words: [x], related: [a]}\n",
       "line 2: concept 'a' is related to itself"},
      {"concepts:\n  - {id: a, words: [x], related: [b], broader: [b]}\n  - {id: b, words: [y]}\n",
       "line 2: 'b' is related twice"},
      {"concepts:\n  - {id: d, words: [v], broader: [a]}\n  - {id: a, words: [x], broader: [b]}\n"
       "  - {id: b, words: [y], broader: [c]}\n  - {id: c, words: [z], broader: [a]}\n",
       "line 3: 'broader' of 'a' leads back to it"},
      {"concepts:\n  - {id: a, words: [x], broader: b}\n", "line 2: 'broader' must be a list"},
      {"concepts:\n  - {id: a, words: [x], source: ' '}\n", "line 2: 'source' must be text"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.text) {
      BOOST_TEST(refusal(thesaurus_from_yaml, row.text) == row.message);
    }
  }
}

BOOST_AUTO_TEST_CASE(broken_yaml_is_refused_with_its_line) {
  const std::string message = refusal(taxonomy_from_yaml, "topics:\n  - slug: [a\n");
  BOOST_TEST(message.starts_with("line 2: broken YAML: "), message);
}

BOOST_AUTO_TEST_CASE(a_text_that_is_too_large_is_refused) {
  const std::string text(kMostVocabularyBytes, '#');
  BOOST_TEST(refusal(taxonomy_from_yaml, text + "#") == "larger than 16 MiB");
}

BOOST_AUTO_TEST_SUITE_END()
