"""All cases, in the order of the table."""

from __future__ import annotations

from typing import Final

from tests.bench import asking, changing, importing, touching, writing

CASES: Final = (*asking.CASES, *touching.CASES, *writing.CASES, *changing.CASES, *importing.CASES)
