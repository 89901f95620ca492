"""Writes the data that a bench needs and that are not there yet, and what is true of them."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Final

from tests.bench.datasets import Dataset, Means
from tests.bench.model import Client
from tests.bench.places import Places
from tests.bench.population import population

_FACTS: Final = "facts.json"
# how many clients writing commands take turns on
_NAMED: Final = 60

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Named:
    """What tells a client that is written to."""

    id: str
    uuid: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What the right answers are: numbers of clients by industry and by industry and grade, sums by industry."""

    size: int
    industries: dict[str, int]
    grades: dict[str, int]
    totals: dict[str, float]
    named: tuple[Named, ...]

    def in_grade(self, industry: str, grade: str) -> int:
        return self.grades.get(f"{industry} {grade}", 0)


class Tally:
    """Counts clients as they pass by."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._named_at_most = min(_NAMED, size)
        self._industries: Counter[str] = Counter()
        self._grades: Counter[str] = Counter()
        self._totals: dict[str, Decimal] = {}
        self._named: list[Named] = []

    def count(self, client: Client) -> None:
        self._industries[client.industry] += 1
        self._grades[f"{client.industry} {client.grade}"] += 1
        self._totals[client.industry] = self._totals.get(client.industry, Decimal()) + client.total
        if client.index * self._named_at_most // self._size >= len(self._named):
            self._named.append(Named(client.id, client.uuid))

    def facts(self) -> Facts:
        totals = {industry: float(total) for industry, total in self._totals.items()}
        return Facts(self._size, dict(self._industries), dict(self._grades), totals, tuple(self._named))


def generate(places: Places, datasets: Sequence[Dataset], means: Means, say: Progress) -> Facts:
    """What is true of the clients, after the data sets that are missing have been written."""
    for other in places.base.glob(f"{places.size}-*"):
        if other != places.made:
            say(f"removing {other}, which an earlier bench wrote")
            shutil.rmtree(other)
    places.made.mkdir(parents=True, exist_ok=True)
    missing = [one for one in datasets if not (places.made / one.name).exists()]
    if missing or not (places.made / _FACTS).exists():
        say(f"writing {places.size:,} clients for {', '.join(one.name for one in missing)}")
        _fill(places, missing, means, say)
    return read_facts(places)


def read_facts(places: Places) -> Facts:
    values = json.loads((places.made / _FACTS).read_text(encoding="utf-8"))
    return Facts(**{**values, "named": tuple(Named(**one) for one in values["named"])})


def _fill(places: Places, datasets: Sequence[Dataset], means: Means, say: Progress) -> None:
    """Into directories beside, which get their names when they are complete."""
    begun = {one.name: places.made / f"{one.name}.begun" for one in datasets}
    tally = Tally(places.size)
    with ExitStack() as stack:
        writers = []
        for one in datasets:
            shutil.rmtree(begun[one.name], ignore_errors=True)
            begun[one.name].mkdir()
            writers.append(stack.enter_context(one.filled(begun[one.name], means)))
        for client in population(places.size):
            tally.count(client)
            for write in writers:
                write(client)
            if client.index % 10_000 == 9_999:
                say(f"{client.index + 1:,} written")
        say("closing, committing, packing")
    for name, place in begun.items():
        place.rename(places.made / name)
    text = json.dumps(asdict(tally.facts()), ensure_ascii=False, indent=1)
    (places.made / _FACTS).write_text(text, encoding="utf-8")
