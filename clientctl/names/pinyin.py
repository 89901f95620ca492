"""Finding Chinese names by what people type for them: pinyin, its beginning, or initials."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import Final

from clientctl.names.folding import fold, has_han

Readings = tuple[tuple[str, ...], ...]
"""For each letter, digit and Han character of a name, in order, what may be typed for it."""


# Nobody types the sound of what comes later in a name, and readings take time.
_LONGEST: Final = 500


def pinyin_readings(name: str) -> Readings:
    """What may be typed for each position of a name; () for a name without Han characters.

    A Han character has the readings that it has by itself and in the phrase, without tones, ü as v, u
    and yu; any other letter or digit has itself, folded. Blanks and signs are no positions.
    """
    folded = fold(name[:_LONGEST])
    if not has_han(folded):
        return ()
    positions: list[tuple[str, ...]] = []
    for is_han, run in groupby(_spoken(folded), has_han):
        characters = "".join(run)
        if is_han:
            in_phrase = phrase_reading(characters)
            positions.extend(
                tuple(dict.fromkeys((*_spellings(reading), *_single_readings(character))))
                for character, reading in zip(characters, in_phrase, strict=True)
            )
        else:
            positions.extend((character,) for character in characters)
    return tuple(positions)


def phrase_reading(characters: str) -> list[str]:
    """The pinyin of each of some Han characters, read together: no tones, ü as v."""
    from pypinyin import Style, lazy_pinyin

    readings: list[str] = []
    for reading in lazy_pinyin(characters, style=Style.NORMAL):
        # neighbours without a known reading come back as they are, in one piece
        readings.extend(reading if has_han(reading) else (fold(reading),))
    return readings


def matches_pinyin(query: str, readings: Readings) -> bool:
    """True when the query spells consecutive positions of a name, beginning at any of them.

    Each position takes a whole reading or an initial (its first letter, or zh, ch, sh); the last one also
    the beginning of a reading: 张三 is found by `zhangsan`, `zhangs`, `zs`, `zhs`, `san`. A single
    letter would find nearly everything and counts at the name's first position only.
    """
    typed = "".join(_spoken(fold(query)))
    if not typed:
        return False
    starts = readings if len(typed) > 1 else readings[:1]
    return any(_spells_from(typed, readings, start) for start in range(len(starts)))


def _spells_from(typed: str, readings: Readings, start: int) -> bool:
    # all counts of typed letters that the positions so far can account for: never more than len(typed),
    # however many products of readings there are
    reached = {0}
    for position in readings[start : start + len(typed)]:  # each takes a letter at least
        following: set[int] = set()
        for done in reached:
            rest = typed[done:]
            for reading in position:
                if reading[0] != rest[0]:
                    continue
                if reading.startswith(rest):
                    return True
                following.update(done + len(part) for part in _parts(reading) if rest.startswith(part))
        if not following:
            return False
        reached = following
    return False


@cache
def _parts(reading: str) -> tuple[str, ...]:
    initials = (reading[:2],) if reading[:2] in ("zh", "ch", "sh") else ()
    return tuple(dict.fromkeys((reading, reading[:1], *initials)))


@cache
def _single_readings(character: str) -> tuple[str, ...]:
    from pypinyin import Style, pinyin

    readings = pinyin(character, style=Style.NORMAL, heteronym=True)[0]
    return tuple(spelling for reading in readings for spelling in _spellings(fold(reading)))


@cache
def _spellings(reading: str) -> tuple[str, ...]:
    """`lv` is also typed `lu` (what folding makes of lü) and written `lyu` in passports."""
    if "v" not in reading:
        return (reading,)
    return reading, reading.replace("v", "u"), reading.replace("v", "yu")


def _spoken(folded: str) -> list[str]:
    return [character for character in folded if character.isalnum()]
