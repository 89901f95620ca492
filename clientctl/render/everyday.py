"""Everyday text: of characters that are shown as they are, each in one cell or two, as nearly all text is.

For it no table of all characters is needed, which takes longer to load than a query takes.
"""

from __future__ import annotations

from typing import Final

from clientctl.lazy import pattern

# Printable ASCII, letters with accents, Western quotes and dashes: one cell each.
_NARROW: Final = " -~\u00b7\u00c0-\u00ff\u2013\u2014\u2018\u2019\u201c\u201d\u2026"
# Chinese characters, their punctuation, full-width forms: two cells each; all of them stand above this one.
_WIDE: Final = "\u3001-\u3003\u3005-\u3011\u3014-\u301b\u4e00-\u9fff\uff01-\uff5e\uffe5"
_BELOW_WIDE: Final = "\u3000"
_OTHER: Final = pattern(f"[^{_NARROW}{_WIDE}]")


def is_everyday(text: str) -> bool:
    """Whether the text has such characters only."""
    return (text.isascii() and text.isprintable()) or _OTHER.search(text) is None


def everyday_width(text: str) -> int:
    """Cells that an everyday text takes."""
    return len(text) if text.isascii() else len(text) + sum(map(_BELOW_WIDE.__lt__, text))
