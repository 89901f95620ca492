"""Blocks: some hundred clients next to each other by id, kept column by column.

A query loads only the columns that it asks for; a changed client costs the writing of one block.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from typing import Any, Final

from clientctl.errors import Problem
from clientctl.model import Document
from clientctl.model.client import name_in
from clientctl.store.cache.database import UnusableError
from clientctl.store.cache.documents import unpacked_document
from clientctl.store.cache.findings import unpacked_problem
from clientctl.store.cache.rows import Row, path_of, stamp_of
from clientctl.store.cache.signatures import Key, Signature

FILES: Final = "files"
ROWS: Final = "rows"
_COLUMN: Final = "="  # before the name of a column, where it is a part's name

# Loads a part by its name, and a document by its path and stamp; UnusableError.
LoadPart = Callable[[str], Any]
LoadDocument = Callable[[str, str], bytes]


class Files:
    """Which files a block is about, and what they looked like when they were read.

    contents: hashes, by index, of those that were too young to be known by their signatures; last: the day, as an
    ordinal, after which some of the cells do not hold any more.
    """

    __slots__ = ("archived", "contents", "ids", "last", "signatures")

    def __init__(
        self,
        ids: Sequence[str],
        archived: Sequence[bool],
        signatures: Sequence[Signature],
        contents: Mapping[int, str],
        last: int,
    ) -> None:
        self.ids = ids
        self.archived = archived
        self.signatures = signatures
        self.contents = contents
        self.last = last

    @classmethod
    def from_part(cls, part: Any) -> Files:
        signatures = list(zip(*part["signatures"], strict=True))
        contents = {int(index): content for index, content in part["contents"].items()}
        return cls(part["ids"], part["archived"], signatures, contents, part["last"])

    def without_contents(self, indexes: Container[int]) -> Files:
        """The same, with some that are known by their signatures from now on."""
        left = {index: content for index, content in self.contents.items() if index not in indexes}
        return Files(self.ids, self.archived, self.signatures, left, self.last)

    def part(self) -> Any:
        """What is kept of it, as JSON data."""
        return {
            "ids": self.ids,
            "archived": self.archived,
            "signatures": [list(column) for column in zip(*self.signatures, strict=True)],
            "contents": {str(index): content for index, content in self.contents.items()},
            "last": self.last,
        }

    def keys(self) -> Iterator[Key]:
        return zip(self.ids, self.archived, strict=True)

    def path(self, index: int) -> str:
        return path_of(self.ids[index], is_archived=self.archived[index])


class Block:
    """The clients of some files; what is not asked for is not loaded.

    When a part turns out to be damaged, `recover` reads the files anew and gives what it should have held.
    columns: those that were asked for so far.
    """

    __slots__ = ("_document", "_holds", "_holes", "_part", "_recover", "_rows", "columns", "files")

    def __init__(
        self,
        files: Files,
        part: LoadPart,
        document: LoadDocument,
        recover: Callable[[Files], tuple[LoadPart, LoadDocument]],
    ) -> None:
        self.files = files
        self._part = part
        self._document = document
        self._recover = recover
        self.columns: dict[str, Sequence[Any]] = {}
        self._rows: Any = None
        self._holds: tuple[int, int] | None = None
        self._holes: Sequence[Any] = [None] * len(files.ids)

    def __len__(self) -> int:
        return len(self.files.ids)

    @property
    def rows(self) -> Any:
        """Names of the columns, problems and unread ones by index, first and last days by index."""
        if self._rows is None:
            self._rows = self._load(ROWS)
        return self._rows

    def holds(self, today: int) -> bool:
        """Whether the cells of all clients hold on a day, an ordinal."""
        if self._holds is None:
            self._holds = (max(self.rows["first"]), min(self.rows["last"]))
        return self._holds[0] <= today <= self._holds[1]

    def column(self, name: str) -> Sequence[Any]:
        """The cells of a column by index, None where there is none."""
        found = self.columns.get(name)
        if found is None:
            found = self._load(_COLUMN + name) if name in self.rows["columns"] else self._holes
            self.columns[name] = found
        return found

    def forget(self) -> None:
        """Let go of the columns: who goes through a large book needs few at a time."""
        self.columns.clear()

    def document(self, index: int) -> Any:
        """The document of one client."""
        if index in self.rows["unread"]:
            return {}
        path, stamp = self.files.path(index), stamp_of(self.files.signatures[index])
        try:
            return unpacked_document(self._document(path, stamp))
        except (UnusableError, ValueError):
            self._part, self._document = self._recover(self.files)
            return unpacked_document(self._document(path, stamp))

    def with_files(self, files: Files) -> Block:
        """The same clients, their files known in another way."""
        return Block(files, self._part, self._document, self._recover)

    def _load(self, name: str) -> Any:
        try:
            return self._part(name)
        except UnusableError:
            self._part, self._document = self._recover(self.files)
            return self._part(name)


class Shelved:
    """A client out of a block: `Stored` for everybody, and its cells for those who know the columns."""

    __slots__ = ("block", "index")

    def __init__(self, block: Block, index: int) -> None:
        self.block = block
        self.index = index

    @property
    def id(self) -> str:
        return self.block.files.ids[self.index]

    @property
    def is_archived(self) -> bool:
        return self.block.files.archived[self.index]

    @property
    def path(self) -> str:
        return self.block.files.path(self.index)

    @property
    def name(self) -> str:
        return name_in(self.document, self.id)

    @property
    def document(self) -> Document:
        document: Document = self.block.document(self.index)
        return document

    @property
    def problems(self) -> tuple[Problem, ...]:
        if not self.block.rows["problems"]:
            return ()
        return tuple(unpacked_problem(problem) for problem in self.findings)

    @property
    def is_readable(self) -> bool:
        return self.index not in self.block.rows["unread"]

    def cell(self, column: str) -> Any:
        """The JSON value that was kept for a column, None for none."""
        block = self.block
        return (block.columns.get(column) or block.column(column))[self.index]

    @property
    def columns(self) -> Sequence[str]:
        """Columns that may hold something for it."""
        columns: Sequence[str] = self.block.rows["columns"]
        return columns

    @property
    def days(self) -> tuple[int, int]:
        """The first and the last day, as ordinals, on which the cells hold."""
        return self.block.rows["first"][self.index], self.block.rows["last"][self.index]

    @property
    def signature(self) -> Signature:
        return self.block.files.signatures[self.index]

    @property
    def content(self) -> str | None:
        return self.block.files.contents.get(self.index)

    @property
    def findings(self) -> Sequence[Any]:
        """Its problems as they are kept."""
        found: Sequence[Any] = self.block.rows["problems"].get(str(self.index), ())
        return found


Item = Row | Shelved


def build_parts(items: Sequence[Item]) -> dict[str, Any]:
    """The parts of a block of these clients, but for its files."""
    names = dict.fromkeys(name for item in items for name in item.columns)
    columns = {name: [item.cell(name) for item in items] for name in names}
    kept = {name: cells for name, cells in columns.items() if any(cell is not None for cell in cells)}
    days = [item.days for item in items]
    return {
        ROWS: {
            "columns": list(kept),
            "problems": {
                str(index): list(item.findings) for index, item in enumerate(items) if item.findings
            },
            "unread": [index for index, item in enumerate(items) if not item.is_readable],
            "first": [first for first, _ in days],
            "last": [last for _, last in days],
        },
        **{_COLUMN + name: cells for name, cells in kept.items()},
    }


def build_files(items: Sequence[Item]) -> Files:
    """The files of a block of these clients."""
    contents = {index: item.content for index, item in enumerate(items) if item.content is not None}
    return Files(
        [item.id for item in items],
        [item.is_archived for item in items],
        [item.signature for item in items],
        contents,
        min(item.days[1] for item in items),
    )
