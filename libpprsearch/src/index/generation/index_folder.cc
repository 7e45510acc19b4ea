#include "index/generation/index_folder.h"

#include <fcntl.h>
#include <pprsearch/error.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <iterator>
#include <system_error>
#include <thread>
#include <utility>

#include "base/strings.h"
#include "index/generation/manifest.h"
#include "index/translate_errors.h"

// An index folder:
//
//     XAPIANDB                  a Xapian stub that names the published generation
//     published                 the numbers of all that ever were, one per line
//     generations/000007/       a generation: Xapian's files, our columns and
//                               dictionary, the vocabulary, manifest.json
//     build-4711/               what the writer with that process number is building;
//                               also a generation that is being removed
//     lock                      held by the writer; says its process number
//
// Publishing replaces the stub by renaming another over it; a reader sees it either before or
// after. The number is recorded first, so a published generation is never missing from the record.
// Each reader holds a shared lock on its generation's manifest.json. Whoever removes a generation
// takes that lock exclusively first, so a generation in use stays. A generation gets its name when
// all of it is on disk, and loses the name before any of it is removed: pprsearch never leaves
// half of one under generations/. Locks end with the process that holds them, so a killed program
// leaves nothing but files, and the next writer removes them. Left out: nobody waits for readers.
// A generation in use is left to a later writer.

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

Descriptor open_to_lock(const std::string& path, FileLock::Kind kind) {
  if (kind == FileLock::Kind::shared) return open_regular(path, O_RDONLY).descriptor;
  if (kind == FileLock::Kind::writer) {
    RegularFile file = open_regular(path, O_RDWR | O_CREAT);
    if (file.status.st_nlink == 1) return std::move(file.descriptor);
    throw std::system_error(make_error_code(FileFault::shared), path);
  }
  try {
    // NFS gives exclusive locks to those alone who may write
    return open_regular(path, O_RDWR).descriptor;
  } catch (const std::system_error& error) {
    if (error.code() != std::errc::permission_denied) throw;
    return open_regular(path, O_RDONLY).descriptor;
  }
}

std::optional<std::uint64_t> whole_number(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// The number in a stub; nullopt where it is none of ours.
std::optional<std::uint64_t> number_in(std::string_view stub) {
  stub = stub.substr(0, stub.find('\n'));
  if (!stub.starts_with(kStubBeginning)) return std::nullopt;
  return whole_number(stub.substr(kStubBeginning.size()));
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

/// What lies in a folder; nothing where there is no such folder.
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
  // With generations it is an index, even where the stub is damaged: publishing
  // then puts a good one in its place.
  if (fs::exists(folder.path() + "/generations") || folder.published()) return;
  for (const fs::path& file : files_in(folder.path())) {
    const std::string name = file.filename();
    if (name != "lock" && !name.starts_with("build-")) {
      throw IndexError(folder.path(), "is not empty and holds no index (it has '" + name + "')");
    }
  }
}

}  // namespace

std::optional<FileLock> FileLock::try_lock(const std::string& path, Kind kind) {
  Descriptor file = open_to_lock(path, kind);
  if (::flock(file.get(), (kind == Kind::shared ? LOCK_SH : LOCK_EX) | LOCK_NB) != 0) {
    if (errno == EWOULDBLOCK) return std::nullopt;
    throw_errno(path);
  }
  return FileLock(std::move(file));
}

std::string IndexFolder::generation_path(std::uint64_t number) const {
  char name[32];
  std::snprintf(name, sizeof name, "%06llu", static_cast<unsigned long long>(number));
  return path_ + "/generations/" + name;
}

std::optional<std::string> IndexFolder::stub() const {
  return read_file_if_there(stub_path(), kMostStubBytes);
}

std::optional<std::uint64_t> IndexFolder::published() const {
  const std::optional<std::string> text = stub();
  if (!text) return std::nullopt;
  const auto number = number_in(*text);
  if (!number) throw IndexError(path_, "XAPIANDB is not of pprsearch's making");
  return number;
}

std::uint64_t IndexFolder::published_if_known() const {
  return number_in(stub().value_or("")).value_or(0);
}

void IndexFolder::require_index() const {
  if (!fs::exists(stub_path()) && generations().empty()) {
    throw IndexError(path_, "no index there", ErrorKind::no_index);
  }
}

std::vector<std::uint64_t> IndexFolder::generations() const {
  std::vector<std::uint64_t> numbers;
  for (const fs::path& file : files_in(path_ + "/generations")) {
    if (const auto number = whole_number(file.filename().string())) numbers.push_back(*number);
  }
  std::sort(numbers.begin(), numbers.end());
  return numbers;
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

FileLock IndexFolder::wait_for_lock(const std::string& path, unsigned wait_seconds) const {
  constexpr auto kBetweenTries = std::chrono::milliseconds(50);
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(wait_seconds);
  while (true) {
    std::optional<FileLock> lock = FileLock::try_lock(path, FileLock::Kind::writer);
    if (lock) return std::move(*lock);
    if (std::chrono::steady_clock::now() >= end) {
      throw IndexError(path_, "another writer is at work (process " + writer_of(path) + ")",
                       ErrorKind::busy);
    }
    std::this_thread::sleep_for(kBetweenTries);
  }
}

FileLock IndexFolder::lock_for_writing(unsigned wait_seconds) const {
  return translating_errors(path_, [&] {
    make_folder_durably(path_);
    require_index_or_empty(*this);
    const std::string path = path_ + "/lock";
    FileLock lock = wait_for_lock(path, wait_seconds);
    const std::string process = std::to_string(::getpid()) + '\n';
    if (::ftruncate(lock.descriptor(), 0) != 0) throw_errno(path);
    write_all(lock.descriptor(), process, path);
    remove_leftovers();
    make_folder_durably(path_ + "/generations");
    return lock;
  });
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
    } else if (name.starts_with("build-") || name == "XAPIANDB.new" || name == "published.new") {
      fs::remove_all(file);
    }
  }
  const std::uint64_t current = published_if_known();
  for (const std::uint64_t number : generations()) {
    const std::string path = generation_path(number);
    if (number != current && !fs::exists(path + '/' + Manifest::kFileName)) fs::remove_all(path);
  }
}

std::optional<FileLock> IndexFolder::hold(std::uint64_t number) const {
  const std::string manifest = generation_path(number) + '/' + Manifest::kFileName;
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

std::string IndexFolder::publish(std::uint64_t number) const {
  // The record first: a generation that is published is never missing from it.
  std::set<std::uint64_t> numbers = ever_published();
  numbers.insert(number);
  std::string record;
  for (const std::uint64_t each : numbers) record += std::to_string(each) + '\n';
  replace(record_path(), record);
  flush_to_disk(path_);
  const std::string name = fs::path(generation_path(number)).filename();
  replace(stub_path(), std::string(kStubBeginning) + name + '\n');
  try {
    flush_to_disk(path_);
  } catch (const std::system_error& error) {
    return "generation " + std::to_string(number) +
           " is published, but the folder could not be flushed to disk: " + error.what();
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

std::set<std::uint64_t> IndexFolder::ever_published() const {
  const std::string record = read_file_if_there(record_path(), kMostRecordBytes).value_or("");
  std::set<std::uint64_t> recorded;
  for (const std::string_view line : split_words(record, "\n")) {
    if (const auto number = whole_number(line)) recorded.insert(*number);
  }
  const std::uint64_t current = published_if_known();
  std::set<std::uint64_t> numbers;
  for (const std::uint64_t number : generations()) {
    if (number == current || recorded.contains(number)) numbers.insert(number);
  }
  return numbers;
}

void IndexFolder::remove_beyond(unsigned keep) const {
  const std::vector<std::uint64_t> numbers = generations();
  if (keep == 0 || numbers.size() <= keep) return;
  const std::optional<std::string> text = stub();
  const auto current = text ? number_in(*text) : 0;
  if (!current) return;  // what is published cannot be told, so nothing is known to be old
  const std::set<std::uint64_t> published = ever_published();
  std::vector<std::uint64_t> waiting;
  std::set_difference(numbers.begin(), numbers.end(), published.begin(), published.end(),
                      std::back_inserter(waiting));
  const auto remove_oldest = [&](const auto& some) {
    auto number = some.begin();
    for (std::size_t left = some.size(); left > keep; --left, ++number) {
      if (*number != *current) remove_unless_in_use(*number);
    }
  };
  remove_oldest(published);
  remove_oldest(waiting);
}

void IndexFolder::remove_unless_in_use(std::uint64_t number) const try {
  const std::string path = generation_path(number);
  const auto unused =
      FileLock::try_lock(path + '/' + Manifest::kFileName, FileLock::Kind::exclusive);
  if (!unused) return;
  // Under its old name nobody may meet a half of it, whenever we are killed.
  const std::string removed = path_ + '/' + std::string(kRemoved) + std::to_string(number);
  fs::rename(path, removed);
  fs::remove_all(removed);
} catch (const std::system_error&) {
  // By now a new generation is in its place, or published, and an old one that
  // cannot be removed, as another user's, makes that no failure. The next writer
  // tries again.
}

}  // namespace pprsearch
