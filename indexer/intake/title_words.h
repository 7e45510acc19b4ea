#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pprsearch {

/// Case, accents, punctuation and blanks do not count in a title, and words of other scripts
/// than Latin stay as they are: "Größe & Wirkung." is "grosse wirkung". A Greek letter among Latin
/// ones is its name, as databases write it: "β-blockers" is "beta blockers".
std::string folded_title(std::string_view title);

/// "don't" of "don’t".
std::string with_plain_apostrophes(std::string_view word);

/// A folded title without *and*, for which others write "&", which folds to nothing.
std::string without_and(std::string_view folded);

/// Words in one spelling of what is British or American. For comparing only: other words fall
/// together with these.
std::string in_one_spelling(std::string_view folded);

/// What a text is to another one of the same title: its correction is not the article.
enum class TextRole : std::uint8_t {
  article,  ///< or unknown
  correction,
  retraction,
  concern,
  comment,
  reply,
  summary,
};

/// What a title says of its text's role, and the title that is left: "Erratum: …",
/// "… (Retraction)", "Commentary on "…"", "…: Authors' reply", "Summary for patients. …".
struct RoleInTitle {
  TextRole role = TextRole::article;
  std::string_view rest;  ///< of the folded title; all of it if it says nothing
};

RoleInTitle role_in_title(std::string_view folded);

}  // namespace pprsearch
