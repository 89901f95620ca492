"""What a person sees: a real pseudo-terminal of a given width, colours, questions, escaped controls."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
from pathlib import Path

import pytest
from wcwidth import wcswidth

from tests.acceptance.book import COMMAND, Book, kept, plain, world

pytestmark = pytest.mark.cli
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
FILES: dict[str, str | bytes] = {
    "a": "name: 上海华东贸易有限公司\ngrade: A\nstage: active\nowner: 王芳\n",
    "b": "name: 😀 Emoji & Söhne\ngrade: B\nstage: lead\nowner: li\norders: [{date: 2026-01-01, amount: 1234567.5}]\n",
    "c": "name: " + "A very long company name that goes on and on " * 2 + "\ngrade: C\n",
    "d": 'name: "\\u202Eevil\\x1b[31m\\a"\ngrade: D\n',
}


def terminal(book: Book, *words: str, width: int = 80, keys: str = "", **more: str) -> tuple[int, str]:
    """Runs a command on a pseudo-terminal, types `keys`; gives the code and the screen's text, LF only."""
    lead, follow = pty.openpty()
    fcntl.ioctl(follow, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
    running = subprocess.Popen(
        [*COMMAND, *words],
        cwd=book.root,
        env={**world(book.home), "TERM": "xterm-256color", **more},
        stdin=follow,
        stdout=follow,
        stderr=follow,
        start_new_session=True,
    )
    os.close(follow)
    seen, waiting, end = b"", keys, time.monotonic() + 30
    while time.monotonic() < end:
        ready, _, _ = select.select([lead], [], [], 0.2)
        if ready:
            try:
                piece = os.read(lead, 65536)
            except OSError:  # the other side is closed
                break
            if not piece:
                break
            seen += piece
        if waiting and b"]" in seen.rpartition(b"\n")[2]:
            os.write(lead, waiting.encode())
            waiting = ""
    os.close(lead)
    return running.wait(timeout=30), seen.decode().replace("\r\n", "\n")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return plain(tmp_path_factory.mktemp("terminal"), FILES)


@pytest.mark.parametrize("width", [60, 80, 140])
def test_tables_are_aligned_and_cut_to_the_width(book: Book, width: int) -> None:
    code, screen = terminal(book, "find", width=width)
    assert code == 0
    lines = [COLOUR.sub("", line) for line in screen.splitlines()]
    header, *rows = lines[:5]
    assert len(rows) == 4
    assert all(wcswidth(line) <= width for line in lines)
    left = wcswidth(header[: header.index("grade")])
    for row, grade in zip(rows, "ABCD", strict=True):
        cells = 0
        rest = row
        while cells < left:
            cells += wcswidth(rest[0])
            rest = rest[1:]
        assert (cells, rest[0]) == (left, grade)
    assert wcswidth(rows[1].rstrip()) == wcswidth(header)  # the amount ends under its header
    assert ("…" in rows[2]) == (width < 120)
    assert "…" not in book.run("find").out


def test_control_and_bidi_characters_never_reach_the_terminal_raw(book: Book) -> None:
    for words in (
        ("find", "d"),
        ("show", "d"),
        ("set", "d", "grade=A", "--dry-run"),
        ("find", "-o", "csv", "d"),
    ):
        _, screen = terminal(book, *words)
        plain_text = COLOUR.sub("", screen) if "csv" not in words else screen
        assert "\u202e" not in plain_text and "\x1b[31m\x07" not in screen and "\x07" not in screen, words
    assert "\\u202e" in book.run("show", "d").out and "\\x1b" in book.run("show", "d").out


def test_colour_is_for_terminals_and_can_be_turned_off(book: Book) -> None:
    assert "\x1b[" in terminal(book, "find")[1]
    assert "\x1b[" not in terminal(book, "find", NO_COLOR="1")[1]
    assert "\x1b[" in terminal(book, "find", "--color", "always", NO_COLOR="1")[1]
    assert "\x1b[" not in terminal(book, "find", "--color", "never")[1]


def test_writers_with_where_ask_on_a_terminal(tmp_path: Path) -> None:
    small = kept(tmp_path, {"a": "name: A\ngrade: C\n", "b": "name: B\ngrade: C\n"})
    words = ("set", "--where", "grade:C", "region=North")
    code, screen = terminal(small, *words, keys="n\n")
    assert "+region: North" in screen and "[y/N]" in screen
    assert small.subjects() == ["base"]
    terminal(small, *words, keys="\n")
    assert small.subjects() == ["base"]
    assert terminal(small, *words, "--no-input")[0] == 2
    code, screen = terminal(small, *words, keys="y\n")
    assert (code, small.subjects()) == (0, ["set 2 clients", "base"])


def test_a_reference_to_several_is_asked_on_a_terminal(book: Book) -> None:
    words = ("show", "s", "--color", "never")
    code, screen = terminal(book, *words, keys="2\n")
    assert code == 0 and screen.splitlines()[-1:] and "grade B" in screen.split("[1-3]")[1]
    refused, told = terminal(book, *words, keys="9\n")
    assert refused == 3 and "hint: " in told
    unasked, named = terminal(book, *words, "--no-input")
    assert unasked == 3 and all(f"{name} (" in named for name in "abc")
