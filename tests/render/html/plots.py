"""Data to draw, and what is found in a drawing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from clientctl.messages import Language
from clientctl.render.html.charts.element import Drawing, Element
from clientctl.render.html.charts.plot import Plot, Series

Value = int | str | None


def plot(
    labels: Sequence[str | tuple[str, ...]],
    series: Mapping[str, Sequence[Value]],
    language: Language = "en",
    mark: str = "",
) -> Plot:
    """Rows with these labels and a number of each series."""
    rows = tuple((label,) if isinstance(label, str) else label for label in labels)
    return Plot(
        "title",
        language,
        tuple(f"axis {number}" for number in range(1, len(rows[0]) + 1)) if rows else ("axis 1",),
        rows,
        tuple(Series(name, tuple(map(_number, values)), mark) for name, values in series.items()),
    )


def elements(drawing: Drawing, look: str = "") -> list[Element]:
    """All elements with this class, those within others too, in their order."""
    found = [part for child in drawing.children for part in _all(child)]
    return [part for part in found if not look or look in attributes(part).get("class", "").split()]


def texts(drawing: Drawing, look: str) -> list[str]:
    return [part.text for part in elements(drawing, look) if part.tag == "text"]


def attributes(part: Element) -> dict[str, str]:
    return dict(part.attributes)


def _all(part: Element) -> Iterator[Element]:
    yield part
    for child in part.children:
        yield from _all(child)


def _number(value: Value) -> Decimal | None:
    return None if value is None else Decimal(value)
