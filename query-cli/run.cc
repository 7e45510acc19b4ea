#include "query-cli/run.h"

#include <pprsearch/error.h>
#include <pprsearch/json.h>
#include <pprsearch/searcher.h>
#include <pprsearch/version.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <iterator>

#include "query-cli/batch.h"
#include "query-cli/printers.h"

namespace pprsearch {
namespace {

using Mode = QueryCliOptions::Mode;
using Format = QueryCliOptions::Format;

constexpr int kHits = 0;
constexpr int kNoHits = 1;
constexpr int kError = 2;

bool wants_color(QueryCliOptions::Color color) {
  if (color != QueryCliOptions::Color::automatic) return color == QueryCliOptions::Color::always;
  const char* no_color = std::getenv("NO_COLOR");
  return (no_color == nullptr || *no_color == '\0') && ::isatty(STDOUT_FILENO) != 0;
}

std::string query_text(const QueryCliOptions& options, std::istream& in) {
  if (!options.query_from_stdin) return options.query;
  std::string text{std::istreambuf_iterator<char>(in), {}};
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  return text;
}

/// An Error's message is safe for a terminal, whatever it quotes.
void say(std::ostream& err, const Error& error) { err << "pprsearch: " << error.what() << '\n'; }

void print_diagnostics(const SearchResult& result, std::ostream& err) {
  for (const Diagnostic& diagnostic : result.diagnostics) {
    say(err, Error(diagnostic.message));
    if (diagnostic.length > 0) {
      print_place(result.text, diagnostic.offset, diagnostic.length, err);
    }
  }
}

int search(const Searcher& searcher, const QueryCliOptions& options, std::ostream& out,
           std::ostream& err) {
  SearchOptions asked = options.search;
  if (options.mode == Mode::count) {
    asked.limit = 0;
    asked.suggest = false;
  }
  const SearchResult result = options.similar.empty() ? searcher.search(options.query, asked)
                                                      : searcher.similar(options.similar, asked);
  if (options.mode == Mode::count) {
    out << result.total << '\n';
  } else if (options.format == Format::json) {
    out << to_json(result) << '\n';
  } else if (options.format != Format::text) {
    print_records(result, options, out);
  } else {
    print_text(result, wants_color(options.color), out);
  }
  if (options.format == Format::text) print_diagnostics(result, err);
  return result.total > 0 ? kHits : kNoHits;
}

int show(const Searcher& searcher, const QueryCliOptions& options, std::ostream& out,
         std::ostream& err) {
  int status = kHits;
  const char* between = "";
  const bool as_json = options.format == Format::json || options.format == Format::jsonl;
  std::vector<Entry> citations;
  for (const std::string& id : options.ids) {
    const std::optional<Entry> entry = searcher.find(id);
    if (!entry) {
      say(err, Error("there is no entry '" + id + "'"));
      status = kNoHits;
    } else if (as_json) {
      out << to_json(*entry) << '\n';
    } else if (options.format != Format::text) {
      citations.push_back(*entry);
    } else {
      out << between;
      print_text(*entry, wants_color(options.color), out);
      between = "\n";
    }
  }
  if (options.format != Format::text && !as_json) {
    print_citations(citations, options.format, out);
  }
  return status;
}

int suggest(const Searcher& searcher, const QueryCliOptions& options, std::ostream& out) {
  const std::vector<Completion> completions = searcher.complete(options.beginning);
  if (options.format == Format::json) {
    out << to_json(completions) << '\n';
  } else {
    print_text(completions, out);
  }
  return completions.empty() ? kNoHits : kHits;
}

int info(const Searcher& searcher, Format format, std::ostream& out) {
  const Generation generation = searcher.generation();
  out << (format == Format::json ? to_json(generation) + '\n' : to_text(generation));
  return kHits;
}

int run_mode(const QueryCliOptions& options, std::ostream& out, std::ostream& err) {
  if (options.mode == Mode::help) {
    print_query_cli_help(out);
    return kHits;
  }
  if (options.mode == Mode::version) {
    out << "pprsearch " << kVersion << '\n';
    return kHits;
  }
  const Searcher searcher(options.index);
  if (options.mode == Mode::info) return info(searcher, options.format, out);
  if (options.mode == Mode::batch) return run_batch(searcher, options, out) ? kHits : kNoHits;
  if (options.mode == Mode::evaluate)
    return run_evaluation(searcher, options, out) ? kHits : kNoHits;
  if (options.mode == Mode::suggest) return suggest(searcher, options, out);
  if (options.mode == Mode::show) return show(searcher, options, out, err);
  return search(searcher, options, out, err);
}

}  // namespace

int run(const QueryCliOptions& given, std::istream& in, std::ostream& out, std::ostream& err) {
  QueryCliOptions options = given;
  options.query = query_text(given, in);
  try {
    const int status = run_mode(options, out, err);
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
