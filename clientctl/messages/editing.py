"""Editing a client's file: the editor, drafts, what was refused."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {}
