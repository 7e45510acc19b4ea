#include <pprsearch/citation_formats.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "base/calendar.h"
#include "base/strings.h"
#include "entry/cited_work.h"

// Values stand in braces, and no brace, backslash or "%" of a text gets into one but
// as a command, because BibTeX counts braces also after a backslash. Letters
// beyond ASCII stay what they are: biber, JabRef, Zotero, pandoc and, since 2018, LaTeX itself
// read UTF-8, and TeX has no commands for most of Unicode.

namespace pprsearch {
namespace {

struct BibtexType {
  std::string_view csl;
  std::string_view bibtex;
};

constexpr std::array<BibtexType, 14> kBibtexTypes = {{
    {"article-journal", "article"},
    {"article-magazine", "article"},
    {"article-newspaper", "article"},
    {"review", "article"},
    {"review-book", "article"},
    {"book", "book"},
    {"chapter", "incollection"},
    {"entry-encyclopedia", "incollection"},
    {"entry-dictionary", "incollection"},
    {"paper-conference", "inproceedings"},
    {"thesis", "phdthesis"},
    {"report", "techreport"},
    {"manuscript", "unpublished"},
    {"pamphlet", "booklet"},
}};

constexpr std::array<std::pair<char, std::string_view>, 12> kEscapes = {{
    {'\\', "\\textbackslash{}"},
    {'{', "\\textbraceleft{}"},
    {'}', "\\textbraceright{}"},
    {'~', "\\textasciitilde{}"},
    {'^', "\\textasciicircum{}"},
    {'`', "\\textasciigrave{}"},
    {'&', "\\&"},
    {'%', "\\%"},
    {'$', "\\$"},
    {'#', "\\#"},
    {'_', "\\_"},
    {'@', "{@}"},
}};

/// Two of these in a row would be a dash or a closing quotation mark.
bool is_ligature(char before, char c) { return before == c && (c == '-' || c == '\''); }

std::string escaped(std::string_view text) {
  std::string tex;
  char before = '\0';
  for (const char c : text) {
    const auto* const escape =
        std::ranges::find(kEscapes, c, &std::pair<char, std::string_view>::first);
    if (is_ligature(before, c)) tex += "{}";
    if (escape != kEscapes.end()) {
      tex += escape->second;
    } else {
      tex += c;
    }
    before = c;
  }
  return tex;
}

std::string escaped_line(std::string_view text) { return escaped(on_one_line(text)); }

/// Styles that put titles into lower case leave words in braces alone: CBT, DSM-5, iPhone.
std::string escaped_title(std::string_view title) {
  const std::string line = on_one_line(title);
  std::string tex;
  for (std::string_view rest = line; !rest.empty();) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    const bool keeps_case = std::any_of(word.begin() + !word.empty(), word.end(), is_upper);
    tex += keeps_case ? "{" + escaped(word) + "}" : escaped(word);
    rest.remove_prefix(word.size());
    if (!rest.empty()) {
      tex += ' ';
      rest.remove_prefix(1);
    }
  }
  return tex;
}

/// Paragraphs on a line each, with blank lines between them.
std::string escaped_paragraphs(std::string_view text) {
  std::string tex;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find("\n\n"), text.size());
    const std::string paragraph = escaped_line(text.substr(0, end));
    if (!tex.empty() && !paragraph.empty()) tex += "\n\n    ";
    tex += paragraph;
    text.remove_prefix(std::min(end + 2, text.size()));
  }
  return tex;
}

/// Addresses and DOIs are read as they stand, so what would break the value is written as
/// addresses write it.
std::string percent_encoded(std::string_view text) {
  std::string encoded;
  for (const char c : on_one_line(text)) {
    if (c == '{') {
      encoded += "%7B";
    } else if (c == '}') {
      encoded += "%7D";
    } else if (c == '\\') {
      encoded += "%5C";
    } else {
      encoded += c;
    }
  }
  return encoded;
}

/// Whether BibTeX would see more in `part` of a name than its letters.
bool needs_braces(std::string_view part) {
  if (part.empty() || part.find_first_of(",;={}\\") != std::string_view::npos) return true;
  for (std::string_view rest = part; !rest.empty();) {
    const std::string_view word = take_word(rest);
    if (is_same_word(word, "and") || is_same_word(word, "others")) return true;
  }
  return false;
}

std::string name_part(std::string_view text) {
  const std::string line = on_one_line(text);
  return needs_braces(line) ? "{" + escaped(line) + "}" : escaped(line);
}

/// "Okafor, Ngozi", "Davis, Jr., Sammy", "{World Health Organization}". A name of one part
/// is in braces as well: what stands alone would be taken apart at its spaces.
std::string bibtex_name(const Name& name) {
  if (name.family.empty() || (name.given.empty() && name.suffix.empty())) {
    return "{" + escaped(inverted_name(name)) + "}";
  }
  const std::string suffix = name.suffix.empty() ? "" : ", " + name_part(name.suffix);
  return name_part(name.family) + suffix + ", " + name_part(name.given);
}

std::string bibtex_names(const Citation& citation) {
  std::string names;
  for (const Name& author : citation.authors) {
    if (!names.empty()) names += " and ";
    names += bibtex_name(author);
  }
  return citation.authors_cut && !names.empty() ? names + " and others" : names;
}

std::string bibtex_keywords(const std::vector<std::string>& topics) {
  std::string keywords;
  for (const std::string& topic : topics) {
    const std::string keyword = escaped_line(topic);
    if (!keywords.empty()) keywords += ", ";
    keywords += keyword.find_first_of(",;") == std::string::npos ? keyword : "{" + keyword + "}";
  }
  return keywords;
}

std::string bibtex_pages(std::string_view page) {
  std::string tex;
  for (const char c : on_one_line(page)) tex += c == '-' ? "--" : escaped({&c, 1});
  return tex;
}

std::string safe_key(std::string_view key) {
  std::string safe;
  for (const char c : key) {
    if (is_letter_or_digit(c) || std::string_view("_:.+/-").find(c) != std::string_view::npos)
      safe += c;
  }
  return safe.empty() ? "entry" : safe;
}

class BibtexRecord {
 public:
  BibtexRecord(std::string_view type, std::string_view key) {
    text_.append("@").append(type).append("{").append(key);
  }

  void add(std::string_view name, const std::string& tex) {
    if (!tex.empty()) add_bare(name, "{" + tex + "}");
  }

  void add_bare(std::string_view name, std::string_view value) {
    text_.append(",\n  ").append(name).append(" = ").append(value);
  }

  std::string text() const { return text_ + "\n}\n"; }

 private:
  std::string text_;
};

/// `month` is a macro, as styles expect it; a day has no field but BibLaTeX's `date`.
void add_date(BibtexRecord& record, const IssuedDate& date) {
  if (date.year == 0) return;
  record.add("year", std::to_string(date.year));
  if (date.month == 0) return;
  record.add_bare("month", in_lower_case(short_month(date.month)));
  const auto two = [](int number) { return (number < 10 ? "-0" : "-") + std::to_string(number); };
  if (date.day == 0) return;
  std::string year = std::to_string(date.year);
  year.insert(0, 4 - std::min<std::size_t>(year.size(), 4), '0');
  record.add("date", year + two(date.month) + two(date.day));
}

/// BibTeX has no posts of blogs: styles print these two fields of what is `misc`.
void add_post(BibtexRecord& record, const Citation& citation) {
  record.add("howpublished", "Blog post");
  record.add("organization", escaped_line(citation.container_title));
}

void add_container(BibtexRecord& record, std::string_view type, const CitedWork& work) {
  if (work.type == "post-weblog") return add_post(record, work.citation);
  const bool in_journal = type == "article" || type == "misc";
  record.add(in_journal ? "journal" : "booktitle", escaped_line(work.citation.container_title));
}

}  // namespace

std::string to_bibtex(const Entry& entry, const std::string& key) {
  const CitedWork work = cited_work_of(entry);
  const Citation& citation = work.citation;
  const auto* const found = std::ranges::find(kBibtexTypes, work.type, &BibtexType::csl);
  const std::string_view type = found == kBibtexTypes.end() ? "misc" : found->bibtex;
  BibtexRecord record(type, safe_key(key));
  record.add("author", bibtex_names(citation));
  record.add("title", escaped_title(citation.title));
  add_container(record, type, work);
  add_date(record, citation.issued);
  record.add("volume", escaped_line(citation.volume));
  record.add(type == "article" ? "number" : "issue", escaped_line(citation.issue));
  record.add("pages", bibtex_pages(citation.page));
  record.add("doi", percent_encoded(citation.doi));
  record.add("pmid", escaped_line(citation.pmid));
  record.add("issn", escaped_line(citation.issn));
  record.add("url", percent_encoded(citation.url));
  record.add("abstract", escaped_paragraphs(work.abstract));
  record.add("keywords", bibtex_keywords(work.keywords));
  std::string notes;
  for (const std::string& note : work.notes) notes += (notes.empty() ? "" : "\n\n") + note;
  record.add("annote", escaped_paragraphs(notes));
  return record.text();
}

}  // namespace pprsearch
