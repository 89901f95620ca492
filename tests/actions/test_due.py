"""due and stale on real books: what programs get, what people are told, and what calendars take."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from clientctl.actions.due import list_due
from clientctl.actions.find import Found
from clientctl.actions.selection import Selection
from clientctl.actions.stale import list_stale
from clientctl.actions.within import read_within
from clientctl.actions.workspace import Workspace
from clientctl.dates import parse_duration
from clientctl.errors import Message, WrongUsage
from clientctl.messages import Language, word
from clientctl.model import Answer
from tests.actions.book import ids, make_book, refusal

ALL = Selection()
FILES = {
    "clients/acme.yaml": """\
name: Acme AS
cadence: 30d
since: 2026-01-01
next: {date: 2026-11-10, what: call about the frame order}
reminders:
- {id: 261101-aaaaaa, date: 2026-11-24, what: send the offer}
- {id: 261101-bbbbbb, date: 2026-11-20, what: done long ago, done: 2026-11-20}
contacts:
- {id: 260101-cccccc, name: Kari, birthday: 1976-11-29}
orders:
- {date: 2026-01-01, amount: 100}
log:
- {date: 2026-10-23, kind: call, text: x}
""",
    "clients/beta.yaml": """\
name: 贝塔
birthday: 1900-11-23
since: 2026-11-22
payments:
- {id: p1, due: 2026-11-22, amount: 1200.5, currency: EUR, contract: K-77}
- {id: p2, due: 2026-11-30, amount: 1}
contracts:
- {number: K-77, title: Frame, end: 2026-11-24}
- {id: c2, title: Lease, end: 2026-11-24, renews: true}
deals:
- {id: d1, title: Cold store, expected: 2026-11-21}
orders:
- {date: 2026-01-01, amount: 5, currency: XXX}
""",
    "clients/gone.yaml": "name: Gone\nstage: lost\nsince: 2020-01-01\ncadence: 1d\nnext: {date: 2026-11-22}\n",
    "clients/left.yaml": "name: Left\nstage: away\nsince: 2020-01-01\ncadence: 1d\nnext: {date: 2026-11-22}\n",
    "clients/mute.yaml": "name: Mute\ncadence: 1w\n",
    "archive/old.yaml": "name: Old\nsince: 2020-01-01\ncadence: 1d\nnext: {date: 2026-11-22}\n",
}
SETTINGS = "clientctl: 1\nstages: [{name: away, as: lost}]\n"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return make_book(tmp_path_factory.mktemp("book"), FILES, settings=SETTINGS)


def due(
    workspace: Workspace, within: str = "7d", where: str | None = None, selection: Selection = ALL
) -> Found:
    return list_due(workspace, parse_duration(within), where, selection)


def stale(workspace: Workspace, within: str | None, selection: Selection = ALL) -> Found:
    return list_stale(workspace, parse_duration(within) if within else None, None, selection)


def said(cell: Any, language: Language) -> str:
    return word(cell, language) if isinstance(cell, Message) else str(cell)


def seen(answer: Answer, language: Language = "en") -> list[list[str]]:
    """What a table for people says."""
    (table,) = answer.tables
    places = [place for place, column in enumerate(table.columns) if column.audience in ("all", "people")]
    return [[said(row[place], language) for place in places] for row in table.rows]


def told(message: Message) -> str:
    return word(message, "en")


def test_everything_late_today_and_near_comes_oldest_first_then_by_id(workspace: Workspace) -> None:
    found = due(workspace)
    assert [tuple(row.values()) for row in found.answer.objects()] == [
        ("acme", "Acme AS", "2026-11-10", "next", "call about the frame order", -12),
        ("beta", "贝塔", "2026-11-21", "deal", "Cold store", -1),
        ("acme", "Acme AS", "2026-11-22", "cadence", "30d", 0),
        ("beta", "贝塔", "2026-11-22", "payment", "1200.5 EUR", 0),
        ("beta", "贝塔", "2026-11-23", "birthday", "贝塔", 1),
        ("acme", "Acme AS", "2026-11-24", "reminder", "send the offer", 2),
        ("beta", "贝塔", "2026-11-24", "contract", "Frame", 2),
        ("beta", "贝塔", "2026-11-24", "contract", "Lease", 2),
        ("acme", "Acme AS", "2026-11-29", "birthday", "Kari", 7),
    ]
    assert found.count == 9
    assert ids(found.answer) == ["acme", "beta", "acme", "beta", "beta", "acme", "beta", "beta", "acme"]


def test_people_are_told_why(workspace: Workspace) -> None:
    assert seen(due(workspace).answer) == [
        ["12 days late", "2026-11-10", "Acme AS", "call about the frame order"],
        ["1 day late", "2026-11-21", "贝塔", "deal expected: Cold store"],
        ["today", "2026-11-22", "Acme AS", "get in touch: last 2026-10-23, every 30 days"],
        ["today", "2026-11-22", "贝塔", "payment of 1,200.50 EUR, K-77"],
        ["in 1 day", "2026-11-23", "贝塔", "birthday"],
        ["in 2 days", "2026-11-24", "Acme AS", "send the offer"],
        ["in 2 days", "2026-11-24", "贝塔", "contract K-77 ends"],
        ["in 2 days", "2026-11-24", "贝塔", "contract Lease ends and renews"],
        ["in 7 days", "2026-11-29", "Acme AS", "birthday of Kari, turns 50"],
    ]
    assert [row[0] for row in seen(due(workspace).answer, "zh")][:5] == [
        *("逾期 12 天", "逾期 1 天", "今天", "今天", "1 天后")
    ]


@pytest.mark.parametrize(
    ("within", "count"), [("1d", 5), ("2d", 8), ("6d", 8), ("1w", 9), ("8d", 10), ("1y", 10)]
)
def test_the_last_day_counts(workspace: Workspace, within: str, count: int) -> None:
    assert due(workspace, within).count == count


def test_a_query_and_a_selection_narrow_it(workspace: Workspace) -> None:
    found = due(workspace, where="name:acme", selection=Selection(("what", "days"), ("-days",), 2))
    assert list(found.answer.objects()) == [
        {"what": "Kari", "days": 7},
        {"what": "send the offer", "days": 2},
    ]
    assert seen(found.answer) == [
        ["birthday of Kari, turns 50", "in 7 days"],
        ["send the offer", "in 2 days"],
    ]
    assert found.count == 4
    assert told(found.answer.foot[0]) == "2 of 4 due · done REF when it is done"


@pytest.mark.parametrize("where", ["archived:true", "stage:lost", "stage:away"])
def test_lost_and_archived_clients_are_left_out(workspace: Workspace, where: str) -> None:
    for found in (due(workspace, where=where), list_stale(workspace, None, where, ALL)):
        assert found.count == 0
        assert told(found.answer.foot[0]) == "only lost or archived clients match, and they are left out"


def test_where_nothing_is_due_the_foot_says_where_to_look(workspace: Workspace) -> None:
    near, far = due(workspace, "2d", "name:mute"), due(workspace, "30d", "name:mute")
    assert (
        told(near.answer.foot[0]) == "nothing is due up to 2026-11-24; look further ahead: clientctl due 30d"
    )
    assert told(far.answer.foot[0]) == "nothing is due up to 2026-12-22; look further ahead: clientctl due 1y"
    for within, last in (("1y", "2027-11-22"), ("100y", "2126-11-22")):
        assert told(due(workspace, within, "name:mute").answer.foot[0]) == (
            f"nothing is due up to {last}; plan something: clientctl log REF TEXT --next DATE --todo TEXT"
        )


def test_columns_for_people_and_programs_have_one_name(workspace: Workspace) -> None:
    (table,) = due(workspace).answer.tables
    assert [c.name for c in table.columns if c.audience == "programs"] == [
        *("id", "name", "date", "kind", "what", "days")
    ]
    assert [c.name for c in table.columns if c.audience == "people"] == ["days", "date", "name", "what"]
    assert refusal(lambda: due(workspace, selection=Selection(("when",)))).code == "actions.unknown_column"
    assert refusal(lambda: due(workspace, selection=Selection(()))).code == "actions.no_columns"


def test_events_keep_their_keys_when_dates_and_words_change(tmp_path: Path) -> None:
    first = make_book(tmp_path / "a", FILES, settings=SETTINGS)
    moved = FILES["clients/acme.yaml"].replace("2026-11-10", "2026-11-11").replace("send the offer", "offer")
    second = make_book(tmp_path / "b", {**FILES, "clients/acme.yaml": moved}, settings=SETTINGS)

    def keys(workspace: Workspace) -> list[str]:
        calendar = due(workspace).answer.calendar
        assert calendar is not None
        return [event.key for event in calendar().events]

    assert keys(first) == keys(second)
    assert len(set(keys(first))) == 9
    assert {"acme.next", "acme.cadence", "acme.reminder.261101-aaaaaa", "beta.birthday"} < set(keys(first))


def test_entries_that_look_the_same_are_events_of_their_own(tmp_path: Path) -> None:
    text = "name: A\npayments: [{due: 2026-11-22, amount: 5}, {due: 2026-11-22, amount: 5}]\n"
    calendar = due(make_book(tmp_path, {"clients/a.yaml": text})).answer.calendar
    assert calendar is not None
    first, second = (event.key for event in calendar().events)
    assert second == f"{first}.2"


def test_by_cadence_the_most_valuable_come_first(workspace: Workspace) -> None:
    found = stale(workspace, None)
    assert list(found.answer.objects()) == [
        {"id": "acme", "name": "Acme AS", "last_contact": "2026-10-23", "days_since_contact": 30, "cadence": "30d",
            "total": 100},
        {"id": "mute", "name": "Mute", "last_contact": None, "days_since_contact": None, "cadence": "1w",
            "total": 0},
    ]  # fmt: skip
    assert seen(found.answer)[0][0] == "Acme AS"
    assert ids(found.answer) == ["acme", "mute"]
    assert told(found.answer.foot[0]).startswith("2 clients")


@pytest.mark.parametrize(
    ("within", "expected"),
    [("30d", ["acme", "mute"]), ("31d", ["mute"]), ("1d", ["acme", "mute"]), ("1m", ["mute"])],
)
def test_within_a_time_whatever_the_cadence(workspace: Workspace, within: str, expected: list[str]) -> None:
    assert ids(stale(workspace, within).answer) == expected


def test_sums_that_lack_an_amount_are_told_unless_only_ids_are_shown(tmp_path: Path) -> None:
    text = "name: A\ncadence: 1d\norders: [{date: 2026-01-01, amount: 5, currency: XXX}]\n"
    workspace = make_book(tmp_path, {"clients/a.yaml": text})
    assert [warning.code for warning in stale(workspace, None).warnings] == ["actions.unrated"]
    assert list_stale(workspace, None, None, ALL, shows_values=False).warnings == ()


def test_where_nobody_is_quiet_the_foot_says_so(tmp_path: Path) -> None:
    workspace = make_book(tmp_path, {"clients/a.yaml": "name: A\nsince: 2026-11-22\ncadence: 1d\n"})
    assert told(stale(workspace, None).answer.foot[0]) == (
        "nobody has been quiet longer than the cadence; whatever it is: clientctl stale 90d"
    )
    assert told(stale(workspace, "3d").answer.foot[0]) == "everybody was heard from after 2026-11-19"


def test_where_there_is_no_client_the_foot_says_that_instead(tmp_path: Path, workspace: Workspace) -> None:
    empty = make_book(tmp_path / "empty", {})
    for found in (due(empty), stale(empty, None), stale(empty, "3d")):
        assert told(found.answer.foot[0]) == "no clients yet; add one: clientctl add NAME"
    for found in (
        due(workspace, where="grade:A"),
        list_stale(workspace, parse_duration("9d"), "grade:A", ALL),
    ):
        assert told(found.answer.foot[0]) == "no client matches; how to ask: clientctl help query"


def test_where_no_client_has_a_cadence_the_foot_says_how_to_set_one(tmp_path: Path) -> None:
    files = {"clients/a.yaml": "name: A\n", "clients/b.yaml": "name: B\nstage: lost\ncadence: 1d\n"}
    workspace = make_book(tmp_path, files)
    assert told(stale(workspace, None).answer.foot[0]) == (
        "no cadence is set yet: clientctl set REF cadence=30d; or give a time: clientctl stale 90d"
    )


def test_a_broken_file_hides_no_other(tmp_path: Path) -> None:
    files = {"clients/a.yaml": "name: A\nnext: {date: 2026-11-22}\n", "clients/b.yaml": "name: [\n"}
    workspace = make_book(tmp_path, files)
    found = due(workspace)
    assert ids(found.answer) == ["a"]
    assert [problem.location.path for problem in found.problems] == ["clients/b.yaml"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("soon",), "dates.not_a_duration"),
        (("tag:vip",), "dates.not_a_duration"),
        (("7",), "dates.not_a_duration"),
        (("2026-02-31",), "dates.not_a_duration"),
        (("0d",), "dates.zero_duration"),
        (("200y",), "dates.long_duration"),
        (("7d", "tag:vip"), "plans.one_duration"),
        (("7d", "8d"), "plans.one_duration"),
    ],
)
def test_what_is_not_one_duration_is_refused(words: tuple[str, ...], code: str) -> None:
    error = refusal(lambda: read_within(words, "due"))
    assert isinstance(error, WrongUsage)
    assert error.code == code
    assert error.hint is not None


@pytest.mark.parametrize(("word", "expected"), [("+7d", "7d"), ("两周", "2w"), ("3 months", "3m")])
def test_a_duration_is_read_as_everywhere(word: str, expected: str) -> None:
    assert str(read_within((word,), "due")) == expected
    assert read_within((), "due") is None
