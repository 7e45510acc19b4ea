#include "formats/keyword_names.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/ascii.h"
#include "base/strings.h"

namespace pprsearch {
namespace {

/// The qualifiers of MeSH, those that it had before, and those of Emtree and CINAHL. "and" stands
/// for "&".
constexpr std::array<std::string_view, 123> kQualifiers = {
    "abnormalities",
    "administration and dosage",
    "adverse device effect",
    "adverse drug reaction",
    "adverse effects",
    "agonists",
    "analogs and derivatives",
    "analysis",
    "anatomy and histology",
    "antagonists and inhibitors",
    "biosynthesis",
    "blood",
    "blood supply",
    "cerebrospinal fluid",
    "chemical synthesis",
    "chemically induced",
    "chemistry",
    "classification",
    "clinical trial",
    "complication",
    "complications",
    "congenital",
    "congenital disorder",
    "contraindications",
    "cytology",
    "deficiency",
    "device comparison",
    "device economics",
    "diagnosis",
    "diagnostic imaging",
    "diagnostic use",
    "diet therapy",
    "disease management",
    "drug administration",
    "drug analysis",
    "drug combination",
    "drug comparison",
    "drug concentration",
    "drug development",
    "drug dose",
    "drug effects",
    "drug interaction",
    "drug resistance",
    "drug therapy",
    "drug toxicity",
    "economic aspects and pharmaceutical economics",
    "economics",
    "education",
    "embryology",
    "endogenous compound",
    "enzymology",
    "epidemiology",
    "ethical issues",
    "ethics",
    "ethnology",
    "etiology",
    "evaluation",
    "familial and genetic",
    "genetics",
    "growth and development",
    "history",
    "history and biography",
    "immunology",
    "in adolescence",
    "in infancy and childhood",
    "in middle age",
    "in old age",
    "in pregnancy",
    "injuries",
    "innervation",
    "instrumentation",
    "isolation and purification",
    "legal issues",
    "legislation and jurisprudence",
    "manpower",
    "metabolism",
    "methods",
    "microbiology",
    "mortality",
    "nursing",
    "organization and administration",
    "parasitology",
    "pathogenicity",
    "pathology",
    "pharmaceutics",
    "pharmacoeconomics",
    "pharmacokinetics",
    "pharmacology",
    "physiology",
    "physiopathology",
    "poisoning",
    "prevention",
    "prevention and control",
    "psychology",
    "psychosocial factors",
    "radiation effects",
    "radiography",
    "radionuclide imaging",
    "radiotherapy",
    "rehabilitation",
    "risk factors",
    "secondary",
    "secretion",
    "side effect",
    "special situation for pharmacovigilance",
    "standards",
    "statistics and numerical data",
    "supply and distribution",
    "surgery",
    "symptoms",
    "therapeutic use",
    "therapy",
    "toxicity",
    "transmission",
    "transplantation",
    "trends",
    "ultrasonography",
    "ultrastructure",
    "unexpected outcome of drug treatment",
    "urine",
    "utilization",
    "veterinary",
    "virology"};

/// In small letters, with "and" for "&".
std::string key_of_qualifier(std::string_view text) {
  std::string key = in_lower_case(text);
  if (const std::size_t at = key.find('&'); at != key.npos) key.replace(at, 1, "and");
  return key;
}

/// "dt", "dt, th": Ovid's codes of qualifiers, of MeSH and Emtree.
bool are_codes(std::string_view text) {
  constexpr std::string_view kCodes =
      " ab ad ae ag ai am an ah bi bl bs ca cb cf ch ci cl cm cn co cr cs ct cy de dg df di dm do "
      "dr dt du ec ed em en ep es et ge gd hi ih im in ip ir is it li lj ma me mi mo mt nu og os "
      "pa "
      "pc pd ph pk po pp ps px py ra re rh ri rt sc sd se si sm sn st su td th tm to tr tu ul ur "
      "us "
      "ut ve vi ";
  const std::vector<std::string_view> codes = split_words(text, ", ");
  return !codes.empty() && std::ranges::all_of(codes, [&](std::string_view code) {
    return code.size() == 2 && kCodes.find(" " + std::string(code) + " ") != kCodes.npos;
  });
}

/// Whether what stands behind a slash qualifies the heading before it: it has an asterisk, or a
/// code and its words in brackets ("dt [Drug Therapy]"), or is known. `needs_case` asks for small
/// letters, which qualifiers have and the second half of an author's keyword often has not.
bool is_qualifier(std::string_view text, bool needs_case) {
  constexpr std::size_t kCodeSize = 2;
  text = trim(text, kBlanks);
  if (text.size() < 2) return false;
  if (text.front() == '*') {
    return is_lower(text[1]) || are_codes(in_lower_case(text.substr(1))) ||
           is_one_of(std::string_view(key_of_qualifier(text.substr(1))), kQualifiers);
  }
  const std::size_t bracket = text.find('[');
  const bool has_words = bracket != text.npos && text.ends_with(']');
  const std::string_view codes = text.substr(0, has_words ? bracket : text.size());
  if (text.size() > kCodeSize && are_codes(codes)) return true;
  if (needs_case && !is_lower(text.front())) return false;
  return is_one_of(std::string_view(key_of_qualifier(text)), kQualifiers);
}

bool are_qualifiers(std::string_view text) {
  return std::ranges::all_of(split_at(text, ','), [](std::string_view qualifier) {
    return is_qualifier(qualifier, false);
  });
}

/// "Depression/drug therapy/*psychology", "HIV/AIDS/psychology". A name in small letters is an
/// author's keyword ("assessment/therapy") unless a mark shows that a database wrote it. In a
/// heading that is all in capitals, qualifiers are, too.
KeywordName without_slashes(std::string_view name, bool is_marked) {
  const bool needs_case = std::ranges::any_of(name, is_lower);
  const bool may_be_heading =
      is_marked || !is_lower(name.front()) || name.find_first_of("*[") != name.npos;
  std::size_t end = name.size();
  while (may_be_heading) {
    const std::size_t slash = name.substr(0, end).rfind('/');
    if (slash == name.npos || slash == 0) break;
    const std::string_view text = name.substr(slash + 1, end - slash - 1);
    if (!is_blank(text) && !is_qualifier(text, needs_case)) break;
    end = slash;
  }
  const bool is_qualified = end < name.size() && !is_blank(name.substr(end), " /");
  return {std::string(trim_end(name.substr(0, end))),
          is_qualified ? std::string(name) : std::string()};
}

/// Heading and qualifiers, with slashes between them.
KeywordName qualified_by(std::string_view heading, const std::vector<std::string_view>& texts) {
  KeywordName name{std::string(trim(heading, kBlanks)), {}};
  name.qualified = name.name;
  for (const std::string_view text : texts) name.qualified.append("/").append(trim(text, kBlanks));
  return name;
}

/// "Conduct Disorder [*prevention & control, psychology]"
std::optional<KeywordName> without_brackets(std::string_view name) {
  const std::size_t open = name.rfind(" [");
  if (open == name.npos || open == 0 || !name.ends_with(']')) return {};
  const auto texts = split_at(name.substr(open + 2, name.size() - open - 3), ',');
  const bool qualify =
      std::ranges::all_of(texts, [](std::string_view text) { return is_qualifier(text, true); });
  return qualify ? std::optional(qualified_by(name.substr(0, open), texts)) : std::nullopt;
}

/// "Depression -- Drug Therapy"; TeX makes one dash of the two.
std::optional<KeywordName> without_dashes(std::string_view name) {
  constexpr std::string_view kEnDash = " \u2013 ";
  const std::string_view dashes = name.find(kEnDash) == name.npos ? "--" : kEnDash;
  const std::size_t at = name.find(dashes);
  if (at == name.npos || at == 0) return {};
  std::vector<std::string_view> texts;
  for (std::string_view rest = name.substr(at); !rest.empty();) {
    rest.remove_prefix(dashes.size());
    texts.push_back(rest.substr(0, rest.find(dashes)));
    rest.remove_prefix(texts.back().size());
  }
  // Behind a qualifier CINAHL has ages and places ("-- Psychosocial Factors -- Canada"); a library
  // has periods behind "History".
  const bool is_history = in_lower_case(trim(texts.front(), kBlanks)) == "history";
  if (!is_qualifier(texts.front(), false) || (is_history && texts.size() > 1)) return {};
  std::erase_if(texts, [](std::string_view text) { return !is_qualifier(text, false); });
  return qualified_by(name.substr(0, at), texts);
}

}  // namespace

KeywordName keyword_name(std::string_view keyword) {
  const std::string_view whole = trim(keyword, kBlanks);
  std::string_view name = trim(whole, "* ");
  for (const std::string_view label : {"keywords: ", "key words: "}) {
    if (begins_with(name, label)) name = trim_begin(name.substr(label.size()), "* ");
  }
  const bool has_no_qualifier = name.size() > 2 && name.find('/') == name.size() - 1;
  if (name.ends_with("*/") || has_no_qualifier) name = trim_end(name, "*/ ");  // "human/"
  if (name.empty()) return {std::string(whole), {}};
  if (auto found = without_brackets(name)) return *std::move(found);
  if (auto found = without_dashes(name)) return *std::move(found);
  return without_slashes(name, name.size() < whole.size());
}

namespace {

/// A semicolon in the place of each other mark that parts keywords, if nothing else does.
std::string with_semicolons(std::string_view text) {
  std::string marked(text);
  if (text.find(';') != text.npos) return marked;
  for (const std::string_view mark : {" | ", " \u00B7 ", "\u2022", " , "}) {
    for (std::size_t at = marked.find(mark); at != marked.npos; at = marked.find(mark, at)) {
      marked.replace(at, mark.size(), "; ");
    }
  }
  return marked;
}

/// Whether it stands in the round brackets of "cyst (diagnosis, surgery)".
bool is_in_brackets(std::string_view text, std::size_t begin, std::size_t at) {
  constexpr std::size_t kLongest = 200;  // else many commas would take the square of their time
  const std::size_t from = at - std::min(at - begin, kLongest);
  const std::string_view before = text.substr(from, at - from);
  const std::size_t open = before.rfind('(');
  return open != before.npos && before.find(')', open) == before.npos &&
         text.substr(at, kLongest).find(')') != text.npos;
}

}  // namespace

bool names_no_category(std::string_view name) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"uncategorized", "uncategorised", "non class\u00E9", "non classifi\u00E9(e)",
       "sin categor\u00EDa", "sin categorizar", "allgemein", "unkategorisiert", "senza categoria",
       "sem categoria", "geen categorie", "niet gecategoriseerd"});
  return is_one_of_words(trim(name, kBlanks), kNames);
}

void take_stop_of_list(std::vector<std::string>& keywords) {
  constexpr std::size_t kShortest = 4;  // of a word that is no abbreviation
  const auto ends_in_stop = [](const std::string& word) { return word.ends_with('.'); };
  if (keywords.empty() || std::ranges::count_if(keywords, ends_in_stop) != 1) return;
  std::string& last = keywords.back();
  if (!ends_in_stop(last)) return;
  const std::string_view before = without_last(last, 1);
  const std::string_view word = before.substr(before.find_last_of(" -") + 1);
  const bool is_word = word.size() >= kShortest && word.find('.') == word.npos;
  if (is_word || before.ends_with(')')) last.pop_back();
}

std::vector<std::string> split_keywords(std::string_view whole, KeywordCommas commas) {
  const std::string marked = with_semicolons(whole);
  const std::string_view text = marked;
  std::vector<std::string> keywords;
  std::size_t begin = 0;
  const auto end_at = [&](std::size_t end) {
    const std::string_view keyword = trim(text.substr(begin, end - begin), kBlanks);
    if (!keyword.empty()) keywords.emplace_back(keyword);
    begin = end + 1;
  };
  bool has_marks = false;
  const auto split_at_marks = [&](std::string_view marks) {
    for (std::size_t at = text.find_first_of(marks); at != text.npos;
         at = text.find_first_of(marks, at + 1)) {
      if (text[at] == ';' && ends_entity(text, at)) continue;
      if (text[at] == ',' &&
          (is_in_brackets(text, begin, at) || is_comma_of_heading(text, begin, at)))
        continue;
      has_marks = has_marks || text[at] == ';';
      end_at(at);
    }
  };
  split_at_marks(";\r\n");
  if (!has_marks && commas == KeywordCommas::part_keywords) {
    keywords.clear();
    begin = 0;
    split_at_marks(",\r\n");
  }
  end_at(text.size());
  take_stop_of_list(keywords);
  return keywords;
}

bool is_comma_of_heading(std::string_view text, std::size_t begin, std::size_t at) {
  const std::string_view before = text.substr(begin, at - begin);
  const std::size_t open = before.rfind('[');
  const std::size_t close = text.find(']', at);
  if (open != before.npos && close != text.npos && before.find(']', open) == before.npos) {
    const std::size_t inside = begin + open + 1;
    return are_qualifiers(text.substr(inside, close - inside));
  }
  const std::size_t slash = before.rfind('/');
  if (slash == before.npos || !are_codes(before.substr(slash + 1))) return false;
  const std::string_view after = trim_begin(text.substr(at + 1));
  return are_codes(after.substr(0, after.find_first_of(",[")));
}

bool ends_entity(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 20;
  const std::size_t from = at - std::min(at, kLongest);
  const std::string_view before = text.substr(from, at - from);
  const std::size_t begin = before.rfind('&');
  if (begin == before.npos) return false;
  std::string_view name = before.substr(begin + 1);
  while (name.starts_with("amp;")) name.remove_prefix(4);  // escaped again
  const std::size_t shortest = name.starts_with('#') ? 1 : 2;
  if (shortest == 1) name.remove_prefix(1);
  return name.size() >= shortest && std::ranges::all_of(name, is_letter_or_digit);
}

}  // namespace pprsearch
