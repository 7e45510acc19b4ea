// Completions of words with hyphens.
#include <pprsearch/searcher.h>

#include <boost/test/unit_test.hpp>
#include <string>

#include "tests/support/small_index.h"

namespace pprsearch::test {

BOOST_AUTO_TEST_SUITE(hyphenated_completions)

BOOST_AUTO_TEST_CASE(a_word_with_a_hyphen_goes_on_behind_it) {
  const SmallIndex index({summary_entry("a", "evidence-based practice; a base of evidence"),
                          summary_entry("b", "Evidence based on trials"),
                          summary_entry("c", "the evidence base, well-being")});
  const Searcher searcher(index.path());
  const auto words = [&](const char* beginning) {
    std::string text;
    for (const Completion& completion : searcher.complete(beginning).list) {
      if (completion.kind != CompletionKind::word) continue;
      text += (text.empty() ? "" : ", ") + completion.text + ' ' + std::to_string(completion.count);
    }
    return text;
  };
  BOOST_TEST(words("evidence-ba") == "evidence-base 3, evidence-based 3");
  BOOST_TEST(words("practice evidence-ba") ==
             "practice evidence-base 1, practice evidence-based 1");
  BOOST_TEST(words("-well-b") == "-well-base 3, -well-being 2");
  BOOST_TEST(words("summary:evidence-bas") == "summary:evidence-base 3, summary:evidence-based 3");
  BOOST_TEST(words("well-b") == "well-being 1");
  BOOST_TEST(words("evidence-x") == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
