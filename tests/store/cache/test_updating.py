"""Blocks brought up to date: every client is in one block once, in order, and none grows without end."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from clientctl.model import Client
from clientctl.store.book import open_book
from clientctl.store.cache import building, updating
from clientctl.store.cache.blocks import Files, LoadDocument, LoadPart, Shelved
from clientctl.store.cache.building import Keeper, build_slots
from clientctl.store.cache.comparing import compare, known_files
from clientctl.store.cache.documents import packed_document
from clientctl.store.cache.reader import Draft, Reader
from clientctl.store.cache.rows import Derived, stamp_of
from clientctl.store.cache.signatures import Key, scan
from clientctl.store.cache.slots import Slot
from clientctl.store.cache.updating import Update, Updated
from clientctl.store.repository import FileRepository
from tests.cache.support import SECOND, make_book, put

SIZE = 3
TODAY = date(2026, 11, 22).toordinal()
LATER = 100 * SECOND  # ahead of every file, so that none is young


def _derive(client: Client, memo: Mapping[str, Any]) -> Derived:
    cells = {"name": client.document.get("name"), "notes": client.document.get("notes")}
    last = client.document.get("until", date.max.toordinal())
    return Derived({key: value for key, value in cells.items() if value is not None}, 1, last)


class Scene:
    """The blocks of a book, in memory."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch, clients: Sequence[str]) -> None:
        monkeypatch.setattr(building, "SIZE", SIZE)
        monkeypatch.setattr(updating, "SIZE", SIZE)
        self.root = make_book(root, {f"clients/{client}.yaml": f"name: {client}\n" for client in clients})
        self._book = open_book(root.resolve())
        self.read: list[int] = []
        self._documents: dict[tuple[str, str], bytes] = {}
        self.slots = build_slots(self._reader(), self._keeper(), self._advance)
        for slot in self.slots:
            files = slot.block.files
            for index, signature in enumerate(files.signatures):
                found = packed_document(slot.block.document(index))
                assert found is not None
                self._documents[files.path(index), stamp_of(signature)] = found
        self.next = 1000

    def update(self, today: int = TODAY) -> Updated:
        reader = self._reader()
        blocks = [slot.block.files for slot in self.slots]
        differences = compare(blocks, known_files(blocks), reader.seen, reader.now, today)
        before = self.numbers()
        self.read.clear()
        update = Update(self.slots, differences, reader, today, self._advance)
        updated = update.run(self.next, self._keep)
        self.slots, self.next = updated.slots, updated.next
        kept = set(before) & set(self.numbers())
        assert set(updated.dropped) == set(before) - kept
        return updated

    def is_at_rest(self, today: int = TODAY) -> bool:
        """Is there nothing to be read or written any more?"""
        before = list(self.slots)
        updated = self.update(today)
        is_same = all(new is old for new, old in zip(self.slots, before, strict=True))
        return is_same and not (self.read or updated.files or updated.dropped or updated.gone)

    def _reader(self) -> Reader:
        seen = scan(self.root)
        check = lambda document, locate, path: ()  # noqa: E731
        files = FileRepository(self._book.folder, self._book.catalog, check)
        return Reader(files, _derive, seen.files, seen.now + LATER)

    def _keeper(self) -> Keeper:
        return Keeper(None, self._older, _no_recovery, lambda: None)

    def _keep(self, number: int, draft: Draft) -> Slot:
        """In memory; documents of clients that stay come from where they were put before."""
        self._documents.update({(path, stamp): text for path, stamp, text in draft.documents})
        return self._keeper().keep(number, draft)

    def _older(self, path: str, stamp: str) -> bytes:
        return self._documents[path, stamp]

    def _advance(self, done: int, total: int) -> None:
        self.read.append(done)

    def numbers(self) -> list[int]:
        return [number for slot in self.slots for number in dict.fromkeys((slot.number, slot.files_number))]

    def blocks(self) -> list[list[Key]]:
        return [list(slot.block.files.keys()) for slot in self.slots]

    def check(self) -> None:
        """The blocks are about the files that there are, and say what they say."""
        every = [key for keys in self.blocks() for key in keys]
        assert every == sorted(scan(self.root).files)
        assert all(0 < len(slot.block) <= 2 * SIZE for slot in self.slots)
        assert len(set(self.numbers())) == len(self.numbers())
        for slot in self.slots:
            for index in range(len(slot.block)):
                client = Shelved(slot.block, index)
                raw = (self.root / client.path).read_text()
                assert raw.startswith(f"name: {client.cell('name')}\n")
                assert client.document["name"] == client.cell("name")
                assert client.signature[0] == len(raw)


def _no_recovery(files: Files) -> tuple[LoadPart, LoadDocument]:
    raise AssertionError("nothing here is damaged")


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 6, 7, 10])
def test_a_first_build_fills_blocks_in_order(
    tmp_path: Path, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = Scene(tmp_path, monkeypatch, [f"c{number:02}" for number in range(count)])

    scene.check()
    assert [len(keys) for keys in scene.blocks()] == [min(SIZE, count - at) for at in range(0, count, SIZE)]


def test_only_blocks_that_something_happened_to_are_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = Scene(tmp_path, monkeypatch, list("abcdefghi"))
    before: Sequence[Slot] = scene.slots
    put(tmp_path, "clients/e.yaml", "name: changed\n")

    updated = scene.update()
    scene.check()
    assert [new is old for new, old in zip(scene.slots, before, strict=True)] == [True, False, True]
    assert (list(updated.dropped), updated.gone, scene.read) == ([before[1].number], [], [1])
    assert updated.next == 1001


def test_a_block_splits_where_it_has_grown_beyond_twice_its_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = Scene(tmp_path, monkeypatch, ["a", "m", "n", "z"])
    for number in range(3):
        put(tmp_path, f"clients/b{number}.yaml", f"name: b{number}\n")
    scene.update()
    assert [len(keys) for keys in scene.blocks()] == [6, 1]
    put(tmp_path, "clients/b3.yaml", "name: b3\n")
    scene.update()
    scene.check()
    assert [len(keys) for keys in scene.blocks()] == [3, 3, 1, 1]


def test_an_emptied_block_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scene = Scene(tmp_path, monkeypatch, list("abcdefg"))
    for client in "def":
        (tmp_path / "clients" / f"{client}.yaml").unlink()
    updated = scene.update()
    scene.check()
    assert [len(keys) for keys in scene.blocks()] == [3, 1]
    assert sorted(updated.gone) == [f"clients/{client}.yaml" for client in "def"]
    assert scene.read == []

    for client in "abcg":
        (tmp_path / "clients" / f"{client}.yaml").unlink()
    scene.update()
    assert scene.slots == []

    put(tmp_path, "clients/new.yaml", "name: new\n")
    scene.update()
    scene.check()


def test_new_files_before_the_first_and_behind_the_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = Scene(tmp_path, monkeypatch, list("mnopqrs"))
    put(tmp_path, "clients/a.yaml", "name: a\n")
    put(tmp_path, "clients/z.yaml", "name: z\n")
    put(tmp_path, "archive/o.yaml", "name: o\n")
    scene.update()
    scene.check()


def test_a_day_that_comes_has_its_files_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scene = Scene(tmp_path, monkeypatch, list("abcdef"))
    put(tmp_path, "clients/b.yaml", f"name: b\nuntil: {TODAY + 1}\n")
    scene.update()
    assert scene.is_at_rest(TODAY + 1)

    put(tmp_path, "clients/c.yaml", "name: c\n")
    scene.update(TODAY + 2)
    assert scene.read == [2]
    scene.check()


@pytest.mark.parametrize("seed", range(6))
def test_after_random_changes_everybody_is_there_once(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    random = Random(seed)
    names = [f"{letter}{number}" for letter in "abcdefgh" for number in range(5)]
    scene = Scene(tmp_path, monkeypatch, random.sample(names, 12))
    for round_ in range(25):
        for name in random.sample(names, random.choice((1, 1, 2, 15))):
            place = random.choice(("clients", "clients", "archive"))
            path = tmp_path / place / f"{name}.yaml"
            if path.exists() and random.random() < 0.6:
                path.unlink()
            else:
                put(
                    tmp_path,
                    f"{place}/{name}.yaml",
                    f"name: {name}-{round_}\nnotes: {'x' * random.randrange(9)}\n",
                )
        scene.update()
        scene.check()
        assert scene.is_at_rest()


def test_a_file_that_is_touched_alone_keeps_its_cells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = Scene(tmp_path, monkeypatch, list("abc"))
    os.utime(tmp_path / "clients" / "b.yaml", (1, 1))
    scene.update()
    scene.check()
    assert scene.read == [1]
