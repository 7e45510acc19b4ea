#pragma once

#include <pprsearch/entry.h>
#include <pprsearch/vocabulary.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "index/layout.h"
#include "index/store/columns.h"
#include "text/analyzer.h"

namespace pprsearch {

/// Takes what an entry is found by, as layout.h describes it.
class TermSink {
 public:
  virtual ~TermSink() = default;

  /// A word of a text field, once, with where it stands, rising.
  virtual void word(Field field, const std::string& word,
                    const std::vector<std::uint32_t>& positions) = 0;
  /// A whole value of a field; the same one may come twice.
  virtual void value(Field field, std::string_view key) = 0;
  /// How a word with an umlaut may be written without it; likewise.
  virtual void spelled_out(const SpelledOutWord& word) = 0;
};

/// What entries are found, counted and sorted by: their words, values and columns. An index is made
/// of it here (shard_builder.cc), and elsewhere (cluster/documents.cc).
class EntryTerms {
 public:
  /// Both must live longer.
  EntryTerms(const Taxonomy& taxonomy, TermSink& sink);

  /// Shows the sink all of an entry, and fills its row.
  void read(const Entry& entry, ColumnRow& row);

 private:
  void add_texts(const Entry& entry);
  void add_values(const Entry& entry);
  void note_presence(const Entry& entry);

  void add_text(Field field, std::string_view text);
  std::vector<std::string> shown_names(Field field, std::vector<std::string> names);
  /// Adds each of several texts, so far apart that no phrase spans two.
  void add_texts(Field field, const std::vector<std::string>& texts);
  std::vector<Token> analyze(std::string_view text);
  void add_tokens(Field field, std::vector<Token> tokens);
  void add_address(const std::string& address);
  void add_value(Field field, const std::string& name);
  /// Gives back what makes the name one with others.
  std::string add_facet_name(Field field, const std::string& name);
  bool has(const Entry& entry, const FieldRow& field);

  const Taxonomy& taxonomy_;
  TermSink& sink_;
  Analyzer analyzer_;
  ColumnRow* row_ = nullptr;
};

}  // namespace pprsearch
