#include "indexer/intake.h"

#include <pprsearch/error.h>

#include <nlohmann/json.hpp>
#include <ostream>

namespace pprsearch {
namespace {

/// More than so many lines on a terminal help nobody; the report has them all.
constexpr std::size_t kMostTold = 20;

std::string joined(const std::vector<std::string>& sentences) {
  std::string text;
  for (const std::string& sentence : sentences) text += (text.empty() ? "" : "; ") + sentence;
  return text;
}

}  // namespace

Intake::Intake(Store store, const std::string& report, bool strict, std::ostream& err)
    : store_(std::move(store)), report_path_(report), strict_(strict), err_(err) {
  if (report.empty()) return;
  report_.open(report, std::ios::binary);
  if (!report_) throw Error(report + ": cannot be written");
}

void Intake::take(Record record) {
  bool added = false;
  if (record.rejection.empty()) {
    try {
      added = store_(record.entry);
    } catch (const EntryError& error) {
      record.rejection = error.what();
    }
  }
  if (!record.rejection.empty()) {
    ++rejected_;
    note(record, "rejected", record.rejection);
    if (strict_) throw Error("stopped at the first rejected record, as --strict asks");
  } else if (!added) {
    ++duplicates_;
    note(record, "duplicate", "an entry with the id '" + record.entry.id + "' came before");
  } else {
    ++accepted_;
    repaired_ += record.repairs.empty() ? 0 : 1;
    if (!record.repairs.empty()) note(record, "repaired", joined(record.repairs));
  }
}

void Intake::note(const Record& record, const char* outcome, const std::string& reason) {
  if (++told_ <= kMostTold) {
    err_ << "pprsearch-index: " << record.file << ':' << record.line << ": " << outcome << ": "
         << reason << '\n';
  }
  if (!report_.is_open()) return;
  const nlohmann::ordered_json line = {{"outcome", outcome},
                                       {"file", record.file},
                                       {"line", record.line},
                                       {"id", record.entry.id},
                                       {"reason", reason}};
  report_ << line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
}

void Intake::finish() {
  if (told_ > kMostTold) {
    err_ << "pprsearch-index: and " << told_ - kMostTold << " more records"
         << (report_path_.empty() ? "; --report FILE lists them all" : ", all in " + report_path_)
         << '\n';
  }
  if (!report_.is_open()) return;
  report_.close();
  if (!report_) throw Error(report_path_ + ": cannot be written to its end");
}

std::string Intake::summary() const {
  return "read " + std::to_string(read()) + ", accepted " + std::to_string(accepted_) +
         ", repaired " + std::to_string(repaired_) + ", rejected " + std::to_string(rejected_) +
         ", duplicates " + std::to_string(duplicates_);
}

}  // namespace pprsearch
