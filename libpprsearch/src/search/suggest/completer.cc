#include "search/suggest/completer.h"

#include <algorithm>

#include "base/stop_words.h"
#include "query/query_fields.h"
#include "search/match/matcher.h"
#include "search/plan/facet_names.h"
#include "search/query_plan.h"
#include "search/suggest/askable.h"
#include "search/suggest/last_word.h"
#include "text/analyzer.h"

// Completions of what is being typed, in the time between two keys. This is a second conductor
// beside searcher.cc: it matches queries itself, without scores, filters and facets.
//
// The text is taken apart into what comes before the last word, that word's signs and field, and
// its beginning. Two kinds of completion follow. Topics, types, keywords, journals and titles are
// places to go. They replace everything that was typed, so they are not offered behind NOT. Words
// and authors complete the last word, and are counted among the entries that the text before it
// finds. An author is a name as it is written, and the words before the last one belong to it as
// far as the name has them.
//
// What must hold: no completion leads to nothing, and its count is what its text finds. If a word
// does not narrow what comes before it (behind NOT or OR, or in a phrase), its whole query is
// asked and counted. The cost is bounded by kCandidates: only the most frequent words with that
// beginning are looked at, so a rarer one may be missing. Misspelt beginnings are left to the
// suggestions of a search.

namespace pprsearch {
namespace {

/// Words considered for a beginning: the most frequent ones it has. Each costs
/// the decoding of its postings, and an answer has to be there before the next key.
constexpr std::size_t kCandidates = 8;

/// Titles are offered for beginnings of at least so many letters.
constexpr std::size_t kMinTitle = 3;

/// The `most` first in the order `before` gives, in that order.
template <typename T, typename Before>
void keep_first(std::vector<T>& values, std::size_t most, Before before) {
  const auto cut = values.begin() + static_cast<std::ptrdiff_t>(std::min(most, values.size()));
  std::partial_sort(values.begin(), cut, values.end(), before);
  values.erase(cut, values.end());
}

void keep_best(std::vector<Completion>& completions, std::size_t most) {
  std::erase_if(completions, [](const Completion& c) { return c.count == 0; });
  keep_first(completions, most, [](const Completion& a, const Completion& b) {
    if (a.count != b.count) return a.count > b.count;
    const std::string first = fold(a.text);
    const std::string second = fold(b.text);
    return first != second ? first < second : a.text < b.text;
  });
}

void insert_all(EntrySet& set, const PostingList& postings) {
  for (const EntryNumber entry : postings.entries) set.insert(entry);
}

void append(std::vector<Completion>& all, std::vector<Completion> more, std::size_t most) {
  keep_best(more, most);
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

}  // namespace

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
  return typed;
}

std::string Completer::Beginning::prefix() const {
  return before + sign + (field.empty() || in_bracket ? "" : field + ':');
}

std::vector<Completion> Completer::complete(std::string_view beginning, std::size_t most) const {
  const Beginning typed = take_apart(beginning);
  std::vector<Completion> all;
  if (typed.last.empty()) return all;
  const bool any_field = typed.field.empty();
  // A name may be several words long: what stands before may belong to it.
  const std::string whole = any_field ? session_.analyzer().fold(beginning) : typed.last;
  const auto offers = [&](Field field) {
    // A name takes the place of all that was typed, and so of the NOT before it.
    return !typed.negated && (any_field || typed.field == row_of(field).name);
  };
  const auto add_names = [&](Field field, CompletionKind kind) {
    if (offers(field)) append(all, names(field, kind, whole, most), most);
  };
  add_names(Field::topic, CompletionKind::topic);
  add_names(Field::type, CompletionKind::type);
  add_names(Field::keyword, CompletionKind::keyword);
  add_names(Field::journal, CompletionKind::journal);
  if (offers(Field::title)) append(all, titles(typed, most), most);
  const EntrySet among = found_by(typed.before);
  if ((any_field && !typed.quoted) || typed.field == row_of(Field::author).name) {
    append(all, authors(typed, among, most), most);
  }
  const auto field = field_named(typed.field);
  if (any_field) {
    append(all, words(typed, kAllTextFields, CompletionKind::word, among), most);
  } else if (field && row_of(*field).asked == AskedAs::text && *field != Field::author) {
    append(all, words(typed, mask_of(*field), CompletionKind::word, among), most);
  }
  return all;
}

/// The entries that the text finds: all of them where it asks for nothing yet, none where it
/// asks for what strict reading refuses, a topic that does not exist.
EntrySet Completer::found_by(const std::string& text) const {
  SearchOptions options;
  options.syntax = Syntax::lenient;
  options.match = Match::all;
  const ParsedQuery parsed = parse_query(text, Syntax::lenient);
  const bool no_words =
      std::any_of(parsed.diagnostics.begin(), parsed.diagnostics.end(),
                  [](const Diagnostic& d) { return d.code == DiagnosticCode::no_words; });
  if (no_words) return EntrySet::all(session_.reader().columns().size());
  const Deadline deadline(options.time_limit);
  EntrySet found(session_.reader().columns().size());
  const PlannedQuery planned = plan_query(session_, parsed.query, options, [&](const Plan& plan) {
    found = Matcher(session_, plan, deadline).matches();
    return !found.empty();
  });
  const bool refused =
      std::any_of(planned.diagnostics.begin(), planned.diagnostics.end(), [](const Diagnostic& d) {
        return d.code != DiagnosticCode::common_words && d.code != DiagnosticCode::joined_words;
      });
  return refused ? EntrySet(session_.reader().columns().size()) : found;
}

std::vector<Completion> Completer::names(Field facet, CompletionKind kind,
                                         const std::string& beginning, std::size_t most) const {
  const Columns& columns = session_.reader().columns();
  const Columns::Names& names = columns.names(facet);
  const FacetNames labels(session_, facet);
  std::vector<std::uint32_t> ordinals = labels.with_word(beginning, most);
  std::erase_if(ordinals, [&](std::uint32_t ordinal) {
    return session_.reader().is_general(facet, names.key(ordinal));
  });
  keep_first(ordinals, most, [&](std::uint32_t a, std::uint32_t b) {
    return names.count(a) != names.count(b) ? names.count(a) > names.count(b) : a < b;
  });
  std::vector<Completion> found;
  for (const std::uint32_t i : ordinals) {
    const std::string name(names.name(i));
    const auto query = query_of_value(row_of(facet).name, name);
    if (query) found.push_back({kind, query->text, labels.label(name), names.count(i)});
  }
  return found;
}

/// The words of the dictionary with that beginning that are in any of the fields: the most frequent
/// ones.
std::vector<Dictionary::Number> Completer::frequent_words(std::string_view beginning,
                                                          FieldMask fields) const {
  const Dictionary& dictionary = session_.reader().dictionary();
  const auto [first, last] = dictionary.with_prefix(beginning);
  std::vector<std::pair<std::uint32_t, Dictionary::Number>> best;
  for (Dictionary::Number number = first; number < last; ++number) {
    const DictionaryWord word = dictionary.properties(number);
    if ((word.fields & fields) != 0) best.emplace_back(word.entries, number);
  }
  keep_first(best, kCandidates, [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  std::vector<Dictionary::Number> words;
  for (const auto& [entries, number] : best) {
    if (!is_stop_word(dictionary.word(number))) words.push_back(number);
  }
  return words;
}

/// As names write it, if it is one more often than not.
std::string Completer::as_shown(const std::string& word) const {
  const std::size_t by_author = session_.postings(Field::author, word)->size();
  const bool is_name = 2 * by_author > session_.reader().dictionary().entries(word);
  return is_name ? author_names_.written(word) : word;
}

std::vector<Completion> Completer::words(const Beginning& typed, FieldMask fields,
                                         CompletionKind kind, const EntrySet& among) const {
  const Dictionary& dictionary = session_.reader().dictionary();
  const bool author = typed.field.empty() && kind == CompletionKind::author;
  const std::string start =
      typed.prefix() + (author ? std::string(row_of(Field::author).name) + ':' : "");
  const std::string field = author ? std::string(row_of(Field::author).name) : typed.field;
  std::vector<Completion> found;
  for (const Dictionary::Number number : frequent_words(typed.last, fields)) {
    const std::string word(dictionary.word(number));
    const std::string shown =
        kind == CompletionKind::author ? author_names_.written(word) : as_shown(word);
    // Nothing to decode where the dictionary's own count is what is asked.
    const bool counted = typed.before.empty() && typed.sign.empty() &&
                         (dictionary.properties(number).fields & ~fields) == 0;
    const auto query = askable(start + shown);
    const auto place = query ? last_word(*query) : std::nullopt;
    if (!place || place->field != field) continue;
    Completion completion{kind, *query, shown, dictionary.properties(number).entries};
    if (!counted) {
      // What a word finds behind NOT or OR or in a phrase, only the whole query tells.
      completion.count =
          place->narrows ? count_with(word, fields, among) : found_by(*query).count();
    }
    found.push_back(std::move(completion));
  }
  return found;
}

/// The names, as they are written. A word of given names that the names have as initials stands for
/// itself.
std::vector<Completion> Completer::authors(const Beginning& typed, const EntrySet& among,
                                           std::size_t most) const {
  const Dictionary& dictionary = session_.reader().dictionary();
  AuthorNames::Typed name{typed.sign.empty() ? typed.before : std::string_view(), typed.last, {}};
  const std::string_view last = std::string_view(typed.last).substr(typed.last.rfind(' ') + 1);
  for (const Dictionary::Number word : frequent_words(last, mask_of(Field::author))) {
    name.words.emplace_back(dictionary.word(word));
  }
  EntrySet here = typed.narrows ? among : EntrySet::all(session_.reader().columns().size());
  const std::vector<BegunAuthor> begun = author_names_.begun(name, here, most);
  if (begun.empty()) {
    return words(typed, mask_of(Field::author), CompletionKind::author, among);
  }
  // All have the same words of what was typed.
  const bool has_more = typed.sign.empty() && begun.front().begins < typed.before.size();
  if (typed.narrows && has_more) here = found_by(typed.before.substr(0, begun.front().begins));
  std::vector<Completion> found;
  for (const BegunAuthor& author_begun : begun) {
    if (auto completion = author(typed, author_begun, here))
      found.push_back(std::move(*completion));
  }
  return found;
}

/// `among` = the entries that what stands before the name finds, if the name narrows them.
std::optional<Completion> Completer::author(const Beginning& typed, const BegunAuthor& begun,
                                            const EntrySet& among) const {
  const std::string field(row_of(Field::author).name);
  const auto value = author_names_.value(begun);
  if (!value) return std::nullopt;
  const std::size_t begins = typed.sign.empty() ? begun.begins : typed.before.size();
  const auto query = askable(typed.before.substr(0, begins) + typed.sign +
                             (typed.in_bracket ? "" : field + ':') + *value);
  const auto place = query ? last_word(*query) : std::nullopt;
  if (!place || place->field != field) return std::nullopt;
  Completion completion{CompletionKind::author, *query, author_names_.label(begun), 0};
  // Of a name of one word, just this form, as of words.
  const std::string exact = field + (place->quoted ? ":" : ":=") + *value;
  completion.count = typed.narrows ? found_by(exact).count_common(among) : found_by(*query).count();
  return completion;
}

std::size_t Completer::count_with(const std::string& word, FieldMask fields,
                                  const EntrySet& among) const {
  EntrySet with(session_.reader().columns().size());
  for (const FieldRow& layout : text_fields()) {
    if ((fields & mask_of(layout.field)) == 0) continue;
    insert_all(with, *session_.postings(layout.field, word));
  }
  return with.count_common(among);
}

std::vector<Completion> Completer::titles(const Beginning& typed, std::size_t most) const {
  // All words before, and one that begins with the last, in the title.
  if (typed.last.size() < kMinTitle) return {};
  const Columns& columns = session_.reader().columns();
  EntrySet titled = EntrySet::all(columns.size());
  for (const Token& token : session_.analyzer().analyze(typed.before)) {
    EntrySet with(columns.size());
    insert_all(with, *session_.postings(Field::title, token.text));
    titled &= with;
  }
  EntrySet beginning(columns.size());
  const Dictionary& dictionary = session_.reader().dictionary();
  for (const Dictionary::Number word : frequent_words(typed.last, mask_of(Field::title))) {
    insert_all(beginning, *session_.postings(Field::title, dictionary.word(word)));
  }
  std::vector<EntryNumber> entries;
  (beginning & titled).for_each([&](EntryNumber entry) { entries.push_back(entry); });
  keep_first(entries, most, [&](EntryNumber a, EntryNumber b) {
    return columns.newest_rank(a) < columns.newest_rank(b);
  });
  std::vector<Completion> found;
  for (const EntryNumber entry : entries) {
    const auto query = query_of_value("id", std::string(columns.id(entry)));
    if (query)
      found.push_back({CompletionKind::title, query->text, session_.entry(entry).title, 1});
  }
  return found;
}

}  // namespace pprsearch
