#include <algorithm>
#include <array>
#include <istream>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "base/strings.h"
#include "formats/abstract_sections.h"
#include "formats/article_numbers.h"
#include "formats/author_field.h"
#include "formats/endnote_types.h"
#include "formats/keyword_names.h"
#include "formats/record.h"
#include "formats/refer/refer.h"
#include "formats/reference.h"
#include "formats/reference_date.h"
#include "formats/research_types.h"
#include "formats/summary_notes.h"
#include "formats/tagged_record.h"
#include "formats/text_lines.h"

// A line "%T Hope" has a tag of one character and a value; a line without a tag goes on with the
// value before it. "%0" begins a record of EndNote's, unless the record at hand has none and no
// blank line stands between. In the older form a blank line ends a record, and there is no "%0".
// Both may be in one file: behind a blank line a second title or author begins a record, too.

namespace pprsearch {
namespace {

/// The custom fields, in which databases have their numbers.
constexpr std::array<const char*, 6> kNumbers = {"1", "2", "3", "4", "#", "$"};

bool is_tagged(std::string_view line) {
  constexpr std::string_view kOthers = "@~!#$^&*()[]<>?+";
  return line.size() >= 2 && line[0] == '%' &&
         (is_letter_or_digit(line[1]) || is_one_of(line[1], kOthers)) &&
         (line.size() == 2 || line[2] == ' ');
}

const char* type_of(const TaggedRecord& fields) {
  if (const char* known = csl_type(kEndNoteTypes, plain_words(fields.first({"0"})))) return known;
  // A chapter has no number beside a volume: Digital Commons has its journals in %B.
  const bool has_issue = !fields.first({"N"}).empty() && !fields.first({"B"}).empty();
  if (has_issue || !fields.first({"J"}).empty()) return "article-journal";
  return fields.first({"B"}).empty() ? "document" : "chapter";
}

/// %R has a DOI or the number of a report, which is told as none.
std::string doi_of(const TaggedRecord& fields) {
  for (const char* tag : {"R", "U"}) {
    for (const std::string& value : fields.all(tag)) {
      if (std::string doi = bare_doi(value); !doi.empty()) return doi;
    }
  }
  for (const std::string& note : fields.all("Z")) {
    if (std::string doi = doi_of_note(note); !doi.empty()) return doi;
  }
  return fields.first({"R"});
}

std::string url_of(const TaggedRecord& fields) {
  for (const std::string& value : fields.all("U")) {
    const std::string_view url = trim(value, kBlanks);
    if (url.starts_with("http") && bare_doi(url).empty()) return std::string(url);
  }
  std::vector<std::string> numbers = {fields.first({"M"})};
  for (const char* tag : kNumbers) numbers.push_back(fields.first({tag}));
  return address_in(numbers);
}

/// EndNote's fields are those of RIS under other tags.
std::string pmid_of(const TaggedRecord& fields) {
  DatabaseFields of;
  of.databases = {fields.first({"~"}), fields.first({"W"})};
  of.accession = fields.first({"M"});
  of.custom2 = fields.first({"2"});
  for (const char* tag : kNumbers) of.identifiers.push_back(fields.first({tag}));
  of.addresses = fields.all("U");
  of.notes = fields.all("Z");
  return pprsearch::pmid_of(of);
}

/// A thesis may have a journal of abstracts, and what stands in the place of a book is its series.
std::string container_of(const TaggedRecord& fields, std::string_view type) {
  if (type == "book") return {};
  if (type == "thesis") return container_of_thesis(fields.first({"J"}), fields.first({"B"}));
  return type == "chapter" ? fields.first({"B", "J"}) : fields.first({"J", "B"});
}

/// Bibutils has the proceedings of a paper as a series; CNKI has the number of its pages before the
/// pages.
void set_place_of_paper(const TaggedRecord& fields, Reference& reference) {
  const bool is_paper = reference.type == "paper-conference";
  if (is_paper && reference.container_title.empty()) {
    reference.container_title = fields.first({"S"});
  }
  const std::vector<std::string> pages = fields.all("P");
  const auto range = std::ranges::find_if(
      pages, [](const std::string& text) { return text.find('-') != text.npos; });
  const bool has_count = are_digits(trim(reference.page, kBlanks)) && range != pages.end();
  if (has_count) reference.page = *range;
}

/// EndNote has a keyword on each line, and headings have commas; a list in one text, which may have
/// been wrapped behind a comma, is parted at them.
KeywordCommas commas_of(std::string_view words) {
  words = trim(words, kBlanks);
  bool has_lines = false;
  for (std::size_t at = words.find('\n'); at != words.npos; at = words.find('\n', at + 1)) {
    const std::string_view before = trim_end(words.substr(0, at), kBlanks);
    if (before.ends_with(',')) return KeywordCommas::part_keywords;
    has_lines = true;
  }
  return has_lines ? KeywordCommas::belong_to_keywords : KeywordCommas::part_keywords;
}

/// Pages, or the number that an article has instead.
std::string pages_of(const TaggedRecord& fields, std::string_view type) {
  std::string pages = fields.first({"P"});
  if (pages.empty()) pages = article_number_of(fields.first({"]"}));
  for (const std::string& note : fields.all("Z")) {
    if (pages.empty()) pages = labelled_article_number(note);
  }
  const bool is_missing = pages.empty() && type == "article-journal";
  return is_missing ? article_number_of_publisher(fields.first({"&"})) : pages;
}

/// What an article is, by its journal or database.
std::vector<std::string> research_types_of(const TaggedRecord& fields, std::string_view type) {
  std::vector<std::string> types;
  if (!type.starts_with("article")) return types;
  for (const std::string& text : fields.all("9")) {
    for (std::string& kind : split_types(text)) {
      if (is_research_type(kind)) types.push_back(std::move(kind));
    }
  }
  return types;
}

Reference reference_of(const TaggedRecord& fields) {
  Reference reference;
  reference.key = trim(fields.first({"F"}), kBlanks);
  reference.type = type_of(fields);
  for (const std::string& author : fields.all("A")) add_author_field(author, reference);
  reference.date = fullest_date({fields.first({"D"}), fields.first({"8"})}, reference.repairs);
  reference.title = fields.first({"T"});
  reference.container_title = container_of(fields, reference.type);
  reference.volume = fields.first({"V"});
  reference.issue = fields.first({"N"});
  reference.page = pages_of(fields, reference.type);
  leave_out_number_of_pages(reference);
  reference.doi = doi_of(fields);
  reference.pmid = pmid_of(fields);
  reference.serial_numbers = fields.all("@");
  reference.url = url_of(fields);
  reference.research_types = research_types_of(fields, reference.type);
  for (const std::string& text : fields.all("X")) add_abstract(text, reference.abstract);
  for (const std::string& note : fields.all("Z")) {
    for (std::string& line : split_notes(trim(note, kBlanks), "\n")) {
      reference.notes.push_back(std::move(line));
    }
  }
  for (const std::string& words : fields.all("K")) {
    for (std::string& word : split_keywords(words, commas_of(words))) {
      reference.topics.push_back(std::move(word));
    }
  }
  set_place_of_paper(fields, reference);
  return reference;
}

class ReferReader {
 public:
  ReferReader(const std::string& file, const RecordSink& sink)
      : records_(file, reference_of, sink) {}

  void take(const LineReader& line) {
    TaggedRecord& fields = records_.fields();
    if (line.too_long()) return fields.note_long_line(line.number());
    if (is_blank(line.text(), kBlanks)) {
      after_blank_ = behind_blank_ = true;
      return fields.continue_field("");
    }
    if (!is_tagged(line.text())) {
      behind_blank_ = false;
      return fields.continue_field(line.text());
    }
    const std::string_view tag = std::string_view(line.text()).substr(1, 1);
    if (begins_record(tag)) finish();
    after_blank_ = behind_blank_ = false;
    records_.fields().begin_field(line.number(), tag,
                                  trim(std::string_view(line.text()).substr(2), kBlanks));
  }

  void finish() { records_.finish(); }

 private:
  bool begins_record(std::string_view tag) {
    const TaggedRecord& fields = records_.fields();
    const bool is_older_form = !fields.has("0");
    if (is_older_form) return after_blank_;
    const bool is_second = is_one_of(tag, kBeginning) && fields.has(tag);
    return tag == "0" || (behind_blank_ && is_second);
  }

  static constexpr std::array<std::string_view, 2> kBeginning = {"A", "T"};

  TaggedRecords records_;
  bool after_blank_ = false;   ///< somewhere since the last tag
  bool behind_blank_ = false;  ///< in the line before
};

bool begins_record(std::string_view line) {
  return line.starts_with("%0 ") && line.size() > 3 && is_letter(line[3]);
}

bool may_begin_record(std::string_view line) {
  return is_tagged(line) && line.size() > 3 && is_one_of(line[1], "AT");
}

}  // namespace

Recognition recognise_refer(const TextBeginning& beginning) {
  if (const auto line = beginning.find_line(begins_record)) return plain_by_first(line);
  return perhaps_by(beginning.find_line(may_begin_record));
}

void read_refer(std::istream& in, const std::string& file, const RecordSink& sink) {
  LineReader lines(in, kMaxTaggedLineBytes);
  ReferReader reader(file, sink);
  while (lines.next()) reader.take(lines);
  reader.finish();
}

}  // namespace pprsearch
