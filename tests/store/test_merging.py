"""A merge that was cut off is put back by the next writer, whatever git had come to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from clientctl.store import leftovers, merging
from clientctl.store.git import Git
from clientctl.store.writer import Writer
from tests.store.support import ACME, NEW, OLD, codes, git, make_book, make_writer

BETA, FRESH = "clients/beta.yaml", "clients/fresh.yaml"
FILES = {ACME: OLD, BETA: b"name: Beta\n"}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A branch `theirs` has changed a client and brought another one."""
    book = make_book(tmp_path, files=FILES)
    git(book, "checkout", "--quiet", "-b", "theirs")
    (book / ACME).write_bytes(NEW)
    (book / FRESH).write_bytes(b"name: Fresh\n")
    git(book, "add", ".")
    git(book, "commit", "--quiet", "--message=theirs")
    git(book, "checkout", "--quiet", "main")
    make_writer(book)._place.make_private()
    return book


def _commit(book: Path, name: str) -> str:
    return git(book, "rev-parse", name).strip()


def _begin(book: Path, *edited: str) -> Path:
    """The note of a merge that has begun."""
    data = {"head": _commit(book, "HEAD"), "target": _commit(book, "theirs"), "edited": list(edited)}
    note = book / ".git/clientctl" / leftovers.MERGE_NOTE
    note.write_text(json.dumps(data))
    return note


def _locked(writer: Writer) -> list[str]:
    with writer.locked() as notices:
        return codes(notices)


def _git_of(writer: Writer) -> Git:
    assert writer.git is not None
    return writer.git


def test_a_merge_leaves_no_note(book: Path) -> None:
    writer = make_writer(book)
    with writer.locked():
        finished, _ = writer.merge(_commit(book, "HEAD"), _commit(book, "theirs"), "sync")
    assert finished.code == 0 and (book / ACME).read_bytes() == NEW
    assert not (book / ".git/clientctl" / leftovers.MERGE_NOTE).exists()


@pytest.mark.parametrize("is_in_index", [False, True])
def test_files_that_git_had_written_go_back(book: Path, is_in_index: bool) -> None:
    note = _begin(book)
    (book / ACME).write_bytes(NEW)
    (book / FRESH).write_bytes(b"name: Fr")  # cut off in the midst of it
    (book / ".merge_file_a1B2c3").write_bytes(OLD)
    if is_in_index:
        git(book, "add", "clients")
    assert _locked(make_writer(book)) == ["store.merge_put_back"]
    assert git(book, "status", "--porcelain") == "" and (book / ACME).read_bytes() == OLD
    assert not note.exists() and not (book / ".git/clientctl" / "rescued").exists()


def test_a_file_that_git_had_taken_away_comes_back(book: Path) -> None:
    _begin(book)
    (book / ACME).unlink()
    _locked(make_writer(book))
    assert (book / ACME).read_bytes() == OLD


def test_what_is_no_commits_is_kept_aside(book: Path) -> None:
    _begin(book)
    (book / ACME).write_bytes(b"name: Both\n")
    assert _locked(make_writer(book)) == ["store.merge_put_back", "store.merge_rescued"]
    assert (book / ACME).read_bytes() == OLD
    assert (book / ".git/clientctl/rescued/clients%acme.yaml").read_bytes() == b"name: Both\n"


def test_edits_by_hand_stay(book: Path) -> None:
    _begin(book, ACME)
    (book / ACME).write_bytes(b"name: Mine\n")
    (book / BETA).write_bytes(b"name: Mine too\n")  # no merge touches it
    assert _locked(make_writer(book)) == []
    assert (book / ACME).read_bytes() == b"name: Mine\n"
    assert (book / BETA).read_bytes() == b"name: Mine too\n"


def test_a_merge_that_came_to_its_end_is_left_alone(book: Path) -> None:
    note = _begin(book)
    git(book, "merge", "--quiet", "theirs")
    assert _locked(make_writer(book)) == []
    assert not note.exists() and (book / ACME).read_bytes() == NEW


def test_a_merge_that_waits_for_a_decision_is_left_alone(book: Path) -> None:
    git(book, "merge", "--quiet", "--no-ff", "--no-commit", "theirs")
    note = _begin(book)
    assert _locked(make_writer(book)) == []
    assert not note.exists() and (book / ACME).read_bytes() == NEW


@pytest.mark.parametrize("text", ["", "{", "[]", '{"head": "x"}'])
def test_a_note_that_cannot_be_read_preceded_the_merge(book: Path, text: str) -> None:
    note = _begin(book)
    note.write_text(text)
    assert _locked(make_writer(book)) == []
    assert not note.exists()


def test_without_a_note_nothing_is_put_back(book: Path) -> None:
    (book / ACME).write_bytes(NEW)
    assert merging.recover(_git_of(make_writer(book))) == ()
    assert (book / ACME).read_bytes() == NEW
