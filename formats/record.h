#pragma once

#include <pprsearch/entry.h>
#include <pprsearch/error.h>

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <string>
#include <utility>
#include <vector>

#include "formats/fault_code.h"

namespace pprsearch {

/// What one record of a source became.
struct Record {
  std::string file;
  std::size_t line = 0;                    ///< where the record begins, from 1
  Entry entry;                             ///< as far as it could be read
  std::vector<std::string> repairs;        ///< what was put right or left out, a sentence each
  std::string rejection;                   ///< why it is no entry; empty = it is one
  FaultCode code = FaultCode::unreadable;  ///< the same, if there is a rejection

  /// Slips of whoever wrote the file, a sentence each about what is left out for them, unless
  /// --strict rejects the record.
  std::vector<std::string> slips = {};

  /// The line of a rejection's fault or of the first slip, if it is another than `line`; else 0.
  std::size_t fault_line = 0;

  /// Of no record, but of the file: what in it was passed over, which somebody may miss. Empty for
  /// a record.
  std::string passed_over;

  /// Ids of records in older files that this file takes back; beside `passed_over`, which says so.
  std::vector<std::string> taken_back = {};

  /// Topics with their qualifiers, if the form has any: "Depression/drug therapy" beside the
  /// entry's "Depression".
  std::vector<std::string> headings;

  /// Whether its form is of our own making, and its ids are meant to be unique.
  bool is_own_form = true;

  /// The id that was made of month and title because its source has none, as it was before it was
  /// kept apart from others of its file; empty if it has an id of its own.
  std::string made_id = {};

  /// Whether it is one of several versions of a record, of which the first that is read counts.
  bool is_version = false;
};

/// Rejects a record for an error that its text or its fields caused.
inline void reject_for(Record& record, const Error& error) {
  record.rejection = error.what();
  const auto* of_entry = dynamic_cast<const EntryError*>(&error);
  if (of_entry != nullptr && !of_entry->entry().empty()) record.entry.id = of_entry->entry();
  const bool is_value = of_entry != nullptr && !of_entry->field().empty();
  record.code = is_value ? FaultCode::bad_value : FaultCode::unreadable;
}

/// What is told of a file of which nothing can be used.
inline Record rejected_file(const std::string& file, std::string reason,
                            FaultCode code = FaultCode::wrong_form) {
  Record record;
  record.code = code;
  record.file = file;
  record.line = 1;
  record.rejection = std::move(reason);
  return record;
}

/// What is told of a file in which something was passed over; `line` is where one may look.
inline Record passed_over_in(const std::string& file, std::size_t line, std::string what) {
  Record record;
  record.file = file;
  record.line = line;
  record.passed_over = std::move(what);
  return record;
}

using RecordSink = std::function<void(Record&&)>;

/// A reader takes the file of that name apart, from the beginning of the stream to its end, and
/// hands over each record, good or bad, in the order of the file. It throws nothing for a bad
/// record, and goes on after it.
///
/// Readers of text get UTF-8; those of XML and HTML get the file's own bytes, and find the
/// encoding as these forms say (byte order mark, XML declaration, <meta charset>). They load
/// nothing from elsewhere, and replace no entity of a document's own.
using RecordReader = void (*)(std::istream& in, const std::string& file, const RecordSink& sink);

}  // namespace pprsearch
