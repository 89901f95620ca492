"""risk: clients by how likely they are to leave, worked out by hand for 22 November 2026."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from clientctl.actions.risk_listing import list_risk
from clientctl.actions.selection import Selection
from clientctl.actions.workspace import Workspace
from clientctl.errors import Message, WrongUsage
from clientctl.messages import LANGUAGES, Language, word
from tests.actions.book import ids, make_book, rows

ALL = Selection()
COMPLAINT = "feedback: [{date: 2026-11-01, kind: complaint, text: late}]\n"
SURVEY = "surveys: [{date: 2026-11-01, score: 3}]\n"
DEBT = "payments: [{due: 2026-11-01, amount: 5}]\n"
FILES = {
    # 25 and 20: silent for 100 days; then 25, 20, 15; 15; nothing; 20 but archived
    "clients/annoyed.yaml": f"name: Annoyed\nsince: 2026-08-14\n{COMPLAINT}",
    "clients/bolting.yaml": f"name: Bolting\nsince: 2026-08-14\n{COMPLAINT}{SURVEY}",
    "clients/calm.yaml": "name: Calm\nsince: 2026-11-01\n",
    "clients/debtor.yaml": f"name: Debtor\n{DEBT}",
    "clients/lost.yaml": f"name: Lost\nstage: lost\n{DEBT}",
    "archive/old.yaml": "name: Old\nsince: 2026-08-14\n",
}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return make_book(tmp_path_factory.mktemp("book"), FILES)


def foot(workspace: Workspace, *query: str, selection: Selection = ALL) -> str:
    (found,) = list_risk(workspace, query, selection).answer.foot
    assert word(found, "zh")
    return word(found, "en")


def reasons(workspace: Workspace, query: str, language: Language = "en") -> list[str | None]:
    answer = list_risk(workspace, (query,), ALL).answer
    (place,) = (place for place, column in enumerate(answer.tables[0].columns) if column.name == "why")
    cells = [row[place] for row in rows(answer)]
    return [word(cell, language) if isinstance(cell, Message) else cell for cell in cells]


def test_the_riskiest_come_first_and_ties_by_id(workspace: Workspace) -> None:
    found = list_risk(workspace, (), ALL)
    keys = ("id", "name", "risk", "risk_level")
    assert list(found.answer.objects()) == [
        dict(zip(keys, row, strict=True))
        for row in [
            ("bolting", "Bolting", Decimal(60), "high"),
            ("annoyed", "Annoyed", Decimal(45), "medium"),
            ("debtor", "Debtor", Decimal(15), "low"),
            ("lost", "Lost", Decimal(15), "low"),
            ("calm", "Calm", Decimal(0), "low"),
        ]
    ]
    assert found.count == 5
    assert ids(found.answer) == ["bolting", "annoyed", "debtor", "lost", "calm"]


def test_the_risk_is_that_of_the_computed_fields(workspace: Workspace) -> None:
    for row in list_risk(workspace, (), ALL).answer.objects():
        client = workspace.repository.client(row["id"])
        assert client is not None
        subject = workspace.subject(client)
        assert (subject.fact("risk"), subject.fact("risk_level")) == (row["risk"], row["risk_level"])


def test_people_are_told_which_signals_hold(workspace: Workspace) -> None:
    assert reasons(workspace, "id:bolting") == [
        "1 open complaint since 2026-11-01; no contact for 100 days, at most 90; satisfaction 3 on 2026-11-01"
    ]
    assert reasons(workspace, "id:bolting", "zh") == [
        "1 件投诉未结，最早 2026-11-01；100 天未联系，至多应为 90 天；2026-11-01 满意度 3"
    ]
    assert reasons(workspace, "id:calm") == [None]


def test_another_order_starts_from_ids_and_a_limit_comes_last(workspace: Workspace) -> None:
    by_level = list_risk(workspace, (), Selection(sort=("risk_level",), limit=4))
    assert ids(by_level.answer) == ["calm", "debtor", "lost", "annoyed"]
    assert ids(list_risk(workspace, (), Selection(limit=1)).answer) == ["bolting"]
    assert ids(list_risk(workspace, ("archived:true",), ALL).answer) == ["old"]
    assert ids(list_risk(workspace, ("risk>=15", "not:stage:lost"), ALL).answer) == [
        "bolting",
        "annoyed",
        "debtor",
    ]
    with pytest.raises(WrongUsage):
        list_risk(workspace, (), Selection(columns=("why",)))


def test_the_last_line_counts_levels_of_all_that_match(workspace: Workspace) -> None:
    next_step = " · why: clientctl explain REF risk"
    assert foot(workspace) == f"5 clients, 1 at high risk, 1 at medium{next_step}"
    assert foot(workspace, selection=Selection(limit=2)) == (
        f"2 of 5 clients, 1 at high risk, 1 at medium{next_step}"
    )
    assert foot(workspace, "risk<30") == "3 clients, none at medium or high risk"
    assert foot(workspace, "nobody") == "no client matches; how to ask: clientctl help query"


def test_an_empty_book_says_how_to_begin(tmp_path: Path) -> None:
    assert "clientctl add" in foot(make_book(tmp_path, {}))


def test_weights_of_the_book_decide_and_one_of_none_turns_its_signal_off(tmp_path: Path) -> None:
    settings = "clientctl: 1\nrisk: {weights: {complaint: 0, silence: 70, satisfaction: 45.5}}\n"
    workspace = make_book(tmp_path, FILES, settings=settings)
    found = list_risk(workspace, ("id:bolting,annoyed",), ALL).answer
    # 70 + 45.5 are 100 at most
    assert [(row["id"], row["risk"], row["risk_level"]) for row in found.objects()] == [
        ("bolting", Decimal(100), "high"),
        ("annoyed", Decimal(70), "high"),
    ]
    assert reasons(workspace, "id:annoyed") == ["no contact for 100 days, at most 90"]
    assert [column.tones for column in found.tables[0].columns if column.name == "risk_level"][-1] == (
        ("high", "danger"),
        ("medium", "warning"),
    )


def test_orders_without_a_rate_are_told_of_those_who_are_shown(tmp_path: Path) -> None:
    order = "orders: [{date: 2026-01-01, amount: 5, currency: XXX}]\n"
    workspace = make_book(
        tmp_path,
        {"clients/a.yaml": f"name: A\n{order}{COMPLAINT}", "clients/b.yaml": f"name: B\n{order}"},
    )
    one = Selection(limit=1)
    assert [w.values["id"] for w in list_risk(workspace, (), one).warnings] == ["a"]
    assert list_risk(workspace, (), one, shows_values=False).warnings == ()
    assert all(word(w, language) for w in list_risk(workspace, (), ALL).warnings for language in LANGUAGES)
    # where a sum decides who is meant, all that were looked at are told of, once
    assert [w.values["id"] for w in list_risk(workspace, ("total:0",), one).warnings] == ["a", "b"]


def test_files_that_cannot_be_read_are_told_beside_the_others(tmp_path: Path) -> None:
    workspace = make_book(tmp_path, {**FILES, "clients/broken.yaml": "name: [\n"})
    found = list_risk(workspace, (), ALL)
    assert found.count == 5
    assert {problem.location.path for problem in found.problems} == {"clients/broken.yaml"}
