"""Lists of records of two clients made one: by id, each entry once, in the order of their days."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from clientctl.frozen import frozen
from clientctl.names import fold

CONTRACTS: Final = "contracts"
_ID: Final = "id"
_LOG: Final = "log"
_LINKS: Final = "links"
_PRIMARY: Final = "primary"
_NOTES: Final = "notes"
# Keys in which two entries for one person may differ.
_LOOSE: Final = (_ID, _PRIMARY, _NOTES)

Entry = Mapping[str, Any]


class Joining:
    """What is known while the lists of one client are joined.

    days: for each list the key of the day by which its entries stand in order. new_id: gives ids for entries.
    contracts: ids of contracts that came along, and those that they have now.
    """

    def __init__(self, days: Mapping[str, str | None], new_id: Callable[[], str]) -> None:
        self.days = days
        self.new_id = new_id
        self.contracts: dict[str, str] = {}


@frozen
class Joined:
    """How many entries of the client that goes were added to a list, and how many were there already."""

    record: str
    added: int
    shared: int


def join_records(
    record: str, mine: Sequence[Entry], theirs: Sequence[Entry], joining: Joining
) -> tuple[list[Entry], Joined]:
    """The entries of both: one with an id that stands for something else gets another, equal ones are one."""
    rest = list(mine)
    taken = {entry.get(_ID) for entry in (*mine, *theirs)}
    known = {entry.get(_ID) for entry in mine}
    added: list[Entry] = []
    for entry in theirs:
        same = next((one for one in rest if _is_same(one, entry)), None)
        if same is None:
            added.append(_with_id(record, entry, known, taken, joining))
        else:
            rest.remove(same)
    counts = Joined(record, len(added), len(theirs) - len(added))
    return _in_order(record, mine, added, joining.days.get(record)), counts


def join_contacts(
    record: str, mine: Sequence[Entry], theirs: Sequence[Entry], joining: Joining
) -> tuple[list[Entry], Joined]:
    """The people of both: entries of one name that contradict each other in nothing are one person.

    Where one of `mine` is the primary contact, none of the others stays one.
    """
    people, added = list(mine), list[Entry]()
    taken = {entry.get(_ID) for entry in (*mine, *theirs)}
    known = {entry.get(_ID) for entry in mine}
    loses = (_PRIMARY,) if any(entry.get(_PRIMARY) is True for entry in mine) else ()
    for found in theirs:
        entry = _without(found, loses)
        place = next((place for place, one in enumerate(people) if _is_person(one, entry)), None)
        if place is None:
            added.append(_with_id(record, entry, known, taken, joining))
        else:
            people[place] = _person(people[place], entry)
    counts = Joined(record, len(added), len(theirs) - len(added))
    return [*people, *added], counts


def _without(entry: Entry, keys: Sequence[str]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if key not in keys}


def _is_same(mine: Entry, theirs: Entry) -> bool:
    """Equal, but for an id that one of them lacks."""
    lacks_id = mine.get(_ID) is None or theirs.get(_ID) is None
    return mine == theirs or (lacks_id and _without(mine, (_ID,)) == _without(theirs, (_ID,)))


def _with_id(record: str, entry: Entry, known: set[Any], taken: set[Any], joining: Joining) -> Entry:
    """The entry with an id that no other one of its list has; what refers to a contract follows it.

    known: the ids that entries have got so far; taken: these, and all that are still to be given.
    """
    if record == _LINKS:
        return entry
    old = entry.get(_ID)
    new = old
    while new is None or new in (known if new == old else taken):
        new = joining.new_id()
    known.add(new)
    taken.add(new)
    if record == CONTRACTS and old is not None:
        joining.contracts[old] = new
    given = dict(entry) if new == old else {_ID: new, **_without(entry, (_ID,))}
    if given.get("contract") in joining.contracts:
        given["contract"] = joining.contracts[given["contract"]]
    return given


def _in_order(record: str, mine: Sequence[Entry], added: Sequence[Entry], day: str | None) -> list[Entry]:
    """By day where both parts are, and the log in any case; of one day those that were there come first."""
    both = [*mine, *added]
    if day is None:
        return both
    parts = ([entry[day] for entry in part] for part in (mine, added))
    if record == _LOG or all(days == sorted(days) for days in parts):
        return sorted(both, key=lambda entry: str(entry[day]))
    return both


def _is_person(mine: Entry, theirs: Entry) -> bool:
    keys = _without(theirs, (*_LOOSE, "name"))
    shared = (key for key in keys if not _lacks(mine, key) and not _lacks(theirs, key))
    return fold(mine["name"]) == fold(theirs["name"]) and all(mine[key] == theirs[key] for key in shared)


def _lacks(entry: Entry, key: str) -> bool:
    return entry.get(key) in (None, "")


def _person(mine: Entry, theirs: Entry) -> Entry:
    """The entry that stays, with what it lacked."""
    filled = {key: value for key, value in theirs.items() if _lacks(mine, key) and not _lacks(theirs, key)}
    notes, more = mine.get(_NOTES), theirs.get(_NOTES)
    if notes and more:
        filled[_NOTES] = with_lines(notes, more)
    return {**mine, **filled}


def with_lines(text: str | None, more: str) -> str:
    """A text with the lines of another one below it, unless they stand there already."""
    body = more.strip("\n")
    if not text or f"\n{body}\n" in f"\n{text}\n":
        return text or more
    ending = "\n" if text.endswith("\n") else ""
    return text.rstrip("\n") + "\n" + body + ending
