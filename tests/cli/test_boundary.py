"""Whatever happens to a command, people get words and an exit code."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from clientctl.cli import streams
from tests import warm

COMMAND = (sys.executable, "-P", "-m", "clientctl")


@pytest.mark.parametrize("line", ["find", "-C book find", "find --bogus", "show", "nosuch"])
def test_a_working_directory_that_is_gone_leaves_no_traceback(line: str, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    done = subprocess.run(
        ["/bin/sh", "-c", 'rmdir "$PWD"; exec "$@"', "sh", *COMMAND, *line.split()],
        cwd=gone,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(warm.PROJECT), "HOME": str(tmp_path)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1 if line.endswith("find") else 2, "")
    assert done.stderr.startswith("clientctl: ")
    assert "Traceback" not in done.stderr


class Full(io.StringIO):
    """A stream that takes nothing more."""

    def __init__(self, error: OSError) -> None:
        super().__init__()
        self._error = error

    def flush(self) -> None:
        raise self._error


def test_what_a_full_disk_did_not_take_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Full(OSError(28, "No space left on device")))
    streams.settle()


def test_a_reader_that_has_gone_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Full(BrokenPipeError(32, "Broken pipe")))
    with pytest.raises(BrokenPipeError):
        streams.settle()


def test_a_stdout_that_was_never_there_is_settled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    streams.settle()
