"""The merge of files: the data decides what comes out, the text of the three files how it is written."""

from __future__ import annotations

from collections import Counter
from typing import Final

from clientctl.errors import InvalidData
from clientctl.frozen import frozen
from clientctl.merge.assembly import assemble
from clientctl.merge.chunks import cut
from clientctl.merge.markers import Marks, marked
from clientctl.merge.shape import MergeShape
from clientctl.merge.sides import Favour, Sides
from clientctl.merge.three_way import MergedData, merge_documents
from clientctl.text.differences import operations_between
from clientctl.text.editing import edit
from clientctl.text.operations import is_same
from clientctl.text.parsed import Parsed
from clientctl.text.parsing import parse
from clientctl.text.remarks import comments_of
from clientctl.text.roots import load_mapping, parse_mapping
from clientctl.text.shape import Path
from clientctl.text.source import BOM

# Each value that no file has costs a reading of the whole file; beyond this many bytes git's merge is as good.
MOST_READ: Final = 16 * 1024 * 1024
_BOM: Final = BOM.encode()


@frozen
class MergedFile:
    """A merged file and the number of conflicts that are marked in it."""

    raw: bytes
    conflicts: int


def merge_files(
    files: Sides[bytes], name: str, shape: MergeShape, *, marks: Marks | None = None, is_inner: bool = False
) -> MergedFile | None:
    """Merge three versions of a file; None if no text could be made that is read as what the merge of the data gives.

    An empty base says that both sides have added the file: only equal data are merged then, else the whole file is
    one conflict. `is_inner`: the result is a base for another merge, without marks; where the sides disagree it
    stays as it was. All refusals of `parse_mapping` for what cannot be read.
    """
    marks = marks or Marks()
    texts = files.each(_plain)
    has_bom = all(raw.startswith(_BOM) for raw in (files.ours, files.theirs))
    is_crlf = all(_is_crlf(raw) for raw in (files.ours, files.theirs))
    merged = _merged(texts, name, shape, marks, is_inner=is_inner)
    if merged is None:
        return None
    raw = merged.raw.replace(b"\n", b"\r\n") if is_crlf else merged.raw
    # nothing may stand before a mark
    return MergedFile(_BOM + raw if has_bom and raw and not merged.conflicts else raw, merged.conflicts)


def _plain(raw: bytes) -> bytes:
    """The file with LF for line ends and without its byte order mark."""
    return raw.removeprefix(_BOM).replace(b"\r\n", b"\n")


def _is_crlf(raw: bytes) -> bool:
    first = raw.find(b"\n")
    return first > 0 and raw[first - 1 : first] == b"\r"


def _merged(
    texts: Sides[bytes], name: str, shape: MergeShape, marks: Marks, *, is_inner: bool
) -> MergedFile | None:
    ours, theirs = (parse_mapping(raw, name, shape) for raw in (texts.ours, texts.theirs))
    base = parse(texts.base, name, shape)
    if base.data is None:
        if is_same(ours.data, theirs.data):
            raw = _Writer(Sides(None, ours, theirs), name, shape).resolved(MergedData(ours.data, ()), "ours")
            return MergedFile(raw, 0) if raw is not None else None
        if is_inner:
            return MergedFile(texts.base, 0)
        return MergedFile(marks.around(_ended(ours.text), _ended(theirs.text)).encode(), 1)
    if not isinstance(base.data, dict):
        return None
    writer = _Writer(Sides(base, ours, theirs), name, shape)
    favours: tuple[Favour, ...] = ("base",) if is_inner else ("ours", "theirs")
    found: list[tuple[MergedData, bytes]] = []
    for favour in favours:
        data = merge_documents(base.data, ours.data, theirs.data, shape, favour=favour)
        raw = writer.resolved(data, favour)
        if raw is None:
            return None
        if is_inner or not data.conflicts:
            return MergedFile(raw, 0)
        found.append((data, raw))
    return writer.marked(found[0], found[1], marks)


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n"


def _comments(parsed: Parsed | None) -> Counter[str]:
    return Counter(comments_of(parsed.text, parsed.root) if parsed and parsed.root else ())


class _Writer:
    """Writes merged data in the words of the files they come from."""

    def __init__(self, sides: Sides[Parsed | None], name: str, shape: MergeShape) -> None:
        self._sides = sides
        self._pages = sides.each(lambda parsed: cut(parsed) if parsed else None)
        self._name = name
        self._shape = shape

    def resolved(self, data: MergedData, favour: Favour) -> bytes | None:
        """The file for the data, every conflict resolved: assembled, and where that is not enough, edited."""
        if self._pages.ours is not None and self._pages.theirs is not None:
            draft = assemble(dict(data.document), self._pages, self._shape, favour).encode()
            raw = self._edited(draft, data)
            if raw is not None:
                return raw
        return self._edited(self._our_file(), data)

    def _edited(self, draft: bytes, data: MergedData) -> bytes | None:
        """The draft, where its data are the merged ones, or become them by edits."""
        try:
            found = load_mapping(draft, self._name, self._shape)
            operations = operations_between(found, data.document)
            if len(operations) * len(draft) > MOST_READ:
                return None
            edited = edit(draft, self._name, operations, self._shape) if operations else None
        except InvalidData:
            return None
        raw, read = (edited.raw, edited.data) if edited else (draft, found)
        return raw if is_same(read, data.document) else None

    def _our_file(self) -> bytes:
        """Our file, and the comments that only theirs has added at its end, unless they would change a value."""
        base, ours, theirs = self._sides.each(_comments)
        assert self._sides.ours is not None  # what is merged can be read
        text = self._sides.ours.text
        added = "".join(f"{comment}\n" for comment in (theirs - base - ours).elements())
        raw = (_ended(text) + added).encode()
        data = load_mapping(raw, self._name, self._shape)
        return raw if is_same(data, self._sides.ours.data) else text.encode()

    def marked(
        self, ours: tuple[MergedData, bytes], theirs: tuple[MergedData, bytes], marks: Marks
    ) -> MergedFile | None:
        """Both in one, the conflicts in marks; None where the last line of a side has no break."""
        if not (ours[1].endswith(b"\n") and theirs[1].endswith(b"\n")):
            return None
        places = zip(self._places(*ours), self._places(*theirs), strict=True)
        text = marked(ours[1].decode(), theirs[1].decode(), list(places), marks)
        return MergedFile(text.encode(), len(ours[0].conflicts))

    def _places(self, data: MergedData, raw: bytes) -> list[range]:
        """The lines of each conflict; none where the side has nothing there."""
        parsed = parse(raw, self._name, self._shape)
        return [_lines(parsed, one.path) if one.is_there else range(0) for one in data.conflicts]


def _lines(parsed: Parsed, path: Path) -> range:
    first, last = parsed.lines(path)
    return range(first - 1, last)
