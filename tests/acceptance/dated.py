"""A book with a past: commits of known days by known people, made as people make them."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.acceptance.book import Book, plain, world

SETTINGS = """\
clientctl: 1
currency: CNY
rates: {EUR: 8}
grading:
  - {when: "total>=9000", grade: A}
  - {when: "order_count>=1", grade: B}
"""
ACME = "name: Acme AS\nowner: li\ngrade: B\ntags: [export, fair]\nsince: 2026-01-05\n"
BETA = "name: Beta GmbH\nnumber: K-2\nowner: wang\ngrade: C\nsince: 2026-01-06\n"


def commit(book: Book, moment: str, subject: str, author: str = "li") -> None:
    """Commits everything as it is, at a moment (UTC), by somebody."""
    dated = {f"GIT_{role}_DATE": f"{moment} +0000" for role in ("AUTHOR", "COMMITTER")}
    named = {f"GIT_{role}_NAME": author for role in ("AUTHOR", "COMMITTER")}
    for words in (("add", "--all"), ("commit", "--quiet", "--allow-empty", "--message", subject)):
        subprocess.run(
            ["git", *words],
            cwd=book.root,
            env={**world(book.home), **dated, **named},
            check=True,
            capture_output=True,
            timeout=60,
        )


def dated_book(folder: Path) -> Book:
    """Seven commits from January to October 2026, the last of them by `mv`, `archive` and a change of rules."""
    book = plain(folder, {"acme": ACME, "beta": BETA}, SETTINGS)
    book.git("init", "--quiet")
    commit(book, "2026-01-10T09:00:00", "start")
    book.write("clients/acme.yaml", ACME.replace("grade: B", "grade: A").replace("fair", "vip"))
    commit(book, "2026-03-05T09:00:00", "grade", "王芳")
    entries = (
        "orders:\n  - {id: o1, date: 2026-06-30, amount: 1200, currency: EUR}\n"
        "log:\n"
        "  - {id: l1, date: 2026-06-29, kind: call, text: asked for a price}\n"
        "  - {id: l2, date: 2026-06-30, kind: call, text: ordered}\n"
    )
    book.write("clients/acme.yaml", book.read("clients/acme.yaml") + entries)
    commit(book, "2026-06-30T23:30:00", "order")
    book.write("clients/beta.yaml", "# a remark\n" + BETA)
    commit(book, "2026-07-01T00:10:00", "remark", "王芳")
    (book.root / "clients/beta.yaml").rename(book.root / "clients/beta-berlin.yaml")
    commit(book, "2026-08-01T09:00:00", "mv")
    (book.root / "archive").mkdir()
    (book.root / "clients/beta-berlin.yaml").rename(book.root / "archive/beta-berlin.yaml")
    commit(book, "2026-09-01T09:00:00", "archive")
    book.write("clientctl.yaml", SETTINGS.replace("9000", "10000"))
    book.write("views/vips.yaml", "query: tag:vip\n")
    commit(book, "2026-10-01T09:00:00", "rules")
    return book
