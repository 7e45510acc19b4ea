#include "indexer/run.h"

#include <pprsearch/error.h>
#include <pprsearch/index_writer.h>
#include <pprsearch/json.h>
#include <pprsearch/searcher.h>
#include <pprsearch/version.h>

#include <chrono>
#include <cstdio>
#include <ostream>

#include "indexer/intake.h"
#include "indexer/vocabulary_files.h"

namespace pprsearch {
namespace {

constexpr int kAllWell = 0;
constexpr int kRejected = 1;
constexpr int kStopped = 2;

/// The named file, or the one found beside the sources; empty where there is neither.
std::string vocabulary_file(const std::string& named, const std::vector<std::string>& sources,
                            const char* usual) {
  return named.empty() ? find_beside(sources, usual).value_or("") : named;
}

WriterOptions writer_options(const IndexerOptions& options) {
  WriterOptions writer;
  writer.keep = options.keep;
  const std::string taxonomy = vocabulary_file(options.taxonomy, options.sources, "taxonomy.yaml");
  if (!taxonomy.empty()) writer.taxonomy = load_taxonomy(taxonomy);
  const std::string thesaurus =
      vocabulary_file(options.thesaurus, options.sources, "thesaurus.yaml");
  if (!thesaurus.empty()) writer.thesaurus = load_thesaurus(thesaurus);
  return writer;
}

IntakeOptions intake_options(const IndexerOptions& options, const WriterOptions& vocabulary) {
  return {.taxonomy = vocabulary.taxonomy,
          .report = options.report,
          .strict = options.strict,
          .max_rejected = options.max_rejected,
          .merge_duplicates = options.merge_duplicates};
}

std::string rate(std::size_t entries, std::chrono::steady_clock::time_point begin) {
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  char text[64];
  std::snprintf(text, sizeof text, "%.2f s, %.0f entries/s", seconds.count(),
                static_cast<double>(entries) / seconds.count());
  return text;
}

int build(const IndexerOptions& options, std::ostream& out, std::ostream& err) {
  const auto begin = std::chrono::steady_clock::now();
  const std::vector<SourceFile> files = find_files(options.sources, options.form);
  const WriterOptions vocabulary = writer_options(options);
  IndexWriter writer(options.index, vocabulary);
  Intake intake([&](const Entry& entry) { writer.add(entry); }, intake_options(options, vocabulary),
                err);
  read_files(files, [&](Record&& record) { intake.take(std::move(record)); });
  intake.finish();
  // An index with nothing in it is never what a job wanted to publish.
  if (intake.accepted() == 0) {
    throw Error("no entry was accepted (" + intake.summary() + "): nothing is published");
  }
  const Generation generation = writer.publish();
  out << intake.summary() << "; " << rate(intake.accepted(), begin) << "; generation "
      << generation.number << ", digest " << generation.digest << std::endl;
  // What is published is published, and the exit status says so, whoever listens.
  if (!out) err << "pprsearch-index: cannot write the summary; the generation is published\n";
  out.clear();
  return intake.rejected() > 0 ? kRejected : kAllWell;
}

int check(const IndexerOptions& options, std::ostream& out, std::ostream& err) {
  const auto begin = std::chrono::steady_clock::now();
  Intake intake([](const Entry&) {}, intake_options(options, writer_options(options)), err);
  read_files(find_files(options.sources, options.form),
             [&](Record&& record) { intake.take(std::move(record)); });
  intake.finish();
  out << intake.summary() << "; " << rate(intake.read(), begin) << '\n';
  return intake.rejected() > 0 ? kRejected : kAllWell;
}

int info(const IndexerOptions& options, std::ostream& out) {
  const Generation generation = Searcher(options.index).generation();
  const bool json = options.format == IndexerOptions::Format::json;
  out << (json ? to_json(generation) + '\n' : to_text(generation));
  return kAllWell;
}

int run_command(const IndexerOptions& options, std::ostream& out, std::ostream& err) {
  using Command = IndexerOptions::Command;
  switch (options.command) {
    case Command::build:
      return build(options, out, err);
    case Command::check:
      return check(options, out, err);
    case Command::info:
      return info(options, out);
    case Command::version:
      out << "pprsearch-index " << kVersion << '\n';
      return kAllWell;
    case Command::help:
      break;
  }
  print_indexer_help(out);
  return kAllWell;
}

}  // namespace

int run(const IndexerOptions& options, std::ostream& out, std::ostream& err) {
  try {
    const int status = run_command(options, out, err);
    out.flush();
    if (!out) throw Error("cannot write to standard output");
    return status;
  } catch (const Error& error) {
    err << "pprsearch-index: " << error.what() << '\n';
  }
  return kStopped;
}

}  // namespace pprsearch
