"""How old a person is."""

from __future__ import annotations

from collections.abc import Iterator

from clientctl.errors import message
from clientctl.facts.entries import day
from clientctl.facts.reasons.case import Because, Case, Place


def age(case: Case) -> Iterator[Because]:
    """The birthday and the day."""
    written = case.document.get("birthday")
    if written is None:
        return
    born, place = day(written), Place("client", ("birthday",))
    if born is None or born > case.today:
        code = "reasons.no_date" if born is None else "reasons.ahead"
        yield Because((message("reasons.birthday"), message(code)), place=place, counts=False)
        return
    yield Because((message("reasons.birthday"),), written, "date", place)
    yield case.today_row()
