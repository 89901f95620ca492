"""Start clientctl; what needs no command line is answered before anything heavy is imported."""

from __future__ import annotations

import gc
import os
import sys


def main() -> int:
    """The console script: the exit code of the command in sys.argv."""
    try:
        _leave_directory_out()
        if sys.argv[1:] == ["--version"]:
            return _print_version()
        # a command makes much and drops little of it before it ends: looking for cycles is hardly ever worth it
        gc.set_threshold(1_000_000, 20, 100)
        if sys.argv[1:2] == ["merge-driver"]:
            from clientctl.cli.merge_driver import merge_driver

            return merge_driver(sys.argv[2:])
        if sys.getfilesystemencoding() != "utf-8" and sys.executable and not sys.flags.utf8_mode:
            _start_in_utf8()
        if sys.argv[1:2] == ["__complete"]:
            from clientctl.cli.completion.answering import answer

            return answer(sys.argv[2:])
        from clientctl.cli.main import main as run

        return run(sys.argv[1:])
    except KeyboardInterrupt:  # while modules are being loaded
        return 130
    except ImportError as error:  # a part of this program, or what words a refusal, cannot be read
        os.write(2, f"clientctl: {error}\n".encode("utf-8", "backslashreplace"))
        return 1


def _start_in_utf8() -> None:
    """Words and names of files are UTF-8 whatever the locale: Python takes that before it starts."""
    from contextlib import suppress

    # what cannot be started again, for its words are too many, goes on in the locale's encoding
    with suppress(OSError):
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])


def _leave_directory_out() -> None:
    """Take no module from the working directory, which may be a book; unless clientctl itself comes from there."""
    ours = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    try:
        here = os.getcwd()
    except OSError:  # it is gone
        return
    if here != ours:
        sys.path[:] = [path for path in sys.path if path not in ("", here)]


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
