"""What is due, with its reason; who has not been heard of; timelines."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {}
