#pragma once

#include <pprsearch/entry.h>

#include <cstddef>
#include <string>
#include <unordered_set>

namespace pprsearch {

/// Articles that somebody knows to be retracted, by their DOIs and numbers of PubMed.
class RetractionList {
 public:
  RetractionList() = default;

  /// Reads a file of DOIs and numbers of PubMed, one a line, bare or as they are printed
  /// ("https://doi.org/10.1000/x", "PMID: 123"). Blank lines, and those that begin with "#", are
  /// passed over. Throws Error, with the line, for any other.
  static RetractionList load(const std::string& file);

  std::size_t size() const { return dois_.size() + pmids_.size(); }

  /// Adds the notice to an entry whose article is listed, unless it has one.
  void mark(Entry& entry) const;

 private:
  std::unordered_set<std::string> dois_;
  std::unordered_set<std::string> pmids_;
};

}  // namespace pprsearch
