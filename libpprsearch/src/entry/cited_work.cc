#include "entry/cited_work.h"

#include <pprsearch/citation_formats.h>

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/calendar.h"
#include "base/note_labels.h"
#include "base/utf8.h"
#include "citation/issued_date.h"
#include "entry/summary_kind.h"

// Whose words a text is decides where it goes. An article's own abstract is its abstract. What a
// blog says of the article is a note, because a reference manager would cite an abstract as the
// authors' own words. A post that is not about an article is itself what is cited, with its text.
//
// formats/summary_notes.cc reads the notes that are written here.

namespace pprsearch {
namespace {

/// The types of the CSL 1.0.2 schema.
constexpr std::array<std::string_view, 45> kCslTypes = {"article",
                                                        "article-journal",
                                                        "article-magazine",
                                                        "article-newspaper",
                                                        "bill",
                                                        "book",
                                                        "broadcast",
                                                        "chapter",
                                                        "classic",
                                                        "collection",
                                                        "dataset",
                                                        "document",
                                                        "entry",
                                                        "entry-dictionary",
                                                        "entry-encyclopedia",
                                                        "event",
                                                        "figure",
                                                        "graphic",
                                                        "hearing",
                                                        "interview",
                                                        "legal_case",
                                                        "legislation",
                                                        "manuscript",
                                                        "map",
                                                        "motion_picture",
                                                        "musical_score",
                                                        "pamphlet",
                                                        "paper-conference",
                                                        "patent",
                                                        "performance",
                                                        "periodical",
                                                        "personal_communication",
                                                        "post",
                                                        "post-weblog",
                                                        "regulation",
                                                        "report",
                                                        "review",
                                                        "review-book",
                                                        "software",
                                                        "song",
                                                        "speech",
                                                        "standard",
                                                        "thesis",
                                                        "treaty",
                                                        "webpage"};

std::string type_of(const Entry& entry) {
  if (!entry.citation) return "post-weblog";
  const std::string& type = entry.citation->type;
  const bool known = std::ranges::find(kCslTypes, type) != kCslTypes.end();
  return known ? type : (type.empty() ? "article-journal" : "document");
}

/// Summary and implications as one text.
std::string both_texts(const Entry& entry) {
  if (entry.practice_implications.empty()) return entry.summary;
  const std::string gap = entry.summary.empty() ? "" : "\n\n";
  return entry.summary + gap + std::string(kImplicationsNote) + ": " + entry.practice_implications;
}

/// "2020-09"; of no date, nothing.
std::string published_form(const IssuedDate& date) {
  return iso_date(date.year, date.month, date.day);
}

/// Topics first; what is both a topic and a keyword comes once.
std::vector<std::string> keywords_of(const Entry& entry) {
  std::vector<std::string> keywords = entry.topics;
  for (const std::string& keyword : entry.keywords) {
    if (std::ranges::find(keywords, keyword) == keywords.end()) keywords.push_back(keyword);
  }
  return keywords;
}

void add_note(std::vector<std::string>& notes, std::string_view label, std::string_view text) {
  if (!text.empty()) notes.push_back(std::string(label) + ": " + std::string(text));
}

void add_line(std::vector<std::string>& notes, std::string_view label, std::string_view text) {
  add_note(notes, label, on_one_line(text));
}

/// The address stands in for that of an article that has none, so that of a summary is told always.
std::string summary_address(const Entry& entry, const Citation& citation, bool is_summary) {
  return is_summary || entry.url != citation.url ? entry.url : "";
}

/// Of an entry that is about an article.
std::vector<std::string> notes_of(const Entry& entry, const Citation& citation) {
  const bool is_summary = !has_abstract(entry);
  std::vector<std::string> notes;
  if (entry.title != citation.title) add_line(notes, kTitleNote, entry.title);
  if (entry.published != published_form(citation.issued)) {
    add_line(notes, kPublishedNote, entry.published);
  }
  add_line(notes, kAddressNote, summary_address(entry, citation, is_summary));
  if (citation.authors_cut) notes.emplace_back("The source gives only the first authors");
  if (entry.citation->title.empty()) add_line(notes, "Cited as", citation.raw);
  return notes;
}

std::vector<std::string> notes_of_all(const Entry& entry, const Citation& citation) {
  std::vector<std::string> notes;
  if (entry.citation) notes = notes_of(entry, citation);
  for (const std::string& notice : entry.notices) add_line(notes, kNoticeNote, notice);
  for (const std::string& type : entry.research_types) add_line(notes, kTypeNote, type);
  if (!entry.citation) return notes;
  add_line(notes, kSourceNote, entry.summary_source);
  if (!has_abstract(entry)) add_note(notes, kSummaryNote, both_texts(entry));
  return notes;
}

/// Whether `text` begins with a code point that Unicode keeps free for ever (U+FDD0 to U+FDEF,
/// the last two of each plane). Strict decoders, biber's among them, refuse a whole file for one.
bool begins_with_noncharacter(std::string_view text) {
  const Character character = character_at(text, 0);
  if (!character.valid) return false;
  return (character.code >= 0xFDD0 && character.code <= 0xFDEF) ||
         (character.code & 0xFFFF) >= 0xFFFE;
}

/// Bytes of the control character (C0, DEL, C1) that `text` begins with; 0 for others.
std::size_t length_of_control(std::string_view text) {
  if (is_control(text.front())) return 1;
  const bool is_c1 =
      text.size() > 1 && text[0] == '\xC2' && static_cast<unsigned char>(text[1]) < 0xA0;
  return is_c1 ? 2 : 0;
}

/// Bytes of the line end, control character or blank that `text` begins with; 0 for others.
/// Some programs part lines at LINE SEPARATOR and PARAGRAPH SEPARATOR, and at NEL, which is C1.
std::size_t length_of_blank(std::string_view text) {
  if (text.front() == ' ') return 1;
  if (const std::size_t control = length_of_control(text); control > 0) return control;
  for (const std::string_view mark : {"\xE2\x80\xA8", "\xE2\x80\xA9"}) {
    if (text.starts_with(mark)) return mark.size();
  }
  return begins_with_noncharacter(text) ? length_of_utf8(text) : 0;
}

}  // namespace

/// If nothing is said, what has no title, date and printed citation of its own is a record of the
/// article, as bibliographic sources give it.
bool has_abstract(const Entry& entry) {
  if (!entry.citation) return false;
  if (!entry.summary_kind.empty()) return entry.summary_kind == kAbstractKind;
  const Citation& citation = *entry.citation;
  const bool same_title = citation.title.empty() || entry.title == citation.title;
  return citation.raw.empty() && same_title && entry.published == published_form(citation.issued);
}

CitedWork cited_work_of(const Entry& entry) {
  CitedWork work;
  work.type = type_of(entry);
  Citation& citation = work.citation;
  citation = entry.citation.value_or(Citation());
  if (on_one_line(citation.title).empty()) citation.title = entry.title;
  // The month of the summary is not the year of an article.
  if (!entry.citation) {
    citation.issued = read_issued(entry.published);
    citation.container_title = entry.summary_source;
  }
  if (citation.url.empty()) citation.url = entry.url;
  if (!entry.citation || has_abstract(entry)) work.abstract = controls_as_blanks(both_texts(entry));
  work.keywords = keywords_of(entry);
  work.notes = notes_of_all(entry, citation);
  return work;
}

std::string controls_as_blanks(std::string_view text) {
  std::string kept;
  while (!text.empty()) {
    const std::size_t control = text.front() == '\n' ? 0 : length_of_control(text);
    kept += control > 0 ? ' ' : text.front();
    text.remove_prefix(std::max<std::size_t>(control, 1));
  }
  return kept;
}

std::string on_one_line(std::string_view text) {
  std::string line;
  bool gap = false;
  while (!text.empty()) {
    const std::size_t blank = length_of_blank(text);
    if (blank == 0) {
      if (gap && !line.empty()) line += ' ';
      line += text.front();
    }
    gap = blank > 0;
    text.remove_prefix(std::max<std::size_t>(blank, 1));
  }
  return line;
}

std::string inverted_name(const Name& name) {
  if (name.family.empty() && name.given.empty()) return on_one_line(name.literal);
  std::string text = on_one_line(name.family.empty() ? name.given : name.family);
  if (!name.family.empty() && !name.given.empty()) text += ", " + on_one_line(name.given);
  return name.suffix.empty() ? text : text + ", " + on_one_line(name.suffix);
}

}  // namespace pprsearch
