"""What stands in the values of vCards: parts and lists with their escapes, dates, phones, names of kinds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from clientctl.dates import is_iso_date
from clientctl.exchange.vcards.lines import Line

OLDEST: Final = "2.1"
_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)
_OLD_ESCAPE: Final = re.compile(r"\\([;,:])")
_ESCAPED: Final[Mapping[str, str]] = {"n": "\n", "N": "\n", ";": ";", ",": ",", ":": ":", "\\": "\\"}
_SPLITS: Final = {separator: re.compile(rf"(?:[^\\{separator}]+|\\.|\\\Z)*", re.DOTALL) for separator in ";,"}
_DATE: Final = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ].*)?\Z", re.DOTALL)
_YEARLESS: Final = re.compile(r"--(\d\d)-?(\d\d)\Z")
_PERCENT: Final = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?://)?(.*)\Z", re.DOTALL)
_EXTENSION: Final = re.compile(r";ext=", re.IGNORECASE)
# Apple's own labels: _$!<Home>!$_
_APPLE_LABEL: Final = re.compile(r"_\$!<(.*)>!\$_\Z", re.DOTALL)
# Kinds that say nothing to a person.
_MUTE_TYPES: Final = frozenset(
    ("", "pref", "voice", "internet", "text", "uri", "url", "8bit", "7bit", "x-pref")
)
_FAXES: Final = frozenset(("fax", "pager", "modem", "bbs"))
_NO_PREFERENCE: Final = 101
_LAST: Final = 1000


def unescaped(text: str, version: str) -> str:
    """A text without its backslashes; version 2.1 escapes the separators alone."""
    if "\\" not in text:
        return text
    if version == OLDEST:
        return _OLD_ESCAPE.sub(r"\1", text)
    return _ESCAPE.sub(lambda found: _ESCAPED.get(found[1], found[0]), text)


def raw_parts(text: str, separator: str = ";") -> list[str]:
    """The parts between separators that are not escaped, as they are written."""
    if "\\" not in text:
        return text.split(separator)
    shape = _SPLITS[separator]
    found: list[str] = []
    start = 0
    while start <= len(text):
        end = shape.match(text, start).end()  # type: ignore[union-attr]  # it matches nothing too
        found.append(text[start:end])
        start = end + 1
    return found


def parts(text: str, version: str, separator: str = ";") -> list[str]:
    """The parts between separators, each without its escapes and the blanks around it."""
    return [unescaped(part, version).strip() for part in raw_parts(text, separator)]


def listed(text: str, version: str, joint: str) -> str:
    """A part that is a list itself, as one text; version 2.1 has no lists in parts."""
    if version == OLDEST:
        return unescaped(text, version).strip()
    return joined(parts(text, version, ","), joint)


def as_date(line: Line) -> tuple[str, bool]:
    """A date as YYYY-MM-DD or, without its year, --MM-DD, and whether it is a whole one; others as they are written."""
    text = line.value.strip()
    yearless = _YEARLESS.match(text)
    if yearless:
        return f"--{yearless[1]}-{yearless[2]}", False
    whole = _DATE.match(text)
    day = "-".join(whole.groups()[:3]) if whole else text
    omitted = line.parameter("X-APPLE-OMIT-YEAR")
    if whole and omitted and whole[1] == omitted:
        return f"--{whole[2]}-{whole[3]}", False
    return day, bool(whole) and is_iso_date(day)


def as_phone(text: str) -> str:
    """A phone as it is written, without the scheme of its address."""
    scheme, rest = parted_scheme(text)
    return _EXTENSION.sub(" ext ", without_percents(rest)) if scheme == "tel" else text


def as_email(text: str) -> str:
    scheme, rest = parted_scheme(text)
    return without_percents(rest) if scheme == "mailto" else text


def parted_scheme(text: str) -> tuple[str, str]:
    """The scheme of an address in small letters ("": it has none), and what follows it."""
    found = _SCHEME.match(text)
    return ("", text) if found is None else (found[1].lower(), found[2])


def without_percents(text: str) -> str:
    """The characters that an address writes as percent signs and digits."""
    return _PERCENT.sub(_from_percent, text)


def _from_percent(found: re.Match[str]) -> str:
    try:
        return bytes.fromhex(found[0].replace("%", "")).decode()
    except UnicodeDecodeError:
        return found[0]


def preferred(lines: Iterable[Line]) -> list[Line]:
    """The lines that are preferred first, else in their order; numbers of machines last."""
    return sorted(lines, key=_preference)


def _preference(line: Line) -> int:
    number = line.parameter("PREF")
    if not number.isdecimal() or len(number) > len(str(_NO_PREFERENCE)):
        number = "1" if "pref" in line.types else str(_NO_PREFERENCE)
    return int(number) + (_LAST if _FAXES.intersection(line.types) else 0)


def kind_label(line: Line, labels: Mapping[str, str]) -> str:
    """What a line is called on its card: by the label of its group, else by its types; "" for nothing."""
    label = labels.get(line.group, "").strip() if line.group else ""
    if label:
        apple = _APPLE_LABEL.match(label)
        return apple[1].lower() if apple else label
    types = [kind.removeprefix("x-") for kind in line.types if kind not in _MUTE_TYPES]
    return ", ".join(dict.fromkeys(types))


def joined(texts: Iterable[str], separator: str = ", ") -> str:
    """Texts that are not blank, joined."""
    return separator.join(text for text in texts if text)
