"""timeline: what has happened with one client, by date."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from clientctl.actions.change_words import told_change
from clientctl.actions.plan_words import HAPPENING_KINDS
from clientctl.actions.selection import Selection
from clientctl.actions.telling import Row, Told, build_told_listing
from clientctl.actions.workspace import Workspace
from clientctl.dates.lateness import away
from clientctl.errors import ClientctlError, Message, message
from clientctl.facts.entries import Entry, entries, number
from clientctl.facts.timeline import Happening, timeline
from clientctl.frozen import replace
from clientctl.messages import word
from clientctl.model import Answer, Cell, Client, Column, Label, Tone
from clientctl.values import KINDS

if TYPE_CHECKING:
    from clientctl.actions.tracing import Event

COLUMNS: Final = (
    Column("date", Label("date", "日期"), "date"),
    Column("kind", Label("kind", "类型"), "choice", choices=HAPPENING_KINDS),
    Column("item", Label("item", "条目"), "code"),
    Column("text", Label("text", "内容")),
)
_SHOWN: Final = ("date", "ago", "kind", "text")
# Records whose entries stand in the timeline themselves, and plans, which have not happened.
_TOLD_ANYWAY: Final = ("log", "orders", "deals", "feedback", "next", "reminders")


def show_timeline(
    workspace: Workspace, client: Client, selection: Selection, events: Iterable[Event] = ()
) -> Answer:
    """The contacts, orders, deals and feedback of a client that could be read, oldest first.

    events: what was changed in the client, the newest first; what is among the others anyway is left out.
    """
    rows = [_row(workspace, happening) for happening in timeline(client.document)]
    changes = [row for event in events if (row := _change_row(workspace, event)) is not None]
    rows = sorted([*rows, *reversed(changes)], key=lambda row: row["date"])
    answer, shown = build_told_listing(COLUMNS, _SHOWN, rows, selection, _told(workspace))
    return replace(answer, ids=lambda: [client.id], foot=(_foot(client, len(shown), len(rows)),))


def find_events(workspace: Workspace, client_id: str) -> tuple[Sequence[Event], tuple[Message, ...]]:
    """What was changed in a client, as far as git can tell; and why it cannot, where there is a repository."""
    try:
        history = workspace.find_history()
    except ClientctlError:  # a book without git has no such changes
        return (), ()
    from clientctl.actions.tracing import Trace

    try:
        return tuple(Trace(workspace, history, client_id).events()), ()
    except ClientctlError as error:
        return (), (message("history.without", reason=error.message),)


def _row(workspace: Workspace, happening: Happening) -> Row:
    item = happening.entry.get("id")
    return {
        "date": happening.on.isoformat(),
        "kind": happening.kind,
        "item": item if isinstance(item, str) else None,
        "text": _TEXT[happening.kind](happening, workspace.settings.currency),
        "way": _way(happening),
        "words": _words(happening, workspace.settings.currency),
    }


def _change_row(workspace: Workspace, event: Event) -> Row | None:
    """A commit with the changes that no entry of the timeline tells of; None where there are none."""
    if event.commit is None or event.change is None or event.change.action == "added":
        return None
    left = tuple(one for one in event.change.changes if one.field.partition(".")[0] not in _TOLD_ANYWAY)
    if event.change.action == "updated" and not left:
        return None
    told = told_change(workspace, replace(event.change, changes=left))
    words = message("history.by", what=told, author=event.commit.author)
    row = {"date": event.commit.written_on.isoformat(), "kind": "change", "item": None}
    return {**row, "text": word(words, "en"), "way": "change", "words": words}


def _told(workspace: Workspace) -> Mapping[str, Told]:
    """What people see: how long ago, the way of a contact instead of the record it stands in, and what came of it."""
    catalog = workspace.catalog
    ways = (
        *catalog.field("log", "kind").choices,
        *catalog.field("feedback", "kind").choices,
        *HAPPENING_KINDS,
    )
    kind = Column("kind", Label("kind", "类型"), "choice", choices=ways, tones=(("complaint", "warning"),))
    tones: tuple[tuple[str, Tone], ...] = tuple(
        (code, "dim") for code in ("labels.days_ago", "labels.days_ahead", "labels.day_today")
    )
    ago = Column("ago", Label("when", "时间"), rank=1, tones=tones)
    return {
        "ago": Told(ago, lambda row: away((date.fromisoformat(row["date"]) - workspace.today).days)),
        "kind": Told(kind, lambda row: row["way"]),
        "text": Told(Column("text", Label("text", "内容")), lambda row: row["words"]),
    }


def _way(happening: Happening) -> Cell:
    found = happening.entry.get("kind") if happening.kind in ("log", "feedback") else None
    return found if isinstance(found, str) and found else happening.kind


def _words(happening: Happening, currency: str) -> Cell:
    entry, text = happening.entry, _TEXT[happening.kind](happening, currency)
    if happening.kind == "deal":
        return message(f"plans.deal_{happening.turn}", title=_one_line(entry.get("title")))
    if happening.kind == "order":
        what, status = _order(entry, currency, _shown_amount), entry.get("status")
        return message(f"plans.order_{status}", what=what) if status in ("cancelled", "returned") else what
    outcome = entry.get("outcome" if happening.kind == "log" else "resolution")
    if not isinstance(outcome, str) or not outcome:
        return text
    return message("plans.with_outcome", text=_one_line(text), outcome=_one_line(outcome))


def _foot(client: Client, shown: int, count: int) -> Message:
    if not count:
        return message("plans.no_timeline", id=client.id)
    if shown < count:
        return message("plans.some_entries", shown=shown, count=count)
    return message("plans.entries", count=count)


# -- the text of an entry, as programs get it ------------------------------------------------------


def _as_written(happening: Happening, currency: str) -> str | None:
    text = happening.entry.get("text")
    return text if isinstance(text, str) else None


def _order_text(happening: Happening, currency: str) -> str:
    status = happening.entry.get("status")
    words = [_order(happening.entry, currency, lambda amount: format(amount, "f"))]
    return ", ".join([*words, status] if status in ("cancelled", "returned") else words)


def _deal_text(happening: Happening, currency: str) -> str:
    return f"{_one_line(happening.entry.get('title'))}: {happening.turn}"


def _order(entry: Entry, currency: str, show: Callable[[Any], str]) -> str:
    """What was ordered, how many, and for how much."""
    quantity, amount = number(entry.get("quantity")), number(entry.get("amount"))
    products: Sequence[object] = [
        entry.get("product"),
        *(item.get("product") for item in entries(entry, "items")),
    ]
    named = "; ".join(_one_line(product) for product in products if product)
    if named and quantity is not None:
        named += f" × {quantity:f}"
    money = "" if amount is None else f"{show(amount)} {_one_line(entry.get('currency')) or currency}"
    return ", ".join(filter(None, (named, money)))


def _shown_amount(amount: Any) -> str:
    return KINDS["money"].show(amount, (), "en")


def _one_line(text: object) -> str:
    return " ".join(text.split("\n")).strip() if isinstance(text, str) else ""


_TEXT: Final[Mapping[str, Callable[[Happening, str], str | None]]] = {
    "log": _as_written,
    "order": _order_text,
    "deal": _deal_text,
    "feedback": _as_written,
}
