// The Searcher against a plain reading of every entry, on random corpora and
// random queries: the same entries, the same scores, one order.
#include <pprsearch/searcher.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "search/trial_searcher.h"
#include "tests/support/differential_case.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(naive_scan)

namespace {

constexpr unsigned kFirstSeed = 20200700;
constexpr unsigned kCorpora = 30;
constexpr int kQueries = 50;
constexpr double kTolerance = 1e-9;

/// Calls `check(query, options)` for many random searches of a corpus.
template <typename Check>
void for_random_searches(RandomCorpus& corpus, int queries, Check check) {
  for (int i = 0; i < queries; ++i) {
    const std::string query = random_query(corpus.chance);
    const SearchOptions options = random_options(corpus.chance);
    BOOST_TEST_CONTEXT(described(corpus, query, options)) { check(query, options); }
  }
}

std::string ids_of(const SearchResult& result) {
  std::set<std::string> ids;
  for (const Hit& hit : result.hits) ids.insert(hit.id);
  std::string text;
  for (const std::string& id : ids) text += id + ' ';
  return text;
}

std::string ids_of(const NaiveSearch::Answer& answer) {
  std::string text;
  for (const auto& [id, score] : answer.scores) text += id + ' ';
  return text;
}

/// Why `later` may not stand behind `earlier`; empty where it may.
std::string misplaced(const Hit& earlier, const Hit& later) {
  const std::string pair = earlier.id + " before " + later.id;
  if (earlier.score != later.score) {
    return earlier.score > later.score ? "" : pair + ", with the lower score";
  }
  if (earlier.entry.published != later.entry.published) {
    return earlier.entry.published > later.entry.published ? "" : pair + ", though older";
  }
  return earlier.id < later.id ? "" : pair + ", with the greater id";
}

double sum_of(const std::vector<ScorePart>& parts) {
  double sum = 0;
  for (const ScorePart& part : parts) sum += part.score;
  return sum;
}

/// The first score that is not the scan's; empty where all are.
std::string wrong_score(const SearchResult& result, const NaiveSearch::Answer& answer) {
  for (const Hit& hit : result.hits) {
    const auto expected = answer.scores.find(hit.id);
    if (expected == answer.scores.end()) continue;
    if (std::abs(hit.score - expected->second) <= kTolerance * (1 + expected->second)) continue;
    return hit.id + " has score " + std::to_string(hit.score) + ", the scan says " +
           std::to_string(expected->second);
  }
  return {};
}

void check_order(const SearchResult& result) {
  for (std::size_t i = 1; i < result.hits.size(); ++i) {
    BOOST_TEST(misplaced(result.hits[i - 1], result.hits[i]) == "");
  }
}

void check_highlights(const std::string& where, const std::string& text,
                      const std::vector<Span>& spans, const std::set<std::string>& asked) {
  std::vector<Token> tokens = Analyzer().analyze(text);
  std::size_t end = 0;
  for (const Span& span : spans) {
    BOOST_TEST_CONTEXT(where << " [" << text << "], marked " << span.begin << " to " << span.end) {
      BOOST_REQUIRE_MESSAGE(span.begin >= end && span.begin < span.end && span.end <= text.size(),
                            "the mark is out of order, overlaps or leaves the text");
      const auto token = std::find_if(tokens.begin(), tokens.end(), [&](const Token& t) {
        return t.begin == span.begin && t.end == span.end;
      });
      BOOST_REQUIRE_MESSAGE(token != tokens.end(), "the mark is not on a word of the text");
      BOOST_TEST(asked.contains(token->text), "nobody asked for '" << token->text << "'");
    }
    end = span.end;
  }
}

const std::set<std::string>& asked_in(const NaiveSearch::Answer& answer, Field field) {
  return answer.asked[static_cast<std::size_t>(field)];
}

void check_marks(const SearchResult& result, const NaiveSearch::Answer& answer) {
  for (const Hit& hit : result.hits) {
    check_highlights("title of " + hit.id, hit.entry.title, hit.title_highlights,
                     asked_in(answer, Field::title));
    for (const Snippet& snippet : hit.snippets) {
      const bool summary = snippet.field == SnippetField::summary;
      const std::string& text = summary ? hit.entry.summary : hit.entry.practice_implications;
      BOOST_TEST(text.find(snippet.text) != std::string::npos,
                 "a snippet of " << hit.id << " is not in its text: [" << snippet.text << ']');
      check_highlights("snippet of " + hit.id, snippet.text, snippet.highlights,
                       asked_in(answer, summary ? Field::summary : Field::implications));
    }
  }
}

std::string page_of(const RandomCorpus& corpus, const std::string& query, SearchOptions options,
                    std::size_t offset, std::size_t limit) {
  options.offset = offset;
  options.limit = limit;
  std::string text;
  for (const Hit& hit : corpus.searcher.search(query, options).hits) {
    text += std::to_string(hit.rank) + ' ' + hit.id + '\n';
  }
  return text;
}

bool left_out_words(const SearchResult& result) {
  return std::any_of(result.diagnostics.begin(), result.diagnostics.end(),
                     [](const Diagnostic& d) { return d.code == DiagnosticCode::common_words; });
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_searcher_finds_and_scores_what_a_scan_does) {
  std::size_t searches = 0;
  std::size_t with_some_hits = 0;  // neither none nor all: those that tell something
  for_random_corpora(kFirstSeed, kCorpora, [&](RandomCorpus& corpus) {
    for_random_searches(corpus, kQueries, [&](const std::string& query, const auto& options) {
      const SearchResult result = corpus.searcher.search(query, options);
      ++searches;
      with_some_hits += result.total > 0 && result.total < corpus.entries.size();
      const auto answer = corpus.naive.answer(parse_query(query).query, options);
      BOOST_TEST(ids_of(result) == ids_of(answer));
      BOOST_TEST(result.total == answer.scores.size());
      BOOST_TEST(result.total == result.hits.size());
      BOOST_TEST(to_string(result.match) == to_string(answer.match));
      BOOST_TEST(to_string(result.sort) == (answer.scored ? "relevance" : "newest"));
      BOOST_TEST(wrong_score(result, answer) == "");
      check_order(result);
      check_marks(result, answer);
    });
  });
  BOOST_TEST(with_some_hits >= searches / 2, "of " << searches << " random searches, only "
                                                   << with_some_hits << " find some entries");
}

BOOST_AUTO_TEST_CASE(an_explanation_adds_up_to_the_score_exactly) {
  for_random_corpora(kFirstSeed + 1000, kCorpora / 3, [](RandomCorpus& corpus) {
    for_random_searches(corpus, kQueries, [&](const std::string& query, const auto& options) {
      for (const Hit& hit : corpus.searcher.search(query, options).hits) {
        BOOST_TEST(sum_of(hit.explanation) == hit.score,
                   "the explanation of " << hit.id << " adds up to " << sum_of(hit.explanation)
                                         << ", its score is " << hit.score);
      }
    });
  });
}

/// All that is added to the scores of a first pass.
SearchOptions with_more_passes(SearchOptions options) {
  options.expand.feedback = true;
  options.prefer_recent = true;
  return options;
}

BOOST_AUTO_TEST_CASE(feedback_and_recency_change_scores_and_never_what_is_found) {
  std::size_t with_feedback = 0;
  for_random_corpora(kFirstSeed + 4000, kCorpora / 3, [&](RandomCorpus& corpus) {
    for_random_searches(corpus, kQueries, [&](const std::string& query, const auto& options) {
      const SearchResult plain = corpus.searcher.search(query, options);
      const SearchResult result = corpus.searcher.search(query, with_more_passes(options));
      with_feedback += result.feedback.empty() ? 0 : 1;
      BOOST_TEST(result.total == plain.total);
      BOOST_TEST(ids_of(result) == ids_of(plain));
      check_order(result);
      for (const Hit& hit : result.hits) {
        BOOST_TEST(sum_of(hit.explanation) == hit.score, "the explanation of " << hit.id);
        BOOST_TEST(hit.score >= 0);
      }
    });
  });
  BOOST_TEST((with_feedback > 0 || one_seed_only()), "no random query learnt anything");
}

BOOST_AUTO_TEST_CASE(what_is_like_an_entry_is_explained_and_never_the_entry) {
  for_random_corpora(kFirstSeed + 5000, kCorpora / 3, [](RandomCorpus& corpus) {
    for (int i = 0; i < 5; ++i) {
      const Entry& source = corpus.chance.of(corpus.entries);
      SearchOptions options = random_options(corpus.chance);
      options.filters = random_filters(corpus.chance, corpus.entries);
      options.facets = {{FacetField::topic, 0}, {FacetField::author, 0}};
      BOOST_TEST_CONTEXT(described(corpus, "like " + source.id, options)) {
        const SearchResult result = corpus.searcher.similar(source.id, options);
        check_order(result);
        for (const Hit& hit : result.hits) {
          BOOST_TEST(hit.id != source.id);
          BOOST_TEST(!hit.shared.empty(), hit.id << " has nothing in common with it");
          BOOST_TEST(sum_of(hit.explanation) == hit.score, "the explanation of " << hit.id);
        }
        for (const Facet& facet : result.facets) {
          for (const FacetCount& value : facet.values) {
            SearchOptions chosen = options;
            std::erase_if(chosen.filters, [&](const auto& f) { return f.field == facet.field; });
            chosen.filters.push_back({facet.field, {value.value}});
            BOOST_TEST(corpus.searcher.similar(source.id, chosen).total == value.count,
                       "choosing " << value.value.value_or("(none)"));
          }
        }
      }
    }
  });
}

/// Groups in groups, each with a weight: the weights multiply beyond what a float can hold.
std::string nested(const std::string& query, const char* weight, std::size_t levels) {
  std::string text = "(" + query + ")^" + weight;
  for (std::size_t level = 0; level < levels; ++level) text = "(" + text + " OR zzz)^" + weight;
  return text;
}

BOOST_AUTO_TEST_CASE(the_best_are_found_without_a_score_for_each_that_matches) {
  // So that pairs and coverage are added to the scores of a few, and not of all these small
  // indexes.
  RankingConstants constants;
  constants.pair_depth = 3;
  for_random_corpora(kFirstSeed + 6000, kCorpora / 3, [&](RandomCorpus& corpus) {
    const Searcher searcher = TrialSearcher::open(corpus.index.path(), constants);
    for_random_searches(corpus, kQueries, [&](const std::string& query, SearchOptions options) {
      const std::size_t levels = 16 + corpus.chance.upto(6);
      for (const std::string& asked :
           {query, nested(query, "0.01", levels), nested(query, "100", levels)}) {
        options.explain = false;
        const std::size_t most = 1 + corpus.chance.upto(8);
        options.limit = corpus.entries.size();
        const SearchResult whole = searcher.search(asked, options);
        options.limit = most;
        const SearchResult page = searcher.search(asked, options);
        BOOST_REQUIRE(page.hits.size() == std::min(most, whole.hits.size()));
        for (std::size_t i = 0; i < page.hits.size(); ++i) {
          BOOST_TEST(page.hits[i].id == whole.hits[i].id, asked << ", place " << i);
          BOOST_TEST(page.hits[i].score == whole.hits[i].score);
        }
      }
    });
  });
}

BOOST_AUTO_TEST_CASE(pages_are_slices_of_the_whole_list) {
  for_random_corpora(kFirstSeed + 2000, kCorpora / 3, [](RandomCorpus& corpus) {
    for_random_searches(corpus, kQueries / 4, [&](const std::string& query, SearchOptions options) {
      const std::vector<Sort> sorts = all_values<Sort>();
      options.sort = sorts[corpus.chance.upto(sorts.size() - 1)];
      const std::string whole = page_of(corpus, query, options, 0, 1000);
      const std::size_t limit = 1 + corpus.chance.upto(10);
      std::string pages;
      for (std::size_t offset = 0; offset <= corpus.entries.size(); offset += limit) {
        pages += page_of(corpus, query, options, offset, limit);
      }
      BOOST_TEST(pages == whole, "pages of " << limit << ", sorted by " << to_string(options.sort)
                                             << ":\n"
                                             << pages << "the whole list:\n"
                                             << whole);
    });
  });
}

BOOST_AUTO_TEST_CASE(a_query_and_its_negation_part_the_corpus) {
  for_random_corpora(kFirstSeed + 3000, kCorpora / 3, [](RandomCorpus& corpus) {
    for_random_searches(corpus, kQueries / 2, [&](const std::string& query, SearchOptions options) {
      // Under NOT a word has no derivations and nothing narrower.
      options.expand.derivations = false;
      options.expand.narrower = false;
      // AND makes an expression of plain words, where side by side means AND.
      const std::string bracketed = "(" + (query.empty() ? "*" : query) + ")";
      const SearchResult with = corpus.searcher.search(bracketed + " AND *", options);
      const SearchResult without = corpus.searcher.search("NOT " + bracketed, options);
      // Words of grammar alone are words; beside the star they are left out.
      if (left_out_words(with) != left_out_words(without)) return;
      std::multiset<std::string> all;
      for (const Hit& hit : with.hits) all.insert(hit.id);
      for (const Hit& hit : without.hits) all.insert(hit.id);
      BOOST_TEST(all.size() == corpus.entries.size());
      BOOST_TEST((std::set(all.begin(), all.end()).size() == all.size()),
                 "an entry is found by the query and by its negation");
    });
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
