#include <pprsearch/error.h>
#include <pprsearch/index_writer.h>
#include <unistd.h>

#include <filesystem>
#include <map>
#include <optional>
#include <utility>

#include "base/files.h"
#include "base/strings.h"
#include "index/generation/generation_builder.h"
#include "index/generation/generation_check.h"
#include "index/generation/generation_status.h"
#include "index/generation/index_folder.h"
#include "index/generation/retention.h"
#include "index/store/checksum.h"
#include "index/translate_errors.h"

// From the first entry to the published generation, and what a writer leaves that
// is killed between two steps:
//
//     build in build-PID/, flush, check, manifest    build-PID, for the next writer to remove
//     rename to generations/NNNNNN-…                 a whole generation, not published
//     a line of history                              a line that did not come true
//     rename the stub                                a published one, and one too many
//     remove what is beyond keep                     part of one in build-removed-…
//
// A folder under generations/ is always complete, since its name comes last. While a writer works,
// others may publish and go back. They know something that it does not, such as that the sources
// are bad; so it compares the history with what it was when it began, and leaves the last word to
// them.

namespace pprsearch {
namespace fs = std::filesystem;
namespace {

/// The options, if an index can be built with them.
WriterOptions checked(WriterOptions options) {
  if (const auto fault = find_fault(options.thesaurus)) {
    const std::string& id = options.thesaurus.concepts[fault->place].id;
    throw Error("thesaurus: concept '" + id + "': " + fault->what, ErrorKind::bad_value);
  }
  return options;
}

}  // namespace

class IndexWriter::Impl {
 public:
  Impl(const std::string& folder, WriterOptions options)
      : options_(checked(std::move(options))),
        folder_(folder),
        lock_(folder_.lock_for_building(options_.wait_seconds)),
        build_(folder + "/build-" + std::to_string(::getpid())) {
    try {
      translating_errors(folder_.path(), [this] {
        began_ = state();
        for (const Publication& line : folder_.history().publications) {
          if (!line.id_sha256.empty()) forgotten_[line.id_sha256] = line;
        }
        builder_.emplace(build_, options_);
      });
    } catch (...) {
      remove_build();
      throw;
    }
  }
  ~Impl() { remove_build(); }

  bool add(Entry entry) {
    if (finished_) {
      throw Error("an entry was added to a generation that is finished", ErrorKind::misuse);
    }
    validate(entry);
    use_slugs(entry, options_.taxonomy);
    return translating_errors(folder_.path(), [&] { return builder_->add(std::move(entry)); });
  }

  void count_memory(std::size_t bytes) {
    if (!finished_) builder_->count_memory(bytes);
  }

  Generation finish() {
    if (finished_) return *finished_;
    return translating_errors(folder_.path(), [this] {
      const std::string path = build_ + "/generation";
      const Manifest manifest = builder_->finish(path, folder_.next_number());
      name_ = take_in(folder_, path, manifest);
      finished_ = manifest.generation;
      remove_old();
      return *finished_;
    });
  }

  std::optional<Publication> forgotten(std::string_view id) const {
    if (forgotten_.empty()) return std::nullopt;
    const auto found = forgotten_.find(sha256_hex(id));
    if (found == forgotten_.end()) return std::nullopt;
    return found->second;
  }

  std::optional<Generation> unchanged(std::string* damage) const {
    if (finished_) throw Error("a generation is finished already", ErrorKind::misuse);
    return translating_errors(folder_.path(), [&]() -> std::optional<Generation> {
      const std::string published = folder_.published_if_known();
      if (published.empty()) return std::nullopt;
      const GenerationStatus status = status_of(folder_, published);
      if (!status.fault.empty() || status.generation.identity != builder_->identity()) {
        return std::nullopt;
      }
      const std::string path = folder_.generation_path(published);
      const Faults faults = check_files(path, read_manifest(path));
      if (faults.empty()) return status.generation;
      if (damage != nullptr) {
        *damage = "generation " + std::to_string(status.generation.number) +
                  ", which is published, is damaged: " + join(faults, "; ");
      }
      return std::nullopt;
    });
  }

  std::vector<std::string> lost_ids() const {
    if (!finished_)
      throw Error("what is lost is not known before the generation is finished", ErrorKind::misuse);
    return translating_errors(folder_.path(), [this]() -> std::vector<std::string> {
      const std::string published = folder_.published_if_known();
      if (published.empty()) return {};
      return ids_missing_from(folder_.generation_path(name_), folder_.generation_path(published));
    });
  }

  std::string overtaken() const {
    return translating_errors(folder_.path(), [this]() -> std::string {
      if (state() == began_) return {};
      const History history = folder_.history();
      const std::string published = folder_.published_if_known();
      std::string sentence = "generation " + std::to_string(number_of(published).value_or(0)) +
                             " was published while this build was at work";
      if (history.publications.empty() || history.publications.back().name != published) {
        return sentence;
      }
      const Publication& last = history.publications.back();
      return sentence + " (" + last.command + " by " + last.user + ", " + last.time + ")";
    });
  }

  Generation publish() {
    const Generation generation = finish();
    translating_errors(folder_.path(), [&] {
      const FileLock lock = folder_.lock_for_publishing();
      const std::string why_not = overtaken();
      if (!why_not.empty()) throw IndexError(folder_.path(), why_not, ErrorKind::busy);
      const std::string note = folder_.publish(name_, publication_now(PublicationKind::build));
      if (!note.empty()) notes_.push_back(note);
    });
    remove_old();
    return generation;
  }

  const std::vector<std::string>& notes() const { return notes_; }

 private:
  /// What others change who publish.
  std::string state() const {
    return folder_.published_if_known() + ' ' + std::to_string(folder_.history_size());
  }

  /// The new generation is in its place by now, whatever becomes of the old ones.
  void remove_old() {
    try {
      translating_errors(folder_.path(), [this] { remove_beyond(folder_, options_.keep); });
    } catch (const Error& error) {  // also of a lack of memory
      notes_.push_back(std::string("old generations are left for the next build: ") + error.what());
    }
  }

  void remove_build() {
    builder_.reset();         // its threads write there
    std::error_code ignored;  // what stays is removed by the next writer
    fs::remove_all(build_, ignored);
  }

  WriterOptions options_;
  IndexFolder folder_;
  FileLock lock_;
  std::string build_;
  std::string began_;  ///< state() then
  std::string name_;   ///< of the finished generation
  std::optional<GenerationBuilder> builder_;
  std::optional<Generation> finished_;
  std::map<std::string, Publication> forgotten_;  ///< by the SHA-256 of the id
  std::vector<std::string> notes_;
};

IndexWriter::IndexWriter(const std::string& folder, WriterOptions options)
    : impl_(std::make_unique<Impl>(folder, std::move(options))) {}

IndexWriter::~IndexWriter() = default;
IndexWriter::IndexWriter(IndexWriter&&) noexcept = default;
IndexWriter& IndexWriter::operator=(IndexWriter&&) noexcept = default;

bool IndexWriter::add(const Entry& entry) { return impl_->add(entry); }

void IndexWriter::count_memory(std::size_t bytes) { impl_->count_memory(bytes); }

std::optional<Publication> IndexWriter::forgotten(std::string_view id) const {
  return impl_->forgotten(id);
}

std::optional<Generation> IndexWriter::unchanged(std::string* damage) const {
  return impl_->unchanged(damage);
}

Generation IndexWriter::finish() { return impl_->finish(); }

std::vector<std::string> IndexWriter::lost_ids() const { return impl_->lost_ids(); }

std::string IndexWriter::overtaken() const { return impl_->overtaken(); }

Generation IndexWriter::publish() { return impl_->publish(); }

std::vector<std::string> IndexWriter::notes() const { return impl_->notes(); }

}  // namespace pprsearch
