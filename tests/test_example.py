"""The example book: valid, whole, and its sums and contacts as a few lines without clientctl work them out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

EXAMPLE = Path(__file__).resolve().parent.parent / "clients.example"
TODAY = "2026-11-21"
CLIENTS: dict[str, Any] = {
    path.stem: yaml.load(path.read_bytes(), yaml.BaseLoader) for path in (EXAMPLE / "clients").glob("*.yaml")
}


def rate(currency: str, day: str) -> Decimal:
    """What one unit is worth in the book's currency on that day, by the settings."""
    if currency == "CNY":
        return Decimal(1)
    rates = yaml.load((EXAMPLE / "clientctl.yaml").read_bytes(), yaml.BaseLoader)["rates"][currency]
    if isinstance(rates, str):
        return Decimal(rates)
    return Decimal([row["rate"] for row in rates if row["from"] <= day][-1])


def orders(client: Any) -> list[Any]:
    return [o for o in client.get("orders", []) if o.get("status", "done") == "done" and o["date"] <= TODAY]


def total(client: Any) -> Decimal:
    exact = sum(
        (Decimal(o["amount"]) * rate(o.get("currency", "CNY"), o["date"]) for o in orders(client)), Decimal(0)
    )
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)


@pytest.fixture(scope="module")
def found() -> dict[str, Any]:
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": "/nowhere",
        "LC_ALL": "C.UTF-8",
        "CLIENTCTL_TODAY": TODAY,
    }
    done = subprocess.run(
        [sys.executable, "-m", "clientctl", "find", "-o", "json"],
        cwd=EXAMPLE,
        env=environment,
        capture_output=True,
        check=True,
    )
    answer = json.loads(done.stdout, parse_float=Decimal)
    return {client["id"]: client for client in answer}


def test_it_is_large_enough_to_be_believed() -> None:
    assert len(CLIENTS) >= 30
    assert sum(client.get("kind") == "person" for client in CLIENTS.values()) >= 5
    for record in (
        "contacts",
        "log",
        "orders",
        "deals",
        "contracts",
        "payments",
        "feedback",
        "surveys",
        "reminders",
    ):
        assert any(client.get(record) for client in CLIENTS.values()), record


def test_every_client_is_found_as_it_is_written(found: dict[str, Any]) -> None:
    assert set(found) == set(CLIENTS)
    assert {i: c["name"] for i, c in found.items()} == {i: c["name"] for i, c in CLIENTS.items()}
    assert {i: c.get("tags") for i, c in found.items()} == {i: c.get("tags") for i, c in CLIENTS.items()}


def test_totals_and_counts_are_those_of_the_orders(found: dict[str, Any]) -> None:
    assert {i: c["computed"]["total"] for i, c in found.items()} == {i: total(c) for i, c in CLIENTS.items()}
    assert {i: c["computed"]["order_count"] for i, c in found.items()} == {
        i: len(orders(c)) for i, c in CLIENTS.items()
    }


def test_contacts_are_those_of_the_log(found: dict[str, Any]) -> None:
    made = {
        i: [
            entry["date"]
            for entry in c.get("log", [])
            if entry.get("kind") != "note" and entry["date"] <= TODAY
        ]
        for i, c in CLIENTS.items()
    }
    assert {i: c["computed"]["last_contact"] for i, c in found.items()} == {
        i: max(d, default=None) for i, d in made.items()
    }
    assert {i: c["computed"]["contact_count"] for i, c in found.items()} == {
        i: len(d) for i, d in made.items()
    }


def test_it_never_commits_by_itself() -> None:
    assert "\nautocommit: false\n" in (EXAMPLE / "clientctl.yaml").read_text(encoding="utf-8")
