"""Several at once: first runs beside each other, and files that change while they are asked for."""

from __future__ import annotations

import os
import time
from itertools import chain
from mmap import mmap
from pathlib import Path

import pytest

from clientctl.actions.find import find_clients
from clientctl.actions.opening import build_repository, find_cache, open_with
from clientctl.actions.selection import Selection
from clientctl.store.book import Book, open_book
from clientctl.store.cache.signatures import Scan, scan
from clientctl.store.places import locate
from tests.cache.processes import start
from tests.cache.support import (
    CACHE,
    EVERYTHING,
    TODAY,
    ask,
    cache_files,
    end_command,
    make_book,
    opened,
    put,
    reads,
    set_clock,
)

pytestmark = pytest.mark.cache

SECONDS = 1_000_000_000


def _small(count: int) -> dict[str, str]:
    return {
        f"clients/c{number:04}.yaml": f"name: Client {number}\ntags: [t{number % 7}]\n"
        for number in range(count)
    }


def test_eight_first_runs_at_once_are_all_right_and_leave_one_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_book(tmp_path, _small(260))
    plain = ask(root, EVERYTHING, cached=False)
    gate_out, gate_in = os.pipe()

    def first_run() -> str:
        os.close(gate_in)
        os.read(gate_out, 1)  # until all have started
        return ask(root, EVERYTHING, cached=True)

    children = [start(first_run) for _ in range(8)]
    os.close(gate_in)
    os.close(gate_out)

    assert {child.result() for child in children} == {plain}
    assert len(cache_files(root)) == 1
    assert not list((root / CACHE).glob("*.new*"))
    set_clock(monkeypatch, 10 * SECONDS)
    assert ask(root, EVERYTHING, cached=True) == plain
    assert reads(lambda: ask(root, EVERYTHING, cached=True)) == []


def test_many_who_bring_it_up_to_date_at_once_are_all_right(tmp_path: Path) -> None:
    root = make_book(tmp_path, _small(30))
    for round_ in range(5):
        for number in range(round_, 30, 5):
            put(root, f"clients/c{number:04}.yaml", f"name: Changed {round_}\n")
        plain = ask(root, EVERYTHING, cached=False)
        children = [start(lambda: ask(root, EVERYTHING, cached=True)) for _ in range(6)]
        assert {child.result() for child in children} == {plain}
        assert ask(root, EVERYTHING, cached=True) == plain


COUNT = 12
WAYS = {"by other files": True, "in place": False}


class Versions:
    """Shared memory: for each client the version that somebody writes now, and the one that is surely there."""

    def __init__(self) -> None:
        # not struct.pack_into, which fills the place with zeros first: another process may see them
        self._numbers = memoryview(mmap(-1, 16 * COUNT)).cast("q")

    def begin(self, client: int, version: int) -> None:
        self._numbers[2 * client] = version

    def end(self, client: int, version: int) -> None:
        self._numbers[2 * client + 1] = version

    def begun(self) -> list[int]:
        return self._numbers[::2].tolist()

    def ended(self) -> list[int]:
        return self._numbers[1::2].tolist()


def _text(client: int, version: int) -> bytes:
    """Always of one size."""
    return b"name: %03d-%08d\nnotes: n%08d\n" % (client, version, version)


def _keep_writing(root: Path, versions: Versions, *, by_other_files: bool) -> None:
    """What a checkout does, over and over; every text is one that a file really has."""
    version = 0
    while True:
        version += 1
        for client in range(COUNT):
            path = root / "clients" / f"c{client:03}.yaml"
            versions.begin(client, version)
            if by_other_files:
                beside = path.with_suffix(".tmp")
                beside.write_bytes(_text(client, version))
                os.utime(beside, ns=(0, 0))
                beside.replace(path)
            else:
                descriptor = os.open(path, os.O_WRONLY)
                os.pwrite(descriptor, _text(client, version), 0)
                os.utime(path, ns=(0, 0))
                os.close(descriptor)
            versions.end(client, version)
        time.sleep(0.003 * (version % 4))


@pytest.mark.long
@pytest.mark.parametrize("by_other_files", WAYS.values(), ids=WAYS.keys())
def test_while_files_are_rewritten_each_answer_is_of_a_state_that_the_file_had_meanwhile(
    tmp_path: Path, by_other_files: bool, bounded: bool
) -> None:
    files = {f"clients/c{client:03}.yaml": _text(client, 0) for client in range(COUNT)}
    root = make_book(tmp_path, files)
    book = open_book(root.resolve())
    versions = Versions()
    writer = start(lambda: _keep_writing(root, versions, by_other_files=by_other_files))
    try:
        end = time.monotonic() + (1 if bounded else 60)
        asked = 0
        while time.monotonic() < end or asked <= 50:
            since = versions.ended()
            answer = _states(root, book)
            until = versions.begun()
            for client, (version, noted, told) in enumerate(answer):
                assert since[client] <= version <= until[client], f"{client} in answer {asked}"
                assert version == noted == told, f"{client} in answer {asked}"
            asked += 1
    finally:
        writer.end(9)
    assert ask(root, EVERYTHING, cached=True) == ask(root, EVERYTHING, cached=False)


def _states(root: Path, book: Book) -> list[tuple[int, int, int]]:
    """The version of each client: by its columns, and by its document."""
    try:
        workspace = opened(root, cached=True, book=book)
        found = find_clients(workspace, (), Selection(columns=("name", "notes")))
        rows = [list(row) for row in found.answer.tables[0].rows]
        whole = list(find_clients(workspace, (), Selection()).answer.objects())
    finally:
        end_command()
    assert len(rows) == COUNT and not found.problems
    return [
        (int(name[4:]), int(notes[1:]), int(client["notes"][1:]))
        for (name, notes), client in zip(rows, whole, strict=True)
    ]


def test_a_file_that_goes_between_the_look_at_its_directory_and_the_reading_is_told(tmp_path: Path) -> None:
    """As without the cache; and when it is there again, so it is in the answer."""
    root = make_book(tmp_path, _small(3))
    for _ in range(2):
        put(root, "clients/c0001.yaml", "name: Again\n")
        for cached in (False, True):
            _check_vanishing(root, cached=cached)
        assert "Again" in ask(root, EVERYTHING, cached=True)


def _check_vanishing(root: Path, *, cached: bool) -> None:
    place = locate(root)
    cache = find_cache(place) if cached else None
    book = open_with(place.root, cache)
    away = root / "away"

    def look() -> Scan:
        seen = scan(root)
        (root / "clients/c0001.yaml").rename(away)
        return seen

    try:
        clients = build_repository(book, cache, TODAY, look=look).clients(archived=True)
        if not cached:
            first = next(clients)
            look()
            clients = chain([first], clients)
        found = [(client.id, client.is_readable, [p.code for p in client.problems]) for client in clients]
    finally:
        end_command()
        away.rename(root / "clients/c0001.yaml")
    assert found == [("c0000", True, []), ("c0001", False, ["store.no_client"]), ("c0002", True, [])]
