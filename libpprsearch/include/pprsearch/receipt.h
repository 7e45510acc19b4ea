#pragma once

#include <pprsearch/export.h>
#include <pprsearch/searcher.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// A receipt says what was asked, of which index, and what was found, so that a review can report a
// search and anybody can make it again. It is a text of JSON; docs/strategies.md has its members.
// Any number of threads may call the functions at once.

namespace pprsearch {

/// What a receipt has, and of what.
struct PPRSEARCH_EXPORT ReceiptOptions {
  bool strategy = false;  ///< the text is one of lines (strategy.h); else a query
  /// The id and digest of each entry found, so that a later replay can name those that changed.
  bool entries = false;
};

/// Makes a search, and its receipt. Page, order, snippets and time limit of the request have
/// no influence.
/// Throws as Searcher::search() does.
PPRSEARCH_EXPORT std::string make_receipt(const Searcher& searcher, const SearchRequest& request,
                                          const ReceiptOptions& options = {});

/// A receipt as a page of Markdown, for people. Throws Error of kind `bad_value` for a text that is
/// no receipt.
PPRSEARCH_EXPORT std::string receipt_page(std::string_view receipt);

/// The index that a receipt is of.
struct PPRSEARCH_EXPORT ReceiptIndex {
  std::uint64_t generation = 0;
  std::string identity;
};

/// Throws as receipt_page() does.
PPRSEARCH_EXPORT ReceiptIndex index_of_receipt(std::string_view receipt);

/// A line of a strategy that finds another number of entries now.
struct PPRSEARCH_EXPORT CountChange {
  std::size_t number = 0;
  std::string text;
  std::optional<std::size_t> then;  ///< nullopt: the line was not there
  std::optional<std::size_t> now;
};

/// A word that stands for other words now.
struct PPRSEARCH_EXPORT MeaningChange {
  std::string word;
  std::vector<std::string> added;
  std::vector<std::string> removed;
};

/// What has changed since a receipt was made.
struct PPRSEARCH_EXPORT Replay {
  ReceiptIndex then;
  ReceiptIndex now;
  std::size_t then_total = 0;
  std::size_t now_total = 0;
  bool same_ids = true;             ///< the same entries are found
  bool same_interpretation = true;  ///< the text is read as it was
  std::vector<CountChange> lines;   ///< in order
  std::vector<MeaningChange> words;
  /// Whether the receipt, or its generation, says which entries were found; without, the three
  /// lists are empty.
  bool entries_known = false;
  std::vector<std::string> added;    ///< ids, in their order
  std::vector<std::string> removed;  ///< found then, and not now
  std::vector<std::string> changed;  ///< found both times, with other contents

  /// Whether anything is different.
  bool has_changes() const;
};

/// Asks again what a receipt says. `then` answers from the generation of the receipt, if there is
/// still one; without it, the receipt itself may have the entries. Throws as receipt_page() and
/// Searcher::search() do, and Error of kind `bad_value` if `then` answers from another generation.
PPRSEARCH_EXPORT Replay replay_receipt(const Searcher& searcher, std::string_view receipt,
                                       const Searcher* then = nullptr);

/// A replay as JSON, and as a text for people.
PPRSEARCH_EXPORT std::string to_json(const Replay& replay);
PPRSEARCH_EXPORT std::string to_text(const Replay& replay);

}  // namespace pprsearch
