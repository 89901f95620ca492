"""Commits of the past: found by any name, with what they changed in the book and what the files held."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from clientctl.errors import Failed
from clientctl.frozen import replace
from clientctl.store.git import Git, find_git
from clientctl.store.past import (
    find_commit,
    is_ancestor,
    last_commit_of,
    read_blobs,
    steps_of,
    walk_back,
)
from clientctl.store.places import locate
from clientctl.store.unmerged import unmerged_files
from tests.store.support import ACME, NEW, OLD, environment, git, make_book, make_repository


def _git(book: Path) -> Git:
    found, _ = find_git(locate(book), environment(book))
    assert found is not None
    return found


def _save(book: Path, subject: str) -> None:
    git(book, "add", ".")
    git(book, "commit", "--quiet", f"--message={subject}")


def test_commits_come_one_by_one_the_last_one_first(tmp_path: Path) -> None:
    book = make_book(tmp_path)
    (book / ACME).write_bytes(NEW)
    _save(book, "set acme\n\nThis reverts commit " + "a" * 40 + ".")
    found = list(walk_back(_git(book)))
    assert [(one.subject, one.author, len(one.parents)) for one in found] == [
        ("set acme", "Li Lei", 1),
        ("begin", "Li Lei", 0),
    ]
    assert [one.reverts for one in found] == ["a" * 40, None]


def test_before_the_first_commit_there_is_none(tmp_path: Path) -> None:
    make_repository(tmp_path)
    assert list(walk_back(_git(tmp_path))) == []


def test_many_commits_are_asked_for_in_turns(tmp_path: Path) -> None:
    book = make_book(tmp_path)
    words = "".join(
        f"commit refs/heads/main\ncommitter Li <l@x.example> {number} +0000\ndata 1\nx\n"
        + ("from refs/heads/main^0\n" if not number else "")
        for number in range(450)
    )
    (tmp_path / "stream").write_text(words)
    with (tmp_path / "stream").open("rb") as stream:
        subprocess.run(
            ("git", "fast-import", "--quiet"), cwd=book, env=environment(book), stdin=stream, check=True
        )
    assert sum(1 for _ in walk_back(_git(book))) == 451


@pytest.mark.parametrize("revision", ["nope", "", "--all", "-1", "HEAD~9", "HEAD:clients", "a\nb", "@{-3}"])
def test_what_names_no_commit(tmp_path: Path, revision: str) -> None:
    assert find_commit(_git(make_book(tmp_path)), revision) is None


def test_what_a_commit_did_to_files_of_the_book_alone(tmp_path: Path) -> None:
    make_repository(tmp_path)
    book = make_book(tmp_path / "sales", in_git=False)
    _save(tmp_path, "begin")
    (book / ACME).write_bytes(NEW)
    (book / "clients/link.yaml").symlink_to("acme.yaml")
    (tmp_path / "notes").write_text("mine\n")
    _save(tmp_path, "both")
    known = _git(book)
    commit = find_commit(known, "HEAD")
    assert commit is not None and is_ancestor(known, commit)
    steps = steps_of(known, commit)
    assert steps.others == 1
    changed, link = steps.own
    assert (changed.path, changed.is_plain) == (ACME, True)
    assert (link.path, link.before, link.is_plain) == ("clients/link.yaml", None, False)
    held = read_blobs(known, [blob for blob in (changed.before, changed.after) if blob])
    assert list(held.values()) == [OLD, NEW]
    assert last_commit_of(known, ACME) == commit
    assert last_commit_of(known, "clients/none.yaml") is None


def test_contents_that_git_has_no_more_are_refused(tmp_path: Path) -> None:
    known = _git(make_book(tmp_path))
    assert read_blobs(known, []) == {}
    with pytest.raises(Failed):
        read_blobs(known, ["0" * 39 + "1"])


def test_a_damaged_repository_is_told(tmp_path: Path) -> None:
    book = make_book(tmp_path)
    known = _git(book)
    commit = find_commit(known, "HEAD")
    assert commit is not None
    (book / ".git/index").write_bytes(b"rubbish")
    with pytest.raises(Failed):
        unmerged_files(known)
    tree = git(book, "rev-parse", "HEAD^{tree}").strip()
    (book / ".git/objects" / tree[:2] / tree[2:]).unlink()
    with pytest.raises(Failed):
        steps_of(known, replace(commit, parents=(commit.id,)))
