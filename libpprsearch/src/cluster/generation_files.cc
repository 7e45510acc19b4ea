#include <pprsearch/error.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

#include "base/ascii.h"
#include "base/files.h"
#include "base/strings.h"
#include "cluster/generation_index.h"
#include "index/generation/index_folder.h"
#include "index/generation/manifest.h"
#include "index/index_reader.h"
#include "index/translate_errors.h"

// The files of a generation, in pieces of a MiB, one document each. The client puts them
// together in a folder of its own, looks at every checksum, and only then gives the folder its
// name: whoever finds the name finds the whole generation. The name is the identity, so that
// clusters, aliases and programs share what is the same.

namespace pprsearch {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::json;

constexpr std::size_t kPiece = std::size_t{1} << 20;
constexpr std::uint64_t kLargestFile = std::uint64_t{1} << 50;

constexpr std::string_view kDigits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::string base64_of(std::string_view bytes) {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const std::string_view three = bytes.substr(at, 3);
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      bits = bits << 8 | (i < three.size() ? static_cast<unsigned char>(three[i]) : 0U);
    }
    for (std::size_t i = 0; i < 4; ++i) {
      text += i <= three.size() ? kDigits[bits >> (18 - 6 * i) & 63] : '=';
    }
  }
  return text;
}

/// nullopt for what is not such a text.
std::optional<std::string> bytes_of_base64(std::string_view text) {
  std::string bytes;
  std::uint32_t bits = 0;
  int held = 0;
  for (const char c : trim_end(text, "=")) {
    const std::size_t digit = kDigits.find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    bits = (bits << 6 | static_cast<std::uint32_t>(digit)) & 0xFFFFFF;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes += static_cast<char>(bits >> held & 0xFF);
  }
  return bytes;
}

/// A file of a generation: "postlist.glass", "vocabulary/taxonomy.json". No other may be written.
bool is_file_name(std::string_view name) {
  return !name.empty() && name.front() != '.' && name.front() != '/' &&
         name.find("..") == std::string_view::npos && std::ranges::all_of(name, [](char c) {
           return is_letter_or_digit(c) || is_one_of(c, "._-/");
         });
}

std::string piece_path(const std::string& index, std::size_t file, std::size_t piece) {
  return '/' + index + "/_doc/" + std::to_string(file) + '-' + std::to_string(piece);
}

std::vector<std::string> file_names(const Manifest& manifest) {
  std::vector<std::string> names;
  for (const auto& [name, checksum] : manifest.files) names.push_back(name);
  names.emplace_back(Manifest::kFileName);  // the last
  return names;
}

std::size_t pieces_of(std::uint64_t bytes, std::uint64_t piece) {
  return static_cast<std::size_t>((bytes + piece - 1) / piece);
}

void send_file(const Cluster& cluster, const std::string& index, std::size_t number,
               const std::string& path) {
  FileReader file(path);
  std::string piece(kPiece, '\0');
  for (std::size_t i = 0; i < pieces_of(file.size(), kPiece); ++i) {
    const std::size_t count = file.read(piece.data(), piece.size());
    cluster.ask_patiently(
        {"PUT", piece_path(index, number, i),
         json_text({{"bytes", base64_of(std::string_view(piece).substr(0, count))}})},
        [](const ClusterAnswer&) { return true; });
  }
}

/// Where the pieces of a file are.
struct SentFile {
  std::string index;
  std::size_t number;
  std::size_t pieces;
};

void fetch_file(const Cluster& cluster, const SentFile& sent, const std::string& path,
                const Deadline& deadline) {
  fs::create_directories(fs::path(path).parent_path());
  FileWriter file(path);
  for (std::size_t i = 0; i < sent.pieces; ++i) {
    const ClusterAnswer text =
        cluster.ask({"GET", piece_path(sent.index, sent.number, i)}, deadline)
            .at("_source", "bytes");
    const auto bytes = bytes_of_base64(text.text());
    if (!bytes) text.fail("is no base64");
    file.write(*bytes);
  }
  file.close_durably();
}

/// What an index of files says of them; nullopt as long as they are not all there.
std::optional<ClusterAnswer> meta_of_files(const Cluster& cluster, const std::string& index,
                                           const Deadline& deadline) {
  const auto mapping = cluster.ask_if_there({"GET", '/' + index + "/_mapping"}, deadline);
  return mapping ? mapping->at(index, "mappings").find("_meta") : std::nullopt;
}

/// What a folder is to be: that of an index with this generation alone, published.
void fetch_into(const Cluster& cluster, const PushedGeneration& generation,
                const std::string& folder, const Deadline& deadline) {
  const std::string index = files_index(generation.index);
  const auto meta = meta_of_files(cluster, index, deadline);
  if (!meta) cluster.fail("the files of '" + generation.index + "' are not all there");
  const std::string name = meta->at("folder").text();
  const std::uint64_t piece = meta->at("piece").number();
  if (piece == 0) cluster.fail("the files have no pieces");
  if (!is_file_name(name)) cluster.fail("'" + name + "' is no name of a generation");
  const IndexFolder into(folder);
  const std::string path = into.generation_path(name);
  std::size_t number = 0;
  for (const ClusterAnswer& file : meta->at("files").items()) {
    const std::vector<ClusterAnswer> named = file.items();
    if (named.size() != 2) file.fail("is no name with a size");
    const std::string& file_name = named[0].text();
    if (!is_file_name(file_name)) cluster.fail("'" + file_name + "' is no file of a generation");
    const std::size_t pieces = pieces_of(named[1].number(kLargestFile), piece);
    fetch_file(cluster, {index, number++, pieces}, path + '/' + file_name, deadline);
  }
  const Manifest manifest = read_manifest(path);
  if (manifest.generation.identity != generation.identity) {
    cluster.fail("the files are those of another generation");
  }
  for (const auto& [file, checksum] : manifest.files) {
    if (checksum_file(path + '/' + file) != checksum) {
      cluster.fail("the file '" + file + "' did not come as it was sent");
    }
  }
  const FileLock lock = into.lock_for_publishing();
  into.publish(name, publication_now(PublicationKind::found));
  try {
    IndexReader::open(folder);
  } catch (const IndexError& error) {
    cluster.fail(std::string("its files are no generation: ") + error.what());
  }
}

}  // namespace

void send_files(const Cluster& cluster, const FilesToSend& sent, const Deadline& deadline) {
  const auto& [index, folder, generation, replicas] = sent;
  const std::string path = IndexFolder(folder).generation_path(generation);
  const Manifest manifest = read_manifest(path);
  Json files = Json::array();
  for (const std::string& name : file_names(manifest)) {
    files.push_back({name, size_of_regular(path + '/' + name)});
  }
  const Json meta = {{"folder", generation}, {"files", files}, {"piece", kPiece}};
  const auto known = meta_of_files(cluster, index, deadline);
  if (known && known->json() == meta) return;
  // Of a push that did not end, or from another folder: its files have other bytes.
  cluster.ask_if_there({"DELETE", '/' + index}, deadline);
  cluster.ask(
      {"PUT", '/' + index,
       json_text(
           {{"settings", {{"index", {{"number_of_shards", 1}, {"number_of_replicas", replicas}}}}},
            {"mappings", {{"dynamic", "false"}}}})},
      deadline);
  std::size_t number = 0;
  for (const std::string& name : file_names(manifest)) {
    send_file(cluster, index, number++, path + '/' + name);
  }
  // Only now does it say that all are there.
  cluster.ask({"PUT", '/' + index + "/_mapping", json_text({{"_meta", meta}})}, deadline);
}

std::string fetch_files(const Cluster& cluster, const PushedGeneration& generation,
                        const Deadline& deadline) {
  return translating_errors(cluster.address().text, [&] {
    const std::string all = folder_of_files();
    const std::string folder = all + '/' + generation.identity;
    if (fs::exists(folder)) return folder;
    fs::create_directories(all);
    const std::string making =
        all + "/.coming-" + generation.identity.substr(0, 16) + '-' + std::to_string(::getpid()) +
        '-' + std::to_string(std::chrono::steady_clock::now().time_since_epoch().count());
    try {
      fetch_into(cluster, generation, making, deadline);
    } catch (...) {
      fs::remove_all(making);
      throw;
    }
    std::error_code taken;
    fs::rename(making, folder, taken);  // another program may have been quicker
    if (taken) fs::remove_all(making);
    if (taken && !fs::exists(folder)) throw fs::filesystem_error("rename", folder, taken);
    return folder;
  });
}

}  // namespace pprsearch
