"""FORMATS: the files that clients are given out in and taken from."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Final

from clientctl.frozen import frozen

if TYPE_CHECKING:
    from clientctl.exchange.extract import Extract
    from clientctl.exchange.sheet import Incoming, Means


@frozen
class Format:
    """One format: its name, what names of such files end in, and the modules here with `write` and `read`.

    writer: empty where an answer rendered by the same name is the file; reader: empty where none is read.
    is_text: it can be shown on a terminal. takes_columns: it can hold some fields alone.
    is_written: clients are given out in it. has_documents: its reader needs the types of a client.
    is_table: it is for people to fill in, under headers.
    """

    name: str
    endings: tuple[str, ...]
    writer: str = ""
    reader: str = ""
    is_text: bool = True
    takes_columns: bool = True
    is_written: bool = True
    has_documents: bool = False
    is_table: bool = False

    def write(self, extract: Extract) -> bytes:
        """The whole file."""
        written: bytes = import_module(f"clientctl.exchange.{self.writer}").write(extract, self.name)
        return written

    def read(self, raw: bytes, name: str, encoding: str | None, means: Means) -> Incoming:
        """A file of this format as rows; InvalidData for what cannot be read."""
        read = import_module(f"clientctl.exchange.{self.reader}").read
        more = (means,) if self.has_documents else ()
        incoming: Incoming = read(raw, name, encoding, *more)
        return incoming


_ROWS: Final = (
    Format("csv", (".csv",), "spreadsheet", "delimited", is_table=True),
    Format("xlsx", (".xlsx",), "workbooks.writing", "workbooks.reading", is_text=False, is_table=True),
    Format("xls", (".xls", ".ods", ".xlsm"), reader="workbooks.reading", is_written=False),
    Format("json", (".json",), reader="json_reading", has_documents=True),
    Format("jsonl", (".jsonl", ".ndjson"), reader="json_reading", has_documents=True),
    Format("yaml", (".yaml", ".yml"), reader="yaml_reading", has_documents=True),
    Format("ics", (".ics",), takes_columns=False),
    Format("sqlite", (".sqlite", ".db"), "sqlite", "sqlite_reading", is_text=False, has_documents=True),
    Format("vcard", (".vcf",), "vcards.writing", "vcards.reading", takes_columns=False),
    Format("vcard3", (), "vcards.writing", takes_columns=False),
)

# Those that clients are given out in, and those that they are taken from.
FORMATS: Final[Mapping[str, Format]] = {row.name: row for row in _ROWS if row.is_written}
SOURCES: Final[Mapping[str, Format]] = {row.name: row for row in _ROWS if row.reader}


def find_format(name: str, formats: Mapping[str, Format] = FORMATS) -> Format | None:
    """The format of this name, or by what names of its files end in (`vcf`, `.yml`)."""
    word = name.lower()
    ending = f".{word.removeprefix('.')}"
    return formats.get(word) or next((row for row in formats.values() if ending in row.endings), None)
