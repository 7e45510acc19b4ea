#include "indexer/input/sources.h"

#include <fnmatch.h>
#include <pprsearch/error.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <istream>
#include <iterator>
#include <limits>
#include <system_error>

#include "base/files.h"
#include "base/strings.h"
#include "formats/vocabulary_yaml.h"
#include "indexer/input/source_stream.h"

namespace pprsearch {
namespace {

namespace fs = std::filesystem;

/// The form of a file that can be read twice.
const SourceForm* form_of_file(const std::string& path) {
  SourceStream source(path, SourceContent::text);
  std::string beginning(kBytesAtOnce, '\0');
  source.stream().read(beginning.data(), static_cast<std::streamsize>(kBytesAtOnce));
  beginning.resize(static_cast<std::size_t>(source.stream().gcount()));
  source.require_read();
  return form_of(unpacked_name(path), beginning);
}

// ---- Folders ----

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

bool is_no_source(const fs::path& path) {
  constexpr std::array<std::string_view, 4> kNames{"README.md", "taxonomy.yaml", "thesaurus.yaml",
                                                   "crosswalk.yaml"};
  return std::find(kNames.begin(), kNames.end(), path.filename().string()) != kNames.end();
}

/// An index is made of sources and is none.
bool is_index(const fs::path& path) {
  return fs::exists(path / "XAPIANDB") && fs::is_directory(path / "generations");
}

bool is_excluded(const fs::path& path, const fs::path& folder,
                 const std::vector<std::string>& patterns) {
  const std::string below = path.lexically_relative(folder).string();
  const std::string name = path.filename().string();
  return std::ranges::any_of(patterns, [&](const std::string& pattern) {
    const std::string& looked_at = pattern.find('/') == pattern.npos ? name : below;
    return ::fnmatch(pattern.c_str(), looked_at.c_str(), 0) == 0;
  });
}

std::vector<std::string> walk(const fs::path& folder,
                              const std::vector<std::string>& excluded) try {
  std::vector<std::string> paths;
  for (auto at = fs::recursive_directory_iterator(folder); at != fs::end(at); ++at) {
    const fs::path& path = at->path();
    if (is_hidden(path) || is_index(path) || is_excluded(path, folder, excluded)) {
      at.disable_recursion_pending();
    } else if (at->is_regular_file() && !is_no_source(path)) {
      paths.push_back(path.string());
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
} catch (const fs::filesystem_error& error) {
  throw Error("cannot read folder: " + error.code().message() + ": " + error.path1().string());
}

void find_in_folder(const fs::path& folder, const SourceForm* forced,
                    const std::vector<std::string>& excluded, std::vector<SourceFile>& files) {
  for (const std::string& path : walk(folder, excluded)) {
    const std::string name = unpacked_name(path);
    if (forced != nullptr ? !may_be_named(*forced, name) : !has_known_extension(name)) continue;
    const SourceForm* form = forced != nullptr ? forced : form_of_file(path);
    if (form != nullptr) files.push_back({path, form});
  }
}

// Reading a pipe to tell its form would use it up.
SourceFile named_file(const std::string& path, const SourceForm* forced) {
  if (forced != nullptr) return {path, forced};
  if (path == kStandardInput) throw Error("standard input: name its form with --from");
  const SourceForm* form = fs::is_regular_file(path) ? form_of_file(path) : nullptr;
  if (form == nullptr)
    throw Error("cannot tell the form (" + join(form_names(), ", ") + ") of: " + path);
  return {path, form};
}

/// Hands on the records of one file. Each is held until the next one shows where it
/// ends: only then is it known which lines are its own.
class FileRecords {
 public:
  FileRecords(SourceStream& source, const SourceForm& form, const RecordSink& sink)
      : source_(source), form_(form), sink_(sink) {}

  void take(Record&& record) {
    release(record.line);
    held_ = std::move(record);
    any_ = true;
  }

  /// A file with something in it that gave no record is told as a record that cannot be used.
  void finish(const std::string& file) {
    if (!any_ && source_.bytes_read() > 0 && !form_.may_hold_none) {
      take(rejected_file(file, "the file has no record of the form " + std::string(form_.name)));
    }
    release(std::numeric_limits<std::size_t>::max());
  }

 private:
  void release(std::size_t end) {
    if (!held_) return;
    for (std::string& repair : source_.repairs_of_lines(held_->line, end)) {
      held_->repairs.push_back(std::move(repair));
    }
    held_->is_own_form = form_.is_own;
    Record record = std::move(*held_);
    held_.reset();
    sink_(std::move(record));
  }

  SourceStream& source_;
  const SourceForm& form_;
  const RecordSink& sink_;
  std::optional<Record> held_;
  bool any_ = false;
};

// The folder that a source is or lies in, with its parents written out.
fs::path folder_of(const std::string& source) {
  std::error_code ignored;
  const fs::path path = fs::absolute(source, ignored).lexically_normal();
  const fs::path inside = path.has_filename() ? path : path.parent_path();
  return fs::is_directory(path, ignored) ? inside : inside.parent_path();
}

bool have_same_content(const std::string& a, const std::string& b) {
  return read_source(a, kMostVocabularyBytes) == read_source(b, kMostVocabularyBytes);
}

/// The file of that name in `folder` or in the nearest of three above it.
std::optional<std::string> find_above(fs::path folder, std::string_view name) {
  constexpr int kLevelsUp = 3;
  for (int level = 0; level <= kLevelsUp; ++level, folder = folder.parent_path()) {
    std::error_code ignored;
    const fs::path file = folder / name;
    if (fs::is_regular_file(file, ignored)) return file.string();
  }
  return std::nullopt;
}

}  // namespace

std::vector<SourceFile> find_files(const std::vector<std::string>& sources,
                                   const SourceForm* forced,
                                   const std::vector<std::string>& excluded) {
  std::vector<SourceFile> files;
  for (const std::string& source : sources) {
    if (source == kStandardInput) {
      files.push_back(named_file(source, forced));
      continue;
    }
    std::error_code code;
    const fs::file_status status = fs::status(source, code);
    if (!fs::exists(status)) throw Error("cannot open: " + code.message() + ": " + source);
    if (fs::is_directory(status)) {
      find_in_folder(source, forced, excluded, files);
    } else {
      files.push_back(named_file(source, forced));
    }
  }
  return files;
}

void read_files(const std::vector<SourceFile>& files, const RecordSink& sink,
                const BytesSink& progress, const ReadingOptions& options) {
  for (const SourceFile& file : files) {
    SourceStream source(file.path, file.form->content);
    FileRecords records(source, *file.form, sink);
    std::uint64_t told = 0;
    const auto tell_progress = [&] {
      if (progress) progress(source.bytes_read() - told);
      told = source.bytes_read();
    };
    const RecordSink take = [&](Record&& record) {
      records.take(std::move(record));
      tell_progress();
    };
    if (file.form->read_asked != nullptr) {
      file.form->read_asked(source.stream(), file.path, options, take);
    } else {
      file.form->read(source.stream(), file.path, take);
    }
    records.finish(file.path);
    source.require_read();
    tell_progress();
  }
}

std::uint64_t bytes_of(const std::vector<SourceFile>& files) {
  std::uint64_t sum = 0;
  for (const SourceFile& file : files) {
    std::error_code error;
    if (!fs::is_regular_file(file.path, error)) return 0;
    const std::uintmax_t bytes = fs::file_size(file.path, error);
    if (error) return 0;
    sum += bytes;
  }
  return sum;
}

std::optional<std::string> find_beside(const std::vector<std::string>& sources,
                                       std::string_view name) {
  std::optional<std::string> first;
  for (const std::string& source : sources) {
    const std::optional<std::string> file = find_above(folder_of(source), name);
    if (!file || (first && have_same_content(*first, *file))) continue;
    if (first) {
      throw Error(std::string(name) + ": two sources have different ones, " + *first + " and " +
                  *file + ": an option has to say which one is meant");
    }
    first = file;
  }
  return first;
}

}  // namespace pprsearch
