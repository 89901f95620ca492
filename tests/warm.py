"""Many commands without the cost of a start: each runs in a fork of one process that has imported everything.

A command still is a process of its own, with its own directory, environment, streams and exit code; only the
start of Python and the imports are shared, about 0.3 seconds for each command.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import BinaryIO

import clientctl

PROJECT = Path(clientctl.__file__).resolve().parent.parent
_SECONDS = 60
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, slots=True)
class Finished:
    """What a command left: exit code (negative for a signal) and the bytes of its streams."""

    code: int
    out: bytes
    err: bytes


def run(
    words: Sequence[str],
    *,
    cwd: Path,
    env: Mapping[str, str],
    given: bytes = b"",
    is_one_stream: bool = False,
    closed: Sequence[int] = (),
    onto: BinaryIO | None = None,
) -> Finished:
    """Run clientctl with these words; with `is_one_stream` stderr goes where stdout goes.

    closed: numbers of streams that the command does not have; onto: what stdout is, instead of a file of ours.
    """
    with tempfile.TemporaryFile() as stdin, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        stdin.write(given)
        stdin.seek(0)
        request = {"words": list(words), "cwd": str(cwd), "env": dict(env), "closed": list(closed)}
        code = _ask(request, (stdin, onto or out, out if is_one_stream else err))
        return Finished(code, _content(out), _content(err))


def _ask(request: Mapping[str, object], streams: Sequence[BinaryIO]) -> int:
    with _ONE_AT_A_TIME:
        line = _server()
        data = json.dumps(request).encode() + b"\n"
        sent = socket.send_fds(line, [data], [stream.fileno() for stream in streams])
        line.sendall(data[sent:])
        try:
            answer = line.recv(16)
        except TimeoutError:
            _server.cache_clear()  # an answer that comes late must not be taken for the next one
            raise
    if not answer:
        raise RuntimeError("the process that runs commands has ended")
    return int(answer)


@cache
def _server() -> socket.socket:
    """The line to a process that serves this one until it ends."""
    ours, theirs = socket.socketpair()
    ours.settimeout(_SECONDS)
    subprocess.Popen(
        (sys.executable, "-P", "-m", "tests.warm_server", str(theirs.fileno())),
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        stdin=subprocess.DEVNULL,
        pass_fds=(theirs.fileno(),),
        start_new_session=True,
    )
    theirs.close()
    return ours


def _content(file: BinaryIO) -> bytes:
    file.seek(0)
    return file.read()
