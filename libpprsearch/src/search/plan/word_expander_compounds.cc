#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "base/stop_words.h"
#include "base/strings.h"
#include "query/characters.h"
#include "search/plan/glued_numbers.h"
#include "search/plan/greek.h"
#include "search/plan/word_expander.h"
#include "text/elision.h"

// Compounds are written apart, with a hyphen or as one word, and found whichever way they were
// typed.
//
// What a hyphen says: the words are one. So any of them may be a word of grammar, as in "by-pass"
// and "over-weight". Without a hyphen they would be two.

namespace pprsearch {
namespace {

/// A closed compound is made of at most so many words.
constexpr std::size_t kMaxParts = 3;
/// Parts of a closed compound have at least so many letters, but for those below.
constexpr std::size_t kMinPart = 3;
/// Short words and words of grammar that compounds begin or end with: e-mail, co-morbidity,
/// outpatient; drop-out, well-being. Prepositions that a noun may follow in any text are
/// not here: "in patients" is not inpatients.
constexpr auto kFirstParts = std::to_array<std::string_view>(
    {"bi", "co", "de", "down", "e", "ex", "off", "out", "re", "up", "x"});
constexpr auto kLastParts =
    std::to_array<std::string_view>({"being", "down", "off", "out", "over", "through", "up"});

/// Which of those prepositions make a compound with one word: its last part follows none of them in
/// a sentence.
constexpr auto kCompounds = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"by", "pass"}, {"by", "product"}, {"mm", "hg"}, {"on", "going"}, {"on", "line"}});
/// Written apart they may be a sentence's, so they are read as one word only if written so.
constexpr auto kClosedCompounds = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"over", "dose"}, {"over", "weight"}, {"under", "weight"}});

template <typename Pairs>
bool is_pair(std::string_view first, std::string_view last, const Pairs& pairs) {
  return std::ranges::find(pairs, std::pair(first, last)) != pairs.end();
}

/// False of the parts of "into" and "therapist", the rapist.
bool can_be_parts(std::string_view first, std::string_view last) {
  if (is_pair(first, last, kCompounds)) return true;
  if (first == "d" || first == "l") {  // dagostino, D'Agostino
    return last.size() >= kMinPart && is_one_of(last.front(), "aeiouh") && !is_stop_word(last);
  }
  const bool opens = is_one_of(first, kFirstParts);
  const bool closes = is_one_of(last, kLastParts);
  if (is_stop_word(first) ? !opens : first.size() < kMinPart && !opens) return false;
  if (is_stop_word(last) ? !closes : last.size() < kMinPart && !closes) return false;
  return !is_stop_word(first) || !is_stop_word(last);
}

/// What a noun follows in any sentence.
constexpr auto kBeforeAnyNoun = std::to_array<std::string_view>(
    {"after", "as", "at", "before", "between", "for", "from", "in", "of", "to", "with"});

/// The closed compound is in use if it is not rarer than so, beside its last word; and most of the
/// sentences with the last word are about something else.
constexpr std::size_t kShareInUse = 200;
constexpr std::size_t kShareOfOthers = 10;

/// Whether `tokens` are those of a compound of two words or three with hyphens between them alone.
bool is_hyphened(std::string_view text, const std::vector<std::string>& tokens) {
  const auto hyphens = static_cast<std::size_t>(std::ranges::count(text, '-'));
  return hyphens > 0 && tokens.size() == hyphens + 1 && tokens.size() <= kMaxParts;
}

}  // namespace

bool WordExpander::is_one_with_grammar(const std::vector<std::string>& tokens) const {
  if (std::ranges::count_if(tokens, [](const auto& token) { return !is_stop_word(token); }) != 1)
    return false;
  const IndexReader& reader = session_.reader();
  if (expand_.variants && tokens.size() == 2 && can_be_parts(tokens[0], tokens[1]) &&
      reader.dictionary().contains(tokens[0] + tokens[1]))
    return true;
  return std::ranges::any_of(reader.thesaurus_table().groups_of(tokens), [&](const auto* group) {
    return group->spelling ? expand_.variants : expand_.thesaurus;
  });
}

/// "l'alliance" is about the alliance, be it "d'alliance" or "une alliance" in the text.
void WordExpander::add_without_article(std::string_view text, Meaning& meaning) const {
  const std::vector<Token> tokens = session_.analyzer().analyze(text);
  if (tokens.size() != 2 || !is_elided(tokens[0].text)) return;
  const std::string& word = tokens[1].text;
  const std::string_view between = text.substr(tokens[0].end, tokens[1].begin - tokens[0].end);
  if (to_plain(between).text != "'" || word.size() < kMinPart || is_stop_word(word)) return;
  add_terms(meaning.terms, forms(word, TermReason::variant, TermReason::variant));
}

/// "video conferencing" may be written "videoconferencing".
void WordExpander::add_closed(const std::vector<std::string>& tokens, Meaning& meaning) const {
  if (tokens.size() < 2 || tokens.size() > kMaxParts) return;
  const std::string closed = join(tokens, "");
  const bool common = std::any_of(tokens.begin(), tokens.end(),
                                  [](const std::string& token) { return is_stop_word(token); });
  if (tokens.size() == 2 && common && !can_be_parts(tokens[0], tokens[1])) return;
  add_terms(meaning.terms, family(closed, TermReason::variant, TermReason::variant));
  const auto greek = greek_in(closed);
  if (greek)
    add_terms(meaning.terms, family(other_greek(*greek), TermReason::variant, TermReason::variant));
}

/// Of a name with a decimal, glued to it or not.
void WordExpander::add_decimal(const std::vector<std::string>& tokens, Meaning& meaning) const {
  if (tokens.size() != 2) return;
  const std::vector<std::string> others = other_decimal(tokens[0], tokens[1]);
  const Dictionary& dictionary = session_.reader().dictionary();
  if (others.empty() || !std::ranges::all_of(others, [&](const std::string& word) {
        return dictionary.contains(word);
      }))
    return;
  TermRow row{{}, TermReason::variant, 0};
  for (const std::string& word : others) row.places.push_back({{word, TermReason::variant}});
  meaning.rows.push_back(std::move(row));
}

/// A closed compound as its parts; "video-conferencing" is two tokens, too. "dropouts" is taken
/// apart as it stands and as what it is a form of: "drop out". What a Greek letter is glued to is
/// for add_greek().
void WordExpander::add_open(const std::string& token, Meaning& meaning) const {
  if (greek_parts(token).size() > 1) return;
  if (const std::size_t cut = number_border(token); cut > 0) {
    add_row_of_parts(token.substr(0, cut), token.substr(cut), meaning);
  }
  if (!std::all_of(token.begin(), token.end(), is_lower) || is_stop_word(token)) return;
  std::vector<std::string> closed{token};
  if (expand_.inflections) {
    for (std::string& lemma : session_.reader().dictionary().lemmas(token)) {
      if (lemma != token) closed.push_back(std::move(lemma));
    }
  }
  for (const std::string& word : closed) add_parts(word, meaning);
}

void WordExpander::add_parts(const std::string& word, Meaning& meaning) const {
  for (std::size_t cut = 1; cut + 2 <= word.size(); ++cut) {
    const std::string first = word.substr(0, cut);
    const std::string last = word.substr(cut);
    if (can_be_parts(first, last) || is_pair(first, last, kClosedCompounds)) {
      add_row_of_parts(first, last, meaning);
    }
  }
}

/// The two parts side by side, if the index has both.
void WordExpander::add_row_of_parts(const std::string& left, const std::string& right,
                                    Meaning& meaning) const {
  const Dictionary& dictionary = session_.reader().dictionary();
  if (!dictionary.contains(left) || !dictionary.contains(right)) return;
  TermRow row;
  row.reason = TermReason::variant;
  row.places = {{{left, TermReason::variant}},
                family(right, TermReason::variant, TermReason::variant)};
  const bool known = std::any_of(meaning.rows.begin(), meaning.rows.end(),
                                 [&](const TermRow& other) { return same_row(other, row); });
  if (!known) meaning.rows.push_back(std::move(row));
}

std::size_t WordExpander::entries_of_family(const std::string& token) const {
  const Dictionary& dictionary = session_.reader().dictionary();
  std::size_t most = 0;
  for (const WeightedTerm& term : family(token, TermReason::exact, TermReason::inflection)) {
    most = std::max<std::size_t>(most, dictionary.entries(term.text));
  }
  return most;
}

std::string WordExpander::closed_of(const tree::Word& word) const {
  if (!expand_.variants || word.exact || word.max_edits > 0) return {};
  if (word.text.find('-') == word.text.npos) return {};
  const std::vector<std::string> tokens = tokens_of(word.text);
  if (tokens.size() != 2 || !is_hyphened(word.text, tokens)) return {};
  if (!is_one_of(tokens[0], kBeforeAnyNoun) || is_stop_word(tokens[1])) return {};
  std::string closed = tokens[0] + tokens[1];
  const std::size_t entries = entries_of_family(closed);
  const std::size_t of_last = entries_of_family(tokens[1]);
  const bool is_used = entries > 0 && entries * kShareInUse >= of_last;
  return is_used && entries * kShareOfOthers <= of_last ? closed : std::string();
}

/// The closed form of a hyphened word with all that this stands for alone, but for the parts.
void WordExpander::add_hyphened(std::string_view text, const std::vector<std::string>& tokens,
                                Meaning& meaning) const {
  if (!expand_.variants || !is_hyphened(text, tokens)) return;
  const std::string closed = join(tokens, "");
  if (is_stop_word(closed)) return;
  add_terms(meaning.terms, family(closed, TermReason::variant, TermReason::variant));
  if (expand_.derivations && session_.reader().dictionary().contains(closed)) {
    add_derivations(closed, meaning.terms);
  }
}

}  // namespace pprsearch
