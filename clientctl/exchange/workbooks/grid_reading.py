"""Tables out of sheets: which row is the header, what is filled down, which rows there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from clientctl.errors import Message, message
from clientctl.exchange.cells import plain_number
from clientctl.exchange.sheet import Row, Sheet
from clientctl.exchange.workbooks.grid import MOST_FILLED, Grid, Line, Merge, too_much
from clientctl.frozen import frozen
from clientctl.lazy import pattern

# How far down a header is looked for, and how far below what may be one a fuller one is.
_SEARCHED: Final = 20
_BELOW: Final = 3
_LONGEST_LABEL: Final = 100
_YEARS: Final = range(1900, 2101)
# Mail and web addresses, telephones and other numbers, days: what is written in rows, not above them.
_DATA: Final = pattern(r"\S+@\S+\.\S+|https?://.*|www\..*|[+(]?[0-9][0-9 ()./:,%–-]*")
# Below these, `phone` and `name` are those of a person at the client.
_PERSONS: Final = frozenset({"联系人", "主要联系人", "contact", "contacts", "contact person", "main contact"})


@frozen
class _Header:
    """Labels by column, and the rows that they stand in, by their places in the sheet."""

    labels: tuple[str, ...]
    first: int
    last: int


def table_of(grid: Grid, file: str) -> tuple[Sheet, tuple[Message, ...]] | None:
    """The table of a sheet and how it was read; None where no row looks like a header."""
    header = _find_header(grid)
    if header is None:
        return None
    lines = grid.lines[header.last + 1 :]
    filled = 0
    for line in _filled_down(lines, grid.merges):
        filled += 1
        if filled > MOST_FILLED:
            raise too_much(file, grid.title, line.number, "spreadsheets.many_cells", count=MOST_FILLED)
    rows = tuple(_rows(lines, len(header.labels)))
    sheet = Sheet(header.labels, rows, grid.title)
    return sheet, tuple(_how(grid, header, file, rows=len(rows), filled=filled))


def _how(grid: Grid, header: _Header, file: str, *, rows: int, filled: int) -> Iterator[Message]:
    said = {"file": file, "sheet": grid.title}
    yield message("spreadsheets.read", **said, count=rows)
    first, last = grid.lines[header.first].number, grid.lines[header.last].number
    if header.first:
        yield message("spreadsheets.header_row", **said, row=first)
    if header.first != header.last:
        yield message("spreadsheets.two_rows", **said, first=first, last=last)
    if filled:
        yield message("spreadsheets.filled", **said, count=filled)


# -- the header ----------------------------------------------------------------------------------


def _find_header(grid: Grid) -> _Header | None:
    """The first row of labels that is no title: one row or, with groups above it, two.

    What stands above it has one cell, or at most half as many as the header.
    """
    lines = grid.lines[: _SEARCHED + _BELOW]
    counts = [_filled(line) for line in lines]
    widest = max(counts, default=0)
    for index, line in enumerate(lines[:_SEARCHED]):
        count = counts[index]
        if not _is_of_labels(line) or (count == 1 and widest > 1):
            continue
        pair = _group_below(grid, index)
        width = count if pair is None else len([label for label in pair.labels if label])
        fuller = range(index + 1, min(index + 1 + _BELOW, len(lines)))
        if any(counts[below] >= 2 * width and _is_of_labels(lines[below]) for below in fuller):
            continue
        if all(above == 1 or 2 * above <= width for above in counts[:index]):
            return pair or _Header(_labels(line), index, index)
    return None


def _filled(line: Line) -> int:
    return sum(not _is_blank(cell) for cell in line.cells)


def _is_blank(cell: Any) -> bool:
    return isinstance(cell, str) and not cell.strip()


def _is_of_labels(line: Line) -> bool:
    """Whether a row may be a header: words, and years at most besides them."""
    cells = [cell for cell in line.cells if not _is_blank(cell)]
    return any(isinstance(cell, str) for cell in cells) and all(map(_is_label, cells))


def _is_label(cell: Any) -> bool:
    if isinstance(cell, str):
        text = cell.strip()
        is_year = text.isdecimal() and int(text[:9]) in _YEARS
        return len(text) <= _LONGEST_LABEL and (is_year or _DATA.fullmatch(text) is None)
    return isinstance(cell, int) and not isinstance(cell, bool) and cell in _YEARS


def _labels(line: Line) -> tuple[str, ...]:
    """The header's texts without blanks round them and line ends in them, up to the last that is not blank."""
    labels = [_label(cell) for cell in line.cells]
    while labels and not labels[-1]:
        labels.pop()
    return tuple(labels)


def _label(cell: Any) -> str:
    text = cell if isinstance(cell, str) else plain_number(cell)
    return " ".join(text.split())


def _group_below(grid: Grid, index: int) -> _Header | None:
    """A header of two rows that begins here: groups that span columns, and labels below each of them."""
    if index + 1 >= len(grid.lines):
        return None
    upper, lower = grid.lines[index], grid.lines[index + 1]
    spans = {
        merge.left: merge.right
        for merge in grid.merges
        if merge.top == merge.bottom == upper.number and merge.right > merge.left
    }
    if not spans or lower.number != upper.number + 1 or not _is_of_labels(lower):
        return None
    names, parts = _labels(upper), _labels(lower)
    under = {
        column: left for left, right in spans.items() for column in range(left, min(right + 1, len(parts)))
    }
    if any(part and column not in under and _at(names, column) for column, part in enumerate(parts)):
        return None  # what stands below single labels is data
    if not any(_at(parts, column) for column in under):
        return None
    width = max(len(names), len(parts))
    groups_at = [_at(names, under.get(column, column)) for column in range(width)]
    labels = [_joined(group, _at(parts, column)) for column, group in enumerate(groups_at)]
    return _Header(tuple(_told_apart(groups_at, labels)), index, index + 1)


def _at(cells: Sequence[Any], column: int) -> Any:
    return cells[column] if column < len(cells) else ""


def _joined(group: str, part: str) -> str:
    """The lower label, with its group where that makes it a person's."""
    is_person = part and group.casefold() in _PERSONS
    return f"{group} {part}" if is_person else part or group


def _told_apart(groups: Sequence[str], labels: Sequence[str]) -> Iterator[str]:
    """Labels, with their group before those that are there more than once."""
    for group, label in zip(groups, labels, strict=True):
        needs_group = group and label != group and labels.count(label) > 1
        yield f"{group} {label}" if needs_group else label


# -- the rows ------------------------------------------------------------------------------------


def _filled_down(lines: Sequence[Line], merges: Sequence[Merge]) -> Iterator[Line]:
    """Give each row of a range that was merged over rows the value of its first cell; the row, for each cell."""
    ending: dict[int, Merge] = {}  # what is being filled, by column
    starting = sorted((merge for merge in merges if merge.bottom > merge.top), key=lambda one: -one.top)
    values: dict[int, Any] = {}
    for line in lines:
        while starting and starting[-1].top <= line.number:
            merge = starting.pop()
            if merge.top == line.number and not _is_blank(_at(line.cells, merge.left)):
                ending[merge.left] = merge
                values[merge.left] = line.cells[merge.left]
        for column in [column for column, merge in ending.items() if line.number > merge.bottom]:
            del ending[column], values[column]
        for column, merge in ending.items():
            if line.number > merge.top:
                line.cells.extend([""] * (column + 1 - len(line.cells)))
                line.cells[column] = values[column]
                yield line


def _rows(lines: Sequence[Line], width: int) -> Iterator[Row]:
    for line in lines:
        cells = line.cells
        if all(map(_is_blank, cells)):
            continue
        beyond = cells[width:]
        fitted = (*cells[:width], *[""] * (width - len(cells)))
        yield Row(line.number, fitted, tuple(beyond) if any(not _is_blank(cell) for cell in beyond) else ())
