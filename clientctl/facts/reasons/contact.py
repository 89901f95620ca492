"""When a client was last spoken to, how often, and why it is due again on its day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from clientctl.errors import message
from clientctl.facts.cadence import cadence_of, quiet_since, recall
from clientctl.facts.entries import Entry, contacts, day, entries
from clientctl.facts.plans import open_steps
from clientctl.facts.reasons.case import Because, Case, Part, Place
from clientctl.facts.reasons.listing import described, not_yet, rows_of


def last_contact(case: Case) -> Iterator[Because]:
    """The contacts of the last day that has one, and what is written after it that is none."""
    last = quietest(case)
    found = list(contacts(case.document, case.today))

    def tell(entry: Entry, place: Place) -> Because:
        return Because(described(entry), entry.get("date"), "date", place)

    def why(entry: Entry) -> Part | None:
        on = day(entry.get("date"))
        is_told = on is None or last is None or on >= last
        return why_no_contact(case, entry) if is_told else None

    counting = [entry for on, entry in found if on == last]
    yield from rows_of(case, "log", counting, tell, why)
    if len(found) > len(counting):
        yield Because((message("reasons.earlier_contacts", count=len(found) - len(counting)),), counts=False)


def days_since_contact(case: Case) -> Iterator[Because]:
    """The last contact and the day."""
    yield from last_contact(case)
    if quietest(case) is not None:
        yield case.today_row()


def contact_count(case: Case) -> Iterator[Because]:
    """Every contact."""

    def tell(entry: Entry, place: Place) -> Because:
        return Because(described(entry), 1, "integer", place)

    counting = [entry for _, entry in contacts(case.document, case.today)]
    yield from rows_of(case, "log", counting, tell, lambda entry: why_no_contact(case, entry))


def next_due(case: Case) -> Iterator[Because]:
    """The next step, the reminders that are open, and the next contact by cadence, the earliest first."""
    yield from sorted(_candidates(case), key=lambda row: (row.value is None, row.value or ""))
    done = sum(entry.get("done") is not None for entry in entries(case.document, "reminders"))
    if done:
        yield Because((message("reasons.done_reminders", count=done),), counts=False)


def quiet_row(case: Case) -> Iterator[Because]:
    """Since when a client is quiet: its last contact, else the day from which on it is there."""
    if quietest(case) is not None:
        yield from (row for row in last_contact(case) if row.counts)
    elif quiet_since(case.document, case.today) is not None:
        yield Because(
            (message("reasons.since"),), case.document.get("since"), "date", Place("client", ("since",))
        )


def cadence_row(case: Case) -> Because:
    """How often the client is to be spoken to."""
    place = Place("client", ("cadence",))
    return Because((message("reasons.cadence"),), str(cadence_of(case.document)), "duration", place)


def quietest(case: Case) -> date | None:
    """The day of the last contact."""
    return day(case.fact("last_contact"))


def why_no_contact(case: Case, entry: Entry) -> Part | None:
    """Why an entry of the log is no contact; None for one that is."""
    early = not_yet(entry, case.today)
    if early is not None:
        return early
    return message("reasons.note") if entry.get("kind") == "note" else None


def _candidates(case: Case) -> Iterator[Because]:
    for step in open_steps(case.document):
        place = Place("client", ("next",) if step.index is None else ("reminders", step.index))
        words: tuple[Part, ...] = (message(f"reasons.{step.kind}"), " ".join((step.what or "").split()))
        if step.date is None:
            words = (words[0], message("reasons.no_date"), words[1])
        value = None if step.date is None else step.date.isoformat()
        yield Because(words, value, "date", place, value is not None)
    again = recall(case.document, case.today)
    if again is not None:
        quiet = quiet_since(case.document, case.today)
        code = "reasons.recall_since" if quietest(case) is None else "reasons.recall"
        words = (message(code, date=str(quiet), cadence=str(cadence_of(case.document))),)
        yield Because(words, again.isoformat(), "date", Place("client", ("cadence",)))
    elif case.document.get("cadence") is not None:
        code = "reasons.bad_cadence" if cadence_of(case.document) is None else "reasons.idle_cadence"
        yield Because((message(code),), place=Place("client", ("cadence",)), counts=False)
