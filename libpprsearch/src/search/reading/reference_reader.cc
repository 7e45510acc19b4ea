#include "search/reading/reference_reader.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "base/ascii.h"
#include "base/stop_words.h"
#include "base/strings.h"
#include "index/layout.h"
#include "query/characters.h"
#include "query/tree.h"
#include "search/match/found.h"

// People paste a reference, or name an article by its authors and year. Its words find the entry,
// among others; what is read here decides which entry is meant.
//
// - Authors and a year (citation/short_reference.h) count only if some entry has all of these
//   authors: "Vitamin D 2020" is not a name. Alone they are a query of their own in lenient and
//   plain reading. Beside other words, and in strict reading, they put the entries first that have
//   them, if these are few.
// - A citation is a text in which the title of an entry stands, and beside it one of its authors.
//   So no style of citing has to be known. A text of some words that is nothing but the title of an
//   entry asks for that entry.
//
// What is found does not change by the second; only the best hits are looked at.

namespace pprsearch {
namespace {

/// Shorter texts are queries, even if some entry has such a title.
constexpr std::size_t kFewestWords = 5;
/// Longer ones are not citations.
constexpr std::size_t kMostWords = 200;
/// Shorter titles stand in many a text.
constexpr std::size_t kFewestWordsOfTitle = 3;
/// Hits whose titles are looked at.
constexpr std::size_t kJudged = 10;
/// More entries of these authors in that year are an answer, not a reference.
constexpr std::size_t kMostByName = 5;
/// Shorter words of names are initials and particles.
constexpr std::size_t kFewestLettersOfName = 3;

bool is_bare_word(const QueryNode& node) {
  const tree::Word* word = plain_word(node);
  return word != nullptr && word->field.empty() && node.weight == 1;
}

/// Whether a query is nothing but words, perhaps with numbers of articles among them.
bool is_text(const QueryNode& root) {
  if (is_bare_word(root)) return true;
  return is<tree::Words>(root) && std::ranges::all_of(operands_of(root), [](const QueryNode& node) {
           const auto* value = as<tree::Word>(node);
           const bool is_number =
               value != nullptr && (value->field == "doi" || value->field == "pmid");
           return is_bare_word(node) || is_number || is<tree::Phrase>(node);
         });
}

bool is_blank_or_word(const QueryNode& root) {
  return is_bare_word(root) ||
         (is<tree::Words>(root) && std::ranges::all_of(operands_of(root), is_bare_word));
}

bool has_year(std::string_view text) {
  for (std::size_t at = text.find_first_of("12"); at != text.npos;
       at = text.find_first_of("12", at + 1)) {
    if (count_digits(text.substr(at)) >= 4) return true;
  }
  return false;
}

/// The query of one author's name.
Query query_of_name(const std::string& name) {
  const std::string words = join(split_words(name, " ,"), " ");
  const std::string field(row_of(Field::author).name);
  return words.find(' ') == words.npos ? Query::word(words, {.field = field})
                                       : Query::phrase(words, {.field = field});
}

Query query_of(const ShortReference& reference) {
  std::vector<Query> parts;
  for (const std::string& name : reference.names) parts.push_back(query_of_name(name));
  const std::string year = std::to_string(reference.year);
  parts.push_back(Query::range(row_of(Field::year).name, year, year));
  return Query::all_of(parts);
}

}  // namespace

void ReferenceReader::read(std::string_view text, const ParsedQuery& parsed) {
  parsed_ = parsed;
  const QueryNode& root = root_of(parsed_.query);
  if (!is_text(root)) return;
  const std::size_t words = std::max<std::size_t>(operands_of(root).size(), 1);
  const bool may_name = has_year(text) && is_blank_or_word(root);
  const bool may_cite = words >= kFewestWords && words <= kMostWords;
  if (!may_name && !may_cite) return;
  const PlainText plain = to_plain(text);
  if (may_cite) words_ = words_of_text(plain.text);
  if (may_name) read_names(plain.text, plain.origins);
}

std::vector<std::string> ReferenceReader::words_of_text(std::string_view text) {
  std::vector<std::string> words;
  for (Token& token : session_.analyzer().analyze(text)) words.push_back(std::move(token.text));
  return words;
}

/// Entries that have all of the authors; no name is expanded, for a reference has it as it is.
EntrySet ReferenceReader::entries_with_names(const ShortReference& reference) {
  EntrySet entries = EntrySet::all(session_.reader().columns().size());
  for (const std::string& name : reference.names) {
    entries &= found_by(session_, query_of_name(name), options_, deadline_);
    if (entries.empty()) break;
  }
  return entries;
}

void ReferenceReader::read_names(const std::string& plain,
                                 const std::vector<std::size_t>& origins) {
  const auto reference = read_short_reference(plain);
  if (!reference) return;
  const EntrySet entries = entries_with_names(*reference);
  if (entries.empty()) return;
  deadline_.check();
  const Columns& columns = session_.reader().columns();
  entries.for_each([&](EntryNumber entry) {
    if (std::cmp_equal(columns.year(entry), reference->year)) by_name_.push_back(entry);
  });
  names_begin_ = origins[reference->begin];
  names_length_ = origins[reference->end] - names_begin_;
  if (reference->is_all) ask_for_names(*reference, query_of(*reference));
  if (by_name_.size() > kMostByName) by_name_.clear();
}

/// What was said of the year as a word does not hold any more.
void ReferenceReader::ask_for_names(const ShortReference& reference, const Query& query) {
  std::erase_if(parsed_.diagnostics,
                [](const Diagnostic& told) { return told.code == DiagnosticCode::doubtful_word; });
  const std::string meant = query.to_string();
  const std::string names = join(reference.names, ", ") + ' ' + std::to_string(reference.year);
  Diagnostic note{DiagnosticCode::name_and_year, {}, names_begin_, names_length_, meant};
  if (options_.syntax == Syntax::strict) {
    note.message = "`" + names + "` are words here: for author and year write " + meant;
    parsed_.corrected = meant;
  } else {
    note.message = "`" + names + "` was read as author and year: " + meant;
    parsed_.corrected.clear();
    parsed_.query = query;
    by_name_.clear();
  }
  parsed_.diagnostics.insert(parsed_.diagnostics.begin(), std::move(note));
}

std::size_t ReferenceReader::judged() const {
  if (!words_.empty()) return kJudged;
  return by_name_.empty() ? 0 : 1;
}

std::vector<EntryNumber> ReferenceReader::first(const std::vector<EntryNumber>& best) {
  std::vector<EntryNumber> cited;
  if (!words_.empty()) {
    const TellingWords telling = telling_words();
    std::ranges::copy_if(best, std::back_inserter(cited), [&](EntryNumber entry) {
      return may_be_cited(entry, telling) && is_cited(session_.entry(entry));
    });
  }
  if (!cited.empty()) return cited;
  is_named_ = !by_name_.empty();
  return by_name_;
}

/// The words of the text that are not of grammar, with where they stand.
ReferenceReader::TellingWords ReferenceReader::telling_words() const {
  TellingWords telling;
  std::set<std::string_view> seen;
  for (const std::string& word : words_) {
    if (is_stop_word(word)) {
      ++telling.words_of_grammar;
    } else if (seen.insert(word).second) {
      telling.in_titles.push_back(session_.postings(Field::title, word));
      telling.in_citations.push_back(session_.postings(Field::citation, word));
    }
  }
  return telling;
}

/// Whether it is worth reading the entry: the words of its title can all be in the text, or half of
/// those of the text are in its citation.
bool ReferenceReader::may_be_cited(EntryNumber entry, const TellingWords& telling) const {
  const Columns& columns = session_.reader().columns();
  std::size_t in_title = telling.words_of_grammar;
  for (const auto& postings : telling.in_titles) in_title += postings->frequency_in(entry);
  if (in_title >= columns.length(Field::title, entry)) return true;
  if (columns.length(Field::citation, entry) == 0) return false;
  const auto in_citation = std::ranges::count_if(
      telling.in_citations, [&](const auto& own) { return own->frequency_in(entry) > 0; });
  return 2 * static_cast<std::size_t>(in_citation) >= telling.in_citations.size();
}

bool ReferenceReader::is_cited(const Entry& entry) {
  if (is_cited_by(entry.title, entry)) return true;
  return entry.citation && entry.citation->title != entry.title &&
         is_cited_by(entry.citation->title, entry);
}

bool ReferenceReader::is_cited_by(const std::string& title, const Entry& entry) {
  const std::vector<std::string> words = words_of_text(title);
  if (words.size() < kFewestWordsOfTitle || words.size() > words_.size()) return false;
  const auto place = std::search(words_.begin(), words_.end(), words.begin(), words.end());
  if (place == words_.end()) return false;
  if (words.size() == words_.size()) {
    is_title_ = true;
    return true;
  }
  const auto begin = static_cast<std::size_t>(place - words_.begin());
  return has_author_beside(entry, begin, begin + words.size());
}

/// Whether the text has a name of one of the entry's authors outside the title.
bool ReferenceReader::has_author_beside(const Entry& entry, std::size_t begin, std::size_t end) {
  if (!entry.citation) return false;
  for (const Name& name : entry.citation->authors) {
    const std::string& family = name.literal.empty() ? name.family : name.literal;
    for (const std::string& word : words_of_text(family)) {
      if (word.size() < kFewestLettersOfName) continue;
      for (std::size_t i = 0; i < words_.size(); ++i) {
        if ((i < begin || i >= end) && words_[i] == word) return true;
      }
    }
  }
  return false;
}

Diagnostic ReferenceReader::note(std::size_t hits) const {
  const std::string which =
      hits == 1 ? "the first hit" : "the first " + std::to_string(hits) + " hits";
  if (is_named_) {
    return {DiagnosticCode::cited_entry, "these are authors and year of " + which, names_begin_,
            names_length_, ""};
  }
  const std::string what = is_title_ ? "the title" : "a citation";
  return {DiagnosticCode::cited_entry, "the text is " + what + " of " + which, 0, 0, ""};
}

}  // namespace pprsearch
