#include "formats/blog/blog_post.h"

#include <pprsearch/citation.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "base/strings.h"
#include "formats/blog/reference_line.h"
#include "formats/valid_member.h"

namespace pprsearch {
namespace {

using Lines = std::span<const BlogLine>;

// A title for comparison: without regard to case and closing signs.
std::string bare_title(std::string_view text) { return in_lower_case(trim_end(text, " .?!:")); }

void add_paragraph(std::string& text, std::string_view paragraph) {
  if (!text.empty()) text += "\n\n";
  text += paragraph;
}

constexpr int kDeepestHeading = 6;

/// A heading of the same or a higher level ends the implications: "References" belongs to what
/// stands before them.
void read_body(Lines body, Record& record) {
  std::string* text = &record.entry.summary;
  int level = 0;  // of the heading of the implications at hand
  for (const BlogLine& line : body) {
    if (line.heading != 0 && line.heading <= level) {
      text = &record.entry.summary;
      level = 0;
    }
    if (line.kind != LineKind::implications) {
      add_paragraph(*text, line.text);
    } else if (text == &record.entry.summary) {
      text = &record.entry.practice_implications;
      level = line.heading == 0 ? kDeepestHeading : line.heading;
    } else {
      record.repairs.push_back("a second heading '" + line.text + "' in line " +
                               std::to_string(line.number) + " was left out");
    }
  }
}

}  // namespace

Citation citation_of(const BlogLine& line) {
  Citation citation = parse_citation(std::string(reference_in_line(line.text)));
  if (citation.doi.empty()) citation.doi = line.doi;
  return citation;
}

PostOpening read_opening(Lines lines, std::size_t title) {
  PostOpening opening{title + 1, std::nullopt, false};
  for (; opening.body < lines.size(); ++opening.body) {
    const BlogLine& line = lines[opening.body];
    if (!opening.reference && line.kind == LineKind::reference) {
      opening.reference = opening.body;
    } else if (!opening.title_repeated && bare_title(line.text) == bare_title(lines[title].text)) {
      opening.title_repeated = true;
    } else {
      break;
    }
  }
  return opening;
}

void read_post_text(Lines lines, Record& record) {
  record.entry.title = lines.front().text;
  const PostOpening opening = read_opening(lines, 0);
  if (opening.reference) record.entry.citation = citation_of(lines[*opening.reference]);
  if (opening.title_repeated) {
    record.repairs.push_back("the title, repeated at the beginning of the text, was left out");
  }
  read_body(lines.subspan(opening.body), record);
}

void set_address(const std::string& address, Record& record) {
  if (address.find(' ') == address.npos && is_valid_member(&Entry::url, address)) {
    record.entry.url = address;
  } else if (!address.empty()) {
    record.repairs.emplace_back("the link, which is no http or https address, was left out");
  }
}

void add_topic(std::string topic, std::unordered_set<std::string>& seen, Record& record) {
  constexpr std::size_t kMaxTopicBytes = 200;
  if (topic.size() > kMaxTopicBytes) {
    record.repairs.emplace_back("a category longer than 200 bytes was left out");
  } else if (!topic.empty() && seen.insert(topic).second) {
    record.entry.topics.push_back(std::move(topic));
  }
}

}  // namespace pprsearch
