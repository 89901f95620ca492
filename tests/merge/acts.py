"""What people do to a client's file: acts on its data, told apart by what they touch, and how each is written.

The data after some acts are worked out here by a few plain lines, so that they can be the measure of a merge.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from clientctl.merge import Sides
from clientctl.schema.lenient import client_shape
from clientctl.text import Set, dump, edit, format_file

SHAPE = client_shape(None)
Document = dict[str, Any]

WORDS = (
    "call back", "上海", "it's late", "12:30", "NO", "a: b", "# no comment", "价格：100", "x", "007", "- y", "😀",
    "two\nlines\n", "p\nq", "say \"hi\"", "null", "trail ", "[z]",
)  # fmt: skip
SCALARS = (
    "owner",
    "industry",
    "region",
    "source",
    "phone",
    "email",
    "company",
    "lost_reason",
    "relationship",
)
TAGS = ("vip", "cn", "export", "beer", "agent", "冷链", "a b")
RECORDS = ("log", "orders", "contacts")


@dataclass(frozen=True, slots=True)
class Act:
    """One change. touches: names of what it is about; two acts conflict only if they share one of them."""

    touches: frozenset[str]
    change: Callable[[Document], None]
    words: str = ""


def document(random: Random) -> Document:
    """A client, its lists in the order of their days."""
    made: Document = {"name": "Acme", "stage": random.choice(("lead", "active"))}
    for key in SCALARS:
        if random.random() < 0.6:
            made[key] = random.choice(WORDS)
    made["tags"] = random.sample(TAGS, random.randrange(4))
    if random.random() < 0.6:
        made["address"] = {"city": "Bergen", "country": "Norway"}
    if random.random() < 0.5:
        made["next"] = {"date": "2026-05-01", "what": "call"}
    if random.random() < 0.6:
        made["notes"] = "".join(f"line {number}\n" for number in range(random.randrange(1, 5)))
    for record in RECORDS:
        entries = [_entry(record, f"b{number}", random) for number in range(random.randrange(5))]
        made[record] = sorted(entries, key=lambda entry: str(entry.get("date")))
    order = SHAPE.keys(())
    return {key: made[key] for key in sorted(made, key=order.index) if made[key] != []}


def _entry(record: str, name: str, random: Random) -> Document:
    day = f"2026-{random.randrange(1, 13):02}-{random.randrange(1, 29):02}"
    if record == "contacts":
        return {"id": name, "name": random.choice(WORDS), "phone": str(random.randrange(10**6))}
    if record == "orders":
        return {"id": name, "date": day, "amount": random.randrange(1000), "product": random.choice(WORDS)}
    return {"id": name, "date": day, "kind": "call", "text": random.choice(WORDS)}


def act(base: Document, side: str, number: int, random: Random) -> Act:
    """A random change of a document; `side` and `number` make what is new unlike anything else."""
    return random.choice(_MAKERS)(base, f"{side}{number}", random)


def _set_field(base: Document, new: str, random: Random) -> Act:
    key = random.choice((*SCALARS, "stage"))
    value = f"{random.choice(WORDS).strip()} {new}" if key != "stage" else random.choice(("lost", "dormant"))
    return _setting(key, value)


def _setting(key: str, value: str) -> Act:
    def change(made: Document) -> None:
        made[key] = value

    return Act(frozenset((key,)), change, value)


def _clear_field(base: Document, new: str, random: Random) -> Act:
    key = random.choice(SCALARS)
    return Act(frozenset((key,)), lambda made: made.pop(key, None))


def _add_tag(base: Document, new: str, random: Random) -> Act:
    def change(made: Document) -> None:
        made["tags"] = [*made.get("tags", []), f"tag {new}"]

    return Act(frozenset((f"tag {new}",)), change, f"tag {new}")


def _remove_tag(base: Document, new: str, random: Random) -> Act:
    tag = random.choice(TAGS)

    def change(made: Document) -> None:
        if tag in made.get("tags", []):
            made["tags"] = [held for held in made["tags"] if held != tag]

    return Act(frozenset((tag,)), change)


def _add_entry(base: Document, new: str, random: Random) -> Act:
    record = random.choice((*RECORDS, "log", "log"))
    entry = _entry(record, new, random)

    def change(made: Document) -> None:
        entries = [*made.get(record, []), entry]
        made[record] = sorted(entries, key=lambda held: str(held.get("date")))

    return Act(frozenset((f"{record} {new}",)), change, new)


def _edit_entry(base: Document, new: str, random: Random) -> Act:
    record = random.choice(RECORDS)
    entries = base.get(record, [])
    if not entries:
        return _add_entry(base, new, random)
    name = random.choice(entries)["id"]
    texts = [key for key in entries[0] if key not in ("id", "date", "amount")]
    key = random.choice([*texts, "with" if record == "log" else "notes"])
    value = f"{random.choice(WORDS).strip()} {new}"

    def change(made: Document) -> None:
        made[record] = [{**held, key: value} if held["id"] == name else held for held in made.get(record, [])]

    return Act(frozenset((f"{record} {name} {key}", f"edit {record} {name}")), change, value)


def _delete_entry(base: Document, new: str, random: Random) -> Act:
    record = random.choice(RECORDS)
    entries = base.get(record, [])
    if not entries:
        return _add_entry(base, new, random)
    name = random.choice(entries)["id"]

    def change(made: Document) -> None:
        made[record] = [held for held in made.get(record, []) if held["id"] != name]

    touched = {
        f"{record} {name} {key}" for key in ("name", "phone", "kind", "text", "product", "notes", "with")
    }
    return Act(frozenset({f"delete {record} {name}", *touched}), change)


def _add_line(base: Document, new: str, random: Random) -> Act:
    def change(made: Document) -> None:
        made["notes"] = f"{made.get('notes', '')}added {new}\n"

    return Act(frozenset((f"notes {new}",)), change, f"added {new}")


def _set_part(base: Document, new: str, random: Random) -> Act:
    group, key = random.choice(
        (("address", "street"), ("address", "city"), ("next", "what"), ("preferences", "contact_by"))
    )

    def change(made: Document) -> None:
        made[group] = {**made.get(group, {}), key: f"part {new}"}

    return Act(frozenset((f"{group}.{key}",)), change, f"part {new}")


_MAKERS = (
    _set_field, _clear_field, _add_tag, _add_tag, _remove_tag, _add_entry, _add_entry, _edit_entry, _edit_entry,
    _delete_entry, _add_line, _set_part,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a merge: its acts, its file, and the comments put into it."""

    acts: tuple[Act, ...]
    raw: bytes
    comments: tuple[str, ...]


def after(base: Document, acts: Sequence[Act]) -> Document:
    """The data after these acts."""
    made = copy.deepcopy(base)
    for one in acts:
        one.change(made)
    return made


def written(raw: bytes, acts: Sequence[Act], base: Document) -> bytes:
    """A file after these acts, each written as a tool would."""
    made = copy.deepcopy(base)
    for one in acts:
        one.change(made)
        raw = edit(raw, "a.yaml", [Set((), made)], SHAPE).raw
    return raw


def with_comments(raw: bytes, side: str, random: Random) -> tuple[bytes, tuple[str, ...]]:
    """The file with comments and blank lines at keys that stay there whatever else happens."""
    lines = raw.decode().split("\n")
    found: list[str] = []
    for number in range(random.choice((0, 0, 1, 2))):
        text = f"# {side} comment {number}"
        at = random.choice([at for at, line in enumerate(lines) if line.startswith(("name:", "stage:"))])
        if random.random() < 0.4 and "#" not in lines[at]:
            lines[at] += f"  {text}"
        else:
            lines[at:at] = [text] if random.random() < 0.7 else ["", text]
        found.append(text)
    return "\n".join(lines).encode(), tuple(found)


def base_file(base: Document, random: Random) -> bytes:
    """The file of a document: as it is dumped, or with its tags in brackets."""
    text = dump(base, SHAPE)
    if random.random() < 0.4 and base.get("tags"):
        block = dump({"tags": base["tags"]}, SHAPE)
        text = text.replace(block, f"tags: [{', '.join(base['tags'])}]\n")
    return text.encode()


def side(base: Document, raw: bytes, acts: Sequence[Act], name: str, random: Random) -> Side:
    """A file as one person leaves it; some format it, some save it with other line ends."""
    changed = written(raw, acts, base)
    if random.random() < 0.1:
        changed = format_file(changed, "a.yaml", SHAPE)
    changed, comments = with_comments(changed, name, random)
    if random.random() < 0.1:
        changed = changed.replace(b"\n", b"\r\n")
    return Side(tuple(acts), changed, comments)


@dataclass(frozen=True, slots=True)
class Pair:
    """A base and what two people have made of it."""

    base: Document
    files: Sides[bytes]
    ours: Side
    theirs: Side

    @property
    def wanted(self) -> Document:
        """The base after the acts of both."""
        return after(self.base, (*self.ours.acts, *self.theirs.acts))


def pair(random: Random, *, is_apart: bool) -> Pair:
    """Two people at work. is_apart: nothing that one touches is touched by the other, else they are let loose."""
    base = document(random)
    raw = base_file(base, random)
    ours = [act(base, "A", number, random) for number in range(random.randrange(5))]
    theirs = [act(base, "B", number, random) for number in range(random.randrange(1, 6))]
    if is_apart:
        touched = frozenset[str]().union(*(one.touches for one in ours))
        theirs = [one for one in theirs if not one.touches & touched]
    elif random.random() < 0.4:
        key = random.choice(SCALARS)
        ours.append(_setting(key, "one of A"))
        theirs.append(_setting(key, "another of B"))
    left, right = side(base, raw, ours, "A", random), side(base, raw, theirs, "B", random)
    return Pair(base, Sides(raw, left.raw, right.raw), left, right)


def unordered(document: Document) -> Document:
    """A document as it is compared: lists by their items, notes by their lines, what is empty left out."""
    found: Document = {}
    for key, value in document.items():
        if key == "tags":
            value = sorted(value)
        elif key in RECORDS:
            value = sorted(map(unordered, value), key=lambda entry: str(entry["id"]))
        elif key == "notes":
            value = sorted(value.split("\n"))
        if value not in ([], {}):
            found[key] = value
    return found
