"""The files of a book that are in conflict: which there are, whom a REF means among them, and what differs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Final, Literal

from clientctl import text
from clientctl.actions.three_way import field_name, shape_of
from clientctl.actions.workspace import Workspace
from clientctl.errors import ClientctlError, Failed, Message, NotFound, message
from clientctl.frozen import frozen
from clientctl.merge import ABSENT, MergeShape, merge_documents
from clientctl.model import Document
from clientctl.model.client import name_in
from clientctl.names import fold
from clientctl.store.folder import PLACES
from clientctl.store.past import read_blobs
from clientctl.store.unmerged import Side, Unmerged, unmerged_files

SIDES: Final[tuple[Side, Side]] = ("ours", "theirs")


@frozen
class Contents:
    """What a file held: before the sides parted, on our side, and on theirs (None: it was not there)."""

    base: bytes | None
    ours: bytes | None
    theirs: bytes | None

    def of(self, side: Side) -> bytes | None:
        return self.ours if side == "ours" else self.theirs


@frozen
class Difference:
    """A field that the sides have changed in different ways, with both values; ABSENT where one has none."""

    field: str
    ours: Any
    theirs: Any


Kind = Literal["changed", "added", "deleted", "moved"]


@frozen
class Conflicted:
    """A file in conflict, by path; `now`: what stands in the working tree (None: nothing)."""

    path: str
    contents: Contents
    now: bytes | None
    shape: MergeShape | None

    @property
    def client(self) -> str:
        """The id of the client whose file it is; "" for other files."""
        place, _, name = self.path.partition("/")
        return name.removesuffix(".yaml") if place in PLACES and name.endswith(".yaml") else ""

    @property
    def name(self) -> str:
        """How people call it: by its id, or by its path."""
        return self.client or self.path

    @property
    def kind(self) -> Kind:
        """How the sides came into conflict; moved: the file has gone from here, or come here, on one side alone."""
        held = self.contents
        if held.ours is None or held.theirs is None:
            return "moved" if held.base is None or held.ours == held.theirs else "deleted"
        return "added" if held.base is None else "changed"

    def document(self, side: Literal["base", "ours", "theirs"]) -> Document | None:
        """What it held, None where it was not there or cannot be read."""
        raw: bytes | None = getattr(self.contents, side)
        if raw is None or self.shape is None:
            return None
        try:
            return text.load_mapping(raw, self.path, self.shape)
        except ClientctlError:
            return None

    @cached_property
    def documents(self) -> Mapping[Side, Document | None]:
        return {side: self.document(side) for side in SIDES}

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """What is at odds; the whole file is the field ""."""
        ours, theirs = self.documents["ours"], self.documents["theirs"]
        base = self.document("base") or {}
        if ours is None or theirs is None or self.shape is None:
            return (Difference("", ours or ABSENT, theirs or ABSENT),)
        merged = merge_documents(base, ours, theirs, self.shape)
        return tuple(
            Difference(field_name(merged.document, conflict.path), conflict.ours, conflict.theirs)
            for conflict in merged.conflicts
        ) or (Difference("", ABSENT, ABSENT),)


def find_conflicts(workspace: Workspace) -> tuple[Conflicted, ...]:
    """Every file of the book that git has still to merge, by path; Failed without git, NotFound when there is none."""
    git = workspace.writer.git
    if git is None:
        raise Failed("resolving.no_git", hint=message("resolving.no_git_hint"))
    found = unmerged_files(git)
    if not found:
        unfinished = git.repository.unfinished()
        hint = message("resolving.end_it", command=unfinished.finish) if unfinished else None
        raise NotFound("resolving.nothing", hint=hint or message("resolving.nothing_hint"))
    ids = [blob for one in found for blob in (one.base, one.ours, one.theirs) if blob]
    blobs = read_blobs(git.offline(), ids)
    return tuple(_conflicted(workspace, one, blobs) for one in found)


def _conflicted(workspace: Workspace, found: Unmerged, blobs: Mapping[str, bytes]) -> Conflicted:
    held = [blobs[blob] if blob else None for blob in (found.base, found.ours, found.theirs)]
    try:
        now: bytes | None = workspace.book.folder.read(found.path)
    except FileNotFoundError:
        now = None
    shape = shape_of(found.path, workspace.catalog.shape)
    return Conflicted(found.path, Contents(*held), now, shape)


def named(reference: str, conflicts: Sequence[Conflicted]) -> Conflicted:
    """The one that a REF means: a path, an id, exactly a name, alias or number, the beginning of an id, part of a name.

    NotFound, listing those that there are.
    """
    wanted = fold(reference.strip())
    for step in _STEPS:
        found = [one for one in conflicts if wanted and step(wanted, one)]
        if len(found) == 1:
            return found[0]
        if found:
            paths = tuple(one.path for one in found)
            raise NotFound(
                "resolving.several", ref=reference, paths=paths, hint=message("resolving.name_one")
            )
    names = tuple(one.name for one in conflicts)
    raise NotFound(
        "resolving.not_in_conflict", ref=reference, hint=message("resolving.in_conflict", names=names)
    )


def _names(one: Conflicted) -> Iterator[str]:
    for side in SIDES:
        document = one.documents[side]
        if document is not None:
            aliases = document.get("aliases")
            held = (
                name_in(document, ""),
                document.get("number"),
                *(aliases if isinstance(aliases, list) else ()),
            )
            yield from (fold(word) for word in held if isinstance(word, str) and word)


def _is_path(wanted: str, one: Conflicted) -> bool:
    return wanted in (one.path, one.client, f"@{one.path.removeprefix('views/').removesuffix('.yaml')}")


_STEPS: Final = (
    _is_path,
    lambda wanted, one: wanted in _names(one),
    lambda wanted, one: one.client.startswith(wanted),
    lambda wanted, one: any(wanted in name for name in _names(one)),
)


def ways_to_go_on(workspace: Workspace, left: Iterable[Conflicted]) -> tuple[Message, ...]:
    """What is still to do: the files that are left, else the command that ends what git has begun."""
    names = tuple(one.name for one in left)
    if names:
        return (message("resolving.left", count=len(names), names=names),)
    git = workspace.writer.git
    unfinished = git.repository.unfinished() if git else None
    if unfinished is None:
        return (message("resolving.commit"),)
    if unfinished.name.code == "store.merge":
        return (message("resolving.sync", command=unfinished.finish),)
    return (message("resolving.go_on", command=unfinished.finish),)
