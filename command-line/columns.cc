// The columns of tables: one row for each says what it is called and where it comes from. Header,
// usual columns, --fields, its help and its messages derive from the rows.
#include "command-line/columns.h"

#include <pprsearch/error.h>

#include <algorithm>
#include <array>
#include <cstdio>

#include "base/strings.h"
#include "command-line/nearest.h"

namespace pprsearch {
namespace {

using Texts = std::vector<std::string>;

constexpr bool kUsual = true;
constexpr bool kOnRequest = false;

/// A text of the entry's citation; empty if it has none.
template <std::string Citation::*member>
Cell cited(const Hit& hit) {
  return hit.entry.citation ? (*hit.entry.citation).*member : std::string();
}

template <auto member>
Cell of_entry(const Hit& hit) {
  return hit.entry.*member;
}

Texts author_names(const Hit& hit) {
  Texts names;
  if (!hit.entry.citation) return names;
  for (const Name& author : hit.entry.citation->authors) names.push_back(display_name(author));
  return names;
}

Cell year(const Hit& hit) {
  if (!hit.entry.citation || hit.entry.citation->issued.year == 0) return std::monostate();
  return static_cast<std::size_t>(hit.entry.citation->issued.year);
}

/// The line as printed, or else what is known: "Doe, J. (2020). Homework. Journal, 1(2), 3-4".
Cell citation(const Hit& hit) {
  if (!hit.entry.citation) return std::string();
  const Citation& cited = *hit.entry.citation;
  if (!cited.raw.empty()) return cited.raw;
  std::string line = join(author_names(hit), ", ");
  if (cited.issued.year != 0) line += " (" + std::to_string(cited.issued.year) + ").";
  if (!cited.title.empty()) line += ' ' + cited.title + '.';
  const std::string issue = cited.issue.empty() ? "" : '(' + cited.issue + ')';
  Texts place;
  for (const std::string& part : {cited.container_title, cited.volume + issue, cited.page}) {
    if (!part.empty()) place.push_back(part);
  }
  return std::string(trim(line + ' ' + join(place, ", ")));
}

Cell snippet(const Hit& hit) {
  Texts texts;
  for (const Snippet& snippet : hit.snippets) texts.push_back(snippet.text);
  return join(texts, " … ");
}

constexpr auto kColumns = std::to_array<Column>({
    {"rank", kUsual, [](const Hit& hit) -> Cell { return hit.rank; }},
    {"score", kUsual, [](const Hit& hit) -> Cell { return hit.score; }},
    {"id", kUsual, [](const Hit& hit) -> Cell { return hit.id; }},
    {"published", kUsual, of_entry<&Entry::published>},
    {"title", kUsual, of_entry<&Entry::title>},
    {"year", kUsual, year},
    {"authors", kUsual, [](const Hit& hit) -> Cell { return author_names(hit); }},
    {"journal", kUsual, cited<&Citation::container_title>},
    {"doi", kUsual, cited<&Citation::doi>},
    {"topics", kUsual, of_entry<&Entry::topics>},
    {"research_types", kUsual, of_entry<&Entry::research_types>},
    {"keywords", kOnRequest, of_entry<&Entry::keywords>},
    {"notices", kUsual, of_entry<&Entry::notices>},
    {"url", kOnRequest, of_entry<&Entry::url>},
    {"summary", kOnRequest, of_entry<&Entry::summary>},
    {"practice_implications", kOnRequest, of_entry<&Entry::practice_implications>},
    {"summary_kind", kOnRequest, of_entry<&Entry::summary_kind>},
    {"summary_source", kOnRequest, of_entry<&Entry::summary_source>},
    {"snippet", kOnRequest, snippet},
    {"citation", kOnRequest, citation},
    {"article_title", kOnRequest, cited<&Citation::title>},
    {"volume", kOnRequest, cited<&Citation::volume>},
    {"issue", kOnRequest, cited<&Citation::issue>},
    {"pages", kOnRequest, cited<&Citation::page>},
    {"pmid", kOnRequest, cited<&Citation::pmid>},
    {"article_url", kOnRequest, cited<&Citation::url>},
    {"issn", kOnRequest, cited<&Citation::issn>},
});

struct CellText {
  std::string operator()(std::monostate) const { return ""; }
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(std::size_t number) const { return std::to_string(number); }
  std::string operator()(double number) const {
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%.6g", number);
    return text.data();
  }
  std::string operator()(const Texts& texts) const { return join(texts, "; "); }
};

}  // namespace

std::vector<const Column*> columns_of(const std::vector<std::string>& names) {
  std::vector<const Column*> columns;
  for (const std::string& name : names) {
    columns.push_back(&*std::ranges::find(kColumns, name, &Column::name));
  }
  if (!names.empty()) return columns;
  for (const Column& column : kColumns) {
    if (column.is_usual) columns.push_back(&column);
  }
  return columns;
}

std::vector<std::string> column_names() {
  Texts names;
  for (const Column& column : kColumns) names.emplace_back(column.name);
  return names;
}

std::vector<std::string> read_fields(const std::string& list) {
  const Texts known = column_names();
  Texts names;
  for (const std::string_view part : split_at(list, ',')) {
    std::string name(part);
    if (is_one_of(name, names)) throw Error("--fields '" + name + "': comes twice");
    if (!is_one_of(name, known)) {
      const std::string near = nearest(name, known);
      throw Error("--fields '" + name + "'" + (near.empty() ? "" : ": did you mean " + near + "?") +
                  (near.empty() ? ": known" : " Known") + " are " + join(known, ", "));
    }
    names.push_back(std::move(name));
  }
  return names;
}

std::string text_of(const Cell& cell) { return std::visit(CellText(), cell); }

std::string csv_cell(const std::string& text) {
  if (text.find_first_of("\",\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + '"';
}

}  // namespace pprsearch
