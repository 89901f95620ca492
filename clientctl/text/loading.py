"""From a file's bytes to its data alone, as fast as Python allows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from clientctl.text.events import event_reader
from clientctl.text.parsing import MAX_DEPTH, MAX_NODES, parse
from clientctl.text.scalars import CANONICAL_STARTS, NULLS, canonical_value
from clientctl.text.shape import Path, Shape
from clientctl.text.source import Source, read_source
from clientctl.text.syntax import ODD_BLANKS

# A file beyond this is read once, carefully: reading a hostile one twice would take too long.
USUAL_BYTES: Final = 256 * 1024


class _InDoubt(Exception):  # no error: the careful reader decides
    """Something that the careful reader must look at."""


def load(raw: bytes, name: str, shape: Shape) -> Any:
    """The data of a file: what `parse` gives, and the same refusals.

    The short way handles what nearly all files are made of and leaves everything else to `parse`,
    which refuses it with its place, or reads it.
    """
    from yaml import YAMLError

    source = read_source(raw, name)
    if not source.swapped and len(raw) <= USUAL_BYTES:
        try:
            return _load_usual(source, shape)
        except (_InDoubt, YAMLError):
            pass
    return parse(raw, name, shape).data


def _load_usual(source: Source, shape: Shape) -> Any:
    from yaml import events

    next_event = event_reader(source.safe)
    next_event()
    if next_event().__class__ is not events.DocumentStartEvent:
        return None
    builder = _DataBuilder(shape)
    takers: dict[type, Callable[[Any], None]] = {
        events.MappingStartEvent: builder.start_mapping,
        events.SequenceStartEvent: builder.start_list,
        events.MappingEndEvent: builder.end,
        events.SequenceEndEvent: builder.end,
    }
    scalar, take_scalar = events.ScalarEvent, builder.scalar
    while (event := next_event()).__class__ is not events.DocumentEndEvent:
        if event.__class__ is scalar:
            take_scalar(event)
            continue
        take = takers.get(event.__class__)
        if take is None:
            raise _InDoubt
        take(event)
    if next_event().__class__ is not events.StreamEndEvent:
        raise _InDoubt
    return builder.root[0]


class _DataBuilder:
    """Puts values together as events come; `root` is a list that holds the finished data."""

    __slots__ = ("container", "count", "key", "outer", "root", "shape")

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self.root: list[Any] = []
        self.container: Any = self.root
        self.key: str | None = None
        self.outer: list[tuple[Any, str | None]] = []
        self.count = 0

    def scalar(self, event: Any) -> None:
        self.count += 1
        if event.anchor is not None or event.tag is not None or self.count > MAX_NODES:
            raise _InDoubt
        value = event.value
        key, container = self.key, self.container
        if key is None and container.__class__ is dict:
            if not value or value in container or value == "<<" or value[0] in ODD_BLANKS:
                raise _InDoubt
            self.key = value
            return
        if not event.style and (value in NULLS or value[0] in CANONICAL_STARTS):
            value = self._plain(value)
        if key is None:
            container.append(value)
        else:
            container[key] = value
            self.key = None

    def start_mapping(self, event: Any) -> None:
        self._start(event, {})

    def start_list(self, event: Any) -> None:
        self._start(event, [])

    def end(self, _event: Any) -> None:
        value = self.container
        self.container, self.key = self.outer.pop()
        self._put(value)

    def _start(self, event: Any, value: Any) -> None:
        self.count += 1
        if event.anchor is not None or event.tag is not None or len(self.outer) == MAX_DEPTH:
            raise _InDoubt
        if self.key is None and self.container.__class__ is dict:
            raise _InDoubt
        self.outer.append((self.container, self.key))
        self.container, self.key = value, None

    def _put(self, value: Any) -> None:
        if self.key is None:
            self.container.append(value)
        else:
            self.container[self.key] = value
            self.key = None

    def _plain(self, text: str) -> Any:
        if text in NULLS:
            return None
        value = canonical_value(text)
        if isinstance(value, str):
            return value
        steps = (*self.outer, (self.container, self.key))[1:]  # the first holds the root
        path: Path = tuple(len(held) if key is None else key for held, key in steps)
        return value if self.shape.reading(path) == "data" else text
