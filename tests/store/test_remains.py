"""What killed writers left is found where books keep their files, and nowhere behind a link."""

from __future__ import annotations

from pathlib import Path

from clientctl.frozen import replace
from clientctl.store.holder import Holder
from clientctl.store.places import locate
from clientctl.store.remains import find_remains, is_being_written
from tests.store.support import make_book

TEMPORARY = ".acme.yaml.123-0.tmp"


def test_temporary_files_are_found_but_not_behind_a_link(tmp_path: Path) -> None:
    book = make_book(tmp_path / "book", in_git=False)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / TEMPORARY).touch()
    (book / "views").symlink_to(elsewhere)
    (book / "clients" / TEMPORARY).touch()
    assert find_remains(locate(book)).temporary == (f"clients/{TEMPORARY}",)


def test_a_living_process_that_holds_the_file_of_the_lock_is_writing(tmp_path: Path) -> None:
    place = locate(make_book(tmp_path / "book", in_git=False))
    place.shared.mkdir(parents=True, exist_ok=True)
    held = place.shared / "lock.held"
    assert not is_being_written(place)
    held.write_bytes(Holder.me().line())
    assert is_being_written(place)
    held.write_bytes(replace(Holder.me(), pid=999_999_999).line())
    assert not is_being_written(place)
