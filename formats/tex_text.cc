#include "formats/tex_text.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/ascii.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "formats/superscripts.h"
#include "formats/tex_symbols.h"

// One pass from left to right. Braces vanish, so nothing has to be kept of them;
// only the argument of an accent is read on its own.

namespace pprsearch {
namespace {

constexpr int kMaxDepth = 8;  // of accents on accents
constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

struct Ligature {
  std::string_view tex;
  std::string_view text;
};

constexpr std::array<Ligature, 8> kLigatures = {{{"---", "—"},
                                                 {"--", "–"},
                                                 {"``", "“"},
                                                 {"''", "”"},
                                                 {"?`", "¿"},
                                                 {"!`", "¡"},
                                                 {"`", "‘"},
                                                 {"~", kNoBreakSpace}}};

std::size_t end_of_character(std::string_view text, std::size_t at) {
  return at + first_character_bytes(text.substr(at));
}

// "<", "-" and "\geq", which no text about money has between dollars.
bool is_sign(std::string_view formula) {
  if (formula.starts_with('\\')) return std::ranges::all_of(formula.substr(1), is_letter);
  return std::ranges::none_of(formula, is_letter_or_digit);
}

// A dollar opens a formula where TeX users put one: "$5 and $6" is money.
std::optional<std::size_t> end_of_formula(std::string_view tex, std::size_t open) {
  std::size_t close = open + 1;
  while (close < tex.size() && tex[close] != '$') close += tex[close] == '\\' ? 2 : 1;
  if (close >= tex.size() || close == open + 1) return std::nullopt;
  if (is_one_of(tex[open + 1], kTexBlanks) || is_one_of(tex[close - 1], kTexBlanks))
    return std::nullopt;
  const bool is_before_digit = close + 1 < tex.size() && is_digit(tex[close + 1]);
  if (is_before_digit && !is_sign(tex.substr(open + 1, close - open - 1))) return std::nullopt;
  return close;
}

class TexText {
 public:
  TexText(std::string_view tex, TexReading reading, int depth = 0)
      : tex_(tex), verbatim_(reading == TexReading::verbatim), depth_(depth) {}

  std::string read() {
    while (at_ < tex_.size()) step();
    return std::move(text_);
  }

  // Nothing where a command in the formula means nothing to us.
  std::optional<std::string> read_formula() {
    in_formula_ = true;
    std::string text = read();
    if (unknown_) return std::nullopt;
    return text;
  }

 private:
  void step() {
    const char c = tex_[at_];
    if (c == '\\' && !verbatim_ && !in_formula_ && read_between("\\(", "\\)")) return;
    if (c == '\\') {
      read_command();
    } else if (c == '{' || c == '}') {
      ++at_;
    } else if (c == '$' && !in_formula_) {
      read_dollar();
    } else if (in_formula_ && (c == '^' || c == '_')) {
      read_script(c);
    } else if (verbatim_ || in_formula_ || !read_ligature()) {
      text_ += c;
      ++at_;
    }
  }

  bool read_ligature() {
    for (const auto& [tex, text] : kLigatures) {
      if (!tex_.substr(at_).starts_with(tex)) continue;
      text_ += text;
      at_ += tex.size();
      return true;
    }
    return false;
  }

  /// Reads the formula that `open` begins here, if `close` ends it.
  bool read_between(std::string_view open, std::string_view close) {
    const std::string_view rest = tex_.substr(at_);
    if (!rest.starts_with(open)) return false;
    const std::size_t end = rest.find(close, open.size());
    if (end == rest.npos || end == open.size()) return false;
    const std::string_view formula = rest.substr(open.size(), end - open.size());
    const auto text = TexText(formula, TexReading::line, depth_).read_formula();
    text_ += text ? *text : std::string(rest.substr(0, end + close.size()));
    at_ += end + close.size();
    return true;
  }

  void read_dollar() {
    if (!verbatim_ && read_between("$$", "$$")) return;
    const auto close = end_of_formula(tex_, at_);
    if (!close) {
      text_ += tex_[at_++];
      return;
    }
    const std::string_view formula = tex_.substr(at_ + 1, *close - at_ - 1);
    if (verbatim_ && formula.find('\\') == formula.npos) {
      text_ += tex_[at_++];
      return;
    }
    const auto reading = verbatim_ ? TexReading::verbatim : TexReading::line;
    const auto text = TexText(formula, reading, depth_).read_formula();
    text_ += text ? *text : "$" + std::string(formula) + "$";
    at_ = *close + 1;
  }

  void read_script(char mark) {
    ++at_;
    const std::string argument = take_argument();
    const std::string script = mark == '^' ? raised(argument) : lowered(argument);
    if (!script.empty()) {
      text_ += script;
    } else {
      text_ += argument.size() > 1 ? std::string{mark, '{'} + argument + '}' : mark + argument;
    }
  }

  std::string_view take_name() {
    const std::size_t begin = ++at_;
    while (at_ < tex_.size() && is_letter(tex_[at_])) ++at_;
    if (at_ == begin && at_ < tex_.size()) at_ = end_of_character(tex_, at_);
    return tex_.substr(begin, at_ - begin);
  }

  // TeX passes over blanks after the name of a command that is a word. In a formula, where it
  // passes over all blanks, they are kept for the reader's sake.
  void skip_blanks_after(std::string_view name) {
    if (name.empty() || !is_letter(name.front()) || in_formula_) return;
    while (at_ < tex_.size() && is_one_of(tex_[at_], kTexBlanks)) ++at_;
  }

  void read_command() {
    const std::size_t begin = at_;
    const std::string_view name = take_name();
    const TexCommand command = tex_command(name);
    if (command == TexCommand::unknown) return keep(begin);
    if (in_formula_ && (name == "begin" || name == "end")) return keep(begin);
    skip_blanks_after(name);
    if (name == "textsuperscript") return add_superscript(take_argument());
    if (name == "enquote" || name == "mkbibquote") return add_quotation();
    if (command == TexCommand::symbol) {
      text_ += verbatim_ && name == "sim" ? "~" : tex_symbol(name);
    } else if (command == TexCommand::accent) {
      text_ += with_accent(name, take_argument());
    } else if (command == TexCommand::link) {
      take_raw_argument();
      if (name == "begin" || name == "end") text_ += ' ';
    } else if (command == TexCommand::quantity) {
      const std::string number = take_argument();
      text_ += number + ' ' + take_argument();
    }
  }

  void add_superscript(const std::string& raised) {
    if (is_power(text_, raised)) {
      if (text_.ends_with(' ')) text_.pop_back();
      text_ += '^';
    }
    text_ += raised;
  }

  /// Within a quotation, one has single marks.
  void add_quotation() {
    if (tex_.substr(at_).starts_with('*')) ++at_;
    const bool is_within = in_quotation_;
    in_quotation_ = true;
    const std::string words = take_argument();
    in_quotation_ = is_within;
    text_ += is_within ? "\u2018" + words + "\u2019" : "\u201c" + words + "\u201d";
  }

  // With the braces behind it, without which it would run into what they hold.
  void keep(std::size_t begin) {
    unknown_ = true;
    text_ += tex_.substr(begin, at_ - begin);
    if (at_ < tex_.size() && tex_[at_] == '{') text_ += '{' + take_argument() + '}';
  }

  std::string take_argument() {
    const std::string_view argument = take_raw_argument();
    if (depth_ >= kMaxDepth) return std::string(argument);
    TexText inner(argument, TexReading::line, depth_ + 1);
    inner.in_formula_ = in_formula_;
    inner.in_quotation_ = in_quotation_;
    std::string text = inner.read();
    unknown_ = unknown_ || inner.unknown_;
    return text;
  }

  // "{…}" without its braces, or the next character or command.
  std::string_view take_raw_argument() {
    while (at_ < tex_.size() && is_one_of(tex_[at_], kTexBlanks)) ++at_;
    if (at_ >= tex_.size() || tex_[at_] == '}') return {};
    const std::size_t begin = at_;
    if (tex_[at_] == '\\') {
      const std::string_view name = take_name();
      skip_blanks_after(name);
      return tex_.substr(begin, at_ - begin);
    }
    if (tex_[at_] != '{') {
      at_ = end_of_character(tex_, at_);
      return tex_.substr(begin, at_ - begin);
    }
    return take_group();
  }

  std::string_view take_group() {
    const std::size_t begin = at_ + 1;
    int depth = 0;
    for (; at_ < tex_.size(); ++at_) {
      if (tex_[at_] == '\\') {
        ++at_;
      } else if (tex_[at_] == '{') {
        ++depth;
      } else if (tex_[at_] == '}' && --depth == 0) {
        return tex_.substr(begin, at_++ - begin);
      }
    }
    at_ = tex_.size();
    return tex_.substr(begin);
  }

  std::string_view tex_;
  bool verbatim_;
  int depth_;
  bool in_formula_ = false;
  bool in_quotation_ = false;
  bool unknown_ = false;
  std::size_t at_ = 0;
  std::string text_;
};

// Runs of blanks become a space; with paragraphs, one that holds a blank line "\n\n".
std::string with_single_blanks(std::string_view text, bool paragraphs) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_one_of(text[at], kTexBlanks)) {
      result += text[at++];
      continue;
    }
    const std::size_t end = std::min(text.find_first_not_of(kTexBlanks, at), text.size());
    const auto lines = std::ranges::count(text.substr(at, end - at), '\n');
    if (!result.empty() && end < text.size()) result += paragraphs && lines > 1 ? "\n\n" : " ";
    at = end;
  }
  return result;
}

}  // namespace

std::string tex_to_text(std::string_view tex, TexReading reading) {
  return with_single_blanks(TexText(tex, reading).read(), reading == TexReading::paragraphs);
}

}  // namespace pprsearch
