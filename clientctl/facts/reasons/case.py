"""A client whose fields are to be explained, and the rows of an explanation: what counts, how much, where it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final, Literal

from clientctl.errors import Message, message
from clientctl.facts.table import FACT_BY_NAME
from clientctl.frozen import frozen
from clientctl.model import Cell, Choice, Document, Field, Label
from clientctl.settings import Settings

# Keys and list positions from the root of a file.
Path = tuple[str | int, ...]
Part = str | Label | Message


@frozen
class Place:
    """A part of the client's own file or of the settings; the empty path is the file as a whole.

    What stands in neither is there by default.
    """

    file: Literal["client", "settings", "default"]
    path: Path = ()


WHOLE_FILE: Final = Place("client")
BY_DEFAULT: Final = Place("default")


@frozen
class Because:
    """One row of an explanation.

    what: its words, part by part. value: as it is stored, of this kind, with its unit and choices; None where there is
    nothing to add. place: where it stands; None for what is computed. counts: False for what is left out.
    """

    what: tuple[Part, ...]
    value: Cell = None
    kind: str = "text"
    place: Place | None = None
    counts: bool = True
    unit: str = ""
    choices: tuple[Choice, ...] = ()


@frozen
class AskedRule:
    """A rule of `grading` that was asked of the client: its place in the list, and the fields that it asks for.

    choices: the grades that there are.
    """

    index: int
    when: str
    grade: str
    choices: tuple[Choice, ...]
    is_match: bool
    fields: tuple[Field, ...]


@frozen
class Case:
    """A client's document on a day, by the settings of its book.

    written: the data of the settings' file. fact: gives the value of a computed field. rules: those of `grading`, up to
    the first that matches.
    """

    document: Document
    settings: Settings
    today: date
    written: Mapping[str, Any]
    fact: Callable[[str], Any]
    rules: Callable[[], Sequence[AskedRule]]

    def setting(self, *path: str | int) -> Place:
        """Where a setting stands, if it does not count by default."""
        node: Any = None if path[0] in self.settings.broken else self.written
        for step in path:
            node = _child(node, step)
        return BY_DEFAULT if node is None else Place("settings", path)

    def fact_row(self, name: str, place: Place | None = None) -> Because:
        """Another computed field that this one is made of."""
        fact = FACT_BY_NAME[name]
        unit = self.settings.currency if fact.kind == "money" else ""
        return Because((fact.label,), self.fact(name), fact.kind, place, unit=unit, choices=fact.choices)

    def today_row(self) -> Because:
        """The day that it is counted from."""
        return Because((message("reasons.today"),), self.today.isoformat(), "date")


def _child(node: Any, step: str | int) -> Any:
    if isinstance(step, int):
        return node[step] if isinstance(node, list) and step < len(node) else None
    return node.get(step) if isinstance(node, Mapping) else None
