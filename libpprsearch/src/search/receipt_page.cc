#include <pprsearch/error.h>
#include <pprsearch/receipt.h>

#include <nlohmann/json.hpp>

#include "base/strings.h"
#include "entry/json_reader.h"

// Receipts and replays for people.

namespace pprsearch {
namespace {

using Json = nlohmann::ordered_json;

/// Of a list of words so many are shown.
constexpr std::size_t kMostShown = 20;

/// A cell of a table of Markdown.
std::string cell(std::string_view text) {
  std::string written;
  for (const char c : text) {
    if (c == '|') written += '\\';
    written += c == '\n' || c == '\r' ? ' ' : c;
  }
  return written;
}

std::string code(std::string_view text) { return '`' + cell(text) + '`'; }

std::string row(std::string_view name, std::string_view what) {
  return "| " + std::string(name) + " | " + std::string(what) + " |\n";
}

std::string number_or_none(const Json& line, const char* name) {
  const auto found = line.find(name);
  return found == line.end() || found->is_null() ? "" : std::to_string(found->get<std::size_t>());
}

std::string head_of(const Json& receipt) {
  const Json& index = receipt.at("index");
  const std::string database = "index of pprsearch, generation " +
                               std::to_string(index.at("generation").get<std::uint64_t>()) +
                               " of " + index.at("created").get<std::string>() + ", " +
                               std::to_string(index.at("entries").get<std::uint64_t>()) +
                               " entries";
  return "# Receipt of a search\n\n| | |\n|---|---|\n" + row("database", database) +
         row("identity of the index", code(index.at("identity").get<std::string>())) +
         row("program", "pprsearch " + receipt.at("program").get<std::string>()) +
         row("date searched", receipt.at("made").get<std::string>()) +
         row("language", receipt.at("platform").get<std::string>()) +
         row("entries found", std::to_string(receipt.at("total").get<std::size_t>())) +
         row("digest of their ids (SHA-256)", code(receipt.at("ids_digest").get<std::string>()));
}

std::string lines_of(const Json& receipt) {
  std::string page =
      "\n## Strategy\n\n| line | as asked | entries | printed |\n|---:|---|---:|---:|\n";
  for (const Json& line : receipt.at("lines")) {
    page += "| " + std::to_string(line.at("number").get<std::size_t>()) + " | " +
            code(line.at("text").get<std::string>()) + " | " + number_or_none(line, "total") +
            " | " + number_or_none(line, "printed") + " |\n";
  }
  page += "\n## As it was read\n\n| line | canonical query |\n|---:|---|\n";
  for (const Json& line : receipt.at("lines")) {
    page += "| " + std::to_string(line.at("number").get<std::size_t>()) + " | " +
            code(line.at("interpretation").get<std::string>()) + " |\n";
  }
  return page;
}

std::string words_of(const Json& receipt) {
  std::string page;
  for (const Json& word : receipt.at("expansion")) {
    std::vector<std::string> terms;
    for (const Json& term : word.at("terms")) terms.push_back(term.get<std::string>());
    const std::size_t more = terms.size() - std::min(terms.size(), kMostShown);
    terms.resize(terms.size() - more);
    page += "| " + code(word.at("word").get<std::string>()) + " | " + cell(join(terms, ", ")) +
            (more > 0 ? " and " + std::to_string(more) + " more" : "") + " |\n";
  }
  return page.empty() ? page
                      : "\n## What words stood for\n\n| in the query | words |\n|---|---|\n" + page;
}

std::string notes_of(const Json& receipt) {
  std::string page;
  for (const Json& told : receipt.at("diagnostics")) {
    page += "* " + cell(told.at("message").get<std::string>()) + '\n';
  }
  return page.empty() ? page : "\n## Notes\n\n" + page;
}

std::string count(const std::optional<std::size_t>& number) {
  return number ? std::to_string(*number) : "none";
}

std::string listed(std::string_view title, const std::vector<std::string>& ids) {
  if (ids.empty()) return {};
  std::string text = std::string(title) + " (" + std::to_string(ids.size()) + "):\n";
  for (const std::string& id : ids) text += "  " + id + '\n';
  return text;
}

}  // namespace

std::string receipt_page(std::string_view receipt) {
  index_of_receipt(receipt);  // refuses what is none
  const Json json = parse_strict_json(receipt, "receipt");
  try {
    return head_of(json) + lines_of(json) + words_of(json) + notes_of(json);
  } catch (const Json::exception& fault) {
    throw Error("the receipt is damaged: " + std::string(fault.what()), ErrorKind::bad_value);
  }
}

std::string to_text(const Replay& replay) {
  std::string text = "Then: generation " + std::to_string(replay.then.generation) + ", " +
                     std::to_string(replay.then_total) + " entries\nNow:  generation " +
                     std::to_string(replay.now.generation) + ", " +
                     std::to_string(replay.now_total) + " entries\n";
  if (!replay.has_changes()) return text + "Nothing has changed.\n";
  if (!replay.same_interpretation) text += "The text is read otherwise now.\n";
  for (const CountChange& line : replay.lines) {
    text += "Line " + std::to_string(line.number) + ": " + count(line.then) + " then, " +
            count(line.now) + " now: " + line.text + '\n';
  }
  for (const MeaningChange& word : replay.words) {
    text += word.word + ": ";
    if (!word.added.empty()) text += "now also " + join(word.added, ", ");
    if (!word.added.empty() && !word.removed.empty()) text += "; ";
    if (!word.removed.empty()) text += "no longer " + join(word.removed, ", ");
    text += '\n';
  }
  text += listed("Added", replay.added) + listed("Removed", replay.removed) +
          listed("Changed", replay.changed);
  if (!replay.entries_known && !replay.same_ids) {
    text +=
        "Which entries differ cannot be told: the receipt does not list them, and its generation "
        "is gone.\n";
  }
  return text;
}

}  // namespace pprsearch
