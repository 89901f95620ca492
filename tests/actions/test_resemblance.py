"""Likely duplicates: pairs made by hand, scores worked out by hand, and near misses that are none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from clientctl.actions.adding import NewClient, plan_add
from clientctl.actions.duplicates import list_duplicates
from clientctl.actions.selection import Selection
from clientctl.errors import Conflict, WrongUsage
from clientctl.messages import LANGUAGES, word
from tests.actions.book import english, ids, make_book, refusal
from tests.actions.book import rows as rows_of

ALL = Selection()


def pairs(tmp_path: Path, one: str, other: str) -> list[tuple[int, tuple[str, ...]]]:
    """Score and reasons of two clients."""
    workspace = make_book(tmp_path, {"clients/a.yaml": f"{one}\n", "clients/b.yaml": f"{other}\n"})
    found = list(list_duplicates(workspace, ALL).answer.objects())
    assert all((row["a"], row["b"]) == ("a", "b") for row in found)
    return [(row["score"], tuple(row["reasons"])) for row in found]


PAIRS: Mapping[str, tuple[str, str, int, tuple[str, ...]]] = {
    "same name": ("name: Acme", "name: ' ＡＣＭＥ '", 80, ("name",)),
    "same name of persons": ("{name: 张伟, kind: person}", "{name: 张伟, kind: person}", 60, ("name",)),
    "accents": ("name: Ærlig Øl", "name: aerlig ol", 80, ("name",)),
    "an alias": ("name: Acme", "{name: Other, aliases: [acme]}", 70, ("alias",)),
    "two aliases": ("{name: X1, aliases: [acme]}", "{name: Y2, aliases: [Acme]}", 70, ("alias",)),
    "legal form": ("name: Nordlys AS", "name: Nordlys", 65, ("legal_form",)),
    "Chinese legal form": ("name: 星河科技有限公司", "name: 星河科技", 65, ("legal_form",)),
    "blanks and signs": ("name: Nord-Lys Seafood", "name: nordlys sea food", 65, ("legal_form",)),
    "pinyin": ("name: 上海海阳水产", "name: 上海海洋水产", 50, ("pinyin",)),
    "pinyin behind a legal form": ("name: 上海海阳水产有限公司", "name: 上海海洋水产", 50, ("pinyin",)),
    "Chinese and Latin": ("name: 张伟", "name: Zhang Wei", 50, ("pinyin",)),
    "Latin the other way round": ("name: 张伟", "name: Wei Zhang", 50, ("pinyin",)),
    "spelling": ("name: Kitayama Suisan Ltd", "name: Kitayma Suisan", 45, ("spelling",)),
    "phone": ("{name: A1, phone: +47 22 33 44 55}", "{name: B1, phone: 0047-22334455}", 75, ("phone",)),
    "phone at home": ("{name: A1, phone: +47 22 33 44 55}", "{name: B1, phone: '22334455'}", 75, ("phone",)),
    "mobile": ("{name: A1, phone: +86 138 0013 8000}", "{name: B1, phone: '13800138000'}", 75, ("phone",)),
    "mail": ("{name: A1, email: Post@x.example}", "{name: B1, email: post@X.example}", 80, ("email",)),
    "number": ("{name: A1, number: k-1}", "{name: B1, number: K-1}", 90, ("number",)),
    "credit code": (
        "{name: A1, registration_number: 914 403}",
        "{name: B1, registration_number: '914403'}",
        95,
        ("registration_number",),
    ),
    "id number": ("{name: A1, id_number: 11X}", "{name: B1, id_number: 11x}", 95, ("id_number",)),
    "wechat": ("{name: A1, wechat: zw_1}", "{name: B1, wechat: ZW_1}", 80, ("wechat",)),
    # 1 - 0.2 × 0.25 = 0.95
    "two reasons": (
        "{name: Acme, phone: '22334455'}",
        "{name: acme, phone: 22 33 44 55}",
        95,
        ("name", "phone"),
    ),
    # 0.75 × 0.6
    "person and company": (
        "{name: A1, kind: person, phone: '22334455'}",
        "{name: B1, kind: organisation, phone: '22334455'}",
        45,
        ("phone",),
    ),
    # 0.8 × 0.5
    "another credit code": (
        "{name: Acme, registration_number: '1'}",
        "{name: Acme, registration_number: '2'}",
        40,
        ("name",),
    ),
    # 0.75 × 0.5, rounded half up; shown nevertheless, for `add` refuses it
    "a phone and another code": (
        "{name: A1, phone: '22334455', registration_number: '1'}",
        "{name: B1, phone: '22334455', registration_number: '2'}",
        38,
        ("phone",),
    ),
}


@pytest.mark.parametrize(("one", "other", "score", "reasons"), PAIRS.values(), ids=PAIRS)
def test_a_pair_has_a_score_and_its_reasons(
    tmp_path: Path, one: str, other: str, score: int, reasons: tuple[str, ...]
) -> None:
    assert pairs(tmp_path, one, other) == [(score, reasons)]


NEAR_MISSES = [
    ("name: 张伟", "name: 张为"),
    ("name: 北京星河科技", "name: 上海星河科技"),
    ("name: 北京星河科技", "name: 南京星河科技"),
    ("name: North Foods", "name: South Foods"),
    ("name: Branch 10001", "name: Branch 10002"),
    ("name: Zhang Wei", "name: Wei Zhang"),
    ("{name: A1, phone: '123'}", "{name: B1, phone: '123'}"),
    ("{name: A1, phone: +47 22 33 44 55}", "{name: B1, phone: +45 22 33 44 55}"),
    ("{name: A1, phone: 021-62345678}", "{name: B1, phone: 010-62345678}"),
    ("{name: A1, tags: [x], owner: li}", "{name: B1, tags: [x], owner: li}"),
    # 0.65 × 0.5
    ("{name: Acme AS, registration_number: '1'}", "{name: Acme Ltd, registration_number: '2'}"),
]


@pytest.mark.parametrize(("one", "other"), NEAR_MISSES)
def test_near_misses_are_no_pairs(tmp_path: Path, one: str, other: str) -> None:
    assert pairs(tmp_path, one, other) == []


REFUSED: Mapping[str, dict[str, Any]] = {
    "name": {"name": "ACME"},
    "alias": {"name": "acme nor"},
    "number": {"name": "X1", "flags": (("number", "k-1"),)},
    "email": {"name": "X1", "flags": (("email", "POST@acme.example"),)},
    "phone": {"name": "X1", "flags": (("phone", "0047 22334455"),)},
}


@pytest.mark.parametrize(("reason", "new"), REFUSED.items())
def test_what_add_refuses_is_a_pair_once_it_is_forced(
    tmp_path: Path, reason: str, new: dict[str, Any]
) -> None:
    acme = "name: Acme\naliases: [Acme Nor]\nnumber: K-1\nemail: post@acme.example\nphone: +47 22 33 44 55\n"
    workspace = make_book(tmp_path, {"clients/acme.yaml": acme})
    assert isinstance(refusal(lambda: plan_add(workspace, NewClient(**new))), Conflict)
    forced = plan_add(workspace, NewClient(**new, is_forced=True, id="forced")).changes.changes[0]
    assert forced.after is not None
    workspace = make_book(tmp_path, {forced.path: forced.after.decode()})
    (row,) = list_duplicates(workspace, ALL).answer.objects()
    assert (row["a"], row["b"], row["reasons"]) == ("acme", "forced", [reason])


THREE = {
    "clients/c.yaml": "name: Acme\nphone: '22334455'\n",
    "clients/a.yaml": "name: Acme\n",
    "clients/b.yaml": "name: Acme\nphone: '22334455'\n",
    "archive/d.yaml": "name: Acme\n",
}


def test_pairs_come_by_score_then_ids_and_archived_clients_in_none(tmp_path: Path) -> None:
    found = list_duplicates(make_book(tmp_path, THREE), ALL)
    assert [(row["a"], row["b"], row["score"]) for row in found.answer.objects()] == [
        ("b", "c", 95),
        ("a", "b", 80),
        ("a", "c", 80),
    ]
    assert found.count == 3
    assert ids(found.answer) == ["b", "c", "a", "b", "a", "c"]
    assert english(found.answer.foot[0]) == "3 pairs · where two are one: clientctl merge A B keeps A"


def test_pairs_are_sorted_chosen_and_limited_as_asked(tmp_path: Path) -> None:
    workspace = make_book(tmp_path, THREE)
    found = list_duplicates(workspace, Selection(columns=("b", "score"), sort=("-b", "a"), limit=2))
    assert list(found.answer.objects()) == [{"b": "c", "score": 80}, {"b": "c", "score": 95}]
    assert english(found.answer.foot[0]).startswith("2 of 3 pairs")
    assert isinstance(
        refusal(lambda: list_duplicates(workspace, Selection(columns=("total",))).answer), WrongUsage
    )


def test_people_see_names_and_reasons_in_words(tmp_path: Path) -> None:
    files = {
        "clients/a.yaml": "name: Acme AS\nphone: '22334455'\n",
        "clients/b.yaml": "name: ACME\nphone: '22334455'\n",
    }
    answer = list_duplicates(make_book(tmp_path, files), ALL).answer
    (row,) = rows_of(answer)
    cells = {
        column.name: cell
        for column, cell in zip(answer.tables[0].columns, row, strict=True)
        if column.audience == "people"
    }
    assert (cells["score"], cells["a"], cells["b"], cells["names"]) == (91, "a", "b", "Acme AS / ACME")
    assert [word(cells["reasons"], language) for language in LANGUAGES] == [
        "same name but for the legal form; same phone",
        "名称只差公司类型；电话相同",
    ]


def test_nobody_twice_is_told(tmp_path: Path) -> None:
    found = list_duplicates(make_book(tmp_path, {"clients/a.yaml": "name: Acme\n"}), ALL)
    assert english(found.answer.foot[0]) == "no likely duplicates among 1 client"


def test_what_very_many_share_pairs_each_with_the_first_alone(tmp_path: Path) -> None:
    files = {f"clients/c{n:02}.yaml": f"name: Firm {n}\nphone: '00000 1234567'\n" for n in range(30)}
    found = list(list_duplicates(make_book(tmp_path, files), ALL).answer.objects())
    assert [(row["a"], row["b"]) for row in found] == [("c00", f"c{n:02}") for n in range(1, 30)]


def test_a_file_that_cannot_be_read_is_told_and_hides_nothing(tmp_path: Path) -> None:
    found = list_duplicates(make_book(tmp_path, {**THREE, "clients/bad.yaml": "name: [\n"}), ALL)
    assert found.count == 3
    assert [problem.location.path for problem in found.problems] == ["clients/bad.yaml"]
