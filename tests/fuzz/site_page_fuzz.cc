// Any texts in what a page shows: they are shown, and no tag or attribute comes from them. The
// same page is made once more with letters in the place of the texts; both must have the same
// tags with the same attributes, as the rules of HTML read them.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"
#include "site/feeds/feeds.h"
#include "site/pages/names.h"
#include "site/pages/pages.h"

namespace {

using namespace pprsearch;

constexpr char kBetween = '\x1e';
constexpr std::string_view kSpace = " \t\r\n\f\v";
constexpr std::string_view kKept = " \t\r\n\f\v-";  // what a page may look at: blanks, hyphens

/// Letters in the place of texts: of the same length, with the same blanks and hyphens, and two
/// texts are alike if their letters are, because a page may compare them.
class Letters {
 public:
  std::string of(const std::string& text) {
    const auto known = letters_.find(text);
    if (known != letters_.end()) return known->second;
    std::string letters;
    std::size_t number = 0;
    do {
      letters = written(text, number++);
    } while (number < kMostTries && letters != text && !taken_.insert(letters).second);
    return letters_.emplace(text, letters).first->second;
  }

 private:
  static constexpr std::size_t kLetters = 26;
  static constexpr std::size_t kMostTries = kLetters * kLetters;

  static std::string written(std::string text, std::size_t number) {
    for (char& c : text) {
      if (is_one_of(c, kKept)) continue;
      c = static_cast<char>('a' + number % kLetters);
      number /= kLetters;
    }
    return text;
  }

  std::map<std::string, std::string> letters_;
  std::set<std::string> taken_;
};

/// The texts of an input, one after another, again from the beginning when all were taken.
class Texts {
 public:
  Texts(const std::string& input, bool are_harmless) {
    Letters letters;
    for (const std::string_view one : split_at(input, kBetween)) {
      texts_.push_back(are_harmless ? letters.of(std::string(one)) : std::string(one));
    }
  }
  std::string next() { return texts_[taken_++ % texts_.size()]; }
  /// Two spans within a text, as highlights are.
  static std::vector<Span> spans(const std::string& text) {
    const std::size_t quarter = text.size() / 4;
    return {{0, quarter}, {2 * quarter, 3 * quarter}};
  }

 private:
  std::vector<std::string> texts_;
  std::size_t taken_ = 0;
};

// ---- What pages show ----

Citation citation_of(Texts& texts) {
  Citation citation;
  citation.authors = {{texts.next(), texts.next(), "", ""}, {"", "", texts.next(), ""}};
  citation.issued = {2019, 7, 0};
  citation.title = texts.next();
  citation.container_title = texts.next();
  citation.page = texts.next();
  citation.doi = "10.1000/" + texts.next();
  citation.raw = texts.next();
  return citation;
}

Entry entry_of(Texts& texts) {
  Entry entry;
  entry.id = "i" + texts.next();
  entry.title = texts.next();
  entry.published = "2020-07";
  entry.url = "https://example.org/" + texts.next();
  entry.citation = citation_of(texts);
  entry.summary = texts.next();
  entry.practice_implications = texts.next();
  const std::string topic = texts.next();
  entry.topics = {topic, topic + '1', topic + '2'};
  entry.research_types = {texts.next()};
  entry.keywords = {texts.next()};
  entry.notices = {"retracted", "corrected: " + texts.next()};
  return entry;
}

Snippet snippet_of(Texts& texts) {
  const std::string text = texts.next();
  return {SnippetField::summary, text, Texts::spans(text), true, true};
}

Hit hit_of(Texts& texts) {
  Hit hit;
  hit.rank = 1;
  hit.entry = entry_of(texts);
  hit.id = hit.entry.id;
  hit.snippets = {snippet_of(texts)};
  hit.implication = snippet_of(texts);
  hit.implication->field = SnippetField::practice_implications;
  hit.title_highlights = Texts::spans(hit.entry.title);
  hit.shared = {{SharedKind::author, texts.next()}};
  return hit;
}

Facet facet_of(FacetField field, Texts& texts) {
  return {field, {{texts.next(), texts.next(), 3, true}, {std::nullopt, "none", 1, false}}, 5};
}

SearchResult result_of(Texts& texts) {
  SearchResult result;
  result.text = texts.next();
  result.interpretation = result.text + ' ' + texts.next();
  result.total = 45;
  result.limit = 1;
  result.offset = 3;
  result.hits = {hit_of(texts)};
  result.diagnostics = {{DiagnosticCode{}, texts.next(), 0, result.text.size() / 2, texts.next()}};
  result.facets = {facet_of(FacetField::topic, texts), facet_of(FacetField::year, texts)};
  result.expansion = {{texts.next(), {{texts.next(), TermReason::exact, 1, 2}}}};
  result.suggestions = {
      {SuggestionKind::topic, texts.next(), 2, texts.next(), texts.next(), 0, 0, 0}};
  return result;
}

/// All that pages are made of.
struct Shown {
  SiteText text;
  Taxonomy taxonomy;
  SearchResult result;
  ReadParameters read;
  Entry entry;
  Entry other;
  Texts texts;
};

Shown shown_of(Texts texts) {
  Shown shown{{.title = texts.next(), .url = "https://example.org/"},
              {},
              result_of(texts),
              {},
              entry_of(texts),
              entry_of(texts),
              texts};
  shown.taxonomy.topics = {{texts.next(), texts.next(), {}}};
  const std::string value = "v" + texts.next();  // no filter has an empty value
  shown.read.request.query = shown.result.text;
  shown.read.unknown = {texts.next()};
  shown.read.request.options.filters = {{FacetField::topic, {value}}};
  shown.result.filters = {{FacetField::topic, {{value, texts.next()}}}};
  return shown;
}

ListPage list_of(Shown& shown) {
  return {.heading = shown.texts.next(),
          .address = "topic/x",
          .result = shown.result,
          .newer = Link{"archive/2020", shown.texts.next(), 1},
          .parts = {{"archive/2020/07", shown.texts.next(), 1}},
          .search = "search"};
}

/// The page, or file for programs, of that number.
std::string page_of(std::size_t number, Shown shown) {
  static const Templates templates;
  static const SearchOptions usual;
  const Frame frame{templates, shown.text, shown.taxonomy, "../"};
  const auto next = [&] { return shown.texts.next(); };
  switch (number % 11) {
    case 0:
      return home_page(shown.result, frame);
    case 1:
      return entry_page({shown.entry, shown.result, shown.other, shown.other, "entry/x"}, frame);
    case 2:
      return similar_page(shown.entry, shown.result, frame);
    case 3:
      return list_page(list_of(shown), frame);
    case 4:
      return topics_page(shown.result, 1, frame);
    case 5:
      return find_page(shown.result, frame);
    case 6:
      return refusal_page({404, next(), next(), next()}, frame);
    case 7:
      return atom_feed({next(), "feed.atom", "search", shown.result.hits}, frame);
    case 8:
      return opensearch_description(frame);
    case 9:
      return unapi_formats(next(), frame);
    default:
      return search_page({shown.read, usual, shown.result, next(), {FacetField::journal}}, frame);
  }
}

// ---- Tags, by the rules of HTML ----

/// Reads the attributes of a tag from behind its name; returns the place behind its ">".
std::size_t read_attributes(std::string_view page, std::size_t at, std::string& shape) {
  while (at < page.size() && page[at] != '>') {
    if (is_one_of(page[at], kSpace) || page[at] == '/') {
      ++at;
      continue;
    }
    const std::size_t end = std::min(page.find_first_of("= \t\r\n\f/>", at + 1), page.size());
    shape += ' ';
    shape += page.substr(at, end - at);
    at = end;
    if (at >= page.size() || page[at] != '=') continue;
    ++at;
    const bool is_quoted = at < page.size() && is_one_of(page[at], "\"'");
    at = is_quoted ? page.find(page[at], at + 1) : page.find_first_of(" \t\r\n\f>", at);
    if (at > page.size()) return page.size();
    at += is_quoted ? 1 : 0;
  }
  return std::min(at + 1, page.size());
}

/// The tags of a page with the names of their attributes.
std::string shape_of(std::string_view page) {
  std::string shape;
  std::size_t at = 0;
  while ((at = page.find('<', at)) < page.size() - 1) {
    if (!is_letter(page[at + 1]) && !is_one_of(page[at + 1], "/!?")) {
      shape += "(a bare <)";
      ++at;
      continue;
    }
    const std::size_t end = std::min(page.find_first_of(" \t\r\n\f>", at + 1), page.size());
    const std::string_view name = page.substr(at + 1, end - at - 1);
    shape += '<';
    shape += name;
    at = read_attributes(page, end, shape);
    shape += '>';
    if (name == "script") at = std::min(page.find("</", at), page.size());
  }
  return shape;
}

}  // namespace

// The first byte says which page, the rest are the texts.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string input(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::string page = page_of(data[0], shown_of(Texts(input, false)));
  const std::string other = page_of(data[0], shown_of(Texts(input, true)));
  if (shape_of(page) == shape_of(other)) return 0;
  std::fprintf(stderr, "a page has other tags than that of letters:\n%s\n%s\n", page.c_str(),
               other.c_str());
  std::abort();
}
