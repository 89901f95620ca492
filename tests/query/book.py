"""A small book for the tests of queries: twelve clients, their computed values worked out for 2026-11-22."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from clientctl.dates import Tense
from clientctl.model import Field, FieldIndex, Label
from clientctl.query import Scope, SearchText, build_search
from clientctl.schema.catalog import build_catalog
from clientctl.settings import Settings
from clientctl.values import Context

TODAY = date(2026, 11, 22)  # a Sunday, the last day of ISO week 47
ME = ("wang", "王芳", "wang@example.com")

COMPUTED = (
    ("id", "id", "编号ID"),
    ("archived", "flag", "已归档"),
    ("total", "money", "总额"),
    ("order_count", "integer", "订单数"),
    ("average_order", "money", "客单价"),
    ("first_order", "date", "首单"),
    ("last_order", "date", "末单"),
    ("last_contact", "date", "最近联系"),
    ("days_since_contact", "integer", "未联系天数"),
    ("contact_count", "integer", "联系次数"),
    ("next_due", "date", "下次跟进"),
)


@dataclass(frozen=True)
class Row:
    """A client as a query sees it."""

    id: str
    document: Mapping[str, Any]
    computed: Mapping[str, Any]
    is_archived: bool = False

    def values(self, field: Field) -> Sequence[Any]:
        if field.name == "id":
            return [self.id]
        if field.name == "archived":
            return [self.is_archived]
        if field.is_computed:
            value = self.computed.get(field.name)
            return [] if value is None else [value]
        return field.values(self.document)

    def lacks(self, field: Field) -> bool:
        return field.lacks(self.document)

    def search(self) -> SearchText:
        return build_search(self.document)


@cache
def book_fields() -> FieldIndex:
    """The fields of a book that calls grade A 核心, has one stage and three fields of its own."""
    own = {
        "properties": {
            "custom": {
                "properties": {
                    "fax": {"type": "string", "x-label": {"en": "fax", "zh": "传真"}},
                    "score": {"type": "integer"},
                    "vip_card": {"type": "boolean", "x-label": {"en": "VIP card", "zh": "会员卡"}},
                }
            }
        }
    }
    catalog = build_catalog(Settings(labels={"grade": {"A": "核心"}}), own)
    computed = tuple(
        Field((name,), kind, (Label(name.replace("_", " "), zh),), is_computed=True)
        for name, kind, zh in COMPUTED
    )
    return FieldIndex((*catalog.fields, *computed))


VIEWS = {
    "vips": "tag:vip",
    "big vips": "@vips total>=100000",
    "either": "grade:C OR grade:D",
    "gone": "archived:true",
    "loop": "@pool",
    "pool": "tag:vip OR @loop",
    "broken": "tag:vip AND gradee:A",
    "empty": "  ",
    "总额大": "总额>=10万",
}


def scope(me: Sequence[str] = ME) -> Scope:
    """The scope of the book for its user wang, on 2026-11-22."""
    context = Context(TODAY, Tense.QUERY, tuple(me), "CNY")
    return Scope(book_fields(), context, VIEWS.get, lambda: tuple(VIEWS))


CLIENTS = (
    Row(
        "huadong",
        {
            "name": "上海华东贸易有限公司",
            "number": "K-1001",
            "kind": "organisation",
            "aliases": ["华贸", "East China Trading"],
            "owner": "王芳",
            "team": ["li", "wang"],
            "stage": "active",
            "grade": "A",
            "tags": ["vip", "展会"],
            "since": "2024-03-01",
            "industry": "制造业",
            "size": "large",
            "region": "上海",
            "website": "https://www.huadong.cn/a?b=c",
            "employees": 350,
            "annual_revenue": Decimal("12000000.5"),
            "phone": "021-5555 1234",
            "email": "info@huadong.cn",
            "address": {"city": "上海", "country": "中国"},
            "contacts": [
                {
                    "name": "张三",
                    "title": "采购经理",
                    "phone": "138 0013 8000",
                    "email": "zhang@huadong.cn",
                    "primary": True,
                },
                {"name": "李丽", "email": "li@huadong.cn", "left": "2026-05-01"},
            ],
            "cadence": "30d",
            "orders": [
                {"date": "2026-01-15", "amount": 1200, "product": "frame", "status": "done"},
                {"date": "2026-03-31", "amount": Decimal("98800.5"), "product": "lens, large"},
            ],
            "custom": {"fax": "021-5555 9999", "score": 7, "vip_card": True},
            "notes": "喜欢 green tea",
            "log": [
                {"date": "2026-11-18", "time": "09:30", "kind": "visit", "author": "wang", "text": "看样品"},
                {"date": "2026-08-01", "kind": "call", "author": "li", "text": "Asked for prices"},
            ],
        },
        {
            "total": Decimal("100000.5"),
            "order_count": 2,
            "average_order": Decimal("50000.25"),
            "first_order": "2026-01-15",
            "last_order": "2026-03-31",
            "last_contact": "2026-11-18",
            "days_since_contact": 4,
            "contact_count": 2,
            "next_due": "2026-12-18",
        },
    ),
    Row(
        "nordlys",
        {
            "name": "Nordlys Sjømat AS",
            "number": "K-1002",
            "kind": "organisation",
            "aliases": ["Nordlys Seafood"],
            "owner": "li",
            "stage": "active",
            "grade": "B",
            "tags": ["vip"],
            "since": "2025-06-15",
            "industry": "Seafood",
            "size": "medium",
            "region": "Tromsø",
            "website": "nordlys.no",
            "employees": 42,
            "phone": "+47 22 33 44 55",
            "email": "post@nordlys.no",
            "address": {"city": "Tromsø", "country": "Norway"},
            "contacts": [{"name": "Ole Ærlig", "title": "CEO", "email": "ole@nordlys.no"}],
            "cadence": "3m",
            "orders": [{"date": "2026-04-01", "amount": 5000, "currency": "NOK", "status": "returned"}],
            "deals": [{"title": "Autumn list", "stage": "proposal", "amount": 80000, "probability": 50}],
            "log": [
                {"date": "2026-08-24", "kind": "email", "author": "li", "text": "Sent the autumn list"},
                {"date": "2026-10-01", "kind": "note", "author": "wang", "text": "zs likes cod"},
            ],
        },
        {
            "total": 0,
            "order_count": 0,
            "last_contact": "2026-08-24",
            "days_since_contact": 90,
            "contact_count": 1,
            "next_due": "2026-11-24",
        },
    ),
    Row(
        "xinghe",
        {
            "name": "北京星河科技",
            "number": "K-2001",
            "kind": "organisation",
            "owner": "Wang Lei",
            "stage": "dormant",
            "grade": "B",
            "tags": ["展会", "价格敏感"],
            "since": "2023-12-31",
            "industry": "信息技术",
            "size": "small",
            "region": "北京",
            "employees": 42,
            "phone": "010-8888 0000",
            "contacts": [{"name": "重庆", "wechat": "cq_88", "primary": False}],
            "orders": [
                {"date": "2025-12-31", "amount": 99999, "product": "frame"},
                {"date": "2026-02-28", "amount": Decimal("0.99"), "product": "样品", "status": "cancelled"},
            ],
            "deals": [{"title": "新系统", "stage": "won", "amount": 200000}],
            "feedback": [{"date": "2026-02-01", "kind": "complaint", "text": "too late", "status": "open"}],
            "log": [
                {"date": "2026-03-01", "time": "14:05", "kind": "call", "author": "王芳", "text": "没人接"}
            ],
        },
        {
            "total": 99999,
            "order_count": 1,
            "average_order": 99999,
            "first_order": "2025-12-31",
            "last_order": "2025-12-31",
            "last_contact": "2026-03-01",
            "days_since_contact": 266,
            "contact_count": 1,
            "next_due": "2026-03-31",
        },
    ),
    Row(
        "delta",
        {
            "name": "Delta Optik GmbH",
            "kind": "organisation",
            "owner": "wang",
            "stage": "prospect",
            "grade": "C",
            "tags": ["none", "new customer"],
            "since": "2026-11-22",
            "industry": "Optics, lenses",
            "region": "East Germany",
            "contacts": [{"name": "Jürgen Groß", "phone": "0049 30 1234567", "notes": "speaks a.b..c"}],
            "contracts": [{"number": "K-77", "title": "Frames", "end": "2026-11-24", "renews": True}],
            "next": {"date": "2026-11-27", "what": "call about frames"},
            "reminders": [{"date": "2026-12-01", "what": "renew", "repeats": "1y"}],
            "custom": {"score": 3, "vip_card": False, "colour": "Deep Red"},
            "notes": 'He said "maybe" (twice), 5" pipe, A OR B',
        },
        {"total": 0, "order_count": 0, "contact_count": 0, "next_due": "2026-11-27"},
    ),
    Row(
        "zhangsan",
        {
            "name": "张三",
            "kind": "person",
            "owner": "王芳芳",
            "stage": "lead",
            "grade": "D",
            "gender": "male",
            "birthday": "1980-02-29",
            "occupation": "teacher",
            "phone": "13900139000",
            "wechat": "none",
            "preferences": {"interests": ["tea", "go"]},
            "log": [{"date": "2026-11-15", "kind": "wechat", "author": "wang", "text": "问价格"}],
        },
        {
            "total": 0,
            "order_count": 0,
            "last_contact": "2026-11-15",
            "days_since_contact": 7,
            "contact_count": 1,
        },
    ),
    Row(
        "cafe",
        {
            "name": "Café Ångström",
            "kind": "organisation",
            "owner": "me",
            "stage": "lost",
            "lost_reason": "price",
            "tags": ["Café"],
            "since": "2026-11-16",
            "region": "Malmö",
            "log": [{"date": "2026-11-16", "kind": "other", "author": "me", "text": "closed at 12:30"}],
            "surveys": [{"date": "2026-10-10", "score": Decimal("7.5"), "nps": 8}],
        },
        {
            "total": 0,
            "order_count": 0,
            "last_contact": "2026-11-16",
            "days_since_contact": 6,
            "contact_count": 1,
        },
    ),
    Row(
        "chongqing",
        {
            "name": "重庆银行",
            "kind": "organisation",
            "owner": "li",
            "stage": "active",
            "grade": "A",
            "potential": "high",
            "tags": ["VIP"],
            "industry": "银行",
            "region": "重庆",
            "size": "large",
            "employees": 9000,
            "since": "2026-01-01",
            "orders": [{"date": "2026-11-02", "amount": 250000, "quantity": Decimal("2.5")}],
        },
        {
            "total": 250000,
            "order_count": 1,
            "average_order": 250000,
            "first_order": "2026-11-02",
            "last_order": "2026-11-02",
            "contact_count": 0,
        },
    ),
    Row(
        "acme",
        {
            "name": "ACME  Ltd",
            "number": "1000",
            "kind": "organisation",
            "owner": "Li",
            "stage": "active",
            "grade": "B",
            "since": "2026-09-30",
            "website": "http://acme.test:8080/x",
            "links": [{"client": "delta", "relation": "supplier"}],
            "payments": [{"due": "2026-11-21", "amount": 1200}, {"due": "2026-12-31", "amount": 300}],
            "log": [
                {"date": "2026-09-30", "kind": "meeting", "author": "Li", "text": "see http://acme.test"}
            ],
        },
        {
            "total": 1200,
            "order_count": 1,
            "average_order": 1200,
            "first_order": "2026-07-01",
            "last_order": "2026-07-01",
            "last_contact": "2026-09-30",
            "days_since_contact": 53,
            "contact_count": 1,
        },
    ),
    Row("bare", {"name": "Bare"}, {"total": 0, "order_count": 0, "contact_count": 0}),
    Row(
        "odd",
        {
            "name": "Odd & Sons",
            "stage": "unheard of",
            "grade": 5,
            "since": "2026-13-45",
            "employees": "many",
            "tags": "vip",
            "contacts": {"name": "alone"},
            "orders": ["nothing"],
        },
        {"total": 0, "order_count": 0, "contact_count": 0},
    ),
    Row(
        "old",
        {"name": "Old Vip Co", "owner": "wang", "stage": "lost", "tags": ["vip"], "since": "2019-05-05"},
        {
            "total": 500000,
            "order_count": 3,
            "last_contact": "2019-06-01",
            "days_since_contact": 2731,
            "contact_count": 9,
        },
        is_archived=True,
    ),
    Row(
        "fullwidth",
        {
            "name": "ＦＵＬＬ（株）",
            "owner": "",
            "tags": [],
            "phone": "０２１－５５５５",
            "contacts": [{"name": "吕布", "notes": "line one\nline two"}],
            "orders": [],
        },
        {"total": 0, "order_count": 0, "contact_count": 0},
    ),
)
