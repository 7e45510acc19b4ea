#include "formats/yaml_text.h"

#include <pprsearch/error.h>
#include <yaml-cpp/eventhandler.h>

#include <algorithm>
#include <optional>
#include <sstream>

#include "base/ascii.h"
#include "formats/text_lines.h"

namespace pprsearch {
namespace {

std::size_t number_of_line(const YAML::Mark& mark, std::size_t first_line) {
  return first_line + static_cast<std::size_t>(std::max(mark.line, 0));
}

std::string line_of(const YAML::Mark& mark, std::size_t first_line) {
  return "line " + std::to_string(number_of_line(mark, first_line));
}

bool is_refused(char c) { return is_control(c) && c != '\t'; }

// yaml-cpp takes the character 0x04 for the end of the text and NUL for another
// encoding; either would lose what follows without a word.
void refuse_control_characters(std::span<const std::string> lines, std::size_t first_line) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (std::any_of(lines[i].begin(), lines[i].end(), is_refused)) {
      throw Error("line " + std::to_string(first_line + i) + ": control character in YAML");
    }
  }
}

/// Notes where documents begin, and nothing else.
class DocumentStarts : public YAML::EventHandler {
 public:
  const YAML::Mark& last() const { return last_; }

  void OnDocumentStart(const YAML::Mark& mark) override { last_ = mark; }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t,
                const std::string&) override {}
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {}
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {}
  void OnMapEnd() override {}

 private:
  YAML::Mark last_;
};

// Not YAML::LoadAll, which gives empty documents for ever where the text is ",".
std::optional<YAML::Mark> second_document(const std::string& text) {
  std::istringstream in(text);
  YAML::Parser parser(in);
  DocumentStarts starts;
  if (!parser.HandleNextDocument(starts) || !parser.HandleNextDocument(starts)) return std::nullopt;
  return starts.last();
}

}  // namespace

YAML::Node parse_yaml(std::span<const std::string> lines, std::size_t first_line) {
  refuse_control_characters(lines, first_line);
  try {
    const std::string text = join_lines(lines);
    if (const auto second = second_document(text)) {
      throw Error(line_of(*second, first_line) + ": a second YAML document begins");
    }
    return YAML::Load(text);
  } catch (const YAML::Exception& error) {
    throw Error(line_of(error.mark, first_line) + ": broken YAML: " + error.msg);
  }
}

std::size_t number_of_line(const YAML::Node& node, std::size_t first_line) {
  return number_of_line(node.Mark(), first_line);
}

std::string line_of(const YAML::Node& node, std::size_t first_line) {
  return line_of(node.Mark(), first_line);
}

}  // namespace pprsearch
