#include "base/stop_words.h"

#include <algorithm>
#include <array>

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

static_assert(std::is_sorted(kStopWords.begin(), kStopWords.end()));

}  // namespace

bool is_stop_word(std::string_view token) {
  return std::binary_search(kStopWords.begin(), kStopWords.end(), token);
}

}  // namespace pprsearch
