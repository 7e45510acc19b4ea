// Asks an index without pause while others build, kill builds and publish:
//
//   steady_reader INDEX STOP-FILE
//
// It ends when the stop file is there, and prints how many queries it asked and of how many
// generations. Each answer is held against what a generation of the same identity answered
// before: a failure, or a result mixed of two generations, ends it with status 1 at once.
#include <pprsearch/error.h>
#include <pprsearch/searcher.h>

#include <array>
#include <filesystem>
#include <iostream>
#include <map>
#include <memory>
#include <set>
#include <string>

using namespace pprsearch;

namespace {

constexpr std::array kQueries = {"*", "patient* OR therapy", "summary:edition", "\"of the\""};
constexpr std::size_t kQueriesPerSearcher = 500;

/// Everything about a result that the entries alone decide.
std::string text_of(const SearchResult& result) {
  std::string text = std::to_string(result.total);
  for (const Hit& hit : result.hits) text += '\n' + hit.id + ' ' + hit.entry.title;
  for (const FacetCount& year : result.facets.at(0).values) {
    text += '\n' + year.label + ' ' + std::to_string(year.count);
  }
  return text;
}

class SteadyReader {
 public:
  explicit SteadyReader(std::string folder) : folder_(std::move(folder)) {}

  void ask() {
    // One that lives on and moves from generation to generation, and now and then a new one.
    if (asked_ % kQueriesPerSearcher == 0) searcher_ = std::make_unique<Searcher>(folder_);
    SearchOptions options;
    options.facets = {{FacetField::year}};
    options.suggest = false;
    const std::string query = kQueries[asked_ % kQueries.size()];
    const SearchResult result = searcher_->search(query, options);
    if (query == "*" && result.total != result.index.entries) {
      throw Error("generation " + std::to_string(result.index.number) + " has " +
                  std::to_string(result.index.entries) + " entries and shows " +
                  std::to_string(result.total));
    }
    const auto [known, is_new] =
        answers_.try_emplace(result.index.identity + ' ' + query, text_of(result));
    if (!is_new && known->second != text_of(result)) {
      throw Error("'" + query + "' was answered by generation " +
                  std::to_string(result.index.number) + " as never before by these entries");
    }
    generations_.insert(result.index.number);
    ++asked_;
  }

  std::size_t asked() const { return asked_; }
  std::size_t generations() const { return generations_.size(); }

 private:
  std::string folder_;
  std::unique_ptr<Searcher> searcher_;
  std::map<std::string, std::string> answers_;
  std::set<std::uint64_t> generations_;
  std::size_t asked_ = 0;
};

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 3) throw Error("usage: steady_reader INDEX STOP-FILE");
  SteadyReader reader(argv[1]);
  do {
    reader.ask();
  } while (!std::filesystem::exists(argv[2]));
  std::cout << reader.asked() << " queries, " << reader.generations() << " generations\n";
} catch (const std::exception& error) {
  std::cerr << "steady_reader: " << error.what() << '\n';
  return 1;
}
