"""Wildcards: `*` for any signs, `?` for one, over a whole text; time grows only with its length."""

from __future__ import annotations

from collections.abc import Callable


def build_wildcard(pattern: str) -> Callable[[str], bool]:
    """A test of folded texts against a folded pattern."""
    if "?" in pattern:
        return _by_states(pattern)
    if "*" not in pattern:
        return pattern.__eq__
    return _by_pieces(pattern.split("*"))


def _by_pieces(pieces: list[str]) -> Callable[[str], bool]:
    """`*` alone: the first piece begins the text, the last ends it, the others are found from the left."""
    first, *middle, last = pieces
    least = len(first) + len(last)

    def matches(text: str) -> bool:
        if len(text) < least or not text.startswith(first) or not text.endswith(last):
            return False
        at, end = len(first), len(text) - len(last)
        for piece in middle:
            found = text.find(piece, at, end)
            if found < 0:
                return False
            at = found + len(piece)
        return True

    return matches


def _by_states(pattern: str) -> Callable[[str], bool]:
    """Bit n of `reached`: the text so far may be the first n signs of the pattern, `*` not counted."""
    signs = [sign for sign in pattern if sign != "*"]
    every = sum(1 << n for n, sign in enumerate(signs) if sign == "?")
    takes: dict[str, int] = {}
    for n, sign in enumerate(signs):
        takes[sign] = takes.get(sign, every) | 1 << n
    stays = _stays(pattern)
    goal = 1 << len(signs)

    def matches(text: str) -> bool:
        reached = 1
        for sign in text:
            reached = (reached & takes.get(sign, every)) << 1 | (reached & stays)
            if not reached:
                return False
        return bool(reached & goal)

    return matches


def _stays(pattern: str) -> int:
    """The states in which any sign may pass: those before which the pattern has a `*`."""
    count = 0
    stays = 0
    for sign in pattern:
        if sign == "*":
            stays |= 1 << count
        else:
            count += 1
    return stays
