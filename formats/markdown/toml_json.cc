#include "formats/markdown/toml_json.h"

#include <pprsearch/error.h>
#include <toml++/toml.h>

#include <sstream>
#include <string>

#include "formats/markdown/yaml_json.h"

namespace pprsearch {
namespace {

std::string text_of(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  std::ostringstream written;
  node.visit([&](const auto& value) {
    if constexpr (toml::is_value<decltype(value)>) written << value;
  });
  return written.str();
}

// The parser itself refuses values that are nested too deeply.
void add_value(const toml::node& node, std::string_view name, std::string& out) {
  const char* separator = "";
  if (const toml::table* table = node.as_table()) {
    out += '{';
    for (const auto& [key, value] : *table) {
      out.append(separator).append(json_string(key.str())) += ':';
      add_value(value, key.str(), out);
      separator = ",";
    }
    out += '}';
  } else if (const toml::array* array = node.as_array()) {
    out += '[';
    for (const toml::node& element : *array) {
      out += separator;
      add_value(element, {}, out);
      separator = ",";
    }
    out += ']';
  } else if (name == "authors-cut" && node.is_boolean()) {
    out += text_of(node);
  } else {
    out += json_string(text_of(node));
  }
}

}  // namespace

MatterText toml_to_json(std::string_view text, std::size_t first_line) try {
  const toml::table table = toml::parse(text);
  MatterText matter;
  for (const auto& [key, value] : table) {
    matter.lines[std::string(key.str())] = first_line + key.source().begin.line - 1;
  }
  add_value(table, {}, matter.json);
  return matter;
} catch (const toml::parse_error& error) {
  throw Error("line " + std::to_string(first_line + error.source().begin.line - 1) +
              ": broken TOML: " + std::string(error.description()));
}

}  // namespace pprsearch
