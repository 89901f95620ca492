"""REF: which client is meant by an id, a name, a number, pinyin, or the beginning of one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from clientctl.actions.references import resolve, resolve_stream
from clientctl.actions.targets import Target, find_targets
from clientctl.errors import ExitCode, Problem
from clientctl.model import Stored
from tests.actions.book import CLIENTS, english, make_book, refusal

MEANT = [
    ("acme", "acme"),
    ("acme-old", "acme-old"),
    ("gone", "gone"),
    ("Acme AS", "acme"),
    (" acme as ", "acme"),
    ("ＡＣＭＥ ＡＳ", "acme"),
    ("Acme Norway", "acme"),
    ("K-1", "acme"),
    ("k-2", "huadong"),
    ("K-9", "acme-old"),
    ("Gone Ltd", "gone"),
    ("华贸", "huadong"),
    ("acme-t", "acme-two"),
    ("acme-o", "acme-old"),
    ("hua", "huadong"),
    ("gon", "gone"),
    ("Two", "acme-two"),
    ("norway", "acme"),
    ("张", "zhang-san"),
    ("华东", "huadong"),
    ("zs", "zhang-san"),
    ("zhangsan", "zhang-san"),
    ("shanghaihuadong", "huadong"),
    ("huamao", "huadong"),
]


@pytest.mark.parametrize(("reference", "client"), MEANT)
def test_each_step_finds_its_client(reference: str, client: str, tmp_path: Path) -> None:
    assert resolve(reference, make_book(tmp_path)).client.id == client


def test_several_are_listed_and_the_archived_among_them_left_out(tmp_path: Path) -> None:
    error = refusal(lambda: resolve("ac", make_book(tmp_path)))

    assert error.exit_code is ExitCode.NOT_FOUND
    assert english(error.message) == "'ac' fits 2 clients: acme (Acme AS), acme-two (Acme Two)"
    assert english(error.hint) == "name one by its id"


def test_an_earlier_step_wins_over_a_later_one(tmp_path: Path) -> None:
    workspace = make_book(
        tmp_path,
        {
            "clients/beta.yaml": "name: Alpha\n",
            "clients/alpha.yaml": "name: Beta\n",
            "clients/gamma.yaml": "name: Gamma Beta Alpha\naliases: [gam]\n",
            "clients/gammax.yaml": "name: X\n",
        },
    )

    assert resolve("alpha", workspace).client.id == "alpha"
    assert resolve("Alpha", workspace).client.id == "beta"
    assert resolve("gam", workspace).client.id == "gamma"


def test_the_exact_names_of_two_clients_are_ambiguous(tmp_path: Path) -> None:
    workspace = make_book(
        tmp_path, {"clients/a.yaml": "name: Same\n", "clients/b.yaml": "name: Other\naliases: [same]\n"}
    )

    assert (
        english(refusal(lambda: resolve("Same", workspace)).message)
        == "'Same' fits 2 clients: a (Same), b (Other)"
    )


def test_whoever_can_be_asked_chooses(tmp_path: Path) -> None:
    asked: list[tuple[str, list[str]]] = []

    def choose(reference: str, clients: Sequence[Stored]) -> Stored | None:
        asked.append((reference, [client.id for client in clients]))
        return clients[1] if len(asked) == 1 else None

    workspace = make_book(tmp_path)

    assert resolve("ac", workspace, choose).client.id == "acme-two"
    assert refusal(lambda: resolve("ac", workspace, choose)).code == "actions.ambiguous"
    assert asked == [("ac", ["acme", "acme-two"])] * 2


@pytest.mark.parametrize("reference", ["acme-t", "Two", "zs", "hua", "K"])
def test_refs_of_a_stream_are_exact(reference: str, tmp_path: Path) -> None:
    workspace = make_book(tmp_path)

    assert refusal(lambda: resolve(reference, workspace, is_exact=True)).code == "store.no_client"
    assert resolve("k-1", workspace, is_exact=True).client.id == "acme"


@pytest.mark.parametrize(
    ("reference", "hint"),
    [
        ("acmee", "did you mean acme"),
        ("张三丰", "did you mean 张三?"),
        ("qqqqq", "`clientctl find` lists the clients"),
    ],
)
def test_a_client_that_is_not_there_is_not_found(reference: str, hint: str, tmp_path: Path) -> None:
    error = refusal(lambda: resolve(reference, make_book(tmp_path)))

    assert (error.code, error.exit_code) == ("store.no_client", ExitCode.NOT_FOUND)
    assert english(error.hint).startswith(hint)


@pytest.mark.parametrize("reference", ["", "  ", "\u200b"])
def test_nothing_is_no_reference(reference: str, tmp_path: Path) -> None:
    error = refusal(lambda: resolve(reference, make_book(tmp_path)))

    assert (error.code, error.exit_code) == ("actions.empty_reference", ExitCode.USAGE)


def test_names_of_broken_files_find_nothing_and_hinder_nothing(tmp_path: Path) -> None:
    odd = "name: 5\naliases: none\nnumber: [1]\n"
    workspace = make_book(tmp_path, {**CLIENTS, "clients/broken.yaml": "name: [\n", "clients/odd.yaml": odd})

    assert resolve("Acme AS", workspace).client.id == "acme"
    assert resolve("odd", workspace).client.id == "odd"
    assert refusal(lambda: resolve("broken", workspace)).exit_code is ExitCode.INVALID


def test_ids_of_a_stream_come_once_in_order(tmp_path: Path) -> None:
    found = resolve_stream(["zhang-san\n", "", "  acme \n", "K-1", "zhang-san"], make_book(tmp_path))

    assert [source.client.id for source in found] == ["zhang-san", "acme"]


def test_one_id_of_a_stream_that_is_not_there_refuses_all(tmp_path: Path) -> None:
    assert refusal(lambda: resolve_stream(["acme", "nobody"], make_book(tmp_path))).code == "store.no_client"


def targets(tmp_path: Path, target: Target) -> tuple[list[str], list[str]]:
    problems: list[Problem] = []
    workspace = make_book(tmp_path, {**CLIENTS, "clients/broken.yaml": "name: [\n"})
    found = find_targets(workspace, target, None, problems)
    return [source.client.id for source in found], [problem.location.path for problem in problems]


def test_targets_are_one_client_those_of_a_stream_or_those_that_match(tmp_path: Path) -> None:
    assert targets(tmp_path, Target("zs")) == (["zhang-san"], [])
    assert targets(tmp_path, Target(lines=["huadong", "acme"])) == (["huadong", "acme"], [])
    assert targets(tmp_path, Target(where="grade:A")) == (["acme", "huadong"], ["clients/broken.yaml"])
    assert targets(tmp_path, Target(where="archived:true tag:old")) == (["gone"], ["clients/broken.yaml"])
    assert targets(tmp_path, Target(where="grade:D")) == ([], ["clients/broken.yaml"])


def test_only_a_query_asks_first() -> None:
    assert [Target("a").is_bulk, Target(lines=[]).is_bulk, Target(where="x").is_bulk] == [False, False, True]


@pytest.mark.parametrize(
    ("target", "code"),
    [
        (Target(), "actions.no_reference"),
        (Target(where=" "), "actions.empty_where"),
        (Target(where=""), "actions.empty_where"),
        (Target(where="gradee:A"), "query.unknown_field"),
    ],
)
def test_targets_that_mean_nobody_or_everybody_by_accident_are_refused(
    target: Target, code: str, tmp_path: Path
) -> None:
    error = refusal(lambda: targets(tmp_path, target))

    assert (error.code, error.exit_code) == (code, ExitCode.USAGE)
