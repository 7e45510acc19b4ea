#include "site/option_table.h"

#include "command-line/cache_option.h"
#include "command-line/given.h"

namespace pprsearch {
namespace {

using enum OptionKind;
using Rows = std::vector<OptionRow>;

Rows serving_rows() {
  return {
      {.group = "Serving",
       .name = "listen",
       .kind = value,
       .value = "ADDRESS",
       .help = "HOST:PORT, or the path of a socket; port 0 is any free one (default {default}; a "
               "socket that systemd passes comes first)",
       .tasks = any_of(SiteCommand::serve),
       .otherwise = "127.0.0.1:8080"},
      {.group = "Serving",
       .name = "searches",
       .kind = number,
       .value = "N",
       .help = "searches at once (default: as many as there are processors)",
       .tasks = any_of(SiteCommand::serve),
       .least = 1,
       .most = 1024},
      {.group = "Serving",
       .name = "query-log",
       .kind = value,
       .value = "FILE",
       .file = FileUse::written,
       .help = "add a line for each search: hour, query, total, time; not who asked",
       .tasks = any_of(SiteCommand::serve)},
  };
}

Rows export_rows() {
  return {
      {.group = "Exporting",
       .name = "output",
       .kind = value,
       .value = "DIR",
       .help = "the folder for the files, new or empty",
       .tasks = any_of(SiteCommand::export_files)},
  };
}

Rows page_rows() {
  return {
      {.group = "Pages",
       .name = "title",
       .kind = value,
       .value = "TEXT",
       .help = "name of the site",
       .otherwise = "Research summaries"},
      {.group = "Pages",
       .name = "url",
       .kind = value,
       .value = "URL",
       .help = "address of the site for others, in citations and for search engines"},
      {.group = "Pages",
       .name = "templates",
       .kind = value,
       .value = "DIR",
       .help = "files of it take the place of templates, style or script of the same name"},
      {.group = "Pages",
       .name = "frame-ancestors",
       .kind = value,
       .value = "ORIGINS",
       .help = "sites that may show the pages in a frame (default: none)",
       .tasks = any_of(SiteCommand::serve),
       .otherwise = "'none'"},
      {.group = "Help", .name = "help", .letter = 'h', .help = "this text"},
      {.group = "Help", .name = "version", .help = "the version"},
  };
}

OptionTable make_site_table() {
  OptionTable table;
  table.program = "pprsearch-site";
  table.usage = "COMMAND [OPTIONS]";
  table.purpose = "Shows an index of research summaries as a site.";
  table.status = "0 ended by SIGTERM or SIGINT, or all files are written; 2 an error.";
  table.environment = {{"PPRSEARCH_INDEX", "the index, if --index does not name one"}};
  table.has_commands = true;
  table.no_command = "name a command: serve, export (--help tells of them)";
  table.hint = "--help lists the options";
  table.tasks = {{.task = any_of(SiteCommand::serve),
                  .name = "serve",
                  .help = "serve pages and JSON over an index by HTTP, until it is ended",
                  .wanted = "serve takes no words",
                  .status = "0 ended by SIGTERM or SIGINT, 2 an error"},
                 {.task = any_of(SiteCommand::export_files),
                  .name = "export",
                  .help = "write the same pages as files, for a host that serves files alone",
                  .wanted = "export takes no words",
                  .status = "0 all files are written, 2 an error"}};
  table.options = {index_option(kEveryTask), cache_option(kEveryTask)};
  for (const auto rows : {serving_rows, export_rows, page_rows}) {
    for (OptionRow& row : rows()) table.options.push_back(std::move(row));
  }
  return table;
}

}  // namespace

const OptionTable& site_table() {
  static const OptionTable kTable = make_site_table();
  return kTable;
}

}  // namespace pprsearch
