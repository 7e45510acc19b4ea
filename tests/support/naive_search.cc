#include "tests/support/naive_search.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "search/ranking.h"
#include "search/stop_words.h"

namespace pprsearch::test {
namespace {

using Kind = QueryNode::Kind;
using Occur = QueryNode::Occur;
using Fields = std::vector<Field>;

std::set<std::string> all_words(const std::vector<Entry>& entries, const Taxonomy& taxonomy) {
  std::set<std::string> words;
  for (const Entry& entry : entries) {
    for (const auto& texts : take_apart(entry, taxonomy).texts) {
      for (const auto& text : texts) words.insert(text.begin(), text.end());
    }
  }
  return words;
}

Fields fields_of(const QueryNode& leaf) {
  Fields fields;
  for (const FieldRow& layout : text_fields()) {
    if (leaf.field.empty() || leaf.field == layout.name) fields.push_back(layout.field);
  }
  return fields;
}

bool is_text_leaf(const QueryNode& node) {
  const bool leaf =
      node.kind == Kind::word || node.kind == Kind::phrase || node.kind == Kind::wildcard;
  // topic: and keyword: ask for a value, though their words are searched, too.
  const auto field = field_named(node.field);
  return leaf && (!field || row_of(*field).asked == AskedAs::text);
}

using Takes = std::function<bool(const Reading&)>;

/// Occurrences, each weighted by its field and by why it counts.
double frequency(const Meaning& meaning, const NaiveEntry& entry, const Fields& fields,
                 const Takes& takes) {
  double sum = 0;
  for (const Reading& reading : meaning) {
    if (!takes(reading)) continue;
    for (const Field field : fields) {
      for (const auto& text : entry.texts_of(field)) {
        sum += weight_of(field) * weight_of(reading.reason) *
               static_cast<double>(count(reading, text));
      }
    }
  }
  return sum;
}

double length(const NaiveEntry& entry, const Fields& fields) {
  double sum = 0;
  for (const Field field : fields) {
    sum += weight_of(field) * static_cast<double>(entry.length(field));
  }
  return sum;
}

/// ln(1 + (N - n + 0.5) / (n + 0.5)), n = entries with what `takes` takes of a meaning.
double idf_of(const Meaning& meaning, const std::vector<NaiveEntry>& entries, const Fields& fields,
              const Takes& takes) {
  const auto all = static_cast<double>(entries.size());
  double with = 0;
  for (const NaiveEntry& other : entries) {
    with += frequency(meaning, other, fields, takes) > 0 ? 1 : 0;
  }
  return std::log(1 + (all - with + 0.5) / (with + 0.5));
}

/// idf times tf (k1 + 1) / (tf + k1 (1 - b + b length / average)).
double saturated(double tf, double idf, const NaiveEntry& entry,
                 const std::vector<NaiveEntry>& entries, const Fields& fields) {
  if (tf == 0) return 0;
  const auto all = static_cast<double>(entries.size());
  double total_length = 0;
  for (const NaiveEntry& other : entries) total_length += length(other, fields);
  const double norm = 1 - kRanking.b + kRanking.b * length(entry, fields) / (total_length / all);
  return idf * tf * (kRanking.k1 + 1) / (tf + kRanking.k1 * norm);
}

/// BM25F of what `takes` takes of a meaning in `fields`.
double bm25f(const Meaning& meaning, const NaiveEntry& entry,
             const std::vector<NaiveEntry>& entries, const Fields& fields, const Takes& takes) {
  const double tf = frequency(meaning, entry, fields, takes);
  return saturated(tf, idf_of(meaning, entries, fields, takes), entry, entries, fields);
}

bool same_meaning(const Meaning& a, const Meaning& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Reading& x, const Reading& y) {
    return x.places == y.places && x.reason == y.reason && x.window == y.window;
  });
}

bool in_range(const QueryNode& node, const Entry& entry) {
  if (node.field == "published") {
    return !entry.published.empty() &&
           (node.from.empty() || first_day(entry.published) >= first_day(node.from)) &&
           (node.to.empty() || last_day(entry.published) <= last_day(node.to));
  }
  const int year = entry.citation ? entry.citation->issued.year : 0;
  return year != 0 && (node.from.empty() || year >= std::stoi(node.from)) &&
         (node.to.empty() || year <= std::stoi(node.to));
}

}  // namespace

NaiveSearch::NaiveSearch(const std::vector<Entry>& entries, const Taxonomy& taxonomy,
                         const Thesaurus& thesaurus)
    : taxonomy_(taxonomy), vocabulary_(all_words(entries, taxonomy), thesaurus) {
  for (const Entry& entry : entries) entries_.push_back(take_apart(entry, taxonomy));
}

NaiveSearch::Answer NaiveSearch::answer(const Query& query, const SearchOptions& options) {
  const QueryNode& root = query.root();
  if (options.match == Match::any && root.kind == Kind::words)
    return answer(root, Match::any, options);
  Answer all = answer(root, Match::all, options);
  if (options.match == Match::all || root.kind != Kind::words) return all;
  const std::size_t words = different_words(root);
  const auto typed = std::count_if(root.children.begin(), root.children.end(), is_plain_word);
  const bool sentence = typed >= 5 && words >= 4;
  const bool relaxed = words > 1 && (sentence || all.scores.empty());
  if (!relaxed) return all;
  Answer quotes_hold = answer(root, Match::automatic, options);
  return quotes_hold.scores.empty() ? answer(root, Match::any, options) : quotes_hold;
}

/// The plain words and phrases of a list that count, each once.
std::size_t NaiveSearch::different_words(const QueryNode& list) {
  const Nodes children = kept(list);
  std::size_t words = 0;
  for (const QueryNode* child : children) {
    const bool counts = is_text_leaf(*child) && child->occur == Occur::plain;
    words += counts && times_weight(*child, children) > 0 ? 1 : 0;
  }
  return words;
}

NaiveSearch::Answer NaiveSearch::answer(const QueryNode& root, Match match,
                                        const SearchOptions& options) {
  match_ = match;
  meanings_.clear();
  find_meanings(root, options.expand);
  Answer answer;
  answer.match = match == Match::all ? Match::all : Match::any;
  note_asked(root, answer);
  for (const NaiveEntry& entry : entries_) {
    if (matches(root, entry)) answer.scores[entry.entry.id] = score(root, entry, 1);
  }
  return answer;
}

void NaiveSearch::find_meanings(const QueryNode& node, const Expand& expand) {
  if (is_text_leaf(node)) meanings_[&node] = vocabulary_.meaning(node, expand);
  for (const QueryNode& child : node.children) find_meanings(child, expand);
  if (node.kind == Kind::words || node.kind == Kind::all_of) find_meanings_together(node, expand);
}

void NaiveSearch::find_meanings_together(const QueryNode& node, const Expand& expand) {
  const auto& all = node.children;
  for (std::size_t first = 0; first < all.size(); ++first) {
    Nodes words = {&all[first]};
    for (std::size_t next = first + 1; next < all.size(); ++next) {
      if (!side_by_side(all[next - 1], all[next])) break;
      words.push_back(&all[next]);
      if (words.size() > vocabulary_.most_together()) break;
      const Meaning together = vocabulary_.together(words, expand);
      for (const QueryNode* word : words) {
        if (is_text_leaf(*word)) add_new(meanings_[word], together);
      }
    }
  }
}

NaiveSearch::Nodes NaiveSearch::kept(const QueryNode& node) {
  const auto& children = node.children;
  const bool list = node.kind == Kind::words || node.kind == Kind::all_of;
  Nodes all;
  Nodes others;
  bool something_else = false;
  for (std::size_t i = 0; i < children.size(); ++i) {
    const QueryNode& child = children[i];
    all.push_back(&child);
    const bool beside = (i > 0 && side_by_side(children[i - 1], child)) ||
                        (i + 1 < children.size() && side_by_side(child, children[i + 1]));
    const bool common =
        list && beside && child.field.empty() && is_stop_word(analyzer_.fold(child.text));
    if (common) continue;
    others.push_back(&child);
    something_else = something_else || child.occur != Occur::excluded;
  }
  return something_else ? others : all;
}

void NaiveSearch::note_asked(const QueryNode& node, Answer& answer) {
  if (node.kind == Kind::none_of || node.occur == Occur::excluded) return;
  if (is_text_leaf(node)) {
    answer.scored = true;
    for (const Reading& reading : meanings_[&node]) {
      for (const auto& place : reading.places) {
        for (const Field field : fields_of(node)) {
          answer.asked[static_cast<std::size_t>(field)].insert(place.begin(), place.end());
        }
      }
    }
  }
  for (const QueryNode* child : kept(node)) note_asked(*child, answer);
}

bool NaiveSearch::matches(const QueryNode& node, const NaiveEntry& entry) {
  const auto child_matches = [&](const QueryNode* child) { return matches(*child, entry); };
  const Nodes children = kept(node);
  switch (node.kind) {
    case Kind::everything:
      return true;
    case Kind::words:
      return matches_words(node, entry);
    case Kind::all_of:
      return std::all_of(children.begin(), children.end(), child_matches);
    case Kind::any_of:
      return std::any_of(children.begin(), children.end(), child_matches);
    case Kind::none_of:
      return std::none_of(children.begin(), children.end(), child_matches);
    case Kind::range:
      return in_range(node, entry.entry);
    case Kind::has:
      return has(entry.entry, node.text);
    default:
      return matches_leaf(node, entry);
  }
}

bool NaiveSearch::matches_words(const QueryNode& node, const NaiveEntry& entry) {
  bool required = true;
  bool some_required = false;
  bool all_plain = true;
  bool any_plain = false;
  bool some_plain = false;
  for (const QueryNode* child : kept(node)) {
    const bool here = matches(*child, entry);
    const bool quoted = match_ == Match::automatic && child->kind == Kind::phrase;
    if (child->occur == Occur::plain && is_text_leaf(*child) && !quoted) {
      some_plain = true;
      all_plain = all_plain && here;
      any_plain = any_plain || here;
    } else {
      required = required && here == (child->occur != Occur::excluded);
      some_required = some_required || child->occur == Occur::required ||
                      (is_text_leaf(*child) && child->occur == Occur::plain);
    }
  }
  if (match_ == Match::all) return required && all_plain;
  return required && (some_required || !some_plain || any_plain);
}

bool NaiveSearch::matches_leaf(const QueryNode& node, const NaiveEntry& entry) {
  if (is_text_leaf(node)) {
    return frequency(meanings_.at(&node), entry, fields_of(node),
                     [](const Reading&) { return true; }) > 0;
  }
  if (node.field == "id") return entry.entry.id == node.text;
  if (node.field != "doi") return matches_keyword(node, entry.entry);
  const std::string doi = entry.entry.citation ? entry.entry.citation->doi : "";
  return !doi.empty() && doi == bare_doi(node.text);
}

bool NaiveSearch::matches_keyword(const QueryNode& node, const Entry& entry) {
  static const std::vector<TaxonomyValue> kFree;
  const FacetField facet = from_string<FacetField>(node.field).value();
  const auto& known = facet == FacetField::topic  ? taxonomy_.topics
                      : facet == FacetField::type ? taxonomy_.research_types
                                                  : kFree;
  std::string key = analyzer_.fold(node.text);
  for (const TaxonomyValue& value : known) {
    std::vector<std::string> names = value.aliases;
    names.insert(names.end(), {value.slug, value.label});
    for (const std::string& name : names) {
      if (analyzer_.fold(name) == analyzer_.fold(node.text)) key = analyzer_.fold(value.slug);
    }
  }
  return facet_values(entry, facet).contains(key);
}

double NaiveSearch::score(const QueryNode& node, const NaiveEntry& entry, double weight) {
  if (node.kind == Kind::none_of || node.occur == Occur::excluded) return 0;
  if (!matches(node, entry)) return 0;
  if (is_text_leaf(node)) return weight * node.weight * word_score(node, entry);
  const Nodes children = kept(node);
  double sum = 0;
  for (const QueryNode* child : children) {
    const double times = node.kind == Kind::any_of ? 1 : times_weight(*child, children);
    sum += times * score(*child, entry, weight * node.weight);
  }
  return sum + weight * node.weight * pairs_score(node, entry);
}

/// Whether two operands are one plain word, asking for the same.
bool NaiveSearch::is_repetition(const QueryNode& word, const QueryNode& of) {
  const bool alike = is_plain_word(word) && is_plain_word(of) && is_text_leaf(word) &&
                     word.field == of.field && word.weight == of.weight;
  if (!alike) return false;
  const Meaning& meaning = meanings_.at(&word);
  if (!same_meaning(meaning, meanings_.at(&of))) return false;
  if (analyzer_.fold(word.text) == analyzer_.fold(of.text)) return true;
  // Words that no entry has as typed may mean the same, a compound of both or nothing, and are
  // still two words.
  return std::any_of(meaning.begin(), meaning.end(), [](const Reading& reading) {
    return reading.reason == TermReason::exact &&
           std::none_of(reading.places.begin(), reading.places.end(),
                        [](const auto& place) { return place.empty(); });
  });
}

/// (k3 + 1) q / (k3 + q) for the first of q equal words, 0 for the others.
double NaiveSearch::times_weight(const QueryNode& word, const Nodes& kept) {
  if (!is_plain_word(word) || !is_text_leaf(word)) return 1;
  double times = 0;
  for (const QueryNode* other : kept) {
    if (!is_plain_word(*other) || !is_text_leaf(*other) || !is_repetition(word, *other)) continue;
    if (times == 0 && other != &word) return 0;
    times += 1;
  }
  return (kRanking.k3 + 1) * times / (kRanking.k3 + times);
}

/// What the list's words bring that stand in the entry as they stand in the query.
double NaiveSearch::pairs_score(const QueryNode& list, const NaiveEntry& entry) {
  if (list.kind != Kind::words && list.kind != Kind::all_of) return 0;
  const Nodes children = kept(list);
  const auto place = [&](const QueryNode* child) {
    return static_cast<std::size_t>(child - list.children.data());
  };
  double sum = 0;
  for (std::size_t i = 0; i + 1 < children.size(); ++i) {
    const QueryNode& first = *children[i];
    const QueryNode& second = *children[i + 1];
    const bool words = is_plain_word(first) && is_plain_word(second) && is_text_leaf(first) &&
                       first.field == second.field;
    if (words) sum += pair_score(first, second, place(&second) - place(&first), entry);
  }
  return sum;
}

double NaiveSearch::pair_score(const QueryNode& first, const QueryNode& second, std::size_t gap,
                               const NaiveEntry& entry) const {
  const auto single = [](const Meaning& meaning, const std::string& token) {
    return std::any_of(meaning.begin(), meaning.end(), [&](const Reading& reading) {
      return reading.places.size() == 1 && reading.places[0].contains(token);
    });
  };
  const Meaning& left = meanings_.at(&first);
  const Meaning& right = meanings_.at(&second);
  const Fields fields = fields_of(first);
  double tf = 0;
  for (const Field field : fields) {
    for (const auto& text : entry.texts_of(field)) {
      for (std::size_t i = 0; i + gap < text.size(); ++i) {
        if (single(left, text[i]) && single(right, text[i + gap])) tf += weight_of(field);
      }
    }
  }
  const auto all = [](const Reading&) { return true; };
  const double idf = idf_of(left, entries_, fields, all) + idf_of(right, entries_, fields, all);
  return std::min(first.weight, second.weight) * kRanking.pair_share *
         saturated(tf, idf, entry, entries_, fields);
}

double NaiveSearch::word_score(const QueryNode& node, const NaiveEntry& entry) const {
  const Meaning& meaning = meanings_.at(&node);
  const Fields fields = fields_of(node);
  const auto all = [](const Reading&) { return true; };
  const auto exact = [](const Reading& reading) { return reading.reason == TermReason::exact; };
  double sum = kRanking.words_share * bm25f(meaning, entry, entries_, fields, all) +
               kRanking.exact_share * bm25f(meaning, entry, entries_, fields, exact);
  const Fields title = {Field::title};
  const bool in_title = std::count(fields.begin(), fields.end(), Field::title) > 0;
  if (in_title && fields != title) {
    sum += kRanking.title_share * bm25f(meaning, entry, entries_, title, all);
  }
  return sum;
}

}  // namespace pprsearch::test
