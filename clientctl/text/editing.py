"""Edits of a file's text that are proved: spliced, read again, and compared with what was meant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from clientctl.errors import InvalidData, Location, message
from clientctl.frozen import frozen, replace
from clientctl.text.block import Page, add_pair, insert_item, remove_entry, replace_value
from clientctl.text.entries import rewrite_entry
from clientctl.text.flow import add_flow_pair, insert_flow_item, remove_flow_entry, replace_flow_value
from clientctl.text.layout import layout_of
from clientctl.text.loading import load
from clientctl.text.narrowing import steps_of
from clientctl.text.nodes import Items, Pairs, Scalar, child
from clientctl.text.operations import (
    Append,
    Insert,
    Operation,
    Remove,
    apply_operation,
    is_same,
    plain_operation,
)
from clientctl.text.parsed import Parsed
from clientctl.text.parsing import parse
from clientctl.text.rendering import Renderer
from clientctl.text.roots import parse_mapping
from clientctl.text.runs import list_of, places, run_at
from clientctl.text.shape import Path, Shape, shown
from clientctl.text.source import BOM
from clientctl.text.spans import CannotSplice, Splice, spliced


@frozen
class Edited:
    """A file after an edit: its bytes, its data, and the weakest method that was needed.

    splice: only the lines in question; splice-dq: the same, text of several lines in quotes, since a
    block would break; entry: the top-level entry was written anew.
    """

    raw: bytes
    data: Any
    method: str


@frozen
class _Method:
    """One way to write a step into the text, from the page and the data meant."""

    name: str
    is_quoted: bool
    is_whole: bool


# From the strongest to the weakest.
_METHODS: Final = (
    _Method("splice", is_quoted=False, is_whole=False),
    _Method("splice-dq", is_quoted=True, is_whole=False),
    _Method("entry", is_quoted=False, is_whole=True),
    _Method("entry", is_quoted=True, is_whole=True),
)


def edit(raw: bytes, name: str, operations: Sequence[Operation], shape: Shape) -> Edited:
    """Make changes to a file's text. All other lines keep their bytes.

    `text.no_such_place` for a path that does not fit the data, `text.cannot_edit` if no way of writing
    it is read back as meant; both with the place. Nothing changes if the data would not.
    """
    parsed = parse_mapping(raw, name, shape)
    draft = _Draft(raw, parsed.data, 0, parsed)
    at, alone = 0, 0  # before `alone`, operations are made one by one
    while at < len(operations):
        run = run_at(operations, at) if at >= alone else ()
        entered = _entered(draft, name, run, shape) if len(run) > 1 else None
        if entered is None and len(run) > 1 and _is_filled(draft.data, list_of(run[0])):
            alone = at + len(run)
        draft = entered or _made(draft, name, operations[at], shape)
        at += len(run) if entered else 1
    return Edited(draft.raw, draft.data, _METHODS[draft.method].name)


@frozen
class _Draft:
    """A file between two steps: `method` is the rank of the weakest one so far, `parsed` made when needed."""

    raw: bytes
    data: Any
    method: int
    parsed: Parsed | None = None


def _is_filled(data: Any, path: Path) -> bool:
    for step in path:
        data = data.get(step) if isinstance(data, dict) else None
    return isinstance(data, list) and bool(data)


def _entered(draft: _Draft, name: str, run: Sequence[Append | Insert], shape: Shape) -> _Draft | None:
    """The draft after many entries were put into a block list that has some; None if it cannot be proved."""
    path = list_of(run[0])
    if not _is_filled(draft.data, path):
        return None
    parsed = draft.parsed or parse(draft.raw, name, shape)
    meant = draft.data
    try:
        for operation in run:
            meant = apply_operation(meant, plain_operation(operation))
        root = parsed.root
        assert isinstance(root, Pairs)  # every other root was refused
        container = _container(root, (*path, 0))
    except (InvalidData, AssertionError):
        return None
    if not isinstance(container, Items) or container.is_flow:
        return None
    for rank, method in enumerate(_METHODS[:2]):
        try:
            raw = _inserted(parsed, container, path, run, shape, method)
        except CannotSplice:
            continue
        if is_same(_read_back(raw, name, shape), meant):
            return _Draft(raw, meant, max(rank, draft.method))
    return None


def _inserted(
    parsed: Parsed, items: Items, path: Path, run: Sequence[Append | Insert], shape: Shape, method: _Method
) -> bytes:
    root = parsed.root
    assert isinstance(root, Pairs)
    layout = replace(layout_of(parsed.text, root), is_quoted=method.is_quoted)
    page = Page(parsed.text, parsed.newline, Renderer(shape, layout))
    new = places(len(items.nodes), run)
    splices = [splice for place, value in new for splice in insert_item(page, items, (*path, place), value)]
    # what stands before a place is mended once, however many entries come behind it
    mended = {splice for splice in splices if splice.start < splice.end}
    return _text_of(parsed, [*(s for s in splices if s.start == s.end), *mended])


def _made(draft: _Draft, name: str, operation: Operation, shape: Shape) -> _Draft:
    """The draft after one operation: in the smallest steps that can be proved, else in one."""
    parsed = draft.parsed or parse(draft.raw, name, shape)
    draft = replace(draft, parsed=parsed)
    place = Location(name, *parsed.locate(operation.path))
    try:
        operation = plain_operation(operation)
        meant = apply_operation(draft.data, operation)
    except InvalidData as error:
        error.location = place
        raise
    if is_same(draft.data, meant):
        return draft
    for steps in steps_of(draft.data, operation):
        done: _Draft | None = draft
        for step in steps:
            done = done and _stepped(done, name, step, shape)
        if done and is_same(done.data, meant):
            return done
    hint = message("text.hint_cannot_edit")
    raise InvalidData("text.cannot_edit", location=place, hint=hint, path=shown(operation.path))


def _stepped(draft: _Draft, name: str, step: Operation, shape: Shape) -> _Draft | None:
    """The draft after one step, proved; None if no method writes it rightly."""
    parsed = draft.parsed or parse(draft.raw, name, shape)
    meant = apply_operation(draft.data, step)
    tried: set[bytes] = set()
    for rank, method in enumerate(_METHODS):
        try:
            raw = _written(parsed, step, meant, shape, method)
        except CannotSplice:
            continue
        if raw not in tried:
            tried.add(raw)
            if is_same(_read_back(raw, name, shape), meant):
                return _Draft(raw, meant, max(rank, draft.method))
    return None


def _read_back(raw: bytes, name: str, shape: Shape) -> Any:
    try:
        return load(raw, name, shape)
    except InvalidData:
        return None


def _written(parsed: Parsed, step: Operation, meant: Any, shape: Shape, method: _Method) -> bytes:
    root = parsed.root
    assert isinstance(root, Pairs)  # every other root was refused
    layout = replace(layout_of(parsed.text, root), is_quoted=method.is_quoted)
    page = Page(parsed.text, parsed.newline, Renderer(shape, layout))
    splices = (
        rewrite_entry(page, root, str(step.path[0]), meant) if method.is_whole else _splices(page, root, step)
    )
    return _text_of(parsed, splices)


def _text_of(parsed: Parsed, splices: Sequence[Splice]) -> bytes:
    text = spliced(parsed.text, splices)
    return f"{BOM if parsed.has_bom else ''}{text}".encode()


def _splices(page: Page, root: Pairs, step: Operation) -> list[Splice]:
    container, path = _container(root, step.path), step.path
    is_flow, index = container.is_flow, child(container, path[-1])
    if isinstance(step, Remove):
        return (remove_flow_entry if is_flow else remove_entry)(page, container, index)
    if isinstance(step, Insert) and isinstance(container, Items):
        return (insert_flow_item if is_flow else insert_item)(page, container, path, step.value)
    if index >= 0:
        return (replace_flow_value if is_flow else replace_value)(page, container, index, path, step.value)
    assert isinstance(container, Pairs)  # a list's new items come as Insert
    return (add_flow_pair if is_flow else add_pair)(page, container, path, step.value)


def _container(root: Pairs, path: Path) -> Items | Pairs:
    """The list or mapping that holds the entry at a path."""
    container: Items | Pairs = root
    for step in path[:-1]:
        found = container.nodes[child(container, step)]
        assert not isinstance(found, Scalar)  # the steps were narrowed to what is there
        container = found
    return container
