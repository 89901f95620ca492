"""iCalendar as other programs read it, told apart by a few lines of our own: RFC 5545, sections 3.1 and 3.6.1."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from clientctl.errors import Message, WrongUsage, message
from clientctl.model import Answer, Calendar, Event, Label
from clientctl.render import RENDERERS, Style
from clientctl.render.calendar import render_calendar

TODAY = date(2026, 11, 22)
_ESCAPES = {"n": "\n", "N": "\n", "\\": "\\", ",": ",", ";": ";"}


def event(what: str, name: str = "Acme AS", key: str = "acme.next", on: date = date(2026, 12, 31)) -> Event:
    summary = message("plans.event", name=name, what=what)
    return Event(
        key, on, summary, (message("plans.next"), message("plans.event_client", id="acme")), Label("a", "甲")
    )


def rendered(events: Sequence[Event], style: Style | None = None) -> str:
    calendar = Calendar(message("plans.calendar"), TODAY, events)
    return "".join(render_calendar(Answer(list, calendar=lambda: calendar), style or Style()))


def lines(text: str) -> list[str]:
    """The content lines, unfolded."""
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def properties(text: str) -> list[dict[str, str]]:
    """Those of each event, by their names and parameters; texts are as they were meant."""
    found: list[dict[str, str]] = []
    for line in lines(text):
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and line != "END:VEVENT" and line != "END:VCALENDAR":
            name, value = line.split(":", 1)
            assert name not in found[-1]
            found[-1][name] = meant(value)
    return found


def meant(value: str) -> str:
    signs, text = iter(value), ""
    for sign in signs:
        text += _ESCAPES[next(signs)] if sign == "\\" else sign
    return text


def test_an_event_has_what_every_reader_needs() -> None:
    (found,) = properties(rendered([event("call about the frame order")]))
    assert found == {
        "UID": "acme.next@clientctl",
        "DTSTAMP": "20261122T000000Z",
        "DTSTART;VALUE=DATE": "20261231",
        "DTEND;VALUE=DATE": "20270101",
        "SUMMARY": "Acme AS: call about the frame order",
        "DESCRIPTION": "next step\nclient acme",
        "CATEGORIES": "a",
        "TRANSP": "TRANSPARENT",
    }


def test_the_calendar_around_it_says_its_version_and_maker() -> None:
    text = lines(rendered([event("x"), event("y", key="acme.cadence")]))
    assert text[0] == "BEGIN:VCALENDAR"
    assert text[-1] == "END:VCALENDAR"
    assert {"VERSION:2.0", "PRODID:-//clientctl//clientctl//EN", "X-WR-CALNAME:Client book: due"} < set(text)
    assert [line for line in text if line.startswith("UID:")] == [
        "UID:acme.next@clientctl",
        "UID:acme.cadence@clientctl",
    ]


def test_it_is_worded_in_the_reader_s_language() -> None:
    text = rendered([event("报价")], Style(language="zh"))
    (found,) = properties(text)
    assert found["SUMMARY"] == "Acme AS：报价"
    assert found["DESCRIPTION"] == "下一步\n客户 acme"
    assert found["CATEGORIES"] == "甲"
    assert "X-WR-CALNAME:客户簿待办" in lines(text)


TEXTS: list[Any] = [
    "a, b; c \\ d: e",
    "\\n is no line end",
    'quotes " and ^n carets',
    "合同到期之前，请先和客户确认续签的条件、价格和数量，并把结果写进沟通记录里；不要忘记" * 3,
    "e\u0301" * 60,
    "👨‍👩‍👧 family " * 12,
    "x" * 300,
    "BEGIN:VEVENT",
]


@pytest.mark.parametrize("text", TEXTS)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    (found,) = properties(rendered([event(text)]))
    assert found["SUMMARY"] == f"Acme AS: {text}"


@pytest.mark.parametrize("text", TEXTS)
def test_no_line_is_longer_than_75_octets(text: str) -> None:
    for line in rendered([event(text, name="上海东屿贸易有限公司")]).split("\r\n"):
        assert len(line.encode()) <= 75


@pytest.mark.parametrize("text", ["a\x1b[31mb", "a\x00b", "a\rb", "a\nDTSTART:1", "a\u2028b", "a\u202eb"])
def test_nothing_that_acts_gets_into_the_file(text: str) -> None:
    found = rendered([event(text, key=f"acme.reminder.{text}")])
    assert not set(found.replace("\r\n", "")) & set("\x00\x1b\r\n\u2028\u202e")
    assert len(properties(found)) == 1
    assert "DTSTART:1" not in lines(found)


def test_the_last_day_of_the_calendar_has_no_day_after_it() -> None:
    (found,) = properties(rendered([event("x", on=date.max)]))
    assert found["DTSTART;VALUE=DATE"] == "99991231"
    assert "DTEND;VALUE=DATE" not in found


def test_an_empty_calendar_is_one() -> None:
    assert properties(rendered([])) == []
    assert lines(rendered([]))[0] == "BEGIN:VCALENDAR"


def test_what_is_rendered_twice_is_the_same() -> None:
    assert rendered([event("x")]) == rendered([event("x")])


def test_an_answer_without_days_is_refused() -> None:
    with pytest.raises(WrongUsage) as refused:
        "".join(RENDERERS["ics"].render(Answer(list), Style()))
    assert refused.value.code == "plans.no_calendar"
    assert isinstance(refused.value.hint, Message)
