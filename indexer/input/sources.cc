#include "indexer/input/sources.h"

#include <pprsearch/error.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <istream>
#include <iterator>
#include <limits>
#include <memory>
#include <system_error>

#include "base/ascii.h"
#include "base/files.h"
#include "base/strings.h"
#include "formats/vocabulary_yaml.h"
#include "indexer/input/archive.h"
#include "indexer/input/exclusions.h"
#include "indexer/input/source_stream.h"

namespace pprsearch {
namespace {

namespace fs = std::filesystem;

/// What a user says of the sources; the same for all of them.
struct Wanted {
  const SourceForm* forced;
  Exclusions& excluded;
  bool has_columns;  ///< what columns of tables are is said
};

/// Whether a file is called as tables are, and nothing else is.
bool is_called_table(const std::string& name) {
  const std::string extension = in_lower_case(fs::path(name).extension().string());
  return extension == ".csv" || extension == ".tsv";
}

/// The form by a name and the beginning of what is read. The names of a table's columns may be such
/// as only the user knows.
const SourceForm* form_of_source(SourceStream& source, const std::string& name,
                                 const Wanted& wanted) {
  std::string beginning(kBytesAtOnce, '\0');
  source.stream().read(beginning.data(), static_cast<std::streamsize>(kBytesAtOnce));
  beginning.resize(static_cast<std::size_t>(source.stream().gcount()));
  source.require_read();
  const SourceForm* form = form_of(unpacked_name(name), beginning);
  const bool is_table = wanted.has_columns && is_called_table(unpacked_name(name));
  return form == nullptr && is_table ? find_form("csv") : form;
}

/// The form of a file that can be read twice.
const SourceForm* form_of_file(const std::string& path, const Wanted& wanted) {
  SourceStream source(path, SourceContent::text);
  return form_of_source(source, path, wanted);
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
  std::error_code ignored;  // of a link that leads nowhere, or in a circle
  return fs::exists(path / "XAPIANDB", ignored) && fs::is_directory(path / "generations", ignored);
}

/// A link that leads nowhere, or in a circle, is none.
bool is_file(const fs::directory_entry& item) {
  std::error_code ignored;
  return item.is_regular_file(ignored);
}

bool is_folder(const fs::directory_entry& item) {
  std::error_code ignored;
  return item.is_directory(ignored);
}

std::vector<std::string> walk(const fs::path& folder, Exclusions& excluded) try {
  std::vector<std::string> paths;
  for (auto at = fs::recursive_directory_iterator(folder); at != fs::end(at); ++at) {
    const fs::path& path = at->path();
    const PathKind kind = is_folder(*at) ? PathKind::folder : PathKind::file;
    if (is_hidden(path) || is_index(path) || excluded.take(path.lexically_relative(folder), kind)) {
      at.disable_recursion_pending();
    } else if (is_file(*at) && !is_no_source(path)) {
      paths.push_back(path.string());
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
} catch (const fs::filesystem_error& error) {
  throw Error("cannot read folder: " + error.code().message() + ": " + error.path1().string());
}

// ---- Archives ----

SourceStream::Bytes bytes_of_member(Archive& archive) {
  return [&archive](char* to, std::size_t count) { return archive.read(to, count); };
}

/// Hidden, of a Mac's own, or left out by a pattern, itself or a folder on the way to it.
bool is_no_member(const fs::path& member, Exclusions& excluded) {
  fs::path below;
  for (const fs::path& part : member) {
    below /= part;
    const bool is_dots = part == "." || part == "..";
    const PathKind kind = below == member ? PathKind::file : PathKind::folder;
    if ((is_hidden(part) && !is_dots) || part == "__MACOSX" || excluded.take(below, kind))
      return true;
  }
  return is_no_source(member);
}

/// The member that the archive is at; without form if it is none to read.
SourceFile file_of_member(Archive& archive, const Wanted& wanted) {
  const SourceForm* forced = wanted.forced;
  SourceFile file{archive.path() + ':' + archive.name(), nullptr, archive.path(), archive.number(),
                  archive.refusal()};
  const std::string name = unpacked_name(archive.name());
  const bool is_known = forced != nullptr ? may_be_named(*forced, name) : has_known_extension(name);
  if (!file.passed_over.empty() || !is_known) return file;
  SourceStream source(file.path, SourceContent::text, bytes_of_member(archive));
  file.form = forced != nullptr ? forced : form_of_source(source, archive.name(), wanted);
  return file;
}

/// Adds what is to be read of an archive, or told of it; false if nothing is to be read.
bool find_in_archive(const std::string& path, const Wanted& wanted,
                     std::vector<SourceFile>& files) {
  std::vector<SourceFile> members;
  for (Archive archive(path); archive.next();) {
    if (archive.is_folder() || is_no_member(archive.name(), wanted.excluded)) continue;
    members.push_back(file_of_member(archive, wanted));
  }
  const auto read =
      std::ranges::find_if(members, [](const SourceFile& file) { return file.form != nullptr; });
  if (read == members.end()) return false;
  const SourceForm* form = read->form;
  for (SourceFile& member : members) {
    if (member.form == nullptr && member.passed_over.empty()) continue;
    if (member.form == nullptr) member.form = form;
    files.push_back(std::move(member));
  }
  return true;
}

// ---- PubMed's own folders ----

/// "pubmed24n0001.xml.gz", as the files of PubMed's baseline and its updates are called.
bool is_of_baseline(const fs::path& path) {
  std::string_view name = path.native();
  name = name.substr(name.rfind('/') + 1);
  const auto take = [&](std::string_view piece) {
    const bool has = name.starts_with(piece);
    if (has) name.remove_prefix(piece.size());
    return has;
  };
  const auto take_digits = [&](std::size_t count) {
    const bool has = count_digits(name) == count;
    name.remove_prefix(std::min(count, name.size()));
    return has;
  };
  return take("pubmed") && take_digits(2) && take("n") && take_digits(4) && take(".xml") &&
         (name.empty() || name == ".gz");
}

/// Later files have the later versions of records and take back others, and what was read first
/// stays: so they are read from the last to the first.
void reverse_baseline(std::vector<SourceFile>& files, std::size_t begin) {
  std::vector<std::size_t> places;
  for (std::size_t at = begin; at < files.size(); ++at) {
    if (is_of_baseline(files[at].path)) places.push_back(at);
  }
  for (std::size_t at = 0; at < places.size() / 2; ++at) {
    std::swap(files[places[at]], files[places[places.size() - 1 - at]]);
  }
}

void find_in_folder(const fs::path& folder, const Wanted& wanted, std::vector<SourceFile>& files) {
  const SourceForm* forced = wanted.forced;
  const std::size_t begin = files.size();
  for (const std::string& path : walk(folder, wanted.excluded)) {
    const std::string name = unpacked_name(path);
    if (is_archive_name(path)) find_in_archive(path, wanted, files);
    if (forced != nullptr ? !may_be_named(*forced, name) : !has_known_extension(name)) continue;
    const SourceForm* form = forced != nullptr ? forced : form_of_file(path, wanted);
    if (form != nullptr) files.push_back({path, form});
  }
  reverse_baseline(files, begin);
}

// Reading a pipe to tell its form would use it up.
SourceFile named_file(const std::string& path, const Wanted& wanted) {
  if (wanted.forced != nullptr) return {path, wanted.forced};
  if (path == kStandardInput) throw Error("standard input: name its form with --from");
  const SourceForm* form = fs::is_regular_file(path) ? form_of_file(path, wanted) : nullptr;
  if (form == nullptr) {
    const bool may_be_table = wanted.has_columns || is_called_table(path);
    throw Error("cannot tell the form (" + join(form_names(), ", ") + ") of: " + path +
                (may_be_table ? "; a table is read with --from csv, and --columns FILE says what "
                                "columns of other names are"
                              : ""));
  }
  return {path, form};
}

/// The files that a user named, which no folder holds.
void find_named(const std::string& path, const Wanted& wanted, std::vector<SourceFile>& files) {
  if (!is_archive_name(path)) {
    files.push_back(named_file(path, wanted));
  } else if (!find_in_archive(path, wanted, files)) {
    throw Error("the archive has no file of a known form: " + path);
  }
}

/// Opens files and members of archives, which are next to one another in the list.
class Opener {
 public:
  std::unique_ptr<SourceStream> open(const SourceFile& file) {
    const SourceContent content = file.form->content;
    if (file.archive.empty()) return std::make_unique<SourceStream>(file.path, content);
    const bool is_ahead =
        archive_ && archive_->path() == file.archive && archive_->number() < file.member;
    if (!is_ahead) archive_ = std::make_unique<Archive>(file.archive);
    while (archive_->number() < file.member && archive_->next()) {
    }
    return std::make_unique<SourceStream>(file.path, content, bytes_of_member(*archive_));
  }

 private:
  std::unique_ptr<Archive> archive_;
};

/// Hands on the records of one file. Each is held until the next one shows where it
/// ends: only then is it known which lines are its own.
class FileRecords {
 public:
  FileRecords(SourceStream& source, const SourceFile& file, const RecordSink& sink)
      : source_(source),
        form_(*file.form),
        is_of_versions_(is_of_baseline(file.path)),
        sink_(sink) {}

  void take(Record&& record) {
    release(record.line);
    held_ = std::move(record);
    any_ = true;
  }

  /// A file with something in it that gave no record is told as a record that cannot be used.
  void finish(const std::string& file) {
    source_.require_read();  // what was read last may be a part of a record
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
    held_->is_version = is_of_versions_;
    Record record = std::move(*held_);
    held_.reset();
    sink_(std::move(record));
  }

  SourceStream& source_;
  const SourceForm& form_;
  bool is_of_versions_;
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
                                   const std::vector<std::string>& patterns, bool has_columns,
                                   std::vector<std::string>* unused) {
  Exclusions excluded(patterns);
  const Wanted wanted{forced, excluded, has_columns};
  std::vector<SourceFile> files;
  for (const std::string& source : sources) {
    if (source == kStandardInput) {
      files.push_back(named_file(source, wanted));
      continue;
    }
    std::error_code code;
    const fs::file_status status = fs::status(source, code);
    if (!fs::exists(status)) throw Error("cannot open: " + code.message() + ": " + source);
    if (fs::is_directory(status)) {
      find_in_folder(source, wanted, files);
    } else {
      find_named(source, wanted, files);
    }
  }
  if (unused != nullptr) *unused = excluded.unused();
  return files;
}

void read_files(const std::vector<SourceFile>& files, const RecordSink& sink,
                const BytesSink& progress, const ReadingOptions& options) {
  Opener opener;
  for (const SourceFile& file : files) {
    if (!file.passed_over.empty()) {
      sink(passed_over_in(file.path, 1, file.passed_over));
      continue;
    }
    const std::unique_ptr<SourceStream> opened = opener.open(file);
    SourceStream& source = *opened;
    FileRecords records(source, file, sink);
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
    tell_progress();
  }
}

std::uint64_t bytes_of(const std::vector<SourceFile>& files) {
  std::uint64_t sum = 0;
  for (const SourceFile& file : files) {
    std::error_code error;
    if (!file.archive.empty() || !fs::is_regular_file(file.path, error)) return 0;
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
