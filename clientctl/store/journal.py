"""The note of a write in progress, by which the next writer finishes or undoes what a crash cut off.

It is there from before the first file is touched until the commit is made. All files new: the write is
finished by its commit. Else the files already written get their old content back. A file that is neither as
before nor as meant was changed by somebody since, and stays as it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from typing import Any, Final, Literal

from clientctl.errors import ClientctlError
from clientctl.frozen import frozen
from clientctl.model import ChangeSet
from clientctl.store import atomic, fs
from clientctl.store.digests import sha1
from clientctl.store.places import Place

_LIMIT: Final = 1 << 31
State = Literal["before", "after", "other"]


@frozen
class Step:
    """One file of a write: what it held (None: not there) and the digest of what it shall hold."""

    path: str
    before: bytes | None
    after: str | None

    def state(self, place: Place) -> State:
        """Is the file as it was before, as it was meant to become, or neither?"""
        try:
            current = fs.read_regular(place.root, self.path, limit=_LIMIT)
        except FileNotFoundError:
            current = None
        except ClientctlError:
            return "other"
        if current == self.before:
            return "before"
        return "after" if digest(current) == self.after else "other"


@frozen
class Journal:
    """A write in progress: its files in the order of writing, and its commit's subject ("" for none)."""

    subject: str
    steps: tuple[Step, ...]

    @property
    def paths(self) -> tuple[str, ...]:
        return tuple(step.path for step in self.steps)


def digest(data: bytes | None) -> str | None:
    return None if data is None else str(sha1(data).hexdigest())


def begin(place: Place, changes: ChangeSet, subject: str) -> Journal:
    """Write the note: durably if there are several files, since one file is old or new by itself."""
    steps = tuple(Step(change.path, change.before, digest(change.after)) for change in changes.changes)
    journal = Journal(subject, steps)
    atomic.write_private(place.private, file_name(place), _dump(journal), is_durable=len(steps) > 1)
    return journal


def load(place: Place) -> Journal | None:
    """The note of a writer that did not end; one that cannot be read preceded any write, and goes."""
    try:
        return _parse(json.loads(fs.read_regular(place.private, file_name(place), limit=_LIMIT)))
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError, AttributeError):
        end(place)
        return None


def end(place: Place) -> None:
    """Take the note away."""
    with suppress(OSError):
        (place.private / file_name(place)).unlink()


def undo(place: Place, steps: Iterable[Step]) -> tuple[str, ...]:
    """Give written files their old content back, last first; returns paths that somebody changed since."""
    left = []
    for step in reversed(tuple(steps)):
        state = step.state(place)
        if state == "other":
            left.append(step.path)
        elif state == "after":
            _restore(place, step)
    return tuple(reversed(left))


def file_name(place: Place) -> str:
    """The note's file name, one for each book in a repository."""
    known = digest(place.prefix.encode() or None)
    return f"journal-{known[:16]}" if known else "journal"


def sweep(place: Place, journal: Journal) -> None:
    """Remove temporary files of the journal's files, left by a killed writer."""
    names: dict[str, set[str]] = {}
    for path in journal.paths:
        directory, _, name = path.rpartition("/")
        names.setdefault(directory, set()).add(name)
    for directory, inside in names.items():
        atomic.remove_temporary(place.root, directory, inside)


def _restore(place: Place, step: Step) -> None:
    if step.before is None:
        atomic.remove(place.root, step.path)
    elif step.after is None:
        atomic.write_new(place.root, step.path, step.before)
    else:
        atomic.write_replacing(place.root, step.path, step.before)


def _dump(journal: Journal) -> bytes:
    """As JSON; Latin-1 maps each byte to a character and back, whatever the file's encoding."""
    steps = [
        {"path": step.path, "before": step.before and step.before.decode("latin-1"), "after": step.after}
        for step in journal.steps
    ]
    data = {"subject": journal.subject, "steps": steps}
    return json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _parse(data: Any) -> Journal:
    steps = []
    for step in data["steps"]:
        fs.split(step["path"])  # ValueError for a path out of the book
        before = step["before"]
        steps.append(Step(step["path"], None if before is None else before.encode("latin-1"), step["after"]))
    return Journal(str(data["subject"]), tuple(steps))
