#pragma once

#include <sys/types.h>

#include <array>
#include <csignal>
#include <optional>
#include <ostream>
#include <streambuf>
#include <string>

namespace pprsearch {

/// The command that shows long answers: `set`, or else $PAGER, or less if neither is set. Empty
/// if there is to be none: it is empty or "cat", the terminal cannot move its cursor ($TERM is dumb
/// or not set), or the command is not to be found.
std::string pager_command(const std::optional<std::string>& set);

/// Writes through a pager, which starts with the first byte and gets standard output. Somebody who
/// leaves it early wants no more: what is written then is dropped, and that is not an error.
class Pager : private std::streambuf, public std::ostream {
 public:
  explicit Pager(std::string command);
  Pager(const Pager&) = delete;
  Pager& operator=(const Pager&) = delete;
  ~Pager() override;

  /// Waits until the reader has left the pager. False if the shell could not run it, so that nobody
  /// has seen anything.
  bool finish();

 private:
  /// What the terminal sends to all of its programs, and what a pipe sends that nobody reads.
  static constexpr std::array<int, 3> kSignals = {SIGINT, SIGQUIT, SIGPIPE};

  std::streamsize xsputn(const char* text, std::streamsize bytes) override;
  int overflow(int byte) override;
  int sync() override;
  void start();
  [[noreturn]] void become_pager(int pipe_end) const;
  void send();
  int wait();

  std::string command_;
  std::string waiting_;
  pid_t child_ = 0;  ///< 0 = not started
  int pipe_ = -1;
  bool is_left_ = false;
  std::array<struct sigaction, kSignals.size()> before_{};
};

}  // namespace pprsearch
