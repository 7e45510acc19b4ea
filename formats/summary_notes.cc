#include "formats/summary_notes.h"

#include <algorithm>
#include <array>

#include "base/note_labels.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "formats/plain_text.h"
#include "formats/valid_member.h"

// A reference manager keeps an article; what an entry knows of its summary is written as notes
// (libpprsearch/src/entry/cited_work.cc). Here they are read again, so that a library that went
// through Zotero and back is still one of summaries. A note is ours if it begins with a label.

namespace pprsearch {
namespace {

constexpr std::size_t kMostNoticeBytes = 200;

struct NoteOfLine {
  std::string_view label;
  std::string Entry::*member;
};

constexpr std::array<NoteOfLine, 4> kLines = {{
    {kTitleNote, &Entry::title},
    {kPublishedNote, &Entry::published},
    {kAddressNote, &Entry::url},
    {kSourceNote, &Entry::summary_source},
}};

/// Whether a note begins with a label and its colon.
bool begins_with_label(std::string_view note, std::string_view label) {
  return note.starts_with(label) && note.substr(label.size()).starts_with(':');
}

/// What stands behind a label; nothing if the note does not begin with it.
std::string_view behind(std::string_view label, std::string_view note) {
  return begins_with_label(note, label) ? trim(note.substr(label.size() + 1), kBlanks)
                                        : std::string_view();
}

/// Where the label of the implications is, before which a paragraph or a sentence ends.
std::size_t begin_of_implications(std::string_view text) {
  const std::size_t label = text.rfind(plus(kImplicationsNote, ":"));
  const bool is_label = label != text.npos && (label == 0 || is_one_of(text[label - 1], kBlanks));
  return is_label ? label : text.size();
}

void take_summary(std::string_view text, Record& record) {
  Entry& entry = record.entry;
  if (!entry.summary.empty() || !entry.practice_implications.empty()) {
    record.repairs.emplace_back(
        "the abstract was left out, because a note has a summary of the article");
  }
  const std::size_t label = begin_of_implications(text);
  entry.summary = trim(text.substr(0, label), kBlanks);
  entry.practice_implications = behind(kImplicationsNote, text.substr(label));
  entry.summary_kind = "summary";
}

void tell_useless(std::string_view label, Record& record) {
  record.repairs.push_back("the note '" + std::string(label) +
                           "' says nothing that can be used and was left out");
}

void take_research_type(std::string_view type, Record& record) {
  constexpr std::size_t kMostBytes = 200;
  std::vector<std::string>& types = record.entry.research_types;
  if (type.size() > kMostBytes || type.find('\n') != type.npos) {
    tell_useless(kTypeNote, record);
  } else if (!is_one_of(type, types)) {
    types.emplace_back(type);
  }
}

/// Whether the note says something of a summary.
bool take_line_note(std::string_view note, Record& record) {
  for (const auto& [label, member] : kLines) {
    const std::string text(behind(label, note));
    if (text.empty()) continue;
    if (is_valid_member(member, text)) {
      record.entry.*member = text;
    } else {
      tell_useless(label, record);
    }
    return true;
  }
  const std::string_view notice = behind(kNoticeNote, note);
  if (!notice_kind(notice).empty() && notice.find('\n') == notice.npos) {
    std::vector<std::string>& notices = record.entry.notices;
    if (!is_one_of(notice, notices))
      notices.emplace_back(whole_characters(notice, kMostNoticeBytes));
  }
  const std::string_view type = behind(kTypeNote, note);
  if (!type.empty()) take_research_type(type, record);
  return false;
}

}  // namespace

bool is_summary_note(std::string_view note) {
  note = trim_begin(note, kBlanks);
  return begins_with_label(note, kSummaryNote) || begins_with_label(note, kTypeNote) ||
         begins_with_label(note, kNoticeNote) ||
         std::ranges::any_of(
             kLines, [&](const NoteOfLine& line) { return begins_with_label(note, line.label); });
}

std::vector<std::string> split_notes(std::string_view text, std::string_view between) {
  std::vector<std::string> notes;
  while (!text.empty()) {
    const std::size_t end = begins_with_label(text, kSummaryNote)
                                ? text.size()
                                : std::min(text.find(between), text.size());
    notes.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + between.size(), text.size()));
  }
  return notes;
}

bool take_summary_notes(const std::vector<std::string>& notes, Record& record) {
  bool any = false;
  bool had_controls = false;
  for (const std::string& given : notes) {
    const std::string note = plain_text(given, Paragraphs::keep, had_controls);
    const std::string_view summary = behind(kSummaryNote, note);
    if (!summary.empty()) take_summary(summary, record);
    any = !summary.empty() || take_line_note(note, record) || any;
  }
  // What came as the address of an article that has none of its own.
  Entry& entry = record.entry;
  if (any && entry.citation && entry.citation->url == entry.url) entry.citation->url.clear();
  return any;
}

}  // namespace pprsearch
