#include "cluster/curl_library.h"

#include <dlfcn.h>
#include <pprsearch/error.h>

#include <string>

namespace pprsearch {
namespace {

#ifdef __APPLE__
constexpr const char* kName = "libcurl.4.dylib";
#else
constexpr const char* kName = "libcurl.so.4";
#endif

[[noreturn]] void refuse() {
  const char* why = ::dlerror();
  throw Error("an index in a cluster needs " + std::string(kName) + ", which cannot be loaded: " +
                  (why == nullptr ? "the system does not say why" : why),
              ErrorKind::system);
}

template <typename Function>
void find(void* library, const char* name, Function*& function) {
  function = reinterpret_cast<Function*>(::dlsym(library, name));
  if (function == nullptr) refuse();
}

CurlLibrary load() {
  void* library = ::dlopen(kName, RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) refuse();
  CurlLibrary curl{};
  find(library, "curl_global_init", curl.global_init);
  find(library, "curl_easy_init", curl.easy_init);
  find(library, "curl_easy_cleanup", curl.easy_cleanup);
  find(library, "curl_easy_reset", curl.easy_reset);
  find(library, "curl_easy_setopt", curl.easy_setopt);
  find(library, "curl_easy_perform", curl.easy_perform);
  find(library, "curl_easy_getinfo", curl.easy_getinfo);
  find(library, "curl_easy_strerror", curl.easy_strerror);
  find(library, "curl_slist_append", curl.slist_append);
  find(library, "curl_slist_free_all", curl.slist_free_all);
  if (curl.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
    throw Error(std::string(kName) + " cannot be used", ErrorKind::system);
  }
  return curl;
}

}  // namespace

const CurlLibrary& curl_library() {
  static const CurlLibrary kLoaded = load();
  return kLoaded;
}

}  // namespace pprsearch
