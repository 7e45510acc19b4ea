#include "command-line/standard_streams.h"

#include <fcntl.h>
#include <unistd.h>

#include <initializer_list>

namespace pprsearch {

void hold_standard_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(stream, F_GETFD) != -1) continue;
    // Those below it are taken by now, so this one is the next.
    const int flags = stream == STDIN_FILENO ? O_WRONLY : O_RDONLY;
    if (::open("/dev/null", flags) == -1) return;
  }
}

}  // namespace pprsearch
