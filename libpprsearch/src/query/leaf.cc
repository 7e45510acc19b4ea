#include "query/leaf.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "query/attachments.h"
#include "query/characters.h"
#include "query/date_range.h"

namespace pprsearch {
namespace {

using NodeKind = QueryNode::Kind;

constexpr std::size_t kFewestLiteralLetters = 2;
constexpr int kMaxEdits = 2;
constexpr int kMaxWindow = 1000;

std::string_view trim_blanks(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  return text.substr(0, text.find_last_not_of(' ') + 1);
}

std::string in_quotes(std::string_view text) { return '"' + std::string(text) + '"'; }

std::string without_wildcards(std::string_view word) {
  std::string rest(word);
  std::erase_if(rest, [](char c) { return c == '*' || c == '?'; });
  return rest;
}

std::string with_dots(const DateRange& range) { return range.from + ".." + range.to; }

// "2015-2020" is what many write for a range of years.
std::optional<DateRange> read_hyphenated_years(std::string_view text) {
  const std::size_t hyphen = text.find('-');
  if (hyphen == text.npos) return std::nullopt;
  const std::optional<DateRange> range =
      read_date_range(std::string(text).replace(hyphen, 1, ".."));
  return range && has_years_only(*range) ? range : std::nullopt;
}

// ~"AND" is how the canonical text writes a plain word that cannot stand bare, and so it
// is that word: what else a phrase asks, order and form, one word with all its forms has not.
bool stands_for_word(const QueryNode& phrase) {
  return phrase.form == QueryNode::Form::expanded && phrase.window == 0 &&
         phrase.text.find(' ') == phrase.text.npos;
}

class LeafReader {
 public:
  LeafReader(const QueryToken& token, const QueryField* field, std::vector<Diagnostic>& diagnostics)
      : token_(token), field_(field), diagnostics_(diagnostics) {
    node_.offset = token.offset;
    node_.length = token.length;
    if (field != nullptr) node_.field = field->name;
  }

  std::optional<QueryNode> read();
  double read_weight(std::string_view suffix);

 private:
  std::optional<QueryNode> read_literal();
  std::optional<QueryNode> read_word();
  std::optional<QueryNode> read_wildcard(std::string_view pattern, std::size_t first);
  std::optional<QueryNode> read_phrase();
  std::optional<QueryNode> read_range();
  std::optional<QueryNode> read_presence();
  std::optional<DateRange> repair_range(std::string_view value);

  std::string_view cut_weight(std::string_view word);
  std::string_view cut_edits(std::string_view word);
  std::string value();
  void report(DiagnosticCode code, std::string message, std::string suggestion = {});

  const QueryToken& token_;
  const QueryField* field_;
  std::vector<Diagnostic>& diagnostics_;
  QueryNode node_;
};

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
  node_.kind = NodeKind::word;
  node_.text = token_.text;
  return node_;
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

std::string_view LeafReader::cut_edits(std::string_view word) {
  const std::size_t place = find_edits(word);
  if (place == word.npos) return word;
  const std::string_view rest = word.substr(0, place);
  const std::string_view number = trim_punctuation(word.substr(place), "~").substr(1);
  const std::optional<int> edits = number.empty() ? 1 : to_count(number, kMaxEdits);
  if (edits && find_wildcard(rest, false) == rest.npos) {
    node_.max_edits = *edits;
  } else {
    report(DiagnosticCode::bad_fuzzy,
           in_quotes(word) +
               " is no fuzzy word: ~ takes 1 or 2 letters of difference, and no "
               "wildcards");
  }
  return rest;
}

std::optional<QueryNode> LeafReader::read_word() {
  std::string_view word = cut_edits(cut_weight(token_.text));
  const bool exact =
      word.size() > 1 && word.front() == '=' && is_word_character(character_at(word, 1).code);
  if (exact) {
    node_.form = QueryNode::Form::exact;
    word.remove_prefix(1);
  }
  const bool final_mark = field_ != nullptr;
  const std::string_view pattern = trim_punctuation(word, final_mark ? "*?" : "*");
  const std::size_t wildcard = find_wildcard(pattern, final_mark);
  if (wildcard != pattern.npos) return read_wildcard(pattern, wildcard);
  node_.kind = NodeKind::word;
  node_.text = word;
  return node_;
}

// `first` is the place of the first wildcard in `pattern`.
std::optional<QueryNode> LeafReader::read_wildcard(std::string_view pattern, std::size_t first) {
  if (count_word_characters(pattern.substr(0, first)) >= kFewestLiteralLetters) {
    node_.kind = NodeKind::wildcard;
    node_.text = pattern;
    return node_;
  }
  report(DiagnosticCode::wildcard_prefix,
         in_quotes(token_.text) +
             " has its wildcard too early: at least two letters must stand "
             "before it");
  node_.kind = NodeKind::word;
  node_.text = without_wildcards(pattern);
  return count_word_characters(node_.text) > 0 ? std::optional(node_) : std::nullopt;
}

std::optional<QueryNode> LeafReader::read_phrase() {
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
    node_.window = window.value_or(0);
  }
  node_.form = token_.form;
  node_.text = trim_blanks(token_.text);
  node_.kind = stands_for_word(node_) ? NodeKind::word : NodeKind::phrase;
  return node_;
}

// What is asked of a field that takes no text, its weight taken off. A phrase is
// no such value, and shows its quotes in the message.
std::string LeafReader::value() {
  if (token_.kind == QueryToken::Kind::phrase) return in_quotes(token_.text);
  return std::string(trim_punctuation(cut_weight(token_.text), ".-<>=*"));
}

std::optional<DateRange> LeafReader::repair_range(std::string_view value) {
  const std::optional<DateRange> range = read_hyphenated_years(value);
  const std::string_view wanted =
      field_->name == "year" ? "a year" : "a date (2020, 2020-07 or 2020-07-15)";
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
  node_.kind = NodeKind::range;
  node_.from = range->from;
  node_.to = range->to;
  return node_;
}

std::optional<QueryNode> LeafReader::read_presence() {
  const std::string asked = value();
  const std::string_view known = find_presence(asked);
  if (known.empty()) {
    report(DiagnosticCode::unknown_presence, "has: and missing: know no " + in_quotes(asked),
           std::string(nearest_presence(asked)));
    return std::nullopt;
  }
  node_.kind = NodeKind::has;
  node_.field.clear();
  node_.text = known;
  if (field_->name == "has") return node_;
  QueryNode absent;
  absent.kind = NodeKind::none_of;
  absent.offset = node_.offset;
  absent.length = node_.length;
  absent.children.push_back(node_);
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

}  // namespace pprsearch
