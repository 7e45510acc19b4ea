#include "query/lexer.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "query/brackets.h"
#include "query/characters.h"
#include "query/numbers.h"
#include "query/parting_signs.h"

// People paste titles, statistics and addresses into a search box, so a character
// is an operator only in the place where one is meant, and text everywhere else:
//
//   - and +   at the beginning of a word, directly before what they govern; not
//             in -0.30, not in PHQ-9, not alone
//   AND OR NOT  as whole words (see operators.h)
//   name:       letters directly before and a value directly after the colon;
//             "Therapy: a review" is text, and so are 10:347 and https://…
//   ( ) "       everywhere but in the value of an identifier field, since DOIs
//             contain brackets
//
// What is attached to a word (=, *, ?, ~, ^) is left in it for the leaf reader.
// A run of characters without any letter or digit is passed over: it could find
// nothing. All work is on the plain text; only places are those of the original.

namespace pprsearch {
namespace {

using Kind = QueryToken::Kind;

// "0.30", ".05]", "0.92/-0.38": what stands after the sign of a number in results.
bool is_decimal(std::string_view run) {
  const std::size_t dot = run.find_first_not_of("0123456789");
  return dot != run.npos && dot + 1 < run.size() && run[dot] == '.' && is_digit(run[dot + 1]);
}

class Lexer {
 public:
  explicit Lexer(std::string_view text)
      : plain_(to_plain(text)), text_(plain_.text), brackets_(text_) {}

  LexedQuery lex() {
    while (at_ < text_.size()) {
      if (!lex_bracket() && !lex_sign()) lex_operand(Operators::read);
    }
    close_all();
    return std::move(lexed_);
  }

 private:
  enum class Operators { read, as_words };

  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : ' ';
  }
  bool at_word_start() const {
    return at_ == 0 || text_[at_ - 1] == ' ' || (text_[at_ - 1] == '(' && !behind_text_bracket());
  }
  // Behind the bracket of "10(-6)", which is text, and so is the sign behind it.
  bool behind_text_bracket() const {
    return !open_.empty() && open_.back().is_text && open_.back().place + 1 == at_;
  }
  bool word_at(std::size_t place) const {
    return place < text_.size() && is_word_character(character_at(text_, place).code);
  }
  std::string_view run_from(std::size_t begin) const {
    return text_.substr(begin, text_.find_first_of(kRunEnd, begin) - begin);
  }
  std::string_view literal_here() const { return literal_run(text_, at_); }
  bool in_identifier() const { return identifier_depth_ != 0; }
  bool behind_operator_of_one() const {
    const OperatorRow* operation = lexed_.tokens.empty() ? nullptr : lexed_.tokens.back().operation;
    return operation != nullptr &&
           (operation->operation == Operator::negation || operation->takes_number);
  }
  bool behind_word() const {
    return !lexed_.tokens.empty() && lexed_.tokens.back().kind == Kind::word;
  }

  bool lex_bracket();
  void lex_open();
  void lex_close();
  void close_all();
  bool lex_sign();
  bool sign_governs() const;
  bool lex_operand(Operators operators);
  bool starts_phrase() const;
  bool lex_phrase();
  bool lex_number();
  bool lex_literal();
  bool lex_everything();
  bool lex_run(Operators operators);
  bool lex_long_run();
  bool starts_operand() const;
  bool pass_over_punctuation();

  bool lex_field();
  std::string_view name_at(std::size_t begin) const;
  bool value_follows(std::size_t begin) const;
  void lex_known_field(const QueryField* field, std::string_view name);
  const QueryField* inner_field(const QueryField& outer, std::string_view name) const;
  bool lex_unknown_field(std::string_view name);
  bool lex_value(const QueryField& field);
  bool lex_value_run(const QueryField& field);

  QueryToken& emit(Kind kind, std::size_t length, std::string_view text = {});
  std::string_view take_suffix();
  void add_suffix(QueryToken& token);
  void report(DiagnosticCode code, std::string message, std::size_t begin, std::size_t end);

  PlainText plain_;
  std::string_view text_;
  Brackets brackets_;
  std::size_t at_ = 0;
  std::size_t behind_sign_ = std::string_view::npos;  // where a word was parted from another
  struct Bracket {
    std::size_t place;
    bool is_text;
  };
  std::vector<Bracket> open_;         // brackets that wait for their end
  std::size_t identifier_depth_ = 0;  // brackets open up to the value of an identifier field
  LexedQuery lexed_;
};

// Appends a token of `length` bytes and moves behind it.
QueryToken& Lexer::emit(Kind kind, std::size_t length, std::string_view text) {
  QueryToken& token = lexed_.tokens.emplace_back();
  token.kind = kind;
  token.text = text;
  token.offset = plain_.origins[at_];
  token.length = plain_.origins[at_ + length] - token.offset;
  at_ += length;
  return token;
}

void Lexer::report(DiagnosticCode code, std::string message, std::size_t begin, std::size_t end) {
  const std::size_t offset = plain_.origins[begin];
  lexed_.diagnostics.push_back(
      {code, std::move(message), offset, plain_.origins[end] - offset, ""});
}

// A blank, or a bracket outside of words.
bool Lexer::lex_bracket() {
  if (peek() == ' ') {
    ++at_;
  } else if (peek() == '(' && behind_word() && brackets_.belongs_to_word(at_)) {
    open_.push_back({at_++, true});
  } else if (peek() == '(') {
    lex_open();
  } else if (peek() == ')') {
    lex_close();
  } else {
    return false;
  }
  return true;
}

void Lexer::lex_open() {
  open_.push_back({at_, false});
  emit(Kind::open, 1);
}

void Lexer::lex_close() {
  if (open_.empty()) {
    report(DiagnosticCode::unbalanced_bracket, "this bracket was never opened", at_, at_ + 1);
    ++at_;
    take_suffix();
    return;
  }
  const bool is_text = open_.back().is_text;
  open_.pop_back();
  if (open_.size() < identifier_depth_) identifier_depth_ = 0;
  if (is_text) {
    ++at_;
  } else {
    add_suffix(emit(Kind::close, 1));
  }
}

// Brackets that are still open end with the text.
void Lexer::close_all() {
  for (const Bracket& bracket : open_) {
    if (bracket.is_text) continue;
    report(DiagnosticCode::unbalanced_bracket, "this bracket is never closed", bracket.place,
           bracket.place + 1);
    emit(Kind::close, 0);
  }
}

std::string_view Lexer::take_suffix() {
  if (peek() != '~' && peek() != '^') return {};
  const std::string_view suffix = run_from(at_);
  at_ += suffix.size();
  return suffix;
}

void Lexer::add_suffix(QueryToken& token) {
  token.suffix = take_suffix();
  token.length = plain_.origins[at_] - token.offset;
}

// A sign together with what it governs, so that it can never govern another thing.
bool Lexer::lex_sign() {
  if ((peek() != '-' && peek() != '+') || !sign_governs()) return false;
  const std::size_t tokens = lexed_.tokens.size();
  emit(peek() == '-' ? Kind::exclude : Kind::require, 1);
  if (peek() == '(') {
    lex_open();
  } else if (!lex_operand(Operators::as_words)) {
    lexed_.tokens.resize(tokens);
  }
  return true;
}

bool Lexer::sign_governs() const {
  if (!at_word_start() || is_decimal(run_from(at_ + 1))) return false;
  if (peek(1) == '"' || peek(1) == '(' || peek(1) == '=') return true;
  if (peek(1) == '~') return peek(2) == '"';
  if (peek(1) == '*') return word_at(at_ + 2);
  // What is marked is the sign.
  return word_at(at_ + 1) && !is_combining_mark(character_at(text_, at_ + 1).code);
}

// Reads one operand or passes over what is not one; false if no token came of it.
bool Lexer::lex_operand(Operators operators) {
  if (pass_over_punctuation()) return false;
  if (starts_phrase()) return lex_phrase();
  return lex_everything() || lex_number() || lex_literal() || lex_long_run() || lex_field() ||
         lex_run(operators);
}

// A run that is too long to have a field, operator or wildcard in it.
bool Lexer::lex_long_run() {
  const std::string_view run = run_from(at_);
  if (in_identifier() || run.size() <= kLongestRun || count_word_characters(run) == 0) return false;
  if (run.find_first_of(":*?#~^/=") != run.npos) {
    report(
        DiagnosticCode::long_word,
        "a word of more than " + std::to_string(kLongestRun) + " bytes is text with all its signs",
        at_, at_ + run.size());
  }
  emit(Kind::word, run.size(), run).literal = true;
  return true;
}

// Whether the character, which makes no word, means something where a word begins.
bool Lexer::starts_operand() const {
  const bool before_quote = peek(1) == '"';
  switch (peek()) {
    case '"':
    case '*':
    case '?':
      return true;
    case '~':
      return before_quote;
    case '=':
      return before_quote || word_at(at_ + 1);
    case '.':
      return is_digit(peek(1));
    case '-':
    case '+':
      return at_word_start() && is_decimal(run_from(at_ + 1));
    default:
      return false;
  }
}

// One character of punctuation before a word: [brackets], a lone dash, a sign
// that follows something directly ("a"-b) and so governs nothing.
bool Lexer::pass_over_punctuation() {
  const Character character = character_at(text_, at_);
  if (is_word_character(character.code) || starts_operand()) return false;
  at_ += character.length;
  return true;
}

bool Lexer::starts_phrase() const {
  return peek() == '"' || ((peek() == '~' || peek() == '=') && peek(1) == '"');
}

bool Lexer::lex_phrase() {
  const std::size_t opening = text_.find('"', at_);
  const std::size_t closing = text_.find('"', opening + 1);
  if (closing == text_.npos) {
    report(DiagnosticCode::unbalanced_quote, "this quotation mark is never closed", opening,
           opening + 1);
  }
  const std::size_t end = std::min(closing, text_.size());
  const std::size_t length = std::min(end + 1, text_.size()) - at_;
  const std::string_view inside = text_.substr(opening + 1, end - opening - 1);
  if (count_word_characters(inside) == 0) {
    at_ += length;
    take_suffix();
    return false;
  }
  const bool exact = peek() != '~';
  QueryToken& token = emit(Kind::phrase, length, inside);
  token.exact = exact;
  add_suffix(token);
  return true;
}

bool Lexer::lex_everything() {
  const std::size_t end = std::min(text_.find_first_not_of('*', at_), text_.size());
  if (end == at_ || (peek(end - at_) != ' ' && peek(end - at_) != ')')) return false;
  emit(Kind::everything, end - at_);
  return true;
}

// "PMID 10024335", "10.1037/pst0000172", the address of an article: the field and its value.
bool Lexer::lex_number() {
  if (in_identifier()) return false;
  const std::optional<FoundNumber> number = number_at(text_, at_);
  if (!number) return false;
  emit(Kind::field, number->before, number->field).field = find_query_field(number->field);
  const std::string_view value = text_.substr(at_, number->length);
  emit(Kind::word, number->length + number->behind, value).literal = true;
  return true;
}

bool Lexer::lex_literal() {
  if (!is_address(run_from(at_))) return false;
  const std::string_view run = literal_here();
  emit(Kind::word, run.size(), run).literal = true;
  return true;
}

bool Lexer::lex_run(Operators operators) {
  std::string_view run = in_identifier() ? literal_here() : run_from(at_);
  // One operand is what a NOT or a NEAR stands beside.
  const bool may_part =
      !in_identifier() && operators == Operators::read && !behind_operator_of_one();
  const PartingSign sign = may_part ? find_parting_sign(run) : PartingSign();
  run = run.substr(0, sign.begin);
  if (count_word_characters(run) == 0) {
    at_ += run.size();
    return false;
  }
  const bool is_whole = !sign.found() && at_ != behind_sign_;
  const OperatorRow* operation =
      operators == Operators::read && is_whole ? find_operator(run) : nullptr;
  QueryToken& token = emit(operation == nullptr ? Kind::word : Kind::operation, run.size(), run);
  at_ += sign.end - sign.begin;
  if (sign.found()) behind_sign_ = at_;
  token.operation = operation;
  token.literal = in_identifier();
  return true;
}

// The name of a field, known or not, that begins at `begin`; empty if no letters stand directly
// before a colon there.
std::string_view Lexer::name_at(std::size_t begin) const {
  std::size_t end = begin;
  while (end < text_.size() && (is_letter(text_[end]) || text_[end] == '_')) ++end;
  const bool before_colon = end < text_.size() && text_[end] == ':';
  return before_colon ? text_.substr(begin, end - begin) : std::string_view();
}

// Whether something that could be a field's value begins here.
bool Lexer::value_follows(std::size_t begin) const {
  std::size_t at = begin;
  while (at < text_.size() && kRunEnd.find(text_[at]) == kRunEnd.npos) {
    if (word_at(at)) return true;
    at += character_at(text_, at).length;
  }
  return at < text_.size() && (text_[at] == '"' || text_[at] == '(');
}

// `name:` with its value; in the bracketed value of an identifier a colon is text.
bool Lexer::lex_field() {
  const std::string_view name = name_at(at_);
  if (in_identifier() || name.empty()) return false;
  const QueryField* field = find_query_field(name);
  if (field == nullptr) return lex_unknown_field(name);
  const std::size_t value = at_ + name.size() + 1;
  if (may_be_punctuation(name) && !value_follows(value)) return false;
  lex_known_field(field, name);
  return true;
}

// A field directly within a field is a fault, for the parser to report.
void Lexer::lex_known_field(const QueryField* field, std::string_view name) {
  std::size_t place = 0;
  for (const QueryField* next = field; next != nullptr; next = inner_field(*field, name)) {
    field = next;
    place = lexed_.tokens.size();
    emit(Kind::field, name.size() + 1, name).field = field;
    name = name_at(at_);
  }
  // "DOI: 10.1002/cpp.2521", as citations have it.
  const bool blank_first = at_ + 1 < text_.size() && text_[at_] == ' ';
  if (field->name == "doi" && blank_first && run_from(at_ + 1).starts_with("10.")) ++at_;
  if (field->name == "issn" && blank_first && is_digit(peek(1))) ++at_;
  if (!lex_value(*field)) lexed_.tokens[place].kind = Kind::empty_field;
}

// The field of that name, if the value of `outer` begins with one.
const QueryField* Lexer::inner_field(const QueryField& outer, std::string_view name) const {
  if (outer.kind == QueryField::Kind::identifier || name.empty()) return nullptr;
  return value_follows(at_ + name.size() + 1) ? find_query_field(name) : nullptr;
}

// The colon is punctuation ("Therapy: a review") unless something follows it.
// What follows is text, from its first letter on.
bool Lexer::lex_unknown_field(std::string_view name) {
  if (!value_follows(at_ + name.size() + 1)) return false;
  const std::size_t place = lexed_.tokens.size();
  emit(Kind::field, name.size() + 1, name);
  const std::size_t end = at_ + run_from(at_).size();
  while (at_ < end && !word_at(at_)) at_ += character_at(text_, at_).length;
  if (at_ == end) {
    const bool any_value = lex_value({"", QueryField::Kind::text});
    if (!any_value) lexed_.tokens[place].kind = Kind::word;
  } else if (!lex_literal()) {
    emit(Kind::word, end - at_, text_.substr(at_, end - at_)).literal = true;
  }
  return true;
}

bool Lexer::lex_value(const QueryField& field) {
  if (starts_phrase()) return lex_phrase();
  if (peek() != '(') return lex_value_run(field);
  lex_open();
  if (field.kind == QueryField::Kind::identifier) identifier_depth_ = open_.size();
  return true;
}

bool Lexer::lex_value_run(const QueryField& field) {
  const bool literal = field.kind == QueryField::Kind::identifier || is_address(run_from(at_));
  const std::string_view run = literal ? literal_here() : run_from(at_);
  const bool faulty_wildcard = !literal && run.find('*') != run.npos;
  const bool says_something =
      count_word_characters(run) > 0 || faulty_wildcard || field.kind == QueryField::Kind::range;
  if (run.empty() || !says_something) {
    at_ += run.size();
    return false;
  }
  emit(Kind::word, run.size(), run).literal = literal;
  return true;
}

}  // namespace

LexedQuery lex_query(std::string_view text) { return Lexer(text).lex(); }

LexedQuery lex_plain_words(std::string_view text) {
  const PlainText plain = to_plain(text);
  LexedQuery lexed;
  const auto add = [&](Kind kind, std::size_t begin, std::size_t end) -> QueryToken& {
    QueryToken& token = lexed.tokens.emplace_back();
    token.kind = kind;
    token.text = plain.text.substr(begin, end - begin);
    token.literal = kind == Kind::word;
    token.offset = plain.origins[begin];
    token.length = plain.origins[end] - token.offset;
    return token;
  };
  for (std::size_t at = 0; at < plain.text.size();) {
    const std::size_t begin = std::min(plain.text.find_first_not_of("([<", at), plain.text.size());
    const auto number = begin < plain.text.size() ? number_at(plain.text, begin) : std::nullopt;
    if (number) {
      const std::size_t value = begin + number->before;
      add(Kind::field, begin, value).field = find_query_field(number->field);
      add(Kind::word, value, value + number->length);
      at = value + number->length + number->behind;
      continue;
    }
    const std::size_t end = std::min(plain.text.find_first_of(" \"", at), plain.text.size());
    if (count_word_characters(plain.text.substr(at, end - at)) > 0) add(Kind::word, at, end);
    at = end + 1;
  }
  return lexed;
}

}  // namespace pprsearch
