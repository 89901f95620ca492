"""done: which step is closed, what becomes of it, and what the log then says."""

from __future__ import annotations

from pathlib import Path

import pytest

from clientctl.actions.changing import Plan
from clientctl.actions.finishing import Finish, plan_done
from clientctl.actions.targets import Target
from clientctl.errors import ClientctlError, ExitCode
from clientctl.messages import Language
from clientctl.model import Reported
from tests.actions.book import done, english, files, make_book, opened, refusal, sentences

X = "clients/x.yaml"
# today is Sunday, 22 November 2026
NOTE = "    date: 2026-11-22\n    kind: note\n    author: wang\n    text: "
LATER = "reminders:\n  - {id: aa-1, date: 2026-12-01, what: send the list}\n"
MONTHLY = "reminders:\n  - {id: m, date: 2026-10-31, what: call, repeats: 1m}\n"


def book(root: Path, text: str) -> None:
    make_book(root, {X: f"name: X\n{text}"})


def finish(root: Path, item: str | None = None, again: str | None = None, language: Language = "en") -> Plan:
    """One step of the client x closed; the plan that was carried out."""
    return done(opened(root), lambda w: plan_done(w, Target("x"), Finish(item, again, language))).plan


def refused(root: Path, item: str | None = None, again: str | None = None) -> ClientctlError:
    """The refusal, after which the file is as it was."""
    before = files(root)
    error = refusal(lambda: finish(root, item, again))
    assert files(root) == before
    return error


def test_the_next_step_goes_and_is_logged_in_its_own_words(tmp_path: Path) -> None:
    book(tmp_path, "next: {date: 2026-11-25, what: Send offer}\nnotes: n\n")
    plan = finish(tmp_path)

    assert files(tmp_path)[X] == f"name: X\nnotes: n\nlog:\n  - id: 261122-012345\n{NOTE}Send offer\n"
    assert sentences(plan) == ["Done  x  Send offer   clients/x.yaml"]
    assert plan.changes.subject == "done x"
    assert plan.changes.reported == (
        Reported("x", X, "updated"),
        Reported("x", X, "added", "261122-012345"),
    )


def test_the_same_again_is_counted_from_today_and_keeps_its_words(tmp_path: Path) -> None:
    book(tmp_path, "next:\n  date: 2026-09-01\n  what: Send offer  # by post\n")
    plan = finish(tmp_path, again="3个月")

    assert files(tmp_path)[X].startswith(
        "name: X\nnext:\n  date: 2027-02-22\n  what: Send offer  # by post\nlog:"
    )
    assert sentences(plan) == ["Done  x  Send offer; next 2027-02-22   clients/x.yaml"]


def test_a_reminder_is_marked_as_done_today(tmp_path: Path) -> None:
    book(tmp_path, LATER)
    plan = finish(tmp_path)

    assert "  - {id: aa-1, date: 2026-12-01, what: send the list, done: 2026-11-22}\n" in files(tmp_path)[X]
    assert files(tmp_path)[X].endswith("text: send the list\n")
    assert plan.changes.reported == (
        Reported("x", X, "updated", "aa-1"),
        Reported("x", X, "added", "261122-012345"),
    )


def test_a_reminder_again_stays_open_on_another_day(tmp_path: Path) -> None:
    book(tmp_path, LATER)
    finish(tmp_path, again="2w")

    assert "  - {id: aa-1, date: 2026-12-06, what: send the list}\n" in files(tmp_path)[X]


def test_a_reminder_without_an_id_gets_one(tmp_path: Path) -> None:
    book(tmp_path, "reminders:\n  - date: 2026-12-01\n    what: call\n")
    plan = finish(tmp_path)

    assert (
        "reminders:\n  - id: 261122-012345\n    date: 2026-12-01\n    what: call\n    done: 2026-11-22\n"
        in files(tmp_path)[X]
    )
    assert [row.item for row in plan.changes.reported] == ["261122-012345", "261122-6789ab"]


@pytest.mark.parametrize(
    ("following", "reminders", "closed"),
    [
        ("2026-11-25", {"a": "2026-11-26", "b": "2026-11-24"}, "b"),
        ("2026-11-25", {"a": "2026-11-26", "b": "2026-11-25"}, "next"),
        ("2026-11-25", {"a": "2026-11-25"}, "next"),
        ("2027-01-01", {"a": "2026-11-26", "b": "2026-11-26"}, "a"),
        (None, {"a": "2030-01-01"}, "a"),
        (None, {}, "next"),
    ],
)
def test_the_earliest_step_is_closed_first(
    tmp_path: Path, following: str | None, reminders: dict[str, str], closed: str
) -> None:
    dated = f"date: {following}, " if following else ""
    entries = "".join(f"  - {{id: {item}, date: {day}, what: {item}}}\n" for item, day in reminders.items())
    book(tmp_path, f"next: {{{dated}what: next}}\n" + (f"reminders:\n{entries}" if entries else ""))

    assert sentences(finish(tmp_path)) == [f"Done  x  {closed}   clients/x.yaml"]


SEVERAL = (
    "next: {date: 2026-01-01, what: first of all}\n"
    "reminders:\n"
    "  - {id: aa-1, date: 2026-12-03, what: one}\n"
    "  - {id: aa-2, date: 2026-12-01, what: two}\n"
    "  - {id: last-ship, date: 2026-12-02, what: three}\n"
    "  - {id: aa-12, date: 2026-11-23, what: four}\n"
    "  - {id: bb, date: 2026-11-01, what: five, done: 2026-11-02}\n"
)


@pytest.mark.parametrize(
    ("item", "closed"),
    [
        ("next", "first of all"),
        ("last", "four"),
        ("aa-1", "one"),
        ("aa-12", "four"),
        ("aa-2", "two"),
        ("l", "three"),
        ("last-ship", "three"),
    ],
)
def test_an_item_is_an_id_its_beginning_or_a_word(tmp_path: Path, item: str, closed: str) -> None:
    book(tmp_path, SEVERAL)

    assert sentences(finish(tmp_path, item)) == [f"Done  x  {closed}   clients/x.yaml"]


def test_an_id_comes_before_the_word_that_it_looks_like(tmp_path: Path) -> None:
    book(tmp_path, f"next: {{date: 2026-11-25}}\n{LATER}  - {{id: next, date: 2026-12-02, what: two}}\n")

    assert sentences(finish(tmp_path, "next")) == ["Done  x  two   clients/x.yaml"]


@pytest.mark.parametrize(
    ("item", "code", "hint"),
    [
        ("aa", "steps.ambiguous_item", "open are: next (2026-01-01, first of all), aa-12 (2026-11-23, four)"),
        ("zz", "steps.no_item", "open are: next (2026-01-01, first of all), aa-12 (2026-11-23, four)"),
        ("", "steps.no_item", "open are: next (2026-01-01, first of all), aa-12 (2026-11-23, four)"),
        ("bb", "steps.closed_already", "open are: next (2026-01-01, first of all), aa-12 (2026-11-23, four)"),
    ],
)
def test_an_item_that_is_not_open_is_refused_with_those_that_are(
    tmp_path: Path, item: str, code: str, hint: str
) -> None:
    book(tmp_path, SEVERAL)
    error = refused(tmp_path, item)

    assert (error.exit_code, error.code) == (ExitCode.NOT_FOUND, code)
    assert english(error.hint).startswith(hint)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "next: {}\n",
        "reminders: []\n",
        "reminders:\n  - {id: a, date: 2026-11-01, what: w, done: 2026-11-01}\n",
    ],
)
@pytest.mark.parametrize("again", [None, "3m"])
def test_nothing_to_do_is_refused(tmp_path: Path, text: str, again: str | None) -> None:
    book(tmp_path, text)
    error = refused(tmp_path, again=again)

    assert (error.exit_code, error.code) == (ExitCode.NOT_FOUND, "steps.nothing_to_do")
    assert english(error.hint) == "plan one: clientctl log x TEXT --next DATE --todo TEXT"


def test_what_is_done_already_is_told_also_where_nothing_else_is_open(tmp_path: Path) -> None:
    book(tmp_path, "reminders:\n  - {id: a, date: 2026-11-01, what: w, done: 2026-11-02}\n")

    assert english(refused(tmp_path, "a", "3m").message) == "a was done on 2026-11-02"


@pytest.mark.parametrize("again", ["0d", "friday", "-3m", "2026-12-01", "", "1.5m", "101y"])
def test_again_takes_a_duration_only(tmp_path: Path, again: str) -> None:
    book(tmp_path, LATER)
    error = refused(tmp_path, again=again)

    assert error.exit_code == ExitCode.USAGE
    assert english(error.hint) == "write 90d, 12w, 3m (months) or 1y"


@pytest.mark.parametrize(("language", "words"), [("en", "Next step done"), ("zh", "下一步已完成")])
def test_a_step_without_words_is_logged_as_done(tmp_path: Path, language: Language, words: str) -> None:
    book(tmp_path, "next: {date: 2026-11-25}\n")
    finish(tmp_path, language=language)

    assert files(tmp_path)[X] == f"name: X\nlog:\n  - id: 261122-012345\n{NOTE}{words}\n"


def test_the_note_goes_to_its_day(tmp_path: Path) -> None:
    book(
        tmp_path,
        LATER + "log:\n  - {id: a, date: 2026-11-22, text: a}\n  - {id: b, date: 2026-12-24, text: b}\n",
    )
    finish(tmp_path)

    assert f"text: a}}\n  - id: 261122-012345\n{NOTE}send the list\n  - {{id: b" in files(tmp_path)[X]


# date, repeats, the date after it is done today
MOVES = [
    ("2026-11-22", "1w", "2026-11-29"),
    ("2026-11-21", "1w", "2026-11-28"),
    ("2026-11-23", "1w", "2026-11-30"),
    ("2026-06-01", "1w", "2026-11-23"),
    ("2026-11-22", "10d", "2026-12-02"),
    ("2026-11-15", "1m", "2026-12-15"),
    ("2026-12-15", "1m", "2027-01-15"),
    ("2026-02-28", "1m", "2026-11-28"),
    ("2026-08-31", "3m", "2026-11-30"),
    ("2024-02-29", "1y", "2027-02-28"),
    ("2028-02-29", "1y", "2029-02-28"),
    ("2020-11-22", "1年", "2027-11-22"),
]


@pytest.mark.parametrize(("day", "repeats", "following"), MOVES)
def test_a_reminder_that_repeats_moves_on_past_today(
    tmp_path: Path, day: str, repeats: str, following: str
) -> None:
    book(tmp_path, f"reminders:\n  - {{id: m, date: {day}, what: call, repeats: {repeats}}}\n")
    plan = finish(tmp_path)

    assert f"  - {{id: m, date: {following}, what: call, repeats: {repeats}}}\n" in files(tmp_path)[X]
    assert sentences(plan) == [f"Done  x  call; next {following}   clients/x.yaml"]
    assert files(tmp_path)[X].count("text: call") == 1


def test_a_day_that_a_short_month_hides_is_kept_once_as_done(tmp_path: Path) -> None:
    book(tmp_path, MONTHLY)
    workspace = opened(tmp_path)
    plans = []
    for day in ("2026-11-30", "2026-12-31", "2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"):
        plans.append(done(workspace, lambda w: plan_done(w, Target("x"), Finish())).plan)
        assert files(tmp_path)[X].startswith(
            f"name: X\nreminders:\n  - {{id: m, date: {day}, what: call, repeats: 1m}}\n"
            "  - id: 261122-012345\n    date: 2026-10-31\n    what: call\n    done: 2026-11-22\n"
            "    repeats: 1m\nlog:\n"
        )

    assert plans[0].changes.reported == (
        Reported("x", X, "updated", "m"),
        Reported("x", X, "added", "261122-012345"),
        Reported("x", X, "added", "261122-6789ab"),
    )
    assert [row.action for row in plans[1].changes.reported] == ["updated", "added"]


def test_a_done_reminder_of_another_thing_does_not_change_the_day(tmp_path: Path) -> None:
    others = (
        "  - {id: a, date: 2026-10-31, what: mail, repeats: 1m, done: 2026-10-31}\n"
        "  - {id: b, date: 2026-10-31, what: call, done: 2026-10-31}\n"
        "  - {id: c, date: 2026-10-31, what: call, repeats: 1m}\n"
    )
    book(tmp_path, f"reminders:\n  - {{id: m, date: 2026-11-30, what: call, repeats: 1m}}\n{others}")
    finish(tmp_path, "m")

    assert "{id: m, date: 2026-12-30, what: call, repeats: 1m}\n" in files(tmp_path)[X]


def test_again_moves_a_reminder_that_repeats_to_another_day(tmp_path: Path) -> None:
    book(tmp_path, MONTHLY)
    finish(tmp_path, again="6d")

    assert "reminders:\n  - {id: m, date: 2026-11-28, what: call, repeats: 1m}\nlog:" in files(tmp_path)[X]


def test_a_length_of_time_that_cannot_be_read_is_refused_with_the_file(tmp_path: Path) -> None:
    book(tmp_path, MONTHLY.replace("1m", "often"))
    error = refused(tmp_path)

    assert (error.exit_code, error.code) == (ExitCode.INVALID, "dates.not_a_duration")
    assert str(error.location) == X


def test_many_clients_are_all_done_or_none(tmp_path: Path) -> None:
    texts = {"x": f"name: X\n{LATER}", "y": f"name: Y\n{LATER}", "z": "name: Z\n"}
    make_book(tmp_path, {f"clients/{name}.yaml": text for name, text in texts.items()})
    before = files(tmp_path)
    error = refusal(
        lambda: done(opened(tmp_path), lambda w: plan_done(w, Target(lines=["x", "z"]), Finish()))
    )
    assert (error.code, error.message.values["id"]) == ("steps.nothing_to_do", "z")
    assert files(tmp_path) == before

    plan = done(opened(tmp_path), lambda w: plan_done(w, Target(lines=["x", "y", "x"]), Finish())).plan
    assert sentences(plan) == ["Done  2 clients"]
    assert plan.changes.subject == "done 2 clients"
    assert [text.count("send the list") for text in files(tmp_path).values()] == [0, 2, 2, 0]
