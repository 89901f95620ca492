"""Problems as JSON data and back."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientctl.errors import Location, Message, Problem, message
from clientctl.store.cache.findings import packed_problem, unpacked_problem

scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=6),
    st.decimals(),
    st.dates(),
    st.sampled_from(["message", "decimal", "tuple", "\0"]),
)
names = st.sampled_from(["value", "message", "decimal", "date", "tuple", "values"])
values = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.lists(inner, max_size=3).map(tuple),
        st.builds(Message, st.text(max_size=4), st.dictionaries(names, inner, max_size=3)),
    ),
    max_leaves=8,
)
messages = st.builds(Message, st.text(max_size=9), st.dictionaries(names, values, max_size=4))
locations = st.builds(Location, st.text(max_size=9), st.integers(0, 99), st.integers(0, 99))
severities = st.sampled_from(["error", "warning"])
problems = st.builds(Problem, locations, messages, st.none() | messages, st.text(max_size=5), severities)


@given(problems)
def test_a_problem_comes_back_as_it_was(problem: Problem) -> None:
    kept = json.loads(json.dumps(packed_problem(problem)))

    assert repr(unpacked_problem(kept)) == repr(problem)


@pytest.mark.parametrize(
    "value", [1.5, {"a": 1}, {1}, b"bytes", object(), [1.5], (1, {"a": 1}), message("x", y=1.5)]
)
def test_a_value_that_json_cannot_stand_for_is_refused(value: Any) -> None:
    with pytest.raises(TypeError):
        packed_problem(Problem(Location("clients/a.yaml"), message("schema.x", value=value)))


def test_by_hand() -> None:
    hint = message("b.c", words=("x", Decimal("1.50")), day=date(2026, 1, 2))
    problem = Problem(Location("clients/a.yaml", 3, 4), message("a.b", of=hint), hint, "/x", "warning")

    assert packed_problem(problem)[:3] == ["clients/a.yaml", 3, 4]
    assert unpacked_problem(packed_problem(problem)) == problem
