// Any bytes as a query, from the words to the hits: nothing but a LimitError is
// thrown, and what a result says of itself holds. The first two bytes choose the
// options, the rest is the query.
#include <pprsearch/error.h>
#include <pprsearch/index_writer.h>
#include <pprsearch/searcher.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/scratch_folder.h"

using namespace pprsearch;

namespace {

void require(bool holds, const char* what) {
  if (holds) return;
  std::cerr << "does not hold: " << what << '\n';
  std::abort();
}

Entry made_entry(std::string id, std::string title, std::string summary, std::string topic) {
  Entry entry;
  entry.id = std::move(id);
  entry.title = std::move(title);
  entry.published = "2020-07";
  entry.summary = std::move(summary);
  entry.topics = {std::move(topic)};
  return entry;
}

std::vector<Entry> made_entries() {
  std::vector<Entry> entries = {
      made_entry("2020-07-video", "Videotherapy and the alliance",
                 "Clients rated the alliance in video therapy as they did face-to-face.\n\n"
                 "Self-doubt (d = -0.30, 95% CI [-0.52, -0.08]) was higher among 141 therapists.",
                 "alliance"),
      made_entry(
          "2020-09-rupture", "Ruptures & repair: a meta-analysis",
          "Cognitive-behavioural therapy, or CBT, for depression; C++ and AT&T's U.S. trial. "
          "Übertragung, l'alliance thérapeutique, 心理療法の効果, العلاج النفسي, จิตบำบัด.",
          "cbt"),
      made_entry("2020-12-harm", "How does therapy harm?",
                 "Between 5 and 10% of clients deteriorate. Randomised trials seldom say so.",
                 "harm"),
  };
  entries[0].practice_implications = "Ask about the alliance early, and ask again.";
  entries[0].citation = parse_citation(
      "Flückiger, C., Del Re, A. C., & O'Brien, K. (2018). The alliance online. Psychotherapy, "
      "55(4), 316-340. doi:10.1037/pst0000172");
  return entries;
}

WriterOptions made_vocabulary() {
  WriterOptions options;
  options.taxonomy.topics = {{"alliance", "Therapeutic Alliance", {"Working Bond"}},
                             {"cbt", "Cognitive Behavioral Therapy", {}},
                             {"harm", "Harm & Negative Effects", {"Adverse"}}};
  options.thesaurus.concepts = {
      {"cbt", {"CBT", "cognitive behavioural therapy"}, "cbt"},
      {"video", {"videotherapy", "video therapy", "therapy by video"}, ""}};
  options.thesaurus.variants = {{"behaviour", "behavior"}};
  return options;
}

/// The index that every input asks, gone with the program.
class MadeIndex {
 public:
  MadeIndex() : searcher_(written(scratch_ / "index")) {}
  const Searcher& searcher() const { return searcher_; }

 private:
  static std::string written(const std::string& folder) {
    IndexWriter writer(folder, made_vocabulary());
    for (const Entry& entry : made_entries()) writer.add(entry);
    writer.publish();
    return folder;
  }

  ScratchFolder scratch_;
  Searcher searcher_;
};

/// Strict reading throws what the query is faulty for, so it is not among these.
SearchOptions options_of(std::uint8_t choices, std::uint8_t switches) {
  SearchOptions options;
  options.syntax = (choices & 1) != 0 ? Syntax::plain : Syntax::lenient;
  options.match = static_cast<Match>((choices >> 1) % 3);
  options.sort = static_cast<Sort>((choices >> 3) % 4);
  if ((choices & 0x80) != 0) options.max_expansion = 2;
  options.expand = {.inflections = (switches & 1) != 0,
                    .derivations = (switches & 8) != 0,
                    .variants = (switches & 2) != 0,
                    .thesaurus = (switches & 4) != 0};
  options.offset = (switches >> 3) & 1;
  options.limit = 2;
  if ((switches & 0x10) != 0) options.filters = {{FacetField::topic, {"cbt", std::nullopt}}};
  options.facets = {{FacetField::topic, 0},     {FacetField::type, 0},    {FacetField::year, 1},
                    {FacetField::published, 0}, {FacetField::journal, 0}, {FacetField::author, 2},
                    {FacetField::keyword, 1}};
  options.explain = true;
  return options;
}

void check_spans(const std::vector<Span>& spans, const std::string& text) {
  std::size_t end = 0;
  for (const Span& span : spans) {
    require(span.begin >= end, "highlights are in order and do not overlap");
    require(span.begin < span.end && span.end <= text.size(), "a highlight lies in the text");
    end = span.end;
  }
}

void check_hit(const Hit& hit) {
  double sum = 0;
  for (const ScorePart& part : hit.explanation) sum += part.score;
  require(sum == hit.score, "the parts of a score are the score");
  check_spans(hit.title_highlights, hit.entry.title);
  for (const MatchedName& name : hit.matched_authors) check_spans(name.highlights, name.text);
  for (const MatchedName& name : hit.matched_topics) {
    require(name.place < hit.entry.topics.size(), "a topic that matched is one of the entry");
    check_spans(name.highlights, name.text);
  }
  for (const Snippet& snippet : hit.snippets) {
    const std::string& text = snippet.field == SnippetField::summary
                                  ? hit.entry.summary
                                  : hit.entry.practice_implications;
    require(text.find(snippet.text) != text.npos, "a snippet stands in the entry");
    check_spans(snippet.highlights, snippet.text);
  }
}

void check_result(const SearchResult& result, const SearchOptions& options) {
  require(result.total <= result.index.entries, "no more is found than there is");
  require(result.hits.size() <= options.limit && result.hits.size() <= result.total,
          "hits are at most the page, and at most the total");
  for (const Hit& hit : result.hits) check_hit(hit);
  require(result.facets.size() == options.facets.size(), "every facet asked for is there");
  for (const Facet& facet : result.facets) {
    for (const FacetCount& value : facet.values) {
      require(value.count <= result.index.entries, "no value counts more than there is");
    }
  }
  for (const Diagnostic& diagnostic : result.diagnostics) {
    require(diagnostic.offset <= result.text.size() &&
                diagnostic.length <= result.text.size() - diagnostic.offset,
            "the place of a diagnostic lies in the query");
  }
  for (const Suggestion& suggestion : result.suggestions) {
    require(suggestion.total > 0, "what is suggested finds something");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const MadeIndex index;
  if (size < 2) return 0;
  const SearchOptions options = options_of(data[0], data[1]);
  const std::string_view query(reinterpret_cast<const char*>(data) + 2, size - 2);
  try {
    check_result(index.searcher().search(query, options), options);
  } catch (const LimitError&) {
    // A query may be too long or too deep in any reading.
  }
  index.searcher().complete(query);  // which throws nothing at all
  return 0;
}
