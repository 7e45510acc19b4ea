#include "formats/entities.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/ascii.h"
#include "base/strings.h"

// Names are those of HTML 4, which libxml2 knows, and those of the sets of ISO that publishers
// write and HTML 5 took over: letters of Central Europe, and marks of ASCII.
//
// Browsers read some names without their semicolon, whatever follows. That is right for "&eacute"
// in the middle of a word. It is wrong for "Health&centre": a name that may begin an English word
// counts only if no letter or figure follows it.

namespace pprsearch {
namespace {

constexpr std::size_t kLongestName = 10;
constexpr int kMostEscapes = 3;  // "&amp;amp;rsquo;"

struct NamedCharacter {
  std::string_view name;
  std::string_view text;
};

constexpr NamedCharacter kIsoNames[] = {
    {"AMP", "&"},    {"LT", "<"},     {"GT", ">"},     {"QUOT", "\""},  {"COPY", "©"},
    {"REG", "®"},    {"lsqb", "["},   {"rsqb", "]"},   {"lbrack", "["}, {"rbrack", "]"},
    {"lpar", "("},   {"rpar", ")"},   {"lcub", "{"},   {"rcub", "}"},   {"plus", "+"},
    {"equals", "="}, {"percnt", "%"}, {"comma", ","},  {"period", "."}, {"colon", ":"},
    {"semi", ";"},   {"sol", "/"},    {"bsol", "\\"},  {"quest", "?"},  {"excl", "!"},
    {"num", "#"},    {"dollar", "$"}, {"ast", "*"},    {"commat", "@"}, {"hyphen", "‐"},
    {"dash", "‐"},   {"lowbar", "_"}, {"verbar", "|"}, {"rsquor", "’"}, {"rdquor", "”"},
    {"Aogon", "Ą"},  {"aogon", "ą"},  {"Abreve", "Ă"}, {"abreve", "ă"}, {"Amacr", "Ā"},
    {"amacr", "ā"},  {"Cacute", "Ć"}, {"cacute", "ć"}, {"Ccaron", "Č"}, {"ccaron", "č"},
    {"Dcaron", "Ď"}, {"dcaron", "ď"}, {"Dstrok", "Đ"}, {"dstrok", "đ"}, {"Ecaron", "Ě"},
    {"ecaron", "ě"}, {"Eogon", "Ę"},  {"eogon", "ę"},  {"Emacr", "Ē"},  {"emacr", "ē"},
    {"edot", "ė"},   {"Gbreve", "Ğ"}, {"gbreve", "ğ"}, {"Idot", "İ"},   {"inodot", "ı"},
    {"imath", "ı"},  {"Imacr", "Ī"},  {"imacr", "ī"},  {"Lstrok", "Ł"}, {"lstrok", "ł"},
    {"Lcaron", "Ľ"}, {"lcaron", "ľ"}, {"Nacute", "Ń"}, {"nacute", "ń"}, {"Ncaron", "Ň"},
    {"ncaron", "ň"}, {"Odblac", "Ő"}, {"odblac", "ő"}, {"Omacr", "Ō"},  {"omacr", "ō"},
    {"Racute", "Ŕ"}, {"racute", "ŕ"}, {"Rcaron", "Ř"}, {"rcaron", "ř"}, {"Sacute", "Ś"},
    {"sacute", "ś"}, {"Scedil", "Ş"}, {"scedil", "ş"}, {"Tcaron", "Ť"}, {"tcaron", "ť"},
    {"Tcedil", "Ţ"}, {"tcedil", "ţ"}, {"Udblac", "Ű"}, {"udblac", "ű"}, {"Umacr", "Ū"},
    {"umacr", "ū"},  {"Uring", "Ů"},  {"uring", "ů"},  {"Zacute", "Ź"}, {"zacute", "ź"},
    {"Zcaron", "Ž"}, {"zcaron", "ž"}, {"Zdot", "Ż"},   {"zdot", "ż"},   {"les", "⩽"},
    {"ges", "⩾"},    {"leq", "≤"},    {"geq", "≥"},    {"pm", "±"},     {"epsi", "ε"},
    {"phis", "ϕ"},   {"thetav", "ϑ"}, {"half", "½"},   {"check", "✓"},
};

/// What Windows-1252 has at 0x80 to 0x9F, for Unicode has controls there; 0 = nothing.
constexpr std::array<int, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

constexpr int kSoftHyphen = 0xAD;

bool is_space(int code) {
  return code == 0xA0 || (code >= 0x2000 && code <= 0x200A) || code == 0x202F || code == 0x205F;
}

/// The character of that number of Unicode, as browsers read it.
std::string text_of(int code) {
  constexpr int kFirstOfWindows = 0x80;
  constexpr int kReplacement = 0xFFFD;
  const bool is_surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (code <= 0 || code > 0x10FFFF || is_surrogate) code = kReplacement;
  const auto in_windows = static_cast<std::size_t>(code - kFirstOfWindows);
  if (code >= kFirstOfWindows && in_windows < kWindows1252.size() && kWindows1252[in_windows] > 0) {
    code = kWindows1252[in_windows];
  }
  if (is_space(code)) return " ";
  if (code == kSoftHyphen) return {};
  std::array<xmlChar, 8> bytes{};
  const int length = xmlCopyCharMultiByte(bytes.data(), code);
  return {bytes.begin(), bytes.begin() + length};
}

/// "&#8217;", "&#x2019"; a single figure without a semicolon is none.
Entity number_at(std::string_view text, EntityEnds ends) {
  constexpr int kNone = -1;
  const bool is_hexadecimal = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
  const char* begin = text.data() + (is_hexadecimal ? 3 : 2);
  const char* end = text.data() + text.size();
  if (begin >= end || !(is_letter_or_digit(*begin))) return {};
  int code = kNone;
  const auto [stop, fault] = std::from_chars(begin, end, code, is_hexadecimal ? 16 : 10);
  if (fault == std::errc::invalid_argument) return {};
  const bool has_semicolon = stop != end && *stop == ';';
  const bool may_lack_it = ends == EntityEnds::as_in_browsers && stop - begin > 1 && code >= ' ';
  if (!has_semicolon && !may_lack_it) return {};
  const auto length = static_cast<std::size_t>(stop - text.data());
  return {length + (has_semicolon ? 1 : 0), text_of(fault == std::errc() ? code : kNone)};
}

struct Meaning {
  std::string text;
  bool needs_semicolon = true;  ///< browsers do without it in names of Latin-1 and ASCII
};

std::optional<Meaning> meaning_of(std::string_view name) {
  constexpr unsigned kLastOfLatin1 = 0xFF;
  const std::string terminated(name);
  const auto* bytes = reinterpret_cast<const xmlChar*>(terminated.c_str());
  if (const htmlEntityDesc* known = htmlEntityLookup(bytes)) {
    return Meaning{text_of(static_cast<int>(known->value)),
                   known->value > kLastOfLatin1 || name == "apos"};
  }
  const auto found = std::ranges::find(kIsoNames, name, &NamedCharacter::name);
  if (found == std::end(kIsoNames)) return std::nullopt;
  return Meaning{std::string(found->text), !std::ranges::all_of(name, is_upper)};
}

/// Names that browsers read without a semicolon though a letter follows, and that are no beginning
/// of a word of English.
bool may_stand_in_word(std::string_view name) {
  if (is_one_of(name, std::array<std::string_view, 5>{"amp", "lt", "gt", "quot", "nbsp"})) {
    return true;
  }
  return std::ranges::any_of(std::array<std::string_view, 8>{"acute", "grave", "circ", "tilde",
                                                             "uml", "ring", "cedil", "slash"},
                             [&](std::string_view ending) {
                               return name.size() > ending.size() && name.ends_with(ending);
                             });
}

Entity unended_name_at(std::string_view text, std::string_view letters) {
  for (std::size_t length = std::min(letters.size(), kLongestName); length >= 2; --length) {
    const std::string_view name = letters.substr(0, length);
    if (length < letters.size() && !may_stand_in_word(name)) continue;
    const auto meaning = meaning_of(name);
    if (!meaning || meaning->needs_semicolon) continue;
    const bool is_parameter = text.substr(length + 1).starts_with('=');
    return is_parameter ? Entity() : Entity{length + 1, meaning->text};
  }
  return {};
}

Entity name_at(std::string_view text, EntityEnds ends) {
  const std::string_view rest = text.substr(1);
  const std::string_view letters(rest.begin(), std::ranges::find_if_not(rest, is_letter_or_digit));
  if (letters.size() < 2) return {};
  const bool has_semicolon = rest.substr(letters.size()).starts_with(';');
  if (has_semicolon && letters.size() <= kLongestName) {
    if (auto meaning = meaning_of(letters)) return {letters.size() + 2, std::move(meaning->text)};
  }
  return ends == EntityEnds::as_in_browsers ? unended_name_at(text, letters) : Entity();
}

/// Resolves each entity once; false if there was none.
bool resolve(std::string& text, EntityEnds ends) {
  std::string resolved;
  bool any = false;
  std::size_t from = 0;
  for (std::size_t at = text.find('&'); at != text.npos; at = text.find('&', at)) {
    const Entity entity = entity_at(std::string_view(text).substr(at), ends);
    if (entity.length == 0) {
      ++at;
      continue;
    }
    any = true;
    resolved.append(text, from, at - from).append(entity.text);
    from = at += entity.length;
  }
  if (any) text = resolved.append(text, from);
  return any;
}

}  // namespace

Entity entity_at(std::string_view text, EntityEnds ends) {
  constexpr std::size_t kLongest = 40;
  if (!text.starts_with('&')) return {};
  text = text.substr(0, kLongest);
  return text.substr(1).starts_with('#') ? number_at(text, ends) : name_at(text, ends);
}

std::string without_entities(std::string_view text, EntityEnds ends) {
  std::string resolved(text);
  for (int pass = 0; pass < kMostEscapes && resolve(resolved, ends); ++pass) {
  }
  return resolved;
}

}  // namespace pprsearch
