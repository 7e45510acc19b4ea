#pragma once

#include <pprsearch/generation.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

/// "000007-9c07d2b1a3f4": the number and the beginning of the manifest's own digest, which no
/// other generation has, whoever builds it.
std::string generation_name(std::uint64_t number, std::string_view manifest_sha256);

/// The number in the name of a generation's folder; nullopt if it is not such a name. Folders of an
/// older form have the number alone.
std::optional<std::uint64_t> number_of(std::string_view name);

/// What stands behind the number in such a name; empty in one of an older form.
std::string_view seal_of(std::string_view name);

/// The line of a history that says it, with its end.
std::string to_line(const Publication& publication);

/// Reads the text of a history, `way_back` left out. A last line without an end was never carried
/// out; it is a fault like any line that cannot be read.
History parse_history(std::string_view text);

/// Folders of the generations that were published and not taken back, the published one last:
/// what one can go back to. `published` is what the stub says; empty if it says nothing.
std::vector<std::string> standing(const std::vector<Publication>& publications,
                                  const std::string& published);

/// A line about what is done now, by whoever runs this program.
Publication publication_now(PublicationKind kind);

/// The file of a history. Whoever writes to it holds the lock of publishing.
class HistoryFile {
 public:
  explicit HistoryFile(std::string path) : path_(std::move(path)) {}

  /// None if there is no such file. Throws std::system_error if it cannot be read.
  std::optional<std::string> text() const;
  /// Bytes of its whole lines; it grows with each line.
  std::uint64_t size() const;
  /// Adds lines and sees them to the disk; a last line without an end is cut off before. Returns
  /// size() before. Throws std::system_error, and then the lines are not there.
  std::uint64_t append(std::string_view lines) const;
  /// Takes back what was added since size() was that, as far as the system lets it.
  void take_back(std::uint64_t size) const noexcept;

 private:
  std::string path_;
};

}  // namespace pprsearch
