"""A lock's holder is told in a line, and taken for dead only on proof."""

from __future__ import annotations

from pathlib import Path

import pytest

from clientctl.store import holder
from clientctl.store.holder import Holder


def test_the_line_gives_the_holder_back() -> None:
    me = Holder.me()
    assert Holder.parse(me.line() + b"more\n") == me
    assert not me.is_dead()


@pytest.mark.parametrize(
    "line", [b"", b"\n", b"host 1 boot", b"host x boot space", "host ١ boot space".encode(), b"\xff"]
)
def test_anything_else_is_no_holder(line: bytes) -> None:
    assert Holder.parse(line) is None


def test_a_number_no_process_can_have_proves_nothing() -> None:
    me = Holder.me()
    assert not Holder(me.host, 10**30, me.boot, me.namespace).is_dead()


def test_where_the_system_does_not_tell_boots_and_namespaces_apart(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(holder, "_BOOT_ID", tmp_path / "none")
    monkeypatch.setattr(holder, "_NAMESPACE", tmp_path / "none")
    me = Holder.me()
    assert (me.boot, me.namespace) == ("-", "-")
    assert Holder.parse(me.line()) == me
