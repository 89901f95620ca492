"""What becomes of the text of two files that have changed one base."""

from __future__ import annotations

import pytest

from clientctl.errors import InvalidData
from clientctl.merge import MergedFile, Sides, merge_files
from clientctl.text import one_side
from tests.merge.toy import TOY

ROOT = "id: a\nname: A   # legal\nstatus: lead\ntags:\n  - vip\n"
LOG = "log:\n  - id: 1\n    date: 2025-01-02\n    text: x\n"
BASE = ROOT + LOG
Q1, Q2 = (
    f"  - id: {name}\n    date: {day}\n    text: {text}\n"
    for name, day, text in (("q1", "2025-03-01", "B"), ("q2", "2025-03-02", "A"))
)
ACTIVE, LOST = (BASE.replace("status: lead", f"status: {stage}") for stage in ("active", "lost"))
NOTES = BASE + "notes: |\n  one\n"

# base, ours, theirs, the merged text, its conflicts
CASES: dict[str, tuple[str, str, str, str, int]] = {
    "two entries of the log: both, by date": (
        BASE, BASE + Q2, BASE + Q1.replace("B", "B  # c"), BASE + Q1.replace("B", "B  # c") + Q2, 0,
    ),
    "tags of both, a field and a comment": (
        BASE,
        ACTIVE.replace("  - vip\n", "  - vip\n  - export\n"),
        BASE.replace("# legal", "# legal name").replace("  - vip\n", "  - vip\n  - cn\n"),
        "id: a\nname: A   # legal name\nstatus: active\ntags:\n  - vip\n  - cn\n  - export\n" + LOG,
        0,
    ),
    "a conflict is marked at its key alone, the log is merged": (
        BASE,
        ACTIVE,
        LOST + Q1,
        "id: a\nname: A   # legal\n<<<<<<< ours\nstatus: active\n=======\nstatus: lost\n>>>>>>> theirs\n"
        "tags:\n  - vip\n" + LOG + Q1,
        1,
    ),
    "the same change on both sides": (BASE, ACTIVE, ACTIVE, ACTIVE, 0),
    "two fields of one entry": (
        BASE,
        BASE.replace("text: x", "text: y"),
        BASE.replace("01-02", "01-03"),
        ROOT + "log:\n  - id: 1\n    date: 2025-01-03\n    text: y\n",
        0,
    ),
    "a deleted entry against an edited one": (
        BASE,
        ROOT + "log: []\n",
        BASE.replace("text: x", "text: y"),
        ROOT
        + "<<<<<<< ours\nlog: []\n=======\nlog:\n  - id: 1\n    date: 2025-01-02\n    text: y\n>>>>>>> theirs\n",
        1,
    ),
    "a deleted entry of several against an edited one": (
        BASE + Q1,
        ROOT + "log:\n" + Q1,
        BASE.replace("text: x", "text: y") + Q1,
        ROOT
        + "log:\n<<<<<<< ours\n=======\n  - id: 1\n    date: 2025-01-02\n    text: y\n>>>>>>> theirs\n"
        + Q1,
        1,
    ),
    "a line added to the notes by each: both, ours first": (
        NOTES, NOTES + "  A\n", NOTES + "  B\n", NOTES + "  A\n  B\n", 0,
    ),
    "CRLF on one side, LF on the other": (
        BASE,
        BASE + Q1.replace("B", "A"),
        BASE.replace("  - vip\n", "  - vip\n  - cn\n").replace("\n", "\r\n"),
        ROOT + "  - cn\n" + LOG + Q1.replace("B", "A"),
        0,
    ),
}  # fmt: skip


FLOW = "id: a\nlog:\n  - {id: 1, date: 2025-01-02, text: x}\n"
WITH_SECOND = BASE + Q1

COMMENTS: dict[str, tuple[str, str, str, str]] = {
    "a comment beside a value that the other side changes": (
        BASE,
        ACTIVE,
        BASE.replace("status: lead", "status: lead  # why"),
        ACTIVE.replace("status: active", "status: active  # why"),
    ),
    "a comment changed and a value changed": (
        BASE,
        BASE.replace("# legal", "# new"),
        BASE.replace("name: A", "name: B"),
        BASE.replace("name: A   # legal", "name: B   # new"),
    ),
    "a comment deleted and a value changed": (
        BASE, BASE.replace("   # legal", ""), BASE.replace("name: A", "name: B"), BASE.replace("A   # legal", "B"),
    ),
    "two comments beside one value": (
        BASE, BASE.replace("# legal", "# one"), BASE.replace("# legal", "# two"),
        BASE.replace("name: A   # legal", "# two\nname: A   # one"),
    ),
    "two comments above one key": (
        BASE,
        BASE.replace("status", "# ours\nstatus"),
        BASE.replace("status", "# theirs\nstatus"),
        BASE.replace("status", "# ours\n# theirs\nstatus"),
    ),
    "the same comment on both sides": (
        BASE,
        BASE.replace("status: lead", "# same\nstatus: active"),
        BASE.replace("status", "# same\nstatus"),
        ACTIVE.replace("status", "# same\nstatus"),
    ),
    "comments at the end": (BASE, BASE + "# ours\n", BASE + "\n# theirs\n", BASE + "# ours\n\n# theirs\n"),
    "a comment inside an entry that the other side deletes goes above what follows": (
        WITH_SECOND,
        ROOT + "log:\n" + Q1,
        WITH_SECOND.replace("  - id: 1\n", "  # ask li\n  - id: 1\n"),
        ROOT + "log:\n  # ask li\n" + Q1,
    ),
    "a comment above the first field of an entry": (
        BASE,
        BASE.replace("- id: 1\n", "- id: 1\n    # day\n"),
        BASE.replace("text: x", "text: y"),
        BASE.replace("- id: 1\n", "- id: 1\n    # day\n").replace("text: x", "text: y"),
    ),
    "a comment beside the key of a list": (
        BASE, BASE.replace("log:", "log:  # newest last") + Q2, BASE + Q1,
        BASE.replace("log:", "log:  # newest last") + Q1 + Q2,
    ),
    "two comments beside the key of a list": (
        BASE, BASE.replace("log:", "log:  # one"), BASE.replace("log:", "log:  # two"),
        BASE.replace("log:\n", "log:  # one\n  # two\n"),
    ),
    "a comment below the last entry, indented deeper": (
        BASE, BASE + "    # about it\n", BASE + Q1, BASE + "    # about it\n" + Q1,
    ),
    "a head above the document": (
        "---\n" + BASE, "# c\n---\n" + BASE, "---\n" + LOST, "# c\n---\n" + LOST,
    ),
}  # fmt: skip

STYLES: dict[str, tuple[str, str, str, str]] = {
    "a list moved to the left by one side": (
        BASE,
        BASE.replace("  - ", "- ").replace("    ", "  "),
        BASE + Q1,
        (BASE + Q1).replace("  - ", "- ").replace("    ", "  "),
    ),
    "a list in brackets on one side": (
        BASE,
        BASE.replace("tags:\n  - vip\n", "tags: [vip, b]\n"),
        BASE.replace("  - vip\n", "  - vip\n  - c\n"),
        BASE.replace("tags:\n  - vip\n", "tags: [vip, b, c]\n"),
    ),
    "quotes on one side, a value on the other": (
        BASE, BASE.replace("lead", '"lead"'), LOST, LOST,
    ),
    "entries in braces": (
        FLOW,
        FLOW.replace("text: x", "text: y") + "  - {id: 2, date: 2025-02-02, text: o}\n",
        FLOW.replace("01-02", "01-03") + "  - {id: 3, date: 2025-02-01, text: t}  # c\n",
        "id: a\nlog:\n  - {id: 1, date: 2025-01-03, text: y}\n  - {id: 3, date: 2025-02-01, text: t}  # c\n"
        "  - {id: 2, date: 2025-02-02, text: o}\n",
    ),
    "keys moved by one side": (
        BASE, LOG + ROOT, BASE + "notes: n\n", LOG + "notes: n\n" + ROOT,
    ),
    "the first field of an entry moved": (
        BASE,
        BASE.replace("- id: 1\n    date: 2025-01-02\n", "- date: 2025-01-02\n    id: 1\n"),
        BASE.replace("text: x", "text: y"),
        BASE.replace("- id: 1\n    date: 2025-01-02\n", "- date: 2025-01-02\n    id: 1\n").replace(": x", ": y"),
    ),
    "the dash on a line of its own": (
        BASE.replace("  - id: 1\n", "  -\n    id: 1\n"),
        BASE.replace("  - id: 1\n", "  -\n    id: 1\n").replace(": x", ": y"),
        BASE.replace("  - id: 1\n", "  -\n    id: 1\n").replace("01-02", "01-03"),
        BASE.replace("  - id: 1\n", "  -\n    id: 1\n").replace(": x", ": y").replace("01-02", "01-03"),
    ),
    "a mapping in braces as the whole file": (
        "{id: a, name: b}\n", "{id: a, name: c}\n", "{id: a, name: b, x: 1}\n", "{id: a, name: c, x: 1}\n",
    ),
    "nothing of a list is left": (
        BASE.replace("  - vip\n", "  - vip\n  - cn\n"),
        BASE,
        BASE.replace("  - vip\n", "  - cn\n"),
        BASE.replace("tags:\n  - vip\n", "tags: []\n"),
    ),
    "lists in lists": (
        "x:\n  - - a\n    - b\nid: a\n", "x:\n  - - a\n    - b\nid: b\n", "x:\n  - - a\n    - c\nid: a\n",
        "x:\n  - - a\n    - c\nid: b\n",
    ),
    "no break at the end of the last line": (
        BASE.removesuffix("\n"), ACTIVE.removesuffix("\n"), BASE + Q1, ACTIVE + Q1,
    ),
}  # fmt: skip

# base, ours, theirs, the merged text, its conflicts
MARKED: dict[str, tuple[str, str, str, str, int]] = {
    "entries in braces": (
        FLOW,
        FLOW.replace("text: x", "text: y").replace("01-02", "01-03"),
        FLOW.replace("text: x", "text: z").replace("01-02", "01-04"),
        "id: a\nlog:\n<<<<<<< ours\n  - {id: 1, date: 2025-01-03, text: y}\n=======\n"
        "  - {id: 1, date: 2025-01-04, text: z}\n>>>>>>> theirs\n",
        2,
    ),
    "two keys side by side": (
        BASE,
        ACTIVE.replace("name: A", "name: B"),
        LOST.replace("name: A", "name: C"),
        "id: a\n<<<<<<< ours\nname: B   # legal\n=======\nname: C   # legal\n>>>>>>> theirs\n"
        "<<<<<<< ours\nstatus: active\n=======\nstatus: lost\n>>>>>>> theirs\ntags:\n  - vip\n" + LOG,
        2,
    ),
    "each side keeps its comments": (
        BASE,
        BASE.replace("status: lead", "# o\nstatus: active  # ours"),
        BASE.replace("status: lead", "# t\nstatus: lost  # theirs"),
        BASE.replace(
            "status: lead\n",
            "# o\n# t\n<<<<<<< ours\nstatus: active  # ours\n=======\nstatus: lost  # theirs\n>>>>>>> theirs\n",
        ),
        1,
    ),
    "text of several lines: what one side changed alone is on both": (
        NOTES + "  two\n  three\n",
        BASE + "notes: |\n  ONE\n  two\n  three\n  end\n",
        BASE + "notes: |\n  1\n  two\n  drei\n",
        BASE + "<<<<<<< ours\nnotes: |\n  ONE\n  two\n  drei\n  end\n=======\n"
        "notes: |\n  1\n  two\n  drei\n  end\n>>>>>>> theirs\n",
        1,
    ),
    "a key deleted against changed": (
        BASE,
        BASE.replace("status: lead\n", ""),
        LOST,
        BASE.replace("status: lead\n", "<<<<<<< ours\n=======\nstatus: lost\n>>>>>>> theirs\n"),
        1,
    ),
    "a deleted entry leaves the comment above it to the other side": (
        WITH_SECOND.replace("  - id: 1\n", "  # c\n  - id: 1\n"),
        WITH_SECOND.replace("  - id: 1\n", "  # c\n  - id: 1\n").replace(": x", ": y"),
        ROOT + "log:\n" + Q1,
        ROOT + "log:\n<<<<<<< ours\n  # c\n  - id: 1\n    date: 2025-01-02\n    text: y\n=======\n>>>>>>> theirs\n"
        + Q1,
        1,
    ),
    "both have added the file, and differ": (
        "", "id: a\n", "id: b", "<<<<<<< ours\nid: a\n=======\nid: b\n>>>>>>> theirs\n", 1,
    ),
}  # fmt: skip


def merge(base: str, ours: str, theirs: str) -> MergedFile:
    merged = merge_files(Sides(base.encode(), ours.encode(), theirs.encode()), "a.yaml", TOY)
    assert merged is not None
    return merged


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "text"), [*COMMENTS.values(), *STYLES.values()], ids=[*COMMENTS, *STYLES]
)
def test_comments_and_styles(base: str, ours: str, theirs: str, text: str) -> None:
    assert merge(base, ours, theirs) == MergedFile(text.encode(), 0)


@pytest.mark.parametrize(("base", "ours", "theirs", "text", "conflicts"), MARKED.values(), ids=MARKED)
def test_marks(base: str, ours: str, theirs: str, text: str, conflicts: int) -> None:
    merged = merge(base, ours, theirs)
    assert merged.raw.decode() == text
    assert merged.conflicts == conflicts


@pytest.mark.parametrize(("base", "ours", "theirs", "text", "conflicts"), CASES.values(), ids=CASES)
def test_a_merge(base: str, ours: str, theirs: str, text: str, conflicts: int) -> None:
    merged = merge(base, ours, theirs)
    assert merged.raw.decode() == text
    assert merged.conflicts == conflicts


def test_our_side_is_read_out_of_the_marks() -> None:
    merged = merge(NOTES, ACTIVE + "notes: |\n  ONE\n", LOST + Q1 + "notes: |\n  1\n")
    assert merged.conflicts == 2
    assert one_side(merged.raw, "ours") == (ACTIVE + Q1 + "notes: |\n  ONE\n").encode()
    assert one_side(merged.raw, "theirs") == (LOST + Q1 + "notes: |\n  1\n").encode()


def test_both_have_added_the_same_data() -> None:
    merged = merge("", "id: a\n# x\nname: b\n", '# t\nid: a\nname: "b"\n')
    assert merged == MergedFile(b"# t\nid: a\n# x\nname: b\n", 0)


def test_a_base_for_another_merge_has_no_marks() -> None:
    sides = Sides(BASE.encode(), (ACTIVE + Q2).encode(), (LOST + Q1).encode())
    assert merge_files(sides, "a.yaml", TOY, is_inner=True) == MergedFile((BASE + Q1 + Q2).encode(), 0)
    added = Sides(b"", b"id: a\n", b"id: b\n")
    assert merge_files(added, "a.yaml", TOY, is_inner=True) == MergedFile(b"", 0)


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b""])
def test_what_both_sides_have_at_the_ends_of_lines_and_of_the_file_stays(mark: bytes) -> None:
    base, ours, theirs = (mark + text.replace("\n", "\r\n").encode() for text in (BASE, ACTIVE, BASE + Q1))
    merged = merge_files(Sides(base, ours, theirs), "a.yaml", TOY)
    assert merged == MergedFile(mark + (ACTIVE + Q1).replace("\n", "\r\n").encode(), 0)


def test_nothing_stands_before_a_mark() -> None:
    sides = Sides(*(b"\xef\xbb\xbf" + text for text in (b"id: a\n", b"id: b\n", b"id: c\n")))
    assert merge_files(sides, "a.yaml", TOY) == MergedFile(
        b"<<<<<<< ours\nid: b\n=======\nid: c\n>>>>>>> theirs\n", 1
    )


UNREADABLE = {
    "no YAML": b"a: b: c\n",
    "no mapping": b"- a\n",
    "empty": b"",
    "marks": b"<<<<<<< a\n",
    "bytes": b"\xff\n",
}


@pytest.mark.parametrize("raw", UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_is_refused(raw: bytes) -> None:
    base = BASE.encode()
    for sides in (Sides(base, raw, base), Sides(base, base, raw)):
        with pytest.raises(InvalidData):
            merge_files(sides, "a.yaml", TOY)


def test_a_base_that_is_no_mapping_is_left_to_git() -> None:
    assert merge_files(Sides(b"- a\n", b"id: a\n", b"id: b\n"), "a.yaml", TOY) is None


def test_a_text_without_a_break_at_its_end_keeps_its_value() -> None:
    base = "id: a\nnotes: |\n  one"
    merged = merge(base, base.replace("a", "b", 1), base.replace("a", "c", 1))
    assert merged.raw.decode() == ("<<<<<<< ours\nid: b\n=======\nid: c\n>>>>>>> theirs\nnotes: one\n")
