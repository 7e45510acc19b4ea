// A record may have any number of values: none takes time in the square of their number.
#include <boost/test/unit_test.hpp>
#include <string>

#include "formats/registry.h"
#include "tests/support/processor_time.h"
#include "tests/support/seed.h"
#include "tests/unit/formats/read_text.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(hostile_records)

BOOST_AUTO_TEST_CASE(many_values_take_time_in_proportion_to_their_number) {
  const struct {
    const char* form;
    const char* begin;
    const char* before;  // each number
    const char* behind;
    const char* end;
  } kRows[] = {
      {"ris", "TY  - JOUR\nTI  - Hope\n", "KW  - k", "\n", "ER  - \n"},
      {"ris", "TY  - JOUR\nTI  - Hope\n", "N2  - abstract ", "\n", "ER  - \n"},
      {"ris", "TY  - JOUR\nTI  - Hope\n", "N1  - Retracted in: J Ex ", "\n", "ER  - \n"},
      {"ris", "TY  - JOUR\nTI  - Hope\n", "AU  - Fam", ", G\n", "ER  - \n"},
      {"nbib", "PMID- 1\nTI  - Hope\n", "MH  - k", "\n", ""},
      {"nbib", "PMID- 1\nTI  - Hope\n", "CIN - J Ex ", "\n", ""},
      {"bibtex", "@article{a, title={Hope}, keywords={", "k", ", ", "}}\n"},
      {"markdown", "---\ntitle: Hope\ntags: [", "k", ", ", "last]\n---\n"},
      {"markdown", "---\ntitle: Hope\n", "member", ": 1\n", "---\n"},
      {"csl-json", "[{\"type\":\"book\",\"title\":\"Hope\",\"author\":[", "{\"family\":\"F", "\"},",
       "{\"family\":\"L\"}]}]"},
      {"jsonl", "{\"id\":\"a\",\"title\":\"Hope\",\"topics\":[", "\"k", "\",", "\"last\"]}\n"},
      {"wxr", "<rss><item><title>Hope</title>", "<category>k", "</category>", "</item></rss>"},
      {"feed", "<feed><entry><title>Hope</title>", "<category term='k", "'/>", "</entry></feed>"},
      {"mods", "<mods><titleInfo><title>Hope</title></titleInfo>", "<subject><topic>k",
       "</topic></subject>", "</mods>"},
  };
  constexpr int kMany = test::kSanitized ? 10'000 : 60'000;
  for (const auto& row : kRows) {
    std::string text = row.begin;
    for (int i = 0; i < kMany; ++i) text += row.before + std::to_string(i) + row.behind;
    BOOST_TEST_CONTEXT(row.form << ": " << row.before) {
      const double begin = test::processor_seconds();
      const auto records = read_text(find_form(row.form)->read, text + row.end);
      BOOST_TEST(records.size() == 1U);
      BOOST_TEST(records.front().rejection == "");
      const double taken = test::processor_seconds() - begin;
      BOOST_TEST(taken < 10.0);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
