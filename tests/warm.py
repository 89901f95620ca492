"""Many commands without the cost of a start: each runs in a fork of one process that has imported everything.

A command still is a process of its own, with its own directory, environment, streams and exit code; only the
start of Python and the imports are shared, about 0.3 seconds for each command. Threads run theirs at the same time.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import BinaryIO

import clientctl

PROJECT = Path(clientctl.__file__).resolve().parent.parent
_SECONDS = 60
_ONE_AT_A_TIME = Lock()
_IDLE: list[socket.socket] = []


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
    with _line() as line:
        data = json.dumps(request).encode() + b"\n"
        sent = socket.send_fds(line, [data], [stream.fileno() for stream in streams])
        line.sendall(data[sent:])
        answer = line.recv(16)
    if not answer:
        raise RuntimeError("the process that runs commands has ended")
    return int(answer)


@contextmanager
def _line() -> Iterator[socket.socket]:
    """A line on which nothing else is asked; after a failure none will be, as a late answer is not the next one."""
    try:
        line = _IDLE.pop()
    except IndexError:
        line = _new_line()
    try:
        yield line
    except BaseException:
        line.close()
        raise
    _IDLE.append(line)


def _new_line() -> socket.socket:
    """To a fork of the server that serves this line alone."""
    ours, theirs = socket.socketpair()
    ours.settimeout(_SECONDS)
    with theirs, _ONE_AT_A_TIME:
        socket.send_fds(_server(), [b"\n"], [theirs.fileno()])
    return ours


@cache
def _server() -> socket.socket:
    """The line to a process that serves this one until it ends; what is asked on it is a line to serve."""
    ours, theirs = socket.socketpair()
    server = (sys.executable, "-P", "-m", "tests.warm_server", str(theirs.fileno()))
    # nobody's child: there are tests that leave none, and see to it that they do
    subprocess.run(
        ("/bin/sh", "-c", '"$@" &', "sh", *server),
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        stdin=subprocess.DEVNULL,
        pass_fds=(theirs.fileno(),),
        start_new_session=True,
        check=True,
    )
    theirs.close()
    return ours


def _content(file: BinaryIO) -> bytes:
    file.seek(0)
    return file.read()
