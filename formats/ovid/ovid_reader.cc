#include <algorithm>
#include <array>
#include <istream>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "base/pmid.h"
#include "base/strings.h"
#include "formats/abstract_sections.h"
#include "formats/article_numbers.h"
#include "formats/author_field.h"
#include "formats/degrees.h"
#include "formats/keyword_names.h"
#include "formats/name_shapes.h"
#include "formats/notices.h"
#include "formats/ovid/ovid.h"
#include "formats/record.h"
#include "formats/reference.h"
#include "formats/reference_date.h"
#include "formats/reference_title.h"
#include "formats/research_types.h"
#include "formats/source_place.h"
#include "formats/tagged_record.h"
#include "formats/text_lines.h"
#include "formats/type_names.h"

// Ovid writes the name of a field on a line of its own, and its value below, two blanks in; or a
// tag of two letters in front of each value ("AU  - Hill C.E."). "<1>" or "<1. >" begins a record.
// Names of authors have their degrees behind them, and marks of institutions; a title has the kind
// of publication; the source is journal, place and date in one.

namespace pprsearch {
namespace {

/// "<1>", or "<1. >" above tags.
bool is_number_of_record(std::string_view line) {
  line = trim_end(line, kBlanks);
  return line.size() > 2 && line.front() == '<' && line.back() == '>' &&
         are_digits(trim_end(line.substr(1, line.size() - 2), ". "));
}

// ---- Tags ----

struct Tag {
  std::string_view tag;
  std::string_view name;
};

/// The tags of MEDLINE, Embase, PsycINFO and BIOSIS, and the names that fields have in full.
constexpr auto kTags = std::to_array<Tag>({
    {"VN", "vendor"},
    {"DB", "database"},
    {"UI", "unique identifier"},
    {"AN", "accession number"},
    {"TI", "title"},
    {"OT", "original title"},
    {"AU", "author"},
    {"FA", "authors full name"},
    {"SO", "source"},
    {"JN", "journal"},
    {"BT", "book title"},
    {"VI", "volume"},
    {"VO", "volume"},
    {"IP", "issue"},
    {"PG", "pages"},
    {"YR", "year of publication"},
    {"AB", "abstract"},
    {"OA", "other abstract"},
    {"DO", "doi number"},
    {"DI", "doi number"},
    {"PM", "pmid"},
    {"IS", "issn"},
    {"EI", "issn electronic"},
    {"PT", "publication type"},
    {"MD", "methodology"},
    {"MH", "mesh subject headings"},
    {"SH", "subject headings"},
    {"KW", "keywords"},
    {"ID", "keywords"},
    {"DE", "descriptors"},
    {"MC", "major concepts"},
    {"CM", "comments"},
});

constexpr std::string_view kTagEnd = "  - ";
constexpr std::size_t kTagSize = 2;

bool is_tagged(std::string_view line) {
  const std::string_view mark = trim_end(kTagEnd, kBlanks);
  return line.size() >= kTagSize + mark.size() && is_upper(line[0]) &&
         (is_upper(line[1]) || is_digit(line[1])) && line.substr(kTagSize).starts_with(mark);
}

/// The name in full; the tag itself if it says nothing that an entry has.
std::string name_of_tag(std::string_view tag) {
  const auto known = std::ranges::find(kTags, tag, &Tag::tag);
  return std::string(known == kTags.end() ? tag : known->name);
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

/// "Roe, Kate" of "Roe, Kate [Author, Reprint Author; E-mail: …]" as BIOSIS has it; of "[Lee, Bo]"
/// the name.
std::string without_roles(std::string_view names) {
  std::string text;
  while (!names.empty()) {
    const std::size_t open = std::min(names.find('['), names.size());
    text += names.substr(0, open);
    names.remove_prefix(open);
    const std::size_t close = names.find(']');
    if (close == names.npos) break;
    const std::string_view before = trim_end(text, kBlanks);
    const bool is_role = !before.empty() && before.back() != ';';
    if (!is_role) text += names.substr(1, close - 1);
    names.remove_prefix(close + 1);
  }
  return text.append(names);
}

/// Semicolons in the place of the commas behind numbers of institutions: "Roe, Ann 1, Lee, Bo 2".
std::string parted_at_numbers(std::string names) {
  for (std::size_t at = names.find(','); at != names.npos; at = names.find(',', at + 1)) {
    if (at > 1 && is_digit(names[at - 1]) && names.substr(at + 1, 1) == " " &&
        at + 2 < names.size() && is_upper(names[at + 2])) {
      names[at] = ';';
    }
  }
  return names;
}

/// All names: a field of them, or a tag each; those in full if there are any.
std::vector<std::string> names_of_authors(const TaggedRecord& fields) {
  for (const char* name : {"authors full name", "author", "authors", "author name"}) {
    if (std::vector<std::string> names = fields.all(name); !names.empty()) return names;
  }
  return {};
}

/// Without the full stop that ends a list, which is not that of an initial: "Roe, Jane.", "Roe
/// J.S."
std::string_view without_stop(std::string_view name) {
  if (!name.ends_with('.') || name.size() < 2) return name;
  const std::string_view word = name.substr(name.find_last_of(" .-", name.size() - 2) + 1);
  const bool is_initial = word.size() == 2 || !is_ascii(word.front());
  return is_initial || is_name_suffix(word) ? name : trim_end(name, " .");
}

/// Semicolons part authors; of what they part, degrees have no comma.
void add_authors(const TaggedRecord& fields, Reference& reference) {
  std::string list;
  for (const std::string& name : names_of_authors(fields)) {
    list.append(parted_at_numbers(without_roles(trim(name, kBlanks)))).append("\n");
  }
  for (const std::string_view piece : split_words(list, ";\n")) {
    const std::string_view name = without_stop(trim_begin(trim(piece), " ."));
    if (is_blank(name, " .\t\r\n")) continue;
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
  const std::string day(trim(fields.first({"date of publication", "publication date"}), " .\n"));
  return fullest_date({given, source.date, ahead, day}, reference.repairs);
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
  std::string_view last = title;
  for (std::string_view kind = take_bracket(title); !kind.empty(); kind = take_bracket(title)) {
    const bool is_language = without_language_of_title(last).size() < last.size();
    const bool is_kind = !is_language && is_research_type(kind) &&
                         std::ranges::none_of(kind, is_digit) &&
                         !is_one_of(std::string_view(plain_words(kind)), kOthers);
    if (is_kind) reference.research_types.emplace_back(kind);
    last = title;
  }
  reference.title = title;
}

/// "Journal Article. Research Support, Non-U.S. Gov't." are two: a full stop and a blank part them,
/// unless it is that of an abbreviation ("U.S. Gov't").
void add_types(std::string_view types, Reference& reference) {
  const auto add = [&](std::string_view type) {
    if (type = trim(type, " ."); !type.empty()) reference.research_types.emplace_back(type);
  };
  for (std::size_t stop = types.find(". "); stop != types.npos; stop = types.find(". ", stop + 1)) {
    const std::size_t before = types.find_last_of(" .-", stop == 0 ? 0 : stop - 1);
    const std::size_t letters = before == types.npos || before >= stop ? stop : stop - before - 1;
    if (letters < 2) continue;
    add(types.substr(0, stop));
    types.remove_prefix(stop + 1);
    stop = 0;
  }
  add(types);
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
    for (const std::string_view part : split_words(text, ";\n")) add_types(part, reference);
  }
  for (const std::string& text : fields.all("methodology")) {  // of PsycINFO
    for (std::string& type : split_types(trim(text, " .\n"))) {
      reference.research_types.push_back(std::move(type));
    }
  }
}

/// PsycINFO's key concepts have commas between them.
KeywordCommas commas_of(std::string_view name, const TaggedRecord& fields) {
  const bool is_of_psycinfo = in_lower_case(fields.first({"database"})).find("psyc") != name.npos;
  const bool are_concepts = name == "keywords" || name == "key concepts";
  return is_of_psycinfo && are_concepts ? KeywordCommas::part_keywords
                                        : KeywordCommas::belong_to_keywords;
}

void add_topics(const TaggedRecord& fields, Reference& reference) {
  for (const char* name :
       {"author keywords", "keywords", "key words", "key concepts", "mesh subject headings",
        "subject headings", "keyword heading", "index terms", "descriptors", "major concepts"}) {
    for (const std::string& text : fields.all(name)) {
      for (const std::string& word : split_keywords(trim(text, " .\n"), commas_of(name, fields))) {
        reference.topics.emplace_back(trim(word, kBlanks));
      }
    }
  }
}

/// What the types of publication say that a work is, if it is no article.
const char* type_of(const TaggedRecord& fields, const SourcePlace& source) {
  constexpr auto kTypes = std::to_array<TypeName>({{"patent", "patent"},
                                                   {"book", "book"},
                                                   {"authored book", "book"},
                                                   {"edited book", "book"},
                                                   {"book chapter", "chapter"},
                                                   {"chapter", "chapter"},
                                                   {"dissertation", "thesis"},
                                                   {"dissertation abstract", "thesis"},
                                                   {"academic dissertation", "thesis"}});
  const char* type = nullptr;
  for (const std::string& text : fields.all("publication type")) {
    for (const std::string_view part : split_words(text, ";\n.")) {
      const char* known = csl_type(kTypes, plain_words(part));
      if (known != nullptr && (type == nullptr || std::string_view(known) != "book")) type = known;
    }
  }
  // PsycINFO calls the books of its chapters by their kind.
  const bool is_part = source.is_in_book && !source.page.empty();
  if (type != nullptr && !(is_part && std::string_view(type) == "book")) return type;
  return source.is_in_book || !fields.first({"book title"}).empty() ? "chapter" : "article-journal";
}

/// Journal, volume, issue and pages: of the source, or of fields of their own.
void set_place(const TaggedRecord& fields, const SourcePlace& source, Reference& reference) {
  const auto own = [&](const char* name, const std::string& of_source) {
    const std::string text(trim(fields.first({name}), " .\n"));
    return text.empty() ? of_source : text;
  };
  const std::string book = own("book title", "");
  reference.type = type_of(fields, source);
  const std::string journal = source.journal.substr(0, source.journal.find(". Conference:"));
  if (reference.type != "book") reference.container_title = book.empty() ? journal : book;
  reference.volume = own("volume", source.volume);
  reference.issue = own("issue", source.issue);
  reference.page = own("pages", source.page);
  if (reference.page.empty()) reference.page = article_number_of(fields.first({"article number"}));
}

/// The identifier that Ovid gives a record of MEDLINE is that of PubMed.
std::string pmid_of(const TaggedRecord& fields) {
  std::string pmid(trim(fields.first({"pmid", "pubmed id"}), kBlanks));
  const std::string database = in_lower_case(fields.first({"database"}));
  if (!pmid.empty() || database.find("medline") == database.npos) return pmid;
  pmid = trim(fields.first({"unique identifier", "accession number"}), " .\n");
  return is_pmid(pmid) ? pmid : std::string();
}

Reference reference_of(const TaggedRecord& fields) {
  Reference reference;
  const SourcePlace source = place_of_source(fields.first({"source", "journal"}));
  reference.key = trim(fields.first({"accession number", "unique identifier"}), " .\n");
  set_place(fields, source, reference);
  set_title(fields, reference);
  add_authors(fields, reference);
  reference.date = date_of(fields, source, reference);
  reference.doi = trim(fields.first({"doi number", "digital object identifier", "doi"}), kBlanks);
  reference.pmid = pmid_of(fields);
  for (const char* name : {"issn", "issn print", "issn electronic"}) {
    for (std::string& number : fields.all(name)) {
      reference.serial_numbers.push_back(std::move(number));
    }
  }
  for (const char* name : {"abstract", "other abstract"}) {
    for (const std::string& abstract : fields.all(name))
      add_abstract(trim(abstract, " :\n"), reference.abstract);
  }
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
    if (is_tagged(text)) return take_tagged(line);
    if (has_tags_ || !is_name(text)) return fields.continue_field(trim(text, kBlanks));
    const std::string name = field_name(text);
    const bool begins =
        name == "score" || name == "accession number" || name == "unique identifier";
    if (begins && fields.has(name)) records_.finish();
    records_.fields().begin_field(line.number(), name, "");
  }

  void finish() { records_.finish(); }

 private:
  /// What has no tag goes on with the value before it, be it set in or not.
  void take_tagged(const LineReader& line) {
    has_tags_ = true;
    const std::string_view text = line.text();
    const std::string name = name_of_tag(text.substr(0, kTagSize));
    if (name == "vendor" && records_.fields().has(name)) records_.finish();
    const std::string_view value = text.substr(std::min(text.size(), kTagSize + kTagEnd.size()));
    records_.fields().begin_field(line.number(), name, trim(value, kBlanks));
  }

  bool has_tags_ = false;
  TaggedRecords records_;
};

bool begins_tagged_record(std::string_view line) { return line.starts_with("VN  - Ovid"); }

bool begins_record(std::string_view line) {
  line = trim_end(line, kBlanks);
  return is_number_of_record(line) || line == "Accession Number" || line == "Unique Identifier";
}

}  // namespace

Recognition recognise_ovid(const TextBeginning& beginning) {
  if (const auto line = beginning.find_line(begins_tagged_record)) return plain_by_first(line);
  return perhaps_by(beginning.find_line(begins_record));
}

void read_ovid(std::istream& in, const std::string& file, const RecordSink& sink) {
  LineReader lines(in, kMaxTaggedLineBytes);
  OvidReader reader(file, sink);
  while (lines.next()) reader.take(lines);
  reader.finish();
}

}  // namespace pprsearch
