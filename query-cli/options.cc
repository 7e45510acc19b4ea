#include "query-cli/options.h"

#include <pprsearch/error.h>
#include <pprsearch/search_parameters.h>

#include <algorithm>
#include <bit>
#include <chrono>
#include <ostream>
#include <sstream>
#include <utility>

#include "base/ascii.h"
#include "base/strings.h"
#include "command-line/cache_option.h"
#include "command-line/columns.h"
#include "command-line/parse.h"
#include "command-line/refusals.h"
#include "query-cli/option_table.h"

namespace pprsearch {
namespace {

std::vector<std::string> parts_of(const std::string& list) {
  const std::vector<std::string_view> parts = split_at(list, ',');
  return {parts.begin(), parts.end()};
}

/// How many values of a facet are listed if nothing is said: all that a page can show, and of names
/// the most frequent.
std::size_t usual_values(FacetField field) {
  switch (facet_values(field)) {
    case FacetValues::taxonomy:
    case FacetValues::times:
      return 0;
    case FacetValues::headings:
    case FacetValues::names:
      return 10;
  }
  return 0;
}

/// Whether some values are listed with `:all` alone.
bool has_more_values(FacetField field) {
  switch (facet_values(field)) {
    case FacetValues::taxonomy:
    case FacetValues::headings:
      return true;
    case FacetValues::names:
    case FacetValues::times:
      return false;
  }
  return false;
}

constexpr std::string_view kAllFacets = "all";

/// "author", "author:20", "author=flu", "author=flu:20", "topic:all"
FacetRequest facet_request(const std::string& text) {
  const std::size_t colon = text.rfind(':');
  const std::string values = text.substr(0, colon);
  const std::size_t equals = std::min(values.find('='), values.size());
  const auto field = from_string<FacetField>(values.substr(0, equals));
  if (values == kAllFacets)
    throw Error("--facets '" + text + "': all stands alone, without a number");
  if (!field)
    throw Error("--facets '" + text + "': known are " + join(names_of<FacetField>(), ", "));
  FacetRequest request{*field, usual_values(*field)};
  if (equals < values.size()) request.beginning = values.substr(equals + 1);
  if (equals < values.size() && request.beginning.empty())
    throw Error("--facets '" + text + "': the beginning of a word is wanted after =");
  if (colon == std::string::npos) return request;
  const std::string more = text.substr(colon + 1);
  request.all_values = more == "all" && has_more_values(*field);
  request.limit =
      request.all_values ? 0 : whole_number("--facets " + values, more, 0, OptionRow::kMost);
  return request;
}

}  // namespace

std::vector<FacetRequest> facet_requests(const std::string& list) {
  std::vector<FacetRequest> requests;
  for (const std::string& part : list == kAllFacets ? names_of<FacetField>() : parts_of(list)) {
    const FacetRequest request = facet_request(part);
    if (std::ranges::count(requests, request.field, &FacetRequest::field) > 0) {
      throw Error("--facets '" + list + "': " + std::string(to_string(request.field)) +
                  " is asked for twice");
    }
    requests.push_back(request);
  }
  return requests;
}

namespace {

Expand expansion(const std::string& list) {
  try {
    return expand_from_list(list);
  } catch (const Error& error) {
    throw Error(std::string("--expand: ") + error.what());
  }
}

/// `none` is not a value. A value of that name is written in quotes: `"none"`, which names it
/// as any name may be written, for signs make no difference to a name.
std::vector<FacetFilter> facet_filters(const Given& given) {
  std::vector<FacetFilter> filters;
  for (const FacetField field : all_values<FacetField>()) {
    FacetFilter filter{field, {}};
    for (const std::string& value : given.texts(to_string(field))) {
      filter.values.push_back(value == "none" ? std::nullopt : std::optional(value));
    }
    if (!filter.values.empty()) filters.push_back(std::move(filter));
  }
  return filters;
}

/// `--syntax` names a language or, for this one, how strictly it is read; `--reading` says that of
/// any.
void read_language(const Given& given, SearchOptions& search) {
  const std::string syntax = given.text("syntax");
  const std::optional<Syntax> reading = from_string<Syntax>(syntax);
  if (reading && given.has("reading") && given.has("syntax")) {
    throw Error("--reading: --syntax " + syntax + " says how the query is read already");
  }
  // What the settings say gives way.
  const bool is_said = given.has("reading") || !reading;
  search.syntax = is_said ? given.choice<Syntax>("reading") : *reading;
  search.platform = from_string<Platform>(syntax).value_or(Platform::ppr);
}

SearchOptions search_options(const Given& given) {
  SearchOptions search;
  read_language(given, search);
  search.match = given.choice<Match>("match");
  search.last_word_open = given.has("typing");
  search.sort = given.choice<Sort>("sort");
  search.filters = facet_filters(given);
  search.explain = given.has("explain");
  search.prefer_recent = given.has("prefer-recent");
  if (given.has("expand")) search.expand = expansion(given.text("expand"));
  search.expand_as_platform = !given.has("expand");
  if (given.has("facets")) search.facets = facet_requests(given.text("facets"));
  search.limit = given.number("limit");
  search.offset = given.number("offset");
  search.snippets = given.number("snippets");
  return search;
}

/// The last of the tasks that are asked for.
Task task_of(Tasks asked) { return static_cast<Task>(std::bit_width(asked) - 1); }

/// What the task is about: ids, files, a query.
void read_task(const Given& given, QueryCliOptions& options) {
  options.task = task_of(asked_tasks(given));
  options.ids = given.texts("show");
  options.similar = given.text("similar");
  options.beginning = given.text("suggest");
  options.queries = given.text(given.has("batch") ? "batch" : "evaluate");
  options.judgments = given.text("qrels");
  options.per_query = given.has("per-query");
  options.strategy = given.text("strategy");
  options.receipt = given.text("receipt");
  options.receipt_entries = given.has("receipt-entries");
  options.replay = given.text("replay");
  options.translation = given.choice<Platform>("translate");
  options.new_since = given.text("new-since");
  options.query = join(given.words(), " ");
  options.query_from_stdin = options.query == "-" && given.literal_words() == 0;
  if (given.has("similar") && options.similar.empty()) {
    throw Error("--similar '': there is no entry with an empty id");
  }
}

PrintOptions print_options(const Given& given, const QueryCliOptions& options) {
  PrintOptions print;
  print.null = given.has("null");
  if (given.has("fields")) print.fields = read_fields(given.text("fields"));
  print.batch = options.task == Task::batch;
  print.with_hits = given.has("hits");
  if (given.has("count")) {
    print.shown = Shown::totals;
  } else if (options.printer->has_facets_alone && !options.search.facets.empty()) {
    print.shown = Shown::facets;
  }
  return print;
}

/// What does nothing beside --fields.
void check_fields(const Given& given, const QueryCliOptions& options) {
  if (!given.has("fields")) return;
  const std::string format = options.printer->name;
  if (options.print.shown == Shown::facets) {
    throw Error("--fields does not go with --facets in " + format + ", which prints the counts");
  }
  if (options.search.explain) throw Error("--explain does not go with --fields");
  if (given.has("snippets") && !is_one_of("snippet", options.print.fields)) {
    throw Error("--snippets does not go with --fields without snippet");
  }
}

/// "7" or "2026-11-30".
bool names_generation(const std::string& text) {
  const bool is_day = text.size() == 10 && text[4] == '-' && text[7] == '-';
  const std::string digits = is_day ? text.substr(0, 4) + text.substr(5, 2) + text.substr(8) : text;
  if (!are_digits(digits)) return false;
  if (!is_day) return true;
  const std::chrono::year_month_day day{
      std::chrono::year(std::stoi(text.substr(0, 4))),
      std::chrono::month(static_cast<unsigned>(std::stoi(text.substr(5, 2)))),
      std::chrono::day(static_cast<unsigned>(std::stoi(text.substr(8))))};
  return day.ok();
}

void check_new_since(const Given& given, const QueryCliOptions& options) {
  if (!given.has("new-since")) return;
  if (!names_generation(options.new_since)) {
    throw Error("--new-since '" + options.new_since +
                "': the number of a generation or a day like 2026-11-30 is wanted");
  }
  if (given.has("facets")) {
    throw Error("--facets does not go with --new-since, whose hits are not counted by facets");
  }
  if (given.has("receipt")) {
    throw Error(
        "--receipt does not go with --new-since: a receipt is of all that a question finds");
  }
}

/// What one option needs of another.
void check_needs(const Given& given, const QueryCliOptions& options) {
  check_fields(given, options);
  if (given.has("receipt-entries") && !given.has("receipt")) {
    throw Error("--receipt-entries needs --receipt FILE");
  }
  check_new_since(given, options);
  if (given.has("evaluate") && !given.has("qrels")) {
    throw Error("--evaluate QUERIES needs --qrels FILE");
  }
  if (options.search.prefer_recent && options.search.sort != Sort::relevance) {
    throw Error("--prefer-recent is for --sort relevance, not --sort " +
                std::string(to_string(options.search.sort)));
  }
}

/// Fragments take longer to find than anything else of a hit.
bool shows_snippets(const QueryCliOptions& options) {
  if (!options.print.fields.empty()) return is_one_of("snippet", options.print.fields);
  return is_one_of("snippets", options.printer->options);
}

}  // namespace

QueryCliOptions query_cli_options(const Given& given) {
  QueryCliOptions options;
  options.help = given.has("help");
  options.version = given.has("version");
  if (options.help || options.version) return options;
  read_task(given, options);
  options.search = search_options(given);
  // Settings may name another language.
  const bool is_own = options.search.platform == Platform::ppr;
  if (options.task == Task::strategy && !given.has("syntax") && is_own) {
    options.search.platform = Platform::automatic;
  }
  options.printer = &printer_named(asked_format(given, asked_tasks(given)));
  options.print = print_options(given, options);
  options.color = given.choice<When>("color");
  options.no_pager = given.has("no-pager");
  check_needs(given, options);
  options.index = index_folder(given);
  options.searcher = searcher_options(given);
  if (options.index.empty()) refuse_without_index();
  return options;
}

std::vector<std::string> expansion_names() {
  const std::vector<std::string_view> known = expand_names();
  std::vector<std::string> names(known.begin(), known.end());
  names.emplace_back("none");
  return names;
}

std::string filter_argument(const std::optional<std::string>& value) {
  if (!value) return "none";
  return *value == "none" ? "\"none\"" : *value;
}

SearchOptions options_to_ask(const QueryCliOptions& options) {
  SearchOptions asked = options.search;
  asked.entries = options.printer->needs_entries;
  if (!shows_snippets(options)) asked.snippets = 0;
  if (options.print.shown == Shown::hits) return asked;
  asked.limit = 0;
  asked.suggest = false;
  return asked;
}

QueryCliOptions parse_query_cli_options(int argc, const char* const* argv) {
  return query_cli_options(parse_command_line(query_cli_table(), argc, argv));
}

QueryCliOptions parse_query_cli_options(const Settings& settings, int argc,
                                        const char* const* argv) {
  QueryCliOptions options = query_cli_options(parse_command_line(settings.table, argc, argv));
  options.pager = settings.pager;
  // What other programs read has no more in it than they asked for.
  const bool is_read = options.printer != nullptr && options.printer->makes_visible &&
                       options.new_since.empty() &&
                       (options.task == Task::search || options.task == Task::similar);
  if (is_read && options.search.facets.empty() && !settings.facets.empty()) {
    options.search.facets = facet_requests(settings.facets);
  }
  return options;
}

void print_query_cli_help(std::ostream& out) {
  print_purpose(query_cli_table(), out);
  print_options(query_cli_table(), kEveryTask, out);
  out << "\nExit status: " << query_cli_table().status << '\n';
}

}  // namespace pprsearch
