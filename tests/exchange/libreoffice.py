"""LibreOffice as a person's hands on a workbook: what is left of a file that another program has saved."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

_PYTHON: Final = "/usr/bin/python3"
_DRIVER: Final = Path(__file__).with_name("libreoffice_driver.py")
_SECONDS: Final = 150
_PACKAGES: Final = "apt-get install libreoffice-calc python3-uno"

# A method of `libreoffice_driver.Hand` and its arguments: ("enter", "clients", "B2", "Acme").
Command = Sequence[Any]


def change(path: Path, commands: Sequence[Command]) -> Path:
    """The workbook as LibreOffice saves it after these commands, beside the file; skips where there is none."""
    program = _program()
    target = path.with_name(f"{path.stem}-saved.xlsx")
    home = path.parent / "libreoffice"
    home.mkdir(exist_ok=True)
    pipe = f"clientctl-{abs(hash(home))}"
    listening = subprocess.Popen(
        [
            program,
            f"-env:UserInstallation={home.as_uri()}",
            "--headless",
            "--norestore",
            "--nolockcheck",
            f"--accept=pipe,name={pipe};urp;",
        ],
        env={"HOME": str(home), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        done = subprocess.run(
            [_PYTHON, str(_DRIVER), pipe, str(path), str(target), json.dumps(commands)],
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        listening.wait(timeout=_SECONDS)
    finally:
        _end(listening)
    return target


@cache
def _program() -> str:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip(f"no LibreOffice here: {_PACKAGES}")
    has_uno = subprocess.run([_PYTHON, "-c", "import uno"], capture_output=True, check=False).returncode == 0
    if not has_uno:
        pytest.skip(f"no UNO for {_PYTHON}: {_PACKAGES}")
    return program


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends the program with what it started, should it still be there."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
