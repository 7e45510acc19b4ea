// Hits for other programs: a record each, in forms that spreadsheets, scripts and
// reference managers read.
#include <pprsearch/citation_formats.h>
#include <pprsearch/json.h>

#include <algorithm>
#include <array>
#include <ostream>

#include "query-cli/printers.h"

namespace pprsearch {
namespace {

using Format = QueryCliOptions::Format;

constexpr std::array<const char*, 11> kColumns = {
    "rank",    "score",   "id",  "published", "title",         "year",
    "authors", "journal", "doi", "topics",    "research_types"};

/// Names of several authors or topics in one cell.
std::string joined(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) text += (text.empty() ? "" : "; ") + value;
  return text;
}

std::array<std::string, kColumns.size()> cells_of(const Hit& hit) {
  const Citation citation = hit.entry.citation.value_or(Citation{});
  std::vector<std::string> authors;
  for (const Name& author : citation.authors) authors.push_back(display_name(author));
  std::array<char, 40> score{};
  std::snprintf(score.data(), score.size(), "%.6g", hit.score);
  return {std::to_string(hit.rank),
          score.data(),
          hit.id,
          hit.entry.published,
          hit.entry.title,
          citation.issued.year == 0 ? "" : std::to_string(citation.issued.year),
          joined(authors),
          citation.container_title,
          citation.doi,
          joined(hit.entry.topics),
          joined(hit.entry.research_types)};
}

/// A cell of tab-separated values has neither tabs nor ends of lines: they become spaces.
std::string tsv_cell(const std::string& text) {
  std::string cell = text;
  std::replace_if(
      cell.begin(), cell.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return cell;
}

/// RFC 4180: quotes around what would end the cell, and doubled within.
std::string csv_cell(const std::string& text) {
  if (text.find_first_of("\",\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + '"';
}

/// How cells make a row.
struct TableForm {
  std::string (*cell)(const std::string&);
  const char* between;
  const char* end;
};

constexpr TableForm kTsv = {tsv_cell, "\t", "\n"};
constexpr TableForm kCsv = {csv_cell, ",", "\r\n"};

template <typename Cells>
void print_row(const Cells& cells, const TableForm& form, std::ostream& out) {
  const char* before = "";
  for (const auto& text : cells) {
    out << before << form.cell(text);
    before = form.between;
  }
  out << form.end;
}

void print_table(const std::vector<Hit>& hits, const TableForm& form, std::ostream& out) {
  print_row(kColumns, form, out);
  for (const Hit& hit : hits) print_row(cells_of(hit), form, out);
}

CitationFormat citation_format(Format format) {
  if (format == Format::ris) return CitationFormat::ris;
  return format == Format::bibtex ? CitationFormat::bibtex : CitationFormat::csl_json;
}

}  // namespace

void print_citations(const std::vector<Entry>& entries, Format format, std::ostream& out) {
  CitationWriter citations(out, citation_format(format));
  for (const Entry& entry : entries) citations.write(entry);
  citations.finish();
}

void print_records(const SearchResult& result, const QueryCliOptions& options, std::ostream& out) {
  if (options.format == Format::tsv) {
    print_table(result.hits, kTsv, out);
  } else if (options.format == Format::csv) {
    print_table(result.hits, kCsv, out);
  } else if (options.format == Format::jsonl) {
    for (const Hit& hit : result.hits) out << to_json(hit) << '\n';
  } else if (options.format == Format::ids) {
    for (const Hit& hit : result.hits) out << hit.id << (options.null ? '\0' : '\n');
  } else {
    std::vector<Entry> entries;
    for (const Hit& hit : result.hits) entries.push_back(hit.entry);
    print_citations(entries, options.format, out);
  }
}

}  // namespace pprsearch
