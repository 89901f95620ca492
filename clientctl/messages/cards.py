"""Sentences about reading vCards."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "cards.contacts": ("{count:contact|contacts}", "{count} 个联系人"),
    "cards.groups": (
        "{count:card|cards} of groups, places and the like left out, the first at line {line}",
        "已略去 {count} 张群组、地点之类的名片，第一张在第 {line} 行",
    ),
    "cards.in_notes": (
        "the notes of {count:client|clients} hold what has no field of its own, such as further phones",
        "没有对应字段的内容（例如其余的电话）写进了 {count} 个客户的备注",
    ),
    "cards.left_out": ("left out, as no field holds it: {names}", "没有字段可放，已略去：{names}"),
    "cards.long": (
        "{count:text|texts} over {size} MiB left out, the first at line {line}",
        "已略去 {count} 段超过 {size} MiB 的文本，第一段在第 {line} 行",
    ),
    "cards.no_card": ("there is no card in the file", "文件里没有名片"),
    "cards.no_card_hint": (
        "a vCard begins with BEGIN:VCARD; for a table name the format: --format csv",
        "vCard 以 BEGIN:VCARD 开头；如果是表格，请指明格式：--format csv",
    ),
    "cards.open_card": (
        "the file ends within a card: END:VCARD is missing",
        "文件在一张名片中间断了：缺少 END:VCARD",
    ),
    "cards.open_card_hint": (
        "the file may be cut off: fetch it again; or add END:VCARD as its last line",
        "文件可能不完整：请重新获取，或在末尾补上一行 END:VCARD",
    ),
    "cards.open_cards": (
        "{count:card|cards} without END:VCARD, the first at line {line}, read up to the next one",
        "{count} 张名片没有 END:VCARD，第一张在第 {line} 行，读到下一张为止",
    ),
    "cards.organisations": ("{count:organisation|organisations}", "{count} 个机构"),
    "cards.people": ("{count:person|people}", "{count} 位个人"),
    "cards.read": (
        "{file}: {found}, vCard {versions}, {encoding}",
        "{file}：{found}，vCard {versions}，编码 {encoding}",
    ),
    "cards.senseless": (
        "not understood and left out: {count:line|lines}, the first at line {line}",
        "有 {count} 行看不懂，已略去，第一行是第 {line} 行",
    ),
    "cards.times": ("{name} × {count}", "{name} × {count}"),
    "cards.too_large": (
        "the file is over {size} MiB or {lines} lines",
        "文件超过 {size} MiB 或 {lines} 行",
    ),
    "cards.too_large_hint": (
        "export the cards without photos, or in several files",
        "请导出不带照片的名片，或分成几个文件",
    ),
    "cards.too_many": ("more than {count} cards", "名片超过 {count} 张"),
    "cards.too_many_hint": ("export them in several files", "请分成几个文件导出"),
    "cards.too_many_lines": ("a card with more than {count} lines", "有一张名片超过 {count} 行"),
    "cards.too_many_lines_hint": (
        "take this card out of the file, or split it",
        "请从文件中移除这张名片，或把它拆开",
    ),
}
