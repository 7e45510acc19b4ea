#include <pprsearch/error.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <thread>
#include <utility>

#include "base/files.h"
#include "base/strings.h"
#include "index/damage.h"
#include "index/generation/generation_builder.h"
#include "index/generation/generation_status.h"
#include "index/index_reader.h"
#include "index/translate_errors.h"

// Generations never change, so an entry is forgotten by making others. For each generation that has
// it, one is built from all its other entries and its own vocabularies. When all of them are on the
// disk, one line of history says which takes whose place, and the stub is pointed at the published
// one's. The old ones are removed then; what readers hold stays until they let go, and whoever
// removes generations next removes it whatever else is to be kept. A program that is killed before
// the line leaves generations that wait, and the old state; after it, the new state and old
// generations that nobody goes back to.

namespace pprsearch {
namespace fs = std::filesystem;
namespace {

std::shared_ptr<const IndexReader> open_generation(const IndexFolder& folder,
                                                   const std::string& name) {
  return IndexReader::open_named(folder.path(), name);
}

bool has_entry(const IndexReader& reader, const std::string& id) {
  return reader.session().postings_of_value(Field::id, id).entries.size() > 0;
}

/// One who takes an entry out of the generations of a folder; holds the lock of building.
class Forgetting {
 public:
  Forgetting(const std::string& path, const ForgetRequest& request)
      : folder_(path), request_(request), lock_(folder_.lock_for_building(request.wait_seconds)) {}
  ~Forgetting() {
    std::error_code ignored;  // what stays is removed by the next writer
    fs::remove_all(work_, ignored);
  }
  Forgetting(const Forgetting&) = delete;
  Forgetting& operator=(const Forgetting&) = delete;

  Forgotten run() {
    sort_out();
    if (with_entry_.empty() && left_over_.empty()) {
      const std::string unread = unread_.empty() ? "" : "; these cannot be read: ";
      throw IndexError(
          folder_.path(),
          "no generation has an entry '" + request_.id + "'" + unread + join(unread_, ", "),
          ErrorKind::not_found);
    }
    for (const std::string& name : with_entry_) replaced_[name] = replace(name);
    Forgotten done;
    if (!with_entry_.empty()) done.note = switch_over();
    remove(done);
    for (const auto& [old, fresh] : replaced_) {
      done.replaced[number_of(old).value_or(0)] = number_of(fresh).value_or(0);
    }
    return done;
  }

 private:
  /// Which generations have the entry, or may have it.
  void sort_out() {
    std::map<std::string, std::string> replaced;
    for (const Publication& line : folder_.history().publications) {
      replaced.insert(line.replaced.begin(), line.replaced.end());
    }
    const std::string published = folder_.published_if_known();
    for (const std::string& name : folder_.generations()) {
      const std::string fault = fault_of(name);
      if (!fault.empty() && name == published) {
        throw IndexError(folder_.path(), "the published generation cannot be used: " + fault);
      }
      if (replaced.contains(name) && name != published) {
        left_over_.push_back(name);
      } else if (!fault.empty()) {
        unread_.push_back(name);
      } else if (has_entry(*open_generation(folder_, name), request_.id)) {
        with_entry_.push_back(name);
      }
    }
  }

  /// Why a generation can never be used. What the system has against reading it now is thrown: it
  /// may be sound.
  std::string fault_of(const std::string& name) const {
    try {
      read_manifest(folder_.generation_path(name));
    } catch (const Damage& damage) {
      return damage.what();
    }
    return status_of(folder_, name).fault;
  }

  /// Makes a generation of all other entries; returns its name.
  std::string replace(const std::string& name) {
    const auto reader = open_generation(folder_, name);
    const std::string path = folder_.generation_path(name);
    const WriterOptions options = options_built_with(path, read_manifest(path));
    GenerationBuilder builder(work_, options);
    const IndexReader::Session session = reader->session();
    for (EntryNumber number = 0; number < reader->columns().size(); ++number) {
      Entry entry = session.entry(number);
      if (entry.id != request_.id) builder.add(std::move(entry));
    }
    const std::string made = work_ + "/generation";
    const Manifest manifest = builder.finish(made, folder_.next_number());
    return take_in(folder_, made, manifest);
  }

  /// Writes down what takes whose place, and publishes the published one's. Others may have
  /// published another since this began; that has its replacement, too.
  std::string switch_over() {
    const FileLock lock = folder_.lock_for_publishing();
    Publication line = publication_now(PublicationKind::forget);
    line.id_sha256 = sha256_hex(request_.id);
    line.reason = request_.reason;
    line.replaced = replaced_;
    const std::string published = folder_.published_if_known();
    const auto found = replaced_.find(published);
    return folder_.publish(found == replaced_.end() ? published : found->second, std::move(line));
  }

  /// What was switched over stays so, whatever stands in the way here.
  void remove(Forgotten& done) {
    std::vector<std::string> left = left_over_;
    for (const auto* more : {&unread_, &with_entry_}) {
      left.insert(left.end(), more->begin(), more->end());
    }
    try {
      remove(left, done);
    } catch (const std::exception& error) {
      if (!done.note.empty()) done.note += "; ";
      done.note += "old generations could not be removed: " + std::string(error.what());
    }
    done.left = std::move(left);
  }

  /// Takes those that it removed off `left`.
  void remove(std::vector<std::string>& left, Forgotten& done) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(request_.wait_seconds);
    while (true) {
      for (std::string& name : folder_.remove(left)) {
        std::erase(left, name);
        done.removed.push_back(std::move(name));
      }
      if (left.empty() || std::chrono::steady_clock::now() >= end) break;
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
  }

  IndexFolder folder_;
  const ForgetRequest& request_;
  FileLock lock_;
  std::string work_ = folder_.path() + "/build-" + std::to_string(::getpid());
  std::vector<std::string> with_entry_;
  std::vector<std::string> left_over_;  ///< of an earlier time: they were in use then
  std::vector<std::string> unread_;     ///< damaged, or of another version
  std::map<std::string, std::string> replaced_;
};

}  // namespace

Forgotten forget_entry(const std::string& path, const ForgetRequest& request) {
  return translating_errors(path, [&] {
    IndexFolder(path).require_index();
    return Forgetting(path, request).run();
  });
}

}  // namespace pprsearch
