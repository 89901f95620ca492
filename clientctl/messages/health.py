"""What `doctor` finds and mends."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {}
