"""The list of all fields for `help fields`: name, label, kind, choices; those of the book at hand if there is one."""

from __future__ import annotations

from collections.abc import Iterator

from clientctl.cli.session import Session
from clientctl.errors import ClientctlError
from clientctl.facts import FACTS
from clientctl.messages import Language, word
from clientctl.model import Field
from clientctl.render.cells import clip, pad
from clientctl.schema.catalog import Catalog, build_catalog
from clientctl.settings import Settings

_CELLS = 80


def field_lines(session: Session, language: Language) -> Iterator[str]:
    """A line a field: stored ones in file order, then the computed ones with what they are."""
    for field in _catalog(session).fields:
        yield clip(
            f"  {_cells((field.name, 26), (field.heading.zh, 16), (field.kind, 9))}{_choices(field)}".rstrip(),
            _CELLS,
        )
    yield ""
    for fact in FACTS:
        yield clip(
            f"  {_cells((fact.name, 20), (fact.label.zh, 12))}{word(fact.definition, language)}".rstrip(),
            _CELLS,
        )


def _cells(*parts: tuple[str, int]) -> str:
    return "".join(pad(text, cells, "left") for text, cells in parts)


def _catalog(session: Session) -> Catalog:
    try:
        return session.book.catalog
    except ClientctlError:
        return build_catalog(Settings())


def _choices(field: Field) -> str:
    return " ".join(choice.value for choice in field.choices)
