"""REF: the client that someone means by an id, a name, a number, or the beginning of one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from clientctl.actions.subject import Subject
from clientctl.actions.workspace import Workspace
from clientctl.errors import Conflict, InvalidData, NotFound, WrongUsage, message
from clientctl.frozen import frozen
from clientctl.model import Stored
from clientctl.names import fold, is_id, matches_pinyin, nearest
from clientctl.store.repository import Source

_PINYIN = re.compile(r"[a-z0-9' ]+")
Choose = Callable[[str, Sequence[Stored]], Stored | None]


@frozen
class _Names:
    """What a client is called, folded, and how its Chinese names are said."""

    subject: Subject
    names: tuple[str, ...]
    number: str

    @property
    def client(self) -> Stored:
        return self.subject.client


def resolve(
    reference: str,
    workspace: Workspace,
    choose: Choose | None = None,
    *,
    is_exact: bool = False,
    of_archive: bool = False,
) -> Source:
    """The client that a REF means (see `resolve_id`), read from its file now.

    Conflict for a file in conflict; InvalidData for another one that cannot be read.
    """
    found = resolve_id(reference, workspace, choose, is_exact=is_exact, of_archive=of_archive)
    try:
        return workspace.repository.source(found, of_archive=of_archive)
    except InvalidData as error:
        if error.code == "text.conflict":
            raise error.placed(kind=Conflict) from None
        raise


def resolve_id(
    reference: str,
    workspace: Workspace,
    choose: Choose | None = None,
    *,
    is_exact: bool = False,
    of_archive: bool = False,
) -> str:
    """The id of the client that a REF means.

    Steps: id; exact name, alias or number; unique beginning of an id; unique text or pinyin in a name or alias.
    `is_exact` takes the first two alone (ids and refs from a stream). Several: `choose` asks, else NotFound lists them.
    Current clients come before archived ones at each step; `of_archive` asks the archived ones first, at all steps.
    """
    if is_id(reference) and workspace.repository.path(reference) is not None:
        return reference
    return _search(reference, workspace, choose, is_exact=is_exact, of_archive=of_archive).id


def resolve_stream(
    lines: Iterable[str], workspace: Workspace, *, of_archive: bool = False
) -> tuple[Source, ...]:
    """The clients named on the lines of a stream, each once, in order."""
    references = tuple(dict.fromkeys(line.strip() for line in lines if line.strip()))
    watched = workspace.watched(message("actions.reading_clients"), references)
    sources = (resolve(reference, workspace, is_exact=True, of_archive=of_archive) for reference in watched)
    return tuple({source.client.id: source for source in sources}.values())


def _search(
    reference: str, workspace: Workspace, choose: Choose | None, *, is_exact: bool, of_archive: bool
) -> Stored:
    folded = fold(reference.strip())
    if not folded:
        raise WrongUsage("actions.empty_reference", hint=message("store.list_clients"))
    clients = workspace.repository.clients(archived=True, checked=False)
    known = [_names(workspace.subject(client), workspace) for client in clients]
    archived = [one for one in known if one.client.is_archived] if of_archive else []
    steps = _STEPS[: 1 if is_exact else None]
    for group, step in [(group, step) for group in (archived, known) for step in steps]:
        found = list(step(folded, group))
        current = [client for client in found if not client.is_archived] or found
        if len(current) == 1:
            return current[0]
        if current:
            chosen = choose(reference, current) if choose else None
            if chosen is not None:
                return chosen
            raise _ambiguous(reference, current)
    near = nearest(reference, [word for one in known for word in (one.client.id, one.client.name)])
    hint = message("actions.near_clients", names=near) if near else message("store.list_clients")
    raise NotFound("store.no_client", id=reference, hint=hint)


def _ambiguous(reference: str, found: Sequence[Stored]) -> NotFound:
    listed = tuple(f"{client.id} ({client.name})" for client in found[:10])
    hint = message("actions.ambiguous_hint")
    return NotFound("actions.ambiguous", ref=reference, count=len(found), clients=listed, hint=hint)


def _names(subject: Subject, workspace: Workspace) -> _Names:
    fields = (workspace.catalog.field(name) for name in ("name", "aliases"))
    names = (value for field in fields for value in subject.values(field) if isinstance(value, str))
    numbers = [value for value in subject.values(workspace.catalog.field("number")) if isinstance(value, str)]
    return _Names(subject, tuple(map(fold, names)), fold(numbers[0]) if numbers else "")


def _exact(folded: str, known: Sequence[_Names]) -> Iterator[Stored]:
    return (one.client for one in known if folded in one.names or folded == one.number)


def _beginning(folded: str, known: Sequence[_Names]) -> Iterator[Stored]:
    return (one.client for one in known if one.client.id.startswith(folded))


def _text_or_pinyin(folded: str, known: Sequence[_Names]) -> Iterator[Stored]:
    is_latin = _PINYIN.fullmatch(folded) is not None
    for one in known:
        if any(folded in name for name in one.names) or (
            is_latin and any(matches_pinyin(folded, sound) for sound in one.subject.search().sounds())
        ):
            yield one.client


_STEPS = (_exact, _beginning, _text_or_pinyin)
