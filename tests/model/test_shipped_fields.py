"""The fields of every book as the contract lists them: order, kinds, labels, choices, requirements."""

from __future__ import annotations

import pytest

from clientctl.model import Field
from clientctl.schema.catalog import build_catalog
from clientctl.settings import Settings

# path, kind, Chinese label; [] marks lists of words, ! required fields, > dates that are planned
CLIENT = """
name! text 名称
number code 编号
kind choice 类型
aliases[] text 别名
owner person 负责人
team[] person 团队
stage choice 阶段
grade choice 等级
potential choice 潜力
tags[] tag 标签
since date 建档日期
reviewed date 审查日期
lost_reason text 流失原因
industry text 行业
size choice 规模
region text 地区
source text 来源
relationship text 业务关系
needs[] text 需求
main_business text 主营业务
website url 网站
registration_number code 信用代码
registered_address text 注册地址
employees integer 员工数
annual_revenue money 年营业额
acquisition_cost money 获客成本
gender text 性别
birthday date 生日
id_number code 身份证号
occupation text 职业
company text 公司
phone phone 电话
email email 邮箱
wechat text 微信
address.street text 街道
address.city text 城市
address.region text 省州
address.postcode text 邮编
address.country text 国家
contacts.id code 编号
contacts.name! text 姓名
contacts.title text 职位
contacts.department text 部门
contacts.phone phone 电话
contacts.email email 邮箱
contacts.wechat text 微信
contacts.gender text 性别
contacts.birthday date 生日
contacts.primary flag 主要
contacts.left date 离职
contacts.notes note 备注
preferences.contact_by text 联系方式
preferences.interests[] text 兴趣
preferences.products[] text 产品
preferences.notes note 备注
links.client! id 客户
links.relation text 关系
cadence duration 回访周期
next.date> date 日期
next.what text 事项
orders.id code 编号
orders.date! date 日期
orders.amount! money 金额
orders.currency currency 币种
orders.product text 产品
orders.quantity decimal 数量
orders.channel text 渠道
orders.number code 订单号
orders.status choice 状态
orders.items.product text 产品
orders.items.quantity decimal 数量
orders.items.amount money 金额
orders.notes note 备注
deals.id code 编号
deals.title! text 标题
deals.stage choice 阶段
deals.amount money 金额
deals.currency currency 币种
deals.probability decimal 概率
deals.expected> date 预计
deals.opened date 开始
deals.closed date 结束
deals.reason text 原因
projects.id code 编号
projects.title! text 标题
projects.status text 状态
projects.start date 开始
projects.end> date 结束
projects.notes note 备注
contracts.id code 编号
contracts.number code 合同号
contracts.title! text 标题
contracts.start date 开始
contracts.end> date 结束
contracts.amount money 金额
contracts.currency currency 币种
contracts.status text 状态
contracts.renews flag 续签
payments.id code 编号
payments.due!> date 到期
payments.amount! money 金额
payments.currency currency 币种
payments.paid_on date 付款日
payments.contract code 合同
payments.notes note 备注
feedback.id code 编号
feedback.date! date 日期
feedback.kind! choice 类型
feedback.text! note 内容
feedback.severity text 严重程度
feedback.status choice 状态
feedback.resolution note 处理结果
feedback.closed date 结案日
surveys.id code 编号
surveys.date! date 日期
surveys.score! decimal 评分
surveys.nps integer 推荐值
surveys.comment note 评语
reminders.id code 编号
reminders.date!> date 日期
reminders.what! text 事项
reminders.done date 完成
reminders.repeats duration 重复
stories.id code 编号
stories.date! date 日期
stories.outcome choice 结果
stories.title! text 标题
stories.text note 内容
notes note 备注
log.id code 编号
log.date! date 日期
log.time time 时间
log.kind choice 方式
log.author person 记录人
log.with text 对象
log.text! note 内容
log.outcome text 结果
"""

GROUPS = {
    "address": "地址", "contacts": "联系人", "preferences": "偏好", "links": "关联", "next": "下一步", "orders": "订单",
    "deals": "商机", "projects": "项目", "contracts": "合同", "payments": "付款", "feedback": "反馈",
    "surveys": "满意度", "reminders": "提醒", "stories": "案例", "log": "沟通记录", "orders.items": "明细",
}  # fmt: skip
RECORDS = (
    "contacts", "links", "orders", "deals", "projects", "contracts", "payments", "feedback", "surveys", "reminders",
    "stories", "log",
)  # fmt: skip
KEYS = [
    "name", "number", "kind", "aliases", "owner", "team", "stage", "grade", "potential", "tags", "since",
    "reviewed", "lost_reason", "industry", "size", "region", "source", "relationship", "needs", "main_business",
    "website", "registration_number", "registered_address", "employees", "annual_revenue", "acquisition_cost",
    "gender", "birthday", "id_number", "occupation", "company", "phone", "email", "wechat", "address", "contacts",
    "preferences", "links", "cadence", "next", "orders", "deals", "projects", "contracts", "payments", "feedback",
    "surveys", "reminders", "stories", "custom", "notes", "log",
]  # fmt: skip

CHOICES = {
    "kind": "organisation 机构 person 个人",
    "stage": "lead 新客户 prospect 潜在 active 活跃 dormant 休眠 lost 流失",
    "grade": "A A B B C C D D",
    "potential": "high 高 medium 中 low 低",
    "size": "micro 微型 small 小型 medium 中型 large 大型",
    "orders.status": "done 完成 cancelled 取消 returned 退货",
    "deals.stage": "lead 线索 qualified 已确认 proposal 已报价 negotiation 谈判中 won 赢单 lost 丢单",
    "feedback.kind": "complaint 投诉 suggestion 建议 praise 表扬",
    "feedback.status": "open 未结 closed 已结",
    "stories.outcome": "won 成功 lost 失败 lesson 教训",
    "log.kind": "call 电话 visit 拜访 wechat 微信 email 邮件 meeting 会议 sms 短信 note 备忘 other 其他",
}

CATALOG = build_catalog(Settings())


def _line(field: Field) -> str:
    marks = ("[]" if field.is_list else "") + "!" * field.is_required + ">" * field.looks_ahead
    return f"{field.name}{marks} {field.kind} {field.label.zh}"


def test_fields_stand_in_the_order_of_the_contract_with_their_kinds_and_labels() -> None:
    assert [_line(field) for field in CATALOG.fields] == CLIENT.split("\n")[1:-1]


def test_keys_of_a_file_stand_in_the_order_of_the_contract() -> None:
    assert list(CATALOG.schema["properties"]) == KEYS
    assert list(CATALOG.shape.keys(())) == KEYS
    assert CATALOG.records == RECORDS


def test_groups_and_records_have_labels_too() -> None:
    labels = {
        ".".join(field.path[: depth + 1]): label.zh
        for field in CATALOG.fields
        for depth, label in enumerate(field.labels[:-1])
    }

    assert labels == GROUPS


@pytest.mark.parametrize("name", CHOICES)
def test_choices_have_their_order_and_both_labels(name: str) -> None:
    words = CHOICES[name].split()
    choices = CATALOG.field(*name.split(".")).choices

    assert [choice.value for choice in choices] == words[::2]
    assert [choice.label.zh for choice in choices] == words[1::2]
    assert all(choice.label.en for choice in choices)


def test_only_choice_fields_have_choices() -> None:
    assert {field.name for field in CATALOG.fields if field.choices} == set(CHOICES)
    assert {field.name for field in CATALOG.fields if field.kind == "choice"} == set(CHOICES)


def test_records_are_where_lists_of_groups_are() -> None:
    assert {field.record for field in CATALOG.fields} == {None, *RECORDS}
    assert all(field.record in (None, field.path[0]) for field in CATALOG.fields)


def test_personal_fields_are_those_of_people() -> None:
    personal = {field.name for field in CATALOG.fields if field.is_personal}

    assert personal == {
        "gender", "birthday", "id_number", "occupation", "phone", "email", "wechat", "address.street",
        "address.postcode", "contacts.name", "contacts.phone", "contacts.email", "contacts.wechat", "contacts.gender",
        "contacts.birthday", "contacts.notes",
    }  # fmt: skip


def test_no_key_is_a_word_that_other_readers_take_for_true_or_false() -> None:
    keys = {key for field in CATALOG.fields for key in field.path}

    assert not keys & {"on", "off", "yes", "no", "y", "n", "true", "false", "null"}


def test_words_of_lists_are_merged_as_sets() -> None:
    assert {field.merge for field in CATALOG.fields if field.is_list} == {"set"}
    others = [field for field in CATALOG.fields if not field.is_list]
    # notes grow on both sides
    assert {field.path[-1] for field in others if field.merge == "text"} == {"notes"}
    assert {field.merge for field in others if field.path[-1] != "notes"} == {"value"}


def test_flags_of_add_are_distinct_and_belong_to_fields_of_the_client() -> None:
    flags = [field.flag for field in CATALOG.fields if field.flag]

    assert len(flags) == len(set(flags))
    assert {"industry", "grade", "owner", "phone", "email", "stage", "region", "city"} <= set(flags)
    assert all(field.record is None for field in CATALOG.fields if field.flag)


def test_an_order_without_a_status_is_done() -> None:
    assert CATALOG.field("orders", "status").default == "done"
    assert [field.name for field in CATALOG.fields if field.default] == ["orders.status"]
