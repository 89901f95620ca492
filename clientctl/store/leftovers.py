"""Locks that a git killed in the middle left behind, removed only when they are certainly nobody's.

git takes its lock files away when it is interrupted, but not when it is killed, and then every later git
refuses to work. Before we start a git that writes, we leave a note in our private directory and make sure
that the index is not locked; when git has ended by itself the note goes. So a note found while holding our
lock means that a git of ours was cut off or still runs. Its locks are removed only if all of this holds:

- they came into being after the note, so neither before our git started nor under our own later eyes;
- no git runs in this repository, as /proc shows it (never assumed where there is no /proc, or another host's
  note);
- they stay as they are for a while, during which another program than git would have finished.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Final

from clientctl.store import fs
from clientctl.store.holder import Holder
from clientctl.store.places import Place, Repository
from clientctl.store.reasons import cannot_write

PATIENCE: Final = 5.0  # seconds for another git to finish
NOTE: Final = "git-running"
NETWORK_NOTE: Final = "git-talking"  # of a git that asks another repository, which holds no lock of ours
# Of a merge that has begun, see `merging`.
MERGE_NOTE: Final = "merge-running"
_STILLNESS: Final = 0.5  # seconds
_PAUSE: Final = 0.02
_PROCESSES: Final = Path("/proc")


@contextmanager
def noted(place: Place, name: str = NOTE) -> Iterator[IO[bytes]]:
    """An open file of our own that says, until it is forgotten, that a git of ours runs."""
    path = place.private / name
    try:
        with suppress(FileNotFoundError):
            path.unlink()
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_APPEND | os.O_NOFOLLOW | os.O_CLOEXEC
        note = os.fdopen(os.open(path, flags, 0o600), "r+b", buffering=0)
    except OSError as error:
        raise cannot_write(str(path), error) from error
    with note:
        try:
            # the file system's own clock, by which the locks' times will be compared
            note.write(Holder.me().line() + b"%d\n" % os.fstat(note.fileno()).st_mtime_ns)
        except OSError as error:
            raise cannot_write(str(path), error) from error
        yield note


def forget(place: Place, name: str = NOTE) -> None:
    """Take the note away: git has ended by itself and put its own locks away."""
    with suppress(OSError):
        (place.private / name).unlink()


def clear(place: Place, repository: Repository, name: str = NOTE) -> None:
    """Remove the locks of a git of ours that was killed if that is certain, else nothing."""
    note = place.private / name
    try:
        first, _, rest = note.read_bytes().partition(b"\n")
        since = int(rest.partition(b"\n")[0] or b"0")
    except (OSError, ValueError):
        return
    locks = tuple(_locks(repository) if name == NOTE else _locks_of_talks(repository))
    if locks and not _are_nobodys(locks, repository, Holder.parse(first), since):
        return
    with suppress(OSError):
        for lock in locks:
            lock.unlink()
        note.unlink()


def wait_until_gone(path: Path, patience: float) -> bool:
    """Look until the file is gone; False if it is still there after `patience` seconds."""
    deadline = time.monotonic() + patience
    while fs.is_there(path):
        if time.monotonic() >= deadline:
            return False
        time.sleep(_PAUSE)
    return True


def _are_nobodys(locks: tuple[Path, ...], repository: Repository, holder: Holder | None, since: int) -> bool:
    before = _signatures(locks)
    if holder is None or holder.host != Holder.me().host or any(mtime < since for _, mtime, _ in before):
        return False
    if _git_may_run_in(repository):
        return False
    time.sleep(_STILLNESS)
    return _signatures(locks) == before and not _git_may_run_in(repository)


def _locks(repository: Repository) -> Iterator[Path]:
    """Lock files of the commands that we run: add, commit, merge, config."""
    own, common = repository.git_dir, repository.common_dir
    fixed = (
        *(own / name for name in ("index.lock", "HEAD.lock", "ORIG_HEAD.lock", "AUTO_MERGE.lock")),
        *(common / name for name in ("config.lock", "packed-refs.lock")),
    )
    yield from (path for path in fixed if fs.is_there(path))
    yield from own.glob("next-index-*.lock")
    yield from (common / "refs" / "heads").rglob("*.lock")


def _locks_of_talks(repository: Repository) -> Iterator[Path]:
    """Lock files of fetch and push."""
    common = repository.common_dir
    names = ("config.lock", "packed-refs.lock", "shallow.lock")
    yield from (path for path in (common / name for name in names) if fs.is_there(path))
    for room in ("remotes", "tags"):
        yield from (common / "refs" / room).rglob("*.lock")


def _signatures(paths: tuple[Path, ...]) -> tuple[tuple[int, int, int], ...]:
    found = []
    for path in paths:
        with suppress(FileNotFoundError):
            status = path.lstat()
            found.append((status.st_ino, status.st_mtime_ns, status.st_size))
    return tuple(found)


def _git_may_run_in(repository: Repository) -> bool:
    """Could any process be a git at work here? git works from the top of its working tree."""
    if not (_PROCESSES / "1" / "stat").exists():
        return True  # no processes to be seen, or not everybody's
    return any(
        _is_at_work(process, repository) for process in _PROCESSES.iterdir() if process.name.isdecimal()
    )


def _is_at_work(process: Path, repository: Repository) -> bool:
    try:
        if not (process / "comm").read_bytes().startswith(b"git"):
            return False
        directory = (process / "cwd").readlink()
    except PermissionError:
        return True  # another user's git, who knows where
    except OSError:
        return False  # gone meanwhile, or ended and not yet collected
    return any(directory.is_relative_to(place) for place in (repository.top, repository.common_dir))
