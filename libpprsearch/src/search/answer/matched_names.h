#pragma once

#include <pprsearch/searcher.h>

#include <set>
#include <string>
#include <vector>

#include "index/index_reader.h"
#include "search/answer/snippet.h"
#include "search/plan/facet_names.h"
#include "search/plan/plan.h"

namespace pprsearch {

/// Finds among an entry's authors and topics those that a query asked for: by words, which are
/// marked as in a text, or as a whole. What the query excludes is not looked for.
class NameMarker {
 public:
  /// `snippets` knows the words. Plan, session and snippets must live longer.
  NameMarker(const Plan& plan, IndexReader::Session& session, SnippetMaker& snippets);

  /// False if an entry of which Findings::may_show() says that no word may stand in its authors
  /// or topics has nothing to be marked there. A name that is shown has initials, which the index
  /// does not have.
  bool looks_beyond_words(Field field) const;

  std::vector<MatchedName> authors(const Entry& entry) const;
  /// Topics have the names of their labels.
  std::vector<MatchedName> topics(const Entry& entry) const;

 private:
  void collect(const PlanNode& node);
  std::vector<Span> marked(Field field, const std::string& key, const std::string& shown) const;

  IndexReader::Session& session_;
  SnippetMaker& snippets_;
  FacetNames topic_names_;
  std::set<std::string> whole_authors_;  ///< keys of values that were asked for as a whole
  std::set<std::string> whole_topics_;
  bool looks_at_initials_;  ///< a word that is looked for may be an author's initials
};

}  // namespace pprsearch
