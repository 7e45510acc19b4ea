#include "query/leaf.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"
#include "query/attachments.h"
#include "query/characters.h"
#include "query/date_range.h"
#include "query/lexer.h"
#include "query/misreadings.h"
#include "query/parting_signs.h"
#include "query/print.h"

namespace pprsearch {
namespace {

std::string in_quotes(std::string_view text) { return '"' + std::string(text) + '"'; }

std::string with_dots(const DateRange& range) { return range.from + ".." + range.to; }

// "2015-2020" is what many write for a range of years.
std::optional<DateRange> read_hyphenated_years(std::string_view text) {
  const std::size_t hyphen = text.find('-');
  if (hyphen == text.npos) return std::nullopt;
  const std::optional<DateRange> range =
      read_date_range(std::string(text).replace(hyphen, 1, ".."));
  return range && has_years_only(*range) ? range : std::nullopt;
}

// Where something of another query language begins in a word behind `field`; npos if nothing does.
std::size_t find_foreign(const std::string& field, std::string_view word) {
  for (const Diagnostic& found :
       find_misreadings(field + std::string(word), Syntax::strict).diagnostics) {
    if (!is_note(found.code)) return std::max(found.offset, field.size()) - field.size();
  }
  return word.npos;
}

// A wildcard, fuzzy word or =word cannot stand in quotes, so it is read without the tag or sign of
// another query language that is attached to it. What was found in the text says so.
std::string_view without_foreign_tag(const std::string& before, std::string_view word) {
  const auto kept_of = [](std::string_view text, std::string_view punctuation) {
    return punctuation.empty() ? text : trim_punctuation(text, punctuation);
  };
  for (const std::string_view punctuation : {"", "*?/]", "*?/", "*?", "*", "/", " "}) {
    const std::string_view kept = kept_of(word, punctuation);
    const std::size_t tag = find_foreign(before, kept);
    if (tag == kept.npos) continue;
    const bool only_slash = tag == 0 && kept.ends_with('/');
    return without_foreign_tag(before, kept.substr(0, only_slash ? kept.size() - 1 : tag));
  }
  return word;
}

// ~"AND" is how the canonical text writes a plain word that cannot stand bare, and so it
// is that word: what else a phrase asks, order and form, one word with all its forms has not.
bool stands_for_word(const tree::Phrase& phrase) {
  return !phrase.exact && phrase.window == 0 && phrase.text.find(' ') == phrase.text.npos;
}

// Whether the canonical text of a leaf gives it back.
bool can_stand_bare(QueryNode leaf) {
  leaf.weight = 1;
  const std::string text = print(leaf);
  if (find_foreign("", text) != text.npos) return false;
  const std::optional<QueryNode> read = read_one_leaf(text);
  return read && read->kind.index() == leaf.kind.index() && print(*read) == text &&
         as<tree::Text>(*read)->text == as<tree::Text>(leaf)->text &&
         (!is<tree::Word>(leaf) || *as<tree::Word>(*read) == *as<tree::Word>(leaf));
}

class LeafReader {
 public:
  LeafReader(const QueryToken& token, const QueryField* field, std::vector<Diagnostic>& diagnostics)
      : token_(token), field_(field), diagnostics_(diagnostics) {
    node_.offset = token.offset;
    node_.length = token.length;
  }

  std::optional<QueryNode> read();
  double read_weight(std::string_view suffix);

 private:
  std::optional<QueryNode> read_literal();
  std::optional<QueryNode> read_word();
  std::optional<QueryNode> read_power();
  std::optional<QueryNode> read_wildcard(tree::Wildcard wildcard, std::size_t first);
  void drop_weight_of_parted(const tree::Wildcard& wildcard);
  std::optional<QueryNode> read_as_text(std::string_view word);
  std::optional<QueryNode> read_phrase();
  std::optional<QueryNode> read_range();
  std::optional<QueryNode> read_presence();
  std::optional<DateRange> repair_range(std::string_view value);

  QueryNode node_of(QueryNode::Kind kind) const;
  tree::Text text_of(std::string_view text, bool exact) const;
  std::string_view cut_weight(std::string_view word);
  int read_edits(std::string_view suffix, bool has_wildcard);
  std::string value();
  void report(DiagnosticCode code, std::string message, std::string suggestion = {});

  const QueryToken& token_;
  const QueryField* field_;
  std::vector<Diagnostic>& diagnostics_;
  QueryNode node_;  // all but its kind
};

QueryNode LeafReader::node_of(QueryNode::Kind kind) const {
  QueryNode node = node_;
  node.kind = std::move(kind);
  return node;
}

tree::Text LeafReader::text_of(std::string_view text, bool exact) const {
  return {field_ == nullptr ? std::string() : std::string(field_->name), std::string(text), exact};
}

void LeafReader::report(DiagnosticCode code, std::string message, std::string suggestion) {
  diagnostics_.push_back(
      {code, std::move(message), token_.offset, token_.length, std::move(suggestion)});
}

std::optional<QueryNode> LeafReader::read() {
  if (field_ != nullptr && field_->kind == QueryField::Kind::range) return read_range();
  if (field_ != nullptr && field_->kind == QueryField::Kind::presence) return read_presence();
  if (token_.kind == QueryToken::Kind::phrase) return read_phrase();
  return token_.literal ? read_literal() : read_word();
}

std::optional<QueryNode> LeafReader::read_literal() {
  return node_of(tree::Word{text_of(token_.text, false)});
}

// `suffix` is what follows a word, phrase or bracket: "^2".
double LeafReader::read_weight(std::string_view suffix) {
  const std::string_view number = trim_punctuation(suffix, "^~*").substr(1);
  const std::optional<double> weight = suffix.starts_with('^') ? to_weight(number) : std::nullopt;
  if (!weight) {
    report(DiagnosticCode::bad_weight,
           in_quotes(suffix) + " is no weight: write ^ and a number from 0.01 to 100");
  }
  return weight.value_or(1);
}

std::string_view LeafReader::cut_weight(std::string_view word) {
  const std::size_t place = find_weight(word);
  if (place == word.npos) return word;
  node_.weight = read_weight(word.substr(place));
  return word.substr(0, place);
}

// `suffix` is what follows a word from its ~ on; 0 if it is at fault.
int LeafReader::read_edits(std::string_view suffix, bool has_wildcard) {
  const std::string_view number = trim_punctuation(suffix, "~").substr(1);
  const std::optional<int> edits = number.empty() ? 1 : to_count(number, kMaxEdits);
  // One operand of a NOT may have signs in it that part words elsewhere.
  const std::string_view word = token_.text;
  const bool is_one_word = !find_parting_sign(word.substr(0, find_edits(word))).found();
  if (edits && !has_wildcard && is_one_word) return *edits;
  report(DiagnosticCode::bad_fuzzy,
         in_quotes(token_.text.substr(0, find_weight(token_.text))) +
             " is no fuzzy word: ~ takes 1 or 2 letters of difference, and no "
             "wildcards");
  return 0;
}

std::optional<QueryNode> LeafReader::read_power() {
  const std::string_view text = trim_punctuation(token_.text, "");
  const std::string as_text = plus("~\"", text) + '"';
  report(DiagnosticCode::bad_weight,
         in_quotes(text.substr(find_weight(text))) +
             " is no weight, but text: a weight is ^ and a number from 0.01 to 100",
         as_text);
  return read_as_text(text);
}

std::optional<QueryNode> LeafReader::read_word() {
  if (has_power(token_.text)) return read_power();
  const std::string_view unweighted = cut_weight(token_.text);
  const std::size_t suffix = find_edits(unweighted);
  std::string_view word = unweighted.substr(0, suffix);
  const bool exact =
      word.size() > 1 && word.front() == '=' && is_word_character(character_at(word, 1).code);
  if (exact) word.remove_prefix(1);
  const bool stays_bare =
      exact || suffix != unweighted.npos ||
      find_wildcard(trim_punctuation(word, "*?#"), field_ != nullptr) != word.npos;
  const std::string_view whole = word;
  if (stays_bare) {
    const std::string before = field_ == nullptr ? std::string() : plus(field_->name, ":");
    word = without_foreign_tag(exact ? before + '=' : before, word);
  }
  const bool final_mark = field_ != nullptr;
  const std::string_view pattern = trim_punctuation(word, final_mark ? "*?#" : "*");
  const std::size_t wildcard = find_wildcard(pattern, final_mark);
  const bool has_wildcard = wildcard != pattern.npos;
  const int max_edits =
      suffix == word.npos ? 0 : read_edits(unweighted.substr(suffix), has_wildcard);
  const bool is_early = has_wildcard && !has_literal_letters(pattern, wildcard);
  if (word.size() < whole.size() && !is_early) {
    tree::Word bare{text_of(word, exact), max_edits};
    const auto kind = has_wildcard ? QueryNode::Kind(tree::Wildcard{text_of(pattern, exact)})
                                   : QueryNode::Kind(std::move(bare));
    if (!can_stand_bare(node_of(kind))) return read_as_text(whole);
  }
  if (has_wildcard) return read_wildcard({text_of(pattern, exact)}, wildcard);
  return node_of(tree::Word{text_of(word, exact), max_edits});
}

// What cannot be said bare is a plain word with all its signs.
std::optional<QueryNode> LeafReader::read_as_text(std::string_view word) {
  if (count_word_characters(word) == 0) return std::nullopt;
  return node_of(tree::Word{text_of(word, false)});
}

// Behind a NOT, a wildcard may have signs in it that part words elsewhere, in the brackets of a
// weight, too. There a weight says nothing.
void LeafReader::drop_weight_of_parted(const tree::Wildcard& wildcard) {
  if (node_.weight == 1 || field_ != nullptr || !find_parting_sign(wildcard.text).found()) return;
  node_.weight = 1;
  report(DiagnosticCode::bad_weight,
         in_quotes(token_.text) + " is several words, and has no weight");
}

// `first` is the place of the first wildcard in the pattern.
std::optional<QueryNode> LeafReader::read_wildcard(tree::Wildcard wildcard, std::size_t first) {
  if (has_literal_letters(wildcard.text, first)) {
    drop_weight_of_parted(wildcard);
    return node_of(std::move(wildcard));
  }
  report(DiagnosticCode::wildcard_prefix,
         in_quotes(token_.text) +
             " has its wildcard too early: at least two letters must stand "
             "before it, or directly behind a * at the beginning");
  const std::string rest = without_wildcards(wildcard.text);
  if (count_word_characters(rest) == 0) return std::nullopt;
  return node_of(tree::Word{text_of(rest, wildcard.exact)});
}

std::optional<QueryNode> LeafReader::read_phrase() {
  tree::Phrase phrase{text_of(trim(token_.text), token_.exact)};
  const std::string_view suffix = token_.suffix;
  const std::size_t caret = std::min(suffix.find('^'), suffix.size());
  if (caret < suffix.size()) node_.weight = read_weight(suffix.substr(caret));
  if (suffix.starts_with('~')) {
    const auto window = to_count(trim_punctuation(suffix.substr(1, caret - 1), "~*"), kMaxWindow);
    if (!window) {
      report(DiagnosticCode::bad_window,
             in_quotes(suffix) +
                 " is no distance: ~ after a phrase takes a number of positions "
                 "from 1 to 1000");
    }
    phrase.window = window.value_or(0);
  }
  if (stands_for_word(phrase)) return node_of(tree::Word{std::move(phrase)});
  return node_of(std::move(phrase));
}

// What is asked of a field that takes no text, its weight taken off. A phrase is not such a value,
// and shows its quotes in the message.
std::string LeafReader::value() {
  if (token_.kind == QueryToken::Kind::phrase) return in_quotes(token_.text);
  return std::string(trim_punctuation(cut_weight(token_.text), ".-<>=*"));
}

std::optional<DateRange> LeafReader::repair_range(std::string_view value) {
  const bool years_only = field_->name == "year";
  std::optional<DateRange> range = read_hyphenated_years(value);
  if (is_relative(value)) range = DateRange{std::string(value), ""};
  if (range && years_only && !has_years_only(*range)) range.reset();
  const std::string_view wanted = years_only ? "a year" : "a date (2020, 2020-07 or 2020-07-15)";
  report(DiagnosticCode::bad_range,
         in_quotes(value) + " is not " + std::string(wanted) + " or a range of them",
         range ? with_dots(*range) : "");
  return range;
}

std::optional<QueryNode> LeafReader::read_range() {
  const bool years_only = field_->name == "year";
  const std::string text = value();
  std::optional<DateRange> range = read_date_range(text);
  if (range && years_only && !has_years_only(*range)) range.reset();
  if (!range) range = repair_range(text);
  if (!range) return std::nullopt;
  if (is_reversed(*range)) {
    std::swap(range->from, range->to);
    report(DiagnosticCode::reversed_range,
           "the range " + in_quotes(text) + " ends before it begins", with_dots(*range));
  }
  return node_of(tree::Range{std::string(field_->name), range->from, range->to});
}

std::optional<QueryNode> LeafReader::read_presence() {
  const std::string asked = value();
  const std::string_view known = find_presence(asked);
  const bool asks_for_state = field_->name == "is";
  if (known.empty() || (asks_for_state && !is_state(known))) {
    report(DiagnosticCode::unknown_presence,
           (asks_for_state ? "is: knows no " : "has: and missing: know no ") + in_quotes(asked),
           std::string(asks_for_state ? nearest_state(asked) : nearest_presence(asked)));
    return std::nullopt;
  }
  QueryNode present = node_of(tree::Has{std::string(known)});
  if (field_->name != "missing") return present;
  QueryNode absent = negation_of(std::move(present));
  absent.offset = node_.offset;
  absent.length = node_.length;
  return absent;
}

}  // namespace

std::optional<QueryNode> read_leaf(const QueryToken& token, const QueryField* field,
                                   std::vector<Diagnostic>& diagnostics) {
  return LeafReader(token, field, diagnostics).read();
}

double read_group_weight(const QueryToken& close, std::vector<Diagnostic>& diagnostics) {
  if (close.suffix.empty()) return 1;
  LeafReader reader(close, nullptr, diagnostics);
  return reader.read_weight(close.suffix);
}

std::optional<QueryNode> read_one_leaf(std::string_view text,
                                       std::vector<Diagnostic>& diagnostics) {
  const LexedQuery lexed = lex_query(text);
  diagnostics.insert(diagnostics.end(), lexed.diagnostics.begin(), lexed.diagnostics.end());
  auto token = lexed.tokens.begin();
  const auto accept = [&](QueryToken::Kind kind) {
    return token != lexed.tokens.end() && token->kind == kind ? &*token++ : nullptr;
  };
  tree::Occur occur = tree::Occur::plain;
  if (accept(QueryToken::Kind::require)) {
    occur = tree::Occur::required;
  } else if (accept(QueryToken::Kind::exclude)) {
    occur = tree::Occur::excluded;
  }
  const QueryToken* name = accept(QueryToken::Kind::field);
  const QueryToken* value = accept(QueryToken::Kind::word);
  if (value == nullptr) value = accept(QueryToken::Kind::phrase);
  const bool unknown_field = name != nullptr && name->field == nullptr;
  if (value == nullptr || token != lexed.tokens.end() || unknown_field) return std::nullopt;
  auto leaf = read_leaf(*value, name == nullptr ? nullptr : name->field, diagnostics);
  if (leaf) leaf->occur = occur;
  return leaf;
}

std::optional<QueryNode> read_one_leaf(std::string_view text) {
  std::vector<Diagnostic> diagnostics;
  auto leaf = read_one_leaf(text, diagnostics);
  return diagnostics.empty() ? leaf : std::nullopt;
}

}  // namespace pprsearch
