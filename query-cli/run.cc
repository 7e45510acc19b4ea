#include "query-cli/run.h"

#include <pprsearch/evaluation.h>
#include <pprsearch/searcher.h>
#include <pprsearch/version.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <iterator>
#include <stdexcept>

#include "command-line/visible_stream.h"
#include "query-cli/batch.h"
#include "query-cli/exit_status.h"
#include "query-cli/last_answer.h"
#include "query-cli/named_entry.h"
#include "query-cli/new_hits.h"
#include "query-cli/pager.h"
#include "query-cli/receipts.h"
#include "query-cli/say.h"

namespace pprsearch {
namespace {

bool wants_color(When color) {
  if (color != When::automatic) return color == When::always;
  const char* no_color = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  if (terminal != nullptr && std::string_view(terminal) == "dumb") return false;
  return (no_color == nullptr || *no_color == '\0') && ::isatty(STDOUT_FILENO) != 0;
}

/// Columns of standard output; 0 if it is not a terminal, or does not say.
std::size_t terminal_width() {
  winsize size{};
  if (::isatty(STDOUT_FILENO) == 0 || ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}

PrintOptions print_options(const QueryCliOptions& options, const Searcher& searcher) {
  PrintOptions print = options.print;
  print.color = wants_color(options.color);
  print.width = terminal_width();
  print.topic_labels = topic_labels_of(searcher);
  return print;
}

std::string query_text(const QueryCliOptions& options, std::istream& in) {
  const bool is_strategy = options.task == Task::strategy && !options.strategy.empty();
  if (is_strategy && options.strategy != "-") return file_text(options.strategy);
  if (!options.query_from_stdin && !is_strategy) return options.query;
  std::string text{std::istreambuf_iterator<char>(in), {}};
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  return text;
}

void print_head(const QueryCliOptions& options, std::ostream& out) {
  if (options.printer->head) options.printer->head(options.print, out);
}

SearchResult ask(const Searcher& searcher, const QueryCliOptions& options,
                 const SearchOptions& asked) {
  if (!options.new_since.empty()) return search_new(searcher, options, asked).result;
  if (options.similar.empty()) return searcher.search(options.query, asked);
  const auto id = named_id(searcher, options.index, options.similar);
  return searcher.similar(id.value_or(options.similar), asked);
}

/// An answer whose hits are in it, or else come from the reader.
struct Answered {
  const SearchResult& result;
  AnswerReader* reader = nullptr;
  const NewSince* new_since = nullptr;  ///< the hits are the new ones
};

int print_answer(const Searcher& searcher, const QueryCliOptions& options, const Answered& answered,
                 const Streams& streams) {
  const SearchResult& result = answered.result;
  PrintOptions print = print_options(options, searcher);
  print.answer = answered.reader;
  print.new_since = answered.new_since;
  std::vector<std::string> ids;
  print.shown_ids = &ids;
  print_head(options, streams.out);
  options.printer->result(result, print, streams.out);
  if (options.printer->makes_visible) keep_last_answer(options.index, result.offset + 1, ids);
  if (!options.printer->has_diagnostics) say_diagnostics(result, streams.err);
  if (!options.printer->has_empty_answer) say_empty_answer(result, streams.err);
  return result.total > 0 ? kHits : kNoHits;
}

int search(const Searcher& searcher, const QueryCliOptions& options, const Streams& streams) {
  const SearchOptions asked = options_to_ask(options);
  if (options.new_since.empty()) {
    AnswerReader answer = answer_to(searcher, options, asked);
    return print_answer(searcher, options, {answer.result(), &answer}, streams);
  }
  const NewHits found = search_new(searcher, options, asked);
  const int status =
      print_answer(searcher, options, {found.result, nullptr, &found.since}, streams);
  if (options.printer->makes_visible) say_new(found, streams.err);
  return status;
}

/// Why nothing was found is asked only if nothing was.
int count(const Searcher& searcher, const QueryCliOptions& options, std::ostream& out,
          std::ostream& err) {
  SearchOptions asked = options_to_ask(options);
  const Searcher now = searcher.snapshot();
  const SearchResult result = ask(now, options, asked);
  print_head(options, out);
  options.printer->count("", result.total, out);
  say_diagnostics(result, err);
  asked.suggest = true;
  if (result.total == 0) say_empty_answer(ask(now, options, asked), err);
  return result.total > 0 ? kHits : kNoHits;
}

int show(const Searcher& searcher, const QueryCliOptions& options, std::ostream& out,
         std::ostream& err) {
  int status = kHits;
  std::vector<Entry> entries;
  const Searcher now = searcher.snapshot();
  for (const std::string& name : options.ids) {
    try {
      const std::optional<std::string> id = named_id(now, options.index, name);
      if (!id) throw no_entry_named(options.index, name);
      entries.push_back(now.find(*id).value());
    } catch (const Error& error) {
      const bool is_missing = error.kind() == ErrorKind::not_found;
      if (!is_missing && error.kind() != ErrorKind::bad_value) throw;
      say(err, error);
      status = std::max(status, is_missing ? kNoHits : kError);
    }
  }
  options.printer->entries(entries, print_options(options, now), out);
  return status;
}

int suggest(const Searcher& searcher, const QueryCliOptions& options, std::ostream& out) {
  const SearchOptions& asked = options.search;
  const std::vector<Completion> completions =
      searcher
          .complete(  // without a limit of time
              options.beginning,
              {.filters = asked.filters, .match = asked.match, .expand = asked.expand})
          .list;
  options.printer->completions(completions, out);
  return completions.empty() ? kNoHits : kHits;
}

int info(const Searcher& searcher, const QueryCliOptions& options, std::ostream& out) {
  options.printer->generation(searcher.generation(), out);
  return kHits;
}

/// How well the queries of a file are answered.
int evaluate_batch(const Searcher& searcher, const QueryCliOptions& options, std::ostream& out) {
  const Judgments judgments = load_judgments(options.judgments);
  Evaluation evaluation;
  evaluation.queries = evaluate(searcher, load_queries(options.queries), judgments, options.search);
  evaluation.mean = mean(evaluation.queries, judgments);
  if (!options.per_query) evaluation.queries.clear();
  options.printer->evaluation(evaluation, out);
  return evaluation.mean.map > 0 ? kHits : kNoHits;
}

/// What is said of a text, each with its place in it.
void say_of(const std::string& text, const std::vector<Diagnostic>& diagnostics,
            std::ostream& err) {
  SearchResult told;
  told.text = text;
  told.diagnostics = diagnostics;
  say_diagnostics(told, err);
}

/// The lines of a strategy, each counted.
int run_lines(const Searcher& searcher, const QueryCliOptions& options, std::ostream& out,
              std::ostream& err) {
  SearchOptions asked = options_to_ask(options);
  if (!options.print.with_hits) {
    asked.limit = 0;
    asked.suggest = false;
  }
  const StrategyResult result = run_strategy(searcher, options.query, asked);
  PrintOptions print = print_options(options, searcher);
  options.printer->strategy(result, print, out);
  if (!options.printer->has_diagnostics) say_diagnostics(result.answer, err);
  return result.answer.total > 0 ? kHits : kNoHits;
}

/// The query in the language of another platform.
int run_translation(const QueryCliOptions& options, std::ostream& out, std::ostream& err) {
  const SearchOptions& asked = options.search;
  const ParsedQuery parsed =
      parse_query(options.query, QueryReading{asked.platform, asked.syntax, true, asked.limits});
  Translation translation = translate(parsed.query, options.translation);
  translation.diagnostics.insert(translation.diagnostics.begin(), parsed.diagnostics.begin(),
                                 parsed.diagnostics.end());
  options.printer->translation(translation, out);
  if (!options.printer->has_diagnostics) say_of(options.query, translation.diagnostics, err);
  return translation.text.empty() ? kNoHits : kHits;
}

int answer_task(const Searcher& searcher, const QueryCliOptions& options, const Streams& streams) {
  const auto& [in, out, err] = streams;
  switch (options.task) {
    case Task::search:
    case Task::similar:
      return search(searcher, options, streams);
    case Task::count:
      return count(searcher, options, out, err);
    case Task::show:
      return show(searcher, options, out, err);
    case Task::suggest:
      return suggest(searcher, options, out);
    case Task::batch:
      return ask_batch(searcher, options, streams);
    case Task::evaluate:
      return evaluate_batch(searcher, options, out);
    case Task::info:
      return info(searcher, options, out);
    case Task::strategy:
      return run_lines(searcher, options, out, err);
    case Task::replay:
      return replay(searcher, options, out);
    case Task::translate:
      break;
  }
  throw std::logic_error("no such task");
}

int run_task(const QueryCliOptions& options, const Streams& streams) {
  if (options.task == Task::translate) return run_translation(options, streams.out, streams.err);
  const Searcher searcher(options.index, options.searcher);
  if (!options.receipt.empty()) {
    const Searcher now = searcher.snapshot();  // the receipt is of the generation that answers
    write_receipt(now, options);
    return answer_task(now, options, streams);
  }
  return answer_task(searcher, options, streams);
}

/// Whether an answer may be longer than the terminal that it is for.
bool is_paged(const QueryCliOptions& options, const std::ostream& out) {
  const bool is_long =
      options.task == Task::search || options.task == Task::similar || options.task == Task::show;
  return is_long && !options.no_pager && options.printer->makes_visible && &out == &std::cout &&
         ::isatty(STDOUT_FILENO) != 0;
}

/// What is said about an answer would otherwise be written across the pager's screen.
int run_paged(const QueryCliOptions& options, const Streams& streams) {
  const std::string command = pager_command(options.pager);
  if (command.empty()) return run_task(options, streams);
  Pager pager(command);
  std::ostream& err = ::isatty(STDERR_FILENO) != 0 ? pager : streams.err;
  const int status = run_task(options, {streams.in, pager, err});
  if (pager.finish()) return status;
  say(streams.err, Error("the pager '" + command + "' ($PAGER) cannot be run"));
  return run_task(options, streams);
}

int run_options(const QueryCliOptions& options, const Streams& streams) {
  if (options.help) {
    print_query_cli_help(streams.out);
    return kHits;
  }
  if (options.version) {
    streams.out << "pprsearch " << version() << '\n';
    return kHits;
  }
  if (is_paged(options, streams.out)) return run_paged(options, streams);
  // What goes to another program stays as it is; what goes to a terminal must not command it.
  if (options.printer->makes_visible || ::isatty(STDOUT_FILENO) == 0) {
    return run_task(options, streams);
  }
  VisibleStream visible(streams.out);
  return run_task(options, {streams.in, visible, streams.err});
}

}  // namespace

int run(const QueryCliOptions& given, std::istream& in, std::ostream& out, std::ostream& err) {
  QueryCliOptions options = given;
  try {
    options.query = query_text(given, in);
    const int status = run_options(options, {in, out, err});
    out.flush();
    if (!out) throw Error("cannot write to standard output");
    return status;
  } catch (const QuerySyntaxError& error) {
    say(err, error);
    print_place(options.query, error.offset(), error.length(), err);
  } catch (const Error& error) {
    say(err, error);
  }
  return kError;
}

}  // namespace pprsearch
