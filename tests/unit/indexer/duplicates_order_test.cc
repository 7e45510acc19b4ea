#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>
#include <random>
#include <set>

#include "indexer/intake/duplicates.h"

// Which entries are of one article, held against the naive way to find out: those that a DOI,
// a PMID or a title links, by way of whatever others.

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(duplicates_order)

namespace {

// Small sets of entries that share DOIs, PMIDs and titles at random, in random orders.
class RandomEntries {
 public:
  explicit RandomEntries(std::uint32_t seed) : random_(seed) {
    const int count = 2 + number_below(8);
    for (int i = 0; i < count; ++i) entries_.push_back(entry(i));
  }

  void shuffle() { std::ranges::shuffle(entries_, random_); }
  const std::vector<Entry>& entries() const { return entries_; }

 private:
  int number_below(int end) { return static_cast<int>(random_() % static_cast<unsigned>(end)); }

  Entry entry(int number) {
    Entry entry;
    entry.id = std::string(1, static_cast<char>('a' + number));
    entry.title = "One of a few telling titles " + std::to_string(number_below(6));
    if (number_below(2) == 0) entry.title = "Short " + entry.title.substr(entry.title.size() - 1);
    entry.published = "2020";
    entry.citation = Citation();
    if (number_below(2) == 0) entry.citation->doi = "10.5555/" + std::to_string(number_below(6));
    if (number_below(2) == 0) entry.citation->pmid = std::to_string(1 + number_below(6));
    return entry;
  }

  std::mt19937 random_;
  std::vector<Entry> entries_;
};

using Groups = std::set<std::set<std::string>>;

// What the index makes one article: sets of ids.
Groups groups_found(const std::vector<Entry>& entries) {
  ArticleIndex articles;
  for (const Entry& entry : entries) {
    const auto article = article_of(entry);
    articles.add(entry.id, article, articles.find(entry.id, article));
  }
  std::map<std::size_t, std::set<std::string>> groups;
  for (std::size_t number = 0; number < entries.size(); ++number) {
    groups[articles.first_of(number)].insert(entries[number].id);
  }
  Groups found;
  for (const auto& [first, ids] : groups) found.insert(ids);
  return found;
}

bool share(const std::string& a, const std::string& b) { return !a.empty() && a == b; }

bool are_linked(const Entry& a, const Entry& b) {
  const bool telling = std::ranges::count(a.title, ' ') >= 3;
  return share(a.citation->doi, b.citation->doi) || share(a.citation->pmid, b.citation->pmid) ||
         (telling && a.title == b.title);
}

using Component = std::vector<const Entry*>;

// The naive way: what is linked with anything of a component belongs to it.
std::vector<Component> components(const std::vector<Entry>& entries) {
  std::vector<Component> all;
  for (const Entry& entry : entries) {
    Component joined = {&entry};
    std::erase_if(all, [&](const Component& other) {
      const bool linked =
          std::ranges::any_of(other, [&](const Entry* one) { return are_linked(*one, entry); });
      if (linked) joined.insert(joined.end(), other.begin(), other.end());
      return linked;
    });
    all.push_back(std::move(joined));
  }
  return all;
}

template <typename Ids>
std::size_t different(const Ids& entries, std::string Citation::*number) {
  std::set<std::string> numbers;
  for (const Entry* entry : entries) numbers.insert((*entry->citation).*number);
  numbers.erase("");
  return numbers.size();
}

}  // namespace

BOOST_AUTO_TEST_CASE(without_contradictions_the_order_of_entries_makes_no_difference) {
  int compared = 0;
  for (std::uint32_t seed = 0; seed < 4000; ++seed) {
    RandomEntries random(seed);
    Groups expected;
    bool contradicts = false;
    for (const Component& component : components(random.entries())) {
      contradicts = contradicts || different(component, &Citation::doi) > 1 ||
                    different(component, &Citation::pmid) > 1;
      std::set<std::string> ids;
      for (const Entry* entry : component) ids.insert(entry->id);
      expected.insert(ids);
    }
    if (contradicts) continue;
    ++compared;
    for (int order = 0; order < 4; ++order, random.shuffle()) {
      BOOST_TEST_CONTEXT("seed " << seed << ", order " << order) {
        BOOST_TEST((groups_found(random.entries()) == expected));
      }
    }
  }
  BOOST_TEST(compared > 400);
}

BOOST_AUTO_TEST_CASE(no_order_makes_one_article_of_two_dois_or_of_what_nothing_links) {
  for (std::uint32_t seed = 0; seed < 4000; ++seed) {
    RandomEntries random(seed);
    random.shuffle();
    const auto all = components(random.entries());
    for (const std::set<std::string>& group : groups_found(random.entries())) {
      BOOST_TEST_CONTEXT("seed " << seed) {
        Component of_group;
        for (const Entry& entry : random.entries()) {
          if (group.contains(entry.id)) of_group.push_back(&entry);
        }
        BOOST_TEST(different(of_group, &Citation::doi) <= 1U);
        BOOST_TEST(std::ranges::any_of(all, [&](const Component& component) {
          return std::ranges::all_of(of_group, [&](const Entry* entry) {
            return std::ranges::find(component, entry) != component.end();
          });
        }));
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
