"""What once was answered in another way through the cache, and what nearly was."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from clientctl.actions.opening import build_repository, find_cache, open_with
from clientctl.store.places import locate
from tests.cache.support import (
    EVERYTHING,
    Question,
    ask,
    cache_files,
    check_same,
    make_book,
    put,
    reads,
    set_clock,
)

ANYTHING = '{"properties": {"custom": {"properties": {"thing": {}, "count": {"x-kind": "integer"}}}}}'
ARCHIVED = Question(("archived:any",))

MIXED = {
    "a flag and a number": ("[true, a]", "[1, a]"),
    "a number and a flag": ("[1, a]", "[true, a]"),
    "a fraction first": ("[1.5, a]", "[a, 1.5]"),
    "numbers alone": ("[1, 2]", "[1.0, 2]"),
    "one and many": ("a", "[a]"),
    "texts that look alike": ("[a, b]", '["a b"]'),
    "a number and its text": ("1", "'1'"),
}


@pytest.mark.parametrize("query", ["custom.thing~1", "custom.thing~true", "custom.thing:a", "custom.count:1"])
@pytest.mark.parametrize("values", MIXED.values(), ids=MIXED.keys())
def test_lists_of_several_kinds_are_told_apart(tmp_path: Path, values: tuple[str, str], query: str) -> None:
    files = {
        f"clients/{client}.yaml": f"name: {client}\ncustom: {{thing: {value}, count: {value}}}\n"
        for client, value in zip("abc", (*values, values[0]), strict=True)
    }
    make_book(tmp_path, {"schema/client.schema.json": ANYTHING, **files})

    check_same(tmp_path, Question((query,)))


def test_entries_that_lack_a_value_are_told_from_those_that_have_it(tmp_path: Path) -> None:
    files = {
        "clients/a.yaml": "name: A\npayments:\n- {due: 2026-01-01}\n- {due: 2026-02-01, notes: x}\n",
        "clients/b.yaml": "name: B\npayments:\n- {due: 2026-01-01, notes: x}\n",
        "clients/c.yaml": "name: C\norders:\n- {status: ''}\n- {}\n",
        "clients/d.yaml": "name: D\norders:\n- {status: null}\n",
        "clients/e.yaml": "name: E\norders: []\n",
        "clients/f.yaml": "name: F\npayments: {due: 2026-01-01}\n",
        "clients/g.yaml": "name: G\npayments: [x]\n",
    }
    make_book(tmp_path, files)

    for query in ("payments.notes:none", "payments.notes:x,none", "orders.status:none", "orders.status:done"):
        check_same(tmp_path, Question((query,)))


def test_what_is_wrong_is_told_in_the_order_of_ids_whatever_place_it_is_in(tmp_path: Path) -> None:
    files = {
        "clients/Zz.yaml": "name: Z\n",
        "archive/Aa.yaml": "name: A\n",
        "clients/m.yaml": "name: M\nodd: 1\n",
        "archive/m.yaml": "name: [\n",
        "clients/M.yaml": "name: M\n",
    }
    make_book(tmp_path, files)
    for name in ("clients/x.yaml", "archive/b.yaml"):
        (tmp_path / name).mkdir()

    for question in (EVERYTHING, ARCHIVED, Question(("archived:true", "name:m"))):
        check_same(tmp_path, question)


@pytest.mark.parametrize("place", ["clients", "archive"])
@pytest.mark.parametrize("kind", ["file", "link", "missing"])
def test_a_place_that_is_no_directory_is_refused_only_where_it_is_looked_into(
    tmp_path: Path, place: str, kind: str
) -> None:
    make_book(tmp_path, {"clients/a.yaml": "name: A\n", "archive/b.yaml": "name: B\n"})
    check_same(tmp_path, ARCHIVED)
    (tmp_path / place).rename(tmp_path / "away")
    if kind == "file":
        (tmp_path / place).write_text("text\n")
    elif kind == "link":
        (tmp_path / place).symlink_to(tmp_path / "away")

    for question in (EVERYTHING, ARCHIVED, ARCHIVED):
        check_same(tmp_path, question)

    (tmp_path / place).unlink(missing_ok=True)
    (tmp_path / "away").rename(tmp_path / place)
    check_same(tmp_path, ARCHIVED)


@pytest.mark.parametrize("call", ["listdir", "stat", "fstat"])
@pytest.mark.parametrize("number", [errno.EACCES, errno.EIO])
def test_what_the_file_system_refuses_is_worded(
    tmp_path: Path, call: str, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files that cannot be looked at hide nobody else; a directory that cannot be listed is a refusal."""
    make_book(
        tmp_path, {"clients/a.yaml": "name: A\n", "clients/b.yaml": "name: B\n", "archive/c.yaml": "x: 1\n"}
    )
    check_same(tmp_path, ARCHIVED)
    plain = ask(tmp_path, ARCHIVED, cached=False)
    inode = (tmp_path / "clients" / "a.yaml").stat().st_ino

    def refusing(real: Callable[..., Any]) -> Callable[..., Any]:
        def refuse(*given: Any, **named: Any) -> Any:
            done = real(*given, **named)
            # a listing of an open directory, or what is known of one file
            if isinstance(given[0], int) if call == "listdir" else done.st_ino == inode:
                raise OSError(number, os.strerror(number))
            return done

        return refuse

    with monkeypatch.context() as patch:
        for name in (call, "scandir") if call == "listdir" else (call,):
            patch.setattr(os, name, refusing(getattr(os, name)))
        told = [ask(tmp_path, ARCHIVED, cached=cached) for cached in (True, False)]
    assert told[0] == told[1]
    assert ("store.unreadable" in told[1]) is (call != "stat" or "a.yaml" in told[1]), told
    assert ask(tmp_path, ARCHIVED, cached=True) == plain


RATES = {"old": "clientctl: 1\nrates: {EUR: 7}\n", "new": "clientctl: 1\nrates: {EUR: 9}\n"}
IN_EURO = "name: A\norders:\n- {date: 2026-01-01, amount: 100, currency: EUR}\n"


def test_settings_that_change_while_a_book_is_opened_never_count_for_those_before(tmp_path: Path) -> None:
    make_book(tmp_path, {"clients/a.yaml": IN_EURO}, RATES["old"])
    place = locate(tmp_path)
    cache = find_cache(place)
    put(tmp_path, "clientctl.yaml", RATES["new"])
    book = open_with(place.root, cache)
    list(build_repository(book, cache, date(2026, 11, 22)).clients(archived=True))
    put(tmp_path, "clientctl.yaml", RATES["old"])

    assert "Decimal('700.00')" in check_same(tmp_path)


STATES: Mapping[str, tuple[tuple[bytes, bytes | None], tuple[bytes, bytes | None]]] = {
    "a NUL between": ((b"clientctl: 1\n\0", b"{}"), (b"clientctl: 1\n", b"\0{}")),
    "a NUL at the end": ((b"clientctl: 1\n\0", None), (b"clientctl: 1\n", b"\0")),
    "no schema and an empty one": ((b"clientctl: 1\n", None), (b"clientctl: 1\n", b"")),
    "the one for the other": ((b"clientctl: 1\n", b"{}"), (b"{}", b"clientctl: 1\n")),
}


@pytest.mark.parametrize("states", STATES.values(), ids=STATES.keys())
def test_two_states_of_a_book_never_share_a_cache(
    tmp_path: Path, states: tuple[tuple[bytes, bytes | None], tuple[bytes, bytes | None]]
) -> None:
    make_book(tmp_path, {"clients/a.yaml": IN_EURO})
    for settings, schema in (*states, *states):
        put(tmp_path, "clientctl.yaml", settings)
        (tmp_path / "schema/client.schema.json").unlink(missing_ok=True)
        if schema is not None:
            put(tmp_path, "schema/client.schema.json", schema)
        check_same(tmp_path)
    assert len(cache_files(tmp_path)) == 2


def test_rates_and_words_changed_and_changed_back_count_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_book(tmp_path, {"clients/a.yaml": IN_EURO + "industry: fish\n"})
    set_clock(monkeypatch, 10_000_000_000)
    vocabulary = "clientctl: 1\nvocabulary: {industry: [food]}\n"
    expected = {RATES["old"]: "700.00", RATES["new"]: "900.00", vocabulary: "values={'missing'"}
    for settings in (*expected, *expected):
        put(tmp_path, "clientctl.yaml", settings)
        said = check_same(tmp_path)
        if settings in RATES.values():
            assert f"'total': Decimal('{expected[settings]}')" in said
        assert ("values.not_in_vocabulary" in said) is (settings == vocabulary), said

    # each state of the settings has its own cache, which is still there
    for settings in expected:
        put(tmp_path, "clientctl.yaml", settings)
        assert reads(lambda: ask(tmp_path, EVERYTHING, cached=True)) == []


HARD = {
    "a NUL": r'name: "a\0b"',
    "what looks like one": r"name: a\u0000b",
    "a mark of ours": r'name: {"\0": "1.5"}',
    "a mark of ours as a key": r'"\0": 1.5',
    "a hundred digits": "employees: " + "9" * 100,
    "a hundred decimals": "custom: {x: 0." + "3" * 100 + "}",
    "nought with a sign": "custom: {x: -0.00, y: -0}",
    "trailing noughts": "custom: {x: 1.500, y: 1.0}",
    "keys that look like numbers": "1: a\ntrue: b\nnull: c\n~: d\n1.5: e",
    "odd characters": r'name: "\u202e\ud7ff\ue000\U0010ffff\x7f\x9f\u2028"',
    "a very long text": "notes: " + "x" * 300_000,
    "nested": "custom: {x: [{y: [1.5, {z: [true, null, '']}]}]}",
    "empty values": "name: ''\ntags: []\ncustom: {}\nnotes: null",
}


@pytest.mark.parametrize("text", HARD.values(), ids=HARD.keys())
def test_documents_that_are_hard_to_keep_come_back_as_they_are(tmp_path: Path, text: str) -> None:
    make_book(tmp_path, {"clients/a.yaml": text + "\n", "clients/b.yaml": "name: B\n"})

    for question in (EVERYTHING, Question(("custom.x:any",), columns=("custom.x", "name")), Question(("x",))):
        assert check_same(tmp_path, question) == check_same(tmp_path, question)
