#include "query-cli/batch.h"

#include <pprsearch/ask_json.h>
#include <pprsearch/error.h>
#include <pprsearch/evaluation.h>
#include <pprsearch/json.h>

#include <algorithm>
#include <istream>
#include <memory>
#include <ostream>
#include <set>
#include <system_error>

#include "base/ascii.h"
#include "base/files.h"
#include "base/utf8.h"
#include "query-cli/exit_status.h"
#include "query-cli/say.h"

// A line asks in one of three ways: a request in JSON, which begins with "{"; an id, a tab and the
// query's text; or the text alone, whose id is then the number of the line. What the line does not
// say, the command line does. A request in JSON need not be a search.
//
// One line is in memory at a time, and its answer is written out before the next is read, so that
// another program can ask, read the answer, and ask again. A faulty line costs nothing but itself.
// What is wrong with the index ends the batch.

namespace pprsearch {
namespace {

constexpr std::string_view kStandardInput = "-";

/// What a query may be known by: a word, for TREC's files and tables.
void check_id(const std::string& id) {
  const bool is_word =
      !id.empty() && std::ranges::none_of(id, [](char c) { return c == ' ' || is_control(c); });
  if (!is_word) throw Error("its id is empty or has a blank");
}

SearchRequest request_of(const BatchLine& line, const SearchOptions& otherwise) {
  SearchRequest request;
  const std::size_t tab = line.text.find('\t');
  if (line.text.starts_with('{')) {
    request = request_from_json(line.text, otherwise);
  } else if (tab == std::string::npos) {
    request = {"", line.text, otherwise};
  } else {
    const std::string id = with_replacements(std::string_view(line.text).substr(0, tab));
    request = {id, line.text.substr(tab + 1), otherwise};
    check_id(request.query_id);
  }
  if (request.query_id.empty()) request.query_id = std::to_string(line.number);
  check_id(request.query_id);
  return request;
}

/// The id under which a faulty line is answered.
std::string id_of(const BatchLine& line) {
  const std::string number = std::to_string(line.number);
  if (line.is_cut) return number;
  const std::size_t tab = line.text.find('\t');
  std::string id = line.text.starts_with('{') ? request_id(line.text)
                   : tab == std::string::npos ? number
                                              : line.text.substr(0, tab);
  return id.empty() ? number : id;
}

/// Whether an error is that of the line; any other ends the batch.
bool is_of_line(const Error& error) {
  switch (error.kind()) {
    case ErrorKind::bad_query:
    case ErrorKind::bad_value:
    case ErrorKind::limit:
    case ErrorKind::not_found:
      return true;
    case ErrorKind::bad_entry:
    case ErrorKind::busy:
    case ErrorKind::no_index:
    case ErrorKind::unusable_index:
    case ErrorKind::misuse:
    case ErrorKind::system:
      return false;
  }
  return false;
}

class Batch {
 public:
  Batch(const Searcher& searcher, const QueryCliOptions& options, const Streams& streams)
      : searcher_(searcher), options_(options), streams_(streams), asked_(asked_by(options)) {}

  int run(BatchLines lines);

 private:
  static SearchOptions asked_by(const QueryCliOptions& options);
  bool is_file() const { return options_.queries != kStandardInput; }
  void answer_or_tell(const BatchLine& line);
  void answer(const BatchLine& line);
  void answer(const SearchRequest& request);
  void answer_other(const BatchLine& line);
  void take_id(const std::string& query_id);
  void tell(const std::string& query_id, const std::vector<Diagnostic>& diagnostics);
  void tell(const BatchLine& line, const Error& error);

  const Searcher& searcher_;
  const QueryCliOptions& options_;
  const Streams& streams_;
  SearchOptions asked_;
  std::set<std::string> ids_;  ///< of a file, whose ids differ
  bool found_ = false;
  bool is_faulty_ = false;
};

SearchOptions Batch::asked_by(const QueryCliOptions& options) {
  SearchOptions asked = options_to_ask(options);
  return options.printer->needs_entries ? asked : for_rankings(asked);
}

void Batch::answer(const SearchRequest& request) {
  const Printer& printer = *options_.printer;
  SearchOptions asked = request.options;
  if (options_.print.shown != Shown::hits) asked.limit = 0;
  AnswerReader hits = searcher_.answer(request.query, asked);
  const SearchResult& result = hits.result();
  found_ = found_ || result.total > 0;
  if (options_.print.shown == Shown::totals) {
    printer.count(request.query_id, result.total, streams_.out);
  } else {
    PrintOptions print = options_.print;
    if (printer.makes_visible) print.topic_labels = topic_labels_of(searcher_);
    print.answer = &hits;
    printer.answer({request.query_id, request.query}, result, print, streams_.out);
  }
  const bool is_told = printer.has_diagnostics && options_.print.shown == Shown::hits;
  if (!is_told) tell(request.query_id, result.diagnostics);
}

void Batch::tell(const std::string& query_id, const std::vector<Diagnostic>& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics) {
    say(streams_.err, Error("query '" + query_id + "': " + diagnostic.message));
  }
}

void Batch::tell(const BatchLine& line, const Error& error) {
  is_faulty_ = true;
  const std::string id = id_of(line);
  if (options_.printer->fault) {
    options_.printer->fault(id, error, streams_.out);
    return;
  }
  const std::string number = std::to_string(line.number);
  say(streams_.err, Error((is_file() ? options_.queries : "standard input") + ": line " + number +
                          ": " + (id == number ? "" : "query '" + id + "': ") + error.what()));
}

void Batch::take_id(const std::string& query_id) {
  if (is_file() && !ids_.insert(query_id).second) throw Error("a query of that id came before");
}

/// A request for something else than a search: an entry, completions, a citation.
void Batch::answer_other(const BatchLine& line) {
  if (!options_.printer->has_replies || options_.print.shown != Shown::hits) {
    throw Error("is not a search, and is answered with --format json alone, without --count");
  }
  const std::string query_id = id_of(line);
  check_id(query_id);
  take_id(query_id);
  const JsonReply reply = ask_json(searcher_, line.text, asked_, query_id);
  found_ = found_ || reply.found;
  streams_.out << reply.json << '\n';
}

void Batch::answer(const BatchLine& line) {
  if (line.is_cut) {
    throw LimitError("line_bytes",
                     "is longer than " + std::to_string(BatchLines::kMostBytes) + " bytes");
  }
  if (line.text.starts_with('{') && is_other_request(line.text)) return answer_other(line);
  const SearchRequest request = request_of(line, asked_);
  take_id(request.query_id);
  answer(request);
}

void Batch::answer_or_tell(const BatchLine& line) {
  try {
    answer(line);
  } catch (const Error& error) {
    if (!is_of_line(error)) throw;
    tell(line, error);
  }
}

int Batch::run(BatchLines lines) {
  if (options_.printer->head) options_.printer->head(options_.print, streams_.out);
  streams_.out.flush();
  bool is_empty = true;
  while (const std::optional<BatchLine> line = lines.next()) {
    is_empty = false;
    // Who writes a line and waits gets an answer; an empty line of a file is nobody's question.
    if (is_file() && line->text.empty()) continue;
    answer_or_tell(*line);
    if (!is_file()) streams_.out.flush();
    if (!streams_.out) break;  // which run() tells of
  }
  if (is_file() && is_empty) throw Error(options_.queries + ": is empty");
  return is_faulty_ ? kError : found_ ? kHits : kNoHits;
}

BatchLines lines_of(const std::string& path) {
  const auto file = std::make_shared<FileReader>(path, Readable::anything);
  return BatchLines([file](char& byte) { return file->read(&byte, 1) == 1; });
}

}  // namespace

std::optional<BatchLine> BatchLines::next() {
  BatchLine line{++number_, "", false};
  char byte = 0;
  bool is_any = false;
  while (next_byte_(byte)) {
    is_any = true;
    if (byte == '\n') break;
    line.is_cut = line.is_cut || line.text.size() == kMostBytes;
    if (!line.is_cut) line.text += byte;
  }
  if (!is_any) return std::nullopt;
  if (line.text.ends_with('\r')) line.text.pop_back();
  if (number_ == 1 && line.text.starts_with(kByteOrderMark)) {
    line.text.erase(0, kByteOrderMark.size());
  }
  return line;
}

int ask_batch(const Searcher& searcher, const QueryCliOptions& options, const Streams& streams) {
  Batch batch(searcher, options, streams);
  if (options.queries == kStandardInput) {
    return batch.run(
        BatchLines([&](char& byte) { return static_cast<bool>(streams.in.get(byte)); }));
  }
  try {
    return batch.run(lines_of(options.queries));
  } catch (const std::system_error& error) {
    const bool missing = error.code() == std::errc::no_such_file_or_directory;
    throw Error(options.queries + ": cannot be read: " + error.code().message(),
                missing ? ErrorKind::not_found : ErrorKind::system);
  }
}

}  // namespace pprsearch
