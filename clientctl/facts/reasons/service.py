"""How content a client is: its surveys and its complaints."""

from __future__ import annotations

from collections.abc import Iterator

from clientctl.errors import message
from clientctl.facts.entries import Entry, day, number
from clientctl.facts.reasons.case import Because, Case, Part, Place
from clientctl.facts.reasons.listing import described, not_yet, numbered, rows_of
from clientctl.facts.service import complaints_open, last_survey


def satisfaction(case: Case) -> Iterator[Because]:
    """The latest survey with a score, and those from its day on that do not count."""
    last = last_survey(case.document, case.today)
    same = [
        entry
        for _, entry in numbered(case.document, "surveys")
        if last is not None and isinstance(entry, dict) and _scored(entry) == last
    ]

    def tell(survey: Entry, place: Place) -> Because:
        return Because(described(survey), number(survey.get("score")), "decimal", place)

    def why(survey: Entry) -> Part | None:
        early = not_yet(survey, case.today)
        if early is not None:
            return early
        on, score = day(survey.get("date")), number(survey.get("score"))
        is_late = last is None or (on is not None and on >= last[0])
        return message("reasons.no_score") if score is None and is_late else None

    yield from rows_of(case, "surveys", same[-1:], tell, why)


def open_complaints(case: Case) -> Iterator[Because]:
    """Every complaint."""

    def tell(entry: Entry, place: Place) -> Because:
        return Because(described(entry), 1, "integer", place)

    def why(entry: Entry) -> Part | None:
        if entry.get("kind") != "complaint":
            return None
        return not_yet(entry, case.today) or message("reasons.closed")

    counting = [entry for _, entry in complaints_open(case.document, case.today)]
    yield from rows_of(case, "feedback", counting, tell, why)


def survey_rows(case: Case) -> Iterator[Because]:
    """The latest survey alone."""
    return (row for row in satisfaction(case) if row.counts)


def _scored(survey: Entry) -> object:
    return day(survey.get("date")), number(survey.get("score"))
