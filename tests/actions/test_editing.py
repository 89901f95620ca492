"""edit: what a person typed is written as it is; new entries get ids, new errors and taken numbers are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from clientctl.actions.adding import NewClient, begin_add, plan_typed
from clientctl.actions.changing import Plan
from clientctl.actions.editing import Original, find_errors, find_original, plan_edit
from clientctl.actions.workspace import Workspace
from clientctl.errors import ExitCode
from clientctl.model import Reported
from tests.actions.book import CLIENTS, done, english, files, make_book, opened, refusal, sentences

ACME = "clients/acme.yaml"
SMALL = "clients/small.yaml"
# random draws count upwards from 0, the first letters of the alphabet of ids
FIRST_ID = "261122-012345"


def edited(workspace: Workspace, reference: str, typed: str) -> Plan:
    original = find_original(workspace, reference)
    return done(workspace, lambda w: plan_edit(w, original, typed.encode())).plan


def written(root: Path, before: str, typed: str) -> str:
    """The file after an edit of a book of one client."""
    workspace = make_book(root, {SMALL: before})
    edited(workspace, "small", typed)
    return files(root)[SMALL]


def test_the_text_is_written_as_typed(tmp_path: Path) -> None:
    typed = "# ours\nname:   'Small'\ngrade: A    # why\n\n\ntags: [ b,a ]\n"

    assert written(tmp_path, "name: Small\n", typed) == typed


def test_it_is_one_commit_and_one_line(tmp_path: Path) -> None:
    plan = edited(make_book(tmp_path), "acme-two", "name: Acme Two\ngrade: A\nowner: li\nphone: '123456'\n")

    assert sentences(plan) == ["Edited  acme-two  grade, phone, industry cleared   clients/acme-two.yaml"]
    assert plan.changes.subject == "edit acme-two"
    assert plan.changes.reported == (Reported("acme-two", "clients/acme-two.yaml", "updated"),)


BASE = """\
name: Small
tags: [a, b]
address: {city: Bergen}
log:
  - {id: x1, date: 2026-01-01, text: one}
  - {id: x2, date: 2026-01-02, text: two}
"""

WHAT = [
    ("name: Small\n", "name: Little\n", "name"),
    ("city: Bergen", "city: Oslo", "address"),
    ("[a, b]", "[a, b, c, d]", "tags +2"),
    ("[a, b]", "[b]", "tags -1"),
    ("[a, b]", "[b, a]", "tags"),
    ("[a, b]", "[a, c]", "tags"),
    ("[a, b]", "[a, c, d]", "tags, tags +1"),
    ("tags: [a, b]\n", "", "tags cleared"),
    ("log:", "log:\n  - {id: x0, date: 2026-01-01, text: zero}", "log +1"),
    ("text: two", "text: three", "log"),
    ("  - {id: x2, date: 2026-01-02, text: two}\n", "", "log -1"),
    ("name: Small\n", "name: Small  # really\n", "comments or layout only"),
]


@pytest.mark.parametrize(("old", "new", "what"), WHAT)
def test_it_says_which_fields_changed(old: str, new: str, what: str, tmp_path: Path) -> None:
    plan = edited(make_book(tmp_path, {SMALL: BASE}), "small", BASE.replace(old, new))

    assert sentences(plan) == [f"Edited  small  {what}   clients/small.yaml"]


def test_entries_that_are_written_or_changed_get_an_id_and_others_stay_as_they_are(tmp_path: Path) -> None:
    before = """\
name: Small
orders:
- amount: 5
  date: 2026-01-01
- {date: 2026-01-02, amount: 6}
log:
  - date: 2026-01-01  # as it was
    text: one
  - text: two
    date: 2026-01-02
"""
    typed = (
        before.replace("amount: 6", "amount: 7").replace("one", "eins")
        + "  - {date: 2026-01-03, text: three}\n"
    )

    assert (
        written(tmp_path, before, typed)
        == """\
name: Small
orders:
- amount: 5
  date: 2026-01-01
- {id: 261122-012345, date: 2026-01-02, amount: 7}
log:
  - id: 261122-6789ab
    date: 2026-01-01  # as it was
    text: eins
  - text: two
    date: 2026-01-02
  - {id: 261122-cdefgh, date: 2026-01-03, text: three}
"""
    )


def test_an_empty_id_is_none(tmp_path: Path) -> None:
    typed = "name: Small\nlog:\n  - id:\n    date: 2026-01-01\n    text: one\n"

    assert written(tmp_path, "name: Small\n", typed) == typed.replace("id:", f"id: {FIRST_ID}")


def test_a_file_that_could_not_be_read_is_mended(tmp_path: Path) -> None:
    workspace = make_book(tmp_path, {SMALL: "name: Small: Ltd\nlog:\n  - {date: 2026-01-01, text: one}\n"})

    plan = edited(workspace, "small", "name: Small Ltd\nlog:\n  - {date: 2026-01-01, text: one}\n")

    assert sentences(plan) == ["Edited  small  name, log +1   clients/small.yaml"]
    assert files(tmp_path)[SMALL].startswith("name: Small Ltd\n")


@pytest.mark.parametrize(
    ("typed", "code", "line"),
    [
        ("name: Small\ngrade: Z\n", "values.not_a_choice", 2),
        ("name: A\nname: B\n", "text.duplicate_key", 2),
        ("grade: A\n", "schema.missing", 1),
        ("- a\n", "text.root_not_mapping", 1),
        ("name: Small\n<<<<<<< ours\n", "text.conflict", 2),
        ("name: Small\nlog:\n  - text: x\n    nothing: y\n", "schema.missing", 3),
    ],
)
def test_new_errors_keep_a_text_from_being_written(typed: str, code: str, line: int, tmp_path: Path) -> None:
    workspace = make_book(tmp_path, {SMALL: "name: Small\n"})
    original = find_original(workspace, "small")

    found = find_errors(workspace, original, typed.encode())

    assert (found[0].code, found[0].location.line) == (code, line)
    error = refusal(lambda: done(workspace, lambda w: plan_edit(w, original, typed.encode())))
    assert error.exit_code == ExitCode.INVALID
    assert files(tmp_path)[SMALL] == "name: Small\n"


def test_bytes_that_are_no_utf8_are_an_error_with_their_place(tmp_path: Path) -> None:
    workspace = make_book(tmp_path, {SMALL: "name: Small\n"})

    (problem,) = find_errors(workspace, find_original(workspace, "small"), b"name: Small\nregion: M\xf8re\n")

    assert str(problem.location) == "clients/small.yaml:2:10"
    assert english(problem.message) == "not UTF-8 (byte 0xf8)"


def test_errors_that_were_there_are_told_and_do_not_stand_in_the_way(tmp_path: Path) -> None:
    workspace = make_book(tmp_path, {SMALL: "name: Small\ngrade: Z\nstage: lead\n"})
    original = find_original(workspace, "small")
    typed = "name: Small\nstage: active\ngrade: Z\n"

    assert find_errors(workspace, original, typed.encode()) == ()
    assert [p.code for p in find_errors(workspace, original, original.raw, all_errors=True)] == [
        "values.not_a_choice"
    ]
    plan = edited(workspace, "small", typed)
    assert [(p.code, p.severity, p.location.line) for p in plan.problems] == [
        ("values.not_a_choice", "warning", 3)
    ]
    assert files(tmp_path)[SMALL] == typed


def test_a_number_that_another_client_has_is_refused(tmp_path: Path) -> None:
    workspace = make_book(tmp_path)

    error = refusal(lambda: edited(workspace, "acme-two", "name: Acme Two\nnumber: k-9\n"))

    assert (error.code, error.exit_code) == ("actions.number_taken", ExitCode.CONFLICT)
    assert files(tmp_path) == {"clientctl.yaml": "clientctl: 1\n", **CLIENTS}


def test_the_number_that_a_client_has_stays_its_own(tmp_path: Path) -> None:
    workspace = make_book(tmp_path)

    plan = edited(workspace, "acme", CLIENTS[ACME].replace("grade: A", "grade: B"))

    assert sentences(plan) == ["Edited  acme  grade   clients/acme.yaml"]


def test_a_client_that_was_changed_meanwhile_is_not_written(tmp_path: Path) -> None:
    workspace = make_book(tmp_path)
    original = find_original(workspace, "acme-two")
    (tmp_path / "clients/acme-two.yaml").write_text("name: Acme Two\ngrade: D\n")

    error = refusal(lambda: done(opened(tmp_path), lambda w: plan_edit(w, original, b"name: Acme Two\n")))

    assert (error.code, error.exit_code) == ("store.changed_meanwhile", ExitCode.CONFLICT)
    assert files(tmp_path)["clients/acme-two.yaml"] == "name: Acme Two\ngrade: D\n"


def test_an_archived_client_is_edited_where_it_is(tmp_path: Path) -> None:
    edited(make_book(tmp_path), "gone", "name: Gone Ltd\ntags: [old, sad]\n")

    assert files(tmp_path)["archive/gone.yaml"] == "name: Gone Ltd\ntags: [old, sad]\n"


def test_a_client_in_conflict_is_refused(tmp_path: Path) -> None:
    marks = "name: A\n<<<<<<< ours\ngrade: A\n=======\ngrade: B\n>>>>>>> theirs\n"
    workspace = make_book(tmp_path, {SMALL: marks})

    error = refusal(lambda: find_original(workspace, "small"))

    assert (error.code, error.exit_code, str(error.location)) == (
        "text.conflict",
        ExitCode.CONFLICT,
        "clients/small.yaml:2:1",
    )


def test_a_file_that_is_too_large_is_refused_before_anything_is_cut_off(tmp_path: Path) -> None:
    workspace = make_book(tmp_path, {SMALL: "name: A\n" + "# much\n" * 700_000})

    error = refusal(lambda: find_original(workspace, "small"))

    assert (error.code, error.exit_code) == ("text.too_big", ExitCode.INVALID)


def test_nobody_by_that_name_is_not_found(tmp_path: Path) -> None:
    assert refusal(lambda: find_original(make_book(tmp_path), "nobody")).exit_code == ExitCode.NOT_FOUND


# add --edit


def test_a_new_client_begins_with_what_was_said_of_it(tmp_path: Path) -> None:
    original = begin_add(make_book(tmp_path), NewClient("Polar Ice AS", flags=(("grade", "B"),)))

    expected = b"name: Polar Ice AS\ngrade: B\nsince: 2026-11-22\n"
    assert original == Original("polar-ice", "clients/polar-ice.yaml", expected, is_new=True)


def test_a_new_client_is_added_as_it_was_typed(tmp_path: Path) -> None:
    workspace = make_book(tmp_path)
    new = NewClient("Polar Ice AS", flags=(("grade", "B"),), tags=("cold",))
    typed = b"# new\nname: Polar Snow\nsince: 2026-01-01\nlog:\n  - date: 2026-01-01\n    text: met\n"
    original = begin_add(workspace, new)

    plan = done(workspace, lambda w: plan_typed(w, new, original, typed)).plan

    assert sentences(plan) == ["Added  polar-snow  clients/polar-snow.yaml"]
    expected = typed.decode().replace("- date", f"- id: {FIRST_ID}\n    date")
    assert files(tmp_path)["clients/polar-snow.yaml"] == expected


def test_the_id_that_was_given_stays(tmp_path: Path) -> None:
    workspace = make_book(tmp_path)
    new = NewClient("Polar Ice AS", "ice")
    original = begin_add(workspace, new)

    plan = done(workspace, lambda w: plan_typed(w, new, original, b"name: Snow\nsince: 2026-01-01\n")).plan

    assert plan.changes.changes[0].path == "clients/ice.yaml"


def test_a_name_that_became_anothers_is_refused(tmp_path: Path) -> None:
    workspace = make_book(tmp_path)
    new = NewClient("Polar Ice AS")
    original = begin_add(workspace, new)

    error = refusal(lambda: done(workspace, lambda w: plan_typed(w, new, original, "name: 张三\n".encode())))

    assert (error.code, error.exit_code) == ("actions.likely_duplicate", ExitCode.CONFLICT)


def test_an_invalid_file_is_begun_with_so_that_it_can_be_mended(tmp_path: Path) -> None:
    workspace = make_book(tmp_path)
    raw = b"name: Polar: Ice\n"

    assert begin_add(workspace, NewClient(None, file=("x.yaml", raw))).raw == raw
    assert begin_add(workspace, NewClient(None, "ice", file=("x.yaml", raw))).id == "ice"
