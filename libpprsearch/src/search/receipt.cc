#include <pprsearch/error.h>
#include <pprsearch/json.h>
#include <pprsearch/receipt.h>
#include <pprsearch/strategy.h>
#include <pprsearch/version.h>

#include <algorithm>
#include <chrono>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/utc_time.h"
#include "entry/json_reader.h"
#include "index/store/checksum.h"
#include "search/answer/answer_json.h"
#include "search/language.h"

// A receipt is made of the same calls as any answer. Which entries were found is asked once more,
// by the canonical text, with all of them on one page.

namespace pprsearch {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kMark = "pprsearch-receipt";
constexpr std::size_t kUnlimited = std::numeric_limits<std::size_t>::max();

std::string dump(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

/// What was found, as a receipt has it.
struct Found {
  Json lines = Json::array();
  SearchResult answer;  ///< without hits
  Expand expand;        ///< what words stood for
};

Json json_of(const StrategyLine& line, std::optional<std::size_t> total) {
  Json json = {{"number", line.number},
               {"text", line.text},
               {"interpretation", line.query.to_string()},
               {"total", total ? Json(*total) : Json(nullptr)}};
  if (line.printed) json["printed"] = *line.printed;
  return json;
}

Found find(const Searcher& searcher, const SearchRequest& request, bool is_strategy) {
  SearchOptions options = request.options;
  options.limit = options.offset = options.snippets = 0;
  options.entries = options.suggest = options.last_word_open = false;
  options.facets.clear();
  options.time_limit = {};  // what is cut short is not evidence
  options.explain = true;
  // What changes the order alone: not every index has it.
  options.expand.feedback = options.prefer_recent = false;
  Found found;
  found.expand = options_for(language_of(request.query, options), options).expand;
  if (is_strategy) {
    StrategyResult result = run_strategy(searcher, request.query, options);
    for (std::size_t i = 0; i < result.strategy.lines.size(); ++i) {
      found.lines.push_back(json_of(result.strategy.lines[i], result.totals[i]));
    }
    found.answer = std::move(result.answer);
  } else {
    found.answer = searcher.search(request.query, options);
    found.lines.push_back({{"number", 1},
                           {"text", request.query},
                           {"interpretation", found.answer.interpretation},
                           {"total", found.answer.total}});
  }
  return found;
}

/// Ids of all entries found, and what each of them contains.
std::map<std::string, std::string> entries_of(const Searcher& searcher, const Found& found,
                                              const SearchRequest& request, bool with_contents) {
  SearchOptions options;
  options.match = request.options.match;
  options.expand = found.expand;
  options.filters = request.options.filters;
  options.today = request.options.today;
  options.limits = {kUnlimited, kUnlimited, 1000};
  options.limit = options.max_window = std::max<std::size_t>(found.answer.total, 1);
  options.snippets = 0;
  options.suggest = false;
  options.entries = with_contents;
  options.sort = Sort::newest;  // any order will do, and this one needs no scores
  AnswerReader answer = searcher.answer(found.answer.interpretation, options);
  std::map<std::string, std::string> entries;
  while (const std::optional<Hit> hit = answer.next()) {
    entries[hit->id] = with_contents ? sha256_hex(to_json(hit->entry)) : std::string();
  }
  return entries;
}

std::string digest_of(const std::map<std::string, std::string>& entries) {
  std::string ids;
  for (const auto& [id, contents] : entries) ids += id + '\n';
  return sha256_hex(ids);
}

Json json_of(const std::vector<ExpandedWord>& expansion) {
  Json words = Json::array();
  for (const ExpandedWord& word : expansion) {
    Json terms = Json::array();
    for (const ExpandedTerm& term : word.terms) terms.push_back(term.text);
    words.push_back({{"word", word.word}, {"terms", std::move(terms)}});
  }
  return words;
}

/// A text of JSON that is a receipt.
Json read_receipt(std::string_view text) {
  const Json json = parse_strict_json(text, "receipt");
  const bool is_one = json.is_object() && json.value("receipt", "") == kMark;
  if (!is_one) throw Error("this is no receipt of pprsearch", ErrorKind::bad_value);
  return json;
}

/// Has `read` read a receipt; a member that is missing or of another type makes it none.
template <typename Read>
auto reading_receipt(std::string_view text, Read read) {
  const Json json = read_receipt(text);
  try {
    return read(json);
  } catch (const Json::exception& fault) {
    throw Error("the receipt is damaged: " + std::string(fault.what()), ErrorKind::bad_value);
  }
}

SearchRequest request_of(const Json& receipt) {
  return request_from_json(receipt.at("request").dump());
}

ReceiptIndex index_of(const Json& receipt) {
  const Json& index = receipt.at("index");
  return {index.at("generation").get<std::uint64_t>(), index.at("identity").get<std::string>()};
}

}  // namespace

std::string make_receipt(const Searcher& searcher, const SearchRequest& request,
                         const ReceiptOptions& options) {
  const Searcher now = searcher.snapshot();
  SearchRequest asked = request;
  if (asked.options.today == std::chrono::sys_days{}) {
    asked.options.today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  }
  const Found found = find(now, asked, options.strategy);
  const auto entries = entries_of(now, found, asked, options.entries);
  const Generation index = now.generation();
  Json json = {{"format_version", kFormatVersion},
               {"receipt", kMark},
               {"made", utc_now()},
               {"program", version()},
               {"request", Json::parse(to_json(asked))},
               {"strategy", options.strategy},
               {"platform", to_string(found.answer.platform)},
               {"interpretation", found.answer.interpretation},
               {"index",
                {{"generation", index.number},
                 {"entries", index.entries},
                 {"created", index.created},
                 {"format", index.format},
                 {"digest", index.digest},
                 {"identity", index.identity}}},
               {"lines", found.lines},
               {"total", found.answer.total},
               {"ids_digest", digest_of(entries)},
               {"expansion", json_of(found.answer.expansion)},
               {"diagnostics", json_of(found.answer.diagnostics)}};
  if (options.entries) {
    Json list = Json::array();
    for (const auto& [id, contents] : entries) list.push_back({{"id", id}, {"digest", contents}});
    json["entries"] = std::move(list);
  }
  return dump(json);
}

ReceiptIndex index_of_receipt(std::string_view receipt) {
  return reading_receipt(receipt, [](const Json& json) { return index_of(json); });
}

// ---- Replay ----

namespace {

using Entries = std::map<std::string, std::string>;  // digests of contents by id

std::optional<std::size_t> total_of(const Json& line) {
  return line.at("total").is_null() ? std::nullopt
                                    : std::optional(line.at("total").get<std::size_t>());
}

void compare_lines(const Json& then, const Json& now, Replay& replay) {
  std::map<std::size_t, CountChange> lines;
  for (const Json& line : then) {
    CountChange& change = lines[line.at("number").get<std::size_t>()];
    change.text = line.at("text").get<std::string>();
    change.then = total_of(line);
  }
  for (const Json& line : now) {
    CountChange& change = lines[line.at("number").get<std::size_t>()];
    change.text = line.at("text").get<std::string>();
    change.now = total_of(line);
  }
  for (auto& [number, change] : lines) {
    change.number = number;
    if (change.then != change.now) replay.lines.push_back(std::move(change));
  }
}

using Terms = std::map<std::string, std::vector<std::string>>;  // by word

Terms terms_of(const Json& expansion) {
  Terms terms;
  for (const Json& word : expansion) {
    std::vector<std::string>& of_word = terms[word.at("word").get<std::string>()];
    for (const Json& term : word.at("terms")) of_word.push_back(term.get<std::string>());
    std::ranges::sort(of_word);
  }
  return terms;
}

void compare_words(const Json& then, const Json& now, Replay& replay) {
  const Terms before = terms_of(then);
  for (const auto& [word, terms] : terms_of(now)) {
    const auto known = before.find(word);
    if (known == before.end() || known->second == terms) continue;
    MeaningChange change{word, {}, {}};
    std::ranges::set_difference(terms, known->second, std::back_inserter(change.added));
    std::ranges::set_difference(known->second, terms, std::back_inserter(change.removed));
    replay.words.push_back(std::move(change));
  }
}

void compare_entries(const Entries& then, const Entries& now, Replay& replay) {
  replay.entries_known = true;
  for (const auto& [id, contents] : now) {
    const auto before = then.find(id);
    if (before == then.end()) {
      replay.added.push_back(id);
    } else if (before->second != contents) {
      replay.changed.push_back(id);
    }
  }
  for (const auto& [id, contents] : then) {
    if (!now.contains(id)) replay.removed.push_back(id);
  }
}

std::optional<Entries> entries_then(const Json& receipt, const Searcher* then,
                                    const SearchRequest& request) {
  if (receipt.contains("entries")) {
    Entries entries;
    for (const Json& entry : receipt.at("entries")) {
      entries[entry.at("id").get<std::string>()] = entry.at("digest").get<std::string>();
    }
    return entries;
  }
  if (then == nullptr) return std::nullopt;
  const Found found = find(*then, request, receipt.at("strategy").get<bool>());
  return entries_of(*then, found, request, true);
}

Replay replay_of(const Json& receipt, const Searcher& now, const Searcher* then) {
  const SearchRequest request = request_of(receipt);
  const Found found = find(now, request, receipt.at("strategy").get<bool>());
  const Generation index = now.generation();
  Replay replay;
  replay.then = index_of(receipt);
  replay.now = {index.number, index.identity};
  replay.then_total = receipt.at("total").get<std::size_t>();
  replay.now_total = found.answer.total;
  replay.same_interpretation =
      receipt.at("interpretation").get<std::string>() == found.answer.interpretation;
  compare_lines(receipt.at("lines"), found.lines, replay);
  compare_words(receipt.at("expansion"), json_of(found.answer.expansion), replay);
  const auto before = entries_then(receipt, then, request);
  const Entries entries = entries_of(now, found, request, before.has_value());
  replay.same_ids = receipt.at("ids_digest").get<std::string>() == digest_of(entries);
  if (before) compare_entries(*before, entries, replay);
  return replay;
}

}  // namespace

bool Replay::has_changes() const {
  return !same_ids || !same_interpretation || !lines.empty() || !words.empty() || !added.empty() ||
         !removed.empty() || !changed.empty();
}

Replay replay_receipt(const Searcher& searcher, std::string_view receipt, const Searcher* then) {
  const Searcher now = searcher.snapshot();
  if (then == nullptr) {
    return reading_receipt(receipt,
                           [&](const Json& json) { return replay_of(json, now, nullptr); });
  }
  // One that follows what is published would answer from the new generation, and find no change.
  const Searcher before = then->snapshot();
  return reading_receipt(receipt, [&](const Json& json) {
    if (before.generation().identity != index_of(json).identity) {
      throw Error("generation " + std::to_string(before.generation().number) +
                      " is not that of the receipt",
                  ErrorKind::bad_value);
    }
    return replay_of(json, now, &before);
  });
}

std::string to_json(const Replay& replay) {
  const auto number = [](const std::optional<std::size_t>& count) {
    return count ? Json(*count) : Json(nullptr);
  };
  Json lines = Json::array();
  for (const CountChange& line : replay.lines) {
    lines.push_back({{"number", line.number},
                     {"text", line.text},
                     {"then", number(line.then)},
                     {"now", number(line.now)}});
  }
  Json words = Json::array();
  for (const MeaningChange& word : replay.words) {
    words.push_back({{"word", word.word}, {"added", word.added}, {"removed", word.removed}});
  }
  Json json = {{"format_version", kFormatVersion},
               {"has_changes", replay.has_changes()},
               {"then",
                {{"generation", replay.then.generation},
                 {"identity", replay.then.identity},
                 {"total", replay.then_total}}},
               {"now",
                {{"generation", replay.now.generation},
                 {"identity", replay.now.identity},
                 {"total", replay.now_total}}},
               {"same_ids", replay.same_ids},
               {"same_interpretation", replay.same_interpretation},
               {"lines", std::move(lines)},
               {"words", std::move(words)}};
  if (replay.entries_known) {
    json["added"] = replay.added;
    json["removed"] = replay.removed;
    json["changed"] = replay.changed;
  }
  return text_of_answer(json);
}

}  // namespace pprsearch
