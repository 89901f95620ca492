"""The bench writes the same valid clients for everybody and knows the right answers."""

from __future__ import annotations

import sqlite3
import sysconfig
from decimal import Decimal
from pathlib import Path

import pytest

from tests import warm
from tests.bench import formats
from tests.bench.asking import FEW, MANY
from tests.bench.datasets import DATASETS, Means
from tests.bench.generate import generate
from tests.bench.install import find
from tests.bench.places import Places
from tests.bench.population import TODAY, population
from tests.bench.touching import QUIET

SIZE = 20


def silent(text: str) -> None:
    """What the bench says on the way is not looked at here."""


class Made:
    """A book and a database of a few clients, as the bench makes them."""

    def __init__(self, place: Path) -> None:
        self.places = Places(place, SIZE)
        self.places.furnish()
        self.environment = {**self.places.environment(place), "PYTHONPATH": str(warm.PROJECT)}
        means = Means(find(place / "no-peers"), self.environment)
        wanted = [one for one in DATASETS if one.name in ("book", "sqlite")]
        self.facts = generate(self.places, wanted, means, silent)

    def run(self, *words: str) -> warm.Finished:
        return warm.run(words, cwd=self.places.made / "book", env=self.environment)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    if not (Path(sysconfig.get_path("scripts")) / "clientctl").exists():
        raise RuntimeError("clientctl is not installed for this interpreter: pip install -e '.[dev]'")
    return Made(tmp_path_factory.mktemp("bench"))


def test_clients_are_the_same_each_time_and_others_for_another_seed() -> None:
    assert list(population(50)) == list(population(50))
    assert list(population(50)) != list(population(50, seed=1))


def test_a_smaller_population_is_the_beginning_of_a_larger_one() -> None:
    assert list(population(30)) == list(population(200))[:30]


def test_clients_differ_in_what_identifies_them() -> None:
    clients = list(population(3_000))
    for what in ("id", "name", "uuid", "phone", "email"):
        assert len({getattr(client, what) for client in clients}) == 3_000


def test_clients_are_as_large_and_as_full_as_they_should_be() -> None:
    clients = list(population(2_000))
    sizes = [len(formats.client_file(client).encode()) for client in clients]
    assert 1_900 < sum(sizes) / len(sizes) < 2_300
    assert {len(client.contacts) for client in clients} == {1, 2, 3}
    assert {len(client.orders) for client in clients} == {2, 3, 4}
    assert {len(client.log) for client in clients} == {5, 6, 7, 8}
    assert all(entry.date <= TODAY.isoformat() for client in clients for entry in client.log + client.orders)
    assert all(order.amount * 2 % 1 == 0 for client in clients for order in client.orders)


def test_one_client_in_ten_and_one_in_a_hundred_are_in_the_industries_asked_for() -> None:
    industries = [client.industry for client in population(5_000)]
    assert 450 <= industries.count(MANY) <= 550
    assert 35 <= industries.count(FEW) <= 65


@pytest.mark.parametrize(
    "write",
    [formats.client_file, formats.papis_info, formats.record, formats.task, formats.vcard, formats.todo],
)
def test_every_format_tells_the_name_the_industry_all_orders_and_all_that_was_said(write: object) -> None:
    assert callable(write)
    for client in population(SIZE):
        text = write(client)
        said = [entry.text for entry in client.log]
        sold = [f"{order.amount}" for order in client.orders] + [order.product for order in client.orders]
        assert [part for part in (client.name, client.industry, *said, *sold) if part not in text] == []


def test_the_book_is_valid(made: Made) -> None:
    checked = made.run("check", "-o", "json")
    assert (checked.code, checked.out.split()) == (0, [b"[]"])
    assert len(list((made.places.made / "book" / "clients").glob("*.yaml"))) == SIZE


def test_clientctl_counts_as_many_clients_as_the_facts(made: Made) -> None:
    clients = list(population(SIZE))
    for industry in {client.industry for client in clients}:
        number = sum(client.industry == industry for client in clients)
        assert made.facts.industries[industry] == number
        assert made.run("find", f"industry:{industry}", "--count").out.decode().strip() == str(number)


def test_clientctl_and_the_database_sum_up_what_the_facts_say(made: Made) -> None:
    sums: dict[str, Decimal] = {}
    for client in population(SIZE):
        sums[client.industry] = sums.get(client.industry, Decimal()) + sum(o.amount for o in client.orders)
    assert made.facts.totals == {name: float(total) for name, total in sums.items()}
    report = made.run(
        "report", "segments", "--by", "industry", "--sum", "total", "-o", "csv", "-c", "industry,total"
    )
    rows = [line.split(",") for line in report.out.decode().splitlines()[1:]]
    assert {name: Decimal(total) for name, total in rows} == sums
    database = sqlite3.connect(made.places.made / "sqlite" / "clients.db")
    found = database.execute("SELECT industry, sum(total) FROM client GROUP BY industry").fetchall()
    database.close()
    assert dict(found) == made.facts.totals


def test_clientctl_and_the_database_find_the_same_clients_quiet_for_90_days(made: Made) -> None:
    database = sqlite3.connect(made.places.made / "sqlite" / "clients.db")
    found = [row[0] for row in database.execute(QUIET)]
    database.close()
    assert len(found) > 1
    assert made.run("stale", "90d", "-q").out.decode().split() == found


def test_what_is_there_is_not_written_again(made: Made) -> None:
    said: list[str] = []
    wanted = [one for one in DATASETS if one.name == "book"]
    assert generate(made.places, wanted, Means({}, {}), said.append) == made.facts
    assert said == []
