// Uses something of every public header, as a site's backend would.
#include <pprsearch/citation.h>
#include <pprsearch/classifier.h>
#include <pprsearch/entry.h>
#include <pprsearch/error.h>
#include <pprsearch/generation.h>
#include <pprsearch/index_writer.h>
#include <pprsearch/json.h>
#include <pprsearch/query.h>
#include <pprsearch/searcher.h>
#include <pprsearch/version.h>
#include <pprsearch/vocabulary.h>

#include <iostream>

int main(int, char** argv) try {
  pprsearch::WriterOptions options;
  options.taxonomy.topics = {{"alliance", "Alliance", {}}};
  pprsearch::Entry entry;
  entry.title = "Repairing ruptures";
  entry.published = "2021-03";
  entry.id = pprsearch::make_entry_id(entry.published, entry.title);
  entry.citation = pprsearch::parse_citation("Doe, J. (2019). Title. Journal, 1(2), 3-4.");
  entry.topics = {"Alliance"};
  entry.topics.emplace_back("Humans");
  pprsearch::Classifier(options.taxonomy).classify(entry);
  pprsearch::validate(entry);

  pprsearch::IndexWriter writer(argv[1], options);
  writer.add(entry);
  const pprsearch::Generation generation = writer.publish();
  const pprsearch::Searcher searcher(argv[1]);
  const pprsearch::SearchResult result = searcher.search("rupture author:doe topic:alliance");
  const pprsearch::Query built =
      pprsearch::Query::all_of({pprsearch::Query::word("rupture", {.field = "title"}),
                                pprsearch::Query::none_of({pprsearch::Query::has("doi")})});
  if (searcher.search(built).total != 1) return 4;
  // Errors must be caught by type across the library's boundary.
  try {
    pprsearch::parse_query("titel:x");
    return 3;
  } catch (const pprsearch::QuerySyntaxError& error) {
    std::cout << error.what() << '\n';
  }
  std::cout << pprsearch::to_json(result) << '\n' << pprsearch::kVersion << '\n';
  return result.total == 1 && generation.entries == 1 ? 0 : 1;
} catch (const pprsearch::Error& error) {
  std::cerr << error.what() << '\n';
  return 2;
}
