"""Damage to the cache: whatever its bytes are, the answer is that of the files, and the next run has a whole cache."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from random import Random

import pytest

from clientctl.store.book import Book, open_book
from clientctl.store.cache import building, updating
from clientctl.store.cache.database import Database
from tests.cache.support import CACHE, Question, ask, make_book, only_cache, put, reads, set_clock

pytestmark = [pytest.mark.cache, pytest.mark.long]

SECONDS = 1_000_000_000
FILES = {
    "clients/acme.yaml": "name: Acme AS\nphone: +47 22 33\ntags: [vip]\ngrade: A\nlog:\n"
    "- {date: 2026-11-20, text: First talk}\norders:\n- {date: 2026-11-23, amount: 10.5, currency: EUR}\n",
    "clients/broken.yaml": "name: [\n",
    "clients/huadong.yaml": "name: 上海华东贸易\naliases: [华贸]\ntags: [VIP, 展会]\norders:\n- {date: 2026-01-01, amount: 7}\n",  # noqa: E501
    "clients/odd.yaml": "name: Odd\ngrade: Z\nemployees: many\n",
    "archive/old.yaml": "name: Old\nstage: lost\n",
}
QUESTIONS = (
    Question(),
    Question(("hd",)),
    Question(("archived:any", "grade:A,none"), columns=("name", "tags", "orders.amount", "next_due")),
    Question(("total>5",), sort=("-total",)),
    Question(what="tags"),
    Question(("archived:any",), what="segments", by=("tags",), sums=("orders.amount", "total")),
    Question(("first talk",), shows_values=False),
)


@dataclass(slots=True)
class Victim:
    """A book with a whole cache, which is damaged again and again."""

    root: Path
    file: Path
    whole: bytes
    book: Book
    answers: dict[Question, str]
    _next: Iterator[Question] = field(default_factory=lambda: cycle(QUESTIONS))

    def restore(self) -> None:
        """The cache as it was when it was whole, and nothing besides."""
        for path in (self.root / CACHE).iterdir():
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
        self.file.write_bytes(self.whole)
        self.file.chmod(0o600)

    def check(self, said: str) -> None:
        """The answer is right, and after one more run at most the cache is whole."""
        question = next(self._next)
        # whether the settings come out of the cache as well
        book = None if question.query else self.book
        for _ in range(2):
            assert ask(self.root, question, cached=True, book=book) == self.answers[question], said
        again: list[str] = []
        opened = reads(lambda: again.append(ask(self.root, question, cached=True, book=book)))
        assert again == [self.answers[question]], said
        assert opened == [], said


@pytest.fixture
def victim(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Victim:
    set_clock(monkeypatch, 10 * SECONDS)
    monkeypatch.setattr(building, "SIZE", 3)
    monkeypatch.setattr(updating, "SIZE", 3)
    root = make_book(tmp_path, FILES, "clientctl: 1\nrates: {EUR: 8}\n")
    answers = {question: ask(root, question, cached=False) for question in QUESTIONS}
    assert ask(root, QUESTIONS[0], cached=True) == answers[QUESTIONS[0]]
    file = only_cache(root)
    return Victim(root, file, file.read_bytes(), open_book(root.resolve()), answers)


def _flip(victim: Victim, at: int, bits: int) -> None:
    raw = bytearray(victim.whole)
    raw[at] ^= bits
    victim.restore()
    victim.file.write_bytes(raw)
    victim.check(f"byte {at} ^ {bits}")


def _flips(victim: Victim, count: int, seed: int) -> None:
    random = Random(seed)
    for _ in range(count):
        _flip(victim, random.randrange(len(victim.whole)), random.choice((1 << random.randrange(8), 255)))


def test_a_few_flips(victim: Victim) -> None:
    _flips(victim, 40, 0)


@pytest.mark.long
@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_flips_anywhere(victim: Victim, seed: int, bounded: bool) -> None:
    _flips(victim, 60 if bounded else 2_500, seed)


@pytest.mark.long
def test_flips_where_sqlite_keeps_its_own_affairs(victim: Victim, bounded: bool) -> None:
    """The header of the file, and the head of every page: kind, counts, pointers."""
    places = [*range(100), *(page + at for page in range(0, len(victim.whole), 4096) for at in range(12))]
    flips = [(at, bits) for at in places for bits in (1, 3, 128, 255)]
    for at, bits in Random(0).sample(flips, 60) if bounded else flips:
        _flip(victim, at, bits)


def test_the_bytes_that_say_how_the_file_is_written_may_say_anything(victim: Victim) -> None:
    """1 is a journal, 2 a log beside the file, all else is unknown."""
    for write_by in (1, 2, 3, 0):
        for read_by in (1, 2, 3, 0):
            raw = bytearray(victim.whole)
            raw[18:20] = bytes((write_by, read_by))
            victim.restore()
            victim.file.write_bytes(raw)
            put(victim.root, "clients/odd.yaml", FILES["clients/odd.yaml"])  # something to be written
            victim.check(f"{write_by} {read_by}")


def test_cut_off_anywhere(victim: Victim) -> None:
    random = Random(0)
    pages = range(0, len(victim.whole), 4096)
    for length in (*pages, *(random.randrange(len(victim.whole)) for _ in range(20)), 1, 15, 16, 99, 100):
        victim.restore()
        victim.file.write_bytes(victim.whole[:length])
        victim.check(f"{length} bytes")


def test_pages_lost_doubled_or_swapped(victim: Victim) -> None:
    pages = [victim.whole[start : start + 4096] for start in range(0, len(victim.whole), 4096)]
    random = Random(0)
    for _ in range(30):
        first, second = random.sample(range(len(pages)), 2)
        mixed = list(pages)
        mixed[first] = random.choice((pages[second], bytes(4096), random.randbytes(4096)))
        mixed[second] = random.choice((pages[first], pages[second]))
        victim.restore()
        victim.file.write_bytes(b"".join(mixed))
        victim.check(f"pages {first} and {second}")


GARBAGE = {
    "nothing": b"",
    "a byte": b"\0",
    "text": b"not a database\n" * 500,
    "random": Random(1).randbytes(50_000),
    "the header alone": b"SQLite format 3\0",
    "noughts": bytes(40_960),
}


@pytest.mark.parametrize("data", GARBAGE.values(), ids=GARBAGE.keys())
def test_garbage(victim: Victim, data: bytes) -> None:
    victim.restore()
    victim.file.write_bytes(data)
    victim.check("garbage")


@pytest.mark.parametrize("statements", [(), ("CREATE TABLE part (x)",), ("CREATE TABLE other (x)",)])
def test_a_database_of_somebody_else(victim: Victim, statements: tuple[str, ...]) -> None:
    victim.restore()
    victim.file.unlink()
    connection = sqlite3.connect(victim.file)
    for statement in statements:
        connection.execute(statement)
    connection.close()
    victim.file.touch()
    victim.file.chmod(0o600)
    victim.check("another database")


HEADS = {
    "no mapping": [],
    "a text": "newer",
    "nothing": {},
    "another book": {"key": "another", "extra": None, "next": 1, "blocks": []},
    "a newer format": {"format": 9, "key": ["a", "b"], "parts": {}},
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS.keys())
def test_a_head_that_says_something_else(victim: Victim, head: object) -> None:
    _put_head(victim, head)
    victim.check("another head")


@pytest.mark.parametrize(
    "change",
    [
        {"blocks": None},
        {"blocks": [1]},
        {"blocks": [[99, 99]]},
        {"blocks": [["a", "b"]]},
        {"next": None},
        {"next": "a"},
        {"extra": None},
    ],
    ids=str,
)
def test_a_head_that_is_not_whole(victim: Victim, change: dict[str, object]) -> None:
    """Even by our own key: of what a later make might write, nothing is taken for sure."""
    victim.restore()
    database = Database.open(victim.file)
    head = database.head()
    database.close()
    _put_head(victim, {**head, **change})
    put(victim.root, "clients/odd.yaml", FILES["clients/odd.yaml"])
    victim.check("a broken head")


def _put_head(victim: Victim, head: object) -> None:
    victim.restore()
    database = Database.open(victim.file)
    database.put_head(head)
    database.commit()
    database.close()


TABLES = (
    "UPDATE part SET data = NULL",
    "UPDATE part SET data = CAST(data AS TEXT)",
    "UPDATE part SET data = 1",
    "UPDATE part SET crc = NULL",
    "UPDATE part SET crc = 'a'",
    "UPDATE part SET data = data || x'00' WHERE block >= 0",
    "UPDATE document SET data = CAST(data AS TEXT)",
    "UPDATE document SET data = NULL",
    "UPDATE document SET crc = crc + 1",
    "DELETE FROM part WHERE block >= 0",
    "DELETE FROM part WHERE name <> 'files' AND block >= 0",
    "DELETE FROM part WHERE name = 'rows'",
    "DELETE FROM part WHERE name = '=search:'",
    "DELETE FROM document",
    "DROP TABLE part",
    "DROP TABLE document",
    "UPDATE part SET block = 1 - block WHERE block >= 0",
    "UPDATE part SET name = '=' || name WHERE block >= 0 AND name <> 'files'",
)


@pytest.mark.parametrize("statement", TABLES)
def test_tables_whose_rows_are_not_what_was_written(victim: Victim, statement: str) -> None:
    victim.restore()
    connection = sqlite3.connect(victim.file, isolation_level=None)
    with_keys = statement.replace("UPDATE", "UPDATE OR REPLACE")
    connection.execute(with_keys)
    connection.close()
    for _ in QUESTIONS:
        damaged = victim.file.read_bytes() if victim.file.exists() else b""
        victim.check(statement)
        victim.restore()
        victim.file.write_bytes(damaged or victim.whole)


def test_a_damaged_block_beside_a_file_that_has_changed(victim: Victim) -> None:
    """What is written then is whole, although it was made next to what is not."""
    for number, statement in enumerate(("DELETE FROM document", "DELETE FROM part WHERE name = '=name'")):
        victim.restore()
        connection = sqlite3.connect(victim.file, isolation_level=None)
        connection.execute(statement)
        connection.close()
        put(victim.root, "clients/acme.yaml", f"name: Changed {number}\n")
        put(victim.root, f"clients/new-{number}.yaml", "name: New\n")
        for question in QUESTIONS:
            victim.answers[question] = ask(victim.root, question, cached=False)
        for _ in QUESTIONS:
            victim.check(statement)


def test_what_was_left_beside_the_file_is_not_taken_for_its_own(victim: Victim) -> None:
    """Journals and logs of a cache that is there no more."""
    leavings = _leavings(victim)
    put(victim.root, "clients/acme.yaml", "name: Changed\ntags: [other]\n")
    for question in QUESTIONS:
        victim.answers[question] = ask(victim.root, question, cached=False)
    victim.restore()
    victim.file.unlink()
    victim.check("the cache of another state")
    victim.whole = victim.file.read_bytes()
    for ending, data in leavings.items():
        victim.restore()
        Path(f"{victim.file}{ending}").write_bytes(data)
        victim.check(ending)


def _leavings(victim: Victim) -> dict[str, bytes]:
    """The journal, and the log, of a writer that is killed in the middle of changing everything."""
    left = {}
    for mode, ending in (("DELETE", "-journal"), ("WAL", "-wal")):
        victim.restore()
        connection = sqlite3.connect(victim.file, isolation_level=None)
        connection.execute(f"PRAGMA journal_mode = {mode}")
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE part SET data = data || x'20'")
        connection.execute("CREATE TABLE more (data BLOB)")
        connection.execute("INSERT INTO more VALUES (randomblob(1000000))")  # more than is kept in memory
        if mode == "WAL":
            connection.execute("COMMIT")
        left[ending] = Path(f"{victim.file}{ending}").read_bytes()
        connection.close()
    assert left["-journal"][:4] == bytes.fromhex("d9d505f9"), "the journal is to be played back"
    return left


def test_parts_of_an_older_cache_are_not_taken_for_those_of_a_newer_one(victim: Victim) -> None:
    """As a journal brings them back that was left by a writer of the older one."""
    put(victim.root, "clients/acme.yaml", "name: Changed\nphone: '12345'\ntags: [other]\ngrade: B\n")
    for question in QUESTIONS:
        victim.answers[question] = ask(victim.root, question, cached=False)
    older = victim.root / "older"
    older.write_bytes(victim.whole)
    victim.file.unlink()
    victim.check("a newer cache")
    victim.whole = victim.file.read_bytes()
    for kept in ("'files', 'rows'", "'files'", "'rows'", "'=name', '=tags'"):
        victim.restore()
        connection = sqlite3.connect(victim.file, isolation_level=None)
        connection.execute("ATTACH ? AS older", (str(older),))
        connection.execute(
            f"REPLACE INTO part SELECT * FROM older.part WHERE block >= 0 AND name NOT IN ({kept})"
        )
        connection.close()
        mixed = victim.file.read_bytes()
        for _ in QUESTIONS:
            victim.restore()
            victim.file.write_bytes(mixed)
            victim.check(f"all but {kept}")


@pytest.mark.skipif(os.geteuid() != 0, reason="files of others are made by root alone")
def test_a_file_of_another_user_is_not_read(victim: Victim) -> None:
    victim.restore()
    os.chown(victim.file, 65534, 65534)
    victim.check("of nobody")
    assert victim.file.stat().st_uid == os.geteuid()


@pytest.mark.parametrize("mode", [0o666, 0o620, 0o602])
def test_a_file_that_others_may_write_is_not_read(victim: Victim, mode: int) -> None:
    victim.restore()
    victim.file.chmod(mode)
    victim.check(f"{mode:o}")
    assert victim.file.stat().st_mode & 0o777 == 0o600
