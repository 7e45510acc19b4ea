#pragma once

#include <string>
#include <vector>

#include "indexer/intake/article.h"

namespace pprsearch {

/// Which fields of two articles say the same. What one of them does not know is neither the same
/// nor different.
struct Agreement {
  bool year = false;
  bool author = false;
  bool journal = false;  ///< by its name or an ISSN
  bool volume = false;
  bool issue = false;  ///< and no other volume
  bool page = false;

  friend bool operator==(const Agreement&, const Agreement&) = default;
};

Agreement agreement_of(const Article& a, const Article& b);

/// The fields that agree: "year", "first author", "journal", "volume", "issue", "first page".
std::vector<std::string> names_of(const Agreement& agreement);

/// Whether DOIs or PMIDs are known and differ.
bool have_other_numbers(const Article& a, const Article& b);

/// Whether the kinds of both are known, and differ.
bool are_other_kinds(const Article& a, const Article& b);

/// Whether a field that both know speaks against their being one.
bool contradict(const Article& a, const Article& b);

/// Whether somebody wrote two texts about an article that are not one text, a few words more or
/// less: two posts of a blog.
bool have_other_texts(const Article& a, const Article& b);

/// Whether two articles of one title are one and the same.
bool are_same_by_title(const Article& a, const Article& b);

/// Whether two articles with one volume, first page, and first author or journal are the same:
/// their titles may be spelled differently, or be translated if all pages are the same.
bool are_same_by_place(const Article& a, const Article& b);

/// Whether two articles with one DOI or PMID are different nevertheless: chapters bear the DOI of
/// their book, and abstracts that of their supplement.
bool share_number_of_whole(const Article& a, const Article& b);

}  // namespace pprsearch
