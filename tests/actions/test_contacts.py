"""log: one contact from the command line, many from JSON lines."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from clientctl.actions.changing import Plan
from clientctl.actions.contacts import Contact, build_entry, plan_log, plan_log_lines
from clientctl.actions.streams import Form, read_lines
from clientctl.actions.targets import Target
from clientctl.errors import ExitCode
from clientctl.model import Reported
from tests.actions.book import CLIENTS, done, english, files, make_book, opened, refusal, sentences

ACME, TWO = "clients/acme.yaml", "clients/acme-two.yaml"


def log(
    root: Path,
    reference: str = "acme-two",
    follow_up: str | None = None,
    to_do: str | None = None,
    **said: str,
) -> Plan:
    """A contact entered; the plan that was carried out."""
    contact = Contact(said, follow_up, to_do)
    return done(opened(root), lambda w: plan_log(w, Target(reference), contact)).plan


def test_a_contact_is_of_today_by_the_user_and_of_the_books_kind(tmp_path: Path) -> None:
    make_book(tmp_path, settings="clientctl: 1\nlog: {kind: wechat}\n")
    plan = log(tmp_path, text="Talked about cod")

    assert files(tmp_path)[TWO] == CLIENTS[TWO] + (
        "log:\n  - id: 261122-012345\n    date: 2026-11-22\n    kind: wechat\n    author: wang\n"
        "    text: Talked about cod\n"
    )
    assert sentences(plan) == ["Logged  acme-two  wechat, 2026-11-22   clients/acme-two.yaml"]
    assert plan.changes.subject == "log acme-two"
    assert plan.changes.reported == (Reported("acme-two", TWO, "added", "261122-012345"),)
    assert plan.warnings == ()


def test_everything_said_is_entered_in_the_order_of_the_schema(tmp_path: Path) -> None:
    workspace = make_book(tmp_path)
    said = {
        "outcome": "sample wanted", "with": "Kari", "author": "李雷", "kind": "拜访", "time": "下午3点", "date": "昨天",
        "text": "One\nTwo",
    }  # fmt: skip

    assert list(build_entry(workspace, said).items()) == [
        ("date", "2026-11-21"),
        ("time", "15:00"),
        ("kind", "visit"),
        ("author", "李雷"),
        ("with", "Kari"),
        ("text", "One\nTwo"),
        ("outcome", "sample wanted"),
    ]


def test_the_next_step_is_set_with_the_contact(tmp_path: Path) -> None:
    make_book(tmp_path)
    plan = log(tmp_path, text="x", follow_up="周五", to_do="Send offer")

    assert "next:\n  date: 2026-11-27\n  what: Send offer\nlog:\n" in files(tmp_path)[TWO]
    assert sentences(plan) == ["Logged  acme-two  other, 2026-11-22; next 2026-11-27   clients/acme-two.yaml"]


def test_what_is_to_do_may_stand_without_a_day(tmp_path: Path) -> None:
    make_book(tmp_path)
    plan = log(tmp_path, text="x", to_do="Send offer")

    assert "next:\n  what: Send offer\nlog:\n" in files(tmp_path)[TWO]
    assert "next" not in sentences(plan)[0]


def test_a_contact_goes_to_its_day_where_the_log_is_in_order(tmp_path: Path) -> None:
    workspace = make_book(tmp_path)
    for day, text in (("2026-11-01", "later"), ("2026-08-31", "early"), ("2026-09-01", "same day")):
        done(
            workspace, partial(plan_log, target=Target("acme"), contact=Contact({"date": day, "text": text}))
        )

    texts = [
        line.split(": ")[1] for line in files(tmp_path)[ACME].splitlines() if line.startswith("    text")
    ]
    assert texts == ["early", "First talk", "same day", "later"]


def test_a_contact_goes_last_where_the_log_is_in_no_order(tmp_path: Path) -> None:
    entries = "log:\n  - {date: 2026-09-02, text: b}\n  - {date: 2026-09-01, text: a}\n"
    make_book(tmp_path, {"clients/x.yaml": f"name: X\n{entries}"})

    log(tmp_path, "x", date="2026-08-01", text="new")

    assert files(tmp_path)["clients/x.yaml"].index("text: new") > files(tmp_path)["clients/x.yaml"].index(
        "text: a"
    )


def test_a_contact_ahead_of_today_is_warned_of(tmp_path: Path) -> None:
    make_book(tmp_path)

    plan = log(tmp_path, text="x", date="2026-11-23")

    assert [english(warning) for warning in plan.warnings] == ["2026-11-23 lies ahead of today"]


def test_several_clients_get_an_entry_each_with_an_id_of_its_own(tmp_path: Path) -> None:
    workspace = make_book(tmp_path)
    plan = done(
        workspace, lambda w: plan_log(w, Target(lines=["acme", "acme-two"]), Contact({"text": "x"}))
    ).plan

    assert [reported.item for reported in plan.changes.reported] == ["261122-012345", "261122-6789ab"]
    assert sentences(plan) == ["Logged  2 clients  other, 2026-11-22"]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({}, "actions.no_text"),
        ({"text": ""}, "actions.no_text"),
        ({"text": " \n"}, "actions.no_text"),
        ({"text": "x", "kind": "fax"}, "values.not_a_choice"),
        ({"text": "x", "date": "5"}, "dates.bare_number"),
        ({"text": "x", "time": "25:00"}, "dates.not_a_time"),
        ({"text": "a\0"}, "values.has_nul"),
    ],
)
def test_what_is_no_contact_is_wrong_usage(said: dict[str, str], code: str, tmp_path: Path) -> None:
    error = refusal(lambda: build_entry(make_book(tmp_path), said))

    assert (error.code, error.exit_code) == (code, ExitCode.USAGE)


def test_a_next_step_that_is_no_day_writes_nothing(tmp_path: Path) -> None:
    make_book(tmp_path)

    assert refusal(lambda: log(tmp_path, text="x", follow_up="7")).code == "dates.bare_number"
    assert files(tmp_path)[TWO] == CLIENTS[TWO]


# -- JSON lines ----------------------------------------------------------------------------------


def stream(root: Path, *lines: Any) -> Plan:
    """Lines entered, texts as they stand and others as JSON; the plan that was carried out."""
    texts = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
    return done(opened(root), lambda w: plan_log_lines(w, texts)).plan


def test_lines_are_entered_for_their_clients_in_one_change(tmp_path: Path) -> None:
    make_book(tmp_path)

    plan = stream(
        tmp_path,
        {"ref": "acme", "text": "one", "date": "2026-11-01", "kind": "call", "id": "a-1"},
        "",
        {"ref": "K-1", "text": "two", "next": "+7d", "todo": "Call", "author": None},
        {"ref": "Acme Two", "text": "three", "id": None},
        "  \n",
    )

    assert plan.changes.subject == "log 2 clients"
    assert plan.changes.reported == (
        Reported("acme", ACME, "added", "a-1"),
        Reported("acme", ACME, "added", "261122-012345"),
        Reported("acme-two", TWO, "added", "261122-6789ab"),
    )
    assert sentences(plan) == ["Logged  3 entries for 2 clients, 0 there already"]
    text = files(tmp_path)[ACME]
    assert "next:\n  date: 2026-11-29\n  what: Call\n" in text
    assert text.index("id: 260901-aaaaaa") < text.index("id: a-1") < text.index("id: 261122-012345")


def test_lines_of_one_client_come_by_their_days(tmp_path: Path) -> None:
    make_book(tmp_path)

    stream(tmp_path, *({"ref": "acme-two", "text": f"no {t}", "date": f"2026-11-0{t}"} for t in "312"))

    assert [line[-1] for line in files(tmp_path)[TWO].splitlines() if "text" in line] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("held", "order"),
    [
        ("", "123"),
        ("log:\n", "123"),
        ("log: []\n", "123"),
        ("log:\n  - {date: 2026-11-02, text: two}\n", "1o23"),
        ("log:\n  - {date: 2026-11-03, text: two}\n  - {date: 2026-11-01, text: two}\n", "oo312"),
        ("log:\n  - {date: 2026-11-02, text: two}\n  - no entry\n", "o312"),
        ("log:\n  - {date: 2026-11, text: two}\n", "o123"),
    ],
)
def test_lines_find_their_place_among_what_is_there(held: str, order: str, tmp_path: Path) -> None:
    """By day, those of a day as they come, or last where what is there is in no order; o: an old entry."""
    path = "clients/x.yaml"
    make_book(tmp_path, {path: f"name: X\n{held}"})

    stream(tmp_path, *({"ref": "x", "text": f"no {t}", "date": f"2026-11-0{t}"} for t in "312"))

    assert "".join(line[-1] for line in _entries(files(tmp_path)[path])) == order


def _entries(text: str) -> list[str]:
    return [line.rstrip("}") for line in text.splitlines() if "text: " in line]


def test_a_fault_that_is_there_already_may_move_down(tmp_path: Path) -> None:
    entries = "log:\n  - {date: 2026-09-01, text: a}\n  - {date: 2026-09-02, kind: fax, text: b}\n"
    make_book(tmp_path, {"clients/x.yaml": f"name: X\n{entries}"})

    log(tmp_path, "x", date="2026-08-01", text="new")

    text = files(tmp_path)["clients/x.yaml"]
    assert text.index("text: new") < text.index("text: a") < text.index("kind: fax")


def test_an_entry_whose_id_is_there_already_is_skipped(tmp_path: Path) -> None:
    make_book(tmp_path)
    lines = [
        {"ref": "acme", "text": "x", "id": "260901-aaaaaa"},
        {"ref": "acme-two", "text": "y", "id": "260901-aaaaaa"},
    ]

    first = stream(tmp_path, *lines, lines[1])
    second = stream(tmp_path, *lines)

    assert sentences(first) == ["Logged  1 entry for 1 client, 2 there already"]
    assert sentences(second) == ["Logged  0 entries for 0 clients, 2 there already"]
    assert second.changes.is_empty
    assert files(tmp_path)[ACME] == CLIENTS[ACME]


def test_days_ahead_in_a_stream_are_warned_of(tmp_path: Path) -> None:
    make_book(tmp_path)

    plan = stream(tmp_path, {"ref": "acme", "text": "x", "date": "2026-12-01"}, {"ref": "acme", "text": "y"})

    assert [english(warning) for warning in plan.warnings] == ["2026-12-01 lies ahead of today"]


GOOD = '{"ref": "acme", "text": "x"}'
BAD = [
    ("no json", "actions.bad_json_at", ExitCode.INVALID),
    ('{"ref": "acme"', "actions.bad_json_at", ExitCode.INVALID),
    ('{"ref": "acme", "text": NaN}', "actions.bad_json", ExitCode.INVALID),
    ('\ufeff{"ref": "acme", "text": "x"}', "actions.bad_json_at", ExitCode.INVALID),
    ("[" * 100_000, "actions.bad_json", ExitCode.INVALID),
    ("9" * 10_000, "actions.bad_json", ExitCode.INVALID),
    ("[]", "actions.no_object", ExitCode.INVALID),
    ('"text"', "actions.no_object", ExitCode.INVALID),
    ("null", "actions.no_object", ExitCode.INVALID),
    ('{"text": "x"}', "actions.line_without_ref", ExitCode.INVALID),
    ('{"ref": "", "text": "x"}', "actions.line_without_ref", ExitCode.INVALID),
    ('{"ref": null, "text": "x"}', "actions.line_without_ref", ExitCode.INVALID),
    ('{"ref": "acme"}', "actions.no_text", ExitCode.INVALID),
    ('{"ref": "acme", "text": " "}', "actions.no_text", ExitCode.INVALID),
    ('{"ref": "acme", "text": true}', "actions.not_text", ExitCode.INVALID),
    ('{"ref": "acme", "text": ["x"]}', "actions.not_text", ExitCode.INVALID),
    ('{"ref": {}, "text": "x"}', "actions.not_text", ExitCode.INVALID),
    ('{"ref": "acme", "txt": "x"}', "actions.unknown_key", ExitCode.INVALID),
    ('{"ref": "acme", "qqqqqq": "x"}', "actions.unknown_key", ExitCode.INVALID),
    ('{"ref": "acme", "text": "x", "text": "y"}', "actions.key_twice", ExitCode.INVALID),
    ('{"ref": "acme", "text": "x", "id": "a b"}', "values.bad_item_id", ExitCode.INVALID),
    ('{"ref": "acme", "text": "x", "id": ""}', "values.bad_item_id", ExitCode.INVALID),
    ('{"ref": "acme", "text": "x", "date": "5"}', "dates.bare_number", ExitCode.INVALID),
    ('{"ref": "acme", "text": "x", "kind": "fax"}', "values.not_a_choice", ExitCode.INVALID),
    ('{"ref": "acme", "text": "x", "next": "7"}', "dates.bare_number", ExitCode.INVALID),
    ('{"ref": "acme", "text": "\\ud800"}', "values.not_unicode", ExitCode.INVALID),
    ('{"ref": "nobody", "text": "x"}', "store.no_client", ExitCode.NOT_FOUND),
    ('{"ref": "acm", "text": "x"}', "store.no_client", ExitCode.NOT_FOUND),
    ('{"ref": "  ", "text": "x"}', "actions.empty_reference", ExitCode.INVALID),
]


@pytest.mark.parametrize(("line", "code", "exit_code"), BAD, ids=range(len(BAD)))
def test_a_bad_line_is_named_and_nothing_is_entered(
    line: str, code: str, exit_code: ExitCode, tmp_path: Path
) -> None:
    make_book(tmp_path)
    error = refusal(lambda: stream(tmp_path, GOOD, "", line, GOOD))

    assert (error.code, error.exit_code, str(error.location)) == (code, exit_code, "stdin:3")
    assert error.hint is not None or code == "actions.key_twice"
    assert files(tmp_path)[ACME] == CLIENTS[ACME]


def test_whole_numbers_and_decimals_are_taken_as_they_are_written() -> None:
    lines = ['{"ref": 42, "text": 1.50, "date": 20261101}']

    (line,) = read_lines(lines, Form(("text", "date")))

    assert (line.number, line.ref, line.item, line.said) == (
        1,
        "42",
        None,
        {"text": "1.50", "date": "20261101"},
    )


def test_an_unknown_key_names_those_there_are(tmp_path: Path) -> None:
    error = refusal(lambda: list(read_lines(['{"txet": 1}'], Form(("text", "date")))))

    assert english(error.hint) == "there are: text"
