#include "query-cli/last_answer.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>

#include "base/ascii.h"
#include "base/files.h"
#include "base/strings.h"

// A file has the index's path in its first line, the first hit's rank in the second, and then an id
// a line. Its name is a checksum of the path; a file of another index with the same checksum is
// known by its first line.

namespace pprsearch {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kMostHits = 10000;
constexpr std::uint64_t kMostBytes = 4 << 20;

std::string checksum(const std::string& text) {  // FNV-1a
  std::uint64_t sum = 0xCBF29CE484222325;
  for (const char c : text) sum = (sum ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  std::array<char, 17> digits{};
  std::snprintf(digits.data(), digits.size(), "%016llx", static_cast<unsigned long long>(sum));
  return digits.data();
}

/// Empty if there is no place for it.
fs::path state_folder() {
  const char* state = std::getenv("XDG_STATE_HOME");
  if (state != nullptr && *state == '/') return fs::path(state) / "pprsearch";
  const char* home = std::getenv("HOME");
  if (home != nullptr && *home == '/') return fs::path(home) / ".local/state/pprsearch";
  return {};
}

/// One name for an index, however it was given.
std::string true_path(const std::string& index) {
  std::error_code none;
  const fs::path path = fs::canonical(index, none);
  return none || path.string().find('\n') != std::string::npos ? std::string() : path.string();
}

fs::path file_of(const std::string& index) {
  const fs::path folder = state_folder();
  return folder.empty() || index.empty() ? fs::path() : folder / ("answer-" + checksum(index));
}

/// A reader sees the old file or the new one.
void replace(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  fs::permissions(path.parent_path(), fs::perms::owner_all);
  const fs::path fresh = path.string() + '.' + std::to_string(::getpid());
  fs::remove(fresh);
  try {
    FileWriter file(fresh);
    file.write(text);
    file.close();
    fs::rename(fresh, path);
  } catch (const std::exception&) {
    std::error_code ignored;
    fs::remove(fresh, ignored);
  }
}

}  // namespace

void keep_last_answer(const std::string& index, std::size_t first_rank,
                      const std::vector<std::string>& ids) try {
  const std::string path = true_path(index);
  const fs::path file = file_of(path);
  if (file.empty()) return;
  std::string text = path + '\n' + std::to_string(first_rank) + '\n';
  for (std::size_t i = 0; i < std::min(ids.size(), kMostHits); ++i) text += ids[i] + '\n';
  replace(file, text);
} catch (const std::exception&) {
  // A convenience: an answer is one without it, too.
}

std::optional<LastAnswer> last_answer(const std::string& index) try {
  const std::string path = true_path(index);
  const fs::path file = file_of(path);
  if (file.empty()) return std::nullopt;
  const std::optional<std::string> text = read_file_if_there(file, kMostBytes);
  if (!text) return std::nullopt;
  std::vector<std::string_view> lines = split_at(*text, '\n');
  if (lines.size() < 3 || lines[0] != path || !are_digits(lines[1]) || lines[1].size() > 9) {
    return std::nullopt;
  }
  lines.pop_back();  // behind the last line end
  return LastAnswer{std::stoul(std::string(lines[1])), {lines.begin() + 2, lines.end()}};
} catch (const std::exception&) {
  return std::nullopt;
}

}  // namespace pprsearch
