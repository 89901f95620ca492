"""Headers of other people's tables: which field each column fills."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientctl.exchange.headers import guess_fields
from clientctl.model import Field, FieldIndex, Label
from clientctl.schema.catalog import build_catalog
from clientctl.settings import Settings

OWN = {
    "properties": {
        "custom": {"properties": {"fax": {"type": "string", "x-label": {"en": "fax", "zh": "传真"}}}}
    }
}
ID = Field(("id",), "id", (Label("id", "ID"),), is_computed=True)
TOTAL = Field(("total",), "money", (Label("total", "总额"),), is_computed=True)
INDEX = FieldIndex((ID, *build_catalog(Settings(), OWN).fields, TOTAL))


def guess(*header: str, named: dict[int, str | None] | None = None) -> list[str | None]:
    chosen = {
        index: None if name is None else INDEX.select([name])[0] for index, name in (named or {}).items()
    }
    return [field.name if field else None for field in guess_fields(header, chosen, INDEX).fields]


HEADERS = [
    (("name", "phone", "email"), ("name", "phone", "email")),
    (("Name", "E-Mail", "WeChat"), ("name", "email", "wechat")),
    (("名称", "电话", "邮箱"), ("name", "phone", "email")),
    (("客户名称", "手机", "电子邮箱"), ("name", "phone", "email")),
    (("公司名称", "统一社会信用代码", "公司规模"), ("name", "registration_number", "size")),
    (("Customer Name", "customer_id", "CustomerNumber"), ("name", "number", None)),
    (("Full name", "Mobile", "Street address"), ("name", "phone", "address.street")),
    (("name", "address.city", "地址.邮编"), ("name", "address.city", "address.postcode")),
    (("name", "contacts.name", "联系人.电话"), ("name", "contacts.name", "contacts.phone")),
    (("客户", "联系人", "职务"), ("name", "contacts.name", "contacts.title")),
    (("name", "custom.fax", "industry"), ("name", "custom.fax", "industry")),
    (("name", "传真"), ("name", "custom.fax")),
    (("name", "custom.hobby"), ("name", "custom.hobby")),
    (("id", "name"), ("id", "name")),
    (("ID", "名称"), ("id", "name")),
    (("name", "total", "总额"), ("name", None, None)),
    (("name", "colour", ""), ("name", None, None)),
    (("＊名称＊", "电话（座机）"), ("name", None)),
    (("客户名称 *", "联系电话："), ("name", "phone")),
    (("name", "Industry", "行业", "所属行业"), ("name", "industry", None, None)),
    (("name", "客户名称"), ("name", None)),
    (("客户名称", "name"), (None, "name")),
    (("name", "手机", "电话"), ("name", None, "phone")),
    (("name", "birthday", "date of birth"), ("name", "birthday", None)),
    (("客户名称", "下一步日期", "下一步"), ("name", "next.date", "next.what")),
    (("name", "orders.amount"), ("name", "orders.amount")),
    ((), ()),
]


@pytest.mark.parametrize(("header", "fields"), HEADERS)
def test_columns_fill_the_fields_that_they_name(
    header: tuple[str, ...], fields: tuple[str | None, ...]
) -> None:
    assert guess(*header) == list(fields)


COMPANIES = [
    (("company", "phone"), ("name", "phone")),
    (("公司", "电话"), ("name", "phone")),
    (("Company", "industry"), ("name", "industry")),
    (("name", "company"), ("name", "company")),
    (("公司", "姓名"), ("company", "name")),
    (("姓名", "公司", "职业"), ("name", "company", "occupation")),
    (("company", "Customer"), ("company", "name")),
    (("company", "公司"), ("name", None)),
    (("company", "公司名称"), ("company", "name")),
]


@pytest.mark.parametrize(("header", "fields"), COMPANIES)
def test_a_company_is_the_clients_name_unless_another_column_is(
    header: tuple[str, ...], fields: tuple[str | None, ...]
) -> None:
    assert guess(*header) == list(fields)


def test_a_company_is_the_employer_when_another_column_was_said_to_be_the_name() -> None:
    assert guess("Kunde", "company", named={0: "name"}) == ["name", "company"]


def test_what_was_said_wins_and_its_field_is_taken() -> None:
    assert guess("name", "mobile", "tel", named={2: "phone"}) == ["name", None, "phone"]
    assert guess("industry", "name", named={0: "region"}) == ["region", "name"]


def test_a_column_that_was_said_to_fill_nothing_fills_nothing() -> None:
    assert guess("name", "phone", "mobile", named={1: None}) == ["name", None, "phone"]


def test_columns_whose_field_another_one_fills_are_named_with_it() -> None:
    found = guess_fields(("name", "colour", "mobile", "tel", "客户名称"), {}, INDEX)

    assert found.doubled == ((3, "phone"), (4, "name"))


CONTACTS = [
    (("name", "联系人", "职位", "部门"), ("name", "contacts.name", "contacts.title", "contacts.department")),
    (("name", "职位"), ("name", None)),
    (("name", "phone", "联系人", "电话"), ("name", "phone", "contacts.name", "contacts.phone")),
    (("name", "contact", "Title", "E-Mail"), ("name", "contacts.name", "contacts.title", "email")),
]


@pytest.mark.parametrize(("header", "fields"), CONTACTS)
def test_a_contacts_own_labels_work_where_a_column_names_the_contact(
    header: tuple[str, ...], fields: tuple[str | None, ...]
) -> None:
    assert guess(*header) == list(fields)


titles = st.sampled_from(
    ["name", "客户名称", "公司", "company", "phone", "手机", "电话", "x", "", "email", "E-Mail", "id"]
)


@settings(deadline=None)
@given(st.lists(titles, max_size=8))
def test_no_field_is_filled_by_two_columns(header: list[str]) -> None:
    found = [name for name in guess(*header) if name is not None]

    assert len(found) == len(set(found))
