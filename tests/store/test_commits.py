"""A write is one commit of just its own files, whatever else goes on in the repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from clientctl.errors import Failed
from clientctl.store.git import Git, find_git
from clientctl.store.places import locate
from clientctl.store.status import PathState, differing
from tests.store.support import (
    ACME,
    NEW,
    OLD,
    change,
    changed_files,
    codes,
    committed,
    environment,
    git,
    make_book,
    make_repository,
    make_writer,
    subjects,
    write,
)


def _git(book: Path) -> Git:
    found, _ = find_git(locate(book), environment(book))
    assert found is not None
    return found


class TestStatus:
    def test_each_kind(self, tmp_path: Path) -> None:
        files = {f"clients/{name}.yaml": OLD for name in ("same", "changed", "staged", "deleted", "dropped")}
        book = make_book(tmp_path, files={**files, ".gitignore": b"clients/ignored*\n"})
        for name in ("changed", "staged", "untracked", "ignored"):
            (book / f"clients/{name}.yaml").write_bytes(NEW)
        git(book, "add", "clients/staged.yaml")
        git(book, "rm", "--quiet", "--cached", "clients/dropped.yaml")
        (book / "clients/deleted.yaml").unlink()
        names = ("same", "changed", "staged", "deleted", "dropped", "untracked", "ignored", "none")
        found = {
            state.path: state.kind for state in differing(_git(book), [f"clients/{n}.yaml" for n in names])
        }
        assert found == {
            "clients/changed.yaml": "changed",
            "clients/staged.yaml": "changed",
            "clients/deleted.yaml": "changed",
            "clients/dropped.yaml": "untracked",
            "clients/untracked.yaml": "untracked",
            "clients/ignored.yaml": "ignored",
        }

    def test_in_a_folder_of_the_repository(self, tmp_path: Path) -> None:
        make_repository(tmp_path)
        book = make_book(tmp_path / "sales/book", in_git=False)
        git(tmp_path, "config", "status.relativePaths", "true")
        assert differing(_git(book), [ACME]) == (PathState(ACME, "untracked"),)

    def test_of_many_paths_only_those_asked_for(self, tmp_path: Path) -> None:
        book = make_book(tmp_path)
        paths = [f"clients/c{number}.yaml" for number in range(150)]
        for path in (*paths, "clients/other.yaml"):
            (book / path).write_bytes(OLD)
        assert {state.path for state in differing(_git(book), paths)} == set(paths)

    def test_a_failure_is_told(self, tmp_path: Path) -> None:
        found = _git(make_book(tmp_path))
        (tmp_path / ".git/index").write_bytes(b"rubbish")
        with pytest.raises(Failed) as refused:
            differing(found, [ACME])
        assert refused.value.code == "store.git_failed"


class TestCommit:
    def test_a_changed_file(self, tmp_path: Path) -> None:
        book = make_book(tmp_path)
        assert write(make_writer(book), change(ACME, OLD, NEW)) == ()
        assert subjects(book) == ["set acme", "begin"]
        assert committed(book) == NEW
        assert git(book, "status", "--porcelain") == ""

    def test_a_new_file_a_moved_one_and_a_deleted_one(self, tmp_path: Path) -> None:
        book = make_book(tmp_path)
        writer = make_writer(book)
        write(writer, change("clients/beta.yaml", None, OLD), subject="add beta")
        write(
            writer,
            change("clients/beta.yaml", OLD, None),
            change("archive/beta.yaml", None, OLD),
            subject="archive beta",
        )
        write(writer, change(ACME, OLD, None), subject="rm acme")
        assert [changed_files(book, f"HEAD~{back}") for back in (2, 1, 0)] == [
            ["clients/beta.yaml"],
            ["archive/beta.yaml", "clients/beta.yaml"],
            [ACME],
        ]
        assert git(book, "status", "--porcelain") == ""

    def test_the_first_commit_of_a_repository(self, tmp_path: Path) -> None:
        book = make_repository(tmp_path)
        (book / "staged").write_bytes(b"x")
        git(book, "add", "staged")
        write(make_writer(book), change(ACME, None, OLD), subject="add acme")
        assert subjects(book) == ["add acme"]
        assert changed_files(book) == [ACME]
        assert git(book, "status", "--porcelain") == "A  staged\n"

    def test_other_staged_and_unstaged_changes_stay_as_they_are(self, tmp_path: Path) -> None:
        book = make_book(tmp_path, files={ACME: OLD, "clients/beta.yaml": OLD, "clients/gamma.yaml": OLD})
        (book / "clients/beta.yaml").write_bytes(NEW)
        git(book, "add", "clients/beta.yaml")
        (book / "clients/gamma.yaml").write_bytes(NEW)
        (book / "new").write_bytes(b"x")
        write(make_writer(book), change(ACME, OLD, NEW))
        assert changed_files(book) == [ACME]
        status = git(book, "status", "--porcelain").splitlines()
        assert status == ["M  clients/beta.yaml", " M clients/gamma.yaml", "?? new"]

    def test_edits_by_hand_go_first(self, tmp_path: Path) -> None:
        book = make_book(tmp_path, files={ACME: OLD, "clients/beta.yaml": OLD})
        by_hand = OLD + b"notes: by hand\n"
        for path in (ACME, "clients/beta.yaml"):
            (book / path).write_bytes(by_hand)
        writer = make_writer(book)
        write(
            writer,
            change(ACME, by_hand, NEW),
            change("clients/gamma.yaml", None, OLD),
            subject="set 2 clients",
        )
        assert subjects(book) == ["set 2 clients", "edit acme", "begin"]
        assert git(book, "show", f"HEAD~1:{ACME}").encode() == by_hand
        assert git(book, "status", "--porcelain") == " M clients/beta.yaml\n"

    @pytest.mark.parametrize(
        ("paths", "subject"),
        [
            ((ACME, "clients/beta.yaml"), "edit 2 clients"),
            ((ACME, "clientctl.yaml"), "edit 2 files"),
            (("clientctl.yaml",), "edit clientctl.yaml"),
        ],
    )
    def test_the_subject_of_edits_by_hand(self, tmp_path: Path, paths: tuple[str, ...], subject: str) -> None:
        book = make_book(tmp_path, files={ACME: OLD, "clients/beta.yaml": OLD})
        for path in paths:
            (book / path).write_bytes(b"edited\n")
        write(make_writer(book), *(change(path, b"edited\n", NEW) for path in paths))
        assert subjects(book)[1] == subject

    def test_a_file_made_by_hand_is_committed_before_it_is_changed(self, tmp_path: Path) -> None:
        book = make_book(tmp_path)
        (book / "clients/beta.yaml").write_bytes(OLD)
        write(make_writer(book), change("clients/beta.yaml", OLD, NEW), subject="set beta")
        assert subjects(book) == ["set beta", "edit beta", "begin"]

    def test_a_file_deleted_by_hand_may_come_back(self, tmp_path: Path) -> None:
        book = make_book(tmp_path)
        (book / ACME).unlink()
        write(make_writer(book), change(ACME, None, NEW), subject="add acme")
        assert subjects(book) == ["add acme", "edit acme", "begin"]
        assert committed(book) == NEW

    def test_a_file_deleted_in_the_index_alone_is_taken_up_again(self, tmp_path: Path) -> None:
        book = make_book(tmp_path)
        git(book, "rm", "--quiet", "--cached", ACME)
        write(make_writer(book), change(ACME, OLD, NEW))
        assert committed(book) == NEW
        assert git(book, "status", "--porcelain") == ""

    def test_a_staged_change_that_was_taken_back_in_the_file_is_no_edit(self, tmp_path: Path) -> None:
        book = make_book(tmp_path)
        (book / ACME).write_bytes(b"staged\n")
        git(book, "add", ACME)
        (book / ACME).write_bytes(OLD)
        write(make_writer(book), change(ACME, OLD, NEW))
        assert committed(book) == NEW
        assert "set acme" in subjects(book)

    def test_a_change_of_line_ends_that_git_does_not_keep_is_no_failure(self, tmp_path: Path) -> None:
        book = make_book(tmp_path, files={ACME: OLD, ".gitattributes": b"*.yaml text eol=lf\n"})
        crlf = OLD.replace(b"\n", b"\r\n")
        (book / ACME).write_bytes(crlf)
        assert write(make_writer(book), change(ACME, crlf, OLD)) == ()
        assert subjects(book) == ["begin"]

    def test_ignored_files_are_written_and_left_out_with_a_notice(self, tmp_path: Path) -> None:
        book = make_book(tmp_path, files={ACME: OLD, ".gitignore": b"clients/x*\n"})
        writer = make_writer(book)
        changes = (change(ACME, OLD, NEW), change("clients/x1.yaml", None, OLD))
        assert codes(write(writer, *changes)) == ["store.ignored_by_git"]
        assert changed_files(book) == [ACME]
        assert codes(write(writer, change("clients/x1.yaml", OLD, NEW))) == ["store.ignored_by_git"]
        assert (book / "clients/x1.yaml").read_bytes() == NEW
        assert codes(write(writer, change("clients/x2.yaml", None, OLD))) == ["store.ignored_by_git"]
        assert len(subjects(book)) == 2

    def test_a_second_working_tree_and_a_folder_of_another_repository(self, tmp_path: Path) -> None:
        book = make_book(tmp_path / "book")
        git(book, "worktree", "add", "--quiet", "../other")
        write(make_writer(tmp_path / "other"), change(ACME, OLD, NEW))
        assert committed(tmp_path / "other") == NEW and committed(book) == OLD

        outer = make_repository(tmp_path / "outer")
        inner = make_book(outer / "sales/book", in_git=False)
        write(make_writer(inner), change(ACME, OLD, NEW))
        assert subjects(outer) == ["set acme", "edit acme"]
        assert changed_files(outer) == ["sales/book/clients/acme.yaml"]

    def test_odd_names_and_subjects_are_taken_literally(self, tmp_path: Path) -> None:
        path = "views/[a]*? 大客户.yaml"
        book = make_book(tmp_path, files={ACME: OLD, path: OLD, "views/a.yaml": OLD})
        (book / "views/a.yaml").write_bytes(NEW)
        write(make_writer(book), change(path, OLD, NEW), subject="#-x --amend 备注")
        assert subjects(book) == ["#-x --amend 备注", "begin"]
        assert git(book, "-c", "core.quotePath=false", "show", "--format=", "--name-only").splitlines() == [
            path
        ]

    def test_many_files_are_one_commit(self, tmp_path: Path) -> None:
        book = make_book(tmp_path)
        paths = [f"clients/c{number}.yaml" for number in range(150)]
        write(make_writer(book), *(change(path, None, OLD) for path in paths), subject="import 150 clients")
        assert subjects(book) == ["import 150 clients", "begin"]
        assert sorted(changed_files(book)) == sorted(paths)
