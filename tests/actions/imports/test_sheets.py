"""Which sheets of a file hold what, and the maps of their columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from clientctl.actions.imports.maps import read_maps
from clientctl.errors import ClientctlError, InvalidData
from clientctl.exchange.sheet import Sheet
from tests.actions.book import english, files, make_book, opened
from tests.actions.imports.given import counts, plan, sheet, take


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_book(tmp_path).root


def clients(name: str) -> Sheet:
    return sheet("name", ["Newton"], name=name)


def orders(name: str) -> Sheet:
    return sheet("ref,date,amount", ["acme-two", "2026-01-02", 5], name=name)


USES: list[tuple[list[Sheet], tuple[int, int], tuple[str, ...]]] = [
    ([clients("Sheet1")], (1, 0), ()),
    ([clients("Sheet1"), orders("orders")], (1, 1), ()),
    ([orders("订单"), clients("客户")], (1, 1), ()),
    ([orders("Orders")], (0, 1), ()),
    ([clients("Sheet1"), clients("Sheet2")], (1, 0), ("Sheet2",)),
    ([clients("Notes to self"), clients("Customers")], (1, 0), ("Notes to self",)),
]


@pytest.mark.parametrize(("sheets", "expected", "unused"), USES)
def test_sheets_are_used_for_what_they_are_named(
    root: Path, sheets: list[Sheet], expected: tuple[int, int], unused: tuple[str, ...]
) -> None:
    planned = plan(root, *sheets)
    assert (counts(planned)[:2], planned.unused, planned.rejects) == (expected, unused, ())


def test_with_a_list_named_its_sheet_is_used_alone(root: Path) -> None:
    planned = plan(root, clients("clients"), orders("orders"), into="orders")
    assert (counts(planned)[:2], planned.unused) == ((0, 1), ("clients",))


def test_a_file_without_a_sheet_is_refused(root: Path) -> None:
    with pytest.raises(InvalidData) as caught:
        plan(root)
    assert caught.value.hint is not None


def test_a_map_is_kept_in_the_settings_and_used_again(root: Path) -> None:
    take(root, sheet("Kunde,Klasse,Rest", ["Newton", "A", "x"]),
         mapping=[("Kunde", "name"), ("Klasse", "grade")], saves_map="fair")  # fmt: skip
    assert files(root)["clientctl.yaml"] == (
        'clientctl: 1\nimport:\n  maps:\n    fair:\n      Kunde: name\n      Klasse: grade\n      Rest: ""\n'
    )
    assert read_maps(opened(root), ["@fair"]) == (("Kunde", "name"), ("Klasse", "grade"), ("Rest", ""))
    # what is typed behind it counts more
    assert dict(read_maps(opened(root), ["@fair", "Rest=notes"]))["Rest"] == "notes"


def test_a_map_that_is_there_already_is_not_written_again(root: Path) -> None:
    table = sheet("name,grade", ["Acme Two", "B"])
    take(root, table, saves_map="fair")
    again = take(root, table, saves_map="fair")
    assert again.plan.changes.is_empty


def test_a_map_is_kept_beside_the_others_of_a_file_written_by_hand(tmp_path: Path) -> None:
    settings = "clientctl: 1  # format\nimport:\n  maps:\n    old: {x: name}  # mine\n"
    root = make_book(tmp_path, settings=settings).root
    take(root, sheet("name", ["Newton"]), saves_map="new")
    assert files(root)["clientctl.yaml"].startswith(settings)


def test_a_column_whose_name_has_an_equals_sign_is_mapped_by_the_last_one(root: Path) -> None:
    assert read_maps(opened(root), ["a=b=name", "c="]) == (("a=b", "name"), ("c", ""))


MISTAKES = [("@none", "imports.no_map"), ("name", "cli.bad_map"), ("=name", "cli.bad_map")]


@pytest.mark.parametrize(("typed", "code"), MISTAKES)
def test_what_is_no_map_is_refused_with_what_to_do(root: Path, typed: str, code: str) -> None:
    with pytest.raises(ClientctlError) as caught:
        read_maps(opened(root), [typed])
    assert caught.value.code == code and english(caught.value.hint)


def test_a_bad_name_of_a_map_is_refused(root: Path) -> None:
    with pytest.raises(ClientctlError) as caught:
        plan(root, sheet("name", ["Newton"]), saves_map="Not this")
    assert caught.value.code == "imports.bad_map_name"


def test_a_map_is_kept_although_no_row_changes_anything(root: Path) -> None:
    planned = take(root, sheet("name,Stand", ["Acme Two", ""]), saves_map="fair")
    assert "fair:" in files(root)["clientctl.yaml"] and counts(planned) == (0, 0, 0, 1, 0)
