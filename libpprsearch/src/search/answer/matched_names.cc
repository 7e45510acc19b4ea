#include "search/answer/matched_names.h"

#include "index/store/columns.h"

namespace pprsearch {
namespace {

constexpr std::size_t kBytesOfInitial = 4;

}  // namespace

NameMarker::NameMarker(const Plan& plan, IndexReader::Session& session, SnippetMaker& snippets)
    : session_(session),
      snippets_(snippets),
      topic_names_(session, Field::topic),
      looks_at_initials_(snippets.shortest_term() <= kBytesOfInitial) {
  collect(plan.root);
}

void NameMarker::collect(const PlanNode& node) {
  if (node.kind == PlanNode::Kind::none_of) return;
  for (const PlanNode& child : node.children) collect(child);
  for (const PlanNode& child : node.optional) collect(child);
  if (node.kind == PlanNode::Kind::value && node.value_field == Field::topic) {
    whole_topics_.insert(node.values.begin(), node.values.end());
  }
  if (node.kind != PlanNode::Kind::name) return;
  const bool is_author = node.facet == Field::author;
  if (!is_author && node.facet != Field::topic) return;
  const Columns::Names& names = session_.reader().columns().names(node.facet);
  (is_author ? whole_authors_ : whole_topics_).emplace(names.key(node.name));
}

bool NameMarker::looks_beyond_words(Field field) const {
  return field == Field::author ? looks_at_initials_ || !whole_authors_.empty()
                                : !whole_topics_.empty();
}

std::vector<Span> NameMarker::marked(Field field, const std::string& key,
                                     const std::string& shown) const {
  const bool is_whole = (field == Field::author ? whole_authors_ : whole_topics_).contains(key);
  if (is_whole) return {{0, shown.size()}};
  return snippets_.highlights(field, shown);
}

std::vector<MatchedName> NameMarker::authors(const Entry& entry) const {
  std::vector<MatchedName> found;
  if (!entry.citation) return found;
  for (std::size_t i = 0; i < entry.citation->authors.size(); ++i) {
    std::string name = display_name(entry.citation->authors[i]);
    std::vector<Span> spans = marked(Field::author, session_.analyzer().fold(name), name);
    if (!spans.empty()) found.push_back({i, std::move(name), std::move(spans)});
  }
  return found;
}

std::vector<MatchedName> NameMarker::topics(const Entry& entry) const {
  std::vector<MatchedName> found;
  for (std::size_t i = 0; i < entry.topics.size(); ++i) {
    std::string label = topic_names_.label(entry.topics[i]);
    std::vector<Span> spans =
        marked(Field::topic, session_.analyzer().fold(entry.topics[i]), label);
    if (!spans.empty()) found.push_back({i, std::move(label), std::move(spans)});
  }
  return found;
}

}  // namespace pprsearch
