#pragma once

#include <span>
#include <string_view>

namespace pprsearch {

/// A name that may stand before a colon in a query.
struct QueryField {
  enum class Kind {
    text,        ///< words, phrases, wildcards
    keyword,     ///< a value from a list, by slug, label or alias
    identifier,  ///< taken whole, up to white space: 10.1016/S0005-7967(00)00012-3
    range,       ///< a date, or two with `..` between
    presence,    ///< the name of something an entry has or has not
  };

  std::string_view name;  ///< canonical, in lower case
  Kind kind;
};

/// The field of an entry's own text: title, summary, implications, without names.
inline constexpr std::string_view kTextField = "text";

/// The field of an article's number in arXiv, which is its entry's id or part of its DOI.
inline constexpr std::string_view kArxivField = "arxiv";

/// The words of topics and keywords; the same and the entry's own text; every field of text.
inline constexpr std::string_view kSubjectField = "subject";
inline constexpr std::string_view kWordsField = "words";
inline constexpr std::string_view kAllField = "all";

/// The field of a topic or keyword of just that name; one that no entry has is not a fault.
inline constexpr std::string_view kHeadingField = "heading";
/// The field of a type of research of just that name, likewise.
inline constexpr std::string_view kKindField = "kind";

/// Every field of the query language, those of entries (schema/fields.h), then those above, `has`
/// and `missing`.
std::span<const QueryField> query_fields();

/// The field of that name in any case, or of a name that other platforms have for it (`ti`, `au`);
/// null if there is none.
const QueryField* find_query_field(std::string_view name);

/// Whether a word begins with the name of a field and a colon: "title:", "title:alliance".
bool begins_with_field(std::string_view word);

/// Whether a colon behind the name is punctuation if nothing follows it: "so: what now".
bool may_be_punctuation(std::string_view name);

/// The field that `name` may have been meant for; empty if none is near.
std::string_view nearest_query_field(std::string_view name);

/// What `has:` and `missing:` can ask for: the canonical form of `name`, given
/// in any case; empty if there is no such thing.
std::string_view find_presence(std::string_view name);
std::string_view nearest_presence(std::string_view name);

/// Whether it is a state, for which `is:` asks ("retracted"); the nearest name of one.
bool is_state(std::string_view presence);
std::string_view nearest_state(std::string_view name);

}  // namespace pprsearch
