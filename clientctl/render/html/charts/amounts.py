"""Numbers short enough to stand beside a mark: 1.28 M, 128 万."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from clientctl.messages import Language

_SCALES: Final[dict[Language, tuple[tuple[int, str], ...]]] = {
    "en": ((12, "T"), (9, "B"), (6, "M"), (3, "k")),
    "zh": ((12, "万亿"), (8, "亿"), (4, "万")),
}
_DIGITS: Final = 3
# Below this, decimals matter; from the second on, a number is as short with a scale as in full.
_WHOLE_FROM: Final = 100
_SHORT_FROM: Final = 10_000
_TENTHS_BELOW: Final = 10


def brief(value: Decimal, language: Language) -> str:
    """A number in three digits and a scale, half up; numbers under 10,000 in full, with decimals under 100."""
    if abs(value) < _SHORT_FROM:
        return f"{_trimmed(_rounded(value, 2 if abs(value) < _WHOLE_FROM else 0)):,f}"
    for power, name in _SCALES[language]:
        scaled = value.scaleb(-power)
        # rounded first: what rounds up to a whole of the larger scale is told in it
        rounded = _rounded(scaled, max(0, _DIGITS - 1 - max(0, scaled.adjusted())))
        if abs(rounded) >= 1:
            return f"{_trimmed(rounded):,f} {name}"
    raise AssertionError("the smallest scale is below the least number that is shortened")


def per_cent(value: Decimal) -> str:
    """A share of the whole as SVG has it: `62.5%`, two decimals at most."""
    return f"{_trimmed(_rounded(value * 100, 2)):f}%"


def share(part: Decimal, whole: Decimal) -> str:
    """A part in per cent of a whole that is not zero: whole numbers from 10 on, below it tenths, half up."""
    value = part / whole * 100
    rounded = _rounded(value, 0 if abs(value) >= _TENTHS_BELOW else 1)
    return f"{_trimmed(rounded):,f}\u202f%"


def _rounded(value: Decimal, digits: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def _trimmed(value: Decimal) -> Decimal:
    """Without zeros behind the point."""
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()
