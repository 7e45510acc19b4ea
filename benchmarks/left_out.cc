// How good proposals of topics and types of research are, beside two that need no thought: the
// most frequent ones, and those of the nearest judged entry.
//   left_out SOURCE...
// Each entry that has some is left out in turn: what is proposed for it is made of all the others,
// and held against what it has.
#include <pprsearch/error.h>
#include <pprsearch/topic_suggester.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <iostream>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "indexer/input/source_stream.h"
#include "indexer/input/sources.h"
#include "indexer/vocabulary/vocabulary_files.h"

using namespace pprsearch;

namespace {

using Names = std::vector<std::string>;
using List = Names Entry::*;

constexpr std::size_t kFirst = 3;

struct Collection {
  std::vector<Entry> entries;
  Taxonomy taxonomy;
  Thesaurus thesaurus;
};

Collection read(const Names& sources) {
  const std::vector<SourceFile> files = find_files(sources, nullptr, {});
  const VocabularyFiles names =
      choose_vocabularies({}, sources, files, folder_of_installed_vocabularies());
  Collection collection;
  if (!names.taxonomy.empty()) collection.taxonomy = load_taxonomy(names.taxonomy);
  if (!names.thesaurus.empty()) collection.thesaurus = load_thesaurus(names.thesaurus);
  const auto take = [&](Record&& record) {
    if (!record.rejection.empty() || !record.passed_over.empty()) return;
    use_slugs(record.entry, collection.taxonomy);
    collection.entries.push_back(std::move(record.entry));
  };
  read_files(files, take, [](std::uint64_t) {}, {});
  return collection;
}

/// What is proposed for one entry in each way, the best first.
using Ways = std::vector<std::pair<std::string, Names>>;

Names most_frequent(const std::vector<Entry>& others, List list) {
  std::map<std::string, std::size_t> counts;
  for (const Entry& entry : others) {
    for (const std::string& name : entry.*list) ++counts[name];
  }
  std::vector<std::pair<std::size_t, std::string>> order;
  for (const auto& [name, count] : counts) order.emplace_back(others.size() - count, name);
  std::ranges::sort(order);
  Names names;
  for (const auto& [rank, name] : order) names.push_back(name);
  return names;
}

Names of_nearest(const TopicSuggester& suggester, const Entry& entry,
                 const std::vector<Entry>& others, List list) {
  for (const LikeEntry& like : suggester.nearest(entry, others.size())) {
    const auto found = std::ranges::find(others, like.id, &Entry::id);
    if (found != others.end() && !((*found).*list).empty()) return (*found).*list;
  }
  return {};
}

Names ordered(std::vector<Proposal> proposals, double (*by)(const Proposal&)) {
  std::ranges::stable_sort(proposals, std::ranges::greater(), by);
  Names names;
  for (const Proposal& proposal : proposals) {
    if (by(proposal) > 0) names.push_back(proposal.name);
  }
  return names;
}

Ways ways_for(const Entry& entry, const Collection& collection, List list) {
  std::vector<Entry> others;
  for (const Entry& other : collection.entries) {
    if (&other != &entry) others.push_back(other);
  }
  const TopicSuggester suggester(others, collection.taxonomy, collection.thesaurus);
  const auto proposals = [&](std::size_t most) {
    Proposals both = suggester.suggest(entry, most);
    return list == &Entry::topics ? both.topics : both.research_types;
  };
  const std::vector<Proposal> all = proposals(others.size());
  return {
      {"the most frequent", most_frequent(others, list)},
      {"those of the nearest entry", of_nearest(suggester, entry, others, list)},
      {"names in the texts alone",
       ordered(all, [](const Proposal& one) { return one.score - one.share; })},
      {"fifteen nearest entries alone",
       ordered(all, [](const Proposal& one) { return one.share; })},
      {"suggest-topics", ordered(proposals(kFirst), [](const Proposal& one) { return one.score; })},
  };
}

/// Sums over entries, of one way.
struct Score {
  std::string way;
  double first_right = 0;
  double found = 0;  ///< shares of what entries have, among the first three
  double right = 0;  ///< of the first three
  double proposed = 0;
};

void count(const Names& names, const Names& truth, Score& score) {
  if (!names.empty() && is_one_of(names.front(), truth)) score.first_right += 1;
  double right = 0;
  for (std::size_t at = 0; at < std::min(kFirst, names.size()); ++at) {
    score.proposed += 1;
    if (is_one_of(names[at], truth)) right += 1;
  }
  score.right += right;
  score.found += right / static_cast<double>(truth.size());
}

void measure(const Collection& collection, List list, const char* what) {
  std::vector<Score> scores;
  double entries = 0;
  double possible = 0;
  for (const Entry& entry : collection.entries) {
    const Names& truth = entry.*list;
    if (truth.empty()) continue;
    entries += 1;
    possible += std::min(1., static_cast<double>(kFirst) / static_cast<double>(truth.size()));
    const Ways ways = ways_for(entry, collection, list);
    scores.resize(ways.size());
    for (std::size_t way = 0; way < ways.size(); ++way) {
      scores[way].way = ways[way].first;
      count(ways[way].second, truth, scores[way]);
    }
  }
  std::printf(
      "\n| %s of %.0f entries | first is right | recall at 3 | of the first 3 right |\n"
      "|---|---:|---:|---:|\n",
      what, entries);
  for (const Score& score : scores) {
    std::printf("| %s | %.3f | %.3f | %.3f |\n", score.way.c_str(), score.first_right / entries,
                score.found / entries, score.right / score.proposed);
  }
  std::printf("| as good as can be | 1 | %.3f | |\n", possible / entries);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const Collection collection = read(Names(argv + 1, argv + argc));
    measure(collection, &Entry::topics, "topics");
    measure(collection, &Entry::research_types, "types of research");
    return 0;
  } catch (const Error& error) {
    std::cerr << "left_out: " << error.what() << '\n';
    return 2;
  }
}
