"""import: rows become clients; what is made, changed, left and warned of."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientctl.actions.imports.plan import Mode
from clientctl.model import Reported
from tests.actions.book import CLIENTS, english, files, make_book, sentences
from tests.actions.tables import outcome, plan, take, told

ACME, TWO, HUADONG = "clients/acme.yaml", "clients/acme-two.yaml", "clients/huadong.yaml"


def test_new_rows_become_clients_of_today(tmp_path: Path) -> None:
    make_book(tmp_path)
    planned = take(tmp_path, "名称,等级,标签,电话,城市\nNewton,a,vip、展会,123456,Oslo\n张伟,,,,\n")

    assert outcome(planned) == (["newton", "zhangwei"], [], 0, [])
    assert files(tmp_path)["clients/newton.yaml"] == (
        "name: Newton\ngrade: A\ntags:\n  - vip\n  - 展会\nsince: 2026-11-22\n"
        'phone: "123456"\naddress:\n  city: Oslo\n'
    )
    assert files(tmp_path)["clients/zhangwei.yaml"] == "name: 张伟\nsince: 2026-11-22\n"
    assert planned.plan.changes.subject == "import 2 clients"
    assert sentences(planned.plan) == ["Imported  2 created, 0 updated, 0 unchanged"]
    assert planned.plan.changes.reported[0] == Reported("newton", "clients/newton.yaml", "added")


def test_rows_change_the_clients_that_they_name(tmp_path: Path) -> None:
    make_book(tmp_path)
    planned = take(tmp_path, "name,grade,tags,since\nacme two,A,x,2026-01-05\n张三,C,,\n")

    assert outcome(planned) == ([], ["acme-two"], 1, [])
    assert files(tmp_path)[TWO] == (
        "name: Acme Two\ngrade: A\ntags:\n  - x\nsince: 2026-01-05\nowner: li\nindustry: food\n"
    )
    assert planned.plan.changes.subject == "import acme-two"


def test_the_number_is_the_key_before_the_name(tmp_path: Path) -> None:
    make_book(tmp_path)
    planned = take(tmp_path, "编号,名称,等级\nK-2,Huadong,B\n,Acme Two,D\nK-5,Acme Two,C\n")

    assert outcome(planned) == (["acme-two-0123"], ["huadong", "acme-two"], 0, [])
    assert files(tmp_path)[HUADONG].startswith("name: Huadong\nnumber: K-2\n")
    assert "grade: D\n" in files(tmp_path)[TWO]


def test_any_field_may_be_the_key(tmp_path: Path) -> None:
    make_book(tmp_path)
    planned = plan(tmp_path, "name,email,grade\nOther,POST@acme.example,B\n", key="email")

    assert outcome(planned) == ([], ["acme"], 0, [])
    assert [(c.field, c.old, c.new) for c in planned.updated[0].changes] == [
        ("name", "Acme AS", "Other"),
        ("grade", "A", "B"),
    ]


def test_an_id_column_sets_the_id(tmp_path: Path) -> None:
    make_book(tmp_path)
    planned = take(tmp_path, "id,name\nchosen,Newton\ngone,Other\nBad Id,Third\n", takes_good=True)

    assert outcome(planned) == (["chosen"], [], 0, [(3, "id"), (4, "id")])
    assert files(tmp_path)["clients/chosen.yaml"].startswith("name: Newton\n")


def test_the_id_may_be_the_key(tmp_path: Path) -> None:
    make_book(tmp_path)
    planned = plan(tmp_path, "id,name,grade\nacme,Acme AS,D\nnew-one,New,A\n", key="id")

    assert outcome(planned) == (["new-one"], ["acme"], 0, [])


MODES = [
    ("upsert", (["newton"], ["acme-two"], 1, [])),
    ("create", (["newton"], [], 1, [(3, "grade")])),
    ("update", ([], ["acme-two"], 1, [(2, "name")])),
]


@pytest.mark.parametrize(("mode", "expected"), MODES)
def test_modes_say_what_may_happen_to_a_key(mode: Mode, expected: Any, tmp_path: Path) -> None:
    make_book(tmp_path)
    table = "name,grade\nNewton,A\nAcme Two,C\n张三,C\n"

    assert outcome(plan(tmp_path, table, mode=mode)) == expected


def test_a_client_that_differs_is_told_apart_when_only_new_ones_are_wanted(tmp_path: Path) -> None:
    make_book(tmp_path)

    assert told(plan(tmp_path, "name,grade\nAcme Two,C\n", mode="create")) == [
        "2 grade: exists already as acme-two, with grade 'B' instead of 'C'"
    ]
    assert told(plan(tmp_path, "name,region\nAcme Two,North\n", mode="create")) == [
        "2 region: exists already as acme-two, with region '' instead of 'North'"
    ]


def test_a_new_client_may_say_since_when_it_is_one(tmp_path: Path) -> None:
    make_book(tmp_path)
    take(tmp_path, "name,建档日期\nNewton,5.1.2026\n")

    assert files(tmp_path)["clients/newton.yaml"] == "name: Newton\nsince: 2026-01-05\n"


def test_contacts_come_one_a_row_matched_by_name(tmp_path: Path) -> None:
    make_book(tmp_path)
    table = "name,联系人,职位,联系人手机\nAcme AS (N),Kari,buyer,11111\nAcme AS (N),Ola,,22222\n"
    table += "Acme AS (N),kari,,11111\n"

    planned = take(tmp_path, table)

    assert outcome(planned) == (["acme-as-n"], ["acme-as-n"], 1, [])
    assert files(tmp_path)["clients/acme-as-n.yaml"] == (
        "name: Acme AS (N)\nsince: 2026-11-22\ncontacts:\n"
        '  - id: 261122-012345\n    name: Kari\n    title: buyer\n    phone: "11111"\n'
        '  - id: 261122-6789ab\n    name: Ola\n    phone: "22222"\n'
    )


def test_a_further_row_of_a_client_brings_the_phone_of_its_contact(tmp_path: Path) -> None:
    make_book(tmp_path)
    table = "客户名称,联系人,手机\n蓝鲸科技,韩梅梅,0755-88880000\n"
    table += "蓝鲸科技,Jim,13800138002\n蓝鲸科技,Ann,0755-88880000\n"
    take(tmp_path, table)

    assert files(tmp_path)["clients/lanjingkeji.yaml"] == (
        "name: 蓝鲸科技\nsince: 2026-11-22\nphone: 0755-88880000\ncontacts:\n"
        "  - id: 261122-012345\n    name: 韩梅梅\n"
        '  - id: 261122-6789ab\n    name: Jim\n    phone: "13800138002"\n'
        "  - id: 261122-cdefgh\n    name: Ann\n"
    )
    again = plan(tmp_path, table)
    assert outcome(again) == ([], [], 3, [])


def test_a_row_that_sums_up_others_is_left_out_and_told(tmp_path: Path) -> None:
    make_book(tmp_path)
    planned = plan(tmp_path, "序号,客户名称,年营业额\n1,Newton,5\n合计,,5\n")

    assert outcome(planned) == (["newton"], [], 0, [])
    assert [english(warning) for warning in planned.plan.warnings] == [
        "row 3 sums up others, and is left out"
    ]


@pytest.mark.parametrize(
    ("header", "typed", "key", "stored"),
    [
        ("客户等级", "A级", "grade", "A"),
        ("企业规模", "大型企业", "size", "large"),
        ("状态", "潜在客户", "stage", "prospect"),
    ],
)
def test_choices_are_understood_as_tables_put_them(
    header: str, typed: str, key: str, stored: str, tmp_path: Path
) -> None:
    make_book(tmp_path)
    take(tmp_path, f"客户名称,{header}\nNewton,{typed}\n")

    assert f"{key}: {stored}\n" in files(tmp_path)["clients/newton.yaml"]


def test_a_contact_that_is_there_is_filled_in_not_doubled(tmp_path: Path) -> None:
    make_book(tmp_path)
    planned = take(
        tmp_path, "number,contacts.name,contacts.title,contacts.phone\nK-1,KARI NORDMANN,chief,90012345\n"
    )

    assert [(c.field, c.old, c.new) for c in planned.updated[0].changes] == [
        ("contacts.title", None, "chief")
    ]
    assert files(tmp_path)[ACME] == CLIENTS[ACME].replace(
        "    name: Kari Nordmann\n", "    name: Kari Nordmann\n    title: chief\n"
    )


def test_words_of_lists_are_added_and_none_is_taken_away(tmp_path: Path) -> None:
    make_book(tmp_path)
    take(tmp_path, 'number,tags\nK-1,"VIP; new, new;New\nlast"\n')

    assert "tags: [vip, fair, new, last]\n" in files(tmp_path)[ACME]


def test_what_looks_alike_is_warned_of_and_made(tmp_path: Path) -> None:
    make_book(tmp_path)
    planned = plan(tmp_path, "name,phone\nAcme Norway,\nNew,99887766\nNewer,99 88 77 66\nAlone,\n")

    assert outcome(planned)[0] == ["acme-norway", "new", "newer", "alone"]
    assert [english(warning) for warning in planned.plan.warnings] == [
        "row 2: 'acme-norway' has the same name as 'acme'",
        "row 4: 'newer' has the same phone as 'new'",
    ]


def test_two_new_clients_of_one_id_part_ways(tmp_path: Path) -> None:
    make_book(tmp_path)

    assert outcome(plan(tmp_path, "name\nNewton Ltd\nNewton!\n"))[0] == ["newton", "newton-0123"]


TABLE = (
    "编号,名称,等级,标签,联系人,回访周期\nN-1,新客户,A,vip、a,李雷,30d\nN-2,第二,b,,,\n"
    "K-1,Acme AS,B,x,Kari Nordmann,2周\n"
)


def test_a_second_import_changes_nothing(tmp_path: Path) -> None:
    make_book(tmp_path)
    take(tmp_path, TABLE)
    before = files(tmp_path)

    again = take(tmp_path, TABLE)

    assert outcome(again) == ([], [], 3, [])
    assert again.plan.changes.is_empty
    assert sentences(again.plan) == ["Imported  0 created, 0 updated, 3 unchanged"]
    assert files(tmp_path) == before


def test_columns_are_told_used_unmatched_and_doubled(tmp_path: Path) -> None:
    make_book(tmp_path)
    planned = plan(
        tmp_path, "客户名称,colour,手机,tel,total,,等级\nX,red,123456,5,9,,A\n", mapping=[("等级", "")]
    )

    assert planned.columns[0].used == (("客户名称", "name"), ("手机", "phone"))
    assert planned.columns[0].unmatched == ("colour", "total")
    assert planned.columns[0].doubled == (("tel", "phone"),)


def test_a_column_may_be_said_to_fill_a_field(tmp_path: Path) -> None:
    make_book(tmp_path)
    planned = plan(tmp_path, "Kunde,Note\nNewton,A\n", mapping=[("kunde", "名称"), ("NOTE", "grade")])

    assert planned.columns[0].used == (("Kunde", "name"), ("Note", "grade"))


def test_the_plan_is_an_object_for_programs(tmp_path: Path) -> None:
    make_book(tmp_path)
    planned = plan(tmp_path, "name,grade\nNewton,A\nAcme Two,A\n张三,C\nX,Z\n")

    assert planned.as_object() == {
        "create": [{"id": "newton", "row": 2}],
        "update": [{"id": "acme-two", "row": 3, "changes": [{"field": "grade", "old": "B", "new": "A"}]}],
        "unchanged": 1,
        "rejects": [
            {"row": 5, "field": "grade", "value": "Z", "message": "grade cannot be 'Z' (one of: A, B, C, D)"}
        ],
        "conflicts": [],
    }


names = st.lists(
    st.text(alphabet="abc 张三李,;'\"=-+ÆØé", min_size=1, max_size=8), min_size=1, max_size=4, unique=True
)
words = st.lists(st.text(alphabet="ab '\"甲", min_size=1, max_size=4), max_size=3)


@settings(max_examples=40, deadline=None)
@given(
    names=names,
    words=st.lists(words, min_size=4, max_size=4),
    grades=st.lists(st.sampled_from(["", "A", "b", "Z"]), min_size=4, max_size=4),
)
def test_any_table_imported_twice_changes_nothing_the_second_time(
    names: list[str], words: list[list[str]], grades: list[str]
) -> None:
    buffer = io.StringIO()
    rows = [(name, ";".join(some), grade) for name, some, grade in zip(names, words, grades, strict=False)]
    csv.writer(buffer).writerows([("name", "needs", "grade"), *rows])

    with tempfile.TemporaryDirectory() as directory:
        root = Path(directory)
        make_book(root)
        first = take(root, buffer.getvalue(), takes_good=True)
        before = files(root)
        again = take(root, buffer.getvalue(), takes_good=True)

        assert (again.created, again.updated) == ((), ())
        assert [r.row for r in again.rejects] == [r.row for r in first.rejects]
        assert files(root) == before
