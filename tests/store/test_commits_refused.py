"""Whose name a commit bears, and what is left when git refuses it or another git is at work."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path
from threading import Timer

import pytest

from clientctl.errors import Conflict, Failed
from clientctl.messages import word
from clientctl.store import leftovers
from clientctl.store.commits import Refused
from clientctl.store.git import Git
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
    make_writer,
    nobody,
    subjects,
    write,
)


def _hook(book: Path, name: str, script: str) -> Path:
    (book / ".git/hooks").mkdir(exist_ok=True)
    hook = book / ".git/hooks" / name
    hook.write_text(f"#!/bin/sh\n{script}\n")
    hook.chmod(0o755)
    return hook


class TestAuthor:
    def test_without_one_it_is_the_user_and_that_is_told_once(self, tmp_path: Path) -> None:
        book = make_book(tmp_path)
        writer = make_writer(book, env=nobody(tmp_path))
        (notice,) = write(writer, change(ACME, OLD, NEW))
        assert word(notice, "zh") == "git 未设置 user.name 或 user.email，将以 韩梅梅 的名义提交"
        assert write(make_writer(book, env=nobody(tmp_path)), change(ACME, NEW, OLD)) == ()
        authors = git(book, "log", "--format=%an <%ae> %cn").splitlines()
        assert authors[:2] == ["韩梅梅 <user@clientctl.invalid> 韩梅梅"] * 2

    def test_what_the_settings_have_is_kept(self, tmp_path: Path) -> None:
        book = make_book(tmp_path)
        git(book, "config", "user.name", "Li Lei")
        write(make_writer(book, env=nobody(tmp_path)), change(ACME, OLD, NEW))
        assert git(book, "log", "-1", "--format=%an <%ae>") == "Li Lei <li-lei@clientctl.invalid>\n"
        git(book, "config", "user.email", "li@example.com")
        write(make_writer(book, env=nobody(tmp_path)), change(ACME, NEW, OLD))
        assert git(book, "log", "-1", "--format=%an <%ae>") == "Li Lei <li@example.com>\n"

    def test_a_full_identity_is_not_asked_for(self, tmp_path: Path) -> None:
        """A write to a tracked file starts git three times: to look at its settings and its index, and to commit."""
        book = make_book(tmp_path / "book")
        write(make_writer(book), change(ACME, OLD, NEW))  # sets the merge driver up
        counted = tmp_path / "bin"
        counted.mkdir()
        (counted / "git").write_text(
            f'#!/bin/sh\necho >> {tmp_path}/count\nexec /usr/bin/env PATH="{os.environ["PATH"]}" git "$@"\n'
        )
        (counted / "git").chmod(0o755)
        env = environment(tmp_path, PATH=f"{counted}:{os.environ['PATH']}")
        write(make_writer(book, env=env), change(ACME, NEW, OLD))
        assert (tmp_path / "count").read_text().count("\n") == 3

    def test_a_failure_that_is_not_the_authors_is_told_as_it_is(self, tmp_path: Path) -> None:
        book = make_book(tmp_path)
        git(book, "config", "gpg.program", "/bin/false")
        git(book, "config", "commit.gpgSign", "true")
        for env in (environment(tmp_path), nobody(tmp_path)):
            before, after = (book / ACME).read_bytes(), os.urandom(4).hex().encode()
            with pytest.raises(Failed) as refused:
                write(make_writer(book, env=env), change(ACME, before, after))
            assert "gpg" in str(refused.value.message.values["reason"])
            git(book, "-c", "commit.gpgSign=false", "commit", "--quiet", "--all", "--message=x")


class TestRefusal:
    def test_a_hook_that_refuses_leaves_the_write_and_the_command_to_commit_it(self, tmp_path: Path) -> None:
        book = make_book(tmp_path)
        hook = _hook(book, "pre-commit", "echo not today >&2; exit 1")
        with pytest.raises(Refused) as refused:
            write(make_writer(book), change(ACME, OLD, NEW), subject="set it's")
        assert refused.value.exit_code == 1
        assert refused.value.message.values == {"reason": "not today"}
        assert (book / ACME).read_bytes() == NEW
        assert subjects(book) == ["begin"]
        hook.unlink()
        self._run(refused.value, book)
        assert (subjects(book)[0], committed(book)) == ("set it's", NEW)

    def test_the_command_for_many_files(self, tmp_path: Path) -> None:
        book = make_book(tmp_path)
        hook = _hook(book, "commit-msg", "exit 1")
        paths = [f"clients/c{number}.yaml" for number in range(30)]
        with pytest.raises(Refused) as refused:
            write(
                make_writer(book), *(change(path, None, OLD) for path in paths), subject="import 30 clients"
            )
        hook.unlink()
        (book / "other").write_bytes(b"x")
        git(book, "add", "other")
        self._run(refused.value, book)
        assert sorted(changed_files(book)) == sorted(paths)

    def test_refused_edits_by_hand_mean_that_nothing_is_written(self, tmp_path: Path) -> None:
        book = make_book(tmp_path)
        (book / ACME).write_bytes(b"by hand\n")
        _hook(book, "pre-commit", "exit 1")
        with pytest.raises(Refused) as refused:
            write(make_writer(book), change(ACME, b"by hand\n", NEW))
        assert refused.value.code == "store.edit_refused"
        assert (book / ACME).read_bytes() == b"by hand\n"

    def test_a_new_file_that_git_does_not_take_is_written_and_told(self, tmp_path: Path) -> None:
        book = make_book(tmp_path, files={ACME: OLD, ".gitattributes": b"*.yaml filter=bad\n"})
        git(book, "config", "filter.bad.clean", "exit 3")
        git(book, "config", "filter.bad.required", "true")
        with pytest.raises(Failed) as refused:
            write(make_writer(book), change("clients/beta.yaml", None, OLD))
        assert refused.value.code == "store.commit_refused"
        assert (book / "clients/beta.yaml").read_bytes() == OLD

    def test_the_users_hooks_run_with_their_own_meaning_of_paths(self, tmp_path: Path) -> None:
        book = make_book(tmp_path)
        _hook(book, "pre-commit", f"git diff --cached --name-only -- 'clients/*.yaml' > {tmp_path}/seen")
        write(make_writer(book), change(ACME, OLD, NEW))
        assert (tmp_path / "seen").read_text() == f"{ACME}\n"

    def _run(self, refused: Failed, book: Path) -> None:
        assert refused.hint is not None
        command = shlex.split(str(refused.hint.values["command"]))
        subprocess.run(command, env=environment(book), check=True, capture_output=True)


class TestAnotherGit:
    def test_its_lock_on_the_index_is_waited_for(self, tmp_path: Path) -> None:
        book = make_book(tmp_path)
        lock = book / ".git/index.lock"
        lock.write_bytes(b"")
        Timer(0.3, lock.unlink).start()
        write(make_writer(book), change(ACME, OLD, NEW))
        assert committed(book) == NEW

    def test_its_lock_on_the_branch_is_waited_for(self, tmp_path: Path) -> None:
        book = make_book(tmp_path)
        lock = book / ".git/refs/heads/main.lock"
        lock.write_bytes(b"")
        Timer(0.5, lock.unlink).start()
        write(make_writer(book), change(ACME, OLD, NEW))
        assert committed(book) == NEW

    def test_a_lock_that_stays_is_a_conflict_and_nothing_is_written(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(Git.wait_for_index, "__kwdefaults__", {"patience": 0.1})
        book = make_book(tmp_path)
        (book / ".git/index.lock").write_bytes(b"")
        with pytest.raises(Conflict) as refused:
            write(make_writer(book), change(ACME, OLD, NEW))
        assert refused.value.code == "store.index_locked"
        assert (book / ACME).read_bytes() == OLD

    def test_a_lock_on_the_branch_that_stays_leaves_the_write_and_the_next_writer_commits_it(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(leftovers, "PATIENCE", 0.1)
        book = make_book(tmp_path)
        lock = book / ".git/refs/heads/main.lock"
        lock.write_bytes(b"")
        with pytest.raises(Failed) as refused:
            write(make_writer(book), change(ACME, OLD, NEW))
        assert refused.value.code == "store.commit_refused"
        assert (book / ACME).read_bytes() == NEW
        lock.unlink()
        assert codes(write(make_writer(book), change(ACME, NEW, OLD), subject="set back")) == [
            "store.finished"
        ]
        assert subjects(book) == ["set back", "set acme", "begin"]

    @pytest.mark.parametrize("mark", ["MERGE_HEAD", "CHERRY_PICK_HEAD", "rebase-merge"])
    def test_nothing_is_written_while_a_merge_or_the_like_is_open(self, tmp_path: Path, mark: str) -> None:
        book = make_book(tmp_path)
        (book / ".git" / mark).write_text(git(book, "rev-parse", "HEAD"))
        for autocommit in (True, False):
            with pytest.raises(Conflict) as refused:
                write(make_writer(book, autocommit=autocommit), change(ACME, OLD, NEW))
            assert refused.value.hint is not None and "--abort" in word(refused.value.hint, "en")
        assert (book / ACME).read_bytes() == OLD

    def test_an_unmerged_file_is_not_added(self, tmp_path: Path) -> None:
        book = make_book(tmp_path)
        (book / ACME).write_bytes(b"ours\n")
        git(book, "stash", "--quiet")
        (book / ACME).write_bytes(b"theirs\n")
        git(book, "commit", "--quiet", "--all", "--message=theirs")
        pop = ("git", "stash", "pop")
        subprocess.run(pop, cwd=book, env=environment(book), capture_output=True, check=False)
        conflict = (book / ACME).read_bytes()
        assert b"<<<<<<<" in conflict
        with pytest.raises(Conflict) as refused:
            write(make_writer(book), change(ACME, conflict, NEW))
        assert refused.value.code == "store.unmerged"
        assert (book / ACME).read_bytes() == conflict
        assert git(book, "status", "--porcelain").startswith("UU ")
