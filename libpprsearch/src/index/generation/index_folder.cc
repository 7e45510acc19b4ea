#include "index/generation/index_folder.h"

#include <pprsearch/error.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <new>
#include <system_error>
#include <thread>
#include <utility>

#include "base/strings.h"
#include "index/damage.h"
#include "index/generation/manifest.h"
#include "index/translate_errors.h"

// An index folder:
//
//     XAPIANDB                  a Xapian stub that names the published generation
//     history                   what was published, a line each; it is only added to
//     generations/000007-9c07d2b1a3f4/
//                               a generation: Xapian's files, our columns and
//                               dictionary, the vocabulary, manifest.json
//     build-4711/               what the writer with that process number is building;
//                               also a generation that is being removed
//     lock, lock-publish        held by who builds, and by who publishes
//
// Publishing replaces the stub by renaming another over it; a reader sees it either before or
// after. A generation's name has the digest of its manifest in it, so two that differ in a byte
// have two names, whoever built them and where; a copy of one never lands in another.
// Whoever makes or removes generations holds `lock`, for as long as that takes. Whoever points the
// stub somewhere else holds `lock-publish`, for milliseconds; so does who removes generations,
// while it takes their names away, and nobody publishes what is being removed. Of the two, `lock`
// is taken first. Each reader holds a shared lock on its generation's manifest.json. Whoever
// removes a generation takes that lock exclusively first, so a generation in use stays. A
// generation gets its name when all of it is on disk, and loses the name before any of it is
// removed: pprsearch never leaves half of one under generations/. Locks end with the process that
// holds them, so a killed program leaves nothing but files, and the next writer removes them. Left
// out: nobody waits for readers. A generation in use is left to a later writer.

namespace pprsearch {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kStubBeginning = "auto generations/";
/// How the name of a generation begins that is being removed.
constexpr std::string_view kRemoved = "build-removed-";

[[noreturn]] void throw_errno(const std::string& path) {
  throw std::system_error(errno, std::generic_category(), path);
}

/// What a stub, a lock and the record of published generations have at most.
constexpr std::uint64_t kMostStubBytes = 4096;
constexpr std::uint64_t kMostLockBytes = 64;
constexpr std::uint64_t kMostRecordBytes = std::uint64_t{1} << 20;

/// The name in a stub; nullopt if it is not one of ours.
std::optional<std::string> name_in(std::string_view stub) {
  stub = stub.substr(0, stub.find('\n'));
  if (!stub.starts_with(kStubBeginning)) return std::nullopt;
  stub.remove_prefix(kStubBeginning.size());
  if (!number_of(stub)) return std::nullopt;
  return std::string(stub);
}

/// Who holds a writer's lock, by what it says; another writer may be writing it just now.
std::string writer_of(const std::string& lock) {
  try {
    const std::string process = read_file(lock, kMostLockBytes);
    return process.substr(0, process.find('\n'));
  } catch (const std::system_error&) {
    return "unknown";
  }
}

/// What lies in a folder; nothing if there is no such folder.
std::vector<fs::path> files_in(const std::string& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator file(folder, error); !error && file != fs::directory_iterator();
       file.increment(error)) {
    files.push_back(file->path());
  }
  if (error == std::errc::no_such_file_or_directory || error == std::errc::not_a_directory) {
    return {};
  }
  if (error) throw fs::filesystem_error("cannot list", folder, error);
  return files;
}

/// Makes a folder and those it lies in, and sees their names to the disk: what is
/// flushed within a folder is lost with the name of the folder.
void make_folder_durably(const fs::path& path) {
  if (fs::is_directory(path)) return;
  const fs::path parent = path.has_parent_path() ? path.parent_path() : fs::path(".");
  make_folder_durably(parent);
  if (fs::create_directory(path)) flush_to_disk(parent);
}

/// Refuses a folder full of something else, which a mistyped name would ruin.
void require_index_or_empty(const IndexFolder& folder) {
  // With generations it is an index, even if the stub is damaged: publishing
  // then puts a good one in its place.
  if (fs::exists(folder.path() + "/generations") || folder.published()) return;
  for (const fs::path& file : files_in(folder.path())) {
    const std::string name = file.filename();
    if (!name.starts_with("lock") && !name.starts_with("build-")) {
      throw IndexError(folder.path(), "is not empty and holds no index (it has '" + name + "')");
    }
  }
}

}  // namespace

std::string IndexFolder::generation_path(std::string_view name) const {
  return path_ + "/generations/" + std::string(name);
}

std::optional<std::string> IndexFolder::stub() const {
  return read_file_if_there(stub_path(), kMostStubBytes);
}

std::optional<std::string> IndexFolder::published() const {
  const std::optional<std::string> text = stub();
  if (!text) return std::nullopt;
  std::optional<std::string> name = name_in(*text);
  if (!name) throw IndexError(path_, "XAPIANDB is not of pprsearch's making");
  return name;
}

std::string IndexFolder::published_if_known() const {
  return name_in(stub().value_or("")).value_or("");
}

void IndexFolder::require_index() const {
  if (!fs::exists(stub_path()) && generations().empty()) {
    throw IndexError(path_, "no index there", ErrorKind::no_index);
  }
}

std::vector<std::string> IndexFolder::generations() const {
  std::vector<std::pair<std::uint64_t, std::string>> found;
  for (const fs::path& file : files_in(path_ + "/generations")) {
    std::string name = file.filename();
    if (const auto number = number_of(name)) found.emplace_back(*number, std::move(name));
  }
  std::sort(found.begin(), found.end());
  std::vector<std::string> names;
  for (auto& [number, name] : found) names.push_back(std::move(name));
  return names;
}

std::string IndexFolder::name_of(std::uint64_t number) const {
  std::vector<std::string> names = generations();
  std::erase_if(names, [&](const std::string& name) { return number_of(name) != number; });
  const std::string generation = "generation " + std::to_string(number);
  if (names.empty()) throw IndexError(path_, "there is no " + generation, ErrorKind::not_found);
  if (names.size() == 1) return names.front();
  const std::string current = published_if_known();
  if (is_one_of(current, names)) return current;
  throw IndexError(path_, "there are several with the name " + generation + ": " +
                              join(names, ", ") + "; 'publish' takes such a name");
}

std::uint64_t IndexFolder::next_number() const {
  std::uint64_t highest = number_of(published_if_known()).value_or(0);
  const auto count = [&](const std::string& name) {
    highest = std::max(highest, number_of(name).value_or(0));
  };
  for (const std::string& name : generations()) count(name);
  for (const Publication& line : history().publications) {
    count(line.name);
    for (const auto& [old, fresh] : line.replaced) count(fresh);
  }
  return highest + 1;
}

std::string IndexFolder::stub_identity() const try {
  // A file system may give a new file the number of an old one, and a clock that
  // was set back its time; the content names the generation in any case.
  FileReader file(stub_path());
  char content[64];
  const std::size_t size = file.read_some(content, sizeof content);
  const struct stat& status = file.status();
  return std::to_string(status.st_dev) + ' ' + std::to_string(status.st_ino) + ' ' +
         std::to_string(status.st_mtim.tv_sec) + '.' + std::to_string(status.st_mtim.tv_nsec) +
         ' ' + std::string(content, size);
} catch (const std::system_error&) {
  return {};  // whoever opens what is published is told why
}

std::optional<StubTimes> IndexFolder::stub_times() const {
  constexpr std::int64_t kSecond = 1'000'000'000;  // longer than any step of a file system's clock
  const auto nanoseconds = [](const timespec& time) {
    return std::int64_t{time.tv_sec} * kSecond + time.tv_nsec;
  };
  struct stat status {};
  if (::stat(stub_path().c_str(), &status) != 0) return std::nullopt;
  const StubTimes times{status.st_dev, status.st_ino, status.st_size, nanoseconds(status.st_mtim),
                        nanoseconds(status.st_ctim)};
  timespec now{};
  ::clock_gettime(CLOCK_REALTIME, &now);
  const bool is_old = std::max(times.written, times.changed) + kSecond < nanoseconds(now);
  return is_old ? std::optional(times) : std::nullopt;
}

FileLock IndexFolder::wait_for_lock(const std::string& path, unsigned wait_seconds) const {
  constexpr auto kBetweenTries = std::chrono::milliseconds(10);
  constexpr auto kLeast = std::chrono::milliseconds(50);  // somebody may only look who has it
  const auto end = std::chrono::steady_clock::now() + kLeast + std::chrono::seconds(wait_seconds);
  while (true) {
    std::optional<FileLock> lock = FileLock::try_lock(path, FileLock::Kind::writer);
    if (lock) {
      const std::string process = std::to_string(::getpid()) + '\n';
      if (::ftruncate(lock->descriptor(), 0) != 0) throw_errno(path);
      write_all(lock->descriptor(), process, path);
      return std::move(*lock);
    }
    if (std::chrono::steady_clock::now() >= end) {
      throw IndexError(path_, "another writer is at work (process " + writer_of(path) + ")",
                       ErrorKind::busy);
    }
    std::this_thread::sleep_for(kBetweenTries);
  }
}

FileLock IndexFolder::lock_for_building(unsigned wait_seconds) const {
  return translating_errors(path_, [&] {
    make_folder_durably(path_);
    require_index_or_empty(*this);
    FileLock lock = wait_for_lock(building_lock_path(), wait_seconds);
    remove_leftovers();
    make_folder_durably(path_ + "/generations");
    const FileLock publishing = lock_for_publishing();
    carry_over();
    settle_history();
    return lock;
  });
}

FileLock IndexFolder::lock_for_publishing(unsigned wait_seconds) const {
  constexpr unsigned kLeastSeconds = 10;
  return translating_errors(path_, [&] {
    FileLock lock = wait_for_lock(path_ + "/lock-publish", std::max(wait_seconds, kLeastSeconds));
    for (const char* leftover : {"/XAPIANDB.new", "/published.new"}) {
      fs::remove(path_ + leftover);
    }
    return lock;
  });
}

std::string IndexFolder::builder() const try {
  return FileLock::try_lock(building_lock_path(), FileLock::Kind::shared)
             ? std::string()
             : writer_of(building_lock_path());
} catch (const std::system_error&) {
  return {};  // nobody built here, or nobody may know
}

void IndexFolder::remove_leftovers() const {
  // The lock is ours, so whoever made these is gone. (A generation gets its name
  // when all of it is on disk, and loses it before any of it is removed; one
  // without a manifest was left by something else, and nothing can be done with it.)
  for (const fs::path& file : files_in(path_)) {
    const std::string name = file.filename();
    std::error_code ignored;  // an old generation need not be gone for a new one to be made
    if (name.starts_with(kRemoved)) {
      fs::remove_all(file, ignored);
    } else if (name.starts_with("build-")) {
      fs::remove_all(file);
    }
  }
  const std::string current = published_if_known();
  for (const std::string& name : generations()) {
    const std::string path = generation_path(name);
    if (name != current && !fs::exists(path + '/' + Manifest::kFileName)) fs::remove_all(path);
  }
}

std::optional<FileLock> IndexFolder::hold(const std::string& name) const {
  const std::string manifest = generation_path(name) + '/' + Manifest::kFileName;
  struct stat named {};
  if (::lstat(manifest.c_str(), &named) != 0) {
    if (errno == ENOENT || errno == ENOTDIR) return std::nullopt;
    throw_errno(manifest);
  }
  try {
    std::optional<FileLock> lock = FileLock::try_lock(manifest, FileLock::Kind::shared);
    // A writer may have removed it between its opening and its locking.
    struct stat locked {};
    const bool still_there = lock && ::fstat(lock->descriptor(), &locked) == 0 &&
                             ::lstat(manifest.c_str(), &named) == 0 &&
                             named.st_ino == locked.st_ino && named.st_dev == locked.st_dev;
    return still_there ? std::move(lock) : std::nullopt;
  } catch (const std::system_error& error) {
    if (error.code() == std::errc::no_such_file_or_directory) return std::nullopt;
    throw;
  }
}

// ---- History ----

std::vector<Publication> IndexFolder::carried_over() const {
  const std::string record = read_file_if_there(old_record_path(), kMostRecordBytes).value_or("");
  const std::vector<std::string_view> recorded = split_words(record, "\n");
  std::vector<Publication> lines;
  for (const std::string& name : generations()) {
    const std::string number = std::to_string(number_of(name).value_or(0));
    if (!seal_of(name).empty() || !is_one_of(std::string_view(number), recorded)) continue;
    Publication line;
    line.command = to_string(PublicationKind::carried_over);
    line.generation = number_of(name).value_or(0);
    line.name = name;
    line.identity = identity_of(name);
    lines.push_back(std::move(line));
  }
  return lines;
}

void IndexFolder::carry_over() const {
  if (!fs::exists(old_record_path())) return;
  if (!history_file().text()) {
    std::string lines;
    for (const Publication& line : carried_over()) lines += to_line(line);
    if (!lines.empty()) history_file().append(lines);
  }
  fs::remove(old_record_path());
}

History IndexFolder::history() const {
  const std::optional<std::string> text = history_file().text();
  History history;
  if (text) {
    history = parse_history(*text);
  } else {
    history.publications = carried_over();
  }
  const std::vector<std::string> pile =
      pprsearch::standing(history.publications, published_if_known());
  for (auto name = pile.rbegin(); name != pile.rend(); ++name) {
    const std::uint64_t number = number_of(*name).value_or(0);
    if (name != pile.rbegin() && fs::exists(generation_path(*name))) {
      history.way_back.push_back(number);
    }
  }
  return history;
}

std::vector<std::string> IndexFolder::standing() const {
  return pprsearch::standing(history().publications, published_if_known());
}

/// A line that says what is published; empty if the history ends with that.
std::string IndexFolder::found_line() const {
  const std::string current = published_if_known();
  const std::vector<std::string> known = pprsearch::standing(history().publications, "");
  if (current.empty() || (!known.empty() && known.back() == current)) return {};
  Publication found = publication_now(PublicationKind::found);
  found.name = current;
  found.identity = identity_of(current);
  return to_line(found);
}

/// A build that finds nothing changed publishes nothing, and the history is true all the same.
void IndexFolder::settle_history() const {
  const std::string found = found_line();
  if (!found.empty()) history_file().append(found);
}

std::string IndexFolder::identity_of(const std::string& name) const {
  try {
    const Manifest manifest = read_manifest(generation_path(name));
    return manifest.generation.identity;
  } catch (const Damage&) {
    return {};
  } catch (const std::system_error& error) {
    if (error.code() == make_error_code(FileFault::not_regular)) return {};
    if (error.code() == std::errc::no_such_file_or_directory) return {};
    if (error.code() == std::errc::not_a_directory) return {};
    throw;
  }
}

std::string IndexFolder::publish(const std::string& name, Publication line) const {
  carry_over();
  line.name = name;
  line.identity = name.empty() ? "" : identity_of(name);
  const std::uint64_t before = history_file().append(found_line() + to_line(line));
  if (name.empty()) return {};
  try {
    replace(stub_path(), std::string(kStubBeginning) + name + '\n');
  } catch (...) {
    history_file().take_back(before);
    throw;
  }
  try {
    flush_to_disk(path_);
  } catch (const std::system_error& error) {
    return "generation " + std::to_string(number_of(name).value_or(0)) +
           " is published, but the folder could not be flushed to disk: " + error.what();
  } catch (const std::bad_alloc&) {  // it is published all the same
  }
  return {};
}

void IndexFolder::replace(const std::string& file, const std::string& text) const {
  const std::string fresh = file + ".new";
  write_durably(fresh, text);
  std::error_code error;
  fs::rename(fresh, file, error);
  if (!error) return;
  ::unlink(fresh.c_str());
  throw std::system_error(error, file);
}

// ---- What goes ----

std::vector<std::string> IndexFolder::remove(const std::vector<std::string>& names) const {
  if (names.empty()) return {};
  std::vector<std::string> taken;
  {
    const FileLock lock = lock_for_publishing();
    const std::string current = published_if_known();
    for (const std::string& name : names) {
      const std::string removed = path_ + '/' + std::string(kRemoved) + name;
      if (name != current && take_name(name, removed)) taken.push_back(name);
    }
  }
  for (const std::string& name : taken) {
    std::error_code ignored;  // what stays is removed by the next writer
    fs::remove_all(path_ + '/' + std::string(kRemoved) + name, ignored);
  }
  return taken;
}

/// Renames a generation that is not in use; then nobody may meet a half of it, whenever we are
/// killed.
bool IndexFolder::take_name(const std::string& name, const std::string& removed) const try {
  const std::string path = generation_path(name);
  const auto unused =
      FileLock::try_lock(path + '/' + Manifest::kFileName, FileLock::Kind::exclusive);
  if (!unused) return false;
  fs::rename(path, removed);
  return true;
} catch (const std::system_error&) {
  // By now a new generation is in its place, or published, and an old one that
  // cannot be removed, as another user's, makes that no failure. The next writer
  // tries again.
  return false;
}

}  // namespace pprsearch
