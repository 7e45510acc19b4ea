#include "search/rank/shared_reasons.h"

#include <algorithm>
#include <cstddef>

#include "search/plan/facet_names.h"

namespace pprsearch {
namespace {

/// More words say nothing more to a reader.
constexpr std::size_t kSharedWords = 5;

}  // namespace

std::vector<SharedReason> shared_reasons(IndexReader::Session& session,
                                         std::vector<ScorePart> parts) {
  std::stable_sort(parts.begin(), parts.end(),
                   [](const auto& a, const auto& b) { return a.score > b.score; });
  const FacetNames topics(session, Field::topic);
  std::vector<SharedReason> reasons;
  const auto add = [&](ScoreKind part_kind, SharedKind kind, std::size_t most) {
    for (const ScorePart& part : parts) {
      if (part.kind != part_kind || most == 0) continue;
      reasons.push_back({kind, kind == SharedKind::topic ? topics.label(part.word) : part.word});
      --most;
    }
  };
  add(ScoreKind::topic, SharedKind::topic, parts.size());
  add(ScoreKind::author, SharedKind::author, parts.size());
  add(ScoreKind::words, SharedKind::word, kSharedWords);
  return reasons;
}

}  // namespace pprsearch
