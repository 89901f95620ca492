"""Canonical query text, and that it says the same when it is read again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientctl.names import fold
from clientctl.query import And, Node, Not, Or, Range, Term, Value, View, Word, parse_arguments, parse_text
from clientctl.query.naming import Naming
from clientctl.query.parser import read_text
from tests.query.book import book_fields, scope

CANONICAL = [
    (["tag:vip"], "tags:vip"),
    (["标签：vip、展会"], "tags:vip,展会"),
    (["name:East China"], 'name:"East China"'),
    (['name:"East China"'], 'name:"East China"'),
    (["East China"], '"East China"'),
    (
        ["grade:A OR (tag:vip total>=100000)", "NOT", "owner:me"],
        "(grade:A OR tags:vip total>=100000) NOT owner:me",
    ),
    (["a", "OR", "b", "c"], "a OR b c"),
    (["a OR b", "c"], "(a OR b) c"),
    (["((a) (b c))"], "a b c"),
    (["(a OR (b OR c))"], "a OR b OR c"),
    (["not:(a b)"], "NOT (a b)"),
    (["not:not:a"], "NOT NOT a"),
    (["last contact:。。－90d"], 'last_contact:.."－90d"'),
    (["total: 1 .. 2, 5.."], "total:1..2,5.."),
    (["owner:NONE"], "owner:none"),
    (['owner:"None"'], 'owner:"None"'),
    (["owner:ＭＥ"], "owner:me"),
    (['"AND"'], '"AND"'),
    (['"ＯＲ"'], '"ＯＲ"'),
    (['5" pipe'], '"5"" pipe"'),
    (["5＂ pipe"], '"5＂＂ pipe"'),
    (["@big vips"], '@"big vips"'),
    (["订单：any"], "orders:any"),
    (["总额＞＝10万"], "total>=10万"),
    (["会员卡:是"], "custom.vip_card:是"),
    (["custom.colour:red"], "custom.colour:red"),
    (["久未联系=90d"], "stale=90d"),
    (["12:30"], '"12:30"'),
    (["name~a*,b?"], 'name~"a*","b?"'),
    (["  "], ""),
    ([], ""),
]


@pytest.mark.parametrize(("arguments", "canonical"), CANONICAL)
def test_query_is_written_canonically(arguments: list[str], canonical: str) -> None:
    query = parse_arguments(arguments, scope())

    assert str(query) == canonical
    assert parse_text(canonical, scope()).syntax == query.syntax


def test_empty_query_is_known_by_it() -> None:
    assert parse_text("", scope()).is_empty
    assert parse_arguments([""], scope()).is_empty
    assert not parse_text("a", scope()).is_empty


def test_fields_are_those_of_all_terms_also_within_views() -> None:
    query = parse_arguments(["tag:vip OR total>5", "@either", "stale:90d", "acme"], scope())

    assert [field.name for field in query.fields] == ["tags", "total", "grade", "last_contact"]
    assert query.asks_text
    assert not query.asks_archived


def test_fields_of_a_group_are_all_below_it() -> None:
    query = parse_arguments(["next:any"], scope())

    assert [field.name for field in query.fields] == ["next.date", "next.what"]
    assert not query.asks_text


def test_archived_is_asked_for_anywhere() -> None:
    assert parse_arguments(["tag:vip OR not:@gone"], scope()).asks_archived


# -- random syntax -------------------------------------------------------------------------------

texts = st.text(st.sampled_from(list('ab 1-.,()"“”＂:=~<>*?@中、。…ＡAND或\u200b\n')), min_size=1, max_size=8)
meaningful = texts.filter(fold)


def _value(text: str, is_quoted: bool) -> Value:
    folded = fold(text)
    if folded not in {"none", "any", "me", "我"}:
        return Value(text)
    return Value(text, True) if is_quoted else Value(folded)


values = st.builds(
    _value, meaningful | st.sampled_from(["none", "Any", "ＭＥ", "我", "5", "-90d", "a.b"]), st.booleans()
)
ranges = st.builds(Range, values, values | st.none()) | st.builds(Range, st.none(), values)
field_names = st.sampled_from([f.name for f in book_fields()] + ["custom.unheard", "stale"])
terms = st.builds(
    Term,
    field_names,
    st.sampled_from([":", "=", "!=", "<", "<=", ">", ">="]),
    st.lists(values | ranges, min_size=1, max_size=3).map(tuple),
)
wildcards = st.builds(Term, field_names, st.just("~"), st.lists(values, min_size=1, max_size=3).map(tuple))
leaves = terms | wildcards | st.builds(Word, meaningful) | st.builds(View, meaningful)


def _branches(parts: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    def joined(kind: type[And] | type[Or]) -> st.SearchStrategy[Node]:
        # an And within an And would dissolve
        others = parts.filter(lambda part: not isinstance(part, kind))
        return st.lists(others, min_size=2, max_size=3).map(lambda chosen: kind(tuple(chosen)))

    return joined(And) | joined(Or) | parts.map(Not)


trees = st.recursive(leaves, _branches, max_leaves=8)


@given(trees)
def test_canonical_text_reads_as_the_same_syntax(tree: Node) -> None:
    assert read_text(str(tree), Naming(book_fields())) == tree
