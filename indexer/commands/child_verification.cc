#include "indexer/commands/child_verification.h"

#include <pprsearch/error.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <string_view>
#include <system_error>

#include "base/files.h"
#include "base/strings.h"
#include "base/temporary_folder.h"

// The child tells what it found in lines, the first letter of which says what they are:
//
//     G number entries digest identity    the generation, as far as it could be read
//     F sentence                          a fault
//     E sentence                          why nothing could be checked
//     .                                   the end; without it, the child did not come to its own

namespace pprsearch {
namespace {

/// A fault is a sentence, and there may be several for an entry.
constexpr std::uint64_t kMostToldBytes = std::uint64_t{1} << 32;

// A signal that asks this process to end is answered when the child is gone and its folder
// removed: a rebuilt generation is too large to be left behind.
volatile std::sig_atomic_t asked_to_end_by = 0;
volatile pid_t child_at_work = 0;

void end_child(int signal) {
  asked_to_end_by = signal;
  if (child_at_work > 0) ::kill(child_at_work, SIGKILL);
}

/// Catches those signals as long as it lives.
class EndingSignals {
 public:
  EndingSignals() {
    struct sigaction action {};
    action.sa_handler = end_child;
    for (std::size_t i = 0; i < kSignals.size(); ++i) {
      ::sigaction(kSignals[i], nullptr, &before_[i]);
      if (before_[i].sa_handler != SIG_IGN) ::sigaction(kSignals[i], &action, nullptr);
    }
  }
  /// Then the signal does what it would have done.
  ~EndingSignals() {
    restore();
    if (asked_to_end_by != 0) ::raise(asked_to_end_by);
  }
  EndingSignals(const EndingSignals&) = delete;
  EndingSignals& operator=(const EndingSignals&) = delete;

  void restore() const {
    for (std::size_t i = 0; i < kSignals.size(); ++i) {
      ::sigaction(kSignals[i], &before_[i], nullptr);
    }
  }
  /// Names the process to end; it may be late for that already.
  static void set_child(pid_t child) {
    child_at_work = child;
    if (asked_to_end_by != 0) ::kill(child, SIGKILL);
  }
  static void forget_child() { child_at_work = 0; }

 private:
  static constexpr std::array<int, 5> kSignals = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE};
  std::array<struct sigaction, kSignals.size()> before_{};
};

void send(int descriptor, std::string_view text) {
  try {
    write_all(descriptor, text, "pipe");
  } catch (const std::system_error&) {
    std::_Exit(EXIT_FAILURE);
  }
}

/// An Error's message is one line, whatever it quotes.
void write_line(int descriptor, char kind, const std::string& text) {
  send(descriptor, kind + std::string(Error(text).what()) + '\n');
}

[[noreturn]] void be_child(int descriptor, const std::string& folder,
                           std::optional<std::uint64_t> number) {
  const rlimit no_core{0, 0};
  ::setrlimit(RLIMIT_CORE, &no_core);
  try {
    const Verification found = verify_generation(folder, number);
    write_line(descriptor, 'G',
               std::to_string(found.generation.number) + ' ' +
                   std::to_string(found.generation.entries) + ' ' + found.generation.digest + ' ' +
                   found.generation.identity);
    for (const std::string& fault : found.faults) write_line(descriptor, 'F', fault);
  } catch (const std::exception& error) {
    write_line(descriptor, 'E', error.what());
  }
  send(descriptor, ".\n");
  std::_Exit(EXIT_SUCCESS);
}

int wait_for(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  return status;
}

void read_generation(std::string_view text, Generation& generation) {
  const char* end = text.data() + text.size();
  const auto number = std::from_chars(text.data(), end, generation.number);
  if (number.ptr == end) return;
  const auto entries = std::from_chars(number.ptr + 1, end, generation.entries);
  if (entries.ptr == end) return;
  std::string_view digests(entries.ptr + 1, static_cast<std::size_t>(end - entries.ptr) - 1);
  generation.digest = take_word(digests);
  generation.identity = trim(digests);
}

/// Returns whether the child said all that it had to say.
bool read_answer(std::string_view text, Verification& found) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line == ".") return true;
    const std::string sentence(line.substr(1));
    if (line.starts_with('E')) throw Error(sentence);
    if (line.starts_with('G')) read_generation(sentence, found.generation);
    if (line.starts_with('F')) found.faults.push_back(sentence);
  }
  return false;
}

std::string early_end(std::optional<std::uint64_t> number, int status) {
  const std::string which =
      number ? "generation " + std::to_string(*number) : std::string("the published generation");
  if (!WIFSIGNALED(status)) {
    return "reading " + which + " ended early, with status " + std::to_string(WEXITSTATUS(status));
  }
  const int signal = WTERMSIG(status);
  return "reading " + which + " ended with signal " + std::to_string(signal) + " (" +
         ::strsignal(signal) + ")";
}

/// Whether a process ended so by what it read: damaged tables lead Xapian astray. What a limit or
/// somebody else ended says nothing about an index.
bool is_of_reading(int status) {
  constexpr std::array kAstray = {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL};
  return WIFSIGNALED(status) &&
         std::find(kAstray.begin(), kAstray.end(), WTERMSIG(status)) != kAstray.end();
}

/// What the child said, and the status with which it ended.
struct Answer {
  std::string text;
  int status = 0;
};

Answer ask_child(const std::string& folder, std::optional<std::uint64_t> number) {
  const EndingSignals signals;
  const TemporaryFolder room("pprsearch-verify-");  // the child may not come to removing its files
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0)
    throw Error("cannot make a pipe: " + std::string(std::strerror(errno)));
  const pid_t child = ::fork();
  if (child < 0) throw Error("cannot make a process: " + std::string(std::strerror(errno)));
  if (child == 0) {
    signals.restore();
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // of no use to anybody without its parent
    ::close(ends[0]);
    ::setenv("TMPDIR", room.path().c_str(), 1);
    be_child(ends[1], folder, number);
  }
  EndingSignals::set_child(child);
  ::close(ends[1]);
  Answer answer;
  FileReader told(Descriptor{ends[0]}, "pipe");
  answer.text = read_rest(told, kMostToldBytes, "pipe");
  answer.status = wait_for(child);
  EndingSignals::forget_child();
  return answer;
}

}  // namespace

Verification verify_in_child(const std::string& folder, std::optional<std::uint64_t> number) {
  const Answer answer = ask_child(folder, number);
  Verification found;
  found.generation.number = number.value_or(0);
  if (read_answer(answer.text, found)) return found;
  const std::string end = early_end(number, answer.status);
  if (!is_of_reading(answer.status)) throw Error(end);
  found.faults.push_back(end);
  return found;
}

}  // namespace pprsearch
