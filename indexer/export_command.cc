#include <pprsearch/citation_formats.h>
#include <pprsearch/error.h>
#include <pprsearch/json.h>
#include <pprsearch/searcher.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <ostream>
#include <string>
#include <system_error>

#include "formats/markdown/markdown.h"
#include "indexer/commands.h"
#include "indexer/entry_files.h"
#include "indexer/replacement_file.h"

namespace pprsearch {
namespace fs = std::filesystem;
namespace {

using Format = IndexerOptions::Format;

[[noreturn]] void refuse_to_write(const std::string& path, int reason) {
  throw Error(path + ": cannot be written: " + std::strerror(reason));
}

// ---- One file ----

CitationFormat citation_format(Format format) {
  if (format == Format::ris) return CitationFormat::ris;
  return format == Format::bibtex ? CitationFormat::bibtex : CitationFormat::csl_json;
}

void write_entries(const Searcher& searcher, Format format, std::ostream& out) {
  CitationWriter citations(out, citation_format(format));
  const bool as_entries = format == Format::jsonl;
  searcher.each([&](const Entry& entry) {
    if (as_entries) {
      out << to_json(entry) << '\n';
    } else {
      citations.write(entry);
    }
    return static_cast<bool>(out);
  });
  if (!as_entries) citations.finish();
  out.flush();
}

/// A pipe or a device is written to as it is.
void write_special_file(const Searcher& searcher, Format format, const std::string& path) {
  std::ofstream out(path, std::ios::binary);
  if (!out) refuse_to_write(path, errno);
  write_entries(searcher, format, out);
  out.close();
  if (!out) refuse_to_write(path, errno);
}

void write_file(const Searcher& searcher, Format format, const std::string& path) {
  std::error_code ignored;
  if (fs::exists(path, ignored) && !fs::is_regular_file(path, ignored)) {
    return write_special_file(searcher, format, path);
  }
  try {
    ReplacementFile file(path);
    write_entries(searcher, format, file.out());
    file.replace();
  } catch (const std::system_error& error) {
    refuse_to_write(path, error.code().value());
  }
}

// ---- A folder of files ----

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

/// Writes a new file; one of that name is never written over.
void write_new_file(const std::string& path, const std::string& text) {
  std::unique_ptr<std::FILE, CloseFile> file(std::fopen(path.c_str(), "wx"));
  if (!file) refuse_to_write(path, errno);
  const bool written = std::fwrite(text.data(), 1, text.size(), file.get()) == text.size();
  if (!written || std::fclose(file.release()) != 0) refuse_to_write(path, errno);
}

void require_empty(const std::string& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (!error && !fs::is_empty(folder, error) && !error) {
    throw Error(folder + ": is not empty; entries are written to a new or an empty folder");
  }
  if (error) refuse_to_write(folder, error.value());
}

void write_folder(const Searcher& searcher, const std::string& folder) {
  require_empty(folder);
  EntryFileNames names;
  searcher.each([&](const Entry& entry) {
    write_new_file(folder + '/' + names.name_of(entry.id), to_markdown(entry));
    return true;
  });
}

}  // namespace

int export_entries(const IndexerOptions& options, std::ostream& out) {
  const auto searcher = options.generation
                            ? std::make_unique<Searcher>(options.index, *options.generation)
                            : std::make_unique<Searcher>(options.index);
  if (!options.output.empty()) require_outside(options.index, options.output);
  if (options.format == Format::markdown) {
    write_folder(*searcher, options.output);
  } else if (options.output.empty()) {
    write_entries(*searcher, options.format, out);
  } else {
    write_file(*searcher, options.format, options.output);
  }
  return kAllWell;
}

}  // namespace pprsearch
