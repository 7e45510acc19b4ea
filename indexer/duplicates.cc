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

/// The entries with that title, in their order.
std::vector<std::size_t> ArticleIndex::find_title(const Article& article) const {
  std::vector<std::size_t> numbers;
  if (!article.telling_title) return numbers;
  const auto [begin, end] = by_title_.equal_range(article.title);
  for (auto at = begin; at != end; ++at) numbers.push_back(at->second);
  std::ranges::sort(numbers);
  return numbers;
}

std::size_t ArticleIndex::first_of(std::size_t number) const {
  while (earlier_[number] != number) {
    earlier_[number] = earlier_[earlier_[number]];
    number = earlier_[number];
  }
  return number;
}

/// Collects the articles that an entry joins, and with each what it makes known: the next one
/// must not contradict any of them.
class ArticleIndex::Joining {
 public:
  Joining(const ArticleIndex& index, const Article& article) : index_(index), known_(article) {}

  void join(std::size_t number, SameBy by) {
    const std::size_t first = index_.first_of(number);
    const Article& other = index_.articles_[first];
    const bool others =
        by == SameBy::title ? contradict(known_, other) : differ(known_.doi, other.doi);
    if (others || std::ranges::find(matches_, first, &Match::first) != matches_.end()) return;
    fill(known_, other);
    matches_.push_back({first, by});
  }

  std::vector<Match> matches() && {
    std::ranges::sort(matches_, {}, &Match::first);
    return std::move(matches_);
  }

 private:
  const ArticleIndex& index_;
  Article known_;
  std::vector<Match> matches_;
};

std::vector<ArticleIndex::Match> ArticleIndex::find(const std::string& id,
                                                    const Article& article) const {
  const auto same_id = find_id(id);
  if (same_id && is_other_article(id, article)) return {{first_of(*same_id), SameBy::id}};
  Joining joining(*this, article);
  if (same_id) joining.join(*same_id, SameBy::id);
  const auto join_by = [&](const Numbers& numbers, std::uint64_t hash, SameBy by) {
    const auto at = numbers.find(hash);
    if (hash != 0 && at != numbers.end()) joining.join(at->second, by);
  };
  join_by(by_doi_, article.doi, SameBy::doi);
  join_by(by_pmid_, article.pmid, SameBy::pmid);
  for (const std::size_t number : find_title(article)) joining.join(number, SameBy::title);
  return std::move(joining).matches();
}

bool ArticleIndex::is_other_article(const std::string& id, const Article& article) const {
  const auto number = find_id(id);
  if (!number) return false;
  Article known = articles_[*number];
  fill(known, articles_[first_of(*number)]);
  if (contradict(article, known)) return true;
  const bool same = (article.doi != 0 && article.doi == known.doi) ||
                    (article.pmid != 0 && article.pmid == known.pmid);
  const bool both_titled = article.title != 0 && known.title != 0;
  return !same && both_titled && (article.title != known.title || !article.telling_title);
}

void ArticleIndex::add(const std::string& id, const Article& article,
                       const std::vector<Match>& matches) {
  const auto same_id = find_id(id);
  if (same_id && is_other_article(id, article)) return;
  const std::size_t number = same_id.value_or(ids_.size());
  if (!same_id) {
    ids_.push_back(id);
    articles_.push_back(article);
    by_id_.emplace(hash_of(id), number);
    earlier_.push_back(number);
  }
  if (article.doi != 0) by_doi_.try_emplace(article.doi, number);
  if (article.pmid != 0) by_pmid_.try_emplace(article.pmid, number);
  const std::size_t first = matches.empty() ? first_of(number) : matches.front().first;
  earlier_[number] = first;
  for (const Match& match : matches) {
    earlier_[match.first] = first;
    fill(articles_[first], articles_[match.first]);
  }
  fill(articles_[first], article);
  add_title(article, number);
}

/// One entry of an article stands for all that have its title.
void ArticleIndex::add_title(const Article& article, std::size_t number) {
  const std::vector<std::size_t> others = find_title(article);
  const bool stands_for_it = std::ranges::any_of(
      others, [&](std::size_t other) { return first_of(other) == first_of(number); });
  if (!article.telling_title || stands_for_it || others.size() >= kMostOfOneTitle) return;
  by_title_.emplace(article.title, number);
}

}  // namespace pprsearch
