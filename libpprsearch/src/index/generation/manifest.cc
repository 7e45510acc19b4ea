#include "index/generation/manifest.h"

#include <pprsearch/error.h>

#include <initializer_list>
#include <limits>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/files.h"
#include "entry/json_reader.h"
#include "entry/vocabulary_json.h"
#include "index/damage.h"
#include "index/generation/history.h"
#include "index/layout.h"
#include "text/analyzer.h"
#include "text/inflections.h"

namespace pprsearch {

using Json = nlohmann::ordered_json;

namespace {

/// How a manifest is laid out in its file.
std::string text_of(const Json& json) { return json.dump(2) + '\n'; }

/// A manifest names some ten files.
constexpr std::uint64_t kMostBytes = std::uint64_t{1} << 20;
constexpr const char* kOwnDigest = "manifest_sha256";

/// Another kind of number would be converted without a word, or not defined at all. Throws
/// Json::exception.
std::uint64_t whole_number(const Json& json) {
  return json.get_ref<const Json::number_unsigned_t&>();
}

int version_of(const Json& json) {
  const std::uint64_t version = whole_number(json);
  if (version > std::numeric_limits<int>::max()) throw Damage("is damaged: no version is so high");
  return static_cast<int>(version);
}

/// The digest covers the other members; that the text is what they give, byte for
/// byte, covers the rest.
void require_as_written(Json json, const std::string& text) {
  const bool same_text = text_of(json) == text;
  const auto digest = json.at(kOwnDigest).get<std::string>();
  json.erase(kOwnDigest);
  if (!same_text || digest != sha256_hex(text_of(json))) {
    throw Damage("is damaged: it is not as it was written");
  }
}

void read_contents(const Json& json, Manifest& manifest) {
  Generation& generation = manifest.generation;
  generation.number = whole_number(json.at("generation"));
  generation.created = json.at("created").get<std::string>();
  generation.entries = whole_number(json.at("entries"));
  generation.digest = json.at("digest").get<std::string>();
  for (const auto& [name, file] : json.at("files").items()) {
    manifest.files[name] = {whole_number(file.at("bytes")), file.at("sha256").get<std::string>()};
    generation.bytes += manifest.files[name].bytes;
  }
  generation.taxonomy = json.at("taxonomy").get<std::string>();
  generation.thesaurus = json.at("thesaurus").get<std::string>();
  generation.crosswalk = json.at("crosswalk").get<std::string>();
  generation.vocabularies = vocabulary_sizes_of(json.at("vocabularies"));
  generation.identity = identity_of(manifest);
  if (json.value("identity", generation.identity) != generation.identity) {
    throw Damage("is damaged: the identity is not that of the other members");
  }
}

}  // namespace

std::string identity_of(const Manifest& manifest) {
  const Generation& generation = manifest.generation;
  return sha256_hex("schema " + std::to_string(manifest.schema) + "\nanalyzer " +
                    std::to_string(manifest.analyzer) + "\ninflections " + manifest.inflections +
                    "\ndigest " + generation.digest + "\ntaxonomy " + generation.taxonomy +
                    "\nthesaurus " + generation.thesaurus + "\ncrosswalk " + generation.crosswalk +
                    '\n');
}

std::string to_json_text(const Manifest& manifest) {
  Json files = Json::object();
  for (const auto& [name, file] : manifest.files) {
    files[name] = {{"bytes", file.bytes}, {"sha256", file.sha256}};
  }
  Json json = {{"schema", manifest.schema},
               {"analyzer", manifest.analyzer},
               {"inflections", manifest.inflections},
               {"generation", manifest.generation.number},
               {"created", manifest.generation.created},
               {"entries", manifest.generation.entries},
               {"digest", manifest.generation.digest},
               {"taxonomy", manifest.generation.taxonomy},
               {"thesaurus", manifest.generation.thesaurus},
               {"crosswalk", manifest.generation.crosswalk},
               {"vocabularies", json_of(manifest.generation.vocabularies)},
               {"identity", identity_of(manifest)},
               {"files", files}};
  json[kOwnDigest] = sha256_hex(text_of(json));
  return text_of(json);
}

namespace {

Manifest manifest_of(const Json& json, const std::string& text) {
  Manifest manifest;
  manifest.schema = version_of(json.at("schema"));
  manifest.analyzer = version_of(json.at("analyzer"));
  manifest.inflections = json.value("inflections", "none");
  manifest.generation.format = format_of(manifest);
  if (manifest.generation.format != current_format()) return manifest;
  require_as_written(json, text);
  manifest.own_digest = json.at(kOwnDigest).get<std::string>();
  read_contents(json, manifest);
  return manifest;
}

}  // namespace

Manifest manifest_from_json(const std::string& text) {
  try {
    return manifest_of(parse_strict_json(text, "is damaged: it"), text);
  } catch (const Json::exception& fault) {
    throw Damage(std::string("is damaged: ") + fault.what());
  } catch (const Error& fault) {
    throw Damage(fault.what());
  }
}

std::string read_stored(const std::string& generation_path, const Manifest& manifest,
                        const std::string& name) {
  const auto file = manifest.files.find(name);
  if (file == manifest.files.end()) throw Damage("the manifest does not name " + name);
  return read_file(generation_path + '/' + name, file->second.bytes);
}

Manifest read_manifest(const std::string& generation_path) {
  return manifest_from_json(read_file(generation_path + '/' + Manifest::kFileName, kMostBytes));
}

std::string fault_of_name(const Manifest& manifest, std::string_view folder_name) {
  const std::uint64_t number = manifest.generation.number;
  if (number_of(folder_name) != number) {
    return std::string(Manifest::kFileName) + " is of generation " + std::to_string(number);
  }
  const std::string name = generation_name(number, manifest.own_digest);
  if (seal_of(folder_name).empty() || name == folder_name) return {};
  return std::string(Manifest::kFileName) + " is of another generation, " + name;
}

std::string format_of(const Manifest& manifest) {
  return "schema " + std::to_string(manifest.schema) + ", analyzer " +
         std::to_string(manifest.analyzer) + ", inflections " + manifest.inflections;
}

std::string current_format() {
  Manifest current;
  current.schema = kSchemaVersion;
  current.analyzer = Analyzer::kVersion;
  current.inflections = kInflectionRules;
  return format_of(current);
}

std::string foreign_format(const std::string& format) {
  return "made by another version (" + format + "; this one reads " + current_format() +
         "): build it anew with pprsearch-index build";
}

namespace {

/// "36 topics, 14 types of research, 5a0f…"; "none" if there is nothing in it.
std::string described(std::initializer_list<std::pair<std::uint64_t, const char*>> sizes,
                      const std::string& digest) {
  std::string text;
  std::uint64_t all = 0;
  for (const auto& [number, what] : sizes) {
    text += std::to_string(number) + ' ' + what + ", ";
    all += number;
  }
  return all == 0 ? "none" : text + digest;
}

}  // namespace

std::string to_text(const Generation& generation) {
  const VocabularySizes& sizes = generation.vocabularies;
  return "generation  " + std::to_string(generation.number) + "\nentries     " +
         std::to_string(generation.entries) + "\ncreated     " + generation.created +
         "\nbytes       " + std::to_string(generation.bytes) + "\ndigest      " +
         generation.digest + "\nidentity    " + generation.identity + "\nformat      " +
         generation.format + "\ntaxonomy    " +
         described({{sizes.topics, "topics"}, {sizes.research_types, "types of research"}},
                   generation.taxonomy) +
         "\nthesaurus   " +
         described({{sizes.concepts, "concepts"}, {sizes.spellings, "words with spellings"}},
                   generation.thesaurus) +
         "\ncrosswalk   " + described({{sizes.crosswalk_rules, "rules"}}, generation.crosswalk) +
         '\n';
}

}  // namespace pprsearch
