"""Sentences about reading workbooks of spreadsheets."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "spreadsheets.bad_part": ("its part {part} cannot be read", "其中的 {part} 读不了"),
    "spreadsheets.bad_xls": ("it is no complete .xls workbook", "不是完整的 .xls 工作簿"),
    "spreadsheets.bad_zip": ("its end is missing or does not fit", "文件不完整，或结尾对不上"),
    "spreadsheets.bomb": (
        "its part {part} unpacks to more than {count:time|times} its size",
        "其中的 {part} 解压后超过原大小的 {count} 倍",
    ),
    "spreadsheets.broken": ("the workbook is damaged: {reason}", "工作簿已损坏：{reason}"),
    "spreadsheets.compute": (
        "open the file in a spreadsheet, save it, and import it again",
        "请用表格软件打开并保存一次，再导入",
    ),
    "spreadsheets.declares": (
        "its part {part} declares a document type or entities, which no workbook needs",
        "其中的 {part} 声明了文档类型或实体，工作簿里不应有",
    ),
    "spreadsheets.empty": ("no sheet has anything in it", "所有工作表都是空的"),
    "spreadsheets.empty_hint": (
        "the first row names the columns, such as name, phone, email; clients follow below",
        "第一行写列名，例如 名称、电话、邮箱；下面每行一个客户",
    ),
    "spreadsheets.error": ("the cell shows the error {error}", "单元格显示错误 {error}"),
    "spreadsheets.filled": (
        "{file}: sheet {sheet}: {count:cell|cells} below merged ones filled with their value",
        "{file}：工作表“{sheet}”：合并单元格的值已填入其下 {count} 格",
    ),
    "spreadsheets.header_row": (
        "{file}: sheet {sheet}: the header is row {row:d}; what stands above it is left out",
        "{file}：工作表“{sheet}”：表头在第 {row:d} 行，以上内容已略去",
    ),
    "spreadsheets.hidden": (
        "{file}: hidden sheets are left out: {names}",
        "{file}：已略去隐藏的工作表：{names}",
    ),
    "spreadsheets.install_xls": (
        "pip install 'clientctl[xls]', or save the file as .xlsx",
        "请运行 pip install 'clientctl[xls]'，或把文件另存为 .xlsx",
    ),
    "spreadsheets.large": (
        "the workbook unpacks to more than {count} MiB",
        "工作簿解压后超过 {count} MiB",
    ),
    "spreadsheets.large_file": ("the file has more than {count} MiB", "文件超过 {count} MiB"),
    "spreadsheets.large_part": (
        "its part {part} unpacks to more than {count} MiB",
        "其中的 {part} 解压后超过 {count} MiB",
    ),
    "spreadsheets.lean": (
        "copy the rows alone into a new workbook, without pictures and formats",
        "请把数据行单独复制到新的工作簿，不带图片和格式",
    ),
    "spreadsheets.locked": ("the workbook has a password", "工作簿有密码"),
    "spreadsheets.many_cells": (
        "the sheet has more than {count:cell|cells} to here",
        "到这里工作表已超过 {count} 个单元格",
    ),
    "spreadsheets.many_columns": (
        "{cell} is beyond the {count:column|columns} that are read",
        "{cell} 超出了最多读取的 {count} 列",
    ),
    "spreadsheets.many_merges": (
        "the sheet has more than {count:merged range|merged ranges}",
        "工作表的合并单元格超过 {count} 处",
    ),
    "spreadsheets.many_parts": (
        "the workbook has more than {count:part|parts}",
        "工作簿含有超过 {count} 个部件",
    ),
    "spreadsheets.many_rows": (
        "the sheet has more than {count:row|rows}",
        "工作表超过 {count} 行",
    ),
    "spreadsheets.mend_cell": (
        "mend the cell in the spreadsheet, or empty it",
        "请在表格软件里改正或清空这个单元格",
    ),
    "spreadsheets.name_csv": (
        "if it is CSV, let its name end in .csv",
        "如果是 CSV，请把文件名改成以 .csv 结尾",
    ),
    "spreadsheets.needs_xls": (
        "the old format .xls needs a library that is not installed",
        "旧格式 .xls 需要另装的库",
    ),
    "spreadsheets.no_book": ("the file is no workbook", "文件不是工作簿"),
    "spreadsheets.no_day": ("the number is no day of the calendar", "这个数不是日历上的日期"),
    "spreadsheets.no_header": (
        "no row names the columns; row {row:d} looks like data",
        "没有列名行；第 {row:d} 行像是数据",
    ),
    "spreadsheets.no_header_hint": (
        "insert a row above it with a name for each column, such as name, phone, email",
        "请在它上面插入一行，写上每列的列名，例如 名称、电话、邮箱",
    ),
    "spreadsheets.no_number": ("the cell holds no number that can be read", "单元格里的数读不出来"),
    "spreadsheets.no_part": ("its part {part} is missing", "缺少 {part}"),
    "spreadsheets.no_sheets": ("it lists no sheets", "没有列出工作表"),
    "spreadsheets.not_computed": ("the formula was never computed", "公式还没有算过"),
    "spreadsheets.nothing": ("the file is empty", "文件是空的"),
    "spreadsheets.other_office": ("the file is no workbook but {kind}", "文件不是工作簿，而是 {kind}"),
    "spreadsheets.page": (
        "the file is no workbook but a web page, whatever its name says",
        "文件不是工作簿，而是网页，只是改了名字",
    ),
    "spreadsheets.passed_over": (
        "{file}: no row of these sheets names columns, they are left out: {names}",
        "{file}：这些工作表没有列名行，已略去：{names}",
    ),
    "spreadsheets.read_sheets": ("{file}: {parts}", "{file}：{parts}"),
    "spreadsheets.rows": ("{sheet} {count:row|rows}", "{sheet} {count} 行"),
    "spreadsheets.read": (
        "{file}: sheet {sheet}, {count:row|rows}",
        "{file}：工作表“{sheet}”，{count} 行",
    ),
    "spreadsheets.remove_password": (
        "open it in a spreadsheet, remove the password, and save it under another name",
        "请用表格软件打开，去掉密码，另存为其他文件名",
    ),
    "spreadsheets.save_again": (
        "open it in a spreadsheet and save it again as .xlsx, or fetch it once more",
        "请用表格软件打开并另存为 .xlsx，或重新取一份",
    ),
    "spreadsheets.save_as": (
        "open it in the program that made it and save it as .xlsx or .csv",
        "请用原来的程序打开，另存为 .xlsx 或 .csv",
    ),
    "spreadsheets.split": (
        "split it into several files, or delete what is not needed",
        "请分成几个文件，或删去不需要的部分",
    ),
    "spreadsheets.swollen": (
        "its part {part} holds more than any table needs",
        "其中的 {part} 内容多得不像表格",
    ),
    "spreadsheets.text": ("the file is no workbook but text", "文件不是工作簿，而是文本"),
    "spreadsheets.two_rows": (
        "{file}: sheet {sheet}: rows {first:d} and {last:d} are read as one header",
        "{file}：工作表“{sheet}”：第 {first:d}、{last:d} 行合作一个表头",
    ),
}
