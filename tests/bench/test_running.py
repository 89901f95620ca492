"""The bench takes turns, leaves out who answers wrongly, and reckons and shows its figures rightly."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.bench.case import SIZES, Case, Entrant, Turn
from tests.bench.cases import CASES
from tests.bench.choosing import chosen, programs_of
from tests.bench.datasets import DATASETS
from tests.bench.figures import Outcome, Row, Run, as_json, verdict
from tests.bench.generate import Facts, Named
from tests.bench.peers import PEERS
from tests.bench.places import Places
from tests.bench.runner import CommandFailed, Limits, run_case
from tests.bench.tables import markdown, terminal

MB = 1_000_000
OUTCOME = Outcome(
    "find",
    "find by one field",
    10_000,
    (
        Row("clientctl", (Run(0.3, 0.2, 50 * MB), Run(0.1, 0.1, 40 * MB), Run(0.2, 0.3, 70 * MB))),
        Row("slow | one", (Run(0.8, 0.5, 25 * MB),), 0.3),
        Row("quick one", (Run(0.04, 0.02, 10 * MB), Run(0.06, 0.02, 10 * MB)), 2.5),
        Row("floor", (Run(0.002, 0.0, 10 * MB),)),
    ),
    60.0,
)


def writing(letter: str, answer: str = "right", *, once: bool = False, code: int = 0) -> Entrant:
    """One that leaves a letter in a file for each of its runs."""
    command = f"printf {letter} >> runs.txt; echo {answer}; exit {code}"
    return Entrant(
        letter, (), lambda turn: ("/bin/sh", "-c", command), lambda turn, out: out == "right\n", once=once
    )


@pytest.fixture
def turn(tmp_path: Path) -> Turn:
    places = Places(tmp_path, 1_000)
    places.made.mkdir()
    return Turn(places, {}, Facts(1_000, {}, {}, {}, (Named("acme", "1"), Named("berg", "2"))), 0)


def run(turn: Turn, *entrants: Entrant, rounds: int = 2) -> tuple[Outcome | None, tuple[str, ...]]:
    return run_case(Case("case", "what", entrants), entrants, turn, Limits(rounds, 60), lambda text: None)


def test_all_run_once_untimed_and_then_in_turn(turn: Turn) -> None:
    outcome, wrong = run(turn, writing("a"), writing("b"))
    assert (turn.data / "runs.txt").read_text() == "ab" + "abab"
    assert outcome is not None
    assert [(row.who, len(row.runs)) for row in outcome.rows] == [("a", 2), ("b", 2)]
    assert wrong == ()


def test_a_slow_one_is_timed_once_after_the_others(turn: Turn) -> None:
    outcome, _ = run(turn, writing("a"), writing("s", once=True), writing("b"))
    assert (turn.data / "runs.txt").read_text() == "asb" + "abab" + "s"
    assert outcome is not None
    assert [(row.who, len(row.runs)) for row in outcome.rows] == [("a", 2), ("s", 1), ("b", 2)]


@pytest.mark.parametrize("bad", [writing("w", "wrong"), writing("w", code=3)])
def test_who_answers_wrongly_or_fails_is_left_out(turn: Turn, bad: Entrant) -> None:
    outcome, wrong = run(turn, writing("a"), bad)
    assert wrong == ("w",)
    assert outcome is not None
    assert [row.who for row in outcome.rows] == ["a"]


def test_without_a_right_first_one_there_are_no_figures(turn: Turn) -> None:
    assert run(turn, writing("a", "wrong"), writing("b")) == (None, ("a",))


def test_a_command_that_fails_later_ends_the_case_with_what_it_said(turn: Turn) -> None:
    command = "test ! -e there || { echo full >&2; exit 3; }; touch there; echo right"
    once = Entrant("a", (), lambda turn: ("/bin/sh", "-c", command), lambda turn, out: True)
    with pytest.raises(CommandFailed, match="a ended with 3: full"):
        run(turn, once)


def test_what_is_prepared_happens_before_each_run_and_is_not_timed(turn: Turn) -> None:
    def leave_mark(turn: Turn) -> None:
        with (turn.data / "runs.txt").open("a") as file:
            file.write(f"-{turn.number}")

    run(turn, replace(writing("a"), before=leave_mark), writing("b"))
    assert (turn.data / "runs.txt").read_text() == "-0ab" + "-1ab" + "-2ab"


def test_a_run_takes_its_time_and_holds_its_memory(turn: Turn) -> None:
    busy = "import time; held = bytearray(80_000_000); time.sleep(0.1)"
    entrant = Entrant("a", ("python",), lambda turn: (sys.executable, "-c", busy), lambda turn, out: True)
    outcome, _ = run(turn, entrant, rounds=1)
    assert outcome is not None
    (timed,) = outcome.rows[0].runs
    assert timed.wall >= 0.1
    assert timed.memory >= 80 * MB
    assert timed.cpu > 0


def test_clients_take_turns_in_being_written_to(turn: Turn) -> None:
    assert [replace(turn, number=number).client.id for number in range(3)] == ["acme", "berg", "acme"]


def test_each_median_is_taken_by_itself() -> None:
    assert OUTCOME.rows[0].median == Run(0.2, 0.2, 50 * MB)
    assert OUTCOME.rows[2].median == Run(0.05, 0.02, 10 * MB)


def test_ratios_are_those_of_the_first_to_the_other() -> None:
    ratio = OUTCOME.ratio(OUTCOME.rows[1])
    assert (ratio.wall, ratio.cpu, ratio.memory) == (0.25, 0.4, 2.0)
    assert OUTCOME.ratio(OUTCOME.rows[3]).cpu == 200.0  # none at all counts as a millisecond


@pytest.mark.parametrize(("reached", "said"), [(0.29, "met"), (0.3, "met"), (0.31, "missed")])
def test_a_target_is_met_up_to_its_limit(reached: float, said: str) -> None:
    assert verdict(reached, 0.3) == said


def test_the_page_has_a_row_for_each_with_its_target() -> None:
    assert markdown([OUTCOME], "Measured there.").splitlines() == [
        "| what | who | ms | ratio | target |",
        "|---|---|---:|---:|---|",
        "| find by one field | clientctl | 200 |  | 50 of ≤ 60 MB: met |",
        r"|  | slow \| one | 800 | 0.25 | ≤ 0.3: met |",
        "|  | quick one | 50 | 4 | ≤ 2.5: missed |",
        "|  | floor | 2 | 100 |  |",
        "",
        "Measured there.",
    ]


def test_the_page_tells_the_sizes_when_there_are_several() -> None:
    lines = markdown([OUTCOME, replace(OUTCOME, size=1_000)], "").splitlines()
    assert [line.split(" | ")[0] for line in lines if "clients" in line] == [
        "| find by one field, 10,000 clients",
        "| find by one field, 1,000 clients",
    ]


def test_the_terminal_shows_times_memory_and_ratios() -> None:
    lines = [line.split() for line in terminal(OUTCOME).splitlines()]
    assert lines[2] == ["clientctl", "200.0", "200.0", "50.0", "50", "of", "≤", "60", "MB:", "met"]
    assert lines[4] == ["quick", "one", "50.0", "20.0", "10.0", "4", "10", "5", "≤", "2.5:", "missed"]


def test_the_file_keeps_every_run() -> None:
    rows = as_json(OUTCOME)["rows"]
    assert isinstance(rows, list)
    assert [len(row["runs"]) for row in rows] == [3, 1, 2, 1]
    assert rows[1]["ratio"] == {"wall": 0.25, "cpu": 0.4, "memory": 2.0}
    assert (rows[0]["ratio"], rows[1]["at_most"]) == (None, 0.3)


def test_who_cannot_take_part_is_said() -> None:
    case = next(case for case in CASES if case.name == "find")
    programs = {"clientctl", "git", "rg", "papis"}
    said: list[str] = []
    found = chosen(case, programs, 100_000, (), said.append)
    assert [one.who for one in found] == ["clientctl", "rg", "git status"]
    assert "find: taskwarrior is left out, task is missing" in said
    assert "find: papis is left out, too slow for 100,000 clients (--who asks it still)" in said


def test_only_those_asked_for_take_part_beside_clientctl_and_git() -> None:
    case = next(case for case in CASES if case.name == "find")
    found = chosen(case, {"clientctl", "git", "rg", "papis"}, 100_000, ("papis",), pytest.fail)
    assert [one.who for one in found] == ["clientctl", "papis", "papis, sqlite backend", "git status"]
    assert programs_of([case], ("papis",)) == ["clientctl", "git", "papis"]


def test_the_table_of_cases_names_only_what_there_is() -> None:
    programs = {peer.program for peer in PEERS}
    data = {dataset.name for dataset in DATASETS}
    assert len({case.name for case in CASES}) == len(CASES)
    for case in CASES:
        assert case.entrants[0].who == "clientctl"
        assert len({entrant.who for entrant in case.entrants}) == len(case.entrants)
        for entrant in case.entrants:
            assert set(entrant.programs) <= programs
            assert set(entrant.data) <= data
            assert not entrant.at or entrant.at in entrant.data
            assert set(entrant.at_most) | set(case.memory) <= set(SIZES)
