"""init --ci: the file by which a forge checks every push; one file, which is never written over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, cast

from clientctl.actions.changing import Plan
from clientctl.errors import Conflict, Failed, message
from clientctl.frozen import replace
from clientctl.model import ChangeSet, FileChange, Reported
from clientctl.store.folder import Folder
from clientctl.store.new_book import ci_file
from clientctl.store.places import Place, locate

Host = Literal["github", "gitlab"]
# Where each forge looks for it, from the top of a repository.
PATHS: Final[Mapping[Host, str]] = {"github": ".github/workflows/clientctl.yml", "gitlab": ".gitlab-ci.yml"}


def ci_change(folder: Folder, host: str) -> FileChange:
    """The new file; Conflict where there is one, Failed where the book is not the whole of its repository."""
    forge = cast("Host", host)
    path = PATHS[forge]
    place: Place = locate(folder.root)
    if place.repository is not None and place.prefix:
        hint = message("roles.ci_within_hint", dir=place.prefix.rstrip("/"))
        raise Failed("roles.ci_within", top=str(place.repository.top), hint=hint)
    if folder.exists(path):
        raise Conflict("roles.ci_exists", path=path, hint=message("roles.ci_exists_hint", host=host))
    return FileChange(path, None, ci_file(forge))


def plan_ci(folder: Folder, host: str) -> Plan:
    """The file for a book that is there already."""
    change = ci_change(folder, host)
    changes = ChangeSet((change,), f"init {change.path}", (Reported("", change.path, "added"),))
    return Plan(changes, (message("roles.ci_written", path=change.path),))


def with_ci(plan: Plan, folder: Folder, host: str) -> Plan:
    """The plan of a new book with that file too."""
    changes = plan.changes
    return replace(plan, changes=replace(changes, changes=(*changes.changes, ci_change(folder, host))))
