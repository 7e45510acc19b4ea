// Answers as files: an entry, or what a search found, for reference managers, spreadsheets and
// programs.
#include <pprsearch/citation_formats.h>
#include <pprsearch/error.h>
#include <pprsearch/json.h>

#include <algorithm>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "base/controls.h"
#include "base/strings.h"
#include "command-line/columns.h"
#include "formats/markdown/markdown.h"
#include "site/answers.h"
#include "site/feeds/feeds.h"
#include "site/pages/model.h"
#include "site/pages/names.h"
#include "site/pages/site_files.h"
#include "site/search_address.h"
#include "site/search_options.h"

namespace pprsearch {
namespace {

constexpr const char* kRis = "application/x-research-info-systems";
constexpr const char* kBibtex = "application/x-bibtex; charset=utf-8";
constexpr const char* kCslJson = "application/vnd.citationstyles.csl+json";

/// What a file of an entry is written by, by its ending.
struct EntryFile {
  std::string_view ending;
  const char* type;
  std::string (*write)(const Entry& entry);
};
/// One that ends like another comes before it.
constexpr EntryFile kEntryFiles[] = {
    {".csl.json", kCslJson, [](const Entry& entry) { return '[' + to_csl_json(entry) + "]\n"; }},
    {".json", "application/json",
     [](const Entry& entry) { return escape_controls(to_json(entry)) + '\n'; }},
    {".ris", kRis, to_ris},
    {".bib", kBibtex,
     [](const Entry& entry) { return to_bibtex(entry, CitationKeys().key_of(entry)); }},
    {".md", "text/markdown; charset=utf-8", to_markdown},
};

/// The file of that ending; nullptr if there is none.
const EntryFile* find_entry_file(std::string_view ending) {
  const auto* file = std::find_if(std::begin(kEntryFiles), std::end(kEntryFiles),
                                  [&](const EntryFile& one) { return one.ending == ending; });
  return file == std::end(kEntryFiles) ? nullptr : file;
}

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

/// What a file of a search is. Those without a citation format are written as they are.
struct SearchFile {
  std::string_view name;  ///< the first piece of its address
  const char* type;
  std::optional<CitationFormat> citation;
  std::string (*write)(AnswerReader& answer);
};
constexpr SearchFile kSearchFiles[] = {
    {"search.ris", kRis, CitationFormat::ris, nullptr},
    {"search.bib", kBibtex, CitationFormat::bibtex, nullptr},
    {"search.csl.json", kCslJson, CitationFormat::csl_json, nullptr},
    {"search.csv", "text/csv; charset=utf-8; header=present", std::nullopt, write_csv},
    {"search.jsonl", "application/x-ndjson", std::nullopt, write_lines},
};

}  // namespace

/// Whether the address asks for the citation of the summary, and not of the article.
bool Answerer::is_of_summary() const {
  const std::string of = parameter_of(address_.query, "of");
  if (!of.empty() && of != "summary" && of != "article") {
    throw Error("parameter 'of': '" + of + "' is not known: known are article, summary");
  }
  return of == "summary";
}

/// The entry as it is cited: what names no article is the page that it is.
Entry Answerer::as_cited(Entry entry, bool of_summary) const {
  if (of_summary) entry.citation.reset();
  if (entry.url.empty() && !entry.citation) entry.url = address_to_cite(entry, frame_);
  return entry;
}

/// The entry of that id, or else the one that is named with an ending.
std::optional<NamedEntry> Answerer::find_named(const std::string& name) const {
  if (std::optional<Entry> entry = view_.searcher.find(name))
    return NamedEntry{*std::move(entry), ""};
  for (const EntryFile& file : kEntryFiles) {
    if (!name.ends_with(file.ending)) continue;
    const std::string_view piece = without_last(name, file.ending.size());
    std::optional<Entry> entry = view_.searcher.find(text_of_unescaped_piece(std::string(piece)));
    if (entry) return NamedEntry{*std::move(entry), std::string(file.ending)};
  }
  return std::nullopt;
}

// Of two files of one name, one has an ending that ends like the other's: "y.csl.json" is of "y",
// and of "y.csl". No escape has a "+".
std::string exported_files_of(const std::string& id, const View& view) {
  const std::string address = entry_address(id);
  const std::string name = unescape_address(address_piece(id));
  for (const EntryFile& file : kEntryFiles) {
    for (const EntryFile& shorter : kEntryFiles) {
      if (file.ending == shorter.ending || !file.ending.ends_with(shorter.ending)) continue;
      const std::string_view between = without_last(file.ending, shorter.ending.size());
      if (view.searcher.find(plus(name, between))) return address + '+';
    }
  }
  return address;
}

/// The address of an entry's files without the ending: that of its page, unless one of the files
/// would have the address of another entry's page or file.
std::string Answerer::files_of(const std::string& id) const {
  const std::string address = entry_address(id);
  if (frame_.text.as_files) return exported_files_of(id, view_);
  const std::string name = unescape_address(address_piece(id));
  for (const EntryFile& file : kEntryFiles) {
    const std::optional<NamedEntry> named = find_named(plus(name, file.ending));
    if (!named || named->entry.id != id || named->ending != file.ending) return address + "/file";
  }
  return address;
}

/// "entry/ID/file.json": what no id of another entry can be.
HttpResponse Answerer::file_of_entry() const {
  const std::string id(address_.piece(1));
  constexpr std::string_view kName = "file";
  const std::string ending(address_.piece(2).substr(kName.size()));
  if (find_entry_file(ending) == nullptr) refuse_unknown("There is no such file.");
  const std::optional<Entry> entry = view_.searcher.find(id);
  if (!entry) refuse_unknown("There is no entry '" + id + "'.");
  return entry_file(*entry, ending);
}

HttpResponse Answerer::entry_file(const Entry& entry, const std::string& ending) const {
  const EntryFile* const file = find_entry_file(ending);
  const bool of_summary = is_of_summary();
  const bool is_whole = ending == ".json" || ending == ".md";
  return {200, file->type, file->write(is_whole ? entry : as_cited(entry, of_summary)), {}};
}

HttpResponse Answerer::search_file() const {
  const auto* file =
      std::find_if(std::begin(kSearchFiles), std::end(kSearchFiles),
                   [&](const SearchFile& one) { return one.name == address_.piece(0); });
  SearchAddress asked = read_search_address(address_.query);
  if (file->citation) std::erase(asked.read.unknown, "of");
  refuse_unknown_parameters(asked.read, address_);
  const bool of_summary = file->citation && is_of_summary();
  const SearchRequest& request = asked.read.request;
  AnswerReader answer =
      searched([&] { return view_.searcher.answer(request.query, file_options(request.options)); });
  HttpResponse response{200, file->type, "", {}};
  if (file->citation) {
    std::ostringstream out;
    CitationWriter citations(out, *file->citation);
    while (const std::optional<Hit> hit = answer.next()) {
      citations.write(as_cited(hit->entry, of_summary));
    }
    citations.finish();
    response.body = std::move(out).str();
  } else {
    response.body = file->write(answer);
  }
  // A page says what is missing. A file cannot, and would be taken for whole.
  if (answer.result().cut_short) {
    throw Refusal{503, "Too much is asked at this moment", "The time for one file was over.", ""};
  }
  response.headers.emplace_back("Content-Disposition",
                                "attachment; filename=\"" + std::string(file->name) + '"');
  return response;
}

HttpResponse Answerer::unapi() const {
  const std::string id = text_of_unescaped_piece(parameter_of(address_.query, "id"));
  const std::string format = parameter_of(address_.query, "format");
  const char* const xml = "application/xml; charset=utf-8";
  if (id.empty()) return {200, xml, unapi_formats("", frame_), {}};
  const std::optional<Entry> entry = view_.searcher.find(id);
  if (!entry) refuse_unknown("There is no entry '" + id + "'.");
  if (format.empty()) return {300, xml, unapi_formats(id, frame_), {}};
  const std::string ending = format == "bibtex"     ? ".bib"
                             : format == "csl-json" ? ".csl.json"
                                                    : '.' + format;
  if (!is_one_of(ending, std::vector<std::string>{".ris", ".bib", ".csl.json"})) {
    throw Refusal{406, "There is no such form", "unAPI gives ris, bibtex and csl-json here.", ""};
  }
  return entry_file(*entry, ending);
}

HttpResponse Answerer::description() const {
  const std::string_view name = address_.pieces.back();
  for (const SiteFile& file : site_files()) {
    if (file.name == name && name.ends_with(".json")) {
      return {200, "application/json", std::string(file.text), {}};
    }
  }
  refuse_unknown("There is no such file.");
}

}  // namespace pprsearch
