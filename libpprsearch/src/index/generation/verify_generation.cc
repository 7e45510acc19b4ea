#include <pprsearch/error.h>
#include <pprsearch/generation.h>
#include <pprsearch/json.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <memory>
#include <optional>
#include <system_error>

#include "base/files.h"
#include "base/temporary_folder.h"
#include "index/generation/generation_builder.h"
#include "index/generation/generation_check.h"
#include "index/generation/index_folder.h"
#include "index/index_files.h"
#include "index/index_reader.h"
#include "index/translate_errors.h"

// Damage is looked for from the outside in. Checksums come first, for they are
// exact and touch nothing but bytes. If one does not hold, the file is not
// opened as what it claims to be, since Xapian, given damaged tables, may crash.
// If all hold, what is left to find is that wrong bytes were written. So the generation is built
// once more from its own entries and compared.

namespace pprsearch {
namespace fs = std::filesystem;
namespace {

constexpr const char* kTemporaryPrefix = "pprsearch-verify-";

bool is_table(const fs::path& file) { return file.filename().string().ends_with("glass"); }

/// Whatever reading the generation throws is a fault of it.
template <typename Work>
void noting_faults(const std::string& what, Faults& faults, Work&& work) {
  try {
    reading_stored(what, std::forward<Work>(work));
  } catch (const IndexError& error) {
    faults.push_back(error.what());
  }
}

void append(Faults& faults, Faults more) {
  std::move(more.begin(), more.end(), std::back_inserter(faults));
}

/// Xapian opens tables for writing even if it only checks them. Of those that may only be
/// read, a copy is checked.
void check_readable_tables(const std::string& path, Faults& faults) {
  const auto check = [&](const std::string& tables) {
    noting_faults("Xapian's tables", faults, [&] { append(faults, check_tables(tables)); });
  };
  bool may_be_written = true;
  for (const auto& item : fs::directory_iterator(path)) {
    if (is_table(item) && ::access(item.path().c_str(), W_OK) != 0) may_be_written = false;
  }
  if (may_be_written) return check(path);
  const TemporaryFolder copy(kTemporaryPrefix);
  translating_errors(copy.path(), [&] {
    for (const auto& item : fs::directory_iterator(path)) {
      if (!is_table(item)) continue;
      const fs::path file = fs::path(copy.path()) / item.path().filename();
      fs::copy_file(item.path(), file);
      fs::permissions(file, fs::perms::owner_write, fs::perm_options::add);
    }
  });
  check(copy.path());
}

/// A stored entry; none if it cannot be read. One that is not stored in the form
/// in which entries are written is noted too.
std::optional<Entry> read_entry(const IndexReader::Session& session, EntryNumber number,
                                Faults& faults) {
  std::optional<Entry> entry;
  noting_faults("docdata.glass: entry number " + std::to_string(number + 1), faults, [&] {
    const std::string json = session.stored_json(number);
    std::vector<std::string> repairs;
    entry = entry_from_json(json, repairs);
    if (to_json(*entry) != json) {
      faults.push_back("docdata.glass: entry '" + entry->id + "' is not in the form of an entry");
    }
  });
  return entry;
}

/// Builds the generation again from its own entries, at `work`/generation. None if an entry cannot
/// be read. What hinders the building is thrown as an IndexError that names `work`: it is not a
/// fault of the generation.
std::optional<Manifest> rebuild(const IndexReader& reader, const WriterOptions& options,
                                const std::string& work, Faults& faults) {
  return translating_errors(work, [&]() -> std::optional<Manifest> {
    GenerationBuilder builder(work, options);
    const IndexReader::Session session = reader.session();
    for (EntryNumber number = 0; number < reader.columns().size(); ++number) {
      std::optional<Entry> entry = read_entry(session, number, faults);
      if (!entry) return std::nullopt;
      const std::string id = entry->id;
      if (!builder.add(std::move(*entry))) {
        faults.push_back("docdata.glass: the id '" + id + "' is there twice");
      }
    }
    return builder.finish(work + "/generation", reader.generation().number);
  });
}

void compare_counts(const Generation& rebuilt, const Generation& generation, Faults& faults) {
  const std::string manifest = Manifest::kFileName;
  if (rebuilt.digest != generation.digest) {
    faults.push_back(manifest + ": the digest is not that of the entries");
  }
  if (rebuilt.taxonomy != generation.taxonomy || rebuilt.thesaurus != generation.thesaurus ||
      rebuilt.crosswalk != generation.crosswalk ||
      rebuilt.vocabularies != generation.vocabularies) {
    faults.push_back(manifest + ": what it says of the vocabularies is not what they are");
  }
  if (rebuilt.entries != generation.entries) {
    faults.push_back(manifest + ": there are " + std::to_string(rebuilt.entries) +
                     " entries instead of " + std::to_string(generation.entries));
  }
}

/// What only shows when the entries are read and the generation is built again.
void check_contents(const IndexFolder& folder, const std::string& name, const Manifest& manifest,
                    Faults& faults) {
  const Generation& generation = manifest.generation;
  const std::string path = folder.generation_path(name);
  const std::string what = "generation " + std::to_string(generation.number);
  check_readable_tables(path, faults);
  std::shared_ptr<const IndexReader> reader;
  WriterOptions options;
  noting_faults(what, faults, [&] {
    reader = IndexReader::open_named(folder.path(), name);
    options = options_built_with(path, manifest);
  });
  if (!faults.empty()) return;
  const TemporaryFolder temporary(kTemporaryPrefix);
  const auto rebuilt = rebuild(*reader, options, temporary.path(), faults);
  if (!rebuilt) return;
  compare_counts(rebuilt->generation, generation, faults);
  noting_faults(what, faults, [&] {
    append(faults, compare_generations(path, temporary.path() + "/generation"));
  });
}

void check_generation(const IndexFolder& folder, const std::string& name, Verification& found) {
  const std::string path = folder.generation_path(name);
  Manifest manifest;
  noting_faults(Manifest::kFileName, found.faults, [&] { manifest = read_manifest(path); });
  if (!found.faults.empty()) return;
  const std::uint64_t number = found.generation.number;
  found.generation = manifest.generation;
  found.generation.number = number;
  if (manifest.generation.format != current_format()) {
    found.faults.push_back(std::string(Manifest::kFileName) + ": " +
                           foreign_format(manifest.generation.format));
    return;
  }
  const std::string misnamed = fault_of_name(manifest, name);
  if (!misnamed.empty()) found.faults.push_back(misnamed);
  append(found.faults, check_files(path, manifest));
  if (found.faults.empty()) check_contents(folder, name, manifest, found.faults);
}

}  // namespace

Verification verify_generation(const std::string& path, std::optional<std::uint64_t> number) {
  return translating_errors(path, [&] {
    const IndexFolder folder(path);
    folder.require_index();
    const auto published = number ? std::nullopt : folder.published();
    if (!number && !published) {
      throw IndexError(path, "no generation is published", ErrorKind::no_index);
    }
    const std::string name = published ? *published : folder.name_of(*number);
    Verification found;
    found.generation.number = number_of(name).value_or(0);
    if (!fs::exists(folder.generation_path(name))) {
      found.faults.push_back("the published generation is missing");
      return found;
    }
    // Without a manifest there is nothing to lock, and that is the fault.
    const auto held = folder.hold(name);
    check_generation(folder, name, found);
    return found;
  });
}

}  // namespace pprsearch
