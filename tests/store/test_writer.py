"""A write compares first, writes all or nothing, and tells what stands in its way."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from clientctl.errors import Conflict, Failed, InvalidData
from clientctl.store.writer import Writer
from tests.store.support import (
    ACME,
    NEW,
    OLD,
    change,
    codes,
    debris,
    git,
    make_book,
    make_writer,
    names,
    subjects,
    write,
)

BETA = "clients/beta.yaml"


@pytest.fixture(params=[True, False], ids=["git", "no-git"])
def book(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    return make_book(tmp_path / "book", in_git=request.param)


def test_nothing_to_change_writes_nothing(book: Path) -> None:
    before = (book / ACME).stat()
    assert write(make_writer(book), change(ACME, OLD, OLD)) == ()
    assert (book / ACME).stat() == before


def test_files_that_stay_the_same_are_left_alone(book: Path) -> None:
    before = (book / ACME).stat()
    write(make_writer(book), change(ACME, OLD, OLD), change(BETA, None, NEW))
    assert (book / ACME).stat() == before
    assert (book / BETA).read_bytes() == NEW


@pytest.mark.parametrize(
    ("path", "before", "code"),
    [
        (ACME, b"other\n", "store.changed_meanwhile"),
        (ACME, OLD + b"more", "store.changed_meanwhile"),
        (ACME, OLD[:-1], "store.changed_meanwhile"),
        (BETA, OLD, "store.changed_meanwhile"),
        (ACME, None, "store.exists"),
    ],
)
def test_what_is_not_as_it_was_planned_from_is_never_overwritten(
    book: Path, path: str, before: bytes | None, code: str
) -> None:
    for after in (NEW, None):
        with pytest.raises(Conflict) as refused:
            write(
                make_writer(book), change("clients/first.yaml", None, NEW), change(path, before, after or b"")
            )
        assert refused.value.code == code
    assert (book / ACME).read_bytes() == OLD
    assert names(book / "clients") == ["acme.yaml"]
    assert debris(book) == []


def test_a_link_in_place_of_a_file_is_refused(book: Path) -> None:
    (book / "secret").write_bytes(OLD)
    (book / BETA).symlink_to("../secret")
    with pytest.raises(InvalidData):
        write(make_writer(book), change(BETA, OLD, NEW))
    assert (book / "secret").read_bytes() == OLD


def test_a_failure_in_the_middle_undoes_what_was_written(book: Path) -> None:
    too_long = "views/" + "x" * 245 + ".yaml"  # the name fits, that of its temporary file does not
    with pytest.raises(Failed) as refused:
        write(make_writer(book), change(ACME, OLD, NEW), change(BETA, None, NEW), change(too_long, None, NEW))
    assert refused.value.message.values["path"] == too_long
    assert (book / ACME).read_bytes() == OLD
    assert "views" not in names(book)
    assert names(book / "clients") == ["acme.yaml"]
    assert debris(book) == []
    assert codes(write(make_writer(book), change(ACME, OLD, NEW))) == []


def test_missing_directories_are_made_with_the_books_permissions(tmp_path: Path) -> None:
    book = make_book(tmp_path / "book", in_git=False)
    book.chmod(0o750)
    write(make_writer(book), change("archive/acme.yaml", None, OLD), change(ACME, OLD, None))
    assert stat.S_IMODE((book / "archive").stat().st_mode) == 0o750
    assert not (book / ACME).exists()


@pytest.mark.parametrize("mode", [0o600, 0o664, 0o755])
def test_a_file_that_moves_keeps_its_permissions(book: Path, mode: int) -> None:
    away = "archive/acme.yaml"
    (book / ACME).chmod(mode)
    write(make_writer(book), change(away, None, NEW, origin=ACME), change(ACME, OLD, None))
    assert stat.S_IMODE((book / away).stat().st_mode) == mode
    assert (book / away).read_bytes() == NEW
    assert not (book / ACME).exists()


def test_a_move_that_fails_at_its_end_leaves_the_file_where_it_was(book: Path) -> None:
    away = "archive/acme.yaml"
    with pytest.raises(Conflict):
        write(make_writer(book), change(away, None, OLD, origin=ACME), change(ACME, NEW, None))
    assert (book / ACME).read_bytes() == OLD
    assert "archive" not in names(book)
    assert debris(book) == []


def test_what_git_would_lose_is_told_before_it_goes(tmp_path: Path) -> None:
    book = make_book(tmp_path / "book", files={ACME: OLD, BETA: OLD})
    hidden, new = "clients/hidden.yaml", "clients/new.yaml"
    (book / ".git/info").mkdir(exist_ok=True)
    (book / ".git/info/exclude").write_text("hidden.yaml\n")
    for path in (BETA, hidden, new):
        (book / path).write_bytes(NEW)
    asked = (ACME, BETA, hidden, new)

    def unkept(*, autocommit: bool) -> list[str]:
        return sorted(state.path for state in make_writer(book, autocommit=autocommit).unkept(asked))

    assert unkept(autocommit=True) == [hidden]
    assert unkept(autocommit=False) == [BETA, hidden, new]


def test_without_git_nothing_is_kept(tmp_path: Path) -> None:
    writer = make_writer(make_book(tmp_path / "book", in_git=False))
    assert (writer.has_history, writer.commits) == (False, False)
    assert [state.path for state in writer.unkept([ACME])] == [ACME]


def test_files_at_the_top_of_the_book(book: Path) -> None:
    write(
        make_writer(book),
        change("clientctl.yaml", b"clientctl: 1\n", b"clientctl: 1 \n"),
        change("b.yaml", None, OLD),
    )
    assert (book / "b.yaml").read_bytes() == OLD


def test_without_git_nothing_is_left_but_the_lock(tmp_path: Path) -> None:
    book = make_book(tmp_path / "book", in_git=False)
    assert write(make_writer(book), change(ACME, OLD, NEW), change(BETA, None, NEW)) == ()
    assert names(book / ".clientctl") == [".gitignore", "lock"]


def test_without_autocommit_git_is_left_alone(tmp_path: Path) -> None:
    book = make_book(tmp_path / "book")
    (book / "clients/hand.yaml").write_bytes(OLD)
    assert write(make_writer(book, autocommit=False), change(ACME, OLD, NEW)) == ()
    assert subjects(book) == ["begin"]
    assert git(book, "status", "--porcelain") == f" M {ACME}\n?? clients/hand.yaml\n"
    assert "clientctl merge-driver" in git(book, "config", "merge.clientctl.driver")


def test_a_repository_without_the_program_is_written_and_locked_in_the_same_place(tmp_path: Path) -> None:
    book = make_book(tmp_path / "book")
    writer = make_writer(book, env={"PATH": ""})
    assert isinstance(writer, Writer)
    write(writer, change(ACME, OLD, NEW))
    assert (book / ACME).read_bytes() == NEW
    assert not (book / ".clientctl").exists()


def test_a_merge_driver_that_cannot_be_set_up_is_told_and_the_write_done(tmp_path: Path) -> None:
    book = make_book(tmp_path / "book")
    (book / ".git/config.lock").write_bytes(b"")
    (notice,) = write(make_writer(book), change(ACME, OLD, NEW))
    assert notice.code == "store.driver_not_set"
    assert subjects(book) == ["set acme", "begin"]


def test_the_lock_is_held_for_the_whole_block(book: Path) -> None:
    with make_writer(book).locked(), pytest.raises(Conflict), make_writer(book, patience=0.05).locked():
        pass
