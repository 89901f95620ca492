"""A book is found with its repository as git would find it, whatever form that has."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from clientctl.errors import Failed
from clientctl.store.places import Place, Repository, locate
from tests.store.support import PROJECT, git, make_book, make_repository


def test_a_book_without_git_keeps_its_notes_in_itself(tmp_path: Path) -> None:
    place = locate(tmp_path)
    assert place.repository is None
    assert (place.prefix, place.private, place.shared) == (
        "",
        tmp_path / ".clientctl",
        tmp_path / ".clientctl",
    )
    place.make_private()
    place.make_private()
    assert (tmp_path / ".clientctl/.gitignore").read_bytes() == b"*\n"
    assert stat.S_IMODE((tmp_path / ".clientctl").stat().st_mode) == 0o700


def test_a_book_at_the_top_of_its_repository(tmp_path: Path) -> None:
    place = locate(make_repository(tmp_path / "book"))
    top = tmp_path / "book"
    assert place == Place(top, Repository(top, top / ".git", top / ".git"))
    assert (place.prefix, place.private) == ("", top / ".git/clientctl")
    place.make_private()
    assert stat.S_IMODE((top / ".git/clientctl").stat().st_mode) == 0o700
    assert not (top / ".clientctl").exists()


def test_a_book_in_a_folder_of_a_repository(tmp_path: Path) -> None:
    make_repository(tmp_path)
    (tmp_path / "a/b").mkdir(parents=True)
    place = locate(tmp_path / "a/b")
    assert place.prefix == "a/b/"
    assert place.private == tmp_path / ".git/clientctl"


def test_a_book_about_to_be_made(tmp_path: Path) -> None:
    make_repository(tmp_path)
    assert locate(tmp_path / "a/b").prefix == "a/b/"


def test_a_book_behind_a_link_is_found_where_it_really_is(tmp_path: Path) -> None:
    make_repository(tmp_path / "repository/book")
    (tmp_path / "link").symlink_to("repository/book")
    assert locate(tmp_path / "link").root == tmp_path / "repository/book"


def test_a_second_working_tree_shares_the_lock_but_not_its_notes(tmp_path: Path) -> None:
    book = make_book(tmp_path / "book")
    git(book, "worktree", "add", "--quiet", "../other")
    place = locate(tmp_path / "other")
    assert place.shared == book / ".git/clientctl"
    assert place.private == book / ".git/worktrees/other/clientctl"
    place.make_private()
    assert place.private.is_dir() and place.shared.is_dir()


def test_a_submodule_has_its_directory_inside_the_outer_one(tmp_path: Path) -> None:
    book = make_book(tmp_path / "book")
    outer = make_repository(tmp_path / "outer")
    git(outer, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(book), "book")
    assert locate(outer / "book").private == outer / ".git/modules/book/clientctl"


@pytest.mark.parametrize("content", [b"", b"gitdir: nowhere\n", b"rubbish\n"])
def test_a_git_file_that_leads_nowhere_is_passed_over(tmp_path: Path, content: bytes) -> None:
    make_repository(tmp_path)
    (tmp_path / "book").mkdir()
    (tmp_path / "book/.git").write_bytes(content)
    place = locate(tmp_path / "book")
    assert place.repository is not None and place.repository.top == tmp_path


def test_an_empty_git_directory_is_no_repository(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert locate(tmp_path).repository is None


def test_an_error_of_the_file_system_is_not_taken_for_a_missing_repository(tmp_path: Path) -> None:
    with pytest.raises(Failed):
        locate(tmp_path / ("x" * 300))


def test_another_file_system_is_where_the_search_ends(tmp_path: Path) -> None:
    make_repository(tmp_path)
    (tmp_path / "mounted").mkdir()
    script = (
        f"mount -t tmpfs none {tmp_path}/mounted && exec {sys.executable} -c "
        f"'from pathlib import Path; from clientctl.store.places import locate;"
        f'print(locate(Path("{tmp_path}/mounted")).repository)\''
    )
    done = subprocess.run(
        ("unshare", "--mount", "sh", "-c", script), cwd=PROJECT, capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip("nothing may be mounted here")
    assert done.stdout == b"None\n"


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is hidden from root")
def test_a_repository_above_that_is_hidden_is_passed_over(tmp_path: Path) -> None:
    book = make_repository(tmp_path / "book") / "inner"
    (tmp_path / "book/.git").chmod(0)
    try:
        assert locate(book).repository is None
    finally:
        (tmp_path / "book/.git").chmod(0o700)


@pytest.mark.parametrize(
    ("mark", "command"),
    [
        ("MERGE_HEAD", "merge"),
        ("CHERRY_PICK_HEAD", "cherry-pick"),
        ("REVERT_HEAD", "revert"),
        ("rebase-merge", "rebase"),
        ("rebase-apply", "rebase"),
    ],
)
def test_what_git_has_not_finished_is_known_by_its_marks(tmp_path: Path, mark: str, command: str) -> None:
    repository = locate(make_repository(tmp_path)).repository
    assert repository is not None
    assert repository.unfinished() is None
    (tmp_path / ".git" / mark).write_bytes(b"")
    unfinished = repository.unfinished()
    assert unfinished is not None
    assert (unfinished.finish, unfinished.abort) == (f"git {command} --continue", f"git {command} --abort")
