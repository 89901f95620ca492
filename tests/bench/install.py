"""Finds the programs of the bench, and installs those that are missing where that is possible."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tests.bench.peers import APT, HERE, PEERS, PIP, Peer

Say = Callable[[str], None]


def find(peers: Path) -> dict[str, str]:
    """The programs that are there, by name; pip's are those of the virtual environment `peers` alone."""
    found = {peer.program: _path(peer, peers) for peer in PEERS}
    return {program: path for program, path in found.items() if path is not None}


def install(wanted: Sequence[str], peers: Path, say: Say) -> dict[str, str]:
    """The programs that are there once those wanted have been installed; what could not be is said."""
    there = find(peers)
    missing = [peer for peer in PEERS if peer.program in wanted and peer.program not in there]
    for source, how in (_HOW.items()) if missing else ():
        packages = [peer.package for peer in missing if peer.source == source]
        if packages:
            say(f"installing {', '.join(packages)} by {source}")
            how(packages, peers, say)
    found = find(peers)
    for peer in missing:
        if peer.program not in found:
            say(f"{peer.name} is missing: its rows are left out")
    return found


def versions(programs: Mapping[str, str], environment: Mapping[str, str]) -> dict[str, str]:
    """The version of each, as it says itself."""
    said = {}
    for peer in PEERS:
        if peer.program in programs:
            command = (programs[peer.program], *peer.version)
            done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
            number = re.search(r"\d+(\.\d+)+", done.stdout)
            said[peer.name] = number[0] if number else "?"
    return said


def _path(peer: Peer, peers: Path) -> str | None:
    if peer.program == "python":
        return sys.executable
    if peer.source == HERE:
        return shutil.which(peer.program, path=sysconfig.get_path("scripts"))
    if peer.source == PIP:
        return shutil.which(peer.program, path=str(peers / "bin"))
    return shutil.which(peer.program)


def _by_apt(packages: Sequence[str], peers: Path, say: Say) -> None:
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        say(f"only root can do that, where there is apt; by hand: apt-get install {' '.join(packages)}")
        return
    _try(("apt-get", "--quiet", "update"), say)
    _try(("apt-get", "--quiet", "install", "--yes", *packages), say)


def _by_pip(packages: Sequence[str], peers: Path, say: Say) -> None:
    if not (peers / "bin" / "pip").exists():
        _try((sys.executable, "-m", "venv", str(peers)), say)
    # one by one: one that cannot be had must not keep the others out
    for package in packages:
        _try((str(peers / "bin" / "pip"), "install", "--quiet", package), say)


def _try(command: Sequence[str], say: Say) -> None:
    try:
        done = subprocess.run(
            command,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError as error:
        say(f"{command[0]}: {error.strerror}")
        return
    if done.returncode != 0:
        say(f"{' '.join(command)} failed: {(done.stderr.strip().splitlines() or ['it says nothing'])[-1]}")


_HOW = {APT: _by_apt, PIP: _by_pip}
