"""The words that dates, periods, durations and times have in common: plain text, numbers, quantities."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Final, Literal

Unit = Literal["d", "w", "m", "y"]

LONGEST: Final = 60
"""No date, period, duration or time is longer than this many characters."""

_DASHES: Final = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_DIGIT: Final = "[一二两三四五六七八九]"
_CHINESE: Final = rf"(?:({_DIGIT})百(?:零(?=.)|(?=.?十)|$))?(?:({_DIGIT})?(十))?({_DIGIT})?"
_VALUES: Final = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"两": 2}
# larger than any count that leads to a date in the calendar
_ENDLESS: Final = 10_000_000

NUMBER: Final = "(?:[0-9]+|[零一二两三四五六七八九十百]+)"
_UNITS: Final[dict[str, Unit]] = {
    **dict.fromkeys(("d", "day", "days", "天"), "d"),
    **dict.fromkeys(("w", "week", "weeks", "周", "星期", "个星期", "礼拜", "个礼拜"), "w"),
    **dict.fromkeys(("m", "month", "months", "个月"), "m"),
    **dict.fromkeys(("y", "year", "years", "年"), "y"),
}
_COUNTS: Final = (
    ("a", "an", "one"), ("two",), ("three",), ("four",), ("five",), ("six",), ("seven",), ("eight",), ("nine",),
    ("ten",), ("eleven",), ("twelve",),
)  # fmt: skip
_ENGLISH: Final = {name: count for count, names in enumerate(_COUNTS, 1) for name in names}
_WORDS: Final = "|".join(sorted(_ENGLISH, reverse=True))
QUANTITY: Final = rf"(?:(?P<count>{NUMBER}|(?:{_WORDS})(?= )) ?(?P<unit>{'|'.join(_UNITS)})|半年)"
"""A number and a unit of time, read by `quantity`; to be used once in a pattern."""

NEAR_YEARS: Final = {"前年": -2, "去年": -1, "今年": 0, "明年": 1, "后年": 2}
YEAR: Final = "(?P<year>[0-9]{4})"
NEAR_YEAR: Final = f"(?P<near>{'|'.join(NEAR_YEARS)})"
YEAR_BEFORE_MONTH: Final = f"(?:{YEAR}年|{NEAR_YEAR})"
"""A year as it stands before a month or a quarter in Chinese, read by `year_of`."""

_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTH_NAMES: Final = {
    "sept": 9,
    **{spelling: month for month, name in enumerate(_MONTHS, 1) for spelling in (name, name[:3])},
}


def plain(text: str) -> str:
    """The text as patterns expect it: NFKC, lower case, ASCII dashes, single blanks and none beside Han.

    A text that is too long to mean a date gives "", which no pattern matches.
    """
    if len(text) > LONGEST:
        return ""
    folded = unicodedata.normalize("NFKC", text).translate(_DASHES).casefold()
    return re.sub(r"(?<=[\u4e00-\u9fff]) | (?=[\u4e00-\u9fff])", "", " ".join(folded.split()))


def shown(text: str) -> str:
    """The text as a sentence may quote it: on one line and not too long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def number(text: str) -> int | None:
    """The value of what NUMBER matches, None for numerals in an order that no number has (`十十`)."""
    if text.isascii():
        return min(int(text[-18:]), _ENDLESS) if not text[:-18].strip("0") else _ENDLESS
    match = re.fullmatch(_CHINESE, text)
    if match is None:
        return None
    hundreds, tens, ten, ones = match.groups("")
    tens = tens or ("一" if ten else "零")
    return _VALUES[hundreds or "零"] * 100 + _VALUES[tens] * 10 + _VALUES[ones or "零"]


def quantity(match: re.Match[str]) -> tuple[int, Unit] | None:
    """Count and unit of what QUANTITY matched, None when its numerals make no number."""
    if match["count"] is None:
        return 6, "m"
    count = _ENGLISH.get(match["count"]) or number(match["count"])
    return None if count is None else (count, _UNITS[match["unit"]])


def year_of(match: re.Match[str], today: date) -> int:
    """The year of what YEAR or NEAR_YEAR matched, this year where neither did."""
    found = match.groupdict()
    year = found.get("year")
    return int(year) if year else today.year + NEAR_YEARS.get(found.get("near") or "", 0)


def month_named(word: str) -> int | None:
    """1 to 12 for the English name of a month, or its short form."""
    return _MONTH_NAMES.get(word)
