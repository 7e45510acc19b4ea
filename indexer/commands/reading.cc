#include "indexer/commands/reading.h"

#include <pprsearch/error.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>
#include <system_error>
#include <utility>

#include "base/ascii.h"
#include "base/controls.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "command-line/nearest.h"
#include "indexer/commands/replacement_file.h"
#include "indexer/input/source_stream.h"

namespace pprsearch {
namespace {

constexpr std::uint64_t kMostListBytes = 64 * 1024 * 1024;  ///< of a file that a user wrote

/// The options with the vocabularies to use.
IndexerOptions with_vocabularies(IndexerOptions options, const std::vector<SourceFile>& files) {
  options.vocabularies =
      choose_vocabularies(options.vocabularies, options.words, files, options.installed);
  return options;
}

/// Throws Error if what an option names would be written over a file that is read.
void require_free(const IndexerOptions& options, const std::vector<SourceFile>& files) {
  const VocabularyFiles& used = options.vocabularies;  // also those that nobody named
  std::vector<std::string> inputs = {used.taxonomy, used.thesaurus, used.crosswalk};
  for (const auto& [option, read] : options.read_files) inputs.push_back(read);
  for (const SourceFile& source : files) inputs.push_back(source.file());
  for (const auto& [option, written] : options.written_files) {
    if (!options.index.empty()) require_outside(options.index, written);
    for (const std::string& input : inputs) {
      std::error_code ignored;  // what is not there cannot be written over
      if (!input.empty() && std::filesystem::equivalent(input, written, ignored)) {
        throw Error("--" + option + ' ' + written + ": would be written over a file that is read");
      }
    }
  }
}

/// Throws Error if something is asked of a form that none of the files has.
void require_asked_forms(const IndexerOptions& options, const std::vector<SourceFile>& files) {
  const auto has = [&](std::string_view name) {
    return std::ranges::any_of(files,
                               [&](const SourceFile& file) { return file.form->name == name; });
  };
  if (options.reading.post_types != ReadingOptions().post_types && !has("wxr")) {
    throw Error("--post-type: no source is an export of WordPress");
  }
  if (!options.columns.empty() && !has("csv")) throw Error("--columns: no source is a table");
}

/// A slip in the name of a column is not a fault of a table, but the column is lost.
void tell_unused_columns(const std::vector<SaidColumn>& columns,
                         const std::map<std::string, std::string>& seen, const std::string& file,
                         Intake& intake) {
  std::vector<std::string> names;
  for (const auto& [words, name] : seen) names.push_back(name);
  for (const SaidColumn& said : columns) {
    if (seen.contains(plain_words(said.name))) continue;
    const std::string near = nearest(said.name, names);
    intake.note_line(file, said.line,
                     "no table has a column " + shown_value(said.name) +
                         (near.empty() ? "" : "; did you mean " + shown_value(near) + "?"));
  }
}

Progress::Style style_of(When progress) {
  if (progress == When::never) return Progress::Style::none;
  return progress_style(progress == When::always);
}

}  // namespace

Reading::Reading(const IndexerOptions& given, std::ostream& err)
    : files_(find_files(given.words, given.form, given.excluded, !given.columns.empty(), &notes_)),
      options_(with_vocabularies(given, files_)),
      progress_(err, style_of(given.progress), bytes_of(files_)) {
  require_free(options_, files_);
  require_asked_forms(options_, files_);
  // So far they are the patterns of --exclude that leave out nothing.
  for (std::string& note : notes_)
    note = tell_note("--exclude '" + note + "' leaves out nothing", err);
  if (options_.columns.empty()) return;
  columns_ = columns_from_text(text_of_list(options_.columns), options_.columns);
  for (const SaidColumn& said : columns_) {
    options_.reading.columns.emplace(plain_words(said.name), said.meaning);
  }
}

void Reading::read_into(Intake& intake) {
  std::map<std::string, std::string> seen;  // names of columns by their plain words
  ReadingOptions asked = options_.reading;
  asked.heading_read = [&](const std::vector<std::string>& names) {
    for (const std::string& name : names) seen.emplace(plain_words(name), name);
  };
  read_files(
      files_,
      [&](Record&& record) {
        intake.take(std::move(record));
        progress_.add_record();
      },
      [&](std::uint64_t bytes) { progress_.add_bytes(bytes); }, asked);
  tell_unused_columns(columns_, seen, options_.columns, intake);
  intake.finish();
}

WriterOptions writer_options(const IndexerOptions& options) {
  WriterOptions writer;
  writer.keep = options.keep;
  writer.jobs = options.jobs;
  writer.memory_mib = options.memory_mib;
  writer.wait_seconds = options.wait_seconds;
  const VocabularyFiles& files = options.vocabularies;
  if (!files.taxonomy.empty()) writer.taxonomy = load_taxonomy(files.taxonomy);
  if (!files.thesaurus.empty()) writer.thesaurus = load_thesaurus(files.thesaurus);
  if (!files.crosswalk.empty()) {
    writer.crosswalk = load_crosswalk(files.crosswalk, writer.taxonomy);
  }
  return writer;
}

/// One line: which vocabularies are used, and what is in them.
std::string told_vocabularies(const VocabularyFiles& files, const WriterOptions& vocabulary) {
  const auto from = [](const std::string& file, const std::string& what) {
    return what + " (" + Error(file).what() + ')';
  };
  const auto number = [](std::size_t size, const char* what) {
    return std::to_string(size) + ' ' + what;
  };
  const Taxonomy& lists = vocabulary.taxonomy;
  std::string text = "vocabularies: ";
  text += files.taxonomy.empty()
              ? "no taxonomy, topics are free"
              : from(files.taxonomy, number(lists.topics.size(), "topics and ") +
                                         number(lists.research_types.size(), "types of research"));
  text += "; ";
  text += files.thesaurus.empty()
              ? "no thesaurus, words have no synonyms"
              : from(files.thesaurus,
                     number(vocabulary.thesaurus.concepts.size(), "concepts of a thesaurus"));
  text += "; ";
  text += files.crosswalk.empty() ? "no crosswalk"
                                  : from(files.crosswalk, number(vocabulary.crosswalk.rules.size(),
                                                                 "rules of a crosswalk"));
  return text;
}

void add_faults(const ListFaults& list, Account& account) {
  for (const ListFault& fault : list.faults()) {
    const nlohmann::ordered_json line = {{"outcome", "error"},
                                         {"code", to_string(FaultCode::bad_line)},
                                         {"file", list.file()},
                                         {"line", fault.line},
                                         {"reason", fault.what}};
    account.add_record(line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
  }
}

std::string text_of_list(const std::string& path) { return read_source(path, kMostListBytes); }

Assignments load_assignments(const IndexerOptions& options, const Taxonomy& taxonomy,
                             Account& account, std::ostream& err) {
  Assignments assignments;
  for (const std::string& file : options.assignments) {
    assignments.add(text_of_list(file), file, taxonomy);
  }
  for (const Assignments::Fault& fault : assignments.faults()) {
    err << visible_line(fault.file + ':' + std::to_string(fault.line) + ": error: " + fault.what)
        << '\n';
    const nlohmann::ordered_json line = {{"outcome", "error"},
                                         {"code", to_string(FaultCode::bad_assignment)},
                                         {"file", fault.file},
                                         {"line", fault.line},
                                         {"reason", fault.what}};
    account.add_record(line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
  }
  if (assignments.faults().empty()) return assignments;
  const std::size_t faults = assignments.faults().size();
  throw Error("--assign: " + std::to_string(faults) + (faults == 1 ? " fault" : " faults") +
              " in what is to be assigned; nothing was read");
}

}  // namespace pprsearch
