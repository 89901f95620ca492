"""The merge driver is written so that git reads back exactly what was meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from clientctl.errors import Failed
from clientctl.store.driver import ATTRIBUTES, DRIVER, configure_driver, has_driver, set_up
from clientctl.store.git import Git, find_git
from clientctl.store.places import locate
from tests.store.support import environment, git, make_book, make_repository


@pytest.fixture
def found(tmp_path: Path) -> Git:
    found, _ = find_git(locate(make_repository(tmp_path)), environment(tmp_path))
    assert found is not None
    found.place.make_private()
    return found


def test_it_is_set_up_once(found: Git) -> None:
    assert not has_driver(found.repository)
    assert set_up(found)
    assert has_driver(found.repository)
    assert not set_up(found)
    assert git(found.place.root, "config", "merge.clientctl.driver") == DRIVER + "\n"


def test_a_driver_cut_off_at_its_first_semicolon_is_repaired(found: Git) -> None:
    with (found.repository.common_dir / "config").open("a") as config:
        config.write(f'[merge "clientctl"]\n\tdriver = {DRIVER}\n')
    assert git(found.place.root, "config", "merge.clientctl.driver") == DRIVER.partition(";")[0] + "\n"
    assert set_up(found)
    assert git(found.place.root, "config", "--get-all", "merge.clientctl.driver") == DRIVER + "\n"


def test_settings_that_cannot_be_read_have_no_driver(found: Git) -> None:
    (found.repository.common_dir / "config").unlink()
    assert not has_driver(found.repository)


def test_settings_that_git_cannot_write_are_told(found: Git) -> None:
    (found.repository.common_dir / "config").write_text("[broken")
    with pytest.raises(Failed) as refused:
        configure_driver(found)
    assert refused.value.code == "store.git_failed"


def test_without_clientctl_the_guard_merges_as_text_with_markers(tmp_path: Path) -> None:
    book = make_book(
        tmp_path / "book", files={"clients/a.yaml": b"stage: lead\n", ".gitattributes": ATTRIBUTES.encode()}
    )
    found, _ = find_git(locate(book), environment(book))
    assert found is not None
    found.place.make_private()
    set_up(found)
    git(book, "checkout", "--quiet", "-b", "theirs")
    (book / "clients/a.yaml").write_bytes(b"stage: lost\n")
    git(book, "commit", "--quiet", "--all", "--message=theirs")
    git(book, "checkout", "--quiet", "main")
    (book / "clients/a.yaml").write_bytes(b"stage: active\n")
    git(book, "commit", "--quiet", "--all", "--message=ours")
    # a PATH with git and the shell, but surely no clientctl
    env = {**environment(book), "PATH": "/usr/bin:/bin"}
    finished = Git(Path("/usr/bin/git"), found.place, found.repository, env).ask("merge", "theirs")
    assert finished.code == 1
    text = (book / "clients/a.yaml").read_text()
    assert "stage: active" in text and "stage: lost" in text and text.startswith("<<<<<<< ours")
