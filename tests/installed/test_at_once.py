"""Many commands at once on one client: nothing that was acknowledged is lost, and nobody starves."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.installed import support
from tests.installed.deeds import make_book

pytestmark = [pytest.mark.long, pytest.mark.concurrency]


def log_many(book: Path, env: dict[str, str], writer: int, count: int) -> list[int]:
    return [
        support.run(book, env, "log", "acme", f"writer {writer} call {n}").returncode for n in range(count)
    ]


def check_all_kept(place: Path, writers: int, count: int) -> None:
    env = support.environment(place / "home")
    book = support.make_book(place / "book", env)
    with ThreadPoolExecutor(writers) as pool:
        codes = list(pool.map(lambda writer: log_many(book, env, writer, count), range(writers)))
    assert codes == [[0] * count] * writers
    shown = support.run(book, env, "show", "acme", "-o", "json")
    texts = [entry["text"] for entry in json.loads(shown.stdout)["log"][1:]]
    assert sorted(texts) == sorted(f"writer {w} call {n}" for w in range(writers) for n in range(count))
    subjects = support.git(book, env, "log", "--format=%s").splitlines()
    assert subjects.count("log acme") == writers * count


def test_a_few_writers_keep_every_entry(tmp_path: Path) -> None:
    check_all_kept(tmp_path, writers=5, count=2)


def test_many_writers_keep_every_entry(tmp_path: Path, bounded: bool) -> None:
    writers, count = (50, 3) if bounded else (50, 20)
    check_all_kept(tmp_path, writers, count)


def run_at_once(
    book: Path, env: dict[str, str], lines: Sequence[Sequence[str]]
) -> list[subprocess.CompletedProcess[str]]:
    """All of them started before the first one ends, as near as can be."""
    with ThreadPoolExecutor(len(lines)) as pool:
        return list(pool.map(lambda line: support.run(book, env, *line), lines))


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


def race(race: Race, place: Path, count: int) -> None:
    env = support.environment(place / "home")
    book = make_book(place / "book", env)
    with_one_step = (book / "clients/acme.yaml").read_text().replace("reminders:", "# reminders:")
    (book / "clients/acme.yaml").write_text(with_one_step)
    support.git(book, env, "commit", "--quiet", "--all", "--message", "one step")
    done = run_at_once(book, env, [race.line.format(n=n).split() for n in range(count)])
    said = [one.stderr for one in done if one.returncode not in (0, race.others)]
    assert said == [] and not [one.stderr for one in done if "Traceback" in one.stderr]
    if race.others:
        assert sorted(one.returncode for one in done) == [0] + [race.others] * (count - 1)
    lines = (book / race.file).read_text().splitlines()
    assert len([line for line in lines if line.startswith(race.start)]) == race.count
    assert support.git(book, env, "status", "--porcelain") == ""
    checked = support.run(book, env, "check")
    assert checked.returncode == 0, checked.stdout
    # what is there is what a winner wrote
    winners = [race.line.format(n=n).split()[-1] for n, one in enumerate(done) if one.returncode == 0]
    if "{n}" in race.line:
        assert [word for word in winners if word in "".join(lines)]


@pytest.mark.parametrize("row", support.sampled(RACES, lambda row: row.line, len(RACES)))
def test_of_some_that_do_the_same_one_wins(row: Race, tmp_path: Path) -> None:
    race(row, tmp_path, 8)


@pytest.mark.parametrize("row", RACES, ids=lambda row: row.line)
def test_of_many_that_do_the_same_one_wins(row: Race, tmp_path: Path) -> None:
    race(row, tmp_path, 50)


def test_settings_that_many_change_at_once_are_all_kept(tmp_path: Path) -> None:
    env = support.environment(tmp_path / "home")
    book = make_book(tmp_path / "book", env)
    lines = [
        *(("config", "set", f"rates.{name}", "7") for name in ("EUR", "USD", "NOK", "SEK")),
        *(("schema", "add-field", f"own_{n}", "--kind", "text") for n in range(4)),
        *(("view", "save", f"v{n}", "tag:vip") for n in range(4)),
        ("log", "acme", "beside"),
    ]
    done = run_at_once(book, env, lines)
    assert [one.stderr for one in done if one.returncode] == []
    settings, schema = (book / "clientctl.yaml").read_text(), (book / "schema/client.schema.json").read_text()
    assert [name for name in ("EUR", "USD", "NOK", "SEK") if f"{name}: 7" not in settings] == []
    assert [n for n in range(4) if f'"own_{n}"' not in schema] == []
    assert len(list((book / "views").glob("v?.yaml"))) == 4
    assert support.git(book, env, "status", "--porcelain") == ""
