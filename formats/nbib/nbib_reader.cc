#include <algorithm>
#include <istream>
#include <optional>
#include <string_view>

#include "base/ascii.h"
#include "base/strings.h"
#include "formats/abstract_sections.h"
#include "formats/article_numbers.h"
#include "formats/author_field.h"
#include "formats/nbib/nbib.h"
#include "formats/no_abstract.h"
#include "formats/notices.h"
#include "formats/placeholders.h"
#include "formats/plain_text.h"
#include "formats/record.h"
#include "formats/reference.h"
#include "formats/reference_date.h"
#include "formats/tagged_record.h"
#include "formats/text_lines.h"

// MEDLINE's own form, as PubMed writes it: a tag of up to four characters filled up
// with blanks, a hyphen, a value; lines that go on with the value begin with blanks.
// A line "PMID- " or a blank line begins the next record. Each author stands there
// twice, in full (FAU) and short (AU).

namespace pprsearch {
namespace {

struct TaggedLine {
  std::string_view tag;
  std::string_view value;
};

bool is_tag_character(char c) { return is_upper(c) || is_digit(c); }

std::optional<TaggedLine> tagged_line(std::string_view line) {
  constexpr std::size_t kLongestTag = 4;
  constexpr std::size_t kLastHyphen = 6;
  const auto end = std::ranges::find_if_not(line, is_tag_character);
  const std::string_view tag(line.begin(), end);
  if (tag.size() < 2 || tag.size() > kLongestTag || !is_upper(tag.front())) return {};
  const std::size_t hyphen = line.find_first_not_of(' ', tag.size());
  if (hyphen == line.npos || hyphen > kLastHyphen || line[hyphen] != '-') return {};
  return TaggedLine{tag, line.substr(hyphen + 1)};
}

/// "Depression" for "Depression/*therapy/psychology": what is studied, not which side of it.
std::string heading_of(std::string_view heading) {
  heading = trim(heading, kBlanks);
  if (heading.starts_with('*')) heading.remove_prefix(1);
  return std::string(heading.substr(0, heading.find('/')));
}

void add_authors(const TaggedRecord& fields, Reference& reference) {
  const std::string_view wanted = fields.first({"FAU"}).empty() ? "AU" : "FAU";
  for (const TaggedRecord::Field& field : fields.fields()) {
    const std::string_view name = trim(field.value, kBlanks);
    const bool is_author = field.tag == "AU" || field.tag == "FAU";
    if (is_author && plain_words(name) == "et al") {
      reference.authors_cut = true;
    } else if (field.tag == "CN" && !name.empty()) {
      add_bodies(name, reference);
    } else if (field.tag == wanted) {
      add_author_field(name, reference);
    }
  }
}

/// The number that an article has instead of pages stands among its publisher's.
std::string pages_of(const TaggedRecord& fields) {
  if (std::string pages = fields.first({"PG"}); !pages.empty()) return pages;
  constexpr std::string_view kMark = " [pii]";
  for (const std::string& value : fields.all("LID")) {
    if (!value.ends_with(kMark)) continue;
    return article_number_of_publisher(without_last(value, kMark.size()));
  }
  return {};
}

/// What is said to be a DOI, be it one or not.
std::string said_doi(const TaggedRecord& fields) {
  constexpr std::string_view kMark = "[doi]";
  for (const char* tag : {"LID", "AID"}) {
    for (const std::string& value : fields.all(tag)) {
      const std::string_view text = trim(value, kBlanks);
      if (text.ends_with(kMark))
        return std::string(trim(without_last(text, kMark.size()), kBlanks));
    }
  }
  return {};
}

std::string doi_of(const TaggedRecord& fields) {
  for (const char* tag : {"LID", "AID", "SO"}) {
    for (const std::string& value : fields.all(tag)) {
      if (value.ends_with("[pii]")) continue;
      if (std::string doi = bare_doi(value.substr(0, value.find(" ["))); !doi.empty()) return doi;
    }
  }
  return said_doi(fields);
}

std::string url_of(const TaggedRecord& fields) {
  for (const char* tag : {"URL", "LID", "AID"}) {
    for (const std::string& value : fields.all(tag)) {
      const std::string_view url = trim(value, kBlanks);
      if (url.starts_with("http") && url.find("doi.org/") == url.npos) return std::string(url);
    }
  }
  const std::string text(trim(fields.first({"PMC"}), kBlanks));
  return address_of_full_text(text);
}

std::string title_of(const TaggedRecord& fields) {
  const std::string title = join(fields.all("TI"), " ");
  return tells_no_title(title) ? fields.first({"BTI", "TT", "CTI"}) : title;
}

/// The abstracts, and those in other languages after them, unless they say that there is none here.
std::vector<AbstractSection> abstract_of(const TaggedRecord& fields) {
  std::vector<AbstractSection> sections;
  for (const char* tag : {"AB", "OAB"}) {
    for (const std::string& abstract : fields.all(tag)) {
      if (tells_no_abstract(abstract)) continue;
      add_abstract(abstract, sections);
    }
  }
  return sections;
}

/// The texts that were published about the article, and those that it is about.
std::vector<std::string> notices_of(const TaggedRecord& fields) {
  std::vector<std::string> notices;
  for (const TaggedRecord::Field& field : fields.fields()) {
    const std::string_view kind = kind_of_relation(field.tag);
    if (!kind.empty()) add_notice(notices, notice_of(kind, trim(field.value, kBlanks)));
  }
  return notices;
}

/// ERIC has "ISSN-0033-3204".
std::vector<std::string> serial_numbers_of(const TaggedRecord& fields) {
  constexpr std::string_view kName = "ISSN-";
  std::vector<std::string> numbers = fields.all("IS");
  for (const std::string& value : fields.all("ISSN")) {
    const std::string_view text = trim(value, kBlanks);
    numbers.emplace_back(text.substr(text.starts_with(kName) ? kName.size() : 0));
  }
  return numbers;
}

Reference reference_of(const TaggedRecord& fields) {
  Reference reference;
  reference.notices = notices_of(fields);
  reference.type = "article-journal";
  for (const std::string& type : fields.all("PT")) {
    const std::string_view name = trim(type, kBlanks);
    if (plain_words(name) == "book") reference.type = "book";
    if (plain_words(name) == "academic dissertation") reference.type = "thesis";
    reference.research_types.emplace_back(name);
  }
  const std::string book = fields.first({"BTI"});
  if (!book.empty() && !fields.first({"TI"}).empty()) {
    reference.type = "chapter";
    reference.container_title = book;
  }
  add_authors(fields, reference);
  reference.date = fullest_date(
      {std::string(trim(fields.first({"DP"}), kBlanks)), fields.first({"DEP"})}, reference.repairs);
  reference.title = title_of(fields);
  if (reference.container_title.empty()) reference.container_title = fields.first({"JT", "TA"});
  reference.volume = fields.first({"VI"});
  reference.issue = fields.first({"IP"});
  reference.page = pages_of(fields);
  reference.doi = doi_of(fields);
  reference.serial_numbers = serial_numbers_of(fields);
  reference.pmid = trim(fields.first({"PMID"}), kBlanks);
  reference.url = url_of(fields);
  reference.abstract = abstract_of(fields);
  reference.topics = fields.all("OT");
  for (const std::string& heading : fields.all("MH")) {
    reference.topics.push_back(heading_of(heading));
    if (heading.find('/') != heading.npos) reference.headings.emplace_back(trim(heading, kBlanks));
  }
  return reference;
}

/// ERIC writes whose record it is (OWN) above its number, PubMed below; programs that keep records
/// as tables write the number wherever it stands there.
bool begins_next(std::string_view tag, const TaggedRecord& fields) {
  return (tag == "OWN" || tag == "PMID") && fields.has(tag);
}

/// "PMID- 123" of "12: PMID- 123", as PubMed numbered its records.
std::string_view without_number(std::string_view line) {
  const std::size_t digits = count_digits(line);
  const std::string_view rest = trim_begin(line.substr(digits), " :.");
  return digits > 0 && rest.starts_with("PMID") ? rest : line;
}

void take_line(const LineReader& line, TaggedRecords& records) {
  TaggedRecord& fields = records.fields();
  if (line.too_long()) return fields.note_long_line(line.number());
  if (is_blank(line.text())) return records.finish();
  if (line.text().front() == ' ' || line.text().front() == '\t') {
    return fields.continue_field(line.text());
  }
  const auto tagged = tagged_line(without_number(line.text()));
  if (!tagged) return;  // what stands between records, or a program's own remark
  if (begins_next(tagged->tag, fields)) records.finish();
  fields.begin_field(line.number(), tagged->tag, tagged->value);
}

bool begins_record(std::string_view line) {
  return std::ranges::any_of(std::array<std::string_view, 2>{"PMID", "OWN"}, [&](auto tag) {
    return line.starts_with(tag) && trim_begin(line.substr(tag.size()), kBlanks).starts_with('-');
  });
}

}  // namespace

Recognition recognise_nbib(const TextBeginning& beginning) {
  return plain_by_first(beginning.find_line(begins_record));
}

void read_nbib(std::istream& in, const std::string& file, const RecordSink& sink) {
  LineReader lines(in, kMaxTaggedLineBytes);
  TaggedRecords records(file, reference_of, sink);
  while (lines.next()) take_line(lines, records);
  records.finish();
}

}  // namespace pprsearch
