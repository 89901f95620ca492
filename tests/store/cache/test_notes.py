"""Notes beside a cache: read only where they are whole, our own and nobody else's to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from clientctl.store.cache.inspecting import drop_cache
from clientctl.store.cache.notes import read_note, write_note


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "1-0badcafe.json"
    write_note(path, "key", {"title": "客户"})
    assert read_note(path, "key") == {"title": "客户"}
    return path


def test_a_note_for_another_key_is_none(note: Path) -> None:
    assert read_note(note, "other") is None


@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666], ids=oct)
def test_a_note_that_others_may_write_is_none(note: Path, mode: int) -> None:
    note.chmod(mode)
    assert read_note(note, "key") is None


def test_a_note_with_one_other_letter_is_none(note: Path) -> None:
    note.write_bytes(note.read_bytes().replace("客".encode(), "户".encode()))
    assert read_note(note, "key") is None


def test_a_link_and_a_directory_are_no_notes(note: Path) -> None:
    link = note.with_name("link")
    link.symlink_to(note)
    assert read_note(link, "key") is None
    assert read_note(note.parent, "key") is None


def test_a_note_that_cannot_be_put_in_its_place_leaves_nothing_behind(tmp_path: Path) -> None:
    place = tmp_path / "note.json"
    (place / "inside").mkdir(parents=True)
    with pytest.raises(OSError):
        write_note(place, "key", None)
    assert [path.name for path in tmp_path.iterdir()] == ["note.json"]


def test_taking_a_cache_away_follows_no_link_and_needs_none(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    path = tmp_path / "cache"
    path.symlink_to(kept)
    drop_cache(path)
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]
    drop_cache(path)
    path.mkdir()
    (path / "1.db").touch()
    drop_cache(path)
    assert not path.exists()
