"""From a file's bytes to its data and node tree, by libyaml's events, with caps and plain refusals."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from clientctl.errors import InvalidData, Message, message
from clientctl.text.events import event_reader
from clientctl.text.extents import block_scalar_end
from clientctl.text.lines import position
from clientctl.text.nodes import Items, Node, Pairs, Scalar
from clientctl.text.parsed import Parsed
from clientctl.text.scalars import CANONICAL_STARTS, NULLS, canonical_value
from clientctl.text.shape import Path, Shape
from clientctl.text.source import Source, read_source
from clientctl.text.syntax import ODD_BLANKS, syntax_error

MAX_DEPTH: Final = 40
MAX_NODES: Final = 200_000


def parse(raw: bytes, name: str, shape: Shape) -> Parsed:
    """Data, text and node tree of a file called `name`. Any root is accepted, None for an empty file."""
    source = read_source(raw, name)
    builder = _Builder(source, shape)
    builder.build()
    return Parsed(builder.data, source.text, source.has_bom, source.newline, builder.root)


class _Open:
    """A list or mapping whose end has not been reached yet."""

    __slots__ = ("column", "data", "is_flow", "is_mapping", "key", "keys", "nodes", "start")

    def __init__(self, start: int, column: int, *, is_flow: bool, is_mapping: bool) -> None:
        self.start = start
        self.column = column
        self.is_flow = is_flow
        self.is_mapping = is_mapping
        self.keys: list[Scalar] = []
        self.nodes: list[Node] = []
        self.data: Any = {} if is_mapping else []
        self.key: str | None = None

    @property
    def awaits_key(self) -> bool:
        return self.is_mapping and self.key is None


class _Builder:
    """Takes events one by one; the tree stands in `root` and `data` when the stream ends."""

    def __init__(self, source: Source, shape: Shape) -> None:
        self.source = source
        self.shape = shape
        self.open: list[_Open] = []
        self.count = 0
        self.documents = 0
        self.root: Node | None = None
        self.data: Any = None

    def build(self) -> None:
        from yaml import YAMLError, events

        takers: dict[type, Callable[[Any], None]] = {
            events.ScalarEvent: self._scalar,
            events.MappingStartEvent: self._mapping_start,
            events.SequenceStartEvent: self._list_start,
            events.MappingEndEvent: self._end,
            events.SequenceEndEvent: self._end,
            events.DocumentStartEvent: self._document_start,
            events.AliasEvent: self._alias,
        }
        try:
            next_event = event_reader(self.source.safe)
            event = next_event()
            while not isinstance(event, events.StreamEndEvent):
                take = takers.get(event.__class__)
                if take is not None:
                    take(event)
                event = next_event()
        except YAMLError as error:
            raise syntax_error(self.source, error) from None

    def _document_start(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            raise self._refuse("text.second_document", event, message("text.hint_second_document"))

    def _alias(self, event: Any) -> None:
        raise self._refuse("text.alias", event, message("text.hint_anchor"), anchor=event.anchor)

    def _scalar(self, event: Any) -> None:
        self._check(event)
        start, end = event.start_mark.index, event.end_mark.index
        text = self.source.restore(event.value)
        style = event.style
        if style in ("|", ">"):
            parent = next((frame.column for frame in reversed(self.open) if not frame.is_flow), 0)
            end = block_scalar_end(self.source.text, start, end, parent)
        frame = self.open[-1] if self.open else None
        if frame is not None and frame.awaits_key:
            self._key(frame, event, Scalar(start, end, style, text))
            return
        if frame is not None and frame.keys and not text and start == end:
            # the mark of a value that is not there at all is that of the next token
            start = end = start if self.source.text[start - 1] == ":" else frame.keys[-1].end
        self._close(Scalar(start, end, style, text), self._value(text, style))

    def _key(self, frame: _Open, event: Any, key: Scalar) -> None:
        text = key.text
        if key.style == "" and text == "<<":
            raise self._refuse("text.merge_key", event, message("text.hint_anchor"))
        if key.style == "" and not text:
            raise self._refuse("text.empty_key", event, message("text.hint_empty_key"))
        if key.style == "" and text[0] in ODD_BLANKS:
            hint = message("text.hint_odd_blank")
            raise self._refuse("text.odd_blank", event, hint, character=f"U+{ord(text[0]):04X}")
        if text in frame.data:
            first = next(node for node in frame.keys if node.text == text)
            line = position(self.source.text, first.start)[0]
            raise self._refuse(
                "text.duplicate_key", event, message("text.hint_duplicate_key"), key=text, first=line
            )
        frame.key = text
        frame.keys.append(key)

    def _value(self, text: str, style: str) -> Any:
        if style:
            return text
        if text in NULLS:
            return None
        if text[0] in CANONICAL_STARTS:
            value = canonical_value(text)
            if not isinstance(value, str) and self.shape.reading(self._path()) == "data":
                return value
        return text

    def _path(self) -> Path:
        return tuple(len(frame.nodes) if frame.key is None else frame.key for frame in self.open)

    def _mapping_start(self, event: Any) -> None:
        self._start(event, is_mapping=True)

    def _list_start(self, event: Any) -> None:
        self._start(event, is_mapping=False)

    def _start(self, event: Any, *, is_mapping: bool) -> None:
        self._check(event)
        if self.open and self.open[-1].awaits_key:
            raise self._refuse("text.key_not_scalar", event, message("text.hint_key_not_scalar"))
        if len(self.open) == MAX_DEPTH:
            hint = message("text.hint_too_deep")
            raise self._refuse("text.too_deep", event, hint, limit=MAX_DEPTH)
        mark = event.start_mark
        self.open.append(_Open(mark.index, mark.column, is_flow=event.flow_style, is_mapping=is_mapping))

    def _end(self, event: Any) -> None:
        frame = self.open.pop()
        end = event.end_mark.index
        # the end mark of a block collection, and of a pair inside a flow list, is the next token's
        is_bracketed = frame.is_flow and self.source.text[frame.start] in "[{"
        if frame.nodes and not is_bracketed:
            end = frame.nodes[-1].end
        if not frame.is_mapping:
            self._close(Items(frame.start, end, frame.is_flow, frame.nodes), frame.data)
        else:
            self._close(Pairs(frame.start, end, frame.is_flow, frame.keys, frame.nodes), frame.data)

    def _close(self, node: Node, value: Any) -> None:
        if not self.open:
            self.root, self.data = node, value
            return
        frame = self.open[-1]
        frame.nodes.append(node)
        if frame.key is None:
            frame.data.append(value)
        else:
            frame.data[frame.key] = value
            frame.key = None

    def _check(self, event: Any) -> None:
        if event.anchor is not None:
            raise self._refuse("text.anchor", event, message("text.hint_anchor"), anchor=event.anchor)
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!", 1)
            raise self._refuse("text.tag", event, message("text.hint_tag"), tag=tag)
        self.count += 1
        if self.count > MAX_NODES:
            hint = message("text.hint_too_many_nodes")
            raise self._refuse("text.too_many_nodes", event, hint, limit=MAX_NODES)

    def _refuse(self, code: str, event: Any, hint: Message, /, **values: Any) -> InvalidData:
        return self.source.refuse(code, event.start_mark.index, hint, **values)
