"""YAML gives the objects of JSON to any reader."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.render.samples import NASTY, listed, rendered

texts = st.one_of(
    st.text(max_size=20),
    st.text(st.sampled_from([c for c in NASTY if not 0xD800 <= ord(c) < 0xE000]), max_size=10),
    st.sampled_from(
        ["2026-11-21", "12:30", "1_000", "0x1F", "yes", "No", "null", "~", "=", "1e5", "- a", "a: b", "#"]
    ),
    st.lists(st.sampled_from(["", " ", "a", "\tb", "# c", "- d", "e: f", "---", "..."]), max_size=5).map(
        "\n".join
    ),
)
scalars = st.one_of(st.none(), st.booleans(), st.integers(), st.decimals("-1E9", "1E9", places=2), texts)
objects = st.dictionaries(
    texts.filter(bool),
    st.recursive(
        scalars,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts.filter(bool), inner, max_size=3),
        max_leaves=8,
    ),
    max_size=4,
)


def read_numbers(data: Any) -> Any:
    """The data with the numbers that a reader of YAML makes of Decimals."""
    if isinstance(data, dict):
        return {key: read_numbers(value) for key, value in data.items()}
    if isinstance(data, list):
        return [read_numbers(item) for item in data]
    return float(data) if isinstance(data, Decimal) else data


def test_a_list_of_objects_reads_like_a_client_file() -> None:
    client = {
        "id": "a",
        "since": "2026-11-21",
        "total": Decimal("12.50"),
        "tags": ["vip"],
        "notes": "one\ntwo",
        "log": [],
        "owner": None,
    }
    assert rendered("yaml", listed([client, {"id": "b"}])) == (
        "- id: a\n"
        '  since: "2026-11-21"\n'
        "  total: 12.50\n"
        "  tags:\n"
        "    - vip\n"
        "  notes: |-\n"
        "    one\n"
        "    two\n"
        "  log: []\n"
        "  owner: null\n"
        "- id: b\n"
    )


def test_a_single_answer_is_a_mapping() -> None:
    assert rendered("yaml", listed([{"id": "a", "changes": ({"old": None},)}], is_single=True)) == (
        "id: a\nchanges:\n  - old: null\n"
    )
    assert rendered("yaml", listed([{}], is_single=True)) == "{}\n"


def test_no_objects_are_an_empty_list() -> None:
    assert rendered("yaml", listed([])) == "[]\n"


@given(st.lists(objects, max_size=3))
def test_yaml_reads_back_as_the_same_data(data: list[dict[str, Any]]) -> None:
    assert yaml.safe_load(rendered("yaml", listed(data))) == read_numbers(data)


@given(objects)
def test_a_single_object_reads_back_as_the_same_data(data: dict[str, Any]) -> None:
    assert yaml.safe_load(rendered("yaml", listed([data], is_single=True))) == read_numbers(data)


@pytest.mark.output
@given(st.text(st.sampled_from(NASTY), max_size=20))
def test_yaml_has_no_raw_control_bidi_or_surrogate_character(text: str) -> None:
    shown = rendered("yaml", listed([{"text": text, "lines": f"a\n{text}\nb", "list": [text]}]))
    assert not [c for c in shown if c not in "\n\t" and (ord(c) < 32 or 0x7F <= ord(c) < 0xA0)]
    assert not [
        c for c in shown if 0xD800 <= ord(c) < 0xE000 or c in "\u2028\u2029\u202e\u202a\u2066\u2069\u200f"
    ]
