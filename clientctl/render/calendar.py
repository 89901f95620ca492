"""The format `ics`: iCalendar (RFC 5545) with all-day events, to be imported again whenever something has changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from clientctl.errors import WrongUsage, message
from clientctl.model import Answer, Event
from clientctl.render.safe import one_line
from clientctl.render.style import Style
from clientctl.render.wording import worded

if TYPE_CHECKING:
    import icalendar

_PRODUCT = "-//clientctl//clientctl//EN"
_OWNER = "clientctl"


def render_calendar(answer: Answer, style: Style) -> Iterator[str]:
    """One calendar; WrongUsage for an answer that has no days to give.

    An event keeps its UID from one run to the next, so that importing it again moves it instead of doubling it.
    """
    if answer.calendar is None:
        raise WrongUsage("plans.no_calendar", hint=message("plans.no_calendar_hint"))
    import icalendar

    found = answer.calendar()
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", _PRODUCT)
    calendar.add("x-wr-calname", worded(found.title, style.language))
    stamp = datetime.combine(found.today, time(), UTC)
    for event in found.events:
        calendar.add_component(_component(event, stamp, style))
    yield calendar.to_ical().decode()


def _component(event: Event, stamp: datetime, style: Style) -> icalendar.Event:
    import icalendar

    component = icalendar.Event()
    component.add("uid", f"{one_line(event.key)}@{_OWNER}")
    component.add("dtstamp", stamp)
    component.add("dtstart", event.date)
    if event.date < date.max:
        component.add("dtend", event.date + timedelta(days=1))
    component.add("summary", worded(event.summary, style.language))
    component.add("description", "\n".join(worded(line, style.language) for line in event.description))
    component.add("categories", [event.category.text(style.language)])
    component.add("transp", "TRANSPARENT")
    return component
