#include <pprsearch/citation_formats.h>
#include <pprsearch/error.h>
#include <pprsearch/json.h>
#include <pprsearch/searcher.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <ostream>
#include <string>
#include <system_error>

#include "base/files.h"
#include "formats/markdown/markdown.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/entry_files.h"
#include "indexer/commands/export_formats.h"
#include "indexer/commands/replacement_file.h"

namespace pprsearch {
namespace fs = std::filesystem;
namespace {

// ---- One file ----

void write_jsonl(const Searcher& searcher, std::ostream& out) {
  searcher.each([&](const Entry& entry) {
    out << to_json(entry) << '\n';
    return static_cast<bool>(out);
  });
  out.flush();
}

void write_citations(const Searcher& searcher, CitationFormat format, std::ostream& out) {
  CitationWriter citations(out, format);
  searcher.each([&](const Entry& entry) {
    citations.write(entry);
    return static_cast<bool>(out);
  });
  citations.finish();
  out.flush();
}

// ---- A folder of files ----

/// Writes a new file; one of that name is never written over.
void write_new_file(const std::string& path, const std::string& text) {
  writing(path, [&] {
    FileWriter file(path);
    file.write(text);
    file.close();
  });
}

void require_empty(const std::string& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (!error && !fs::is_empty(folder, error) && !error) {
    throw Error(folder + ": is not empty; entries are written to a new or an empty folder");
  }
  if (error) refuse_to_write(folder, error);
}

void write_folder(const Searcher& searcher, const std::string& folder) {
  require_empty(folder);
  EntryFileNames names;
  searcher.each([&](const Entry& entry) {
    write_new_file(folder + '/' + names.name_of(entry.id), to_markdown(entry));
    return true;
  });
}

std::vector<ExportFormat> all_formats() {
  std::vector<ExportFormat> formats = {{.name = "jsonl", .write = write_jsonl},
                                       {.name = "markdown", .write_folder = write_folder}};
  for (const CitationFormat format : all_values<CitationFormat>()) {
    formats.push_back({.name = std::string(to_string(format)),
                       .write = [format](const Searcher& searcher, std::ostream& out) {
                         write_citations(searcher, format, out);
                       }});
  }
  return formats;
}

}  // namespace

const std::vector<ExportFormat>& export_formats() {
  static const std::vector<ExportFormat> kFormats = all_formats();
  return kFormats;
}

int export_entries(const IndexerOptions& options, std::ostream& out) {
  const ExportFormat& format = *options.export_format;
  const auto searcher = options.generation
                            ? std::make_unique<Searcher>(options.index, *options.generation)
                            : std::make_unique<Searcher>(options.index);
  if (!options.output.empty()) require_outside(options.index, options.output);
  if (format.write_folder) {
    format.write_folder(*searcher, options.output);
  } else if (options.output.empty()) {
    format.write(*searcher, out);
  } else {
    write_whole(options.output, [&](std::ostream& file) { format.write(*searcher, file); });
  }
  return kAllWell;
}

}  // namespace pprsearch
