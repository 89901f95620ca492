"""The command that git runs: three files in, one of them merged, and a code that says how it went."""

from __future__ import annotations

from pathlib import Path

import pytest

from clientctl.cli.merge_driver import merge_driver
from clientctl.store import versions
from tests.store.support import names

MERGED, FAILED, USAGE, CONFLICTS = 0, 1, 2, 6
PLACES = ("base", "ours", "theirs")
LITERAL = ("%S", "%X", "%Y")


@pytest.fixture(autouse=True)
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The top of a work tree that is a book."""
    (tmp_path / "clients").mkdir()
    (tmp_path / "clientctl.yaml").write_text("clientctl: 1\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*texts: str, more: tuple[str, ...] = ("7", "clients/a.yaml", *LITERAL)) -> tuple[int, str]:
    """The code, and what is in the place of our version then."""
    for place, text in zip(PLACES, texts, strict=True):
        Path(place).write_bytes(text.encode())
    return merge_driver((*PLACES, *more)), Path("ours").read_bytes().decode()


def test_what_can_be_merged_is_merged_in_the_place_of_ours(book: Path) -> None:
    Path("ours").touch(0o640)
    before = Path("ours").stat()
    assert run("name: A\n", "name: A\nowner: li\n", "name: B\n") == (MERGED, "name: B\nowner: li\n")
    assert Path("ours").stat().st_mode == before.st_mode
    assert Path("ours").stat().st_ino != before.st_ino
    assert names(book) == ["base", "clientctl.yaml", "clients", "ours", "theirs"]


def test_a_conflict_is_marked() -> None:
    marked = "<<<<<<< ours\nname: B\n=======\nname: C\n>>>>>>> theirs\n"
    assert run("name: A\n", "name: B\n", "name: C\n") == (CONFLICTS, marked)


def test_the_sides_go_by_the_names_that_git_gives_them() -> None:
    code, text = run(
        "name: A\n", "name: B\n", "name: C\n", more=("7", "clients/a.yaml", "1a2b", "HEAD", "fair\x1b 展会\n")
    )
    assert (code, text) == (CONFLICTS, "<<<<<<< HEAD\nname: B\n=======\nname: C\n>>>>>>> fair  展会\n")


@pytest.mark.parametrize("more", [(), ("7",), ("%L", "%P"), ("x", "clients/a.yaml", *LITERAL, "more")])
def test_what_git_does_not_say_is_taken_as_usual(more: tuple[str, ...]) -> None:
    assert run("name: A\n", "name: B\n", "name: C\n", more=more)[0] == CONFLICTS


def test_a_base_for_another_merge_has_no_marks() -> None:
    assert run("name: A\n", "name: B\nowner: li\n", "name: C\n", more=("9",)) == (
        MERGED,
        "name: A\nowner: li\n",
    )


UNREADABLE = {
    "no YAML": "a: b: c\n",
    "no mapping": "- a\n",
    "nothing": "",
    "too deep": "a: " + "[" * 60 + "]" * 60 + "\n",
}


@pytest.mark.parametrize("text", UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_is_left_to_git_as_it_is(text: str) -> None:
    assert run("name: A\n", text, "name: B\n") == (FAILED, text)
    assert run("name: A\n", "name: B\n", text) == (FAILED, "name: B\n")


def test_a_file_over_the_limit_is_left_to_git() -> None:
    large = "name: A\nnotes: " + "x" * versions.LIMIT + "\n"
    assert run("name: A\n", large, "name: B\n") == (FAILED, large)


@pytest.mark.parametrize("arguments", [(), ("base", "ours"), ("%O", "%A", "%B")])
def test_too_few_files_are_wrong_usage(arguments: tuple[str, ...]) -> None:
    assert merge_driver(arguments) == USAGE


def test_files_that_are_not_there_are_left_to_git() -> None:
    assert merge_driver(("no", "such", "files")) == FAILED


def test_a_result_that_cannot_be_written_leaves_ours(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError("full")

    monkeypatch.setattr("os.replace", refuse)
    assert run("name: A\n", "name: B\n", "name: A\nowner: li\n") == (FAILED, "name: B\n")
    assert names(book) == ["base", "clientctl.yaml", "clients", "ours", "theirs"]


TYPED = '{"properties": {"custom": {"properties": {"km": {"x-kind": "decimal"}, "many": {"type": "array"}}}}}'
# what is wrong with a schema, and how a number of the book's own is read then: as one, or as text
SCHEMAS: dict[str, tuple[str, str]] = {
    "sound": (TYPED, "5"),
    "none": ("", '"5"'),
    "no JSON": ("{", '"5"'),
    "no mapping": ("[]", '"5"'),
    "odd parts": ('{"properties": {"custom": {"properties": {"km": [], "x": {"type": {}}}}}}', '"5"'),
    "parts of another kind": ('{"properties": {"custom": 5}}', '"5"'),
    "too deep": ("[" * 100_000, '"5"'),
    "too large": (TYPED + " " * 70_000, '"5"'),
    "a remote reference": ('{"$ref": "http://example.com/x.json"}', '"5"'),
    "a pattern that never ends": (TYPED.replace("{", '{"pattern": "^(a+)+$", ', 1), "5"),
}


@pytest.mark.hostile
@pytest.mark.parametrize(("schema", "number"), SCHEMAS.values(), ids=SCHEMAS)
def test_a_books_own_schema_tells_types_and_can_do_no_harm(schema: str, number: str, book: Path) -> None:
    """A value of the base that both have changed in one line is written anew."""
    (book / "schema").mkdir()
    (book / "schema/client.schema.json").write_text(schema)
    code, text = run(
        "name: A\ncustom: {km: 1, a: x, b: x}\n",
        "name: A\ncustom: {km: 1, a: home, b: x}\n",
        "name: A\ncustom: {km: 5, a: x, b: x}\n",
    )
    assert (code, text) == (MERGED, f"name: A\ncustom: {{km: {number}, a: home, b: x}}\n")


@pytest.mark.hostile
def test_a_schema_behind_a_link_is_not_read(book: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "client.schema.json").write_text(TYPED)
    (book / "schema").symlink_to(outside)
    base = "name: A\ncustom: {km: 1, a: x}\n"
    code, text = run(base, base.replace("a: x", "a: home"), base.replace("km: 1", "km: 5"))
    assert (code, text) == (MERGED, 'name: A\ncustom: {km: "5", a: home}\n')


def test_a_book_above_the_work_tree_is_another_one(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (book / "schema").mkdir()
    (book / "schema/client.schema.json").write_text(TYPED)
    inner = book / "inner"
    inner.mkdir()
    monkeypatch.chdir(inner)
    base = "name: A\ncustom: {km: 1, a: x}\n"
    assert run(base, base.replace("a: x", "a: home"), base.replace("km: 1", "km: 5"))[1].count('"5"') == 1


ORDERED = "  - {when: a, grade: A}\n"


def test_settings_and_views_are_merged_by_their_own_shapes() -> None:
    rules = "grading:\n" + ORDERED
    ours, theirs = rules + ORDERED.replace("a,", "b,"), rules + ORDERED.replace("a,", "c,")
    assert run(rules, ours, theirs, more=("7", "clientctl.yaml", *LITERAL))[0] == CONFLICTS
    columns = "query: x\ncolumns: [name, id]\n"
    ours, theirs = columns.replace("id", "id, a"), columns.replace("[", "[z, ")
    merged = "query: x\ncolumns: [z, name, id, a]\n"
    assert run(columns, ours, theirs, more=("7", "views/a.yaml", *LITERAL)) == (MERGED, merged)
    assert run(columns, ours, ours.replace(" a", " b"), more=("7", "views/a.yaml", *LITERAL))[0] == CONFLICTS


def test_entries_stand_in_the_order_of_their_own_day() -> None:
    rates = "clientctl: 1\nrates:\n  EUR:\n    - {from: 2025-01-01, rate: 7.5}\n"
    later, between = "    - {from: 2026-01-01, rate: 8.1}\n", "    - {from: 2025-07-01, rate: 7.9}\n"
    settings = ("7", "clientctl.yaml", *LITERAL)
    assert run(rates, rates + later, rates + between, more=settings) == (MERGED, rates + between + later)
    due = "name: A\npayments:\n  - {id: a, due: 2026-01-01, amount: 1}\n"
    third, second = (f"  - {{id: {name}, due: 2026-0{name}-01, amount: 1}}\n" for name in ("3", "2"))
    assert run(due, due + third, due + second) == (MERGED, due + second + third)
