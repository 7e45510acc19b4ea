#include <pprsearch/ask_json.h>
#include <pprsearch/error.h>
#include <pprsearch/json.h>
#include <pprsearch/pprsearch.h>
#include <pprsearch/version.h>

#include <cstdlib>
#include <cstring>
#include <exception>
#include <new>
#include <string>

// The library as C sees it: what comes in is checked, what goes out is copied into memory of
// malloc(), and whatever is thrown becomes JSON. All else is ask_json().

/// What C knows by its name alone.
struct pprsearch_index {
  explicit pprsearch_index(const char* folder) : searcher(folder) {}

  const pprsearch::Searcher searcher;
};

namespace pprsearch {
namespace {

/// A copy for C; nullptr if there is no memory for it.
char* copy_of(const std::string& json) noexcept {
  auto* copy = static_cast<char*>(std::malloc(json.size() + 1));
  if (copy != nullptr) std::memcpy(copy, json.c_str(), json.size() + 1);
  return copy;
}

/// What is being thrown, as an error of ours.
Error current_error() {
  try {
    throw;
  } catch (const std::bad_alloc&) {
    return Error("there is not enough memory for this", ErrorKind::system);
  } catch (const std::exception& error) {
    return Error(error.what(), ErrorKind::system);
  } catch (...) {
    return Error("something was thrown that is no error", ErrorKind::system);
  }
}

std::string json_of_current_error(const std::string& query_id) {
  try {
    throw;
  } catch (const Error& error) {
    return to_json(error, query_id);
  } catch (...) {
    return to_json(current_error(), query_id);
  }
}

/// Where a reply goes to. What the caller has no place for is not made.
struct ReplyPlace {
  char** json;
  std::size_t* bytes;

  void set(const std::string& reply) const noexcept {
    if (json == nullptr) return;
    *json = copy_of(reply);
    if (bytes != nullptr) *bytes = *json == nullptr ? 0 : reply.size();
  }
  void clear() const noexcept {
    if (json != nullptr) *json = nullptr;
    if (bytes != nullptr) *bytes = 0;
  }
};

/// Tells what is being thrown. Nothing is told if there is no memory even for that.
int tell_current_error(const ReplyPlace& place, const std::string& query_id = {}) noexcept {
  try {
    place.set(json_of_current_error(query_id));
  } catch (...) {
    place.clear();
  }
  return PPRSEARCH_ERROR;
}

/// Throws Error unless the program gave what the call cannot do without.
void need(bool is_given, const char* what) {
  if (!is_given) throw Error(std::string(what) + " is NULL", ErrorKind::misuse);
}

std::string id_of(const char* request, std::size_t bytes) noexcept {
  try {
    return request == nullptr ? std::string() : request_id({request, bytes});
  } catch (...) {
    return {};
  }
}

}  // namespace
}  // namespace pprsearch

extern "C" {

int pprsearch_open(const char* folder, pprsearch_index** index, char** error_json) {
  const pprsearch::ReplyPlace place{error_json, nullptr};
  place.clear();
  if (index != nullptr) *index = nullptr;
  try {
    pprsearch::need(folder != nullptr, "the folder");
    pprsearch::need(index != nullptr, "the place for the index");
    *index = new pprsearch_index(folder);
    return PPRSEARCH_FOUND;
  } catch (...) {
    return pprsearch::tell_current_error(place);
  }
}

void pprsearch_close(pprsearch_index* index) { delete index; }

// Five parameters, as parts of it are lengths: C has no strings and no vectors.
// NOLINTNEXTLINE(readability-function-size)
int pprsearch_ask(const pprsearch_index* index, const char* request_json, size_t request_bytes,
                  char** reply_json, size_t* reply_bytes) {
  const pprsearch::ReplyPlace place{reply_json, reply_bytes};
  place.clear();
  try {
    pprsearch::need(index != nullptr, "the index");
    pprsearch::need(request_json != nullptr, "the request");
    pprsearch::need(reply_json != nullptr, "the place for the reply");
    const auto reply = pprsearch::ask_json(index->searcher, {request_json, request_bytes});
    place.set(reply.json);
    if (*reply_json == nullptr) return PPRSEARCH_ERROR;
    return reply.found ? PPRSEARCH_FOUND : PPRSEARCH_NOTHING;
  } catch (...) {
    return pprsearch::tell_current_error(place, pprsearch::id_of(request_json, request_bytes));
  }
}

void pprsearch_free(char* json) { std::free(json); }

const char* pprsearch_version(void) { return pprsearch::kVersion.data(); }

int pprsearch_abi(void) { return PPRSEARCH_ABI; }
}
