"""YAML: the objects of JSON as a list or one mapping, the same data to readers of YAML 1.1 and 1.2."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Final

from clientctl.model import Answer
from clientctl.render.style import Style
from clientctl.text import Path, Reading
from clientctl.text.rendering import Renderer


class _AnyData:
    """The shape of data without a schema: keys as they come, text that looks like a date in quotes."""

    def keys(self, path: Path) -> tuple[str, ...]:
        return ()

    def reading(self, path: Path) -> Reading:
        return "data"


_RENDERER: Final = Renderer(_AnyData())


def render_yaml(answer: Answer, style: Style) -> Iterator[str]:
    """A list of the objects, or the first alone; `[]` when there are none."""
    if answer.is_single:
        for value in islice(answer.objects(), 1):
            yield _joined(_RENDERER.mapping(_plain(value), (), 0)) or "{}\n"
        return
    is_empty = True
    for value in answer.objects():
        is_empty = False
        yield _joined(_RENDERER.item(_plain(value), (), 0))
    if is_empty:
        yield "[]\n"


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _plain(value: Any) -> Any:
    """Dicts and lists in place of whatever else maps or lists."""
    if isinstance(value, Mapping):
        return {key: _plain(held) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(held) for held in value]
    return value
