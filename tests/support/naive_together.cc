// What words of a query mean together: names of the thesaurus and compounds.
#include <algorithm>

#include "base/stop_words.h"
#include "tests/support/naive_search.h"

namespace pprsearch::test {

/// Each row of words side by side, and each operand alone. Words of grammar between others do not
/// part them.
std::vector<NaiveSearch::Row> NaiveSearch::rows_of(const QueryNode& node) {
  const auto all = operands_of(node);
  const Nodes counted = kept(node);
  const auto counts = [&](const QueryNode* word) {
    return std::ranges::find(counted, word) != counted.end();
  };
  const std::size_t most = vocabulary_.most_together();
  std::vector<Row> rows;
  for (std::size_t first = 0; first < all.size(); ++first) {
    Row row;
    for (std::size_t next = first; next < all.size(); ++next) {
      if (next > first && !side_by_side(all[next - 1], all[next])) break;
      row.words.push_back(&all[next]);
      if (counts(&all[next])) row.counted.push_back(&all[next]);
      if (row.counted.size() > most || row.words.size() > 2 * most) break;
      row.is_framed = counts(row.words.front()) && counts(row.words.back());
      rows.push_back(row);
    }
  }
  return rows;
}

/// Of a word that stands alone.
void NaiveSearch::find_own_narrower(const QueryNode& node, const Expand& expand) {
  const auto* word = as<tree::Word>(node);
  if (word == nullptr || word->exact || !is_text_leaf(node)) return;
  add_new(meanings_[&node], vocabulary_.narrower({&node}, expand));
}

/// Of the longest names among words side by side.
void NaiveSearch::find_narrower(const QueryNode& node, const Expand& expand) {
  struct Name {
    Nodes words;
    Nodes named;  ///< those that are the name
  };
  std::vector<Name> names;
  for (const Row& row : rows_of(node)) {
    const auto* word = as<tree::Word>(*row.words.front());
    const bool minus = row.words.front()->occur == tree::Occur::excluded;
    if (word == nullptr || word->exact || minus) continue;
    if (vocabulary_.are_name(row.words)) {
      names.push_back({row.words, row.words});
    } else if (row.is_framed && vocabulary_.are_name(row.counted)) {
      names.push_back({row.words, row.counted});
    }
  }
  for (const Name& name : names) {
    const bool part = std::any_of(names.begin(), names.end(), [&](const Name& other) {
      return other.words.size() > name.words.size() &&
             std::search(other.words.begin(), other.words.end(), name.words.begin(),
                         name.words.end()) != other.words.end();
    });
    if (!part) add_to_each(name.words, vocabulary_.narrower(name.named, expand));
  }
}

/// Words of grammar that are left out are parts of names of the thesaurus, not of compounds.
void NaiveSearch::find_meanings_together(const QueryNode& node, const Expand& expand) {
  for (const Row& row : rows_of(node)) {
    if (row.words.size() == 1) continue;
    const bool is_whole = row.counted.size() == row.words.size();
    Meaning together = is_whole ? vocabulary_.together(row.words, expand)
                                : vocabulary_.named_together(row.words, expand);
    if (row.is_framed && !is_whole) add_new(together, vocabulary_.together(row.counted, expand));
    add_to_each(row.words, together);
  }
}

/// Rows of words with one of grammar that are known as one word are that word, the first and
/// longest first.
QueryNode NaiveSearch::read_together(QueryNode node, const Expand& expand) {
  tree::Nodes read;
  const auto nodes = operands_of(node);
  for (std::size_t first = 0; first < nodes.size();) {
    std::size_t end = first + 1;
    Nodes words{&nodes[first]};
    for (std::size_t next = first + 1; next < nodes.size() && is_list(node); ++next) {
      const bool row = side_by_side(nodes[next - 1], nodes[next]) &&
                       plain_word(nodes[next])->field.empty() &&
                       nodes[next].weight == nodes[first].weight;
      if (!row) break;
      words.push_back(&nodes[next]);
      if (vocabulary_.are_one(words, expand)) end = next + 1;
    }
    read.push_back(read_together(nodes[first], expand));
    for (std::size_t next = first + 1; next < end; ++next) {
      as<tree::Word>(read.back())->text += '-' + plain_word(nodes[next])->text;
    }
    first = end;
  }
  if (auto* group = as<tree::Group>(node)) group->operands = std::move(read);
  return node;
}

void NaiveSearch::add_to_each(const Nodes& words, const Meaning& meaning) {
  for (const QueryNode* word : words) {
    if (is_text_leaf(*word)) add_new(meanings_[word], meaning);
  }
}

NaiveSearch::Nodes NaiveSearch::kept(const QueryNode& node) {
  const auto children = operands_of(node);
  const bool list = is_list(node);
  Nodes all;
  Nodes others;
  bool something_else = false;
  for (std::size_t i = 0; i < children.size(); ++i) {
    const QueryNode& child = children[i];
    all.push_back(&child);
    const bool beside = is<tree::Words>(node) || (i > 0 && side_by_side(children[i - 1], child)) ||
                        (i + 1 < children.size() && side_by_side(child, children[i + 1]));
    const auto* word = list && beside ? plain_word(child) : nullptr;
    const bool common =
        word != nullptr && word->field.empty() &&
        (is_stop_word(analyzer_.fold(word->text)) || are_stop_words_with_slash(word->text));
    if (common) continue;
    others.push_back(&child);
    something_else = something_else || child.occur != tree::Occur::excluded;
  }
  return something_else ? others : all;
}

}  // namespace pprsearch::test
