"""What always holds: entries of the log that others have stay as they are, and ids never come to mean another thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from clientctl.actions.comparing import Change, compare, identities
from clientctl.actions.past_clients import PastClients, paths_of
from clientctl.actions.rights.doings import Deed
from clientctl.actions.rights.judging import Fault, Where
from clientctl.actions.workspace import Workspace
from clientctl.errors import message
from clientctl.model import Client, Document
from clientctl.store.history import Commit, History

_ITEM: Final = "id"
_LOG: Final = "log"
_SHOWN: Final = 40

Entry = Mapping[str, Any]


class Keeper:
    """Sees what commits did, one after the other; known: the state that all have, None for none.

    was_shared: whether an entry of a client's log has been given to others, of those that no commit here added.
    """

    def __init__(
        self,
        workspace: Workspace,
        history: History,
        known: Commit | None,
        was_shared: Callable[[str, Entry], bool] = lambda client_id, entry: True,
    ) -> None:
        self._workspace = workspace
        self._history = history
        self._clients = PastClients(workspace, history)
        self._known = known
        self._was_shared = was_shared
        self._fresh: set[str] = set()
        self._gone_clients: dict[str, Client] = {}
        self._gone_entries: dict[tuple[str, str, str], Entry] = {}

    def joined(self, deed: Deed) -> Deed:
        """A client that a commit before took away, and that comes back, as one that was there all the time."""
        gone = self._gone_clients.get(deed.id)
        if deed.before is not None or deed.after is None or gone is None:
            return deed
        if not _is_same_client(gone.document, deed.after.document):
            return deed
        changes = compare(gone.document, deed.after.document, self._workspace.catalog)
        return Deed(gone, deed.after, changes)

    def faults(self, deed: Deed, where: Where, *, is_free: bool) -> Iterator[Fault]:
        """What of a deed breaks it. is_free: its author may correct the log."""
        if deed.before is None and deed.after is not None:
            yield from self._client_again(deed, deed.after.document, where)
        elif deed.before is not None and deed.after is None:
            self._gone_clients[deed.id] = deed.before
        else:
            self._gone_clients.pop(deed.id, None)
            if deed.before is not None and deed.before.id != deed.id:
                self._gone_clients[deed.before.id] = deed.before
            faults = list(self._log(deed, where))
            yield from () if is_free else faults
        yield from self._entries(deed, where)

    # -- the log -----------------------------------------------------------------------------------

    def _log(self, deed: Deed, where: Where) -> Iterator[Fault]:
        rewritten: dict[int, list[Change]] = {}
        for change in deed.changes:
            if change.field == _LOG and change.entry is None:
                if isinstance(change.new, Mapping):
                    self._fresh.update(_names(deed.id, change.new))
                elif isinstance(change.old, Mapping) and self._is_shared(deed.id, change.old):
                    told = message("roles.log_removed", id=deed.id, item=_shown(change.old), where=where)
                    yield Fault(told, message("roles.log_hint"), change)
            elif change.field.startswith(f"{_LOG}.") and change.entry is not None:
                rewritten.setdefault(id(change.entry), []).append(change)
        for changes in rewritten.values():
            entry = changes[0].entry or {}
            before = {**entry, **{change.field.partition(".")[2]: change.old for change in changes}}
            if self._is_shared(deed.id, before):
                told = message("roles.log_changed", id=deed.id, item=_shown(before), where=where)
                yield Fault(told, message("roles.log_hint"), changes[0])
            else:
                self._fresh.update(_names(deed.id, entry))

    def _is_shared(self, client_id: str, entry: Entry) -> bool:
        return self._fresh.isdisjoint(_names(client_id, entry)) and self._was_shared(client_id, entry)

    # -- ids ---------------------------------------------------------------------------------------

    def _client_again(self, deed: Deed, document: Document, where: Where) -> Iterator[Fault]:
        for change in deed.changes:
            if change.field == _LOG and isinstance(change.new, Mapping):
                self._fresh.update(_names(deed.id, change.new))
        taken = self._gone_clients.pop(deed.id, None)
        gone = self._gone_client(deed.id) if taken is None else taken.document
        if gone is not None and not _is_same_client(gone, document):
            name = gone.get("name") or deed.id
            told = message("roles.client_again", id=deed.id, name=str(name), where=where)
            yield Fault(told, message("roles.again_hint"))

    def _gone_client(self, client_id: str) -> Document | None:
        """The last that went by this id, of what all have."""
        if self._known is None:
            return None
        for step in self._history.steps(paths_of(client_id), self._known):
            for touch in step.touched:
                blob = touch.before[0]
                if touch.after is None and blob is not None:
                    return self._clients.at(touch.path, blob).document or None
        return None

    def _entries(self, deed: Deed, where: Where) -> Iterator[Fault]:
        come: dict[tuple[str, str, str], Change] = {}
        for change in deed.changes:
            entry = change.old if change.new is None else change.new
            if change.entry is not None or not isinstance(entry, Mapping) or entry.get(_ITEM) is None:
                continue
            key = (deed.id, change.field, str(entry[_ITEM]))
            if change.new is None:
                self._gone_entries[key] = entry
            elif deed.before is not None:
                come[key] = change
        for key, change in come.items():
            gone = self._gone_entries.get(key) or self._gone_entry(key)
            if gone is not None and not _is_same_thing(gone, change.new, self._workspace):
                told = message("roles.entry_again", item=key[2], id=deed.id, record=change.field, where=where)
                yield Fault(told, message("roles.again_hint"), change)

    def _gone_entry(self, key: tuple[str, str, str]) -> Entry | None:
        """The last entry that went by this id, of what all have."""
        client_id, record, item = key
        if self._known is None:
            return None
        for path, blob in self._states(client_id):
            raw = self._history.objects.content(blob)
            if raw is None or item.encode() not in raw:
                continue
            held = self._clients.at(path, blob).document.get(record)
            for entry in held if isinstance(held, list) else ():
                if isinstance(entry, Mapping) and str(entry.get(_ITEM)) == item:
                    return entry
        return None

    def _states(self, client_id: str) -> Iterable[tuple[str, str]]:
        """What a client's file held before, the newest first."""
        assert self._known is not None  # asked before
        for step in self._history.steps(paths_of(client_id), self._known):
            yield from ((touch.path, blob) for touch in step.touched for blob in touch.before if blob)


def _is_same_client(one: Document, other: Document) -> bool:
    return not set(identities(one)).isdisjoint(identities(other))


def holds(document: Document, entry: Entry) -> bool:
    """Whether a client's log has an entry, by its id, else by what it says."""
    held = document.get(_LOG)
    names = set(_names("", entry))
    return any(
        not names.isdisjoint(_names("", one))
        for one in (held if isinstance(held, list) else ())
        if isinstance(one, Mapping)
    )


def _names(client_id: str, entry: Entry) -> tuple[str, ...]:
    """What an entry of a log is known by: its id, and what it says."""
    plain = {key: value for key, value in entry.items() if key != _ITEM and value is not None}
    said = f"{client_id} {sorted((key, repr(value)) for key, value in plain.items())}"
    return (said,) if entry.get(_ITEM) is None else (said, f"{client_id} {entry[_ITEM]}")


def _shown(entry: Entry) -> str:
    words = " ".join(str(entry.get(key) or "") for key in ("date", "text")).split()
    line = " ".join(words)
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


def _is_same_thing(one: Entry, other: Entry, workspace: Workspace) -> bool:
    """Whether most of what two entries hold is the same, whatever their ids."""
    pair = [{"x": [{key: value for key, value in e.items() if key != _ITEM}]} for e in (one, other)]
    changes = compare(pair[0], pair[1], workspace.catalog)
    return all(change.entry is not None for change in changes)
