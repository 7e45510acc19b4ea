#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace pprsearch {

/// How much an archive may hold. Whoever makes one decides what it unpacks to, whatever its size.
struct ArchiveLimits {
  std::size_t members = 10'000;
  std::uint64_t bytes = std::uint64_t{8} << 30;  ///< of all members, unpacked
  std::uint64_t ratio = 200;  ///< of these to the archive's own, past the first 16 MiB
};

/// Whether the name is one of an archive that Archive reads: "export.zip", in any case.
bool is_archive_name(const std::string& path);

/// The members of an archive (.zip), one after the other in the order of its directory. Nothing is
/// written anywhere, and memory does not grow with what is unpacked. Not for two threads at once.
class Archive {
 public:
  /// Throws Error, naming the path, for a file that cannot be opened or is not such an archive.
  explicit Archive(std::string path, ArchiveLimits limits = {});
  ~Archive();
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  const std::string& path() const { return path_; }

  /// Goes to the next member; false after the last. Throws Error for a damaged directory and for
  /// more members than there may be.
  bool next();

  /// How many members were gone to.
  std::size_t number() const { return number_; }
  /// The member's name, with "/" between its parts.
  const std::string& name() const { return name_; }
  bool is_folder() const { return is_folder_; }
  /// Why the member is not to be read; empty if it is: one without a name, a link, a name that
  /// leads out of the archive, an archive in the archive.
  std::string refusal() const;

  /// The member's next bytes, 0 at its end. Throws Error, naming neither archive nor member, for
  /// what is encrypted or damaged, and for more bytes than there may be.
  std::size_t read(char* to, std::size_t count);

 private:
  struct Handle;
  void count(std::size_t bytes);

  std::string path_;
  ArchiveLimits limits_;
  std::unique_ptr<Handle> handle_;
  std::size_t number_ = 0;
  std::string name_;
  bool has_name_ = false;
  bool is_folder_ = false;
  bool is_file_ = false;
  bool is_encrypted_ = false;
  std::uint64_t unpacked_ = 0;
};

}  // namespace pprsearch
