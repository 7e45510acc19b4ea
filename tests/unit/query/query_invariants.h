#pragma once

#include <pprsearch/error.h>
#include <pprsearch/query.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "query/misreadings.h"
#include "query/tree.h"
#include "tests/support/print_names.h"
#include "tests/unit/query/tree_text.h"

// What holds for any text at all. A function returns what is broken, and
// nothing where all is well, so that the unit test and the fuzzer say the same.

namespace pprsearch::test {

constexpr std::size_t kUnlimited = std::numeric_limits<std::size_t>::max();
constexpr QueryLimits kWideLimits{kUnlimited, kUnlimited, kUnlimited};

inline std::optional<ParsedQuery> read_strictly(std::string_view text) {
  try {
    return parse_query(text, Syntax::strict, kWideLimits);
  } catch (const QuerySyntaxError&) {
    return std::nullopt;
  }
}

/// The tree with each word as the phrase of one word that means the same: the
/// canonical text may write either.
inline QueryNode with_words_as_phrases(QueryNode root) {
  walk(root, [](QueryNode& node) {
    const auto* word = as<tree::Word>(node);
    if (word != nullptr && word->max_edits == 0) node.kind = tree::Phrase{tree::Text(*word)};
    return true;
  });
  return root;
}

inline bool lies_within(const QueryNode& root, std::size_t size) {
  bool within = true;
  walk(root, [&](const QueryNode& node) {
    within = within && node.offset <= size && node.length <= size - node.offset;
    return within;
  });
  return within;
}

inline std::string broken_place(const ParsedQuery& parsed, std::size_t size) {
  if (!lies_within(root_of(parsed.query), size)) return "a node lies outside of the text";
  for (const Diagnostic& diagnostic : parsed.diagnostics) {
    const bool within = diagnostic.offset <= size && diagnostic.length <= size - diagnostic.offset;
    if (!within) return "the place of " + name_of(diagnostic.code) + " lies outside of the text";
  }
  return {};
}

inline std::string broken_canonical_text(const Query& query) {
  const std::string canonical = query.to_string();
  const auto again = read_strictly(canonical);
  if (!again) return "strict reading refuses the canonical text " + canonical;
  const std::string second = again->query.to_string();
  if (second != canonical) return "canonical text changes: " + canonical + " -> " + second;
  const std::string meant = tree_text(with_words_as_phrases(root_of(query)));
  const std::string read = tree_text(with_words_as_phrases(root_of(again->query)));
  if (meant != read) return "canonical text " + canonical + " means " + read + ", not " + meant;
  return {};
}

inline bool is_only_note(const Diagnostic& diagnostic) { return is_note(diagnostic.code); }

/// Plain reading has no faults: it says what it takes for text.
inline bool is_of_plain_reading(const Diagnostic& diagnostic) {
  constexpr DiagnosticCode kFaults[] = {
      DiagnosticCode::unknown_field,    DiagnosticCode::missing_value,
      DiagnosticCode::field_in_field,   DiagnosticCode::unbalanced_quote,
      DiagnosticCode::empty_brackets,   DiagnosticCode::missing_operand,
      DiagnosticCode::bad_range,        DiagnosticCode::reversed_range,
      DiagnosticCode::bad_weight,       DiagnosticCode::bad_fuzzy,
      DiagnosticCode::bad_window,       DiagnosticCode::wildcard_prefix,
      DiagnosticCode::unknown_presence, DiagnosticCode::unbalanced_bracket,
      DiagnosticCode::near_operand,     DiagnosticCode::long_word};
  return std::ranges::find(kFaults, diagnostic.code) == std::ranges::end(kFaults);
}

inline std::string broken_correction(const ParsedQuery& parsed) {
  if (parsed.corrected.empty() || read_strictly(parsed.corrected)) return {};
  return "strict reading refuses the corrected query " + parsed.corrected;
}

inline std::string broken_agreement(std::string_view text, const ParsedQuery& lenient) {
  const auto strict = read_strictly(text);
  if (strict.has_value() != std::ranges::all_of(lenient.diagnostics, is_only_note)) {
    return "strict reading refuses what lenient reading finds no fault with, or the reverse";
  }
  if (strict && strict->query.to_string() != lenient.query.to_string()) {
    return "strict and lenient reading differ";
  }
  return {};
}

inline std::string broken_invariant_unlimited(std::string_view text) {
  const ParsedQuery lenient = parse_query(text, Syntax::lenient, kWideLimits);
  const ParsedQuery plain = parse_query(text, Syntax::plain, kWideLimits);
  if (!std::ranges::all_of(plain.diagnostics, is_of_plain_reading)) {
    return "plain reading finds a fault";
  }
  for (const std::string& broken :
       {broken_place(lenient, text.size()), broken_place(plain, text.size()),
        broken_agreement(text, lenient), broken_canonical_text(lenient.query),
        broken_canonical_text(plain.query), broken_correction(lenient), broken_correction(plain)}) {
    if (!broken.empty()) return broken;
  }
  return {};
}

/// A limit may be passed by any text in any reading; nothing else may be thrown.
inline std::string broken_invariant(std::string_view text) {
  try {
    return broken_invariant_unlimited(text);
  } catch (const LimitError&) {
    return {};
  } catch (const std::exception& error) {
    return std::string("throws ") + error.what();
  }
}

}  // namespace pprsearch::test
