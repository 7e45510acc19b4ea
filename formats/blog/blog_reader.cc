#include <pprsearch/error.h>

#include <algorithm>
#include <istream>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "formats/blog/blog.h"
#include "formats/blog/blog_lines.h"
#include "formats/blog/blog_post.h"
#include "formats/record.h"
#include "formats/text_lines.h"
#include "formats/unique_ids.h"

// A blog page as the text a browser shows. It has no marks, so its posts are
// found by their shape, in two steps: each line is classified by itself
// (blog_lines.h), then the lines under each month heading are made into posts.
//
//     December 2020                     month heading
//     How Does Therapy Harm?            title
//     Curran, J., … (2019). …           reference; often missing
//     Forty to 60% of patients …        summary, one paragraph or more
//     Practice Implications
//     Therapists would do well …        implications, one paragraph or more
//     Another Title                     the next post begins, and nothing says so
//
// A short line begins a post where it
//   1. is the first line under a month heading, or
//   2. stands above a reference, or
//   3. reads like a title (words in capitals) between two paragraphs, or
//   4. is the last short line above a "Practice Implications" that would
//      otherwise be the second one of its post.
// In each case text must follow. What stands outside the months, or from a
// heading such as "Topics" or "Archives" to the next month, belongs to no post.

namespace pprsearch {
namespace {

using Lines = std::span<const BlogLine>;

constexpr std::size_t kMaxPageBytes = 64 * 1024 * 1024;

// ---- Where posts begin ----

bool is_complete_paragraph(const BlogLine& line) {
  return line.kind == LineKind::paragraph &&
         std::string_view(".?!").find(closing_mark(line.text)) != std::string_view::npos;
}

bool has_capital(std::string_view word) { return !is_lower(word.front()); }

// Three words or more, most of the longer ones with capitals. Headings within a
// text ("Limitations of the study") and sentences have fewer.
bool reads_like_title(std::string_view text) {
  constexpr std::size_t kLongWordBytes = 4;
  std::size_t words = 0;
  std::size_t long_words = 0;
  std::size_t capitals = 0;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    ++words;
    if (word.size() >= kLongWordBytes) {
      ++long_words;
      if (has_capital(word)) ++capitals;
    }
    text.remove_prefix(std::min(word.size() + 1, text.size()));
  }
  return words >= 3 && 2 * capitals > long_words;
}

bool is_text(const BlogLine& line) {
  return line.kind == LineKind::paragraph || line.kind == LineKind::implications;
}

bool begins_post(Lines lines, std::size_t i) {
  if (lines[i].kind != LineKind::short_line) return false;
  if (i == 0) return std::any_of(lines.begin() + 1, lines.end(), is_text);
  const PostOpening opening = read_opening(lines, i);
  if (opening.body == lines.size() || !is_text(lines[opening.body])) return false;
  return opening.reference ||
         (is_complete_paragraph(lines[i - 1]) && reads_like_title(lines[i].text));
}

// The last line in [begin, end) that could be the title of the implications at `end`;
// `end` where there is none.
std::size_t find_owner(Lines lines, std::size_t begin, std::size_t end) {
  for (std::size_t i = end; i-- > begin;) {
    if (lines[i].kind != LineKind::short_line) continue;
    if (is_text(lines[read_opening(lines, i).body])) return i;
  }
  return end;
}

std::vector<std::size_t> find_titles(Lines lines) {
  std::vector<std::size_t> titles;
  std::size_t unowned = 0;  // from here on lines may belong to a post yet unknown
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (begins_post(lines, i)) {
      titles.push_back(i);
      unowned = lines.size();
    } else if (lines[i].kind == LineKind::implications) {
      const std::size_t owner = find_owner(lines, unowned, i);
      if (owner != i) titles.push_back(owner);
      unowned = i + 1;
    }
  }
  return titles;
}

// The lines between one month heading and the next, or the end of its posts.
struct Section {
  std::string month;    // "2020-12"
  std::string heading;  // as it stands there
  Lines lines;
  std::vector<std::size_t> titles;  // indexes into `lines`
  bool of_archive = false;          // one of a list of months, no place for posts
};

Section read_section(const BlogLine& heading, Lines below) {
  const auto end = std::find_if(below.begin(), below.end(), [](const BlogLine& line) {
    return line.kind == LineKind::month || line.kind == LineKind::outside;
  });
  const Lines lines = below.first(static_cast<std::size_t>(end - below.begin()));
  return {month_of_heading(heading.text), heading.text, lines, find_titles(lines)};
}

std::vector<Section> find_sections(Lines lines) {
  std::vector<Section> sections;
  bool outside = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].kind == LineKind::outside) outside = true;
    if (lines[i].kind != LineKind::month) continue;
    Section section = read_section(lines[i], lines.subspan(i + 1));
    outside = outside && section.titles.empty();
    section.of_archive = outside;
    sections.push_back(std::move(section));
  }
  return sections;
}

// ---- Posts ----

// `lines` begins with the post's title and ends before the next one.
Record read_post(Lines lines, const std::string& month) {
  Record record;
  record.line = lines.front().number;
  record.entry.published = month;
  read_post_text(lines, record);
  if (read_opening(lines, 0).body == lines.size()) {
    record.rejection = "a title without a text";
    record.code = FaultCode::no_text;
  }
  return record;
}

// Lines under a month that belong to no post are told, not lost in silence.
void reject_stray_lines(const Section& section, std::size_t end, std::vector<Record>& records) {
  if (end == 0 || section.of_archive) return;
  Record record;
  record.line = section.lines.front().number;
  record.rejection = "text under '" + section.heading + "' that has no title or no body";
  record.code = FaultCode::no_text;
  records.push_back(std::move(record));
}

void read_posts(const Section& section, std::vector<Record>& records) {
  std::vector<std::size_t> bounds = section.titles;
  bounds.push_back(section.lines.size());
  reject_stray_lines(section, bounds.front(), records);
  for (std::size_t i = 0; i + 1 < bounds.size(); ++i) {
    const Lines lines = section.lines.subspan(bounds[i], bounds[i + 1] - bounds[i]);
    records.push_back(read_post(lines, section.month));
  }
}

std::vector<Record> reject_page(std::string reason, FaultCode code = FaultCode::wrong_form) {
  Record record;
  record.line = 1;
  record.rejection = std::move(reason);
  record.code = code;
  return {std::move(record)};
}

std::vector<Record> read_page(std::istream& in) {
  const auto lines = read_lines(in, kMaxPageBytes);
  if (!lines) return reject_page("the page is larger than 64 MiB", FaultCode::too_long);
  const std::vector<BlogLine> classified = classify_lines(*lines);
  const std::vector<Section> sections = find_sections(classified);
  if (sections.empty()) return reject_page("no blog page: no month heading ('December 2020')");
  std::vector<Record> records;
  for (const Section& section : sections) read_posts(section, records);
  const auto is_post = [](const Record& record) { return record.rejection.empty(); };
  if (std::none_of(records.begin(), records.end(), is_post)) {
    return reject_page("no blog page: no post under its month headings");
  }
  return records;
}

// A title without a letter or digit of ASCII and month makes no id.
void give_id(Record& record, UniqueIds& ids) {
  try {
    record.entry.id = make_entry_id(record.entry.published, record.entry.title);
    ids.settle(record);
  } catch (const Error& error) {
    reject_for(record, error);
  }
}

}  // namespace

Recognition recognise_blog(const TextBeginning& beginning) {
  return perhaps_by(
      beginning.find_line([](std::string_view line) { return !month_of_heading(line).empty(); }));
}

void read_blog(std::istream& in, const std::string& file, const RecordSink& sink) {
  UniqueIds ids;
  for (Record& record : read_page(in)) {
    record.file = file;
    if (record.rejection.empty()) give_id(record, ids);
    sink(std::move(record));
  }
}

}  // namespace pprsearch
