#pragma once

#include <pprsearch/generation.h>

#include <map>
#include <string>
#include <string_view>

#include "index/store/checksum.h"

namespace pprsearch {

/// What a generation says of itself, in its file `manifest.json`.
struct Manifest {
  static constexpr const char* kFileName = "manifest.json";

  Generation generation;
  int schema = 0;
  int analyzer = 0;
  std::string inflections;                    ///< name and version of the rules
  std::map<std::string, FileChecksum> files;  ///< every other file, by name
  std::string own_digest;                     ///< of its text as it was read
};

/// What `Generation::identity` is to be, worked out from the other members.
std::string identity_of(const Manifest& manifest);

/// The text has the identity of the other members, and ends in a digest of itself, so that
/// damage to it can be seen too.
std::string to_json_text(const Manifest& manifest);

/// Throws Damage if the text is not a manifest, or is not as it was written. Of one of another
/// format, the versions are read and no more.
Manifest manifest_from_json(const std::string& text);

/// Reads the manifest in the folder of a generation; throws as above.
Manifest read_manifest(const std::string& generation_path);

/// Content of one of the files that the manifest of that generation names. Throws Damage if it
/// names no such file, std::system_error if it cannot be read or is larger than it says.
std::string read_stored(const std::string& generation_path, const Manifest& manifest,
                        const std::string& name);

/// What is to be said if a folder of that name is not the place of the generation; empty if it is.
std::string fault_of_name(const Manifest& manifest, std::string_view folder_name);

/// "schema 1, analyzer 1, inflections english-2": equal for two indexes that one
/// program can read.
std::string format_of(const Manifest& manifest);

/// The format this build of the library writes and reads.
std::string current_format();

/// What is to be said of a generation of another format.
std::string foreign_format(const std::string& format);

}  // namespace pprsearch
