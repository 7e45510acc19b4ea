#include <pprsearch/error.h>
#include <pprsearch/json.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <filesystem>
#include <istream>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"
#include "formats/markdown/front_matter.h"
#include "formats/markdown/markdown.h"
#include "formats/markdown/markdown_body.h"
#include "formats/markdown/toml_json.h"
#include "formats/markdown/yaml_json.h"
#include "formats/record.h"
#include "formats/text_lines.h"
#include "formats/yaml_text.h"

// An entry as a Markdown file: the front matter has its fields, the body its
// texts. Both are put into the entry's JSON form, and entry_from_json() reads
// that: so a field means the same in a Markdown file as in a line of JSON, and
// its faults are told in the same words.

namespace pprsearch {
namespace {

using Lines = std::span<const std::string>;

constexpr std::size_t kMaxFileBytes = 64 * 1024 * 1024;
constexpr std::size_t kMaxFrontMatterBytes = 16 * 1024 * 1024;
constexpr std::string_view kYamlFence = "---";
constexpr std::string_view kTomlFence = "+++";

struct Parts {
  std::string_view fence;
  std::size_t line = 2;  ///< the first of the front matter, below its opening "---"
  Lines front_matter;
  Lines summary;
  Lines implications;
  Lines behind;  ///< what stands below the implications, and belongs to the summary
};

bool is_fence(std::string_view line, std::string_view fence) {
  return line.starts_with(fence) && is_blank(line.substr(fence.size()));
}

/// YAML may also end with "...".
bool ends_matter(std::string_view line, std::string_view fence) {
  return is_fence(line, fence) || (fence == kYamlFence && is_fence(line, "..."));
}

Lines between(Lines lines, Lines::iterator begin, Lines::iterator end) {
  return lines.subspan(static_cast<std::size_t>(begin - lines.begin()),
                       static_cast<std::size_t>(end - begin));
}

Parts take_apart(Lines lines) {
  const auto first = std::ranges::find_if(lines, [](const auto& line) { return !is_blank(line); });
  const auto blank = static_cast<std::size_t>(first - lines.begin());
  lines = lines.subspan(blank);
  const bool is_toml = !lines.empty() && is_fence(lines.front(), kTomlFence);
  const std::string_view fence = is_toml ? kTomlFence : kYamlFence;
  if (lines.empty() || !is_fence(lines.front(), fence)) {
    throw Error("no front matter: the first line is not '---'");
  }
  const auto begin = lines.begin() + 1;
  const auto end = std::find_if(begin, lines.end(),
                                [&](const std::string& line) { return ends_matter(line, fence); });
  if (end == lines.end()) {
    throw Error("the front matter has no closing '" + std::string(fence) + "'");
  }
  const Lines body = between(lines, end + 1, lines.end());
  Parts parts{fence, blank + 2, between(lines, begin, end), body, {}, {}};
  if (const std::optional<ImplicationsPlace> place = find_implications(body)) {
    parts.summary = body.first(place->heading);
    parts.implications = body.subspan(place->begin, place->end - place->begin);
    parts.behind = body.subspan(place->end);
  }
  return parts;
}

MatterText parse_front_matter(const Parts& parts) {
  std::size_t bytes = 0;
  for (const std::string& line : parts.front_matter) bytes += line.size() + 1;
  if (bytes > kMaxFrontMatterBytes) throw Error("the front matter is larger than 16 MiB");
  if (parts.fence == kTomlFence) {
    return toml_to_json(join_lines(parts.front_matter), parts.line);
  }
  const YAML::Node fields = parse_yaml(parts.front_matter, parts.line);
  if (fields.IsNull()) return yaml_to_json(YAML::Node(YAML::NodeType::Map), parts.line);
  if (!fields.IsMap()) {
    throw Error("line " + std::to_string(parts.line) +
                ": the front matter is not made of 'key: value'");
  }
  return yaml_to_json(fields, parts.line);
}

/// A page's title may be its first heading, in place of the front matter's or once more.
void take_title(Parts& parts, std::string& title) {
  const auto first =
      std::ranges::find_if(parts.summary, [](const std::string& line) { return !is_blank(line); });
  if (first == parts.summary.end() || !first->starts_with("# ")) return;
  const std::string heading = text_of_body({&*first, 1});
  if (!title.empty() && plain_words(heading) != plain_words(title)) return;
  if (title.empty()) title = heading;
  parts.summary = between(parts.summary, first + 1, parts.summary.end());
}

/// A printed citation says itself what it is of; numbers alone are added to it.
void complete(Citation& citation, const Citation& article) {
  const auto fill = [](auto& text, const auto& other) {
    if (text.empty()) text = other;
  };
  fill(citation.doi, article.doi);
  fill(citation.pmid, article.pmid);
  fill(citation.issn, article.issn);
  if (!citation.raw.empty()) return;
  if (citation.authors.empty()) citation.authors_cut = article.authors_cut;
  if (citation.issued.year == 0) citation.issued = article.issued;
  fill(citation.authors, article.authors);
  fill(citation.title, article.title);
  fill(citation.type, article.type);
  fill(citation.container_title, article.container_title);
  fill(citation.volume, article.volume);
  fill(citation.issue, article.issue);
  fill(citation.page, article.page);
}

/// The abstract is the article's own words, what is below the front matter somebody's about it.
void set_texts(Entry& entry, const Parts& parts, const FrontMatter& matter) {
  std::string below = text_of_body(parts.summary);
  const std::string behind = text_of_body(parts.behind);
  if (!below.empty() && !behind.empty()) below += "\n\n";
  below += behind;
  const std::string text = below.empty() && matter.abstract.empty() ? matter.description : below;
  entry.summary = matter.abstract;
  if (!matter.abstract.empty() && !text.empty()) entry.summary += "\n\n";
  entry.summary += text;
  if (!matter.abstract.empty() && text.empty() && entry.summary_kind.empty()) {
    entry.summary_kind = "abstract";
  }
  entry.practice_implications = text_of_body(parts.implications);
  if (entry.practice_implications.empty()) entry.practice_implications = matter.implications;
}

void read_entry(std::istream& in, Record& record) {
  const auto lines = read_lines(in, kMaxFileBytes);
  if (!lines) throw Error("the file is larger than 64 MiB");
  record.entry.id = std::filesystem::path(record.file).stem().string();
  Parts parts = take_apart(*lines);
  FrontMatter matter = read_front_matter(parse_front_matter(parts), record.file);
  if (!matter.unpublished.empty()) {
    record.passed_over = "a page that is not published (" + matter.unpublished + ")";
    return;
  }
  record.slips = std::move(matter.slips);
  record.repairs = std::move(matter.repairs);
  record.entry = entry_from_json(matter.entry, record.repairs);
  if (record.entry.citation && matter.article) {
    complete(*record.entry.citation, *matter.article);
  } else if (matter.article) {
    record.entry.citation = matter.article;
  }
  take_title(parts, record.entry.title);
  set_texts(record.entry, parts, matter);
}

/// The line that a fault begins with: "line 3: unknown member"; 0 if it names none.
std::size_t line_told(std::string_view fault) {
  constexpr std::string_view kLabel = "line ";
  constexpr std::size_t kMostDigits = 9;
  if (!fault.starts_with(kLabel)) return 0;
  fault.remove_prefix(kLabel.size());
  const std::size_t digits = count_digits(fault);
  if (digits == 0 || digits > kMostDigits) return 0;
  return std::stoul(std::string(fault.substr(0, digits)));
}

}  // namespace

Recognition recognise_markdown(const TextBeginning& beginning) {
  return perhaps_if(beginning.text().starts_with("---") || beginning.text().starts_with("+++"));
}

void read_markdown(std::istream& in, const std::string& file, const RecordSink& sink) {
  Record record;
  record.file = file;
  record.line = 1;
  try {
    read_entry(in, record);
  } catch (const Error& error) {
    reject_for(record, error);
  }
  record.fault_line = line_told(record.rejection);
  for (const std::string& slip : record.slips) {
    const std::size_t line = line_told(slip);
    if (record.fault_line == 0 || (line != 0 && line < record.fault_line)) record.fault_line = line;
  }
  sink(std::move(record));
}

}  // namespace pprsearch
