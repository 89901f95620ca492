"""The labels of time below a chart: the first, the last and a few between; on a phone the one in the middle only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from clientctl.render.cells import clip, width
from clientctl.render.html.charts.amounts import per_cent
from clientctl.render.html.charts.element import Element, element

_MOST: Final = 5
_CELLS: Final = 10
_BELOW: Final = 24
# Pixels of a cell of text, and between two labels.
_CELL: Final = 7.6
_GAP: Final = 8


def whens(labels: Sequence[str], base: int, narrow: int) -> Iterator[Element]:
    """Text elements below the line `base`; class `rare`: left out on a phone.

    narrow: how many pixels the line has there.
    """
    last = len(labels) - 1
    texts = [clip(label, _CELLS) for label in labels]
    if last == 0:
        yield _text(texts[0], "when last", Decimal(1), base)
        return
    chosen = chosen_of(len(labels))
    middle = min(chosen, key=lambda at: abs(at * 2 - last))
    for at in chosen:
        is_kept = at == middle and _fits(texts[0], texts[at], texts[last], at / last * narrow, narrow)
        look = "when first" if at == 0 else "when last" if at == last else "when" if is_kept else "when rare"
        yield _text(texts[at], look, Decimal(at) / last, base)


def _fits(first: str, text: str, last: str, across: float, wide: int) -> bool:
    """Whether a text stands between two others, which begin and end at the edges."""
    half = width(text) * _CELL / 2
    left, right = width(first) * _CELL + _GAP, wide - width(last) * _CELL - _GAP
    return left <= across - half and across + half <= right


def chosen_of(count: int) -> tuple[int, ...]:
    """Places as far from each other as the second from the first, the last one perhaps farther."""
    last = count - 1
    step = max(1, -(-last // (_MOST - 1)))
    return (*(at for at in range(0, last, step) if at == 0 or last - at >= step), last)


def _text(label: str, look: str, share: Decimal, base: int) -> Element:
    return element("text", label, class_=look, x=per_cent(share), y=base + _BELOW)
