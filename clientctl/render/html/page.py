"""The whole page: what stands round the answer, the answer, and the style and script that are part of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

import clientctl
from clientctl.errors import Message, WrongUsage, message
from clientctl.messages import Language, template
from clientctl.model import Answer, Chapter, Heading, Label, Table
from clientctl.render.chapters import told_tables
from clientctl.render.html.capital import capital
from clientctl.render.html.chapters import build_chapters
from clientctl.render.html.client_page import build_pages
from clientctl.render.html.figures import build_figures
from clientctl.render.html.policy import policy
from clientctl.render.html.table import build_table
from clientctl.render.html.terms import build_terms, defined_in
from clientctl.render.safe import one_line, safe
from clientctl.render.style import Style
from clientctl.render.tables import chosen_tables
from clientctl.render.wording import worded

if TYPE_CHECKING:
    import jinja2

# Words of the page itself, by their codes.
_WORDS: Final = ("contents", "definitions", "filter", "filtered", "none", "numbers")


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
    chapters = answer.chapters if style.table is None else ()
    tables = () if answer.pages or chapters else chosen_tables(answer, style, "html")
    terms = build_terms(_defined(answer, chapters, tables, heading), language)
    pages = build_pages(answer.pages, terms, language)
    views = tuple(build_table(table, language, terms, has_title=len(tables) > 1) for table in tables)
    is_empty = not pages and not chapters and not any(view.rows for view in views)
    return {
        "language": {"en": "en", "zh": "zh-CN"}[language],
        "policy": policy(css, script),
        "style": css,
        "script": script,
        "title": one_line(worded(heading.title, language)),
        "book": safe(heading.book),
        "subtitle": _subtitle(heading, language),
        "figures": build_figures(heading.figures, terms, language),
        "sentences": tuple(capital(worded(sentence, language)) for sentence in answer.head),
        "note": "" if heading.note is None else worded(heading.note, language),
        "empty": tuple(worded(sentence, language) for sentence in answer.foot) if is_empty else (),
        "pages": pages,
        "chapters": build_chapters(chapters, terms, language),
        "tables": views,
        "terms": terms.entries,
        "has_header": style.has_header,
        "foot": tuple(_foot(heading, language)),
        "words": {name: template(f"render.{name}", language) for name in _WORDS},
    }


def _defined(
    answer: Answer, chapters: Sequence[Chapter], tables: Sequence[Table], heading: Heading
) -> Iterator[tuple[Label, Message | None]]:
    """Every label that the page shows, in its order."""
    yield from defined_in(heading.figures, tables)
    for chapter in chapters:
        yield from defined_in(chapter.figures, told_tables(chapter))
    for page in answer.pages:
        sections = (section.table for section in page.sections)
        yield from defined_in((), [table for table in sections if table is not None])


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
