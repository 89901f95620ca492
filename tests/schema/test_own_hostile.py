"""Schemas made to break things: refused at once with a reason, and none fetches anything."""

from __future__ import annotations

import socket
import time
from typing import Any, NoReturn

import pytest

from clientctl.schema.catalog import build_catalog, core_schema
from clientctl.schema.check import check_document
from clientctl.schema.own import MOST_BYTES, MOST_SUBSCHEMAS
from clientctl.schema.shape import shipped_text
from clientctl.settings import Settings
from tests.schema.given import custom, vetted


def _nested(levels: int) -> dict[str, Any]:
    node: dict[str, Any] = {}
    for _ in range(levels):
        node = {"not": node}
    return node


def _doubling() -> dict[str, Any]:
    steps = {f"a{n}": {"allOf": [{"$ref": f"#/definitions/a{n + 1}"}] * 2} for n in range(15)}
    return {"definitions": {**steps, "a15": {}}, "allOf": [{"$ref": "#/definitions/a0"}]}


def _chain() -> dict[str, Any]:
    return {"definitions": {f"a{n}": {"$ref": f"#/definitions/a{n + 1}"} for n in range(400)} | {"a400": {}}}


HOSTILE = [
    (b"[" * 60_000, "schema.own_deep"),
    (b'{"a":' * 10_000 + b"1" + b"}" * 10_000, "schema.own_deep"),
    (b'"' + b'\\"' * 30_000, "schema.own_not_json"),
    (b" " * (MOST_BYTES + 1), "schema.own_large"),
    (_nested(60), "schema.own_deep"),
    ({"allOf": [{}] * (MOST_SUBSCHEMAS + 1)}, "schema.own_many"),
    (_doubling(), "schema.own_many"),
    (_chain(), "schema.own_deep"),
    ({"$ref": "http://127.0.0.1:9/x.json"}, "schema.own_remote_ref"),
    ({"properties": {"name": {"pattern": "^(a+)+$"}}}, "schema.pattern_nested"),
]


@pytest.mark.hostile
@pytest.mark.parametrize(("schema", "code"), HOSTILE)
def test_a_hostile_schema_is_refused_at_once_with_a_reason(
    schema: Any, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_network(*_: object) -> NoReturn:
        raise AssertionError("a connection was made")

    monkeypatch.setattr(socket.socket, "connect", no_network)
    started = time.process_time()
    made, found = vetted(schema)
    assert time.process_time() - started < 1
    assert made is None
    assert code in [problem.code for problem in found]


@pytest.mark.hostile
def test_even_a_schema_that_was_not_vetted_fetches_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_network(*_: object) -> NoReturn:
        raise AssertionError("a connection was made")

    monkeypatch.setattr(socket.socket, "connect", no_network)
    catalog = build_catalog(Settings(), {"$ref": "http://127.0.0.1:9/x.json"})
    with pytest.raises(Exception, match=r"127\.0\.0\.1") as refusal:
        check_document({"name": "A"}, catalog, "clients/a.yaml", lambda path, key: (0, 0))
    assert "Unresolvable" in str(refusal.value.__cause__.__class__.__mro__)


@pytest.mark.hostile
def test_the_largest_schema_is_vetted_and_used_in_time() -> None:
    nodes = {f"f{n}": {"x-kind": "text", "pattern": "^[a-z]*[a-z0-9]$", "maxLength": 400} for n in range(450)}
    schema, found = vetted(custom(**nodes))
    assert schema is not None
    assert found == ()
    document = {"name": "A", "custom": {f"f{n}": "a" * 399 + "!" for n in range(450)}}
    started = time.process_time()
    problems = check_document(
        document, build_catalog(Settings(), schema), "clients/a.yaml", lambda path, key: (0, 0)
    )
    assert time.process_time() - started < 3
    assert len(problems) > 100


def test_the_core_is_well_below_the_limits_of_a_books_schema() -> None:
    assert len(shipped_text("client.schema.json")) < MOST_BYTES
    assert core_schema()["additionalProperties"] is False
