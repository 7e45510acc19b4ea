#pragma once

#include <pprsearch/entry.h>
#include <pprsearch/export.h>
#include <pprsearch/vocabulary.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

/// The texts of an entry in which the name of a topic or type may be.
enum class NamePlace : std::uint8_t {
  title,          ///< of the entry
  article_title,  ///< of the article that it is about
  text,           ///< summary and practice implications
};

/// "title", "article-title", "text"; empty for a number that is no enumerator.
PPRSEARCH_EXPORT std::string_view to_string(NamePlace value);

/// A name of a topic or type of research that an entry's text has.
struct PPRSEARCH_EXPORT FoundName {
  std::string name;  ///< as it was written in the vocabulary
  NamePlace place = NamePlace::text;
  std::size_t times = 0;

  bool operator==(const FoundName&) const = default;
};

/// A judged entry that is like another.
struct PPRSEARCH_EXPORT LikeEntry {
  std::string id;
  double likeness = 0;             ///< from 0 to 1: of what both say, by their telling words
  std::vector<std::string> words;  ///< that make them alike, the most telling first; a few

  bool operator==(const LikeEntry&) const = default;
};

/// A topic or type of research that an entry may have, and why.
struct PPRSEARCH_EXPORT Proposal {
  std::string name;  ///< the slug, if there is a taxonomy
  double score = 0;  ///< by which proposals are compared; more than about 1 is nearly sure
  double share = 0;  ///< of the score: what the nearest judged entries give, from 0 to 1
  std::vector<FoundName> found;  ///< its names in the entry's texts
  std::vector<LikeEntry> like;   ///< the nearest judged entries that have it; a few

  bool operator==(const Proposal&) const = default;
};

/// What is proposed for an entry, the best first.
struct PPRSEARCH_EXPORT Proposals {
  std::vector<Proposal> topics;
  std::vector<Proposal> research_types;

  bool operator==(const Proposals&) const = default;
};

/// Proposes topics and types of research for entries, by their names in the entry's texts and by
/// the entries that are like it and have some. docs/topics.md says how, and how good it is. The
/// same entries and vocabularies always give the same proposals, whatever the order of the entries.
///
/// A TopicSuggester keeps its own copy of what it needs. Any number of threads may use one at once.
/// After it was moved from, it can only be assigned to or destroyed.
class PPRSEARCH_EXPORT TopicSuggester {
 public:
  /// Of `judged`, those count that have topics or types of research; of entries with one id, the
  /// first. What is proposed are values of the taxonomy or, if one of its lists is empty, names
  /// that judged entries have.
  explicit TopicSuggester(const std::vector<Entry>& judged, const Taxonomy& taxonomy = {},
                          const Thesaurus& thesaurus = {});
  ~TopicSuggester();
  TopicSuggester(TopicSuggester&&) noexcept;
  TopicSuggester& operator=(TopicSuggester&&) noexcept;

  /// At most `most` topics and `most` types of research. What the entry itself has counts for
  /// nothing, and a judged entry with its id is passed over.
  Proposals suggest(const Entry& entry, std::size_t most = 3) const;

  /// The judged entries that are most like `entry`, at most `most`, the nearest first.
  std::vector<LikeEntry> nearest(const Entry& entry, std::size_t most) const;

 private:
  class Impl;
  std::unique_ptr<const Impl> impl_;
};

}  // namespace pprsearch
