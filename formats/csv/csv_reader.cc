#include <algorithm>
#include <array>
#include <istream>
#include <optional>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "base/strings.h"
#include "formats/abstract_sections.h"
#include "formats/article_numbers.h"
#include "formats/author_field.h"
#include "formats/csv/csv.h"
#include "formats/csv/csv_columns.h"
#include "formats/csv/csv_lists.h"
#include "formats/csv/csv_names.h"
#include "formats/csv/csv_rows.h"
#include "formats/csv/csv_types.h"
#include "formats/entities.h"
#include "formats/keyword_names.h"
#include "formats/notices.h"
#include "formats/placeholders.h"
#include "formats/record.h"
#include "formats/reference.h"
#include "formats/reference_date.h"
#include "formats/research_types.h"
#include "formats/source_place.h"
#include "formats/tagged_record.h"
#include "formats/text_lines.h"
#include "formats/unique_ids.h"
#include "formats/wos_kinds.h"

// A table of references. The line with the names of its columns is looked for in the first twenty,
// because some databases write remarks before it. What a column is follows from its name; the
// order of columns does not matter, and several may be the same ("Author Keywords", "Index
// Keywords").

namespace pprsearch {
namespace {

constexpr std::size_t kHeadingLines = 20;

/// A row with its columns by what they mean.
class Row {
 public:
  Row(const CsvHeading& heading, const CsvFields& fields) : heading_(heading), fields_(fields) {}

  /// The first value of that meaning that is not empty.
  std::string first(std::string_view meaning) const {
    for (const std::string& value : all(meaning)) return value;
    return {};
  }

  bool is_of_springer() const { return heading_.is_of_springer; }

  std::vector<std::string> all(std::string_view meaning) const {
    std::vector<std::string> values;
    for (std::size_t at = 0; at < std::min(fields_.size(), heading_.meanings.size()); ++at) {
      if (heading_.meanings[at] != meaning) continue;
      std::string value = value_at(at);
      const bool is_nothing = meaning != kTitle && is_nothing_for(meaning, value);
      if (!is_blank(value, kBlanks) && !is_nothing) values.push_back(std::move(value));
    }
    return values;
  }

  /// The values that stand for nothing.
  std::vector<std::string> left_out() const {
    std::vector<std::string> values;
    for (std::size_t at = 0; at < std::min(fields_.size(), heading_.meanings.size()); ++at) {
      const bool is_read = !heading_.meanings[at].empty() && heading_.meanings[at] != kTitle;
      if (!is_read) continue;
      const std::string value = value_at(at);
      if (is_nothing_for(heading_.meanings[at], value)) {
        values.emplace_back(trim(value, kBlanks));
      }
    }
    return values;
  }

 private:
  static constexpr std::string_view kTitle = "title";

  /// Another column may have what these lack.
  static bool is_nothing_for(std::string_view meaning, std::string_view value) {
    constexpr std::array<std::string_view, 6> kPlace = {"pages",  "first page", "last page",
                                                        "volume", "issue",      "article number"};
    return is_placeholder(value) || (is_one_of(meaning, kPlace) && tells_no_place(value));
  }

  /// Of a title or an abstract, brackets are its own.
  std::string value_at(std::size_t column) const {
    std::string value = without_entities(trim(fields_[column], kBlanks));
    const std::string& meaning = heading_.meanings[column];
    return meaning == kTitle || meaning == "abstract" ? value : without_list_brackets(value);
  }

  const CsvHeading& heading_;
  const CsvFields& fields_;
};

/// "2020" of "2020.0", as tables keep whole numbers.
std::string whole(std::string number) {
  constexpr std::string_view kZero = ".0";
  if (number.ends_with(kZero) && are_digits(without_last(number, kZero.size()))) {
    number.resize(number.size() - kZero.size());
  }
  return number;
}

// ---- Authors ----

/// Scopus has the number of each author behind the name: "Roe, Richard (57190000000)".
std::string without_numbers(std::string_view names) {
  std::string text;
  while (!names.empty()) {
    const std::size_t bracket = std::min(names.find(" ("), names.size());
    text += names.substr(0, bracket);
    names.remove_prefix(bracket);
    if (names.empty()) break;
    const std::size_t digits = count_digits(names.substr(2));
    const bool is_number = digits > 0 && names.substr(2 + digits).starts_with(')');
    const std::size_t length = is_number ? digits + 3 : 2;
    if (!is_number) text += names.substr(0, length);
    names.remove_prefix(length);
  }
  return text;
}

/// Whether a full stop ends a list of PubMed's ("Okafor N, Roe RS."), and not initials ("Roe, R.").
bool ends_in_stop(std::string_view list) {
  if (list.size() < 2 || list.find('.') != list.size() - 1) return false;
  const std::string_view last = trim(list.substr(list.rfind(',') + 1), kBlanks);
  return is_upper(list[list.size() - 2]) && last.find(' ') != last.npos;
}

void add_authors(const Row& row, Reference& reference) {
  std::string list = row.first("full authors");
  if (list.empty()) list = row.first("authors");
  list = without_numbers(list);
  const bool are_glued = row.is_of_springer() && list.find_first_of(",;|") == list.npos;
  if (are_glued) list = with_semicolons_between_names(list);
  std::ranges::replace(list, '|', ';');
  if (ends_in_stop(list)) list.pop_back();
  if (list.empty()) list = row.first("book authors");
  add_author_field(list, reference);
  for (const std::string& bodies : row.all("bodies")) {
    for (const std::string_view body : split_at(bodies, ';')) {
      if (!is_blank(body)) reference.authors.emplace_back().name.literal = trim(body, kBlanks);
    }
  }
}

// ---- Where and when ----

/// What PubMed and Ovid write in one column, be it that of the journal.
SourcePlace place_of(const Row& row) {
  const std::string citation = row.first("citation");
  SourcePlace place = place_of_source(citation.empty() ? row.first("journal") : citation);
  const bool has_place = !place.page.empty() || (!place.volume.empty() && !place.date.empty());
  return has_place || !citation.empty() ? place : SourcePlace();
}

/// A column of the whole source has the journal's name at its beginning.
std::string journal_of(const Row& row, const SourcePlace& place) {
  std::string journal = row.first("journal");
  const bool is_of_source = row.first("citation").empty() && !place.journal.empty();
  return is_of_source || journal.empty() ? place.journal : journal;
}

/// The year first, and what else is known of the day.
std::string date_of(const Row& row, const SourcePlace& place, std::vector<std::string>& repairs) {
  const std::string year = whole(row.first("year"));
  std::string date = row.first("date").empty() ? place.date : row.first("date");
  if (date.empty()) date = row.first("early access");
  if (year.empty()) return date;
  std::string full = year;
  for (const char* part : {"month", "day"}) {
    const std::string value = whole(row.first(part));
    if (value.empty()) break;
    if (runs_over_new_year(value)) return fullest_date({year, value}, repairs);
    full += (are_digits(value) ? '-' : ' ') + value;
  }
  return full == year ? fullest_date({year, date}, repairs) : full;
}

/// "934" of page 924 and eleven pages, as EBSCO counts them.
std::string last_page(const std::string& begin, const std::string& count) {
  constexpr std::size_t kMostFigures = 6;
  const bool are_numbers = are_digits(begin) && are_digits(count) && begin.size() <= kMostFigures &&
                           count.size() <= kMostFigures;
  if (!are_numbers || std::stoi(count) < 2) return {};
  return std::to_string(std::stoi(begin) + std::stoi(count) - 1);
}

/// "4063" of "J Examples (2024) 15:1 Article Number: 4063. Date of Publication: 1 Dec 2024".
std::string number_in_source(std::string_view source) {
  constexpr std::string_view kLabel = "Article Number:";
  const std::size_t at = source.find(kLabel);
  return at == source.npos ? std::string()
                           : labelled_article_number(source.substr(at, source.find(". ", at) - at));
}

std::string pages_of(const Row& row, const SourcePlace& place) {
  const std::string begin = whole(row.first("first page"));
  std::string end = whole(row.first("last page"));
  if (end.empty()) end = last_page(begin, whole(row.first("number of pages")));
  if (!begin.empty()) return end.empty() || end == begin ? begin : begin + '-' + end;
  for (const char* meaning : {"pages", "article number"}) {
    if (std::string pages = whole(row.first(meaning)); !pages.empty()) return pages;
  }
  return place.page.empty() ? number_in_source(row.first("printed source")) : place.page;
}

// ---- Kinds and topics ----

/// Web of Science has "J", "B" or "C" in one column and kinds of document in another.
bool set_type_of_wos(const Row& row, std::vector<std::string> kinds, Reference& reference) {
  const auto is_letter_of_wos = [](const std::string& kind) {
    return kind.size() == 1 && is_one_of(kind.front(), "JBSCP");
  };
  const auto letter = std::ranges::find_if(kinds, is_letter_of_wos);
  if (letter == kinds.end()) return false;
  const std::string type = *letter;
  kinds.erase(letter);
  const bool is_its_own_source =
      plain_words(row.first("title")) == plain_words(row.first("journal"));
  reference.type = type_of_wos(type, kinds, is_its_own_source);
  reference.research_types = research_types_of_wos(std::move(kinds));
  return true;
}

/// The kinds that the columns of a row have, which semicolons may part.
std::vector<std::string> kinds_of(const Row& row) {
  std::vector<std::string> kinds;
  for (const std::string& value : row.all("type")) {
    for (std::string& kind : split_types(value)) kinds.push_back(std::move(kind));
  }
  return kinds;
}

/// A name that is none of these is a type of research ("Review") of an article. Of several that
/// are, another kind than an article says more.
void set_type(const Row& row, Reference& reference) {
  const std::vector<std::string> kinds = kinds_of(row);
  if (set_type_of_wos(row, kinds, reference)) return;
  for (const std::string& kind : kinds) {
    const std::string words = plain_words(kind);
    const bool is_of_file = words == "pdf" || words == "html" || words == "citation";
    if (is_of_file) continue;  // of Publish or Perish
    const char* known = csl_type_of_kind(words);
    if (known == nullptr) {
      reference.research_types.push_back(kind);
    } else if (reference.type.empty() || reference.type == "article-journal") {
      reference.type = known;
    }
  }
  if (!reference.type.empty()) return;
  reference.type = row.first("journal").empty() ? "document" : "article-journal";
}

void add_topics(const Row& row, Reference& reference) {
  for (std::string text : row.all("keywords")) {
    std::ranges::replace(text, '|', ';');
    for (std::string& topic : split_keywords(text, KeywordCommas::part_keywords)) {
      reference.topics.push_back(std::move(topic));
    }
  }
  for (const std::string& headings : row.all("headings")) {
    for (std::string& topic : headings_of_wos(headings))
      reference.topics.push_back(std::move(topic));
  }
}

/// The addresses of all columns, of which one may have several.
std::vector<std::string> addresses_of(const Row& row) {
  std::vector<std::string> addresses;
  for (std::string text : row.all("url")) {
    for (std::size_t bar = text.find("|http"); bar != text.npos; bar = text.find("|http")) {
      text[bar] = ' ';
    }
    for (const std::string_view word : split_words(text, kBlanks)) {
      if (begins_with(word, "http")) addresses.emplace_back(trim_end(word, ";,"));
    }
    if (addresses.empty()) addresses.push_back(std::move(text));
  }
  return addresses;
}

/// The first address that is not a DOI's, or that of the full text, or what else is there.
std::string address_of(const Row& row) {
  const std::vector<std::string> addresses = addresses_of(row);
  const auto own = std::ranges::find_if(addresses, [](const std::string& address) {
    return address.starts_with("http") && !is_address_of_doi(address);
  });
  if (own != addresses.end()) return *own;
  std::string full_text = address_in(row.all("pmcid"));
  return full_text.empty() && !addresses.empty() ? addresses.front() : full_text;
}

/// From columns of their own, from the article's address, or from what Zotero has no column for.
void set_numbers(const Row& row, Reference& reference) {
  const std::vector<std::string> addresses = addresses_of(row);
  reference.doi = row.first("doi");
  const bool is_book = reference.type == "book" || reference.type == "patent";
  if (reference.doi.empty() && is_book) reference.doi = row.first("book doi");
  if (reference.doi.empty()) reference.doi = doi_of_addresses(addresses);
  const std::string pmid = whole(row.first("pmid"));
  reference.pmid = pmid.starts_with("http") ? pmid_of_address(pmid) : pmid;
  for (const std::string& address : addresses) {
    if (reference.pmid.empty()) reference.pmid = pmid_of_address(address);
  }
  for (const std::string& note : row.all("note")) {
    if (reference.doi.empty()) reference.doi = doi_of_note(note);
    if (reference.pmid.empty()) reference.pmid = pmid_of_note(note);
  }
  if (reference.pmid.empty()) reference.pmid = pmid_of_wos(row.first("id"));
  if (!reference.pmid.empty()) return;
  DatabaseFields fields;
  fields.databases = row.all("database");
  fields.accession = whole(row.first("accession"));
  reference.pmid = pmid_of(fields);
}

Reference reference_of(const Row& row) {
  Reference reference;
  const SourcePlace place = place_of(row);
  reference.left_out = row.left_out();
  reference.key = row.first("id");
  set_type(row, reference);
  add_authors(row, reference);
  reference.date = date_of(row, place, reference.repairs);
  reference.title = row.first("title");
  if (reference.type != "book") reference.container_title = journal_of(row, place);
  if (const std::string book = row.first("book"); !book.empty()) reference.container_title = book;
  reference.volume = row.first("volume").empty() ? place.volume : whole(row.first("volume"));
  reference.issue = row.first("issue").empty() ? place.issue : whole(row.first("issue"));
  if (reference.issue.empty()) reference.issue = row.first("supplement");
  if (reference.type == "report") reference.issue.clear();  // it is the report's own number
  reference.page = pages_of(row, place);
  set_numbers(row, reference);
  reference.serial_numbers = row.all("issn");
  reference.url = address_of(row);
  for (const std::string& text : row.all("abstract")) add_abstract(text, reference.abstract);
  add_topics(row, reference);
  // Retraction Watch lists the articles that have these notices.
  const std::string kind(kind_of_other_side(kind_of_type(row.first("fate"))));
  if (!kind.empty()) add_notice(reference.notices, notice_of(kind, {}));
  return reference;
}

// ---- Reading ----

class CsvReader {
 public:
  CsvReader(const std::string& file, const ReadingOptions& options, const RecordSink& sink)
      : file_(file), options_(options), sink_(sink) {}

  void read(std::istream& in) {
    LineReader lines(in, kMaxTaggedLineBytes);
    while (lines.next()) {
      if (rows_) {
        add(lines);
      } else if (lines.number() <= kHeadingLines && !look_for_heading(lines)) {
        if (first_line_.empty()) first_line_ = lines.text();
      }
    }
    if (!rows_) return reject();
    rows_->finish([this](CsvRow&& row) { take(row); });
    tell_passed_over();
  }

 private:
  bool look_for_heading(const LineReader& lines) {
    const auto found = find_heading(lines.text(), options_.columns);
    if (!found) return false;
    heading_ = found->heading;
    if (options_.heading_read) options_.heading_read(heading_.names);
    rows_.emplace(found->separator, lines.number() + 1);
    last_line_ = lines.number();
    return true;
  }

  void add(const LineReader& lines) {
    const auto take_row = [this](CsvRow&& row) { take(row); };
    last_line_ = lines.number();
    if (lines.too_long()) {
      rows_->add_long_line(take_row);
    } else {
      rows_->add(lines.text(), take_row);
    }
  }

  void take(const CsvRow& row) {
    const auto is_empty = [](const std::string& field) { return is_blank(field, kBlanks); };
    if (row.fault.empty() && std::ranges::all_of(row.fields, is_empty)) return;
    Record record;
    record.file = file_;
    record.line = row.line;
    record.rejection = row.fault;
    if (row.fault.empty()) {
      set_entry(record, reference_of(Row(heading_, row.fields)), made_ids_);
      if (row.fields.size() > heading_.names.size()) {
        record.repairs.push_back("has more fields than the heading has columns; the last " +
                                 std::to_string(row.fields.size() - heading_.names.size()) +
                                 " were left out");
      }
      if (!row.slip.empty()) record.repairs.push_back(row.slip);
    }
    sink_(std::move(record));
  }

  void reject() {
    constexpr std::size_t kMostBytes = 100;
    sink_(rejected_file(file_, "no line at the beginning names a title among its columns, but '" +
                                   first_line_.substr(0, kMostBytes) +
                                   "'; --columns FILE says what columns are"));
  }

  void tell_passed_over() {
    constexpr std::size_t kMostNamed = 10;
    std::vector<std::string> names = heading_.unknown();
    if (names.empty()) return;
    const std::size_t others = names.size() - std::min(names.size(), kMostNamed);
    names.resize(names.size() - others);
    sink_(passed_over_in(file_, last_line_,
                         "columns '" + join(names, "', '") + "'" +
                             (others == 0 ? "" : " and " + std::to_string(others) + " more") +
                             "; --columns FILE says what columns are"));
  }

  const std::string& file_;
  const ReadingOptions& options_;
  const RecordSink& sink_;
  UniqueIds made_ids_;
  CsvHeading heading_;
  std::optional<CsvRows> rows_;
  std::string first_line_;
  std::size_t last_line_ = 1;
};

bool is_heading(std::string_view line) { return find_heading(line, {}).has_value(); }

}  // namespace

Recognition recognise_csv(const TextBeginning& beginning) {
  const auto line = beginning.find_line(is_heading);
  return line && *line < kHeadingLines ? plain_by_first(line) : Recognition();
}

void read_csv(std::istream& in, const std::string& file, const RecordSink& sink) {
  read_csv_asked(in, file, {}, sink);
}

void read_csv_asked(std::istream& in, const std::string& file, const ReadingOptions& options,
                    const RecordSink& sink) {
  CsvReader(file, options, sink).read(in);
}

}  // namespace pprsearch
