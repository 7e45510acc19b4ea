#include <algorithm>
#include <array>
#include <istream>
#include <optional>
#include <set>
#include <string_view>

#include "base/ascii.h"
#include "base/strings.h"
#include "formats/abstract_sections.h"
#include "formats/article_numbers.h"
#include "formats/author_field.h"
#include "formats/endnote_types.h"
#include "formats/keyword_names.h"
#include "formats/notices.h"
#include "formats/placeholders.h"
#include "formats/plain_text.h"
#include "formats/record.h"
#include "formats/reference.h"
#include "formats/reference_date.h"
#include "formats/research_types.h"
#include "formats/ris/ris.h"
#include "formats/summary_notes.h"
#include "formats/tagged_record.h"
#include "formats/text_lines.h"
#include "formats/type_names.h"

// RIS as programs write it. A line "TY  - JOUR" begins a record, or belongs to the one at hand if
// that has none; "ER  - " ends it; between them stand a tag of two characters, blanks, a hyphen and
// a value, in any order; a line without a tag goes on with the value before it. The blanks are two
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
    "PM RP SE SN SP ST SV T1 T2 T3 TA TI TT U1 U2 U3 U4 U5 UR VL VO Y1 Y2 YR";

constexpr auto kTypes = std::to_array<TypeName>({
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
    {"CLSWK", "book"},
    {"CHAP", "chapter"},
    {"ECHAP", "chapter"},
    {"CONF", "paper-conference"},
    {"CPAPER", "paper-conference"},
    {"THES", "thesis"},
    {"DISS", "thesis"},
    {"RPRT", "report"},
    {"GOVDOC", "report"},
    {"PAT", "patent"},
    {"ELEC", "webpage"},
    {"WEB", "webpage"},
    {"BLOG", "post-weblog"},
    {"DATA", "dataset"},
    {"COMP", "software"},
    {"STAND", "standard"},
    {"ENCYC", "entry-encyclopedia"},
    {"DICT", "entry-dictionary"},
    {"UNPB", "manuscript"},
    {"UNPD", "manuscript"},
    {"MANSCPT", "manuscript"},
});

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

/// "PMID  - 31245678", as programs write it that know MEDLINE's tags.
std::optional<TaggedLine> tagged_pmid(std::string_view line) {
  constexpr std::string_view kTag = "PMID";
  if (!line.starts_with(kTag)) return {};
  const std::string_view rest = trim_begin(line.substr(kTag.size()));
  if (!rest.starts_with('-')) return {};
  return TaggedLine{"PM", rest.substr(1)};
}

std::optional<TaggedLine> tagged_line(std::string_view line) {
  if (const auto pmid = tagged_pmid(line)) return pmid;
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

/// Some programs have articles and papers as parts of a serial: what M3 says, or an article if it
/// stands in a volume on pages.
const char* type_of_serial(const TaggedRecord& fields) {
  for (const std::string& kind : fields.all("M3")) {
    if (const char* known = csl_type(kEndNoteTypes, plain_words(kind))) return known;
  }
  const bool is_part = !fields.first({"VL", "VO"}).empty() && !fields.first({"SP"}).empty();
  return is_part ? "article-journal" : "document";
}

const char* type_of(const TaggedRecord& fields) {
  const std::string type = in_upper_case(trim(fields.first({"TY"}), kBlanks));
  if (type == "SER") return type_of_serial(fields);
  const char* known = csl_type(kTypes, type);
  if (known == nullptr) known = csl_type(kEndNoteTypes, plain_words(type));
  return known == nullptr ? "document" : known;
}

/// PY often has the year alone, Y1 and DA have month and day, with or without the year.
std::string date_of(const TaggedRecord& fields, std::vector<std::string>& repairs) {
  std::vector<std::string> dates;
  for (const char* tag : {"PY", "Y1", "YR", "DA"}) {
    for (const std::string& value : fields.all(tag)) dates.push_back(date_of_slashes(value));
  }
  return fullest_date(dates, repairs);
}

/// The second title of a book or thesis is that of its series.
std::string container_of(const TaggedRecord& fields, std::string_view type) {
  if (type == "book") return {};
  if (type == "thesis") {
    return container_of_thesis(fields.first({"JF", "JO", "JA", "J2"}), fields.first({"T2"}));
  }
  if (type == "chapter") return fields.first({"T2", "BT", "JF", "JO"});
  return fields.first({"JF", "T2", "JO", "BT", "JA", "J2", "J1"});
}

/// The number that an article has instead of pages.
std::string number_of_article(const TaggedRecord& fields, std::string_view type) {
  const bool is_article = type.starts_with("article") || type == "paper-conference";
  std::string number = is_article ? article_number_of(fields.first({"C7", "AR"})) : std::string();
  for (const std::string& note : fields.all("N1")) {
    if (number.empty()) number = labelled_article_number(note);
  }
  // EndNote's filters put it where it has the first page; others have addresses of authors there.
  if (number.empty() && is_article) number = article_number_of_publisher(fields.first({"SE"}));
  return number;
}

/// Pages, or the number that an article has instead.
std::string pages_of(const TaggedRecord& fields, std::string_view type) {
  const std::string begin(trim(fields.first({"SP"}), kBlanks));
  const std::string end(trim(fields.first({"EP"}), kBlanks));
  if (begin.empty() && end.empty()) return number_of_article(fields, type);
  if (begin.empty() || end.empty() || begin == end || begin.find('-') != begin.npos) {
    return begin.empty() ? end : begin;
  }
  return begin + '-' + end;
}

/// How many pages a work has may stand in the place of its first page.
void set_pages(const TaggedRecord& fields, Reference& reference) {
  reference.page = pages_of(fields, reference.type);
  if (!is_blank(fields.first({"EP"}), kBlanks)) return;
  leave_out_number_of_pages(reference);
  if (reference.page.empty()) reference.page = number_of_article(fields, reference.type);
}

/// A number of the issue may stand in M1, which other programs use for other things, and a report
/// for its own number.
std::string issue_of(const TaggedRecord& fields, std::string_view type) {
  constexpr std::size_t kLongest = 10;
  constexpr std::ptrdiff_t kMostFigures = 6;
  std::string issue = fields.first({"IS", "CP"});
  if (!issue.empty() || type == "report") return issue;
  issue = trim(fields.first({"M1"}), kBlanks);
  // Ovid has the journal's number in the National Library of Medicine there: seven figures or more.
  const bool fits = issue.size() <= kLongest && std::ranges::any_of(issue, is_digit) &&
                    std::ranges::count_if(issue, is_digit) <= kMostFigures;
  return fits ? issue : std::string();
}

/// All values of several tags.
std::vector<std::string> all_of(const TaggedRecord& fields,
                                std::initializer_list<std::string_view> tags) {
  std::vector<std::string> values;
  for (const std::string_view tag : tags) {
    for (std::string& value : fields.all(tag)) values.push_back(std::move(value));
  }
  return values;
}

/// A field of its own, the article's addresses, or what a note or another field begins with.
std::string doi_of(const TaggedRecord& fields) {
  for (const std::string& value : all_of(fields, {"DO", "DI"})) {
    if (std::string doi = bare_doi(value); !doi.empty()) return doi;
    std::string whole = value;  // of two lines
    std::erase_if(whole, [](char c) { return is_one_of(c, kBlanks); });
    if (std::string doi = bare_doi(whole); !doi.empty()) return doi;
  }
  std::vector<std::string> addresses = all_of(fields, {"UR", "L3", "L2", "LK", "L1"});
  std::erase_if(addresses, [&](const std::string& address) {  // L1 is that of a file as a rule
    return is_one_of(address, fields.all("L1")) && !is_address_of_doi(address);
  });
  std::string doi = doi_of_addresses(addresses);
  if (!doi.empty()) return doi;
  for (const std::string& value : all_of(fields, {"N1", "M3", "AN", "C7", "ID", "U2"})) {
    doi = doi_of_note(value);
    if (!doi.empty()) return doi;
  }
  return fields.first({"DO"});  // so that it is told of
}

/// The accession number, which Ovid has as the key of the record.
std::string accession_of(const TaggedRecord& fields, const std::vector<std::string>& databases) {
  const std::string given = fields.first({"AN"});
  const bool is_of_medline = std::ranges::any_of(databases, [](const std::string& database) {
    const std::string words = plain_words(database);
    return words.find("medline") != words.npos || words.find("pubmed") != words.npos;
  });
  return given.empty() && is_of_medline ? fields.first({"ID"}) : given;
}

std::string pmid_of(const TaggedRecord& fields) {
  if (std::string number = fields.first({"PM"}); !number.empty() && address_in({number}).empty()) {
    return number;
  }
  DatabaseFields of;
  of.databases = all_of(fields, {"DB", "DP"});
  of.custom2 = fields.first({"C2"});
  of.custom5 = fields.first({"C5"});
  of.identifiers = all_of(fields, {"ID", "U1", "U2", "U3", "U4", "U5", "C1", "C2", "C3", "C4", "C5",
                                   "C6", "C8", "M1", "M2", "LB"});
  of.addresses = all_of(fields, {"UR", "L2", "LK"});
  of.accession = accession_of(fields, of.databases);
  of.notes = fields.all("N1");
  return pmid_of(of);
}

std::string url_of(const TaggedRecord& fields) {
  for (const char* tag : {"UR", "L2", "LK"}) {
    for (const std::string& value : fields.all(tag)) {
      std::string_view url = trim(value, kBlanks);
      url = url.substr(0, url.find_first_of(" ;\n"));
      if (url.starts_with("http") && url.find("doi.org/") == url.npos) return std::string(url);
    }
  }
  return address_in(all_of(fields, {"AN", "U1", "U2", "U3", "U4", "U5", "C1", "C2", "C3", "C4",
                                    "C5", "C6", "C7", "C8", "M2", "PM"}));
}

/// Whether the only field of keywords has all of them: headings have a comma or two, and begin with
/// a capital.
KeywordCommas commas_of(const std::vector<std::string>& values) {
  constexpr std::size_t kFewest = 3;
  if (values.size() != 1) return KeywordCommas::belong_to_keywords;
  const std::string_view list = trim(values.front(), kBlanks);
  if (list.find_first_of(";\n") != list.npos) return KeywordCommas::belong_to_keywords;
  const std::vector<std::string_view> pieces = split_at(list, ',');
  const bool are_words = std::ranges::all_of(pieces, [](std::string_view piece) {
    piece = trim(piece, kBlanks);
    return !piece.empty() && is_lower(piece.front());
  });
  const bool is_list = pieces.size() > kFewest || (pieces.size() == kFewest && are_words);
  return is_list ? KeywordCommas::part_keywords : KeywordCommas::belong_to_keywords;
}

std::vector<std::string> keywords_of(const TaggedRecord& fields) {
  std::vector<std::string> keywords;
  const std::vector<std::string> values = fields.all("KW");
  for (const std::string& value : values) {
    for (std::string& word : split_keywords(value, commas_of(values))) {
      keywords.push_back(std::move(word));
    }
  }
  return keywords;
}

std::size_t bytes_of(const std::vector<std::string>& texts) {
  std::size_t bytes = 0;
  for (const std::string& text : texts) bytes += text.size();
  return bytes;
}

/// Whether a text says the same as those that are kept: most of its words are among theirs, be it
/// cut short or not.
bool says_the_same(const std::string& text, const std::vector<std::string>& kept) {
  constexpr std::size_t kOutOf = 10;
  constexpr std::size_t kMost = 6;
  const std::string all = join(kept, " ");
  const std::string words = plain_words(text);
  const std::string plain = ' ' + plain_words(all) + ' ';
  const std::vector<std::string_view> list = split_words(words);
  if (list.empty()) return all.find(trim(text, kBlanks)) != all.npos;
  const std::set<std::string_view> known = [&] {
    const std::vector<std::string_view> view = split_words(plain);
    return std::set<std::string_view>(view.begin(), view.end());
  }();
  const auto shared = static_cast<std::size_t>(
      std::ranges::count_if(list, [&](std::string_view word) { return known.contains(word); }));
  return shared * kOutOf >= list.size() * kMost;
}

/// All of AB, or all of N2, which old programs have instead: the longer one if both say the same,
/// or else one after the other.
std::vector<AbstractSection> abstract_of(const TaggedRecord& fields,
                                         std::vector<std::string>& repairs) {
  std::vector<std::string> texts = fields.all("AB");
  std::vector<std::string> others = fields.all("N2");
  if (bytes_of(texts) < bytes_of(others)) std::swap(texts, others);
  const std::string kept = plain_words(join(texts, " "));
  bool is_lost = false;
  for (std::string& other : others) {
    if (is_blank(other, kBlanks)) continue;
    const bool is_same = says_the_same(other, texts);
    is_lost = is_lost || (is_same && kept.find(plain_words(other)) == kept.npos);
    if (!is_same) texts.push_back(std::move(other));
  }
  if (is_lost) repairs.emplace_back("the shorter of the abstracts in AB and N2 was left out");
  std::vector<AbstractSection> sections;
  for (const std::string& text : texts) add_abstract(text, sections);
  return sections;
}

/// What an article is, by its journal or database. In M3 a DOI may stand as well, and of other
/// works the kind of thesis or report; PT is a tag of MEDLINE.
std::vector<std::string> research_types_of(const TaggedRecord& fields, std::string_view type) {
  constexpr std::size_t kLongest = 60;
  std::vector<std::string> types;
  for (const std::string& value : fields.all("M3")) {
    for (const std::string& kind : split_types(value)) {
      const bool fits = type.starts_with("article") && kind.size() <= kLongest &&
                        std::ranges::none_of(kind, is_digit) && is_research_type(kind);
      if (fits) types.push_back(kind);
    }
  }
  for (const std::string& value : fields.all("PT")) {
    for (const std::string& kind : split_types(value)) {
      if (kind.size() <= kLongest) types.push_back(kind);
    }
  }
  return types;
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
    if (field.tag == "AU" || field.tag == "A1") add_author_field(field.value, reference);
  }
}

Reference reference_of(const TaggedRecord& fields) {
  Reference reference;
  reference.key = trim(fields.first({"ID"}), kBlanks);
  reference.type = type_of(fields);
  add_authors(fields, reference);
  reference.date = date_of(fields, reference.repairs);
  reference.title = fields.first({"TI", "T1", "CT", "BT", "ST", "TT"});
  if (tells_no_title(reference.title)) reference.title = fields.first({"TT"});
  reference.container_title = container_of(fields, reference.type);
  reference.volume = fields.first({"VL", "VO"});
  reference.issue = issue_of(fields, reference.type);
  set_pages(fields, reference);
  reference.doi = doi_of(fields);
  reference.pmid = pmid_of(fields);
  reference.serial_numbers = fields.all("SN");
  reference.url = url_of(fields);
  reference.abstract = abstract_of(fields, reference.repairs);
  reference.topics = keywords_of(fields);
  reference.research_types = research_types_of(fields, reference.type);
  for (const std::string& type : fields.all("M3")) {
    reference.notices.emplace_back(kind_of_type(type));
  }
  reference.notes = notes_of(fields);
  return reference;
}

/// Whether a tag begins the next record, though nothing ended the one at hand. Programs that keep
/// records as tables write the type wherever it stands there, and some of them a blank line alone
/// behind a record.
bool begins_next(std::string_view tag, const TaggedRecord& fields, bool behind_blank) {
  constexpr std::array<std::string_view, 3> kOnce = {"TI", "T1", "ID"};
  if (tag == "TY") return fields.has("TY");
  return behind_blank && is_one_of(tag, kOnce) && fields.has(tag) && fields.has("TY");
}

enum class Ending { given, missing };

/// Ends the record at hand, and says what it lacks.
void finish(TaggedRecords& records, Ending ending) {
  std::vector<std::string> repairs;
  const TaggedRecord& fields = records.fields();
  if (!fields.empty() && !fields.has("TY")) repairs.emplace_back("has no line 'TY  -'");
  if (ending == Ending::missing) repairs.emplace_back("has no line 'ER  -' at its end");
  records.finish(std::move(repairs));
}

void take_text(std::string_view text, std::size_t number, bool behind_blank,
               TaggedRecords& records) {
  TaggedRecord& fields = records.fields();
  const auto tagged = tagged_line(text);
  if (!tagged) return fields.continue_field(text);
  if (tagged->tag == "ER") return finish(records, Ending::given);
  if (begins_next(tagged->tag, fields, behind_blank)) finish(records, Ending::missing);
  fields.begin_field(number, tagged->tag, tagged->value);
}

/// Scopus writes the address of a record right behind the last work that it cites: "…, MIT
/// PressUR  - https://www.scopus.com/…". Takes it off the line; empty if there is none.
std::string_view take_address(std::string_view& line) {
  constexpr std::string_view kTag = "UR  - http";
  const std::size_t at = line.find(kTag);
  if (at == line.npos || at == 0) return {};
  const std::string_view address = line.substr(at + kByTheBook.size() + kTagLength);
  line = line.substr(0, at);
  return address;
}

void take_line(const LineReader& line, bool behind_blank, TaggedRecords& records) {
  TaggedRecord& fields = records.fields();
  if (line.too_long()) return fields.note_long_line(line.number());
  std::string_view text = line.text();
  const std::string_view address = fields.empty() ? std::string_view() : take_address(text);
  take_text(text, line.number(), behind_blank, records);
  if (!address.empty()) records.fields().begin_field(line.number(), "UR", address);
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
  for (bool behind_blank = false; lines.next(); behind_blank = is_blank(lines.text(), kBlanks)) {
    take_line(lines, behind_blank, records);
  }
  finish(records, Ending::missing);
}

}  // namespace pprsearch
