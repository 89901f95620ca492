"""Planned changes as a unified diff that `git apply` and `patch -p1` take.

A file that moves is told by git's own headers; the other files in such a diff have these too, since a plain header
behind one of a move would be read as its continuation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

from clientctl.model import ChangeSet, FileChange, Tone
from clientctl.render.safe import safe
from clientctl.render.style import Style

_CONTEXT: Final = 3
_NOWHERE: Final = "/dev/null"
_NO_LINE_END: Final = "\\ No newline at end of file\n"
# Names that git writes in quotes with the escapes of C.
_QUOTED: Final = re.compile(r'[\x00-\x1f\x7f"\\]')
_TONES: Final[dict[str, Tone]] = {"+": "accent", "-": "danger", "@": "dim", "\\": "dim"}

# Old lines [start, end) that become new lines [start, end).
Edit = tuple[int, int, int, int]


def unified(changes: ChangeSet) -> str:
    """The whole plan as one diff; files that stay as they are have no part in it."""
    return "".join(line for lines in _files(changes) for line in lines)


def render_diff(changes: ChangeSet, style: Style) -> Iterator[str]:
    """The diff as it is to be applied; on a terminal or in colours with control characters as escapes."""
    if not (style.is_terminal or style.has_color):
        yield from (line for lines in _files(changes) for line in lines)
        return
    for lines in _files(changes):
        is_head = True
        for line in lines:
            is_head = is_head and not line.startswith("@@")
            text = safe(line.removesuffix("\n"), keep="\t")
            yield style.paint(text, "bold" if is_head else _TONES.get(line[0], "")) + "\n"


def _files(changes: ChangeSet) -> Iterator[Iterator[str]]:
    """The lines of each file that changes; one that goes elsewhere has its part in the file that it becomes."""
    by_path = {change.path: change for change in changes.changes}
    moved = {change.origin for change in changes.changes if change.origin in by_path}
    for change in changes.changes:
        if change.before == change.after or change.path in moved:
            continue
        if change.origin in moved:
            yield _moved_file(change, by_path[change.origin])
        else:
            yield _file_lines(change, has_header=bool(moved))


def _file_lines(change: FileChange, *, has_header: bool) -> Iterator[str]:
    old, new = _lines(change.before), _lines(change.after)
    if has_header or not (old or new):
        yield from _header(change)
    if old or new:
        yield f"--- {_name('a', change.path) if change.before is not None else _NOWHERE}\n"
        yield f"+++ {_name('b', change.path) if change.after is not None else _NOWHERE}\n"
    for hunk in _hunks(_edits(old, new)):
        yield from _hunk_lines(hunk, old, new)


def _header(change: FileChange) -> Iterator[str]:
    """git's own header, which alone can say that a file without content comes or goes."""
    yield f"diff --git {_name('a', change.path)} {_name('b', change.path)}\n"
    if change.before is None:
        yield "new file mode 100644\n"
    elif change.after is None:
        yield "deleted file mode 100644\n"


def _moved_file(change: FileChange, gone: FileChange) -> Iterator[str]:
    """A file in its new place, with what changes on the way."""
    old, new = _lines(gone.before), _lines(change.after)
    edits = list(_edits(old, new))
    kept = len(old) - sum(edit[1] - edit[0] for edit in edits)
    yield f"diff --git {_name('a', gone.path)} {_name('b', change.path)}\n"
    yield f"similarity index {100 if not edits else min(99, 100 * kept // max(len(old), len(new)))}%\n"
    yield f"rename from {gone.path}\n"
    yield f"rename to {change.path}\n"
    if edits:
        yield f"--- {_name('a', gone.path)}\n"
        yield f"+++ {_name('b', change.path)}\n"
    for hunk in _hunks(edits):
        yield from _hunk_lines(hunk, old, new)


def _name(side: str, path: str) -> str:
    name = f"{side}/{path}"
    if _QUOTED.search(name):
        escaped = _QUOTED.sub(lambda found: f"\\{ord(found.group()):03o}", name)
        return f'"{escaped}"'
    # patch ends a name at a blank unless a tab follows
    return f"{name}\t" if " " in name else name


def _lines(content: bytes | None) -> list[str]:
    """Lines with their ends; only \\n ends one."""
    if not content:
        return []
    lines = content.decode("utf-8", "backslashreplace").split("\n")
    ended = [line + "\n" for line in lines[:-1]]
    return [*ended, lines[-1]] if lines[-1] else ended


def _edits(old: Sequence[str], new: Sequence[str]) -> Iterator[Edit]:
    """What differs between the common lines at the start and at the end, which need no search."""
    most = min(len(old), len(new))
    head = next((index for index in range(most) if old[index] != new[index]), most)
    tail = next((index for index in range(most - head) if old[-1 - index] != new[-1 - index]), most - head)
    matcher = SequenceMatcher(None, old[head : len(old) - tail], new[head : len(new) - tail])
    for kind, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if kind != "equal":
            yield old_start + head, old_end + head, new_start + head, new_end + head


def _hunks(edits: Iterable[Edit]) -> Iterator[list[Edit]]:
    """Edits whose lines of context touch or overlap belong together."""
    hunk: list[Edit] = []
    for edit in edits:
        if hunk and edit[0] - hunk[-1][1] > 2 * _CONTEXT:
            yield hunk
            hunk = []
        hunk.append(edit)
    if hunk:
        yield hunk


def _hunk_lines(hunk: Sequence[Edit], old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    start = max(0, hunk[0][0] - _CONTEXT)
    end = min(len(old), hunk[-1][1] + _CONTEXT)
    new_start = hunk[0][2] - (hunk[0][0] - start)
    new_end = hunk[-1][3] + (end - hunk[-1][1])
    yield f"@@ -{_range(start, end)} +{_range(new_start, new_end)} @@\n"
    place = start
    for old_start, old_end, insert_start, insert_end in hunk:
        yield from _marked(" ", old[place:old_start])
        yield from _marked("-", old[old_start:old_end])
        yield from _marked("+", new[insert_start:insert_end])
        place = old_end
    yield from _marked(" ", old[place:end])


def _range(start: int, end: int) -> str:
    """First line from 1 and count; an empty range names the line before it."""
    count = end - start
    if count == 1:
        return str(start + 1)
    return f"{start + 1 if count else start},{count}"


def _marked(mark: str, lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        if line.endswith("\n"):
            yield mark + line
        else:
            yield f"{mark}{line}\n"
            yield _NO_LINE_END
