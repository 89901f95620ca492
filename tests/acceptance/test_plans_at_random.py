"""due, stale, timeline and computed days over random books as they change, with the cache and without."""

from __future__ import annotations

import json
import random
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

from tests.acceptance.book import Book, plain
from tests.acceptance.planned import (
    Client,
    closed,
    computed,
    wanted_due,
    wanted_stale,
    wanted_timeline,
)

pytestmark = pytest.mark.long

SETTINGS = """\
clientctl: 1
stages: [{name: trial, label: 试用, as: prospect}, {name: bankrupt, label: 破产, as: lost}]
"""
STAGES = ("lead", "active", "active", "dormant", "trial", None, "lost", "bankrupt")
DURATIONS = ("1d", "7d", "10d", "2w", "3w", "45d", "1m", "2m", "3m", "6m", "1y")
KINDS = (None, "call", "visit", "wechat", "note", "note")
TODAYS = ("2026-11-22", "2027-02-28", "2028-02-29", "2026-12-31", "2027-03-01", "2026-11-30")
DAY = date(2026, 11, 22)


def a_day(dice: random.Random, before: int, after: int) -> str:
    """A day round the first of TODAYS, often the last of its month."""
    day = DAY + timedelta(days=dice.randint(-before, after))
    if dice.random() < 0.25:
        day = day.replace(day=1) - timedelta(days=1)
    return day.isoformat()


def some(dice: random.Random, most: int) -> range:
    return range(max(0, dice.randint(-2, most)))


def a_client(dice: random.Random, id: str) -> Client:
    """A client with some of everything that can be planned or past; null stands for a key that is left out."""
    maybe = dice.random
    made: Client = {
        "name": dice.choice(("客户", "Kunde", "Żółw")) + f" {id}",
        "stage": dice.choice(STAGES),
        "since": a_day(dice, 500, 60) if maybe() < 0.7 else None,
        "birthday": a_birthday(dice) if maybe() < 0.2 else None,
        "contacts": [
            {
                "id": f"c{n}",
                "name": f"人{n}",
                "birthday": a_birthday(dice) if maybe() < 0.6 else None,
                "left": a_day(dice, 300, 300) if maybe() < 0.3 else None,
            }
            for n in some(dice, 2)
        ],
        "cadence": dice.choice(DURATIONS) if maybe() < 0.5 else None,
        "next": dice.choice(
            (
                None,
                {"what": "only what"},
                {"date": a_day(dice, 60, 60)},
                {"date": a_day(dice, 60, 60), "what": "w"},
            )
        ),
        "orders": [
            {
                "id": f"o{n}",
                "date": a_day(dice, 300, 60),
                "amount": dice.randint(1, 9),
                "status": dice.choice((None, "done", "cancelled", "returned")),
            }
            for n in some(dice, 4)
        ],
        "deals": [
            {
                "id": f"d{n}",
                "title": f"deal {n}",
                "stage": dice.choice((None, "lead", "won", "lost")),
                "expected": a_day(dice, 60, 60) if maybe() < 0.7 else None,
                "opened": a_day(dice, 300, -100) if maybe() < 0.7 else None,
                "closed": a_day(dice, 60, 0) if maybe() < 0.4 else None,
            }
            for n in some(dice, 3)
        ],
        "contracts": [{"title": f"框架 {n}", "end": a_day(dice, 60, 60)} for n in some(dice, 2)],
        "payments": [
            {
                "id": f"p{n}",
                "due": a_day(dice, 60, 60),
                "amount": dice.randint(1, 9999),
                "paid_on": a_day(dice, 60, 60) if maybe() < 0.6 else None,
            }
            for n in some(dice, 3)
        ],
        "feedback": [
            {"id": f"f{n}", "date": a_day(dice, 100, 0), "kind": "praise", "text": "good"}
            for n in some(dice, 2)
        ],
        "reminders": [
            {
                "id": f"r{n}",
                "date": a_day(dice, 60, 60),
                "what": f"remind {n}",
                "done": a_day(dice, 60, 0) if maybe() < 0.4 else None,
                "repeats": dice.choice((None, "1m", "7d")),
            }
            for n in some(dice, 3)
        ],
        "log": [an_entry(dice, f"l{n}") for n in some(dice, 4)],
    }
    return bare(made)


def a_birthday(dice: random.Random) -> str:
    born = DAY.replace(year=dice.randint(1940, 2005)) + timedelta(days=dice.randint(0, 365))
    return dice.choice((born.isoformat(), "1984-02-29", "1990-11-22", "1991-12-31"))


def an_entry(dice: random.Random, id: str) -> Client:
    return {"id": id, "date": a_day(dice, 200, 60), "kind": dice.choice(KINDS), "text": f"said {id}"}


def bare(made: Client) -> Client:
    """Without the keys that have nothing; lists that are empty stay half the time, by the length of their name."""
    kept = {key: value for key, value in made.items() if value is not None}
    for key, value in kept.items():
        if isinstance(value, list):
            kept[key] = [bare(entry) for entry in value]
    return {key: value for key, value in kept.items() if value != [] or len(made["name"]) % 2}


def written(client: Client) -> str:
    """A file of a client; JSON is YAML."""
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in client.items())


def compare(book: Book, clients: dict[str, Client], dice: random.Random, code: int, *more: str) -> None:
    """Asks everything for one day, and compares it with what the clients say."""
    today = dice.choice(TODAYS)
    day, ahead, within = date.fromisoformat(today), dice.choice(DURATIONS), dice.choice((None, *DURATIONS))

    def ask(*words: str) -> list[Client]:
        answer = book.run(*words, "-o", "json", "--today", today, *more)
        assert answer.code == code, (words, answer.err)
        found: list[Client] = answer.data
        return found

    due = ask("due", ahead)
    assert [row["date"] for row in due] == sorted(row["date"] for row in due)
    told = sorted((r["date"], r["id"], r["name"], r["kind"], r["what"] or "", r["days"]) for r in due)
    due_there = told if ahead != "1y" else [row for row in told if row[3] != "birthday" or row[5] < 365]
    wanted = wanted_due(clients, day, ahead)
    assert due_there == [row for row in wanted if ahead != "1y" or row[3] != "birthday" or row[5] < 365], (
        today,
        ahead,
    )

    stale = ask("stale", *filter(None, [within]))
    assert [
        (
            -row["total"],
            row["id"],
            row["name"],
            row["last_contact"],
            row["days_since_contact"],
            row["cadence"],
        )
        for row in stale
    ] == wanted_stale(clients, day, within), (today, within)

    columns = ("last_contact", "days_since_contact", "next_due")
    found = ask("find", "-c", f"id,{','.join(columns)}")
    assert {row["id"]: {key: row[key] for key in columns} for row in found} == {
        id: computed(client, day) for id, client in clients.items()
    }, today


def change(book: Book, clients: dict[str, Client], dice: random.Random) -> None:
    """Writes some clients anew, removes one and adds another, as by hand or by a merge."""
    for id in dice.sample(sorted(clients), 3):
        clients[id] = a_client(dice, id)
        book.write(f"clients/{id}.yaml", written(clients[id]))
    gone = dice.choice(sorted(clients))
    del clients[gone]
    (book.root / f"clients/{gone}.yaml").unlink()
    clients[gone + "x"] = a_client(dice, gone + "x")
    book.write(f"clients/{gone}x.yaml", written(clients[gone + "x"]))


def close(book: Book, id: str, today: str) -> None:
    """Runs done on a client; its file then has one note more, and the earliest step is closed."""
    before = document(book, id)
    wanted = closed(before, date.fromisoformat(today))
    answer = book.run("done", id, "--today", today)
    after = document(book, id)
    if wanted is None:
        assert (answer.code, after) == (3, before)
        return
    left, what = wanted
    assert answer.code == 0, answer.err
    (note,) = (entry for entry in after["log"] if entry not in before.get("log", []))
    assert (note["date"], note["kind"], note["text"]) == (today, "note", what or "Next step done")
    after["log"].remove(note)
    # a reminder of the 31st that moves into a shorter month is kept behind the others as well, done
    after["reminders"] = after.get("reminders", [])[: len(left.get("reminders", []))]
    assert {key: value for key, value in after.items() if value} == {
        key: value for key, value in left.items() if value
    }


def document(book: Book, id: str) -> Client:
    found: Client = yaml.load(book.read(f"clients/{id}.yaml"), yaml.BaseLoader)
    return found


def trial(folder: Path, seed: int, most: int, rounds: int) -> None:
    """One random book, asked again and again while it changes."""
    dice = random.Random(seed)
    folder.mkdir(exist_ok=True)
    clients = {f"c{n:03}": a_client(dice, f"c{n:03}") for n in range(dice.randint(60, most))}
    book = plain(folder, {id: written(client) for id, client in clients.items()}, SETTINGS)
    book.write("archive/old.yaml", written({**a_client(dice, "old"), "cadence": "1d", "since": "2020-01-01"}))
    for number in range(rounds):
        compare(book, clients, dice, 0, *dice.choice(((), ("--no-cache",))))
        compare(book, clients, dice, 0)
        change(book, clients, dice)
        if number == 1:
            book.write("clients/broken.yaml", "name: [\n")
            compare(book, clients, dice, 4)
            (book.root / "clients/broken.yaml").unlink()
    for id in dice.sample(sorted(clients), 10):
        lines = book.run("timeline", id, "-o", "json", "--today", "2027-03-01").data
        assert [row["date"] for row in lines] == sorted(row["date"] for row in lines)
        assert sorted([(row["date"], row["kind"], row["item"]) for row in lines], key=str) == wanted_timeline(
            clients[id]
        )
        close(book, id, dice.choice(TODAYS))


def test_plans_of_a_random_book(tmp_path: Path) -> None:
    trial(tmp_path, 1, 90, 2)


def test_plans_of_many_random_books(tmp_path: Path, bounded: bool) -> None:
    for seed in range(100, 102 if bounded else 130):
        trial(tmp_path / str(seed), seed, 200, 4)
