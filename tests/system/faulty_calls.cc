// Preloaded into a program (LD_PRELOAD), it makes one call of the system fail, be short or find
// the end of the file, so that tests see what the program makes of it:
//
//   FAULT_CALL   read, write, open, fsync, rename, opendir, readdir, unlink, close, malloc
//   FAULT_AT     which of these calls, from 1; 0 = none
//   FAULT_PATH   counts only calls for files whose path has this in it
//   FAULT_KIND   EIO, EACCES, ENOSPC, EMFILE, EINTR, or short or end (of reading and writing)
//   FAULT_COUNT  a file to write the number of such calls to, when the program ends
//
// Only regular files and folders count; fsync does nothing else, to be quick. What malloc() is
// asked for while the program starts and ends counts as well; it knows no paths, and fails in one
// way.
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

namespace {

const char* setting(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

/// How often memory was asked for. Memory is asked for before anything here is made, so this is
/// ready from the beginning, and asks for none itself.
class MallocPlan {
 public:
  bool fails() {
    if (at_ == kUnknown) {
      const char* call = std::getenv("FAULT_CALL");
      const char* at = std::getenv("FAULT_AT");
      const bool is_asked = call != nullptr && at != nullptr && std::strcmp(call, "malloc") == 0;
      at_ = is_asked ? std::atol(at) : 0;
    }
    return ++count_ == at_;
  }
  long count() const { return count_; }

 private:
  static constexpr long kUnknown = -1;
  std::atomic<long> at_{kUnknown};
  std::atomic<long> count_{0};
};
constinit MallocPlan malloc_plan;

enum class Fault { none, error, short_count, end };

/// What is asked of this process, and how many calls there were.
class Plan {
 public:
  Plan() {
    const std::string kind = setting("FAULT_KIND");
    if (kind == "short") fault_ = Fault::short_count;
    if (kind == "end") fault_ = Fault::end;
    if (kind == "EACCES") error_ = EACCES;
    if (kind == "ENOSPC") error_ = ENOSPC;
    if (kind == "EMFILE") error_ = EMFILE;
    if (kind == "EINTR") error_ = EINTR;
  }
  ~Plan() {
    if (*setting("FAULT_COUNT") == '\0') return;
    if (std::FILE* file = std::fopen(setting("FAULT_COUNT"), "w")) {
      const long count = call_ == "malloc" ? malloc_plan.count() : count_.load();
      std::fprintf(file, "%ld\n", count);
      std::fclose(file);
    }
  }

  bool is_of(const char* call) const { return call_ == call; }
  /// Whether this call is to have the fault; `path` may be unknown.
  Fault take(const char* call, const char* path) {
    if (call_ != call || (path != nullptr && std::strstr(path, path_.c_str()) == nullptr)) {
      return Fault::none;
    }
    if (++count_ != at_) return Fault::none;
    if (fault_ == Fault::error) errno = error_;
    return fault_;
  }

 private:
  const std::string call_ = setting("FAULT_CALL");
  const std::string path_ = setting("FAULT_PATH");
  const int at_ = std::atoi(setting("FAULT_AT"));
  Fault fault_ = Fault::error;
  int error_ = EIO;
  std::atomic<int> count_{0};
};

Plan& plan() {
  static Plan only;
  return only;
}

Fault fault_of_file(const char* call, int descriptor) {
  struct stat status {};
  if (!plan().is_of(call) || ::fstat(descriptor, &status) != 0) return Fault::none;
  if (!S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode)) return Fault::none;
  char path[4096];
  const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
  const ssize_t length = ::readlink(link.c_str(), path, sizeof path - 1);
  path[std::max<ssize_t>(length, 0)] = '\0';
  return plan().take(call, path);
}

/// The function of that name which this one stands before.
template <typename Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

/// A call that moves `count` bytes; `move` does as many of them as it is told.
template <typename Move>
ssize_t moved(const char* call, int descriptor, size_t count, Move move) {
  switch (fault_of_file(call, descriptor)) {
    case Fault::error:
      return -1;
    case Fault::end:
      return 0;
    case Fault::short_count:
      return move(std::max<size_t>(count / 2, 1));
    case Fault::none:
      break;
  }
  return move(count);
}

int opened(const char* name, const char* path, int flags, mode_t mode) {
  static auto* const real = next<int(const char*, int, ...)>(name);
  return plan().take("open", path) == Fault::none ? real(path, flags, mode) : -1;
}

mode_t mode_of(int flags, va_list arguments) {
  return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(arguments, mode_t) : 0;
}

}  // namespace

extern "C" {

// glibc's own, for dlsym() asks for memory itself.
void* __libc_malloc(size_t size);  // NOLINT(bugprone-reserved-identifier)

void* malloc(size_t size) {
  if (!malloc_plan.fails()) return __libc_malloc(size);
  errno = ENOMEM;
  return nullptr;
}

ssize_t read(int descriptor, void* to, size_t count) {
  static auto* const real = next<ssize_t(int, void*, size_t)>("read");
  return moved("read", descriptor, count, [&](size_t some) { return real(descriptor, to, some); });
}

ssize_t pread64(int descriptor, void* to, size_t count, off64_t offset) {
  static auto* const real = next<ssize_t(int, void*, size_t, off64_t)>("pread64");
  return moved("read", descriptor, count,
               [&](size_t some) { return real(descriptor, to, some, offset); });
}

ssize_t pread(int descriptor, void* to, size_t count, off_t offset) {
  return pread64(descriptor, to, count, offset);
}

ssize_t write(int descriptor, const void* from, size_t count) {
  static auto* const real = next<ssize_t(int, const void*, size_t)>("write");
  return moved("write", descriptor, count,
               [&](size_t some) { return real(descriptor, from, some); });
}

ssize_t pwrite64(int descriptor, const void* from, size_t count, off64_t offset) {
  static auto* const real = next<ssize_t(int, const void*, size_t, off64_t)>("pwrite64");
  return moved("write", descriptor, count,
               [&](size_t some) { return real(descriptor, from, some, offset); });
}

ssize_t pwrite(int descriptor, const void* from, size_t count, off_t offset) {
  return pwrite64(descriptor, from, count, offset);
}

int fsync(int descriptor) { return fault_of_file("fsync", descriptor) == Fault::none ? 0 : -1; }

int fdatasync(int descriptor) { return fsync(descriptor); }

int close(int descriptor) {
  static auto* const real = next<int(int)>("close");
  const Fault fault = fault_of_file("close", descriptor);
  const int reason = errno;
  const int result = real(descriptor);
  if (fault == Fault::none) return result;
  errno = reason;
  return -1;
}

int open(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  return opened("open", path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  return opened("open64", path, flags, mode);
}

int openat(int folder, const char* path, int flags, ...) {
  static auto* const real = next<int(int, const char*, int, ...)>("openat");
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  return plan().take("open", path) == Fault::none ? real(folder, path, flags, mode) : -1;
}

int rename(const char* from, const char* to) {
  static auto* const real = next<int(const char*, const char*)>("rename");
  return plan().take("rename", from) == Fault::none ? real(from, to) : -1;
}

int unlink(const char* path) {
  static auto* const real = next<int(const char*)>("unlink");
  return plan().take("unlink", path) == Fault::none ? real(path) : -1;
}

int unlinkat(int folder, const char* path, int flags) {
  static auto* const real = next<int(int, const char*, int)>("unlinkat");
  return plan().take("unlink", path) == Fault::none ? real(folder, path, flags) : -1;
}

DIR* opendir(const char* path) {
  static auto* const real = next<DIR*(const char*)>("opendir");
  return plan().take("opendir", path) == Fault::none ? real(path) : nullptr;
}

DIR* fdopendir(int descriptor) {
  static auto* const real = next<DIR*(int)>("fdopendir");
  return fault_of_file("opendir", descriptor) == Fault::none ? real(descriptor) : nullptr;
}

dirent* readdir(DIR* folder) {
  static auto* const real = next<dirent*(DIR*)>("readdir");
  return fault_of_file("readdir", ::dirfd(folder)) == Fault::none ? real(folder) : nullptr;
}

}  // extern "C"
