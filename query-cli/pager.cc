#include "query-cli/pager.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string_view>
#include <system_error>

#include "base/strings.h"

// The pager is a child that reads a pipe; it shares the terminal with us, and so the signals of its
// keys. ^C stops what the pager does, not us: a program that ends before its pager leaves the
// terminal to both the pager and the shell. So SIGINT and SIGQUIT are ignored as long as it runs.
// The search is over by then, for the pager starts with the first byte of the answer. The exit
// status is that of the answer, whatever the pager's is.

namespace pprsearch {
namespace {

constexpr const char* kUsualPager = "less";
/// As git has it: leave at once if all fits on the screen, show colours, let the text stand.
constexpr const char* kLessOptions = "FRX";
/// The shell's status for a command that it cannot run, and one that it does not find.
constexpr int kCannotRun = 126;
constexpr int kNotFound = 127;

bool can_run(std::string_view program) {
  if (program.find('/') != program.npos) return ::access(std::string(program).c_str(), X_OK) == 0;
  const char* path = std::getenv("PATH");
  if (path == nullptr) return false;
  for (const std::string_view folder : split_at(path, ':')) {
    const std::string file =
        std::string(folder.empty() ? "." : folder) + '/' + std::string(program);
    if (::access(file.c_str(), X_OK) == 0) return true;
  }
  return false;
}

}  // namespace

std::string pager_command(const std::optional<std::string>& set) {
  const char* terminal = std::getenv("TERM");
  if (terminal == nullptr || *terminal == '\0' || std::string_view(terminal) == "dumb") return {};
  const char* asked = set ? set->c_str() : std::getenv("PAGER");
  const std::string command(trim(asked == nullptr ? kUsualPager : asked, kBlanks));
  if (command == "cat") return {};
  const std::string_view program = std::string_view(command).substr(0, command.find(' '));
  return asked != nullptr || can_run(program) ? command : std::string();
}

Pager::Pager(std::string command)
    : std::ostream(static_cast<std::streambuf*>(this)), command_(std::move(command)) {}

Pager::~Pager() { wait(); }

bool Pager::finish() {
  flush();
  const int status = wait();
  return status != kCannotRun && status != kNotFound;
}

std::streamsize Pager::xsputn(const char* text, std::streamsize bytes) {
  constexpr std::size_t kMostWaiting = 1 << 16;
  waiting_.append(text, static_cast<std::size_t>(bytes));
  if (waiting_.size() >= kMostWaiting) send();
  return bytes;
}

int Pager::overflow(int byte) {
  using Traits = std::char_traits<char>;
  if (byte == Traits::eof()) return 0;
  const char c = Traits::to_char_type(byte);
  return xsputn(&c, 1) == 1 ? byte : Traits::eof();
}

int Pager::sync() {
  send();
  return 0;
}

void Pager::start() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
    throw std::system_error(errno, std::generic_category(), "cannot make a pipe to the pager");
  }
  child_ = ::fork();
  if (child_ == 0) become_pager(ends[0]);
  const int reason = errno;
  ::close(ends[0]);
  pipe_ = ends[1];
  if (child_ < 0) {
    child_ = 0;
    throw std::system_error(reason, std::generic_category(), "cannot start the pager");
  }
  struct sigaction ignored {};
  ignored.sa_handler = SIG_IGN;
  for (std::size_t i = 0; i < kSignals.size(); ++i) {
    ::sigaction(kSignals[i], &ignored, &before_[i]);
  }
}

void Pager::become_pager(int pipe_end) const {
  ::dup2(pipe_end, STDIN_FILENO);
  ::setenv("LESS", kLessOptions, 0);
  ::execl("/bin/sh", "sh", "-c", command_.c_str(), nullptr);
  ::_exit(kNotFound);
}

void Pager::send() {
  if (waiting_.empty()) return;
  if (child_ == 0) start();
  for (std::string_view rest = waiting_; !rest.empty() && !is_left_;) {
    const ssize_t written = ::write(pipe_, rest.data(), rest.size());
    if (written >= 0) {
      rest.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      is_left_ = true;
    }
  }
  waiting_.clear();
}

/// The pager's exit status; 0 if there was none.
int Pager::wait() {
  if (pipe_ >= 0) ::close(pipe_);
  pipe_ = -1;
  if (child_ == 0) return 0;
  int status = 0;
  while (::waitpid(child_, &status, 0) < 0 && errno == EINTR) {
  }
  child_ = 0;
  for (std::size_t i = 0; i < kSignals.size(); ++i) {
    ::sigaction(kSignals[i], &before_[i], nullptr);
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 0;
}

}  // namespace pprsearch
