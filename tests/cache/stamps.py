"""File systems whose stamps are coarse: seen here as if every file lay on one, on a clock that the test sets."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from clientctl.store.cache import signatures
from tests.cache.support import SECOND

START = 1_790_000_000 * SECOND  # an even second


class CoarseStamps:
    """A clock, and files that are stamped by it in steps.

    granularity: of the stamps; lag: by how much they are behind the clock, as the kernel's own are by a tick.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch, granularity: int, lag: int = 0) -> None:
        self.now = START
        self._granularity = granularity
        self._lag = lag
        self._stat, self._fstat = os.stat, os.fstat
        monkeypatch.setattr(signatures, "time", SimpleNamespace(time_ns=lambda: self.now))
        monkeypatch.setattr(os, "stat", lambda *given, **named: self._coarse(self._stat(*given, **named)))
        monkeypatch.setattr(os, "fstat", lambda descriptor: self._coarse(self._fstat(descriptor)))

    def write(self, path: Path, text: str) -> None:
        """Write a file in place, at this moment."""
        path.write_text(text)
        os.utime(path, ns=(self.now - self._lag, self.now - self._lag))

    def _coarse(self, status: os.stat_result) -> os.stat_result:
        """The time of writing, cut off, is all that is seen of time; what really happened here leaves no trace."""
        stamp = status.st_mtime_ns - status.st_mtime_ns % self._granularity
        seconds = stamp // SECOND
        fields: list[Any] = list(status[:10])
        fields[7:10] = [seconds, seconds, seconds]
        return os.stat_result(fields, {"st_mtime_ns": stamp, "st_ctime_ns": stamp, "st_atime_ns": stamp})
