#include "cluster/address.h"

#include <pprsearch/error.h>

#include <algorithm>
#include <cstdlib>
#include <system_error>

#include "base/ascii.h"
#include "base/files.h"
#include "base/strings.h"
#include "search/backend.h"

namespace pprsearch {
namespace {

constexpr std::string_view kScheme = "opensearch:";
/// Of an index's name OpenSearch takes 255 bytes; an identity and "-files" stand behind ours.
constexpr std::size_t kLongestName = 128;
constexpr std::uint64_t kLongestLogin = 4096;
constexpr std::size_t kIdentityDigits = 64;
constexpr const char* kLogin = "PPRSEARCH_CLUSTER_LOGIN";
constexpr const char* kLoginFile = "PPRSEARCH_CLUSTER_LOGIN_FILE";

[[noreturn]] void refuse(std::string_view text, const std::string& why) {
  throw Error("'" + std::string(text) + "' is no address of an index in a cluster: " + why +
              "; it is to be like opensearch:https://host:9200/NAME");
}

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

bool is_host(std::string_view host) {
  return !host.empty() && std::ranges::all_of(host, [](char c) {
    return is_letter_or_digit(c) || is_one_of(c, ".-:[]_");
  });
}

}  // namespace

bool is_backend_address(std::string_view index) { return index.starts_with(kScheme); }

std::string_view name_of_generation(std::string_view index) {
  if (index.size() <= kIdentityDigits + 1) return {};
  const std::string_view identity = index.substr(index.size() - kIdentityDigits);
  const std::string_view name = without_last(index, kIdentityDigits + 1);
  const bool is_identity = std::ranges::all_of(identity, is_digest_digit);
  return is_identity && index[name.size()] == '-' ? name : std::string_view();
}

std::string ClusterAddress::with_name(const std::string& other) const {
  std::string address = std::string(kScheme) + nodes.front();
  for (std::size_t i = 1; i < nodes.size(); ++i) {
    address += ',' + nodes[i].substr(nodes[i].find("://") + 3);
  }
  return address + '/' + other;
}

bool is_index_name(std::string_view name) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || is_digit(c); };
  return !name.empty() && name.size() <= kLongestName && fits(name.front()) &&
         std::ranges::all_of(name, [&](char c) { return fits(c) || is_one_of(c, "_-."); });
}

ClusterAddress parse_cluster_address(std::string_view text) {
  std::string_view rest = text;
  if (is_backend_address(rest)) rest.remove_prefix(kScheme.size());
  // Before anything is quoted: a password is not to be repeated in a message.
  if (rest.find('@') != std::string_view::npos) {
    throw Error(
        "the address of a cluster may not have a user or password in it: they belong in "
        "PPRSEARCH_CLUSTER_LOGIN_FILE or PPRSEARCH_CLUSTER_LOGIN");
  }
  const std::size_t begin = rest.find("://");
  const std::string_view protocol = rest.substr(0, std::min(begin, rest.size()));
  if (begin == std::string_view::npos || (protocol != "https" && protocol != "http")) {
    refuse(text, "there is no https:// in it");
  }
  rest.remove_prefix(begin + 3);
  const std::size_t slash = std::min(rest.find('/'), rest.size());
  ClusterAddress address{.text = std::string(text), .nodes = {}, .name = {}};
  for (const std::string_view host : split_at(rest.substr(0, slash), ',')) {
    if (!is_host(host)) refuse(text, "'" + std::string(host) + "' is no host");
    address.nodes.push_back(std::string(protocol) + "://" + std::string(host));
  }
  address.name = trim_end(rest.substr(std::min(slash + 1, rest.size())), "/");
  if (const std::string_view name = name_of_generation(address.name); !name.empty()) {
    address.generation = address.name;
    address.name = std::string(name);
  }
  if (!address.name.empty() && !is_index_name(address.name)) {
    refuse(text, "a name has small letters, digits and - _ . and begins with one of the former");
  }
  return address;
}

std::string login_variable() {
  for (const char* name : {kLoginFile, kLogin}) {
    if (!variable(name).empty()) return name;
  }
  return {};
}

ClusterAccess access_of_environment() {
  ClusterAccess access{variable(kLogin), variable("PPRSEARCH_CLUSTER_CA")};
  const std::string file = variable(kLoginFile);
  if (!file.empty()) {
    if (!access.login.empty()) {
      throw Error("PPRSEARCH_CLUSTER_LOGIN and PPRSEARCH_CLUSTER_LOGIN_FILE are both set");
    }
    try {
      access.login = read_file(file, kLongestLogin, Readable::anything);
    } catch (const std::system_error& error) {
      throw Error(std::string("PPRSEARCH_CLUSTER_LOGIN_FILE: ") + error.what(), ErrorKind::system);
    }
    access.login = trim_end(access.login.substr(0, access.login.find('\n')), kBlanks);
  }
  if (access.login.empty() && file.empty()) return access;
  const std::size_t colon = access.login.find(':');
  if (colon == std::string::npos || colon == 0) {
    throw Error(login_variable() + " is not of the form user:password");
  }
  return access;
}

std::string folder_of_files() {
  std::string folder = variable("PPRSEARCH_CLUSTER_FILES");
  if (!folder.empty()) return folder;
  const std::string caches = variable("XDG_CACHE_HOME");
  if (!caches.empty()) return caches + "/pprsearch/clusters";
  const std::string home = variable("HOME");
  if (!home.empty()) return home + "/.cache/pprsearch/clusters";
  throw Error(
      "there is no folder for the files of a cluster's index: PPRSEARCH_CLUSTER_FILES names one");
}

}  // namespace pprsearch
