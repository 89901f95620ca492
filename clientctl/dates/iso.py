"""The form that dates are stored in."""

from __future__ import annotations

from datetime import date
from functools import lru_cache


# clients share their days, and ask for each several times
@lru_cache(4096)
def is_iso_date(text: str) -> bool:
    """True when the text is exactly `YYYY-MM-DD`, in ASCII, and names a real day."""
    if len(text) != 10 or text[4] != "-" or text[7] != "-" or not text.isascii():
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
