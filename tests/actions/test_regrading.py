"""grade: who would get another grade and why, worked out by hand for 22 November 2026; and the plan that gives it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from clientctl.actions.regrading import list_regradings
from clientctl.actions.regrading_plan import plan_regrading
from clientctl.actions.selection import Selection
from clientctl.actions.workspace import Workspace
from clientctl.errors import InvalidData, Message, WrongUsage
from clientctl.messages import LANGUAGES, Language, word
from tests.actions.book import done, files, ids, make_book, opened, refusal, rows, sentences

ALL = Selection()
SETTINGS = """\
clientctl: 1
labels: {grade: {A: core}}
grading:
- {when: "stage:lost", grade: D}
- {when: "total>=1000", grade: A}
- {when: "总额>=100 owner:any", grade: B}
- {when: "log.kind:visit", grade: C}
- {when: fishmonger, grade: D}
"""
FILES = {
    "clients/climbs.yaml": "name: Climbs\ngrade: B\norders: [{date: 2026-01-01, amount: 1200.5}]\n",
    "clients/falls.yaml": "name: Falls\ngrade: A\nowner: li\norders: [{date: 2026-01-01, amount: 120}]\n",
    "clients/first.yaml": "name: First\nlog: [{date: 2026-01-01, kind: visit, text: x}, "
    "{date: 2026-01-02, kind: call, text: y}]\n",
    "clients/gone.yaml": "name: Gone\ngrade: A\nstage: lost\norders: [{date: 2026-01-01, amount: 5000}]\n",
    "clients/keeps.yaml": "name: Keeps\ngrade: A\nowner: li\n",
    "clients/odd.yaml": "name: Odd\ngrade: Z\nnotes: once a fishmonger\n",
    "clients/right.yaml": "name: Right\ngrade: A\norders: [{date: 2026-01-01, amount: 1000}]\n",
    "archive/old.yaml": "name: Old\ngrade: A\nstage: lost\n",
}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return make_book(tmp_path_factory.mktemp("book"), FILES, settings=SETTINGS)


def told(workspace: Workspace, *query: str, language: Language = "en") -> list[tuple[str, str, str]]:
    """Name, change and reason, as people read them."""
    answer = list_regradings(workspace, query, ALL).answer
    places = [place for place, column in enumerate(answer.tables[0].columns) if column.audience == "people"]
    name, change, because = places
    return [(row[name], word(row[change], language), word(row[because], language)) for row in rows(answer)]


def foot(workspace: Workspace, *query: str, selection: Selection = ALL) -> list[str]:
    found = list_regradings(workspace, query, selection).answer.foot
    assert all(word(sentence, language) for sentence in found for language in LANGUAGES)
    return [word(sentence, "en") for sentence in found]


def test_programs_get_who_has_another_grade_than_the_rules_suggest(workspace: Workspace) -> None:
    found = list_regradings(workspace, (), ALL)
    keys = ("id", "name", "grade", "suggested_grade")
    assert list(found.answer.objects()) == [
        dict(zip(keys, row, strict=True))
        for row in [
            ("climbs", "Climbs", "B", "A"),
            ("falls", "Falls", "A", "B"),
            ("first", "First", None, "C"),
            ("gone", "Gone", "A", "D"),
            ("odd", "Odd", "Z", "D"),
        ]
    ]
    assert found.count == 5
    assert ids(found.answer) == ["climbs", "falls", "first", "gone", "odd"]


def test_people_are_told_from_which_grade_to_which_and_by_what(workspace: Workspace) -> None:
    assert told(workspace) == [
        ("Climbs", "up: B → core", "total 1,200.50 (total>=1000)"),
        (
            "Falls",
            "down: core → B",
            "not total>=1000: total 120.00; total 120.00, owner li (总额>=100 owner:any)",
        ),
        ("First", "new: none → C", "log kind visit, call (log.kind:visit)"),
        # the rule for A comes after the one that decides: it has nothing to say
        ("Gone", "down: core → D", "stage lost (stage:lost)"),
        ("Odd", "new: Z → D", "fishmonger"),
    ]
    assert told(workspace, "id:falls", language="zh") == [
        (
            "Falls",
            "下调：core → B",
            "不符合 total>=1000：总额 120.00；总额 120.00、负责人 li（总额>=100 owner:any）",
        )
    ]


def test_long_values_and_many_are_told_in_a_few_words(tmp_path: Path) -> None:
    entries = ", ".join(f"{{date: 2026-01-0{day}, text: {'long ' * 9}{day}}}" for day in range(1, 6))
    workspace = make_book(
        tmp_path,
        {"clients/acme.yaml": f"name: Acme\nlog: [{entries}]\n"},
        settings='clientctl: 1\ngrading: [{when: "log.text:long tags:none", grade: D}]\n',
    )
    short = "long " * 7 + "long…"
    ((_, _, reason),) = told(workspace)
    assert reason == f"log text {short}, {short}, {short}, …, no tags (log.text:long tags:none)"


def test_rows_are_narrowed_sorted_and_limited_as_in_every_list(workspace: Workspace) -> None:
    assert ids(list_regradings(workspace, ("grade:A",), ALL).answer) == ["falls", "gone"]
    by_grade = Selection(sort=("-suggested_grade",), limit=3)
    # a grade that there is none of counts as empty, and ties are by id
    assert ids(list_regradings(workspace, (), by_grade).answer) == ["gone", "odd", "first"]
    assert ids(list_regradings(workspace, ("archived:true",), ALL).answer) == ["old"]
    some = Selection(columns=("suggested_grade", "id"), limit=1)
    assert list(list_regradings(workspace, (), some).answer.objects()) == [
        {"suggested_grade": "A", "id": "climbs"}
    ]
    with pytest.raises(WrongUsage):
        list_regradings(workspace, (), Selection(columns=("because",)))


def test_the_last_line_says_how_many_of_how_many(workspace: Workspace) -> None:
    assert foot(workspace) == ["5 of 7 clients would change · to do it, add --apply"]
    assert foot(workspace, selection=Selection(limit=2)) == [
        "2 of the 5 that would change, out of 7 clients · change all 5: --apply"
    ]
    assert foot(workspace, "id:keeps") == ["nothing to change: none of 1 client would get another grade"]
    assert foot(workspace, "nobody") == ["no client matches; how to ask: clientctl help query"]


def test_without_rules_it_says_where_to_write_them(tmp_path: Path) -> None:
    workspace = make_book(tmp_path, FILES)
    assert foot(workspace) == [
        "no rules for grades yet: write them in clientctl.yaml, such as "
        "grading: [{when: 'total>=100000', grade: A}]"
    ]
    plan = plan_regrading(workspace, ())
    assert plan.changes.is_empty
    assert plan.preview is not None and plan.preview.code == "grades.no_rules"


BROKEN = {
    "an unknown field": ('{when: "totl>5", grade: B}', "query.unknown_field"),
    "what they decide": ('{when: "suggested_grade:A", grade: B}', "actions.grading_cycle"),
    "the same in a view": ('{when: "@tops", grade: B}', "actions.grading_cycle"),
    "no view": ('{when: "@nosuch", grade: B}', "query.unknown_view"),
    "no grade": ('{when: "total>5", grade: E}', "values.not_a_choice"),
}


@pytest.mark.parametrize(("rule", "code"), BROKEN.values(), ids=BROKEN)
def test_rules_of_which_one_cannot_be_used_list_nobody_and_change_nothing(
    rule: str, code: str, tmp_path: Path
) -> None:
    settings = f"clientctl: 1\ngrading:\n- {{when: 'total>=1000', grade: A}}\n- {rule}\n"
    made = {**FILES, "views/tops.yaml": "query: suggested_grade:A\n"}
    workspace = make_book(tmp_path, made, settings=settings)
    before = files(tmp_path)

    found = list_regradings(workspace, (), ALL)
    assert (found.count, found.answer.foot) == (0, ())
    assert [(p.code, p.location.path, p.location.line, p.is_error) for p in found.problems] == [
        (code, "clientctl.yaml", 4, True),
        # that the odd client is invalid is told as ever
        ("values.not_a_choice", "clients/odd.yaml", 2, True),
    ]
    error = refusal(lambda: done(opened(tmp_path), lambda one: plan_regrading(one, ())))
    assert isinstance(error, InvalidData)
    assert (error.code, [problem.code for problem in error.problems]) == ("grades.broken_rules", [code])
    assert files(tmp_path) == before


def test_settings_that_cannot_be_read_are_not_taken_for_settings_without_rules(tmp_path: Path) -> None:
    workspace = make_book(tmp_path, FILES, settings="clientctl: 1\ngrading: A\n")
    assert foot(workspace) == []
    assert (
        refusal(lambda: done(workspace, lambda one: plan_regrading(one, ()))).code
        == "actions.broken_settings"
    )


def test_amounts_without_a_rate_are_told_as_they_decide(tmp_path: Path) -> None:
    book = {
        "clients/acme.yaml": "name: Acme\norders: [{date: 2026-01-01, amount: 5, currency: XXX}]\n",
        "clients/beta.yaml": "name: Beta\nowner: li\norders: [{date: 2026-01-01, amount: 5, currency: XXX}]\n",
    }
    workspace = make_book(tmp_path, book, settings=SETTINGS)
    assert [w.values["id"] for w in list_regradings(workspace, (), ALL).warnings] == ["acme", "beta"]
    assert [w.values["id"] for w in list_regradings(workspace, ("owner:li",), ALL).warnings] == ["beta"]
    # a query that asks for the sum as well tells of all that it looked at, each once
    assert [w.values["id"] for w in list_regradings(workspace, ("total:0",), ALL).warnings] == [
        "acme",
        "beta",
    ]
    assert [w.values["id"] for w in plan_regrading(workspace, ()).warnings] == ["acme", "beta"]


def test_a_plan_changes_the_grade_alone_and_says_how_many_go_where(tmp_path: Path) -> None:
    make_book(tmp_path, FILES, settings=SETTINGS)
    before = files(tmp_path)

    outcome = done(opened(tmp_path), lambda workspace: plan_regrading(workspace, ()))

    assert sentences(outcome.plan) == [
        "Graded  5 clients  none → C: 1, Z → D: 1, core → B: 1, core → D: 1, B → core: 1"
    ]
    assert outcome.plan.changes.subject == "grade 5 clients"
    assert [(r.client, r.action, r.item) for r in outcome.plan.changes.reported] == [
        (name, "updated", None) for name in ("climbs", "falls", "first", "gone", "odd")
    ]
    after = files(tmp_path)
    assert {path: text for path, text in after.items() if text != before[path]} == {
        "clients/climbs.yaml": FILES["clients/climbs.yaml"].replace("grade: B", "grade: A"),
        "clients/falls.yaml": FILES["clients/falls.yaml"].replace("grade: A", "grade: B"),
        "clients/first.yaml": FILES["clients/first.yaml"].replace("First\n", "First\ngrade: C\n"),
        "clients/gone.yaml": FILES["clients/gone.yaml"].replace("grade: A", "grade: D"),
        "clients/odd.yaml": FILES["clients/odd.yaml"].replace("grade: Z", "grade: D"),
    }


def test_the_second_time_there_is_nothing_to_change(tmp_path: Path) -> None:
    make_book(tmp_path, FILES, settings=SETTINGS)
    done(opened(tmp_path), lambda workspace: plan_regrading(workspace, ()))
    before = files(tmp_path)
    again = done(opened(tmp_path), lambda workspace: plan_regrading(workspace, ()))
    assert again.plan.changes.is_empty
    assert again.plan.preview is not None and again.plan.preview.code == "grades.none_would_change"
    assert files(tmp_path) == before
    assert list_regradings(opened(tmp_path), (), ALL).count == 0


def test_a_preview_counts_and_shows_the_rows(workspace: Workspace) -> None:
    plan = plan_regrading(workspace, ("grade:A",))
    assert plan.preview is not None and plan.table is not None
    assert word(plan.preview, "en") == ("2 of 4 clients that match would change: core → B: 1, core → D: 1")
    names = [column.name for column in plan.table.columns]
    shown: list[dict[str, Any]] = [dict(zip(names, row, strict=True)) for row in plan.table.rows]
    assert [row["name"] for row in shown] == ["Falls", "Gone"]
    assert all(isinstance(row["because"], Message) for row in shown)


def test_one_client_is_told_with_its_path(tmp_path: Path) -> None:
    make_book(tmp_path, FILES, settings=SETTINGS)
    outcome = done(opened(tmp_path), lambda workspace: plan_regrading(workspace, ("id:first",)))
    assert sentences(outcome.plan) == ["Graded  first  none → C   clients/first.yaml"]
    assert outcome.plan.changes.subject == "grade first"


def test_what_the_book_requires_stops_all(tmp_path: Path) -> None:
    settings = f'{SETTINGS}require: [{{when: "grade:C", has: [owner]}}]\n'
    make_book(tmp_path, FILES, settings=settings)
    before = files(tmp_path)
    error = refusal(lambda: done(opened(tmp_path), lambda workspace: plan_regrading(workspace, ())))
    assert isinstance(error, InvalidData)
    assert [(p.code, p.location.path) for p in error.problems] == [("actions.required", "clients/first.yaml")]
    assert files(tmp_path) == before


def test_files_that_cannot_be_read_are_told_and_the_others_are_graded(tmp_path: Path) -> None:
    make_book(tmp_path, {**FILES, "clients/broken.yaml": "name: [\n"}, settings=SETTINGS)
    outcome = done(opened(tmp_path), lambda workspace: plan_regrading(workspace, ("grade:B",)))
    assert [change.client for change in outcome.plan.changes.changes] == ["climbs"]
    assert {problem.location.path for problem in outcome.plan.problems} == {
        "clients/broken.yaml",
        "clients/odd.yaml",
    }
