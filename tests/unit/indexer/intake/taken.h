#pragma once

#include <pprsearch/error.h>

#include <cstddef>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "indexer/intake/intake.h"

namespace pprsearch {

inline Record record_of(const std::string& id, const std::string& title,
                        const std::string& doi = {}) {
  static std::size_t line = 0;
  Record record;
  record.file = "source";
  record.line = ++line;
  record.entry.id = id;
  record.entry.title = title;
  if (doi.empty()) return record;
  record.entry.citation = Citation();
  record.entry.citation->doi = doi;
  return record;
}

inline Record rejected(const std::string& reason) {
  Record record = record_of("", "");
  record.rejection = reason;
  return record;
}

/// What becomes of records: the ids stored, the summary, the message that stopped it.
struct Outcome {
  std::vector<Entry> entries;
  std::string ids;
  std::string summary;
  std::string stopped;
  std::string told;
  std::string too_many;
};

inline Outcome taken(IntakeOptions options, const std::vector<Record>& records) {
  Outcome outcome;
  std::ostringstream err;
  const auto store = [&](const Entry& entry) {
    if (entry.title == "too large") throw EntryError(entry.id, "", "is too large");
    outcome.entries.push_back(entry);
    outcome.ids += entry.id + " ";
  };
  Intake intake(store, std::move(options), err);
  try {
    for (const Record& record : records) intake.take(record);
    intake.finish();
  } catch (const Error& error) {
    outcome.stopped = error.what();
  }
  outcome.summary = intake.summary();
  outcome.told = err.str();
  outcome.too_many = intake.too_many_rejected();
  return outcome;
}

}  // namespace pprsearch
