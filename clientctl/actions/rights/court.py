"""Commits one after the other, held against the rules that were there before them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clientctl import SETTINGS_FILE, text
from clientctl.actions.past_clients import id_in
from clientctl.actions.rights.doings import Deed, Doers, Doings
from clientctl.actions.rights.judging import (
    Fault,
    Where,
    author_faults,
    file_faults,
    role_faults,
    transition_faults,
)
from clientctl.actions.rights.keeping import Keeper
from clientctl.actions.rights.rules import Author, Rules
from clientctl.actions.workspace import Workspace
from clientctl.errors import ClientctlError, Location, Message, Problem, message
from clientctl.model import Client
from clientctl.schema.findings import pointer
from clientctl.store.history import Commit, History
from clientctl.store.pushed import Authored


class Court:
    """Judges commits one after the other, each after its parents."""

    def __init__(
        self, workspace: Workspace, history: History, rules: Rules, doers: Doers, keeper: Keeper
    ) -> None:
        self._workspace = workspace
        self._history = history
        self._rules = rules
        self._doers = doers
        self._keeper = keeper

    def judge(self, authored: Authored, where: Message, known: Commit | None) -> Iterator[Problem]:
        """Everything that is not allowed in a commit; where: what stands behind each finding."""
        commit = authored.commit
        author = self._rules.author(authored.email, commit.author or authored.email)
        if known is not None and not commit.parents:
            hint = message("roles.unrelated_hint")
            yield Problem(Location(SETTINGS_FILE), message("roles.unrelated", where=where), hint)
            return
        doings = self._doers.doings(commit)
        for path, fault in self._own(doings, author, where):
            yield Problem(Location(path), fault.message, fault.hint)
        for problem in doings.unreadable:
            told = message("roles.not_readable", problem=problem.message, where=where)
            yield Problem(problem.location, told, message("roles.not_readable_hint"))
        for deed in doings.deeds:
            faults = list(self._faults(deed, author, where, known))
            yield from self._placed(deed, commit, faults)

    def _own(self, doings: Doings, author: Author, where: Where) -> Iterator[tuple[str, Fault]]:
        """About files that are no client's, and clients of which only the writing changed."""
        for path in doings.files:
            yield from ((path, fault) for fault in file_faults(self._rules, author, path, where))
        for path in doings.touched:
            yield from ((path, fault) for fault in author_faults(self._rules, author, where))

    def _faults(self, deed: Deed, author: Author, where: Where, known: Commit | None) -> Iterator[Fault]:
        rules = self._rules
        yield from role_faults(rules, author, deed.before, deed.after, deed.changes, where)
        whole = self._keeper.joined(deed)
        if whole.after is not None and whole.before is not None:
            steps = transition_faults(rules, whole.after, whole.changes, where)
            yield from (fault for fault in steps if not self._goes_back(deed, fault, known))
        role = rules.role_of(author.person)
        yield from self._keeper.faults(whole, where, is_free=role is not None and role.is_free)

    def _goes_back(self, deed: Deed, fault: Fault, known: Commit | None) -> bool:
        """Whether a step only takes back what others have not seen: the value is the one that they have."""
        change = fault.change
        if known is None or change is None or change.entry is not None:
            return False
        shared = self._doers.client(deed.id, known)
        if shared is None:
            return False
        value: object = shared.document
        for key in change.field.split("."):
            value = value.get(key) if isinstance(value, dict) else None
        return bool(value == change.new)

    def _placed(self, deed: Deed, commit: Commit, faults: Iterable[Fault]) -> Iterator[Problem]:
        """Faults with their places in the file as the commit left it."""
        parsed: text.Parsed | None = None
        for fault in faults:
            if parsed is None and deed.after is not None and fault.change is not None:
                parsed = self._parsed(deed.after, commit)
            at = _path_of(deed.after, fault)
            line, column = (0, 0) if parsed is None or not at else parsed.locate(at, key=len(at) == 1)
            yield Problem(Location(deed.path, line, column), fault.message, fault.hint, pointer(at))

    def _parsed(self, client: Client, commit: Commit) -> text.Parsed | None:
        raw = self._history.content(commit, client.path)
        try:
            return None if raw is None else text.parse(raw, client.path, self._workspace.catalog.shape)
        except ClientctlError:  # one with marks of a conflict is read from one side alone
            return None


def _path_of(client: Client | None, fault: Fault) -> text.Path:
    """Where in a client's document a change is; of what is gone where it was."""
    change = fault.change
    if change is None or client is None:
        return ()
    keys = change.field.split(".")
    entry = change.entry if change.entry is not None else change.new
    held = client.document.get(keys[0])
    if isinstance(held, list):
        place = next((index for index, one in enumerate(held) if one is entry or one == entry), None)
        return (keys[0],) if place is None else (keys[0], place, *keys[1:])
    return tuple(keys) if id_in(client.path) and keys[0] in client.document else ()
