#include <pprsearch/error.h>
#include <pprsearch/query.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"
#include "query/doubtful_signs.h"
#include "query/misread_error.h"
#include "query/misreadings.h"
#include "query/parser.h"

// What the three readings do with a text: what another query language would read otherwise is
// looked for first, strict reading throws, and the two others cut what is past a limit.

namespace pprsearch {

MisreadError::MisreadError(Diagnostic fault, const std::string& corrected,
                           const std::string& as_told)
    : QuerySyntaxError(fault.code, fault.message + "; did you mean " + as_told + '?', fault.offset,
                       fault.length, corrected),
      fault_(std::move(fault)) {}

namespace {

bool is_fault(const Diagnostic& diagnostic) { return !is_note(diagnostic.code); }

/// The first fault; of one that is another platform's way of writing, with the query in this one's.
void throw_first_fault(const ParsedQuery& parsed) {
  const auto first = std::ranges::find_if(parsed.diagnostics, is_fault);
  if (first == parsed.diagnostics.end()) return;
  if (!parsed.corrected.empty()) throw MisreadError(*first, parsed.corrected, parsed.corrected);
  const std::string meant =
      first->suggestion.empty() ? "" : "; did you mean " + first->suggestion + '?';
  throw QuerySyntaxError(first->code, first->message + meant, first->offset, first->length);
}

LimitError too_many_words(const QueryLimits& limits) {
  return {"words", "the query has more than " + std::to_string(limits.words) + " words"};
}

ParsedQuery parse_strictly(std::string_view text, Syntax syntax, const QueryLimits& limits) {
  try {
    return parse_within_limits(text, syntax, limits);
  } catch (const TooManyWords&) {
    throw too_many_words(limits);
  }
}

/// The beginning of the text, up to a blank, of at most so many bytes.
std::string_view beginning(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  const std::size_t blank = text.substr(0, most + 1).find_last_of(kBlanks);
  if (blank != text.npos && blank > 0) return text.substr(0, blank);
  return text.substr(0, begin_of_character(text, most));
}

Diagnostic cut_at(std::size_t offset, std::size_t size, std::string message) {
  return {DiagnosticCode::query_cut, std::move(message), offset, size - offset, ""};
}

/// Whether a text says nothing of what is looked for: a phrase that alone has too many words is
/// cut within, and not left out, because all entries would be found.
bool asks_nothing(std::string_view text, Syntax syntax, const QueryLimits& limits) {
  try {
    return parse_within_limits(text, syntax, limits).query.to_string() == Query().to_string();
  } catch (const LimitError&) {
    return false;
  }
}

/// As much of the text as the limits allow, and what was left out.
ParsedQuery parse_the_beginning(std::string_view text, Syntax syntax, const QueryLimits& limits) {
  std::string_view kept = text;
  std::string message;
  if (text.size() > limits.query_bytes) {
    const std::size_t blanks = text.size() - trim_begin(text, kBlanks).size();
    kept = beginning(text, blanks + limits.query_bytes);
    message = "longer than " + std::to_string(limits.query_bytes) + " bytes";
  }
  ParsedQuery parsed;
  for (bool done = false; !done;) {
    try {
      parsed = parse_within_limits(kept, syntax, limits);
      done = true;
    } catch (const TooManyWords& many) {
      const std::string_view before = kept.substr(0, many.offset);
      const std::size_t half = many.offset + (kept.size() - many.offset) / 2;
      kept = asks_nothing(before, syntax, limits) ? beginning(kept, half) : before;
      message = "longer than " + std::to_string(limits.words) + " words";
    } catch (const LimitError&) {
      parsed = parse_the_beginning(kept, Syntax::plain, limits);
      parsed.diagnostics.push_back(cut_at(0, kept.size(),
                                          "brackets within one another, deeper than " +
                                              std::to_string(limits.nesting) +
                                              ": the query was read as plain words"));
      done = true;
    }
  }
  if (kept.size() < text.size()) {
    parsed.diagnostics.push_back(cut_at(kept.size(), text.size(),
                                        "the query is " + message + ": what follows was left out"));
  }
  return parsed;
}

/// More faults are read by nobody, and each costs a line of every output.
constexpr std::size_t kMostFaults = 100;

/// Of very many faults those that come first, and how many there are besides.
void leave_out_further(std::vector<Diagnostic>& diagnostics) {
  if (diagnostics.size() <= kMostFaults) return;
  Diagnostic& last = diagnostics[kMostFaults - 1];
  last.message += " (" + std::to_string(diagnostics.size() - kMostFaults) +
                  " more faults, behind this one, are not listed)";
  diagnostics.resize(kMostFaults);
}

/// A corrected query that is at fault itself corrects nothing.
bool is_faultless(std::string_view text, const QueryLimits& limits) {
  if (text.empty() || text.size() > limits.query_bytes) return false;
  if (std::ranges::any_of(find_misreadings(text, Syntax::strict).diagnostics, is_fault)) {
    return false;
  }
  try {
    return std::ranges::none_of(parse_strictly(text, Syntax::strict, limits).diagnostics, is_fault);
  } catch (const LimitError&) {
    return false;
  }
}

}  // namespace

ParsedQuery parse_query(std::string_view text, Syntax syntax, const QueryLimits& limits) {
  const bool strict = syntax == Syntax::strict;
  if (strict && text.size() > limits.query_bytes) {
    throw LimitError("query_bytes",
                     "the query is longer than " + std::to_string(limits.query_bytes) + " bytes");
  }
  Misreadings misreadings = find_misreadings(text.substr(0, limits.query_bytes), syntax);
  ParsedQuery parsed =
      strict ? parse_strictly(text, syntax, limits) : parse_the_beginning(text, syntax, limits);
  if (is_faultless(misreadings.corrected, limits)) {
    parsed.corrected = std::move(misreadings.corrected);
  }
  // What is misread comes first: it explains the faults that it makes.
  std::erase_if(parsed.diagnostics, [&](const Diagnostic& fault) {
    return fault.code == DiagnosticCode::unknown_field &&
           std::ranges::any_of(misreadings.diagnostics, [&](const Diagnostic& misread) {
             return misread.offset < fault.offset + fault.length &&
                    fault.offset < misread.offset + misread.length;
           });
  });
  parsed.diagnostics.insert(parsed.diagnostics.begin(), misreadings.diagnostics.begin(),
                            misreadings.diagnostics.end());
  if (strict) throw_first_fault(parsed);
  const std::size_t told = parsed.diagnostics.size();
  note_doubtful_signs(text.substr(0, limits.query_bytes), parsed);
  if (!misreadings.diagnostics.empty() || parsed.diagnostics.size() > told) {
    std::ranges::stable_sort(parsed.diagnostics, {}, &Diagnostic::offset);
  }
  leave_out_further(parsed.diagnostics);
  return parsed;
}

}  // namespace pprsearch
