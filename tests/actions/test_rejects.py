"""import: rows that cannot be taken, and imports that cannot be meant."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from clientctl.errors import ExitCode
from tests.actions.book import CLIENTS, english, files, make_book, refusal
from tests.actions.tables import outcome, plan, take, told


def test_one_bad_row_means_nothing_is_written(tmp_path: Path) -> None:
    make_book(tmp_path)
    planned = take(tmp_path, "name,grade\nNewton,A\nOther,Z\n")

    assert planned.plan.changes.is_empty
    assert outcome(planned)[3] == [(3, "grade")]
    assert files(tmp_path).keys() == {"clientctl.yaml", *CLIENTS}


def test_good_rows_are_written_where_they_are_wanted(tmp_path: Path) -> None:
    make_book(tmp_path)
    planned = take(tmp_path, "name,grade\nNewton,A\nOther,Z\n", takes_good=True)

    assert outcome(planned) == (["newton"], [], 0, [(3, "grade")])
    assert "clients/newton.yaml" in files(tmp_path)


REJECTS = [
    ("name,grade,email\nX,Z,nobody\n", ["grade", "email"]),
    ("name,grade\n,A\n", ["name"]),
    ("name,number\n,\n , x\n", ["name"]),
    ("name,phone\nX,none\n", ["phone"]),
    ("name,since\nX,01/02/2026\n", ["since"]),
    ('name,annual_revenue\nX,"1,5"\n', ["annual_revenue"]),
    ("name,employees\nX,-5\n", ["employees"]),
    ("name,contacts.phone\nX,123456\n", ["contacts"]),
    ("name\n!!!\n", ["id"]),
    ("name,grade\nX,A,B\n", [""]),
    ("name,notes\nX," + "y" * 40 + ",extra\n", [""]),
    ("name\n" + "x" * 301 + "\n", ["name"]),
]


@pytest.mark.parametrize(("table", "fields"), REJECTS, ids=range(len(REJECTS)))
def test_a_row_that_cannot_be_taken_names_every_field_at_fault(
    table: str, fields: list[str], tmp_path: Path
) -> None:
    make_book(tmp_path)
    planned = plan(tmp_path, table)

    assert [reject.field for reject in planned.rejects] == fields
    assert planned.plan.changes.is_empty
    assert all(english(reject.reason) for reject in planned.rejects)


def test_a_reject_says_what_to_write_instead(tmp_path: Path) -> None:
    make_book(tmp_path)

    assert told(plan(tmp_path, "name,grade\nX,Z\n")) == ["2 grade: grade cannot be 'Z' (one of: A, B, C, D)"]


def test_a_key_that_several_clients_share_is_rejected(tmp_path: Path) -> None:
    make_book(tmp_path)

    assert told(plan(tmp_path, "name,grade\nAcme AS,B\n")) == [
        "2 name: the key fits several clients: acme, acme-old"
    ]


def test_a_client_whose_file_is_broken_is_rejected(tmp_path: Path) -> None:
    make_book(tmp_path, {**CLIENTS, "clients/odd.yaml": "name: Odd\nemail: [\n"})
    planned = plan(tmp_path, "id,name\nodd,New\n")

    assert [(reject.field) for reject in planned.rejects] == ["id"]


def test_a_client_in_conflict_is_not_written_to(tmp_path: Path) -> None:
    conflict = "<<<<<<< ours\nname: Both\n=======\nname: Other\n>>>>>>> theirs\n"
    make_book(tmp_path, {**CLIENTS, "clients/both.yaml": conflict})
    planned = plan(tmp_path, "name,grade\nBoth,A\n")

    assert outcome(planned) == ([], [], 0, [(2, "id")])


def test_a_row_that_would_make_a_client_invalid_is_rejected(tmp_path: Path) -> None:
    make_book(tmp_path)
    planned = plan(tmp_path, f"number,name\nK-1,{'x' * 301}\n")

    assert outcome(planned) == ([], [], 0, [(2, "name")])


def test_rows_of_one_client_that_contradict_each_other_are_rejected(tmp_path: Path) -> None:
    make_book(tmp_path)
    planned = plan(tmp_path, "name,grade,tags\nNewton,A,x\nNewton,B,y\nNewton,,z\n")

    assert outcome(planned) == (["newton"], ["newton"], 0, [(3, "grade")])


@pytest.mark.parametrize(
    ("table", "how", "code"),
    [
        ("name\nX\n", {"mapping": [("nmae", "grade")]}, "actions.no_column"),
        ("name\nX\n", {"mapping": [("name", "gradee")]}, "actions.unknown_field"),
        ("name,x\nX,5\n", {"mapping": [("x", "total")]}, "actions.cannot_import"),
        ("name,x\nX,5\n", {"mapping": [("x", "orders.amount")]}, "actions.cannot_import"),
        ("name\nX\n", {"key": "gradee"}, "actions.unknown_field"),
        ("name\nX\n", {"key": "email"}, "actions.no_key_column"),
        ("colour\nred\n", {}, "actions.no_key_column"),
    ],
)
def test_what_cannot_be_imported_is_wrong_usage(
    table: str, how: dict[str, Any], code: str, tmp_path: Path
) -> None:
    make_book(tmp_path)
    error = refusal(lambda: plan(tmp_path, table, **how))

    assert (error.code, error.exit_code) == (code, ExitCode.USAGE)


def test_rows_without_a_name_make_no_client(tmp_path: Path) -> None:
    make_book(tmp_path)

    assert outcome(plan(tmp_path, "number,grade\nK-77,A\nK-1,B\n")) == ([], ["acme"], 0, [(2, "name")])


def test_what_the_book_requires_rejects_a_row(tmp_path: Path) -> None:
    make_book(tmp_path, settings="clientctl: 1\nrequire:\n  - {when: grade:A, has: [owner]}\n")

    assert told(plan(tmp_path, "name,grade\nNewton,A\n"))[0].startswith("2 owner: owner is missing")
