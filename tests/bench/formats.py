"""A client as text of every peer's own format, made by plain templates."""

from __future__ import annotations

import json
from collections.abc import Iterator

from tests.bench.model import Client, Contact, Entry, Order


def client_file(client: Client) -> str:
    """The file of a clientctl book, in its canonical form."""
    one = client
    return (
        f"name: {one.name}\nnumber: C-{one.index}\nkind: {one.kind}\nowner: {one.owner}\nstage: {one.stage}\n"
        f"grade: {one.grade}\ntags:\n{_items(one.tags)}since: {one.since}\nindustry: {one.industry}\n"
        f"region: {one.region}\nsource: {one.source}\nphone: {one.phone}\nemail: {one.email}\n"
        f"address:\n  city: {one.city}\n{_contacts(one.contacts)}cadence: {one.cadence}\n"
        f"next:\n  date: {one.next_date}\n  what: {one.next_what}\n{_orders(one.orders)}"
        f"notes: |-\n{_indented(one.notes)}{_log(one.log)}"
    )


def papis_info(client: Client) -> str:
    """The info.yaml of a papis document: the same keys, but its own `title` and `papis_id`, and the sum."""
    text = client_file(client).replace("\nnotes: |-\n", "\nremarks: |-\n", 1)
    return f"papis_id: {papis_id(client)}\ntitle: {client.name}\ntotal: {client.total}\n{text}"


def papis_id(client: Client) -> str:
    return client.uuid.replace("-", "")


def record(client: Client) -> str:
    """A record of recutils."""
    one = client
    contacts = "".join(f"Contact: {_joined(contact)}\n" for contact in one.contacts)
    orders = "".join(f"Order: {_joined(order)}\n" for order in one.orders)
    log = "".join(f"Log: {_joined(entry)}\n" for entry in one.log)
    tags = "".join(f"Tag: {tag}\n" for tag in one.tags)
    notes = one.notes.replace("\n", "\n+ ")
    return (
        f"Id: {one.id}\nName: {one.name}\nNumber: C-{one.index}\nKind: {one.kind}\nOwner: {one.owner}\n"
        f"Stage: {one.stage}\nGrade: {one.grade}\n{tags}Since: {one.since}\nIndustry: {one.industry}\n"
        f"Region: {one.region}\nSource: {one.source}\nPhone: {one.phone}\nEmail: {one.email}\nCity: {one.city}\n"
        f"{contacts}Cadence: {one.cadence}\nNext: {one.next_date} {one.next_what}\n{orders}Total: {one.total}\n"
        f"Notes: {notes}\n{log}\n"
    )


RECORD_TYPE = """\
%rec: Client
%key: Id
%type: Total real
%type: Grade enum A B C D

"""


def task(client: Client) -> str:
    """A task as `task import` takes it: the log as annotations, all else as attributes of one's own."""
    one = client
    return json.dumps(
        {
            "uuid": one.uuid,
            "description": one.name,
            "status": "pending",
            "entry": f"{_compact(one.since)}T080000Z",
            "due": f"{_compact(one.next_date)}T080000Z",
            "tags": [tag.replace("-", "_") for tag in one.tags],
            "annotations": [
                {
                    "entry": f"{_compact(entry.date)}T{9 + place:02d}0000Z",
                    "description": f"{entry.kind} {entry.author} {entry.text}",
                }
                for place, entry in enumerate(one.log)
            ],
            "number": f"C-{one.index}",
            "kind": one.kind,
            "owner": one.owner,
            "stage": one.stage,
            "grade": one.grade,
            "industry": one.industry,
            "region": one.region,
            "source": one.source,
            "phone": one.phone,
            "email": one.email,
            "city": one.city,
            "contacts": "; ".join(map(_joined, one.contacts)),
            "cadence": one.cadence,
            "todo": one.next_what,
            "orders": "; ".join(map(_joined, one.orders)),
            "total": float(one.total),
            "notes": one.notes.replace("\n", " "),
        },
        ensure_ascii=False,
    )


# attributes of a task that taskwarrior does not know by itself, with their type
TASK_ATTRIBUTES = (
    *(
        (name, "string")
        for name in ("number", "kind", "owner", "stage", "grade", "industry", "region", "source")
    ),
    *(
        (name, "string")
        for name in ("phone", "email", "city", "contacts", "cadence", "todo", "orders", "notes")
    ),
    ("total", "numeric"),
)


def vcard(client: Client) -> str:
    """A card for khard; what a vCard has no property for stands in its note."""
    one = client
    log = "\\n".join(_joined(entry) for entry in one.log)
    orders = "\\n".join(_joined(order) for order in one.orders)
    notes = one.notes.replace("\n", "\\n")
    return (
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{one.uuid}\r\nFN:{one.name}\r\nN:{one.name};;;;\r\nORG:{one.name}\r\n"
        f"CATEGORIES:{one.industry},{one.grade},{','.join(one.tags)}\r\nTEL:{one.phone}\r\nEMAIL:{one.email}\r\n"
        f"NOTE:{notes}\\n{orders}\\n{log}\r\nEND:VCARD\r\n"
    )


def todo(client: Client) -> str:
    """An iCalendar file with the client's next step, for todoman."""
    one = client
    log = "\\n".join(_joined(entry) for entry in one.log)
    orders = "\\n".join(_joined(order) for order in one.orders)
    return (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//bench//EN\r\nBEGIN:VTODO\r\n"
        f"UID:{one.uuid}\r\nDTSTAMP:{_compact(one.since)}T080000Z\r\nSUMMARY:{one.name}\r\n"
        f"DUE;VALUE=DATE:{_compact(one.next_date)}\r\nCATEGORIES:{one.industry},{one.grade}\r\n"
        f"DESCRIPTION:{one.next_what}\\n{orders}\\n{log}\r\nEND:VTODO\r\nEND:VCALENDAR\r\n"
    )


def _items(words: tuple[str, ...]) -> str:
    return "".join(f"  - {word}\n" for word in words)


def _indented(text: str) -> str:
    return "".join(f"  {line}\n" for line in text.split("\n"))


def _contacts(contacts: tuple[Contact, ...]) -> str:
    return "contacts:\n" + "".join(
        f"  - id: {one.id}\n    name: {one.name}\n    title: {one.title}\n"
        f"    phone: {one.phone}\n    email: {one.email}\n"
        for one in contacts
    )


def _orders(orders: tuple[Order, ...]) -> str:
    return "orders:\n" + "".join(
        f"  - id: {one.id}\n    date: {one.date}\n    amount: {one.amount}\n    product: {one.product}\n"
        f"    quantity: {one.quantity}\n"
        for one in orders
    )


def _log(log: tuple[Entry, ...]) -> str:
    return "log:\n" + "".join(
        f"  - id: {one.id}\n    date: {one.date}\n    kind: {one.kind}\n"
        f"    author: {one.author}\n    text: {one.text}\n"
        for one in log
    )


def _joined(one: Contact | Order | Entry) -> str:
    """Everything of an entry on one line."""
    if isinstance(one, Contact):
        return f"{one.id} {one.name} {one.title} {one.phone} {one.email}"
    if isinstance(one, Order):
        return f"{one.id} {one.date} {one.amount} {one.product} {one.quantity}"
    return f"{one.id} {one.date} {one.kind} {one.author} {one.text}"


def _compact(day: str) -> str:
    return day.replace("-", "")


def columns(client: Client) -> tuple[str | float, ...]:
    """The row of a client in a table of a database."""
    one = client
    return (
        one.id, one.name, f"C-{one.index}", one.kind, one.owner, one.stage, one.grade, "; ".join(one.tags), one.since,
        one.industry, one.region, one.source, one.phone, one.email, one.city, "; ".join(map(_joined, one.contacts)),
        one.cadence, one.next_date, one.next_what, float(one.total), one.notes,
    )  # fmt: skip


def order_columns(client: Client) -> Iterator[tuple[str | float, ...]]:
    for one in client.orders:
        yield client.id, one.id, one.date, float(one.amount), one.product, one.quantity


def log_columns(client: Client) -> Iterator[tuple[str, ...]]:
    for one in client.log:
        yield client.id, one.id, one.date, one.kind, one.author, one.text
