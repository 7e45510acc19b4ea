#include "indexer/input/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <locale.h>
#include <pprsearch/error.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "base/ascii.h"
#include "base/files.h"
#include "base/strings.h"

// libarchive reads the archive's directory, which stands at its end, so that members which nobody
// wants cost nothing, and an archive that is cut short is known at once. What a directory says of
// sizes is not believed: bytes are counted as they are unpacked, over all members, because members
// may share the packed bytes.

namespace pprsearch {
namespace {

[[noreturn]] void cannot_open(const std::string& path, const std::string& reason) {
  throw Error("cannot open: " + reason + ": " + path);
}

RegularFile open_archive(const std::string& path) try {
  return open_regular(std::filesystem::canonical(path).string(), O_RDONLY);
} catch (const std::system_error& error) {
  cannot_open(path, error.code().message());
}

/// Lets libarchive read names in UTF-8 while it lives: it asks the thread's locale for the encoding
/// of names, and loses those that the locale has no characters for.
class NamesInUtf8 {
 public:
  NamesInUtf8() : names_(newlocale(LC_CTYPE_MASK, "C.UTF-8", locale_t{})) {
    if (names_ != locale_t{}) before_ = uselocale(names_);
  }
  ~NamesInUtf8() {
    if (names_ == locale_t{}) return;
    uselocale(before_);
    freelocale(names_);
  }
  NamesInUtf8(const NamesInUtf8&) = delete;
  NamesInUtf8& operator=(const NamesInUtf8&) = delete;

 private:
  locale_t names_;
  locale_t before_{};
};

bool leads_out(std::string_view name) {
  const bool has_drive = name.size() > 1 && is_letter(name[0]) && name[1] == ':';
  return name.starts_with('/') || has_drive ||
         is_one_of(std::string_view(".."), split_at(name, '/'));
}

bool is_nested(std::string_view name) {
  constexpr std::array<std::string_view, 8> kEndings = {".zip", ".7z",  ".rar",    ".tar",
                                                        ".tgz", ".jar", ".tar.gz", ".tar.xz"};
  const std::string lower = in_lower_case(name);
  return std::ranges::any_of(kEndings,
                             [&](std::string_view ending) { return lower.ends_with(ending); });
}

}  // namespace

struct Archive::Handle {
  explicit Handle(const std::string& path) : file(open_archive(path)) {
    archive_read_support_format_zip_seekable(reader.get());
    if (archive_read_open_fd(reader.get(), file.descriptor.get(), kBytesAtOnce) == ARCHIVE_OK)
      return;
    cannot_open(path, "is damaged, cut short or no zip archive");
  }

  struct Free {
    void operator()(archive* opened) const { archive_read_free(opened); }
  };

  RegularFile file;
  std::unique_ptr<archive, Free> reader{archive_read_new()};
};

bool is_archive_name(const std::string& path) {
  return is_same_word(std::filesystem::path(path).extension().string(), ".zip");
}

Archive::Archive(std::string path, ArchiveLimits limits)
    : path_(std::move(path)), limits_(limits), handle_(std::make_unique<Handle>(path_)) {}

Archive::~Archive() = default;

bool Archive::next() {
  const NamesInUtf8 names;
  archive_entry* entry = nullptr;
  const int result = archive_read_next_header(handle_->reader.get(), &entry);
  if (result == ARCHIVE_EOF) return false;
  if (result < ARCHIVE_WARN) {
    throw Error("cannot unpack: the archive's directory is damaged or cut short: " + path_);
  }
  if (++number_ > limits_.members) {
    throw Error("cannot unpack: the archive has more than " + std::to_string(limits_.members) +
                " members: " + path_);
  }
  const char* name = archive_entry_pathname_utf8(entry);
  if (name == nullptr) name = archive_entry_pathname(entry);
  has_name_ = name != nullptr && *name != '\0';
  name_ = has_name_ ? name : "member " + std::to_string(number_);
  std::ranges::replace(name_, '\\', '/');
  is_folder_ = archive_entry_filetype(entry) == AE_IFDIR || name_.ends_with('/');
  is_file_ = archive_entry_filetype(entry) == AE_IFREG;
  is_encrypted_ = archive_entry_is_encrypted(entry) != 0;
  return true;
}

std::string Archive::refusal() const {
  if (!has_name_ && !is_folder_) return "a member of an archive whose name cannot be read";
  if (!is_file_) return "a member of an archive that is no file";
  if (leads_out(name_)) return "a member whose name leads out of its archive";
  if (is_nested(name_)) return "an archive in an archive, which is not unpacked";
  return {};
}

std::size_t Archive::read(char* to, std::size_t bytes) {
  if (is_encrypted_) throw Error("cannot unpack: what zip packed is encrypted");
  la_ssize_t got = ARCHIVE_RETRY;
  while (got == ARCHIVE_RETRY) got = archive_read_data(handle_->reader.get(), to, bytes);
  if (got < 0) throw Error("cannot unpack: what zip packed is damaged or cut short");
  count(static_cast<std::size_t>(got));
  return static_cast<std::size_t>(got);
}

void Archive::count(std::size_t bytes) {
  constexpr std::uint64_t kHarmless = std::uint64_t{16} << 20;
  unpacked_ += bytes;
  if (unpacked_ > limits_.bytes) {
    throw Error("cannot unpack: the archive unpacks to more than " +
                std::to_string(limits_.bytes >> 20) + " MiB");
  }
  const auto size = static_cast<std::uint64_t>(handle_->file.status.st_size);
  if (unpacked_ > kHarmless && unpacked_ / limits_.ratio > size) {
    throw Error("cannot unpack: the archive unpacks to more than " + std::to_string(limits_.ratio) +
                " times its size");
  }
}

}  // namespace pprsearch
