"""The page in a real browser: it sorts, it filters, by mouse and by key, within its own policy, on every screen."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Final

import pytest

from clientctl.messages import Language
from clientctl.model import Answer, Table
from clientctl.render import Style
from tests.render.html.browser import PROGRAM, Browser, browser
from tests.render.html.parsed import answer
from tests.render.html.test_harmless import HOSTILE, everywhere, forms
from tests.render.samples import GRADE, LAST_CONTACT, NAME, TOTAL, rendered

pytestmark = [
    pytest.mark.output,
    pytest.mark.skipif(PROGRAM is None, reason="chromium is not here: apt-get install chromium"),
]

ROWS: Final = (
    ("Borealis", "D", "2026-01-05", Decimal("9.50")),
    ("安井", "A", None, Decimal("1284300")),
    ("acme", "B", "2025-12-31", None),
    ("东屿", None, "2026-11-18", Decimal("-20")),
    *((f"x{number}", "B", "2026-02-01", Decimal(number)) for number in range(2, 8)),
)
NAMES: Final = (
    "[...document.querySelectorAll('tbody tr')]"
    ".filter((row) => !row.hidden).map((row) => row.cells[0].textContent)"
)
FOCUS: Final = "document.activeElement.textContent || document.activeElement.tagName"


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("profile")) as found:
        yield found


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages") / "page.html"


def show(
    window: Browser, place: Path, made: Answer, width: int = 1280, language: Language = "en", scheme: str = "light"
) -> None:  # fmt: skip
    place.write_text(rendered("html", made, Style(language)), "utf-8")
    window.open(place, width, scheme=scheme)


def clients() -> Answer:
    return answer(Table((NAME, GRADE, LAST_CONTACT, TOTAL), ROWS))


def headings(window: Browser) -> list[str]:
    """What each heading says about the order."""
    found = window.value(
        "[...document.querySelectorAll('th')].map((th) => th.getAttribute('aria-sort') || '')"
    )
    assert isinstance(found, list)
    return found


def click(window: Browser, number: int) -> list[str]:
    window.value(f"document.querySelectorAll('th button')[{number}].click()")
    found = window.value(NAMES)
    assert isinstance(found, list)
    return found


def assert_at_peace(window: Browser, place: Path) -> None:
    assert window.faults == []
    assert window.requests == [place.as_uri()]


def test_tables_are_sorted_and_narrowed_without_a_complaint(window: Browser, place: Path) -> None:
    show(window, place, clients())
    assert click(window, 0)[:3] == ["acme", "Borealis", "x2"]
    assert headings(window) == ["ascending", "", "", ""]
    assert click(window, 3) == ["安井", "Borealis", "x7", "x6", "x5", "x4", "x3", "x2", "东屿", "acme"]
    assert headings(window) == ["", "", "", "descending"]
    assert click(window, 3)[:2] == ["东屿", "x2"]
    assert click(window, 3)[-1] == "acme"
    window.value("document.querySelector('input').focus()")
    window.type("BORE D")
    assert window.value(NAMES) == ["Borealis"]
    assert window.value("document.querySelector('output').textContent") == "1 of 10"
    assert_at_peace(window, place)


@pytest.mark.long
def test_choices_sort_in_their_order_dates_by_day_and_the_empty_come_last(
    window: Browser, place: Path
) -> None:
    show(window, place, clients(), language="zh")
    assert click(window, 1)[0] == "安井"
    assert click(window, 1)[:2] == ["Borealis", "acme"]
    assert window.value(NAMES)[-1] == "东屿"
    assert click(window, 2)[0] == "acme"
    assert click(window, 2)[-1] == "安井"


@pytest.mark.long
def test_all_of_it_can_be_reached_by_key(window: Browser, place: Path) -> None:
    show(window, place, clients())
    reached = []
    for _ in range(5):
        window.press("Tab")
        reached.append(window.value(FOCUS))
    assert reached == ["INPUT", "Name", "Grade", "Last contact", "Total CNY"]
    window.press("Enter", "\r")
    assert headings(window)[3] == "descending"
    window.press(" ", " ")
    assert headings(window)[3] == "ascending"


@pytest.mark.long
@pytest.mark.parametrize("text", HOSTILE, ids=map(str, range(len(HOSTILE))))
def test_no_text_acts_and_none_is_wider_than_the_window(
    window: Browser, place: Path, text: str, bounded: bool
) -> None:
    pages = list(product((360, 1280), forms(everywhere(text))))
    for width, each in pages[HOSTILE.index(text) % 2 :: 2] if bounded else pages:
        show(window, place, each, width)
        assert window.value("document.documentElement.scrollWidth") <= width
        assert_at_peace(window, place)


@pytest.mark.long
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_gets_cards_and_its_own_colours(window: Browser, place: Path, scheme: str) -> None:
    show(window, place, clients(), 400, scheme=scheme)
    assert window.value("getComputedStyle(document.querySelector('tbody tr')).display") == "block"
    assert (
        window.value("getComputedStyle(document.querySelectorAll('td')[1], '::before').content") == '"Grade"'
    )
    paper = window.value("getComputedStyle(document.documentElement).backgroundColor")
    assert paper == {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 24, 28)"}[scheme]


@pytest.mark.long
def test_the_heading_stays_in_sight_and_paper_has_no_filter(window: Browser, place: Path) -> None:
    show(window, place, answer(Table((NAME, TOTAL), [("Acme", 1)] * 200)))
    window.value("scrollTo(0, 3000)")
    assert window.value("document.querySelector('th').getBoundingClientRect().top") == 0
    assert window.pdf().startswith(b"%PDF")
    assert_at_peace(window, place)


@pytest.mark.long
def test_a_page_is_read_without_its_script(window: Browser, place: Path) -> None:
    made = rendered("html", clients()).split("<script>")[0]
    place.write_text(made, "utf-8")
    window.open(place)
    assert window.value(NAMES) == [row[0] for row in ROWS]
    assert window.value("getComputedStyle(document.querySelector('.tools')).display") == "none"


@pytest.mark.long
def test_what_is_not_ours_does_not_run(window: Browser, place: Path) -> None:
    made = rendered("html", clients())
    place.write_text(made.replace("<main>", "<main><script>document.title = 'evil'</script>"), "utf-8")
    window.open(place)
    assert window.value("document.title") == "Clients · Chengxi"
    assert any("Content Security Policy" in fault for fault in window.faults)
