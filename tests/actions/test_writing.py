"""set, tag and the course of every writer: one plan, all clients or none, proved valid, written once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from clientctl import text
from clientctl.actions.changing import Edit, carry_out, plan_edits, subject_of
from clientctl.actions.selection import Selection
from clientctl.actions.setting import plan_set
from clientctl.actions.tagging import plan_tags
from clientctl.actions.tags import list_tags
from clientctl.actions.targets import Target
from clientctl.errors import ExitCode, InvalidData, message
from clientctl.model import Reported
from tests.actions.book import CLIENTS, done, english, files, make_book, opened, refusal, rows, sentences

ACME, TWO, HUADONG = "clients/acme.yaml", "clients/acme-two.yaml", "clients/huadong.yaml"


def changed(root: Path) -> dict[str, str]:
    """Files that are no longer as the book began."""
    return {path: text for path, text in files(root).items() if CLIENTS.get(path, text) != text}


def test_set_changes_one_client_and_says_how(tmp_path: Path) -> None:
    outcome = done(make_book(tmp_path), lambda w: plan_set(w, Target("acme-two"), ["grade=A", "owner=me"]))

    assert changed(tmp_path) == {TWO: "name: Acme Two\ngrade: A\nowner: wang\nindustry: food\n"}
    assert sentences(outcome.plan) == ["Set  acme-two  grade A, owner wang   clients/acme-two.yaml"]
    assert outcome.plan.changes.subject == "set acme-two"
    assert outcome.plan.changes.reported == (Reported("acme-two", TWO, "updated"),)
    assert not outcome.is_dry


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    workspace = make_book(tmp_path)
    outcome = carry_out(workspace, lambda: plan_set(workspace, Target("acme"), ["grade=B"]), is_dry=True)

    assert outcome.is_dry
    assert [change.path for change in outcome.plan.changes.changes] == [ACME]
    assert changed(tmp_path) == {}


def test_values_that_are_there_already_change_nothing(tmp_path: Path) -> None:
    outcome = done(make_book(tmp_path), lambda w: plan_set(w, Target("acme"), ["grade=A", "tags+=VIP"]))

    assert outcome.plan.changes.is_empty
    assert outcome.plan.changes.reported == ()
    assert changed(tmp_path) == {}


def test_an_edit_that_leaves_the_text_as_it_is_is_none(tmp_path: Path) -> None:
    workspace = make_book(tmp_path)
    source = workspace.repository.source("acme")
    same = Edit(source, (text.Set(("grade",), "A"),), message("actions.no_match"))

    plan = plan_edits(workspace, "set", [same], lambda count: message("actions.matched", count=count))

    assert plan.changes.is_empty
    assert sentences(plan) == ["0 clients"]


def test_several_clients_are_one_change_of_those_that_differ(tmp_path: Path) -> None:
    outcome = done(make_book(tmp_path), lambda w: plan_set(w, Target(where="id:any"), ["industry=retail"]))

    assert set(changed(tmp_path)) == {TWO, HUADONG}
    assert outcome.plan.changes.subject == "set 2 clients"
    assert sentences(outcome.plan) == ["Set  2 clients  industry retail"]


def test_a_query_without_a_match_changes_nothing_and_is_no_fault(tmp_path: Path) -> None:
    outcome = done(make_book(tmp_path), lambda w: plan_set(w, Target(where="grade:D"), ["grade=A"]))

    assert outcome.plan.changes.is_empty


def test_clients_that_would_become_invalid_keep_all_as_they_are_and_are_named(tmp_path: Path) -> None:
    def act() -> object:
        return done(opened(tmp_path), lambda w: plan_set(w, Target(where="grade:A,B"), ["stage=active"]))

    make_book(tmp_path, settings="clientctl: 1\nrequire: [{when: stage:active, has: [owner, industry]}]\n")
    error = refusal(act)

    # acme is active already, acme-two has both
    assert (error.code, error.exit_code) == ("actions.would_be_invalid", ExitCode.INVALID)
    assert english(error.message) == "clients/huadong.yaml would become invalid"
    assert [problem.pointer for problem in error.problems] == ["/owner", "/industry"]
    assert changed(tmp_path) == {}


def test_of_many_that_would_become_invalid_the_first_ten_are_named(tmp_path: Path) -> None:
    make_book(tmp_path, {f"clients/c{number}.yaml": f"name: {number}\n" for number in range(10, 22)})

    error = refusal(lambda: done(opened(tmp_path), lambda w: plan_set(w, Target(where="id:any"), ["name="])))

    assert [problem.location.path for problem in error.problems] == [
        f"clients/c{number}.yaml" for number in range(10, 20)
    ]
    assert "clients/c10.yaml, clients/c11.yaml, " in english(error.message)


def test_a_fault_is_told_where_it_would_be(tmp_path: Path) -> None:
    make_book(
        tmp_path, {ACME: "# ours\nname: Acme\ncontacts:\n  - name: A\n    primary: true\n  - name: B\n"}
    )

    error = refusal(lambda: done(opened(tmp_path), lambda w: plan_set(w, Target("acme"), ["name="])))

    assert [str(problem.location) for problem in error.problems] == [f"{ACME}:2:1"]


def test_faults_that_are_there_already_do_not_stand_in_the_way(tmp_path: Path) -> None:
    make_book(tmp_path, {ACME: "name: Acme\ngrade: Z\nodd: 1\n"})

    done(opened(tmp_path), lambda w: plan_set(w, Target("acme"), ["owner=li"]))

    assert files(tmp_path)[ACME] == "name: Acme\nowner: li\ngrade: Z\nodd: 1\n"


def test_a_number_belongs_to_one_client_the_archived_ones_too(tmp_path: Path) -> None:
    make_book(tmp_path)

    def give(target: Target, number: str) -> Callable[[], object]:
        return lambda: done(opened(tmp_path), lambda w: plan_set(w, target, [f"number={number}"]))

    taken = refusal(give(Target("acme-two"), "k-1"))
    assert (taken.code, taken.exit_code) == ("actions.number_taken", ExitCode.CONFLICT)
    assert english(taken.message) == "the number k-1 is taken by acme"
    assert refusal(give(Target("acme-two"), "K-9")).code == "actions.number_taken"
    assert refusal(give(Target(where="grade:A"), "K-5")).code == "actions.number_for_many"
    give(Target("acme"), "k-1")()
    assert "number: k-1\n" in files(tmp_path)[ACME]


def test_set_needs_something_to_set(tmp_path: Path) -> None:
    error = refusal(lambda: plan_set(make_book(tmp_path), Target("acme"), []))

    assert (error.code, error.exit_code) == ("actions.nothing_to_set", ExitCode.USAGE)


# query, assignments, how many of those that match would change
PREVIEWS = [
    ("grade:A", ["industry=retail"], "1 of 2 clients that match would change: industry retail"),
    ("number:K-1", ["grade=B", "tags+=vip"], "1 of 1 client that matches would change: grade B"),
    ("grade:A", ["grade=A"], "2 clients that match are so already: nothing to change"),
    ("grade:B", ["owner=li"], "1 client that matches is so already: nothing to change"),
    ("grade:D", ["grade=A"], "no client matches: nothing to change"),
]


@pytest.mark.parametrize(("query", "typed", "told"), PREVIEWS)
def test_a_preview_says_how_many_of_how_many_would_change(
    query: str, typed: list[str], told: str, tmp_path: Path
) -> None:
    workspace = make_book(tmp_path)

    assert english(plan_set(workspace, Target(where=query), typed).preview) == told
    assert plan_set(workspace, Target(lines=["acme", "huadong"]), typed).preview is None


def test_tags_have_a_preview_too(tmp_path: Path) -> None:
    plan = plan_tags(make_book(tmp_path), Target(where="tag:vip"), ["fair-", "展会", "vip"])

    # huadong is in the 展会 already
    assert english(plan.preview) == "1 of 2 clients that match would change: fair-, +展会"


def test_what_changes_while_a_question_stands_open_is_not_written_over(tmp_path: Path) -> None:
    workspace = make_book(tmp_path)
    plan = plan_set(workspace, Target(where="grade:A"), ["region=North"])
    (tmp_path / HUADONG).write_text("name: 华东\n", "utf-8")

    error = refusal(lambda: carry_out(workspace, lambda: plan, is_dry=False))

    assert error.exit_code == ExitCode.CONFLICT
    assert changed(tmp_path) == {HUADONG: "name: 华东\n"}


def test_a_file_in_conflict_is_passed_over_by_a_query(tmp_path: Path) -> None:
    torn = "<<<<<<< ours\nname: Ours\n=======\nname: Theirs\n>>>>>>> theirs\ngrade: B\n"
    make_book(tmp_path, {**CLIENTS, "clients/torn.yaml": torn})

    outcome = done(opened(tmp_path), lambda w: plan_set(w, Target(where="grade:B"), ["owner=wang"]))

    assert [problem.location.path for problem in outcome.plan.problems] == ["clients/torn.yaml"]
    assert set(changed(tmp_path)) == {TWO}


def test_a_broken_file_is_passed_over_by_a_query_and_told(tmp_path: Path) -> None:
    make_book(tmp_path, {**CLIENTS, "clients/broken.yaml": "name: [\n"})
    outcome = done(opened(tmp_path), lambda w: plan_set(w, Target(where="grade:B"), ["owner=wang"]))

    assert [problem.location.path for problem in outcome.plan.problems] == ["clients/broken.yaml"]
    assert set(changed(tmp_path)) == {TWO}


@pytest.mark.parametrize(
    "book",
    [{"settings": "clientctl: 1\nstages: 5\n"}, {"settings": "clientctl: [\n"}, {"schema": "no json"}],
)
def test_nothing_is_written_by_settings_that_could_not_be_read(book: dict[str, str], tmp_path: Path) -> None:
    own = {"schema/client.schema.json": book["schema"]} if "schema" in book else {}
    make_book(tmp_path, {**CLIENTS, **own}, settings=book.get("settings", "clientctl: 1\n"))

    error = refusal(lambda: done(opened(tmp_path), lambda w: plan_set(w, Target("acme"), ["grade=B"])))

    assert (error.code, error.exit_code) == ("actions.broken_settings", ExitCode.INVALID)
    assert error.problems
    assert changed(tmp_path) == {}


def test_what_the_book_requires_keeps_a_write_out(tmp_path: Path) -> None:
    rule = "clientctl: 1\nrequire:\n  - {when: stage:active, has: [owner, industry]}\n"
    make_book(tmp_path, settings=rule)

    wanted = ["stage=active", "owner="]
    error = refusal(lambda: done(opened(tmp_path), lambda w: plan_set(w, Target("acme-two"), wanted)))

    assert error.code == "actions.would_be_invalid"
    assert [english(problem.message) for problem in error.problems] == [
        "owner is missing, which the book requires when stage:active"
    ]


def test_what_was_missing_before_does_not_keep_a_write_out(tmp_path: Path) -> None:
    rule = "clientctl: 1\nrequire:\n  - {when: grade:B, has: [region, custom.fax]}\n"
    make_book(tmp_path, settings=rule)

    done(opened(tmp_path), lambda w: plan_set(w, Target("acme-two"), ["owner=wang"]))

    assert set(changed(tmp_path)) == {TWO}


def test_subjects_name_one_client_or_count_them() -> None:
    assert [subject_of("tag", ids) for ids in (["a"], ["a", "b"], [])] == [
        "tag a",
        "tag 2 clients",
        "tag 0 clients",
    ]


# -- tags ----------------------------------------------------------------------------------------

TAGGED = [
    (["new"], "tags: [vip, fair, new]", "+new"),
    (["+new", "other"], "tags: [vip, fair, new, other]", "+new, +other"),
    (["＋new"], "tags: [vip, fair, new]", "+new"),
    (["fair-"], "tags: [vip]", "fair-"),
    (["FAIR－", "x"], "tags: [vip, x]", "FAIR-, +x"),
    (["VIP", "x"], "tags: [vip, fair, x]", "+x"),
    (["x", "X"], "tags: [vip, fair, x]", "+x"),
    (["nothing-", "x"], "tags: [vip, fair, x]", "+x"),
    (["big deal"], "tags: [vip, fair, big deal]", "+big deal"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "line", "words"), TAGGED)
def test_tags_are_added_and_removed(typed: list[str], line: str, words: str, tmp_path: Path) -> None:
    outcome = done(make_book(tmp_path), lambda w: plan_tags(w, Target("acme"), typed))

    assert files(tmp_path)[ACME] == CLIENTS[ACME].replace("tags: [vip, fair]", line)
    assert sentences(outcome.plan) == [f"Tagged  acme  {words}   clients/acme.yaml"]
    assert outcome.plan.changes.subject == "tag acme"


def test_a_tag_that_stands_twice_goes_as_a_whole(tmp_path: Path) -> None:
    make_book(tmp_path, {ACME: "name: Acme\ntags: [a, B, b]\n"})

    done(opened(tmp_path), lambda w: plan_tags(w, Target("acme"), ["b-"]))

    assert files(tmp_path)[ACME] == "name: Acme\ntags: [a]\n"


def test_tags_of_another_shape_are_not_lost(tmp_path: Path) -> None:
    make_book(tmp_path, {ACME: "name: Acme\ntags: vip\n"})

    error = refusal(lambda: done(opened(tmp_path), lambda w: plan_tags(w, Target("acme"), ["new"])))

    assert isinstance(error, InvalidData)
    assert files(tmp_path)[ACME] == "name: Acme\ntags: vip\n"


def test_many_are_tagged_in_one_change(tmp_path: Path) -> None:
    outcome = done(make_book(tmp_path), lambda w: plan_tags(w, Target(where="grade:A,B"), ["fair", "vip-"]))

    assert [change.client for change in outcome.plan.changes.changes] == ["acme", "acme-two", "huadong"]
    assert sentences(outcome.plan) == ["Tagged  3 clients  vip-, +fair"]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ([], "actions.no_tags"),
        (["-"], "values.bad_tag"),
        (["+"], "values.bad_tag"),
        (["a,b"], "values.bad_tag"),
        (["+a-"], "values.bad_tag"),
        ([""], "values.bad_tag"),
    ],
)
def test_what_is_no_tag_is_wrong_usage(typed: list[str], code: str, tmp_path: Path) -> None:
    error = refusal(lambda: plan_tags(make_book(tmp_path), Target("acme"), typed))

    assert (error.code, error.exit_code) == (code, ExitCode.USAGE)


def test_tags_are_counted_the_most_used_first(tmp_path: Path) -> None:
    odd = {
        "clients/odd.yaml": "name: Odd\ntags: 5\n",
        "clients/more.yaml": "name: More\ntags: [fair, fair, 展会, a]\n",
    }
    workspace = make_book(tmp_path, {**CLIENTS, **odd})

    answer, problems = list_tags(workspace, [], Selection())

    assert list(answer.objects()) == [
        {"tag": "fair", "count": 2},
        {"tag": "VIP", "count": 2},  # vip and VIP are one tag
        {"tag": "展会", "count": 2},
        {"tag": "5", "count": 1},  # wrongly written, but `find tag:5` finds it too
        {"tag": "a", "count": 1},
    ]
    assert [column.name for column in answer.tables[0].columns] == ["tag", "count"]
    assert [english(line) for line in answer.foot] == ["5 tags"]
    assert {problem.location.path for problem in problems} == {"clients/odd.yaml"}


def test_tags_of_those_that_match_sorted_and_limited(tmp_path: Path) -> None:
    workspace = make_book(tmp_path)

    answer, _ = list_tags(workspace, ["grade:A"], Selection(("tag",), ("-tag",), 2))

    assert rows(answer) == [["展会"], ["VIP"]]
    empty, _ = list_tags(workspace, ["grade:C"], Selection())
    assert [english(line) for line in empty.foot] == ["no tags yet; add one: clientctl tag REF TAG"]
    archived, _ = list_tags(workspace, ["archived:true"], Selection())
    assert rows(archived) == [["old", 1]]
