#include <pprsearch/error.h>
#include <pprsearch/json.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <filesystem>
#include <istream>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "formats/markdown/markdown.h"
#include "formats/markdown/markdown_body.h"
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
constexpr std::size_t kFrontMatterLine = 2;  // below the opening "---"

struct Parts {
  Lines front_matter;
  std::string summary;
  std::string implications;
};

bool is_fence(std::string_view line) { return line.starts_with("---") && is_blank(line.substr(3)); }

Lines between(Lines lines, Lines::iterator begin, Lines::iterator end) {
  return lines.subspan(static_cast<std::size_t>(begin - lines.begin()),
                       static_cast<std::size_t>(end - begin));
}

Parts take_apart(Lines lines) {
  if (lines.empty() || !is_fence(lines.front())) {
    throw Error("no front matter: the first line is not '---'");
  }
  const auto begin = lines.begin() + 1;
  const auto fence = std::find_if(begin, lines.end(), is_fence);
  if (fence == lines.end()) throw Error("the front matter has no closing '---'");
  const auto heading = std::find_if(fence + 1, lines.end(), is_implications_heading);
  const auto below = heading == lines.end() ? heading : heading + 1;
  return {between(lines, begin, fence), text_of_body(between(lines, fence + 1, heading)),
          text_of_body(between(lines, below, lines.end()))};
}

YAML::Node parse_front_matter(Lines lines) {
  std::size_t bytes = 0;
  for (const std::string& line : lines) bytes += line.size() + 1;
  if (bytes > kMaxFrontMatterBytes) throw Error("the front matter is larger than 16 MiB");
  const YAML::Node fields = parse_yaml(lines, kFrontMatterLine);
  if (fields.IsNull()) return YAML::Node(YAML::NodeType::Map);
  if (!fields.IsMap()) throw Error("line 2: the front matter is not made of 'key: value'");
  for (const char* name : {"summary", "practice_implications"}) {
    if (!fields[name]) continue;
    throw Error(line_of(fields[name], kFrontMatterLine) + ": '" + name +
                "' is text below the front matter, not a key in it");
  }
  return fields;
}

void add_member(std::string& json, std::string_view name, std::string_view text) {
  if (text.empty()) return;
  json.pop_back();
  if (json.size() > 1) json += ',';
  json += json_string(name) + ':' + json_string(text) + '}';
}

std::string json_of(const Parts& parts, const std::string& default_id) {
  const YAML::Node fields = parse_front_matter(parts.front_matter);
  std::string json = yaml_to_json(fields, kFrontMatterLine);
  if (!fields["id"] || fields["id"].IsNull()) add_member(json, "id", default_id);
  add_member(json, "summary", parts.summary);
  add_member(json, "practice_implications", parts.implications);
  return json;
}

void read_entry(std::istream& in, Record& record) {
  const auto lines = read_lines(in, kMaxFileBytes);
  if (!lines) throw Error("the file is larger than 64 MiB");
  const std::string stem = std::filesystem::path(record.file).stem().string();
  record.entry.id = stem;
  record.entry = entry_from_json(json_of(take_apart(*lines), stem), record.repairs);
}

}  // namespace

Recognition recognise_markdown(const TextBeginning& beginning) {
  return perhaps_if(beginning.text().starts_with("---"));
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
  sink(std::move(record));
}

}  // namespace pprsearch
