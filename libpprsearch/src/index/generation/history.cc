#include "index/generation/history.h"

#include <fcntl.h>
#include <pprsearch/error.h>
#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <system_error>
#include <utility>

#include "base/ascii.h"
#include "base/files.h"
#include "base/utc_time.h"
#include "entry/json_reader.h"

// The history says what was published one after another; it is only ever added to. What can be
// gone back to follows from it, as from a pile: what is published is laid on it, and going back
// takes off all that lies above. So a generation that was gone back from is not met again unless
// somebody publishes it. Which one is published, the stub alone decides. A line is on the disk
// before the stub is replaced, and taken back if that fails; so a program that is killed between
// the two leaves a line that did not come true. The next build, or whoever publishes before it,
// adds a line "found" with what the stub says. So it does if somebody copied a stub into the
// folder.

namespace pprsearch {

using Json = nlohmann::ordered_json;

namespace {

/// More than a hundred thousand lines.
constexpr std::uint64_t kMostHistoryBytes = std::uint64_t{32} << 20;
constexpr std::size_t kLeastDigits = 6;
constexpr std::size_t kMostDigits = 15;  ///< one more is a number, too
constexpr std::size_t kSealLetters = 12;

/// What was done; none if only a later version of this library knows.
std::optional<PublicationKind> kind_of(const Publication& line) {
  return from_string<PublicationKind>(line.command);
}

/// A line that names no generation forgets an entry while none is published.
bool has_sound_names(const Publication& line) {
  for (const auto& [old, fresh] : line.replaced) {
    if (!number_of(old) || !number_of(fresh)) return false;
  }
  return number_of(line.name) || (line.name.empty() && kind_of(line) == PublicationKind::forget);
}

Publication publication_of(const Json& json) {
  Publication line;
  line.time = json.at("time").get<std::string>();
  line.command = json.at("command").get<std::string>();
  line.user = json.at("user").get<std::string>();
  line.name = json.at("name").get<std::string>();
  line.identity = json.at("identity").get<std::string>();
  line.id_sha256 = json.value("id_sha256", "");
  line.reason = json.value("reason", "");
  if (json.contains("replaced")) {
    line.replaced = json.at("replaced").get<std::map<std::string, std::string>>();
  }
  line.generation = number_of(line.name).value_or(0);
  return line;
}

/// Reads a line; none if it is not one.
std::optional<Publication> read_line(std::string_view text) {
  try {
    Publication line = publication_of(parse_strict_json(text, "history"));
    if (has_sound_names(line)) return line;
    return std::nullopt;
  } catch (const Json::exception&) {
    return std::nullopt;
  } catch (const Error&) {
    return std::nullopt;
  }
}

void replace_names(std::vector<std::string>& pile,
                   const std::map<std::string, std::string>& replaced) {
  for (std::string& name : pile) {
    const auto found = replaced.find(name);
    if (found != replaced.end()) name = found->second;
  }
}

/// Takes off what lies above `name`; false if it is not there.
bool go_back_to(std::vector<std::string>& pile, const std::string& name) {
  const auto found = std::find(pile.rbegin(), pile.rend(), name);
  if (found == pile.rend()) return false;
  pile.erase(found.base(), pile.end());
  return true;
}

void lay_on(std::vector<std::string>& pile, const std::string& name) {
  if (!name.empty() && (pile.empty() || pile.back() != name)) pile.push_back(name);
}

/// Who runs this program.
std::string user_name() {
  std::array<char, 4096> room{};
  passwd entry{};
  passwd* found = nullptr;
  if (::getpwuid_r(::getuid(), &entry, room.data(), room.size(), &found) == 0 && found != nullptr) {
    return found->pw_name;
  }
  return std::to_string(::getuid());
}

}  // namespace

std::string generation_name(std::uint64_t number, std::string_view manifest_sha256) {
  std::array<char, 32> digits{};
  std::snprintf(digits.data(), digits.size(), "%06llu", static_cast<unsigned long long>(number));
  return std::string(digits.data()) + '-' + std::string(manifest_sha256.substr(0, kSealLetters));
}

std::optional<std::uint64_t> number_of(std::string_view name) {
  const std::string_view digits = name.substr(0, name.find('-'));
  const std::string_view rest = name.substr(digits.size());
  if (digits.size() < kLeastDigits || digits.size() > kMostDigits) return std::nullopt;
  const bool is_sealed =
      rest.size() == kSealLetters + 1 && std::all_of(rest.begin() + 1, rest.end(), is_digest_digit);
  if (!rest.empty() && !is_sealed) return std::nullopt;
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

std::string_view seal_of(std::string_view name) {
  const std::size_t mark = name.find('-');
  return mark == name.npos ? std::string_view() : name.substr(mark + 1);
}

std::string to_line(const Publication& publication) {
  Json json = {{"time", publication.time},
               {"command", publication.command},
               {"user", publication.user},
               {"name", publication.name},
               {"identity", publication.identity}};
  if (!publication.id_sha256.empty()) json["id_sha256"] = publication.id_sha256;
  if (!publication.reason.empty()) json["reason"] = publication.reason;
  if (!publication.replaced.empty()) json["replaced"] = publication.replaced;
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

History parse_history(std::string_view text) {
  History history;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = text.find('\n');
    const bool is_whole = end != text.npos;
    auto line = is_whole ? read_line(text.substr(0, end)) : std::nullopt;
    text.remove_prefix(is_whole ? end + 1 : text.size());
    if (line) {
      history.publications.push_back(std::move(*line));
    } else {
      history.faults.push_back("history: line " + std::to_string(number) +
                               (is_whole ? " cannot be read" : " is cut short"));
    }
  }
  return history;
}

std::vector<std::string> standing(const std::vector<Publication>& publications,
                                  const std::string& published) {
  std::vector<std::string> pile;
  for (const Publication& line : publications) {
    const auto kind = kind_of(line);
    const bool goes_back = kind == PublicationKind::rollback || kind == PublicationKind::found;
    replace_names(pile, line.replaced);
    if (!goes_back || !go_back_to(pile, line.name)) lay_on(pile, line.name);
  }
  if (!published.empty() && !go_back_to(pile, published)) lay_on(pile, published);
  return pile;
}

Publication publication_now(PublicationKind kind) {
  Publication line;
  line.time = utc_now();
  line.command = to_string(kind);
  line.user = user_name();
  return line;
}

std::optional<std::string> HistoryFile::text() const {
  return read_file_if_there(path_, kMostHistoryBytes);
}

std::uint64_t HistoryFile::size() const {
  const std::optional<std::string> all = text();
  return all ? all->rfind('\n') + 1 : 0;  // npos + 1 is 0
}

std::uint64_t HistoryFile::append(std::string_view lines) const {
  const bool is_new = !std::filesystem::exists(path_);
  const std::uint64_t before = size();
  const RegularFile file = open_regular(path_, O_WRONLY | O_CREAT | O_APPEND);
  if (file.status.st_nlink != 1) {
    throw std::system_error(make_error_code(FileFault::shared), path_);
  }
  try {
    if (::ftruncate(file.descriptor.get(), static_cast<off_t>(before)) != 0) {
      throw std::system_error(errno, std::generic_category(), path_);
    }
    write_all(file.descriptor.get(), lines, path_);
    flush_to_disk(path_);
    if (is_new) flush_to_disk(std::filesystem::path(path_).parent_path());
  } catch (...) {
    take_back(before);
    throw;
  }
  return before;
}

void HistoryFile::take_back(std::uint64_t size) const noexcept {
  // What cannot be taken back is a line that did not come true; the next writer says so.
  if (::truncate(path_.c_str(), static_cast<off_t>(size)) != 0) return;
  if (size == 0) ::unlink(path_.c_str());
}

}  // namespace pprsearch
