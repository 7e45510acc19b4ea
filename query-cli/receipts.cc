#include "query-cli/receipts.h"

#include <pprsearch/error.h>
#include <pprsearch/receipt.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <ostream>
#include <string_view>
#include <system_error>

#include "base/files.h"
#include "base/strings.h"
#include "query-cli/exit_status.h"
#include "query-cli/kept_generations.h"

namespace pprsearch {
namespace {

/// No receipt and no strategy is longer.
constexpr std::uint64_t kMostOfReceipt = std::uint64_t{1} << 30;

constexpr std::string_view kJson = ".json";
constexpr std::string_view kPage = ".md";

std::string with_ending(const std::string& path, std::string_view ending) {
  for (const std::string_view known : {kJson, kPage}) {
    if (path.ends_with(known)) return plus(without_last(path, known.size()), ending);
  }
  return plus(path, ending);
}

void write_new(const std::string& path, std::string_view text) {
  try {
    write_durably(path, text);
  } catch (const std::system_error& error) {
    throw Error(error.what(), ErrorKind::system);
  }
}

/// The generation of a receipt, if it is still kept.
std::optional<Searcher> searcher_of_receipt(const std::string& index, const ReceiptIndex& then) {
  for (const KeptGeneration& generation : kept_generations(index)) {
    if (generation.identity == then.identity) return searcher_of(index, generation);
  }
  return std::nullopt;
}

}  // namespace

std::string file_text(const std::string& path) {
  try {
    return read_file(path, kMostOfReceipt, Readable::anything);
  } catch (const std::system_error& error) {
    throw Error(error.what(), ErrorKind::system);
  }
}

void write_receipt(const Searcher& searcher, const QueryCliOptions& options) {
  const std::string receipt = make_receipt(
      searcher, {.query = options.query, .options = options.search},
      {.strategy = options.task == Task::strategy, .entries = options.receipt_entries});
  const bool is_page = options.receipt.ends_with(kPage);
  write_new(is_page ? with_ending(options.receipt, kJson) : options.receipt, receipt);
  write_new(is_page ? options.receipt : with_ending(options.receipt, kPage), receipt_page(receipt));
}

int replay(const Searcher& searcher, const QueryCliOptions& options, std::ostream& out) {
  const std::string receipt = file_text(options.replay);
  const std::optional<Searcher> then =
      searcher_of_receipt(options.index, index_of_receipt(receipt));
  const Replay told = replay_receipt(searcher, receipt, then ? &*then : nullptr);
  options.printer->replay(told, out);
  return told.has_changes() ? kNoHits : kHits;
}

}  // namespace pprsearch
