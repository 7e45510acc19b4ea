#include <algorithm>
#include <array>
#include <istream>
#include <optional>
#include <string_view>

#include "base/ascii.h"
#include "base/strings.h"
#include "formats/abstract_sections.h"
#include "formats/plain_text.h"
#include "formats/record.h"
#include "formats/reference.h"
#include "formats/ris/ris.h"
#include "formats/summary_notes.h"
#include "formats/tagged_record.h"
#include "formats/text_lines.h"

// RIS as programs write it. A line "TY  - JOUR" begins a record, "ER  - " ends it;
// between them stand a tag of two characters, blanks, a hyphen and a value, in any
// order; a line without a tag goes on with the value before it. The blanks are two
// and one by the book, and any number in practice; a line whose blanks are not by the
// book counts as tagged only where the tag is one that is known, because abstracts have lines
// that begin with "T2-weighted". The same field has several tags, after the version
// of the format and the program that wrote it.

namespace pprsearch {
namespace {

constexpr std::size_t kTagLength = 2;
constexpr std::string_view kByTheBook = "  - ";

constexpr std::string_view kKnownTags =
    "TY ER A1 A2 A3 A4 AB AD AN AU AV BT C1 C2 C3 C4 C5 C6 C7 C8 CA CN CP CT CY DA DB DI DO DP "
    "ED EP ET ID IS J1 J2 JA JF JO KW L1 L2 L3 L4 LA LB LK M1 M2 M3 N1 N2 NV OP PB PP PY RI RN "
    "RP SE SN SP ST SV T1 T2 T3 TA TI TT U1 U2 U3 U4 U5 UR VL VO Y1 Y2 YR";

struct TypeName {
  std::string_view ris;
  const char* csl;
};

constexpr std::array<TypeName, 23> kTypes = {{
    {"JOUR", "article-journal"},
    {"JFULL", "article-journal"},
    {"EJOUR", "article-journal"},
    {"ABST", "article-journal"},
    {"INPR", "article-journal"},
    {"MGZN", "article-magazine"},
    {"NEWS", "article-newspaper"},
    {"BOOK", "book"},
    {"EBOOK", "book"},
    {"EDBOOK", "book"},
    {"WHOLE", "book"},
    {"CHAP", "chapter"},
    {"ECHAP", "chapter"},
    {"CONF", "paper-conference"},
    {"CPAPER", "paper-conference"},
    {"THES", "thesis"},
    {"RPRT", "report"},
    {"GOVDOC", "report"},
    {"PAT", "patent"},
    {"ELEC", "webpage"},
    {"BLOG", "post-weblog"},
    {"DATA", "dataset"},
    {"UNPB", "manuscript"},
}};

struct TaggedLine {
  std::string_view tag;
  std::string_view value;
};

bool is_known(std::string_view tag) {
  for (std::size_t at = 0; at < kKnownTags.size(); at += kTagLength + 1) {
    if (kKnownTags.substr(at, kTagLength) == tag) return true;
  }
  return false;
}

std::optional<TaggedLine> tagged_line(std::string_view line) {
  if (line.size() <= kTagLength || !is_upper(line[0])) return {};
  if (!is_upper(line[1]) && !is_digit(line[1])) return {};
  const std::string_view tag = line.substr(0, kTagLength);
  const std::string_view rest = line.substr(kTagLength);
  const std::size_t hyphen = rest.find_first_not_of(" \t");
  if (hyphen == rest.npos || rest[hyphen] != '-') return {};
  const std::string_view value = rest.substr(hyphen + 1);
  if (rest.starts_with(kByTheBook)) return TaggedLine{tag, value};
  const bool parted = value.empty() || value.front() == ' ' || hyphen == 2;
  return parted && is_known(tag) ? std::optional(TaggedLine{tag, value}) : std::nullopt;
}

const char* csl_type(std::string_view type) {
  const auto found = std::ranges::find(kTypes, type, &TypeName::ris);
  return found == kTypes.end() ? "document" : found->csl;
}

std::string_view year_of(std::string_view date) {
  constexpr std::size_t kYearDigits = 4;
  for (std::size_t at = 0; at + kYearDigits <= date.size(); ++at) {
    const std::string_view digits = date.substr(at, kYearDigits);
    if (std::ranges::all_of(digits, is_digit)) return digits;
  }
  return {};
}

/// The fullest date of the year that the first one tells: PY often has the year alone,
/// DA the month and day, with or without the year.
std::string date_of(const TaggedRecord& fields) {
  std::string best = fields.first({"PY", "Y1", "DA", "YR"});
  const std::string year(year_of(best));
  if (year.empty()) return best;
  const auto fullness = [](const std::string& date) {
    return std::ranges::count_if(date, [](char c) { return is_letter_or_digit(c); });
  };
  for (const char* tag : {"Y1", "DA"}) {
    std::string date = fields.first({tag});
    if (year_of(date).empty() && !date.empty()) date = year + ' ' + date;
    if (year_of(date) == year && fullness(date) > fullness(best)) best = date;
  }
  return best;
}

std::string container_of(const TaggedRecord& fields, std::string_view type) {
  if (type == "book" || type == "thesis") return {};
  const std::string journal = fields.first({"JF", "T2", "JO", "BT", "JA", "J2", "J1"});
  return type == "chapter" ? fields.first({"T2", "BT", "JF", "JO"}) : journal;
}

std::string pages_of(const TaggedRecord& fields) {
  const std::string begin(trim(fields.first({"SP"}), kBlanks));
  const std::string end(trim(fields.first({"EP"}), kBlanks));
  if (begin.empty() || end.empty() || begin == end || begin.find('-') != begin.npos) {
    return begin.empty() ? end : begin;
  }
  return begin + '-' + end;
}

/// A number of the issue may stand in M1, which other programs use for other things.
std::string issue_of(const TaggedRecord& fields) {
  constexpr std::size_t kLongest = 10;
  std::string issue = fields.first({"IS", "CP"});
  if (!issue.empty()) return issue;
  issue = trim(fields.first({"M1"}), kBlanks);
  const bool fits = issue.size() <= kLongest && std::ranges::any_of(issue, is_digit);
  return fits ? issue : std::string();
}

std::string doi_of(const TaggedRecord& fields) {
  for (const char* tag : {"DO", "DI", "UR", "L3", "L2", "LK", "N1", "M3", "AN", "C7", "ID"}) {
    for (const std::string& value : fields.all(tag)) {
      if (is_summary_note(value)) continue;
      if (std::string doi = bare_doi(value); !doi.empty()) return doi;
    }
  }
  return fields.first({"DO"});  // so that it is told of
}

std::string digits_at(std::string_view text) {
  return {text.begin(), std::ranges::find_if_not(text, is_digit)};
}

/// PubMed's number: said to be one ("PMID: 123"), or the accession number of a record
/// that is said to come from there.
std::string pmid_of(const TaggedRecord& fields) {
  for (const char* tag : {"AN", "N1", "ID", "U1", "M2", "C2"}) {
    for (const std::string& value : fields.all(tag)) {
      const std::size_t at = value.find("PMID");
      if (at == value.npos || is_summary_note(value)) continue;
      const std::string_view rest = std::string_view(value).substr(at + 4);
      const std::size_t digits = rest.find_first_not_of(" :-");
      if (digits != rest.npos && digits <= 3) return digits_at(rest.substr(digits));
    }
  }
  const std::string source = plain_words(fields.first({"DB", "DP"}));
  const std::string number(trim(fields.first({"AN"}), kBlanks));
  const bool from_pubmed =
      source.find("medline") != source.npos || source.find("pubmed") != source.npos;
  return from_pubmed && digits_at(number) == number ? number : std::string();
}

std::string url_of(const TaggedRecord& fields) {
  for (const char* tag : {"UR", "L2", "LK"}) {
    for (const std::string& value : fields.all(tag)) {
      std::string_view url = trim(value, kBlanks);
      url = url.substr(0, url.find_first_of(" ;\n"));
      if (url.starts_with("http") && url.find("doi.org/") == url.npos) return std::string(url);
    }
  }
  return {};
}

std::vector<std::string> keywords_of(const TaggedRecord& fields) {
  std::vector<std::string> keywords;
  for (const std::string& value : fields.all("KW")) {
    for (std::string_view rest = value; !rest.empty();) {
      const std::size_t end = std::min(rest.find_first_of("\n;"), rest.size());
      keywords.emplace_back(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return keywords;
}

/// Some programs put several notes into one field, a line each.
std::vector<std::string> notes_of(const TaggedRecord& fields) {
  std::vector<std::string> notes;
  for (const std::string& value : fields.all("N1")) {
    for (std::string& note : split_notes(trim(value, kBlanks), "\n")) {
      notes.push_back(std::move(note));
    }
  }
  return notes;
}

void add_authors(const TaggedRecord& fields, Reference& reference) {
  for (const TaggedRecord::Field& field : fields.fields()) {
    if (field.tag != "AU" && field.tag != "A1") continue;
    const std::string_view name = trim(field.value, kBlanks);
    if (plain_words(name) == "et al") {
      reference.authors_cut = true;
    } else if (!name.empty()) {
      reference.authors.push_back(author_of(name));
    }
  }
}

Reference reference_of(const TaggedRecord& fields) {
  Reference reference;
  reference.key = trim(fields.first({"ID"}), kBlanks);
  reference.type = csl_type(trim(fields.first({"TY"}), kBlanks));
  add_authors(fields, reference);
  reference.date = date_of(fields);
  reference.title = fields.first({"TI", "T1", "CT", "BT", "ST"});
  reference.container_title = container_of(fields, reference.type);
  reference.volume = fields.first({"VL", "VO"});
  reference.issue = issue_of(fields);
  reference.page = pages_of(fields);
  reference.doi = doi_of(fields);
  reference.pmid = pmid_of(fields);
  reference.serial_numbers = fields.all("SN");
  reference.url = url_of(fields);
  const std::string ab = fields.first({"AB"});
  const std::string n2 = fields.first({"N2"});
  reference.abstract = split_abstract(ab.size() >= n2.size() ? ab : n2);
  reference.topics = keywords_of(fields);
  reference.notes = notes_of(fields);
  return reference;
}

enum class Ending { given, missing };

/// Ends the record at hand, and says what it lacks.
void finish(TaggedRecords& records, Ending ending) {
  std::vector<std::string> repairs;
  const TaggedRecord& fields = records.fields();
  if (!fields.empty() && fields.fields().front().tag != "TY") {
    repairs.emplace_back("has no line 'TY  -' at its beginning");
  }
  if (ending == Ending::missing) repairs.emplace_back("has no line 'ER  -' at its end");
  records.finish(std::move(repairs));
}

void take_line(const LineReader& line, TaggedRecords& records) {
  TaggedRecord& fields = records.fields();
  if (line.too_long()) return fields.note_long_line(line.number());
  const auto tagged = tagged_line(line.text());
  if (!tagged) return fields.continue_field(line.text());
  if (tagged->tag == "ER") return finish(records, Ending::given);
  if (tagged->tag == "TY") finish(records, Ending::missing);
  fields.begin_field(line.number(), tagged->tag, tagged->value);
}

/// "TY  - JOUR": two characters, blanks, a hyphen.
bool begins_record(std::string_view line) {
  if (!line.starts_with("TY")) return false;
  const std::string_view rest = trim_begin(line.substr(kTagLength), kBlanks);
  return rest.starts_with('-') && rest.size() < line.size() - kTagLength;
}

}  // namespace

Recognition recognise_ris(const TextBeginning& beginning) {
  return plain_by_first(beginning.find_line(begins_record));
}

void read_ris(std::istream& in, const std::string& file, const RecordSink& sink) {
  LineReader lines(in, kMaxTaggedLineBytes);
  TaggedRecords records(file, reference_of, sink);
  while (lines.next()) take_line(lines, records);
  finish(records, Ending::missing);
}

}  // namespace pprsearch
