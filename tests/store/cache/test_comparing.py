"""What has changed since blocks were made, case by case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from clientctl.store.cache.blocks import Files
from clientctl.store.cache.comparing import Differences, compare, known_files
from clientctl.store.cache.rows import UNKEPT
from clientctl.store.cache.signatures import Key, Signature
from tests.cache.support import SECOND

NOW = 1_790_000_000 * SECOND
TODAY = 739_942


def sig(number: int, age: int = 100) -> Signature:
    """A file's signature, so many seconds old."""
    return number, NOW - age * SECOND, NOW - age * SECOND, number


def files(
    *ids: str, archived: bool = False, contents: Mapping[int, str] | None = None, last: int = 800_000
) -> Files:
    signatures = [sig(ord(client[0])) for client in ids]
    return Files(list(ids), [archived] * len(ids), signatures, contents or {}, last)


def seen(*blocks: Files, **others: Signature | None) -> dict[Key, Signature]:
    """The files of these blocks, unchanged but for some, by id: None is gone."""
    found = dict(known_files(blocks))
    for client, signature in others.items():
        key = (client.replace("_", "-"), False)
        if signature is None:
            found.pop(key)
        else:
            found[key] = signature
    return found


ONE, TWO, OLD = files("a", "c"), files("e", "g"), files("c", archived=True)
YOUNG = files("a", "c", "e", contents={0: "hash-a", 2: UNKEPT})

CASES: dict[str, tuple[list[Files], dict[Key, Signature], dict[str, Any]]] = {
    "nothing at all": ([], {}, {}),
    "nothing changed": ([ONE, TWO], seen(ONE, TWO), {}),
    "a size": ([ONE, TWO], seen(ONE, TWO, g=(1, *sig(103)[1:])), {"changed": {1: [1]}}),
    "a time": ([ONE, TWO], seen(ONE, TWO, a=(97, 5, *sig(97)[2:])), {"changed": {0: [0]}}),
    "an inode": ([ONE, TWO], seen(ONE, TWO, a=(*sig(97)[:3], 5)), {"changed": {0: [0]}}),
    "several": ([ONE, TWO], seen(ONE, TWO, a=sig(1), c=sig(2), e=sig(3)), {"changed": {0: [0, 1], 1: [0]}}),
    "one gone": ([ONE, TWO], seen(ONE, TWO, c=None), {"gone": {0: [1]}}),
    "all gone": ([ONE, TWO], {}, {"gone": {0: [0, 1], 1: [0, 1]}}),
    "new ones": ([ONE], seen(ONE, z=sig(1), b=sig(2)), {"fresh": [("b", False), ("z", False)]}),
    "the first": ([], seen(z=sig(1)), {"fresh": [("z", False)]}),
    "archived": (
        [ONE],
        {("a", False): sig(97), ("c", True): sig(99)},
        {"gone": {0: [1]}, "fresh": [("c", True)]},
    ),
    "both places": ([ONE, OLD], seen(ONE, OLD, c=sig(1)), {"changed": {0: [1]}}),
    "no client's name": (
        [ONE],
        seen(ONE, Bad=sig(1)),
        {"strange": [("Bad", False)]},
    ),
    "a young one": ([YOUNG], seen(YOUNG), {"young": {0: [0]}}),
    "a young one gone": ([YOUNG], seen(YOUNG, a=None), {"gone": {0: [0]}}),
    "a young one changed": ([YOUNG], seen(YOUNG, a=sig(1)), {"changed": {0: [0]}}),
    "a day has come": ([ONE, files("x", last=TODAY - 1)], seen(ONE, files("x")), {"expired": [1]}),
    "its last day": ([ONE, files("x", last=TODAY)], seen(ONE, files("x")), {}),
}


@pytest.mark.parametrize(("blocks", "now", "expected"), CASES.values(), ids=CASES.keys())
def test_differences(blocks: list[Files], now: dict[Key, Signature], expected: dict[str, Any]) -> None:
    found = compare(blocks, known_files(blocks), now, NOW, TODAY)

    nothing: dict[str, Any] = {
        "changed": {},
        "gone": {},
        "young": {},
        "fresh": [],
        "strange": [],
        "expired": [],
    }
    assert found == Differences(**(nothing | expected))
    assert found.is_none is (set(expected) <= {"strange"})


def test_a_file_that_is_young_again_counts_as_changed() -> None:
    """The clock was set back: stamps may come again."""
    block = files("a", "c")
    early = NOW - 100 * SECOND

    assert compare([block], known_files([block]), seen(block), early, TODAY).changed == {0: [0, 1]}
    with_content = files("a", "c", contents={0: "hash"})
    found = compare([with_content], known_files([with_content]), seen(with_content), early, TODAY)
    assert (found.changed, found.young) == ({0: [1]}, {0: [0]})
