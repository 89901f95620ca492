"""Random questions: every operator, fields of every kind, words, tags, views, and all that joins them."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Final, Literal

from tests.cache.support import REPORT_NAMES, Question

_VALUES: Final = {
    "name": ("acme", '"张三"', "华", "none", "any", "o*"),
    "id": ("acme", "a*", "zz,b"),
    "number": ("K-1", "007", "none"),
    "kind": ("person", "organisation", "none"),
    "aliases": ("华贸", "any", "张三"),
    "owner": ("me", "li", "wang", "none"),
    "team": ("me", "li,wang", "any"),
    "stage": ("active", "lead,lost", "none", "dormant"),
    "grade": ("A", "B", "A,B", "none", "any"),
    "tag": ("vip", "展会", "none", "vip,fair", "1"),
    "needs": ("vip", "a", "any"),
    "since": ("2026-11", "2026-11-22", "..-30d", "2026", "none", "today..", "2025-02-28..2026-11-21"),
    "industry": ("retail", "水产", "12", "none", "ret"),
    "region": ("retail", "any", "true"),
    "employees": ("1", "10", "0", "none", "1..1000", "any"),
    "annual_revenue": ("1000", "500.5", "none"),
    "phone": ("9001", "138", "none"),
    "cadence": ("90d", "1m", "none"),
    "address": ("none", "any"),
    "address.city": ("retail", "水产", "none"),
    "custom": ("none", "any"),
    "custom.payment_terms": ("net30", "none", "any"),
    "custom.warehouse_km": ("1", "0.1", "none"),
    "custom.anything": ("1", "a", "vip", "none", "true", "any"),
    "custom.unknown": ("1", "vip", "none"),
    "contacts": ("none", "any"),
    "contacts.name": ("acme", "张三", "none"),
    "contacts.primary": ("true", "false", "none"),
    "contacts.left": ("2026", "none"),
    "orders": ("none", "any"),
    "orders.date": ("2026-11", "2026-11-22", "none", "future", "..2026-11-22"),
    "orders.amount": ("1000", "500.50", "none", "1..1000", "-3"),
    "orders.currency": ("EUR", "none", "GBP,USD"),
    "orders.status": ("done", "cancelled", "none", "any"),
    "orders.items.amount": ("2", "none"),
    "deals.amount": ("10", "none", "0..5000"),
    "payments.due": ("..today", "none"),
    "payments.paid_on": ("none", "any"),
    "reminders.done": ("none", "2026"),
    "feedback.status": ("open", "none"),
    "surveys.nps": ("1", "10", "none"),
    "log.kind": ("call", "note", "none"),
    "log.text": ("retail", "ærlig", "none"),
    "log": ("none",),
    "total": ("0", "1000", "none", "500..5000", "8000"),
    "order_count": ("0", "1", "2"),
    "average_order": ("1000", "none", "any"),
    "first_order": ("2026-11", "none", "2025"),
    "last_order": ("2026-11-22", "none", "today"),
    "last_contact": ("..-1d", "2026-11", "none", "today", "any"),
    "days_since_contact": ("0", "1", "2", "none"),
    "contact_count": ("0", "1", "2"),
    "next_due": ("..today", "none", "2026-11", "any", "2026-11-24.."),
    "open_deals": ("0", "1", "2", "none"),
    "pipeline": ("0", "100..", "none"),
    "receivable": ("0", "500..5000", "none"),
    "overdue": ("0", "1000", "none"),
    "satisfaction": ("1", "10", "none", "..5"),
    "open_complaints": ("0", "1"),
    "recency": ("0", "1", "..30", "none"),
    "frequency": ("0", "1", "2"),
    "monetary": ("0", "1000", "500..5000"),
    "rfm": ("5", "111", "none", "512"),
    "suggested_grade": ("A", "B,C", "none", "any", "core"),
    "clv": ("0", "1000", "none"),
    "risk": ("0", "20", "30..", "100"),
    "risk_level": ("low", "medium,high", "none"),
    "age": ("20", "30..", "none"),
    "stale": ("1d", "90d", "0d"),
    "archived": ("true", "any", "false"),
}
_ORDERED: Final = {
    **dict.fromkeys(
        ("employees", "annual_revenue", "orders.amount", "deals.amount"), ("0", "10", "1000", "500.5")
    ),
    **dict.fromkeys(("total", "average_order"), ("0", "1000", "7999.99")),
    **dict.fromkeys(("order_count", "contact_count", "days_since_contact", "surveys.nps"), ("0", "1", "2")),
    **dict.fromkeys(
        ("since", "orders.date", "last_contact", "next_due", "last_order"), ("2026-11", "today", "-2d")
    ),
    **dict.fromkeys(("risk", "monetary", "clv", "overdue", "receivable", "pipeline"), ("0", "20", "1000")),
    **dict.fromkeys(("recency", "frequency", "age", "satisfaction"), ("0", "1", "30")),
    "risk_level": ("medium",),
    "suggested_grade": ("B",),
    "grade": ("B", "A"),
    "stage": ("active",),
    "cadence": ("1m",),
}
_WILD: Final = ("acme*", "*a*", "?", "1*", "*贸*", "A", "true", "*", "vip", "12")
_WORDS: Final = (
    *("acme", "zhang", "zs", "zhangsan", "chongqing", "zhongqing", "cq", "huadong", "lvbu", "lubu", "hm"),
    *("华东", "vip", '"first talk"', "9001", "138 0013", "talk", "12", "ærlig", "retail", "quiet"),
)
_VIEWS: Final = ("@vips", "@big", "@odd", "@nobody")
COLUMNS: Final = (
    *("id", "name", "grade", "tags", "total", "last_contact", "days_since_contact", "next_due", "archived"),
    *("industry", "region", "team", "stage", "log.text", "orders.date", "order_count"),
    *("orders.amount", "orders.status", "orders", "contacts.name", "employees", "custom", "custom.anything"),
    *(
        "custom.unknown",
        "address",
        "notes",
        "average_order",
        "since",
        "aliases",
        "payments.due",
        "custom.nix",
    ),
    *("pipeline", "receivable", "overdue", "satisfaction", "recency", "frequency", "monetary", "rfm"),
    *("suggested_grade", "clv", "risk", "risk_level", "age", "open_deals", "open_complaints"),
)
_PERIODS: Final[tuple[tuple[str | None, str | None], ...]] = (
    (None, None),
    (None, None),
    ("2026", None),
    ("2026-11", "2026-11"),
    (None, "2026-10"),
)
_SUMS: Final = (
    *(
        "total",
        "orders.amount",
        "deals.amount",
        "contracts.amount",
        "payments.amount",
        "employees",
        "order_count",
    ),
    *(
        "average_order",
        "orders.quantity",
        "annual_revenue",
        "days_since_contact",
        "surveys.nps",
        "orders.items.amount",
    ),
    *("pipeline", "receivable", "overdue", "monetary", "clv", "risk", "frequency", "satisfaction", "age"),
)
_BY: Final = (
    "industry",
    "grade",
    "tags",
    "stage",
    "last_order",
    "orders.status",
    "archived",
    "id",
    "custom.anything",
    "rfm",
    "risk_level",
    "suggested_grade",
)
_JUDGED: Final[Mapping[Literal["grade", "risk"], tuple[str, ...]]] = {
    "grade": ("id", "name", "grade", "suggested_grade"),
    "risk": ("id", "name", "risk", "risk_level"),
}
_CALLED: Final = {
    "due": ("id", "name", "date", "kind", "what", "days"),
    "stale": ("id", "name", "last_contact", "days_since_contact", "cadence", "total"),
}


def random_term(random: Random) -> str:
    """One condition."""
    kind = random.random()
    if kind < 0.15:
        return random.choice(_WORDS)
    if kind < 0.22:
        return random.choice(_VIEWS)
    if kind < 0.42:
        name = random.choice(list(_ORDERED))
        return f"{name}{random.choice(('<', '<=', '>', '>='))}{random.choice(_ORDERED[name])}"
    name = random.choice(list(_VALUES))
    if kind < 0.52:
        return f"{name}~{random.choice(_WILD)}"
    return f"{name}{random.choice((':', ':', ':', '=', '!='))}{random.choice(_VALUES[name])}"


def random_query(random: Random, depth: int = 0) -> str:
    """Conditions, joined and turned round."""
    kind = random.random()
    if depth > 2 or kind < 0.6:
        return random_term(random)
    if kind < 0.7:
        return f"{random_query(random, depth + 1)} {random_query(random, depth + 1)}"
    if kind < 0.88:
        return f"({random_query(random, depth + 1)} OR {random_query(random, depth + 1)})"
    return f"NOT ({random_query(random, depth + 1)})"


def _whom_to_call(random: Random, query: tuple[str, ...]) -> Question:
    what: Literal["due", "stale"] = random.choice(("due", "stale"))
    columns = tuple(random.sample(_CALLED[what], random.randint(1, 4))) if random.random() < 0.3 else None
    keys = random.sample(_CALLED[what], random.randint(0, 2)) if random.random() < 0.3 else []
    return Question(
        query,
        columns,
        tuple(random.choice(("", "-")) + key for key in keys),
        random.choice((None, None, 0, 2)),
        what=what,
        within=random.choice((None, None, "1d", "2d", "3w", "3m", "1y", "100y")),
        shows_values=random.random() < 0.8,
    )


def _whom_to_judge(random: Random, query: tuple[str, ...]) -> Question:
    what: Literal["grade", "risk"] = random.choice(("grade", "risk"))
    columns = tuple(random.sample(_JUDGED[what], random.randint(1, 4))) if random.random() < 0.2 else None
    keys = random.sample(_JUDGED[what], random.randint(0, 2)) if random.random() < 0.3 else []
    sort = tuple(random.choice(("", "-")) + key for key in keys)
    return Question(query, columns, sort, random.choice((None, None, 1)), what=what)


def random_question(random: Random) -> Question:
    """A question, now and then one that is refused."""
    query = () if random.random() < 0.2 else (random_query(random),)
    if random.random() < 0.2:
        query = (*query, random.choice(("archived:any", "archived:any", "archived:true")))
    kind = random.random()
    if kind < 0.12:
        return Question(query, what="tags")
    if kind < 0.3:
        return _whom_to_call(random, query)
    if kind < 0.38:
        return _whom_to_judge(random, query)
    if kind < 0.53:
        by = tuple(random.sample(_BY, random.randint(0, 2)))
        sums = tuple(random.sample(_SUMS, random.randint(0, 2)))
        since, until = random.choice(_PERIODS)
        what = random.choice(("segments", *REPORT_NAMES))
        return Question(query, what=what, by=by, sums=sums, since=since, until=until)
    columns = tuple(random.sample(COLUMNS, random.randint(1, 4))) if random.random() < 0.5 else None
    keys = random.sample(COLUMNS, random.randint(0, 2)) if random.random() < 0.4 else []
    sort = tuple(random.choice(("", "-")) + key for key in keys)
    limit = random.choice((None, None, None, 0, 1, 2))
    return Question(query, columns, sort, limit, shows_values=random.random() < 0.8)
