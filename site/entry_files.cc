#include "site/entry_files.h"

#include <pprsearch/citation_formats.h>
#include <pprsearch/json.h>

#include <algorithm>
#include <sstream>
#include <utility>

#include "base/controls.h"
#include "base/strings.h"
#include "command-line/columns.h"
#include "formats/markdown/markdown.h"

namespace pprsearch {
namespace {

constexpr std::string_view kSearch = "search";

/// Reads hits to their end and writes each.
template <typename Write>
std::string write_hits(AnswerReader& answer, std::ostringstream& out, const Write& write) {
  while (const std::optional<Hit> hit = answer.next()) write(*hit);
  return std::move(out).str();
}

std::string write_lines(AnswerReader& answer) {
  std::ostringstream out;
  return write_hits(answer, out, [&](const Hit& hit) { out << to_json(hit) << '\n'; });
}

std::string write_csv(AnswerReader& answer) {
  std::ostringstream out;
  const std::vector<const Column*> columns = columns_of({});
  const auto write_row = [&](const auto& text_in) {
    std::vector<std::string> cells;
    for (const Column* column : columns) cells.push_back(csv_cell(text_in(*column)));
    out << join(cells, ",") << "\r\n";
  };
  write_row([](const Column& column) { return std::string(column.name); });
  return write_hits(answer, out, [&](const Hit& hit) {
    write_row([&](const Column& column) { return text_of(column.cell(hit)); });
  });
}

EntryFile make_file(CitationFormat format) {
  switch (format) {
    case CitationFormat::ris:
      return {".ris", "application/x-research-info-systems", format, to_ris};
    case CitationFormat::bibtex:
      return {".bib", "application/x-bibtex; charset=utf-8", format,
              [](const Entry& entry) { return to_bibtex(entry, CitationKeys().key_of(entry)); }};
    case CitationFormat::csl_json:
      return {".csl.json", "application/vnd.citationstyles.csl+json", format,
              [](const Entry& entry) { return '[' + to_csl_json(entry) + "]\n"; }};
  }
  return {};
}

std::vector<EntryFile> make_files() {
  std::vector<EntryFile> files;
  for (const CitationFormat format : all_values<CitationFormat>()) {
    files.push_back(make_file(format));
  }
  files.push_back({".json", "application/json", std::nullopt,
                   [](const Entry& entry) { return escape_controls(to_json(entry)) + '\n'; }});
  files.push_back({".md", "text/markdown; charset=utf-8", std::nullopt, to_markdown});
  files.push_back(
      {".csv", "text/csv; charset=utf-8; header=present", std::nullopt, nullptr, write_csv});
  files.push_back({".jsonl", "application/x-ndjson", std::nullopt, nullptr, write_lines});
  return files;
}

}  // namespace

const std::vector<EntryFile>& entry_files() {
  static const std::vector<EntryFile> kFiles = make_files();
  return kFiles;
}

const EntryFile* find_entry_file(std::string_view ending) {
  const auto file = std::ranges::find(entry_files(), ending, &EntryFile::ending);
  return file == entry_files().end() || file->write == nullptr ? nullptr : &*file;
}

const EntryFile& file_of(CitationFormat format) {
  return *std::ranges::find(entry_files(), std::optional(format), &EntryFile::citation);
}

const EntryFile* find_search_file(std::string_view piece) {
  if (!piece.starts_with(kSearch)) return nullptr;
  const auto file =
      std::ranges::find(entry_files(), piece.substr(kSearch.size()), &EntryFile::ending);
  const bool is_one = file != entry_files().end() && (file->citation || file->write_all != nullptr);
  return is_one ? &*file : nullptr;
}

}  // namespace pprsearch
