"""Random books, acts and questions: the cache answers as the files do, and opens none that has not changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from clientctl.store.book import Book, Sources, open_book, read_sources
from clientctl.store.cache import building, updating
from tests.cache.random_acts import Scene, begin
from tests.cache.random_questions import random_question
from tests.cache.support import SECOND, Question, ask, reads, set_clock

pytestmark = [pytest.mark.long, pytest.mark.cache]


@dataclass(slots=True)
class Rounds:
    """One book through many rounds; its settings and schema are read by hand where they have changed."""

    scene: Scene
    books: dict[Sources | None, Book] = field(default_factory=dict)

    def check(self, question: Question) -> None:
        """One act, and one question after it: without the cache, with it, and with it once more."""
        self.scene.act()
        root, today, book = self.scene.root, self.scene.today, self._book()
        said = f"{question} after {self.scene.done[-12:]}"
        plain = ask(root, question, cached=False, today=today, book=book)
        assert ask(root, question, cached=True, today=today) == plain, said

        again: list[str] = []
        opened = reads(lambda: again.append(ask(root, question, cached=True, today=today, book=book)))
        assert again == [plain], said
        assert set(opened) - _read_every_time(self.scene) == set(), said

    def _book(self) -> Book:
        sources = read_sources(self.scene.root)
        if sources not in self.books:
            self.books[sources] = open_book(self.scene.root.resolve())
        return self.books[sources]


def _read_every_time(scene: Scene) -> set[str]:
    """Views, and the few whose texts the cache does not take: those with a NUL, or what looks like one."""
    views = {path.name for path in (scene.root / "views").iterdir()}
    return views | {path.name for path in scene.files() if rb"\u0000" in path.read_bytes()}


def _run(root: Path, seed: int, rounds: int) -> None:
    scene = begin(root, seed)
    every = Rounds(scene)
    for _ in range(rounds):
        every.check(random_question(scene.random))


@pytest.mark.parametrize("seed", range(100, 108))
def test_many_rounds(tmp_path: Path, seed: int, bounded: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half of the books in blocks so small that they split and empty."""
    set_clock(monkeypatch, 10 * SECOND)
    if seed % 2:
        monkeypatch.setattr(building, "SIZE", 2)
        monkeypatch.setattr(updating, "SIZE", 2)
    _run(tmp_path, seed, 100 if bounded else 2_500)


def test_rounds_in_which_every_reading_is_spread_over_processes(
    tmp_path: Path, bounded: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(monkeypatch, 10 * SECOND)
    monkeypatch.setattr(building, "WORTH_FORKING", 2)
    monkeypatch.setattr(building, "SIZE", 2)
    monkeypatch.setattr(updating, "SIZE", 2)
    monkeypatch.setattr(updating, "_JOB", 2)
    _run(tmp_path, 200, 30 if bounded else 300)
