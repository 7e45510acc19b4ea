// What one word, phrase or wildcard stands for, whole. Terms are parted by commas,
// with the reason in brackets where it is not the form as typed; a row of several
// words stands in square brackets, each place with its terms parted by slashes.
#include "search/plan/word_expander.h"

#include <pprsearch/error.h>
#include <pprsearch/query.h>
#include <pprsearch/searcher.h>

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "tests/support/print_names.h"
#include "tests/support/small_index.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(word_expander)

namespace {

constexpr std::size_t kManyTerms = 256;
constexpr Expand kAll;
constexpr Expand kNone{false, false, false, false, false};

const char* const kText =
    "CBT cognitive behavioural behavioral therapy therapies EMDR eye movement "
    "desensitization reprocessing video videoconferencing conferencing telehealth teletherapy "
    "meta analysis analyses metaanalysis paediatric pediatric randomised randomized outcome "
    "outcomes outcry psychotherapy psychology psychosis self doubt doubts severe severity severely "
    "several women woman leukaemia leukemias colourings colorings depressed depressing out "
    "patients outpatient drop dropout email e mail in inpatient catalysis catalyses catalyze "
    "catalyzes group grouped groupa globalised globalizes globalize "
    "d agostino phq 9 phq9 5 httlpr 5httlpr b 12 b12 in 2 in2 "
    "Müller mueller Muller lyer Sørensen Århus groesse fuel ful queen quen poem pom "
    "web2.0 web 2.0 OQ45.2 OQ-45.2 v1.5 v 1.5 0.5mg 0.5 mg in2.0 5ht2a 5 ht2a "
    "TNFα TNFalpha tnf alpha α ω3 omega3 omega ω synuclein alphasynuclein IL 1β 1beta β beta "
    "il1beta μm mum 5μm μ m inα 3 1 by pass bypass over dose overdose up regulation upregulation "
    "upregulated mm hg mmhg hba 1c hba1c";

std::vector<Entry> sample_entries() {
  // What stands in more entries is kept first where there are too many terms.
  return {summary_entry("a", kText), summary_entry("b", "psychosis outcomes"),
          summary_entry("c", "psychosis outcomes"), summary_entry("d", "psychology")};
}

WriterOptions vocabulary() {
  WriterOptions options;
  options.thesaurus.concepts = {
      {"cbt", {"CBT", "cognitive behavioural therapy"}, "cbt-topic"},
      {"emdr",
       {"EMDR", "eye movement desensitization and reprocessing", "eye movement therapy"},
       ""},
      {"tele", {"telehealth", "teletherapy", "therapy by telegraph"}, ""},
  };
  options.thesaurus.variants = {{"outcome", "outcry"}};
  return options;
}

std::string with_reason(const WeightedTerm& term) {
  const std::string reason(to_string(term.reason));
  return reason == "exact" ? term.text : term.text + '(' + reason + ')';
}

std::string shown(const TermRow& row) {
  std::string text;
  for (const std::vector<WeightedTerm>& place : row.places) {
    if (!text.empty()) text += ' ';
    for (std::size_t i = 0; i < place.size(); ++i) text += (i > 0 ? "/" : "") + place[i].text;
  }
  const std::string reason(to_string(row.reason));
  return '[' + text + ']' + (reason == "exact" ? "" : '(' + reason + ')');
}

std::string shown(const Meaning& meaning) {
  std::string text;
  for (const WeightedTerm& term : meaning.terms) {
    text += (text.empty() ? "" : ", ") + with_reason(term);
  }
  for (const TermRow& row : meaning.rows) text += (text.empty() ? "" : ", ") + shown(row);
  return meaning.cut ? text + " and more" : text;
}

/// The sample index, and what it makes of a query of one leaf.
class Words {
 public:
  Meaning meaning(const std::string& query, const Expand& expand = kAll,
                  std::size_t most = kManyTerms) {
    const Query parsed = parse_query(query).query;
    const QueryNode& node = root_of(parsed);
    const WordExpander words(session_, expand, most);
    if (const auto* wildcard = as<tree::Wildcard>(node)) return words.wildcard(*wildcard);
    if (const auto* phrase = as<tree::Phrase>(node)) return words.phrase(*phrase);
    return words.word(*as<tree::Word>(node));
  }
  std::string alternatives(const std::vector<std::string>& tokens, const Expand& expand = kAll) {
    return shown(WordExpander(session_, expand, kManyTerms).alternatives(tokens));
  }
  std::string path() const { return index_.path(); }

 private:
  SmallIndex index_{sample_entries(), vocabulary()};
  IndexReader::Session session_ = IndexReader::open(index_.path())->session();
};

struct Row {
  const char* query;
  const char* meaning;
};

void check(const std::vector<Row>& rows, const Expand& expand = kAll,
           std::size_t most = kManyTerms) {
  Words words;
  for (const Row& row : rows) {
    const std::string found = shown(words.meaning(row.query, expand, most));
    BOOST_TEST(found == row.meaning,
               '[' << row.query << "] stands for {" << found << "}, not {" << row.meaning << '}');
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(numbers_and_units_within_a_text_are_one_word_or_two) {
  check({
      {"0.5mg-video", "[0.5mg video], [0.5 mg video](variant)"},
      {"0.5mg/phq9", "[0.5mg phq9], [0.5 mg phq 9](variant)"},
      {"0.5-mg-video", "[0.5 mg video], [0.5mg video](variant)"},
      {"~\"0.5mg video\"", "[0.5mg video], [0.5 mg video](variant)"},
      {"\"0.5mg video\"", "[0.5mg video]"},
  });
  Words words;
  const auto windows = [&](const char* query) {
    std::string text;
    for (const TermRow& row : words.meaning(query).rows) text += std::to_string(row.window) + ' ';
    return text;
  };
  BOOST_TEST(windows("~\"0.5mg video\"~1") == "1 2 ", "what is taken apart is longer");
  BOOST_TEST(windows("~\"0.5 mg video\"~4") == "4 4 ");
}

BOOST_AUTO_TEST_CASE(a_word_stands_for_its_family_and_other_spellings) {
  check({
      {"outcomes", "outcomes, outcome(inflection)"},
      {"paediatric", "paediatric, pediatric(variant)"},
      {"randomized", "randomized, randomised(variant)"},
      {"randomise", "randomise, randomised(inflection), randomized(variant)"},
      {"outcome", "outcome, outcomes(inflection), outcry(variant)"},
      {"metaanalysis", "metaanalysis, [meta analysis/analyses](variant)"},
      {"woman", "woman, women(inflection)"},
      {"colourings", "colourings, colorings(variant)"},
      {"leukaemia", "leukaemia, leukemias(variant)"},  // leukemia is not there
      {"depresses", "depresses, depressed(inflection), depressing(inflection)"},
      {"nowhere", "nowhere"},
      {"grouped", "grouped, group(inflection)"},  // not "groupaed", a form of "groupa"
      {"globalised", "globalised, globalize(variant), globalizes(variant)"},  // no "globalized"
      // "catalyses" is a form of catalyse and of catalysis
      {"catalysis",
       "catalysis, catalyses(inflection), catalyze(derivation), catalyzes(derivation)"},
      {"catalyzes", "catalyzes, catalyze(inflection), catalyses(variant), catalysis(derivation)"},
      {"catalyses", "catalyses, catalysis(inflection), catalyzes(variant), catalyze(variant)"},
  });
}

BOOST_AUTO_TEST_CASE(a_word_stands_for_what_is_derived_from_it_and_it_from) {
  check({
      {"severe", "severe, severely(derivation), severity(derivation)"},
      {"severity", "severity, severe(derivation)"},
      {"psychologist", "psychologist, psychology(derivation)"},
      {"psychotic", "psychotic"},  // most entries have "psychosis"
      {"several", "several"},
      {"=severe", "severe"},
      {"\"severe\"", "severe"},
      {"~\"severe doubts\"", "[severe doubts/doubt]"},  // not in a row
  });
}

BOOST_AUTO_TEST_CASE(a_number_may_be_glued_to_a_name) {
  check({
      {"phq9", "phq9, [phq 9](variant)"},
      {"PHQ-9", "phq9(variant), [phq 9]"},
      {"5HTTLPR", "5httlpr, [5 httlpr](variant)"},
      {"5-HTTLPR", "5httlpr(variant), [5 httlpr]"},
      {"b12", "b12"},  // "b 12" may be the end of one thing and the beginning of another
      {"in2", "in2"},
      {"phq15", "phq15"},
  });
}

BOOST_AUTO_TEST_CASE(a_greek_letter_is_found_in_each_of_its_writings) {
  check({
      {"TNFα", "tnfα, tnfalpha(variant), [tnf α/alpha](variant)"},
      {"TNFalpha", "tnfalpha, tnfα(variant), [tnf α/alpha](variant)"},
      {"TNF-α", "tnfα(variant), tnfalpha(variant), [tnf α/alpha]"},
      {"TNF-alpha", "tnfalpha(variant), tnfα(variant), [tnf alpha/α]"},
      {"omega3", "omega3, ω3(variant), [ω/omega 3](variant)"},
      {"ω-3", "ω3(variant), omega3(variant), [ω/omega 3]"},
      {"α-synuclein", "alphasynuclein(variant), [α/alpha synuclein]"},
      {"alphasynuclein", "alphasynuclein, [α/alpha synuclein](variant)"},
      {"IL-1β", "il1beta(variant), [il 1β/1beta], [il 1 β/beta](variant)"},
      {"il-1-beta", "il1beta(variant), [il 1 beta/β], [il 1β/1beta](variant)"},
      {"5μm", "5μm, [5 μm](variant)"},
      {"5-μm", "5μm(variant), [5 μm]"},
      {"μm", "μm"},  // not "mum"
      {"μ-m", "μm(variant), [μ m]"},
      {"=TNFα", "tnfα"},
  });
  check({{"TNFα", "tnfα"}, {"TNF-α", "[tnf α]"}}, kNone);
  Words words;
  BOOST_TEST(words.alternatives({"tnf", "alpha"}) == "tnfalpha(variant), tnfα(variant)");
  BOOST_TEST(words.alternatives({"in", "alpha"}) == "");
}

BOOST_AUTO_TEST_CASE(short_words_and_words_of_grammar_are_parts_of_compounds_by_list) {
  check({
      {"outpatients", "outpatients, outpatient(inflection), [out patients](variant)"},
      {"out-patient", "outpatient(variant), [out patient/patients]"},
      {"drop-out", "dropout(variant), [drop out]"},
      {"dropouts", "dropouts, dropout(inflection), [drop out](variant)"},
      {"email", "email, [e mail](variant)"},
      {"l'outcome",
       "outcome(variant), outcomes(variant), outcry(variant), [l outcome/outcomes/outcry]"},
      {"d\xE2\x80\x99outcomes", "outcomes(variant), outcome(variant), [d outcomes/outcome]"},
      {"=l'outcome", "[l outcome]"},
      {"\"l'outcome\"", "[l outcome]"},
      {"author:d'agostino", "[d agostino]"},
      {"d'agostino", "agostino(variant), [d agostino]"},
      {"don't", "dont"},
      {"dagostino", "dagostino, [d agostino](variant)"},  // D'Agostino
      {"inpatient", "inpatient"},                         // "in patients" is something else
      {"in-patients", "inpatient(variant), [in patients]"},
      {"by-pass", "bypass(variant), [by pass]"},
      {"bypass", "bypass, [by pass](variant)"},
      {"over-dose", "overdose(variant), [over dose]"},
      {"overdose", "overdose, [over dose](variant)"},
      {"up-regulation", "upregulation(variant), upregulated(derivation), [up regulation]"},
      {"mmHg", "mmhg, [mm hg](variant)"},
      {"mm-Hg", "mmhg(variant), [mm hg]"},
      {"HbA1c", "hba1c, [hba 1c](variant)"},
      {"HbA-1c", "hba1c(variant), [hba 1c]"},
  });
}

BOOST_AUTO_TEST_CASE(an_abbreviation_stands_for_the_words_and_they_for_it) {
  check({
      {"CBT", "cbt, [cognitive behavioural/behavioral therapy/therapies](thesaurus)"},
      {"~\"cognitive behavioural therapy\"",
       "cbt(thesaurus), [cognitive behavioural/behavioral therapy/therapies]"},
      {"~\"cognitive behavioral therapies\"",
       "[cognitive behavioral/behavioural therapies/therapy]"},  // names are listed in each
                                                                 // spelling
      {"~\"eye movement therapy\"", "emdr(thesaurus), [eye movement therapy/therapies]"},
      {"telehealth", "telehealth, teletherapy(thesaurus)"},  // no entry has a telegraph
      {"teletherapy", "teletherapy, telehealth(thesaurus)"},
  });
}

BOOST_AUTO_TEST_CASE(concepts_know_their_topics) {
  Words words;
  const auto topics = [&](const char* query) {
    std::string text;
    for (const std::string& topic : words.meaning(query).topics) text += topic + ' ';
    return text;
  };
  BOOST_TEST(topics("CBT") == "cbt-topic ");
  BOOST_TEST(topics("~\"cognitive behavioural therapy\"") == "cbt-topic ");
  BOOST_TEST(topics("telehealth") == "", "a concept without a topic");
  BOOST_TEST(topics("=CBT") == "", "one form only");
}

BOOST_AUTO_TEST_CASE(words_side_by_side_may_be_one_word_or_a_name) {
  struct Side {
    std::vector<std::string> tokens;
    const char* meaning;
  };
  Words words;
  for (const Side& row : {Side{{"video", "conferencing"}, "videoconferencing(variant)"},
                          {{"meta", "analysis"}, "metaanalysis(variant)"},
                          {{"cognitive", "behavioural", "therapies"}, "cbt(thesaurus)"},
                          {{"videoconferencing"}, "[video conferencing](variant)"},
                          {{"self", "doubt"}, ""},
                          {{"in", "to"}, ""},
                          {{}, ""}}) {
    const std::string found = words.alternatives(row.tokens);
    BOOST_TEST(found == row.meaning, "of " << row.tokens.size() << " words from '"
                                           << (row.tokens.empty() ? "" : row.tokens[0]) << "': {"
                                           << found << "}, not {" << row.meaning << '}');
  }
}

BOOST_AUTO_TEST_CASE(one_form_and_quotes_are_taken_at_their_word) {
  check({
      {"=CBT", "cbt"},
      {"=outcome", "outcome"},
      {"=meta-analysis", "[meta analysis]"},
      {"\"outcomes\"", "outcomes"},
      {"\"video conferencing\"", "[video conferencing]"},
      {"\"cognitive behavioural therapy\"", "[cognitive behavioural therapy]"},
      {"~\"self doubts\"", "[self doubts/doubt]"},
      {"~\"video conferencing\"~4", "videoconferencing(variant), [video conferencing]"},
      {"~\"video conferencing\"", "videoconferencing(variant), [video conferencing]"},
  });
}

BOOST_AUTO_TEST_CASE(very_many_words_in_a_row_have_no_other_forms) {
  Words words;
  std::string query = "outcomes";
  for (int more = 1; more < 64; ++more) query += "-outcomes";
  BOOST_TEST(words.meaning(query).rows.at(0).places.at(63).size() > 1U);
  BOOST_TEST(words.meaning(query + "-outcomes").rows.at(0).places.at(63).size() == 1U);
}

BOOST_AUTO_TEST_CASE(each_kind_of_expansion_can_be_switched_off) {
  struct Switched {
    const char* query;
    Expand expand;
    const char* meaning;
  };
  constexpr Expand kNoInflections{.inflections = false};
  constexpr Expand kNoDerivations{.derivations = false};
  constexpr Expand kNoVariants{.variants = false};
  constexpr Expand kNoThesaurus{.thesaurus = false};
  Words words;
  for (const Switched& row : {
           Switched{"outcome", kNoInflections, "outcome, outcry(variant)"},
           {"outcome", kNoVariants, "outcome, outcomes(inflection)"},
           {"outcome", kNoThesaurus, "outcome, outcomes(inflection), outcry(variant)"},
           {"outcome", kNone, "outcome"},
           {"severe", kNoDerivations, "severe"},
           {"paediatric", kNoVariants, "paediatric"},
           {"metaanalysis", kNoVariants, "metaanalysis"},
           {"CBT", kNoThesaurus, "cbt"},
           {"CBT", kNoInflections, "cbt, [cognitive behavioural/behavioral therapy](thesaurus)"},
           {"CBT", kNoVariants, "cbt, [cognitive behavioural therapy/therapies](thesaurus)"},
           {"CBT", kNone, "cbt"},
           {"~\"self doubts\"", kNone, "[self doubts]"},
           {"psych*", kNone, "psychology(wildcard), psychosis(wildcard), psychotherapy(wildcard)"},
           {"outcme~", kNone, "outcme, outcome(fuzzy)"},
       }) {
    const std::string found = shown(words.meaning(row.query, row.expand));
    BOOST_TEST(found == row.meaning,
               '[' << row.query << "] with inflections " << row.expand.inflections
                   << ", derivations " << row.expand.derivations << ", variants "
                   << row.expand.variants << ", thesaurus " << row.expand.thesaurus
                   << " stands for {" << found << "}, not {" << row.meaning << '}');
  }
}

BOOST_AUTO_TEST_CASE(wildcards_stand_for_words_of_the_index) {
  check({
      {"psych*", "psychology(wildcard), psychosis(wildcard), psychotherapy(wildcard)"},
      {"out*me", "outcome(wildcard)"},
      {"behaviou?al", "behavioural(wildcard)"},
      {"meta-anal*", "[meta analyses/analysis](wildcard)"},
      {"Meta-Anal*", "[meta analyses/analysis](wildcard)"},
      {"\"meta anal*\"", "[meta analyses/analysis](wildcard)"},
      {"\"Meta-Anal* outcome\"", "[meta analyses/analysis outcome](wildcard)"},
      {"\"psych*\"", "psychology(wildcard), psychosis(wildcard), psychotherapy(wildcard)"},
      {"\"meta zz*\"", ""},
      {"behaviou#al", "behavioural(wildcard)"},
      {"se*-doubt*", "[self/several/severe/severely/severity doubt/doubts](wildcard)"},
      {"self-xx*", ""},  // a place that nothing can fill
      {"zz*", ""},
  });
}

BOOST_AUTO_TEST_CASE(too_many_words_are_cut_to_the_most_frequent) {
  check({{"psych*", "psychosis(wildcard), psychology(wildcard) and more"},
         {"outc*", "outcomes(wildcard), outcome(wildcard) and more"},
         {"video*", "video(wildcard), videoconferencing(wildcard)"},
         {"meta-anal*", "[meta analyses/analysis](wildcard)"}},
        kAll, 2);
  check({{"psych*", "psychosis(wildcard) and more"},
         {"meta-anal*", "[meta analyses](wildcard) and more"}},
        kAll, 1);
}

BOOST_AUTO_TEST_CASE(strict_reading_refuses_what_lenient_reading_cuts) {
  const Words words;
  const Searcher searcher(words.path());
  SearchOptions options;
  options.max_expansion = 2;
  for (const char* query : {"psych*", "outc*", "outcome~2"}) {
    options.syntax = Syntax::strict;
    BOOST_TEST_CONTEXT("query [" << query << ']') {
      BOOST_CHECK_EXCEPTION(searcher.search(query, options), LimitError,
                            [](const LimitError& error) { return error.limit() == "expansion"; });
      options.syntax = Syntax::lenient;
      const SearchResult result = searcher.search(query, options);
      BOOST_REQUIRE(result.diagnostics.size() == 1u);
      BOOST_TEST(result.diagnostics[0].code == DiagnosticCode::expansion_cut);
      BOOST_TEST(result.total > 0u);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_number_with_a_decimal_may_be_glued_to_a_name) {
  check({{"web2.0", "[web2 0], [web 2.0](variant)"},
         {"web-2.0", "[web 2.0], [web2 0](variant)"},
         {"OQ45.2", "[oq45 2], [oq 45.2](variant)"},
         {"OQ-45.2", "[oq 45.2], [oq45 2](variant)"},
         {"v1.5", "[v1 5], [v 1.5](variant)"},
         {"5HT2A", "5ht2a, [5 ht2a](variant)"},
         {"0.5mg", "0.5mg, [0.5 mg](variant)"},
         {"0.5-mg", "0.5mg(variant), [0.5 mg]"},
         {"in2.0", "[in2 0]"},
         {"web2-0a", "[web2 0a]"},
         {"2.0-web", "[2.0 web]"},
         {"web2.0.1", "[web2 0.1]"}});
  check({{"web2.0", "[web2 0]"}}, kNone);
  Words words;
  BOOST_TEST(words.alternatives({"web", "2.0"}) == "[web2 0](variant)");
  BOOST_TEST(words.alternatives({"web2", "0"}) == "[web 2.0](variant)");
  BOOST_TEST(words.alternatives({"in", "2.0"}) == "");
  BOOST_TEST(words.alternatives({"web", "4.5"}) == "");
}

BOOST_AUTO_TEST_CASE(an_umlaut_may_be_spelled_out_if_an_entry_or_the_query_has_it) {
  check({{"mueller", "mueller, muller(variant)"},
         {"Müller", "muller, mueller(variant)"},
         {"Mu\u0308ller", "muller, mueller(variant)"},
         {"muller", "muller"},
         {"soerensen", "soerensen, sorensen(variant)"},
         {"Aarhus", "aarhus, arhus(variant)"},
         {"Größe", "grosse, groesse(variant)"},
         {"mueller-lyer", "[mueller/muller lyer]"},
         {"~\"Müller Lyer\"", "[muller/mueller lyer]"},
         {"\"Müller Lyer\"", "[muller lyer]"},
         {"fuel", "fuel"},  // "ful" is in an entry
         {"queen", "queen"},
         {"poem", "poem"},
         {"quén", "quen"}});
  check({{"mueller", "mueller"}, {"Müller", "muller"}}, kNone);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
