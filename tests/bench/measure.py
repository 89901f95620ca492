"""Runs one command and prints its wall time, CPU time, peak memory and exit code: seconds, seconds, bytes, number.

A program of its own, run as `python -I -S measure.py OUT ERR DIRECTORY COMMAND...`: what a process has held when it
starts another counts as the peak of the other one too, so the one that starts it must be small (it holds 9 MB, and
nothing below that can be told).
"""

from __future__ import annotations

import os
import sys
import time


def main() -> None:
    out, err, directory, *command = sys.argv[1:]
    os.chdir(directory)
    fresh = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    streams = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, out, fresh, 0o600),
        (os.POSIX_SPAWN_OPEN, 2, err, fresh, 0o600),
    ]
    begun = time.perf_counter()
    child = os.posix_spawnp(command[0], command, os.environ, file_actions=streams)
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - begun
    unit = 1 if sys.platform == "darwin" else 1024
    print(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit, os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
