#pragma once

#include <pprsearch/query.h>

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/characters.h"

namespace pprsearch::platform {

/// What is said about a text while it is read. Places that are given are of its plain form, those
/// of diagnostics of the text as given.
class Said {
 public:
  explicit Said(const PlainText& plain) : plain_(plain) {}

  /// Of what follows: the line of that number; 0 = no line has one.
  void begin_line(std::size_t number) { line_ = number; }

  /// The construct [begin, end) is at fault. The message goes on behind what stands there.
  void fault(DiagnosticCode code, std::size_t begin, std::size_t end, std::string_view what);
  /// The same with a message of its own.
  void fault_with(DiagnosticCode code, std::size_t begin, std::size_t end, std::string message);
  /// Of a construct, once for each that is written alike and told alike; of an empty one `what`
  /// alone is said, without its colon.
  void note(DiagnosticCode code, std::size_t begin, std::size_t end, std::string_view what);

  /// The same with a message of its own, each time.
  void note_with(DiagnosticCode code, std::size_t begin, std::size_t end, std::string message);

  /// The same of a place of the text as given.
  void note_given(DiagnosticCode code, std::size_t offset, std::size_t length, std::string message);

  /// Takes back the faults of that code within a place of the text as given.
  void withdraw(DiagnosticCode code, std::size_t offset, std::size_t length);

  /// In the order of their places, with how often each was said.
  std::vector<Diagnostic> take();

  std::string construct(std::size_t begin, std::size_t end) const;

 private:
  struct Note {
    Diagnostic diagnostic;
    std::size_t times = 1;
  };
  std::string in_line(std::string message) const;

  const PlainText& plain_;
  std::size_t line_ = 0;
  std::vector<Note> notes_;
  std::map<std::pair<std::string, std::string>, std::size_t> known_;  ///< places in notes_
};

}  // namespace pprsearch::platform
