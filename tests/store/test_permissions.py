"""Permission bits that are wrong in a book, and the bits that mend them."""

from __future__ import annotations

from pathlib import Path

from clientctl.store.permissions import set_right, wrong_permissions
from clientctl.store.places import locate
from tests.store.support import ACME, make_book


def test_what_anybody_may_write_is_told_and_set_right(tmp_path: Path) -> None:
    book = make_book(tmp_path / "book", in_git=False)
    (book / ACME).chmod(0o666)
    (book / "clients").chmod(0o777)
    place = locate(book)
    found = {loose.path.relative_to(book).as_posix(): loose for loose in wrong_permissions(place)}
    assert {path: (loose.fault, oct(loose.mode)) for path, loose in found.items()} == {
        "clients": ("open_to_all", "0o775"),
        ACME: ("open_to_all", "0o664"),
    }
    for loose in found.values():
        set_right(loose)
    assert wrong_permissions(place) == ()


def test_files_behind_a_link_are_somebody_elses(tmp_path: Path) -> None:
    book = make_book(tmp_path / "book", in_git=False)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "vip.yaml").touch()
    (elsewhere / "vip.yaml").chmod(0o666)
    (book / "views").symlink_to(elsewhere)
    assert wrong_permissions(locate(book)) == ()
