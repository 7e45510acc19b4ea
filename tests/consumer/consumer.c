/* Asks an index from C alone: compiled as C99 with warnings as errors, as somebody else's program
 * is, and linked with the C library only.
 *
 *   consumer-c INDEX
 */
#include <pprsearch/pprsearch.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char kRequest[] =
    "{\"query\": \"rupture author:doe\", \"facets\": [\"topic\"], \"limit\": 5}";

/* Ends the program unless a call came to `wanted` and its reply has `part`. */
static void expect(int status, int wanted, char** json, const char* part) {
  if (status != wanted || *json == NULL || strstr(*json, part) == NULL) {
    fprintf(stderr, "consumer-c: %d and not %d, without '%s': %s\n", status, wanted, part,
            *json == NULL ? "nothing" : *json);
    exit(1);
  }
  pprsearch_free(*json);
}

static void* ask_often(void* index) {
  int i;
  for (i = 0; i < 100; ++i) {
    char* json = NULL;
    const int status =
        pprsearch_ask((const pprsearch_index*)index, kRequest, strlen(kRequest), &json, NULL);
    expect(status, PPRSEARCH_FOUND, &json, "\"total\":1");
  }
  return NULL;
}

int main(int argc, char** argv) {
  pprsearch_index* index = NULL;
  pthread_t threads[4];
  char* json = NULL;
  size_t i;

  if (pprsearch_abi() != PPRSEARCH_ABI || argc != 2) return 1;
  expect(pprsearch_open("nowhere", &index, &json), PPRSEARCH_ERROR, &json, "\"kind\":\"no-index\"");
  if (pprsearch_open(argv[1], &index, &json) != PPRSEARCH_FOUND) {
    fprintf(stderr, "consumer-c: %s\n", json);
    return 1;
  }
  for (i = 0; i < 4; ++i) pthread_create(&threads[i], NULL, ask_often, index);
  for (i = 0; i < 4; ++i) pthread_join(threads[i], NULL);
  expect(pprsearch_ask(index, "{\"query\": \"titel:x\"}", 20, &json, NULL), PPRSEARCH_ERROR, &json,
         "\"code\":\"unknown-field\",\"offset\":0");
  expect(pprsearch_ask(index, "{\"query\": \"zebra\"}", 18, &json, NULL), PPRSEARCH_NOTHING, &json,
         "\"total\":0");
  pprsearch_close(index);
  printf("libpprsearch-c %s, interface %d\n", pprsearch_version(), pprsearch_abi());
  return 0;
}
