// What a word of a query stands for, over an index of one entry. Each row is a
// query and what its words become, as an explanation shows it: the terms that the
// entry has, each with the reason in brackets where it is not the form as typed.
// A row of several words is shown by the first that each stands for.
#include <pprsearch/error.h>
#include <pprsearch/searcher.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "tests/support/print_names.h"
#include "tests/support/small_index.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(expander)

namespace {

/// What "therapist" stands for in the index below.
const std::string kTherapist = "therapist, therapies(derivation), therapy(derivation)";

struct Row {
  std::string query;
  std::string words;
};

/// The index that the rows ask.
class Words {
 public:
  explicit Words(const std::string& text =
                     "alliance alliances therapy therapies therapist video "
                     "videos conferencing videoconferencing meta-analysis "
                     "analyses metaanalysis behaviour behavior week end "
                     "weekend Flückiger the of cognitive therapy trial CBT")
      : index_({entry(text), summary_entry("b", "filler"), summary_entry("c", "filler")},
               vocabulary()),
        searcher_(index_.path()) {}

  std::string expanded(const std::string& query, SearchOptions options = {}) {
    options.explain = true;
    const SearchResult result = searcher_.search(query, options);
    diagnostics = result.diagnostics;
    std::string text;
    for (const ExpandedWord& word : result.expansion) {
      std::string terms;
      for (const ExpandedTerm& term : word.terms)
        terms += (terms.empty() ? "" : ", ") + shown(term);
      text += (text.empty() ? "" : "; ") + terms;
    }
    return text;
  }

  std::vector<Diagnostic> diagnostics;  ///< of the last query

 private:
  static Entry entry(const std::string& text) {
    Entry entry = summary_entry("a", text);
    entry.topics = {"alliance"};
    return entry;
  }
  static WriterOptions vocabulary() {
    WriterOptions options;
    options.taxonomy.topics = {{"alliance", "Bond", {"union"}}, {"cbt", "CBT", {}}};
    options.thesaurus.concepts = {{"cbt", {"CBT", "cognitive therapy"}, "cbt"},
                                  {"cure", {"cure"}},
                                  {"rest", {"rest cure"}, "", {"cure"}},
                                  {"talk", {"talk", "long talk"}, "", {"cure"}},
                                  {"chat", {"chat"}, "", {"talk"}, {"cbt"}}};
    options.thesaurus.variants = {{"trial", "trail"}};
    return options;
  }
  static std::string shown(const ExpandedTerm& term) {
    return term.text + (term.reason == TermReason::exact ? "" : '(' + name_of(term.reason) + ')');
  }

  SmallIndex index_;
  Searcher searcher_;
};

void check(const std::vector<Row>& rows, const SearchOptions& options = {}) {
  Words words;
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT("query [" << row.query << ']') {
      BOOST_TEST(words.expanded(row.query, options) == row.words);
    }
  }
}

std::string codes(const std::vector<Diagnostic>& diagnostics) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics) {
    text += name_of(diagnostic.code) + ": " + diagnostic.message;
    if (!diagnostic.suggestion.empty()) text += " [" + diagnostic.suggestion + ']';
  }
  return text;
}

/// Three hundred words with the same beginning: too many for a wildcard.
std::string many_words() {
  std::string text = "wo000 wo000 ";
  for (int i = 100; i < 400; ++i) text += "wo" + std::to_string(i) + ' ';
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_word_stands_for_its_inflections) {
  check({
      {"alliance", "alliance, alliances(inflection)"},
      {"Alliances", "alliances, alliance(inflection)"},
      {"therapies", "therapies, therapy(inflection), therapist(derivation)"},
      {"therapist", kTherapist},
      {"FLÜCKIGER", "fluckiger"},
      {"rupture", "rupture"},  // which the entry has not
      {"allianced", "allianced, alliance(inflection), alliances(inflection)"},
      {"summary:alliance", "alliance, alliances(inflection)"},
  });
}

BOOST_AUTO_TEST_CASE(compounds_are_found_in_both_spellings) {
  check({
      {"weekend", "weekend, week end(variant)"},
      {"meta-analysis", "metaanalysis(variant), meta analysis"},
      {"week end", "week, weekend(variant); end, weekend(variant)"},
      {"video conferencing",
       "video, videos(inflection), videoconferencing(variant); "
       "conferencing, videoconferencing(variant)"},
      {"week AND end", "week; end"},    // not side by side
      {"week title:end", "week; end"},  // in different fields
      {"(week end) OR therapist", "week, weekend(variant); end, weekend(variant); " + kTherapist},
      {"end week", "end; week"},
  });
}

BOOST_AUTO_TEST_CASE(spellings_are_known_by_rule_and_by_the_thesaurus) {
  check({
      {"behaviour", "behaviour, behavior(variant)"},
      {"behavior", "behavior, behaviour(variant)"},
      {"trail", "trail, trial(variant)"},
  });
}

BOOST_AUTO_TEST_CASE(words_of_the_thesaurus_mean_the_same) {
  check({
      {"CBT", "cbt, cognitive therapy(thesaurus)"},
      {"cognitive therapies",
       "cognitive, cbt(thesaurus); therapies, therapy(inflection), therapist(derivation), "
       "cbt(thesaurus)"},
      {"=CBT", "cbt"},
      {"\"cognitive therapy\"", "cognitive therapy"},
      {"~\"cognitive therapies\"",
       "cbt(thesaurus), cognitive therapies, cognitive therapy(inflection)"},
      {"cognitive AND therapist", "cognitive; " + kTherapist},
  });
}

BOOST_AUTO_TEST_CASE(words_of_narrower_concepts_are_found_but_for_a_part_of_a_longer_name) {
  Words words("cure cures rest cure talk long talk chat CBT");
  const std::string narrower =
      "talk(narrower), chat(narrower), rest cure(narrower), long talk(narrower)";
  for (const Row& row : {
           Row{"cure", "cure, cures(inflection), " + narrower},
           {"cures", "cures, cure(inflection), " + narrower},
           {"~\"cure\"", "cure, cures(inflection), " + narrower},
           {"\"cure\"", "cure"},
           {"=cure", "cure"},
           {"rest cure", "rest; cure, cures(inflection)"},
           {"cure AND rest", "cure, cures(inflection), " + narrower + "; rest"},
           {"cure rest", "cure, cures(inflection), " + narrower + "; rest"},
           {"talk", "talk, chat(narrower)"},  // "long talk" has the word in it
           {"chat", "chat"},                  // never the other way round, and nothing related
       }) {
    BOOST_TEST(words.expanded(row.query) == row.words, row.query);
  }
  SearchOptions no_narrower;
  no_narrower.expand.narrower = false;
  BOOST_TEST(words.expanded("cure", no_narrower) == "cure, cures(inflection)");
}

BOOST_AUTO_TEST_CASE(an_excluded_word_means_nothing_together_with_others) {
  check({
      {"-week end", "week; end"},
      {"NOT week end", "week; end"},
      {"week -end", "week; end"},
  });
}

BOOST_AUTO_TEST_CASE(an_excluded_word_stands_for_forms_spellings_and_synonyms_alone) {
  check({
      {"CBT -therapies", "cbt, cognitive therapy(thesaurus); therapies, therapy(inflection)"},
      {"CBT NOT therapies", "cbt, cognitive therapy(thesaurus); therapies, therapy(inflection)"},
      {"* NOT (therapist OR alliance)", "therapist; alliance, alliances(inflection)"},
      {"alliance -behaviour", "alliance, alliances(inflection); behaviour, behavior(variant)"},
      {"alliance -CBT", "alliance, alliances(inflection); cbt, cognitive therapy(thesaurus)"},
      {"NOT (alliance AND NOT therapist)", "alliance, alliances(inflection); " + kTherapist},
  });
  Words words("cure cures rest cure talk");
  BOOST_TEST(words.expanded("rest -cure") == "rest; cure, cures(inflection)");
  BOOST_TEST(words.expanded("-~\"cure\"") == "cure, cures(inflection)");
  BOOST_TEST(words.expanded("NOT cure") == "cure, cures(inflection)");
}

BOOST_AUTO_TEST_CASE(one_form_only) {
  check({
      {"=alliance", "alliance"},
      {"=meta-analysis", "meta analysis"},
      {"=week end", "week; end"},
      {"\"alliances\"", "alliances"},
      {"\"week end\"", "week end"},
      {"\"end week\"~4", "end week"},
      {"\"end week\"", "end week"},  // which the entry has not
  });
}

BOOST_AUTO_TEST_CASE(wildcards_stand_for_words_of_the_index) {
  check({
      {"alli*", "alliance(wildcard), alliances(wildcard)"},
      {"behavio?r", "behavior(wildcard), behaviour(wildcard)"},
      {"behavio#r", "behaviour(wildcard)"},
      {"behavio*r", "behavior(wildcard), behaviour(wildcard)"},
      {"FLÜCK*", "fluckiger(wildcard)"},
      {"zz*", ""},
  });
}

// The index has "meta" and "analysis"; a pattern is folded as the index is.
BOOST_AUTO_TEST_CASE(a_wildcard_word_may_have_a_hyphen) {
  const SmallIndex index({summary_entry("a", "a meta-analysis")});
  BOOST_TEST(Searcher(index.path()).search("meta-anal*").total == 1u);
}

BOOST_AUTO_TEST_CASE(a_fuzzy_word_stands_for_words_a_slip_or_two_away) {
  check({
      {"aliance~", "aliance, alliance(fuzzy)"},
      {"fluckigre~", "fluckigre, fluckiger(fuzzy)"},
      {"alianse~", "alianse"},
      {"alianse~2", "alianse, alliance(fuzzy)"},
      {"lliance~", "lliance"},  // the first letter is taken as right
      {"weak~", "weak, week(fuzzy)"},
  });
}

BOOST_AUTO_TEST_CASE(expansion_can_be_switched_off) {
  SearchOptions plain;
  plain.expand = {false, false, false, false, false};
  check({{"alliance", "alliance"},
         {"weekend", "weekend"},
         {"week end", "week; end"},
         {"meta-analysis", "meta analysis"},
         {"CBT", "cbt"},
         {"behaviour", "behaviour"}},
        plain);
  SearchOptions no_variants;
  no_variants.expand.variants = false;
  check({{"weekend", "weekend"},
         {"behaviour", "behaviour"},
         {"therapy", "therapy, therapies(inflection), therapist(derivation)"},
         {"CBT", "cbt, cognitive therapy(thesaurus)"}},
        no_variants);
  SearchOptions no_thesaurus;
  no_thesaurus.expand.thesaurus = false;
  check({{"CBT", "cbt"}, {"trail", "trail, trial(variant)"}}, no_thesaurus);
}

BOOST_AUTO_TEST_CASE(common_words_are_left_out_beside_others) {
  struct Left {
    std::string query;
    std::string words;
    std::string said;
  };
  Words words;
  for (const Left& row :
       {Left{"the fluckiger of therapist", "fluckiger; " + kTherapist,
             "common-words: left out as too common: the, of"},
        {"The therapist", kTherapist, "common-words: left out as too common: The"},
        {"the of", "the; of", ""},
        {"the -therapist", "the; therapist", ""},
        {"+the therapist", "the; " + kTherapist, ""},
        {"the +therapist", kTherapist, "common-words: left out as too common: the"},
        {"the =therapist of", "therapist", "common-words: left out as too common: the, of"},
        {"\"cognitive therapy\" the", "cognitive therapy",
         "common-words: left out as too common: the"},
        {"the summary:therapist", kTherapist, "common-words: left out as too common: the"},
        {"the year:2019", "", "common-words: left out as too common: the"},
        {"the the*", "the(wildcard), therapies(wildcard), therapist(wildcard), therapy(wildcard)",
         "common-words: left out as too common: the"},
        {"the \"cognitive therapy\" AND of", "the; cognitive therapy; of", ""},
        {"=the therapist", "the; " + kTherapist, ""},
        {"title:the therapist", "the; " + kTherapist,
         "unknown-words: in no entry, and so not required: title:the"},
        {"the AND therapist", "the; " + kTherapist, ""},
        {"\"the of\"", "the of", ""}}) {
    BOOST_TEST_CONTEXT("query [" << row.query << ']') {
      BOOST_TEST(words.expanded(row.query) == row.words);
      BOOST_TEST(codes(words.diagnostics) == row.said);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_word_of_grammar_parts_no_compound_and_is_a_part_of_none) {
  const std::string both = "video, videos(inflection), videoconferencing(variant)";
  check({
      {"video conferencing", both + "; conferencing, videoconferencing(variant)"},
      {"video the conferencing", both + "; conferencing, videoconferencing(variant)"},
      {"the video conferencing of", both + "; conferencing, videoconferencing(variant)"},
      {"cognitive of the therapy",
       "cognitive, cbt(thesaurus); therapy, therapies(inflection), therapist(derivation), "
       "cbt(thesaurus)"},
  });
  Words words("patients inpatients follow followup");
  BOOST_TEST(words.expanded("patients") == "patients");
  BOOST_TEST(words.expanded("in patients") == "patients");
  BOOST_TEST(words.expanded("out patients") == "patients", "the index lacks outpatients");
}

BOOST_AUTO_TEST_CASE(a_compound_with_a_word_of_grammar_is_read_as_one_word) {
  Words words("follow up followup wellbeing well being drop out talks");
  const std::string followup = "followup(variant), follow up";
  struct Joined {
    const char* query;
    std::string words;
    const char* said;
  };
  for (const Joined& row :
       {Joined{"follow up", followup, "joined-words: read as one word: follow-up"},
        {"talks at follow up", "talks; " + followup,
         "joined-words: read as one word: follow-upcommon-words: left out as too common: at"},
        {"Well Being", "wellbeing(variant), well being",
         "joined-words: read as one word: Well-Being"},
        {"drop out", "drop", "common-words: left out as too common: out"},
        {"up follow", "follow", "common-words: left out as too common: up"},
        {"(follow up) AND talks", followup + "; talks",
         "joined-words: read as one word: follow-up"},
        {"follow AND up", "follow; up", ""},
        {"follow +up", "follow; up", ""},
        {"title:(follow up)", "follow; up", ""}}) {
    BOOST_TEST(words.expanded(row.query) == row.words, row.query);
    BOOST_TEST(codes(words.diagnostics) == row.said, row.query);
  }
}

BOOST_AUTO_TEST_CASE(words_of_grammar_with_a_slash_are_left_out_unless_they_are_opposites) {
  Words words("alliance therapy on off");
  const std::string both = words.expanded("alliance therapy");
  for (const char* query : {"alliance and/or therapy", "And/or alliance therapy"}) {
    BOOST_TEST(words.expanded(query) == both, query);
    BOOST_TEST(codes(words.diagnostics).starts_with("common-words: left out as too common:"));
  }
  BOOST_TEST(words.expanded("on/off alliance") != words.expanded("alliance"));
  BOOST_TEST(words.expanded("and/or") != "");
}

BOOST_AUTO_TEST_CASE(a_hyphened_word_whose_parts_any_sentence_has_is_read_as_its_closed_form) {
  std::vector<Entry> entries{summary_entry("z", "inpatient unit, in vivo and invivo")};
  for (const char* id : {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"}) {
    entries.push_back(summary_entry(id, "improved in patients"));
  }
  const SmallIndex index(entries);
  const Searcher searcher(index.path());
  const SearchResult closed = searcher.search("in-patients", {});
  BOOST_TEST(closed.total == 1u);
  BOOST_TEST(codes(closed.diagnostics) == "joined-words: read as one word: inpatients");
  BOOST_TEST(searcher.search("in-vivo", {}).diagnostics.empty());
  BOOST_TEST(searcher.search("\"in patients\"", {}).total == 10u);
}

BOOST_AUTO_TEST_CASE(an_unknown_keyword_is_noted_with_the_nearest) {
  Entry entry = summary_entry("a", "text");
  entry.keywords = {"Psychotherapy, Group"};
  const SmallIndex index({entry});
  SearchOptions options;
  options.syntax = Syntax::lenient;
  const Searcher searcher(index.path());
  const SearchResult result = searcher.search("keyword:\"Psychotherapy, Grupo\"", options);
  BOOST_TEST(codes(result.diagnostics) ==
             "unknown-keyword: there is no keyword 'Psychotherapy, Grupo' [Psychotherapy, Group]");
  BOOST_TEST(searcher.search("keyword:\"psychotherapy group\"", options).total == 1u);
  BOOST_TEST(searcher.search("keyword:psycho*", options).total == 1u);
  BOOST_TEST(searcher.search("group", options).total == 1u);
  BOOST_TEST(searcher.search("has:keyword", options).total == 1u);
  BOOST_TEST(searcher.search("missing:keyword", options).total == 0u);
}

BOOST_AUTO_TEST_CASE(an_unknown_topic_is_refused_or_noted) {
  Words words;
  BOOST_CHECK_EXCEPTION(words.expanded("therapist topic:alience"), QuerySyntaxError,
                        [](const QuerySyntaxError& error) {
                          return error.offset() == 10 && error.length() == 13 &&
                                 std::string(error.what()) ==
                                     "there is no topic 'alience': did you mean 'alliance'?";
                        });
  SearchOptions lenient;
  lenient.syntax = Syntax::lenient;
  BOOST_TEST(words.expanded("topic:alience", lenient) == "");
  BOOST_TEST(codes(words.diagnostics) == "unknown-topic: there is no topic 'alience' [alliance]");
  BOOST_TEST(words.expanded("topic:union") == "");
  BOOST_TEST(words.diagnostics.empty(), "an alias is known");
  BOOST_TEST(words.expanded("topic:cbt") == "");
  BOOST_TEST(words.diagnostics.empty(), "a topic of the taxonomy is known though no entry has it");
}

BOOST_AUTO_TEST_CASE(an_issn_with_a_wrong_check_digit_is_refused_or_noted) {
  Entry first = summary_entry("a", "alliance");
  first.citation.emplace().issn = "0033-3204, 0000-006X";
  const SmallIndex index({first, summary_entry("b", "rupture")});
  const Searcher searcher(index.path());
  const auto found = [&](const std::string& query) {
    const SearchResult result = searcher.search(query);
    return std::to_string(result.total) + ' ' + codes(result.diagnostics);
  };
  for (const char* query : {"issn:0033-3204", "ISSN:00333204", "issn: 0033-3204.", "issn:0000-006x",
                            "issn:(0000006X OR 1939-1536)", "has:issn"}) {
    BOOST_TEST(found(query).substr(0, 2) == "1 ", query);
  }
  BOOST_TEST(found("issn:1939-1536") == "0 unknown-words: no entry has the ISSN 1939-1536");
  const std::string fault =
      "'0033-3205' is not an ISSN: it has eight digits, the last of which checks the others";
  BOOST_CHECK_EXCEPTION(searcher.search("issn:0033-3205"), QuerySyntaxError,
                        [&](const QuerySyntaxError& error) { return error.what() == fault; });
  SearchOptions lenient;
  lenient.syntax = Syntax::lenient;
  const SearchResult result = searcher.search("issn:0033-3205", lenient);
  BOOST_TEST(result.total == 0u);
  BOOST_TEST(codes(result.diagnostics) == "bad-issn: " + fault);
}

BOOST_AUTO_TEST_CASE(what_stands_near_has_its_forms_and_spellings) {
  check({
      {"video NEAR/1 (alliance OR =week)",
       "video NEAR/1 (alliance OR =week); video, videos(inflection); alliance, "
       "alliances(inflection); week"},
      {"*ence NEAR/5 CBT", "*ence NEAR/5 CBT; ; cbt, cognitive therapy(thesaurus)"},
      {"NOT depressed NEAR/2 \"week end\"", "depressed NEAR/2 \"week end\"; depressed; week end"},
  });
}

BOOST_AUTO_TEST_CASE(too_many_words_are_refused_or_cut_to_the_most_frequent) {
  Words words(many_words());
  const std::string all = words.expanded("wo*");
  BOOST_TEST(std::count(all.begin(), all.end(), ',') == 300);
  SearchOptions narrow;
  narrow.max_expansion = 256;
  BOOST_CHECK_EXCEPTION(words.expanded("wo*", narrow), LimitError, [](const LimitError& error) {
    return error.limit() == "expansion" &&
           std::string(error.what()).starts_with("'wo*' stands for");
  });
  SearchOptions lenient = narrow;
  lenient.syntax = Syntax::lenient;
  const std::string expanded = words.expanded("wo*", lenient);
  BOOST_TEST(std::count(expanded.begin(), expanded.end(), ',') == 255);
  BOOST_TEST(expanded.find("wo000(wildcard)") != std::string::npos);
  BOOST_TEST(words.diagnostics.at(0).code == DiagnosticCode::expansion_cut);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
