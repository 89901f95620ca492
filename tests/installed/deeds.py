"""DEEDS: for every command a line that does its work in one small book, for all sweeps over the commands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from clientctl.actions.records.kinds import record_kind
from clientctl.cli.table import COMMANDS
from clientctl.model.records import RECORDS
from clientctl.schema.catalog import build_catalog
from clientctl.settings import Settings
from tests.installed import support

_ACME: Final = support.ACME.replace(
    "log:\n",
    "next: {date: 2026-11-20, what: send the offer}\n"
    "reminders: [{id: r1, date: 2026-11-25, what: call back}]\n"
    "deals: [{id: d1, title: pump, stage: proposal, opened: 2026-11-01}]\n"
    "log:\n",
)
# One entry of each list, and what a new one needs besides.
_LISTS: Final = """\
name: Lists
owner: wang
contacts: [{id: x, name: Kari}]
orders: [{id: x, date: 2026-01-01, amount: 5}]
deals: [{id: x, title: pump}]
projects: [{id: x, title: store}]
contracts: [{id: x, title: year}]
payments: [{id: x, due: 2026-12-01, amount: 5}]
feedback: [{id: x, date: 2026-01-01, kind: praise, text: good}]
surveys: [{id: x, date: 2026-01-01, score: 9}]
reminders: [{id: x, date: 2026-12-01, what: call}]
stories: [{id: x, date: 2026-01-01, title: won}]
"""
_NEEDED: Final = {
    "order": ("--amount", "5"),
    "payment": ("--amount", "5", "--due", "2026-12-24"),
    "feedback": ("--kind", "praise"),
    "survey": ("--score", "9"),
}
FILES: Final = {
    "clientctl.yaml": support.SETTINGS + "grading: [{when: 'number=C-1', grade: C}]\n",
    "clients/lists.yaml": _LISTS,
    "clients/acme.yaml": _ACME,
    "clients/linked.yaml": "name: Linked\nlinks: [{client: loose, relation: supplier}]\n",
    "archive/away.yaml": "name: Away\n",
    "clients/loose.yaml": "tags:   [ a,b ]\nname:   'Loose'\n",
    "views/old.yaml": "query: tag:vip\n",
}
_EDITOR: Final = '#!/bin/sh\nsed -i "s/grade: B/grade: A/" "$1"\n'


@dataclass(frozen=True, slots=True)
class Deed:
    """A command and what follows it; of one that writes, the file and what only its new content holds.

    mark: "" for a file that goes; origin: the file that goes elsewhere.
    """

    command: str
    words: tuple[str, ...] = ()
    file: str = ""
    mark: str = ""
    given: str = ""
    needs_terminal: bool = False
    origin: str = ""

    @property
    def line(self) -> tuple[str, ...]:
        """The whole command line."""
        return (*self.command.split(), *self.words)


def _of_records() -> Iterator[Deed]:
    """The four actions on each list of records."""
    file, catalog = "clients/lists.yaml", build_catalog(Settings())
    for word, record in RECORDS.items():
        main = record_kind(catalog, word).main
        assert main is not None
        yield Deed(f"{word} add", ("lists", "fresh", *_NEEDED.get(word, ())), file, "fresh")
        yield Deed(f"{word} list", ("id:lists",))
        yield Deed(f"{word} set", ("lists", "last", f"{main.name}=altered"), file, "altered")
        yield Deed(f"{word} rm", ("lists", "last"), file, f"{record}: []")


DEEDS: Final = (
    Deed("init", ("new",), "new/clientctl.yaml", "clientctl: 1"),
    Deed("add", ("Beta GmbH", "--grade", "A"), "clients/beta.yaml", "name: Beta GmbH"),
    Deed("new", ("Beta GmbH", "--tag", "a"), "clients/beta.yaml", "name: Beta GmbH"),
    Deed("set", ("acme", "grade=A", "owner=li"), "clients/acme.yaml", "grade: A"),
    Deed("tag", ("acme", "+export", "vip-"), "clients/acme.yaml", "export"),
    Deed("log", ("acme", "second call", "--next", "+7d"), "clients/acme.yaml", "second call"),
    Deed("fmt", ("loose",), "clients/loose.yaml", "tags: [a, b]"),
    Deed("edit", ("acme",), "clients/acme.yaml", "grade: A", needs_terminal=True),
    Deed("done", ("acme", "--again", "3m"), "clients/acme.yaml", "date: 2027-02-21"),
    Deed("view save", ("mine", "tag:vip", "grade:B"), "views/mine.yaml", "tag:vip grade:B"),
    Deed("view rm", ("old",), "views/old.yaml", ""),
    Deed("config set", ("currency", "EUR"), "clientctl.yaml", "EUR"),
    Deed("schema add-field", ("shade", "--kind", "text"), "schema/client.schema.json", '"shade"'),
    Deed("doctor", ("--fix",), ".gitattributes", "merge=clientctl"),
    Deed("grade", ("--apply", "-y"), "clients/acme.yaml", "grade: C"),
    Deed("import", ("-", "-y"), "clients/beta.yaml", "name: Beta", given="name,grade\nBeta,A\n"),
    Deed("merge", ("linked", "loose", "-y"), "clients/linked.yaml", "aliases", origin="clients/loose.yaml"),
    Deed("mv", ("loose", "tight"), "clients/linked.yaml", "client: tight", origin="clients/loose.yaml"),
    Deed("archive", ("loose",), "archive/loose.yaml", "Loose", origin="clients/loose.yaml"),
    Deed("restore", ("away",), "clients/away.yaml", "name: Away", origin="archive/away.yaml"),
    Deed("rm", ("linked", "-y"), "clients/linked.yaml", ""),
    Deed("handover", ("wang", "li", "-y"), "clients/lists.yaml", "from wang to li"),
    Deed("undo", ("-y",), "clients/acme.yaml", "stage: active\ntags"),
    Deed("find", ("tag:vip",)),
    Deed("ls"),
    Deed("show", ("acme",)),
    Deed("tags"),
    Deed("check", ("-o", "json")),
    Deed("due", ("30d",)),
    Deed("stale", ("1d",)),
    Deed("timeline", ("acme",)),
    Deed("history", ("acme",)),
    Deed("blame", ("acme",)),
    Deed("diff", ("HEAD~1", "-o", "json")),
    Deed("risk"),
    Deed("explain", ("acme", "total")),
    Deed("dupes", ("-o", "json")),
    Deed("view list"),
    Deed("config get", ("currency",)),
    Deed("config list"),
    Deed("schema show"),
    Deed("schema fields"),
    Deed("schema usage"),
    Deed("schema output"),
    Deed("report", ("segments",)),
    Deed("export", ("-", "--format", "json")),
    Deed("completion", ("bash",)),
    Deed("help", ("query",)),
    *_of_records(),
)  # fmt: skip
BY_COMMAND: Final = {deed.command: deed for deed in DEEDS}
WRITING: Final = tuple(deed for deed in DEEDS if deed.file)
# Those that need more than a book: git in the midst of a merge, another repository.
APART: Final = frozenset({"resolve", "sync", "merge-driver"})
# Aliases do what another one does, and the actions on one list of records what those on the others do.
ALIASES: Final = frozenset(c.name for c in COMMANDS if c.is_alias or c.record not in ("", "order"))


def make_book(place: Path, env: dict[str, str]) -> Path:
    """The book in which the deeds are done, in a repository."""
    return support.make_book(place, env, FILES)


def environment(home: Path) -> dict[str, str]:
    """Variables for a deed: those of every command, and an editor that changes a grade."""
    env = support.environment(home)
    editor = home / "editor"
    editor.write_text(_EDITOR)
    editor.chmod(0o755)
    return {**env, "EDITOR": str(editor), "TERM": "xterm", "NO_COLOR": "1"}
