#include "indexer/duplicates.h"

#include <pprsearch/error.h>

#include <algorithm>
#include <functional>

#include "indexer/ascii.h"

namespace pprsearch {
namespace {

constexpr std::size_t kTellingWords = 4;
constexpr std::size_t kMostOfOneTitle = 16;  ///< "Editorial response to the commentaries"

std::uint64_t hash_of(const std::string& text) {
  return text.empty() ? 0 : std::hash<std::string>()(text) | 1;
}

/// Whether two hashes are both known, and not the same.
bool differ(std::uint64_t a, std::uint64_t b) { return a != 0 && b != 0 && a != b; }

bool is_ascii(std::string_view text) {
  return std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

/// Whether a word is made of dashes, quotes and dots: those of Unicode begin with two bytes.
bool is_punctuation(std::string_view word) {
  constexpr std::size_t kBytes = 3;
  while (word.starts_with("\xE2\x80") || word.starts_with("\xE2\x81")) {
    word.remove_prefix(std::min(kBytes, word.size()));
    while (!word.empty() && is_ascii(word.substr(0, 1))) word.remove_prefix(1);
  }
  return word.empty();
}

std::string with_plain_apostrophes(std::string_view word) {
  constexpr std::string_view kApostrophe = "\u2019";
  std::string plain;
  for (std::size_t at = word.find(kApostrophe); at != word.npos; at = word.find(kApostrophe)) {
    plain.append(word.substr(0, at)) += '\'';
    word.remove_prefix(at + kApostrophe.size());
  }
  return plain.append(word);
}

/// A word with letters outside ASCII as the library folds it for an id; one that has no Latin
/// letter as it is.
std::string folded_word(const std::string& word) {
  try {
    return plain_words(make_entry_id({}, word));
  } catch (const EntryError&) {
    return is_punctuation(word) ? std::string() : word;
  }
}

std::string year_of(const Entry& entry) {
  constexpr std::size_t kYearDigits = 4;
  const int issued = entry.citation ? entry.citation->issued.year : 0;
  return issued != 0 ? std::to_string(issued) : entry.published.substr(0, kYearDigits);
}

const std::string& title_of(const Entry& entry) {
  const bool has_own = entry.citation && !entry.citation->title.empty();
  return has_own ? entry.citation->title : entry.title;
}

}  // namespace

std::string_view name_of(SameBy by) {
  constexpr std::string_view kNames[] = {"id", "doi", "pmid", "title"};
  return kNames[static_cast<std::size_t>(by)];
}

std::string folded_title(std::string_view title) {
  std::string folded;
  while (!title.empty()) {
    const std::size_t end = std::min(title.find_first_of(" \t\n"), title.size());
    std::string word = with_plain_apostrophes(title.substr(0, end));
    title.remove_prefix(std::min(end + 1, title.size()));
    word = is_ascii(word) ? plain_words(word) : folded_word(word);
    if (word.empty()) continue;
    if (!folded.empty()) folded += ' ';
    folded += word;
  }
  return folded;
}

ArticleIndex::Article ArticleIndex::article_of(const Entry& entry) {
  Article article;
  if (entry.citation) {
    article.doi = hash_of(entry.citation->doi);
    article.pmid = hash_of(entry.citation->pmid);
  }
  const std::string year = year_of(entry);
  const std::string title = folded_title(title_of(entry));
  if (year.empty() || title.empty()) return article;
  article.title = hash_of(title + '\n' + year);
  article.telling_title =
      static_cast<std::size_t>(std::ranges::count(title, ' ')) + 1 >= kTellingWords;
  return article;
}

bool ArticleIndex::contradict(const Article& a, const Article& b) {
  return differ(a.doi, b.doi) || differ(a.pmid, b.pmid);
}

void ArticleIndex::fill(Article& article, const Article& from) {
  if (article.doi == 0) article.doi = from.doi;
  if (article.pmid == 0) article.pmid = from.pmid;
}

std::optional<std::size_t> ArticleIndex::find_id(const std::string& id) const {
  const auto [begin, end] = by_id_.equal_range(hash_of(id));
  const auto found =
      std::find_if(begin, end, [&](const auto& at) { return ids_[at.second] == id; });
  if (found == end) return {};
  return found->second;
}

std::optional<std::size_t> ArticleIndex::find_title(const Article& article) const {
  if (!article.telling_title) return {};
  const auto [begin, end] = by_title_.equal_range(article.title);
  std::optional<std::size_t> first;
  for (auto at = begin; at != end; ++at) {
    const bool same = !contradict(article, articles_[articles_[at->second].first]);
    if (same && (!first || at->second < *first)) first = at->second;
  }
  return first;
}

std::optional<ArticleIndex::Match> ArticleIndex::find(const std::string& id,
                                                      const Article& article) const {
  if (const auto number = find_id(id)) return Match{articles_[*number].first, SameBy::id};
  if (const auto at = by_doi_.find(article.doi); article.doi != 0 && at != by_doi_.end()) {
    return Match{at->second, SameBy::doi};
  }
  if (const auto at = by_pmid_.find(article.pmid);
      article.pmid != 0 && at != by_pmid_.end() &&
      !differ(article.doi, articles_[at->second].doi)) {
    return Match{at->second, SameBy::pmid};
  }
  if (const auto number = find_title(article)) {
    return Match{articles_[*number].first, SameBy::title};
  }
  return {};
}

bool ArticleIndex::is_other_article(const std::string& id, const Article& article) const {
  const auto number = find_id(id);
  if (!number) return false;
  Article known = articles_[*number];
  fill(known, articles_[known.first]);
  if (contradict(article, known)) return true;
  const bool same = (article.doi != 0 && article.doi == known.doi) ||
                    (article.pmid != 0 && article.pmid == known.pmid);
  const bool both_titled = article.title != 0 && known.title != 0;
  return !same && both_titled && (article.title != known.title || !article.telling_title);
}

void ArticleIndex::add(const std::string& id, Article article, const std::optional<Match>& match) {
  const std::size_t number = ids_.size();
  article.first = match ? match->first : number;
  ids_.push_back(id);
  by_id_.emplace(hash_of(id), number);
  if (article.doi != 0) by_doi_.try_emplace(article.doi, article.first);
  if (article.pmid != 0) by_pmid_.try_emplace(article.pmid, article.first);
  if (article.telling_title && by_title_.count(article.title) < kMostOfOneTitle) {
    by_title_.emplace(article.title, number);
  }
  articles_.push_back(article);
  fill(articles_[article.first], article);
}

}  // namespace pprsearch
