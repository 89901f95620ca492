"""Steps done and the ones that follow."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {}
