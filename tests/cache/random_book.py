"""Random books: documents of every shape, sound and broken, and whatever else may lie between them."""

from __future__ import annotations

from random import Random
from typing import Final

# What may stand behind each key, in YAML; an empty text is no value.
_TEXTS: Final = (
    "retail",
    "Food & Drink",
    "水产",
    '"12"',
    "12",
    "true",
    "Ærlig Øl",
    '"a: b"',
    "",
    "null",
    "'  '",
)
_NAMES: Final = (
    *("Acme AS", "acme", "张三", "上海华东贸易有限公司", "重庆银行", "吕布", "ＡＢＣ公司", "Zoë", '"ONeill"'),
    *('""', "12", "[张三, 李四]", "{first: A}", r'"a\u0000b"', r'"a\\u0000b"', r'"\u202e\x1b[31m"', "null"),
)
_DAYS: Final = (
    *("2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23", "2026-11-24", "2025-02-28", "2027-01-01"),
    *("0001-01-01", "9999-12-31", "2026-13-01", "soon", "", "2026-11-22T10:00", "20261122", '"2026-11-22"'),
)
_BIRTHS: Final = (*_DAYS, "1980-02-29", "1979-11-23", "1900-12-31", "2001-11-22")
_NUMBERS: Final = (
    *("0", "-0", "-0.0", "1", "10", "1000", "1000.0", "500.50", "0.1", "1.005", "99999999999999999999999"),
    *("-3", "0.00000000000000000000000000001", "1e5", "0x10", ".5", "12abc", "", "true", "null", "9" * 100),
    *("[1.5, a]", "[1, 2]", "[true, 1]", "{a: 1}", "'7'"),
)
_FLAGS: Final = ("true", "false", "yes", "", "1")
_LISTS: Final = (
    *("[]", "[vip]", "[vip, VIP]", "[展会, vip, fair]", "vip", "[1, true]", "[1.5, a]", "[[vip], fair]"),
    *('["", vip]', "[null, vip]", "{vip: 1}", "", "[vip, {a: 1}]", "[a, b, c, d]"),
)
_PHONES: Final = ("+47 22 33 44 55", "'90012345'", "138 0013 8000", "90012345", "call me", "[1, 2]")
_CURRENCIES: Final = ("EUR", "CNY", "USD", "GBP", "eur", "", "12", "XXX")
_ORDER_STATES: Final = ("done", "cancelled", "returned", "", "odd", "null")
_STATES: Final = ("running", "ended", "已结束", "", "[ended]")
_KINDS: Final = ("call", "visit", "note", "wechat", "odd", "")
_DURATIONS: Final = ("90d", "2w", "1m", "100y", "0d", "9999y", "often", "90", "")
_NOTES: Final = (
    "|\n  First talk\n  of two lines\n",
    "plain",
    "'it''s'",
    ">\n  folded\n  text\n",
    "",
    "[a, b]",
)

KEYS: Final = {
    "name": _NAMES,
    "number": ("K-1", "007", "k-1", "", "[K-1]"),
    "kind": ("organisation", "person", "odd"),
    "aliases": ("[华贸]", "[Acme Norway, 张三]", "重庆", "[]", "[1]"),
    "owner": ("wang", "li", "WANG", ""),
    "team": ("[wang, li]", "[]", "wang"),
    "stage": ("lead", "active", "lost", "dormant", "asleep", "Active"),
    "grade": ("A", "B", "C", "D", "a", "Z", ""),
    "tags": _LISTS,
    "needs": _LISTS,
    "since": _DAYS,
    "reviewed": _DAYS,
    "lost_reason": _TEXTS,
    "industry": _TEXTS,
    "region": _TEXTS,
    "employees": _NUMBERS,
    "annual_revenue": _NUMBERS,
    "birthday": _BIRTHS,
    "phone": _PHONES,
    "email": ("post@acme.example", "nobody", ""),
    "website": ("https://acme.example", "acme"),
    "cadence": _DURATIONS,
    "notes": _NOTES,
    "odd_key": _TEXTS,
    "'1'": _TEXTS,
}
_FLOW: Final = {
    "address": {"city": _TEXTS, "country": ("NO", "中国"), "odd": _TEXTS},
    "preferences": {"interests": _LISTS, "contact_by": _TEXTS},
    "next": {"date": _DAYS, "what": _TEXTS},
    "custom": {
        "payment_terms": ("net30", "prepaid", "odd", "[1, a]"),
        "export_licence": _FLAGS,
        "warehouse_km": _NUMBERS,
        "anything": (*_LISTS, *_NUMBERS),
        "unknown": (*_LISTS, *_TEXTS, *_NUMBERS),
    },
}
_RECORDS: Final = {
    "contacts": {"name": _NAMES, "phone": _PHONES, "primary": _FLAGS, "left": _DAYS, "birthday": _BIRTHS},
    "orders": {
        "id": ("260101-aaaaaa", "x"),
        "date": _DAYS,
        "amount": _NUMBERS,
        "currency": _CURRENCIES,
        "status": _ORDER_STATES,
        "quantity": _NUMBERS,
        "product": _TEXTS,
        "items": ("[{product: box, amount: 2}, {product: gel}]", "[]", "{product: box}", "[[{amount: 1}]]"),
    },
    "deals": {
        "title": _TEXTS,
        "stage": ("lead", "qualified", "odd", "won", "lost"),
        "amount": _NUMBERS,
        "currency": _CURRENCIES,
        "probability": _NUMBERS,
        "opened": _DAYS,
        "expected": _DAYS,
    },
    "contracts": {
        "amount": _NUMBERS,
        "currency": _CURRENCIES,
        "end": _DAYS,
        "renews": _FLAGS,
        "status": _STATES,
        "title": _TEXTS,
    },
    "payments": {"due": _DAYS, "amount": _NUMBERS, "paid_on": _DAYS, "currency": _CURRENCIES},
    "feedback": {
        "date": _DAYS,
        "kind": ("complaint", "praise", "odd"),
        "status": ("open", "closed"),
        "closed": _DAYS,
    },
    "surveys": {"date": _DAYS, "score": _NUMBERS, "nps": _NUMBERS},
    "reminders": {"date": _DAYS, "what": _TEXTS, "done": _DAYS, "repeats": _DURATIONS},
    "stories": {"date": _DAYS, "outcome": ("won", "lost", "odd")},
    "links": {"client": ("acme", "b", "Bad Id"), "relation": _TEXTS},
    "log": {"date": _DAYS, "kind": _KINDS, "text": _TEXTS, "time": ("10:00", "25:00", ""), "author": ("li",)},
}
_ODD_RECORDS: Final = ("[]", "{}", "none at all", "[text]", "[[]]", "[{}]", "[null]", "[{}, text]", "")

BROKEN: Final = (
    b"name: [\n",
    b"- a\n- b\n",
    b"",
    b"\xff\xfe\x00",
    b"name: \xe5\xbc\n",
    b"just text\n",
    b"name: A\nname: B\n",
    b"name: &a A\naliases: *a\n",
    b"name: !!python/object:os.system A\n",
    b"name: A\n<<<<<<< ours\ngrade: A\n=======\ngrade: B\n>>>>>>> theirs\n",
    b"name: A\n<<<<<<< ours\ngrade: [\n=======\ngrade: B\n>>>>>>> theirs\n",
    b"name: A\x00B\n",
    b"a:\n" + b"".join(b" " * depth + b"- a:\n" for depth in range(1, 150)),
    b"name: A\n---\nname: B\n",
    b"\tname: A\n",
    b"name: A\r\ngrade: B\r\n",
    b"\xef\xbb\xbfname: A\n",
)

SETTINGS: Final = (
    "clientctl: 1\n",
    "clientctl: 1\nrates:\n  EUR: [{from: 2026-01-01, rate: 8}]\n",
    "clientctl: 1\nrates: {EUR: 7.5, USD: 7}\n",
    "clientctl: 1\nrates:\n  EUR: [{from: 2026-01-01, rate: 7.999}, {from: 2026-11-22, rate: 9}]\n",
    "clientctl: 1\ncurrency: EUR\nrates: {CNY: 0.125}\n",
    "clientctl: 1\nvocabulary: {industry: [retail, 水产]}\n",
    "clientctl: 1\nlabels: {grade: {A: core}, stage: {dormant: asleep}}\n",
    "clientctl: 1\npeople: {wang: {name: 王芳}}\nstages: [{name: asleep, as: dormant}]\n",
    "clientctl: 1\nrequire: [{when: 'grade:A', has: [cadence]}]\n",
    "clientctl: 1\ngrading: [{when: 'risk_level:high', grade: D}, {when: 'total>=500', grade: A}]\n",
    "clientctl: 1\ngrading: [{when: 'rfm:5', grade: A}, {when: '@big', grade: B}]\nrisk: {medium: 15, high: 20}\n",
    "clientctl: 1\ngrading: [{when: 'total>0', grade: A}, {when: 'suggested_grade:A', grade: B}]\n",
    "clientctl: 1\nrfm: {recency: [1, 2, 3, 400]}\nclv: {years: 5}\nrisk: {weights: {silence: 0.5}}\n",
    "clientctl: 1\nrates: [1]\n",
    "clientctl: [\n",
    "clientctl: 99\n",
)
_CUSTOM: Final = (
    '{"payment_terms": {"type": "string", "enum": ["net30", "prepaid"], "x-kind": "choice"}}',
    '{"export_licence": {"type": "boolean", "x-kind": "flag"}, "warehouse_km": {"type": "number"}}',
    '{"anything": {}}',
    '{"anything": {"x-kind": "integer"}}',
    '{"anything": {"type": "array", "items": {"type": "string"}}}',
)
SCHEMAS: Final = (
    None,
    *(f'{{"type": "object", "properties": {{"custom": {{"properties": {one}}}}}}}' for one in _CUSTOM),
    '{"required": ["grade"]}',
    '{"type": ',
)
VIEWS: Final = {
    "vips": "query: tag:vip\n",
    "big": "query: total>=500 OR @vips\n",
    "odd": "- a\n",
}
IDS: Final = ("a", "acme", "acme-2", "b", "c1", "huadong", "m", "zhang-san", "zz", "9")
STRANGE: Final = ("Bad", "a b", "con", "-x", "ä", "a.b")


def random_document(random: Random) -> str:
    """A client's file: some keys, each with something that fits or with something that does not."""
    keys = random.sample([*KEYS, *_FLOW, *_RECORDS], random.randint(2, 10))
    if random.random() < 0.8:
        keys = ["name", *(key for key in keys if key != "name")]
    return "".join(random_line(random, key) for key in keys)


def random_line(random: Random, key: str) -> str:
    """One key of a client's file with its value."""
    if key in KEYS:
        return f"{key}: {random.choice(KEYS[key])}\n".replace("\n\n", "\n")
    if key in _FLOW:
        return f"{key}: {_mapping(random, _FLOW[key])}\n"
    if random.random() < 0.1:
        return f"{key}: {random.choice(_ODD_RECORDS)}\n"
    entries = [_mapping(random, _RECORDS[key]) for _ in range(random.randint(1, 3))]
    if random.random() < 0.05:
        entries.append(random.choice(("text", "[]", "null", "12")))
    return f"{key}:\n" + "".join(f"- {entry}\n" for entry in entries)


def _mapping(random: Random, keys: dict[str, tuple[str, ...]]) -> str:
    chosen = [key for key in keys if random.random() < 0.6]
    return "{" + ", ".join(f"{key}: {_in_flow(random.choice(keys[key]))}" for key in chosen) + "}"


def _in_flow(value: str) -> str:
    return f'"{value}"' if ": " in value and value[0] not in "\"'{[" else value


def any_line(random: Random) -> str:
    """A line for any key."""
    return random_line(random, random.choice([*KEYS, *_FLOW, *_RECORDS]))


def random_file(random: Random) -> bytes:
    """A client's file, now and then one that cannot be read."""
    if random.random() < 0.08:
        return random.choice(BROKEN)
    return random_document(random).encode()
