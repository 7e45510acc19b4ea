#include <pprsearch/error.h>
#include <pprsearch/generation.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "base/files.h"
#include "index/damage.h"
#include "index/generation/index_folder.h"
#include "index/generation/manifest.h"
#include "index/translate_errors.h"

namespace pprsearch {
namespace fs = std::filesystem;
namespace {

/// What makes a generation unusable as far as can be told without reading it whole.
std::string fault_of(const std::string& path, const Manifest& manifest, std::uint64_t number) {
  if (manifest.generation.format != current_format()) {
    return foreign_format(manifest.generation.format);
  }
  if (manifest.generation.number != number) {
    return std::string(Manifest::kFileName) + " is of generation " +
           std::to_string(manifest.generation.number);
  }
  for (const auto& [name, file] : manifest.files) {
    try {
      const std::uint64_t bytes = size_of_regular(path + '/' + name);
      if (bytes != file.bytes) return name + " has another size than was written";
    } catch (const std::system_error& error) {
      return name + ": " + error.code().message();
    }
  }
  return {};
}

GenerationStatus status_of(const IndexFolder& folder, std::uint64_t number) {
  GenerationStatus status;
  const std::string path = folder.generation_path(number);
  try {
    const Manifest manifest = read_manifest(path);
    status.generation = manifest.generation;
    status.fault = fault_of(path, manifest, number);
  } catch (const Damage& damage) {
    status.fault = std::string(Manifest::kFileName) + ": " + damage.what();
  } catch (const std::system_error& error) {
    status.fault = std::string(Manifest::kFileName) + ": " + error.what();
  }
  status.generation.number = number;
  return status;
}

Generation publish_under_lock(const IndexFolder& folder, std::uint64_t number, std::string* note) {
  if (!fs::exists(folder.generation_path(number))) {
    throw IndexError(folder.path(), "there is no generation " + std::to_string(number),
                     ErrorKind::not_found);
  }
  const GenerationStatus status = status_of(folder, number);
  if (!status.fault.empty()) {
    throw IndexError(folder.path(), "generation " + std::to_string(number) +
                                        " cannot be published: " + status.fault);
  }
  if (folder.published_if_known() == number) return status.generation;
  const std::string said = folder.publish(number);
  if (note != nullptr) *note = said;
  return status.generation;
}

/// A generation that was finished and never published is as whole as any, but going
/// back never means one: a gate may have refused it.
std::uint64_t newest_usable_before(const IndexFolder& folder, std::uint64_t published) {
  const std::set<std::uint64_t> numbers = folder.ever_published();
  for (auto number = numbers.rbegin(); number != numbers.rend(); ++number) {
    if (*number < published && status_of(folder, *number).fault.empty()) return *number;
  }
  throw IndexError(
      folder.path(),
      "there is no usable generation before " + std::to_string(published) + " to go back to",
      ErrorKind::not_found);
}

}  // namespace

std::vector<GenerationStatus> list_generations(const std::string& path) {
  return translating_errors(path, [&] {
    const IndexFolder folder(path);
    folder.require_index();
    std::vector<GenerationStatus> list;
    const std::uint64_t published = folder.published_if_known();
    for (const std::uint64_t number : folder.generations()) {
      list.push_back(status_of(folder, number));
      list.back().published = number == published;
    }
    return list;
  });
}

Generation publish_generation(const std::string& path, std::uint64_t number, unsigned wait_seconds,
                              std::string* note) {
  return translating_errors(path, [&] {
    const IndexFolder folder(path);
    folder.require_index();
    const FileLock lock = folder.lock_for_writing(wait_seconds);
    return publish_under_lock(folder, number, note);
  });
}

Generation roll_back(const std::string& path, unsigned wait_seconds, std::string* note) {
  return translating_errors(path, [&] {
    const IndexFolder folder(path);
    folder.require_index();
    const FileLock lock = folder.lock_for_writing(wait_seconds);
    const auto published = folder.published();
    if (!published) throw IndexError(path, "no generation is published", ErrorKind::no_index);
    return publish_under_lock(folder, newest_usable_before(folder, *published), note);
  });
}

}  // namespace pprsearch
