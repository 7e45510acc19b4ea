// The library in use: two entries go into an index, a question is asked of it.
//
//   index_and_search FOLDER
#include <pprsearch/error.h>
#include <pprsearch/index_writer.h>
#include <pprsearch/searcher.h>

#include <iostream>

using namespace pprsearch;

static void build(const std::string& folder) {
  IndexWriter writer(folder);
  Entry entry;
  entry.id = "alliance-online";
  entry.title = "Is the Alliance Weaker Online?";
  entry.published = "2020-07";
  entry.citation = parse_citation(
      "Doe, J., & Roe, R. (2019). The alliance by video. Journal of Examples, 12(3), 45-67.");
  entry.summary = "Clients rated the working alliance in videoconferenced therapy as high.";
  entry.practice_implications = "Attend to alliance ruptures early.";
  entry.topics = {"alliance"};
  writer.add(entry);

  entry = {};
  entry.id = "homework";
  entry.title = "Does Homework Help?";
  entry.published = "2020-08";
  entry.summary = "Clients who did their homework had better outcomes.";
  writer.add(entry);
  writer.publish();
}

int main(int argc, char** argv) try {
  const std::string folder = argc > 1 ? argv[1] : "example-index";
  build(folder);

  const Searcher searcher(folder);  // any number of threads may use it
  SearchOptions options;
  options.facets = {{FacetField::topic}};
  const SearchResult result = searcher.search("alliance AND videoconferencing", options);

  std::cout << result.total << " found\n";
  for (const Hit& hit : result.hits) {
    std::cout << hit.rank << ". " << hit.entry.title << '\n';
    for (const Snippet& snippet : hit.snippets) std::cout << "   " << snippet.text << '\n';
  }
  for (const FacetCount& topic : result.facets[0].values) {
    std::cout << topic.label << ": " << topic.count << '\n';
  }
} catch (const Error& error) {
  std::cerr << error.what() << '\n';
  return 2;
}
