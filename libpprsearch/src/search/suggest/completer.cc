#include "search/suggest/completer.h"

#include <algorithm>

#include "base/stop_words.h"
#include "query/query_fields.h"
#include "query/tree.h"
#include "search/match/matcher.h"
#include "search/plan/facet_names.h"
#include "search/query_plan.h"
#include "search/suggest/askable.h"
#include "search/suggest/last_word.h"
#include "text/analyzer.h"

// Completions of what is being typed, in the time between two keys. This is a second conductor
// beside search.cc: it matches queries itself, without scores, filters and facets.
//
// The text is taken apart into what comes before the last word, that word's signs and field, and
// its beginning. Two kinds of completion follow. Topics, types, keywords, journals and titles are
// places to go. They replace everything that was typed, so they are not offered behind NOT. Words
// and authors complete the last word, and are counted among the entries that the text before it
// finds. An author is a name as it is written, and the words before the last one belong to it as
// far as the name has them.
//
// What must hold: no completion leads to nothing, and its count is what its text finds as it will
// be asked: under the filters, and with plain words combined as `match` says. A topic, type or
// keyword is a value of a facet, whose count is known. All others are asked: a word finds its other
// forms, and a journal finds those whose names have its words. The best are chosen before, by the
// entries that have just this word beside what stands before it; if a word does not narrow that
// (behind NOT or OR, in a phrase), the best are those that find most. The cost is bounded by
// kCandidates: only the most frequent words with that beginning are looked at, so a rarer one may
// be missing. Misspelt beginnings are left to the suggestions of a search.

namespace pprsearch {
namespace {

/// Words considered for a beginning: the most frequent ones it has. Each costs
/// the decoding of its postings, and an answer has to be there before the next key.
constexpr std::size_t kCandidates = 8;
/// The same under filters, which few of them may pass, and behind a hyphen.
constexpr std::size_t kMoreCandidates = 32;

/// Whole queries that are asked for each kind if they have some words.
constexpr std::size_t kMostLongQueries = 3;
constexpr std::size_t kWordsOfLongQuery = 3;

/// Nobody goes on with the last word of a longer text.
constexpr std::size_t kMostBytes = 2000;

/// Titles are offered for beginnings of at least so many letters.
constexpr std::size_t kMinTitle = 3;

/// The `most` first in the order `before` gives, in that order.
template <typename T, typename Before>
void keep_first(std::vector<T>& values, std::size_t most, Before before) {
  const auto cut = values.begin() + static_cast<std::ptrdiff_t>(std::min(most, values.size()));
  std::partial_sort(values.begin(), cut, values.end(), before);
  values.erase(cut, values.end());
}

/// Whether a query behind which a word is put asks for that word of the same entries.
bool all_are_needed(const PlannedQuery& planned, Match match, const Query& query) {
  const Plan& plan = *planned.plan;
  const QueryNode& root = root_of(query);
  const auto* text = as<tree::Text>(root);
  if (!is<tree::Words>(root) && text == nullptr) return true;  // an expression
  if (!plan.unknown.empty()) return false;
  const bool is_common = plan.words.size() == 1 && is_stop_word(fold(plan.words[0].label));
  if (is_common || planned.match == Match::any) return false;
  if (text != nullptr && !is_value_field(text->field)) {
    return match == Match::all || (match == Match::automatic && !is<tree::Phrase>(root));
  }
  return match == Match::all || plan.plain_words == 0 ||
         (match == Match::automatic && plan.plain_words == 1 && !plan.has_quotes);
}

/// Whether a code says that a field has no such value.
bool is_unknown_keyword(DiagnosticCode code) {
  return std::ranges::any_of(kFields, [&](const FieldRow& row) {
    return row.asked == AskedAs::keyword && row.unknown_value == code;
  });
}

/// What the completed query will be asked with.
SearchOptions asked_later(const CompletionOptions& options) {
  SearchOptions search;
  search.filters = options.filters;
  search.match = options.match;
  search.expand = options.expand;
  return search;
}

EntrySet all_entries(const IndexReader::Session& session) {
  return EntrySet::all(session.reader().columns().size());
}

}  // namespace

Completer::Completer(IndexReader::Session& session, const CompletionOptions& options)
    : session_(session),
      options_(options),
      passing_(all_entries(session)),
      author_names_(session) {}

Completer::Beginning Completer::take_apart(std::string_view beginning) const {
  Beginning typed;
  const std::size_t space = beginning.find_last_of(" \t\n()");
  const std::size_t at = space == std::string_view::npos ? 0 : space + 1;
  typed.before = beginning.substr(0, at);
  std::string_view last = beginning.substr(at);
  // A sign stays with what is completed, and asks for nothing yet.
  const std::size_t signs = std::min(last.find_first_not_of("+-=~\""), last.size());
  typed.sign = last.substr(0, signs);
  last.remove_prefix(signs);
  const std::size_t colon = last.find(':');
  if (colon != std::string_view::npos) {
    if (const QueryField* field = find_query_field(last.substr(0, colon))) {
      typed.field = field->name;
      last.remove_prefix(colon + 1);
    }
  }
  const auto place = last_word(std::string(beginning));
  if (!place) return typed;  // nothing to complete
  typed.quoted = place->quoted;
  typed.negated = place->negated;
  typed.narrows = place->narrows;
  typed.in_bracket = typed.field.empty() && !place->field.empty();
  if (typed.in_bracket) typed.field = place->field;
  typed.last = session_.analyzer().fold(last);
  if (last.find('-') != last.npos) {
    for (const Token& token : session_.analyzer().analyze(last)) typed.parts.push_back(token.text);
    if (!typed.parts.empty()) typed.parts.pop_back();
  }
  return typed;
}

std::string Completer::Beginning::prefix() const {
  return before + sign + (field.empty() || in_bracket ? "" : field + ':');
}

Completions Completer::complete(std::string_view beginning) {
  Completions all;
  try {
    const FacetFilters filters(session_, asked_later(options_), session_.deadline());
    passing_ = filters.pass(all_entries(session_));
    if (beginning.size() > kMostBytes) return all;
    add_completions(std::string(beginning), all.list);
  } catch (const TimeUp&) {
    all.cut_short = true;
  }
  return all;
}

/// Adds the best of one kind.
void Completer::keep_best(Offers offers, std::vector<Completion>& all) const {
  std::erase_if(offers, [](const Offer& offer) { return offer.completion.count == 0; });
  keep_first(offers, options_.most, [](const Offer& a, const Offer& b) {
    if (a.together != b.together) return a.together > b.together;
    if (a.completion.count != b.completion.count) return a.completion.count > b.completion.count;
    const std::string first = fold(a.completion.text);
    const std::string second = fold(b.completion.text);
    return first != second ? first < second : a.completion.text < b.completion.text;
  });
  for (Offer& offer : offers) all.push_back(std::move(offer.completion));
}

void Completer::add_completions(const std::string& beginning, std::vector<Completion>& all) const {
  Beginning typed = take_apart(beginning);
  if (typed.last.empty()) return;
  const bool any_field = typed.field.empty();
  // A name may be several words long: what stands before may belong to it.
  const std::string whole = any_field ? session_.analyzer().fold(beginning) : typed.last;
  const auto add = [&](Offers offers) { keep_best(std::move(offers), all); };
  const auto offers = [&](Field field) {
    // A name takes the place of all that was typed, and so of the NOT before it.
    return !typed.negated && (any_field || typed.field == row_of(field).name);
  };
  const auto add_names = [&](Field field, CompletionKind kind) {
    if (offers(field)) add(names(field, kind, whole));
  };
  add_names(Field::topic, CompletionKind::topic);
  add_names(Field::type, CompletionKind::type);
  add_names(Field::keyword, CompletionKind::keyword);
  add_names(Field::journal, CompletionKind::journal);
  if (offers(Field::title)) add(titles(typed));
  Found before = find(typed.before);
  typed.narrows = typed.narrows && before.can_be_narrowed;
  typed.most_asked = before.is_long ? kMostLongQueries : kMoreCandidates;
  if ((any_field && !typed.quoted) || typed.field == row_of(Field::author).name) {
    add(authors(typed, before.entries));
  }
  const auto field = field_named(typed.field);
  const bool of_text = field && row_of(*field).asked == AskedAs::text && *field != Field::author;
  if (!any_field && !of_text) return;
  const FieldMask fields = any_field ? kAllTextFields : mask_of(*field);
  add(typed.parts.empty() ? words(typed, fields, CompletionKind::word, before.entries)
                          : hyphenated(typed, fields, before.entries));
}

/// The entries that the text finds, of those that pass the filters: all of them if it asks for
/// nothing yet, none if it asks for what strict reading refuses, a topic that does not exist.
Completer::Found Completer::find(const std::string& text) const {
  SearchOptions options;
  options.syntax = Syntax::lenient;
  options.match = options_.match;
  options.expand = options_.expand;
  const ParsedQuery parsed = parse_query(text, Syntax::lenient);
  const bool no_words =
      std::any_of(parsed.diagnostics.begin(), parsed.diagnostics.end(),
                  [](const Diagnostic& d) { return d.code == DiagnosticCode::no_words; });
  if (no_words) return {passing_, true};
  Found found{EntrySet(session_.reader().columns().size())};
  const FindsAny finds_any = [&](const std::shared_ptr<const Plan>& plan) {
    found.entries = Matcher(session_, *plan, session_.deadline()).matches();
    return !found.entries.empty();
  };
  const PlannedQuery planned = plan_query(session_, parsed.query, options, finds_any);
  const bool refused =
      std::any_of(planned.diagnostics.begin(), planned.diagnostics.end(),
                  [](const Diagnostic& told) { return is_unknown_keyword(told.code); });
  if (refused) return {EntrySet(session_.reader().columns().size())};
  const bool may_be_unknown = found.entries.empty() && options_.match != Match::all;
  found.entries &= passing_;
  found.can_be_narrowed = !may_be_unknown && all_are_needed(planned, options_.match, parsed.query);
  found.is_long = planned.plan->words.size() >= kWordsOfLongQuery;
  return found;
}

/// How many entries that pass the filters have each value.
std::vector<std::size_t> Completer::counts_of(Field facet,
                                              const std::vector<std::uint32_t>& ordinals) const {
  const Columns::Names& names = session_.reader().columns().names(facet);
  std::vector<std::size_t> counts;
  if (options_.filters.empty() || ordinals.empty()) {
    for (const std::uint32_t ordinal : ordinals) counts.push_back(names.count(ordinal));
    return counts;
  }
  std::vector<std::size_t> all(names.size());
  passing_.for_each([&](EntryNumber entry) {
    session_.deadline().spend(1);
    for (const std::uint32_t ordinal : names.of(entry)) ++all[ordinal];
  });
  for (const std::uint32_t ordinal : ordinals) counts.push_back(all[ordinal]);
  return counts;
}

Completer::Offers Completer::names(Field facet, CompletionKind kind,
                                   const std::string& beginning) const {
  const Columns::Names& names = session_.reader().columns().names(facet);
  const FacetNames labels(session_, facet);
  std::vector<std::uint32_t> ordinals = labels.with_word(beginning, options_.most);
  std::erase_if(ordinals, [&](std::uint32_t ordinal) {
    return session_.reader().is_general(facet, names.key(ordinal));
  });
  const std::vector<std::size_t> counts = counts_of(facet, ordinals);
  std::vector<std::pair<std::size_t, std::uint32_t>> counted;
  for (std::size_t i = 0; i < ordinals.size(); ++i) counted.emplace_back(counts[i], ordinals[i]);
  keep_first(counted, options_.most, [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  Offers found;
  for (const auto& [count, i] : counted) {
    const std::string name(names.name(i));
    const auto query = query_of_value(row_of(facet).name, name);
    if (!query) continue;
    // A field whose words are searched finds more than the one value.
    const bool by_words = row_of(facet).asked == AskedAs::text;
    const std::size_t all = by_words && count > 0 ? found_by(query->text).count() : count;
    found.push_back({{kind, query->text, labels.label(name), all}, count});
  }
  return found;
}

/// The words of the dictionary with that beginning that are in any of the fields: the most frequent
/// ones.
std::vector<Dictionary::Number> Completer::frequent_words(std::string_view beginning,
                                                          FieldMask fields,
                                                          std::size_t most) const {
  const Dictionary& dictionary = session_.reader().dictionary();
  const auto [first, last] = dictionary.with_prefix(beginning);
  std::vector<std::pair<std::uint32_t, Dictionary::Number>> best;
  session_.deadline().spend(last - first);
  for (Dictionary::Number number = first; number < last; ++number) {
    const DictionaryWord word = dictionary.properties(number);
    if ((word.fields & fields) != 0) best.emplace_back(word.entries, number);
  }
  keep_first(best, most, [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  std::vector<Dictionary::Number> words;
  for (const auto& [entries, number] : best) words.push_back(number);
  return words;
}

/// As names write it, if it is one more often than not.
std::string Completer::as_shown(const std::string& word) const {
  const std::size_t by_author = session_.postings(Field::author, word)->size();
  const bool is_name = 2 * by_author > session_.reader().dictionary().entries(word);
  return is_name ? author_names_.written(word) : word;
}

Completer::Offers Completer::words(const Beginning& typed, FieldMask fields, CompletionKind kind,
                                   const EntrySet& among) const {
  const Dictionary& dictionary = session_.reader().dictionary();
  const bool author = typed.field.empty() && kind == CompletionKind::author;
  const std::string start =
      typed.prefix() + (author ? std::string(row_of(Field::author).name) + ':' : "");
  const std::string field = author ? std::string(row_of(Field::author).name) : typed.field;
  const bool filtered = !options_.filters.empty();
  Offers found;
  std::vector<ToAsk> to_ask;
  for (const Dictionary::Number number :
       frequent_words(typed.last, fields, filtered ? kMoreCandidates : kCandidates)) {
    const std::string word(dictionary.word(number));
    if (is_stop_word(word)) continue;
    const std::string shown =
        kind == CompletionKind::author ? author_names_.written(word) : as_shown(word);
    // There is nothing to decode if the dictionary's own count is what is asked.
    const bool counted = typed.before.empty() && typed.sign.empty() && !filtered &&
                         (dictionary.properties(number).fields & ~fields) == 0;
    const auto query = askable(start + shown);
    const auto place = query ? last_word(*query) : std::nullopt;
    if (!place || place->field != field) continue;
    const std::size_t entries = dictionary.properties(number).entries;
    const std::size_t together = counted ? entries : count_with(word, fields, among);
    // What it finds behind a word that narrows is nothing if no entry has both.
    if (together == 0 && place->narrows && typed.narrows) continue;
    found.push_back({{kind, *query, shown, 0}, together});
    to_ask.push_back({*place, found.size() - 1});
  }
  ask(typed, std::move(to_ask), found);
  return found;
}

/// Counts by their whole queries those offers that are found most beside what stands before; the
/// others keep the count 0. Of words that narrow no more are asked than are offered.
void Completer::ask(const Beginning& typed, std::vector<ToAsk> to_ask, Offers& offers) const {
  std::ranges::stable_sort(to_ask, [&](const ToAsk& a, const ToAsk& b) {
    return offers[a.offer].together > offers[b.offer].together;
  });
  std::size_t enough = 0;
  for (std::size_t i = 0; i < std::min(to_ask.size(), typed.most_asked); ++i) {
    const bool narrows = to_ask[i].place.narrows;
    if (narrows && enough == options_.most) break;
    Offer& offer = offers[to_ask[i].offer];
    offer.completion.count = found_by(offer.completion.text).count();
    if (!narrows) offer.together = offer.completion.count;
    enough += offer.completion.count > 0 ? 1 : 0;
  }
}

/// Words with hyphens: "evidence-based" for "evidence-ba".
Completer::Offers Completer::hyphenated(const Beginning& typed, FieldMask fields,
                                        const EntrySet& among) const {
  const Dictionary& dictionary = session_.reader().dictionary();
  std::string start;
  for (const std::string& part : typed.parts) start += part + '-';
  EntrySet before = among.empty() ? passing_ : among;
  for (const std::string& part : typed.parts) before &= entries_with(part, fields);
  const std::string last = typed.last.substr(typed.last.rfind(' ') + 1);
  std::vector<std::pair<std::size_t, std::string>> candidates;
  for (const Dictionary::Number number : frequent_words(last, fields, kMoreCandidates)) {
    std::string word(dictionary.word(number));
    const std::size_t together = entries_with(word, fields).count_common(before);
    candidates.emplace_back(together, start + word);
  }
  keep_first(candidates, kCandidates,
             [](const auto& a, const auto& b) { return a.first > b.first; });
  Offers found;
  std::vector<ToAsk> to_ask;
  for (const auto& [together, word] : candidates) {
    const auto query = together > 0 ? askable(typed.prefix() + word) : std::nullopt;
    const auto place = query ? last_word(*query) : std::nullopt;
    if (!place || place->field != typed.field) continue;
    found.push_back({{CompletionKind::word, *query, word, together}, together});
    to_ask.push_back({*place, found.size() - 1});
  }
  ask(typed, std::move(to_ask), found);
  return found;
}

/// The names, as they are written. A word of given names that the names have as initials stands for
/// itself.
Completer::Offers Completer::authors(const Beginning& typed, const EntrySet& among) const {
  const Dictionary& dictionary = session_.reader().dictionary();
  AuthorNames::Typed name{typed.sign.empty() ? typed.before : std::string_view(), typed.last, {}};
  const std::string_view last = std::string_view(typed.last).substr(typed.last.rfind(' ') + 1);
  for (const Dictionary::Number word : frequent_words(last, mask_of(Field::author), kCandidates)) {
    name.words.emplace_back(dictionary.word(word));
  }
  const std::vector<BegunAuthor> begun = author_names_.begun(
      name, typed.narrows ? among : passing_, std::min(options_.most, typed.most_asked));
  if (begun.empty()) {
    return words(typed, mask_of(Field::author), CompletionKind::author, among);
  }
  Offers found;
  for (const BegunAuthor& author_begun : begun) {
    if (auto offer = author(typed, author_begun)) found.push_back(std::move(*offer));
  }
  return found;
}

std::optional<Completer::Offer> Completer::author(const Beginning& typed,
                                                  const BegunAuthor& begun) const {
  const std::string field(row_of(Field::author).name);
  const auto value = author_names_.value(begun);
  if (!value) return std::nullopt;
  const std::size_t begins = typed.sign.empty() ? begun.begins : typed.before.size();
  const auto query = askable(typed.before.substr(0, begins) + typed.sign +
                             (typed.in_bracket ? "" : field + ':') + *value);
  const auto place = query ? last_word(*query) : std::nullopt;
  if (!place || place->field != field) return std::nullopt;
  const std::size_t count = found_by(*query).count();
  return Offer{{CompletionKind::author, *query, author_names_.label(begun), count}, count};
}

EntrySet Completer::entries_with(const std::string& word, FieldMask fields) const {
  EntrySet with(session_.reader().columns().size());
  for (const FieldRow& layout : text_fields()) {
    if ((fields & mask_of(layout.field)) == 0) continue;
    with.insert_all(session_.postings(layout.field, word)->entries);
  }
  return with;
}

std::size_t Completer::count_with(const std::string& word, FieldMask fields,
                                  const EntrySet& among) const {
  return entries_with(word, fields).count_common(among);
}

Completer::Offers Completer::titles(const Beginning& typed) const {
  // All words before, and one that begins with the last, in the title.
  if (typed.last.size() < kMinTitle) return {};
  const Columns& columns = session_.reader().columns();
  EntrySet titled = passing_;
  std::vector<std::string> words = typed.parts;
  for (Token& token : session_.analyzer().analyze(typed.before)) {
    words.push_back(std::move(token.text));
  }
  for (const std::string& word : words) titled &= entries_with(word, mask_of(Field::title));
  const std::string last = typed.last.substr(typed.parts.empty() ? 0 : typed.last.rfind(' ') + 1);
  EntrySet beginning(columns.size());
  const Dictionary& dictionary = session_.reader().dictionary();
  for (const Dictionary::Number word : frequent_words(last, mask_of(Field::title), kCandidates)) {
    beginning.insert_all(session_.postings(Field::title, dictionary.word(word))->entries);
  }
  std::vector<EntryNumber> entries;
  (beginning & titled).for_each([&](EntryNumber entry) { entries.push_back(entry); });
  keep_first(entries, options_.most, [&](EntryNumber a, EntryNumber b) {
    return columns.newest_rank(a) < columns.newest_rank(b);
  });
  Offers found;
  for (const EntryNumber entry : entries) {
    const auto query = query_of_value("id", std::string(columns.id(entry)));
    if (query)
      found.push_back(
          {{CompletionKind::title, query->text, std::string(columns.title(entry)), 1}, 1});
  }
  return found;
}

}  // namespace pprsearch
