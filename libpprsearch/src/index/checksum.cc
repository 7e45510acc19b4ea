#include "index/checksum.h"

#include <gcrypt.h>

#include <cerrno>
#include <fstream>
#include <memory>
#include <system_error>
#include <vector>

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
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::system_error(errno, std::generic_category(), path);
  gcry_md_hd_t raw = nullptr;
  if (gcry_md_open(&raw, GCRY_MD_SHA256, 0) != 0) throw std::bad_alloc();
  const std::unique_ptr<gcry_md_handle, void (*)(gcry_md_hd_t)> state(raw, gcry_md_close);
  FileChecksum result;
  std::vector<char> buffer(1 << 18);
  while (in.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || in.gcount() > 0) {
    gcry_md_write(raw, buffer.data(), static_cast<std::size_t>(in.gcount()));
    result.bytes += static_cast<std::uint64_t>(in.gcount());
  }
  if (in.bad()) throw std::system_error(EIO, std::generic_category(), path);
  result.sha256 = hex(gcry_md_read(raw, GCRY_MD_SHA256));
  return result;
}

}  // namespace pprsearch
