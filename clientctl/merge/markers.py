"""Two readings of a merge as one text, with marks round the entries that differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from clientctl.frozen import frozen
from clientctl.merge.sequences import changes

USUAL_LENGTH: Final = 7


@frozen
class Marks:
    """What stands at the marks of a conflict: the names of the sides, and how long the marks are."""

    ours: str = "ours"
    theirs: str = "theirs"
    length: int = USUAL_LENGTH

    def around(self, ours: str, theirs: str) -> str:
        """A conflict; both texts end with a line break or are empty."""
        return f"{self._mark('<', self.ours)}\n{ours}{'=' * self.length}\n{theirs}{self._mark('>', self.theirs)}\n"

    def _mark(self, character: str, name: str) -> str:
        """Names come from people and branches: one line of characters that can be seen."""
        shown = "".join(letter if letter.isprintable() else " " for letter in name)
        return f"{character * self.length} {shown}".rstrip()


class _Part(NamedTuple):
    """Lines of one text: one line that both have, or those of one conflict."""

    conflict: int | None
    text: str


_END: Final = _Part(None, "")


def marked(ours: str, theirs: str, places: Sequence[tuple[range, range]], marks: Marks) -> str:
    """Both texts in one: lines that they share once, every conflict in marks.

    places: for each conflict its lines, from 0, in ours and in theirs; empty where it has none.
    Taking our side out of all marks gives `ours`, taking theirs gives `theirs`.
    """
    left = _parts(ours, {n: lines for n, (lines, _) in enumerate(places) if lines})
    right = _parts(theirs, {n: lines for n, (_, lines) in enumerate(places) if lines})
    return "".join(_woven(left, right, marks))


def _parts(text: str, conflicts: Mapping[int, range]) -> list[_Part]:
    """The text cut into parts; conflicts on the same lines are one, by the first one's number."""
    # only LF ends a line
    lines = [f"{line}\n" for line in text.removesuffix("\n").split("\n")]
    found: list[_Part] = []
    done = 0
    for number, place in sorted(conflicts.items(), key=lambda one: (one[1].start, -one[1].stop, one[0])):
        if place.stop <= done:
            continue
        found += [_Part(None, line) for line in lines[done : place.start]]
        found.append(_Part(number, "".join(lines[max(done, place.start) : place.stop])))
        done = place.stop
    return [*found, *(_Part(None, line) for line in lines[done:])]


def _woven(left: list[_Part], right: list[_Part], marks: Marks) -> Iterator[str]:
    """Both side by side: parts that are not alike are the same conflict, or one that a side has nothing of."""
    numbers = [{part.conflict for part in parts} - {None} for parts in (left, right)]
    at, other = 0, 0
    while at < len(left) or other < len(right):
        one = left[at] if at < len(left) else _END
        two = right[other] if other < len(right) else _END
        if one == two or (one.conflict == two.conflict is not None):
            yield one.text if one.text == two.text else marks.around(one.text, two.text)
            at, other = at + 1, other + 1
        elif one.conflict in numbers[0] - numbers[1]:
            yield marks.around(one.text, "")
            at += 1
        elif two.conflict in numbers[1] - numbers[0]:
            yield marks.around("", two.text)
            other += 1
        else:
            yield from _marked_parts(left[at:], right[other:], marks)
            return


def _marked_parts(left: list[_Part], right: list[_Part], marks: Marks) -> Iterator[str]:
    """Marks round all parts that differ: more than the entries of conflicts do, as comments above them may."""
    done = 0
    for change in changes(left, right):
        yield from (part.text for part in left[done : change.start])
        ours, theirs = left[change.start : change.end], change.lines
        yield marks.around("".join(part.text for part in ours), "".join(part.text for part in theirs))
        done = change.end
    yield from (part.text for part in left[done:])
