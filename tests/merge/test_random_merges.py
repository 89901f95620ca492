"""Random merges, measured by the acts of both people done one after the other on the base."""

from __future__ import annotations

import subprocess
from collections import Counter
from pathlib import Path
from random import Random
from typing import Literal

import pytest

from clientctl.errors import InvalidData
from clientctl.merge import MergedFile, Sides, merge_documents, merge_files
from clientctl.text import load_mapping, one_side
from tests.merge.acts import SHAPE, Document, Pair, pair, unordered

pytestmark = pytest.mark.merge

# A share of them asks plain git.
SHORT, LONG, BOUNDED, ASKED = 10, 10_000, 100, 100


def merge(files: Sides[bytes], *, is_inner: bool = False) -> MergedFile:
    merged = merge_files(files, "clients/a.yaml", SHAPE, is_inner=is_inner)
    assert merged is not None
    return merged


def data(raw: bytes) -> Document:
    return load_mapping(raw, "clients/a.yaml", SHAPE)


def check_apart(seed: str) -> Pair:
    """People who touch different things: all of it is there, no conflict."""
    one = pair(Random(seed), is_apart=True)
    trace = "\n=====\n".join(raw.decode() for raw in one.files)
    merged = merge(one.files)
    assert merged.conflicts == 0, trace
    found = data(merged.raw)
    assert unordered(found) == unordered(one.wanted), trace
    for record in ("log", "orders"):
        days = [entry["date"] for entry in found.get(record, [])]
        assert days == sorted(days), trace
    for comment in (*one.ours.comments, *one.theirs.comments):
        assert merged.raw.count(comment.encode()) == 1, trace
    turned = merge(Sides(one.files.base, one.files.theirs, one.files.ours))
    assert turned.conflicts == 0
    assert unordered(data(turned.raw)) == unordered(found), trace
    for same in (
        Sides(one.files.base, one.files.ours, one.files.ours),
        one.files._replace(theirs=one.files.base),
    ):
        assert data(merge(same).raw) == data(one.files.ours), trace
    return one


def check_together(seed: str) -> bool:
    """People who do what they like: nothing is lost, and marks stand where they disagree. Is there a conflict?"""
    one = pair(Random(seed), is_apart=False)
    trace = "\n=====\n".join(raw.decode() for raw in one.files)
    merged = merge(one.files)
    text = merged.raw.decode().replace('\\"', '"')
    base, ours, theirs = (data(raw) for raw in one.files)
    favours: tuple[Literal["ours", "theirs"], ...] = ("ours", "theirs")
    for favour in favours:
        resolved = one_side(merged.raw, favour) if merged.conflicts else merged.raw
        assert resolved is not None, trace
        meant = merge_documents(base, ours, theirs, SHAPE, favour=favour)
        assert data(resolved) == meant.document, trace
    for side in (one.ours, one.theirs):
        written = [line for act in side.acts for line in act.words.split("\n") if line.strip()]
        for words in (*written, *side.comments):
            assert words.encode() not in side.raw or words in text, trace
    inner = merge(one.files, is_inner=True)
    assert inner.conflicts == 0
    data(inner.raw)
    assert merge(Sides(one.files.base, one.files.theirs, one.files.ours)).conflicts == merged.conflicts, trace
    return merged.conflicts > 0


@pytest.mark.parametrize("part", range(6))
def test_what_two_people_do_apart_is_all_done(part: int) -> None:
    for number in range(SHORT):
        check_apart(f"apart {part} {number}")


@pytest.mark.parametrize("part", range(6))
def test_what_two_people_disagree_about_is_marked_and_nothing_lost(part: int) -> None:
    conflicts = sum(check_together(f"together {part} {number}") for number in range(SHORT))
    assert conflicts > 0


@pytest.mark.long
def test_many_merges_lose_nothing_and_have_no_false_conflict(bounded: bool, tmp_path: Path) -> None:
    plain: Counter[str] = Counter()
    for number in range(BOUNDED if bounded else LONG):
        one = check_apart(f"many {number}")
        if number < ASKED and one.ours.acts and one.theirs.acts:
            plain += plain_merges(one.files, tmp_path)
    assert plain["conflict"] > 0.3 * plain["merge"]
    assert plain["broken"] > 0.05 * plain["merge"]


@pytest.mark.long
def test_many_disagreements_are_marked(bounded: bool) -> None:
    rounds = BOUNDED if bounded else LONG
    conflicts = sum(check_together(f"disagree {number}") for number in range(rounds))
    assert conflicts > rounds / 4


def plain_merges(files: Sides[bytes], place: Path) -> Counter[str]:
    """How git's own merges fare with the same files: conflicts, and unions that are not what both wanted."""
    for name, raw in zip(("base", "ours", "theirs"), files, strict=True):
        (place / name).write_bytes(raw.replace(b"\r\n", b"\n"))
    command = ("git", "merge-file", "-p", "ours", "base", "theirs")
    plain = subprocess.run(command, cwd=place, capture_output=True, check=False)
    union = subprocess.run(
        (*command[:2], "--union", *command[2:]), cwd=place, capture_output=True, check=False
    )
    found = Counter({"merge": 1, "conflict": int(plain.returncode != 0)})
    try:
        meant = data(merge(files).raw)
        found["broken"] = int(unordered(data(union.stdout)) != unordered(meant))
    except (InvalidData, KeyError, TypeError):
        found["broken"] = 1
    return found
