"""What stands round an answer on a page of its own: title, query, book, figures, and what is left out."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from clientctl.actions.due import list_due
from clientctl.actions.find import find_clients
from clientctl.actions.selection import Selection
from clientctl.actions.show import show_clients
from clientctl.actions.stale import list_stale
from clientctl.actions.workspace import Workspace
from clientctl.dates import parse_duration
from clientctl.errors import message
from clientctl.frozen import replace
from clientctl.model import Answer, Heading
from tests.actions.book import TODAY, make_book

ALL = Selection()
FILES = {
    "clients/acme.yaml": """\
name: Acme AS
next: {date: 2026-11-10, what: late}
reminders:
- {id: a1, date: 2026-11-22, what: today}
- {id: a2, date: 2026-11-23, what: ahead}
- {id: a3, date: 2026-11-24, what: ahead}
orders:
- {date: 2026-01-01, amount: 100.25}
since: 2026-01-01
""",
    "clients/beta.yaml": "name: 贝塔\nsince: 2026-01-01\norders:\n- {date: 2026-01-02, amount: 50}\n",
}


@pytest.fixture
def book(tmp_path: Path) -> Workspace:
    return make_book(tmp_path / "book", FILES)


def heading(answer: Answer) -> Heading:
    assert answer.heading is not None
    return answer.heading()


def figures(answer: Answer) -> list[tuple[str, object]]:
    return [(figure.label.en, figure.value) for figure in heading(answer).figures]


def test_find_counts_and_adds_up_what_it_shows(book: Workspace) -> None:
    found = find_clients(book, ["name:a", "OR", "name:贝"], ALL).answer
    assert heading(found).query == "name:a OR name:贝"
    assert heading(found).today == TODAY
    assert figures(found) == [("Clients", 2), ("total", Decimal("150.25"))]


def test_find_adds_up_only_a_total_that_is_shown(book: Workspace) -> None:
    assert figures(find_clients(book, [], Selection(columns=("name", "average_order"))).answer) == [
        ("Clients", 2)
    ]


def test_what_a_limit_leaves_out_is_told(book: Workspace) -> None:
    found = find_clients(book, [], Selection(limit=1)).answer
    assert heading(found).note == message("actions.some_of", shown=1, count=2)
    assert heading(find_clients(book, [], ALL).answer).note is None


def test_one_client_gives_the_page_its_name(book: Workspace) -> None:
    clients = [book.repository.client(name) for name in ("acme", "beta")]
    assert heading(show_clients(book, clients[:1], ALL, "en")[0]).title == "Acme AS"
    assert heading(show_clients(book, clients, ALL, "en")[0]).title == message("labels.clients")


def test_due_counts_what_is_late_today_and_ahead(book: Workspace) -> None:
    found = list_due(book, None, "id:acme", ALL).answer
    assert heading(found).query == "id:acme"
    assert figures(found) == [("Late", 1), ("Today", 1), ("Ahead", 2)]
    assert [figure.tone for figure in heading(found).figures] == ["danger", "warning", ""]


def test_nothing_late_is_no_warning(book: Workspace) -> None:
    found = list_due(book, None, "id:beta", ALL).answer
    assert [(figure.value, figure.tone) for figure in heading(found).figures] == [(0, ""), (0, ""), (0, "")]


def test_stale_adds_up_what_is_at_stake(book: Workspace) -> None:
    found = list_stale(book, parse_duration("90d"), None, ALL).answer
    assert figures(found) == [("Clients", 2), ("total", Decimal("150.25"))]


def test_the_book_goes_by_its_title_or_its_folder(book: Workspace, tmp_path: Path) -> None:
    assert heading(find_clients(book, [], ALL).answer).book == "book"
    titled = make_book(tmp_path / "other", FILES, settings="clientctl: 1\ntitle: 澄汐\n")
    assert heading(find_clients(titled, [], ALL).answer).book == "澄汐"


def test_the_revision_is_asked_for_only_when_it_is_told(book: Workspace) -> None:
    asked: list[str] = []

    def find_revision() -> str:
        asked.append("once")
        return "b9a8d6b221"

    found = find_clients(replace(book, find_revision=find_revision), [], ALL).answer
    assert asked == []
    assert heading(found).revision == "b9a8d6b221"
