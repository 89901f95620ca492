"""grade from the shell: who would change tier and why, and the change, on 22 November 2026."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.acceptance.book import Book, kept
from tests.acceptance.test_terminal import COLOUR, terminal

SETTINGS = """\
clientctl: 1
autocommit: true
grading:
- {when: "total>=1000", grade: A}
- {when: "order_count>=1", grade: B}
"""
FILES: dict[str, str | bytes] = {
    "climbs": "name: Climbs\ngrade: B  # since spring\norders: [{date: 2026-01-01, amount: 1000}]\n",
    "falls": "name: Falls\ngrade: A\nowner: li\norders: [{date: 2026-01-01, amount: 999.99}]\n",
    "first": "name: 新客户\norders: [{date: 2026-01-01, amount: 1}]\n",
    "keeps": "name: Keeps\ngrade: C\n",
    "right": "name: Right\ngrade: A\norders: [{date: 2026-01-01, amount: 1000}]\n",
}
ROWS = [
    {"id": "climbs", "name": "Climbs", "grade": "B", "suggested_grade": "A"},
    {"id": "falls", "name": "Falls", "grade": "A", "suggested_grade": "B"},
    {"id": "first", "name": "新客户", "grade": None, "suggested_grade": "B"},
]


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return kept(tmp_path, FILES, SETTINGS)


def test_programs_get_the_same_rows_in_every_format(book: Book) -> None:
    assert book.run("grade", "-o", "json").data == ROWS
    assert [json.loads(line) for line in book.run("grade", "-o", "jsonl").lines] == ROWS
    csv = "id,name,grade,suggested_grade\nclimbs,Climbs,B,A\nfalls,Falls,A,B\nfirst,新客户,,B\n"
    assert book.run("grade", "-o", "csv").out == csv
    assert book.run("grade", "-o", "tsv").out == csv.replace(",", "\t")
    assert (
        book.run("grade", "-q").lines == book.run("grade", "-o", "ids").lines == ["climbs", "falls", "first"]
    )
    assert book.run("grade", "--count").out == "3\n"
    assert len(book.run("grade").lines) == 4
    assert book.run("grade", "-o", "html").code == 2
    assert book.git("status", "--short") == ""


def test_people_read_what_changes_and_why(book: Book) -> None:
    english, chinese = book.run("grade"), book.run("grade", "--lang", "zh")
    assert english.lines == [
        "name    change         because",
        "Climbs  up: B → A      total 1,000.00 (total>=1000)",
        "Falls   down: A → B    not total>=1000: total 999.99; order count 1 (order_count>=1)",
        "新客户  new: none → B  order count 1 (order_count>=1)",
    ]
    assert english.err == "3 of 5 clients would change · to do it, add --apply\n"
    assert chinese.lines == [
        "名称    变化          原因",
        "Climbs  上调：B → A   总额 1,000.00（total>=1000）",
        "Falls   下调：A → B   不符合 total>=1000：总额 999.99；订单数 1（order_count>=1）",
        "新客户  新定：无 → B  订单数 1（order_count>=1）",
    ]
    assert chinese.err == "5 个客户中 3 个会变 · 加 --apply 即修改\n"


def test_on_a_terminal_up_and_down_have_their_colours(book: Book) -> None:
    _, screen = terminal(book, "grade", "--color", "always")
    plain = COLOUR.sub("", screen)
    assert "up: B → A" in plain and "down: A → B" in plain
    up, down, new = (
        next(line for line in screen.splitlines() if word in line) for word in ("up:", "down:", "new:")
    )
    assert COLOUR.findall(up) and COLOUR.findall(down)
    assert COLOUR.findall(up) != COLOUR.findall(down)
    assert not COLOUR.findall(new)


def test_the_question_is_asked_with_counts_and_rows(book: Book) -> None:
    code, screen = terminal(book, "grade", "--apply", "--color", "never", keys="n\n")
    lines = screen.splitlines()
    assert code == 0
    assert lines[0] == "3 of 5 clients that match would change: none → B: 1, A → B: 1, B → A: 1"
    assert [line.split()[0] for line in lines[1:5]] == ["name", "Climbs", "Falls", "新客户"]
    assert lines[5:] == ["Change 3 files? [y/N] n", "nothing was changed"]
    assert book.subjects() == ["base"]

    code, screen = terminal(book, "grade", "--apply", "--color", "never", keys="y\n")
    assert (code, screen.splitlines()[-1]) == (0, "Graded  3 clients  none → B: 1, A → B: 1, B → A: 1")
    assert book.subjects() == ["grade 3 clients", "base"]


def test_many_rows_are_cut_before_the_question(tmp_path: Path) -> None:
    order = "orders: [{date: 2026-01-01, amount: 1}]\n"
    book = kept(tmp_path, {f"c{n:02}": f"name: C{n}\n{order}" for n in range(1, 31)}, SETTINGS)
    code, screen = terminal(book, "grade", "--apply", "--color", "never", keys="\n")
    assert code == 0
    assert sum(line.startswith("C") and "new:" in line for line in screen.splitlines()) == 20
    assert "… and 10 files more" in screen


def test_the_grades_are_given_in_one_commit_and_only_once(book: Book) -> None:
    done = book.run("grade", "--apply", "-y")
    assert (done.code, done.err) == (0, "")
    assert done.out == "Graded  3 clients  none → B: 1, A → B: 1, B → A: 1\n"
    assert book.subjects() == ["grade 3 clients", "base"]
    assert book.changed() == [
        "-grade: B  # since spring",
        "+grade: A  # since spring",
        "-grade: A",
        "+grade: B",
        "+grade: B",
    ]
    again = book.run("grade", "--apply")
    told = "nothing to change: none of 5 clients would get another grade\n"
    assert (again.code, again.out, again.err) == (0, "", told)
    assert book.run("grade").err == told
    assert book.subjects() == ["grade 3 clients", "base"]
    assert book.run("check").code == 0


def test_scripts_are_told_what_changed_and_what_would(book: Book) -> None:
    unasked = book.run("grade", "--apply")
    assert (unasked.code, unasked.out, "-y" in unasked.err) == (2, "", True)
    dry = book.run("grade", "--apply", "--dry-run", "-o", "json", "owner:li")
    row = {"id": "falls", "path": "clients/falls.yaml", "action": "updated", "item": None}
    assert dry.data["changed"] == [row]
    assert "-grade: A\n+grade: B\n" in dry.data["diff"]
    # without --apply a dry run shows the same diff
    assert (
        book.run("grade", "--dry-run", "owner:li").out
        == book.run("grade", "--apply", "--dry-run", "owner:li").out
    )
    assert book.subjects() == ["base"]
    assert book.run("grade", "--apply", "-y", "-o", "json", "owner:li").data == {"changed": [row]}
    assert book.run("grade", "--apply", "-y", "-q").out == "climbs\nfirst\n"
    assert book.subjects() == ["grade 2 clients", "grade falls", "base"]


@pytest.mark.parametrize("words", [("-n", "1"), ("-s", "name"), ("-c", "id"), ("--count",)])
def test_what_only_chooses_what_is_shown_does_not_go_with_a_change(
    words: tuple[str, ...], book: Book
) -> None:
    refused = book.run("grade", "--apply", "-y", *words)
    assert (refused.code, refused.out) == (2, "")
    assert "hint: " in refused.err
    assert book.subjects() == ["base"]


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ('{when: "totl>5", grade: B}', "clientctl.yaml:5:10: "),
        ('{when: "suggested_grade:A", grade: B}', "clientctl.yaml:5:10: "),
        ('{when: "total>5", grade: Z}', "clientctl.yaml:5:28: "),
        ("{grade: B}", "clientctl.yaml:5:3: "),
        ("often", "clientctl.yaml:5:3: "),
    ],
)
def test_a_broken_rule_is_named_and_nothing_is_changed(rule: str, said: str, book: Book) -> None:
    book.write("clientctl.yaml", SETTINGS.replace('{when: "order_count>=1", grade: B}', rule))
    shown, applied, checked = book.run("grade"), book.run("grade", "--apply", "-y"), book.run("check")
    assert (shown.code, shown.out) == (4, "")
    assert shown.err.startswith(said)
    assert (applied.code, applied.out) == (4, "")
    assert applied.err.startswith(said)
    assert (checked.code, checked.out.startswith(said)) == (4, True)
    found = book.run("find", "-c", "id,suggested_grade")
    assert (found.code, len(found.lines), said in found.err) == (4, 6, True)
    assert book.subjects() == ["base"]


def test_without_rules_a_hint_tells_where_they_stand(book: Book) -> None:
    book.write("clientctl.yaml", "clientctl: 1\nautocommit: true\n")
    for words in (("grade",), ("grade", "--apply", "-y")):
        done = book.run(*words)
        assert (done.code, done.out) == (0, "")
        assert "grading: [{when: 'total>=100000', grade: A}]" in done.err
    assert book.run("grade", "-o", "json").data == []
    assert book.subjects() == ["base"]


def test_what_the_book_requires_stops_all_of_them(book: Book) -> None:
    book.write("clientctl.yaml", SETTINGS + "require: [{when: 'grade:B', has: [owner]}]\n")
    refused = book.run("grade", "--apply", "-y")
    assert (refused.code, refused.out) == (4, "")
    assert "clients/first.yaml" in refused.err and "owner" in refused.err
    assert book.subjects() == ["base"]


def test_a_broken_file_is_named_and_the_others_are_graded(book: Book) -> None:
    book.write("clients/broken.yaml", "name: [\n")
    done = book.run("grade", "--apply", "-y", "owner:li")
    assert (done.code, done.out) == (4, "Graded  falls  A → B   clients/falls.yaml\n")
    assert done.err.startswith("clients/broken.yaml:2:1: ")
    assert book.run("grade").code == 4
    assert book.subjects() == ["grade falls", "base"]
