"""What git says about a book as a whole: its version, files that it leaves out, and how it would merge them."""

from __future__ import annotations

from typing import Final

from clientctl.lazy import pattern
from clientctl.store.git import Finished, Git

# The first whose `add` and `commit` take paths from a file.
OLDEST: Final = (2, 25)
_NUMBERS: Final = pattern(r"\d+(?:\.\d+)+")
_PLACES: Final = ("clients", "archive", "views", "schema", "clientctl.yaml")
_ENDINGS: Final = (".yaml", ".json")
_SAMPLES: Final = ("clients/a.yaml", "archive/a.yaml", "views/a.yaml", "clientctl.yaml")


def ask_version(git: Git) -> str:
    """git's version as it gives it (`2.39.5`); "" where there is none to be seen."""
    found = _NUMBERS.search(_text(git.ask("version")))
    return found.group() if found else ""


def is_too_old(version: str) -> bool:
    """Whether a version is one that clientctl cannot work with; an unknown one counts as new."""
    return bool(version) and tuple(map(int, version.split(".")[:2])) < OLDEST


def ask_whether_usable(git: Git) -> Finished:
    """Does git take the book's directory for a working tree of the user's? With its words where it does not."""
    return git.ask("rev-parse", "--is-inside-work-tree")


def untracked_files(git: Git) -> tuple[str, ...]:
    """Files of the book that git does not know yet, by path in the book."""
    return _listed(git)


def ignored_files(git: Git) -> tuple[str, ...]:
    """Files of the book that git will never know, since a .gitignore leaves them out."""
    return _listed(git, "--ignored")


def driver_in_use(git: Git) -> str | None:
    """The command that git would merge files of the book with; None where it knows no such driver."""
    finished = git.ask("config", "-z", "--get", "merge.clientctl.driver")
    return None if finished.code else _text(finished).removesuffix("\0")


def otherwise_merged(git: Git) -> tuple[str, ...]:
    """Of files of each kind those that git would not give to our driver, whatever says so, as patterns."""
    fields = _text(git.ask("check-attr", "-z", "merge", "--", *_SAMPLES)).split("\0")
    found = zip(fields[0::3], fields[2::3], strict=False)
    return tuple(path.replace("/a.", "/*.") for path, value in found if value != "clientctl")


def mark_length(git: Git, path: str) -> int | None:
    """How long the marks of conflicts in a file are, if its attributes say so. path: from where git is asked."""
    said = _text(git.ask("check-attr", "-z", "conflict-marker-size", "--", path)).split("\0")
    return int(said[2]) if len(said) > 2 and said[2].isdecimal() else None


def _listed(git: Git, *options: str) -> tuple[str, ...]:
    finished = git.ask("ls-files", "-z", "--others", *options, "--exclude-standard", "--", *_PLACES)
    return tuple(
        sorted(path for path in _text(finished).split("\0") if path.endswith(_ENDINGS) and "/." not in path)
    )


def _text(finished: Finished) -> str:
    return finished.output.decode("utf-8", "backslashreplace")
