#include "indexer/intake/duplicates.h"

#include <pprsearch/error.h>

#include <algorithm>
#include <functional>

#include "base/ascii.h"

// Which entries are of one article. Four things tell an article: the entry's id, the DOI, the
// PMID, and the title with the year. There may be millions of entries, so each is kept as a 64-bit
// hash in a table of its own, some 130 bytes per entry in all. An id that is found by its hash is
// compared in full; DOI, PMID and title are compared by hash alone.
//
// Articles are joined as sets in union-find. Each entry points to an earlier entry of its article,
// or to itself, and paths are shortened as they are followed. The first entry of an article also
// collects the DOI and PMID of those that joined it. So a newcomer is compared with the whole
// article: two articles with DOIs of their own must not become one through an entry that has none.
//
// What must hold: different DOIs are never one article, and different PMIDs are never one by
// title. A title of fewer than four words joins nothing. If no DOIs or PMIDs contradict each
// other, the order of the entries changes nothing in what becomes one article. At most
// kMostOfOneTitle articles are kept under one title.

namespace pprsearch {
namespace {

constexpr std::size_t kTellingWords = 4;
constexpr std::size_t kMostOfOneTitle = 16;  ///< "Editorial response to the commentaries"

std::uint64_t hash_of(std::string_view text) {
  return text.empty() ? 0 : std::hash<std::string_view>()(text) | 1;
}

/// Of several numbers with a hash the first one stands for all.
void add_first(NumberTable& numbers, std::uint64_t hash, std::uint32_t number) {
  bool known = hash == 0;
  if (!known) numbers.each(hash, [&](std::uint32_t) { known = true; });
  if (!known) numbers.add(hash, number);
}

/// Whether two hashes are both known, and not the same.
bool differ(std::uint64_t a, std::uint64_t b) { return a != 0 && b != 0 && a != b; }

/// Whether two hashes are both known, and the same.
bool same(std::uint64_t a, std::uint64_t b) { return a != 0 && a == b; }

/// Whether a word is made of dashes, quotes and dots: those of Unicode begin with two bytes.
bool is_punctuation(std::string_view word) {
  constexpr std::size_t kBytes = 3;
  while (word.starts_with("\xE2\x80") || word.starts_with("\xE2\x81")) {
    word.remove_prefix(std::min(kBytes, word.size()));
    while (!word.empty() && is_ascii(word.front())) word.remove_prefix(1);
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
    word = std::ranges::all_of(word, is_ascii) ? plain_words(word) : folded_word(word);
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
  article.title_alone = hash_of(title);
  article.telling_title =
      static_cast<std::size_t>(std::ranges::count(title, ' ')) + 1 >= kTellingWords;
  if (!year.empty() && !title.empty()) article.title = hash_of(title + '\n' + year);
  return article;
}

bool ArticleIndex::contradict(const Article& a, const Article& b) {
  return differ(a.doi, b.doi) || differ(a.pmid, b.pmid);
}

void ArticleIndex::fill(Article& article, const Article& from) {
  if (article.doi == 0) article.doi = from.doi;
  if (article.pmid == 0) article.pmid = from.pmid;
}

std::size_t ArticleIndex::bytes() const {
  const auto in = [](const auto& values) { return values.capacity() * sizeof(values[0]); };
  return in(ids_) + in(id_ends_) + in(articles_) + in(earlier_) + by_id_.bytes() + by_doi_.bytes() +
         by_pmid_.bytes() + by_title_.bytes();
}

std::string_view ArticleIndex::id_view(std::size_t number) const {
  const std::size_t begin = number == 0 ? 0 : id_ends_[number - 1];
  return std::string_view(ids_).substr(begin, id_ends_[number] - begin);
}

std::optional<std::size_t> ArticleIndex::find_id(std::string_view id) const {
  std::optional<std::size_t> found;
  by_id_.each(hash_of(id), [&](std::uint32_t number) {
    if (id_view(number) == id) found = number;
  });
  return found;
}

/// The entries with that title, in their order.
std::vector<std::size_t> ArticleIndex::find_title(const Article& article) const {
  std::vector<std::size_t> numbers;
  if (!article.telling_title || article.title == 0) return numbers;
  by_title_.each(article.title, [&](std::uint32_t number) { numbers.push_back(number); });
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
  const auto join_by = [&](const NumberTable& numbers, std::uint64_t hash, SameBy by) {
    if (hash == 0) return;
    numbers.each(hash, [&](std::uint32_t number) { joining.join(number, by); });
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
  const bool same_title = article.telling_title && article.title_alone == known.title_alone &&
                          !differ(article.title, known.title);
  return !same_title && !same(article.doi, known.doi) && !same(article.pmid, known.pmid);
}

void ArticleIndex::add(const std::string& id, const Article& article,
                       const std::vector<Match>& matches) {
  const auto same_id = find_id(id);
  if (same_id && is_other_article(id, article)) return;
  const auto number = static_cast<std::uint32_t>(same_id.value_or(size()));
  if (!same_id) {
    ids_ += id;
    id_ends_.push_back(ids_.size());
    articles_.push_back(article);
    by_id_.add(hash_of(id), number);
    earlier_.push_back(number);
  }
  add_first(by_doi_, article.doi, number);
  add_first(by_pmid_, article.pmid, number);
  const auto first =
      static_cast<std::uint32_t>(matches.empty() ? first_of(number) : matches.front().first);
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
  const bool can_be_found = article.telling_title && article.title != 0;
  if (!can_be_found || stands_for_it || others.size() >= kMostOfOneTitle) return;
  by_title_.add(article.title, static_cast<std::uint32_t>(number));
}

}  // namespace pprsearch
