#include "tests/support/naive_search.h"

#include <algorithm>

#include "base/stop_words.h"
#include "search/rank/ranking.h"
#include "tests/support/naive_score.h"

namespace pprsearch::test {
namespace {

using tree::Occur;
using Fields = std::vector<Field>;

std::map<std::string, NaiveWord> all_words(const std::vector<Entry>& entries,
                                           const Taxonomy& taxonomy) {
  std::map<std::string, NaiveWord> words;
  for (const Entry& entry : entries) {
    const NaiveEntry apart = take_apart(entry, taxonomy);
    std::set<std::string> here;
    for (const FieldRow& layout : text_fields()) {
      for (const auto& text : apart.texts_of(layout.field)) {
        here.insert(text.begin(), text.end());
        for (const std::string& word : text) {
          if (layout.field != Field::author) words[word].is_name = false;
        }
      }
    }
    for (const std::string& word : here) ++words[word].entries;
    for (const auto& [word, spelled] : apart.spelled_out)
      words[word].spelled_out.insert(spelled.begin(), spelled.end());
  }
  return words;
}

Fields fields_of(const tree::Text& leaf) {
  Fields fields;
  for (const FieldRow& layout : text_fields()) {
    const bool is_text = layout.field == Field::title || layout.field == Field::summary ||
                         layout.field == Field::implications;
    const bool asked =
        leaf.field.empty() || leaf.field == layout.name || (leaf.field == "text" && is_text);
    if (asked) fields.push_back(layout.field);
  }
  return fields;
}
/// A NEAR is asked in the field of its operands.
Fields fields_of(const QueryNode& leaf) {
  if (is<tree::Text>(leaf)) return fields_of(*as<tree::Text>(leaf));
  return fields_of(operands_of(leaf).front());
}

bool same_meaning(const Meaning& a, const Meaning& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Reading& x, const Reading& y) {
    return x.places == y.places && x.reason == y.reason && x.window == y.window;
  });
}

bool in_range(const tree::Range& range, const Entry& entry) {
  if (range.field == "published") {
    return !entry.published.empty() &&
           (range.from.empty() || first_day(entry.published) >= first_day(range.from)) &&
           (range.to.empty() || last_day(entry.published) <= last_day(range.to));
  }
  const int year = entry.citation ? entry.citation->issued.year : 0;
  return year != 0 && (range.from.empty() || year >= std::stoi(range.from)) &&
         (range.to.empty() || year <= std::stoi(range.to));
}

}  // namespace

bool is_text_leaf(const QueryNode& node) {
  if (is<tree::Near>(node)) return true;
  const auto* leaf = as<tree::Text>(node);
  if (leaf == nullptr) return false;
  // topic: and keyword: ask for a value, though their words are searched, too.
  const auto field = field_named(leaf->field);
  return !field || row_of(*field).asked == AskedAs::text;
}

bool is_list(const QueryNode& node) { return is<tree::Words>(node) || is<tree::AllOf>(node); }

NaiveSearch::NaiveSearch(const std::vector<Entry>& entries, const Taxonomy& taxonomy,
                         const Thesaurus& thesaurus)
    : taxonomy_(taxonomy), vocabulary_(all_words(entries, taxonomy), entries.size(), thesaurus) {
  for (const Entry& entry : entries) {
    entries_.push_back(take_apart(entry, taxonomy));
    std::set<std::string> here;
    for (const FieldRow& layout : text_fields()) {
      for (const auto& text : entries_.back().texts_of(layout.field)) {
        for (const std::string& word : text) spread_[word].second.insert(layout.field);
        here.insert(text.begin(), text.end());
      }
    }
    for (const std::string& word : here) ++spread_[word].first;
  }
}

NaiveSearch::Answer NaiveSearch::answer(const Query& query, const SearchOptions& options) {
  QueryNode root = read_together(root_of(query), options.expand);
  if (options.match == Match::automatic) leave_out_unknown_numbers(root);
  if (!is<tree::Words>(root) || options.match == Match::all) return answer(root, Way::all, options);
  if (options.match == Match::any) return answer(root, Way::any, options);
  return automatic_answer(root, options);
}

/// Beside five words and more, a number of an article that no entry has is left out.
void NaiveSearch::leave_out_unknown_numbers(QueryNode& root) {
  auto* list = as<tree::Words>(root);
  if (list == nullptr) return;
  const auto is_number = [](const QueryNode& node) {
    const auto* text = as<tree::Text>(node);
    return text != nullptr && (text->field == "doi" || text->field == "pmid");
  };
  const Nodes words = kept(root);
  const auto is_word = [](const QueryNode* node) {
    return is_plain_word(*node) && is_text_leaf(*node);
  };
  if (std::ranges::count_if(words, is_word) < 5) return;
  std::erase_if(list->operands, [&](const QueryNode& node) {
    return is_number(node) && node.occur == Occur::plain &&
           std::ranges::none_of(entries_, [&](const NaiveEntry& entry) {
             return matches_leaf(node, *as<tree::Text>(node), entry);
           });
  });
}

NaiveSearch::Answer NaiveSearch::automatic_answer(const QueryNode& root,
                                                  const SearchOptions& options) {
  Answer found = answer(root, Way::enough, options);
  const std::size_t words = different_words(root).size();
  const bool plus = std::ranges::any_of(
      kept(root), [](const QueryNode* child) { return child->occur == Occur::required; });
  const bool single = words == 0 || (words == 1 && !plus);
  found.match = single || needs_all(root) ? Match::all : Match::automatic;
  if (single || !found.scores.empty()) return found;
  found = answer(root, Way::quotes, options);
  return found.scores.empty() ? answer(root, Way::any, options) : found;
}

NaiveSearch::Nodes NaiveSearch::different_words(const QueryNode& list) {
  const Nodes children = kept(list);
  Nodes words;
  for (const QueryNode* child : children) {
    const bool counts = is_text_leaf(*child) && child->occur == Occur::plain;
    if (counts && times_weight(*child, children) > 0) words.push_back(child);
  }
  return words;
}

/// Beside more than twenty words, quotes are those of a pasted text.
bool NaiveSearch::is_held_quote(const QueryNode& list, const QueryNode& child) {
  if (way_ != Way::enough && way_ != Way::quotes) return false;
  const auto is_word = [](const QueryNode* other) { return is_plain_word(*other); };
  return is<tree::Phrase>(child) && child.occur == Occur::plain && is_text_leaf(child) &&
         std::ranges::count_if(kept(list), is_word) <= 20;
}

bool NaiveSearch::stands_anywhere(const Reading& reading, const std::vector<Field>& fields) const {
  return std::ranges::any_of(entries_, [&](const NaiveEntry& entry) {
    return frequency({reading}, entry, fields, [](const Reading&) { return true; }) > 0;
  });
}

/// Of the words that it stands for as a form or spelling, the most frequent one's; of the others
/// if there are none of these. Words side by side count like the rarest of them, unless none of the
/// single words is anywhere, nor these side by side.
std::size_t NaiveSearch::entries_of(const QueryNode& word) {
  const Fields asked = fields_of(word);
  const auto entries_with = [&](const std::string& text) -> std::size_t {
    const auto found = spread_.find(text);
    if (found == spread_.end()) return 0;
    const bool there = std::ranges::any_of(
        asked, [&](Field field) { return found->second.second.contains(field); });
    return there ? found->second.first : 0;
  };
  std::size_t own = 0;
  std::size_t other = 0;
  Meaning meaning = meanings_.at(&word);
  std::ranges::stable_sort(meaning, {},
                           [](const Reading& reading) { return reading.places.size() > 1; });
  bool single_own = false;
  bool single_other = false;
  for (const Reading& reading : meaning) {
    std::size_t rarest = entries_.size();
    for (const auto& place : reading.places) {
      std::size_t most = 0;
      for (const std::string& text : place) most = std::max(most, entries_with(text));
      rarest = std::min(rarest, most);
    }
    const bool is_own = reading.reason == TermReason::exact ||
                        reading.reason == TermReason::inflection ||
                        reading.reason == TermReason::variant;
    bool& single = is_own ? single_own : single_other;
    if (reading.places.size() == 1) {
      single = single || rarest > 0;
    } else if (!single && !stands_anywhere(reading, asked)) {
      continue;
    }
    (is_own ? own : other) = std::max(is_own ? own : other, rarest);
  }
  return own > 0 ? own : other;
}

NaiveSearch::Answer NaiveSearch::answer(const QueryNode& root, Way way,
                                        const SearchOptions& options) {
  way_ = way;
  meanings_.clear();
  own_meanings_.clear();
  find_meanings(root, options.expand);
  find_own_narrower(root, options.expand);
  Answer answer;
  answer.match = way == Way::all ? Match::all : Match::any;
  note_asked(root, answer);
  const Shares shares = shares_of_words(root);
  for (const NaiveEntry& entry : entries_) {
    if (!matches(root, entry)) continue;
    double times = 1;
    for (const auto& [word, share] : shares) times += matches(*word, entry) ? share : 0;
    answer.scores[entry.entry.id] = times * score(root, entry, 1);
  }
  return answer;
}

/// What excludes an entry is a word in its forms, spellings and synonyms, not what is derived from
/// it or narrower.
void NaiveSearch::find_meanings(const QueryNode& node, const Expand& expand, bool excluded) {
  Expand here = expand;
  here.derivations = expand.derivations && !excluded;
  here.narrower = expand.narrower && !excluded;
  if (is<tree::Text>(node) && is_text_leaf(node)) {
    own_meanings_[&node] = vocabulary_.meaning(node, here);
    meanings_[&node] = own_meanings_[&node];
  }
  const bool negates = is<tree::NoneOf>(node);
  for (const QueryNode& operand : operands_of(node)) {
    const bool minus = operand.occur == Occur::excluded;
    find_meanings(operand, expand, excluded != (negates || minus));
  }
  if (is_list(node)) {
    find_meanings_together(node, here);
    find_narrower(node, here);
    return;
  }
  here.narrower = expand.narrower && excluded == negates;
  for (const QueryNode& operand : operands_of(node)) find_own_narrower(operand, here);
  if (is<tree::Near>(node)) meanings_[&node] = near_meaning(node);
}

void NaiveSearch::note_asked(const QueryNode& node, Answer& answer) {
  if (is_negative(node)) return;
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
  return std::visit(
      overloaded{[](const tree::Everything&) { return true; },
                 [&](const tree::Words&) { return matches_words(node, entry); },
                 [&](const tree::AllOf&) { return std::ranges::all_of(children, child_matches); },
                 [&](const tree::AnyOf&) { return std::ranges::any_of(children, child_matches); },
                 [&](const tree::NoneOf&) { return std::ranges::none_of(children, child_matches); },
                 [&](const tree::Near&) { return matches_text(node, fields_of(node), entry); },
                 [&](const tree::Range& range) { return in_range(range, entry.entry); },
                 [&](const tree::Has& asked) { return has(entry.entry, asked.name); },
                 [&](const tree::Text& text) { return matches_leaf(node, text, entry); }},
      node.kind);
}

bool NaiveSearch::matches_words(const QueryNode& node, const NaiveEntry& entry) {
  bool required = true;
  bool some_required = false;
  bool all_plain = true;
  bool any_plain = false;
  bool some_plain = false;
  for (const QueryNode* child : kept(node)) {
    const bool here = matches(*child, entry);
    if (child->occur == Occur::plain && is_text_leaf(*child) && !is_held_quote(node, *child)) {
      some_plain = true;
      all_plain = all_plain && here;
      any_plain = any_plain || here;
    } else {
      required = required && here == (child->occur != Occur::excluded);
      some_required = some_required || child->occur == Occur::required ||
                      (is_text_leaf(*child) && child->occur == Occur::plain);
    }
  }
  if (way_ == Way::all) return required && all_plain;
  if (way_ == Way::enough) {
    return required && is_enough(node, worths(node), [&](const Worth& word) {
             return std::ranges::any_of(
                 word.forms, [&](const QueryNode* form) { return matches(*form, entry); });
           });
  }
  return required && (some_required || !some_plain || any_plain);
}

bool NaiveSearch::matches_text(const QueryNode& node, const std::vector<Field>& fields,
                               const NaiveEntry& entry) const {
  return frequency(meanings_.at(&node), entry, fields, [](const Reading&) { return true; }) > 0;
}

bool NaiveSearch::matches_leaf(const QueryNode& node, const tree::Text& text,
                               const NaiveEntry& entry) {
  if (is_text_leaf(node)) return matches_text(node, fields_of(text), entry);
  if (text.field == "id") return entry.entry.id == text.text;
  if (text.field == "issn") {
    return entry.entry.citation &&
           entry.entry.citation->issn.find(bare_issn(text.text)) != std::string::npos;
  }
  if (text.field == "pmid") return entry.entry.citation && entry.entry.citation->pmid == text.text;
  if (text.field != "doi") return matches_keyword(text, entry.entry);
  const std::string doi = entry.entry.citation ? entry.entry.citation->doi : "";
  return !doi.empty() && doi == bare_doi(text.text);
}

bool NaiveSearch::matches_keyword(const tree::Text& value, const Entry& entry) {
  static const std::vector<TaxonomyValue> kFree;
  const FacetField facet = from_string<FacetField>(value.field).value();
  const auto& known = facet == FacetField::topic  ? taxonomy_.topics
                      : facet == FacetField::type ? taxonomy_.research_types
                                                  : kFree;
  const std::string asked = analyzer_.fold(value.text);
  std::string key = asked;
  for (const TaxonomyValue& other : known) {
    std::vector<std::string> names = other.aliases;
    names.insert(names.end(), {other.slug, other.label});
    for (const std::string& name : names) {
      if (analyzer_.fold(name) == asked) key = analyzer_.fold(other.slug);
    }
  }
  return facet_values(entry, facet).contains(key);
}

double NaiveSearch::score(const QueryNode& node, const NaiveEntry& entry, double weight) {
  if (is_negative(node)) return 0;
  if (!matches(node, entry)) return 0;
  if (is_text_leaf(node)) return weight * node.weight * word_score(node, entry);
  const Nodes children = kept(node);
  double sum = 0;
  for (const QueryNode* child : children) {
    const double times = is<tree::AnyOf>(node) ? 1 : times_weight(*child, children);
    sum += times * score(*child, entry, weight * node.weight);
  }
  return sum + weight * node.weight * pairs_score(node, entry);
}

/// Of the words of a list of which an entry may lack some: what it adds to a score to have each, as
/// a share of the score. The telling ones bring .3 together, and among more than five words times
/// (5 / n)². A word of every fifth entry (idf 1.5) tells nothing, one of every twentieth (idf 3)
/// all it can.
NaiveSearch::Shares NaiveSearch::shares_of_words(const QueryNode& root) {
  if (!is<tree::Words>(root) || way_ == Way::all || (way_ == Way::enough && needs_all(root)))
    return {};
  Nodes words = different_words(root);
  std::erase_if(words, [&](const QueryNode* word) { return is_held_quote(root, *word); });
  if (words.size() < 2) return {};
  std::erase_if(words, [&](const QueryNode* word) {
    return std::ranges::none_of(entries_, [&](const auto& other) { return matches(*word, other); });
  });
  const double length = std::min(1.0, 5 / static_cast<double>(words.size()));
  Shares shares;
  double all = 0;
  for (const QueryNode* word : words) {
    const double idf =
        idf_of(meanings_.at(word), entries_, fields_of(*word), [](const Reading&) { return true; });
    shares.emplace_back(word, std::clamp((idf - 1.5) / 1.5, 0.0, 1.0));
    all += shares.back().second;
  }
  for (auto& [word, share] : shares) share *= all == 0 ? 0 : 0.3 * length * length / all;
  return shares;
}

/// Whether two operands are one plain word, asking for the same.
bool NaiveSearch::is_repetition(const QueryNode& word, const QueryNode& of) {
  const tree::Word* left = plain_word(word);
  const tree::Word* right = plain_word(of);
  const bool alike = left != nullptr && right != nullptr && is_text_leaf(word) &&
                     left->field == right->field && word.weight == of.weight;
  if (!alike) return false;
  const Meaning& meaning = meanings_.at(&word);
  if (!same_meaning(meaning, meanings_.at(&of))) return false;
  if (analyzer_.fold(left->text) == analyzer_.fold(right->text)) return true;
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
  if (!is_list(list)) return 0;
  const Nodes children = kept(list);
  const auto place = [&](const QueryNode* child) {
    return static_cast<std::size_t>(child - operands_of(list).data());
  };
  double sum = 0;
  for (std::size_t i = 0; i + 1 < children.size(); ++i) {
    const QueryNode& first = *children[i];
    const QueryNode& second = *children[i + 1];
    const tree::Word* left = plain_word(first);
    const tree::Word* right = plain_word(second);
    const bool words =
        left != nullptr && right != nullptr && is_text_leaf(first) && left->field == right->field;
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
        if (single(left, text[i]) && single(right, text[i + gap])) tf += kRanking.weight_of(field);
      }
    }
  }
  const auto all = [](const Reading&) { return true; };
  const double idf = idf_of(left, entries_, fields, all) + idf_of(right, entries_, fields, all);
  return std::min(first.weight, second.weight) * kRanking.pair_share *
         saturated(tf, idf, entry, entries_, fields);
}

double NaiveSearch::word_score(const QueryNode& node, const NaiveEntry& entry) const {
  const Meaning meaning = by_reason(meanings_.at(&node));
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
