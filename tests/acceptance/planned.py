"""What is due, stale and behind clients given as plain data: a few lines that know nothing of the program."""

from __future__ import annotations

import calendar
import copy
from datetime import date, timedelta
from typing import Any

LOST = ("lost", "bankrupt")
Client = dict[str, Any]


def later(day: date, duration: str) -> date:
    """The day that many days, weeks, months or years on, or back; months keep to the month's end."""
    count, unit = int(duration[:-1]), duration[-1]
    if unit in "dw":
        return day + timedelta(days=count * (7 if unit == "w" else 1))
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "y" else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def days_of(entries: list[Client], key: str = "date") -> list[date]:
    return [date.fromisoformat(entry[key]) for entry in entries if key in entry]


def last_contact(client: Client, today: date) -> date | None:
    spoken = [entry for entry in client.get("log", []) if entry.get("kind") != "note"]
    return max((day for day in days_of(spoken) if day <= today), default=None)


def from_cadence(client: Client, today: date) -> list[date]:
    heard = last_contact(client, today) or next(iter(days_of([client], "since")), None)
    return [later(heard, client["cadence"])] if heard and "cadence" in client else []


def birthdays(client: Client, today: date) -> list[tuple[date, str]]:
    """The next birthday of everybody who has not left; 28 February for the 29th in a common year."""
    found = []
    for who in (client, *client.get("contacts", [])):
        if "birthday" in who and not ("left" in who and date.fromisoformat(who["left"]) <= today):
            born = date.fromisoformat(who["birthday"])
            each = (later(born, f"{year - born.year}y") for year in (today.year, today.year + 1))
            found.append((min(day for day in each if day >= today), who["name"]))
    return found


def plans(client: Client, today: date) -> list[tuple[str, str, str | None]]:
    """Everything planned with a client, as (date, kind, what)."""
    rows: list[tuple[date, str, str | None]] = []
    if "next" in client:
        rows += [(day, "next", client["next"].get("what")) for day in days_of([client["next"]])]
    for entry in client.get("reminders", []):
        rows += [(day, "reminder", entry["what"]) for day in days_of([entry]) if "done" not in entry]
    rows += [(day, "cadence", client["cadence"]) for day in from_cadence(client, today)]
    for entry in client.get("payments", []):
        if "paid_on" not in entry or entry["paid_on"] > today.isoformat():
            rows += [(day, "payment", f"{entry['amount']} CNY") for day in days_of([entry], "due")]
    for entry in client.get("contracts", []):
        rows += [(day, "contract", entry["title"]) for day in days_of([entry], "end")]
    for entry in client.get("deals", []):
        if entry.get("stage") not in ("won", "lost"):
            rows += [(day, "deal", entry["title"]) for day in days_of([entry], "expected")]
    rows += [(day, "birthday", name) for day, name in birthdays(client, today)]
    return [(day.isoformat(), kind, what) for day, kind, what in rows]


def wanted_due(clients: dict[str, Client], today: date, ahead: str) -> list[tuple[Any, ...]]:
    until = later(today, ahead).isoformat()
    return sorted(
        (day, id, client["name"], kind, what or "", (date.fromisoformat(day) - today).days)
        for id, client in clients.items()
        if client.get("stage") not in LOST
        for day, kind, what in plans(client, today)
        if day <= until
    )


def total(client: Client, today: date) -> int:
    return sum(
        order["amount"]
        for order in client.get("orders", [])
        if order["date"] <= today.isoformat() and order.get("status", "done") == "done"
    )


def is_quiet(client: Client, today: date, within: str | None) -> bool:
    """Whether nothing was heard for so long, else for the cadence; both ends count, as in the query stale:90d."""
    if "cadence" not in client and within is None:
        return False
    heard = last_contact(client, today) or next(iter(days_of([client], "since")), None)
    if heard is None:
        return True
    return heard <= later(today, f"-{within}") if within else later(heard, client["cadence"]) <= today


def wanted_stale(clients: dict[str, Client], today: date, within: str | None) -> list[tuple[Any, ...]]:
    rows = []
    for id, client in clients.items():
        if client.get("stage") in LOST or not is_quiet(client, today, within):
            continue
        told = last_contact(client, today)
        days, day = ((today - told).days, told.isoformat()) if told else (None, None)
        rows.append((-total(client, today), id, client["name"], day, days, client.get("cadence")))
    return sorted(rows, key=lambda row: row[:2])


def wanted_timeline(client: Client) -> list[tuple[str, str, str | None]]:
    rows = [(day, "log", entry.get("id")) for entry in client.get("log", []) for day in [entry["date"]]]
    rows += [(entry["date"], "order", entry.get("id")) for entry in client.get("orders", [])]
    rows += [(entry["date"], "feedback", entry.get("id")) for entry in client.get("feedback", [])]
    for entry in client.get("deals", []):
        rows += [(entry[key], "deal", entry.get("id")) for key in ("opened", "closed") if key in entry]
    return sorted(rows, key=str)


def computed(client: Client, today: date) -> dict[str, Any]:
    told = last_contact(client, today)
    steps = days_of([client.get("next", {})]) + from_cadence(client, today)
    steps += days_of([entry for entry in client.get("reminders", []) if "done" not in entry])
    return {
        "last_contact": told and told.isoformat(),
        "days_since_contact": (today - told).days if told else None,
        "next_due": min(steps).isoformat() if steps else None,
    }


def closed(client: Client, today: date) -> tuple[Client, str | None] | None:
    """The client after its earliest step is done, and what that was; None where there is none.

    The next step comes before reminders of its day, one without a date after them all.
    """
    left = copy.deepcopy(client)
    steps = [(step.get("date", "9"), 0, step) for step in [left.get("next")] if step]
    steps += [(entry["date"], 1, entry) for entry in left.get("reminders", []) if "done" not in entry]
    if not steps:
        return None
    on, is_reminder, step = min(steps, key=lambda one: one[:2])
    if not is_reminder:
        del left["next"]
    elif "repeats" not in step:
        step["done"] = today.isoformat()
    else:
        start, count, unit = date.fromisoformat(on), int(step["repeats"][:-1]), step["repeats"][-1]
        days = (later(start, f"{count * times}{unit}") for times in range(1, 1000))
        step["date"] = next(day for day in days if day > today).isoformat()
    return left, step.get("what")
