#pragma once

#include <pprsearch/vocabulary.h>

#include <cstddef>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "index/store/array_file.h"
#include "text/analyzer.h"
#include "text/inflections.h"

namespace pprsearch {

/// A thesaurus made ready to be asked: which names does one name share its
/// meaning with? It is made when an index is built, and mapped. Any number of threads may ask.
class ThesaurusTable {
 public:
  using Tokens = std::vector<std::string>;

  /// Names that mean the same.
  struct Synonyms {
    std::vector<Tokens> names;
    bool spelling = false;                   ///< spellings of one word, not words for one idea
    std::string topic;                       ///< of a concept: the topic about it; may be empty
    std::string label = {};                  ///< of a concept: its first name as it is written
    std::vector<std::size_t> narrower = {};  ///< of a concept: all that are below it, by number
    std::vector<std::size_t> related = {};   ///< of a concept: those near by, by number
  };

  /// Makes the table of a thesaurus. Words are compared by their lemmas, for which the words of the
  /// names count as words of the vocabulary, whose words `entries` counts. Throws
  /// std::system_error.
  static void write(const Thesaurus& thesaurus, Analyzer& analyzer, const EntriesOfWord& entries,
                    const std::string& path);

  /// Opens a table. `entries` has to be what it was made with, and to live as long. Throws Damage
  /// and std::system_error; Damage also later, of a table that does not agree with itself.
  ThesaurusTable(const std::string& path, EntriesOfWord entries);
  ~ThesaurusTable();

  /// The groups that `tokens` are a name of: of concepts in any inflection, of
  /// spellings in that form alone.
  std::vector<const Synonyms*> groups_of(const Tokens& tokens) const;

  /// Whether a name may begin with `tokens`, or be just these.
  bool may_begin_name(const Tokens& tokens) const;

  /// True if `tokens` are a name of a concept.
  bool names_concept(const Tokens& tokens) const;

  /// The group of that number, as `narrower` and `related` have it.
  const Synonyms& group(std::size_t number) const;

  /// True if two names are the same words in whatever inflection.
  bool same_words(const Tokens& a, const Tokens& b) const;

  /// Tokens in the longest name.
  std::size_t longest_name() const { return longest_.front(); }

 private:
  /// Numbers of each group, those of one behind those of another.
  struct Lists {
    std::span<const std::uint32_t> begins;
    std::span<const std::uint32_t> numbers;

    std::span<const std::uint32_t> of(std::size_t group) const;
  };
  /// A group, once it was asked for.
  struct Made {
    std::once_flag once;
    Synonyms group;
  };

  struct KnownLemmas;

  Lists lists(const std::string& name) const;
  Synonyms read(std::size_t number) const;
  std::vector<std::size_t> numbers_of(const Tokens& tokens) const;
  std::string concept_key(const Tokens& tokens) const;
  std::string lemma(const std::string& token) const;

  EntriesOfWord entries_;
  ArrayFile file_;
  std::span<const std::uint32_t> longest_;
  StringList words_;  ///< sorted: of all names
  StringList keys_;   ///< sorted: of names, one as often as it names groups ...
  std::span<const std::uint32_t> groups_;  ///< ... and the group
  std::span<const std::uint8_t> spellings_;
  StringList topics_;
  StringList labels_;
  StringList names_;
  Lists names_of_;
  Lists narrower_;
  Lists related_;
  std::unique_ptr<Made[]> made_;
  std::unique_ptr<KnownLemmas> known_lemmas_;
};

}  // namespace pprsearch
