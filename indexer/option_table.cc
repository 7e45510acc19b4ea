#include "indexer/option_table.h"

#include <pprsearch/cluster.h>
#include <pprsearch/index_writer.h>

#include <algorithm>
#include <iterator>

#include "base/strings.h"
#include "command-line/given.h"
#include "formats/registry.h"
#include "indexer/commands/export_formats.h"
#include "indexer/commands/gate.h"

namespace pprsearch {
namespace {

using enum Command;
using enum OptionKind;
using Rows = std::vector<OptionRow>;

std::vector<std::string> forms_to_name() {
  std::vector<std::string> names = form_names();
  names.insert(names.begin(), "auto");
  return names;
}

constexpr char kUsualStatus[] = "0 done, 2 an error";

std::vector<TaskRow> reading_commands() {
  return {
      {.task = any_of(build),
       .name = "build",
       .words = " SOURCE...",
       .help = "read files and folders, build a new generation, publish it",
       .least_words = 1,
       .most_words = kAnyNumber,
       .wanted = "name the files or folders to read",
       .status = "0 published, 1 published, but for rejected records or a summary that cannot be "
                 "written, 2 stopped or refused, nothing published"},
      {.task = any_of(check),
       .name = "check",
       .words = " SOURCE...",
       .help = "read and report only",
       .least_words = 1,
       .most_words = kAnyNumber,
       .wanted = "name the files or folders to read",
       .status = "0 all accepted, 1 records were rejected, 2 stopped"},
      {.task = any_of(suggest_topics),
       .name = "suggest-topics",
       .words = " SOURCE...",
       .help = "propose topics and types of research for entries without, as a file for --assign",
       .least_words = 1,
       .most_words = kAnyNumber,
       .wanted = "name the files or folders to read",
       .status = "0 done, 1 records were rejected, 2 stopped"},
  };
}

std::vector<TaskRow> generation_commands() {
  return {
      {.task = any_of(verify),
       .name = "verify",
       .help = "read all of a generation: checksums, tables, each entry built again",
       .status = "0 sound, 2 damaged, 3 it could not be checked"},
      {.task = any_of(list),
       .name = "list",
       .help = "which generations there are, which is published, and what was before",
       .status = kUsualStatus},
      {.task = any_of(rollback),
       .name = "rollback",
       .help = "go back to what was published before",
       .status = kUsualStatus},
      {.task = any_of(publish),
       .name = "publish",
       .words = " N",
       .help = "publish generation N",
       .least_words = 1,
       .most_words = 1,
       .wanted = "name one generation by its number",
       .status = kUsualStatus},
      {.task = any_of(prune),
       .name = "prune",
       .words = " N",
       .help = "remove old generations; of those to go back to, the published one counted, N stay, "
               "and of the others as many",
       .least_words = 1,
       .most_words = 1,
       .wanted = "say how many generations are to stay",
       .status = kUsualStatus},
      {.task = any_of(push),
       .name = "push",
       .help = "send the published generation to a cluster of OpenSearch, and publish it there",
       .status = kUsualStatus},
      {.task = any_of(forget),
       .name = "forget",
       .words = " ID",
       .help = "take an entry out of every generation",
       .least_words = 1,
       .most_words = 1,
       .wanted = "name one entry by its id",
       .status = "0 done, 1 done but for generations in use, which still have it, 2 an error"},
  };
}

std::vector<TaskRow> entry_commands() {
  return {
      {.task = any_of(export_entries),
       .name = "export",
       .help = "all entries, in a form to keep or to pass on",
       .status = kUsualStatus},
      {.task = any_of(diff),
       .name = "diff",
       .words = " A B",
       .help = "what differs from A to B: index folders, or numbers of generations of --index",
       .least_words = 2,
       .most_words = 2,
       .wanted = "name two index folders, or two generations of --index DIR by their numbers",
       .status = "0 equal, 1 different, 2 an error"},
      {.task = any_of(info),
       .name = "info",
       .help = "what the index holds",
       .status = kUsualStatus},
  };
}

std::vector<FormatRow> format_rows() {
  const Tasks either = any_of(build, check, verify, list, diff, info);
  std::vector<FormatRow> rows = {{"text", either}, {"json", either}};
  for (const ExportFormat& format : export_formats()) {
    rows.push_back({format.name, any_of(export_entries)});
  }
  return rows;
}

// ---- Options, group by group ----

Rows index_rows() {
  return {
      index_option(kEveryTask & ~any_of(check)),
      {.group = "Index",
       .name = "wait",
       .kind = number,
       .value = "SECONDS",
       .help =
           "for another writer of the index to end (default {default}: say who it is, and stop)",
       .tasks = any_of(build, rollback, publish, prune, forget),
       .otherwise = std::to_string(WriterOptions().wait_seconds)},
  };
}

// NOLINTNEXTLINE(readability-function-size): a table
Rows source_rows() {
  return {
      {.group = "Sources",
       .name = "from",
       .kind = value,
       .value = "FORM",
       .help = "the form of all sources: {choices} (default {default}: by extension and content)",
       .tasks = kReaders,
       .choices = forms_to_name(),
       .otherwise = "auto"},
      {.group = "Sources",
       .name = "exclude",
       .kind = values,
       .value = "PATTERN",
       .help = "files and folders in folders of sources that are not read: 'draft*', 'old/*.ris'",
       .tasks = kReaders},
      {.group = "Sources",
       .name = "post-type",
       .kind = values,
       .value = "NAME",
       .help = "of exports of WordPress, the types of post to read (default {default}); the types "
               "that were passed over are told",
       .tasks = kReaders,
       .otherwise = "post"},
      {.group = "Sources",
       .name = "columns",
       .kind = value,
       .value = "FILE",
       .file = FileUse::read,
       .help = "of tables, what columns of other names are: 'Titel = title', a line each",
       .tasks = kReaders},
      {.group = "Sources",
       .name = "taxonomy",
       .kind = value,
       .value = "FILE",
       .file = FileUse::read,
       .help = "topics and research types, or none; default: taxonomy.yaml beside or above the "
               "sources; for pages of the blog, else the installed one",
       .tasks = kReaders},
      {.group = "Sources",
       .name = "thesaurus",
       .kind = value,
       .value = "FILE",
       .file = FileUse::read,
       .help = "concepts and spellings, or none; default: thesaurus.yaml, likewise, else the "
               "installed one",
       .tasks = kReaders},
      {.group = "Sources",
       .name = "crosswalk",
       .kind = value,
       .value = "FILE",
       .file = FileUse::read,
       .help =
           "what headings of other lists mean, or none; default: crosswalk.yaml beside or above "
           "the sources",
       .tasks = kReaders},
  };
}

Rows record_rows() {
  return {
      {.group = "Records",
       .name = "strict",
       .help = "publish nothing if any record is rejected; all of them are told",
       .tasks = kReporters},
      {.group = "Records",
       .name = "max-rejected",
       .kind = value,
       .value = "N|P%",
       .help = "publish nothing if more than N records are rejected, or more than P% of all "
               "(default of build: 10%, but never for a single record)",
       .tasks = kReporters},
      {.group = "Records",
       .name = "merge-duplicates",
       .help = "make one entry of all those of an article: the first, filled up",
       .tasks = kReporters},
      {.group = "Records",
       .name = "keep-apart",
       .kind = value,
       .value = "FILE",
       .file = FileUse::read,
       .help = "records that are no duplicates of one another: two ids a line",
       .tasks = kReporters},
      {.group = "Records",
       .name = "retractions",
       .kind = value,
       .value = "FILE",
       .file = FileUse::read,
       .help = "DOIs and numbers of PubMed, one a line, of articles that were retracted",
       .tasks = kReporters},
      {.group = "Records",
       .name = "report",
       .kind = value,
       .value = "FILE",
       .file = FileUse::written,
       .help = "a line of JSON for each record repaired, rejected or a duplicate",
       .tasks = kReporters},
  };
}

Rows topic_rows() {
  return {
      {.group = "Topics",
       .name = "assign",
       .kind = values,
       .value = "FILE",
       .file = FileUse::read,
       .help = "topics and types of research that editors gave entries; they count for more than "
               "any source's",
       .tasks = kReaders},
      {.group = "Topics",
       .name = "most",
       .kind = number,
       .value = "N",
       .help = "propose at most N topics, and as many types of research, for an entry (default "
               "{default})",
       .tasks = any_of(suggest_topics),
       .otherwise = "3",
       .least = 1,
       .most = 100},
  };
}

Rows building_rows() {
  return {
      {.group = "Building",
       .name = "jobs",
       .kind = number,
       .value = "N",
       .help = "threads (default: as many as cores)",
       .tasks = any_of(build),
       .otherwise = std::to_string(WriterOptions().jobs),
       .least = 1,
       .most = 1024},
      {.group = "Building",
       .name = "memory",
       .kind = number,
       .value = "MIB",
       .help = "memory for entries while building (default 512, at least 64)",
       .tasks = any_of(build),
       .otherwise = std::to_string(WriterOptions().memory_mib),
       .least = 1,
       .most = std::uint64_t{1} << 30},  // a PiB
      {.group = "Building",
       .name = "progress",
       .kind = value,
       .value = "WHEN",
       .help = "{default} (default: a bar on a terminal, lines in CI, nothing in pipes), always, "
               "never",
       .tasks = kReaders | any_of(push),
       .choices = names_of<When>(),
       .otherwise = std::string(to_string(When::automatic))},
  };
}

Rows publishing_rows() {
  return {
      {.group = "Publishing",
       .name = "keep",
       .kind = number,
       .value = "N",
       .help = "generations of different content to keep, the new one included (default {default}; "
               "0 = all)",
       .tasks = any_of(build),
       .otherwise = std::to_string(WriterOptions().keep)},
      {.group = "Publishing",
       .name = "no-publish",
       .help = "build and check the generation; leave publishing it to 'publish N'",
       .tasks = any_of(build)},
      {.group = "Publishing",
       .name = "rebuild",
       .help = "build and publish though nothing has changed",
       .tasks = any_of(build)},
      {.group = "Publishing",
       .name = "max-removed",
       .kind = value,
       .value = "N|P%",
       .help = "publish only if at most N, or P%, of the published entries are lost (default: 10%, "
               "but never for a single one)",
       .tasks = any_of(build)},
      {.group = "Publishing",
       .name = "allow-shrink",
       .help = "publish though any number of the published entries is lost",
       .tasks = any_of(build)},
      {.group = "Publishing",
       .name = "gate",
       .kind = value,
       .value = "QUERIES",
       .file = FileUse::read,
       .help = "publish only if these queries, a line each (query-id TAB text), are answered well",
       .tasks = any_of(build)},
      {.group = "Publishing",
       .name = "qrels",
       .kind = value,
       .value = "FILE",
       .file = FileUse::read,
       .help = "for --gate: what people judged relevant, a line each: query-id 0 entry-id grade",
       .tasks = any_of(build)},
      {.group = "Publishing",
       .name = "require",
       .kind = values,
       .value = "'M>=X'",
       .help = "for --gate: 'ndcg@10>=0.60', or 'ndcg@10>=published-0.02' (against the published "
               "generation), also several, by commas; measures: " +
               names_of_measures(),
       .tasks = any_of(build)},
      {.group = "Publishing",
       .name = "expect",
       .kind = value,
       .value = "FILE",
       .file = FileUse::read,
       .help = "publish only if these queries have these entries first: a query and ids a line, "
               "with tabs between them",
       .tasks = any_of(build)},
  };
}

Rows generation_rows() {
  return {
      {.group = "Generations",
       .name = "generation",
       .kind = number,
       .value = "N",
       .help = "this one (default: the published one)",
       .tasks = any_of(verify, export_entries),
       .most = OptionRow::kUnbounded},
      {.group = "Generations",
       .name = "reason",
       .kind = value,
       .value = "TEXT",
       .help = "why; kept in the history, where anybody may read it who may read the index",
       .tasks = any_of(forget)},
      {.group = "Generations",
       .name = "to",
       .kind = value,
       .value = "N|ADDRESS",
       .help = "of rollback: to this one, published before or older (default: the one before); of "
               "push: where to, https://HOST:9200/NAME, also of several hosts with commas",
       .tasks = any_of(rollback, push)},
      {.group = "Generations",
       .name = "name",
       .kind = value,
       .value = "NAME",
       .help = "of the index in the cluster, if the address has none",
       .tasks = any_of(push)},
      {.group = "Generations",
       .name = "shards",
       .kind = number,
       .value = "N",
       .help = "parts of the index in the cluster (default {default})",
       .tasks = any_of(push),
       .otherwise = std::to_string(PushOptions().shards),
       .least = 1,
       .most = 1024},
      {.group = "Generations",
       .name = "replicas",
       .kind = number,
       .value = "N",
       .help = "copies of each part beside the first (default {default})",
       .tasks = any_of(push),
       .otherwise = std::to_string(PushOptions().replicas),
       .most = 64},
  };
}

/// "jsonl (default), markdown, …"
std::string export_names() {
  std::vector<std::string> names;
  for (const ExportFormat& format : export_formats()) names.push_back(format.name);
  names.front() += " (default)";
  return join(names, ", ");
}

Rows output_rows() {
  return {
      {.group = "Output",
       .name = "format",
       .kind = value,
       .value = "F",
       .help = "of build, check, verify, list, diff, info: text (default) or json; of export: " +
               export_names(),
       .tasks = any_of(build, check, verify, list, export_entries, diff, info)},
      {.group = "Output",
       .name = "metrics",
       .kind = value,
       .value = "FILE",
       .file = FileUse::written,
       .help = "what became of the build, for Prometheus' node exporter",
       .tasks = any_of(build)},
      {.group = "Output",
       .name = "output",
       .kind = value,
       .value = "PATH",
       .file = FileUse::written,
       .help = "the file to write (default: standard output); for markdown the folder, which has "
               "to be new or empty: a file an entry, named by its id",
       .tasks = any_of(export_entries, suggest_topics)},
      {.group = "Output",
       .name = "queries",
       .kind = value,
       .value = "FILE",
       .file = FileUse::read,
       .help = "also the queries, a line each (query-id TAB text), whose first ten entries differ",
       .tasks = any_of(diff)},
      {.group = "Help", .name = "help", .letter = 'h', .help = "this text"},
      {.group = "Help", .name = "version", .help = "the version"},
  };
}

OptionTable make_table() {
  OptionTable table;
  table.program = "pprsearch-index";
  table.usage = "COMMAND [OPTIONS] ...";
  table.purpose = "Builds an index of research summaries, and looks after it.";
  table.status =
      "0 all well, 1 finished with rejected records (of diff: different), 2 an error,\nnothing "
      "published (of verify: 2 damaged, 3 it could not be checked).";
  table.environment = {
      {"PPRSEARCH_INDEX", "the index, if --index does not name one"},
      {"CI", "progress is lines, if it is set"},
      {"PPRSEARCH_CLUSTER_LOGIN_FILE", "a file with user:password, for an index in a cluster"}};
  table.has_commands = true;
  table.no_command = "no command: build, check, info or another (--help lists them)";
  table.hint = "--help lists the options";
  for (const auto rows : {reading_commands, generation_commands, entry_commands}) {
    std::ranges::move(rows(), std::back_inserter(table.tasks));
  }
  table.formats = format_rows();
  for (const auto rows : {index_rows, source_rows, record_rows, topic_rows, building_rows,
                          publishing_rows, generation_rows, output_rows}) {
    std::ranges::move(rows(), std::back_inserter(table.options));
  }
  return table;
}

}  // namespace

const OptionTable& indexer_table() {
  static const OptionTable kTable = make_table();
  return kTable;
}

}  // namespace pprsearch
