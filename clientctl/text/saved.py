"""A text as an editor saved it, in the form that its file had: mark of byte order, line ends, end of the last line."""

from __future__ import annotations

from typing import Literal

from clientctl.text.annotating import BOM


def in_form_of(base: bytes, typed: bytes) -> bytes:
    """The typed text as it shall be written over `base`: all its words, with the base's byte order mark and line ends.

    Where the base mixes line ends, they stay as typed. A text with NUL bytes has another encoding and stays as it is.
    """
    if b"\0" in typed:
        return typed
    text = typed.removeprefix(BOM)
    end = _line_end(base)
    if text and not text.endswith(b"\n"):
        text += end or b"\n"
    if end is not None:
        text = text.replace(b"\r\n", b"\n").replace(b"\n", end)
    return BOM + text if base.startswith(BOM) else text


def _line_end(text: bytes) -> Literal[b"\n", b"\r\n"] | None:
    """What ends all lines of a text; None where that differs."""
    pairs, all_ends = text.count(b"\r\n"), text.count(b"\n")
    if pairs == 0:
        return b"\n"
    return b"\r\n" if pairs == all_ends else None
