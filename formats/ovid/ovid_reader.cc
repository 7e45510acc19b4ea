#include <algorithm>
#include <array>
#include <istream>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "base/strings.h"
#include "formats/abstract_sections.h"
#include "formats/degrees.h"
#include "formats/keyword_names.h"
#include "formats/notices.h"
#include "formats/ovid/ovid.h"
#include "formats/record.h"
#include "formats/reference.h"
#include "formats/reference_date.h"
#include "formats/reference_names.h"
#include "formats/source_place.h"
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
    if (is_blank(name, kBlanks)) continue;
    if (name.find(',') == name.npos && is_degree(name.substr(0, name.find(' ')))) continue;
    add_author_field(without_degrees(name), reference);
  }
}

// ---- Dates ----

/// "Publish Ahead of Print, 16 March 2015" has its date behind the last comma.
std::string date_of(const TaggedRecord& fields, const SourcePlace& source, Reference& reference) {
  const std::string status = fields.first({"status"});
  const bool is_ahead = begins_with(trim(status, kBlanks), "publish");
  const std::string ahead =
      is_ahead ? status.substr(std::min(status.rfind(','), status.size() - 1) + 1) : std::string();
  const std::string given(trim(fields.first({"year of publication", "publication year"}), " .\n"));
  return fullest_date({given, source.date, ahead}, reference.repairs);
}

// ---- Records ----

/// Takes "[Review]" off a title, with the full stop that may follow it; empty if there is none
/// behind the title's own full stop.
std::string_view take_bracket(std::string_view& title) {
  const std::string_view text = trim_end(title, " .\n");
  const std::size_t bracket = text.rfind('[');
  if (!text.ends_with(']') || bracket == text.npos || bracket == 0) return {};
  const std::string_view before = trim_end(text.substr(0, bracket), " \n");
  if (before.empty() || !is_one_of(before.back(), ".?!]")) return {};
  title = before;
  return text.substr(bracket + 1, text.size() - bracket - 2);
}

/// "Hope. [Review] [33 refs]" is the title, a kind of publication, and a count.
void set_title(const TaggedRecord& fields, Reference& reference) {
  constexpr std::array<std::string_view, 3> kOthers = {"article", "miscellaneous", "references"};
  const std::string text = fields.first({"title", "original title"});
  std::string_view title = trim(text, kBlanks);
  for (std::string_view kind = take_bracket(title); !kind.empty(); kind = take_bracket(title)) {
    const bool is_kind = is_research_type(kind) && std::ranges::none_of(kind, is_digit) &&
                         !is_one_of(std::string_view(plain_words(kind)), kOthers);
    if (is_kind) reference.research_types.emplace_back(kind);
  }
  reference.title = title;
}

/// "Retraction in (RIN) PMID: 1" and the like, a line each; and types of publication.
void add_notices_and_types(const TaggedRecord& fields, Reference& reference) {
  for (const char* name : {"comments", "comment", "erratum", "retraction"}) {
    for (const std::string& text : fields.all(name)) {
      for (const std::string_view line : split_at(text, '\n')) {
        add_notice(reference.notices, notice_in_line(line));
      }
    }
  }
  for (const std::string& text : fields.all("publication type")) {
    for (const std::string_view type : split_words(text, ";\n")) {
      reference.research_types.emplace_back(trim(type, " ."));
    }
  }
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
  const SourcePlace source = place_of_source(fields.first({"source", "journal"}));
  reference.key = trim(fields.first({"accession number", "unique identifier"}), " .\n");
  reference.type = source.is_in_book ? "chapter" : "article-journal";
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
  add_notices_and_types(fields, reference);
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
