#include <pprsearch/error.h>
#include <pprsearch/index_writer.h>
#include <pprsearch/searcher.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <exception>
#include <optional>
#include <ostream>
#include <utility>

#include "base/controls.h"
#include "indexer/commands/account.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/loss.h"
#include "indexer/commands/metrics.h"
#include "indexer/commands/objections.h"
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

/// What the published generation has and the finished one has not. It is reported, too.
Loss loss_by(const IndexWriter& writer, const GenerationName& finished, Intake& intake,
             Account& account, std::ostream& err) {
  Loss loss =
      find_loss(finished.folder, writer, [&](std::string_view id) { return intake.has_taken(id); });
  try {
    if (!loss.ids.empty()) intake.report_lost(loss.ids, loss.published->number);
  } catch (const Error& error) {
    throw Error(std::string(error.what()) + "; " + kept(finished));
  }
  if (!loss.fault.empty()) account.note(loss.note(), err);
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

/// What is built is built, whoever listens; but that it could not be told is a fault, too.
bool was_told(const char* what_is_done, std::ostream& out, std::ostream& err) {
  out.flush();
  if (out) return true;
  err << "pprsearch-index: cannot write the summary; " << what_is_done << '\n';
  out.clear();
  return false;
}

void tell_how_to_publish(const IndexerOptions& options, const Generation& generation,
                         std::ostream& err) {
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
  const std::size_t done = account.generation ? account.counts.accepted : account.counts.read;
  out << intake.summary() << "; " << rate(done, account.seconds());
  if (account.generation) {
    out << "; " << account.changes << (account.unchanged ? "unchanged: " : "") << "generation "
        << account.generation->number << ", digest " << account.generation->digest << ", identity "
        << account.generation->identity;
  }
  if (!account.gate.empty()) out << "; gate passed: " << account.gate;
  out << "; " << visible_line(account.vocabularies) << std::endl;
}

/// What a build came to does not depend on who is told of it.
void tell_metrics(const Account& account, const IndexerOptions& options, std::ostream& err) {
  if (options.metrics.empty()) return;
  try {
    write_metrics(account, options);
  } catch (const Error& error) {
    tell_note(std::string("--metrics: ") + error.what(), err);
  }
}

/// Where a command tells what it does.
struct Streams {
  std::ostream& out;
  std::ostream& err;
};

/// Does it, and tells a program what became of it though it stopped half-way.
template <typename Do>
int with_account(const char* command, const IndexerOptions& options, const Streams& streams,
                 Do work) {
  Account account{.command = command};
  try {
    const int status = work(account);
    tell_metrics(account, options, streams.err);
    return status;
  } catch (const std::exception& error) {  // a full disk is not an Error
    account.error = Error(error.what()).what();
    if (const auto* list = dynamic_cast<const ListFaults*>(&error)) add_faults(*list, account);
    if (options.json) streams.out << to_json(account) << std::flush;
    tell_metrics(account, options, streams.err);
    throw;
  }
}

/// Reads the sources; what became of the records stands in the account, whatever stops it.
void read_counted(Reading& reading, Intake& intake, Account& account) {
  try {
    reading.read_into(intake);
  } catch (...) {
    account.counts = intake.counts();
    throw;
  }
  account.counts = intake.counts();
}

/// An entry is taken apart as a whole, however many MiB it has.
void tell_too_large(const Entry& entry, std::size_t memory_mib, std::ostream& err) {
  constexpr std::size_t kMib = std::size_t{1} << 20;
  const std::size_t most = memory_mib == 0 ? kUsualMemoryMib : memory_mib;
  const std::size_t bytes =
      entry.title.size() + entry.summary.size() + entry.practice_implications.size();
  if (bytes * kMemoryOfByte <= most * kMib) return;
  tell_note("entry '" + entry.id + "' has " + std::to_string(bytes / kMib) +
                " MiB of text and takes some " + std::to_string(bytes * kMemoryOfByte / kMib) +
                " MiB of memory, more than --memory " + std::to_string(most),
            err);
}

/// "2026-11-24T05:28:54Z (retracted)", empty if the entry was not forgotten.
std::string when_forgotten(const IndexWriter& writer, std::string_view id) {
  const std::optional<Publication> line = writer.forgotten(id);
  if (!line) return {};
  return line->time + (line->reason.empty() ? "" : " (" + line->reason + ")");
}

/// What a build works with.
struct Work {
  const IndexerOptions& options;
  IndexWriter& writer;
  Intake& intake;
  Reading& reading;
  Account& account;
};

/// Nothing is built, and nothing thrown away. No gate is asked: what is published stays so.
int leave_unchanged(const Work& work, std::ostream& out, std::ostream& err) {
  work.account.unchanged = true;
  work.account.published = true;
  tell(work.account, work.options, work.intake, out);
  const bool told = was_told("nothing has changed", out, err);
  return work.account.counts.rejected > 0 || !told ? kRejected : kAllWell;
}

/// Finishes a generation and collects what speaks against publishing it. `damage`: of the
/// published one, which has the same entries then and is not to be read.
void finish(const Work& work, const Gates& gates, const std::string& damage) {
  Account& account = work.account;
  std::ostream& messages = work.reading.messages();
  work.reading.progress().begin_stage("writing and checking the generation");
  account.generation = work.writer.finish();
  const GenerationName finished = {work.options.index, account.generation->number};
  const Loss loss =
      damage.empty() ? loss_by(work.writer, finished, work.intake, account, messages) : Loss();
  account.lost = loss.ids.size();
  work.reading.progress().clear();
  account.changes = changes_told(loss, work.options.index, work.intake);
  account.objections = gate_objections(gates, finished, damage, account, messages);
  account.objections.push_back(too_many_rejected(work.options, work.intake));
  if (!work.options.allow_shrink) {
    account.objections.push_back(loss.objection(work.options.max_removed));
  }
  account.objections.push_back({"overtaken", work.writer.overtaken()});
  std::erase_if(account.objections,
                [](const Objection& objection) { return objection.message.empty(); });
}

/// Tells what was done. It is done, whatever keeps it from being told. Whether it was.
bool tell_done(const Work& work, std::ostream& out, std::ostream& err) try {
  Account& account = work.account;
  for (const std::string& note : work.writer.notes()) account.note(note, err);
  tell(account, work.options, work.intake, out);
  const bool told =
      was_told(work.options.publish ? "the generation is published" : "the generation is finished",
               out, err);
  tell_how_to_publish(work.options, *account.generation, err);
  return told;
} catch (const std::exception& fault) {
  tell_note(std::string("all is done, but not all is told: ") + fault.what(), err);
  return false;
}

/// Builds of what was read, and publishes it if nothing speaks against it.
int write(const Work& work, const Gates& gates, std::ostream& out, std::ostream& err) {
  Account& account = work.account;
  for (const std::string& note : work.intake.come_back()) {
    account.note(note, work.reading.messages());
  }
  std::string damage;
  if (!work.options.rebuild) account.generation = work.writer.unchanged(&damage);
  if (account.generation) {
    work.reading.progress().clear();
    return leave_unchanged(work, out, err);
  }
  if (!damage.empty()) account.note(damage + "; it is built anew", work.reading.messages());
  finish(work, gates, damage);
  require_none(account.objections, {work.options.index, account.generation->number}, err);
  if (work.options.publish) work.writer.publish();
  account.published = work.options.publish;
  const bool told = tell_done(work, out, err);
  return account.counts.rejected > 0 || !told ? kRejected : kAllWell;
}

int build(const IndexerOptions& given, Account& account, std::ostream& out, std::ostream& err) {
  const Gates gates = gates_of(given);
  Reading reading(given, err);
  account.notes = reading.notes();
  const IndexerOptions& options = reading.options();
  const WriterOptions vocabulary = writer_options(options);
  account.vocabularies = told_vocabularies(options.vocabularies, vocabulary);
  IndexWriter writer(options.index, vocabulary);
  IntakeOptions wanted = intake_options(options, vocabulary, account, err);
  wanted.folder = options.index;
  wanted.forgotten = [&](std::string_view id) { return when_forgotten(writer, id); };
  Intake intake(
      [&](const Entry& entry) {
        writer.count_memory(intake.bytes());
        tell_too_large(entry, options.memory_mib, reading.messages());
        writer.add(entry);
      },
      std::move(wanted), reading.messages());
  read_counted(reading, intake, account);
  require_entries(intake);
  return write({options, writer, intake, reading, account}, gates, out, err);
}

int check(const IndexerOptions& given, Account& account, std::ostream& out, std::ostream& err) {
  Reading reading(given, err);
  account.notes = reading.notes();
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
  // If a file gets too large for the limits of the process, writing it says so.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  return with_account("build", given, {out, err},
                      [&](Account& account) { return build(given, account, out, err); });
}

int check(const IndexerOptions& given, std::ostream& out, std::ostream& err) {
  return with_account("check", given, {out, err},
                      [&](Account& account) { return check(given, account, out, err); });
}

}  // namespace pprsearch
