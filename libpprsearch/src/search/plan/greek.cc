#include "search/plan/greek.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

// A Greek letter is written as a letter or by its name, and either is glued to the word beside it
// or not: TNFα, TNF-α, TNFalpha, TNF-alpha. A letter is known wherever it is the only one. A name
// within a word is known if it is long enough to be there for no other reason: at the end, with a
// number behind it or not, and at the beginning of what is long enough to be a word of its own. A
// short name (mu, pi, chi) is known alone and before a number, for "mum" is not μm. Nor is iota
// known within a word: biota.

namespace pprsearch {
namespace {

struct GreekLetter {
  std::string_view letter;
  std::string_view name;
};

constexpr auto kGreek = std::to_array<GreekLetter>(
    {{"α", "alpha"},  {"β", "beta"}, {"γ", "gamma"}, {"δ", "delta"}, {"ε", "epsilon"},
     {"ζ", "zeta"},   {"η", "eta"},  {"θ", "theta"}, {"ι", "iota"},  {"κ", "kappa"},
     {"λ", "lambda"}, {"μ", "mu"},   {"ν", "nu"},    {"ξ", "xi"},    {"ο", "omicron"},
     {"π", "pi"},     {"ρ", "rho"},  {"σ", "sigma"}, {"τ", "tau"},   {"υ", "upsilon"},
     {"φ", "phi"},    {"χ", "chi"},  {"ψ", "psi"},   {"ω", "omega"}});

/// Names of at least so many letters are known within a word.
constexpr std::size_t kLongName = 4;
/// What follows a name at the beginning of a word has at least so many letters: not alphabet.
constexpr std::size_t kMinAfter = 4;

bool are_digits_or_none(std::string_view text) { return std::ranges::all_of(text, is_digit); }

bool is_ascii_text(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return is_ascii(c); });
}

bool is_spelled_out_within(std::string_view name, std::string_view before, std::string_view after) {
  if (before.empty() && are_digits_or_none(after)) return true;
  if (name.size() < kLongName || name == "iota") return false;
  return before.empty() ? after.size() >= kMinAfter : are_digits_or_none(after);
}

GreekInWord cut_around(std::string_view word, std::size_t at, const GreekLetter& greek,
                       bool is_letter) {
  const std::size_t size = is_letter ? greek.letter.size() : greek.name.size();
  return {std::string(word.substr(0, at)), greek.letter, greek.name,
          std::string(word.substr(at + size)), is_letter};
}

}  // namespace

std::optional<GreekInWord> greek_in(std::string_view word) {
  const bool is_plain = is_ascii_text(word);
  for (const GreekLetter& greek : kGreek) {
    const std::size_t at = is_plain ? word.rfind(greek.name) : word.find(greek.letter);
    if (at == std::string_view::npos) continue;
    GreekInWord found = cut_around(word, at, greek, !is_plain);
    const bool known = is_plain ? is_spelled_out_within(greek.name, found.before, found.after)
                                : is_ascii_text(found.before) && is_ascii_text(found.after);
    if (known) return found;
  }
  return std::nullopt;
}

std::string other_greek(const GreekInWord& greek) {
  if (!greek.is_letter) return greek.before + std::string(greek.letter) + greek.after;
  const bool is_spelled_out =
      greek.name.size() >= kLongName || (greek.before.empty() && are_digits_or_none(greek.after));
  return is_spelled_out ? greek.before + std::string(greek.name) + greek.after : std::string();
}

std::vector<std::string> greek_parts(std::string_view word) {
  const auto greek = greek_in(word);
  if (!greek) return {std::string(word)};
  std::vector<std::string> parts;
  if (!greek->before.empty()) parts.push_back(greek->before);
  parts.emplace_back(greek->letter);
  if (!greek->after.empty()) parts.push_back(greek->after);
  return parts;
}

bool is_greek_letter(std::string_view part) {
  return std::ranges::find(kGreek, part, &GreekLetter::letter) != kGreek.end();
}

}  // namespace pprsearch
