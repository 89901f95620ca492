"""The fast reader gives what the careful one gives: the same data, or the same refusal."""

from __future__ import annotations

import pathlib
import subprocess
import sys
from random import Random
from typing import Any

import pytest

from clientctl.errors import InvalidData
from clientctl.text import load, parse
from tests.text.random_edits import NASTY
from tests.text.toy import TOY

PIECES = (
    *"[]{}:,-?#&*!|>'\"%@`~=\n\r\t \x00\x85\u2028\u3000\xa0：a1",
    ": ", "- ", "\n  ", "\n- ", "\r\n", "---\n", "...", "<<: ", "<<<<<<< x\n", "true", "1_0", "&a ", "*a", "!!int ",
)  # fmt: skip


def outcome(read: Any, raw: bytes) -> str:
    try:
        return repr(read(raw))
    except InvalidData as refusal:
        return f"{refusal} {refusal.hint}"


def test_importing_the_room_does_not_import_yaml() -> None:
    program = "import sys, clientctl.text; sys.exit('yaml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.hostile
@pytest.mark.parametrize("path", NASTY, ids=lambda path: path.stem)
def test_damaged_files_are_read_alike_or_refused_alike(path: pathlib.Path) -> None:
    random = Random(path.name)
    whole = path.read_bytes().decode()
    for _ in range(60):
        text = whole
        for _ in range(random.choice((0, 1, 1, 2, 3))):
            start = random.randrange(len(text) + 1)
            end = min(len(text), start + random.choice((0, 0, 1, 2, 10)))
            text = text[:start] + random.choice(PIECES) + text[end:]
        raw = text.encode()
        assert outcome(lambda raw: load(raw, "f", TOY), raw) == outcome(
            lambda raw: parse(raw, "f", TOY).data, raw
        )
