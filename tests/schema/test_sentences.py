"""What people read about the faults that happen most, in both languages."""

from __future__ import annotations

import pytest

from tests.schema.given import problems, settings_problems, told

AT = "clients/acme.yaml:2:"


@pytest.mark.parametrize(
    ("line", "english", "chinese"),
    [
        (
            "employees: 1_000",
            "12: employees must be a whole number, not a text | write 1000, not 1_000",
            "12: employees 应为整数，而不是文本 | 请写 1000，不要写 1_000",
        ),
        (
            "annual_revenue: １２００",
            "17: annual_revenue must be a number, not a text | write 1200, not １２００",
            "17: annual_revenue 应为数字，而不是文本 | 请写 1200，不要写 １２００",
        ),
        (
            "annual_revenue: 120万",
            "17: annual_revenue must be a number, not a text | write 1200000, not 120万",
            "17: annual_revenue 应为数字，而不是文本 | 请写 1200000，不要写 120万",
        ),
        (
            "annual_revenue: 1,5",
            "17: annual_revenue must be a number, not a text | write one of 1.5, 15",
            "17: annual_revenue 应为数字，而不是文本 | 请写其中之一：1.5、15",
        ),
        (
            "annual_revenue: 1200 EUR",
            "17: annual_revenue must be a number, not a text | write the number alone, without EUR",
            "17: annual_revenue 应为数字，而不是文本 | 请只写数字，不写 EUR",
        ),
        (
            "annual_revenue: much",
            "17: annual_revenue must be a number, not a text | write 1200 or 1200.5",
            "17: annual_revenue 应为数字，而不是文本 | 请写 1200 或 1200.5",
        ),
        (
            "employees: 12.5",
            "12: employees must be a whole number, not a fraction | write a whole number such as 12",
            "12: employees 应为整数，而不是小数 | 请写整数，例如 12",
        ),
        (
            "employees: many",
            "12: employees must be a whole number, not a text | write a whole number such as 12",
            "12: employees 应为整数，而不是文本 | 请写整数，例如 12",
        ),
        (
            "employees: true",
            "12: employees must be a whole number, not true or false | write a whole number such as 12",
            "12: employees 应为整数，而不是真假值（true 或 false） | 请写整数，例如 12",
        ),
        (
            "tags: vip",
            "7: tags must be a list, not a text | write [vip], or - vip on a line of its own",
            "7: tags 应为列表，而不是文本 | 请写成 [vip]，或另起一行写 - vip",
        ),
        (
            "tags: {a: b}",
            "7: tags must be a list, not a group of keys | write it as [a, b]",
            "7: tags 应为列表，而不是一组键 | 请写成 [a, b]",
        ),
        (
            "contacts: Zoe",
            "11: contacts must be a list, not a text | start each entry with a dash: - name: …",
            "11: contacts 应为列表，而不是文本 | 每一条以短横线开头：- name: …",
        ),
        (
            "contacts: [Zoe]",
            "12: contacts[1] must be a group of keys, not a text | write - name: …",
            "12: contacts[1] 应为一组键，而不是文本 | 请写成 - name: …",
        ),
        (
            "next: tomorrow",
            "7: next must be a group of keys, not a text | write date: … below it, indented",
            "7: next 应为一组键，而不是文本 | 请在下一行缩进写 date: …",
        ),
        (
            "notes: [a]",
            "8: notes must be a text, not a list | write one text, not a list",
            "8: notes 应为文本，而不是列表 | 请写一段文本，不要写成列表",
        ),
        (
            "notes: {a: b}",
            "8: notes must be a text, not a group of keys | put a text that has ': ' in quotes",
            "8: notes 应为文本，而不是一组键 | 含有“: ”的文本请加引号",
        ),
        (
            "contacts: [{name: B, primary: yes}]",
            "31: contacts[1].primary must be true or false, not a text | write true, not yes",
            "31: contacts[1].primary 应为真假值（true 或 false），而不是文本 | 请写 true，不要写 yes",
        ),
        (
            "contacts: [{name: B, primary: perhaps}]",
            "31: contacts[1].primary must be true or false, not a text | write true or false",
            "31: contacts[1].primary 应为真假值（true 或 false），而不是文本 | 请写 true 或 false",
        ),
        ("grade: E", "8: grade cannot be 'E' | one of: A, B, C, D", "8: grade 不能是“E” | 可选：A、B、C、D"),
        (
            "stage: aktive",
            "8: stage cannot be 'aktive' | did you mean active?",
            "8: stage 不能是“aktive” | 是不是 active？",
        ),
        (
            "stage: 活跃",
            "8: stage cannot be '活跃' | write active, not 活跃",
            "8: stage 不能是“活跃” | 请写 active，不要写 活跃",
        ),
        (
            "stage: Active",
            "8: stage cannot be 'Active' | write active, not Active",
            "8: stage 不能是“Active” | 请写 active，不要写 Active",
        ),
        (
            "since: 2026-02-30",
            "8: February 2026 has 28 days | write year-month-day, such as 2026-11-21",
            "8: 2026 年 2 月只有 28 天 | 请写成 年-月-日，例如 2026-11-21",
        ),
        (
            "since: 2026年11月21日",
            "8: '2026年11月21日' is not a date | write 2026-11-21, not 2026年11月21日",
            "8: “2026年11月21日”不是日期 | 请写 2026-11-21，不要写 2026年11月21日",
        ),
        (
            "since: yesterday",
            "8: 'yesterday' is not a date | write year-month-day, such as 2026-11-21",
            "8: “yesterday”不是日期 | 请写成 年-月-日，例如 2026-11-21",
        ),
        (
            "phoen: '12'",
            "1: unknown key 'phoen' | did you mean phone?",
            "1: 未知的键“phoen” | 是不是 phone？",
        ),
        ("电话: '12'", "1: unknown key '电话' | did you mean phone?", "1: 未知的键“电话” | 是不是 phone？"),
        (
            "zzz: '12'",
            "1: unknown key 'zzz' | a book's own fields stand under custom",
            "1: 未知的键“zzz” | 客户簿自己的字段写在 custom 之下",
        ),
        (
            "next: {zzz: 1}",
            "8: unknown key 'zzz' | one of: date, what",
            "8: 未知的键“zzz” | 这里可用：date、what",
        ),
        (
            "contacts: [{phone: '12'}]",
            "12: name is missing | write name: …",
            "12: 缺少 name | 请写 name: …",
        ),
        (
            "orders: [{amount: 1}]",
            "10: date is missing | needed here: date, amount",
            "10: 缺少 date | 这里必须有：date、amount",
        ),
        (
            "number: ''",
            "9: number is empty | write a text, or leave the key out",
            "9: number 是空的 | 请填写内容，或删去这个键",
        ),
        (
            "tags: [~]",
            "8: tags[1] has no value | write a value, or delete the line",
            "8: tags[1] 没有值 | 请填写内容，或删去这一行",
        ),
        (
            'employees: "12"',
            "12: employees must be a whole number, not a text | write 12 without quotes",
            "12: employees 应为整数，而不是文本 | 请写 12，不要加引号",
        ),
        ("employees: -3", "12: employees is -3, at least 0 is needed", "12: employees 是 -3，最小是 0"),
        (
            "log: [{date: 2026-01-01, text: x, time: 9:05}]",
            "41: '9:05' is not a time of day | write 09:05, not 9:05",
            "41: “9:05”不是一天中的时间 | 请写 09:05，不要写 9:05",
        ),
        (
            "custom: {foo: 1}",
            "10: custom.foo is not in the book's schema, so it is taken for text"
            " | add it to the schema: clientctl schema add-field NAME --kind KIND",
            "10: 客户簿的结构里没有 custom.foo，按文本处理"
            " | 请把它加入结构：clientctl schema add-field 名称 --kind 类型",
        ),
    ],
)
def test_a_fault_of_a_client_is_told_in_both_languages(line: str, english: str, chinese: str) -> None:
    found = problems(f"name: A\n{line}\n")
    assert told(found, "en") == [AT + english]
    assert told(found, "zh") == [AT + chinese]


@pytest.mark.parametrize(
    ("line", "english", "chinese"),
    [
        (
            "clientctl: 2",
            "12: this book needs a newer clientctl: its format is 2, known is 1 | upgrade clientctl",
            "12: 这本客户簿需要更新版的 clientctl：它的格式是 2，目前只认识 1 | 请升级 clientctl",
        ),
        (
            "curency: EUR",
            "1: unknown key 'curency' | did you mean currency?",
            "1: 未知的键“curency” | 是不是 currency？",
        ),
        (
            "rates: {EUR: x}",
            "14: rates.EUR must be a number or a list, not a text | write 1200 or 1200.5",
            "14: rates.EUR 应为数字或列表，而不是文本 | 请写 1200 或 1200.5",
        ),
        (
            "vocabulary: {行业: [a]}",
            "14: there is no field '行业' | write industry, not 行业",
            "14: 没有字段“行业” | 请写 industry，不要写 行业",
        ),
        (
            "log: {kind: 电话}",
            "13: log.kind cannot be '电话' | write call, not 电话",
            "13: log.kind 不能是“电话” | 请写 call，不要写 电话",
        ),
    ],
)
def test_a_fault_of_the_settings_is_told_in_both_languages(line: str, english: str, chinese: str) -> None:
    found = settings_problems(f"{line}\n")
    assert told(found, "en") == [f"clientctl.yaml:1:{english}"]
    assert told(found, "zh") == [f"clientctl.yaml:1:{chinese}"]
