#include "query-cli/printers/hit_facts.h"

#include <algorithm>
#include <set>

namespace pprsearch {
namespace {

using Pieces = std::vector<PaintedText>;

/// Of an entry in a list; headings of other lists may be twenty.
constexpr std::size_t kMostTopics = 3;
/// Of a long list of authors, beside the first.
constexpr std::size_t kMostMatchedAuthors = 3;

void add(Pieces& pieces, const std::string& text) {
  if (!pieces.empty() && pieces.back().color == kDim) {
    pieces.back().text += text;
  } else {
    pieces.push_back({text, kDim});
  }
}

void add_all(Pieces& pieces, Pieces more) {
  for (PaintedText& piece : more) {
    if (piece.color == kDim) {
      add(pieces, piece.text);
    } else {
      pieces.push_back(std::move(piece));
    }
  }
}

void add_marked(Pieces& pieces, const std::string& text, const std::vector<Span>& highlights) {
  add_all(pieces, marked_pieces(text, highlights, kDim));
}

const MatchedName* matched_at(const std::vector<MatchedName>& matched, std::size_t place) {
  const auto found = std::ranges::find(matched, place, &MatchedName::place);
  return found == matched.end() ? nullptr : &*found;
}

/// Which authors are named: two of two; else the first, and those that matched.
std::vector<std::size_t> authors_to_name(const Citation& citation,
                                         const std::vector<MatchedName>& matched) {
  const std::size_t all = citation.authors.size();
  if (all == 2) return {0, 1};
  std::vector<std::size_t> places;
  if (all > 0) places.push_back(0);
  for (const MatchedName& name : matched) {
    if (places.size() > kMostMatchedAuthors) break;
    if (name.place > 0) places.push_back(name.place);
  }
  return places;
}

/// "Flückiger, C., … Wampold, B. et al."
void add_authors(const Citation& citation, const std::vector<MatchedName>& matched,
                 Pieces& pieces) {
  const std::size_t all = citation.authors.size();
  const std::vector<std::size_t> places = authors_to_name(citation, matched);
  std::size_t next = 0;
  for (const std::size_t place : places) {
    if (place > 0) add(pieces, all == 2 ? " & " : place == next ? ", " : ", … ");
    next = place + 1;
    const MatchedName* name = matched_at(matched, place);
    if (name == nullptr) {
      add(pieces, display_name(citation.authors[place]));
    } else {
      add_marked(pieces, name->text, name->highlights);
    }
  }
  if (places.size() < all) add(pieces, " et al.");
}

Pieces citation_pieces(const Citation& citation, const std::vector<MatchedName>& matched) {
  Pieces pieces;
  add_authors(citation, matched, pieces);
  std::string rest;
  if (citation.issued.year != 0) rest += " (" + std::to_string(citation.issued.year) + ").";
  if (!citation.container_title.empty()) rest += ' ' + citation.container_title;
  if (pieces.empty() && rest.empty()) rest = citation.raw;
  if (!rest.empty()) add(pieces, rest);
  return pieces;
}

/// As many topics as there is room for, in their order: those that matched, and then others.
std::set<std::size_t> topics_to_name(const Hit& hit) {
  std::set<std::size_t> places;
  for (const MatchedName& topic : hit.matched_topics) {
    if (places.size() < kMostTopics) places.insert(topic.place);
  }
  for (std::size_t i = 0; i < hit.entry.topics.size() && places.size() < kMostTopics; ++i) {
    places.insert(i);
  }
  return places;
}

/// "Therapeutic Alliance, Depression, and 2 more"
Pieces topic_pieces(const Hit& hit, const PrintOptions& options) {
  Pieces pieces;
  const std::set<std::size_t> places = topics_to_name(hit);
  for (const std::size_t place : places) {
    if (!pieces.empty()) add(pieces, ", ");
    const std::string& topic = hit.entry.topics[place];
    const auto label = options.topic_labels.find(topic);
    if (const MatchedName* name = matched_at(hit.matched_topics, place)) {
      add_marked(pieces, name->text, name->highlights);
    } else {
      add(pieces, label == options.topic_labels.end() ? topic : label->second);
    }
  }
  const std::size_t more = hit.entry.topics.size() - places.size();
  if (more > 0) add(pieces, ", and " + std::to_string(more) + " more");
  return pieces;
}

}  // namespace

std::string short_citation(const Citation& citation) {
  std::string text;
  for (const PaintedText& piece : citation_pieces(citation, {})) text += piece.text;
  return text;
}

std::vector<PaintedText> hit_facts(const Hit& hit, const PrintOptions& options) {
  std::vector<Pieces> facts;
  if (is_retracted(hit.entry)) facts.push_back({{"RETRACTED", kBold}});
  if (!hit.entry.published.empty()) facts.push_back({{hit.entry.published, kDim}});
  if (hit.entry.citation) {
    facts.push_back(citation_pieces(*hit.entry.citation, hit.matched_authors));
  }
  if (!hit.entry.topics.empty()) facts.push_back(topic_pieces(hit, options));
  facts.push_back({{hit.id, kDim}});
  Pieces line;
  for (Pieces& fact : facts) {
    if (!line.empty()) add(line, " | ");
    add_all(line, std::move(fact));
  }
  return line;
}

}  // namespace pprsearch
