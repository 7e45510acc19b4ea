#include "query-cli/settings.h"

#include <pprsearch/error.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <vector>

#include "base/files.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "command-line/nearest.h"
#include "query-cli/options.h"

namespace pprsearch {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMostSettings = 1 << 20;
const std::vector<std::string> kNames = {"index", "syntax", "facets", "color", "pager"};

std::string home_path(const std::string& path) {
  const char* home = std::getenv("HOME");
  return path.starts_with("~/") && home != nullptr ? home + path.substr(1) : path;
}

const char* named_file() { return std::getenv("PPRSEARCH_CONFIG"); }

/// Empty if there is no place for it.
fs::path settings_file() {
  if (named_file() != nullptr) return named_file();
  const char* config = std::getenv("XDG_CONFIG_HOME");
  if (config != nullptr && *config == '/') return fs::path(config) / "pprsearch/config";
  const char* home = std::getenv("HOME");
  if (home != nullptr && *home == '/') return fs::path(home) / ".config/pprsearch/config";
  return {};
}

std::string known() { return "known are " + join(kNames, ", "); }

void set(Settings& settings, const std::string& name, const std::string& value) {
  if (!is_one_of(name, kNames)) {
    const std::string near = nearest(name, kNames);
    throw Error("there is no setting '" + name + "'" +
                (near.empty() ? ": " : "; did you mean " + near + "? ") + known());
  }
  if (name == "pager") {
    settings.pager = value;
    return;
  }
  const auto row = std::ranges::find(settings.table.options, name, &OptionRow::name);
  if (!row->choices.empty() && !is_one_of(value, row->choices)) {
    throw Error(name + " '" + value + "': known are " + join(row->choices, ", "));
  }
  if (name == "facets") {
    facet_requests(value);
    settings.facets = value;
  } else {
    row->otherwise = name == "index" ? home_path(value) : value;
  }
}

void read_line(Settings& settings, std::string_view line) {
  const std::string_view text = trim(line, kBlanks);
  if (text.empty() || text.front() == '#') return;
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos) throw Error("a line is NAME = VALUE; " + known());
  set(settings, std::string(trim(text.substr(0, equals))),
      std::string(trim(text.substr(equals + 1))));
}

/// Empty if it is not there, but for a file that was named: whoever named it wants what it says.
std::string text_of(const fs::path& file) {
  try {
    return read_file(file, kMostSettings, Readable::anything);
  } catch (const std::system_error& error) {
    const bool is_missing = error.code() == std::errc::no_such_file_or_directory ||
                            error.code() == std::errc::not_a_directory;
    if (is_missing && named_file() == nullptr) return {};
    throw Error(file.string() + ": cannot be read: " + error.code().message(), ErrorKind::system);
  }
}

}  // namespace

Settings read_settings(const OptionTable& table) {
  Settings settings{table, ""};
  const fs::path file = settings_file();
  if (file.empty()) return settings;
  std::size_t number = 0;
  const std::string content = text_of(file);
  std::string_view text = content;
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  for (const std::string_view line : split_at(text, '\n')) {
    ++number;
    try {
      read_line(settings, line);
    } catch (const Error& error) {
      throw Error(file.string() + ':' + std::to_string(number) + ": " + error.what());
    }
  }
  return settings;
}

}  // namespace pprsearch
