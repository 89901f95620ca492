"""Charts, figures and definitions in a real browser: on every screen, in light and dark, by mouse and by key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from clientctl.messages import Language
from clientctl.render import Style
from tests.render.html.browser import PROGRAM, Browser, browser
from tests.render.html.reported import REPORT, TABLES
from tests.render.html.test_colors import contrast
from tests.render.samples import rendered

pytestmark = [
    pytest.mark.output,
    pytest.mark.long,
    pytest.mark.skipif(PROGRAM is None, reason="chromium is not here: apt-get install chromium"),
]

# Each visible text of each drawing: which drawing, the text and its box, less the blank above and below its letters.
WORDS: Final = """
[...document.querySelectorAll("svg[role=img]")].flatMap((svg, at) => [...svg.querySelectorAll("text")].map((text) => {
  const box = text.getBoundingClientRect();
  return [at, text.textContent, box.left, box.top + 3, box.right, box.bottom - 3];
})).filter((word) => word[4] > word[2])
"""
# The box of each drawing and of the place that it may be moved in.
DRAWINGS: Final = """
[...document.querySelectorAll("svg[role=img]")].map((svg) => {
  const box = svg.getBoundingClientRect();
  return [box.left, box.right, svg.parentElement.getBoundingClientRect().right];
})
"""
STEPS: Final = """
[...document.querySelectorAll("svg g")].map((cell) =>
  [cell.querySelector("text"), cell.querySelector("rect")].map((part) => getComputedStyle(part).fill))
"""


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("profile")) as found:
        yield found


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages") / "page.html"


def show(
    window: Browser, place: Path, width: int = 1280, language: Language = "en", scheme: str = "light"
) -> None:
    place.write_text(rendered("html", REPORT, Style(language)), "utf-8")
    window.open(place, width, scheme=scheme)


@pytest.mark.parametrize("width", [360, 400, 700, 1280])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_word_of_a_chart_stands_on_another_or_beside_the_chart(
    window: Browser, place: Path, width: int, language: Language
) -> None:
    show(window, place, width, language)
    assert window.value("document.documentElement.scrollWidth") <= width
    words: list[Any] = window.value(WORDS)
    drawings = window.value(DRAWINGS)
    assert len(drawings) == len(TABLES)
    for number, (at, text, left, top, right, bottom) in enumerate(words):
        assert drawings[at][0] - 2 <= left and right <= drawings[at][1] + 2, text
        for other, name, start, above, end, below in words[number + 1 :]:
            is_apart = other != at or right <= start or end <= left or bottom <= above or below <= top
            assert is_apart, (text, name)


def test_only_the_widest_map_is_moved_on_a_phone(window: Browser, place: Path) -> None:
    show(window, place, 400)
    moved = [right > room + 1 for _, right, room in window.value(DRAWINGS)]
    assert moved == [False] * 6 + [True]
    assert window.value("document.querySelectorAll('.scroll[tabindex]').length") == 1
    show(window, place, 1280)
    assert not any(right > room + 1 for _, right, room in window.value(DRAWINGS))


def hexadecimal(color: str) -> str:
    return "#" + "".join(f"{int(part):02x}" for part in re.findall(r"\d+", color))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_number_of_a_heat_map_is_read_on_its_step(window: Browser, place: Path, scheme: str) -> None:
    show(window, place, scheme=scheme)
    found = {(hexadecimal(text), hexadecimal(ground)) for text, ground in window.value(STEPS)}
    assert len({ground for _, ground in found}) == 5
    assert min(contrast(*pair) for pair in found) >= 4.5


def test_a_number_leads_to_its_definition_and_back(window: Browser, place: Path) -> None:
    show(window, place)
    window.value("document.querySelectorAll('table')[2].rows[1].cells[1].click()")
    assert window.value("document.querySelector(':target dt').textContent") == "Total"
    window.value("history.back()")
    assert window.value("new Promise((done) => setTimeout(() => done(1), 0)) && 1") == 1
    window.value("document.querySelectorAll('table')[2].rows[1].cells[0].click()")
    window.value("document.querySelector('.figures .term').click()")
    assert window.value("document.querySelector(':target dt').textContent") == "Revenue"
    assert window.faults == []


def test_definitions_and_numbers_are_reached_by_key(window: Browser, place: Path) -> None:
    show(window, place)
    window.value("document.querySelector('#c2').scrollIntoView()")
    window.value("document.querySelector('#c1 summary').focus()")
    window.press("Enter", "\r")
    assert window.value("document.querySelector('#c1 details').open")
    reached = []
    for _ in range(4):
        window.press("Tab")
        reached.append(window.value("document.activeElement.textContent || document.activeElement.tagName"))
    assert reached == ["INPUT", "Month", "Total CNY", "?"]
    window.press("Enter", "\r")
    assert window.value("document.querySelector(':target dt').textContent") == "Total"


def test_a_heading_with_a_definition_sorts_all_the_same(window: Browser, place: Path) -> None:
    show(window, place)
    window.value("document.querySelectorAll('#c3 th button')[1].click()")
    assert window.value("document.querySelectorAll('#c3 th')[1].getAttribute('aria-sort')") == "descending"
    assert window.value("document.querySelectorAll('#c3 th')[1].textContent") == "Total CNY?"


def test_charts_are_read_without_the_script(window: Browser, place: Path) -> None:
    place.write_text(rendered("html", REPORT).split("<script>")[0], "utf-8")
    window.open(place)
    assert window.value("document.querySelectorAll('details:not([open])').length") == 4
    assert window.value("document.querySelectorAll('th .what').length") == 3
    window.value("document.querySelector('summary').click()")
    assert window.value("document.querySelector('details').open")


def test_it_prints_without_a_complaint(window: Browser, place: Path) -> None:
    show(window, place)
    assert window.pdf().startswith(b"%PDF")
    assert (window.faults, window.requests) == ([], [place.as_uri()])
