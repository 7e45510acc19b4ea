#include "base/stop_words.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"

namespace pprsearch {
namespace {

// Sorted. Folded as the analyzer folds them: "don't" is dont.
constexpr auto kStopWords = std::to_array<std::string_view>({
    "a",          "about",  "above",   "after",    "again",      "against", "all",    "am",
    "an",         "and",    "any",     "are",      "arent",      "as",      "at",     "be",
    "because",    "been",   "before",  "being",    "below",      "between", "both",   "but",
    "by",         "can",    "cannot",  "cant",     "could",      "did",     "didnt",  "do",
    "does",       "doesnt", "doing",   "dont",     "down",       "during",  "each",   "few",
    "for",        "from",   "further", "had",      "has",        "have",    "having", "he",
    "her",        "here",   "hers",    "herself",  "him",        "himself", "his",    "how",
    "i",          "if",     "in",      "into",     "is",         "isnt",    "it",     "its",
    "itself",     "just",   "may",     "me",       "might",      "more",    "most",   "must",
    "my",         "myself", "no",      "nor",      "not",        "now",     "of",     "off",
    "on",         "once",   "only",    "or",       "other",      "our",     "ours",   "ourselves",
    "out",        "over",   "own",     "same",     "shall",      "she",     "should", "so",
    "some",       "such",   "than",    "that",     "the",        "their",   "theirs", "them",
    "themselves", "then",   "there",   "these",    "they",       "this",    "those",  "through",
    "to",         "too",    "under",   "until",    "up",         "upon",    "very",   "was",
    "wasnt",      "we",     "were",    "werent",   "what",       "when",    "where",  "which",
    "while",      "who",    "whom",    "why",      "will",       "with",    "wont",   "would",
    "you",        "your",   "yours",   "yourself", "yourselves",
});

/// Beside one another they name something: "in/out", "up/down".
constexpr auto kOpposites = std::to_array<std::string_view>(
    {"above", "after", "against", "before", "below", "down", "for", "from", "in", "into", "off",
     "on", "out", "over", "through", "to", "under", "up"});

static_assert(std::is_sorted(kStopWords.begin(), kStopWords.end()));

}  // namespace

bool is_stop_word(std::string_view token) {
  return std::binary_search(kStopWords.begin(), kStopWords.end(), token);
}

bool are_stop_words_with_slash(std::string_view text) {
  const std::string lower = in_lower_case(text);
  const std::vector<std::string_view> words = split_words(trim(lower, ".,;:?!"), "/");
  return words.size() > 1 && std::ranges::all_of(words, is_stop_word) &&
         !std::ranges::all_of(words, [](auto word) { return is_one_of(word, kOpposites); });
}

}  // namespace pprsearch
