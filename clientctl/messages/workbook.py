"""Sentences in the workbooks that clients are given out in."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "workbook.bring_back": (
        "Save it as .xlsx and bring it back: clientctl import FILE.xlsx shows what would change, and asks",
        "另存为 XLSX 再导回：clientctl import 文件 会先列出将要改的内容，再询问",
    ),
    "workbook.change": (
        "Change cells, add rows below, sort and filter as you like: only the cells that you change are taken",
        "可随意修改单元格、在下面加行、排序、筛选：导回时只取你改过的单元格",
    ),
    "workbook.choose": ("one of: {words}", "以下之一：{words}"),
    "workbook.entries": (
        "On the other sheets a row is one entry; its first column says whose, by the client's id, name or number",
        "其他工作表一行是一条记录；第一列用客户的 ID、名称或编号说明属于谁",
    ),
    "workbook.fill_in": (
        "Fill in one row for each client, and on the other sheets one for each entry",
        "每个客户填一行；其他工作表每条记录填一行",
    ),
    "workbook.grey": (
        "Grey columns are not to be changed; a thick line below a header means that the column must be filled",
        "灰色的列不要改；表头下有粗线的列必填",
    ),
    "workbook.head_column": ("Column", "列"),
    "workbook.head_field": ("Field", "字段"),
    "workbook.head_sheet": ("Sheet", "工作表"),
    "workbook.head_takes": ("What goes in", "填写内容"),
    "workbook.ids": (
        "Leave the grey columns of ids alone: they say which one a row is. In new rows they stay blank",
        "不要改灰色的 ID 列：它说明这一行是谁。新加的行把它留空",
    ),
    "workbook.masked": (
        "Personal data is masked here; a masked cell that you do not change leaves the book as it is",
        "这里的个人信息已遮盖；没有改过的遮盖单元格不会改动客户簿",
    ),
    "workbook.merged": (
        "What others change in the book meanwhile stays; where both changed a cell, import lists both values",
        "别人同时在客户簿里的改动会保留；两边都改过的单元格，导入时会列出两个值",
    ),
    "workbook.number": ("a number", "数字"),
    "workbook.number_between": ("a number from {low} to {high}", "{low} 到 {high} 的数字"),
    "workbook.number_from": ("a number, {low} or more", "不小于 {low} 的数字"),
    "workbook.number_to": ("a number, {high} or less", "不大于 {high} 的数字"),
    "workbook.removed": (
        "A row that you remove here deletes nothing in the book, unless you import with --delete",
        "在这里删掉一行不会删除客户簿里的内容，除非导入时加 --delete",
    ),
    "workbook.required": ("required; {what}", "必填；{what}"),
    "workbook.several": ("{what}; several with ; between them", "{what}；多个用 ; 隔开"),
    "workbook.such_as": ("such as: {words}", "例如：{words}"),
    "workbook.takes_client": (
        "which client: the id; in new rows the name or number will do",
        "哪个客户：ID；新加的行也可写名称或编号",
    ),
    "workbook.takes_code": ("kept as typed: 0012 stays 0012", "原样保存：0012 还是 0012"),
    "workbook.takes_currency": ("three letters, such as EUR", "三个字母，例如 CNY"),
    "workbook.takes_duration": ("a time span: 90d, 2w, 3m, 1y", "时间长度：90d、2w、3m、1y，或 90天"),
    "workbook.takes_email": ("an e-mail address", "邮箱地址"),
    "workbook.takes_group": (
        "details as JSON; change them with clientctl edit rather than here",
        "JSON 写法的明细；最好用 clientctl edit 修改，不在这里改",
    ),
    "workbook.takes_id": ("leave it alone; blank in new rows", "不要改；新加的行留空"),
    "workbook.takes_note": ("text, of several lines too", "文字，可以多行"),
    "workbook.takes_nothing": ("computed: changes here are not taken", "计算得出：在这里改不会导回"),
    "workbook.takes_person": ("a person's name", "人名"),
    "workbook.takes_phone": (
        "a phone number, such as +47 22 33 44 55",
        "电话号码，例如 138-0000-1234 或 +47 22 33 44 55",
    ),
    "workbook.takes_text": ("text", "文字"),
    "workbook.takes_time": ("a time, such as 14:30", "时间，例如 14:30"),
    "workbook.takes_url": ("a web address", "网址"),
    "workbook.title": ("{title}, as of {day}", "{title}，{day} 导出"),
    "workbook.title_template": ("{title}: a form for new clients", "{title}：新客户填写表"),
    "workbook.type_date": ("a date, such as 2026-11-30", "日期，例如 2026-11-30"),
    "workbook.whole_number": ("a whole number", "整数"),
    "workbook.whole_number_between": ("a whole number from {low} to {high}", "{low} 到 {high} 的整数"),
    "workbook.whole_number_from": ("a whole number, {low} or more", "不小于 {low} 的整数"),
    "workbook.whole_number_to": ("a whole number, {high} or less", "不大于 {high} 的整数"),
}
