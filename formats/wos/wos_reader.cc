#include <algorithm>
#include <array>
#include <istream>
#include <optional>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "base/strings.h"
#include "formats/abstract_sections.h"
#include "formats/author_field.h"
#include "formats/record.h"
#include "formats/reference.h"
#include "formats/reference_date.h"
#include "formats/tagged_record.h"
#include "formats/text_lines.h"
#include "formats/wos/wos.h"
#include "formats/wos_kinds.h"

// Web of Science writes a tag of two characters at the beginning of a line, a blank and a value.
// Lines that go on with the value begin with three blanks: of AU and AF each is an author, of
// other tags the text was wrapped. "PT" begins a record, or belongs to the one at hand if that has
// none; "ER" ends it. The databases behind the
// platform (MEDLINE, INSPEC, CABI) write the same tags in ways of their own: authors in one line,
// pages in PS, a date with its year.

namespace pprsearch {
namespace {

constexpr std::size_t kTagLength = 2;

struct TaggedLine {
  std::string_view tag;
  std::string_view value;
};

std::optional<TaggedLine> tagged_line(std::string_view line) {
  line = trim_end(line, kBlanks);
  if (line.size() < kTagLength || !is_upper(line[0])) return {};
  if (!is_upper(line[1]) && !is_digit(line[1])) return {};
  if (line.size() > kTagLength && line[kTagLength] != ' ') return {};
  return TaggedLine{line.substr(0, kTagLength), trim_begin(line.substr(kTagLength), kBlanks)};
}

/// A text that was wrapped, on one line.
std::string unwrapped(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  return text;
}

/// The items of a list, which semicolons part.
std::vector<std::string> items_of(const TaggedRecord& fields, std::string_view tag) {
  std::vector<std::string> items;
  for (const std::string& value : fields.all(tag)) {
    const std::string text = unwrapped(value);
    for (const std::string_view item : split_at(text, ';')) {
      if (!is_blank(item)) items.emplace_back(trim(item, kBlanks));
    }
  }
  return items;
}

std::vector<std::string> names_of(const TaggedRecord& fields, std::string_view tag) {
  std::vector<std::string> names;
  for (const std::string& value : fields.all(tag)) {
    for (const std::string_view name : split_words(value, ";\n")) {
      if (!is_blank(name)) names.emplace_back(trim(name, kBlanks));
    }
  }
  return names;
}

/// AF has the names in full, if it has as many as AU. What is in neither are bodies.
void add_authors(const TaggedRecord& fields, Reference& reference) {
  std::vector<std::string> names = names_of(fields, "AU");
  std::vector<std::string> full = names_of(fields, "AF");
  if (full.size() >= names.size()) names = std::move(full);
  if (names.empty()) names = names_of(fields, "BA");
  for (const std::string& name : names) add_author_field(name, reference);
  for (const char* tag : {"CA", "GP"}) {
    for (std::string& body : names_of(fields, tag)) {
      reference.authors.emplace_back().name.literal = std::move(body);
    }
  }
}

/// The year first: "2006 JUN 14" of PY 2006 and PD "JUN 14", "14 JUN 2006" or "2006 Jun". A day of
/// another year, such as that of early access, says nothing of it; nor do "DEC-JAN".
std::string date_of(const TaggedRecord& fields, std::vector<std::string>& repairs) {
  const std::string year(trim(fields.first({"PY"}), kBlanks));
  std::string day(trim(fields.first({"PD", "EA"}), kBlanks));
  if (year.empty()) return day;
  const int year_of_day = date_in_words(day).year;
  if (year_of_day != 0 && std::to_string(year_of_day) != year) return year;
  if (count_digits(day) > year.size()) return fullest_date({year, day}, repairs);  // "20191228"
  if (const std::size_t at = day.find(year); at != day.npos) day.erase(at, year.size());
  if (runs_over_new_year(day)) return fullest_date({year, day}, repairs);
  return year + ' ' + day.substr(0, day.find(','));
}

std::string pages_of(const TaggedRecord& fields) {
  std::string begin(trim(fields.first({"BP"}), kBlanks));
  const std::string end(trim(fields.first({"EP"}), kBlanks));
  if (begin.empty()) return fields.first({"PS", "AR"});
  if (const std::size_t hyphen = begin.find('-'); hyphen != begin.npos) begin.resize(hyphen);
  const bool has_range = !end.empty() && end != begin && end.find('-') == end.npos;
  return has_range ? begin + '-' + end : begin;
}

/// PM, or the number of a record that the platform took from MEDLINE.
std::string pmid_of(const TaggedRecord& fields) {
  const std::string pmid = fields.first({"PM"});
  return pmid.empty() ? pmid_of_wos(fields.first({"UT"})) : pmid;
}

const char* type_of(const TaggedRecord& fields) {
  const bool is_its_own_source =
      plain_words(fields.first({"TI"})) == plain_words(fields.first({"SO"}));
  return type_of_wos(trim(fields.first({"PT"}), kBlanks), items_of(fields, "DT"),
                     is_its_own_source);
}

Reference reference_of(const TaggedRecord& fields) {
  Reference reference;
  reference.key = trim(fields.first({"UT"}), kBlanks);
  reference.type = type_of(fields);
  add_authors(fields, reference);
  reference.date = date_of(fields, reference.repairs);
  reference.title = fields.first({"TI", "CT"});
  const bool is_book = reference.type == "book" || reference.type == "patent";
  if (!is_book) reference.container_title = fields.first({"SO", "JI", "J9"});
  reference.volume = fields.first({"VL"});
  reference.issue = fields.first({"IS", "SU"});
  reference.page = pages_of(fields);
  reference.doi = fields.first({"DI"});
  if (reference.doi.empty() && is_book) reference.doi = fields.first({"D2"});
  reference.pmid = pmid_of(fields);
  for (const char* tag : {"SN", "EI"}) {
    for (std::string& number : fields.all(tag))
      reference.serial_numbers.push_back(std::move(number));
  }
  for (const std::string& text : fields.all("AB")) add_abstract(text, reference.abstract);
  for (const char* tag : {"DE", "ID", "BD"}) {
    for (std::string& topic : items_of(fields, tag)) reference.topics.push_back(std::move(topic));
  }
  for (const std::string& headings : fields.all("MH")) {
    for (std::string& topic : headings_of_wos(unwrapped(headings))) {
      reference.topics.push_back(std::move(topic));
    }
  }
  reference.research_types = research_types_of_wos(items_of(fields, "DT"));
  return reference;
}

enum class Ending { given, missing };

/// Ends the record at hand, and says what it lacks.
void finish(TaggedRecords& records, Ending ending) {
  std::vector<std::string> repairs;
  if (ending == Ending::missing) repairs.emplace_back("has no line 'ER' at its end");
  records.finish(std::move(repairs));
}

/// What stands before the first record, and between two, is of the file.
bool is_of_file(std::string_view tag) { return tag == "FN" || tag == "VR" || tag == "EF"; }

void take_line(const LineReader& line, TaggedRecords& records) {
  TaggedRecord& fields = records.fields();
  if (line.too_long()) return fields.note_long_line(line.number());
  const auto tagged = tagged_line(line.text());
  if (!tagged) return fields.continue_field(trim(line.text(), kBlanks));
  if (tagged->tag == "ER") return finish(records, Ending::given);
  // Programs that keep records as tables write the type wherever it stands there.
  if (tagged->tag == "PT" && fields.has("PT")) finish(records, Ending::missing);
  if (fields.empty() && is_of_file(tagged->tag)) return;
  fields.begin_field(line.number(), tagged->tag, tagged->value);
}

bool begins_export(std::string_view line) {
  line = trim_end(line, kBlanks);
  const bool is_heading = line.starts_with("FN ") &&
                          (line.find("ISI") != line.npos || line.find("Web of") != line.npos ||
                           line.find("Clarivate") != line.npos);
  return is_heading || (line.size() == 4 && line.starts_with("PT ") && is_one_of(line[3], "JBSPC"));
}

}  // namespace

Recognition recognise_wos(const TextBeginning& beginning) {
  return plain_by_first(beginning.find_line(begins_export));
}

void read_wos(std::istream& in, const std::string& file, const RecordSink& sink) {
  LineReader lines(in, kMaxTaggedLineBytes);
  TaggedRecords records(file, reference_of, sink);
  while (lines.next()) take_line(lines, records);
  finish(records, Ending::missing);
}

}  // namespace pprsearch
