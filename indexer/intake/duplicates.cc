#include "indexer/intake/duplicates.h"

#include <algorithm>
#include <functional>

// Which entries are of one article. Five things tell an article: the entry's id, the DOI, the
// PMID, the title, and its place (volume and page with author, title or journal). There may be
// millions of entries, so each is kept as a 64-bit hash in a table of its own, and what else tells
// articles from one another as numbers (article.h). An id that is found by its hash is compared in
// full; all else is compared by hash alone. Few of all these are looked at again, so memory has no
// more than what finds them, and files without names the rest.
//
// Articles are joined as sets in union-find. Each entry points to an earlier entry of its article,
// or to itself, and paths are shortened as they are followed. The first entry of an article also
// collects what those know that joined it. So a newcomer is compared with the whole article: two
// articles with DOIs of their own must not become one through an entry that has none.
//
// What must hold: different DOIs are never one article, and different PMIDs are never one by
// title or place. If nothing contradicts, the order of the entries changes nothing in what becomes
// one article. Records with different texts of somebody's own are never one article either, though
// they are about one. At most kMostOfOneTitle articles are kept under one title. Two ids that a
// user keeps apart are never in one article, also not by way of others.

namespace pprsearch {
namespace {

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

bool share_numbers(const Article& a, const Article& b) {
  const auto are_same = [](std::uint64_t one, std::uint64_t other) {
    return one != 0 && one == other;
  };
  return are_same(a.doi, b.doi) || are_same(a.pmid, b.pmid);
}

}  // namespace

std::string_view name_of(SameBy by) {
  switch (by) {
    case SameBy::id:
      return "id";
    case SameBy::doi:
      return "doi";
    case SameBy::pmid:
      return "pmid";
    case SameBy::title:
      return "title";
    case SameBy::place:
      return "place";
  }
  return {};
}

ArticleIndex::ArticleIndex(std::vector<IdPair> apart, const std::string& folder)
    : ids_(folder),
      id_ends_(folder),
      articles_(folder),
      by_id_(folder),
      by_doi_(folder),
      by_pmid_(folder),
      by_title_(folder),
      by_place_(folder),
      apart_(std::move(apart)) {}

std::size_t ArticleIndex::bytes() const {
  return ids_.bytes() + id_ends_.bytes() + articles_.bytes() +
         earlier_.capacity() * sizeof(earlier_[0]) + by_id_.bytes() + by_doi_.bytes() +
         by_pmid_.bytes() + by_title_.bytes() + by_place_.bytes();
}

std::string ArticleIndex::id(std::size_t number) const {
  const std::uint64_t begin = number == 0 ? 0 : id_ends_[number - 1];
  std::string id(id_ends_[number] - begin, '\0');
  ids_.read(begin, id);
  return id;
}

std::optional<std::size_t> ArticleIndex::find_id(std::string_view id) const {
  std::optional<std::size_t> found;
  by_id_.each(hash_of(id), [&](std::uint32_t number) {
    if (this->id(number) == id) found = number;
  });
  return found;
}

/// The entries with that title, in their order.
std::vector<std::size_t> ArticleIndex::find_title(const Article& article) const {
  std::vector<std::size_t> numbers;
  const std::uint64_t key = title_key_of(article);
  if (key == 0) return numbers;
  by_title_.each(key, [&](std::uint32_t number) { numbers.push_back(number); });
  std::ranges::sort(numbers);
  return numbers;
}

/// The entries in that place, in their order.
std::vector<std::size_t> ArticleIndex::find_place(const Article& article) const {
  std::vector<std::size_t> numbers;
  for (const std::uint64_t place : places_of(article)) {
    if (place == 0) continue;
    by_place_.each(place, [&](std::uint32_t number) { numbers.push_back(number); });
  }
  std::ranges::sort(numbers);
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
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
  Joining(const ArticleIndex& index, const std::string& id, const Article& article)
      : index_(index), id_(id), known_(article) {}

  void join(std::size_t number, SameBy by) {
    const std::size_t first = index_.first_of(number);
    const Article other = with_title_of(index_.articles_[first], number, by);
    const bool is_known = std::ranges::find(matches_, first, &Match::first) != matches_.end();
    if (is_known || !are_same(other, by) || is_apart(first)) return;
    const Match match{first, by, agreement_of(known_, other)};
    if (by != SameBy::id && have_other_texts(known_, other)) {
      if (!about_) about_ = match;
      return;
    }
    matches_.push_back(match);
    fill(known_, other);
  }

  const std::optional<Match>& about() const { return about_; }

  std::vector<Match> matches() && {
    std::ranges::sort(matches_, {}, &Match::first);
    return std::move(matches_);
  }

 private:
  /// Of an article that has several titles the one by which it was found.
  Article with_title_of(Article article, std::size_t number, SameBy by) const {
    const Article& found = by == SameBy::title ? known_ : index_.articles_[number];
    article.title = found.title;
    article.title_head = found.title_head;
    article.title_sketch = found.title_sketch;
    article.has_subtitle = found.has_subtitle;
    article.telling_title = found.telling_title;
    article.bare_title = found.bare_title;
    article.role = index_.articles_[number].role;
    return article;
  }

  bool are_same(const Article& other, SameBy by) const {
    switch (by) {
      case SameBy::id:
        return !differ(known_.doi, other.doi);
      case SameBy::doi:
      case SameBy::pmid:
        return !differ(known_.doi, other.doi) && !share_number_of_whole(known_, other);
      case SameBy::title:
        return are_same_by_title(known_, other);
      case SameBy::place:
        return are_same_by_title(known_, other) || are_same_by_place(known_, other);
    }
    return false;
  }

  static bool differ(std::uint64_t a, std::uint64_t b) { return a != 0 && b != 0 && a != b; }

  /// Whether a user keeps something of that article apart from what is joined already.
  bool is_apart(std::size_t first) const {
    const auto is_of_it = [&](const std::string& id) {
      const auto number = index_.find_id(id);
      return number && index_.first_of(*number) == first;
    };
    const auto is_joined = [&](const std::string& id) {
      if (id == id_) return true;
      const auto number = index_.find_id(id);
      return number &&
             std::ranges::find(matches_, index_.first_of(*number), &Match::first) != matches_.end();
    };
    return std::ranges::any_of(index_.apart_, [&](const IdPair& pair) {
      return (is_of_it(pair.first) && is_joined(pair.second)) ||
             (is_of_it(pair.second) && is_joined(pair.first));
    });
  }

  const ArticleIndex& index_;
  const std::string& id_;
  Article known_;
  std::vector<Match> matches_;
  std::optional<Match> about_;
};

std::vector<ArticleIndex::Match> ArticleIndex::find(const std::string& id, const Article& article,
                                                    std::optional<Match>* about) const {
  const auto same_id = find_id(id);
  if (same_id && is_other_article(id, article)) return {{first_of(*same_id), SameBy::id}};
  Joining joining(*this, id, article);
  if (same_id) joining.join(*same_id, SameBy::id);
  const auto join_by = [&](const NumberTable& numbers, std::uint64_t hash, SameBy by) {
    if (hash == 0) return;
    numbers.each(hash, [&](std::uint32_t number) { joining.join(number, by); });
  };
  join_by(by_doi_, article.doi, SameBy::doi);
  join_by(by_pmid_, article.pmid, SameBy::pmid);
  for (const std::size_t number : find_title(article)) joining.join(number, SameBy::title);
  for (const std::size_t number : find_place(article)) joining.join(number, SameBy::place);
  if (about != nullptr) *about = joining.about();
  return std::move(joining).matches();
}

std::optional<std::size_t> ArticleIndex::find_numbers(const Article& article) const {
  std::optional<std::size_t> found;
  const auto look = [&](const NumberTable& numbers, std::uint64_t hash) {
    if (hash != 0 && !found) numbers.each(hash, [&](std::uint32_t number) { found = number; });
  };
  look(by_doi_, article.doi);
  look(by_pmid_, article.pmid);
  return found;
}

bool ArticleIndex::is_other_article(const std::string& id, const Article& article) const {
  const auto number = find_id(id);
  if (!number) return false;
  if (is_of_article(*number, article)) return false;
  const Article known = known_of(*number);
  if (share_numbers(article, known)) return true;
  const bool other_year = article.year != 0 && known.year != 0 && article.year != known.year;
  return !article.telling_title || article.title != known.title || other_year ||
         contradict(article, known);
}

bool ArticleIndex::is_of_article(std::size_t number, const Article& article) const {
  const Article known = known_of(number);
  if (have_other_numbers(article, known)) return false;
  if (share_numbers(article, known)) return !share_number_of_whole(article, known);
  return are_same_by_title(article, known) || are_same_by_place(article, known);
}

/// What is known of the article of an entry, with the entry's own title.
Article ArticleIndex::known_of(std::size_t number) const {
  Article known = articles_[number];
  fill(known, articles_[first_of(number)]);
  return known;
}

void ArticleIndex::add(const std::string& id, const Article& article,
                       const std::vector<Match>& matches) {
  const auto same_id = find_id(id);
  if (same_id && is_other_article(id, article)) return;
  const auto number = static_cast<std::uint32_t>(same_id.value_or(size()));
  if (!same_id) {
    ids_.append(id);
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
  Article joined = articles_[first];
  for (const Match& match : matches) {
    earlier_[match.first] = first;
    fill(joined, articles_[match.first]);
  }
  fill(joined, article);
  articles_.set(first, joined);
  add_title(article, number);
  add_place(article, number);
}

/// One entry of an article stands for all that have its title.
void ArticleIndex::add_title(const Article& article, std::size_t number) {
  const std::vector<std::size_t> others = find_title(article);
  const bool stands_for_it = std::ranges::any_of(
      others, [&](std::size_t other) { return first_of(other) == first_of(number); });
  const std::uint64_t key = title_key_of(article);
  if (key == 0 || stands_for_it || others.size() >= kMostOfOneTitle) return;
  by_title_.add(key, static_cast<std::uint32_t>(number));
}

/// Likewise: one entry of an article stands for all in its place.
void ArticleIndex::add_place(const Article& article, std::size_t number) {
  for (const std::uint64_t place : places_of(article)) {
    if (place == 0) continue;
    std::size_t others = 0;
    bool stands_for_it = false;
    by_place_.each(place, [&](std::uint32_t other) {
      ++others;
      stands_for_it = stands_for_it || first_of(other) == first_of(number);
    });
    if (stands_for_it || others >= kMostOfOneTitle) continue;
    by_place_.add(place, static_cast<std::uint32_t>(number));
  }
}

}  // namespace pprsearch
