#include <pprsearch/error.h>
#include <pprsearch/generation.h>
#include <pprsearch/json.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "entry/vocabulary_json.h"
#include "index/generation_builder.h"
#include "index/generation_check.h"
#include "index/generations.h"
#include "index/index_files.h"
#include "index/index_reader.h"
#include "index/translate_errors.h"

namespace pprsearch {
namespace fs = std::filesystem;
namespace {

// Damage is looked for from the outside in. Checksums come first, for they are
// exact and touch nothing but bytes: where one does not hold, the file is not
// opened as what it claims to be, since Xapian, given damaged tables, may crash.
// Where all hold, what is left to find is that wrong bytes were written: so the
// generation is built once more from its own entries and compared.

/// A new folder beside other temporary files, gone with this.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "pprsearch-verify-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) {
      throw std::system_error(errno, std::generic_category(), name);
    }
    path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

bool is_table(const fs::path& file) { return file.filename().string().ends_with("glass"); }

/// Xapian opens tables for writing even where it only checks them. Of those that may only be
/// read, a copy is checked.
Faults check_readable_tables(const std::string& path) {
  bool may_be_written = true;
  for (const auto& item : fs::directory_iterator(path)) {
    if (is_table(item) && ::access(item.path().c_str(), W_OK) != 0) may_be_written = false;
  }
  if (may_be_written) return check_tables(path);
  const TemporaryFolder copy;
  for (const auto& item : fs::directory_iterator(path)) {
    if (!is_table(item)) continue;
    const fs::path file = fs::path(copy.path()) / item.path().filename();
    fs::copy_file(item.path(), file);
    fs::permissions(file, fs::perms::owner_write, fs::perm_options::add);
  }
  return check_tables(copy.path());
}

/// Gives every stored entry to `builder`, and notes those that are not stored in
/// the form in which entries are written.
void add_stored_entries(const IndexReader& reader, GenerationBuilder& builder, Faults& faults) {
  const IndexReader::Session session = reader.session();
  for (EntryNumber number = 0; number < reader.columns().size(); ++number) {
    const std::string json = session.stored_json(number);
    std::vector<std::string> repairs;
    const Entry entry = entry_from_json(json, repairs);
    if (to_json(entry) != json) {
      faults.push_back("docdata.glass: entry '" + entry.id + "' is not in the form of an entry");
    }
    if (!builder.add(entry)) {
      faults.push_back("docdata.glass: the id '" + entry.id + "' is there twice");
    }
  }
}

/// What only shows when the entries are read and the generation is built again.
Faults check_contents(const std::string& folder, const std::string& path,
                      const Generation& generation) {
  Faults faults = check_readable_tables(path);
  const auto reader = IndexReader::open(folder, generation.number);
  const TemporaryFolder temporary;
  WriterOptions options;
  options.taxonomy = taxonomy_from_json(read_file(path + '/' + kTaxonomyFile));
  options.thesaurus = thesaurus_from_json(read_file(path + '/' + kThesaurusFile));
  GenerationBuilder builder(temporary.path(), options);
  add_stored_entries(*reader, builder, faults);
  const std::string rebuilt = temporary.path() + "/generation";
  const Manifest manifest = builder.finish(rebuilt, generation.number);
  if (manifest.generation.digest != generation.digest) {
    faults.push_back(std::string(Manifest::kFileName) + ": the digest is not that of the entries");
  }
  if (manifest.generation.entries != generation.entries) {
    faults.push_back(std::string(Manifest::kFileName) + ": there are " +
                     std::to_string(manifest.generation.entries) + " entries instead of " +
                     std::to_string(generation.entries));
  }
  for (const std::string& fault : compare_generations(path, rebuilt)) faults.push_back(fault);
  return faults;
}

/// Whatever reading the generation throws is a fault of it.
template <typename Work>
void noting_faults(const std::string& what, Faults& faults, Work&& work) {
  try {
    reading_stored(what, std::forward<Work>(work));
  } catch (const Error& error) {
    faults.push_back(error.what());
  }
}

void check_generation(const IndexFolder& folder, std::uint64_t number, Verification& found) {
  const std::string path = folder.generation_path(number);
  Manifest manifest;
  noting_faults(Manifest::kFileName, found.faults, [&] { manifest = read_manifest(path); });
  if (!found.faults.empty()) return;
  found.generation = manifest.generation;
  found.generation.number = number;
  if (manifest.generation.format != current_format()) {
    found.faults.push_back(std::string(Manifest::kFileName) + ": " +
                           foreign_format(manifest.generation.format));
    return;
  }
  if (manifest.generation.number != number) {
    found.faults.push_back(std::string(Manifest::kFileName) + " is of generation " +
                           std::to_string(manifest.generation.number));
  }
  for (std::string& fault : check_files(path, manifest)) found.faults.push_back(std::move(fault));
  if (!found.faults.empty()) return;
  noting_faults("generation " + std::to_string(number), found.faults, [&] {
    for (std::string& fault : check_contents(folder.path(), path, manifest.generation)) {
      found.faults.push_back(std::move(fault));
    }
  });
}

}  // namespace

Verification verify_generation(const std::string& path, std::optional<std::uint64_t> number) {
  return translating_errors(path, [&] {
    const IndexFolder folder(path);
    folder.require_index();
    if (!number) number = folder.published();
    if (!number) throw IndexError(path, "no generation is published");
    Verification found;
    found.generation.number = *number;
    if (!fs::exists(folder.generation_path(*number))) {
      throw IndexError(path, "there is no generation " + std::to_string(*number));
    }
    // Without a manifest there is nothing to lock, and that is the fault.
    const auto held = folder.hold(*number);
    check_generation(folder, *number, found);
    return found;
  });
}

}  // namespace pprsearch
