#include "indexer/commands/metrics.h"

#include <pprsearch/error.h>
#include <pprsearch/searcher.h>

#include <cstdint>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <optional>
#include <ostream>
#include <string_view>
#include <system_error>

#include "base/files.h"
#include "base/strings.h"
#include "indexer/commands/replacement_file.h"

// A node exporter reads the file whenever it likes, and knows nothing of builds. So the file says
// all that an alert needs, also of an earlier build: when the last one succeeded. A build that
// fails takes that line over from the file that is there.

namespace pprsearch {
namespace {

constexpr std::uint64_t kMostBytes = std::uint64_t{1} << 20;
constexpr std::string_view kLastSuccess = "pprsearch_build_last_success_timestamp_seconds";

/// One metric: what it is, then its value.
class Text {
 public:
  void add(std::string_view name, std::string_view help, double value) {
    describe(name, help);
    add_value(std::string(name), value);
  }
  void describe(std::string_view name, std::string_view help) {
    text_ += "# HELP " + std::string(name) + ' ' + std::string(help) + "\n# TYPE " +
             std::string(name) + " gauge\n";
  }
  void add_value(const std::string& name, double value) {
    char number[40];
    std::snprintf(number, sizeof number, "%.15g", value);
    text_ += name + ' ' + number + '\n';
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

/// The value of a metric without labels; none if the text does not have it.
std::optional<double> value_of(std::string_view text, std::string_view name) {
  for (const std::string_view line : split_at(text, '\n')) {
    if (!line.starts_with(name) || line.substr(name.size(), 1) != " ") continue;
    double value = 0;
    if (std::sscanf(std::string(line.substr(name.size())).c_str(), "%lf", &value) == 1) {
      return value;
    }
  }
  return std::nullopt;
}

void add_records(const IntakeCounts& counts, Text& text) {
  constexpr std::string_view kName = "pprsearch_build_records";
  text.describe(kName, "Records of the sources, by what became of them.");
  const auto add = [&](const char* outcome, std::size_t number) {
    text.add_value(std::string(kName) + "{outcome=\"" + outcome + "\"}",
                   static_cast<double>(number));
  };
  add("read", counts.read);
  add("accepted", counts.accepted);
  add("repaired", counts.repaired);
  add("rejected", counts.rejected);
  add("duplicates", counts.duplicates);
}

/// What searchers answer from now, whatever this build came to.
void add_published(const std::string& index, Text& text) {
  try {
    const Generation published = Searcher(index).generation();
    text.add("pprsearch_index_generation", "Number of the published generation.",
             static_cast<double>(published.number));
    text.add("pprsearch_index_entries", "Entries of the published generation.",
             static_cast<double>(published.entries));
  } catch (const Error&) {  // nothing is published, or it cannot be read: no figure says so
  }
}

}  // namespace

std::string metrics_text(const Account& account, const std::string& index,
                         const std::string& former) {
  const bool succeeded = account.error.empty() && account.objections.empty();
  const auto now = static_cast<double>(std::time(nullptr));
  const bool is_current = succeeded && (account.published || account.unchanged);
  const std::optional<double> success = is_current ? now : value_of(former, kLastSuccess);
  Text text;
  text.add("pprsearch_build_last_run_timestamp_seconds", "When the last build ended.", now);
  if (success)
    text.add(kLastSuccess, "When the last build ended that published, or found nothing changed.",
             *success);
  text.add("pprsearch_build_success", "Whether the last build did not fail.", succeeded ? 1 : 0);
  text.add("pprsearch_build_unchanged", "Whether the last build found nothing changed.",
           account.unchanged ? 1 : 0);
  text.add("pprsearch_build_duration_seconds", "How long the last build took.", account.seconds());
  add_records(account.counts, text);
  text.add("pprsearch_build_lost_entries", "Published entries that the last build did not find.",
           static_cast<double>(account.lost));
  add_published(index, text);
  return text.text();
}

namespace {

/// What an earlier build wrote; empty if there is no such file, and of a pipe or device. Throws
/// Error if nobody knows what is in it.
std::string former_metrics(const std::string& path) {
  try {
    if (!std::filesystem::is_regular_file(path)) return {};
    return read_file(path, kMostBytes, Readable::anything);
  } catch (const std::system_error& error) {
    if (error.code() == std::errc::no_such_file_or_directory) return {};
    throw Error(path + ": cannot be read, and is not written over: " + error.code().message());
  }
}

}  // namespace

void write_metrics(const Account& account, const IndexerOptions& options) {
  const std::string former = former_metrics(options.metrics);
  if (!former.empty() && !former.starts_with("# HELP pprsearch_build_")) {
    throw Error(options.metrics + ": is no file of metrics, and is not written over");
  }
  const std::string text = metrics_text(account, options.index, former);
  write_whole(options.metrics, [&](std::ostream& out) { out << text; });
}

}  // namespace pprsearch
