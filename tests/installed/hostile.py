"""BOOKS: books made to break things, or whoever looks at them; each input that found a fault stays here."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

# What a terminal would act on, what hides or turns text round, and what a shell or an option parser would take.
ESCAPE: Final = "\x1b]0;title\x07\x1b[31mred\x9b31m"
HIDDEN: Final = "\u202etxt.exe\u2066\u200b\u2028\u2029\ufeff"
LINES: Final = "one\ntwo\r\nthree\tfour"
SHELL: Final = "$(touch canary)`touch canary`;touch canary|touch canary"
WORDS: Final = ("--force", "-n", "../../x", "=1+1", "{braces}", "%s%n", "<b>", "@old", "|", "a`b")
ALL: Final = ESCAPE + HIDDEN + LINES + SHELL
HUGE: Final = "长x " * 200_000  # 1 MB


def quoted(text: str) -> str:
    """A YAML text that reads as this one."""
    return json.dumps(text)


@dataclass(frozen=True, slots=True)
class Hostile:
    """What is put over the book of the deeds: files, and what else is done to the directory."""

    name: str
    files: Mapping[str, str | bytes] = field(default_factory=dict)
    act: Callable[[Path], None] = lambda book: None

    def put(self, book: Path) -> None:
        for path, content in self.files.items():
            (book / path).parent.mkdir(parents=True, exist_ok=True)
            (book / path).write_bytes(content.encode() if isinstance(content, str) else content)
        self.act(book)


def client(text: str) -> str:
    """A client that says the text wherever a client may say anything."""
    said = quoted(text)
    return f"""\
name: {said}
number: {said}
aliases: [{said}]
owner: {said}
team: [{said}]
tags: [{said}, {", ".join(map(quoted, WORDS))}]
since: 2024-01-02
cadence: 30d
industry: {said}
region: {said}
main_business: {said}
website: {said}
phone: {said}
email: {said}
address: {{city: {said}, country: {said}}}
contacts:
  - {{id: {said}, name: {said}, title: {said}, birthday: 1990-11-23}}
next: {{date: 2026-11-20, what: {said}}}
orders:
  - {{id: {said}, date: 2026-01-01, amount: 5, product: {said}}}
deals:
  - {{id: {said}, title: {said}, stage: won, amount: 3, opened: 2026-01-01, closed: 2026-02-02, expected: 2026-11-25}}
payments:
  - {{id: {said}, due: 2026-11-20, amount: 3, contract: {said}}}
contracts:
  - {{id: {said}, title: {said}, end: 2026-11-25}}
feedback:
  - {{id: {said}, date: 2026-02-02, kind: praise, text: {said}}}
reminders:
  - {{id: {said}, date: 2026-11-20, what: {said}}}
custom: {{odd: {said}, {said}: {said}}}
notes: {said}
log:
  - {{id: {said}, date: 2026-09-01, kind: call, author: {said}, with: {said}, text: {said}, outcome: {said}}}
"""


def settings(text: str) -> str:
    """Settings that say the text wherever settings may say anything, its keys included."""
    said = quoted(text)
    return f"""\
clientctl: 1
title: {said}
currency: CNY
log: {{kind: call}}
vocabulary: {{industry: [{said}]}}
labels: {{grade: {{A: {said}}}, {said}: {said}}}
stages: {{lead: {said}}}
people: {{{said}: {{name: {said}}}, li: {{name: {said}, aliases: [{said}]}}}}
roles: {{{said}: {{people: [{said}]}}}}
require: {{{said}: [{said}]}}
reports: {{{said}: {said}}}
import: {{{said}: {{{said}: {said}}}}}
{said}: {said}
"""


def schema(**fields: object) -> str:
    return json.dumps({"properties": {"custom": {"properties": fields}}})


def own(**more: object) -> dict[str, object]:
    return {"type": "string", "x-kind": "text", **more}


def view(query: str) -> str:
    return f"query: {quoted(query)}\n"


def replaced(path: str, make: Callable[[Path], None]) -> Callable[[Path], None]:
    """Something else in a file's or a directory's place; what was there is moved aside."""

    def act(book: Path) -> None:
        place = book / path
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.exists():
            place.rename(book / ".git" / "aside")
        make(place)

    return act


def _link_out(place: Path) -> None:
    secret = place.anchor + "etc/passwd"
    place.symlink_to(secret)


def _link_to_itself(place: Path) -> None:
    place.symlink_to(place.name)


def _link_to_directory(place: Path) -> None:
    (place.parent / ".git" / "elsewhere").mkdir(exist_ok=True)
    place.symlink_to(".git/elsewhere")


KINDS: Final[Mapping[str, Callable[[Path], None]]] = {
    "a link out": _link_out,
    "a link to itself": _link_to_itself,
    "a pipe": os.mkfifo,
    "a directory": Path.mkdir,
}
PLACES: Final = (
    "views/old.yaml",
    "clientctl.yaml",
    "schema/client.schema.json",
    "clients/acme.yaml",
    "clients/loose.yaml",
)
ROOMS: Final = ("views", "schema", "archive")

_NAMES: Final = (
    *WORDS[:2],
    "$(touch canary)",
    "`touch canary`",
    "a\nb",
    "\x1b[31m",
    "\u202e",
    "..",
    "con",
    "a b",
    "é",
    "'",
)

BOOKS: Final = (
    *(
        Hostile(f"texts: {name}", {"clients/evil.yaml": client(text), "archive/gone.yaml": client(text)})
        for name, text in (
            ("escapes", ESCAPE),
            ("hidden", HIDDEN),
            ("lines", LINES),
            ("shell", SHELL),
            ("all", ALL),
        )
    ),
    *(
        Hostile(f"word {word}", {"clients/evil.yaml": client(word), "clientctl.yaml": settings(word)})
        for word in WORDS
    ),
    Hostile(
        "huge texts",
        {
            "clients/evil.yaml": f"name: Evil\nnotes: {quoted(HUGE)}\n"
            f"next: {{date: 2026-11-20, what: {quoted(HUGE[:300_000])}}}\n"
            f"log:\n  - {{id: x, date: 2026-09-01, text: {quoted(HUGE[:300_000])}}}\n"
        },
    ),
    Hostile("a huge name", {"clients/evil.yaml": f"name: {quoted(HUGE)}\n"}),
    Hostile("a huge key", {"clients/evil.yaml": f"name: Evil\n{quoted(HUGE[:400_000])}: 1\n"}),
    Hostile(
        "keys of many lines",
        {
            "clients/evil.yaml": f'name: Evil\n"a\\nname: Injected": 1\n{quoted(ALL)}: 2\ngrade: {quoted("Z" + ALL)}\n'
        },
    ),
    Hostile(
        "raw controls in a file", {"clients/evil.yaml": b"name: Evil\nnotes: \x1b[31m\x07\nname: \x9b\n"}
    ),
    *(
        Hostile(f"settings: {name}", {"clientctl.yaml": settings(text)})
        for name, text in (("escapes", ESCAPE), ("all", ALL), ("shell", SHELL))
    ),
    Hostile(
        "settings that name programs",
        {
            "clientctl.yaml": "clientctl: 1\neditor: touch canary\npager: touch canary\n"
            "PAGER: touch canary\nplugins: [canary]\nhooks: {pre: touch canary}\n"
        },
    ),
    Hostile(
        "settings of many people",
        {
            "clientctl.yaml": "clientctl: 1\npeople:\n"
            + "".join(f"  p{n}: {{name: x}}\n" for n in range(2_000))
        },
    ),
    Hostile("huge settings", {"clientctl.yaml": f"clientctl: 1\ntitle: {quoted(HUGE)}\n"}),
    Hostile("deep settings", {"clientctl.yaml": b"clientctl: 1\nlabels: " + b"{a: " * 100_000}),
    Hostile("settings of no use", {"clientctl.yaml": b"\xff\xfe\x00"}),
    Hostile("views by hostile names", {f"views/{name}.yaml": view("tag:vip") for name in _NAMES}),
    *(
        Hostile(
            f"a view of {name}",
            {"views/bad.yaml": view(query), "views/old.yaml": view(f"@bad {query[:100]}")},
        )
        for name, query in (
            ("escapes", ALL),
            ("a million signs", HUGE),
            ("parentheses", "(" * 100_000),
            ("not", "not:" * 30_000 + "x"),
            ("wildcards", "name~" + "*a" * 3_000),
            ("other views", "@bad"),
            ("terms", "a:1 " * 5_000),
            ("option", "--force"),
        )
    ),
    Hostile("a ring of views", {f"views/v{n}.yaml": view(f"@v{(n + 1) % 300}") for n in range(300)}),
    Hostile(
        "doubling views",
        {f"views/d{n}.yaml": view(f"@d{n + 1} OR @d{n + 1}") for n in range(40)}
        | {"views/d40.yaml": view("tag:vip")},
    ),
    Hostile(
        "views of no use",
        {
            "views/a.yaml": b"\xff\x00",
            "views/b.yaml": "query: [1]\n",
            "views/c.yaml": "",
            "views/d.yaml": f"{quoted(ALL)}: 1\n",
            "views/e.yaml": b"query: &x *x\n",
        },
    ),
    Hostile(
        "own fields with labels of options",
        {
            "schema/client.schema.json": schema(
                odd=own(**{"x-label": {"en": "--force", "zh": "--dry-run"}}),
                force=own(),
                dry_run=own(),
                help=own(),
                n=own(**{"x-flag": "--force"}),
                m=own(**{"x-flag": "force"}),
            )
        },
    ),
    *(
        Hostile(
            f"own fields that say {name}",
            {
                "schema/client.schema.json": schema(
                    odd=own(
                        **{
                            "x-label": {"en": text, "zh": text},
                            "description": text,
                            "title": text,
                            "x-flag": text,
                        }
                    ),
                    **{text: own()},
                    pick={
                        "enum": [text, "--force", "-n"],
                        "x-kind": "choice",
                        "x-choices": {text: {"en": text, "zh": text}},
                    },
                )
            },
        )
        for name, text in (
            ("escapes", ESCAPE),
            ("all", ALL),
            ("shell", SHELL),
            ("option", "--force"),
            ("path", "../x"),
        )
    ),
    Hostile(
        "an own field with a huge label",
        {
            "schema/client.schema.json": schema(
                odd=own(**{"x-label": {"en": "x" * 60_000, "zh": "长" * 1_000}})
            )
        },
    ),
    Hostile("a schema that is deep", {"schema/client.schema.json": b"[" * 60_000}),
    Hostile("a huge schema", {"schema/client.schema.json": json.dumps({"title": HUGE})}),
    Hostile(
        "a schema from elsewhere",
        {"schema/client.schema.json": json.dumps({"$ref": "http://127.0.0.1:9/x.json"})},
    ),
    Hostile(
        "a schema of slow patterns",
        {
            "schema/client.schema.json": schema(odd=own(pattern="^(a+)+$")),
            "clients/evil.yaml": f"name: Evil\ncustom: {{odd: {'a' * 40}!}}\n",
        },
    ),
    *(
        Hostile(f"{kind} for {place}", act=replaced(place, make))
        for kind, make in KINDS.items()
        for place in PLACES
    ),
    *(
        Hostile(f"{kind} for {room}", act=replaced(room, make))
        for kind, make in {**KINDS, "a link to a directory": _link_to_directory}.items()
        if kind != "a directory"
        for room in ROOMS
    ),
    *(
        Hostile(f"{kind} for drafts", act=replaced(".git/clientctl/drafts", make))
        for kind, make in KINDS.items()
        if kind != "a directory"
    ),
)
BY_NAME: Final = {book.name: book for book in BOOKS}
