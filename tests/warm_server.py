"""The process behind `tests.warm`: imports all of clientctl once, then runs each command in a fork of itself."""

from __future__ import annotations

import gc
import importlib
import json
import os
import pkgutil
import signal
import socket
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, NoReturn

import clientctl
from clientctl.__main__ import main

# What commands import when they need it.
_LIBRARIES = (
    "yaml",
    "jsonschema",
    "tabulate",
    "wcwidth",
    "dateutil.relativedelta",
    "pypinyin",
    "anyascii",
    "getpass",
    "secrets",
    "shutil",
    "subprocess",
)


def serve_lines(asked: socket.socket) -> None:
    """Serve each line that is sent, in a fork of its own, until the other end is closed."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks how they ended
    while True:
        data, lines, _, _ = socket.recv_fds(asked, 1, 1)
        if not data:
            return
        if os.fork() == 0:
            asked.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            with socket.socket(fileno=lines[0]) as line:
                serve(line)
            os._exit(0)
        os.close(lines[0])


def serve(line: socket.socket) -> None:
    """Answer each request with an exit code, until the other end is closed."""
    while True:
        data, streams, _, _ = socket.recv_fds(line, 1 << 16, 3)
        if not data:
            return
        while not data.endswith(b"\n"):
            data += line.recv(1 << 16)
        process = os.fork()
        if process == 0:
            line.close()
            _become_command(json.loads(data), streams)
        for stream in streams:
            os.close(stream)
        _, status = os.waitpid(process, 0)
        line.sendall(str(os.waitstatus_to_exitcode(status)).encode())


def _become_command(request: dict[str, Any], streams: Sequence[int]) -> NoReturn:
    """What is raised ends this process as it would end the installed command: with a traceback, or a code."""
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    sys.stdin = open(0, encoding="utf-8", errors="surrogateescape", closefd=False)  # noqa: SIM115
    sys.stdout = open(1, "w", encoding="utf-8", errors="surrogateescape", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", 1, encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115
    for number in request["closed"]:
        os.close(number)
        setattr(sys, ("stdin", "stdout", "stderr")[number], None)
    os.environ.clear()
    os.environ.update(request["env"])
    time.tzset()
    os.chdir(request["cwd"])
    sys.argv = ["clientctl", *request["words"]]
    code = main()
    for file in (sys.stdout, sys.stderr):
        if file is not None:
            file.flush()
    os._exit(code)  # past the end of the interpreter, which has a whole program to take down


def _import_everything() -> None:
    for found in pkgutil.walk_packages(clientctl.__path__, "clientctl."):
        # a broken module fails the commands that need it, and its own tests
        with suppress(Exception):
            importlib.import_module(found.name)
    for name in _LIBRARIES:
        importlib.import_module(name)


if __name__ == "__main__":
    _import_everything()
    gc.freeze()
    with socket.socket(fileno=int(sys.argv[1])) as asked:
        serve_lines(asked)
