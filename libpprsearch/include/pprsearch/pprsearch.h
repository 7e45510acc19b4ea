#ifndef PPRSEARCH_PPRSEARCH_H
#define PPRSEARCH_PPRSEARCH_H

#include <stddef.h>

// Searching an index from C, and from whatever calls C. Requests and replies are JSON, in the forms
// that docs/json-output.md describes; a search is also a line of `pprsearch --batch`.
//
//     pprsearch_index* index = NULL;
//     char* json = NULL;
//     if (pprsearch_open("index", &index, &json) != PPRSEARCH_FOUND) {
//       fputs(json, stderr);
//       pprsearch_free(json);
//       return 1;
//     }
//     const char request[] = "{\"query\": \"alliance\", \"limit\": 5}";
//     pprsearch_ask(index, request, strlen(request), &json, NULL);
//     puts(json);
//     pprsearch_free(json);
//     pprsearch_close(index);
//
// A C99 header, also for C++. Link with -lpprsearch-c (pkg-config pprsearch-c). The six functions
// and the meaning of their arguments stay as they are while the library is libpprsearch-c.so.1;
// JSON keeps the promise of docs/json-output.md. No exception leaves a function.

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define PPRSEARCH_C_EXPORT __attribute__((visibility("default")))
#else
#define PPRSEARCH_C_EXPORT
#endif

/// The interface that this header describes; pprsearch_abi() tells that of the library.
#define PPRSEARCH_ABI 1

/// What a call came to. The numbers are the exit statuses of `pprsearch`.
enum pprsearch_status {
  PPRSEARCH_FOUND = 0,    ///< done, and something was found
  PPRSEARCH_NOTHING = 1,  ///< done, but nothing was found, or not all of what was named
  PPRSEARCH_ERROR = 2     ///< the JSON says what was wrong: `error` with `kind` and `message`
};

/// An index that is open. Any number of threads may ask one at once.
typedef struct pprsearch_index pprsearch_index;

/// Opens the index in `folder`, a path of the system. It follows what is published: a request that
/// begins later is answered from the newer generation.
///
/// Returns PPRSEARCH_FOUND and sets `*index`, which pprsearch_close() ends. Otherwise it returns
/// PPRSEARCH_ERROR, sets `*index` to NULL and, if `error_json` is not NULL, `*error_json` to an
/// error as pprsearch_ask() gives it, of kind `no-index`, `unusable-index` and the like. It belongs
/// to the caller, as a reply does.
PPRSEARCH_C_EXPORT int pprsearch_open(const char* folder, pprsearch_index** index,
                                      char** error_json);

/// Closes an index that no thread asks any more. NULL is passed over.
PPRSEARCH_C_EXPORT void pprsearch_close(pprsearch_index* index);

/// Answers one request: `request_bytes` bytes of JSON in UTF-8, which need not end in NUL.
///
///     {"query": "alliance", "filters": {"topic": ["dropout"]}, "facets": ["type"]}    a search
///     {"similar": "ID", "limit": 5}                               entries like this one
///     {"complete": "alli"}                                        completions of what is typed
///     {"show": ["ID", "ID"]}                                      entries, whole
///     {"cite": ["ID"], "format": "bibtex"}                        for reference managers
///     {"info": true}                                              the generation that answers
///
/// A time limit (`time_limit_ms`) and bounds on texts and pages are members of a search; whoever
/// passes on requests of strangers sets them.
///
/// Sets `*reply_json` to one line of JSON that ends in NUL, also if it is an error, and
/// `*reply_bytes`, unless that is NULL, to its length without the NUL. pprsearch_free() ends it. If
/// there is not even memory for an error, `*reply_json` is NULL. Returns a pprsearch_status.
PPRSEARCH_C_EXPORT int pprsearch_ask(const pprsearch_index* index, const char* request_json,
                                     size_t request_bytes, char** reply_json, size_t* reply_bytes);

/// Gives back the memory of a reply or error. NULL is passed over.
PPRSEARCH_C_EXPORT void pprsearch_free(char* json);

/// The version of the library, "major.minor.patch". It is never freed.
PPRSEARCH_C_EXPORT const char* pprsearch_version(void);

/// The interface of the library: PPRSEARCH_ABI of the header that it was built with.
PPRSEARCH_C_EXPORT int pprsearch_abi(void);

#ifdef __cplusplus
}
#endif

#endif
