"""The ground for a new book: its directory, and a git repository round it where there is none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from clientctl.errors import Message, message
from clientctl.store import git as git_module
from clientctl.store.git import Git
from clientctl.store.places import Place, locate
from clientctl.store.reasons import cannot_write


def found(root: Path, environ: Mapping[str, str]) -> tuple[Place, Git | None, tuple[Message, ...]]:
    """Make the directory and, unless it lies in a repository already, a repository in it.

    Without git the book is made all the same, and a notice says what it lacks. Failed: the directory cannot be made.
    """
    try:
        root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(str(root), error) from error
    place = locate(root)
    notices: tuple[Message, ...] = ()
    if place.repository is not None:
        if place.repository.top != place.root:
            notices = (message("store.within_repository", path=str(place.repository.top)),)
    elif git_module.init(place.root, environ):
        place = locate(root)
    git, missing = git_module.find_git(place, environ)
    if git is None and not missing:
        missing = (message("store.without_git"),)
    return place, git, (*notices, *missing)
