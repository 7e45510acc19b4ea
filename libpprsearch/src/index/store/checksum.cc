#include "index/store/checksum.h"

#include <gcrypt.h>

#include <memory>
#include <new>
#include <vector>

#include "base/files.h"

namespace pprsearch {
namespace {

std::string hex(const unsigned char* bytes) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < std::tuple_size_v<Sha256>; ++i) {
    text += kDigits[bytes[i] >> 4];
    text += kDigits[bytes[i] & 15];
  }
  return text;
}

/// libgcrypt wants to be asked for its version before its first use.
void start_gcrypt() {
  static const bool started = [] {
    if (!gcry_control(GCRYCTL_INITIALIZATION_FINISHED_P)) {
      gcry_check_version(nullptr);
      gcry_control(GCRYCTL_DISABLE_SECMEM, 0);
      gcry_control(GCRYCTL_INITIALIZATION_FINISHED, 0);
    }
    return true;
  }();
  static_cast<void>(started);
}

}  // namespace

Sha256 sha256(std::string_view bytes) {
  start_gcrypt();
  Sha256 digest{};
  gcry_md_hash_buffer(GCRY_MD_SHA256, digest.data(), bytes.data(), bytes.size());
  return digest;
}

std::string sha256_hex(std::string_view bytes) { return hex(sha256(bytes).data()); }

FileChecksum checksum_file(const std::string& path) {
  start_gcrypt();
  FileReader in(path);
  gcry_md_hd_t raw = nullptr;
  if (gcry_md_open(&raw, GCRY_MD_SHA256, 0) != 0) throw std::bad_alloc();
  const std::unique_ptr<gcry_md_handle, void (*)(gcry_md_hd_t)> state(raw, gcry_md_close);
  FileChecksum result;
  std::vector<char> buffer(1 << 18);
  while (const std::size_t count = in.read(buffer.data(), buffer.size())) {
    gcry_md_write(raw, buffer.data(), count);
    result.bytes += count;
  }
  result.sha256 = hex(gcry_md_read(raw, GCRY_MD_SHA256));
  return result;
}

}  // namespace pprsearch
