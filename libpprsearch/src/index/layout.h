#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pprsearch {

// How an entry becomes a record of the index
// ------------------------------------------
// An entry is one Xapian document. Its data is the entry's JSON, so that what
// is shown is what was given. Its terms are of three kinds:
//
//  * words: each token of a text field, once, as prefix + folded form, with how
//    often it is there: title "Self-Doubt" gives Sself and Sdoubt. Where it stands
//    is kept beside Xapian (positions.h); values of a field with several (authors,
//    topics) are kPositionGap apart, so that no phrase runs from one into the next.
//  * keywords: each topic and research type as prefix + its key. The key of a value is its folded
//  text: "Client Factors" and
//    "client-factors" are one.
//  * identifiers: the id and the DOI as they are (the DOI in lower case).
//
// What is counted, sorted or measured and not looked up by word lies in columns
// (columns.h), one number or list of numbers an entry, in document order.
//
// A document's number minus one is its row in every column. Numbers run from
// 1 without holes, for a generation is built at one go and never changed.
//
// The table below is the only place where prefixes are written down.

/// The fields whose words are searched; also the order of their columns.
enum class TextField : std::uint8_t {
  title,
  summary,
  implications,
  citation,
  author,
  journal,
  topic,
};
inline constexpr std::size_t kTextFields = 7;

/// A set of text fields, one bit each.
using FieldMask = std::uint16_t;
inline constexpr FieldMask kAllTextFields = (1u << kTextFields) - 1;
constexpr FieldMask mask_of(TextField field) {
  return static_cast<FieldMask>(1u << static_cast<unsigned>(field));
}

struct TextFieldLayout {
  TextField field;
  std::string_view name;  ///< in queries and explanations
  std::string_view prefix;
};

inline constexpr std::array<TextFieldLayout, kTextFields> kTextLayout = {{
    {TextField::title, "title", "S"},
    {TextField::summary, "summary", "XS"},
    {TextField::implications, "implications", "XI"},
    {TextField::citation, "citation", "XC"},  // the line as printed, or the article's own title
    {TextField::author, "author", "A"},
    {TextField::journal, "journal", "XJ"},
    {TextField::topic, "topic", "XT"},  // the words of the labels
}};

/// Terms that stand for a whole value.
enum class ValueField : std::uint8_t { id, doi, topic, type };

/// What `has:` and `missing:` ask for; one bit of the column `present` each.
enum class Presence : std::uint8_t {
  title,
  summary,
  implications,
  citation,
  author,
  journal,
  topic,
  type,
  year,
  published,
  doi,
  pmid,
  url,
};
inline constexpr std::array<std::string_view, 13> kPresenceNames = {
    "title", "summary", "implications", "citation", "author", "journal", "topic",
    "type",  "year",    "published",    "doi",      "pmid",   "url"};

/// More than the widest window of a phrase.
inline constexpr std::uint32_t kPositionGap = 1000;

/// The text field of that name in queries.
std::optional<TextField> text_field(std::string_view name);

/// The Xapian term of a word in a field.
std::string word_term(TextField field, std::string_view word);

/// The Xapian term of a whole value. Values too long for a term (Xapian takes
/// 245 bytes) keep their beginning and end in a digest of the whole.
std::string value_term(ValueField field, std::string_view key);

/// Version of everything described here and of the files beside Xapian's; an
/// index of another one has to be built anew.
inline constexpr int kSchemaVersion = 3;

}  // namespace pprsearch
