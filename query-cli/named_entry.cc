#include "query-cli/named_entry.h"

#include <vector>

#include "base/ascii.h"
#include "base/strings.h"
#include "query-cli/last_answer.h"

namespace pprsearch {
namespace {

constexpr std::size_t kMostNamed = 5;
constexpr std::size_t kMostDigits = 9;

/// "1" as a rank; nullopt of anything else.
std::optional<std::size_t> rank_of(const std::string& name) {
  if (!are_digits(name) || name.size() > kMostDigits) return std::nullopt;
  return std::stoul(name);
}

std::optional<std::string> hit_of(const std::optional<LastAnswer>& answer, std::size_t rank) {
  if (!answer || rank < answer->first_rank) return std::nullopt;
  const std::size_t place = rank - answer->first_rank;
  if (place >= answer->ids.size()) return std::nullopt;
  return answer->ids[place];
}

/// "; the last answer had the hits 1 to 10"
std::string hits_told(const std::optional<LastAnswer>& answer) {
  if (!answer) return "; no answer of this index is remembered";
  if (answer->ids.empty()) return "; the last answer showed no hits";
  const std::size_t last = answer->first_rank + answer->ids.size() - 1;
  return "; the last answer showed the hits " + std::to_string(answer->first_rank) + " to " +
         std::to_string(last);
}

}  // namespace

std::optional<std::string> named_id(const Searcher& searcher, const std::string& index,
                                    const std::string& name) {
  if (name.empty()) return std::nullopt;
  if (searcher.find(name)) return name;
  if (const auto rank = rank_of(name)) {
    const auto id = hit_of(last_answer(index), *rank);
    if (id && searcher.find(*id)) return id;
  }
  std::vector<std::string> ids = searcher.ids(name, kMostNamed + 1);
  if (ids.empty()) return std::nullopt;
  if (ids.size() == 1) return ids.front();
  const bool has_more = ids.size() > kMostNamed;
  if (has_more) ids.pop_back();
  throw Error("'" + name + "' is the beginning of several ids: " + join(ids, ", ") +
                  (has_more ? " and others" : ""),
              ErrorKind::bad_value);
}

Error no_entry_named(const std::string& index, const std::string& name) {
  const std::string hint = rank_of(name) ? hits_told(last_answer(index)) : "";
  return Error("there is no entry '" + name + "'" + hint, ErrorKind::not_found);
}

}  // namespace pprsearch
