"""Many commands at once on one client: nothing that was acknowledged is lost, and nobody starves."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import warm
from tests.installed import support
from tests.installed.deeds import make_book

# Many are forks of one process, which meet one another more often than those that first start a Python.
Run = Callable[..., warm.Finished]

pytestmark = [pytest.mark.long, pytest.mark.concurrency]


def check_all_kept(place: Path, writers: int, count: int, run: Run) -> None:
    env = support.environment(place / "home")
    book = support.make_book(place / "book", env)

    def log_many(writer: int) -> list[int]:
        return [run(book, env, "log", "acme", f"writer {writer} call {n}").code for n in range(count)]

    with ThreadPoolExecutor(writers) as pool:
        codes = list(pool.map(log_many, range(writers)))
    assert codes == [[0] * count] * writers
    shown = support.run(book, env, "show", "acme", "-o", "json")
    texts = [entry["text"] for entry in json.loads(shown.stdout)["log"][1:]]
    assert sorted(texts) == sorted(f"writer {w} call {n}" for w in range(writers) for n in range(count))
    subjects = support.git(book, env, "log", "--format=%s").splitlines()
    assert subjects.count("log acme") == writers * count


def run_installed(book: Path, env: dict[str, str], *words: str) -> warm.Finished:
    done = support.run(book, env, *words)
    return warm.Finished(done.returncode, done.stdout.encode(), done.stderr.encode())


def test_a_few_writers_keep_every_entry(tmp_path: Path) -> None:
    check_all_kept(tmp_path, writers=5, count=2, run=run_installed)


def test_many_writers_keep_every_entry(tmp_path: Path, bounded: bool) -> None:
    writers, count = (50, 3) if bounded else (50, 20)
    check_all_kept(tmp_path, writers, count, support.run_warm)


def run_at_once(
    book: Path, env: dict[str, str], lines: Sequence[Sequence[str]], run: Run
) -> list[warm.Finished]:
    """All of them started before the first one ends, as near as can be."""
    with ThreadPoolExecutor(len(lines)) as pool:
        return list(pool.map(lambda line: run(book, env, *line), lines))


@dataclass(frozen=True, slots=True)
class Race:
    """A line that many run at once, `{n}` being their number; how one ends and how all others do.

    file: what is written, of which `count` lines begin with `start` in the end.
    """

    line: str
    others: int
    file: str
    start: str
    count: int = 1


RACES = (
    Race("add Beta --id beta --force", 5, "clients/beta.yaml", "name: Beta"),
    Race("done acme", 3, "clients/acme.yaml", "    text: send the offer"),
    Race("view save mine number:C-{n}", 5, "views/mine.yaml", "query: number:C-"),
    Race("schema add-field shade --kind text", 5, "schema/client.schema.json", '        "shade": {'),
    Race("config set title T{n}", 0, "clientctl.yaml", "title: T"),
    Race("view rm old", 3, "clientctl.yaml", "clientctl: 1"),
)


def race(race: Race, place: Path, count: int, run: Run) -> None:
    env = support.environment(place / "home")
    book = make_book(place / "book", env)
    with_one_step = (book / "clients/acme.yaml").read_text().replace("reminders:", "# reminders:")
    (book / "clients/acme.yaml").write_text(with_one_step)
    support.git(book, env, "commit", "--quiet", "--all", "--message", "one step")
    done = run_at_once(book, env, [race.line.format(n=n).split() for n in range(count)], run)
    said = [one.err for one in done if one.code not in (0, race.others)]
    assert said == [] and not [one.err for one in done if b"Traceback" in one.err]
    if race.others:
        assert sorted(one.code for one in done) == [0] + [race.others] * (count - 1)
    lines = (book / race.file).read_text().splitlines()
    assert len([line for line in lines if line.startswith(race.start)]) == race.count
    assert support.git(book, env, "status", "--porcelain") == ""
    checked = support.run_warm(book, env, "check")
    assert checked.code == 0, checked.out
    # what is there is what a winner wrote
    winners = [race.line.format(n=n).split()[-1] for n, one in enumerate(done) if one.code == 0]
    if "{n}" in race.line:
        assert [word for word in winners if word in "".join(lines)]


@pytest.mark.parametrize("row", support.sampled(RACES, lambda row: row.line, len(RACES)))
def test_of_some_that_do_the_same_one_wins(row: Race, tmp_path: Path) -> None:
    race(row, tmp_path, 8, run_installed)


@pytest.mark.parametrize("row", RACES, ids=lambda row: row.line)
def test_of_many_that_do_the_same_one_wins(row: Race, tmp_path: Path) -> None:
    race(row, tmp_path, 50, support.run_warm)


def test_settings_that_many_change_at_once_are_all_kept(tmp_path: Path) -> None:
    env = support.environment(tmp_path / "home")
    book = make_book(tmp_path / "book", env)
    lines = [
        *(("config", "set", f"rates.{name}", "7") for name in ("EUR", "USD", "NOK", "SEK")),
        *(("schema", "add-field", f"own_{n}", "--kind", "text") for n in range(4)),
        *(("view", "save", f"v{n}", "tag:vip") for n in range(4)),
        ("log", "acme", "beside"),
    ]
    done = run_at_once(book, env, lines, support.run_warm)
    assert [one.err for one in done if one.code] == []
    settings, schema = (book / "clientctl.yaml").read_text(), (book / "schema/client.schema.json").read_text()
    assert [name for name in ("EUR", "USD", "NOK", "SEK") if f"{name}: 7" not in settings] == []
    assert [n for n in range(4) if f'"own_{n}"' not in schema] == []
    assert len(list((book / "views").glob("v?.yaml"))) == 4
    assert support.git(book, env, "status", "--porcelain") == ""
