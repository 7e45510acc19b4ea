#include <algorithm>
#include <array>
#include <istream>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "base/strings.h"
#include "formats/abstract_sections.h"
#include "formats/keyword_names.h"
#include "formats/ovid/ovid.h"
#include "formats/record.h"
#include "formats/reference.h"
#include "formats/reference_date.h"
#include "formats/reference_names.h"
#include "formats/tagged_record.h"
#include "formats/text_lines.h"

// Ovid writes the name of a field on a line of its own, and its value below, two blanks in. "<1>"
// begins a record. Names of authors have their degrees behind them, and marks of institutions; a
// title has the kind of publication; the source is journal, place and date in one.

namespace pprsearch {
namespace {

bool is_number_of_record(std::string_view line) {
  line = trim_end(line, kBlanks);
  return line.size() > 2 && line.front() == '<' && line.back() == '>' &&
         are_digits(line.substr(1, line.size() - 2));
}

/// A line that is not set in is the name of a field, unless it is too long for one.
bool is_name(std::string_view line) {
  constexpr std::size_t kLongest = 60;
  return !line.empty() && is_letter(line.front()) && line.size() <= kLongest;
}

// ---- Authors ----

bool is_degree(std::string_view word) {
  constexpr auto kDegrees = std::to_array<std::string_view>(
      {"MD",    "PhD",  "Phd", "RN",   "MSc",   "MS",  "MPH",  "BSc",    "BA",   "MA",
       "FAAN",  "PsyD", "EdD", "DrPH", "ScD",   "DSc", "MBBS", "PharmD", "DDS",  "DMD",
       "DPhil", "DO",   "JD",  "LCSW", "MSW",   "MEd", "MBA",  "FRCP",   "FACP", "DVM",
       "BS",    "CNM",  "MSN", "DNP",  "FRCPC", "PT",  "OTR",  "MRCP",   "M.D.", "Ph.D."});
  return is_one_of(trim(word, ","), kDegrees);
}

/// "Verbeek, Jan" of "Verbeek, Jan MD, PhD *": what stands behind the first degree or mark goes. A
/// word of capitals directly behind the comma is initials.
std::string without_degrees(std::string_view name) {
  const std::size_t comma = name.find(',');
  if (comma == name.npos) return std::string(name);
  std::string plain(name.substr(0, comma + 1));
  bool is_first = true;
  for (const std::string_view word : split_words(name.substr(comma + 1), " \n")) {
    const bool is_mark =
        std::ranges::none_of(word, [](char c) { return is_letter(c) || !is_ascii(c); });
    if (is_mark || (!is_first && is_degree(word))) break;
    plain.append(" ").append(trim(word, ","));
    is_first = false;
  }
  return plain;
}

/// Semicolons part authors; of what they part, degrees have no comma.
void add_authors(const TaggedRecord& fields, Reference& reference) {
  const std::string list = fields.first({"author", "authors", "author name"});
  for (const std::string_view piece : split_words(list, ";\n")) {
    const std::string_view name = trim(piece, " .");
    const std::string words = plain_words(name);
    if (words == "et al") reference.authors_cut = true;
    if (name.find(',') == name.npos && is_degree(name.substr(0, name.find(' ')))) continue;
    if (words.empty() || words == "et al" || words == "anonymous") continue;
    add_author_field(without_degrees(name), reference);
  }
}

// ---- Source ----

/// "Nursing Science Quarterly.   28(2):103-106, April 2015."
struct Source {
  std::string journal;
  std::string volume;
  std::string issue;
  std::string page;
  std::string date;
};

void read_place(std::string_view place, Source& source) {
  const std::size_t comma = place.find(',');
  if (comma != place.npos) {
    source.date = trim(place.substr(comma + 1), " .\n");
    place = place.substr(0, comma);
  }
  if (const std::size_t colon = place.find(':'); colon != place.npos) {
    source.page = trim(place.substr(colon + 1), " .");
    place = place.substr(0, colon);
  }
  const std::size_t bracket = place.find('(');
  source.volume = trim(place.substr(0, bracket), " .");
  const std::size_t end = place.find(')');
  if (bracket != place.npos && end != place.npos && end > bracket) {
    source.issue = place.substr(bracket + 1, end - bracket - 1);
  }
}

Source source_of(std::string_view text) {
  text = trim(text, " .\n\r");
  Source source;
  for (std::size_t stop = text.find(". "); stop != text.npos; stop = text.find(". ", stop + 1)) {
    const std::string_view rest = trim(text.substr(stop + 1), kBlanks);
    if (rest.empty() || !is_digit(rest.front())) continue;
    source.journal = text.substr(0, stop);
    read_place(rest, source);
    return source;
  }
  source.journal = text;
  return source;
}

/// The year first: "2015 April" of "April 2015", "2015 16 March" of "…, 16 March 2015".
std::string year_first(std::string_view date) {
  constexpr std::size_t kYearDigits = 4;
  date = trim(date, " .\n");
  const std::size_t comma = date.rfind(',');
  if (comma != date.npos) date = trim(date.substr(comma + 1), " ");
  if (date.size() <= kYearDigits) return std::string(date);
  const std::string_view year = date.substr(date.size() - kYearDigits);
  if (!are_digits(year)) return std::string(date);
  const std::string_view rest = trim(date.substr(0, date.size() - kYearDigits), " ");
  const std::size_t digits = count_digits(rest);
  std::string text = std::string(year) + ' ' + std::string(trim(rest.substr(digits), " "));
  if (digits > 0) text.append(" ").append(rest.substr(0, digits));
  return text;
}

std::string date_of(const TaggedRecord& fields, const Source& source, Reference& reference) {
  const std::string status = fields.first({"status"});
  const bool is_ahead = begins_with(trim(status, kBlanks), "publish");
  return fullest_date({fields.first({"year of publication", "publication year"}),
                       year_first(source.date), is_ahead ? year_first(status) : std::string()},
                      reference.repairs);
}

// ---- Records ----

/// "Hope.[Review]" is the title, and a kind of publication.
void set_title(const TaggedRecord& fields, Reference& reference) {
  const std::string text = fields.first({"title", "original title"});
  std::string_view title = trim(text, kBlanks);
  const std::size_t bracket = title.rfind(".[");
  if (bracket != title.npos && title.ends_with(']')) {
    const std::string_view kind = title.substr(bracket + 2, title.size() - bracket - 3);
    if (is_research_type(kind) && kind != "Article" && kind != "Miscellaneous") {
      reference.research_types.emplace_back(kind);
    }
    title = title.substr(0, bracket + 1);
  }
  reference.title = title;
}

void add_topics(const TaggedRecord& fields, Reference& reference) {
  for (const char* name : {"author keywords", "keywords", "key words", "mesh subject headings",
                           "subject headings", "keyword heading", "index terms"}) {
    for (const std::string& text : fields.all(name)) {
      for (const std::string& word :
           split_keywords(trim(text, " .\n"), KeywordCommas::belong_to_keywords)) {
        reference.topics.emplace_back(trim(word, kBlanks));
      }
    }
  }
}

Reference reference_of(const TaggedRecord& fields) {
  Reference reference;
  const Source source = source_of(fields.first({"source", "journal"}));
  reference.key = trim(fields.first({"accession number", "unique identifier"}), " .\n");
  reference.type = "article-journal";
  set_title(fields, reference);
  add_authors(fields, reference);
  reference.date = date_of(fields, source, reference);
  reference.container_title = source.journal;
  reference.volume = source.volume;
  reference.issue = source.issue;
  reference.page = source.page;
  reference.doi = trim(fields.first({"doi number", "digital object identifier", "doi"}), kBlanks);
  reference.pmid = trim(fields.first({"pmid", "pubmed id"}), kBlanks);
  for (const char* name : {"issn", "issn print", "issn electronic"}) {
    for (std::string& number : fields.all(name)) {
      reference.serial_numbers.push_back(std::move(number));
    }
  }
  const std::string abstract = fields.first({"abstract"});
  reference.abstract = split_abstract(trim(abstract, " :\n"));
  add_topics(fields, reference);
  return reference;
}

/// The name by which fields are asked for: "Author Keywords" is "author keywords".
std::string field_name(std::string_view line) { return plain_words(line); }

class OvidReader {
 public:
  OvidReader(const std::string& file, const RecordSink& sink)
      : records_(file, reference_of, sink) {}

  void take(const LineReader& line) {
    TaggedRecord& fields = records_.fields();
    if (line.too_long()) return fields.note_long_line(line.number());
    const std::string& text = line.text();
    if (is_number_of_record(text)) return records_.finish();
    if (!is_name(text)) return fields.continue_field(trim(text, kBlanks));
    const std::string name = field_name(text);
    const bool begins =
        name == "score" || name == "accession number" || name == "unique identifier";
    if (begins && !fields.all(name).empty()) records_.finish();
    records_.fields().begin_field(line.number(), name, "");
  }

  void finish() { records_.finish(); }

 private:
  TaggedRecords records_;
};

bool begins_record(std::string_view line) {
  line = trim_end(line, kBlanks);
  return is_number_of_record(line) || line == "Accession Number" || line == "Unique Identifier";
}

}  // namespace

Recognition recognise_ovid(const TextBeginning& beginning) {
  return perhaps_by(beginning.find_line(begins_record));
}

void read_ovid(std::istream& in, const std::string& file, const RecordSink& sink) {
  LineReader lines(in, kMaxTaggedLineBytes);
  OvidReader reader(file, sink);
  while (lines.next()) reader.take(lines);
  reader.finish();
}

}  // namespace pprsearch
