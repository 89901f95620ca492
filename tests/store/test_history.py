"""The history of a book is read out of git, whatever stands in it, and nothing else is asked or written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from clientctl.errors import Failed, NotFound
from clientctl.store.folder import LIMIT
from clientctl.store.git import find_git
from clientctl.store.history import History, open_history
from clientctl.store.log_reading import NO_FILE, Commit, read_steps, read_touches
from clientctl.store.past_folder import PastFolder, signature_of
from clientctl.store.places import locate
from clientctl.store.step_index import StepIndex
from tests.store.support import ACME, environment, git, make_book, make_repository

A, B, C = ("a" * 40, "b" * 40, "c" * 40)
NONE = "0" * 40


def history_of(book: Path, *, is_kept: bool = False) -> History:
    place = locate(book)
    found, _ = find_git(place, environment(book))
    return open_history(found, place, (lambda done, total: None) if is_kept else None)


def commit(book: Path, day: str, subject: str = "x") -> str:
    moment = f"{day}T12:00:00 +0000"
    env = environment(book, GIT_AUTHOR_DATE=moment, GIT_COMMITTER_DATE=moment)
    git(book, "add", "--all", env=env)
    git(book, "commit", "--quiet", "--allow-empty", f"--message={subject}", env=env)
    return git(book, "rev-parse", "HEAD").strip()


def test_a_log_is_read_by_places_and_not_by_looks() -> None:
    author = f"{A} evil\x1b"
    output = (
        f"\0{A} {B} {C}\0"
        + f"10\0{20}\0{author}\0\0\n::100644 100644 100644 {A} {B} {C} MM\0book/clients/a.yaml\0"
        f"\0{B} \0{30}\0{40}\0li\0\0\n:000000 100644 {NONE} {A} A\0book/clients/a.yaml\0"
        f":100644 120000 {A} {B} T\0book/:100644 x\0:100644 000000 {A} {NONE} D\0elsewhere.yaml\0"
    ).encode()
    merge, first = read_steps(output, "book/")
    assert merge.commit == Commit(A, (B, C), 10, 20, author)
    assert [(t.path, t.before, t.after) for t in merge.touched] == [("clients/a.yaml", (A, B), C)]
    assert (first.commit.parents, first.commit.short, first.commit.made_on) == (
        (),
        "b" * 10,
        date(1970, 1, 1),
    )
    assert [(t.path, t.before, t.after) for t in first.touched] == [
        ("clients/a.yaml", (None,), A),
        (":100644 x", (A,), NO_FILE),
    ]
    assert list(read_steps(b"", "")) == [] and list(read_touches(iter(("", "x")), "")) == []


def test_names_that_are_no_utf8_and_moments_beyond_the_calendar_are_shown() -> None:
    (step,) = read_steps(f"\0{A} \0{10**15}\0{-(10**15)}\0".encode() + b"J\xf6rg\0", "")
    assert step.commit.author == "J\\xf6rg"
    assert (step.commit.written_on, step.commit.made_on) == (date.max, date.min)


def test_revisions_are_found_and_odd_words_are_none(tmp_path: Path) -> None:
    book = make_book(tmp_path / "book")
    commit(book, "2026-01-05")
    git(book, "tag", "-a", "v1", "-m", "x")
    history = history_of(book)
    head = history.require_head()
    assert [history.find(word) for word in ("HEAD", "v1", "main", head.short, "HEAD@{0}")] == [head] * 5
    odd = (
        "",
        "--all",
        "-x",
        "nosuch",
        "HEAD^{tree}",
        "HEAD:clientctl.yaml",
        "a\nb",
        "a\0b",
        "x" * 5000,
        "HEAD..HEAD",
    )
    assert [history.find(word) for word in odd] == [None] * len(odd)
    history.close()


def test_a_day_is_the_last_commit_up_to_its_end(tmp_path: Path) -> None:
    book = make_repository(tmp_path / "book")
    ids = [commit(book, day) for day in ("2026-01-05", "2026-01-06", "2026-02-01")]
    history = history_of(book)
    days = [date(2026, 1, 4), date(2026, 1, 5), date(2026, 1, 31), date(2026, 2, 1), date.max]
    found = [history.last_on(day) for day in days]
    assert [None if one is None else one.id for one in found] == [None, ids[0], ids[1], ids[2], ids[2]]
    first = history.first()
    assert first is not None and first.id == ids[0]


def test_before_the_first_commit_there_is_none(tmp_path: Path) -> None:
    book = make_repository(tmp_path / "book")
    (book / "clients").mkdir()
    (book / ACME).write_text("name: A\n")
    history = history_of(book)
    assert history.head is None and history.files(None) == {} and history.first() is None
    assert history.changed_since(None) == {ACME}
    with pytest.raises(NotFound) as refused:
        history.require_head()
    assert refused.value.code == "history.no_commits"
    with pytest.raises(NotFound):
        history.last_on(date(2026, 1, 1))


def test_without_git_and_without_its_program_history_is_refused(tmp_path: Path) -> None:
    for place, code in (
        (tmp_path, "history.no_repository"),
        (make_repository(tmp_path / "b"), "history.no_git"),
    ):
        with pytest.raises(Failed) as refused:
            open_history(None, locate(place), None)
        assert refused.value.code == code


def test_a_repository_that_git_does_not_take_is_refused_with_its_words(tmp_path: Path) -> None:
    book = make_book(tmp_path / "book")
    history = history_of(book)
    (book / ".git/config").write_text("[core]\n\trepositoryformatversion = 99\n")
    for ask in (lambda: history.find("HEAD"), lambda: history.head, lambda: history.changed_since(None)):
        with pytest.raises(Failed) as refused:
            ask()
        assert refused.value.code == "store.git_failed"


def test_files_and_contents_of_a_commit(tmp_path: Path) -> None:
    book = make_book(tmp_path / "book", files={"clients/a.yaml": b"name: A\n", "readme.txt": b"x"})
    (book / "clients/link.yaml").symlink_to("a.yaml")
    (book / "clients/b.yml").write_text("name: B\n")
    (book / "clients/long.yaml").write_bytes(b"#" * (LIMIT + 50))
    commit(book, "2026-01-05")
    history = history_of(book)
    files = history.files(history.head)
    assert sorted(files) == [
        *("clientctl.yaml", "clients/a.yaml", "clients/b.yml", "clients/link.yaml", "clients/long.yaml"),
    ]
    assert files["clients/link.yaml"] == NO_FILE
    folder = PastFolder(book, files, history.objects)
    assert [(e.id, e.problem is None) for e in folder.entries("clients")] == [
        ("a", True), ("b", False), ("link", False), ("long", True),
    ]  # fmt: skip
    assert (
        folder.read("clients/a.yaml") == b"name: A\n" and len(folder.read("clients/long.yaml")) == LIMIT + 1
    )
    assert folder.read("clients/a.yaml") == b"name: A\n"  # the long one was passed over to its end
    scan = folder.scan()
    assert set(scan.files) == {("a", False), ("long", False)} and scan.is_odd
    assert folder.read_with_status("clients/a.yaml")[1].st_mtime_ns == scan.files["a", False][1]
    with pytest.raises(FileNotFoundError):
        folder.read("clients/none.yaml")
    assert (folder.exists("clients/a.yaml"), folder.exists("x"), folder.entries("views")) == (True, False, ())
    assert [history.content("HEAD", path) for path in ("clients", "nosuch", "a\nb")] == [None, None, None]
    lost = PastFolder(book, {"clients/a.yaml": "1" * 40}, history.objects)
    with pytest.raises(Failed) as refused:
        lost.read("clients/a.yaml")
    assert refused.value.code == "history.not_here"
    history.close()
    assert history.content("HEAD", "clients/a.yaml") == b"name: A\n"  # a new git is begun
    history.close()


def test_signatures_tell_objects_apart_and_are_never_young() -> None:
    hashes = ["0123456789abcdef" * 4, "f" * 64, "f" * 40, "0" * 40, "f" * 39 + "e", "e" + "f" * 39]
    found = [signature_of(one) for one in hashes]
    assert len(set(found)) == len(hashes)
    assert all(max(one[1], one[2]) < 1 << 48 for one in found)


def test_what_was_kept_of_the_steps_gives_what_git_gives(tmp_path: Path) -> None:
    book = make_book(tmp_path / "book")
    for number in range(5):
        (book / ACME).write_text(f"name: A{number}\n")
        (book / "other.txt").write_text(f"{number}")
        commit(book, f"2026-01-0{number + 1}")
    plain, kept = history_of(book), history_of(book, is_kept=True)
    head = plain.require_head()
    assert kept.steps((ACME,), head) == plain.steps((ACME,), head) != ()
    (book / ACME).unlink()
    commit(book, "2026-02-01")
    later = history_of(book, is_kept=True)
    head = later.require_head()
    assert len(later.steps((ACME,), head)) == 7 and later.steps(("clients/acme.yam",), head) == ()
    assert later.steps((ACME,), head) == history_of(book).steps((ACME,), head)
    assert later.descendants(later.steps((ACME,), head)[1].commit, head) == {head.id}
    base = later.merge_base(head, later.steps((ACME,), head)[3].commit)
    assert base == later.steps((ACME,), head)[3].commit


def test_what_cannot_be_kept_is_asked_again(tmp_path: Path) -> None:
    asked: list[int] = []

    def ask(ids: object) -> bytes:
        asked.append(1)
        return f"\0{A} \x001\x002\0li\0\0\n:000000 100644 {NONE} {B} A\0clients/a.yaml\0".encode()

    def refuse() -> None:
        raise Failed("store.locked")

    for place in (tmp_path / "none/steps", tmp_path):
        for prepare in (refuse, lambda: None):
            index = StepIndex(place, prepare, lambda done, total: None)
            for _ in range(2):
                assert b"clients/a.yaml" in index.find(["clients/a.yaml"], A, lambda: [A], ask)
    assert len(asked) == 4


def test_commits_without_a_common_past_have_no_base(tmp_path: Path) -> None:
    book = make_book(tmp_path / "book")
    git(book, "checkout", "--quiet", "--orphan", "other")
    commit(book, "2026-01-05")
    history = history_of(book)
    one, other = history.find("main"), history.find("other")
    assert one is not None and other is not None and history.merge_base(one, other) is None
