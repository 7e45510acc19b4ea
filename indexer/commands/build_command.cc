#include <pprsearch/error.h>
#include <pprsearch/index_writer.h>
#include <pprsearch/searcher.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <optional>
#include <ostream>
#include <utility>

#include "base/controls.h"
#include "indexer/commands/account.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/loss.h"
#include "indexer/commands/reading.h"
#include "indexer/input/progress.h"
#include "indexer/intake/intake.h"
#include "indexer/intake/keep_apart.h"

namespace pprsearch {
namespace {

std::vector<IdPair> pairs_to_keep_apart(const std::string& path) {
  return path.empty() ? std::vector<IdPair>() : read_keep_apart(text_of_list(path), path);
}

IntakeOptions intake_options(const IndexerOptions& options, const WriterOptions& vocabulary,
                             Account& account, std::ostream& err) {
  std::function<void(const std::string&)> listener;
  if (options.json) listener = [&](const std::string& line) { account.add_record(line); };
  return {.taxonomy = vocabulary.taxonomy,
          .crosswalk = vocabulary.crosswalk,
          .retractions = options.retractions.empty() ? RetractionList()
                                                     : RetractionList::load(options.retractions),
          .assignments = load_assignments(options, vocabulary.taxonomy, account, err),
          .report = options.report,
          .listener = std::move(listener),
          .strict = options.strict,
          .max_rejected = options.max_rejected,
          .merge_duplicates = options.merge_duplicates,
          .keep_apart = pairs_to_keep_apart(options.keep_apart)};
}

std::string rate(std::size_t entries, double seconds) {
  char text[64];
  std::snprintf(text, sizeof text, "%.2f s, %.0f entries/s", seconds,
                static_cast<double>(entries) / seconds);
  return text;
}

std::string kept(const GenerationName& finished) {
  return "generation " + std::to_string(*finished.number) + " is kept, and not published";
}

/// Holds a finished generation against the gate, if there is one; what it lacks, a sentence each.
std::vector<std::string> gate_objections(const std::optional<Gate>& gate,
                                         const GenerationName& finished, Account& account) {
  if (!gate) return {};
  Measures measures;
  try {
    measures = gate->measure(Searcher(finished.folder, *finished.number));
  } catch (const Error& error) {
    throw Error("gate: " + std::string(error.what()) + "; " + kept(finished));
  }
  std::vector<std::string> objections = gate->shortfalls(measures);
  if (objections.empty()) account.gate = to_text(measures);
  for (std::string& objection : objections) objection.insert(0, "gate: ");
  return objections;
}

/// Throws Error if anything speaks against publishing, after telling all of it. Empty sentences
/// do not.
void require_none(std::vector<std::string> objections, const GenerationName& finished,
                  std::ostream& err) {
  std::erase(objections, "");
  if (objections.empty()) return;
  for (const std::string& objection : objections) {
    err << "pprsearch-index: " << Error(objection).what() << '\n';
  }
  throw Error(kept(finished) + "; to publish it all the same: " +
              publish_command(*finished.number, finished.folder));
}

/// What the published generation has and the finished one has not. It is reported, too.
Loss loss_by(const IndexWriter& writer, const GenerationName& finished, Intake& intake,
             std::ostream& err) {
  Loss loss =
      find_loss(finished.folder, writer, [&](std::string_view id) { return intake.has_taken(id); });
  try {
    if (!loss.ids.empty()) intake.report_lost(loss.ids, loss.published->number);
  } catch (const Error& error) {
    throw Error(std::string(error.what()) + "; " + kept(finished));
  }
  if (!loss.fault.empty()) {
    err << "pprsearch-index: note: " << Error(loss.note()).what() << '\n';
  }
  return loss;
}

/// Tells of entries whose published form says nothing of a retraction, and the new one does; how
/// many there are.
std::size_t tell_retracted(const Loss& loss, const std::string& folder, Intake& intake) {
  if (!loss.published || !loss.fault.empty() || intake.retracted().empty()) return 0;
  const Searcher published(folder, loss.published->number);
  std::vector<std::string> ids;
  for (const std::string& id : intake.retracted()) {
    const std::optional<Entry> entry = published.find(id);
    if (entry && !is_retracted(*entry)) ids.push_back(id);
  }
  intake.report_retracted(ids, loss.published->number);
  return ids.size();
}

/// "lost 2 of 20 published entries; 1 newly retracted; ", after telling which these are.
std::string changes_told(const Loss& loss, const std::string& folder, Intake& intake) {
  const std::size_t retracted = tell_retracted(loss, folder, intake);
  std::string text;
  if (!loss.ids.empty()) text += loss.to_text() + "; ";
  if (retracted > 0) text += std::to_string(retracted) + " newly retracted; ";
  return text;
}

/// What is built is built, and the exit status says so, whoever listens.
void say_in_the_end(const IndexerOptions& options, const Generation& generation, std::ostream& out,
                    std::ostream& err) {
  if (!out) {
    err << "pprsearch-index: cannot write the summary; the generation is "
        << (options.publish ? "published" : "finished") << '\n';
  }
  out.clear();
  if (options.publish) return;
  err << "pprsearch-index: generation " << generation.number
      << " is not published; to publish it: " << publish_command(generation.number, options.index)
      << '\n';
}

/// An index with nothing in it is never what a job wanted to publish.
void require_entries(const Intake& intake) {
  if (intake.counts().accepted > 0) return;
  throw Error("no entry was accepted (" + intake.summary() + "): nothing is published");
}

/// What is told in the end, as JSON or as lines.
void tell(const Account& account, const IndexerOptions& options, const Intake& intake,
          std::ostream& out) {
  if (options.json) {
    out << to_json(account) << std::flush;
    return;
  }
  if (!account.gate.empty()) out << "gate passed: " << account.gate << '\n';
  const std::size_t done = account.generation ? account.counts.accepted : account.counts.read;
  out << visible_line(account.vocabularies) << '\n'
      << intake.summary() << "; " << rate(done, account.seconds());
  if (account.generation) {
    out << "; " << account.changes << "generation " << account.generation->number << ", digest "
        << account.generation->digest << ", identity " << account.generation->identity;
  }
  out << std::endl;
}

/// Does it, and tells a program what became of it though it stopped half-way.
template <typename Do>
int with_account(const char* command, const IndexerOptions& options, std::ostream& out, Do work) {
  Account account{.command = command};
  try {
    return work(account);
  } catch (const Error& error) {
    account.error = error.what();
    if (options.json) out << to_json(account) << std::flush;
    throw;
  }
}

/// Reads the sources; what became of the records stands in the account, whatever stops it.
void read_counted(Reading& reading, Intake& intake, Account& account) {
  try {
    reading.read_into(intake);
  } catch (const Error&) {
    account.counts = intake.counts();
    throw;
  }
  account.counts = intake.counts();
}

/// An entry is taken apart as a whole, however many MiB it has.
void tell_too_large(const Entry& entry, std::size_t memory_mib, std::ostream& err) {
  constexpr std::size_t kBytesOfMemory = 14;  // for each byte of an entry
  constexpr std::size_t kMib = std::size_t{1} << 20;
  const std::size_t most = memory_mib == 0 ? kUsualMemoryMib : memory_mib;
  const std::size_t bytes =
      entry.title.size() + entry.summary.size() + entry.practice_implications.size();
  if (bytes * kBytesOfMemory <= most * kMib) return;
  err << "pprsearch-index: note: " << visible_line("entry '" + entry.id + "'") << " has "
      << bytes / kMib << " MiB of text and takes some " << bytes * kBytesOfMemory / kMib
      << " MiB of memory, more than --memory " << most << '\n';
}

int build(const IndexerOptions& given, Account& account, std::ostream& out, std::ostream& err) {
  std::optional<Gate> gate;
  if (given.gate) gate.emplace(*given.gate);
  Reading reading(given, err);
  const IndexerOptions& options = reading.options();
  const WriterOptions vocabulary = writer_options(options);
  account.vocabularies = told_vocabularies(options.vocabularies, vocabulary);
  IndexWriter writer(options.index, vocabulary);
  Intake intake(
      [&](const Entry& entry) {
        writer.count_memory(intake.bytes());
        tell_too_large(entry, options.memory_mib, reading.messages());
        writer.add(entry);
      },
      intake_options(options, vocabulary, account, err), reading.messages());
  read_counted(reading, intake, account);
  require_entries(intake);
  reading.progress().begin_stage("writing and checking the generation");
  account.generation = writer.finish();
  const GenerationName finished = {options.index, account.generation->number};
  const Loss loss = loss_by(writer, finished, intake, reading.messages());
  account.lost = loss.ids.size();
  reading.progress().clear();
  account.changes = changes_told(loss, options.index, intake);
  account.objections = gate_objections(gate, finished, account);
  account.objections.push_back(intake.too_many_rejected());
  if (!options.allow_shrink) account.objections.push_back(loss.objection());
  std::erase(account.objections, "");
  require_none(account.objections, finished, err);
  if (options.publish) writer.publish();
  account.published = options.publish;
  account.notes = writer.notes();
  for (const std::string& note : account.notes)
    err << "pprsearch-index: note: " << Error(note).what() << '\n';
  tell(account, options, intake, out);
  say_in_the_end(options, *account.generation, out, err);
  return account.counts.rejected > 0 ? kRejected : kAllWell;
}

int check(const IndexerOptions& given, Account& account, std::ostream& out, std::ostream& err) {
  Reading reading(given, err);
  const IndexerOptions& options = reading.options();
  const WriterOptions vocabulary = writer_options(options);
  account.vocabularies = told_vocabularies(options.vocabularies, vocabulary);
  Intake intake([](const Entry&) {}, intake_options(options, vocabulary, account, err),
                reading.messages());
  read_counted(reading, intake, account);
  reading.progress().clear();
  const std::string too_many = intake.too_many_rejected();
  if (!too_many.empty()) throw Error("stopped: " + too_many);
  tell(account, options, intake, out);
  return account.counts.rejected > 0 ? kRejected : kAllWell;
}

}  // namespace

int build(const IndexerOptions& given, std::ostream& out, std::ostream& err) {
  // Whoever stops listening to what is told of records does not stop the build.
  // Where a file gets too large for the limits of the process, writing it says so.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  return with_account("build", given, out,
                      [&](Account& account) { return build(given, account, out, err); });
}

int check(const IndexerOptions& given, std::ostream& out, std::ostream& err) {
  return with_account("check", given, out,
                      [&](Account& account) { return check(given, account, out, err); });
}

}  // namespace pprsearch
