"""Whatever a book holds, the page shows it and does nothing else."""

from __future__ import annotations

import re
from base64 import b64encode
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any, Final, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientctl.errors import message
from clientctl.frozen import replace
from clientctl.model import (
    Answer,
    Chapter,
    Chart,
    Column,
    Figure,
    Heading,
    Label,
    Line,
    Page,
    Section,
    Table,
)
from clientctl.model.answer import ChartKind
from clientctl.render.safe import one_line
from tests.render.html.parsed import Node, page, parsed
from tests.render.samples import NAME, nasty_text, rendered

pytestmark = pytest.mark.output

TAGS: Final = frozenset(
    (
        *(
            "html",
            "head",
            "meta",
            "title",
            "style",
            "body",
            "header",
            "main",
            "footer",
            "script",
            "p",
            "h1",
            "h2",
            "h3",
        ),
        *("span", "small", "dl", "dt", "dd", "div", "label", "input", "output", "a", "nav", "ol", "ul", "li"),
        *("article", "section", "table", "thead", "tbody", "tr", "th", "td"),
        *("figure", "figcaption", "svg", "desc", "text", "rect", "line", "path", "circle", "g"),
        *("details", "summary"),
    )
)
ATTRIBUTES: Final = frozenset(
    (
        *(
            "lang",
            "charset",
            "http-equiv",
            "content",
            "name",
            "class",
            "id",
            "href",
            "scope",
            "hidden",
            "type",
        ),
        *(
            "autocomplete",
            "spellcheck",
            "aria-label",
            "role",
            "data-sort",
            "data-key",
            "data-name",
            "data-words",
        ),
        *("width", "height", "x", "y", "x1", "x2", "y1", "y2", "dx", "dy", "cx", "cy", "r", "d", "transform"),
        *(
            "viewbox",
            "preserveaspectratio",
            "vector-effect",
            "pathlength",
            "stroke-dasharray",
            "stroke-dashoffset",
        ),
        *("aria-hidden", "tabindex"),
    )
)
LEADS: Final = re.compile(r"(?:https?://|mailto:|#(?:p\d+|term-\d+|chapter-\d+|overview)\Z)")
HOSTILE: Final = (
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "</style><style>*{display:none}",
    "</title><svg onload=alert(1)>",
    "</td></tr></table><h1>",
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)' autofocus='",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    'https://a.no/"onclick=alert(1)',
    "https://a.no/<script>",
    "{{ 7 * 7 }}{% raw %}",
    "=cmd()|' /C calc'!A0",
    "<!--",
    "]]>",
    "&lt;b&gt;&#60;",
    "a\x00b\x1b[31mred\u202eevil\u2066\ufeff",
    "x" * 300,
    "<" * 300,
)


KINDS: Final[tuple[ChartKind, ...]] = get_args(ChartKind)


def everywhere(text: str) -> Answer:
    """An answer that has this text in every place that a book can reach."""
    saying = message("actions.unknown_field", name=text)
    label, kinds = Label(text, text), ("text", "url", "email", "note", "id", "group", "choice")
    columns = (
        *(Column(f"c{n}", label, kind, unit=text, definition=saying) for n, kind in enumerate(kinds)),
        Column("n", label, "integer", definition=saying),
    )
    row: tuple[Any, ...] = (text, text, text, text, text, {"key": text}, [text, text], 5)
    # a ring has three parts at most
    tables = tuple(
        Table(
            columns,
            [row] * (3 if kind == "parts" else 10),
            title=saying,
            chart=Chart(("c0", "c1"), ("n",), saying, kind),
        )
        for kind in KINDS
    )
    section = Section(
        label,
        (Line(label, text), Line(None, text), Line(None, message("plans.event_client", id=text))),
        tables[0],
    )
    figures = (
        Figure(label, text, "text", text, definition=saying),
        Figure(label, 5, unit=text, before=4, series=(Decimal(3), Decimal(5)), definition=saying),
    )
    heading = Heading(text, date(2026, 11, 22), text, text, text, figures)
    chapters = tuple(Chapter(name, text, (saying,), figures, tables) for name in (text, "overview"))
    one = Page(text, (Line(label, text),), (section,))
    return Answer(
        tuple,
        tables,
        pages=(one, one),
        chapters=chapters,
        head=(message("plans.event_client", id=text),),
        heading=lambda: heading,
    )


def forms(made: Answer) -> tuple[Answer, ...]:
    """As pages of clients, as tables, and as chapters."""
    return replace(made, chapters=()), replace(made, pages=(), chapters=()), replace(made, pages=())


def pages_with(text: str) -> list[Node]:
    return [parsed(rendered("html", each)) for each in forms(everywhere(text))]


def assert_harmless(root: Node) -> None:
    for node in root.all():
        assert node.tag in TAGS
        assert node.attributes.keys() <= ATTRIBUTES, node
        target = node.attributes.get("href")
        assert target is None or re.match(
            r"(?:https?://|mailto:|#(?:p\d+|term-\d+|chapter-\d+|overview)\Z)", target
        ), target
    assert len(list(root.all("script"))) == len(list(root.all("style"))) == 1


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:20].encode("unicode_escape").decode())
def test_hostile_text_is_only_text(text: str) -> None:
    plain = [len(list(root.all())) - len(list(root.all("a"))) for root in pages_with("plain")]
    for root, count in zip(pages_with(text), plain, strict=True):
        assert_harmless(root)
        assert len(list(root.all())) - len(list(root.all("a"))) == count
        assert root.one("h1").text == one_line(text)
        assert next(root.all("td")).text == one_line(text)


def test_a_huge_cell_is_shown_whole() -> None:
    root = page([NAME], ["<" * 10_000], ["&" * 10_000])
    assert_harmless(root)
    assert [cell.text for cell in root.all("td")] == ["<" * 10_000, "&" * 10_000]


@settings(max_examples=30)
@given(st.lists(nasty_text, min_size=1, max_size=20))
def test_any_text_is_only_text(texts: list[str]) -> None:
    root = page([NAME], *([text] for text in texts))
    assert_harmless(root)
    assert [cell.text for cell in root.all("td")] == [one_line(text) for text in texts]


@settings(max_examples=30)
@given(st.lists(st.text(max_size=40), max_size=20), st.sampled_from(("url", "email")))
def test_a_link_says_where_it_leads(texts: list[str], kind: str) -> None:
    root = page([Column("at", Label("at", "地址"), kind)], *([text] for text in texts))
    for link in root.all("a"):
        assert link.attributes["href"] in (link.text, f"https://{link.text}", f"mailto:{link.text}")


def source(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def policy_of(root: Node) -> str:
    found = [
        node for node in root.all("meta") if node.attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert len(found) == 1
    return found[0].attributes["content"] or ""


def test_the_policy_lets_this_style_and_this_script_run_and_nothing_else() -> None:
    made = rendered("html", everywhere("x"))
    style, script = (re.findall(f"<{tag}>(.*?)</{tag}>", made, re.DOTALL) for tag in ("style", "script"))
    assert policy_of(parsed(made)).split("; ") == [
        "default-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        f"style-src {source(style[0])}",
        f"script-src {source(script[0])}",
    ]


def test_the_policy_stands_before_what_it_governs_and_is_the_same_for_every_page() -> None:
    tags = [node.tag for node in pages_with("x")[0].one("head").all()]
    assert tags.index("meta") < tags.index("style")
    assert len({policy_of(root) for text in HOSTILE[:3] for root in pages_with(text)}) == 1


def test_style_and_script_fetch_nothing_and_make_no_markup_of_text() -> None:
    root = page([NAME], ["Acme"])
    assert not re.search(r"url\(|@import|@font-face|expression", root.one("style").text)
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval|Function|fetch|XMLHttp|import|location|\.style",
        root.one("script").text,
    )
