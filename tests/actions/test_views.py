"""view save, list, rm: what is saved is what was asked, rings and uses are seen, nothing is replaced unasked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientctl.actions.find import find_clients
from clientctl.actions.selection import Selection
from clientctl.actions.views import list_views, plan_remove, plan_save, query_text
from clientctl.actions.workspace import Workspace
from clientctl.errors import ExitCode, WrongUsage
from clientctl.model import Reported
from clientctl.query import parse_arguments, parse_text
from tests.actions.book import CLIENTS, done, english, files, ids, make_book, opened, refusal, rows, sentences

VIP = "views/vip.yaml"


def with_views(root: Path, views: dict[str, str], **book: str) -> Workspace:
    """The book with saved views, by name and text of the file."""
    return make_book(
        root, {**CLIENTS, **{f"views/{name}.yaml": text for name, text in views.items()}}, **book
    )


def save(root: Path, name: str, *arguments: str, is_forced: bool = False) -> list[str]:
    """What saving tells."""
    outcome = done(opened(root), lambda w: plan_save(w, name, arguments, is_forced=is_forced))
    return sentences(outcome.plan)


def found(workspace: Workspace, arguments: Sequence[str]) -> list[str]:
    return ids(find_clients(workspace, arguments, Selection()).answer)


# -- save ----------------------------------------------------------------------------------------------


def test_a_view_is_a_file_with_its_query(tmp_path: Path) -> None:
    make_book(tmp_path)

    outcome = done(opened(tmp_path), lambda w: plan_save(w, "@good", ["grade:A", "NOT", "owner:me"]))

    assert files(tmp_path)["views/good.yaml"] == "query: grade:A NOT owner:me\n"
    assert sentences(outcome.plan) == ["Saved  @good  grade:A NOT owner:me   views/good.yaml"]
    assert outcome.plan.changes.subject == "save @good"
    assert outcome.plan.changes.reported == (Reported("", "views/good.yaml", "added"),)
    assert found(opened(tmp_path), ["@good"]) == ["huadong"]


# what is typed, and the text that means the same
TEXTS: list[tuple[list[str], str]] = [
    (["tag:vip"], "tag:vip"),
    (["tag:vip", "grade:A"], "tag:vip grade:A"),
    (["name:Acme Two"], 'name:"Acme Two"'),
    (["Acme Two"], '"Acme Two"'),
    (["名称:上海华东贸易有限公司", "等级:A"], "名称:上海华东贸易有限公司 等级:A"),
    (["等级:B", "或", "标签:展会"], "等级:B 或 标签:展会"),
    (["等级:B OR 等级:C", "owner:li"], "(等级:B OR 等级:C) owner:li"),
    (["owner:li", "grade:B OR grade:C"], "owner:li (grade:B OR grade:C)"),
    (["NOT", "grade:B OR grade:C"], "NOT (grade:B OR grade:C)"),
    (["grade:A", "OR", "industry:food owner:li"], "grade:A OR industry:food owner:li"),
    (["not:grade:A"], "not:grade:A"),
    (["负责人:我"], "负责人:我"),
    (["last contact:..-90d"], "last_contact:..-90d"),
    (["name:Acme (Norway)"], "name:Acme (Norway)"),
    (["say \"AND\""], '"say ""AND"""'),
    (["and"], "and"),
    (["tag:vip", "", "  "], "tag:vip"),
    (["grade：A，B"], "grade：A，B"),
    (["name:Two, Inc"], "name:Two, Inc"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "written"), TEXTS)
def test_several_arguments_become_one_text_that_means_the_same(
    arguments: list[str], written: str, workspace: Workspace
) -> None:
    scope = workspace.scope
    query = parse_arguments(arguments, scope)

    assert query_text(arguments, query, scope) == written
    assert parse_text(written, scope).syntax == query.syntax


TERMS = st.sampled_from(
    [
        *(
            "tag:vip",
            "标签:展会",
            "grade:A,B",
            "等级：C",
            "owner:me",
            "负责人:none",
            "name:Acme Two",
            "Acme Two",
        ),
        *("名称=张三", "total>=1000", "total:1..2000", "not:grade:A", "非:industry:retail", "NOT tag:vip"),
        *("grade:A OR grade:B", "(grade:A 或 tag:vip) 且 owner:any", "张三", "Acme, Ltd", 'name:"a OR b"'),
        *(
            "id:any tag:none",
            "name~*AS",
            "last contact:..-90d",
            "@vips",
            "not:@vips",
            "archived:true",
            '"OR"',
        ),
    ]
)
JOINERS = st.sampled_from(["AND", "OR", "且", "或", "AND NOT", "且 非", ""])


@settings(max_examples=150, deadline=None)
@given(first=TERMS, rest=st.lists(st.tuples(JOINERS, TERMS), max_size=4), is_negated=st.booleans())
def test_a_view_finds_what_its_arguments_find(
    workspace: Workspace, first: str, rest: list[tuple[str, str]], is_negated: bool
) -> None:
    arguments = [*(["NOT"] if is_negated else []), first]
    for joiner, term in rest:
        arguments += [*joiner.split(), term]
    scope = workspace.scope

    query = parse_arguments(arguments, scope)
    read_again = parse_text(query_text(arguments, query, scope), scope)

    assert read_again.syntax == query.syntax
    subjects = [workspace.subject(client) for client in workspace.repository.clients(archived=True)]
    assert [read_again.matches(subject) for subject in subjects] == [
        query.matches(subject) for subject in subjects
    ]


REFUSED = [
    ("x", ["taf:vip"], "query.unknown_field"),
    ("x", ["(tag:vip"], "query.unclosed"),
    ("x", ["@nobody"], "query.unknown_view"),
    ("x", [], "shaping.view_without_terms"),
    ("x", [" ", ""], "shaping.view_without_terms"),
    ("../x", ["tag:vip"], "store.bad_view_name"),
    ("", ["tag:vip"], "store.bad_view_name"),
    ("a.b", ["tag:vip"], "store.bad_view_name"),
    ("x", ["@x"], "query.view_cycle"),
    ("x", ["tag:vip", "OR", "@x"], "query.view_cycle"),
    ("vip", ["@by_vip"], "query.view_cycle"),
]


@pytest.mark.parametrize(("name", "arguments", "code"), REFUSED)
def test_what_cannot_be_asked_is_not_saved(
    name: str, arguments: list[str], code: str, tmp_path: Path
) -> None:
    with_views(tmp_path, {"vip": "query: tag:vip\n", "by_vip": "query: NOT (grade:A @vip)\n"})
    before = files(tmp_path)

    error = refusal(lambda: save(tmp_path, name, *arguments, is_forced=True))

    assert (error.code, error.exit_code) == (code, ExitCode.USAGE)
    assert files(tmp_path) == before


def test_a_ring_is_named_and_shown_where_it_was_typed(tmp_path: Path) -> None:
    with_views(tmp_path, {"b": "query: '@c'\n", "c": "query: grade:A OR @a\n"})

    error = refusal(lambda: save(tmp_path, "a", "tag:vip", "NOT @b"))

    assert english(error.message) == "the view includes itself: a → b → c → a"
    assert error.excerpt is not None
    assert error.excerpt.text[error.excerpt.start : error.excerpt.end] == "@b"


def test_views_may_include_others_that_do_not_lead_back(tmp_path: Path) -> None:
    with_views(tmp_path, {"b": "query: '@c OR @d'\n", "c": "query: grade:A\n", "d": "query: NOT @c\n"})

    save(tmp_path, "a", "@c", "@b")

    assert found(opened(tmp_path), ["@a"]) == ["acme", "huadong"]


def test_of_several_views_the_one_that_leads_back_is_shown(tmp_path: Path) -> None:
    with_views(tmp_path, {"b": "query: '@c'\n", "c": "query: grade:A\n", "d": "query: '@c @a'\n"})

    error = refusal(lambda: save(tmp_path, "a", "@b", "OR", "@d"))

    assert english(error.message) == "the view includes itself: a → d → a"
    assert error.excerpt is not None
    assert error.excerpt.text[error.excerpt.start : error.excerpt.end] == "@d"


def test_a_ring_of_others_is_not_put_into_a_view(tmp_path: Path) -> None:
    with_views(tmp_path, {"b": "query: '@c'\n", "c": "query: '@b'\n"})

    assert refusal(lambda: save(tmp_path, "a", "@b")).code == "query.view_cycle"


def test_a_view_may_be_mended_that_is_in_a_ring_already(tmp_path: Path) -> None:
    with_views(tmp_path, {"a": "query: '@b'\n", "b": "query: '@a'\n"})

    save(tmp_path, "a", "tag:vip", is_forced=True)

    assert found(opened(tmp_path), ["@b"]) == ["acme", "huadong"]


def test_a_view_is_replaced_only_if_forced_and_keeps_what_else_is_in_its_file(tmp_path: Path) -> None:
    with_views(tmp_path, {"vip": "# ours\ntitle: VIP\nquery: tag:vip  # all of them\n"})

    error = refusal(lambda: save(tmp_path, "vip", "tag:VIP", "grade:A"))
    assert (error.code, error.exit_code) == ("shaping.view_exists", ExitCode.CONFLICT)
    assert english(error.message) == "@vip is saved already, as: tag:vip"

    save(tmp_path, "vip", "grade:A", "name:Acme AS", is_forced=True)
    assert files(tmp_path)[VIP] == '# ours\ntitle: VIP\nquery: grade:A name:"Acme AS"  # all of them\n'


def test_the_same_query_again_is_no_change(tmp_path: Path) -> None:
    with_views(tmp_path, {"vip": "query:  'tag:vip   AND grade:A'\n"})

    assert save(tmp_path, "vip", "tag:vip", "grade:A") == []
    assert files(tmp_path)[VIP] == "query:  'tag:vip   AND grade:A'\n"


def test_a_file_that_cannot_be_read_is_not_written_over(tmp_path: Path) -> None:
    with_views(tmp_path, {"vip": "query: [\n"})

    assert refusal(lambda: save(tmp_path, "vip", "grade:A")).exit_code == ExitCode.CONFLICT
    assert refusal(lambda: save(tmp_path, "vip", "grade:A", is_forced=True)).exit_code == ExitCode.INVALID
    assert files(tmp_path)[VIP] == "query: [\n"


def test_what_may_have_been_meant_otherwise_is_told_when_it_is_saved(tmp_path: Path) -> None:
    plan = plan_save(make_book(tmp_path), "much", ["total", "1000"])

    assert [warning.code for warning in plan.warnings] == ["query.bare_field"]


def test_names_may_have_blanks_and_be_chinese(tmp_path: Path) -> None:
    make_book(tmp_path)

    assert save(tmp_path, "重点 客户", "等级:A") == ['Saved  @"重点 客户"  等级:A   views/重点 客户.yaml']
    assert found(opened(tmp_path), ["@重点 客户"]) == ["acme", "huadong"]


# -- rm ------------------------------------------------------------------------------------------------


def test_a_view_is_removed_and_its_query_told(tmp_path: Path) -> None:
    outcome = done(with_views(tmp_path, {"vip": "query: tag:vip\n"}), lambda w: plan_remove(w, "@vip"))

    assert VIP not in files(tmp_path)
    assert sentences(outcome.plan) == ["Removed  @vip  tag:vip   views/vip.yaml"]
    assert outcome.plan.changes.subject == "rm @vip"
    assert outcome.plan.changes.reported == (Reported("", VIP, "removed"),)


@pytest.mark.parametrize(
    ("name", "hint"),
    [("vib", "did you mean vip?"), ("quite-other", "saved views: vip"), ("../vip", "did you mean vip?")],
)
def test_a_view_that_is_not_there_cannot_be_removed(name: str, hint: str, tmp_path: Path) -> None:
    workspace = with_views(tmp_path, {"vip": "query: tag:vip\n"})

    error = refusal(lambda: plan_remove(workspace, name))

    assert (error.code, error.exit_code) == ("query.unknown_view", ExitCode.NOT_FOUND)
    assert english(error.hint) == hint


def test_without_views_the_hint_says_how_to_save_one(tmp_path: Path) -> None:
    error = refusal(lambda: plan_remove(make_book(tmp_path), "vip"))

    assert english(error.hint) == "no saved views yet; save one: clientctl view save NAME QUERY"


def test_a_view_in_use_stays_and_its_users_are_named(tmp_path: Path) -> None:
    rules = (
        "clientctl: 1\n"
        "grading: [{when: '@vip', grade: A}, {when: '@vip total>1', grade: B}]\n"
        "require: [{when: NOT @vip, has: [owner]}]\n"
        "reports: {mine: {query: 'owner:me @vip'}, other: {query: vip}}\n"
    )
    views = {
        "vip": "query: tag:vip\n",
        "one": "query: (@vip OR grade:A) owner:me\n",
        "two": "query: '@one'\n",
        "broken": "query: [\n",
        "wrong": "query: taf:1 @vip\n",
    }
    workspace = with_views(tmp_path, views, settings=rules)

    error = refusal(lambda: plan_remove(workspace, "vip"))

    assert (error.code, error.exit_code) == ("shaping.view_used", ExitCode.CONFLICT)
    assert english(error.message) == (
        "@vip is used by views/one.yaml, clientctl.yaml (require), clientctl.yaml (grading),"
        " clientctl.yaml (reports)"
    )
    assert not plan_remove(workspace, "two").changes.is_empty


def test_a_view_that_is_broken_can_be_removed(tmp_path: Path) -> None:
    done(with_views(tmp_path, {"vip": "query: [\n"}), lambda w: plan_remove(w, "vip"))

    assert VIP not in files(tmp_path)


# -- list ----------------------------------------------------------------------------------------------


def test_views_are_listed_by_name_and_what_is_wrong_with_others_is_told(tmp_path: Path) -> None:
    views = {
        "b": "query: tag:vip\n",
        "a": "title: A\nquery: NOT @b\n",
        "none": "title: x\n",
        "odd": "- a\n",
        "far": "query: taf:1\n",
    }
    workspace = with_views(tmp_path, views)

    answer, problems = list_views(workspace, Selection())

    assert rows(answer) == [["a", "NOT @b"], ["b", "tag:vip"], ["far", "taf:1"]]
    assert next(iter(answer.objects())) == {"name": "a", "query": "NOT @b"}
    assert sorted((problem.location.path, problem.code) for problem in problems) == [
        ("views/far.yaml", "query.unknown_field"),
        ("views/none.yaml", "schema.missing"),
        ("views/odd.yaml", "text.root_not_mapping"),
    ]


def test_an_empty_list_says_how_to_save_a_view(tmp_path: Path) -> None:
    answer, problems = list_views(make_book(tmp_path), Selection())

    assert (rows(answer), problems) == ([], ())
    assert [english(told) for told in answer.foot] == [
        "no saved views yet; save one: clientctl view save NAME QUERY"
    ]


def test_a_query_too_long_to_be_read_again_is_not_saved(workspace: Workspace) -> None:
    # a phrase is written out in quotes, and each quote in it twice
    arguments = ["a b" + '"' * 15_000]
    query = parse_arguments(arguments, workspace.scope)

    with pytest.raises(WrongUsage) as caught:
        query_text(arguments, query, workspace.scope)

    assert caught.value.code == "query.too_long"
