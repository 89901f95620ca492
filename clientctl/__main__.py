"""Start clientctl; what needs no command line is answered before anything heavy is imported."""

from __future__ import annotations

import gc
import os
import sys


def main() -> int:
    """The console script: the exit code of the command in sys.argv."""
    try:
        if sys.argv[1:] == ["--version"]:
            return _print_version()
        if sys.argv[1:2] == ["merge-driver"]:
            # not built yet: any code but 0 and 6 lets git's own merge take over, without a word
            return 3
        # a command makes much and drops little of it before it ends: looking for cycles is hardly ever worth it
        gc.set_threshold(100_000, 20, 100)
        from clientctl.cli.main import main as run

        return run(sys.argv[1:])
    except KeyboardInterrupt:  # while modules are being loaded
        return 130


def _print_version() -> int:
    from clientctl import __version__

    try:
        # past Python's own stream, whose encoding and fate are the locale's and the caller's
        os.write(1, f"clientctl {__version__}\n".encode())
    except BrokenPipeError:
        return 141
    except OSError as error:
        os.write(2, f"clientctl: stdout: {error.strerror}\n".encode())
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
