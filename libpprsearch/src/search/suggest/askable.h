#pragma once

#include <pprsearch/query.h>

#include <optional>
#include <string>
#include <string_view>

namespace pprsearch {

/// A query that means what lenient reading makes of `text`, and that strict reading takes:
/// `text` itself if it is faultless, else with what is open in it closed, else its
/// canonical form. nullopt if it is past a limit.
std::optional<std::string> askable(const std::string& text);

/// What the canonical text of a query is read as. That is what is to be counted when the text is
/// offered: words with something between them that is gone may mean something together. The length
/// of the text has no limit.
Query as_read_again(const std::string& canonical);

/// A query for one value of a field.
struct ValueQuery {
  std::string text;  ///< `field:value`, in quotes if it has to be
  Query query;       ///< what that text is read as
};

/// The query for that value; nullopt if the value holds what no query can say.
std::optional<ValueQuery> query_of_value(std::string_view field, const std::string& value);

}  // namespace pprsearch
