"""mv: the file, the links to it and nothing else have the new id."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.acceptance.book import Book, kept, plain

ACME = "# first\nname: Acme AS\naliases: [acme]\nlinks:\n- {client: acme-as, relation: itself}\nlog: []\n"
LI = "name: Li\nlinks:\n- {client: wang}\n- {client: acme-as, relation: parent}  # since 2020\n"
FILES = {"acme-as": ACME, "li": LI, "wang": "name: Wang\n"}


@pytest.fixture
def book(tmp_path: Path) -> Book:
    book = kept(tmp_path, FILES)
    book.write("archive/old.yaml", "name: Old\nlinks: [{client: acme-as}]\n")
    book.git("add", "--all")
    book.git("commit", "-qm", "old")
    return book


def test_the_file_and_all_links_follow_in_one_commit(book: Book) -> None:
    answer = book.run("mv", "acme-as", "acme")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == "Moved  acme-as → acme   clients/acme.yaml\nlinks followed in: li, old\n"
    assert book.read("clients/acme.yaml") == ACME.replace("client: acme-as", "client: acme")
    assert book.read("clients/li.yaml") == LI.replace("client: acme-as", "client: acme")
    assert book.read("archive/old.yaml") == "name: Old\nlinks: [{client: acme}]\n"
    assert not (book.root / "clients/acme-as.yaml").exists()
    assert book.run("check").code == 0
    assert book.subjects() == ["mv acme", "old", "base"]
    assert "rename clients/{acme-as.yaml => acme.yaml}" in book.git("show", "--summary", "-M50%")
    assert book.git("status", "--short") == ""


def test_data_has_the_new_id_first(book: Book) -> None:
    assert book.run("mv", "Acme", "x1", "-o", "json").data == {
        "changed": [
            {"id": "x1", "path": "clients/x1.yaml", "action": "moved", "item": None},
            {"id": "li", "path": "clients/li.yaml", "action": "updated", "item": None},
            {"id": "old", "path": "archive/old.yaml", "action": "updated", "item": None},
        ]
    }


def test_an_archived_client_stays_archived(book: Book) -> None:
    assert book.run("mv", "old", "older", "-q").out == "older\n"
    assert book.read("archive/older.yaml") == "name: Old\nlinks: [{client: acme-as}]\n"
    assert book.run("find", "archived:true", "-q").out == "older\n"


def test_the_same_id_is_nothing_to_do(book: Book) -> None:
    answer = book.run("mv", "li", "li")
    assert (answer.code, answer.out, answer.err) == (0, "", "the id is li already\n")
    assert book.subjects() == ["old", "base"]


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        *(("wang", 5), ("old", 5)),
        *((wanted, 2) for wanted in ("Li Lei", "LI", "", "a/b", "../x", "con", "a" * 64, "李", "-x")),
    ],
)
def test_an_id_that_cannot_be_is_refused(wanted: str, code: int, book: Book) -> None:
    for language, hint in (("en", "hint: "), ("zh", "提示：")):
        answer = book.run("mv", "--lang", language, "--", "li", wanted)
        assert (answer.code, answer.out) == (code, "")
        assert hint in answer.err
    assert book.read("clients/li.yaml") == LI
    assert book.subjects() == ["old", "base"]


def test_queries_that_name_the_old_id_are_named_and_stay(tmp_path: Path) -> None:
    rules = "clientctl: 1\ngrading: [{when: 'NOT id:a,b', grade: A}]\n"
    book = plain(tmp_path, {"a": "name: A\n"}, rules)
    book.write("views/both.yaml", "query: tag:x OR (links.client=a grade:B)\n")
    book.write("views/other.yaml", "query: id:aa name:a a\n")
    book.write("views/torn.yaml", "query: [id:a\n")
    answer = book.run("mv", "a", "z")
    assert (answer.code, answer.out) == (0, "Moved  a → z   clients/z.yaml\n")
    assert answer.err == (
        "warning: views/both.yaml asks for the id a, and was not changed\n"
        "warning: clientctl.yaml (grading) asks for the id a, and was not changed\n"
    )
    assert book.read("views/both.yaml") == "query: tag:x OR (links.client=a grade:B)\n"


def test_a_dry_run_is_a_diff_that_git_applies(book: Book) -> None:
    dry = book.run("mv", "acme-as", "acme", "--dry-run", "-o", "json")
    assert [row["id"] for row in dry.data["changed"]] == ["acme", "li", "old"]
    assert book.read("clients/acme-as.yaml") == ACME
    book.write("plan.diff", dry.data["diff"])
    book.git("apply", "plan.diff")
    assert book.read("clients/acme.yaml") == ACME.replace("client: acme-as", "client: acme")
    assert book.read("clients/li.yaml") == LI.replace("client: acme-as", "client: acme")
    assert not (book.root / "clients/acme-as.yaml").exists()


def test_edits_by_hand_in_any_of_the_files_go_first(book: Book) -> None:
    book.write("clients/acme-as.yaml", ACME + "# by hand\n")
    book.write("clients/li.yaml", LI + "# mine\n")
    assert book.run("mv", "acme-as", "acme").code == 0
    assert book.subjects() == ["mv acme", "edit 2 clients", "old", "base"]
    assert book.read("clients/acme.yaml").endswith("# by hand\n")
    assert book.read("clients/li.yaml").endswith("# mine\n")
    assert book.git("status", "--short") == ""


def test_a_file_in_conflict_that_has_a_link_is_told_and_stays(tmp_path: Path) -> None:
    torn = "name: Torn\n<<<<<<< ours\nlinks: [{client: a}]\n=======\ngrade: B\n>>>>>>> theirs\n"
    book = plain(tmp_path, {"a": "name: A\n", "torn": torn, "other": "name: [\n"})
    answer = book.run("mv", "a", "z")
    assert (answer.code, answer.out) == (4, "Moved  a → z   clients/z.yaml\n")
    assert "clients/torn.yaml:2" in answer.err
    assert "clients/other.yaml" not in answer.err
    assert book.read("clients/torn.yaml") == torn


def test_the_cache_sees_who_went_where(tmp_path: Path) -> None:
    book = plain(tmp_path, {f"c{number}": f"name: C{number}\n" for number in range(5)})

    def answers() -> list[str]:
        words = (("-q",), ("archived:true", "-q"), ("archived:any", "-c", "name,archived", "-o", "csv"))
        cached, plainly = (
            [book.run("find", *more, *option).out for more in words] for option in ((), ("--no-cache",))
        )
        assert cached == plainly
        return cached

    assert answers()[0].split() == ["c0", "c1", "c2", "c3", "c4"]
    steps = (
        (("archive", "c1"), "c0 c2 c3 c4", "c1"),
        (("mv", "c1", "d1"), "c0 c2 c3 c4", "d1"),
        (("mv", "c2", "c1"), "c0 c1 c3 c4", "d1"),
        (("restore", "d1"), "c0 c1 c3 c4 d1", ""),
        (("archive", "c0"), "c1 c3 c4 d1", "c0"),
    )
    for words, current, archived in steps:
        assert book.run(*words).code == 0
        first, second, _ = answers()
        assert (first.split(), second.split()) == (current.split(), archived.split())
