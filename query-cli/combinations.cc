#include "query-cli/combinations.h"

#include <pprsearch/error.h>

#include <algorithm>
#include <array>
#include <string_view>

// Somebody who writes an option expects it to do something. So each option has a
// row that says where it does: with which tasks, and in which formats. Whatever is
// given beside a task or a format that its row does not have is refused, so that no
// option is read and passed over. --index, --help and --version go with everything.

namespace pprsearch {
namespace {

using Format = QueryCliOptions::Format;

/// A set of tasks, or of formats, a bit each.
using Bits = unsigned;

template <typename... Values>
constexpr Bits any_of(Values... values) {
  return ((1U << static_cast<unsigned>(values)) | ... | 0U);
}
template <typename Value>
constexpr bool has(Bits bits, Value value) {
  return (bits & any_of(value)) != 0;
}

enum class Task { search, similar, count, show, suggest, batch, evaluate, info };

struct TaskRow {
  Task task;
  std::string_view option;  ///< that asks for it; a search is what is done without any
  Bits formats;             ///< in which it has something to say
};

constexpr Bits kOfHits = any_of(Format::text, Format::json, Format::jsonl, Format::tsv, Format::csv,
                                Format::ids, Format::ris, Format::bibtex, Format::csl_json);
constexpr Bits kTextOrJson = any_of(Format::text, Format::json);

constexpr std::array kTasks = {
    TaskRow{Task::search, "", kOfHits},
    TaskRow{Task::similar, "similar", kOfHits},
    TaskRow{Task::count, "count", kTextOrJson},
    TaskRow{Task::show, "show",
            kTextOrJson | any_of(Format::jsonl, Format::ris, Format::bibtex, Format::csl_json)},
    TaskRow{Task::suggest, "suggest", kTextOrJson},
    TaskRow{Task::batch, "batch", any_of(Format::json, Format::ids, Format::trec)},
    TaskRow{Task::evaluate, "evaluate", kTextOrJson},
    TaskRow{Task::info, "info", kTextOrJson},
};

struct OptionRow {
  std::string_view option;
  Bits tasks;
  Bits formats;
};

constexpr Bits kEveryFormat = ~0U;
constexpr Bits kLists = any_of(Task::search, Task::similar, Task::batch);
constexpr Bits kQueries = any_of(Task::search, Task::count, Task::batch, Task::evaluate);
constexpr Bits kWholeHits = any_of(Format::text, Format::json, Format::jsonl);

constexpr std::array kOptions = {
    // What is to be done: one thing, but likes may be counted.
    OptionRow{"similar", any_of(Task::similar, Task::count), kEveryFormat},
    OptionRow{"count", any_of(Task::search, Task::similar, Task::count), kEveryFormat},
    OptionRow{"show", any_of(Task::show), kEveryFormat},
    OptionRow{"suggest", any_of(Task::suggest), kEveryFormat},
    OptionRow{"batch", any_of(Task::batch), kEveryFormat},
    OptionRow{"evaluate", any_of(Task::evaluate), kEveryFormat},
    OptionRow{"info", any_of(Task::info), kEveryFormat},
    OptionRow{"qrels", any_of(Task::evaluate), kEveryFormat},
    OptionRow{"per-query", any_of(Task::evaluate), kEveryFormat},
    // What is asked.
    OptionRow{"query", any_of(Task::search, Task::count), kEveryFormat},
    OptionRow{"syntax", kQueries, kEveryFormat},
    OptionRow{"match", kQueries, kEveryFormat},
    OptionRow{"expand", kQueries, kEveryFormat},
    OptionRow{"topic", kQueries | kLists, kEveryFormat},
    OptionRow{"type", kQueries | kLists, kEveryFormat},
    OptionRow{"author", kQueries | kLists, kEveryFormat},
    OptionRow{"journal", kQueries | kLists, kEveryFormat},
    OptionRow{"year", kQueries | kLists, kEveryFormat},
    OptionRow{"published", kQueries | kLists, kEveryFormat},
    // What is shown of the answer. A count is that of all pages, in whatever order; measures
    // take the best thousand of each ranking.
    OptionRow{"limit", kLists | any_of(Task::count), kEveryFormat},
    OptionRow{"offset", kLists | any_of(Task::count), kEveryFormat},
    OptionRow{"sort", kLists | any_of(Task::count), kEveryFormat},
    OptionRow{"prefer-recent", kLists | any_of(Task::evaluate), kEveryFormat},
    OptionRow{"facets", kLists, kTextOrJson},
    OptionRow{"snippets", kLists, kWholeHits},
    OptionRow{"explain", kLists, kWholeHits},
    OptionRow{"null", kLists, any_of(Format::ids)},
    OptionRow{"color", any_of(Task::search, Task::similar, Task::show), any_of(Format::text)},
};

std::string name_of(std::string_view option) {
  return option == "query" ? "a query" : "--" + std::string(option);
}

/// "json, ids, trec"
std::string names_of(Bits formats) {
  std::string names;
  for (const auto& [name, format] : format_names()) {
    if (has(formats, format)) names += (names.empty() ? "" : ", ") + name;
  }
  return names;
}

/// The tasks asked for with an option, which is `search` where there is none.
Bits tasks_of(const std::set<std::string>& given) {
  Bits tasks = 0;
  for (const TaskRow& row : kTasks) {
    if (given.contains(std::string(row.option))) tasks |= any_of(row.task);
  }
  return tasks == 0 ? any_of(Task::search) : tasks;
}

void check_tasks(const OptionRow& option, Bits tasks) {
  for (const TaskRow& row : kTasks) {
    if (!has(tasks, row.task) || has(option.tasks, row.task)) continue;
    if (row.task != Task::search) {
      throw Error(name_of(option.option) + " does not go with --" + std::string(row.option));
    }
    const auto* wanted = std::ranges::find_if(
        kTasks, [&](const TaskRow& other) { return has(option.tasks, other.task); });
    throw Error(name_of(option.option) + " is for --" + std::string(wanted->option));
  }
}

void check_formats(Bits tasks, Format format) {
  for (const TaskRow& row : kTasks) {
    if (!has(tasks, row.task) || has(row.formats, format)) continue;
    const std::string name = "--format " + format_name(format);
    if (row.task == Task::search) throw Error(name + " is for --batch");
    throw Error(name + " does not go with --" + std::string(row.option) + ", which takes " +
                names_of(row.formats));
  }
}

}  // namespace

void check_combinations(const std::set<std::string>& given, const QueryCliOptions& options) {
  const Bits tasks = tasks_of(given);
  if (given.contains("batch") && !given.contains("format")) {
    throw Error("--batch needs a --format: json, ids or trec");
  }
  for (const OptionRow& row : kOptions) {
    if (given.contains(std::string(row.option))) check_tasks(row, tasks);
  }
  check_formats(tasks, options.format);
  for (const OptionRow& row : kOptions) {
    if (!given.contains(std::string(row.option)) || has(row.formats, options.format)) continue;
    const bool asks_for_none = row.option == "snippets" && options.search.snippets == 0;
    if (asks_for_none) continue;  // which every format has
    throw Error(name_of(row.option) + " is for --format " + names_of(row.formats) + ", not " +
                format_name(options.format));
  }
  if (given.contains("evaluate") && !given.contains("qrels")) {
    throw Error("--evaluate QUERIES needs --qrels FILE");
  }
  if (options.search.prefer_recent && options.search.sort != Sort::relevance) {
    throw Error("--prefer-recent is for --sort relevance, not --sort " +
                std::string(to_string(options.search.sort)));
  }
}

}  // namespace pprsearch
