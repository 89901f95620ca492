"""check: everything that is wrong with a book, all at once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from clientctl.actions.checking_book import Checked, check, problem_listing, summary
from clientctl.actions.requiring import compile_rules
from clientctl.actions.selection import Selection
from clientctl.messages import word
from tests.actions.book import CLIENTS, english, make_book, opened, rows

OWN = '{"properties": {"custom": {"properties": {"fax": {"type": "string"}}}}}'


def checked(root: Path, files: Mapping[str, str], settings: str = "clientctl: 1\n") -> Checked:
    """A book with these files and a sound client, checked."""
    return check(
        make_book(root, {"clients/sound.yaml": "name: Sound\ngrade: A\n", **files}, settings=settings)
    )


def places(found: Checked) -> list[str]:
    """path:line:column code, and a W behind warnings; the sentences can be said in both languages."""
    for problem in found.problems:
        for told in filter(None, (problem.message, problem.hint)):
            assert word(told, "en")
            assert word(told, "zh")
    return [f"{p.location} {p.code}" + ("" if p.is_error else " W") for p in found.problems]


def test_a_sound_book_has_no_problems(tmp_path: Path) -> None:
    assert checked(tmp_path, {"archive/old.yaml": "name: Old\n"}) == Checked((), 2)
    assert english(summary(Checked((), 6))) == "6 client files, all valid"
    assert english(summary(Checked((), 1))) == "1 client file, all valid"


def test_two_clients_of_one_name_are_warned_of_the_archived_too(tmp_path: Path) -> None:
    assert places(check(make_book(tmp_path))) == [
        "archive/acme-old.yaml:1:7 schema.same_name W",
        "clients/acme.yaml:1:7 schema.same_name W",
    ]


def test_a_file_in_conflict_is_named_and_its_own_side_still_compared(tmp_path: Path) -> None:
    conflict = "<<<<<<< ours\nname: sound\n=======\nname: Other\n>>>>>>> theirs\n"

    found = checked(tmp_path, {"clients/both.yaml": conflict}).problems

    assert [(p.location.path, p.code) for p in found] == [
        # without a line: our side has other lines than the file
        ("clients/both.yaml", "schema.same_name"),
        ("clients/both.yaml", "text.conflict"),
        ("clients/sound.yaml", "schema.same_name"),
    ]


FAULTS: list[tuple[str, dict[str, str], list[str]]] = [
    ("a value", {"clients/a.yaml": "name: A\ngrade: Z\n"}, ["clients/a.yaml:2:8 values.not_a_choice"]),
    ("no yaml", {"clients/a.yaml": "name: [\n"}, ["clients/a.yaml:2:1 text.missing_value"]),
    ("archived", {"archive/a.yaml": "grade: A\n"}, ["archive/a.yaml:1:1 schema.missing"]),
    ("a view's query", {"views/v.yaml": "query: gradee:A\n"}, ["views/v.yaml:1:8 query.unknown_field"]),
    ("a view's key", {"views/v.yaml": "query: grade:A\nqeury: x\n"}, ["views/v.yaml:2:1 schema.unknown_key"]),
    ("a view's list", {"views/v.yaml": "- a\n"}, ["views/v.yaml:1:1 text.root_not_mapping"]),
    ("a view without a query", {"views/v.yaml": "query: [a]\n"}, ["views/v.yaml:1:8 schema.wrong_type"]),
    ("a view's ending", {"views/v.yml": "query: grade:A\n"}, ["views/v.yml store.other_ending W"]),
    ("the own schema", {"schema/client.schema.json": "{"}, ["schema/client.schema.json:1:2 schema.own_not_json"]),
    (
        "attributes",
        {".gitattributes": "*.png binary\n*.yaml filter=lfs\n"},
        [".gitattributes:2:8 store.attribute"],
    ),
    (
        "one number twice",
        {"clients/a.yaml": "name: A\nnumber: N\n", "archive/b.yaml": "name: B\nnumber: n\n"},
        ["archive/b.yaml:2:9 schema.duplicate_number", "clients/a.yaml:2:9 schema.duplicate_number"],
    ),
    (
        "nobody linked to",
        {"clients/a.yaml": "name: A\nlinks:\n  - client: nobody\n"},
        ["clients/a.yaml:3:13 schema.link_to_nobody"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("files", "found"), [row[1:] for row in FAULTS], ids=[row[0] for row in FAULTS])
def test_every_kind_of_file_is_checked(files: dict[str, str], found: list[str], tmp_path: Path) -> None:
    assert places(checked(tmp_path, files)) == found


def test_attributes_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    make_book(tmp_path, {"clients/a.yaml": "name: A\n"})
    (tmp_path / ".gitattributes").symlink_to("elsewhere")

    assert [p.location.path for p in check(opened(tmp_path)).problems] == [".gitattributes"]


SETTINGS: list[tuple[str, list[str]]] = [
    ("clientctl: 1\nstages: 5\n", ["clientctl.yaml:2:9 schema.wrong_type"]),
    ("clientctl: [\n", ["clientctl.yaml:2:1 text.missing_value"]),
    ("- a\n", ["clientctl.yaml:1:1 text.root_not_mapping"]),
    ("require:\n  - {when: gradee:A, has: [owner]}\n", ["clientctl.yaml:2:12 query.unknown_field"]),
    ("require:\n  - {when: grade:B, has: [nothing]}\n", ["clientctl.yaml:2:27 schema.no_field"]),
    ("require:\n  - {when: grade:B, has: [total, custom.fax]}\n", []),
    ("grading:\n  - {when: 'total>x', grade: A}\n", ["clientctl.yaml:2:12 values.not_an_amount"]),
    ("grading:\n  - {when: 'NOT 建议等级:A', grade: A}\n", ["clientctl.yaml:2:12 actions.grading_cycle"]),
    ("require:\n  - {when: suggested_grade:A, has: [owner]}\n", []),
    ("grading: none\nrequire: 5\nreports: [a]\n", ["clientctl.yaml:1:10 schema.wrong_type",
        "clientctl.yaml:2:10 schema.wrong_type", "clientctl.yaml:3:10 schema.wrong_type"]),
    ("grading: [a]\n", ["clientctl.yaml:1:11 schema.wrong_type"]),
    ("reports:\n  mine: {query: 'gradee:A'}\n  other: {title: x}\n", ["clientctl.yaml:2:17 query.unknown_field"]),
]  # fmt: skip


@pytest.mark.parametrize(("settings", "found"), SETTINGS, ids=range(len(SETTINGS)))
def test_settings_are_checked_with_their_queries(settings: str, found: list[str], tmp_path: Path) -> None:
    own = {"schema/client.schema.json": OWN}

    assert places(checked(tmp_path, own, settings)) == found


REQUIRE = """\
require:
  - {when: 'grade:A', has: [owner, contacts.name, address.city]}
  - {when: 'gradee:A', has: [owner]}
  - {when: 'grade:B', has: [nothing, number]}
"""


def test_what_the_book_requires_is_an_error_of_each_client_that_lacks_it(tmp_path: Path) -> None:
    full = "name: Full\ngrade: A\nowner: li\naddress: {city: Oslo}\ncontacts: [{name: Kari}]\n"
    files = {
        "clients/full.yaml": full,
        "clients/b.yaml": "name: B\ngrade: B\n",
        "clients/broken.yaml": "grade: [\n",
    }

    found = [p for p in checked(tmp_path, files, REQUIRE).problems if p.code == "actions.required"]

    assert [(p.location.path, p.pointer) for p in found] == [
        ("clients/b.yaml", "/number"),
        ("clients/sound.yaml", "/owner"),
        ("clients/sound.yaml", "/contacts/name"),
        ("clients/sound.yaml", "/address/city"),
    ]
    assert english(found[0].message) == "number is missing, which the book requires when grade:B"
    assert "give number a value" in english(found[0].hint)


def test_rules_that_cannot_be_read_are_left_out(tmp_path: Path) -> None:
    rules = compile_rules(make_book(tmp_path, settings=REQUIRE))

    assert [(rule.when, [field.name for field in rule.fields]) for rule in rules] == [
        ("grade:A", ["owner", "contacts.name", "address.city"]),
        ("grade:B", ["number"]),
    ]


def test_rules_are_those_of_the_book_that_is_asked(tmp_path: Path) -> None:
    one = make_book(tmp_path / "one", settings=REQUIRE)
    two = make_book(tmp_path / "two")

    assert [len(compile_rules(book)) for book in (one, two, one)] == [2, 0, 2]


def test_only_the_files_asked_for_are_told(tmp_path: Path) -> None:
    make_book(tmp_path, {**CLIENTS, "clients/a.yaml": "grade: A\n", "clients/b.yaml": "name: B\ngrade: Z\n"})

    found = check(opened(tmp_path), {"clients/b.yaml", "clientctl.yaml"})

    assert places(found) == ["clients/b.yaml:2:8 values.not_a_choice"]
    assert found.files == 1
    assert check(opened(tmp_path), {"clients/acme-two.yaml"}) == Checked((), 1)


def test_problems_are_listed_as_flat_objects(tmp_path: Path) -> None:
    files = {"clients/a.yaml": "name: A\ngrade: Z\n", "views/v.yml": "x: 1\n"}
    answer = problem_listing(checked(tmp_path, files), Selection())
    first, second = answer.objects()

    assert list(first) == ["path", "line", "column", "pointer", "code", "severity", "message", "hint"]
    assert {key: first[key] for key in ("path", "line", "column", "pointer", "code", "severity")} == {
        "path": "clients/a.yaml",
        "line": 2,
        "column": 8,
        "pointer": "/grade",
        "code": "values.not_a_choice",
        "severity": "error",
    }
    assert first["message"] == "grade cannot be 'Z'"
    assert first["hint"] == "one of: A, B, C, D"
    assert (second["line"], second["column"], second["severity"]) == (None, None, "warning")
    assert answer.ids is not None
    assert list(answer.ids()) == ["a"]
    assert [english(line) for line in answer.foot] == ["2 client files, 1 error, 1 warning"]


def test_problems_are_selected_like_other_lists(tmp_path: Path) -> None:
    files = {"clients/a.yaml": "name: A\ngrade: Z\n", "clients/b.yaml": "grade: B\n"}
    answer = problem_listing(checked(tmp_path, files), Selection(("code", "line"), ("line",), 1))

    assert rows(answer) == [["schema.missing", 1]]
