#pragma once

#include <pprsearch/entry.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/intake/number_table.h"

namespace pprsearch {

/// Why two entries are taken to be of the same article.
enum class SameBy { id, doi, pmid, title };

/// As reports have it: "id", "doi", "pmid", "title".
std::string_view name_of(SameBy by);

/// Case, accents, punctuation and blanks do not count in a title, and words of other scripts
/// than Latin stay as they are: "Größe & Wirkung." is "grosse wirkung".
std::string folded_title(std::string_view title);

/// Knows the articles of the entries seen so far, and finds those that come again: by
/// id, by DOI, by PMID, or by title and year. A title of fewer than four words says too little by
/// itself, entries whose DOIs or PMIDs differ are never the same by their title, and those whose
/// DOIs differ never by their PMID.
///
/// An entry may show that two articles are one: of A with a DOI and B with a PMID, C which has
/// both. Where no DOIs or PMIDs contradict each other, it makes no difference to what becomes one
/// article in which order the entries come.
class ArticleIndex {
 public:
  /// An article that an entry is of, and what tells so.
  struct Match {
    std::size_t first = 0;  ///< number of the first entry of that article
    SameBy by = SameBy::id;
  };

  /// Hashes, because there may be millions; 0 = not known. The first entry of an article knows
  /// the DOI and a PMID of those that joined it as well: else two articles with DOIs of their
  /// own could become one by way of a third entry that has none.
  struct Article {
    std::uint64_t doi = 0;
    std::uint64_t pmid = 0;
    std::uint64_t title = 0;  ///< with the year
    std::uint64_t title_alone = 0;
    bool telling_title = false;  ///< not one of a few words
  };

  /// What tells the article of an entry, apart from the entry's id.
  static Article article_of(const Entry& entry);

  /// The articles that the entry shows to be one and the same, in the order of their first
  /// entries; that of an entry with its id alone, where it is another article. Empty for a new one.
  std::vector<Match> find(const std::string& id, const Article& article) const;

  /// Whether an entry with a taken id has to be held for another article than the one that has
  /// it: DOIs, PMIDs or years contradict, or neither DOI nor PMID nor a title of four words or
  /// more is the same. False for an id that is free.
  bool is_other_article(const std::string& id, const Article& article) const;

  bool has_id(const std::string& id) const { return find_id(id).has_value(); }

  /// Takes an entry in, under the next number from 0: of the articles of `matches`, which
  /// become one by it, or of a new one. One whose id is taken gets no number, but its DOI, PMID and
  /// title are from now on those of the entry that has the id, where it is of that article.
  void add(const std::string& id, const Article& article, const std::vector<Match>& matches);

  /// Number of the first entry of the same article, as far as it is known by now.
  std::size_t first_of(std::size_t number) const;

  std::size_t size() const { return articles_.size(); }
  std::string id(std::size_t number) const { return std::string(id_view(number)); }

  /// Memory in use, some 130 bytes an entry.
  std::size_t bytes() const;

 private:
  class Joining;

  static bool contradict(const Article& a, const Article& b);
  static void fill(Article& article, const Article& from);
  std::string_view id_view(std::size_t number) const;
  std::optional<std::size_t> find_id(std::string_view id) const;
  std::vector<std::size_t> find_title(const Article& article) const;
  void add_title(const Article& article, std::size_t number);

  std::string ids_;  ///< one behind the other
  std::vector<std::uint64_t> id_ends_;
  std::vector<Article> articles_;
  /// An earlier entry of the same article, or the entry itself; ways that were gone are shortened.
  mutable std::vector<std::uint32_t> earlier_;
  NumberTable by_id_;
  NumberTable by_doi_;  ///< of entries of one DOI the first, as of one PMID
  NumberTable by_pmid_;
  NumberTable by_title_;
};

}  // namespace pprsearch
