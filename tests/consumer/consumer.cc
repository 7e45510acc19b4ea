// Uses something of every public header, as a site's backend would. Compiled with warnings as
// errors, as many a site is.
#include <pprsearch/citation.h>
#include <pprsearch/citation_formats.h>
#include <pprsearch/classifier.h>
#include <pprsearch/entry.h>
#include <pprsearch/error.h>
#include <pprsearch/evaluation.h>
#include <pprsearch/generation.h>
#include <pprsearch/html.h>
#include <pprsearch/index_writer.h>
#include <pprsearch/json.h>
#include <pprsearch/names.h>
#include <pprsearch/query.h>
#include <pprsearch/search_parameters.h>
#include <pprsearch/searcher.h>
#include <pprsearch/topic_suggester.h>
#include <pprsearch/version.h>
#include <pprsearch/vocabulary.h>

#include <iostream>
#include <type_traits>

#if PPRSEARCH_VERSION < 1000 || PPRSEARCH_VERSION_MAJOR != 0
#error "this is written for pprsearch 0.1 or later"
#endif

using namespace pprsearch;

static_assert(std::is_nothrow_move_constructible_v<Searcher>);
static_assert(std::is_nothrow_move_assignable_v<Searcher>);
static_assert(std::is_nothrow_move_constructible_v<IndexWriter>);
static_assert(std::is_nothrow_move_assignable_v<IndexWriter>);
static_assert(!std::is_copy_constructible_v<Searcher> && !std::is_copy_assignable_v<Searcher>);
static_assert(!std::is_copy_constructible_v<IndexWriter>);

/// What a site answers with when a call failed: without a look at the text.
static int http_status(const Error& error) {
  switch (error.kind()) {
    case ErrorKind::bad_query:
    case ErrorKind::bad_value:
    case ErrorKind::limit:
      return 400;
    case ErrorKind::not_found:
      return 404;
    case ErrorKind::bad_entry:
      return 422;
    case ErrorKind::busy:
    case ErrorKind::no_index:
      return 503;
    case ErrorKind::unusable_index:
    case ErrorKind::misuse:
    case ErrorKind::system:
      return 500;
  }
  return 500;
}

static int fail(int status, const char* what) {
  std::cerr << "consumer: " << what << '\n';
  return status;
}

static Generation build(const std::string& folder) {
  WriterOptions options{.taxonomy = {.topics = {{.slug = "alliance", .label = "Alliance"}}},
                        .keep = 2};
  Entry entry;
  entry.title = "Repairing ruptures";
  entry.published = "2021-03";
  entry.id = make_entry_id(entry.published, entry.title);
  entry.citation = parse_citation("Doe, J. (2019). Title. Journal, 1(2), 3-4.");
  entry.topics = {"Alliance"};
  entry.topics.emplace_back("Humans");
  Classifier(options.taxonomy).classify(entry);
  const TopicSuggester suggester({entry}, options.taxonomy, options.thesaurus);
  for (const Proposal& proposal : suggester.suggest(entry).topics) std::cout << proposal.name;
  validate(entry);
  std::cout << to_ris(entry);

  IndexWriter writer(folder, options);
  writer.add(entry);
  return writer.publish();
}

static int ask(const Searcher& searcher) {
  const SearchOptions options{.filters = {{.field = FacetField::topic, .values = {"alli"}}},
                              .facets = {{.field = FacetField::topic}},
                              .sort = from_string<Sort>("newest").value_or(Sort::relevance),
                              .limit = 5};
  if (options == SearchOptions{}) return fail(3, "options that differ are equal");
  const SearchResult result = searcher.search("rupture author:doe topic:alliance", options);
  if (result.total != 1) return fail(4, "a query of text");
  if (result.filters.at(0).values.at(0).label != "Alliance") return fail(5, "a resolved filter");
  if (searcher.taxonomy().topics.at(0).slug != "alliance") return fail(6, "the taxonomy");
  const Query built = Query::all_of(
      {Query::word("rupture", {.field = "title"}), Query::none_of({Query::has("doi")})});
  if (searcher.search(built).total != 1) return fail(7, "a query built in code");
  if (parse_queries("q1\trupture").size() != 1) return fail(8, "a file of queries");
  std::cout << to_json(result) << '\n';
  return 0;
}

/// Errors must be caught by type across the library's boundary.
static int provoke(const Searcher& searcher) {
  try {
    parse_query("titel:x");
    return fail(9, "a faulty query was read");
  } catch (const QuerySyntaxError& error) {
    if (http_status(error) != 400) return fail(10, "the kind of a faulty query");
  }
  try {
    searcher.similar("nowhere");
    return fail(11, "an entry was found that is not there");
  } catch (const Error& error) {
    if (http_status(error) != 404) return fail(12, "the kind of an unknown entry");
    std::cout << to_string(error.kind()) << ": " << error.what() << '\n';
  }
  try {
    request_from_parameters("q=a&n=many");
    return fail(14, "a faulty address was read");
  } catch (const ParameterError& error) {
    if (error.parameter() != "n" || error.offset() != 4) return fail(15, "the place of the fault");
  }
  if (escape_html("<") != "&lt;") return fail(16, "text as HTML");
  return 0;
}

int main(int, char** argv) try {
  const Generation generation = build(argv[1]);
  const Searcher searcher(argv[1]);
  if (generation.entries != 1) return fail(1, "the generation");
  if (version() != kVersion) return fail(13, "headers and library are of two versions");
  std::cout << version() << '\n';
  if (const int status = ask(searcher.snapshot())) return status;
  return provoke(searcher);
} catch (const Error& error) {
  std::cerr << error.what() << '\n';
  return 2;
}
