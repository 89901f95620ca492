"""add: a new file with its id, its defaults, and nobody twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from clientctl.actions.adding import NewClient, plan_add
from clientctl.actions.likeness import marks
from clientctl.errors import ExitCode
from clientctl.model import Reported
from tests.actions.book import CLIENTS, done, english, files, make_book, opened, refusal, sentences


def add(root: Path, name: str | None, **more: Any) -> str:
    """Add a client to the book; the text of its file."""
    plan = done(opened(root), lambda w: plan_add(w, NewClient(name, **more))).plan
    return files(root)[plan.changes.changes[0].path]


def test_a_client_has_a_name_and_the_day_that_it_was_entered(tmp_path: Path) -> None:
    outcome = done(make_book(tmp_path), lambda w: plan_add(w, NewClient("Ærlig Øl AS")))

    assert files(tmp_path)["clients/aerlig-ol.yaml"] == "name: Ærlig Øl AS\nsince: 2026-11-22\n"
    assert sentences(outcome.plan) == ["Added  aerlig-ol  clients/aerlig-ol.yaml"]
    assert outcome.plan.changes.subject == "add aerlig-ol"
    assert outcome.plan.changes.reported == (Reported("aerlig-ol", "clients/aerlig-ol.yaml", "added"),)


def test_fields_come_by_flags_assignments_and_tags_in_the_order_of_files(tmp_path: Path) -> None:
    make_book(tmp_path)

    text = add(
        tmp_path,
        "New Co",
        flags=[
            ("industry", "food"),
            ("owner", "me"),
            ("aliases", "Nova"),
            ("aliases", "Neo"),
            ("grade", "b"),
        ],
        assignments=["grade=A", "since=2026-01-05", "address.city=Oslo", "tags+=x"],
        tags=["+vip", "vip", "fair"],
    )

    assert text == (
        "name: New Co\naliases:\n  - Nova\n  - Neo\nowner: wang\ngrade: A\ntags:\n  - x\n  - vip\n  - fair\n"
        "since: 2026-01-05\nindustry: food\naddress:\n  city: Oslo\n"
    )


IDS = [
    ("张伟", None, "zhangwei"),
    ("Nordlys Seafood AS", None, "nordlys-seafood"),
    ("New Co", "chosen-1", "chosen-1"),
]


@pytest.mark.parametrize(("name", "wanted", "client"), IDS)
def test_the_id_comes_from_the_name_unless_it_is_given(
    name: str, wanted: str | None, client: str, tmp_path: Path
) -> None:
    make_book(tmp_path)
    add(tmp_path, name, id=wanted)

    assert f"clients/{client}.yaml" in files(tmp_path)


def test_an_id_that_is_taken_gets_four_characters_behind_it(tmp_path: Path) -> None:
    make_book(tmp_path, {**CLIENTS, "clients/acme-0123.yaml": "name: X\n"})

    add(tmp_path, "Acme", is_forced=True)
    add(tmp_path, "Gone", is_forced=True)

    # draws count upwards: 0123 is taken, 4567 is free; `gone` is taken by an archived client
    assert files(tmp_path)["clients/acme-4567.yaml"].startswith("name: Acme\n")
    assert files(tmp_path)["clients/gone-0123.yaml"].startswith("name: Gone\n")


@pytest.mark.parametrize(
    ("wanted", "code", "exit_code"),
    [
        ("acme", "actions.id_taken", ExitCode.CONFLICT),
        ("gone", "actions.id_taken", ExitCode.CONFLICT),
        ("Acme", "values.bad_id", ExitCode.USAGE),
        ("con", "values.bad_id", ExitCode.USAGE),
        ("../x", "values.bad_id", ExitCode.USAGE),
        ("", "values.bad_id", ExitCode.USAGE),
    ],
)
def test_an_id_that_is_taken_or_none_is_refused(
    wanted: str, code: str, exit_code: ExitCode, tmp_path: Path
) -> None:
    make_book(tmp_path)

    error = refusal(lambda: add(tmp_path, "New Co", id=wanted))

    assert (error.code, error.exit_code) == (code, exit_code)
    assert files(tmp_path).keys() == {"clientctl.yaml", *CLIENTS}


LIKE = [
    ("the name", {"name": "ACME  as"}, ("acme", "name", "acme as")),
    ("an alias as name", {"name": "acme norway"}, ("acme", "name", "acme norway")),
    ("the name as alias", {"name": "X", "assignments": ["aliases=华贸"]}, ("huadong", "name", "华贸")),
    ("the number", {"name": "X", "assignments": ["number=k-2"]}, ("huadong", "number", "k-2")),
    ("an archived one's number", {"name": "X", "assignments": ["number=K-9"]}, ("acme-old", "number", "k-9")),
    (
        "the e-mail",
        {"name": "X", "assignments": ["email=POST@acme.example"]},
        ("acme", "email", "post@acme.example"),
    ),
    ("the phone", {"name": "X", "flags": [("phone", "+47 22334455")]}, ("acme", "phone", "4722334455")),
]


@pytest.mark.parametrize(("new", "like"), [row[1:] for row in LIKE], ids=[row[0] for row in LIKE])
def test_a_client_like_one_that_is_there_is_refused_unless_forced(
    new: dict[str, Any], like: tuple[str, str, str], tmp_path: Path
) -> None:
    make_book(tmp_path)
    error = refusal(lambda: add(tmp_path, **new))

    assert (error.code, error.exit_code) == ("actions.likely_duplicate", ExitCode.CONFLICT)
    assert tuple(error.message.values[key] for key in ("id", "field", "value")) == like
    assert "--force" in english(error.hint)
    assert add(tmp_path, **new, id="forced", is_forced=True)


@pytest.mark.parametrize(
    "new",
    [
        {"name": "Acme"},
        {"name": "X", "assignments": ["phone=22 33"]},
        {"name": "X", "assignments": ["phone=22334455"]},
        {"name": "X", "assignments": ["wechat=acme"]},
        {"name": "X", "assignments": ["company=Acme AS"]},
    ],
)
def test_what_is_not_alike_is_no_duplicate(new: dict[str, Any], tmp_path: Path) -> None:
    make_book(tmp_path)

    assert add(tmp_path, **new)


MARKS = [
    ({}, []),
    ({"name": " ", "aliases": 5, "number": 5, "email": " ", "phone": 123456}, []),
    ({"aliases": "x"}, [("name", "x")]),  # wrongly written, but found by it all the same
    ({"name": "A", "aliases": ["B", 5, ""]}, [("name", "a"), ("name", "b")]),
    (
        {"number": "N", "email": "E@x.no", "phone": "12-34-5"},
        [("number", "n"), ("email", "e@x.no"), ("phone", "12345")],
    ),
    ({"phone": "1234"}, []),
]


@pytest.mark.parametrize(("document", "found"), MARKS)
def test_what_two_clients_that_are_one_have_in_common(document: Any, found: list[tuple[str, str]]) -> None:
    assert list(marks(document)) == found


@pytest.mark.parametrize(
    ("new", "code", "exit_code"),
    [
        ({"name": None}, "actions.no_name", ExitCode.USAGE),
        ({"name": ""}, "actions.no_name", ExitCode.USAGE),
        ({"name": "  "}, "actions.no_name", ExitCode.USAGE),
        ({"name": "!!!"}, "actions.no_id", ExitCode.USAGE),
        ({"name": "X", "flags": [("grade", "Z")]}, "values.not_a_choice", ExitCode.USAGE),
        ({"name": "X", "assignments": ["total=5"]}, "actions.computed", ExitCode.USAGE),
        ({"name": "X", "tags": ["a,b"]}, "values.bad_tag", ExitCode.USAGE),
        ({"name": "x" * 301}, "schema.too_long", ExitCode.USAGE),
        ({"name": "X", "file": ("f.yaml", b"- a\n")}, "text.root_not_mapping", ExitCode.INVALID),
        (
            {"name": "X", "file": ("f.yaml", b"grade: Z\nname: Y\n")},
            "actions.would_be_invalid",
            ExitCode.INVALID,
        ),
        ({"name": None, "file": ("f.yaml", b"grade: A\n")}, "actions.no_name", ExitCode.USAGE),
    ],
)
def test_what_cannot_be_added_is_refused(
    new: dict[str, Any], code: str, exit_code: ExitCode, tmp_path: Path
) -> None:
    make_book(tmp_path)
    error = refusal(lambda: add(tmp_path, **new))

    assert (error.code, error.exit_code) == (code, exit_code)
    assert files(tmp_path).keys() == {"clientctl.yaml", *CLIENTS}


def test_a_yaml_file_is_taken_as_it_is_written(tmp_path: Path) -> None:
    make_book(tmp_path)
    given = "# from the fair\nname: New Co   # the name\ngrade: B\n"

    text = add(tmp_path, None, file=("new.yaml", given.encode()), flags=[("owner", "li")])

    assert text == "# from the fair\nname: New Co   # the name\nowner: li\ngrade: B\nsince: 2026-11-22\n"


def test_json_is_written_in_the_style_of_the_book(tmp_path: Path) -> None:
    make_book(tmp_path)
    given = b'{"grade": "B", "name": "New Co", "since": "2026-01-05", "tags": ["a"]}'

    assert (
        add(tmp_path, None, file=("new.json", given))
        == "name: New Co\ngrade: B\ntags:\n  - a\nsince: 2026-01-05\n"
    )


def test_a_name_beside_a_file_wins(tmp_path: Path) -> None:
    make_book(tmp_path)

    assert add(tmp_path, "Other", file=("new.yaml", b"name: New Co\n")) == "name: Other\nsince: 2026-11-22\n"


def test_what_the_book_requires_of_new_clients_is_required(tmp_path: Path) -> None:
    make_book(tmp_path, settings="clientctl: 1\nrequire:\n  - {when: id:any, has: [owner]}\n")

    error = refusal(lambda: add(tmp_path, "New Co"))

    assert [problem.code for problem in error.problems] == ["actions.required"]
    assert add(tmp_path, "New Co", flags=[("owner", "me")])
