// Completions of authors: names as they are written.
#include "search/suggest/author_names.h"

#include <pprsearch/searcher.h>

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "tests/support/small_index.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(author_names)

namespace {

struct Row {
  const char* beginning;
  const char* completions;
};

// Names as sources give them: with initials, given names or literal.
class Named {
 public:
  /// Those of authors, or of words: "query count [label]".
  std::string shown(const std::string& beginning, CompletionKind kind) const {
    std::string text;
    for (const Completion& completion : searcher_.complete(beginning).list) {
      if (completion.kind != kind) continue;
      text += (text.empty() ? "" : ", ") + completion.text + ' ' +
              std::to_string(completion.count) + " [" + completion.label + ']';
    }
    return text;
  }

  std::size_t total(const std::string& query) const {
    SearchOptions options;
    options.match = Match::all;
    return searcher_.search(query, options).total;
  }

 private:
  static std::vector<Entry> entries() {
    const std::vector<std::vector<Name>> names = {
        {{"Flückiger", "C.", "", ""}, {"Wampold", "B. E.", "", ""}},
        {{"FLUCKIGER", "C.", "", ""}, {"Del Re", "A. C.", "", ""}},
        {{"Flückiger", "C.", "", ""}, {"van der Kolk", "B.", "", ""}},
        {{"van Dyk", "G.", "", ""}, {"Brown", "T.", "", ""}},
        {{"Barber", "Jacques", "", ""}, {"Brown", "T.", "", ""}},
        {{"", "", "P Nazzaro", ""}, {"Zilcha-Mano", "S.", "", ""}},
        {{"O'Brien", "K.", "", "Jr."}, {"Kim", "J.-P.", "", ""}},
        {{"brown", "t.", "", ""}},
    };
    std::vector<Entry> all;
    for (std::size_t i = 0; i < names.size(); ++i) {
      all.push_back(summary_entry("e" + std::to_string(i), "alliance and outcome"));
      if (i % 2 == 0) all.back().summary += " with flu";
      all.back().citation.emplace();
      all.back().citation->authors = names[i];
    }
    all.push_back(summary_entry("text", "brown rice"));
    return all;
  }

  SmallIndex index_{entries()};
  Searcher searcher_{index_.path()};
};

}  // namespace

BOOST_AUTO_TEST_CASE(authors_are_shown_as_they_are_written) {
  const Named named;
  for (
      const Row& row : std::vector<Row>{
          {"flu", R"(author:"Flückiger, C." 3 [Flückiger, C.])"},
          {"Flü", R"(author:"Flückiger, C." 3 [Flückiger, C.])"},
          {"FLÜCKIGER", R"(author:"Flückiger, C." 3 [Flückiger, C.])"},
          {"C. Flü", R"(author:"Flückiger, C." 3 [Flückiger, C.])"},
          {"c flu", R"(author:"Flückiger, C." 3 [Flückiger, C.])"},
          {"Flückiger, C", R"(author:"Flückiger, C." 3 [Flückiger, C.])"},
          {"alliance flu", R"(alliance author:"Flückiger, C." 3 [Flückiger, C.])"},
          {"alliance C. flu", R"(alliance author:"Flückiger, C." 3 [Flückiger, C.])"},
          {"B. E. Wam", R"(author:"Wampold, B. E." 1 [Wampold, B. E.])"},
          {"Wampold, B. E", R"(author:"Wampold, B. E." 1 [Wampold, B. E.])"},
          {"van der", R"(author:"van der Kolk, B." 1 [van der Kolk, B.])"},
          {"van der K", R"(author:"van der Kolk, B." 1 [van der Kolk, B.])"},
          {"van d",
           R"(author:"van der Kolk, B." 1 [van der Kolk, B.], author:"van Dyk, G." 1 [van Dyk, G.])"},
          {"kol", R"(author:"van der Kolk, B." 1 [van der Kolk, B.])"},
          {"del r", R"(author:"Del Re, A. C." 1 [Del Re, A. C.])"},
          {"zilcha-m", R"(author:"Zilcha-Mano, S." 1 [Zilcha-Mano, S.])"},
          {"mano", R"(author:"Zilcha-Mano, S." 1 [Zilcha-Mano, S.])"},
          {"o'br", R"(author:"O'Brien, K., Jr." 1 [O'Brien, K., Jr.])"},
          {"nazz", R"(author:"P Nazzaro" 1 [P Nazzaro])"},
          {"P Naz", R"(author:"P Nazzaro" 1 [P Nazzaro])"},
          {"brow", R"(author:"Brown, T." 3 [Brown, T.])"},
          // The index has the given name, and so the query asks for it.
          {"barb", R"(author:"Barber, Jacques" 1 [Barber, J.])"},
          {"jacq", "author:Jacques 1 [Jacques]"},
          {"author:flu", R"(author:"Flückiger, C." 3 [Flückiger, C.])"},
          {"author:C. flu", R"(author:"Flückiger, C." 3 [Flückiger, C.])"},
          {"author:(flu", R"(author:("Flückiger, C.") 3 [Flückiger, C.])"},
          {"author:(C. flu", R"(author:("Flückiger, C.") 3 [Flückiger, C.])"},
          {"author:\"flu", R"(author:"Flückiger, C." 3 [Flückiger, C.])"},
          {"NOT flu", R"(NOT author:"Flückiger, C." 6 [Flückiger, C.])"},
          {"-flu", R"(-author:"Flückiger, C." 6 [Flückiger, C.])"},
          {"alliance OR flu", R"(alliance OR author:"Flückiger, C." 8 [Flückiger, C.])"},
          {"\"flu", ""},
          {"summary:flu", ""},
          {"rice flu", ""}}) {
    const std::string shown = named.shown(row.beginning, CompletionKind::author);
    BOOST_TEST(shown == row.completions, '[' << row.beginning << "] goes on as [" << shown
                                             << "], not [" << row.completions << ']');
    const std::size_t end = shown.find(" [");
    if (end == shown.npos || shown.find("], ") != shown.npos) continue;
    const std::size_t count = shown.rfind(' ', end - 1);
    BOOST_TEST(std::to_string(named.total(shown.substr(0, count))) ==
               shown.substr(count + 1, end - count - 1));
  }
}

BOOST_AUTO_TEST_CASE(words_that_are_names_are_shown_as_they_are_written) {
  const Named named;
  for (const Row& row : std::vector<Row>{{"flu", "flu 4 [flu], Flückiger 3 [Flückiger]"},
                                         {"\"fluc", R"("Flückiger" 3 [Flückiger])"},
                                         {"wam", "Wampold 1 [Wampold]"},
                                         {"alliance wam", "alliance Wampold 1 [Wampold]"},
                                         {"jacq", "Jacques 1 [Jacques]"},
                                         {"brow", "Brown 4 [Brown]"},
                                         {"summary:bro", "summary:Brown 1 [Brown]"},
                                         {"ric", "rice 1 [rice]"}}) {
    const std::string shown = named.shown(row.beginning, CompletionKind::word);
    BOOST_TEST(shown == row.completions, '[' << row.beginning << "] goes on as [" << shown
                                             << "], not [" << row.completions << ']');
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
