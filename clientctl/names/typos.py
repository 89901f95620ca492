"""Names that differ by a slip of the pen: found without comparing each with each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from clientctl.names.folding import has_han

# Shorter words and names differ in a letter because they are others: Anna and Anne.
_SHORTEST_WORD: Final = 5
_SHORTEST_NAME: Final = 8
_SHORTEST_HAN: Final = 6
# From this length on a word may have two slips.
_LONG_WORD: Final = 9
_LONGEST_WORD: Final = 30


def slip_keys(name: str) -> Iterator[str]:
    """Keys of a bare name: two names of which one may be a slip of the other have one in common."""
    words = name.split()
    for place, word in enumerate(words):
        if not _may_slip(word, name):
            continue
        rest = " ".join((*words[:place], "\0", *words[place + 1 :]))
        yield from (f"{rest}\0{shorter}" for shorter in _shortened(word))


def is_slip(one: str, other: str) -> bool:
    """Whether two bare names differ by one or two letters of one long word, not by its first one.

    In words of Han characters, where another character is another name, one has been left out, or two have changed
    places. Digits are never slips.
    """
    pairs = [pair for pair in zip(one.split(), other.split(), strict=False) if pair[0] != pair[1]]
    if len(pairs) != 1 or len(one.split()) != len(other.split()):
        return False
    ((mine, theirs),) = pairs
    longer = max(one, other, key=len)
    if not _may_slip(mine, longer) or not _may_slip(theirs, longer):
        return False
    if has_han(longer):
        is_same_length = len(mine) == len(theirs)
        return _distance(mine, theirs) == 1 and is_same_length == (sorted(mine) == sorted(theirs))
    most = 2 if min(len(mine), len(theirs)) >= _LONG_WORD else 1
    return mine[0] == theirs[0] and _distance(mine, theirs) <= most


def _may_slip(word: str, name: str) -> bool:
    if not _SHORTEST_WORD <= len(word) <= _LONGEST_WORD or any(character.isdigit() for character in word):
        return False
    return len(name) >= (_SHORTEST_HAN - 1 if has_han(word) else _SHORTEST_NAME - 1)


def _shortened(word: str) -> set[str]:
    """The word with up to two letters left out; the first one stays, but among Han characters."""
    first = 0 if has_han(word) else 1
    found = {word, *_without_one(word, first)}
    if len(word) >= _LONG_WORD - 1 and first:
        found |= {shorter for one in tuple(found) for shorter in _without_one(one, first)}
    return found


def _without_one(word: str, first: int) -> set[str]:
    return {word[:place] + word[place + 1 :] for place in range(first, len(word))}


def _distance(one: str, other: str) -> int:
    """How many letters are left out, added, changed or swapped with the next one."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, mine in enumerate(one, 1):
        row = [i]
        for j, theirs in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (mine != theirs))
            if i > 1 and j > 1 and mine == other[j - 2] and one[i - 2] == theirs:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]
