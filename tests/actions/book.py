"""Real books in a directory without git, opened on 22 November 2026 for the user wang."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any, Final

import pytest

from clientctl.actions.changing import Outcome, Plan, carry_out
from clientctl.actions.opening import build_repository
from clientctl.actions.workspace import Workspace
from clientctl.errors import ClientctlError, Message
from clientctl.messages import LANGUAGES, word
from clientctl.model import Answer
from clientctl.store.book import open_book
from clientctl.store.places import locate
from clientctl.store.writer import Writer

TODAY: Final = date(2026, 11, 22)  # a Sunday

SETTINGS: Final = "clientctl: 1\n"
CLIENTS: Final = {
    "clients/acme.yaml": """\
name: Acme AS
number: K-1
aliases: [Acme Norway]
owner: wang
stage: active
grade: A
tags: [vip, fair]
industry: retail
phone: +47 22 33 44 55
email: post@acme.example
contacts:
  - id: 260101-aaaaaa
    name: Kari Nordmann
    phone: '90012345'
orders:
  - date: 2026-03-01
    amount: 1000
  - date: 2026-04-01
    amount: 500.50
log:
  - id: 260901-aaaaaa
    date: 2026-09-01
    kind: call
    text: First talk
""",
    "clients/acme-two.yaml": "name: Acme Two\ngrade: B\nowner: li\nindustry: food\n",
    "clients/huadong.yaml": "name: 上海华东贸易有限公司\nnumber: K-2\naliases: [华贸]\ngrade: A\ntags: [VIP, 展会]\n",
    "clients/zhang-san.yaml": "name: 张三\nkind: person\ngrade: C\nindustry: retail\n",
    "archive/acme-old.yaml": "name: Acme AS\nnumber: K-9\nstage: lost\n",
    "archive/gone.yaml": "name: Gone Ltd\ntags: [old]\n",
}


def make_book(root: Path, files: Mapping[str, str] | None = None, *, settings: str = SETTINGS) -> Workspace:
    """A book with these files (the clients above unless told otherwise), opened."""
    (root / "clients").mkdir(parents=True, exist_ok=True)
    for path, text in {"clientctl.yaml": settings, **(CLIENTS if files is None else files)}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode())
    return opened(root)


def opened(root: Path, user: str = "wang", find_user: Callable[[], str] | None = None) -> Workspace:
    """The book as it stands now; random draws count upwards."""
    place = locate(root)
    book = open_book(place.root)
    numbers = count()
    writer = Writer(place, None, autocommit=False, user=user)
    return Workspace(
        book,
        build_repository(book, None, TODAY),
        lambda: writer,
        TODAY,
        find_user or (lambda: user),
        lambda below: next(numbers) % below,
    )


def done(workspace: Workspace, make_plan: Callable[[Workspace], Plan]) -> Outcome:
    """A plan carried out."""
    return carry_out(workspace, lambda: make_plan(workspace), is_dry=False)


def files(root: Path) -> dict[str, str]:
    """Every file of the book by path, the notes of the store left out."""
    found = (path for path in sorted(root.rglob("*")) if path.is_file() and ".clientctl" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes().decode() for path in found}


def refusal(act: Callable[[], object]) -> ClientctlError:
    """The refusal of an act; everything it says can be said in both languages."""
    with pytest.raises(ClientctlError) as caught:
        act()
    error = caught.value
    said = [
        error.message,
        error.hint,
        *(p.message for p in error.problems),
        *(p.hint for p in error.problems),
    ]
    for language in LANGUAGES:
        assert all(word(sentence, language) for sentence in said if sentence is not None)
    return error


def english(told: Message | None) -> str:
    return "" if told is None else word(told, "en")


def sentences(plan: Plan) -> list[str]:
    """What a plan tells, in English; the Chinese can be said too."""
    assert all(word(told, "zh") for told in (*plan.told, *plan.warnings))
    return [word(told, "en") for told in plan.told]


def rows(answer: Answer, table: int = 0) -> list[list[Any]]:
    """The cells of one table of an answer."""
    return [list(row) for row in answer.tables[table].rows]


def ids(answer: Answer) -> list[str]:
    """The client ids of an answer."""
    assert answer.ids is not None
    return list(answer.ids())
