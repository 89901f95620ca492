"""Options that commands share: the global ones, those of reading and those of writing commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clientctl.cli.parameters import Option
from clientctl.frozen import frozen
from clientctl.messages import LANGUAGES

if TYPE_CHECKING:
    from clientctl.actions.selection import Selection


@frozen
class Options:
    """What was said by the shared options; None and False where nothing was."""

    dir: str | None = None
    lang: str | None = None
    color: str | None = None
    no_input: bool = False
    today: str | None = None
    no_cache: bool = False
    no_commit: bool = False
    debug: bool = False
    format: str | None = None
    columns: str | None = None
    sort: str | None = None
    limit: int | None = None
    quiet: bool = False
    no_header: bool = False
    count: bool = False
    dry_run: bool = False
    yes: bool = False
    as_of: str | None = None

    @property
    def selection(self) -> Selection:
        """Columns, order and number of rows."""
        from clientctl.actions.selection import Selection

        columns = None if self.columns is None else _words(self.columns)
        return Selection(columns, _words(self.sort or ""), self.limit)


def _words(text: str) -> tuple[str, ...]:
    return tuple(
        word.strip() for word in text.replace("，", ",").replace("、", ",").split(",") if word.strip()
    )


def _option(
    name: str,
    *spellings: str,
    metavar: str = "",
    choices: tuple[str, ...] = (),
    is_count: bool = False,
    completes: str = "",
) -> Option:
    words = f"commands.option_{name}"
    return Option(name, spellings, metavar, words, choices, is_count, completes=completes)


_COLORS: Final = ("auto", "always", "never")
_FORMAT: Final = _option("format", "-o", "--format", metavar="FORMAT", completes="format")
_QUIET: Final = _option("quiet", "-q")

GLOBAL: Final = (
    _option("dir", "-C", "--dir", metavar="DIR", completes="directory"),
    _option("lang", "--lang", metavar="|".join(LANGUAGES), choices=LANGUAGES),
    _option("color", "--color", metavar="|".join(_COLORS), choices=_COLORS),
    _option("no_input", "--no-input"),
    _option("today", "--today", metavar="DATE", completes="date"),
    _option("no_cache", "--no-cache"),
    _option("no_commit", "--no-commit"),
    _option("debug", "--debug"),
)
VERSION: Final = _option("version", "--version")
HELP: Final = _option("help", "-h", "--help")
# These are answered at once, whatever else is on the line.
QUESTIONS: Final = (VERSION, HELP)
_READING: Final = (
    _FORMAT,
    _option("columns", "-c", "--columns", metavar="A,B.C", completes="columns"),
    _option("sort", "-s", "--sort", metavar="-A,B", completes="sorting"),
    _option("limit", "-n", "--limit", metavar="N", is_count=True),
    _QUIET,
    _option("no_header", "-H", "--no-header"),
    _option("count", "--count"),
)
_WRITING: Final = (_option("dry_run", "--dry-run"), _option("yes", "-y", "--yes"))
# What commands of a nature share besides.
OF_NATURE: Final[dict[str, tuple[Option, ...]]] = {
    "reads": _READING,
    "writes": (*_WRITING, _QUIET, _FORMAT),
    "both": (*_READING, *_WRITING),
    "plain": (),
}
# Of those that can look at the book as it was.
AS_OF: Final = _option("as_of", "--as-of", metavar="REV|DATE", completes="date")
SHARED: Final = frozenset({*GLOBAL, AS_OF, *(option for options in OF_NATURE.values() for option in options)})
