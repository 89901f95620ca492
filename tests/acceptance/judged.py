"""A book with roles and transitions in git, and the commits that people make on top of it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tests.acceptance.book import Answer, Book, plain, world

SETTINGS = """\
clientctl: 1
people:
  wang: {name: 王芳, email: wang@example.com, role: lead}
  li: {name: Li Qiang, email: li@example.com, role: sales}
  chen: {name: Chen Jing, email: chen@example.com, role: service}
  temp: {email: temp@example.com}
roles:
  lead: {clients: all, change: all}
  sales: {clients: own, change: [name, owner, stage, next, log, deals], read: [name, stage, contacts.name]}
  service: {change: [log, 投诉, address], read: [name, feedback]}
transitions:
  stage: {lead: [prospect, lost], prospect: [active], lost: []}
  deals.stage: {lead: [qualified]}
""".replace("投诉", "feedback")
ACME = """\
name: Acme
owner: li
stage: lead
deals:
  - {id: d1, title: Boxes, stage: lead}
log:
  - {id: l1, date: 2026-01-01, text: first}
  - {date: 2026-01-02, text: by hand}
"""
BETA = "name: Beta\nowner: wang\nstage: prospect\n"
PEOPLE = {"wang": "Wang Fang", "li": "Li Qiang", "chen": "Chen Jing", "temp": "Temp", "eve": "Eve"}

Edit = Callable[[Book], object]


def judged_book(folder: Path, settings: str = SETTINGS) -> Book:
    """The book with its first commit, which has the branch `base` too."""
    book = plain(folder, {"acme": ACME, "beta": BETA}, settings)
    book.git("init", "--quiet")
    commit(book, "wang", "base")
    book.git("branch", "base")
    return book


def commit(book: Book, who: str, subject: str = "a change", *options: str) -> None:
    """Commits everything as it is, by one of the people or a stranger."""
    for words in (("add", "--all"), ("commit", "--quiet", "--allow-empty", "--message", subject, *options)):
        subprocess.run(
            ["git", *words],
            cwd=book.root,
            env={**world(book.home), **author(who)},
            check=True,
            capture_output=True,
            timeout=60,
        )


def author(who: str) -> Mapping[str, str]:
    """git's variables for a person."""
    return {"GIT_AUTHOR_NAME": PEOPLE[who], "GIT_AUTHOR_EMAIL": f"{who}@example.com"}


def branch(book: Book, *commits: tuple[str, Edit], name: str = "work", start: str = "base") -> None:
    """A branch from a start, with a commit of each edit."""
    book.git("checkout", "--quiet", "--force", "-B", name, start)
    for who, edit in commits:
        edit(book)
        commit(book, who)


def changed(name: str, *pairs: str) -> Edit:
    """An edit that puts texts in the place of others in a client's file: old, new, old, new …"""

    def edit(book: Book) -> None:
        path = name if name.endswith((".yaml", ".json")) else f"clients/{name}.yaml"
        text = book.read(path)
        for old, new in zip(pairs[::2], pairs[1::2], strict=True):
            assert old in text
            text = text.replace(old, new)
        book.write(path, text)

    return edit


def written(path: str, text: str) -> Edit:
    return lambda book: book.write(path, text)


def removed(path: str) -> Edit:
    return lambda book: (book.root / path).unlink()


def moved(path: str, other: str) -> Edit:
    def edit(book: Book) -> None:
        (book.root / other).parent.mkdir(exist_ok=True)
        (book.root / path).rename(book.root / other)

    return edit


def findings(answer: Answer) -> list[tuple[str, str]]:
    """Path and code of everything that was found, in the order of the answer."""
    found: list[dict[str, Any]] = answer.data
    return [(one["path"], one["code"]) for one in found]
