"""Documents as JSON text: exactly what was given comes back, or they are refused."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientctl.store.cache.documents import packed_document, unpacked_document

texts = st.text(st.characters(), max_size=8)  # surrogates too
scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.decimals(),
    texts,
    st.sampled_from(["\0", r"\u0000", "\0\0", ""]),
)
nodes = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=15,
)
documents = st.dictionaries(texts, nodes, max_size=5)


def _texts(node: Any) -> list[str]:
    if isinstance(node, dict):
        return [text for key, value in node.items() for text in (key, *_texts(value))]
    if isinstance(node, list):
        return [text for value in node for text in _texts(value)]
    return [node] if isinstance(node, str) else []


@given(documents)
def test_what_comes_back_is_what_was_given(document: dict[str, Any]) -> None:
    packed = packed_document(document)

    if packed is not None:
        # to the letter: types, digits, signs and order
        assert repr(unpacked_document(packed)) == repr(document)
    else:
        joined = "".join(_texts(document))
        assert "\0" in joined or r"\u0000" in joined or any(0xD800 <= ord(sign) <= 0xDFFF for sign in joined)


EXACT = [
    "-0",
    "0.0",
    "-0.00",
    "1E+5",
    "1E-30",
    "1.500",
    "NaN",
    "sNaN",
    "-Infinity",
    "9" * 100 + "." + "1" * 100,
]


@pytest.mark.parametrize("number", EXACT)
def test_numbers_keep_every_digit_and_sign(number: str) -> None:
    packed = packed_document({"a": [Decimal(number)], "b": {"c": Decimal(number)}})
    assert packed is not None
    back = unpacked_document(packed)
    assert [str(back["a"][0]), str(back["b"]["c"])] == [str(Decimal(number))] * 2


REFUSED: dict[str, dict[str, Any]] = {
    "a NUL": {"a": "\0"},
    "our mark": {"\0": "1.5"},
    "our mark round a number": {"a": {"\0": Decimal("1.5")}},
    "a NUL in a key": {"a": ["x", {"b\0": 1}]},
    "half a character": {"a": "\ud800"},
    "half a character in a key": {"\udcff": 1},
    "too many digits": {"a": 10**5000},
    "a set": {"a": {1, 2}},
    "bytes": {"a": b"bytes"},
}


@pytest.mark.parametrize("document", REFUSED.values(), ids=REFUSED.keys())
def test_what_would_not_come_back_is_refused(document: dict[str, Any]) -> None:
    assert packed_document(document) is None


def test_a_document_that_goes_on_for_ever_is_refused() -> None:
    deep: dict[str, Any] = {}
    deep["again"] = deep
    assert packed_document(deep) is None
    nested: Any = []
    for _ in range(100_000):
        nested = [nested]
    assert packed_document({"a": nested}) is None


def test_a_hundred_digits_are_kept() -> None:
    packed = packed_document({"a": 10**100 - 1, "b": -(10**99)})
    assert packed is not None
    assert unpacked_document(packed) == {"a": 10**100 - 1, "b": -(10**99)}


@pytest.mark.parametrize("text", [b"", b"{", b"\xff", b'{"\\u0000": 1.5', b"[" * 100_000])
def test_text_of_no_document_is_a_value_error(text: bytes) -> None:
    with pytest.raises((ValueError, RecursionError)):
        unpacked_document(text)
