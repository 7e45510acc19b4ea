#include "indexer/taxonomy_filter.h"

#include <algorithm>

namespace pprsearch {
namespace {

constexpr std::size_t kMostRemembered = 100'000;
constexpr std::size_t kMostNamed = 3;

void tell(const char* field, const std::vector<std::string>& left_out,
          std::vector<std::string>& repairs) {
  if (left_out.empty()) return;
  std::string repair = std::string(field) + " that the taxonomy does not have were left out: ";
  for (std::size_t at = 0; at < std::min(left_out.size(), kMostNamed); ++at) {
    repair += (at == 0 ? "'" : ", '") + left_out[at] + "'";
  }
  if (left_out.size() > kMostNamed) {
    repair += " and " + std::to_string(left_out.size() - kMostNamed) + " more";
  }
  repairs.push_back(repair);
}

}  // namespace

void TaxonomyFilter::apply(Entry& entry, std::vector<std::string>& repairs) {
  tell("topics", keep_known(entry.topics, taxonomy_.topics, topics_), repairs);
  tell("research types",
       keep_known(entry.research_types, taxonomy_.research_types, research_types_), repairs);
}

std::vector<std::string> TaxonomyFilter::keep_known(std::vector<std::string>& names,
                                                    const std::vector<TaxonomyValue>& known,
                                                    Found& found) {
  std::vector<std::string> left_out;
  if (known.empty()) return left_out;
  if (found.size() > kMostRemembered) found.clear();
  std::vector<std::string> kept;
  for (std::string& name : names) {
    auto at = found.find(name);
    if (at == found.end()) {
      const TaxonomyValue* value = find_value(known, name);
      at = found.emplace(name, value == nullptr ? std::string() : value->slug).first;
    }
    if (at->second.empty()) {
      left_out.push_back(std::move(name));
    } else if (std::ranges::find(kept, at->second) == kept.end()) {
      kept.push_back(at->second);
    }
  }
  names = std::move(kept);
  return left_out;
}

}  // namespace pprsearch
