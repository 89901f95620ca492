"""Random edits of hand-written files: the data is what was meant, and other lines keep their bytes."""

from __future__ import annotations

import pathlib
from collections import Counter
from random import Random

import pytest

from clientctl.text import apply_operations, edit, load, parse
from tests.text.random_edits import NASTY, Maker, keeps_other_lines, touched_lines
from tests.text.toy import TOY


def edit_at_random(path: pathlib.Path, seed: str, rounds: int) -> Counter[str]:
    """Make `rounds` edits, up to five on top of each other, and count the methods used."""
    maker = Maker(Random(f"{path.name} {seed}"))
    methods: Counter[str] = Counter()
    raw = path.read_bytes()
    for number in range(rounds):
        if number % 5 == 0:
            raw = path.read_bytes()
        parsed = parse(raw, path.name, TOY)
        operation = maker.operation(parsed.data)
        meant = apply_operations(parsed.data, [operation])
        edited = edit(raw, path.name, [operation], TOY)
        trace = f"{operation!r}\n{raw.decode()}\n----- {edited.method}\n{edited.raw.decode()}"
        assert edited.data == meant, trace
        assert load(edited.raw, path.name, TOY) == meant, trace
        touched = touched_lines(parsed, operation, is_whole=edited.method == "entry")
        assert keeps_other_lines(raw, edited.raw, touched), trace
        methods[edited.method] += 1
        raw = edited.raw
    return methods


@pytest.mark.parametrize("path", NASTY, ids=lambda path: path.stem)
def test_random_edits_mean_what_was_meant_and_touch_no_other_line(path: pathlib.Path) -> None:
    methods = edit_at_random(path, "short", 50)
    assert methods["splice"] > 25


@pytest.mark.long
@pytest.mark.parametrize("path", NASTY, ids=lambda path: path.stem)
def test_many_random_edits_mean_what_was_meant_and_touch_no_other_line(
    path: pathlib.Path, bounded: bool
) -> None:
    rounds = 480 if bounded else 600
    assert edit_at_random(path, "long", rounds).total() == rounds
