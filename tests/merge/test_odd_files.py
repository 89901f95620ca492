"""Merges of files that are written in every odd way, after random edits on both sides."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

import pytest

from clientctl.errors import InvalidData
from clientctl.merge import Sides, merge_documents, merge_files
from clientctl.text import edit, load_mapping, one_side, parse
from clientctl.text.remarks import comments_of
from tests.merge.toy import TOY
from tests.text.random_edits import NASTY, Maker

pytestmark = pytest.mark.merge


def edited(raw: bytes, random: Random) -> bytes:
    """A file after one to three edits that it can take."""
    maker = Maker(random)
    for _ in range(random.randrange(1, 4)):
        try:
            raw = edit(raw, "a.yaml", [maker.operation(load_mapping(raw, "a.yaml", TOY))], TOY).raw
        except InvalidData:
            continue
    return raw


def check(path: Path, seed: str) -> Counter[str]:
    """Both sides of a merge are what the merge of the data gives; new comments are there."""
    random = Random(f"{path.name} {seed}")
    base = path.read_bytes()
    files = Sides(base, edited(base, random), edited(base, random))
    trace = "\n=====\n".join(raw.decode() for raw in files)
    merged = merge_files(files, "a.yaml", TOY)
    if merged is None:
        return Counter(("left to git",))
    assert merge_files(files, "a.yaml", TOY, is_inner=True) is not None, trace
    old, ours, theirs = (load_mapping(raw, "a.yaml", TOY) for raw in files)
    left, right = merged.raw, merged.raw
    if merged.conflicts:
        left, right = (one_side(merged.raw, side) or b"" for side in ("ours", "theirs"))
    assert load_mapping(left, "a.yaml", TOY) == merge_documents(old, ours, theirs, TOY).document, trace
    favoured = merge_documents(old, ours, theirs, TOY, favour="theirs")
    assert load_mapping(right, "a.yaml", TOY) == favoured.document, trace
    return Counter(("conflict" if merged.conflicts else "merged",))


def comments(raw: bytes) -> list[str]:
    parsed = parse(raw, "a.yaml", TOY)
    assert parsed.root is not None
    return comments_of(parsed.text, parsed.root)


@pytest.mark.parametrize("path", NASTY, ids=lambda path: path.stem)
def test_both_sides_are_read_as_the_data_merge(path: Path) -> None:
    found = sum((check(path, f"short {number}") for number in range(4)), Counter[str]())
    assert not found["left to git"]


def with_comment(raw: bytes, text: str) -> bytes:
    """The file with one more comment at its end."""
    return raw + (b"" if raw.endswith(b"\n") else b"\n") + f"# {text}\n".encode()


def takes_comment(path: Path) -> bool:
    """A comment at the end of the file changes no value."""
    raw = path.read_bytes()
    return bool(load_mapping(with_comment(raw, "x"), "a.yaml", TOY) == load_mapping(raw, "a.yaml", TOY))


@pytest.mark.parametrize("path", [path for path in NASTY if takes_comment(path)], ids=lambda path: path.stem)
def test_comments_of_both_sides_stay(path: Path) -> None:
    base = path.read_bytes()
    sides = Sides(base, with_comment(base, "ours"), with_comment(base, "theirs"))
    merged = merge_files(sides, "a.yaml", TOY)
    assert merged is not None and merged.conflicts == 0
    assert comments(merged.raw) == sorted([*comments(base), "# ours", "# theirs"])


@pytest.mark.long
@pytest.mark.whole
@pytest.mark.parametrize("path", NASTY, ids=lambda path: path.stem)
def test_many_merges_of_odd_files(path: Path) -> None:
    found = sum((check(path, f"long {number}") for number in range(150)), Counter[str]())
    assert found["left to git"] < 3
