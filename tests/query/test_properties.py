"""Queries against an evaluator of their own, and against arbitrary text."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from clientctl.errors import WrongUsage
from clientctl.messages import LANGUAGES, word
from clientctl.query import Query, parse_arguments, parse_text
from tests.query.book import CLIENTS, Row, scope

Document = dict[str, Any]
Case = tuple[str, Callable[[Document], bool]]

GRADES = ["A", "B", "C", "D"]
DAYS = ["2025-12-31", "2026-01-01", "2026-02-28", "2026-03-31", "2026-04-01"]
WORDS = ["red", "Red Car", "car", "blue"]

documents = st.fixed_dictionaries(
    {},
    optional={
        "grade": st.sampled_from(GRADES),
        "region": st.sampled_from(WORDS),
        "tags": st.lists(st.sampled_from(WORDS), max_size=3),
        "employees": st.integers(0, 5),
        "since": st.sampled_from(DAYS),
        "orders": st.lists(st.fixed_dictionaries({"amount": st.integers(0, 5)}), max_size=3),
    },
)


def _orders(document: Document) -> list[int]:
    return [order["amount"] for order in document.get("orders", [])]


COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}
MONTHS = {"2025-12": "2025-12-31", "2026-01": "2026-01-01", "2026-02": "2026-02-28", "2026-03": "2026-03-31"}

grades: st.SearchStrategy[Case] = st.builds(
    lambda sign, grade: (
        f"grade{sign}{grade}",
        lambda d: "grade" in d and COMPARE[sign](GRADES.index(d["grade"]), GRADES.index(grade)),
    ),
    st.sampled_from(list(COMPARE)),
    st.sampled_from(GRADES),
)
grade_lists: st.SearchStrategy[Case] = st.builds(
    lambda some: (f"grade!={','.join(some)}", lambda d: d.get("grade") not in some),
    st.lists(st.sampled_from(GRADES), min_size=1, max_size=3),
)
regions: st.SearchStrategy[Case] = st.builds(
    lambda text: (f'region:"{text}"', lambda d: text.lower() in d.get("region", "").lower()),
    st.sampled_from(["red", "CAR", "d c", "lu"]),
)
tags: st.SearchStrategy[Case] = st.builds(
    lambda text: (f'标签："{text}"', lambda d: text.lower() in [tag.lower() for tag in d.get("tags", [])]),
    st.sampled_from(["RED", "red car", "re"]),
)
employees: st.SearchStrategy[Case] = st.builds(
    lambda low, high: (f"employees:{low}..{high}", lambda d: low <= d.get("employees", -1) <= high),
    st.integers(0, 5),
    st.integers(0, 5),
)
amounts: st.SearchStrategy[Case] = st.builds(
    lambda sign, n: (f"orders.amount{sign}{n}", lambda d: any(COMPARE[sign](a, n) for a in _orders(d))),
    st.sampled_from(list(COMPARE)),
    st.integers(0, 5),
)
no_amount: st.SearchStrategy[Case] = st.builds(
    lambda n: (f"orders.amount!={n}", lambda d: n not in _orders(d)), st.integers(0, 5)
)
months: st.SearchStrategy[Case] = st.builds(
    lambda month: (f"since<={month}", lambda d: "since" in d and d["since"] <= MONTHS[month]),
    st.sampled_from(list(MONTHS)),
)
empties: st.SearchStrategy[Case] = st.sampled_from(
    [
        ("tags:none", lambda d: not d.get("tags")),
        ("orders:any", lambda d: bool(d.get("orders"))),
        ("region:none,blue", lambda d: d.get("region", "blue") == "blue"),
    ]
)
leaves = grades | grade_lists | regions | tags | employees | amounts | no_amount | months | empties


def _branches(parts: st.SearchStrategy[Case]) -> st.SearchStrategy[Case]:
    pairs = st.tuples(parts, parts)
    return (
        pairs.map(lambda p: (f"({p[0][0]}) {p[1][0]}", lambda d: p[0][1](d) and p[1][1](d)))
        | pairs.map(lambda p: (f"({p[0][0]} OR ({p[1][0]}))", lambda d: p[0][1](d) or p[1][1](d)))
        | parts.map(lambda p: (f"NOT ({p[0]})", lambda d: not p[1](d)))
    )


def _group(case: Case) -> Case:
    return f"({case[0]})", case[1]


cases = st.recursive(leaves, lambda parts: _branches(parts).map(_group), max_leaves=6)


@given(cases, st.lists(documents, min_size=1, max_size=8))
def test_queries_mean_what_a_plain_evaluator_says(case: Case, some: list[Document]) -> None:
    typed, is_meant = case
    query = parse_text(typed, scope())

    for document in some:
        assert query.matches(Row("x", document, {})) is is_meant(document), typed


pieces = st.sampled_from(
    [
        *'()"“”:=!<>~,.*?@- ',
        *(
            "、",
            "。",
            "…",
            "：",
            "（",
            "）",
            "　",
            "且",
            "或",
            "非",
            "\n",
            "\u200b",
            "\udc80",
            "\0",
            "㈱",
            "İ",
        ),
        *(
            " AND ",
            " OR ",
            " NOT ",
            "not:",
            "..",
            "none",
            "any",
            "me",
            "acme",
            "东方",
            "1",
            "-90d",
            "2026-01",
        ),
        *(
            "tag:",
            "grade>=",
            "total",
            "orders",
            "last_contact:",
            "stale:",
            "@vips",
            "custom.",
            "log.text~",
            "id=",
        ),
    ]
)
anything = st.lists(pieces, max_size=12).map("".join) | st.text(max_size=20)


def _asked(parse: Callable[[], Query], typed: list[str]) -> None:
    begin = process_time()
    try:
        query = parse()
    except WrongUsage as error:
        excerpt = error.excerpt
        assert excerpt is not None
        assert 0 <= excerpt.start < excerpt.end <= len(excerpt.text)
        for said in (error.message, *([error.hint] if error.hint else [])):
            assert all(word(said, language) for language in LANGUAGES)
    else:
        for client in CLIENTS:
            assert query.matches(client) in (True, False)
        assert parse_text(str(query), scope()).syntax == query.syntax
    assert process_time() - begin < 1, typed


@settings(deadline=None, max_examples=300)
@given(anything)
def test_any_text_is_a_query_or_refused(typed: str) -> None:
    _asked(lambda: parse_text(typed, scope()), [typed])


@settings(deadline=None, max_examples=300)
@given(st.lists(anything, max_size=4))
def test_any_arguments_are_a_query_or_refused(typed: list[str]) -> None:
    _asked(lambda: parse_arguments(typed, scope()), typed)
