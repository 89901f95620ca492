"""What stands round an answer that becomes a document: whose book, which day, what was asked, and its first figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from clientctl.actions.subject import Subject
from clientctl.actions.workspace import Workspace
from clientctl.errors import Message, message
from clientctl.facts.entries import exact_sum, rounded
from clientctl.messages import label
from clientctl.model import Field, Figure, Heading, Tone

# Whoever reads a page takes in few figures at a glance.
_MOST_SUMS: Final = 3
# What all that a client has bought comes to.
TOTAL: Final = "total"


def build_heading(
    workspace: Workspace,
    title: Message | str,
    query: str = "",
    figures: Iterable[Figure] = (),
    note: Message | None = None,
) -> Heading:
    """The heading of an answer from this book on this day."""
    book = workspace.settings.title or workspace.root.name
    return Heading(title, workspace.today, query, book, workspace.find_revision(), tuple(figures), note)


def figure(code: str, value: int, tone: Tone = "") -> Figure:
    """A count under a message of this code; a tone only where there is something to count."""
    return Figure(label(code), value, tone=tone if value else "")


def client_figures(
    workspace: Workspace, subjects: Sequence[Subject], fields: Sequence[Field]
) -> Iterator[Figure]:
    """How many clients there are, and what these fields come to over all of them."""
    yield figure("labels.clients", len(subjects))
    for field in fields[:_MOST_SUMS]:
        amount = exact_sum(subject.amount(field) for subject in subjects)
        is_money = field.kind == "money"
        unit = workspace.settings.currency if is_money else ""
        yield Figure(field.heading, rounded(amount) if is_money else amount, field.kind, unit)


def limited(shown: int, count: int) -> Message | None:
    """What is left out by a limit."""
    return message("actions.some_of", shown=shown, count=count) if shown < count else None
