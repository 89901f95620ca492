"""Cases of a book that has changed, or whose cache is gone."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from tests.bench import finding, yaml_loop
from tests.bench.asking import MANY, by_industry
from tests.bench.case import Case, Entrant, Turn

_MAIN: Final = "main"
# the branch whose files differ from main's, and how many do
_MOVED: Final = "moved"
_FILES: Final = 1_000


def _edit(turn: Turn) -> None:
    """Change a word in a client's file, as an editor does, without a commit."""
    _put_word(turn.client_file("book"), f"{turn.number}")


def _put_word(file: Path, word: str) -> None:
    """Put a word in front of what is to be done next."""
    text = file.read_text("utf-8")
    file.write_text(text.replace("\n  what: ", f"\n  what: {word} ", 1), encoding="utf-8")


def _branch(turn: Turn) -> None:
    """Make the other branch, and come back."""
    files = sorted((turn.data / "book" / "clients").glob("*.yaml"))
    turn.ask("git", "checkout", "--quiet", "-b", _MOVED, at="book")
    for file in files[:: max(1, len(files) // _FILES)][:_FILES]:
        _put_word(file, "again")
    turn.ask("git", "commit", "--quiet", "--all", "--message", "many changes", at="book")
    turn.ask("git", "checkout", "--quiet", _MAIN, at="book")


def _check_out(turn: Turn) -> None:
    """Go to the branch that was not there in the round before."""
    turn.ask("git", "checkout", "--quiet", _MOVED if turn.number % 2 else _MAIN, at="book")


def _drop_cache(turn: Turn) -> None:
    shutil.rmtree(turn.data / "book" / ".git" / "clientctl" / "cache", ignore_errors=True)


_LOOP: Final = Entrant(
    "a loop of CSafeLoader",
    ("python",),
    lambda turn: (turn.program("python"), yaml_loop.__file__, "clients"),
    lambda turn, out: int(out) == turn.facts.size,
    ("book",),
    at="book",
    at_most={10_000: 0.8},
)

_QUERY: Final = f"industry:{MANY}"
_UNCHANGED: Final = "clientctl, nothing changed"
_RIGHT: Final = by_industry(MANY)
_RG: Final = finding.rg(_RIGHT, f"^industry: {MANY}$")

CASES: Final = (
    Case(
        "edited",
        "find after one file was edited",
        (
            finding.clientctl(_RIGHT, _QUERY, before=_edit),
            finding.clientctl(_RIGHT, _QUERY, who=_UNCHANGED, at_most={10_000: 1.6}),
            _RG,
            finding.git_status("modified:"),
        ),
        is_writing=True,
    ),
    Case(
        "checkout",
        "find after a checkout of 1,000 files",
        (
            finding.clientctl(_RIGHT, _QUERY, before=_check_out),
            finding.clientctl(_RIGHT, _QUERY, who=_UNCHANGED),
            _RG,
            finding.git_status("nothing to commit"),
        ),
        is_writing=True,
        prepare=_branch,
    ),
    Case("cold", "find without a cache", (finding.clientctl(_RIGHT, _QUERY, before=_drop_cache), _LOOP)),
)
