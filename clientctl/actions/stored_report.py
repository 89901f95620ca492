"""report --check: whether a report that was stored in a file still says what the book says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from itertools import zip_longest
from typing import Final

from clientctl.actions.workspace import Workspace
from clientctl.dates import is_iso_date
from clientctl.errors import Failed, InvalidData, Location, Message, WrongUsage, message
from clientctl.frozen import frozen, replace
from clientctl.messages import LANGUAGES, Language, template
from clientctl.model import Answer
from clientctl.render import RENDERERS, Style

# The format that a file has by its name's ending.
ENDINGS: Final[Mapping[str, str]] = {
    "html": "html",
    "htm": "html",
    "json": "json",
    "jsonl": "jsonl",
    "yaml": "yaml",
    "yml": "yaml",
    "csv": "csv",
    "tsv": "tsv",
    "md": "md",
}
_DAY: Final = r"(\d{4}-\d{2}-\d{2})"
_DATA: Final = re.compile(rf"""\bas_of["']?: ?["']?{_DAY}""")
# These say nothing but their rows.
_WITHOUT_DAY: Final = ("csv", "tsv")
_FOR_PEOPLE: Final = ("html", "md")


@frozen
class StoredReport:
    """A report in a file: its text, the day that it is of, the commit that it names, and the language that it speaks.

    today: None where its format tells no day; revision: None where it names none; language: None where every
    language looks alike.
    """

    path: str
    text: str
    format: str
    today: date | None = None
    revision: str | None = None
    language: Language | None = None


def read_stored(path: str, data: bytes) -> StoredReport:
    """What is in the file; WrongUsage for an ending of no format, InvalidData for what is no report."""
    ending = path.rpartition(".")[2].lower() if "." in path else ""
    if ending not in ENDINGS:
        names = tuple(f".{name}" for name in ENDINGS)
        raise WrongUsage("reports.no_ending", path=path, hint=message("reports.endings", names=names))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise InvalidData("reports.not_a_report", location=Location(path), hint=_again()) from None
    stored = StoredReport(path, text, ENDINGS[ending])
    if stored.format in _WITHOUT_DAY:
        return stored
    found = _of_people(stored) if stored.format in _FOR_PEOPLE else _of_programs(stored)
    if found is None:
        raise InvalidData("reports.not_a_report", location=Location(path), hint=_again())
    return found


def as_it_was(workspace: Workspace, stored: StoredReport) -> Workspace:
    """The workspace on the day of the stored report, at the commit that it names: another one makes nothing stale."""
    revision = stored.revision or ""
    return replace(workspace, today=stored.today or workspace.today, find_revision=lambda: revision)


def compare(stored: StoredReport, answer: Answer, style: Style) -> None:
    """Failed, with the first line that differs, unless the answer is byte for byte what is stored."""
    style = replace(
        style, language=stored.language or style.language, width=None, has_color=False, is_terminal=False
    )
    made = "".join(RENDERERS[stored.format].render(answer, style))
    if made == stored.text:
        return
    lines = zip_longest(stored.text.splitlines(keepends=True), made.splitlines(keepends=True))
    line = next(number for number, (before, after) in enumerate(lines, 1) if before != after)
    raise Failed("reports.stale", location=Location(stored.path, line), hint=_again())


def _again() -> Message:
    return message("reports.write_again")


def _of_programs(stored: StoredReport) -> StoredReport | None:
    found = _DATA.search(stored.text)
    return None if found is None or not is_iso_date(found[1]) else replace(stored, today=_date(found[1]))


def _of_people(stored: StoredReport) -> StoredReport | None:
    """The last day that is told as the day of the report, which is in the foot of a page, and its language."""
    told = [
        (match.start(), match[1], language)
        for language in LANGUAGES
        for match in _pattern("render.as_of", "date", _DAY, language).finditer(stored.text)
        if is_iso_date(match[1])
    ]
    if not told:
        return None
    _, day, language = max(told)
    revisions = _pattern("render.of_revision", "revision", "([0-9a-f]{4,64})", language).findall(stored.text)
    revision = revisions[-1] if revisions else None
    return replace(stored, today=_date(day), revision=revision, language=language)


def _pattern(code: str, name: str, value: str, language: Language) -> re.Pattern[str]:
    words = re.escape(template(code, language)).replace(re.escape(f"{{{name}}}"), value)
    return re.compile(words, re.IGNORECASE)


def _date(text: str) -> date:
    return date.fromisoformat(text)
