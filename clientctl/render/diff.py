"""Planned changes as a unified diff that `git apply` and `patch -p1` take."""

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
    return "".join(line for change in changes.changes for line in _file_lines(change))


def render_diff(changes: ChangeSet, style: Style) -> Iterator[str]:
    """The diff as it is to be applied; on a terminal or in colours with control characters as escapes."""
    if not (style.is_terminal or style.has_color):
        yield from (line for change in changes.changes for line in _file_lines(change))
        return
    for change in changes.changes:
        for number, line in enumerate(_file_lines(change)):
            text = safe(line.removesuffix("\n"), keep="\t")
            yield style.paint(text, "bold" if number < 2 else _TONES.get(line[0], "")) + "\n"


def _file_lines(change: FileChange) -> Iterator[str]:
    if change.before == change.after:
        return
    old, new = _lines(change.before), _lines(change.after)
    if not (old or new):
        yield from _empty_file(change)
        return
    yield f"--- {_name('a', change.path) if change.before is not None else _NOWHERE}\n"
    yield f"+++ {_name('b', change.path) if change.after is not None else _NOWHERE}\n"
    for hunk in _hunks(_edits(old, new)):
        yield from _hunk_lines(hunk, old, new)


def _empty_file(change: FileChange) -> Iterator[str]:
    """A file without content comes or goes: only git's own header can say so."""
    yield f"diff --git {_name('a', change.path)} {_name('b', change.path)}\n"
    yield "new file mode 100644\n" if change.before is None else "deleted file mode 100644\n"


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
