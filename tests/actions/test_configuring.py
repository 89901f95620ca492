"""config get, set, list: values by their types, comments kept, and nothing made invalid unasked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from clientctl.actions.configuring import plan_config
from clientctl.actions.selection import Selection
from clientctl.actions.settings_shown import get_setting, list_settings
from clientctl.errors import ExitCode
from clientctl.model import Reported
from tests.actions.book import CLIENTS, done, english, files, make_book, opened, refusal, sentences

SETTINGS = """\
# ours
clientctl: 1
title: Our book   # for all

log: {kind: call}
labels:
  grade: {A: core}   # the best
rates:
  EUR: 7.8
"""


def change(root: Path, key: str, value: str, *, is_forced: bool = False) -> list[str]:
    """What setting a key tells."""
    return sentences(done(opened(root), lambda w: plan_config(w, key, value, is_forced=is_forced)).plan)


def settings_of(root: Path) -> str:
    return files(root)["clientctl.yaml"]


# -- get and list --------------------------------------------------------------------------------------

GOT: list[tuple[str, Any, str | None]] = [
    ("title", "Our book", "Our book"),
    ("log.kind", "call", "call"),
    ("currency", "CNY", "CNY"),
    ("autocommit", True, "true"),
    ("rfm.recency", [30, 90, 180, 365], "[30, 90, 180, 365]"),
    ("labels.grade.A", "core", "core"),
    ("labels", {"grade": {"A": "core"}}, "{grade: {A: core}}"),
    ("clv", {"years": 3, "margin": 1}, "{years: 3, margin: 1}"),
    ("language", None, None),
    ("people.wang.name", None, None),
]


@pytest.mark.parametrize(("key", "value", "line"), GOT)
def test_a_key_gives_what_counts_set_or_not(key: str, value: Any, line: str | None, tmp_path: Path) -> None:
    got = get_setting(make_book(tmp_path, settings=SETTINGS), key, Selection())

    assert list(got.answer.objects()) == [{"key": key, "value": value}]
    assert got.line == line


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("titel", "did you mean title?"),
        ("rfm.recensy", "did you mean rfm.recency, rfm.frequency?"),
        ("zzz", "all of them: clientctl config list"),
    ],
)
def test_an_unknown_key_is_refused_with_near_ones(key: str, hint: str, tmp_path: Path) -> None:
    workspace = make_book(tmp_path)
    for act in (lambda: get_setting(workspace, key, Selection()), lambda: plan_config(workspace, key, "x")):
        error = refusal(act)
        assert (error.code, error.exit_code) == ("shaping.config_unknown_key", ExitCode.USAGE)
        assert english(error.hint) == hint


def test_the_list_has_every_value_that_counts_and_marks_defaults_for_people(tmp_path: Path) -> None:
    workspace = make_book(tmp_path, settings=SETTINGS)

    answer, problems = list_settings(workspace, Selection())

    assert problems == ()
    objects = {row["key"]: row["value"] for row in answer.objects()}
    assert list(objects)[:6] == ["clientctl", "title", "currency", "rates.EUR", "autocommit", "log.kind"]
    assert (objects["log.kind"], objects["clv.years"], objects["rfm.frequency"]) == ("call", 3, [8, 5, 3, 2])
    assert all(list(row) == ["key", "value"] for row in answer.objects())
    (table,) = answer.tables
    shown = [column.name for column in table.columns if column.audience == "people"]
    cells = {row[0]: [*row][2:] for row in table.rows}
    assert shown == ["key", "origin", "value"]
    assert cells["log.kind"] == ["log.kind", None, "call"]
    assert english(cells["clv.years"][1]) == "default"
    assert cells["rfm.frequency"][2] == "[8, 5, 3, 2]"


@pytest.mark.parametrize("text", ["clientctl: 1\ncurrency: yen\n", "clientctl: [\n", "- a\n"])
def test_what_can_be_read_of_a_broken_file_is_told_and_nothing_is_set(text: str, tmp_path: Path) -> None:
    workspace = make_book(tmp_path, settings=text)

    answer, problems = list_settings(workspace, Selection())
    error = refusal(lambda: change(tmp_path, "title", "x"))

    assert {row["key"]: row["value"] for row in answer.objects()}["clv.years"] == 3
    assert {problem.location.path for problem in problems} == {"clientctl.yaml"}
    assert (error.code, error.exit_code) == ("actions.broken_settings", ExitCode.INVALID)
    assert settings_of(tmp_path) == text


# -- set -----------------------------------------------------------------------------------------------


def test_a_value_is_set_in_its_line_and_all_else_stays(tmp_path: Path) -> None:
    make_book(tmp_path, settings=SETTINGS)

    outcome = done(opened(tmp_path), lambda w: plan_config(w, "labels.grade.A", "核心"))

    assert settings_of(tmp_path) == SETTINGS.replace("{A: core}", "{A: 核心}")
    assert sentences(outcome.plan) == ["Set  labels.grade.A  核心   clientctl.yaml"]
    assert outcome.plan.changes.subject == "config labels.grade.A"
    assert outcome.plan.changes.reported == (Reported("", "clientctl.yaml", "updated"),)


# key, what is typed, the value stored
TYPED: list[tuple[str, str, Any]] = [
    ("title", "A: b # c", "A: b # c"),
    ("title", "[draft]", "[draft]"),
    ("language", "ZH", "zh"),
    ("currency", "eur", "EUR"),
    ("autocommit", "否", False),
    ("log.kind", "微信", "wechat"),
    ("clv.margin", "0.32", "0.32"),
    ("clv.years", "５", 5),
    ("risk.high", "70", 70),
    ("rfm.recency", "30,60,90,180", [30, 60, 90, 180]),
    ("rfm.recency", "30、60；90 , 180", [30, 60, 90, 180]),
    ("rfm.monetary", "[200000, 50000, 10000, 1000.5]", [200000, 50000, 10000, "1000.5"]),
    ("rfm.monetary", "20万,1万,1000,1", [200000, 10000, 1000, 1]),
    ("vocabulary.industry", "retail, food", ["retail", "food"]),
    ("vocabulary.industry", "- retail\n- food\n", ["retail", "food"]),
    ("vocabulary.industry", '"a, b",food,retail', ["a, b", "food", "retail"]),
    ("vocabulary.number", "K-1,K-2,0012", ["K-1", "K-2", "0012"]),
    ("labels.log.kind.visit", "上门", "上门"),
    ("labels.stage", "{lead: 新, lost: 'NO'}", {"lead": "新", "lost": "NO"}),
    ("rates.USD", "7.1", "7.1"),
    ("rates.EUR", "[{from: 2026-01-01, rate: 8}]", [{"from": "2026-01-01", "rate": 8}]),
    ("rates.EUR", '[{"from": "2026-01-01", "rate": 8}]', [{"from": "2026-01-01", "rate": 8}]),
    ("people.wang.name", "王芳", "王芳"),
    ("people.wang.email", "wang@acme.example", "wang@acme.example"),
    ("people", "{li: {name: 李}}", {"li": {"name": "李"}}),
    ("roles.sales.change", "all", "all"),
    ("roles.sales.change", "owner", ["owner"]),
    ("roles.sales.read", "owner,stage", ["owner", "stage"]),
    ("reports.mine.by", "region", "region"),
    ("reports.mine.by", "region,grade", ["region", "grade"]),
    ("stages", "[{name: trial, as: lead}]", [{"name": "trial", "as": "lead"}]),
    ("grading", "- when: total>1\n  grade: A", [{"when": "total>1", "grade": "A"}]),
    ("transitions.stage.lead", "prospect,lost", ["prospect", "lost"]),
    ("import.maps.shop.E-Mail", "email", "email"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "typed", "value"), TYPED)
def test_values_are_read_as_their_key_says(key: str, typed: str, value: Any, tmp_path: Path) -> None:
    make_book(tmp_path, settings="clientctl: 1\n")

    change(tmp_path, key, typed, is_forced=True)

    (found,) = get_setting(opened(tmp_path), key, Selection()).answer.objects()
    assert plain(found["value"]) == value
    line = get_setting(opened(tmp_path), key, Selection()).line
    assert line is not None
    if "-" not in typed[:1]:  # what is shown can be typed again
        assert change(tmp_path, key, line, is_forced=True) == []


def plain(value: Any) -> Any:
    """Decimals as text, since 7.1 is none of them."""
    if isinstance(value, list):
        return [plain(one) for one in value]
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    return value if isinstance(value, str | bool | int) else str(value)


REFUSED = [
    ("language", "fr", "values.not_a_choice"),
    ("currency", "yen?", "values.bad_currency"),
    ("autocommit", "maybe", "values.not_a_flag"),
    ("clv.years", "three", "values.not_a_number"),
    ("clv.years", "0", "schema.not_above"),
    ("clv.margin", "0,32", "values.ambiguous"),
    ("risk.high", "101", "schema.too_large"),
    ("rfm.recency", "30,60,90", "schema.too_few"),
    ("rfm.recency", "90,60,30,10", "schema.not_rising"),
    ("rfm.recency", "{a: 1}", "schema.wrong_type"),
    ("rates.EUR", "dear", "values.not_a_number"),
    ("rates.eur", "7", "values.bad_currency"),
    ("rates.EUR", "[{from: 2026-01-01}]", "schema.missing"),
    ("people.wang.email", "nobody", "values.bad_email"),
    ("people.wang", "{nam: x}", "schema.unknown_key"),
    ("people", "wang", "shaping.config_needs_data"),
    ("grading", "A", "shaping.config_needs_data"),
    ("grading", "[{when: 'taf:1', grade: A}]", "query.unknown_field"),
    ("grading", "[{when: 'total>0 suggested_grade:A', grade: A}]", "actions.grading_cycle"),
    ("risk.high", "30", "schema.levels_out_of_order"),
    ("grading", "[{when: total>1", "text.open_bracket"),
    ("labels.gard.A", "x", "schema.no_field"),
    ("labels.grade.E", "x", "values.not_a_choice"),
    ("vocabulary.industri", "a", "schema.no_field"),
    ("require", "[{when: grade:A, has: [taf]}]", "schema.no_field"),
    ("roles.sales.change", "everything", "schema.no_field"),
    ("clientctl", "2", "shaping.config_format"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "typed", "code"), REFUSED)
def test_a_value_that_its_key_cannot_take_is_wrong_usage(
    key: str, typed: str, code: str, tmp_path: Path
) -> None:
    make_book(tmp_path, settings=SETTINGS)

    error = refusal(lambda: change(tmp_path, key, typed, is_forced=True))

    assert (error.code, error.exit_code, error.hint is not None) == (code, ExitCode.USAGE, True)
    assert settings_of(tmp_path) == SETTINGS


CLEARED = [
    ("title", "title: Our book   # for all\n", "Cleared  title   clientctl.yaml"),
    ("log.kind", "log: {kind: call}\n", "Cleared  log.kind, again other   clientctl.yaml"),
    ("rates", "rates:\n  EUR: 7.8\n", "Cleared  rates   clientctl.yaml"),
]


@pytest.mark.parametrize(("key", "gone", "told"), CLEARED)
def test_nothing_clears_a_key_and_the_default_counts_again(
    key: str, gone: str, told: str, tmp_path: Path
) -> None:
    make_book(tmp_path, settings=SETTINGS)

    assert change(tmp_path, key, " ") == [told]
    assert settings_of(tmp_path) == SETTINGS.replace(gone, "")
    assert change(tmp_path, key, "") == []


def test_the_value_that_is_there_is_no_change(tmp_path: Path) -> None:
    make_book(tmp_path, settings=SETTINGS)

    assert change(tmp_path, "log.kind", "电话") == []
    assert change(tmp_path, "rates.EUR", "7.80") == []
    assert settings_of(tmp_path) == SETTINGS


def test_another_currency_converts_nothing_and_says_so(tmp_path: Path) -> None:
    plan = plan_config(make_book(tmp_path, settings=SETTINGS), "currency", "EUR")

    assert [english(told) for told in plan.warnings] == [
        "nothing is converted: rates and amounts without a currency are in EUR from now on"
    ]


# -- what it does to others ----------------------------------------------------------------------------

CONSEQUENCES = [
    # acme is in retail, as is zhang-san; acme-two in food
    ("vocabulary.industry", "food", "", {"clients/acme.yaml", "clients/zhang-san.yaml"}),
    ("vocabulary.tags", "VIP", "", {"clients/acme.yaml", "clients/huadong.yaml", "archive/gone.yaml"}),
    ("require", "[{when: grade:A, has: [owner]}]", "", {"clients/huadong.yaml"}),
    ("stages", "", "stages: [{name: trial, as: lead}]\n", {"clients/new.yaml", "views/tried.yaml"}),
    ("roles.boss.change", "all", "people: {li: {role: sales}}\n", {"clientctl.yaml"}),
    (
        "stages",
        "",
        "stages: [{name: trial, as: lead}]\ngrading: [{when: stage:trial, grade: A}]\n",
        {"clients/new.yaml", "views/tried.yaml", "clientctl.yaml"},
    ),
]


@pytest.mark.parametrize(("key", "typed", "more", "paths"), CONSEQUENCES)
def test_files_that_would_become_invalid_stand_in_the_way_unless_forced(
    key: str, typed: str, more: str, paths: set[str], tmp_path: Path
) -> None:
    before = f"clientctl: 1\n{more}"
    others = {"clients/broken.yaml": "name: [\n", "clients/wrong.yaml": "name: W\ngrade: Z\n"}
    if "trial" in more:
        others |= {"clients/new.yaml": "name: N\nstage: trial\n", "views/tried.yaml": "query: stage:trial\n"}
    make_book(tmp_path, {**CLIENTS, **others}, settings=before)

    error = refusal(lambda: change(tmp_path, key, typed))

    assert (error.code, error.exit_code) == ("shaping.config_breaks", ExitCode.INVALID)
    assert {problem.location.path for problem in error.problems} == paths
    assert f"{len(paths)} file" in english(error.message)
    assert settings_of(tmp_path) == before

    plan = done(opened(tmp_path), lambda w: plan_config(w, key, typed, is_forced=True)).plan
    assert [warning.code for warning in plan.warnings] == ["shaping.config_broke"]
    assert settings_of(tmp_path) != before


def test_what_is_invalid_already_does_not_stand_in_the_way(tmp_path: Path) -> None:
    settings = "clientctl: 1\nvocabulary: {industry: [metal]}\nrfm: {recency: [4, 3, 2, 1]}\n"
    make_book(tmp_path, {**CLIENTS, "views/odd.yaml": "query: taf:1\n"}, settings=settings)

    assert change(tmp_path, "vocabulary.industry", "metal,wood") == [
        "Set  vocabulary.industry  [metal, wood]   clientctl.yaml"
    ]


def test_a_field_of_the_books_own_keeps_its_schema(tmp_path: Path) -> None:
    own = '{"type": "object", "properties": {"custom": {"type": "object", "properties": {"tier": {"x-kind": "text"}}}}}'
    books = {
        **CLIENTS,
        "schema/client.schema.json": own,
        "clients/own.yaml": "name: O\ncustom: {tier: gold}\n",
    }
    make_book(tmp_path, books)

    assert refusal(lambda: change(tmp_path, "vocabulary.custom.tier", "silver")).exit_code == 4
    assert change(tmp_path, "vocabulary.custom.tier", "silver, gold") != []
    assert refusal(lambda: change(tmp_path, "vocabulary.custom.teir", "a")).exit_code == 2
