#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

#include "formats/registry.h"

namespace pprsearch {

/// The path that stands for standard input.
inline constexpr const char* kStandardInput = "-";

/// All of a file that a user named. Throws Error, naming the file and the reason; one of more than
/// `most` bytes is an error, too.
std::string read_source(const std::string& path, std::uint64_t most);

/// A source, open for reading. What gzip or xz has packed (several members one after
/// the other as well) is unpacked on the way: its first bytes say so, not its name. Memory
/// is bounded, however large the unpacked file is.
class SourceStream {
 public:
  /// Takes up to so many bytes of what is read; 0 at its end. May throw.
  using Bytes = std::function<std::size_t(char* to, std::size_t count)>;

  /// Throws Error, naming the file and the reason, for one that cannot be opened.
  SourceStream(const std::string& path, SourceContent content);
  /// The same of bytes that come from elsewhere, out of an archive; `name` is for messages.
  SourceStream(const std::string& name, SourceContent content, Bytes bytes);
  ~SourceStream();
  SourceStream(const SourceStream&) = delete;
  SourceStream& operator=(const SourceStream&) = delete;

  std::istream& stream();

  /// Bytes of the file, packed as it may be, that were taken from it so far.
  std::uint64_t bytes_read() const;

  /// Throws Error, naming the file, if reading stopped for another reason than
  /// the end of the file: a disk's fault, packed bytes that are damaged or cut short.
  void require_read() const;

  /// What had to be done to the encoding of lines from `begin` up to `end` (itself
  /// only if it equals `begin`), a sentence each. Forgets lines before `begin`.
  std::vector<std::string> repairs_of_lines(std::size_t begin, std::size_t end);

 private:
  class Buffer;
  std::string path_;
  std::unique_ptr<Buffer> buffer_;
  std::unique_ptr<std::istream> stream_;
};

/// `path` without the ending of a packed file: "records.ris" for "records.ris.gz".
std::string unpacked_name(const std::string& path);

}  // namespace pprsearch
