#include "indexer/run.h"

#include <pprsearch/error.h>
#include <pprsearch/version.h>
#include <unistd.h>

#include <iostream>
#include <string>

#include "base/controls.h"
#include "command-line/visible_stream.h"
#include "formats/list_faults.h"
#include "indexer/commands/commands.h"

namespace pprsearch {
namespace {

int run_command(const IndexerOptions& options, std::ostream& out, std::ostream& err) {
  if (const auto status = run_in_cluster(options, out, err)) return *status;
  switch (*options.command) {
    case Command::build:
      return build(options, out, err);
    case Command::check:
      return check(options, out, err);
    case Command::suggest_topics:
      return suggest_topics(options, out, err);
    case Command::verify:
      return verify(options, out, err);
    case Command::list:
      return list(options, out, err);
    case Command::rollback:
      return roll_back(options, out, err);
    case Command::publish:
      return publish(options, out, err);
    case Command::prune:
      return prune(options, out, err);
    case Command::push:
      return push(options, out, err);
    case Command::forget:
      return forget(options, out, err);
    case Command::export_entries:
      return export_entries(options, out);
    case Command::diff:
      return diff(options, out);
    case Command::info:
      return info(options, out);
  }
  return kStopped;
}

bool changes_index(Command command) {
  switch (command) {
    case Command::build:
    case Command::rollback:
    case Command::publish:
    case Command::prune:
    case Command::push:
    case Command::forget:
      return true;
    case Command::check:
    case Command::suggest_topics:
    case Command::verify:
    case Command::list:
    case Command::export_entries:
    case Command::diff:
    case Command::info:
      return false;
  }
  return false;
}

int answer(const IndexerOptions& options, std::ostream& out, std::ostream& err) {
  if (options.command && !options.help) return run_command(options, out, err);
  if (options.help) {
    print_indexer_help(options.command, out);
  } else {
    out << "pprsearch-index " << version() << '\n';
  }
  return kAllWell;
}

}  // namespace

int run(const IndexerOptions& options, std::ostream& out, std::ostream& err) {
  try {
    // What goes to another program stays as it is; what goes to a terminal must not command it.
    VisibleStream visible(out);
    const bool is_terminal = &out == &std::cout && ::isatty(STDOUT_FILENO) != 0;
    const int status = answer(options, is_terminal ? visible : out, err);
    out.flush();
    if (!out) {
      if (!options.command || !changes_index(*options.command)) {
        throw Error("cannot write to standard output");
      }
      // It is done, and the exit status says so, whoever listens.
      err << "pprsearch-index: standard output cannot be written; what was asked for is done\n";
    }
    return status;
  } catch (const ListFaults& list) {
    // As compilers do, so that an editor leads to the place.
    for (const ListFault& fault : list.faults()) {
      err << visible_line(list.file() + ':' + std::to_string(fault.line) + ": error: " + fault.what)
          << '\n';
    }
    err << "pprsearch-index: " << list.what() << '\n';
  } catch (const Error& error) {
    err << "pprsearch-index: " << error.what() << '\n';
  }
  return options.command == Command::verify ? kNotChecked : kStopped;
}

}  // namespace pprsearch
