"""What stands in a book's directories: ids, and findings about everything that cannot be a client."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from clientctl.errors import InvalidData
from clientctl.store.folder import LIMIT, Entry, Folder


def _book(root: Path, *names: str) -> Folder:
    (root / "clients").mkdir()
    for name in names:
        (root / "clients" / name).write_bytes(b"x")
    return Folder(root)


def test_entries_come_by_id(tmp_path: Path) -> None:
    folder = _book(tmp_path, "b.yaml", "a.yaml", "a-1.yaml")
    expected = [Entry(id, f"clients/{id}.yaml") for id in ("a", "a-1", "b")]
    assert list(folder.entries("clients")) == expected


def test_hidden_and_other_files_are_passed_over(tmp_path: Path) -> None:
    folder = _book(tmp_path, ".a.yaml.12-0.tmp", ".a.yaml", "README.md", "a.yaml~", "a", "b.yaml.orig")
    assert folder.entries("clients") == ()


def test_a_missing_directory_has_no_entries(tmp_path: Path) -> None:
    assert Folder(tmp_path).entries("clients") == ()
    assert Folder(tmp_path / "none").entries("clients") == ()


@pytest.mark.parametrize(
    "name", ["Acme.yaml", "-a.yaml", "a b.yaml", "张三.yaml", "con.yaml", "a" * 64 + ".yaml"]
)
def test_a_name_that_is_no_id_is_a_finding(tmp_path: Path, name: str) -> None:
    (entry,) = _book(tmp_path, name).entries("clients")
    assert entry.problem is not None
    assert (entry.problem.code, entry.problem.severity) == ("store.bad_id", "error")
    assert str(entry.problem.location) == f"clients/{name}"
    assert not entry.is_client


def test_bytes_that_are_no_utf8_are_shown(tmp_path: Path) -> None:
    folder = _book(tmp_path)
    (tmp_path / os.fsdecode(b"clients/\xff.yaml")).write_bytes(b"x")
    (entry,) = folder.entries("clients")
    assert entry.path == r"clients/\xff.yaml"


@pytest.mark.parametrize("name", ["a.yml", "a.YAML", "a.Yml"])
def test_another_ending_is_a_warning(tmp_path: Path, name: str) -> None:
    (entry,) = _book(tmp_path, name).entries("clients")
    assert entry.problem is not None and entry.problem.hint is not None
    assert (entry.problem.code, entry.problem.severity) == ("store.other_ending", "warning")
    assert entry.problem.hint.values["name"] == "a.yaml"


def test_links_pipes_and_directories_are_findings(tmp_path: Path) -> None:
    folder = _book(tmp_path)
    (tmp_path / "clients/link.yaml").symlink_to("/etc/passwd")
    os.mkfifo(tmp_path / "clients/pipe.yaml")
    (tmp_path / "clients/directory.yaml").mkdir()
    found = {entry.id: entry.problem.code for entry in folder.entries("clients") if entry.problem}
    assert found == {
        "directory": "store.is_directory",
        "link": "store.is_link",
        "pipe": "store.is_special",
    }


def test_a_directory_that_is_a_link_or_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "archive").symlink_to("/etc")
    (tmp_path / "clients").write_bytes(b"x")
    for name in ("archive", "clients"):
        with pytest.raises(InvalidData) as refused:
            Folder(tmp_path).entries(name)
        assert refused.value.code == "store.directory_replaced"


def test_a_directory_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidData) as refused:
        Folder(tmp_path).entries("x" * 300)
    assert refused.value.code == "store.unreadable"


def test_a_large_file_is_read_one_byte_past_the_limit(tmp_path: Path) -> None:
    folder = _book(tmp_path)
    (tmp_path / "clients/a.yaml").write_bytes(b"x" * (LIMIT + 10))
    assert len(folder.read("clients/a.yaml")) == LIMIT + 1
    assert folder.exists("clients/a.yaml")
    assert not folder.exists("clients/b.yaml")
