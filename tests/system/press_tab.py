#!/usr/bin/env python3
"""Types a line into a shell on a terminal, presses Tab, and prints what is then on the screen.

    press_tab.py PROGRAM... -- SETUP LINE

SETUP is typed and sent first. Of LINE, only what follows it is printed, without escape sequences.
"""

import os
import pty
import re
import select
import struct
import sys
import termios
import time
import fcntl


def read_until(terminal, wanted, quiet, most=15.0):
    """What the terminal writes until `wanted` has come and nothing more does."""
    text, end = b"", time.monotonic() + most
    while time.monotonic() < end:
        ready, _, _ = select.select([terminal], [], [], quiet)
        if not ready:
            if wanted in text:
                break
            continue
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            break
        if not piece:
            break
        text += piece
    return text


def main():
    dashes = sys.argv.index("--")
    command, (setup, line) = sys.argv[1:dashes], sys.argv[dashes + 1:]
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm", PS1="> ")
        os.execvp(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 2000, 160, 0, 0))
    os.write(terminal, setup.encode() + b"; echo SET''UP\n")
    read_until(terminal, b"SETUP", 0.2)
    os.write(terminal, line.encode() + b"\t")
    text = read_until(terminal, b"", 0.6)
    os.write(terminal, b"\t")
    text += read_until(terminal, b"", 0.6, 5.0)
    os.kill(child, 9)
    os.waitpid(child, 0)
    text = re.sub(rb"\x1b(\[[0-9;?>=]*[A-Za-z]|[=>]|\][^\x07]*\x07|[()].)", b"", text)
    sys.stdout.write(text.decode(errors="replace").replace("\r", ""))


main()
