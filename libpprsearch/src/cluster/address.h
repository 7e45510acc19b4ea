#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

/// Where an index lies in a cluster: "opensearch:https://a:9200,b:9200/NAME"; one generation of it,
/// published or not, is ".../NAME-IDENTITY".
struct ClusterAddress {
  std::string text;                ///< as it was given, for messages
  std::vector<std::string> nodes;  ///< "https://a:9200", "https://b:9200": asked in turn
  std::string name;                ///< of the alias; empty if none was named
  std::string generation = {};     ///< "NAME-IDENTITY"; empty = the one that is published

  /// The same cluster's "opensearch:.../OTHER": another index, or a generation.
  std::string with_name(const std::string& other) const;
};

/// Reads an address, with or without "opensearch:" in front. Throws Error: not http or https, no
/// host, a user or password in it (which other users of the machine could see), a name that no
/// index can have.
ClusterAddress parse_cluster_address(std::string_view text);

/// The name in the name of a generation's index, "NAME-IDENTITY"; empty if it is not such a name.
std::string_view name_of_generation(std::string_view index);

/// Whether an index of a cluster may have that name, and others with an identity behind it.
bool is_index_name(std::string_view name);

/// How a cluster is to know who asks, and the client whom it asks. Of the environment, so that it
/// is in no argument: PPRSEARCH_CLUSTER_LOGIN is "user:password", PPRSEARCH_CLUSTER_LOGIN_FILE a
/// file whose first line is, PPRSEARCH_CLUSTER_CA a file of certificates to trust.
struct ClusterAccess {
  std::string login;         ///< "user:password"; empty = none
  std::string certificates;  ///< file; empty = those of the system
};

/// Throws Error that names the variable, and never what it holds.
ClusterAccess access_of_environment();

/// The variable of the environment that the login is of; empty if there is none.
std::string login_variable();

/// The folder in which the files of generations are kept beside the client:
/// PPRSEARCH_CLUSTER_FILES, else pprsearch/clusters in the user's folder for caches. Throws Error
/// if there is none.
std::string folder_of_files();

}  // namespace pprsearch
