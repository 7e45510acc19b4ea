#include <pprsearch/error.h>
#include <pprsearch/generation.h>

#include <exception>
#include <filesystem>
#include <iterator>
#include <system_error>

#include "base/files.h"
#include "index/damage.h"
#include "index/generation/generation_status.h"
#include "index/generation/index_folder.h"
#include "index/generation/manifest.h"
#include "index/generation/retention.h"
#include "index/index_files.h"
#include "index/translate_errors.h"

namespace pprsearch {
namespace fs = std::filesystem;
std::optional<GenerationFault> fault_of_generation(const std::string& path,
                                                   const Manifest& manifest,
                                                   const std::string& name) {
  if (manifest.generation.format != current_format()) {
    return GenerationFault{.what = foreign_format(manifest.generation.format), .is_foreign = true};
  }
  const std::string misnamed = fault_of_name(manifest, name);
  if (!misnamed.empty()) return GenerationFault{.what = misnamed};
  // Xapian, too, waits for ever for what a pipe in the place of a table might give.
  for (const auto& [file_name, file] : manifest.files) {
    try {
      if (size_of_regular(path + '/' + file_name) == file.bytes) continue;
      return GenerationFault{.what = file_name + " has another size than was written"};
    } catch (const std::system_error& error) {
      return GenerationFault{.what = file_name + ": " + error.code().message(),
                             .reason = std::make_exception_ptr(error)};
    }
  }
  if (!manifest.files.contains(kCrosswalkFile)) {  // read by the first question that wants it
    return GenerationFault{.what = "it has no " + std::string(kCrosswalkFile)};
  }
  return std::nullopt;
}

GenerationStatus status_of(const IndexFolder& folder, const std::string& name) {
  GenerationStatus status;
  const std::string path = folder.generation_path(name);
  try {
    const Manifest manifest = read_manifest(path);
    status.generation = manifest.generation;
    if (const auto fault = fault_of_generation(path, manifest, name)) status.fault = fault->what;
  } catch (const Damage& damage) {
    status.fault = std::string(Manifest::kFileName) + ": " + damage.what();
  } catch (const std::system_error& error) {
    status.fault = std::string(Manifest::kFileName) + ": " + error.what();
  }
  status.generation.number = number_of(name).value_or(0);
  status.name = name;
  return status;
}

namespace {

/// Appends a sentence.
void say(std::string* note, const std::string& sentence) {
  if (note == nullptr || sentence.empty()) return;
  if (!note->empty()) *note += "; ";
  *note += sentence;
}

/// A build that is at work sees that somebody published meanwhile, and leaves it so.
std::string about_builder(const IndexFolder& folder) {
  const std::string builder = folder.builder();
  if (builder.empty()) return {};
  return "a build is at work (process " + builder +
         "): what it makes will be kept, and not published";
}

Generation publish_under_lock(const IndexFolder& folder, const std::string& name,
                              PublicationKind kind, std::string* note) {
  const GenerationStatus status = status_of(folder, name);
  const std::string generation = "generation " + std::to_string(status.generation.number);
  if (!status.fault.empty()) {
    throw IndexError(folder.path(), generation + " cannot be published: " + status.fault);
  }
  // A build at work goes by the history: what is published already is said once more, for it.
  const std::string builder = about_builder(folder);
  if (folder.published_if_known() == name && builder.empty()) return status.generation;
  say(note, folder.publish(name, publication_now(kind)));
  say(note, builder);
  return status.generation;
}

/// The newest usable generation below the published one of those that were published and not
/// taken back.
std::string usable_before(const IndexFolder& folder, const std::string& published) {
  const std::vector<std::string> pile = folder.standing();
  for (auto name = std::next(pile.rbegin()); name != pile.rend(); ++name) {
    if (*name != published && status_of(folder, *name).fault.empty()) return *name;
  }
  throw IndexError(folder.path(),
                   "there is no usable generation before " +
                       std::to_string(number_of(published).value_or(0)) + " to go back to",
                   ErrorKind::not_found);
}

std::string published_of(const IndexFolder& folder) {
  const auto published = folder.published();
  if (!published)
    throw IndexError(folder.path(), "no generation is published", ErrorKind::no_index);
  return *published;
}

/// Publishes, with the lock held, the generation that `choose` names.
template <typename Choose>
Generation publishing(const std::string& path, unsigned wait_seconds, const Choose& choose) {
  return translating_errors(path, [&] {
    const IndexFolder folder(path);
    folder.require_index();
    const FileLock lock = folder.lock_for_publishing(wait_seconds);
    return choose(folder);
  });
}

std::string known_name(const IndexFolder& folder, const std::string& name) {
  if (number_of(name) && fs::exists(folder.generation_path(name))) return name;
  throw IndexError(folder.path(), "there is no generation '" + name + "'", ErrorKind::not_found);
}

}  // namespace

std::vector<GenerationStatus> list_generations(const std::string& path) {
  return translating_errors(path, [&] {
    const IndexFolder folder(path);
    folder.require_index();
    std::vector<GenerationStatus> list;
    const std::string published = folder.published_if_known();
    for (const std::string& name : folder.generations()) {
      list.push_back(status_of(folder, name));
      list.back().published = name == published;
    }
    return list;
  });
}

History read_history(const std::string& path) {
  return translating_errors(path, [&] {
    const IndexFolder folder(path);
    folder.require_index();
    return folder.history();
  });
}

Generation publish_generation(const std::string& path, std::uint64_t number, unsigned wait_seconds,
                              std::string* note) {
  return publishing(path, wait_seconds, [&](const IndexFolder& folder) {
    return publish_under_lock(folder, folder.name_of(number), PublicationKind::publish, note);
  });
}

Generation publish_generation(const std::string& path, const std::string& name,
                              unsigned wait_seconds, std::string* note) {
  return publishing(path, wait_seconds, [&](const IndexFolder& folder) {
    return publish_under_lock(folder, known_name(folder, name), PublicationKind::publish, note);
  });
}

Generation roll_back(const std::string& path, unsigned wait_seconds, std::string* note) {
  return publishing(path, wait_seconds, [&](const IndexFolder& folder) {
    const std::string target = usable_before(folder, published_of(folder));
    return publish_under_lock(folder, target, PublicationKind::rollback, note);
  });
}

Generation roll_back_to(const std::string& path, std::uint64_t number, unsigned wait_seconds,
                        std::string* note) {
  return publishing(path, wait_seconds, [&](const IndexFolder& folder) {
    published_of(folder);
    return publish_under_lock(folder, folder.name_of(number), PublicationKind::rollback, note);
  });
}

std::vector<std::string> prune_generations(const std::string& path, unsigned keep,
                                           unsigned wait_seconds) {
  return translating_errors(path, [&] {
    const IndexFolder folder(path);
    folder.require_index();
    const FileLock lock = folder.lock_for_building(wait_seconds);
    return remove_beyond(folder, keep);
  });
}

}  // namespace pprsearch
