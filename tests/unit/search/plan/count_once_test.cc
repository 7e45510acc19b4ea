// What of a meaning counts, so that no occurrence counts twice. Terms stand behind the letter of
// their reason (e exact, i inflection, d derivation, v variant, t thesaurus, n narrower); a row is
// in brackets, its places parted by blanks and their terms by slashes.
#include "search/plan/count_once.h"

#include <boost/test/unit_test.hpp>
#include <sstream>
#include <string>
#include <vector>

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(counting_once)

namespace {

constexpr std::string_view kReasons = "eidvtn";

std::vector<std::string> parts(const std::string& text, char between) {
  std::vector<std::string> found;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, between);) found.push_back(part);
  return found;
}

/// "e:depression", "n:major depression" or "n:5:major depression", within a window of 5.
TermRow row_of(const std::string& text) {
  TermRow row;
  row.reason = static_cast<TermReason>(kReasons.find(text[0]));
  std::string words = text.substr(2);
  if (words.find(':') != std::string::npos) {
    row.window = std::stoi(words);
    words = words.substr(words.find(':') + 1);
  }
  for (const std::string& place : parts(words, ' ')) {
    row.places.emplace_back();
    for (const std::string& term : parts(place, '/')) {
      const bool has_own = term.size() > 2 && term[1] == '=';
      const auto own = static_cast<TermReason>(kReasons.find(term[0]));
      row.places.back().push_back(has_own ? WeightedTerm{term.substr(2), own}
                                          : WeightedTerm{term, row.reason});
    }
  }
  return row;
}

Meaning meaning_of(const std::string& text) {
  Meaning meaning;
  for (const std::string& part : parts(text, ',')) {
    TermRow row = row_of(part);
    if (row.places.size() == 1) {
      meaning.terms.push_back(row.places[0][0]);
    } else {
      meaning.rows.push_back(std::move(row));
    }
  }
  return meaning;
}

std::string shown(const Meaning& meaning) {
  std::string text;
  for (const WeightedTerm& term : meaning.terms) {
    text += std::string(1, kReasons[static_cast<std::size_t>(term.reason)]) + ':' + term.text + ',';
  }
  for (const TermRow& row : meaning.rows) {
    text += std::string(1, kReasons[static_cast<std::size_t>(row.reason)]) + ':';
    for (const auto& place : row.places) {
      for (const WeightedTerm& term : place) text += term.text + '/';
      text.back() = ' ';
    }
    text.back() = ',';
  }
  if (!text.empty()) text.pop_back();
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_occurrence_counts_once_for_its_best_reason) {
  struct Row {
    const char* meaning;
    const char* counts;
  };
  for (const Row& row : {
           Row{"", ""},
           {"e:a,v:b c", "e:a,v:b c"},
           // a term within a row
           {"e:a,t:b a", "e:a"},
           {"e:a,i:as,t:b a/as", "e:a,i:as"},
           {"e:a,t:b a/c", "e:a,t:b c"},
           {"t:a,v:b a", "t:a,v:b a"},  // which counts more as a row
           // one row twice
           {"e:dropout,v:drop out,t:drop out", "e:dropout,v:drop out"},
           {"e:dropout,t:drop out,v:drop out", "e:dropout,v:drop out"},
           {"v:drop out,t:drop out/outs", "v:drop out,t:drop outs"},
           {"v:a b,t:a/c b/d", "v:a b,t:c b/d,t:a d"},
           // rows within rows
           {"v:a b,t:a b c", "v:a b"},
           {"v:a b,t:c a b", "v:a b"},
           {"v:a b,t:c a/x b", "v:a b,t:c x b"},
           {"v:a b,t:a/b a/b b", "v:a b,t:b b b"},
           {"t:a b,v:a b c", "v:a b c,t:a b"},  // a longer one of a better reason
           {"t:a b c,t:a b", "t:a b"},
           {"v:a b,t:b a", "v:a b,t:b a"},
           // a narrower concept, which counts beside what is in its name
           {"e:a,n:b a", "e:a,n:b a"},
           {"e:a,t:b a,n:c b a", "e:a,n:c b a"},
           {"t:b c,n:a b c", "t:b c,n:a b c"},
           {"t:b c,n:b c/d", "t:b c,n:b d"},
           // what was typed
           {"e:a b", "e:a b"},
           {"e:a b/i=bs", "e:a b,i:a bs"},
           {"e:a/i=as b/i=bs", "e:a b,i:as b/bs,i:a bs"},
           {"e:tnf α/v=alpha", "e:tnf α,v:tnf alpha"},
           {"e:a/v=A b/i=bs", "e:a b,i:a bs,v:A b/bs"},
           {"v:ab,e:a b/i=bs", "v:ab,e:a b,i:a bs"},
           {"e:a b/i=bs,t:a bs", "e:a b,i:a bs"},
           {"e:3:a b/i=bs", "e:a b/bs"},
           // within a window
           {"e:a,e:3:a b,v:a b", "e:a,e:a b"},
       }) {
    Meaning meaning = meaning_of(row.meaning);
    count_once(meaning);
    BOOST_TEST(shown(meaning) == row.counts, '{' << row.meaning << "} counts {" << shown(meaning)
                                                 << "}, not {" << row.counts << '}');
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
