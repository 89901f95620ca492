"""Start clientctl; the lone `--version` is answered before anything heavy is imported."""

from __future__ import annotations

import sys


def main() -> int:
    """The console script: exit code of the command in sys.argv."""
    if sys.argv[1:] == ["--version"]:
        from clientctl import __version__

        # through the buffer: the locale must not decide what is written
        sys.stdout.buffer.write(f"clientctl {__version__}\n".encode())
        return 0
    from clientctl.cli.main import main as run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
