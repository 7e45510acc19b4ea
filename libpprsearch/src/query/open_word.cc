#include "query/open_word.h"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "query/attachments.h"
#include "query/characters.h"
#include "query/leaf.h"
#include "query/print.h"
#include "query/query_fields.h"

// A word that is being typed is not the word that is meant. Until a blank or a closing sign ends
// it, it stands for all words that begin so: it is read as if it had a * behind it. That one
// change keeps it from everything that is for whole words. A wildcard is not a word of grammar, not
// a misspelling and not a part of a compound.
//
// What must hold: the finished word finds nothing that its beginning did not find (of entries that
// have just this word). So a beginning behind NOT is left out, for "-all" would exclude what
// "-alliance" keeps. A beginning of one letter would find nearly everything, at the price of
// reading nearly every posting, so it is left out as well.
//
// Left as they are: what is looked up whole (an id, a DOI, a PMID), ranges, and words with a sign
// behind them (~2, ^3), which are finished.

namespace pprsearch {
namespace {

/// Fewer letters say nothing yet, nor may a wildcard have fewer before it.
constexpr std::size_t kLeastLetters = 2;

/// Whether the word goes on at the next key.
bool ends_open(std::string_view text) {
  const std::string plain = to_plain(text).text;
  if (plain.empty()) return false;
  const char last = plain.back();
  const char before = plain.size() > 1 ? plain[plain.size() - 2] : ' ';
  const bool goes_on = (last == '-' && is_letter(before)) || (last == '.' && is_digit(before));
  return !is_ascii(last) || is_letter(last) || is_digit(last) || goes_on;
}

bool is_looked_up_whole(const tree::Text& leaf) {
  const QueryField* field = find_query_field(leaf.field);
  return field != nullptr && field->kind == QueryField::Kind::identifier;
}

/// The text before the last of its parts, and that part.
struct Parts {
  std::string before;
  std::string last;
};
Parts parts_at(const std::string& text, char mark) {
  const std::size_t at = text.rfind(mark);
  if (at == text.npos) return {"", text};
  return {std::string(trim_end(std::string_view(text).substr(0, at), std::string_view(&mark, 1))),
          text.substr(at + 1)};
}

bool is_value_of_a_list(const tree::Text& leaf) {
  const QueryField* field = find_query_field(leaf.field);
  return field != nullptr && field->kind == QueryField::Kind::keyword;
}

/// Whether the wildcard is read as one where it is written: that of `has:doi`, which plain reading
/// takes for a word, is not.
bool can_be_written(const tree::Wildcard& wildcard) {
  QueryNode node;
  node.kind = wildcard;
  const std::optional<QueryNode> read = read_one_leaf(print(node));
  return read && is<tree::Wildcard>(*read) && as<tree::Text>(*read)->text == wildcard.text;
}

/// The words before the last sign of a text that has signs in it: "has" of `has:doi`.
std::string before_last_sign(std::string_view text) {
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size(); at += character_at(text, at).length) {
    if (!is_word_character(character_at(text, at).code)) end = at;
  }
  return std::string(trim_punctuation(text.substr(0, end), ""));
}

/// The functions below change the last leaf, and return whether anything is left of it.

bool open_word(QueryNode& node, const tree::Word& word) {
  const std::string whole(trim_end(word.text, "."));  // of "0."
  const auto [before, last] = parts_at(whole, '-');
  const std::string& typed = is_value_of_a_list(word) ? whole : last;
  const tree::Text text{word.field, last.empty() ? before : whole, word.exact};
  if (count_word_characters(last.empty() ? before : typed) >= kLeastLetters) {
    const tree::Wildcard beginning{{text.field, text.text + '*', text.exact}, true};
    const bool written = can_be_written(beginning);
    node.kind = written ? QueryNode::Kind(beginning) : QueryNode::Kind(word);
    if (!written) as<tree::Text>(node)->text = before_last_sign(text.text);
    return written || !as<tree::Text>(node)->text.empty();
  }
  as<tree::Text>(node)->text = before;  // of "evidence-b"
  return !before.empty() && !last.empty();
}

/// A word of a loose phrase has forms, and so cannot be a beginning.
bool open_phrase(tree::Phrase& phrase) {
  const auto [before, last] = parts_at(phrase.text, ' ');
  if (phrase.exact && count_word_characters(last) >= kLeastLetters) {
    phrase.text += '*';
    return true;
  }
  phrase.text = before;
  return !before.empty();
}

bool open_leaf(QueryNode& node, bool negated) {
  const auto* leaf = as<tree::Text>(node);
  if (leaf == nullptr || node.weight != 1 || is_looked_up_whole(*leaf)) return true;
  const auto* word = as<tree::Word>(node);
  auto* phrase = as<tree::Phrase>(node);
  if (word != nullptr && word->max_edits > 0) return true;
  if (phrase != nullptr && phrase->window > 0) return true;
  if (negated) return false;
  if (word != nullptr) return open_word(node, tree::Word(*word));
  return phrase == nullptr || open_phrase(*phrase);
}

/// A group of one is that one.
void unwrap(QueryNode& group) {
  const bool joins = is<tree::Words>(group) || is<tree::AllOf>(group) || is<tree::AnyOf>(group);
  if (!joins || group.weight != 1 || group.occur != tree::Occur::plain) return;
  tree::Nodes& operands = as<tree::Group>(group)->operands;
  if (operands.size() != 1 || operands.front().occur != tree::Occur::plain) return;
  QueryNode only = std::move(operands.front());
  group = std::move(only);
}

bool open_last_leaf(QueryNode& node, bool negated, std::size_t end) {
  const bool within = negated != is_negative(node);
  tree::Group* group = as<tree::Group>(node);
  if (group == nullptr) return node.offset + node.length != end || open_leaf(node, within);
  if (open_last_leaf(group->operands.back(), within, end)) return true;
  group->operands.pop_back();
  if (group->operands.empty()) return false;
  unwrap(node);
  return true;
}

}  // namespace

Query with_open_last_word(const Query& query, std::string_view text) {
  if (!ends_open(text)) return query;
  QueryNode root = root_of(query);
  if (!open_last_leaf(root, false, text.size())) root = QueryNode();
  return query_of(std::move(root));
}

}  // namespace pprsearch
