// Answers as files: an entry, or what a search found, for reference managers, spreadsheets and
// programs.
#include <pprsearch/citation_formats.h>
#include <pprsearch/error.h>

#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "site/answers.h"
#include "site/entry_files.h"
#include "site/feeds/feeds.h"
#include "site/pages/model.h"
#include "site/pages/names.h"
#include "site/pages/site_files.h"
#include "site/search_address.h"
#include "site/search_options.h"

namespace pprsearch {

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
  for (const EntryFile& file : entry_files()) {
    if (file.write == nullptr || !name.ends_with(file.ending)) continue;
    const std::string_view piece = without_last(name, file.ending.size());
    std::optional<Entry> entry = view_.searcher.find(text_of_unescaped_piece(std::string(piece)));
    if (entry) return NamedEntry{*std::move(entry), file.ending};
  }
  return std::nullopt;
}

// Of two files of one name, one has an ending that ends like the other's: "y.csl.json" is of "y",
// and of "y.csl". No escape has a "+".
std::string exported_files_of(const std::string& id, const View& view) {
  const std::string address = entry_address(id);
  const std::string name = unescape_address(address_piece(id));
  for (const EntryFile& file : entry_files()) {
    for (const EntryFile& shorter : entry_files()) {
      const bool is_longer = file.ending != shorter.ending && file.ending.ends_with(shorter.ending);
      if (!is_longer || file.write == nullptr || shorter.write == nullptr) continue;
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
  for (const EntryFile& file : entry_files()) {
    if (file.write == nullptr) continue;
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
  return {200, file->type, file->write(file->citation ? as_cited(entry, of_summary) : entry), {}};
}

HttpResponse Answerer::search_file() const {
  const EntryFile* const file = find_search_file(address_.piece(0));
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
    response.body = file->write_all(answer);
  }
  // A page says what is missing. A file cannot, and would be taken for whole.
  if (answer.result().cut_short) {
    throw Refusal{503, "Too much is asked at this moment", "The time for one file was over.", ""};
  }
  response.headers.emplace_back("Content-Disposition",
                                "attachment; filename=\"" + std::string(address_.piece(0)) + '"');
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
  const std::optional<CitationFormat> known = from_string<CitationFormat>(format);
  if (!known) {
    throw Refusal{406, "There is no such form", "unAPI gives ris, bibtex and csl-json here.", ""};
  }
  return entry_file(*entry, file_of(*known).ending);
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
