"""A list of things that were looked at: mark and word, name, what was found, and below it what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from clientctl.errors import Message
from clientctl.frozen import frozen
from clientctl.model import Tone
from clientctl.render.cells import pad, width
from clientctl.render.style import Style
from clientctl.render.wording import worded
from clientctl.render.wrapping import wrap

_GAP: Final = "  "
# A text is not squeezed into less beside the names: it goes below them.
_LEAST: Final = 32
_INDENT: Final = "  "


@frozen
class Item:
    """One line: its mark with a word for it, in a tone; a name; what was found; what to do about it."""

    mark: Message
    tone: Tone
    name: Message
    said: Message
    advice: Message | None


def render_checklist(items: Sequence[Item], style: Style) -> Iterator[str]:
    """The items, marks and names in columns."""
    language = style.language
    marks = [worded(item.mark, language) for item in items]
    names = [worded(item.name, language) for item in items]
    columns = [max(map(width, texts), default=0) for texts in (marks, names)]
    margin = sum(columns) + 2 * len(_GAP)
    is_beside = style.width is None or style.width - margin >= _LEAST
    for item, mark, name in zip(items, marks, names, strict=True):
        painted = style.paint(mark, item.tone) + " " * (columns[0] - width(mark))
        head = f"{painted}{_GAP}{pad(name, columns[1], 'left')}{_GAP}"
        texts = list(_texts(item, style, margin if is_beside else len(_INDENT)))
        if is_beside:
            yield f"{head}{texts.pop(0)}".rstrip() + "\n"
        else:
            yield head.rstrip() + "\n"
        indent = " " * margin if is_beside else _INDENT
        yield from (f"{indent}{text}\n" for text in texts)


def _texts(item: Item, style: Style, margin: int) -> Iterable[str]:
    """What was found, then the advice in dim, in as many lines as they need beside a margin."""
    room = None if style.width is None else max(1, style.width - margin)
    yield from wrap(worded(item.said, style.language), room)
    if item.advice is not None:
        for line in wrap(worded(item.advice, style.language), room):
            yield style.paint(line, "dim")
