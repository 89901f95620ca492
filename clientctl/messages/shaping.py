"""The book's shape: views, settings, fields of its own."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {}
