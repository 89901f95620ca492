"""CSV as spreadsheets write it: encoding and delimiter found out, rows with their line numbers."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Final

from clientctl.errors import InvalidData, Location, Message, WrongUsage, message
from clientctl.exchange.sheet import REJECTED, Incoming, Rejected, Row, Sheet
from clientctl.frozen import frozen

_BOMS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_GUESSES: Final = ("utf-8", "gb18030")
_DELIMITERS: Final = (",", ";", "\t", "|")
_CELL_LIMIT: Final = 16 * 1024 * 1024
# What a spreadsheet takes for a formula, with the ' before it that keeps it from that, and any that were there.
_GUARDED: Final = re.compile("'+[=+\\-@＝\t\r]")
# What Python's reader says, and what we say.
_FAULTS: Final = (
    ("unexpected end of data", "exchange.csv_endless"),
    ("larger than field limit", "exchange.csv_long"),
    ("expected after", "exchange.csv_quote"),
    ("new-line character", "exchange.csv_return"),
)


@frozen
class Dialect:
    """How a table was written."""

    encoding: str
    delimiter: str


def read(raw: bytes, name: str, encoding: str | None) -> Incoming:
    """A CSV file as it comes: see `read_csv`."""
    sheet, dialect = read_csv(raw, name, encoding)
    delimiter = {"\t": "TAB"}.get(dialect.delimiter, dialect.delimiter)
    count = len(sheet.rows)
    how = message("cli.import_read", file=name, count=count, encoding=dialect.encoding, delimiter=delimiter)

    def write_rejects(rejected: Sequence[Rejected]) -> bytes:
        lines = [(*one.row.cells, str(one.row.number), one.reason, *one.row.extra) for one in rejected]
        return write_csv((*sheet.header, *REJECTED), lines, dialect)

    return Incoming((sheet,), (how,), write_rejects)


def read_csv(raw: bytes, name: str, encoding: str | None = None) -> tuple[Sheet, Dialect]:
    """Rows of a CSV file; blank ones are passed over.

    encoding: as named, else by a BOM, else UTF-8, else GB18030. InvalidData, with the line, for what cannot be
    decoded, a NUL, an unclosed quote, or a file without a header.
    """
    text, encoding = decode(raw, name, encoding)
    nul = text.find("\0")
    if nul >= 0:
        raise InvalidData(
            "exchange.nul",
            location=Location(name, text.count("\n", 0, nul) + 1),
            hint=message("exchange.nul_hint"),
        )
    delimiter = _delimiter(text)
    rows = _rows(text, delimiter, name)
    if not rows:
        raise InvalidData(
            "exchange.no_header", location=Location(name), hint=message("exchange.no_header_hint")
        )
    header = tuple(cell.strip() for cell in rows[0].cells)
    width = len(header)
    sheet = Sheet(header, tuple(_fitted(row, width) for row in rows[1:]))
    return sheet, Dialect(encoding, delimiter)


def _fitted(row: Row, width: int) -> Row:
    cells = (*row.cells, *[""] * width)[:width]
    beyond = row.cells[width:]
    return Row(row.number, cells, beyond if any(cell.strip() for cell in beyond) else ())


def decode(raw: bytes, name: str, encoding: str | None) -> tuple[str, str]:
    """The text of a file and the encoding that it was read in."""
    if encoding is not None:
        try:
            return raw.decode(encoding).removeprefix("\ufeff"), encoding
        except LookupError:
            raise _unknown_encoding(encoding) from None
        except UnicodeDecodeError as error:
            raise _undecodable(raw, name, encoding, _place(raw, error)) from None
        except UnicodeError:  # a codec that is no encoding of files, such as `undefined`
            raise _unknown_encoding(encoding) from None
    marked = next((known for bom, known in _BOMS if raw.startswith(bom)), None)
    start = -1
    for guess in (marked,) if marked else _GUESSES:
        try:
            return raw.decode(guess), guess
        except UnicodeDecodeError as error:
            start = _place(raw, error) if start < 0 else start
    raise _undecodable(raw, name, marked or _GUESSES[0], start)


def _unknown_encoding(encoding: str) -> WrongUsage:
    return WrongUsage("exchange.no_encoding", encoding=encoding, hint=message("exchange.encodings"))


def _place(raw: bytes, error: UnicodeDecodeError) -> int:
    """Where in the file the fault is; a codec may have set the byte order mark aside."""
    return len(raw) - len(error.object) + error.start


def _undecodable(raw: bytes, name: str, encoding: str, start: int) -> InvalidData:
    line = raw.count(b"\n", 0, start) + 1
    hint = message("exchange.encodings")
    return InvalidData(
        "exchange.undecodable",
        location=Location(name, line),
        encoding=encoding,
        byte=f"0x{raw[start]:02x}",
        hint=hint,
    )


def _delimiter(text: str) -> str:
    """The sign that parts the header most often; a comma when none does."""
    header = text.partition("\n")[0]
    return max(_DELIMITERS, key=lambda sign: (header.count(sign), sign == ","))


def _rows(text: str, delimiter: str, name: str) -> list[Row]:
    csv.field_size_limit(_CELL_LIMIT)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[Row] = []
    start = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append(Row(start, tuple(map(_unguarded, cells))))
            start = reader.line_num + 1
    except csv.Error as error:
        location = Location(name, start)
        raise InvalidData(
            "exchange.bad_csv",
            location=location,
            reason=_reason(error),
            hint=message("exchange.bad_csv_hint"),
        ) from None
    return rows


def _reason(error: csv.Error) -> Message | str:
    """What the reader says, in words of ours where there are any."""
    said = str(error)
    return next((message(code) for words, code in _FAULTS if words in said), said)


def _unguarded(cell: str) -> str:
    """A cell without the ' that keeps a spreadsheet from taking it for a formula."""
    return cell[1:] if _GUARDED.match(cell) else cell


def write_csv(header: Sequence[str], rows: Iterable[Sequence[str]], dialect: Dialect) -> bytes:
    """Rows in the encoding and with the delimiter of a table that was read."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=dialect.delimiter, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return buffer.getvalue().encode(dialect.encoding)
