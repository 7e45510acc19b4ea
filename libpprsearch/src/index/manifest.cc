#include "index/manifest.h"

#include <nlohmann/json.hpp>

#include "index/layout.h"
#include "text/analyzer.h"
#include "text/stemmer.h"

namespace pprsearch {

using Json = nlohmann::ordered_json;

std::string to_json_text(const Manifest& manifest) {
  Json files = Json::object();
  for (const auto& [name, file] : manifest.files) {
    files[name] = {{"bytes", file.bytes}, {"sha256", file.sha256}};
  }
  const Json json = {{"schema", manifest.schema},
                     {"analyzer", manifest.analyzer},
                     {"stemmer", manifest.stemmer},
                     {"generation", manifest.generation.number},
                     {"created", manifest.generation.created},
                     {"entries", manifest.generation.entries},
                     {"digest", manifest.generation.digest},
                     {"files", files}};
  return json.dump(2) + '\n';
}

Manifest manifest_from_json(const std::string& text) {
  const Json json = Json::parse(text);
  Manifest manifest;
  manifest.schema = json.at("schema").get<int>();
  manifest.analyzer = json.at("analyzer").get<int>();
  manifest.stemmer = json.at("stemmer").get<std::string>();
  manifest.generation.number = json.at("generation").get<std::uint64_t>();
  manifest.generation.created = json.at("created").get<std::string>();
  manifest.generation.entries = json.at("entries").get<std::uint64_t>();
  manifest.generation.digest = json.at("digest").get<std::string>();
  for (const auto& [name, file] : json.at("files").items()) {
    manifest.files[name] = {file.at("bytes").get<std::uint64_t>(),
                            file.at("sha256").get<std::string>()};
    manifest.generation.bytes += manifest.files[name].bytes;
  }
  manifest.generation.format = format_of(manifest);
  return manifest;
}

std::string format_of(const Manifest& manifest) {
  return "schema " + std::to_string(manifest.schema) + ", analyzer " +
         std::to_string(manifest.analyzer) + ", stemmer " + manifest.stemmer;
}

std::string current_format() {
  Manifest current;
  current.schema = kSchemaVersion;
  current.analyzer = Analyzer::kVersion;
  current.stemmer = Stemmer::kVersion;
  return format_of(current);
}

std::string to_text(const Generation& generation) {
  return "generation  " + std::to_string(generation.number) + "\nentries     " +
         std::to_string(generation.entries) + "\ncreated     " + generation.created +
         "\nbytes       " + std::to_string(generation.bytes) + "\ndigest      " +
         generation.digest + "\nformat      " + generation.format + '\n';
}

}  // namespace pprsearch
