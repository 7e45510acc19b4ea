#include "query-cli/options.h"

#include <pprsearch/error.h>

#include <algorithm>
#include <boost/algorithm/string.hpp>
#include <boost/program_options.hpp>
#include <cctype>
#include <cstdlib>
#include <iostream>
#include <map>
#include <set>

#include "query-cli/combinations.h"

namespace pprsearch {
namespace po = boost::program_options;
namespace {

using Texts = std::vector<std::string>;

po::typed_value<std::string>* text() { return po::value<std::string>(); }
po::typed_value<Texts>* texts() { return po::value<Texts>()->composing(); }

po::options_description index_options() {
  po::options_description index("Index");
  index.add_options()("index,i", text()->value_name("DIR"),
                      "the index; default: the environment's PPRSEARCH_INDEX")(
      "info", "what the index holds")("show", po::value<Texts>()->multitoken()->value_name("ID..."),
                                      "these entries, whole")(
      "similar", text()->value_name("ID"),
      "entries like this one, and what they share with it; filters and formats apply")(
      "batch", text()->value_name("FILE"), "queries of a file, a line each: query-id TAB text")(
      "evaluate", text()->value_name("FILE"),
      "how well the queries of a file are answered: nDCG@10, MAP, Recall@100, P@10, MRR@10")(
      "qrels", text()->value_name("FILE"),
      "what people judged relevant, a line each: query-id 0 entry-id grade")(
      "per-query", "with --evaluate: each query's figures, too")(
      "suggest", text()->value_name("TEXT"),
      "completions of the beginning of a query, with counts");
  return index;
}

po::options_description query_options() {
  po::options_description query("Query");
  query.add_options()("syntax", text()->value_name("HOW"),
                      "strict (default): a fault is an error; lenient: the best reading; plain: "
                      "every character is text")(
      "match", text()->value_name("HOW"),
      "plain words: auto (default: all; any for a sentence, and where no entry has all), all, any")(
      "expand", text()->value_name("LIST"),
      "what a word stands for besides itself: any of inflections,variants,thesaurus,feedback "
      "(default the first three; feedback, alone besides those three: words of the best answers "
      "count, in a second pass) or none");
  return query;
}

po::options_description filter_options() {
  po::options_description filter(
      "Filters (an option again: any of its values; different options: all of them)");
  filter.add_options()(
      "topic", texts()->value_name("T"),
      "entries of this topic: slug, label or alias; none = entries without one (\"none\", "
      "in quotes = the topic of that name)")("type", texts()->value_name("T"),
                                             "of this type of research, likewise")(
      "author", texts()->value_name("A"),
      "by this author, as the facet names them: 'Flückiger, C.'")(
      "journal", texts()->value_name("J"), "in this journal")(
      "year", texts()->value_name("A..B"), "article's year: 2019, 2015..2020, 2015.., none")(
      "published", texts()->value_name("A..B"),
      "when the summary appeared: 2020-07, 2020-07..2020-12");
  return filter;
}

po::options_description output_options() {
  po::options_description output("Output");
  output.add_options()("limit,n", text()->value_name("N"), "hits on the page (default 10)")(
      "offset", text()->value_name("N"), "hits to skip (default 0)")(
      "sort", text()->value_name("ORDER"),
      "relevance, newest, oldest, title (default relevance; newest where there are no words)")(
      "prefer-recent", "by relevance, but what is newer a little before what is older")(
      "facets", text()->value_name("LIST"),
      "of topic,type,year,published,journal,author, each with :N for N values; or all (in text "
      "and json)")("snippets", text()->value_name("N"),
                   "fragments a hit (default 2; in text, json, jsonl)")(
      "explain", "how the query was read, what its words stand for, and each score as a sum")(
      "count", "the exact total alone")(
      "format", text()->value_name("F"),
      "text (default), json, jsonl (a hit a line), tsv, csv, ids, ris, bibtex, csl-json; of "
      "--batch: json, ids, trec (query-id Q0 entry-id rank score pprsearch)")(
      "null,0", "with --format ids: NUL, not a newline, after each id")(
      "color", text()->value_name("WHEN"), "auto (default), always, never")("help,h", "this text")(
      "version", "the version");
  return output;
}

po::options_description visible_options() {
  po::options_description all;
  all.add(index_options()).add(query_options()).add(filter_options()).add(output_options());
  return all;
}

/// `-videoconferencing` is a word to exclude: no option has such a letter. Of the
/// letters that options have, -n takes digits, -h nothing, and -i anything.
bool is_excluded_word(const std::string& argument) {
  if (argument.size() < 3 || argument[0] != '-' || argument[1] == '-') return false;
  const char letter = argument[1];
  return letter != 'i' && !(letter == 'n' && std::isdigit(static_cast<unsigned char>(argument[2])));
}

std::vector<po::option> excluded_word(Texts& arguments) {
  const std::string first = arguments.front();
  if (!is_excluded_word(first)) return {};
  po::option option("query", Texts{first});
  option.original_tokens = {first};
  arguments.erase(arguments.begin());
  return {option};
}

/// "topic, type, …": the names of an enum's values.
template <typename Enum>
std::string names_of() {
  std::string names;
  for (const Enum value : all_values<Enum>()) {
    names += (names.empty() ? "" : ", ") + std::string(to_string(value));
  }
  return names;
}

/// The value of an option whose choices are the names of an enum.
template <typename Enum>
Enum choice(const po::variables_map& given, const char* name, Enum otherwise) {
  if (given.count(name) == 0) return otherwise;
  const auto& text = given[name].as<std::string>();
  if (const auto value = from_string<Enum>(text)) return *value;
  throw Error("--" + std::string(name) + " '" + text + "': known are " + names_of<Enum>());
}

template <typename T>
T choice(const po::variables_map& given, const char* name, const std::map<std::string, T>& choices,
         T otherwise) {
  if (given.count(name) == 0) return otherwise;
  const auto& value = given[name].as<std::string>();
  const auto found = choices.find(value);
  if (found != choices.end()) return found->second;
  std::string known;
  for (const auto& [text, ignored] : choices) known += (known.empty() ? "" : ", ") + text;
  throw Error("--" + std::string(name) + " '" + value + "': known are " + known);
}

std::size_t whole_number(const std::string& what, const std::string& text) {
  if (text.empty() || text.size() > 9 || !boost::all(text, boost::is_digit())) {
    throw Error(what + " '" + text + "': a whole number from 0 to 999999999 is wanted");
  }
  return std::stoul(text);
}

std::size_t number(const po::variables_map& given, const char* name, std::size_t otherwise) {
  if (given.count(name) == 0) return otherwise;
  return whole_number("--" + std::string(name), given[name].as<std::string>());
}

Texts parts_of(const std::string& list) {
  Texts parts;
  boost::split(parts, list, boost::is_any_of(","));
  return parts;
}

FacetRequest facet_request(const std::string& text) {
  const std::size_t colon = text.find(':');
  const auto field = from_string<FacetField>(text.substr(0, colon));
  if (!field) {
    throw Error("--facets '" + text + "': known are " + names_of<FacetField>());
  }
  FacetRequest request{*field, 10};
  if (request.field == FacetField::topic || request.field == FacetField::type) request.limit = 0;
  if (colon != std::string::npos) {
    request.limit = whole_number("--facets " + text.substr(0, colon), text.substr(colon + 1));
  }
  return request;
}

std::vector<FacetRequest> facet_requests(const std::string& list) {
  std::vector<FacetRequest> requests;
  const std::string all = boost::erase_all_copy(names_of<FacetField>(), " ");
  for (const std::string& part : parts_of(list == "all" ? all : list)) {
    requests.push_back(facet_request(part));
  }
  return requests;
}

Expand expansion(const std::string& list) {
  Expand expand{false, false, false, false};
  if (list == "none") return expand;
  if (list == "feedback") return {true, true, true, true};  // a pass more, nothing less
  for (const std::string& part : parts_of(list)) {
    if (part == "inflections") {
      expand.inflections = true;
    } else if (part == "variants") {
      expand.variants = true;
    } else if (part == "thesaurus") {
      expand.thesaurus = true;
    } else if (part == "feedback") {
      expand.feedback = true;
    } else {
      throw Error("--expand '" + part +
                  "': known are inflections, variants, thesaurus, feedback, none");
    }
  }
  return expand;
}

/// `none` is no value. A value of that name is written in quotes: `"none"`, which names it
/// as any name may be written, for signs make no difference to a name.
std::vector<FacetFilter> facet_filters(const po::variables_map& given) {
  std::vector<FacetFilter> filters;
  for (const FacetField field : all_values<FacetField>()) {
    const std::string name(to_string(field));
    if (given.count(name) == 0) continue;
    FacetFilter filter{field, {}};
    for (const std::string& value : given[name].as<Texts>()) {
      filter.values.push_back(value == "none" ? std::nullopt : std::optional(value));
    }
    filters.push_back(std::move(filter));
  }
  return filters;
}

SearchOptions search_options(const po::variables_map& given) {
  SearchOptions search;
  search.syntax = choice(given, "syntax", search.syntax);
  search.match = choice(given, "match", search.match);
  search.sort = choice(given, "sort", search.sort);
  search.filters = facet_filters(given);
  search.explain = given.count("explain") > 0;
  search.prefer_recent = given.count("prefer-recent") > 0;
  if (given.count("expand") > 0) search.expand = expansion(given["expand"].as<std::string>());
  if (given.count("facets") > 0) search.facets = facet_requests(given["facets"].as<std::string>());
  search.limit = number(given, "limit", search.limit);
  search.offset = number(given, "offset", search.offset);
  search.snippets = number(given, "snippets", search.snippets);
  return search;
}

QueryCliOptions::Mode mode_of(const po::variables_map& given) {
  using Mode = QueryCliOptions::Mode;
  if (given.count("help") > 0) return Mode::help;
  if (given.count("version") > 0) return Mode::version;
  if (given.count("info") > 0) return Mode::info;
  if (given.count("show") > 0) return Mode::show;
  if (given.count("suggest") > 0) return Mode::suggest;
  if (given.count("batch") > 0) return Mode::batch;
  if (given.count("evaluate") > 0) return Mode::evaluate;
  return given.count("count") > 0 ? Mode::count : Mode::search;
}

/// The long names of the options given, but for a --color that asks for no colours: it is
/// done as said whatever the output is.
std::set<std::string> names_of(const po::variables_map& given, QueryCliOptions::Color color) {
  std::set<std::string> names;
  for (const auto& [name, value] : given) {
    if (name != "color" || color == QueryCliOptions::Color::always) names.insert(name);
  }
  return names;
}

/// What the task is about: ids, files, a query.
void read_task(const po::variables_map& given, QueryCliOptions& options) {
  const auto read = [&](const char* name, std::string& text) {
    if (given.count(name) > 0) text = given[name].as<std::string>();
  };
  options.mode = mode_of(given);
  read("similar", options.similar);
  read("suggest", options.beginning);
  read("batch", options.queries);
  read("evaluate", options.queries);
  read("qrels", options.judgments);
  if (given.count("show") > 0) options.ids = given["show"].as<Texts>();
  options.per_query = given.count("per-query") > 0;
  if (given.count("query") > 0) options.query = boost::join(given["query"].as<Texts>(), " ");
  options.query_from_stdin = options.query == "-";
  if (given.count("similar") > 0 && options.similar.empty()) {
    throw Error("--similar '': there is no entry with an empty id");
  }
}

QueryCliOptions read_options(const po::variables_map& given) {
  QueryCliOptions options;
  read_task(given, options);
  options.search = search_options(given);
  options.format = choice(given, "format", format_names(), options.format);
  options.null = given.count("null") > 0;
  options.color = choice<QueryCliOptions::Color>(given, "color",
                                                 {{"auto", QueryCliOptions::Color::automatic},
                                                  {"always", QueryCliOptions::Color::always},
                                                  {"never", QueryCliOptions::Color::never}},
                                                 options.color);
  if (given.count("index") > 0) {
    options.index = given["index"].as<std::string>();
  } else if (const char* environment = std::getenv("PPRSEARCH_INDEX")) {
    options.index = environment;
  }
  return options;
}

po::variables_map parse(int argc, const char* const* argv) {
  po::options_description all = visible_options();
  all.add_options()("query", po::value<Texts>()->composing());
  po::positional_options_description words;
  words.add("query", -1);
  po::variables_map given;
  po::store(po::command_line_parser(argc, argv)
                .options(all)
                .positional(words)
                .style(po::command_line_style::unix_style & ~po::command_line_style::allow_guessing)
                .extra_style_parser(excluded_word)
                .run(),
            given);
  return given;
}

}  // namespace

const std::map<std::string, QueryCliOptions::Format>& format_names() {
  using Format = QueryCliOptions::Format;
  static const std::map<std::string, Format> kFormats = {
      {"text", Format::text},        {"json", Format::json}, {"jsonl", Format::jsonl},
      {"tsv", Format::tsv},          {"csv", Format::csv},   {"ids", Format::ids},
      {"trec", Format::trec},        {"ris", Format::ris},   {"bibtex", Format::bibtex},
      {"csl-json", Format::csl_json}};
  return kFormats;
}

std::string format_name(QueryCliOptions::Format format) {
  return std::find_if(format_names().begin(), format_names().end(),
                      [&](const auto& known) { return known.second == format; })
      ->first;
}

QueryCliOptions parse_query_cli_options(int argc, const char* const* argv) try {
  using Mode = QueryCliOptions::Mode;
  const po::variables_map given = parse(argc, argv);
  const QueryCliOptions options = read_options(given);
  if (options.mode == Mode::help || options.mode == Mode::version) return options;
  check_combinations(names_of(given, options.color), options);
  if (options.index.empty()) {
    throw Error("no index: name one with --index DIR or PPRSEARCH_INDEX");
  }
  return options;
} catch (const po::error& error) {
  throw Error(std::string(error.what()) +
              " (--help lists the options; put -- before a query that begins with -)");
}

void print_query_cli_help(std::ostream& out) {
  out << "Usage: pprsearch [OPTIONS] [QUERY...]\n"
         "Asks an index of research summaries. Without a query: everything. - reads it from "
         "standard input.\n\n"
         "  pprsearch 'alliance AND videoconferencing'     both words, in all their forms\n"
         "  pprsearch '\"working alliance\" -cbt'            a phrase, without a word\n"
         "  pprsearch 'implications:ruptures year:2015..'  words of a field, a range\n"
      << visible_options() << "\nExit status: 0 with hits, 1 without, 2 on an error.\n";
}

}  // namespace pprsearch
