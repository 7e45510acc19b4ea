#pragma once

#include <pprsearch/export.h>
#include <pprsearch/names.h>

#include <cstddef>
#include <stdexcept>
#include <string>

namespace pprsearch {

/// Everything that the library throws on purpose. A std::logic_error is a fault of the library
/// itself. An Error of none of the classes below says that memory is lacking, that a call was not
/// allowed, or that an argument is wrong. `what()` is one line that names what is wrong, fit to be
/// shown to the person who caused it. Control characters and bidirectional overrides in what it
/// quotes are shown by name ("<U+009B>"), so a terminal is safe from it. Errors are values: one may
/// be read by any number of threads at once.
class PPRSEARCH_EXPORT Error : public std::runtime_error {
 public:
  /// The default kind is that of a wrong argument.
  explicit Error(const std::string& message, ErrorKind kind = ErrorKind::bad_value);

  /// What kind of thing is wrong: for programs, which map it to an HTTP status (names.h).
  ErrorKind kind() const noexcept { return kind_; }

 private:
  ErrorKind kind_;
};

/// The index folder cannot be read or written: missing (ErrorKind::no_index), damaged or made by
/// another version (`unusable_index`), locked by another writer (`busy`), on a full or read-only
/// disk (`system`); or it has no generation of that number (`not_found`).
class PPRSEARCH_EXPORT IndexError : public Error {
 public:
  IndexError(std::string folder, const std::string& message,
             ErrorKind kind = ErrorKind::unusable_index);

  /// The index folder, as the call named it.
  const std::string& folder() const noexcept { return folder_; }

 private:
  std::string folder_;
};

/// One entry is not acceptable (kind `bad_entry`). It costs nothing but itself: a writer that
/// threw this goes on as if the entry had never been offered.
class PPRSEARCH_EXPORT EntryError : public Error {
 public:
  EntryError(std::string entry, std::string field, const std::string& message);

  /// The entry's id; empty if it has none yet.
  const std::string& entry() const noexcept { return entry_; }
  /// The field's name as in the JSON form; empty if the whole entry is at fault.
  const std::string& field() const noexcept { return field_; }

 private:
  std::string entry_;
  std::string field_;
};

/// A query that strict reading refuses (kind `bad_query`). The place is in bytes of the text as
/// the user gave it, so a caller can put a caret under it.
class PPRSEARCH_EXPORT QuerySyntaxError : public Error {
 public:
  QuerySyntaxError(DiagnosticCode code, const std::string& message, std::size_t offset,
                   std::size_t length, std::string corrected = {});

  /// The same code that lenient reading gives the repair (docs/query-syntax.md lists them).
  DiagnosticCode code() const noexcept { return code_; }
  /// Where the fault begins.
  std::size_t offset() const noexcept { return offset_; }
  /// How long it is; 0 if something is missing there.
  std::size_t length() const noexcept { return length_; }
  /// The query that was probably meant; empty if nothing can be said. `what()` names it as well.
  const std::string& corrected() const noexcept { return corrected_; }

 private:
  DiagnosticCode code_;
  std::size_t offset_;
  std::size_t length_;
  std::string corrected_;
};

/// A line of a file that a person wrote cannot be used (kind `bad_value`). `what()` begins with the
/// file, if the text was read from one, and "line 3: ".
class PPRSEARCH_EXPORT LineError : public Error {
 public:
  LineError(std::size_t line, const std::string& reason, const std::string& file = {});

  /// The line's number, from 1.
  std::size_t line() const noexcept { return line_; }
  /// What is wrong with it, without its place.
  const std::string& reason() const noexcept { return reason_; }

 private:
  std::size_t line_;
  std::string reason_;
};

/// A query or a build is beyond a bound (kind `limit`).
class PPRSEARCH_EXPORT LimitError : public Error {
 public:
  LimitError(std::string limit, const std::string& message);

  /// The bound's name: "query_bytes", "words", "nesting", "window", "expansion", "memory";
  /// of a cluster "clauses".
  const std::string& limit() const noexcept { return limit_; }

 private:
  std::string limit_;
};

}  // namespace pprsearch
