"""The list of all fields for `help fields`: name, label, kind, choices; those of the book at hand if there is one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from clientctl.cli.session import Session
from clientctl.errors import ClientctlError
from clientctl.facts import FACTS
from clientctl.messages import word
from clientctl.model import Field
from clientctl.render.cells import clip, pad
from clientctl.render.wrapping import wrap
from clientctl.schema.catalog import Catalog, build_catalog
from clientctl.settings import Settings

_CELLS: Final = 80


def field_lines(session: Session) -> Iterator[str]:
    """Stored fields in file order with their choices, then the computed ones with what they are."""
    for field in _catalog(session).fields:
        yield from _row(
            (field.name, 26), (field.heading.text("zh"), 16), (field.kind, 9), last=_choices(field)
        )
    yield ""
    for fact in FACTS:
        yield from _row((fact.name, 20), (fact.label.zh, 12), last=word(fact.definition, session.language))


def _row(*columns: tuple[str, int], last: str) -> Iterator[str]:
    """Columns of so many cells and a last one that goes on below itself."""
    left = "  " + "".join(pad(clip(text, cells - 1), cells, "left") for text, cells in columns)
    indent = 2 + sum(cells for _, cells in columns)
    first, *more = wrap(last, _CELLS - indent)
    yield (left + first).rstrip()
    for line in more:
        yield " " * indent + line


def _catalog(session: Session) -> Catalog:
    try:
        return session.book.catalog
    except ClientctlError:
        return build_catalog(Settings())


def _choices(field: Field) -> str:
    return " ".join(choice.value for choice in field.choices)
