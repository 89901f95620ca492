"""What a workbook lets people type, how it looks, and what it explains, as openpyxl reads it again."""

from __future__ import annotations

import io
from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from clientctl.exchange.base import EXPLANATIONS, LISTS, SHEET
from clientctl.exchange.guides import Guide, Origin
from clientctl.exchange.workbooks.writing import write
from clientctl.frozen import replace
from clientctl.messages import Language
from clientctl.model import Choice, Column, Label
from tests.exchange.extracts import ACME, COLUMNS, EMPTY, ORDERS, extract

GUIDES = {
    ("clients", "name"): Guide("name", is_required=True),
    ("clients", "tags"): Guide("tags", is_list=True, words=("vip",)),
    ("clients", "annual_revenue"): Guide("annual_revenue", low=Decimal(0)),
    ("orders", "ref"): Guide("", is_required=True, names_client=True),
    ("orders", "amount"): Guide("orders.amount", low=Decimal(0), high=Decimal(100)),
}


def opened(
    *,
    language: Language = "en",
    has_keys: bool = False,
    origin: Origin | None = None,
    columns: tuple[Column, ...] = COLUMNS,
    guides: Mapping[tuple[str, str], Guide] = GUIDES,
    rows: Any = (ACME, EMPTY),
) -> Any:
    given = origin or Origin("Book", day="2026-11-22")
    made = replace(
        extract(
            rows, [("acme", "2026-01-02", 5, None)], language=language, has_keys=has_keys, columns=columns
        ),
        guides=lambda: guides,
        origin=lambda: given,
    )
    return openpyxl.load_workbook(io.BytesIO(write(made, "xlsx")))


def one_column(column: Column, guide: Guide | None = None, *, has_keys: bool = False) -> Any:
    """A workbook with just one column of clients, besides the orders."""
    guides = {} if guide is None else {("clients", column.name): guide}
    return opened(columns=(column,), guides=guides, rows=(), has_keys=has_keys)


def rule(sheet: Any, letter: str) -> Any:
    """The rule of a column, None without one."""
    found = [one for one in sheet.data_validations.dataValidation if f"{letter}2" in one.sqref]
    assert len(found) <= 1
    return found[0] if found else None


def listed(book: Any, name: str) -> list[Any]:
    """The words that a name stands for."""
    title, area = book.defined_names[name].attr_text.replace("$", "").split("!")
    return [cell.value for (cell,) in book[title.strip("'")][area]]


def test_the_base_and_the_words_are_hidden_behind_what_people_see() -> None:
    book = opened()
    assert [(sheet.title, sheet.sheet_state) for sheet in book] == [
        ("clients", "visible"),
        ("orders", "visible"),
        (EXPLANATIONS.en, "visible"),
        (LISTS, "hidden"),
        (SHEET, "veryHidden"),
    ]
    assert book.active.title == "clients"


@pytest.mark.parametrize(
    ("language", "has_keys", "stages", "flags"),
    [
        ("en", False, ["lead", "lost"], ["yes", "no"]),
        ("zh", False, ["新客户", "流失"], ["是", "否"]),
        ("zh", True, ["lead", "lost"], [True, False]),
    ],
)
def test_choices_and_flags_drop_down_in_the_words_of_the_cells(
    language: Language, has_keys: bool, stages: list[str], flags: list[Any]
) -> None:
    book = opened(language=language, has_keys=has_keys)
    sheet = book["clients"]
    stage, flag = rule(sheet, "C"), rule(sheet, "G")
    assert (stage.type, stage.showErrorMessage, str(stage.sqref)) == ("list", True, "C2:C1048576")
    assert (listed(book, stage.formula1), listed(book, flag.formula1)) == (stages, flags)


def test_the_error_is_told_in_the_language() -> None:
    stage = rule(opened(language="zh")["clients"], "C")
    assert (stage.errorTitle, stage.error) == ("阶段", "以下之一：新客户、流失")


def test_a_long_list_of_words_stays_whole() -> None:
    words = tuple(f"industry number {number}" for number in range(100))
    book = one_column(Column("industry", Label("industry", "行业")), Guide("industry", words, is_closed=True))
    found = rule(book["clients"], "A")
    assert (listed(book, found.formula1), len(found.error) <= 225) == (list(words), True)


def test_columns_with_the_same_words_share_a_list() -> None:
    columns = tuple(Column(name, Label(name, name), "person") for name in ("owner", "author"))
    guides = {("clients", name): Guide(name, ("wang", "li")) for name in ("owner", "author")}
    sheet = opened(columns=columns, guides=guides, rows=())["clients"]
    assert rule(sheet, "A").formula1 == rule(sheet, "B").formula1


def test_words_that_are_not_all_there_is_are_only_suggested() -> None:
    found = rule(
        one_column(Column("owner", Label("o", "o"), "person"), Guide("owner", ("wang",)))["clients"], "A"
    )
    assert (found.type, found.showErrorMessage) == ("list", False)


def test_a_list_has_no_drop_down_since_a_choice_would_replace_what_is_there() -> None:
    assert rule(opened()["clients"], "D") is None


def test_an_entry_names_its_client_from_those_there_are() -> None:
    book = opened()
    found = rule(book["orders"], "A")
    assert (found.type, found.showErrorMessage) == ("list", False)
    assert listed(book, found.formula1) == ["acme", "none"]


def test_in_a_template_the_clients_are_chosen_by_the_names_that_will_be_filled_in() -> None:
    book = opened(origin=Origin("Book", is_template=True), rows=())
    assert book.defined_names[rule(book["orders"], "A").formula1].attr_text == "'clients'!$B$2:$B$1001"


# 61 and 2958465 are 1900-03-01 and 9999-12-31, counted from 1899-12-30
@pytest.mark.parametrize(
    ("kind", "guide", "expected"),
    [
        ("date", Guide("x"), ("date", "61", "2958465", "a date, such as 2026-11-30")),
        ("integer", Guide("x"), ("whole", "-999999999999999", "999999999999999", "a whole number")),
        (
            "integer",
            Guide("x", low=Decimal(0)),
            ("whole", "0", "999999999999999", "a whole number, 0 or more"),
        ),
        (
            "integer",
            Guide("x", high=Decimal(9)),
            ("whole", "-999999999999999", "9", "a whole number, 9 or less"),
        ),
        (
            "decimal",
            Guide("x", low=Decimal(0), high=Decimal(100)),
            ("decimal", "0", "100", "a number from 0 to 100"),
        ),
        (
            "money",
            Guide("x", high=Decimal("0.5")),
            ("decimal", "-999999999999999", "0.5", "a number, 0.5 or less"),
        ),
        ("money", Guide("x", low=Decimal(1)), ("decimal", "1", "999999999999999", "a number, 1 or more")),
        (
            "integer",
            Guide("x", low=Decimal(1), high=Decimal(5)),
            ("whole", "1", "5", "a whole number from 1 to 5"),
        ),
    ],
)
def test_dates_and_numbers_are_checked_as_they_are_typed(
    kind: str, guide: Guide, expected: tuple[str, ...]
) -> None:
    found = rule(one_column(Column("x", Label("x", "x"), kind), guide)["clients"], "A")
    assert (found.type, found.formula1, found.formula2, found.error) == expected
    assert (found.showErrorMessage, found.allowBlank) == (True, True)


@pytest.mark.parametrize("kind", ["text", "date", "choice", "money"])
def test_what_is_computed_takes_nothing(kind: str) -> None:
    column = Column("x", Label("x", "x"), kind, (Choice("a", Label("a", "a")),))
    book = one_column(column, Guide("x", is_computed=True))
    assert rule(book["clients"], "A") is None
    assert book["clients"]["A1"].font.color.rgb == "00808080"


# what looks like a number or a day must stay as it is typed
@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        *(
            (kind, "@")
            for kind in ("text", "phone", "code", "id", "tag", "time", "duration", "choice", "email")
        ),
        ("date", "yyyy-mm-dd"),
        ("money", "#,##0.00"),
        ("integer", "#,##0"),
        ("decimal", "General"),
        ("note", "General"),
    ],
)
def test_whole_columns_have_their_format_so_that_new_rows_have_it(kind: str, expected: str) -> None:
    sheet = one_column(Column("x", Label("x", "x"), kind))["clients"]
    assert sheet.column_dimensions["A"].number_format == expected


def test_digits_that_are_text_are_not_marked_as_errors() -> None:
    with ZipFile(io.BytesIO(write(extract([ACME]), "xlsx"))) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    assert 'numberStoredAsText="1"' in sheet[sheet.index("<pageSetup") :]


def test_cells_have_the_format_of_their_column() -> None:
    sheet = opened()["clients"]
    formats = [sheet.cell(2, number).number_format for number in range(1, 8)]
    assert formats == ["@", "@", "@", "@", "yyyy-mm-dd", "#,##0.00", "General"]


def test_what_is_not_to_be_changed_is_grey_and_what_must_be_filled_is_underlined() -> None:
    sheet = opened()["clients"]
    assert [sheet.cell(row, 1).font.color.rgb for row in (1, 2)] == ["00808080", "00808080"]
    assert [sheet.cell(1, number).border.bottom.style for number in (1, 2)] == ["thin", "medium"]


def colours(sheet: Any) -> dict[str, list[str]]:
    return {
        str(area.sqref): [rule.formula[0] for rule in area.rules] for area in sheet.conditional_formatting
    }


GRADES = tuple(Choice(grade, Label(grade, f"{grade}级")) for grade in "ABCD")


@pytest.mark.parametrize(
    ("language", "words"), [("en", ("lost", "A", "B", "C")), ("zh", ("流失", "A级", "B级", "C级"))]
)
def test_lost_clients_are_dimmed_and_grades_coloured_by_the_words_in_the_cells(
    language: Language, words: tuple[str, ...]
) -> None:
    columns = (COLUMNS[2], Column("grade", Label("grade", "等级"), "choice", GRADES))
    sheet = opened(language=language, columns=columns, guides={}, rows=())["clients"]
    lost, *grades = words
    assert colours(sheet) == {
        "A2:B1048576": [f'$A2="{lost}"'],
        "B2:B1048576": [f'$B2="{word}"' for word in grades],
    }


def test_a_word_with_quotes_is_quoted_in_a_formula() -> None:
    columns = (Column("grade", Label("g", "g"), "choice", (Choice("A", Label('the "best"', "好")),)),)
    first, *_ = colours(opened(columns=columns, guides={}, rows=())["clients"])["A2:A1048576"]
    assert first == '$A2="the ""best"""'


def test_orders_that_came_to_nothing_are_dimmed() -> None:
    status = Column("status", Label("status", "状态"), "choice")
    made = extract()
    clients, orders = made.tables
    made = replace(made, tables=(clients, replace(orders, columns=(*ORDERS, status))))
    sheet = openpyxl.load_workbook(io.BytesIO(write(made, "xlsx")))["orders"]
    assert colours(sheet) == {"A2:E1048576": ['OR($E2="cancelled",$E2="returned")']}


def test_columns_are_as_wide_as_their_header_and_chinese_takes_two_places() -> None:
    columns = (Column("x", Label("统一社会信用代码信用代码", "x")), Column("y", Label("y", "y")))
    sheet = opened(columns=columns, guides={}, rows=[("中" * 12, "x" * 400), (None, None)])["clients"]
    # 12 characters are 24 places, in bold a tenth more, and 3 for the button; the longest text has a bound
    assert round(sheet.column_dimensions["A"].width, 1) == 29.4
    assert sheet.column_dimensions["B"].width == 30


def explained(book: Any, title: str = "How this works") -> list[tuple[Any, ...]]:
    return list(book[title].iter_rows(values_only=True))


def test_a_sheet_explains_each_column() -> None:
    rows = explained(opened())
    assert rows[0][0] == "Book, as of 2026-11-22"
    start = rows.index(("Sheet", "Column", "What goes in", "Field")) + 1
    assert rows[start : start + 4] == [
        ("clients", "id", "leave it alone; blank in new rows", "id"),
        (None, "name", "required; text", "name"),
        (None, "stage", "one of: lead, lost", "stage"),
        (None, "tags", "such as: vip; several with ; between them", "tags"),
    ]
    assert rows[start + 5 : start + 9] == [
        (None, "annual revenue", "a number, 0 or more", "annual_revenue"),
        (None, "open", "one of: yes, no", "custom.open"),
        ("orders", "ref", "required; which client: the id; in new rows the name or number will do", None),
        (None, "date", "a date, such as 2026-11-30", "date"),
    ]


def test_of_many_words_it_names_the_first() -> None:
    words = tuple(f"w{number}" for number in range(60))
    book = one_column(Column("x", Label("x", "x")), Guide("x", words))
    (said,) = [row[2] for row in explained(book) if row[1] == "x"]
    assert said == f"such as: {', '.join(words[:40])}, …"


def test_it_explains_in_chinese() -> None:
    rows = explained(opened(language="zh"), "说明")
    assert rows[0][0] == "Book，2026-11-22 导出"
    assert (None, "阶段", "以下之一：新客户、流失", "stage") in rows


def told(book: Any) -> str:
    return " ".join(str(row[0]) for row in explained(book) if row[0])


def test_it_says_how_the_file_is_brought_back_and_what_a_removed_row_means() -> None:
    words = told(opened())
    assert "clientctl import FILE.xlsx" in words and "--delete" in words and "masked" not in words


def test_it_says_what_holds_for_a_masked_file_and_for_a_template() -> None:
    assert "masked" in told(opened(origin=Origin("Book", is_masked=True)))
    words = told(opened(origin=Origin("Book", is_template=True)))
    assert words.startswith("Book: a form for new clients") and "--delete" not in words


def test_a_title_that_looks_like_a_formula_is_text() -> None:
    cell = opened(origin=Origin("=1+1", day="x"))["How this works"]["A1"]
    assert (cell.value, cell.data_type) == ("=1+1, as of x", "s")


def test_without_ids_there_is_no_base_and_nothing_is_said_of_them() -> None:
    book = one_column(Column("name", Label("name", "名称")))
    assert SHEET not in book.sheetnames and "ids alone" not in told(book)
    assert rule(book["orders"], "A") is None
