#include "site/pages/templates.h"

#include <pprsearch/error.h>
#include <pprsearch/html.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <kainjow/mustache.hpp>
#include <nlohmann/json.hpp>
#include <system_error>

#include "base/files.h"
#include "base/strings.h"
#include "site/pages/site_files.h"

// Templates are those of Mustache: they show values of a model, and decide nothing. The model is
// JSON. `{{> name}}` is put in when the templates are read, so that a page does not read the same
// template for each of its hits.

namespace pprsearch {
namespace {

namespace mustache = kainjow::mustache;
using Json = nlohmann::ordered_json;

constexpr std::string_view kEnding = ".mustache";
constexpr std::uint64_t kMostBytes = 1 << 20;

mustache::data data_of(const Json& json);

/// The library's push_back() copies what it is given, with all that is in it; so the values are
/// put into the list of its own, which is of our making and constant to others alone.
mustache::data list_of(const Json& json) {
  mustache::data list(mustache::data::type::list);
  auto& values = const_cast<mustache::list&>(list.list_value());  // NOLINT
  values.reserve(json.size());                                    // what grows would copy, too
  for (const Json& value : json) values.push_back(data_of(value));
  return list;
}

mustache::data data_of(const Json& json) {
  if (json.is_object()) {
    mustache::data object(mustache::data::type::object);
    for (const auto& [name, value] : json.items()) object[name] = data_of(value);
    return object;
  }
  if (json.is_array()) return list_of(json);
  if (json.is_string()) return json.get_ref<const std::string&>();
  if (json.is_boolean()) return json.get<bool>();
  if (json.is_null()) return false;
  return json.dump();
}

/// Whether a line has nothing but the beginning or end of a section.
bool is_section_tag(std::string_view line) {
  return line.size() > 4 && line.starts_with("{{") && is_one_of(line[2], "#^/") &&
         line.find("}}") == line.size() - 2;
}

/// A template, style or script without the blanks that its lines begin with, and without lines that
/// show nothing.
std::string without_layout(const std::string& text) {
  std::string lines;
  for (const std::string_view line : split_at(text, '\n')) {
    const std::string_view shown = trim(line, kBlanks);
    lines.append(shown);
    if (!shown.empty() && !is_section_tag(shown)) lines += '\n';
  }
  return lines;
}

using Files = std::map<std::string, std::string, std::less<>>;

/// Templates, style and script. What describes JSON is compiled in as well, and nobody's own.
Files compiled_in() {
  Files files;
  for (const SiteFile& file : site_files()) {
    if (!file.name.ends_with(".json")) files.emplace(file.name, file.text);
  }
  return files;
}

/// The template with those that it names by `{{> name}}`; one within another, four deep at most.
std::string with_partials(const Files& files, const std::string& text, int depth = 0) {
  constexpr std::string_view kBegin = "{{>";
  constexpr int kDeepest = 4;
  const std::size_t begin = text.find(kBegin);
  if (begin == text.npos) return text;
  const std::size_t end = text.find("}}", begin);
  const std::string name(trim(text.substr(begin + kBegin.size(), end - begin - kBegin.size())));
  const auto found = files.find(name + std::string(kEnding));
  if (end == text.npos || found == files.end() || depth == kDeepest) {
    throw Error("templates: there is no '" + name + std::string(kEnding) + "' to put in");
  }
  return text.substr(0, begin) + with_partials(files, found->second, depth + 1) +
         with_partials(files, text.substr(end + 2), depth);
}

mustache::mustache parsed(const std::string& name, const std::string& text) {
  mustache::mustache page(text);
  if (!page.is_valid()) throw Error("template '" + name + "': " + page.error_message());
  page.set_custom_escape([](const std::string& shown) { return escape_html(shown); });
  return page;
}

}  // namespace

// Rendering changes nothing in a template that has neither lambdas nor partials, and models have
// no lambdas: so all threads share one.
struct Templates::Parsed {
  std::map<std::string, mustache::mustache, std::less<>> pages;
};

std::string short_digest(std::string_view text) {
  std::uint64_t digest = 0xCBF29CE484222325;  // FNV-1a
  for (const char c : text) digest = (digest ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  std::array<char, 17> hex{};
  std::snprintf(hex.data(), hex.size(), "%016llx", static_cast<unsigned long long>(digest));
  return hex.data();
}

Templates::Templates() : files_(compiled_in()) { put_together(); }

Templates::Templates(const std::string& folder) : files_(compiled_in()) {
  try {
    for (const auto& item : std::filesystem::directory_iterator(folder)) {
      const auto found = files_.find(item.path().filename().string());
      if (found == files_.end()) {
        throw Error("--templates " + folder + ": there is no template of the name '" +
                    item.path().filename().string() + "'");
      }
      found->second = read_file(item.path().string(), kMostBytes, Readable::anything);
    }
  } catch (const std::system_error& error) {
    throw Error("--templates: " + std::string(error.what()), ErrorKind::system);
  }
  put_together();
}

void Templates::put_together() {
  std::string all;
  const auto pages = std::make_shared<Parsed>();
  for (auto& [name, text] : files_) {
    if (!name.ends_with(kEnding)) text = trim_end(without_layout(text), kBlanks);
    all += name + '\0' + text + '\0';
    if (!name.ends_with(kEnding)) continue;
    pages->pages.emplace(name.substr(0, name.size() - kEnding.size()),
                         parsed(name, without_layout(with_partials(files_, text))));
  }
  parsed_ = pages;
  style_ = short_digest(files_["site.css"]) + ".css";
  script_ = short_digest(files_["site.js"]) + ".js";
  find_script_ = short_digest(files_["find.js"]) + ".js";
  digest_ = short_digest(all);
}

std::string Templates::render(const std::string& name, const Json& model) const {
  std::string page;
  parsed_->pages.at(name).render(data_of(model), [&](const std::string& piece) { page += piece; });
  return page;
}

const std::string* Templates::find_static(std::string_view name) const {
  if (name == style_) return &files_.find("site.css")->second;
  if (name == script_) return &files_.find("site.js")->second;
  if (name == find_script_) return &files_.find("find.js")->second;
  return nullptr;
}

}  // namespace pprsearch
