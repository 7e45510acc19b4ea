#include "command-line/given.h"

#include <pprsearch/error.h>

#include <charconv>
#include <cstdlib>
#include <stdexcept>
#include <utility>

namespace pprsearch {

std::string_view to_string(When value) {
  switch (value) {
    case When::automatic:
      return "auto";
    case When::always:
      return "always";
    case When::never:
      return "never";
  }
  return {};
}

Given::Given(const OptionTable& table, std::map<std::string, Texts> values, Texts words,
             std::size_t literal_words)
    : table_(&table),
      values_(std::move(values)),
      words_(std::move(words)),
      literal_words_(literal_words) {}

const OptionRow& Given::row(std::string_view name) const {
  const OptionRow* found = find_option(*table_, name);
  if (found == nullptr) throw std::logic_error("no option --" + std::string(name));
  read_.insert(found->name);
  return *found;
}

bool Given::has(std::string_view name) const { return values_.contains(row(name).name); }

std::string Given::text(std::string_view name) const {
  const OptionRow& option = row(name);
  const auto found = values_.find(option.name);
  return found == values_.end() || found->second.empty() ? option.otherwise : found->second.back();
}

Given::Texts Given::texts(std::string_view name) const {
  const auto found = values_.find(row(name).name);
  return found == values_.end() ? Texts() : found->second;
}

std::uint64_t Given::number(std::string_view name) const {
  const OptionRow& option = row(name);
  // What the row itself says may be out of bounds, and stand for what the help says in words.
  if (!has(name)) return std::stoull(option.otherwise);
  return whole_number("--" + option.name, text(name), option.least, option.most);
}

std::vector<Given::File> Given::files(FileUse use) const {
  std::vector<File> files;
  for (const OptionRow& option : table_->options) {
    const auto found = values_.find(option.name);
    if (option.file != use || found == values_.end()) continue;
    for (const std::string& path : found->second) files.push_back({option.name, path});
  }
  return files;
}

Given::Texts Given::unread() const {
  Texts names;
  for (const OptionRow& option : table_->options) {
    if (!read_.contains(option.name)) names.push_back(option.name);
  }
  return names;
}

std::uint64_t whole_number(const std::string& what, const std::string& text, std::uint64_t least,
                           std::uint64_t most) {
  std::uint64_t number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, fault] = std::from_chars(text.data(), end, number);
  if (fault == std::errc() && stop == end && number >= least && number <= most) return number;
  const std::string bounds = most == OptionRow::kUnbounded
                                 ? ""
                                 : " from " + std::to_string(least) + " to " + std::to_string(most);
  throw Error(what + " '" + text + "': a whole number" + bounds + " is wanted");
}

OptionRow index_option(Tasks tasks) {
  return {.group = "Index",
          .name = "index",
          .letter = 'i',
          .kind = OptionKind::value,
          .value = "DIR",
          .help =
              "the index: a folder, or opensearch:ADDRESS; default: the environment's "
              "PPRSEARCH_INDEX",
          .tasks = tasks};
}

std::string index_folder(const Given& given) {
  if (given.has("index")) return given.text("index");
  const char* environment = std::getenv("PPRSEARCH_INDEX");
  return environment == nullptr ? given.text("index") : environment;
}

void refuse_without_index() {
  throw Error("no index: name one with --index DIR or PPRSEARCH_INDEX");
}

}  // namespace pprsearch
