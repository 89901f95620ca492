"""Personal data made unreadable: the fields that the schema calls personal, each masked by its kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from clientctl.actions.subject import Subject
from clientctl.model import Client, Document, Field

HIDDEN: Final = "***"
_FIRST, _LAST = 3, 4


class Mask:
    """Masks documents. What people wrote in texts, names of clients and ids stay as they are."""

    def __init__(self, fields: Iterable[Field]) -> None:
        self._fields = [field for field in fields if field.is_personal]

    def subject(self, subject: Subject) -> Subject:
        """The client with a masked document, of which everything is computed that is asked for."""
        client = subject.client
        masked = Client(client.id, self.document(client.document), client.path, client.is_archived)
        return Subject(masked, subject.facts)

    def document(self, document: Document) -> Document:
        for field in self._fields:
            document = _masked(document, field.path, _BY_KIND.get(field.kind, _hidden))
        return document


def _masked(node: Any, path: tuple[str, ...], mask: Callable[[Any], str]) -> Any:
    """A copy of the node with everything at the path masked, whatever it is."""
    if isinstance(node, list):
        return [_masked(item, path, mask) for item in node]
    if not path:
        return node if node is None else mask(node)
    if not isinstance(node, Mapping) or path[0] not in node:
        return node
    return {**node, path[0]: _masked(node[path[0]], path[1:], mask)}


def _hidden(value: Any) -> str:
    return HIDDEN


def _digits(value: Any) -> str:
    """Letters and digits as stars but for the first three and the last four; a third at least is hidden."""
    if not isinstance(value, str):
        return HIDDEN
    places = [place for place, character in enumerate(value) if character.isalnum()]
    count = len(places)
    first, last = min(_FIRST, count // 3), min(_LAST, (count + 1) // 3)
    hidden = set(places[first : count - last])
    return "".join(["*" if place in hidden else character for place, character in enumerate(value)])


def _address(value: Any) -> str:
    """The first letter and the domain of an e-mail address."""
    name, sign, domain = value.partition("@") if isinstance(value, str) else ("", "", "")
    return f"{name[0]}{HIDDEN}@{domain}" if name and sign else HIDDEN


def _year(value: Any) -> str:
    """The year of a date."""
    return f"{value[:4]}-**-**" if isinstance(value, str) and value[:4].isdigit() else HIDDEN


_BY_KIND: Final[Mapping[str, Callable[[Any], str]]] = {
    "phone": _digits,
    "code": _digits,
    "email": _address,
    "date": _year,
}
