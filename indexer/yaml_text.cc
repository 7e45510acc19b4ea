#include "indexer/yaml_text.h"

#include <pprsearch/error.h>

#include <algorithm>
#include <vector>

#include "indexer/text_lines.h"

namespace pprsearch {
namespace {

std::string line_of(const YAML::Mark& mark, std::size_t first_line) {
  const auto below = static_cast<std::size_t>(std::max(mark.line, 0));
  return "line " + std::to_string(first_line + below);
}

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t') || byte == 0x7F;
}

// yaml-cpp takes the character 0x04 for the end of the text and NUL for another
// encoding; either would lose what follows without a word.
void refuse_control_characters(std::span<const std::string> lines, std::size_t first_line) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (std::any_of(lines[i].begin(), lines[i].end(), is_control)) {
      throw Error("line " + std::to_string(first_line + i) + ": control character in YAML");
    }
  }
}

}  // namespace

YAML::Node parse_yaml(std::span<const std::string> lines, std::size_t first_line) {
  refuse_control_characters(lines, first_line);
  try {
    const std::vector<YAML::Node> documents = YAML::LoadAll(join_lines(lines));
    if (documents.empty()) return YAML::Node();
    if (documents.size() > 1) {
      throw Error(line_of(documents[1].Mark(), first_line) + ": a second YAML document begins");
    }
    return documents.front();
  } catch (const YAML::Exception& error) {
    throw Error(line_of(error.mark, first_line) + ": broken YAML: " + error.msg);
  }
}

std::string line_of(const YAML::Node& node, std::size_t first_line) {
  return line_of(node.Mark(), first_line);
}

}  // namespace pprsearch
