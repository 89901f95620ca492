"""A workbook that LibreOffice has worked on and saved: nothing of it is lost."""

from __future__ import annotations

from typing import Any, Final

import openpyxl
import pytest

from clientctl.exchange.base import SHEET, fingerprint, read_base
from clientctl.exchange.guides import Guide, Origin
from clientctl.exchange.workbooks.writing import write
from clientctl.frozen import replace
from clientctl.model import Column, Label
from tests.exchange.extracts import STAGES, extract
from tests.exchange.libreoffice import change

pytestmark = pytest.mark.long

COLUMNS: Final = (
    Column("id", Label("id", "ID"), "id"),
    Column("name", Label("name", "名称")),
    Column("number", Label("number", "编号"), "code"),
    Column("phone", Label("phone", "电话"), "phone"),
    Column("stage", Label("stage", "阶段"), "choice", STAGES),
    Column("since", Label("since", "建档日期"), "date"),
    Column("annual_revenue", Label("annual revenue", "年营业额"), "money"),
    Column("notes", Label("notes", "备注"), "note"),
)
ROWS: Final = (
    ("acme", "=1+1", "0012", "008613800138000", "lead", "2026-03-01", 1200, " two\n lines \n"),
    ("berg", "@SUM(A1)", "110101198504121234", "+47 22 33 44 55", "lost", "1900-02-28", None, "'quoted"),
    ("cast", "张三", "3-4", "12345678901", None, "2026-13-01", 12345678901234567, "-first\n\n- second"),
    ("dole", "#N/A", "1e5", None, None, None, None, "TRUE"),
)
ORDERS: Final = [("acme", "2026-01-02", 5, None), ("berg", "2026-01-03", 6, '{"product":"box"}')]


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The workbook after a person's morning."""
    made = replace(
        extract(ROWS, ORDERS, language="zh", columns=COLUMNS),
        guides=lambda: {("orders", "ref"): Guide("", names_client=True)},
        origin=lambda: Origin("Book", "c38da98", "2026-11-22", "0c5d"),
    )
    path = tmp_path_factory.mktemp("book") / "book.xlsx"
    path.write_bytes(write(made, "xlsx"))
    target = change(
        path,
        [
            ("enter", "clients", "C5", "0099"),
            ("enter", "clients", "F5", "2026-12-24"),
            ("add", "clients", {"名称": "新公司", "编号": "0007", "电话": "0086138", "年营业额": "1200.5"}),
            ("remove", "orders", 3),
            ("sort", "clients", "ID", True),
        ],
    )
    return openpyxl.load_workbook(target)


def rows(saved: Any) -> dict[str, tuple[Any, ...]]:
    return {row[1]: row for row in list(saved["clients"].values)[1:] if row[1]}


def test_the_base_is_whole(saved: Any) -> None:
    base = read_base(saved[SHEET].values)
    assert (base.revision, base.book, len(base.sheets["clients"].rows), len(base.sheets["orders"].rows)) == (
        "c38da98",
        "0c5d",
        4,
        2,
    )


def test_cells_that_nobody_touched_have_the_marks_of_the_base(saved: Any) -> None:
    marks = read_base(saved[SHEET].values).sheets["clients"].rows
    touched = {("dole", 2), ("dole", 5)}
    for row in rows(saved).values():
        if row[0] is not None:
            same = [fingerprint(cell) == mark for cell, mark in zip(row, marks[row[0],], strict=True)]
            assert {(row[0], place) for place, is_same in enumerate(same) if not is_same} <= touched


def test_texts_are_texts_whatever_they_look_like(saved: Any) -> None:
    found = rows(saved)
    assert {"=1+1", "@SUM(A1)", "#N/A", "张三"} <= found.keys()
    assert [found[name][2] for name in ("=1+1", "@SUM(A1)", "张三")] == ["0012", "110101198504121234", "3-4"]
    assert found["=1+1"][3] == "008613800138000"
    assert not [cell for row in saved["clients"].iter_rows() for cell in row if cell.data_type in "fe"]


def test_what_is_typed_keeps_its_noughts_and_dates_are_dates(saved: Any) -> None:
    found = rows(saved)
    assert (found["#N/A"][2], str(found["#N/A"][5])) == ("0099", "2026-12-24 00:00:00")
    assert found["新公司"] == (None, "新公司", "0007", "0086138", None, None, 1200.5, None)


def test_rows_are_sorted_and_one_is_gone(saved: Any) -> None:
    assert [row[0] for row in saved["clients"].values][1:] == ["dole", "cast", "berg", "acme", None]
    assert [row[0] for row in saved["orders"].values] == ["客户ID", "acme"]


def test_drop_downs_and_their_words_are_there(saved: Any) -> None:
    (stage,) = [one for one in saved["clients"].data_validations.dataValidation if "E2" in one.sqref]
    title, area = saved.defined_names[stage.formula1].attr_text.replace("$", "").split("!")
    assert [cell.value for (cell,) in saved[title.strip("'")][area]] == ["新客户", "流失"]
    assert saved[title.strip("'")].sheet_state == "hidden" == saved[SHEET].sheet_state
