"""A book written by hand in every style that people use; its figures are worked out in the comments."""

from __future__ import annotations

# today is 2026-11-22, a Sunday, the last day of ISO week 47
SETTINGS = """\
clientctl: 1
currency: CNY
rates:
  EUR: [{from: 2026-01-01, rate: 7.8}, {from: 2026-07-01, rate: 8}]
  USD: 7.1
log: {kind: wechat}
vocabulary: {industry: [制造业, 零售, 物流]}
labels: {grade: {A: 核心}, stage: {active: 在谈}}
stages: [{name: trial, label: 试用, as: prospect}]
deals: {stages: [{name: lead, probability: 10}, {name: pilot, probability: 40}]}
people:
  wang: {name: 王芳, email: wang@example.com}
  li: {name: 李强}
"""

SCHEMA = """\
{"type": "object", "properties": {"custom": {"type": "object", "properties": {
  "credit_limit": {"type": "number", "x-kind": "money", "x-label": {"en": "credit limit", "zh": "信用额度"}},
  "vip_since": {"type": "string", "format": "date", "x-kind": "date", "x-label": {"en": "VIP since", "zh": "贵宾"}},
  "channel": {"type": "string", "enum": ["direct", "agent"], "x-kind": "choice",
              "x-label": {"en": "channel", "zh": "合作渠道"}}
}}}}
"""

# total 100000 + 50000.505 + 1000 EUR at 7.8 + 1000 EUR at 8 = 165800.505, half up 165800.51; the cancelled and
# the future order do not count; average 165800.505 / 4 = 41450.12625. Contacts: visit and call, not the note.
# Last contact 2026-08-24 is 90 days ago; + 30 days = 2026-09-23, before the next step.
HUADONG = """\
# 最大的客户
name: 上海华东贸易有限公司   # legal name
number: "0012"
kind: organisation
aliases: [华东, "Huadong Trading"]
owner: wang
stage: active
grade: A
potential: high
tags: [vip, 出口]
since: 2024-03-01
industry: 制造业
size: large
region: East China
phone: 021-6888 1234
email: info@huadong.example
address:
  city: 上海
  country: China
contacts:
  - id: c1
    name: 张三
    title: 采购经理
    email: zhang@acme.com
    primary: true
  - name: 李四
cadence: 30d
next: {date: 2026-12-01, what: 报价}
orders:
  - {id: o1, date: 2026-01-15, amount: 100000, product: 轴承}
  - {id: o2, date: 2026-03-31, amount: 50000.505, currency: CNY}
  - {id: o3, date: 2026-05-01, amount: 1000, currency: EUR}
  - {id: o4, date: 2026-08-01, amount: 1000, currency: EUR, status: done}
  - {id: o5, date: 2026-08-02, amount: 777, status: cancelled}
  - {id: o6, date: 2026-12-24, amount: 5000}
custom:
  credit_limit: 500000
  vip_since: 2025-06-01
  channel: direct
log:
  - id: l1
    date: 2026-06-01
    kind: visit
    author: wang
    text: 参观工厂
  - {id: l2, date: 2026-08-24, kind: call, text: "谈价格: 十月"}
  - {id: l3, date: 2026-11-20, kind: note, text: 只是备忘}
"""

# 1000 EUR before the first rate counts as an order, not as money; 99.995 USD at 7.1 = 709.9645;
# average 709.9645 / 2 = 354.98225
NORDLYS = """\
name: 'Nordlys Seafood AS'
number: N-7
aliases: []
owner: li
stage: dormant
grade: B
tags:
- vip
- fish
since: 2025-01-02
region: Nordics
phone: "+47 22 33 44 55"
address: {city: Tromsø, country: 'NO', postcode: 01234}
orders:
- id: a
  date: 2025-12-31
  amount: 1000
  currency: EUR      # before the first rate
- id: b
  date: 2026-02-01
  amount: 99.995
  currency: USD
surveys:
- {date: 2026-05-05, score: 4}
log:
- {id: 1, date: 2026-08-23, text: called Ole}
"""

DELTA = (
    "name: Delta Optik GmbH\r\nstage: trial\r\ngrade: C\r\ntags: [optics]\r\nemployees: 120\r\n"
    "log:\r\n  - id: q\r\n    date: 2026-09-01\r\n    text: first\r\n"
)

BEIJING = """\
name: 北京星河科技
stage: prospect
region: 北京
industry: 零售
annual_revenue: 1200000
website: https://xinghe.example/a?b=c#d
deals:
  - {id: d1, title: 新系统, stage: pilot, amount: 100000}
reminders:
  - {id: r1, date: 2026-11-30, what: 回访, done: 2026-11-01}
  - {id: r2, date: 2026-12-05, what: 续约}
notes: |
  第一行
  second line with "quotes"
"""

# never contacted: since + one month
ZHANG = """\
name: Zhang Wei
kind: person
tags: []
gender: 男
birthday: 1990-02-28
grade: D
since: 2026-11-01
cadence: 1m
contacts: []
"""

CAFE = """\
---
name: "Café Crème"
stage: lost
lost_reason: price
log: []   # none yet
"""

# 0.005 is rounded half up to 0.01; a month from 31 October is 30 November; two orders returned and planned
ROUNDING = """\
name: Rounding & Söhne
since: 2026-10-31
cadence: 1m
annual_revenue: 123456789012345
orders:
  - {date: 2026-11-22, amount: 0.005}
  - {date: 2026-11-21, amount: 9, status: returned}
  - {date: 2026-11-23, amount: 7}
log:
  - {date: 2026-11-23, text: planned}
"""

# the lists without a dash gap, an own quoting for each value, and an order in the dearest currency
HARBOR = """\
name: "Harbor \\"Pine\\" #1: Provisions"
"owner": 'me too'
tags: [ "a b", 'it''s', plain ]
stage: active
since: 2020-02-29
address: { city: "Portland, OR", country: USA }
orders:
    -   date: 2026-10-01
        amount: 10.10
        currency: USD
    -   date: 2026-10-02
        amount: 20.20
        currency: USD
next:
  date: 2026-11-22
notes: 'plain: none'
"""

ARCHIVED = "name: Old Archive AS\ntags: [vip]\nstage: lost\n"

FILES: dict[str, str | bytes] = {
    "huadong": HUADONG,
    "nordlys": NORDLYS,
    "delta": DELTA,
    "beijing": BEIJING,
    "zhang-wei": ZHANG,
    "cafe": CAFE,
    "rounding": ROUNDING,
    "harbor": HARBOR,
}
