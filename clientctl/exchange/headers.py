"""Column headers of other people's tables: which field each one means."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from clientctl.frozen import frozen
from clientctl.model import Field, FieldIndex

# What people and other programs call the fields, besides their names and labels; the first fitting field wins.
_SYNONYMS: Final[Mapping[str, Sequence[str]]] = {
    "name": (
        "客户名称", "公司名称", "单位名称", "企业名称", "客户", "客户名", "客户姓名", "公司", "单位",
        "customer", "customer name", "client", "client name", "company", "company name", "account", "account name",
        "organisation", "organization", "full name", "姓名",
    ),
    "number": (
        "客户编号", "客户编码", "客户代码", "编码", "customer id", "customer number",
        "customer no", "client id", "account number",
    ),
    "kind": ("客户类型", "客户性质"),
    "owner": (
        "业务员", "销售", "销售员", "客户经理", "跟进人", "sales", "sales rep", "account manager",
        "account owner",
    ),
    "stage": ("客户状态", "状态", "客户阶段", "status", "lifecycle stage"),
    "grade": ("客户等级", "客户级别", "级别", "分级", "rating", "tier", "class"),
    "tags": ("客户标签", "labels", "keywords", "categories"),
    "since": (
        "创建日期", "创建时间", "登记日期", "录入日期", "created", "created at", "customer since",
    ),
    "industry": ("所属行业", "行业类别", "行业类型", "sector"),
    "size": ("公司规模", "企业规模", "客户规模", "company size"),
    "region": ("区域", "所属区域", "所在地区", "territory"),
    "source": ("客户来源", "来源渠道", "lead source"),
    "needs": ("客户需求", "需求描述", "requirements"),
    "main_business": ("主营", "经营范围", "业务范围", "business"),
    "website": ("网址", "官网", "公司网址", "web", "url", "homepage", "web site"),
    "registration_number": (
        "统一社会信用代码", "税号", "纳税人识别号", "vat", "vat number", "tax id",
    ),
    "employees": ("员工人数", "人数", "number of employees", "headcount", "staff"),
    "annual_revenue": ("年收入", "营业额", "年销售额", "revenue", "turnover"),
    "birthday": ("出生日期", "date of birth", "dob"),
    "phone": (
        "手机", "手机号", "手机号码", "联系电话", "电话号码", "联系方式", "mobile", "tel", "telephone",
        "phone number", "cell",
    ),
    "email": ("e-mail", "mail", "电子邮箱", "电子邮件", "邮件", "邮箱地址", "email address"),
    "wechat": ("微信号",),
    "address.street": (
        "street", "街道", "地址", "详细地址", "公司地址", "联系地址", "address", "street address",
        "address line 1",
    ),
    "address.city": ("city", "城市", "所在城市", "town"),
    "address.region": ("省州", "省份", "省", "州", "state", "province", "county"),
    "address.postcode": (
        "postcode", "邮编", "邮政编码", "postal code", "post code", "zip", "zip code",
    ),
    "address.country": ("country", "国家", "所在国家", "country/region"),
    "contacts.name": (
        "联系人", "联系人姓名", "主要联系人", "contact", "contact name", "contact person",
    ),
    "contacts.title": ("职务", "联系人职务", "contact title", "job title"),
    "contacts.phone": ("联系人手机", "contact phone"),
    "contacts.email": ("contact email",),
    "cadence": ("回访频率", "跟进周期"),
    "next.date": (
        "下一步日期", "下次跟进日期", "下次联系日期", "下次回访日期", "next date", "next contact",
        "next contact date", "follow-up date",
    ),
    "next.what": ("下一步", "下一步计划", "跟进事项", "next step", "next action"),
    "notes": ("说明", "remark", "remarks", "note", "comment", "comments"),
}  # fmt: skip


# What the columns of tables that belong to clients are called besides, by the list and its key; `ref` is the client.
_ENTRY_SYNONYMS: Final[Mapping[str, Mapping[str, Sequence[str]]]] = {
    "": {
        "ref": (
            "客户ID", "client", "client id", "customer", "customer id", "customer no", "customer number", "account",
            "account id", "company", "company id", "company name", "customer name", "client name", "客户", "客户名称",
            "客户编号", "客户编码", "客户代码", "公司", "公司名称", "单位名称",
        ),
        "date": ("日期", "时间", "day", "when"),
        "notes": ("备注", "说明", "remark", "remarks", "comment", "comments", "note"),
        "currency": ("货币",),
    },
    "contacts": {
        "name": ("联系人", "联系人姓名", "姓名", "contact", "contact name", "full name"),
        "title": ("职务", "job title", "position"),
        "phone": ("手机", "手机号", "电话号码", "联系电话", "mobile", "tel", "telephone", "phone number"),
        "email": ("e-mail", "mail", "电子邮箱", "邮件", "email address"),
        "wechat": ("微信号",),
    },
    "orders": {
        "number": (
            "order", "order id", "order no", "order number", "invoice", "invoice no", "订单", "订单号", "订单编号",
            "单号",
        ),
        "date": ("order date", "ordered", "下单日期", "订单日期", "成交日期", "购买日期", "下单时间"),
        "amount": ("total", "order total", "sum", "price", "总金额", "订单金额", "总价", "成交金额"),
        "product": ("products", "item", "article", "商品", "产品名称", "商品名称"),
        "quantity": ("qty", "件数"),
        "channel": ("销售渠道",),
        "status": ("订单状态",),
    },
    "log": {
        "text": ("内容", "沟通内容", "content", "summary", "description", "subject", "note", "notes", "备注"),
        "kind": ("方式", "沟通方式", "type", "way"),
        "author": ("跟进人", "记录人", "by", "owner"),
        "outcome": ("结果", "沟通结果", "result"),
        "date": ("沟通日期", "跟进日期", "联系日期"),
    },
    "payments": {
        "amount": ("total", "sum", "金额"),
        "due": ("due date", "应付日期", "到期日"),
        "paid_on": ("paid", "paid on", "date paid", "付款日期", "收款日期"),
    },
    "deals": {
        "title": ("name", "deal", "opportunity", "商机", "商机名称"),
        "expected": ("close date", "expected close", "预计成交日期"),
    },
    "contracts": {"number": ("contract", "contract no", "合同", "合同号", "合同编号")},
}  # fmt: skip


@frozen
class KeyGuess:
    """The key of an entry that each column fills (None: it is left out); `doubled` as in Guess."""

    keys: tuple[str | None, ...]
    doubled: tuple[tuple[int, str], ...]


def guess_keys(
    header: Sequence[str],
    named: Mapping[int, str | None],
    record: str,
    names: Mapping[str, str],
    keys: Collection[str],
) -> KeyGuess:
    """Match headers to the keys of an entry: what was `named` first, then names and labels, then synonyms.

    names: the keys by all that they are called. Each key is filled by one column.
    """
    by_name = {_key(name): key for name, key in reversed(list(names.items()))} | {_key("ref"): "ref"}
    synonyms: dict[str, str] = {}
    for table in (_ENTRY_SYNONYMS.get(record, {}), _ENTRY_SYNONYMS[""]):
        for key, words in table.items():
            for word in words if key in keys else ():
                synonyms.setdefault(_key(word), key)
    prefixed = {_key(f"{record}.{key}"): key for key in keys}
    found: dict[int, str | None] = dict(named)
    taken = {key for key in found.values() if key is not None}
    meant: dict[int, str] = {}
    for candidates in (prefixed, by_name, synonyms):
        for index, title in enumerate(header):
            meaning = candidates.get(_key(title)) if index not in found and title else None
            if meaning is not None and meaning in taken:
                meant.setdefault(index, meaning)
            elif meaning is not None:
                found[index] = meaning
                taken.add(meaning)
    doubled = tuple((index, name) for index, name in sorted(meant.items()) if index not in found)
    return KeyGuess(tuple(found.get(index) for index in range(len(header))), doubled)


@frozen
class Guess:
    """The field that each column fills (None: it is left out); `doubled`: columns whose field another one fills."""

    fields: tuple[Field | None, ...]
    doubled: tuple[tuple[int, str], ...]


def guess_fields(header: Sequence[str], named: Mapping[int, Field | None], fields: FieldIndex) -> Guess:
    """Match headers to these fields: what was `named` first, then names and labels, then synonyms.

    Each field is filled by one column; a later column that means the same is left out.
    """
    found: dict[int, Field | None] = dict(named)
    taken = {field.name for field in found.values() if field is not None}
    meant: dict[int, str] = {}
    for candidates in (
        _by_name(header, fields, has_name="name" in taken),
        _by_synonym(header, fields),
        _by_contact_label(header, fields, taken),
    ):
        for index, options in enumerate(candidates):
            if index in found or not options:
                continue
            field = next((option for option in options if option.name not in taken), None)
            if field is None:
                meant.setdefault(index, options[0].name)
            else:
                found[index] = field
                taken.add(field.name)
    doubled = tuple((index, name) for index, name in sorted(meant.items()) if index not in found)
    return Guess(tuple(found.get(index) for index in range(len(header))), doubled)


def _by_name(header: Sequence[str], fields: FieldIndex, *, has_name: bool) -> list[list[Field]]:
    """A field's own name or label; `company` waits, as in most tables it is the client's name."""
    # tables mark what must be filled in by a star
    matches = [fields.get(title.strip(" *＊:：")) for title in header]
    titles = [_key(title) for title in header]
    has_name = has_name or any(field is not None and field.name == "name" for field in matches)
    waits = not has_name and not any(
        title in _keys("name") and title not in ("company", "公司") for title in titles
    )
    return [
        [] if field is None or not _can_be_filled(field) or (waits and field.name == "company") else [field]
        for field in matches
    ]


def _can_be_filled(field: Field) -> bool:
    """Stored fields, and the id, which names the file."""
    return field.name == "id" or not field.is_computed


def _by_synonym(header: Sequence[str], fields: FieldIndex) -> list[list[Field]]:
    known = [(fields.get(name), _keys(name)) for name in _SYNONYMS]
    return [[field for field, keys in known if field is not None and _key(title) in keys] for title in header]


def _by_contact_label(
    header: Sequence[str], fields: FieldIndex, taken: Collection[str]
) -> Iterator[list[Field]]:
    """A contact field's own label (`职位`), where a column gives the contact's name."""
    contact = [field for field in fields if field.record == "contacts" and len(field.path) == 2]
    for title in header:
        key = _key(title)
        fits = [f for f in contact if key in (_key(f.path[-1]), _key(f.label.en), _key(f.label.zh))]
        yield fits if "contacts.name" in taken else []


def _keys(name: str) -> frozenset[str]:
    return frozenset(map(_key, _SYNONYMS[name]))


def _key(title: str) -> str:
    """A header without case, width, blanks and joining signs: `Customer ID`, `customer_id` and `CustomerID` are one."""
    return re.sub(r"[\s_\-.:：*（）()]+", "", unicodedata.normalize("NFKC", title).casefold())
