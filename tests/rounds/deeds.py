"""What people do to a client in a day: commands of clientctl, and edits by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

Words = tuple[str, ...] | None
_TODAY = date(2026, 11, 22)
_TAGS = ("vip", "export", "fair", "冷链", "beer")
_CHOICES = {
    "grade": ("A", "C", "D"),
    "stage": ("lead", "prospect", "dormant"),
    "owner": ("li", "chen"),
    "kind": ("person", "organisation"),
}
_TEXTS = (
    "industry",
    "region",
    "source",
    "company",
    "relationship",
    "main_business",
    "address.city",
    "address.street",
)
_PHRASES = ("说到价格：{0}", "it's {0}", "{0} - no", "# {0}", "a: b, {0}", "[{0}]", '"{0}"', "yes, {0} 12:30")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where somebody is at work: a client as it is now. new: unlike anything else in the round."""

    random: Random
    new: str
    id: str
    client: Mapping[str, Any]

    @property
    def is_archived(self) -> bool:
        return str(self.client["path"]).startswith("archive/")

    def some(self, record: str) -> str | None:
        """The id of an entry."""
        found = [name for name, item in self.client.get(record, {}).items() if item.get("id")]
        return self.random.choice(found) if found else None

    def phrase(self) -> str:
        return self.random.choice(_PHRASES).format(self.new)

    def day(self) -> str:
        return str(_TODAY - timedelta(days=self.random.choice((0, 0, 0, self.random.randrange(900)))))


def _log(at: Spot) -> Words:
    words = (
        "log",
        at.id,
        at.phrase(),
        "--kind",
        at.random.choice(("call", "visit", "email")),
        "--on",
        at.day(),
    )
    if at.random.random() < 0.2:
        return (*words, "--next", f"+{at.random.randrange(1, 90)}d", "--todo", f"ask {at.new}")
    return words


def _set(at: Spot) -> Words:
    if at.random.random() < 0.4:
        key = at.random.choice(list(_CHOICES))
        return ("set", at.id, f"{key}={at.random.choice(_CHOICES[key])}")
    return ("set", at.id, f"{at.random.choice(_TEXTS)}={at.phrase()}")


def _clear(at: Spot) -> Words:
    return ("set", at.id, f"{at.random.choice(('industry', 'region', 'source', 'next'))}=")


def _tag(at: Spot) -> Words:
    return ("tag", at.id, f"+{at.new}" if at.random.random() < 0.6 else f"{at.random.choice(_TAGS)}-")


def _need(at: Spot) -> Words:
    return ("set", at.id, f"needs+=need {at.new}")


def _add_order(at: Spot) -> Words:
    amount = str(at.random.randrange(1, 10**6))
    return ("order", "add", at.id, f"Box {at.new}", "--amount", amount, "--on", at.day())


def _change_order(at: Spot) -> Words:
    item = at.some("orders")
    pairs = (f"amount={at.random.randrange(10**6)}", f"product=Box {at.new}", "status=returned", "quantity=7")
    return ("order", "set", at.id, item, at.random.choice(pairs)) if item else None


def _add_contact(at: Spot) -> Words:
    return ("contact", "add", at.id, f"Person {at.new}", "--title", at.phrase())


def _change_contact(at: Spot) -> Words:
    item = at.some("contacts")
    pairs = (f"title=chief {at.new}", f"department={at.phrase()}", "phone=+47 55 00 00 01")
    return ("contact", "set", at.id, item, at.random.choice(pairs)) if item else None


def _add_reminder(at: Spot) -> Words:
    return ("reminder", "add", at.id, f"remember {at.new}", "--on", f"+{at.random.randrange(1, 90)}d")


def _change_reminder(at: Spot) -> Words:
    item = at.some("reminders")
    return ("reminder", "set", at.id, item, f"what=remember {at.new}") if item else None


def _remove(at: Spot) -> Words:
    record = at.random.choice(("orders", "contacts", "reminders"))
    item = at.some(record)
    return (record[:-1], "rm", at.id, item, "-y") if item else None


def _done(at: Spot) -> Words:
    if "next" not in at.client:
        return None
    return ("done", at.id, *(("--again", "3m") if at.random.random() < 0.3 else ()))


# by weight
IN_A_FILE: tuple[tuple[int, Callable[[Spot], Words]], ...] = (
    (6, _log),
    (5, _set),
    (1, _clear),
    (4, _tag),
    (1, _need),
    (3, _add_order),
    (2, _change_order),
    (1, _add_contact),
    (1, _change_contact),
    (2, _add_reminder),
    (1, _change_reminder),
    (2, _remove),
    (2, _done),
)


def _remark(at: Spot, text: str) -> str:
    """A comment in a place that stays, whatever else happens."""
    lines = text.split("\n")
    keys = ("name:", "stage:", "tags:", "log:")
    place = at.random.choice([number for number, line in enumerate(lines) if line.startswith(keys)])
    remark = f"# remark {at.new}"
    if "#" not in lines[place] and at.random.random() < 0.4:
        lines[place] += f"  {remark}"
    else:
        lines[place:place] = at.random.choice(([remark], ["", remark]))
    return "\n".join(lines)


def _note(at: Spot, text: str) -> str:
    """A line of the notes, new or changed."""
    lines = text.split("\n")
    noted = [number for number, line in enumerate(lines) if line[:3] in ("  1", "  2", "  3")]
    if at.random.random() < 0.5:
        place = at.random.choice(noted)
        lines[place] = f"{lines[place].split(': ')[0]}: now {at.new}"
    else:
        last = max(
            number for number, line in enumerate(lines) if line.startswith("  ") and number >= noted[0]
        )
        end = next(number for number in range(noted[0], last + 2) if not lines[number].startswith("  "))
        lines.insert(end, f"  {at.new}: noted")
    return "\n".join(lines)


def _entry(at: Spot, text: str) -> str:
    """A log entry at the end, as people type it: without an id."""
    lines = text.split("\n")
    start = next(n for n, line in enumerate(lines) if line.startswith("log:"))
    end = next(n for n in range(start + 1, len(lines)) if not lines[n].startswith((" ", "#")) or not lines[n])
    lines.insert(end, f"  - {{date: 2026-11-22, text: typed {at.new}}}")
    return "\n".join(lines)


def _layout(at: Spot, text: str) -> str:
    """The same in another form: tags one below the other, a line elsewhere, a blank line, or quotes."""
    lines = text.split("\n")
    keys = ("name: ", "since: ", "tags: [")
    number = at.random.choice([n for n, line in enumerate(lines) if line.startswith(keys)])
    key, value = lines[number].split(": ", 1)
    if key == "tags" and "#" not in value:
        lines[number : number + 1] = ["tags:", *(f"  - {tag}" for tag in value.strip("[]").split(", "))]
    elif key == "since":
        lines.append(lines.pop(number)) if not lines[-1] else lines.insert(0, lines.pop(number))
    elif key == "name" and not {'"', "#"}.intersection(value):
        lines[number] = f'name: "{value}"'
    else:
        lines.insert(number, "")
    return "\n".join(lines)


# Each takes a file and gives it as it is saved.
BY_HAND: tuple[Callable[[Spot, str], str], ...] = (_remark, _remark, _note, _note, _entry, _layout)


def chosen(at: Spot) -> tuple[str, ...]:
    """The words of a deed that can be done here."""
    makers = [maker for _, maker in IN_A_FILE]
    weights = [weight for weight, _ in IN_A_FILE]
    while True:
        words = at.random.choices(makers, weights)[0](at)
        if words is not None:
            return words
