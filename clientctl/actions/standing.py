"""What lists of clients need to know of each, whatever its file holds: its name, and whether it is still a client."""

from __future__ import annotations

from typing import Final

from clientctl.actions.subject import Subject
from clientctl.actions.workspace import Workspace
from clientctl.errors import Message, message
from clientctl.query import Query

_LOST: Final = "lost"


class Standing:
    """Asks the clients of one book."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._name, self._stage = (workspace.catalog.field(name) for name in ("name", "stage"))
        extra = (stage.name for stage in workspace.settings.stages if stage.counts_as == _LOST)
        self._lost = (_LOST, *extra)

    def why_none(self, query: Query) -> Message | None:
        """What to say where the query finds nobody who still is a client; None where it does."""
        is_found = False
        for subject in self._workspace.matching(query, []):
            if self.is_kept(subject):
                return None
            is_found = True
        if is_found:
            return message("plans.none_kept")
        return message("actions.no_clients" if query.is_empty else "actions.no_match")

    def has_cadence(self, query: Query) -> bool:
        """Whether any client that the query finds, and that still is one, is to be spoken to regularly."""
        cadence = self._workspace.catalog.field("cadence")
        return any(
            self.is_kept(subject) and subject.values(cadence)
            for subject in self._workspace.matching(query, [])
        )

    def name(self, subject: Subject) -> str:
        """The client's name; its id while the name is missing or broken."""
        found = subject.values(self._name)
        return found[0] if len(found) == 1 and isinstance(found[0], str) else subject.id

    def is_kept(self, subject: Subject) -> bool:
        """Whether it is neither archived nor in the stage lost, or in one that the book counts as such."""
        return not subject.client.is_archived and all(
            stage not in self._lost for stage in subject.values(self._stage)
        )
