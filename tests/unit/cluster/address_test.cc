// Addresses of indexes in clusters: what is read of them, and what is refused.
#include "cluster/address.h"

#include <pprsearch/cluster.h>
#include <pprsearch/error.h>

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <string>

#include "base/strings.h"
#include "cluster/http.h"
#include "tests/support/scratch_folder.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(cluster_addresses)

namespace {

/// "NODE NODE /NAME" or the error.
std::string read(const std::string& text) {
  try {
    const ClusterAddress address = parse_cluster_address(text);
    return join(address.nodes, " ") + " /" + address.name;
  } catch (const Error& error) {
    return error.what();
  }
}

/// Sets a variable for as long as it lives.
class Variable {
 public:
  Variable(const char* name, const std::string& value) : name_(name) {
    ::setenv(name, value.c_str(), 1);
  }
  ~Variable() { ::unsetenv(name_); }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  const char* name_;
};

std::string login() {
  try {
    return access_of_environment().login;
  } catch (const Error& error) {
    return error.what();
  }
}

/// Whether a login may be sent there.
bool takes_login(const std::string& node) {
  try {
    ClusterAccess access;
    access.login = "reader:secret";
    const HttpNodes nodes(parse_cluster_address(node + "/ppr"), access);
    return true;
  } catch (const IndexError& error) {
    BOOST_TEST(std::string(error.what()).find("secret") == std::string::npos);
    return false;
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_address_has_hosts_and_a_name) {
  BOOST_TEST(read("opensearch:https://a:9200/ppr") == "https://a:9200 /ppr");
  BOOST_TEST(read("https://a:9200,b:9200/ppr-2/") == "https://a:9200 https://b:9200 /ppr-2");
  BOOST_TEST(read("http://[::1]:9200") == "http://[::1]:9200 /");
  BOOST_TEST(cluster_address("https://a,b", "ppr") == "opensearch:https://a,b/ppr");
  BOOST_TEST(cluster_address("https://a/ppr", "") == "opensearch:https://a/ppr");
}

BOOST_AUTO_TEST_CASE(what_is_no_address_is_refused_with_the_reason) {
  BOOST_TEST(read("opensearch:a:9200/ppr").find("there is no https:// in it") != std::string::npos);
  BOOST_TEST(read("ftp://a/ppr").find("there is no https:// in it") != std::string::npos);
  BOOST_TEST(read("https:///ppr").find("'' is no host") != std::string::npos);
  BOOST_TEST(read("https://a/Ppr").find("a name has small letters") != std::string::npos);
  BOOST_TEST(read("https://a/_all").find("a name has small letters") != std::string::npos);
  BOOST_TEST(read("https://a/p/q").find("a name has small letters") != std::string::npos);
  BOOST_CHECK_THROW(cluster_address("https://a", ""), Error);
  BOOST_CHECK_THROW(cluster_address("https://a/ppr", "other"), Error);
}

BOOST_AUTO_TEST_CASE(a_password_is_taken_from_no_address_and_shown_in_no_message) {
  const std::string message = read("https://user:secret@a:9200/ppr");
  BOOST_TEST(message.find("secret") == std::string::npos);
  BOOST_TEST(message.find("PPRSEARCH_CLUSTER_LOGIN_FILE") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_login_comes_from_the_environment_or_a_file) {
  BOOST_TEST(login() == "");
  {
    const Variable variable("PPRSEARCH_CLUSTER_LOGIN", "reader:secret");
    BOOST_TEST(login() == "reader:secret");
  }
  ScratchFolder folder;
  {
    const Variable variable("PPRSEARCH_CLUSTER_LOGIN_FILE",
                            folder.write("login", "reader:of a file\r\nnot read\n"));
    BOOST_TEST(login() == "reader:of a file");
    const Variable other("PPRSEARCH_CLUSTER_LOGIN", "reader:secret");
    BOOST_TEST(login().find("both set") != std::string::npos);
  }
  {
    const Variable variable("PPRSEARCH_CLUSTER_LOGIN_FILE", folder.write("empty", "secret"));
    BOOST_TEST(login() == "PPRSEARCH_CLUSTER_LOGIN_FILE is not of the form user:password");
  }
  const Variable variable("PPRSEARCH_CLUSTER_LOGIN_FILE", folder / "missing");
  BOOST_TEST(login().find("PPRSEARCH_CLUSTER_LOGIN_FILE: ") == 0);
}

BOOST_AUTO_TEST_CASE(a_login_is_sent_in_clear_to_this_machine_alone) {
  for (const char* node :
       {"https://a", "https://a:9200", "http://localhost", "http://localhost:9200",
        "http://127.0.0.1:9200", "http://127.1.2.3", "http://[::1]:9200"}) {
    BOOST_TEST(takes_login(node), node);
  }
  for (const char* node :
       {"http://a", "http://127.example.org", "http://127.0.0.1.example.org:9200",
        "http://localhost.example.org", "http://[::2]:9200"}) {
    BOOST_TEST(!takes_login(node), node);
  }
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace pprsearch::test
