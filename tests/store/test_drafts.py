"""Drafts are private, each has a place of its own, and they stay until they are taken away."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from clientctl.errors import InvalidData
from clientctl.store.drafts import Draft, all_drafts, begin_draft, kept_drafts
from clientctl.store.places import Place, locate
from tests.store.support import git, make_book, make_repository, names

TYPED, BASE = b"name: Acme Ltd\n", b"name: Acme\n"


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return locate(make_book(tmp_path))


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_draft_is_its_owners_alone_and_unknown_to_git(place: Place) -> None:
    draft = begin_draft(place, "acme", TYPED, BASE)

    assert draft.path == place.root / ".git/clientctl/drafts/acme/acme.yaml"
    assert (draft.read(), draft.base()) == (TYPED, BASE)
    assert [mode(path) for path in (draft.path, draft.path.parent, draft.path.parent.parent)] == [
        0o600,
        0o700,
        0o700,
    ]
    assert git(place.root, "status", "--porcelain") == ""


def test_without_git_it_is_among_the_notes_of_the_book(tmp_path: Path) -> None:
    place = locate(make_book(tmp_path, in_git=False))

    assert begin_draft(place, "acme", TYPED, BASE).path == place.root / ".clientctl/drafts/acme/acme.yaml"


def test_two_drafts_of_one_client_do_not_meet(place: Place) -> None:
    first, second = (begin_draft(place, "acme", text, BASE) for text in (b"first\n", b"second\n"))

    assert second.path == place.root / ".git/clientctl/drafts/acme.2/acme.yaml"
    assert (first.read(), second.read()) == (b"first\n", b"second\n")


def test_two_books_of_one_repository_do_not_share_drafts(tmp_path: Path) -> None:
    top = make_repository(tmp_path)
    books = [locate(make_book(top / name, in_git=False)) for name in ("north", "south")]
    drafts = [begin_draft(book, "acme", TYPED, BASE) for book in books]

    assert drafts[0].path != drafts[1].path
    assert [kept_drafts(book, "acme") for book in books] == [(drafts[0],), (drafts[1],)]


def test_what_an_editor_leaves_beside_a_draft_goes_with_it(place: Place) -> None:
    draft, other = (begin_draft(place, name, TYPED, BASE) for name in ("acme", "beta"))
    for name in ("acme.yaml~", ".acme.yaml.swp", "#acme.yaml#"):
        (draft.path.parent / name).write_bytes(b"left")
    (draft.path.parent / "deep").mkdir()

    draft.discard()
    draft.discard()

    assert names(draft.path.parent.parent) == ["beta"]
    assert other.read() == TYPED


def test_what_an_editor_that_was_cut_off_has_left_is_seen(place: Place) -> None:
    draft = begin_draft(place, "acme", TYPED, BASE)
    assert not draft.has_company()

    (draft.path.parent / ".acme.yaml.swp").write_bytes(b"unsaved")
    assert draft.has_company()

    draft.discard()
    assert not draft.has_company()


def test_what_a_draft_is_linked_to_stays(place: Place, tmp_path: Path) -> None:
    draft = begin_draft(place, "acme", TYPED, BASE)
    aside = tmp_path / "aside"
    aside.mkdir()
    (aside / "letter").write_bytes(b"dear")
    (draft.path.parent / "link").symlink_to(aside)

    draft.discard()

    assert names(aside) == ["letter"]


def test_a_draft_is_replaced_at_once(place: Place) -> None:
    draft = begin_draft(place, "acme", TYPED, BASE)
    draft.write(b"name: New\n")

    assert draft.read() == b"name: New\n"
    assert names(draft.path.parent) == ["acme.yaml", "begun-from"]
    assert mode(draft.path) == 0o600


def test_what_is_no_file_is_not_read(place: Place) -> None:
    draft = begin_draft(place, "acme", TYPED, BASE)
    draft.path.unlink()
    with pytest.raises(FileNotFoundError):
        draft.read()
    draft.path.symlink_to("/etc/hostname")
    with pytest.raises(InvalidData):
        draft.read()
    draft.path.unlink()
    draft.path.mkdir()
    with pytest.raises(InvalidData):
        draft.read()
    assert kept_drafts(place, "acme") == ()


def test_the_drafts_of_a_client_are_found_the_last_changed_one_at_the_end(place: Place) -> None:
    assert kept_drafts(place, "acme") == ()
    drafts = [begin_draft(place, name, TYPED, BASE) for name in ("acme", "acme", "acme", "acme-2", "acm")]
    for draft, second in zip(drafts, (30, 10, 20, 5, 5), strict=True):
        os.utime(draft.path, (second, second))
    for name in ("acme.x", "Ac"):
        (place.private / "drafts" / name).mkdir()
        (place.private / "drafts" / name / "acme.yaml").write_bytes(TYPED)

    assert all_drafts(place) == (drafts[4], drafts[3], drafts[1], drafts[2], drafts[0])
    assert kept_drafts(place, "acme") == (drafts[1], drafts[2], drafts[0])


def test_a_draft_whose_beginning_is_gone_was_begun_from_nothing(place: Place) -> None:
    draft = begin_draft(place, "acme", TYPED, BASE)
    (draft.path.parent / "begun-from").unlink()

    assert Draft(draft.private, draft.directory, draft.name).base() == b""
