"""Files that are read piece by piece give what they give as a whole, the same data or the same refusal."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest

from clientctl.errors import InvalidData
from clientctl.schema.catalog import build_catalog
from clientctl.settings import Settings
from clientctl.text import load
from clientctl.text.pieces import Pieces
from tests.text.random_edits import NASTY
from tests.text.toy import TOY

SHAPE = build_catalog(Settings()).shape
USUAL = b"""\
# a book's client
name: Acme
tags: [a, b]
next:
  date: 2026-01-01
log:
  - id: l1
    date: 2026-01-01
    text: |
      - not an item
      log: not a key
  # between
  - id: l2
    date: 2026-01-02
    text: "two
      lines"
notes: |+
  kept

"""
PARTS = (
    *"[]{}:,-?#&*!|>'\"%@`~=\n\r\t a1\x00\xa0",
    ": ", "- ", "\n  ", "\n- ", "\n  - ", "\n   - ", "\nlog:\n", "\nname: B\n", "|\n", "---\n", "...\n", "&a ", "*a",
    "\ufeff",
)  # fmt: skip


def outcome(read: Any, raw: bytes) -> str:
    try:
        return repr(read(raw))
    except InvalidData as refusal:
        return f"{refusal} {refusal.hint}"


def test_what_was_read_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bytes] = []

    def counted(raw: bytes, name: str, shape: Any) -> Any:
        seen.append(raw)
        return load(raw, name, shape)

    monkeypatch.setattr("clientctl.text.pieces.load", counted)
    pieces = Pieces(SHAPE)
    whole = load(USUAL, "a", SHAPE)
    assert pieces.load(USUAL, "a") == whole
    before = len(seen)
    later = USUAL.replace(b"notes:", b"  - {id: l3, date: 2026-01-03, text: x}\nnotes:").replace(
        b"Acme", b"Acme Ltd"
    )
    found = pieces.load(later, "a")
    assert found == load(later, "a", SHAPE) and len(found["log"]) == 3
    assert seen[before:] == [b"name: Acme Ltd\n", b"log:\n  - {id: l3, date: 2026-01-03, text: x}\n"]


@pytest.mark.parametrize("path", NASTY, ids=lambda path: path.stem)
def test_odd_files_are_read_alike(path: Path) -> None:
    raw = path.read_bytes()
    pieces = Pieces(TOY)
    assert outcome(lambda given: pieces.load(given, "a"), raw) == outcome(
        lambda given: load(given, "a", TOY), raw
    )


@pytest.mark.parametrize("seed", range(4))
def test_damaged_files_are_read_alike_or_refused_alike(seed: int) -> None:
    random = Random(seed)
    pieces = Pieces(SHAPE)
    text = USUAL.decode()
    for _ in range(150):
        damaged = text
        for _ in range(random.randint(1, 3)):
            at = random.randrange(len(damaged))
            damaged = damaged[:at] + random.choice(PARTS) + damaged[at + random.randint(0, 3) :]
        raw = damaged.encode()
        assert outcome(lambda given: pieces.load(given, "a"), raw) == outcome(
            lambda given: load(given, "a", SHAPE), raw
        ), damaged


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing\n",
        "- a\n- b\n",
        "name: A\nname: B\n",
        "log:\n- id: a\n- id: b\n",
        "log:\n  - id: a\n  - id: b\n tags: x\n",
        "log:\n    - id: a\n  - id: b\n",
        "log:\n  - id: a\n    text: 'x\n  - id: b'\n",
        "tags: [a,\nb]\n",
        "notes: &x a\nname: *x\n",
        "a:\n  - - b\n  - c\n",
        "log:\n  - id: a\n  -\n    id: b\n",
    ],
)
def test_shapes_that_cannot_be_taken_apart_are_read_as_a_whole(text: str) -> None:
    pieces, raw = Pieces(SHAPE), text.encode()
    assert outcome(lambda given: pieces.load(given, "a"), raw) == outcome(
        lambda given: load(given, "a", SHAPE), raw
    )


def test_what_is_kept_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clientctl.text.pieces._MOST_BYTES", 40)
    pieces = Pieces(SHAPE)
    for _ in range(3):
        assert pieces.load(USUAL, "a") == load(USUAL, "a", SHAPE)
