#include "query-cli/option_table.h"

#include <pprsearch/evaluation.h>
#include <pprsearch/search_parameters.h>
#include <pprsearch/searcher.h>

#include <algorithm>

#include "base/strings.h"
#include "command-line/cache_option.h"
#include "command-line/columns.h"
#include "command-line/given.h"
#include "query-cli/printers/printer.h"
#include "query-cli/task.h"

namespace pprsearch {
namespace {

using enum Task;
using enum OptionKind;
using Rows = std::vector<OptionRow>;

constexpr Tasks kLists = any_of(search, similar, batch, strategy);
constexpr Tasks kPages = kLists | any_of(count);  // a count is that of all pages, in any order
constexpr Tasks kQueries = any_of(search, count, batch, evaluate, strategy, translate);
constexpr Tasks kAnswered = kQueries & ~any_of(translate);

std::vector<TaskRow> task_rows() {
  return {
      {.task = any_of(search), .name = ""},
      {.task = any_of(similar), .name = "similar"},
      {.task = any_of(count), .name = "count"},
      {.task = any_of(show), .name = "show"},
      {.task = any_of(suggest), .name = "suggest"},
      {.task = any_of(batch), .name = "batch"},
      {.task = any_of(evaluate), .name = "evaluate"},
      {.task = any_of(info), .name = "info"},
      {.task = any_of(strategy), .name = "strategy"},
      {.task = any_of(translate), .name = "translate"},
      {.task = any_of(replay), .name = "replay"},
  };
}

std::vector<FormatRow> format_rows() {
  constexpr Task kTasks[] = {search,   similar, count,    show,      suggest, batch,
                             evaluate, info,    strategy, translate, replay};
  std::vector<FormatRow> rows;
  for (const Printer& printer : printers()) {
    FormatRow row{printer.name, 0, printer.options};
    for (const Task task : kTasks) row.tasks |= prints(printer, task) ? any_of(task) : 0;
    rows.push_back(std::move(row));
  }
  return rows;
}

/// The languages of other platforms.
std::vector<std::string> other_languages() {
  std::vector<std::string> names = names_of<Platform>();
  std::erase(names, to_string(Platform::ppr));
  std::erase(names, to_string(Platform::automatic));
  return names;
}

std::vector<std::string> translation_choices() {
  std::vector<std::string> names = other_languages();
  names.emplace_back(to_string(Platform::ppr));
  return names;
}

std::vector<std::string> syntax_choices() {
  std::vector<std::string> names = names_of<Platform>();
  std::ranges::move(names_of<Syntax>(), std::back_inserter(names));
  return names;
}

// ---- Options, group by group ----

OptionRow index_row() {
  OptionRow row = index_option(kEveryTask);
  row.once =
      "scores and counts of several indexes cannot be compared; build one index of all "
      "sources (pprsearch-index build SOURCE...)";
  return row;
}

Rows entry_rows() {
  return {
      index_row(),
      cache_option(kEveryTask),
      {.group = "Index", .name = "info", .help = "what the index holds", .tasks = any_of(info)},
      {.group = "Index",
       .name = "show",
       .kind = many,
       .value = "ID...",
       .help = "these entries, whole; an id, the beginning of one alone, or the number of a hit of "
               "the last answer",
       .tasks = any_of(show)},
      {.group = "Index",
       .name = "similar",
       .kind = value,
       .value = "ID",
       .help = "entries like this one (named as for --show), and what they share with it; filters "
               "and formats apply",
       .tasks = any_of(similar, count)},
  };
}

std::string titles_of_measures() {
  std::vector<std::string_view> titles;
  for (const NamedMeasure& measure : kMeasures) titles.push_back(measure.title);
  return join(titles, ", ");
}

Rows file_rows() {
  return {
      {.group = "Index",
       .name = "batch",
       .kind = value,
       .value = "FILE",
       .file = FileUse::read,
       .help =
           "queries of a file, or of standard input if it is -, a line each: query-id TAB text, "
           "the text alone, or a request in JSON; each is answered before the next is read, "
           "and a faulty one stops no other",
       .tasks = any_of(batch, count)},
      {.group = "Index",
       .name = "evaluate",
       .kind = value,
       .value = "FILE",
       .file = FileUse::read,
       .help = "how well the queries of a file are answered: " + titles_of_measures(),
       .tasks = any_of(evaluate)},
      {.group = "Index",
       .name = "qrels",
       .kind = value,
       .value = "FILE",
       .file = FileUse::read,
       .help = "what people judged relevant, a line each: query-id 0 entry-id grade",
       .tasks = any_of(evaluate)},
      {.group = "Index",
       .name = "per-query",
       .help = "with --evaluate: each query's figures, too",
       .tasks = any_of(evaluate)},
      {.group = "Index",
       .name = "suggest",
       .kind = value,
       .value = "TEXT",
       .help = "completions of the beginning of a query, with counts; filters apply",
       .tasks = any_of(suggest)},
  };
}

Rows strategy_rows() {
  return {
      {.group = "Index",
       .name = "strategy",
       .kind = value,
       .value = "FILE",
       .file = FileUse::read,
       .help = "the lines of a search strategy, numbered or not, of a file or of standard input if "
               "it is -, each with the number of its entries; --syntax says in which language "
               "(otherwise: auto)",
       .tasks = any_of(strategy)},
      {.group = "Index",
       .name = "hits",
       .help = "with --strategy: what its last line finds, too",
       .tasks = any_of(strategy),
       .by_format = true},
      {.group = "Index",
       .name = "translate",
       .kind = value,
       .value = "PLATFORM",
       .help = "the query in the language of " + join(other_languages(), ", ") +
               ", and what cannot be said there; {default}: in canonical form",
       .tasks = any_of(translate),
       .choices = translation_choices(),
       .otherwise = std::string(to_string(Platform::ppr))},
  };
}

Rows receipt_rows() {
  return {
      {.group = "Index",
       .name = "receipt",
       .kind = value,
       .value = "FILE",
       .file = FileUse::written,
       .help = "writes what was asked, of which index, and what was found: JSON, and a page of "
               "Markdown beside it; neither file may be there already",
       .tasks = any_of(search, count, strategy)},
      {.group = "Index",
       .name = "receipt-entries",
       .help = "the receipt has the id and digest of each entry found, so that --replay can name "
               "those that changed",
       .tasks = any_of(search, count, strategy)},
      {.group = "Index",
       .name = "replay",
       .kind = value,
       .value = "FILE",
       .file = FileUse::read,
       .help = "asks again what a receipt says, and tells what has changed",
       .tasks = any_of(replay)},
  };
}

Rows language_rows() {
  return {
      {.group = "Query",
       .name = "syntax",
       .kind = value,
       .value = "LANGUAGE",
       .help = "ppr (default), another platform's language (" + join(other_languages(), ", ") +
               "), or auto: the one that the query looks like; strict, lenient and plain are ppr, "
               "read so",
       .tasks = kQueries,
       .choices = syntax_choices(),
       .otherwise = std::string(to_string(SearchOptions().platform))},
      {.group = "Query",
       .name = "reading",
       .kind = value,
       .value = "HOW",
       .help = "{default} (default): a fault is an error; lenient: the best reading; plain: every "
               "character is text",
       .tasks = kQueries,
       .choices = names_of<Syntax>(),
       .otherwise = std::string(to_string(SearchOptions().syntax))},
  };
}

Rows query_rows() {
  return {
      {.group = "Query",
       .name = "match",
       .kind = value,
       .value = "HOW",
       .help =
           "plain words: {default} (default: both of two, enough of more; any where no entry has "
           "enough), all, any",
       .tasks = kAnswered | any_of(suggest),
       .choices = names_of<Match>(),
       .otherwise = std::string(to_string(SearchOptions().match))},
      {.group = "Query",
       .name = "typing",
       .help = "the query is still being typed: its last word finds what begins so",
       .tasks = any_of(search, count, batch)},
      {.group = "Query",
       .name = "expand",
       .kind = value,
       .value = "LIST",
       .help =
           "what a word stands for besides itself: any of " + join(expand_names(), ",") +
           " (default all but feedback; feedback alone, besides those: words of the best answers "
           "count, in a second pass) or none",
       .tasks = kQueries | any_of(suggest)},
  };
}

const char kFilters[] =
    "Filters (an option again: any of its values; different options: all of them)";

/// What the help says of a filter, if it is more than its name.
struct FilterHelp {
  FacetField field;
  const char* value;
  const char* help;
};
constexpr FilterHelp kFilterHelp[] = {
    {FacetField::topic, "T",
     "entries of this topic: slug, label or alias; none = entries without one (\"none\", in quotes "
     "= the topic of that name)"},
    {FacetField::type, "T", "of this type of research, likewise"},
    {FacetField::author, "A",
     "by this author: as the facet names them ('Flückiger, C.'), or as author: takes a name"},
    {FacetField::journal, "J", "in this journal, likewise"},
    {FacetField::year, "A..B", "article's year: 2019, 2015..2020, 2015.., none"},
    {FacetField::published, "A..B", "when the summary appeared: 2020-07, 2020-07..2020-12, 6m.."},
};

/// A filter for each facet there is.
Rows filter_rows() {
  Rows rows;
  for (const FacetField field : all_values<FacetField>()) {
    const std::string name(to_string(field));
    const auto* help = std::ranges::find(kFilterHelp, field, &FilterHelp::field);
    const bool is_named = help == std::end(kFilterHelp);
    rows.push_back({.group = kFilters,
                    .name = name,
                    .kind = values,
                    .value = is_named ? "VALUE" : help->value,
                    .help = is_named ? "with this " + name : help->help,
                    .tasks = kAnswered | kLists | any_of(suggest)});
  }
  return rows;
}

Rows page_rows() {
  return {
      {.group = "Output",
       .name = "limit",
       .letter = 'n',
       .kind = number,
       .value = "N",
       .help = "hits on the page (default {default})",
       .tasks = kPages,
       .otherwise = std::to_string(SearchOptions().limit)},
      {.group = "Output",
       .name = "offset",
       .kind = number,
       .value = "N",
       .help = "hits to skip (default {default})",
       .tasks = kPages,
       .otherwise = std::to_string(SearchOptions().offset)},
      {.group = "Output",
       .name = "sort",
       .kind = value,
       .value = "ORDER",
       .help = "{choices} (default {default}; newest where there are no words)",
       .tasks = kPages,
       .choices = names_of<Sort>(),
       .otherwise = std::string(to_string(SearchOptions().sort))},
      {.group = "Output",
       .name = "new-since",
       .kind = value,
       .value = "WHEN",
       .help = "only what the question did not find in an older generation: its number, or a day "
               "like 2026-11-30 for the newest of that day",
       .tasks = any_of(search, similar, count)},
      {.group = "Output",
       .name = "prefer-recent",
       .help = "by relevance, but what is newer a little before what is older",
       .tasks = kLists | any_of(evaluate)},
  };
}

Rows content_rows() {
  return {
      {.group = "Output",
       .name = "facets",
       .kind = value,
       .value = "LIST",
       .help = "of " + join(names_of<FacetField>(), ",") +
               ", each with :N for N values, and =WORD for those with a word that begins so "
               "(author=flu:5); keyword:all has general headings, too, topic:all and type:all what "
               "no entry has; or all (in {formats}; tsv and csv print the counts in place of the "
               "hits)",
       .tasks = kLists,
       .by_format = true},
      {.group = "Output",
       .name = "snippets",
       .kind = number,
       .value = "N",
       .help = "fragments a hit (default {default}; in {formats})",
       .tasks = kLists,
       .otherwise = std::to_string(SearchOptions().snippets),
       .neutral = {"0"},
       .by_format = true},
      {.group = "Output",
       .name = "explain",
       .help = "how the query was read, what its words stand for, and each score as a sum",
       .tasks = kLists,
       .by_format = true},
      {.group = "Output",
       .name = "count",
       .help = "the exact total alone",
       .tasks = any_of(search, similar, count, batch)},
  };
}

/// "json, ids, trec (query-id Q0 …)": what a task's answers can be printed as.
std::string formats_help(Task task) {
  std::vector<std::string> names;
  for (const Printer& printer : printers()) {
    if (!prints(printer, task)) continue;
    names.push_back(printer.name + (printer.help.empty() ? "" : " (" + printer.help + ')'));
  }
  if (task == search) names.front() += " (default)";
  return join(names, ", ");
}

std::vector<std::string> color_choices() {
  std::vector<std::string> names = names_of<When>();
  std::ranges::sort(names);
  return names;
}

Rows form_rows() {
  return {
      {.group = "Output",
       .name = "format",
       .kind = value,
       .value = "F",
       .help = formats_help(search) + "; of --batch: " + formats_help(batch)},
      {.group = "Output",
       .name = "fields",
       .kind = value,
       .value = "LIST",
       .help = "what {formats} have of a hit; of " + join(column_names(), ", "),
       .tasks = kLists,
       .by_format = true},
      {.group = "Output",
       .name = "null",
       .letter = '0',
       .help = "with --format {formats}: NUL, not a newline, after each id",
       .tasks = kLists & ~any_of(strategy),
       .by_format = true},
      {.group = "Output",
       .name = "color",
       .kind = value,
       .value = "WHEN",
       .help = "auto (default), always, never",
       .tasks = any_of(search, similar, show, strategy),
       .choices = color_choices(),
       .otherwise = std::string(to_string(When::automatic)),
       .neutral = {std::string(to_string(When::automatic)), std::string(to_string(When::never))},
       .by_format = true},
      {.group = "Output",
       .name = "no-pager",
       .help = "on a terminal, write straight to it and not through $PAGER (less, if that is not "
               "set)"},
      {.group = "Output", .name = "help", .letter = 'h', .help = "this text"},
      {.group = "Output", .name = "version", .help = "the version"},
  };
}

std::vector<HelpRow> environment_rows() {
  return {
      {"PPRSEARCH_INDEX", "the index, if --index does not name one"},
      {"PPRSEARCH_CONFIG", "the file of settings, which has to be there; none, if it is empty"},
      {"PAGER", "the pager, if the settings name none; less, if it is not set"},
      {"NO_COLOR", "no colours, if it is not empty"},
      {"XDG_CONFIG_HOME", "where the settings are; ~/.config, if it is not set"},
      {"XDG_STATE_HOME", "where the last answer is kept; ~/.local/state, if it is not set"},
  };
}

OptionTable make_table() {
  OptionTable table;
  table.program = "pprsearch";
  table.usage = "[OPTIONS] [QUERY...]";
  table.purpose =
      "Asks an index of research summaries. Without a query: everything. - reads it from standard "
      "input.";
  table.status = "0 with hits, 1 without, 2 on an error.";
  table.examples = {
      {"pprsearch 'alliance AND videoconferencing'", "both words, in all their forms"},
      {"pprsearch '\"working alliance\" -cbt'", "a phrase, without a word"},
      {"pprsearch 'implications:ruptures year:2015..'", "words of a field, a range"},
  };
  table.environment = environment_rows();
  table.files = {
      {"~/.config/pprsearch/config",
       "settings, a line each: index = DIR, syntax = HOW, facets = LIST (for answers in text), "
       "color "
       "= WHEN, pager = COMMAND. They stand for options that are not given; # begins a remark"},
      {"~/.local/state/pprsearch/", "ids of the last answer of each index"}};
  table.word_tasks = any_of(search, count, translate);
  table.hint = "--help lists the options; put -- before a query that begins with -";
  table.tasks = task_rows();
  table.formats = format_rows();
  for (const auto rows : {entry_rows, file_rows, strategy_rows, receipt_rows, language_rows,
                          query_rows, filter_rows, page_rows, content_rows, form_rows}) {
    std::ranges::move(rows(), std::back_inserter(table.options));
  }
  return table;
}

}  // namespace

const OptionTable& query_cli_table() {
  static const OptionTable kTable = make_table();
  return kTable;
}

}  // namespace pprsearch
