"""Documents as JSON text and back, exactly: a number keeps every digit, and what JSON cannot hold is refused."""

from __future__ import annotations

import json
from decimal import Decimal
from json import JSONEncoder
from typing import Any, Final

from clientctl.model import Document

_DECIMAL: Final = "\0"
_ESCAPED: Final = r"\u0000"


def packed_document(document: Document) -> bytes | None:
    """The document as JSON text; None for one that would not come back as it is."""
    decimals: list[Decimal] = []

    def pack(value: object) -> Any:
        if not isinstance(value, Decimal):
            raise TypeError(type(value).__name__)
        decimals.append(value)
        return {_DECIMAL: str(value)}

    try:
        text = JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=pack).encode(document)
        # each NUL is that of a number: one that a text or a key has would be taken for such a mark
        return text.encode() if text.count(_ESCAPED) == len(decimals) else None
    except (TypeError, ValueError, RecursionError):
        return None


def unpacked_document(text: bytes) -> Any:
    """The document that `packed_document` was given; ValueError for what it never gave."""
    return json.loads(text, object_hook=_unpacked)


def _unpacked(data: dict[str, Any]) -> Any:
    return Decimal(data[_DECIMAL]) if _DECIMAL in data else data
