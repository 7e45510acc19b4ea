#include "query/platform/mended.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <unordered_set>
#include <utility>

#include "base/ascii.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace pprsearch::platform {
namespace {

struct Entity {
  std::string_view name;
  std::string_view text;
};
/// Those that programs write, and accents of words.
constexpr auto kEntities = std::to_array<Entity>({
    {"amp", "&"},    {"quot", "\""},  {"lt", "<"},     {"gt", ">"},     {"apos", "'"},
    {"nbsp", " "},   {"ensp", " "},   {"emsp", " "},   {"thinsp", " "}, {"shy", ""},
    {"ndash", "-"},  {"mdash", "-"},  {"minus", "-"},  {"lsquo", "'"},  {"rsquo", "'"},
    {"ldquo", "\""}, {"rdquo", "\""}, {"hellip", "…"}, {"eacute", "é"}, {"egrave", "è"},
    {"agrave", "à"}, {"aacute", "á"}, {"iacute", "í"}, {"oacute", "ó"}, {"uacute", "ú"},
    {"auml", "ä"},   {"ouml", "ö"},   {"uuml", "ü"},   {"Auml", "Ä"},   {"Ouml", "Ö"},
    {"Uuml", "Ü"},   {"szlig", "ß"},  {"ccedil", "ç"}, {"ntilde", "ñ"}, {"oslash", "ø"},
    {"aring", "å"},  {"alpha", "α"},  {"beta", "β"},   {"gamma", "γ"},
});

// A printer divides at syllables, and a text is broken behind the hyphens that it has. So a hyphen
// at the end of a line is the word's own unless one of the two parts is not a word by itself.
constexpr auto kBeginnings = std::to_array<std::string_view>(
    {"psycho",  "psych",  "neuro",  "cardio", "cardi", "physio", "pharma", "pharmaco",  "hypno",
     "electro", "micro",  "hyper",  "hypo",   "inter", "intra",  "trans",  "thera",     "patho",
     "socio",   "immuno", "gastro", "cogni",  "medi",  "anxi",   "behav",  "behavi",    "depres",
     "ther",    "thermo", "ran",    "random", "rando", "adoles", "schizo", "schizophre"});
constexpr auto kEndings = std::to_array<std::string_view>(
    {"tion",    "tions",   "sion",    "sions",   "ation",  "ations",  "tation",   "ment",  "ments",
     "mental",  "apy",     "apies",   "apist",   "apists", "apeutic", "rapy",     "ing",   "ings",
     "ity",     "ities",   "ety",     "ical",    "cal",    "ology",   "ological", "tic",   "tics",
     "ics",     "ness",    "sive",    "tive",    "tives",  "tional",  "ally",     "ance",  "ence",
     "cence",   "cents",   "ancy",    "ency",    "ant",    "ants",    "ated",     "ating", "ist",
     "ists",    "ism",     "ous",     "able",    "ible",   "ized",    "ised",     "izing", "ising",
     "ization", "isation", "domized", "domised", "domly",  "ioral",   "ioural",   "iors",  "iours",
     "ior",     "iour",    "sis",     "ses",     "dren",   "ers",     "der",      "ders",  "cian",
     "cians",   "phrenia", "phrenic", "ogist",   "ogists", "logical", "logy"});
/// What begins a line and is not the end of a word.
constexpr auto kOperators = std::to_array<std::string_view>(
    {"and", "or", "not", "adj", "near", "next", "pre", "exp", "explode", "limit"});

constexpr bool is_dagger(char32_t code) {
  return code == 0x2020 || code == 0x2021 || code == 0xA7 || code == 0xB6 || code == 0x2016;
}
/// Superscript digits, and the letters a, b and c.
constexpr bool is_superscript(char32_t code) {
  return code == 0xB9 || code == 0xB2 || code == 0xB3 || (code >= 0x2070 && code <= 0x2079) ||
         code == 0x1D43 || code == 0x1D47 || code == 0x1D9C;
}

/// "39", "x27": the character; none for control characters and what is not a character.
std::optional<std::string> character_of(std::string_view number) {
  constexpr std::size_t kMostDigits = 7;
  constexpr char32_t kFirst = 0x20;
  const bool is_hexadecimal = number.starts_with('x') || number.starts_with('X');
  if (is_hexadecimal) number.remove_prefix(1);
  if (number.empty() || number.size() > kMostDigits) return std::nullopt;
  std::uint32_t read = 0;
  const char* const end = number.data() + number.size();
  const auto [stop, fault] = std::from_chars(number.data(), end, read, is_hexadecimal ? 16 : 10);
  if (fault != std::errc() || stop != end) return std::nullopt;
  const auto code = static_cast<char32_t>(read);
  const bool is_surrogate = code >= 0xD800 && code < 0xE000;
  if (code < kFirst || is_control(code) || is_surrogate || code > 0x10FFFF) return std::nullopt;
  return utf8_of(code);
}

/// "ti", "ti,ab,kw"
bool are_names(std::string_view text) {
  constexpr std::size_t kName = 2;
  for (const std::string_view name : split_at(text, ',')) {
    if (name.size() != kName || !std::ranges::all_of(name, is_letter)) return false;
  }
  return true;
}

class Mender {
 public:
  explicit Mender(std::string_view original) : text_(original) {}

  Mended mend() {
    made_.reserve(text_.size());
    origins_.reserve(text_.size() + 1);
    while (at_ < text_.size()) {
      if (!entity() && !divided_word() && !footnote()) character();
    }
    origins_.push_back(text_.size());
    Mended mended{to_plain(made_)};
    for (std::size_t& origin : mended.plain.origins) origin = origins_[origin];
    tell(entities_, mended.mends);
    tell(marks_, mended.mends);
    // A text with more divided words tells the first of them.
    constexpr std::size_t kMostTold = 50;
    std::vector<Mend> more;
    if (divisions_.size() > kMostTold) {
      std::ranges::move(divisions_.begin() + kMostTold, divisions_.end(), std::back_inserter(more));
      divisions_.resize(kMostTold);
    }
    std::ranges::move(divisions_, std::back_inserter(mended.mends));
    tell(more, mended.mends);
    std::ranges::stable_sort(mended.mends, {}, &Mend::offset);
    return mended;
  }

 private:
  char peek(std::size_t place) const { return place < text_.size() ? text_[place] : ' '; }
  static bool is_white(char c) { return is_one_of(c, " \t\r\n"); }

  void add(std::string_view text, std::size_t origin) {
    made_ += text;
    origins_.resize(made_.size(), origin);
  }
  void character() {
    const std::size_t length = character_at(text_, at_).length;
    for (std::size_t end = at_ + length; at_ < end; ++at_) add(text_.substr(at_, 1), at_);
  }

  /// All of a kind are told once, by the first.
  static void tell(std::vector<Mend>& mends, std::vector<Mend>& all) {
    if (mends.empty()) return;
    Mend first = std::move(mends.front());
    if (mends.size() > 1) first.message += " (and " + std::to_string(mends.size() - 1) + " more)";
    all.push_back(std::move(first));
  }

  /// "&quot;", "&#8217;", and what was made twice: "&amp;quot;"
  bool entity() {
    constexpr std::size_t kLongest = 10;
    constexpr std::string_view kAgain = "amp;";
    if (text_[at_] != '&') return false;
    std::size_t begin = at_ + 1;
    std::optional<std::string> read;
    std::size_t end = at_;
    while (!read || *read == "&") {
      const std::string_view rest = text_.substr(begin, kLongest);
      const std::size_t semicolon = rest.find(';');
      if (semicolon == rest.npos) break;
      const std::optional<std::string> one = text_of(rest.substr(0, semicolon));
      if (!one) break;
      read = one;
      end = begin + semicolon + 1;
      if (!rest.starts_with(kAgain)) break;
      begin = end;
    }
    if (!read) return false;
    // White space needs no word.
    if (!is_blank(to_plain(*read).text)) {
      entities_.push_back({at_, end - at_,
                           "'" + std::string(text_.substr(at_, end - at_)) + "' is read as '" +
                               *read + "': a sign of web pages"});
    }
    add(*read, at_);
    at_ = end;
    return true;
  }
  static std::optional<std::string> text_of(std::string_view name) {
    if (name.starts_with('#')) return character_of(name.substr(1));
    const auto row = std::ranges::find(kEntities, name, &Entity::name);
    return row == kEntities.end() ? std::nullopt : std::optional(std::string(row->text));
  }

  /// The hyphen at `place`: its length; 0 if none is there. A soft one divides words alone.
  std::size_t hyphen_at(std::size_t place, bool& is_soft) const {
    const Character character = character_at(text_, place);
    is_soft = character.valid && character.code == 0xAD;
    const bool is_one = character.valid && (is_soft || character.code == '-' ||
                                            character.code == 0x2010 || character.code == 0x2011);
    return is_one ? character.length : 0;
  }

  void gather_words() {
    const auto is_of_word = [](char c) { return is_letter(c) || c == '-'; };
    for (auto begin = text_.begin(); begin != text_.end();) {
      const auto end = std::find_if_not(begin, text_.end(), is_of_word);
      if (begin != end) words_.insert(in_lower_case(std::string_view(begin, end)));
      begin = std::find_if(end, text_.end(), is_of_word);
    }
  }

  /// Whether a word has a hyphen between the two: how the text writes it elsewhere, or what they
  /// are.
  bool has_own_hyphen(const std::string& before, std::string_view behind) {
    if (words_.empty()) gather_words();
    const std::string joined = before + std::string(behind);
    if (words_.contains(joined)) return false;
    if (words_.contains(before + '-' + std::string(behind))) return true;
    return !is_one_of(std::string_view(before), kBeginnings) && !is_one_of(behind, kEndings);
  }

  /// "psycho-", and on the next line "therapy"
  bool divided_word() {
    constexpr std::size_t kLongestPart = 40;
    if (made_.empty() || !is_letter(made_.back())) return false;
    bool is_soft = false;
    const std::size_t length = hyphen_at(at_, is_soft);
    if (length == 0) return false;
    std::size_t next = at_ + length;
    std::size_t breaks = 0;
    for (; next < text_.size() && is_white(text_[next]); ++next) {
      if (text_[next] == '\n' || (text_[next] == '\r' && peek(next + 1) != '\n')) ++breaks;
    }
    if (breaks != 1 || !is_lower(peek(next))) return false;
    std::size_t end = next;
    while (end < text_.size() && is_letter(text_[end])) ++end;
    const std::string_view behind = text_.substr(next, end - next);
    if (behind.size() < 2 || is_one_of(behind, kOperators)) return false;
    std::size_t first = made_.size();
    while (first > 0 && made_.size() - first <= kLongestPart && is_letter(made_[first - 1]))
      --first;
    const std::string before = made_.substr(first);
    if (before.size() > kLongestPart || behind.size() > kLongestPart) return false;
    const bool is_compound = !is_soft && has_own_hyphen(in_lower_case(before), behind);
    const std::string joint = is_compound ? "-" : "";
    divisions_.push_back({at_, next - at_,
                          "'" + before + "-' at the end of a line and '" + std::string(behind) +
                              "' are read as '" + before + joint + std::string(behind) + "'"});
    add(joint, at_);
    at_ = next;
    return true;
  }

  /// Whether what stands so far ends with ":ti,ab", "/exp": a field or heading is said.
  bool ends_with_name() const {
    constexpr std::size_t kLongest = 40;
    const std::string_view tail =
        std::string_view(made_).substr(made_.size() - std::min(made_.size(), kLongest));
    const std::size_t mark = tail.find_last_of(":/");
    if (mark == tail.npos) return false;
    const std::string_view name = tail.substr(mark + 1);
    return tail[mark] == ':'
               ? are_names(name)
               : is_one_of(name, std::to_array<std::string_view>({"exp", "de", "mj", "lim", "py"}));
  }

  /// Whether what stands so far ends with ".ti,ab.".
  bool ends_with_points() const {
    constexpr std::size_t kLongest = 60;
    if (!made_.ends_with('.')) return false;
    std::string_view tail =
        std::string_view(made_).substr(made_.size() - std::min(made_.size(), kLongest));
    tail.remove_suffix(1);
    const std::size_t point = tail.rfind('.');
    return point != tail.npos && are_names(tail.substr(point + 1));
  }

  /// "[*3]", which is a sign for letters.
  bool ends_with_sign() const {
    constexpr std::size_t kLongest = 6;
    const std::string_view tail =
        std::string_view(made_).substr(made_.size() - std::min(made_.size(), kLongest));
    return tail.find("[*") != tail.npos;
  }

  bool is_mark(char32_t code) const {
    const char last = made_.back();
    if (is_white(last) || last == '(') return false;
    if (is_dagger(code)) return true;
    if (is_superscript(code)) return is_one_of(last, ".])\"'/") || ends_with_name();
    if (code != '*') return false;
    return ends_with_points() || (last == ']' && !ends_with_sign());
  }

  /// Marks behind what is complete, up to a blank or the end of a bracket: ".ti,ab.*", "[tiab]†"
  bool footnote() {
    if (made_.empty()) return false;
    std::size_t end = at_;
    while (end < text_.size()) {
      const Character character = character_at(text_, end);
      if (!character.valid || !is_mark(character.code)) break;
      end += character.length;
    }
    if (end == at_ || !(is_white(peek(end)) || is_one_of(peek(end), "),;"))) return false;
    marks_.push_back({at_, end - at_,
                      "'" + std::string(text_.substr(at_, end - at_)) +
                          "': the mark of a footnote, which is no part of the query"});
    at_ = end;
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string made_;
  std::vector<std::size_t> origins_;       ///< of each byte that is made
  std::unordered_set<std::string> words_;  ///< of the text, in lower case, with their hyphens
  std::vector<Mend> entities_;
  std::vector<Mend> divisions_;
  std::vector<Mend> marks_;
};

}  // namespace

Mended mended(std::string_view original) { return Mender(original).mend(); }

}  // namespace pprsearch::platform
