"""Sentences about single values that a field cannot take."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "values.ambiguous": ("'{text}' can be read in two ways", "“{text}”有两种读法"),
    "values.amount_forms": (
        "write 1200, 1,200.50, ¥1,200, 120万, 1.5m or 1200 EUR",
        "可写 1200、1,200.50、¥1,200、120万、1.5m 或 1200 EUR",
    ),
    "values.bad_currency": ("'{text}' is no currency", "“{text}”不是币种"),
    "values.bad_currency_form": ("write three letters, such as CNY or EUR", "请写三个字母，例如 CNY 或 EUR"),
    "values.bad_email": ("'{text}' is no e-mail address", "“{text}”不是邮箱地址"),
    "values.bad_email_form": ("write it as name@example.com", "请写成 name@example.com"),
    "values.bad_id": ("'{text}' is no valid id", "“{text}”不是有效的 ID"),
    "values.bad_item_id": ("'{text}' is no valid id of an entry", "“{text}”不是有效的条目 ID"),
    "values.bad_phone": ("'{text}' is no phone number", "“{text}”不是电话号码"),
    "values.bad_phone_form": (
        "digits, with + ( ) - . / or blanks between them",
        "用数字，中间可有 + ( ) - . / 或空格",
    ),
    "values.bad_tag": ("'{text}' is no tag", "“{text}”不能作标签"),
    "values.bad_url": ("'{text}' is no web address", "“{text}”不是网址"),
    "values.bad_url_form": (
        "write it as www.example.com or https://example.com",
        "请写成 www.example.com 或 https://example.com",
    ),
    "values.choices": ("one of: {choices}", "可选：{choices}"),
    "values.convert_first": ("write the amount in {currency}", "请写成 {currency} 金额"),
    "values.did_you_mean": ("did you mean {names}?", "是不是 {names}？"),
    "values.flag_forms": ("write true or false, yes or no", "请写 true 或 false，是 或 否"),
    "values.has_nul": ("the text has a NUL character", "文本含有 NUL 字符"),
    "values.has_nul_hint": ("leave it out", "请去掉它"),
    "values.id_form": (
        "an id has 1 to 63 of a-z, 0-9 and -, starts with a letter or digit, and is no device name such as con",
        "ID 由 1 到 63 个 a-z、0-9 和 - 组成，以字母或数字开头，且不能是 con 之类的设备名",
    ),
    "values.integer_form": ("write 12 or 1,200", "请写 12 或 1,200"),
    "values.item_id_form": (
        "an entry's id has 1 to 64 letters, digits and . _ -",
        "条目 ID 由 1 到 64 个字母、数字和 . _ - 组成",
    ),
    "values.not_a_choice": ("{field} cannot be '{text}'", "{field} 不能是“{text}”"),
    "values.not_a_flag": ("'{text}' is neither yes nor no", "“{text}”既不是“是”也不是“否”"),
    "values.not_a_number": ("'{text}' is no number", "“{text}”不是数字"),
    "values.not_an_amount": ("'{text}' is no amount", "“{text}”不是金额"),
    "values.not_an_integer": ("'{text}' is no whole number", "“{text}”不是整数"),
    "values.not_in_vocabulary": (
        "{field} cannot be '{text}': the book has a list for it",
        "{field} 不能是“{text}”：客户簿为它规定了词表",
    ),
    "values.not_unicode": ("'{text}' is not UTF-8", "“{text}”不是 UTF-8 文本"),
    "values.not_unicode_hint": ("type it in a terminal that is set to UTF-8", "请在设为 UTF-8 的终端里输入"),
    "values.number_forms": ("write 1200 or 1200.5", "请写 1200 或 1200.5"),
    "values.other_currency": (
        "'{text}' is in {currency}, but {field} is in the book's currency",
        "“{text}”是 {currency}，而 {field} 用客户簿的币种",
    ),
    "values.readings": ("write one of {readings}", "请写其中之一：{readings}"),
    "values.tag_form": (
        "a tag has no comma or semicolon and neither starts nor ends with + or -",
        "标签不含逗号、分号，首尾也没有 + 或 -",
    ),
    "values.too_many_digits": (
        "'{text}' has over {most} digits",
        "“{text}”超过 {most} 位数字",
    ),
    "values.too_many_digits_hint": ("write it in full with fewer digits", "请减少位数"),
    "values.two_currencies": (
        "'{text}' names two currencies: {currencies}",
        "“{text}”写了两种币种：{currencies}",
    ),
    "values.vocabulary": (
        "one of: {words}; more are added in clientctl.yaml under vocabulary",
        "可选：{words}；可在 clientctl.yaml 的 vocabulary 里增加",
    ),
}
