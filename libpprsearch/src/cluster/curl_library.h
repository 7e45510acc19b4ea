#pragma once

#include <curl/curl.h>

namespace pprsearch {

/// The functions of libcurl that are called. It brings two dozen libraries with it, which take a
/// program longer to load than a search takes, so it is loaded when the first cluster is asked, and
/// who asks none does not need it.
struct CurlLibrary {
  decltype(&::curl_global_init) global_init;
  decltype(&::curl_easy_init) easy_init;
  decltype(&::curl_easy_cleanup) easy_cleanup;
  decltype(&::curl_easy_reset) easy_reset;
  decltype(&::curl_easy_setopt) easy_setopt;
  decltype(&::curl_easy_perform) easy_perform;
  decltype(&::curl_easy_getinfo) easy_getinfo;
  decltype(&::curl_easy_strerror) easy_strerror;
  decltype(&::curl_slist_append) slist_append;
  decltype(&::curl_slist_free_all) slist_free_all;
};

/// Throws Error of the kind `system` if it cannot be loaded. It stays loaded.
const CurlLibrary& curl_library();

}  // namespace pprsearch
