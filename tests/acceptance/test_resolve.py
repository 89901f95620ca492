"""resolve: a conflict is ended by a side, by both, or in the editor, whatever git was doing when it came about."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.acceptance.book import Book, kept, plain
from tests.acceptance.team import whole
from tests.acceptance.test_editing import editor, type_at

A = "name: Aster   # as they write it\ngrade: B\nlog:\n  - id: l1\n    date: 2026-01-02\n    text: first\n"
B = "name: Birch\n"
LATER = "  - id: {0}\n    date: {1}\n    text: {0}\n"
OURS = A.replace("grade: B", "grade: A") + LATER.format("o1", "2026-02-01")
THEIRS = A.replace("grade: B", "grade: C") + LATER.format("t1", "2026-03-01")


@pytest.fixture
def book(tmp_path: Path) -> Book:
    made = kept(tmp_path, {"a": A, "b": B})
    assert made.run("tag", "b", "x").code == 0  # a writer sets the merge driver up
    return made


def commit(book: Book, files: Mapping[str, str | None], subject: str) -> None:
    """A commit of these files, None for one that goes."""
    for name, text in files.items():
        if text is None:
            (book.root / name).unlink()
        else:
            book.write(name, text)
    book.git("add", "--all")
    book.git("commit", "--quiet", "--message", subject)


def part(book: Book, ours: Mapping[str, str | None], theirs: Mapping[str, str | None]) -> None:
    """Two branches that have changed the same files."""
    book.git("checkout", "--quiet", "-b", "theirs")
    commit(book, theirs, "theirs")
    book.git("checkout", "--quiet", "main")
    commit(book, ours, "ours")


def disagree(
    book: Book, ours: Mapping[str, str | None], theirs: Mapping[str, str | None], *, driver: bool = True
) -> None:
    """A merge that is left open."""
    part(book, ours, theirs)
    if not driver:
        book.git("config", "--remove-section", "merge.clientctl")
    with pytest.raises(subprocess.CalledProcessError):
        book.git("merge", "theirs")


def both_changed(book: Book, *, driver: bool = True) -> None:
    disagree(book, {"clients/a.yaml": OURS}, {"clients/a.yaml": THEIRS}, driver=driver)


def unmerged(book: Book) -> str:
    return book.git("ls-files", "--unmerged")


@pytest.mark.parametrize("driver", [True, False], ids=["with driver", "without"])
@pytest.mark.parametrize(("side", "grade"), [("ours", "A"), ("theirs", "C")])
def test_a_side_decides_what_is_at_odds_and_nothing_else(
    book: Book, side: str, grade: str, driver: bool
) -> None:
    both_changed(book, driver=driver)
    done = book.run("resolve", "Aster", f"--{side}")
    assert (done.code, done.out) == (0, f"Settled  a  {side}   clients/a.yaml\n")
    assert "git merge --continue" in done.err and unmerged(book) == ""
    found = book.run("show", "a", "-o", "json").data
    assert (found["grade"], [entry["id"] for entry in found["log"]]) == (grade, ["l1", "o1", "t1"])
    assert "# as they write it" in book.read("clients/a.yaml")
    book.git("commit", "--quiet", "--no-edit")
    assert book.run("check").code == 0


@whole
def test_what_was_put_into_the_file_by_hand_stays(book: Book) -> None:
    both_changed(book)
    book.write("clients/a.yaml", book.read("clients/a.yaml").replace("name: Aster ", "name: Asters"))
    assert book.run("resolve", "a", "--theirs").code == 0
    text = book.read("clients/a.yaml")
    assert "name: Asters" in text and "grade: C" in text and "<<<<" not in text


def test_what_is_at_odds_is_listed_field_by_field(book: Book) -> None:
    both_changed(book)
    row = {
        "id": "a",
        "path": "clients/a.yaml",
        "kind": "changed",
        "field": "grade",
        "ours": "A",
        "theirs": "C",
    }
    assert book.run("resolve", "-o", "json").data == [row]
    assert book.run("resolve", "-q").out == "a\n"
    assert "1 个文件有冲突" in book.run("resolve", "--lang", "zh").err
    read = book.run("show", "a", "-o", "json")
    assert (read.code, read.data["grade"]) == (4, "A") and "clientctl resolve" in read.err


def test_both_sides_of_two_people_of_one_id_are_kept(book: Book) -> None:
    path = "clients/new.yaml"
    disagree(book, {path: "name: New\nnumber: N-1\n"}, {path: "name: Newt\nnumber: n-1\n"})
    done = book.run("resolve", "new", "--both", "-o", "json")
    assert done.code == 0 and "N-1" in done.err.upper()
    ids = [row["id"] for row in done.data["changed"]]
    assert ids[0] == "new" and ids[1].startswith("new-") and len(ids[1]) == 8
    assert book.read(path) == "name: New\nnumber: N-1\n"
    assert book.read(f"clients/{ids[1]}.yaml") == "name: Newt\nnumber: n-1\n"
    assert book.git("status", "--short") == f"A  clients/{ids[1]}.yaml"


@pytest.mark.parametrize(("side", "is_there"), [("ours", True), ("theirs", False)])
@whole
def test_a_file_that_one_side_has_deleted_stays_or_goes(book: Book, side: str, is_there: bool) -> None:
    disagree(book, {"clients/b.yaml": "name: Birch\nowner: li\n"}, {"clients/b.yaml": None})
    assert book.run("resolve", "-o", "json").data[0]["kind"] == "deleted"
    refused = book.run("resolve", "b", "--both")
    assert refused.code == 2 and "hint: " in refused.err
    done = book.run("resolve", "b", f"--{side}")
    assert (done.code, unmerged(book)) == (0, "")
    assert (book.root / "clients/b.yaml").exists() == is_there


@whole
@pytest.mark.parametrize("side", ["ours", "theirs"])
def test_a_deleted_file_that_was_edited_since_is_kept(book: Book, side: str) -> None:
    disagree(book, {"clients/b.yaml": "name: Birch\nowner: li\n"}, {"clients/b.yaml": None})
    book.write("clients/b.yaml", "name: Birch\nowner: wang\n")
    done = book.run("resolve", "b", f"--{side}")
    assert done.code == 0 and "no conflict marks" in done.err and unmerged(book) == ""
    assert "owner: wang" in book.read("clients/b.yaml")


@whole
@pytest.mark.parametrize(
    ("checked_out", "side", "name"), [("ours", "theirs", "Newt"), ("theirs", "ours", "New")]
)
def test_a_side_that_was_checked_out_before_is_no_edit(
    book: Book, checked_out: str, side: str, name: str
) -> None:
    path = "clients/new.yaml"
    disagree(book, {path: "name: New\n"}, {path: "name: Newt\n"})
    book.git("checkout", "--quiet", f"--{checked_out}", "--", path)
    assert book.run("resolve", "new", f"--{side}").code == 0
    assert book.read(path) == f"name: {name}\n"


@whole
def test_a_side_that_cannot_be_read_is_told_and_taken_no_further(book: Book) -> None:
    disagree(book, {"clients/b.yaml": "name: {Birch\n"}, {"clients/b.yaml": "name: Beech\n"})
    assert book.run("resolve", "-o", "json").data[0]["field"] is None
    refused = book.run("resolve", "b", "--ours")
    assert refused.code == 4 and unmerged(book)
    assert book.run("resolve", "b", "--theirs").code == 0
    assert book.read("clients/b.yaml") == "name: Beech\n"


@whole
def test_settings_that_would_be_broken_are_not_settled(book: Book) -> None:
    base = book.read("clientctl.yaml")
    disagree(book, {"clientctl.yaml": base + "title: Ours\n"}, {"clientctl.yaml": base + "title: Theirs\n"})
    text = book.read("clientctl.yaml").replace("autocommit: true", "autocommit: [true")
    book.write("clientctl.yaml", text)
    refused = book.run("resolve", "clientctl.yaml", "--ours")
    assert refused.code == 4 and "git add clientctl.yaml" in refused.err
    assert book.read("clientctl.yaml") == text


@whole
def test_one_word_for_two_files_is_asked_about(book: Book) -> None:
    files = ("clients/oak-one.yaml", "clients/oak-two.yaml")
    disagree(book, dict.fromkeys(files, "name: Oak\n"), dict.fromkeys(files, "name: Oaks\n"))
    refused = book.run("resolve", "oak", "--ours")
    assert refused.code == 3 and all(path in refused.err for path in files)
    assert book.run("resolve", files[0], "--ours").code == 0
    left = book.run("resolve", "oak", "--theirs")
    assert left.code == 0 and unmerged(book) == ""


@whole
def test_without_git_there_are_no_conflicts(tmp_path: Path) -> None:
    place = tmp_path / "plain"
    place.mkdir()
    refused = plain(place, {"a": A}).run("resolve")
    assert refused.code == 1 and "git" in refused.err


@whole
def test_a_client_with_two_new_ids_gets_the_one_that_is_kept(book: Book) -> None:
    book.git("branch", "theirs")
    book.git("checkout", "--quiet", "theirs")
    assert book.run("mv", "b", "beech").code == 0
    book.git("checkout", "--quiet", "main")
    assert book.run("mv", "b", "birch").code == 0
    with pytest.raises(subprocess.CalledProcessError):
        book.git("merge", "theirs")
    for name in ("b", "beech", "birch"):
        assert book.run("resolve", name, "--theirs").code == 0
    assert unmerged(book) == ""
    assert [path.name for path in sorted((book.root / "clients").iterdir())] == ["a.yaml", "beech.yaml"]


@pytest.mark.parametrize(
    ("words", "end"),
    [
        (("rebase", "theirs"), "git rebase --continue"),
        (("cherry-pick", "theirs"), "git cherry-pick --continue"),
        (("stash", "pop"), "git commit"),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, tuple) else None,
)
@whole
def test_whatever_git_was_doing(book: Book, words: tuple[str, ...], end: str) -> None:
    if words[0] == "stash":
        book.write("clients/a.yaml", THEIRS)
        book.git("stash")
        commit(book, {"clients/a.yaml": OURS}, "ours")
    else:
        part(book, {"clients/a.yaml": OURS}, {"clients/a.yaml": THEIRS})
    with pytest.raises(subprocess.CalledProcessError):
        book.git(*words)
    theirs_of_git = "A" if words[0] == "rebase" else "C"  # a rebase puts ours upon theirs
    done = book.run("resolve", "a", "--theirs")
    assert done.code == 0 and end in done.err
    assert f"grade: {theirs_of_git}\n" in book.read("clients/a.yaml") and unmerged(book) == ""


def test_settings_and_views_are_settled_by_a_side(book: Book) -> None:
    files = ("clientctl.yaml", "views/mine.yaml")
    commit(book, {"views/mine.yaml": "query: tag:a\n"}, "view")
    base = book.read("clientctl.yaml")
    disagree(
        book,
        {"clientctl.yaml": base + "title: Ours\n", "views/mine.yaml": "query: tag:o\n"},
        {"clientctl.yaml": base + "title: Theirs\n", "views/mine.yaml": "query: tag:t\n"},
    )
    found = [(row["id"], row["path"], row["field"]) for row in book.run("resolve", "-o", "json").data]
    assert found == [(None, files[0], "title"), (None, files[1], "query")]
    assert book.run("config", "get", "title").out == "Ours\n"
    assert book.run("resolve", "clientctl.yaml", "--both").code == 2
    assert book.run("resolve", "clientctl.yaml", "--edit").code == 2
    assert book.run("resolve", "clientctl.yaml", "--theirs").code == 0
    assert book.run("resolve", "@mine", "--ours").code == 0
    assert unmerged(book) == "" and book.read("views/mine.yaml") == "query: tag:o\n"
    assert "title: Theirs" in book.read("clientctl.yaml")


@whole
def test_a_file_settled_by_hand_is_taken_as_it_is(book: Book) -> None:
    both_changed(book)
    book.write("clients/a.yaml", A.replace("grade: B", "grade: D"))
    done = book.run("resolve", "a", "--ours")
    assert done.code == 0 and "no conflict marks" in done.err
    assert "grade: D" in book.read("clients/a.yaml") and unmerged(book) == ""


@whole
def test_damaged_marks_are_left_to_a_person(book: Book) -> None:
    both_changed(book)
    broken = book.read("clients/a.yaml").replace("=======\n", "")
    book.write("clients/a.yaml", broken)
    refused = book.run("resolve", "a", "--ours")
    assert refused.code == 5 and "git checkout --merge -- clients/a.yaml" in refused.err
    assert book.read("clients/a.yaml") == broken and unmerged(book)


@whole
def test_a_lost_file_is_merged_anew(book: Book) -> None:
    both_changed(book)
    (book.root / "clients/a.yaml").unlink()
    assert book.run("resolve", "a", "--theirs").code == 0
    text = book.read("clients/a.yaml")
    assert "grade: C" in text and "o1" in text and "t1" in text


@whole
def test_a_dry_run_shows_and_leaves_all(book: Book) -> None:
    both_changed(book)
    before = book.read("clients/a.yaml")
    shown = book.run("resolve", "a", "--ours", "--dry-run")
    assert shown.code == 0 and "-grade: C\n" in shown.out
    assert book.read("clients/a.yaml") == before and unmerged(book)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("resolve", "a"), 2),
        (("resolve", "a", "--ours", "--theirs"), 2),
        (("resolve", "--ours"), 2),
        (("resolve", "b", "--ours"), 3),
        (("resolve", "nobody", "--ours"), 3),
        (("resolve", "a", "--edit"), 2),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, tuple) else None,
)
@whole
def test_what_is_not_clear_is_refused(book: Book, words: tuple[str, ...], code: int) -> None:
    both_changed(book)
    refused = book.run(*words)
    assert refused.code == code and "hint: " in refused.err and unmerged(book)


def test_nothing_to_settle_is_3(book: Book) -> None:
    for words in (("resolve",), ("resolve", "a", "--ours")):
        assert book.run(*words).code == 3


@whole
def test_what_would_be_broken_is_not_settled(book: Book) -> None:
    both_changed(book)
    text = book.read("clients/a.yaml").replace("name: Aster ", "name: {Aster")
    book.write("clients/a.yaml", text)
    refused = book.run("resolve", "a", "--ours")
    assert refused.code == 4 and "--edit" in refused.err
    assert book.read("clients/a.yaml") == text and unmerged(book)


@pytest.mark.cli
class TestOnATerminal:
    @whole
    def test_a_person_is_asked_with_both_values(self, book: Book) -> None:
        both_changed(book)
        screen = type_at(book, "resolve", "a", answers=["2"])
        assert screen.code == 0 and "grade: ours A; theirs C" in screen.text
        assert "grade: C\n" in book.read("clients/a.yaml") and unmerged(book) == ""

    @whole
    def test_no_answer_settles_nothing(self, book: Book) -> None:
        both_changed(book)
        assert type_at(book, "resolve", "a", answers=[""]).code == 0
        assert unmerged(book)

    @whole
    def test_the_editor_gets_the_marks(self, book: Book) -> None:
        both_changed(book)
        editor(book, 'sed -i -e "/^[<=>]\\{7\\}/d" -e /A$/d "$1"')
        screen = type_at(book, "resolve", "a", "--edit")
        assert screen.code == 0, screen.text
        assert "grade: C\n" in book.read("clients/a.yaml") and unmerged(book) == ""

    @whole
    def test_marks_that_are_left_are_offered_again_and_then_nothing_is_settled(self, book: Book) -> None:
        both_changed(book)
        before = book.read("clients/a.yaml")
        editor(book, 'echo "# looked at" >> "$1"')
        screen = type_at(book, "resolve", "a", "--edit", answers=["n"])
        assert screen.code == 4 and "drafts" in screen.text
        assert book.read("clients/a.yaml") == before and unmerged(book)
