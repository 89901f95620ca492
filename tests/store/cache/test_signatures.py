"""What the file system says of clients' files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from clientctl.store.cache.signatures import Signature, content_hash, is_young, scan, signature_of, young_ones
from tests.cache.support import SECOND, make_book

NOW = 1_790_000_000 * SECOND


def _at(*, mtime: int, ctime: int) -> Signature:
    return 10, NOW + mtime, NOW + ctime, 7


AGES = [
    (0, 0, True),
    (-SECOND, -SECOND, True),
    (-2 * SECOND, -2 * SECOND, True),  # stamps may be behind the clock by a tick
    (-3 * SECOND, -3 * SECOND, False),
    (-3 * SECOND, -SECOND, True),  # its time was set back
    (-SECOND, -3 * SECOND, True),
    (3600 * SECOND, -3600 * SECOND, True),  # dated ahead
    (-NOW, -3600 * SECOND, False),
]


@pytest.mark.parametrize(("mtime", "ctime", "young"), AGES)
def test_a_file_is_young_for_two_seconds_and_as_long_as_it_is_dated_ahead(
    mtime: int, ctime: int, young: bool
) -> None:
    signature = _at(mtime=mtime, ctime=ctime)
    assert is_young(signature, NOW) is young
    assert young_ones({("a", False): signature}, NOW) == ({("a", False)} if young else set())


def test_a_scan_is_of_both_places(tmp_path: Path) -> None:
    make_book(
        tmp_path, {"clients/a.yaml": "name: A\n", "clients/b.yaml": "", "archive/a.yaml": "name: Old\n"}
    )

    found = scan(tmp_path)
    assert dict(found.files) == {
        (name, place == "archive"): signature_of((tmp_path / place / f"{name}.yaml").stat())
        for place, name in (("clients", "a"), ("clients", "b"), ("archive", "a"))
    }
    assert not found.is_odd
    assert not found.refused


ODD = ["a.yml", "a.YAML", "README", "note.txt", "a.yaml~", "yaml"]
HIDDEN = [".a.yaml", ".gitkeep", ".yaml"]


@pytest.mark.parametrize("name", [*ODD, *HIDDEN])
def test_other_names_are_odd_and_hidden_ones_are_not_seen(tmp_path: Path, name: str) -> None:
    make_book(tmp_path, {f"archive/{name}": "name: A\n"})

    found = scan(tmp_path)
    assert dict(found.files) == {}
    assert found.is_odd is (name in ODD)


def test_what_is_no_regular_file_is_odd(tmp_path: Path) -> None:
    make_book(tmp_path, {})
    clients = tmp_path / "clients"
    for make in (Path.mkdir, os.mkfifo, lambda path: path.symlink_to("b.yaml")):
        make(clients / "a.yaml")
        found = scan(tmp_path)
        assert (dict(found.files), found.is_odd) == ({}, True)
        (clients / "a.yaml").rmdir() if make is Path.mkdir else (clients / "a.yaml").unlink()


def test_a_place_that_is_missing_is_empty_and_one_that_is_a_link_is_refused(tmp_path: Path) -> None:
    make_book(tmp_path, {"clients/a.yaml": "name: A\n"})
    (tmp_path / "archive").symlink_to("clients")

    found = scan(tmp_path)
    assert set(found.files) == {("a", False)}
    assert {place: error.code for place, error in found.refused.items()} == {
        "archive": "store.directory_replaced"
    }

    (tmp_path / "archive").unlink()
    assert not scan(tmp_path).refused
    assert not scan(tmp_path / "nowhere").files


def test_contents_are_told_apart_whatever_their_size() -> None:
    contents = [b"", b"a", b"b", b"a\n", b"a" * 4096, b"a" * 4095 + b"b"]
    assert len({content_hash(raw) for raw in contents}) == len(contents)
