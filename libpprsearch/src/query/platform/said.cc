#include "query/platform/said.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace pprsearch::platform {
namespace {

/// More of a construct is shown by its place.
constexpr std::size_t kLongestShown = 60;

}  // namespace

std::string Said::construct(std::size_t begin, std::size_t end) const {
  const std::string_view whole = trim(std::string_view(plain_.text).substr(begin, end - begin));
  if (whole.size() <= kLongestShown) return "'" + std::string(whole) + "'";
  return "'" + std::string(whole_characters(whole, kLongestShown)) + "...'";
}

std::string Said::in_line(std::string message) const {
  return line_ == 0 ? std::move(message) : "line " + std::to_string(line_) + ": " + message;
}

void Said::fault(DiagnosticCode code, std::size_t begin, std::size_t end, std::string_view what) {
  fault_with(code, begin, end, construct(begin, end) + std::string(what));
}

void Said::fault_with(DiagnosticCode code, std::size_t begin, std::size_t end,
                      std::string message) {
  const std::size_t offset = plain_.origins[begin];
  notes_.push_back({{code, in_line(std::move(message)), offset, plain_.origins[end] - offset, ""}});
}

void Said::note(DiagnosticCode code, std::size_t begin, std::size_t end, std::string_view what) {
  const std::string named = construct(begin, end);
  const auto [place, is_new] =
      known_.try_emplace({in_lower_case(named), std::string(what)}, notes_.size());
  if (!is_new) {
    ++notes_[place->second].times;
    return;
  }
  const std::size_t offset = plain_.origins[begin];
  const std::string message =
      begin == end ? std::string(trim_begin(what, ": ")) : named + std::string(what);
  notes_.push_back({{code, message, offset, plain_.origins[end] - offset, ""}});
}

void Said::note_with(DiagnosticCode code, std::size_t begin, std::size_t end, std::string message) {
  const std::size_t offset = plain_.origins[begin];
  note_given(code, offset, plain_.origins[end] - offset, std::move(message));
}

void Said::note_given(DiagnosticCode code, std::size_t offset, std::size_t length,
                      std::string message) {
  notes_.push_back({{code, std::move(message), offset, length, ""}});
}

void Said::withdraw(DiagnosticCode code, std::size_t offset, std::size_t length) {
  for (Note& note : notes_) {
    const Diagnostic& told = note.diagnostic;
    const bool is_within = told.offset >= offset && told.offset + told.length <= offset + length;
    if (told.code == code && is_within) note.times = 0;
  }
}

std::vector<Diagnostic> Said::take() {
  std::vector<Diagnostic> diagnostics;
  for (Note& note : notes_) {
    if (note.times == 0) continue;
    if (note.times > 1) {
      note.diagnostic.message += " (" + std::to_string(note.times) + " times)";
    }
    diagnostics.push_back(std::move(note.diagnostic));
  }
  std::ranges::stable_sort(diagnostics, {}, &Diagnostic::offset);
  notes_.clear();
  known_.clear();
  return diagnostics;
}

}  // namespace pprsearch::platform
