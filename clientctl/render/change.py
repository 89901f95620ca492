"""How a figure changed against the period before, in a mark and words: never by colour alone."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from clientctl.errors import message
from clientctl.messages import Language, word
from clientctl.model import Column, Figure
from clientctl.render.tables import shown

_TENTH: Final = Decimal("0.1")
# From here on tenths of a per cent say nothing more.
_WHOLE_FROM: Final = 100


def told_change(figure: Figure, language: Language, *, is_brief: bool = False) -> str:
    """`▲ 12.3 % on the period before` (or on a day), or briefly `▲ 12.3 %`; empty where there is nothing to compare.

    The change is (value - before) / before in per cent, half up to 0.1; of a figure in per cent it is value - before
    in percentage points. Nothing grows by a share of zero or of less: there the value of before is told.
    """
    value, before = _number(figure.value), _number(figure.before)
    if value is None or before is None:
        return ""
    code, values = _told(figure, value, before, language)
    ending = "_since" if figure.since else ""
    if is_brief:
        ending = "_brief"
    return word(message(f"render.{code}{ending}", since=figure.since, **values), language)


def _told(figure: Figure, value: Decimal, before: Decimal, language: Language) -> tuple[str, dict[str, str]]:
    """The message without its area, and what stands in it."""
    if value == before:
        return "change_none", {}
    mark = "▲" if value > before else "▼"
    if figure.unit == "%":
        return _sized("change_points", mark, value - before)
    if before > 0:
        return _sized("change", mark, (value - before) / before * 100)
    was = shown(figure.before, Column("", figure.label, figure.kind), language)
    return "change_from", {"mark": mark, "before": was}


def _sized(code: str, mark: str, change: Decimal) -> tuple[str, dict[str, str]]:
    """The size of the change, of which the mark has the sign."""
    size = abs(change).quantize(_TENTH if abs(change) < _WHOLE_FROM else Decimal(1), ROUND_HALF_UP)
    if not size:
        return "change_slight", {}
    return code, {"mark": mark, "change": f"{size:,f}".removesuffix(".0")}


def _number(value: Any) -> Decimal | None:
    is_number = isinstance(value, int | Decimal) and not isinstance(value, bool)
    return Decimal(value) if is_number else None
