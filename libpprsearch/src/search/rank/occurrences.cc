#include "search/rank/occurrences.h"

// A reader who types `brown` means the colour, though ninety-nine authors are called so and only
// thirteen abstracts have the word. A reader who types `wampold` means the author. Counts tell the
// two apart: texts mention an author now and then, and use a word freely. A mention by the author's
// own entry says nothing either way, and neither does a citation, which has the names of its
// authors and editors.

namespace pprsearch {
double weight_as_name(const WordMatch& match, const RankingBasis& basis) {
  const auto is_of_authors = [](const TermPostings& s) { return s.field == Field::author; };
  if (std::none_of(match.sources.begin(), match.sources.end(), is_of_authors)) return 1;
  EntrySet by_author(basis.columns.size());
  EntrySet in_text(basis.columns.size());
  for (const TermPostings& source : match.sources) {
    if (source.field == Field::author) {
      by_author.insert_all(source.postings->entries);
    } else if (source.field != Field::citation) {
      in_text.insert_all(source.postings->entries);
    }
  }
  in_text -= by_author;
  const auto others = static_cast<double>(in_text.count());
  const double expected = basis.constants.mentions + basis.constants.mentions_by_entry *
                                                         static_cast<double>(by_author.count());
  return expected * expected / (expected * expected + others * others);
}

}  // namespace pprsearch
