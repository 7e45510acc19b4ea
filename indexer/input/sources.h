#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/record.h"
#include "formats/registry.h"

namespace pprsearch {

struct SourceFile {
  std::string path;  ///< of a member of an archive, "export.zip:hits.ris"
  const SourceForm* form = nullptr;
  std::string archive = {};      ///< the path of the archive that it is a member of, if it is one
  std::size_t member = 0;        ///< its number there, from 1
  std::string passed_over = {};  ///< why a member is not read, which is told; `form` says nothing

  /// The file on the disk.
  const std::string& file() const { return archive.empty() ? path : archive; }
};

/// The files that `sources` stand for, in the order given. A folder stands for the files
/// in it and below it, in the order of the bytes of their paths, without hidden files,
/// README.md, the vocabulary files, and files of no known form.
///
/// The files of PubMed's baseline ("pubmed24n0001.xml.gz") come from the last to the first.
///
/// A file's form is told by its extension and content, or is `forced`; then a folder
/// stands for the files with an extension of that form. "-" is standard input, whose form
/// must be forced. Throws Error, naming the path, for one that does not exist or cannot be
/// read, and for a file named itself whose form cannot be told.
///
/// If `has_columns`, because a user said what the columns of tables are, a file that ends in .csv
/// or .tsv is a table though none of its columns is known.
///
/// An archive (.zip) stands for its members as a folder does. One that is named itself, and has no
/// member of a known form, is an error.
///
/// Of a folder or an archive, what one of the patterns `excluded` fits is left out: `*` and `?` as
/// in a shell, of the path below it if the pattern has a slash, else of the name of the file or of
/// a folder on the way to it. `unused`, if it is given, gets those that fit nothing.
std::vector<SourceFile> find_files(const std::vector<std::string>& sources,
                                   const SourceForm* forced = nullptr,
                                   const std::vector<std::string>& excluded = {},
                                   bool has_columns = false,
                                   std::vector<std::string>* unused = nullptr);

/// Takes the number of bytes, packed as they may be, that were read since it was last called.
using BytesSink = std::function<void(std::uint64_t)>;

/// Reads the files one after the other, as `options` ask, and hands over every record in them; what
/// had to be done to the encoding of its lines is among a record's repairs. After each record and
/// each file `progress` is told. Throws Error, naming the file, for one that cannot be read to its
/// end.
void read_files(const std::vector<SourceFile>& files, const RecordSink& sink,
                const BytesSink& progress = {}, const ReadingOptions& options = {});

/// The size of all files together; 0 if one of them, a pipe, has none.
std::uint64_t bytes_of(const std::vector<SourceFile>& files);

/// The file of that name (taxonomy.yaml) in the folder of a source, or in the nearest of the three
/// folders above it; nullopt if no source has one. Throws Error if two sources have
/// different ones: an index has one vocabulary.
std::optional<std::string> find_beside(const std::vector<std::string>& sources,
                                       std::string_view name);

}  // namespace pprsearch
