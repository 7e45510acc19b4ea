#include "formats/reference.h"

#include <pprsearch/error.h>
#include <pprsearch/json.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <nlohmann/json.hpp>
#include <unordered_set>
#include <utility>

#include "base/ascii.h"
#include "base/calendar.h"
#include "base/pmid.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "formats/article_numbers.h"
#include "formats/entities.h"
#include "formats/keyword_names.h"
#include "formats/no_abstract.h"
#include "formats/notices.h"
#include "formats/place_numbers.h"
#include "formats/placeholders.h"
#include "formats/plain_text.h"
#include "formats/reference_date.h"
#include "formats/reference_id.h"
#include "formats/reference_names.h"
#include "formats/reference_title.h"
#include "formats/research_types.h"
#include "formats/summary_notes.h"

// A reference is brought into the JSON form of an entry, and entry_from_json()
// reads that: dates, DOIs, pages and printed names then mean the same here as in
// a line of JSON. What that reader would report of its own making (an id) is
// settled here before or after it.

namespace pprsearch {
namespace {

using nlohmann::ordered_json;

/// The number in "PMID: 31245678.", "PUBMED 31245678" of CENTRAL or "31245678"; empty for anything
/// else.
std::string bare_pmid(std::string_view text) {
  const std::string words = plain_words(text.substr(0, text.find(" [")));  // an address follows
  std::string_view number = words;
  for (std::string_view rest = behind_label_of_pmid(number); rest.size() < number.size();
       rest = behind_label_of_pmid(number)) {
    number = rest;
  }
  return is_pmid(number) ? std::string(number) : std::string();
}

/// "(Roe A., roe@example.org) A university, Town", which no number of an issue is.
bool is_address_of_authors(std::string_view text) {
  constexpr std::size_t kLongest = 40;
  const std::size_t close = text.find(") ");
  return text.size() > kLongest && text.starts_with('(') && close != text.npos &&
         text.find(',', close) != text.npos;
}

/// 0033-3204 or 00333204. The numbers of books are longer.
bool looks_like_issn(std::string_view word) {
  constexpr std::size_t kDigits = 8;
  if (word.size() == kDigits + 1 && word[4] != '-') return false;
  std::string digits(word);
  if (digits.size() == kDigits + 1) digits.erase(4, 1);
  if (digits.size() != kDigits) return false;
  const char last = digits.back();
  return are_digits(std::string_view(digits).substr(0, kDigits - 1)) &&
         (is_digit(last) || ascii_lower(last) == 'x');
}

/// "2196-7822" of "E2196-7822" and "EISSN-2196-7822", as ERIC tells numbers in print and online.
std::string_view without_kind_of_issn(std::string_view word) {
  for (const std::string_view kind : {"eissn-", "issn-", "eissn", "issn", "e-", "e", "p"}) {
    if (begins_with(word, kind) && word.size() > kind.size() && is_digit(word[kind.size()])) {
      return word.substr(kind.size());
    }
  }
  return word;
}

/// A space in the place of one that does not break, which TeX makes of "~".
std::string with_plain_blanks(std::string text) {
  constexpr std::string_view kUnbroken = "\u00A0";
  for (std::size_t at = text.find(kUnbroken); at != text.npos; at = text.find(kUnbroken, at)) {
    text.replace(at, kUnbroken.size(), 1, ' ');
  }
  return text;
}

/// "22" of "22-22".
std::string without_same_end(std::string pages) {
  const std::size_t hyphen = pages.size() / 2;
  const bool is_twice = pages.size() % 2 == 1 && pages.size() > 1 && pages[hyphen] == '-' &&
                        pages.compare(hyphen + 1, pages.npos, pages, 0, hyphen) == 0;
  if (is_twice) pages.resize(hyphen);
  return pages;
}

/// Takes the ISSN off the name of a journal ("Nursing Leadership (1910-622X)").
void take_issn_of_journal(Reference& reference) {
  std::string& journal = reference.container_title;
  const std::size_t open = journal.rfind(" (");
  if (open == journal.npos || open == 0 || !journal.ends_with(')')) return;
  const std::string number = journal.substr(open + 2, journal.size() - open - 3);
  if (!looks_like_issn(number) || number.find('-') == number.npos) return;
  reference.serial_numbers.push_back(number);
  journal.resize(open);
}

/// Whether a name has a letter or figure: "-" stands for nobody.
bool has_letter(std::string_view name) {
  return std::ranges::any_of(name, [](char c) { return is_letter_or_digit(c) || !is_ascii(c); });
}

/// Puts one reference into JSON.
class ReferenceJson {
 public:
  explicit ReferenceJson(const Reference& reference) : reference_(reference) {}

  /// The id stands in for the one that is given or made when the date has been read.
  ordered_json entry() {
    ordered_json entry = {{"id", "-"}};
    put(entry, "title", title());
    entry["citation"] = citation();
    put_keywords(entry, "topics", topics());
    std::vector<std::string> types = reference_.research_types;
    const auto others = std::stable_partition(types.begin(), types.end(), is_research_type);
    put_keywords(entry, "research_types", {types.begin(), others});
    put_keywords(entry, "keywords", {others, types.end()});
    return entry;
  }

  std::vector<AbstractSection> abstract() {
    std::vector<AbstractSection> sections;
    std::unordered_set<std::string> seen;
    for (const AbstractSection& section : reference_.abstract) {
      for (AbstractSection& read : sections_shown(section, had_controls_)) {
        if (is_copyright_notice(read.text)) {
          tell("a notice of copyright in the place of an abstract was left out");
        } else if (tells_no_abstract(read.text)) {
          tell("an abstract that only says that there is none was left out");
        } else if (seen.insert(read.label + '\n' + read.text)
                       .second) {  // some give the same abstract twice
          add_section(sections, std::move(read));
        }
      }
    }
    return sections;
  }

  /// Topics with their qualifiers.
  std::vector<std::string> headings() const { return headings_; }

  std::vector<std::string> repairs() const {
    std::vector<std::string> repairs = reference_.repairs;
    for (const std::string& repair : told_) repairs.push_back(repair);
    std::string placeholders = told_of_placeholders(reference_.left_out);
    if (!placeholders.empty()) repairs.push_back(std::move(placeholders));
    if (had_controls_) repairs.emplace_back("control characters were left out");
    if (had_long_keyword_) {
      repairs.push_back("a keyword longer than " + std::to_string(kMaxKeywordBytes) +
                        " bytes was left out");
    }
    return repairs;
  }

 private:
  std::string plain(std::string_view text, Paragraphs paragraphs = Paragraphs::join) {
    return plain_text(text, paragraphs, had_controls_);
  }

  /// "?a=1&copy=2" has no entity.
  std::string address(std::string_view text) {
    std::string plain = plain_text(text, Paragraphs::join, had_controls_, EntityEnds::in_semicolon);
    // Of several the first; Rayyan has other fields behind it.
    if (begins_with(plain, "http")) plain.resize(std::min(plain.find(' '), plain.size()));
    return std::string(trim_end(plain, ";,"));
  }

  static void put(ordered_json& object, const char* name, std::string text) {
    if (!text.empty()) object[name] = std::move(text);
  }

  void tell(std::string sentence) {
    if (!is_one_of(sentence, told_)) told_.push_back(std::move(sentence));
  }

  std::vector<std::string> topics() {
    headings_ = reference_.headings;
    std::vector<std::string> topics;
    for (const std::string& topic : reference_.topics) {
      KeywordName read = keyword_name(plain(topic));
      topics.push_back(std::move(read.name));
      if (!read.qualified.empty()) headings_.push_back(std::move(read.qualified));
    }
    take_stop_of_list(topics);
    return topics;
  }

  /// The closing full stop, which MEDLINE gives each title, is not part of it; nor are the brackets
  /// around one that PubMed has translated.
  std::string title() {
    const std::string given = plain(reference_.title);
    std::string text = without_title_brackets(std::string(without_language_of_title(given)));
    const bool abbreviates =
        text.size() > 2 && (text[text.size() - 3] == '.' || text.ends_with(".."));
    if (text.ends_with('.') && !abbreviates) text.pop_back();
    return text;
  }

  ordered_json citation() {
    ordered_json citation = ordered_json::object();
    put(citation, "type", reference_.type);
    for (const ReferenceAuthor& author : reference_.authors) add_author(citation, author);
    if (reference_.authors_cut) citation["authors-cut"] = true;
    put(citation, "issued",
        date_of_short_month(date_of_short_year(first_date(plain(reference_.date)))));
    put(citation, "title", title());
    put(citation, "container-title", plain(reference_.container_title));
    put(citation, "volume", as_it_stands("volume", volume()));
    put(citation, "issue", as_it_stands("issue", issue()));
    put(citation, "page", as_it_stands("pages", pages()));
    const std::string doi = without_entities(reference_.doi, EntityEnds::in_semicolon);
    put_number(citation, "DOI", reference_.doi, bare_doi_of_article(doi));
    put_number(citation, "PMID", reference_.pmid, bare_pmid(reference_.pmid));
    put(citation, "ISSN", issns());
    put(citation, "URL", address(reference_.url));
    return citation;
  }

  /// "10" of "10-0": no article ends on a page 0.
  std::string pages() {
    const std::string text =
        without_same_end(whole_pages(with_plain_blanks(plain(reference_.page))));
    const std::size_t hyphen = text.find('-');
    const std::string_view last = std::string_view(text).substr(std::min(hyphen, text.size()));
    if (text.size() > 1 && text.back() == '-' && text.find('-') + 1 == text.size()) {
      return text.substr(0, text.size() - 1);  // "e0123456-"
    }
    if (text.empty() || !is_blank(last, "-0") || text.front() == '-') return text;
    if (hyphen == text.npos && text != "0") return text;
    tell("a page 0 was left out");
    return text.substr(0, text.front() == '0' ? 0 : hyphen);
  }

  /// Tables make dates of numbers ("10-Dec" of 10-12) and round others ("1.05E+05"): what the
  /// numbers were is not known.
  std::string as_it_stands(const std::string& what, std::string text) {
    if (is_made_by_table(text)) {
      tell("the " + what + " '" + text + "' may be what a table made of another number");
    }
    return text;
  }

  /// Of a volume such as "12(3)" or "12, no. 3" both, if no field has the issue.
  std::pair<std::string, std::string> volume_and_issue() {
    const std::string volume = without_number_label(plain(reference_.volume));
    const std::string issue = plain(reference_.issue);
    if (!issue.empty()) return {volume, without_number_label(issue)};
    return parts_of_volume(volume);
  }

  /// EndNote has the degree in the volume of a thesis.
  std::string volume() {
    std::string text = volume_and_issue().first;
    const bool is_degree =
        reference_.type == "thesis" && !text.empty() && std::ranges::none_of(text, is_digit);
    if (!is_degree) return text;
    tell("the volume '" + beginning_of_text(text) + "' of a thesis was left out");
    return {};
  }

  /// EndNote has the authors' addresses in the issue of what it read from Embase.
  std::string issue() {
    std::string text = volume_and_issue().second;
    if (!is_address_of_authors(text)) return text;
    tell("the issue '" + beginning_of_text(text) + "' is an address and was left out");
    return {};
  }

  /// What looks like ISSNs, whether their check digits are right or not.
  std::string issns() {
    std::string list;
    for (const std::string& given : reference_.serial_numbers) {
      const std::string text = plain(given);
      for (std::string_view word : split_words(text, " ,;:()[]\"")) {
        word = without_kind_of_issn(word);
        if (looks_like_issn(word)) list.append(list.empty() ? "" : ", ").append(word);
      }
    }
    return list;
  }

  /// What is given as a number and is none is not lost without a word.
  void put_number(ordered_json& citation, const std::string& name, const std::string& given,
                  std::string number) {
    const std::string text = plain(given);
    if (number.empty() && !text.empty()) {
      tell("the " + name + " '" + beginning_of_text(text) + "' is none and was left out");
    }
    put(citation, name.c_str(), std::move(number));
  }

  void add_author(ordered_json& citation, const ReferenceAuthor& author) {
    Name given = {plain(author.name.family), plain(author.name.given), plain(author.name.literal),
                  plain(author.name.suffix)};
    settle_name(given);
    if (!has_letter(given.family + given.given + given.literal + author.printed)) return;
    ordered_json name = ordered_json::object();
    put(name, "family", given.family);
    put(name, "given", given.given);
    put(name, "suffix", given.suffix);
    put(name, "literal", given.literal);
    if (!name.empty()) citation["author"].push_back(name);
    if (const std::string printed = plain(author.printed); !printed.empty()) {
      citation["author"].push_back(printed);
    }
  }

  void put_keywords(ordered_json& entry, const char* name, const std::vector<std::string>& words) {
    ordered_json keywords = ordered_json::array();
    std::unordered_set<std::string> seen;
    for (const std::string& word : words) {
      const std::string keyword = plain(word);
      had_long_keyword_ = had_long_keyword_ || keyword.size() > kMaxKeywordBytes;
      const bool is_usable = !keyword.empty() && keyword.size() <= kMaxKeywordBytes;
      if (is_usable && seen.insert(keyword).second) keywords.push_back(keyword);
    }
    if (!keywords.empty()) entry[name] = std::move(keywords);
  }

  const Reference& reference_;
  bool had_controls_ = false;
  bool had_long_keyword_ = false;
  std::vector<std::string> told_;
  std::vector<std::string> headings_;
};

/// Cochrane withdraws reviews that are out of date, which is no retraction.
bool is_outdated_review(const Reference& reference, std::string_view title) {
  return begins_with(title, "withdrawn:") &&
         plain_words(reference.container_title).starts_with("cochrane");
}

/// From fields, notes, title and types of publication, the surest first.
std::vector<std::string> notices_of(const Reference& reference) {
  std::vector<std::string> notices;
  bool had_controls = false;
  const auto plain = [&](const std::string& text) {
    return plain_text(text, Paragraphs::join, had_controls);
  };
  for (const std::string& notice : reference.notices) add_notice(notices, plain(notice));
  for (const std::string& note : reference.notes) {
    if (is_summary_note(note)) continue;
    for (const std::string_view line : split_at(note, '\n')) {
      add_notice(notices, notice_in_line(plain(std::string(line))));
    }
  }
  const std::string title = plain(reference.title);
  if (!is_outdated_review(reference, title)) add_notice(notices, notice_in_title(title));
  for (const std::string& type : reference.research_types) {
    add_notice(notices, std::string(kind_of_type(type)));
  }
  for (const std::string& topic : reference.topics) {
    add_notice(notices, std::string(kind_of_keyword(plain(topic))));
  }
  return notices;
}

/// Whether nothing but title, date, address and blog is known: what is cited is the post itself.
bool is_post(const Reference& reference) {
  return reference.type == "post-weblog" && reference.authors.empty() && reference.doi.empty() &&
         reference.pmid.empty() && reference.volume.empty() && reference.issue.empty() &&
         reference.page.empty();
}

/// Whose words the texts are.
void set_kind(Record& record, const Reference& reference) {
  Entry& entry = record.entry;
  const bool has_text = !entry.summary.empty() || !entry.practice_implications.empty();
  if (has_text) entry.summary_kind = "abstract";
  if (take_summary_notes(reference.notes, record) || !is_post(reference)) return;
  entry.summary_kind.clear();
  entry.url = entry.citation->url;
  entry.summary_source = entry.citation->container_title;
  entry.citation.reset();
}

/// Other forms do not have the names of CSL for their fields.
void name_as_in_forms(std::string& repair) {
  constexpr auto kNames = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"field 'citation.issued'", "the date"},
       {"field 'citation.ISSN'", "the ISSN"},
       {"field 'citation.URL'", "the address"},
       {"field 'citation.author'", "the authors"}});
  for (const auto& [ours, theirs] : kNames) {
    if (repair.starts_with(ours)) repair.replace(0, ours.size(), theirs);
  }
}

}  // namespace

std::string container_of_thesis(std::string journal, const std::string& second) {
  const std::string words = ' ' + plain_words(second);
  const bool is_journal =
      words.find(" abstracts") != words.npos || words.find(" dissertations") != words.npos;
  return journal.empty() && is_journal ? second : std::move(journal);
}

void leave_out_number_of_pages(Reference& reference) {
  if (!is_number_of_pages(reference.type, reference.page)) return;
  const bool is_article = reference.type.starts_with("article");
  reference.repairs.push_back(
      "the number of pages '" + beginning_of_text(reference.page) +
      (is_article ? "' in the place of a page was left out" : "' of a whole work was left out"));
  reference.page.clear();
}

std::string beginning_of_text(std::string_view text) {
  constexpr std::size_t kMostBytes = 40;
  if (text.size() <= kMostBytes) return std::string(text);
  return std::string(whole_characters(text, kMostBytes)) + "\u2026";
}

std::string published_by(const std::string& date, std::vector<std::string>& repairs) {
  Reference dated;
  dated.title = "title";  // which no form takes for a placeholder
  dated.date = fullest_date({date}, repairs);
  Record scratch;
  UniqueIds ids;
  set_entry(scratch, std::move(dated), ids);
  if (!scratch.entry.published.empty()) {  // of a date without a year, the caller knows more
    std::ranges::move(scratch.repairs, std::back_inserter(repairs));
  }
  return scratch.entry.published;
}

void set_entry(Record& record, Reference given, UniqueIds& made_ids) try {
  take_issn_of_journal(given);
  const Reference reference = without_placeholders(std::move(given));
  ReferenceJson json(reference);
  const std::string text =
      json.entry().dump(-1, ' ', false, ordered_json::error_handler_t::replace);
  record.entry = entry_from_json(text, record.repairs);
  for (std::string& repair : record.repairs) name_as_in_forms(repair);
  set_abstract(record.entry, json.abstract());
  record.headings = json.headings();
  record.entry.notices = notices_of(reference);
  Entry& entry = record.entry;
  for (std::string& repair : json.repairs()) record.repairs.push_back(std::move(repair));
  const IssuedDate& issued = entry.citation->issued;
  entry.published = iso_date(issued.year, issued.month, issued.day);
  set_kind(record, reference);
  if (entry.title.empty() && entry.summary.empty() && entry.practice_implications.empty()) {
    entry.id = id_of_rejected(entry, reference);
    record.rejection = "has neither a title nor an abstract";
    record.code = FaultCode::no_text;
    return;
  }
  settle_id(record, reference, made_ids);
} catch (const Error& error) {
  reject_for(record, error);
}

}  // namespace pprsearch
