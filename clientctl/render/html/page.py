"""The whole page: what stands round the answer, the answer, and the style and script that are part of it."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import clientctl
from clientctl.errors import WrongUsage, message
from clientctl.frozen import frozen
from clientctl.messages import Language, template
from clientctl.model import Answer, Column, Figure, Heading
from clientctl.render.html.client_page import build_pages
from clientctl.render.html.policy import policy
from clientctl.render.html.table import build_table, capital
from clientctl.render.safe import one_line, safe
from clientctl.render.style import Style
from clientctl.render.tables import chosen_tables, shown
from clientctl.render.wording import worded

if TYPE_CHECKING:
    import jinja2


@frozen
class FigureView:
    """A figure: what it counts, the number as text, its unit and its tone."""

    label: str
    value: str
    unit: str
    tone: str


def render_html(answer: Answer, style: Style) -> Iterator[str]:
    """One page in pieces; WrongUsage for an answer that is not made into pages.

    The same answer gives the same bytes. Nothing in the page is fetched from anywhere.
    """
    if answer.heading is None:
        formats = ("table", "json", "jsonl", "yaml", "csv", "tsv", "md")
        raise WrongUsage("render.no_page", hint=message("render.other_formats", formats=formats))
    return _environment().get_template("page.html.j2").generate(_view(answer, answer.heading(), style))


def _environment() -> jinja2.Environment:
    import jinja2

    return jinja2.Environment(
        loader=jinja2.FunctionLoader(_asset),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")


def _view(answer: Answer, heading: Heading, style: Style) -> dict[str, Any]:
    """Everything that the template shows, worded and safe; it only has to be escaped."""
    language = style.language
    css, script = _asset("style.css"), _asset("script.js")
    pages = build_pages(answer.pages, language)
    tables = () if pages else chosen_tables(answer, style, "html")
    views = tuple(build_table(table, language, has_title=len(tables) > 1) for table in tables)
    title = one_line(worded(heading.title, language))
    is_empty = not pages and not any(view.rows for view in views)
    return {
        "language": {"en": "en", "zh": "zh-CN"}[language],
        "policy": policy(css, script),
        "style": css,
        "script": script,
        "title": title,
        "book": safe(heading.book),
        "subtitle": _subtitle(heading, language),
        "figures": tuple(_figure(figure, language) for figure in heading.figures),
        "sentences": tuple(worded(sentence, language) for sentence in answer.head),
        "note": "" if heading.note is None else worded(heading.note, language),
        "empty": tuple(worded(sentence, language) for sentence in answer.foot) if is_empty else (),
        "pages": pages,
        "tables": views,
        "has_header": style.has_header,
        "foot": tuple(_foot(heading, language)),
        "words": {
            name: template(f"render.{name}", language) for name in ("contents", "filter", "filtered", "none")
        },
    }


def _figure(figure: Figure, language: Language) -> FigureView:
    column = Column("", figure.label, figure.kind)
    label = capital(safe(figure.label.text(language)))
    return FigureView(label, shown(figure.value, column, language), figure.unit, figure.tone)


def _subtitle(heading: Heading, language: Language) -> tuple[str, ...]:
    told = [message("render.as_of", date=heading.today)]
    if heading.query:
        told.append(message("render.of_query", query=heading.query))
    return tuple(capital(worded(sentence, language)) for sentence in told)


def _foot(heading: Heading, language: Language) -> Iterator[str]:
    yield from _subtitle(heading, language)
    yield capital(worded(message("render.of_book", title=heading.book), language))
    if heading.revision:
        yield capital(worded(message("render.of_revision", revision=heading.revision), language))
    yield capital(worded(message("render.made_by", version=clientctl.__version__), language))
