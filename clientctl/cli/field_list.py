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
            f"  {pad(field.name, 26, 'left')}{pad(field.heading.text('zh'), 16, 'left')}{pad(field.kind, 9, 'left')}{_choices(field)}".rstrip(),
            _CELLS,
        )
    yield ""
    for fact in FACTS:
        yield clip(
            f"  {pad(fact.name, 20, 'left')}{pad(fact.label.zh, 12, 'left')}{word(fact.definition, language)}".rstrip(),
            _CELLS,
        )


def _catalog(session: Session) -> Catalog:
    try:
        return session.book.catalog
    except ClientctlError:
        return build_catalog(Settings())


def _choices(field: Field) -> str:
    return " ".join(choice.value for choice in field.choices)
