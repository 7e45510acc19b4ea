#include "tests/support/random_corpus.h"

#include <map>
#include <optional>
#include <utility>

#include "tests/support/naive_entry.h"

namespace pprsearch::test {
namespace {

using Texts = std::vector<std::string>;

const Texts kWords = {"alliance",
                      "alliances",
                      "Alliance",
                      "therapy",
                      "therapies",
                      "Therapist",
                      "patient",
                      "patients",
                      "patient's",
                      "video",
                      "videos",
                      "conferencing",
                      "videoconferencing",
                      "video-conferencing",
                      "conference",
                      "depression",
                      "depressed",
                      "meta-analysis",
                      "meta-analyses",
                      "metaanalysis",
                      "self-doubt",
                      "selfdoubt",
                      "doubt",
                      "behaviour",
                      "behavior",
                      "outcome",
                      "outcomes",
                      "the",
                      "of",
                      "~\"and\"",
                      "~\"not\"",
                      "Flückiger",
                      "Flueckiger",
                      "Müller",
                      "mueller",
                      "Größe",
                      "web 2.0",
                      "web2.0",
                      "0.5 mg",
                      "0.5mg",
                      "PHQ-9",
                      "PHQ9",
                      "Groessen-Müller",
                      "naïve",
                      "2020",
                      "0.30",
                      "12",
                      "online",
                      "off-line",
                      "face-to-face",
                      "CBT",
                      "U.S.",
                      "rupture",
                      "ruptures",
                      "week",
                      "end",
                      "ends",
                      "weekend",
                      "weekends",
                      "health",
                      "care",
                      "healthcare",
                      "心理",
                      "work",
                      "working",
                      "shop",
                      "workshop",
                      "woman",
                      "women",
                      "base",
                      "bases",
                      "basis",
                      "severe",
                      "severity",
                      "severely",
                      "depressing",
                      "depresses",
                      "doubted",
                      "doubting",
                      "leukaemia",
                      "leukemias",
                      "randomised",
                      "randomization",
                      "drop-out",
                      "dropouts",
                      "TNFα",
                      "TNF-alpha",
                      "TNFalpha",
                      "ω3",
                      "omega-3",
                      "IL-1β",
                      "IL-1-beta",
                      "μg",
                      "mug"};
const Texts kPhraseWords = {"video", "conferencing", "alliance",     "alliances", "patient",
                            "the",   "therapies",    "week",         "end",       "health",
                            "care",  "doubt",        "meta-analysis"};
/// Words that are also written as one, or mean something together.
const Texts kParted = {"video conferencing", "health care",     "week ends",
                       "work shop",          "self doubt",      "working therapies",
                       "video therapy",      "health care work"};
const Texts kBreaks = {" ", " ", " ", " ", " ", ", ", ". ", "? ", "; ", " – ", "\n\n"};
const Texts kTopics = {"alliance", "client-factors", "video-therapy", "cbt"};
const Texts kTopicNames = {"alliance",
                           "\"Working Alliance\"",
                           "client-factors",
                           "\"Client Factors\"",
                           "videotherapy",
                           "CBT",
                           "cbt"};
/// Those that are written alike are one, and one is a topic's name.
const Texts kKeywords = {"Video Conferencing", "video-conferencing", "Alliances, Working", "Humans",
                         "Working Alliance",   "health care"};
const Texts kKeywordNames = {"humans", "\"video conferencing\"", "\"Working Alliance\"",
                             "\"alliances, working\"", "health-care"};
const Texts kTypes = {"meta-analysis", "Trial", "case study"};
const Texts kJournals = {"Psychotherapy", "Alliance & Outcome", "alliance and outcome",
                         "Journal of Video Therapy"};
const Texts kDates = {"",           "2019",       "2020",    "2020-02",    "2020-07",
                      "2020-07-15", "2020-12-31", "2021-01", "2021-01-01", "1999-11"};
const std::vector<Name> kNames = {
    {"Flückiger", "Christoph", "", ""},      {"Fluckiger", "C.", "", ""},
    {"de la Parra", "Guillermo", "", "Jr."}, {"", "", "World Health Organization", ""},
    {"Müller", "Anna-Lena", "", ""},         {"Alliance", "Video", "", ""}};
const Texts kSerialNumbers = {"0033-3204", "0033-3204, 1939-1536", "0000-006X"};
const Texts kSerialNumbersAsked = {"0033-3204", "00333204", "19391536", "0000-006x", "2049-3630"};
const Texts kTextFieldNames = {"title",   "summary",  "implications", "author",
                               "journal", "citation", "text",         "ti"};
const Texts kFieldWords = {"alliance", "fluckiger", "Flückiger",     "video",
                           "therapy",  "health",    "psychotherapy", "muller",
                           "de",       "journal",   "mueller",       "Flueckiger"};
const Texts kWildcards = {"al*",        "therap*", "behavio?r", "ps*y",  "we*",
                          "fl*ger",     "out*s",   "20*",       "zz*",   "vi?eo",
                          "co??erence", "vid#o",   "the#ap*",   "*ence", "*apie*"};
const Texts kFuzzy = {"alliense~", "aliance~", "dobt~",    "therapi~2",      "flukiger~", "videos~",
                      "hlaeth~",   "wrk~2",    "outcmoe~", "meta-analysis~", "the~"};
const Texts kRanges = {"year:2015..2020",
                       "year:2020",
                       "year:2016..",
                       "year:..2014",
                       "year:>2018",
                       "year:<=2019",
                       "published:2020",
                       "published:2020-07",
                       "published:2020-07..2020-12",
                       "published:2020-07-15..",
                       "published:..2020",
                       "published:<2020-07",
                       "published:>=2020-12-31"};
const Texts kNotices = {"retracted", "retracted: doi:10.1000/r", "corrected: pmid:7", "comment-on"};

const Texts kPresences = {"doi",     "citation", "implications", "summary",   "title",     "author",
                          "journal", "topic",    "type",         "year",      "published", "url",
                          "pmid",    "keyword",  "issn",         "retracted", "correction"};

std::string random_text(Chance& chance, std::size_t most) {
  std::string text;
  for (std::size_t left = chance.upto(most); left > 0; --left) {
    if (!text.empty()) text += chance.of(kBreaks);
    text += chance.of(kWords);
  }
  return text;
}

Citation random_citation(Chance& chance, const std::string& title, std::size_t number) {
  Citation citation;
  citation.type = "article-journal";
  for (std::size_t left = chance.upto(3); left > 0; --left) {
    citation.authors.push_back(chance.of(kNames));
  }
  if (!chance.one_in(4)) citation.issued.year = 2013 + static_cast<int>(chance.upto(8));
  citation.title = chance.one_in(4) ? title : random_text(chance, 4);
  if (chance.one_in(2)) citation.raw = random_text(chance, 8);
  if (!chance.one_in(3)) citation.container_title = chance.of(kJournals);
  if (chance.one_in(2)) citation.doi = "10.1000/pps." + std::to_string(number % 7);
  if (chance.one_in(3)) citation.issn = chance.of(kSerialNumbers);
  if (chance.one_in(3)) citation.pmid = std::to_string(1000 + number);
  return citation;
}

Texts some_of(Chance& chance, const Texts& values) {
  Texts some;
  for (const std::string& value : values) {
    if (chance.one_in(3)) some.push_back(value);
  }
  return some;
}

const Texts kStarred = {"al*", "therap*", "we*", "out*", "*encing"};

std::string random_starred_phrase(Chance& chance) {
  std::string text = '"' + chance.of(kPhraseWords) + ' ' + chance.of(kStarred);
  if (chance.one_in(2)) text += ' ' + chance.of(kPhraseWords);
  return text + '"';
}

std::string random_phrase(Chance& chance) {
  if (chance.one_in(4)) return random_starred_phrase(chance);
  std::string text = chance.one_in(2) ? "~\"" : "\"";
  text += chance.of(kPhraseWords);
  for (std::size_t left = chance.upto(2); left > 0; --left) text += ' ' + chance.of(kPhraseWords);
  text += '"';
  return chance.one_in(2) ? text + '~' + std::to_string(1 + chance.upto(5)) : text;
}

std::string random_text_leaf(Chance& chance, const Texts& words) {
  switch (chance.upto(9)) {
    case 0:
      return '=' + chance.of(words);
    case 1:
    case 2:
      return random_phrase(chance);
    case 3:
      return chance.of(kWildcards);
    case 4:
      return chance.of(kFuzzy);
    case 5:
      return chance.of(words) + "^2.5";
    default:
      return chance.of(words);
  }
}

std::string random_fielded(Chance& chance) {
  const std::string field = chance.of(kTextFieldNames) + ':';
  if (!chance.one_in(4)) return field + random_text_leaf(chance, kFieldWords);
  return field + '(' + random_text_leaf(chance, kFieldWords) + (chance.one_in(2) ? " OR " : " ") +
         random_text_leaf(chance, kWords) + ')';
}

std::string random_value(Chance& chance) {
  switch (chance.upto(7)) {
    case 0:
      return "topic:" + chance.of(kTopicNames);
    case 6:
      return "keyword:" + chance.of(kKeywordNames);
    case 1:
      return chance.one_in(2) ? "type:trial" : "type:\"Case Study\"";
    case 2:
      return "doi:https://doi.org/10.1000/PPS." + std::to_string(chance.upto(7));
    case 3:
      return "id:entry-" + std::to_string(chance.upto(30));
    case 4:
      if (chance.one_in(4)) return "issn:" + chance.of(kSerialNumbersAsked);
      if (chance.one_in(3)) return "pmid:" + std::to_string(1000 + chance.upto(30));
      return "has:" + chance.of(kPresences);
    case 5:
      return chance.one_in(4) ? "is:retracted" : "missing:" + chance.of(kPresences);
    default:
      return chance.of(kRanges);
  }
}

std::string random_leaf(Chance& chance) {
  switch (chance.upto(5)) {
    case 0:
      return random_fielded(chance);
    case 1:
      return random_value(chance);
    default:
      return random_text_leaf(chance, kWords);
  }
}

/// Words, phrases and wildcards of one field, and ORs and NEARs of them.
std::string random_near_side(Chance& chance, const std::string& field, std::size_t depth);

std::string random_near(Chance& chance, const std::string& field, std::size_t depth) {
  const auto near = [&] {
    return (chance.one_in(3) ? " PRE/" : " NEAR/") + std::to_string(1 + chance.upto(4)) + ' ';
  };
  std::string text = random_near_side(chance, field, depth) + near();
  text += random_near_side(chance, field, depth);
  return chance.one_in(4) ? text + near() + random_near_side(chance, field, depth) : text;
}

std::string random_near_side(Chance& chance, const std::string& field, std::size_t depth) {
  const auto side = [&] { return random_near_side(chance, field, depth - 1); };
  if (depth > 0 && chance.one_in(3)) return '(' + side() + " OR " + side() + ')';
  if (depth > 0 && chance.one_in(6)) return '(' + random_near(chance, field, depth - 1) + ')';
  switch (chance.upto(6)) {
    case 0:
      return field + chance.of(kWildcards);
    case 1:
      return field + '=' + chance.of(kPhraseWords);
    case 2:
      return field + (chance.one_in(2) ? "~\"" : "\"") + chance.of(kPhraseWords) + ' ' +
             chance.of(kPhraseWords) + '"';
    case 3:
      return field + chance.of(kFuzzy);
    default:
      return field + chance.of(kPhraseWords);
  }
}

std::string random_expression(Chance& chance, std::size_t depth) {
  if (depth > 0 && chance.one_in(6)) {
    const std::string field = chance.one_in(4) ? chance.of(kTextFieldNames) + ':' : "";
    return '(' + random_near(chance, field, 1) + (chance.one_in(4) ? ")^2" : ")");
  }
  if (depth == 0) return random_leaf(chance);
  const auto part = [&] { return random_expression(chance, depth - 1); };
  switch (chance.upto(6)) {
    case 0:
      return '(' + part() + " OR " + part() + ')';
    case 1:
      return '(' + part() + " AND " + part() + ')';
    case 2:
      return '(' + part() + ' ' + part() + ')';
    case 3:
      return "NOT " + part();
    case 4:
      return '(' + part() + " OR " + part() + ")^3";
    case 5:
      return "(* AND NOT " + part() + ')';
    default:
      return random_leaf(chance);
  }
}

}  // namespace

Taxonomy random_taxonomy() {
  Taxonomy taxonomy;
  taxonomy.topics = {{"alliance", "Alliance and Relationship", {"Working Alliance"}},
                     {"client-factors", "Client Factors", {}},
                     {"video-therapy", "Video Therapy", {"videotherapy"}},
                     {"cbt", "Cognitive Behavioral Therapy", {}}};
  return taxonomy;
}

Crosswalk random_crosswalk() {
  Crosswalk crosswalk;
  crosswalk.rules = {{{"alliance"}, {}, {"Alliances, Working"}, {"Video Conferencing"}, {}}};
  crosswalk.general = {"humans", "Health-Care"};
  return crosswalk;
}

bool is_general_keyword(const std::string& key) {
  return key == "humans" || key == "health care" || key == "alliances working";
}

std::vector<Entry> random_entries(Chance& chance, std::size_t size) {
  std::vector<Entry> entries;
  for (std::size_t i = 0; i < size; ++i) {
    Entry entry;
    entry.id = "entry-" + std::to_string(i);
    entry.title = random_text(chance, 4);
    entry.published = chance.of(kDates);
    if (chance.one_in(3)) entry.url = "https://example.org/" + entry.id;
    entry.summary = random_text(chance, 30);
    if (entry.title.empty() && entry.summary.empty()) entry.summary = chance.of(kWords);
    if (chance.one_in(2)) entry.practice_implications = random_text(chance, 10);
    entry.topics = some_of(chance, kTopics);
    entry.research_types = some_of(chance, kTypes);
    entry.keywords = some_of(chance, kKeywords);
    if (chance.one_in(5)) entry.notices = {chance.of(kNotices)};
    if (!chance.one_in(4)) entry.citation = random_citation(chance, entry.title, i);
    entries.push_back(std::move(entry));
  }
  return entries;
}

Thesaurus random_thesaurus() {
  Thesaurus thesaurus;
  thesaurus.concepts = {{"cbt", {"CBT", "working therapy", "health care work"}, "cbt"},
                        {"video", {"video therapy", "videoconferencing"}, "", {"therapy"}},
                        {"therapy", {"therapy", "treatment"}, "", {"care"}},
                        {"care", {"health care", "care"}, "", {}, {"cbt"}},
                        {"client", {"patient", "client"}, "", {"care"}, {"video"}}};
  thesaurus.variants = {{"week", "weekend"}, {"online", "off-line"}};
  return thesaurus;
}

std::string random_words(Chance& chance) {
  std::string text;
  for (std::size_t left = 1 + chance.upto(3); left > 0; --left) {
    if (!text.empty()) text += ' ';
    if (chance.one_in(6))
      text += '+';
    else if (chance.one_in(6))
      text += '-';
    text += chance.one_in(3)   ? random_leaf(chance)
            : chance.one_in(5) ? chance.of(kParted)
                               : chance.of(kWords);
  }
  return text;
}

std::string random_query(Chance& chance) {
  if (chance.one_in(40)) return chance.one_in(2) ? "*" : "";
  return chance.one_in(2) ? random_words(chance) : random_expression(chance, 1 + chance.upto(2));
}

std::vector<FacetFilter> random_filters(Chance& chance, const std::vector<Entry>& entries) {
  std::vector<FacetFilter> filters;
  for (const FacetField field : all_values<FacetField>()) {
    if (!chance.one_in(4)) continue;
    FacetFilter filter{field, {}};
    if (chance.one_in(3)) filter.values.push_back(std::nullopt);
    for (std::size_t left = 1 + chance.upto(1); left > 0; --left) {
      for (const auto& [key, name] : facet_values(chance.of(entries), field)) {
        filter.values.emplace_back(name);
      }
    }
    if (!filter.values.empty()) filters.push_back(std::move(filter));
  }
  return filters;
}

}  // namespace pprsearch::test
