#include "query-cli/offers.h"

#include <pprsearch/names.h>
#include <pprsearch/searcher.h>

#include <chrono>
#include <optional>

#include "command-line/columns.h"
#include "command-line/given.h"
#include "query-cli/options.h"

namespace pprsearch {
namespace {

// Somebody waits for it with a finger on a key.
constexpr std::chrono::milliseconds kTimeLimit{300};
constexpr std::size_t kMost = 100;

/// Values of a facet with a word that begins as the text does; then those count that begin so
/// themselves.
std::vector<Offer> facet_offers(const TypedLine& line, FacetField field) {
  const std::string& typed = line.beginning();
  FacetRequest facet{field, kMost};
  facet.beginning = typed.substr(0, typed.find_first_of(" ,"));
  const Searcher searcher(line.index());
  const SearchResult result = searcher.search(
      "", {.facets = {facet}, .limit = 0, .suggest = false, .time_limit = kTimeLimit});
  std::vector<Offer> offers;
  for (const FacetCount& value : result.facets.at(0).values) {
    const std::string count = std::to_string(value.count);
    const bool has_label = value.value && value.label != *value.value;
    offers.push_back(
        {filter_argument(value.value), has_label ? value.label + " (" + count + ')' : count});
  }
  return offers;
}

std::vector<Offer> id_offers(const TypedLine& line) {
  const Searcher searcher(line.index());
  std::vector<Offer> offers;
  for (const std::string& id : searcher.ids(line.beginning(), kMost)) {
    // By itself it would be an option.
    offers.push_back({id.starts_with('-') ? "--" + line.option()->name + '=' + id : id});
  }
  return offers;
}

std::vector<Offer> generation_offers(const TypedLine& line) {
  std::vector<Offer> offers;
  for (const GenerationStatus& status : list_generations(line.index())) {
    if (!status.fault.empty() || status.published) continue;
    offers.push_back({std::to_string(status.generation.number), status.generation.created});
  }
  return offers;
}

/// Words and values that a query goes on with. The shell sees one word of it alone.
std::vector<Offer> word_offers(const TypedLine& line) {
  std::vector<Offer> offers;
  if (line.beginning().empty() || (line.tasks() & line.table().word_tasks) == 0) return offers;
  const Searcher searcher(line.index());
  for (const Completion& completion :
       searcher.complete(line.beginning(), {.most = 5, .time_limit = kTimeLimit}).list) {
    offers.push_back(
        {completion.text, completion.label + " (" + std::to_string(completion.count) + ')'});
  }
  return offers;
}

std::vector<std::string> facet_names() {
  std::vector<std::string> names = names_of<FacetField>();
  names.emplace_back("all");
  return names;
}

}  // namespace

Offers query_cli_offers(const TypedLine& line) {
  if (line.option() == nullptr) return {word_offers(line)};
  const std::string& name = line.option()->name;
  if (name == "fields") return {list_offers(line.beginning(), column_names())};
  if (name == "facets") return {list_offers(line.beginning(), facet_names())};
  if (name == "expand") return {list_offers(line.beginning(), expansion_names())};
  if (name == "new-since") return {generation_offers(line)};
  if (name == "show" || name == "similar") return {id_offers(line)};
  const std::optional<FacetField> field = from_string<FacetField>(name);
  return field ? Offers{facet_offers(line, *field)} : Offers{};
}

}  // namespace pprsearch
