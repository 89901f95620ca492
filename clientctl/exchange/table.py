"""FORMATS: the files that clients are given out in."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Final

from clientctl.frozen import frozen

if TYPE_CHECKING:
    from clientctl.exchange.extract import Extract


@frozen
class Format:
    """One format: its name, what names of such files end in, and the module here with `write`.

    module: empty where an answer rendered by the same name is the file.
    is_text: it can be shown on a terminal. takes_columns: it can hold some fields alone.
    """

    name: str
    endings: tuple[str, ...]
    module: str = ""
    is_text: bool = True
    takes_columns: bool = True

    def write(self, extract: Extract) -> bytes:
        """The whole file."""
        written: bytes = import_module(f"clientctl.exchange.{self.module}").write(extract, self.name)
        return written


_ROWS: Final = (
    Format("csv", (".csv",), "spreadsheet"),
    Format("xlsx", (".xlsx",), "workbook", is_text=False),
    Format("json", (".json",)),
    Format("jsonl", (".jsonl",)),
    Format("yaml", (".yaml", ".yml")),
    Format("ics", (".ics",), takes_columns=False),
    Format("sqlite", (".sqlite", ".db"), "sqlite", is_text=False),
    Format("vcard", (".vcf",), "vcard", takes_columns=False),
    Format("vcard3", (), "vcard", takes_columns=False),
)

FORMATS: Final[Mapping[str, Format]] = {row.name: row for row in _ROWS}


def find_format(name: str) -> Format | None:
    """The format of this name, or by what names of its files end in (`vcf`, `.yml`)."""
    word = name.lower()
    found = FORMATS.get(word)
    ending = f".{word.removeprefix('.')}"
    return found or next((row for row in _ROWS if ending in row.endings), None)
