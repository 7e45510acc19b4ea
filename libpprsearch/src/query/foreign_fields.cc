#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "base/strings.h"
#include "query/foreign_names.h"
#include "query/misreading.h"
#include "query/operators.h"
#include "query/query_fields.h"

// How eight platforms say in which field a word is looked for. Each form is recognised by its marks
// and by a list of names, so that "Which Is Best? [Letter]" and "p<.05" stay text.

namespace pprsearch {
namespace {

using PieceKind = Piece::Kind;

/// A tag is said of at most so many words side by side.
constexpr std::size_t kMostTaggedWords = 12;

constexpr std::string_view kYear = "year";

std::string told(std::string_view tag, std::string_view field) {
  std::string message = '`' + std::string(tag) + "` is a field tag of another platform";
  if (field == kNone) return message + ": here it is text, and there is no such field";
  if (field == kAnyField) return message + ": here a word without a field is looked for in all";
  message += ": here a field stands before its value, " + std::string(field) + ':';
  return message + (field == kYear ? "2015..2020" : "word");
}

/// Whether letters before a slash are those of an operator of proximity, in any case.
bool is_near(std::string_view letters) {
  return std::ranges::any_of(kOperators, [&](const OperatorRow& row) {
    return row.takes_number &&
           std::ranges::equal(letters, without_last(row.name, 1), {}, ascii_lower, ascii_lower);
  });
}

/// Whether the field has the words of a text: the name of another is in small letters a word.
bool has_words(std::string_view field) {
  return field == kAnyField ||
         is_one_of(field, std::to_array<std::string_view>(
                              {"title", "abstract", "text", "author", "journal", "pmid"}));
}

/// What 2010, 2010:2015 and 2010-2015 are here, in quotes or brackets as well; empty if the value
/// is none of these.
std::string years_of(std::string_view value) {
  constexpr std::size_t kDigitsOfYear = 4;
  value = trim(value, " \"()");
  const std::string_view from = value.substr(0, std::min(kDigitsOfYear, value.size()));
  const std::string_view rest = value.substr(from.size());
  if (from.size() < kDigitsOfYear || !are_digits(from)) return {};
  const std::string meant = std::string(kYear) + ':' + std::string(from);
  if (rest.empty()) return meant;
  const bool is_range =
      rest.size() == kDigitsOfYear + 1 && is_one_of(rest[0], ":-") && are_digits(rest.substr(1));
  return is_range ? meant + ".." + std::string(rest.substr(1)) : std::string();
}

std::string heading_told(std::string_view tag) {
  return '`' + std::string(tag) +
         "` asks for a subject heading on another platform: here it is text, and a heading is "
         "asked "
         "for by topic:\"…\" or keyword:\"…\"";
}

class ForeignFields {
 public:
  explicit ForeignFields(MisreadText& text) : text_(text) {}

  void find() {
    find_bracket_tags();
    for (std::size_t at = 0; at < text_.pieces().size(); ++at) {
      const Piece& piece = text_.pieces()[at];
      if (piece.kind != PieceKind::word || text_.is_found(piece)) continue;
      const bool literal = begins_with(piece.text, "http") || begins_with(piece.text, "doi:") ||
                           begins_with(piece.text, "id:");
      if (literal) continue;
      if (!find_suffix(at) && !find_slash(at) && !find_equals(at) && !find_function(at)) {
        find_prefix(at);
      }
    }
  }

 private:
  void find_bracket_tags();
  bool add_bracket_tag(std::size_t begin, std::size_t end);
  bool find_suffix(std::size_t at);
  bool find_slash(std::size_t at);
  const Piece* exploding(std::size_t at) const;
  bool find_equals(std::size_t at);
  bool find_function(std::size_t at);
  bool find_prefix(std::size_t at);

  bool begins_operand(std::size_t at) const;
  bool looks_like_expression() const;
  std::optional<std::string_view> field_of_codes(std::string_view codes) const;
  void add_heading(std::string_view heading, std::size_t begin, std::size_t end);
  void add_field(std::string_view field, std::size_t begin, std::size_t end,
                 std::vector<TextEdit> edits);
  std::vector<TextEdit> with_field_before(std::string_view field, std::size_t begin,
                                          std::size_t end) const;
  std::vector<TextEdit> with_years(std::size_t begin, std::size_t end, bool behind) const;
  std::vector<TextEdit> with_window(std::string_view field, std::size_t begin, std::size_t end,
                                    std::string_view between) const;
  std::optional<std::size_t> piece_before(std::size_t place) const;

  MisreadText& text_;
};

void ForeignFields::add_heading(std::string_view heading, std::size_t begin, std::size_t end) {
  text_.add({DiagnosticCode::foreign_heading, heading_told(heading), begin, end});
}

void ForeignFields::add_field(std::string_view field, std::size_t begin, std::size_t end,
                              std::vector<TextEdit> edits) {
  const std::string_view tag = text_.text().substr(begin, end - begin);
  if (field == kHeading) {
    add_heading(tag, begin, end);
    return;
  }
  if (field == kNone) edits.clear();
  if (field == kYear && !edits.empty()) {
    edits = with_years(begin, end, edits.front().begin < begin);
  }
  text_.add({DiagnosticCode::foreign_field, told(tag, field), begin, end, std::move(edits)});
}

/// "a b"[tiab:~3] of PubMed, whose number is of words between: a phrase with a number of positions.
std::vector<TextEdit> ForeignFields::with_window(std::string_view field, std::size_t begin,
                                                 std::size_t end, std::string_view between) const {
  constexpr std::size_t kMostDigits = 3;
  const std::optional<std::size_t> last = piece_before(begin);
  if (!last || text_.pieces()[*last].kind != PieceKind::phrase) return {};
  if (!are_digits(between) || between.size() > kMostDigits) return {};
  const std::size_t words = split_words(text_.pieces()[*last].text, kBlanks).size();
  if (words < 2) return {};
  const std::size_t window = std::stoul(std::string(between)) + words - 1;
  std::vector<TextEdit> edits = with_field_before(field, begin, end);
  if (!edits.empty()) edits.back().text = '~' + std::to_string(window);
  return edits;
}

/// Puts a range of years in place of a tag, [begin, end), and its value: the tag stands before the
/// value or `behind` it.
std::vector<TextEdit> ForeignFields::with_years(std::size_t begin, std::size_t end,
                                                bool behind) const {
  const std::string_view text = text_.text();
  if (!behind) {
    const bool in_brackets = end < text.size() && text[end] == '(';
    const std::size_t stop =
        std::min(in_brackets ? text.find(')', end) : text.find_first_of(" )", end), text.size());
    const std::size_t to = std::min(stop + (in_brackets ? 1 : 0), text.size());
    const std::string years = years_of(text.substr(end, to - end));
    return years.empty() ? std::vector<TextEdit>() : std::vector<TextEdit>{{begin, to, years}};
  }
  const std::optional<std::size_t> value = piece_before(begin);
  if (!value) return {};
  const std::size_t from = text_.pieces()[*value].begin;
  const std::string years = years_of(text.substr(from, begin - from));
  return years.empty() ? std::vector<TextEdit>() : std::vector<TextEdit>{{from, end, years}};
}

/// The last piece that begins before `place`.
std::optional<std::size_t> ForeignFields::piece_before(std::size_t place) const {
  const auto next = std::ranges::lower_bound(text_.pieces(), place, {}, &Piece::begin);
  if (next == text_.pieces().begin()) return std::nullopt;
  return static_cast<std::size_t>(next - text_.pieces().begin()) - 1;
}

/// Moves a tag, [begin, end), that stands behind what it is said of to before it: a bracket, a
/// phrase, or the words side by side, which become a phrase.
std::vector<TextEdit> ForeignFields::with_field_before(std::string_view field, std::size_t begin,
                                                       std::size_t end) const {
  const std::string name = field == kAnyField ? "" : std::string(field) + ':';
  const std::optional<std::size_t> last = piece_before(begin);
  if (!last) return {};
  std::size_t first = *last;
  if (text_.pieces()[first].kind == PieceKind::close) {
    first = text_.opening_of(first);
    if (first == *last) return {};
  } else if (text_.pieces()[first].kind == PieceKind::word) {
    const auto is_plain = [&](const Piece& piece) {
      return piece.kind == PieceKind::word && !is_operator_word(piece) &&
             piece.text.find_first_of(":=/[]") == piece.text.npos;
    };
    while (first > 0 && *last - first < kMostTaggedWords && is_plain(text_.pieces()[first - 1]))
      --first;
  }
  std::vector<TextEdit> edits{{text_.pieces()[first].begin, text_.pieces()[first].begin, name},
                              {begin, end, ""}};
  if (text_.pieces()[*last].kind == PieceKind::word && first != *last) {
    edits[0].text += '"';
    edits[1].text = '"';
    edits[1].begin = std::min(begin, text_.pieces()[*last].end);
  }
  return edits;
}

void ForeignFields::find_bracket_tags() {
  constexpr std::size_t kLongestTag = 80;
  const std::string_view text = text_.text();
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '"') {
      at = std::min(text.find('"', at + 1), text.size());
    } else if (text[at] == '[') {
      const std::size_t length = text.substr(at, kLongestTag).find(']');
      if (length == text.npos) continue;
      const std::size_t end = at + length;
      if (add_bracket_tag(at, end + 1)) at = end;
    }
  }
}

/// [begin, end) has its brackets.
bool ForeignFields::add_bracket_tag(std::size_t begin, std::size_t end) {
  const std::string_view inside = trim(text_.text().substr(begin + 1, end - begin - 2));
  const std::string_view name = trim(inside.substr(0, inside.find(':')));
  const std::string_view behind = text_.text().substr(end);
  if (begins_with(inside, "mh ") || begins_with(inside, "mj ") || behind.starts_with("/lim") ||
      behind.starts_with("/py") ||
      (begin >= 12 && begins_with(text_.text().substr(begin - 12), "descriptor: "))) {
    add_heading(text_.text().substr(begin, end - begin), begin, end);
    return true;
  }
  const ForeignName* known = find_foreign_name(name, kBracket);
  if (known == nullptr || begin == 0 || inside.find('"') != inside.npos) return false;
  if (known->field == "pmid" && is_digit(text_.text()[begin - 1])) return false;  // which is read
  const std::size_t tilde = inside.find('~');
  const std::size_t from = text_.text()[begin - 1] == ' ' ? begin - 1 : begin;
  std::vector<TextEdit> edits =
      tilde == inside.npos ? with_field_before(known->field, from, end)
                           : with_window(known->field, from, end, inside.substr(tilde + 1));
  add_field(known->field, begin, end, std::move(edits));
  return true;
}

/// The field of ti,ab,kf: the one that has all of them, nearly. nullopt if they are not such codes.
std::optional<std::string_view> ForeignFields::field_of_codes(std::string_view codes) const {
  std::optional<std::string_view> field;
  const std::vector<std::string_view> split = split_words(codes, ",");
  if (split.empty()) return std::nullopt;
  for (const std::string_view code : split) {
    const ForeignName* known = find_foreign_name(code, kSuffix);
    if (known == nullptr) return std::nullopt;
    if (!field) {
      field = known->field;
    } else if (*field != known->field) {
      const bool of_text = has_words(known->field) && has_words(*field) &&
                           known->field != "author" && *field != "author";
      field = of_text ? "text" : kNone;
    }
  }
  return field;
}

/// randomized.ti,ab. and (…).mp. of Ovid, depression:ti,ab,kw of Cochrane and Embase.
bool ForeignFields::find_suffix(std::size_t at) {
  const Piece& piece = text_.pieces()[at];
  const Piece* before = text_.before(at);
  const bool behind_operand =
      before != nullptr && (before->kind == PieceKind::close || before->kind == PieceKind::phrase);
  for (std::size_t mark = piece.text.find_first_of(".:"); mark < piece.text.size();
       mark = piece.text.find_first_of(".:", mark + 1)) {
    if (mark == 0 && !behind_operand) continue;
    const std::string_view rest = piece.text.substr(mark + 1);
    const std::string_view codes = trim_end(rest, ".,;]");
    const bool is_colon = piece.text[mark] == ':';
    const std::optional<std::string_view> field = field_of_codes(codes);
    if (!field) continue;
    const bool is_marked =
        is_colon || mark == 0 || rest.size() > codes.size() || codes.find(',') != codes.npos;
    const bool is_own =
        is_colon && find_query_field(trim_begin(piece.text.substr(0, mark), "+-=~")) != nullptr;
    if (!is_marked || is_own) continue;
    const std::size_t begin = piece.begin + mark;
    add_field(*field, begin, piece.end, with_field_before(*field, begin, piece.end));
    return true;
  }
  return false;
}

/// 'depression'/exp of Embase, exp Depressive Disorder/ of Ovid.
bool ForeignFields::find_slash(std::size_t at) {
  const Piece& piece = text_.pieces()[at];
  const Piece* before = text_.before(at);
  const std::size_t slash = piece.text.find('/');
  if (slash == piece.text.npos) return false;
  const std::string_view tag = trim_end(piece.text.substr(slash + 1), ".,;");
  const bool joined_phrase =
      slash == 0 && before != nullptr &&
      (before->kind == PieceKind::phrase || before->kind == PieceKind::close);
  if (slash < 3 && !joined_phrase) return false;
  if (is_near(piece.text.substr(0, slash))) return false;
  const bool is_embase = is_one_of(in_lower_case(tag), kSlashTags);
  const bool is_heading = std::ranges::all_of(piece.text.substr(0, slash), [](char c) {
    return !is_ascii(c) || is_letter(c) || is_one_of(c, "-'\"*");
  });
  const Piece* after = text_.after(at);
  const bool goes_on = after != nullptr && after->joined && after->kind != PieceKind::close;
  const bool is_ovid = tag.empty() && slash + 1 == piece.text.size() && is_heading && !goes_on;
  const bool has_qualifier = tag.size() == 2 && std::ranges::all_of(tag, is_lower) &&
                             (joined_phrase || (is_heading && exploding(at)));
  if (!is_embase && !is_ovid && !has_qualifier) return false;
  const std::size_t from = is_ovid && slash > 0 ? slash - 1 : slash;
  const std::size_t begin = is_embase ? piece.begin + slash : piece.begin + (is_ovid ? 0 : from);
  add_heading(text_.text().substr(begin, piece.end - begin), begin, piece.end);
  if (const Piece* exp = exploding(at)) add_heading("exp", exp->begin, exp->end);
  return true;
}

/// The "exp" of Ovid that stands before the words of the heading that ends at piece `at`.
const Piece* ForeignFields::exploding(std::size_t at) const {
  for (std::size_t i = at; i-- > 0 && at - i <= kMostTaggedWords;) {
    const Piece& piece = text_.pieces()[i];
    if (piece.kind == PieceKind::open || is_operator_word(piece)) break;
    if (is_word(piece, "exp")) return &piece;
  }
  return nullptr;
}

/// TI=depression of Web of Science.
bool ForeignFields::find_equals(std::size_t at) {
  const Piece& piece = text_.pieces()[at];
  const std::size_t equals = piece.text.find('=');
  if (equals == piece.text.npos || equals < 2) return false;
  const std::string_view tag = piece.text.substr(0, equals);
  const ForeignName* known = find_foreign_name(tag, kPrefix);
  const Piece* next = text_.after(at);
  const bool is_alone = equals + 1 == piece.text.size();
  const bool before_group = is_alone && next != nullptr && next->kind != PieceKind::word;
  const bool before_word = !is_alone && is_letter_or_digit(piece.text[equals + 1]);
  const QueryField* own = known == nullptr ? find_query_field(tag) : nullptr;
  if ((known == nullptr && own == nullptr) || (!before_group && !before_word)) return false;
  const std::string_view field = known == nullptr ? own->name : known->field;
  const bool in_capitals = std::ranges::all_of(tag, is_upper);
  if (own == nullptr && !in_capitals && !has_words(field)) return false;
  const std::string name = field == kAnyField ? std::string() : std::string(field) + ':';
  const std::size_t end = piece.begin + equals + 1;
  add_field(field, piece.begin, end, {{piece.begin, before_group ? next->begin : end, name}});
  return true;
}

/// TITLE-ABS-KEY(…) of Scopus, tiab(…) of ProQuest.
bool ForeignFields::find_function(std::size_t at) {
  const Piece& piece = text_.pieces()[at];
  const Piece* next = text_.after(at);
  if (next == nullptr || next->kind != PieceKind::open) return false;
  const std::string_view name = piece.text.substr(0, piece.text.find('.'));
  const ForeignName* known = find_foreign_name(name, kFunction);
  if (known == nullptr) return false;
  const bool in_capitals = std::ranges::none_of(piece.text, is_lower);
  const bool is_compound = name.find_first_of("-,") != name.npos || is_same_word(name, "tiab");
  const bool is_short = name.size() <= 3;
  // "all (adolescents)" is text; so is "author(s)" in any case.
  const bool is_meant = next->joined ? in_capitals || is_compound ||
                                           (is_short && begins_operand(at) &&
                                            (has_words(known->field) || known->field == kHeading) &&
                                            !is_same_word(name, "all"))
                                     : in_capitals && (is_compound || name.size() > 4);
  if (!is_meant) return false;
  const std::string field =
      known->field == kAnyField ? std::string() : std::string(known->field) + ':';
  add_field(known->field, piece.begin, piece.end, {{piece.begin, next->begin, field}});
  return true;
}

/// Whether nothing but an operator, a bracket or the number of a line stands before the piece.
bool ForeignFields::begins_operand(std::size_t at) const {
  const Piece* before = text_.before(at);
  if (before == nullptr || text_.pieces()[at].new_line || before->kind == PieceKind::open)
    return true;
  if (is_operator_word(*before)) return true;
  const bool is_number = std::ranges::any_of(before->text, is_digit);
  return before->new_line && before->kind == PieceKind::word && is_number;
}

bool ForeignFields::looks_like_expression() const {
  return std::ranges::any_of(text_.pieces(), [](const Piece& piece) {
    return is_operator_word(piece) || is_truncated(piece.text);
  });
}

/// TI "heart failure" and (MH "Depression") of EBSCO.
bool ForeignFields::find_prefix(std::size_t at) {
  const Piece& piece = text_.pieces()[at];
  const Piece* next = text_.after(at);
  if (is_same_word(piece.text, "descriptor:") || piece.text == "descriptor") {
    const Piece* before = text_.before(at);
    if (before == nullptr || !is_word(*before, "mesh")) return false;
    add_heading("MeSH descriptor", before->begin, piece.end);
    return true;
  }
  const ForeignName* known = find_foreign_name(piece.text, kPrefix);
  if (known == nullptr || piece.text.size() != 2 || next == nullptr ||
      next->kind == PieceKind::close || !std::ranges::all_of(piece.text, is_upper) ||
      !begins_operand(at)) {
    return false;
  }
  if (next->kind == PieceKind::word) {
    const bool is_no_word =
        is_one_of(piece.text, std::to_array<std::string_view>({"TI", "TX", "XB", "MH", "MM"}));
    const bool is_likely =
        is_no_word ||
        is_one_of(piece.text, std::to_array<std::string_view>({"AB", "DE", "SU", "AU"}));
    const bool has_small = std::ranges::any_of(text_.text(), is_lower);
    if (is_operator_word(*next) || !is_likely || !has_small) return false;
    if (!is_no_word && !looks_like_expression()) return false;
  }
  const std::string name =
      known->field == kAnyField ? std::string() : std::string(known->field) + ':';
  const bool says_more = next->kind == PieceKind::word && at + 2 < text_.pieces().size() &&
                         text_.pieces()[at + 2].kind == PieceKind::word &&
                         !is_operator_word(text_.pieces()[at + 2]);
  add_field(known->field, piece.begin, piece.end,
            says_more ? std::vector<TextEdit>()
                      : std::vector<TextEdit>{{piece.begin, next->begin, name}});
  return true;
}

}  // namespace

void find_foreign_fields(MisreadText& text) { ForeignFields(text).find(); }

}  // namespace pprsearch
