"""Two valid documents of one client made one: what the one that stays says holds, nothing of the other is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from clientctl.actions.linking import CLIENT, LINKS
from clientctl.actions.uniting_records import (
    CONTRACTS,
    Joined,
    Joining,
    join_contacts,
    join_records,
    with_lines,
)
from clientctl.frozen import frozen
from clientctl.model import Client, Document

ALIASES: Final = "aliases"
NOTES: Final = "notes"
_NAME: Final = "name"
_NUMBER: Final = "number"
_NEXT: Final = "next"
_REMINDERS: Final = "reminders"
_CONTACTS: Final = "contacts"
_ADDRESS: Final = "address"


@frozen
class Leftover:
    """A value of the client that goes which has no place beside the one that is `kept`."""

    path: tuple[str, ...]
    kept: Any
    left: Any


@frozen
class United:
    """The document of both; what is left over of the other, and what became of each list of records."""

    document: Document
    leftovers: tuple[Leftover, ...]
    joined: tuple[Joined, ...]


def unite(keep: Client, drop: Client, days: Mapping[str, str | None], new_id: Callable[[], str]) -> United:
    """Empty fields of `keep` take what `drop` has, lists have both, in order; names of `drop` become aliases.

    days: for each list of records the key of the day by which its entries stand in order. new_id: gives ids for
    entries that have none, or one that stands for something else.
    """
    ids = (keep.id, drop.id)
    document: dict[str, Any] = {**keep.document, ALIASES: _aliases(keep, drop)}
    document[LINKS] = _links(document.get(LINKS), ids)
    other = {key: value for key, value in drop.document.items() if key not in (_NAME, ALIASES)}
    other[LINKS] = _links(other.get(LINKS), ids)
    if _is_step(other.get(_NEXT)) and not is_empty(document.get(_NEXT)) and other[_NEXT] != document[_NEXT]:
        other[_REMINDERS] = [*(other.get(_REMINDERS) or ()), {"id": new_id(), **other.pop(_NEXT)}]
    if not is_empty(document.get(_NUMBER)):
        other.pop(_NUMBER, None)  # it is an alias by now
    leftovers: list[Leftover] = []
    joined: list[Joined] = []
    joining = Joining(days, new_id)
    # payments name the contracts that they are for
    for key, theirs in sorted(other.items(), key=lambda item: item[0] != CONTRACTS):
        if is_empty(theirs):
            continue
        if key in days:
            join = join_contacts if key == _CONTACTS else join_records
            document[key], counts = join(key, document.get(key) or [], theirs, joining)
            joined.append(counts)
        else:
            document[key] = _both((key,), document.get(key), theirs, leftovers)
    kept = {key: value for key, value in document.items() if key in keep.document or not is_empty(value)}
    return United(kept, tuple(leftovers), tuple(joined))


def is_empty(value: Any) -> bool:
    return value is None or value in ("", [], {})


def _is_step(step: Any) -> bool:
    """Whether a next step is one that could be a reminder."""
    return isinstance(step, Mapping) and not (is_empty(step.get("date")) or is_empty(step.get("what")))


def _links(links: Sequence[Any] | None, ids: Sequence[str]) -> Sequence[Any] | None:
    return None if links is None else [link for link in links if link.get(CLIENT) not in ids]


def _aliases(keep: Client, drop: Client) -> Sequence[Any]:
    """Its own aliases, then name, id, aliases and, where both have one, the number of the client that goes."""
    mine, number = keep.document.get(ALIASES) or [], keep.document.get(_NUMBER)
    names = [drop.document.get(_NAME), drop.id, *(drop.document.get(ALIASES) or ())]
    if not is_empty(number):
        names.append(drop.document.get(_NUMBER))
    return [*mine, *_new(names, (*mine, keep.document.get(_NAME), number, keep.id))]


def _new(values: Iterable[Any], known: Iterable[Any]) -> Iterator[Any]:
    """The values that are not known yet, each once."""
    seen = list(known)
    for value in values:
        if not is_empty(value) and value not in seen:
            seen.append(value)
            yield value


def _both(path: tuple[str, ...], mine: Any, theirs: Any, leftovers: list[Leftover]) -> Any:
    """A value that both may have; what has no place beside the one that stays is left over."""
    if is_empty(mine) or is_empty(theirs) or mine == theirs:
        return theirs if is_empty(mine) else mine
    if isinstance(mine, list) and isinstance(theirs, list):
        return [*mine, *_new(theirs, mine)]
    if isinstance(mine, Mapping) and isinstance(theirs, Mapping) and _may_mix(path, mine, theirs):
        return {**mine, **{key: _both((*path, key), mine.get(key), theirs[key], leftovers) for key in theirs}}
    if path[-1] == NOTES:
        return with_lines(mine, theirs)
    leftovers.append(Leftover(path, mine, theirs))
    return mine


def _may_mix(path: tuple[str, ...], mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> bool:
    """Half of one address and half of another are none."""
    shared = [key for key in theirs if not is_empty(mine.get(key)) and not is_empty(theirs[key])]
    return path not in ((_ADDRESS,), (_NEXT,)) or all(mine[key] == theirs[key] for key in shared)
