"""A write of several files that was cut off is finished or undone by the next writer."""

from __future__ import annotations

from pathlib import Path

import pytest

from clientctl.errors import InvalidData
from clientctl.model import ChangeSet
from clientctl.store import journal
from clientctl.store.places import Place, locate
from tests.store.support import (
    ACME,
    NEW,
    OLD,
    change,
    codes,
    committed,
    debris,
    git,
    make_book,
    make_repository,
    make_writer,
    subjects,
    write,
)

BETA, GAMMA, NEXT = "clients/beta.yaml", "clients/gamma.yaml", "clients/next.yaml"
PLAN = ChangeSet((change(ACME, OLD, NEW), change(GAMMA, None, NEW), change(BETA, OLD, None)), "set 3 clients")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    place = locate(make_book(tmp_path / "book", files={ACME: OLD, BETA: OLD}))
    place.make_private()
    return place


def _cut_off(place: Place, plan: ChangeSet = PLAN, *, after: int) -> None:
    """Begin a write and do `after` of its files."""
    journal.begin(place, plan, plan.subject)
    for step in plan.changes[:after]:
        path = place.root / step.path
        if step.after is None:
            path.unlink()
        else:
            path.write_bytes(step.after)


def _state(place: Place) -> list[bytes | None]:
    paths = [place.root / path for path in (ACME, BETA, GAMMA)]
    return [path.read_bytes() if path.exists() else None for path in paths]


def _next_write(place: Place) -> list[str]:
    return codes(write(make_writer(place.root), change(NEXT, None, OLD), subject="add next"))


def test_all_files_written_the_write_is_finished(place: Place) -> None:
    _cut_off(place, after=3)
    assert _next_write(place) == ["store.finished"]
    assert _state(place) == [NEW, None, NEW]
    assert subjects(place.root) == ["add next", "set 3 clients", "begin"]
    assert debris(place.root) == []


@pytest.mark.parametrize("after", [1, 2])
def test_some_files_written_they_are_undone(place: Place, after: int) -> None:
    _cut_off(place, after=after)
    assert _next_write(place) == ["store.undone"]
    assert _state(place) == [OLD, OLD, None]
    assert subjects(place.root) == ["add next", "begin"]
    assert git(place.root, "status", "--porcelain") == ""


def test_a_deleted_file_comes_back(place: Place) -> None:
    _cut_off(place, ChangeSet(PLAN.changes[::-1], PLAN.subject), after=2)
    assert _next_write(place) == ["store.undone"]
    assert _state(place) == [OLD, OLD, None]


def test_no_file_written_there_is_nothing_to_tell(place: Place) -> None:
    _cut_off(place, after=0)
    assert _next_write(place) == []
    assert debris(place.root) == []


def test_what_somebody_changed_since_stays_and_is_told(place: Place) -> None:
    _cut_off(place, after=2)
    (place.root / ACME).write_bytes(b"by hand\n")
    notices = write(make_writer(place.root), change(NEXT, None, OLD))
    assert codes(notices) == ["store.undone", "store.left_alone"]
    assert notices[1].values["path"] == ACME
    assert _state(place) == [b"by hand\n", OLD, None]


def test_what_somebody_replaced_by_a_link_stays(place: Place) -> None:
    _cut_off(place, after=2)
    (place.root / ACME).unlink()
    (place.root / ACME).symlink_to("beta.yaml")
    assert _next_write(place) == ["store.undone", "store.left_alone"]
    assert (place.root / ACME).is_symlink()


def test_running_it_again_makes_no_doubles(place: Place) -> None:
    _cut_off(place, after=1)
    assert codes(write(make_writer(place.root), *PLAN.changes, subject="set 3 clients")) == ["store.undone"]
    assert _state(place) == [NEW, None, NEW]
    assert subjects(place.root) == ["set 3 clients", "begin"]


def test_committed_already_it_is_simply_over(place: Place) -> None:
    write(make_writer(place.root), *PLAN.changes, subject="set 3 clients")
    journal.begin(place, PLAN, PLAN.subject)
    assert _next_write(place) == []
    assert subjects(place.root) == ["add next", "set 3 clients", "begin"]


def test_without_commits_a_finished_write_is_simply_over(place: Place) -> None:
    _cut_off(place, ChangeSet(PLAN.changes, ""), after=3)
    assert codes(write(make_writer(place.root, autocommit=False), change(NEXT, None, OLD))) == []
    assert _state(place) == [NEW, None, NEW]


def test_while_a_merge_is_open_the_commit_waits(place: Place) -> None:
    _cut_off(place, after=3)
    mark = place.root / ".git/MERGE_HEAD"
    mark.write_text(git(place.root, "rev-parse", "HEAD"))
    with make_writer(place.root).locked() as recovered:
        assert recovered == ()
    mark.unlink()
    assert _next_write(place) == ["store.finished"]


def test_a_late_commit_that_a_hook_refuses_does_not_stop_the_next_write(place: Place) -> None:
    _cut_off(place, after=3)
    (place.root / ".git/hooks").mkdir()
    hook = place.root / ".git/hooks/commit-msg"
    hook.write_text('#!/bin/sh\n! grep -q "set 3" "$1" || { echo no >&2; exit 1; }\n')
    hook.chmod(0o755)
    assert _next_write(place) == ["store.kept_uncommitted"]
    assert _state(place) == [NEW, None, NEW]
    assert committed(place.root, NEXT) == OLD


def test_temporary_files_of_the_dead_are_swept(place: Place) -> None:
    _cut_off(place, after=1)
    for path in (".acme.yaml.99999-0.tmp", ".other.yaml.99999-0.tmp"):
        (place.root / "clients" / path).write_bytes(b"half")
    (place.private / ".journal.99999-0.tmp").write_bytes(b"half")
    _next_write(place)
    assert debris(place.root) == ["clients/.other.yaml.99999-0.tmp"]


def test_a_file_of_the_book_itself_is_recovered_like_those_in_directories(place: Place) -> None:
    settings, new = "clientctl.yaml", b"clientctl: 1\ntitle: new\n"
    _cut_off(place, ChangeSet((change(settings, b"clientctl: 1\n", new),), "config title"), after=1)
    (place.root / f".{settings}.99999-0.tmp").write_bytes(b"half")
    assert _next_write(place) == ["store.finished"]
    assert committed(place.root, settings) == new
    assert debris(place.root) == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"half a note {",
        b"[]",
        b"{}",
        b'{"subject": "", "steps": [{"path": "../outside", "before": null, "after": null}]}',
        b'{"subject": "", "steps": [{"path": "clients/a.yaml"}]}',
        b'{"subject": "", "steps": [{"path": "clients/a.yaml", "before": "\xe4\xb8\xad", "after": null}]}',
        b'{"subject": "", "steps": [{"path": 1, "before": null, "after": null}]}',
        b"\xff",
    ],
)
def test_a_note_that_makes_no_sense_is_dropped(place: Place, content: bytes) -> None:
    (place.private / "journal").write_bytes(content)
    assert _next_write(place) == []
    assert debris(place.root) == []


def test_a_note_that_is_a_link_is_refused(place: Place) -> None:
    (place.private / "journal").symlink_to("/etc/passwd")
    with pytest.raises(InvalidData):
        _next_write(place)


def test_any_bytes_come_back_as_they_were(place: Place) -> None:
    before = bytes(range(256))
    (place.root / ACME).write_bytes(before)
    _cut_off(place, ChangeSet((change(ACME, before, NEW), change(GAMMA, None, NEW)), "x"), after=1)
    _next_write(place)
    assert (place.root / ACME).read_bytes() == before


def test_each_book_in_a_repository_has_a_note_of_its_own(tmp_path: Path) -> None:
    outer = make_repository(tmp_path / "outer")
    one, two = (
        locate(make_book(outer / name, files={ACME: OLD, BETA: OLD}, in_git=False)) for name in ("one", "two")
    )
    one.make_private()
    _cut_off(one, after=1)
    assert _next_write(two) == []
    assert _state(one) == [NEW, OLD, None]
    assert _next_write(one) == ["store.undone"]
