"""The same clients written in every peer's format: one row a data set, all filled in one pass over the clients."""

from __future__ import annotations

import sqlite3
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.bench import formats
from tests.bench.model import Client

Write = Callable[[Client], None]

_TABLES: Final = """
CREATE TABLE client (
    id TEXT PRIMARY KEY, name TEXT, number TEXT, kind TEXT, owner TEXT, stage TEXT, grade TEXT, tags TEXT, since TEXT,
    industry TEXT, region TEXT, source TEXT, phone TEXT, email TEXT, city TEXT, contacts TEXT, cadence TEXT,
    next_date TEXT, next_what TEXT, total REAL, notes TEXT);
CREATE TABLE orders (client TEXT, id TEXT, date TEXT, amount REAL, product TEXT, quantity INTEGER);
CREATE TABLE log (client TEXT, id TEXT, date TEXT, kind TEXT, author TEXT, text TEXT);
"""
_INDEXES: Final = """
CREATE INDEX client_industry ON client (industry, grade);
CREATE INDEX orders_client ON orders (client);
CREATE INDEX log_client ON log (client);
ANALYZE;
"""


@dataclass(frozen=True, slots=True)
class Means:
    """What a data set is made with: the programs by name, and the variables that they run with."""

    programs: Mapping[str, str]
    environment: Mapping[str, str]

    def run(self, program: str, *arguments: str, at: Path) -> None:
        """Run a program quietly; CalledProcessError, with what it said, if it fails."""
        subprocess.run(
            (self.programs[program], *arguments),
            cwd=at,
            env=self.environment,
            check=True,
            capture_output=True,
        )


@dataclass(frozen=True, slots=True)
class Dataset:
    """The data of one program; `filled` begins it in an empty directory and completes it when all is written."""

    name: str
    programs: tuple[str, ...]
    filled: Callable[[Path, Means], AbstractContextManager[Write]]


@contextmanager
def _book(place: Path, means: Means) -> Iterator[Write]:
    """A book as `clientctl init` founds it, all clients in one commit, packed, its index fresh."""
    means.run("clientctl", "init", str(place), at=place)
    yield _files(place / "clients", lambda client: f"{client.id}.yaml", formats.client_file)
    means.run("git", "add", "--all", at=place)
    means.run("git", "commit", "--quiet", "--message", "all clients", at=place)
    means.run("git", "gc", "--quiet", at=place)
    means.run("git", "status", at=place)


@contextmanager
def _task(place: Path, means: Means) -> Iterator[Write]:
    source = place / "import.json"
    with source.open("w", encoding="utf-8") as file:
        separator = "["

        def write(client: Client) -> None:
            nonlocal separator
            file.write(f"{separator}\n{formats.task(client)}")
            separator = ","

        yield write
        file.write("]\n")
    environment = {**means.environment, "TASKDATA": str(place)}
    Means(means.programs, environment).run("task", "import", str(source), at=place)
    source.unlink()


@contextmanager
def _recutils(place: Path, means: Means) -> Iterator[Write]:
    with (place / "clients.rec").open("w", encoding="utf-8") as file:
        file.write(formats.RECORD_TYPE)

        def write(client: Client) -> None:
            file.write(formats.record(client))

        yield write


@contextmanager
def _papis(place: Path, means: Means) -> Iterator[Write]:
    def write(client: Client) -> None:
        folder = place / client.id
        folder.mkdir()
        (folder / "info.yaml").write_text(formats.papis_info(client), encoding="utf-8")

    yield write


@contextmanager
def _sqlite(place: Path, means: Means) -> Iterator[Write]:
    database = sqlite3.connect(place / "clients.db")
    database.executescript(_TABLES)
    clients, orders, log = (
        f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})"
        for table, columns in (("client", 21), ("orders", 6), ("log", 6))
    )

    def write(client: Client) -> None:
        database.execute(clients, formats.columns(client))
        database.executemany(orders, formats.order_columns(client))
        database.executemany(log, formats.log_columns(client))

    yield write
    database.executescript(_INDEXES)
    database.commit()
    database.close()


@contextmanager
def _khard(place: Path, means: Means) -> Iterator[Write]:
    yield _files(place, lambda client: f"{client.uuid}.vcf", formats.vcard)


@contextmanager
def _todoman(place: Path, means: Means) -> Iterator[Write]:
    yield _files(place, lambda client: f"{client.uuid}.ics", formats.todo)


def _files(place: Path, name: Callable[[Client], str], text: Callable[[Client], str]) -> Write:
    """A file a client."""

    def write(client: Client) -> None:
        (place / name(client)).write_text(text(client), encoding="utf-8", newline="")

    return write


DATASETS: Final = (
    Dataset("book", ("clientctl", "git"), _book),
    # a second one, in which git alone works
    Dataset("plain", ("clientctl", "git"), _book),
    Dataset("task", ("task",), _task),
    Dataset("recutils", ("recsel",), _recutils),
    Dataset("papis", ("papis",), _papis),
    Dataset("sqlite", ("sqlite3",), _sqlite),
    Dataset("khard", ("khard",), _khard),
    Dataset("todoman", ("todo",), _todoman),
)
