"""Editing a client's file: the editor, drafts, what was refused."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "editing.again": ("Edit it again?", "再编辑一次？"),
    "editing.changed_since": (
        "{path} was changed since this draft was begun",
        "{path} 在草稿开始之后有改动",
    ),
    "editing.choose_editor": (
        "set EDITOR to one that waits until you are done: nano, vim, 'code --wait'",
        "请把 EDITOR 设为会等你编辑完的编辑器：nano、vim、'code --wait'",
    ),
    "editing.earlier_draft": ("an earlier draft is kept: {path}", "之前的草稿还在：{path}"),
    "editing.edited": ("Edited  {id}  {what}   {path}", "已编辑  {id}  {what}   {path}"),
    "editing.editor_failed": (
        "the editor {name} failed with exit code {code}; nothing was changed",
        "编辑器 {name} 出错，退出码 {code}；未作任何修改",
    ),
    "editing.editor_killed": (
        "the editor {name} was ended by signal {signal}; nothing was changed",
        "编辑器 {name} 被信号 {signal} 终止；未作任何修改",
    ),
    "editing.editor_not_started": (
        "the editor {name} cannot be started: {reason}",
        "无法启动编辑器 {name}：{reason}",
    ),
    "editing.emptied": ("the text is empty or gone; nothing was changed", "内容为空或已不在；未作任何修改"),
    "editing.emptied_hint": (
        "an empty text gives the edit up, and never deletes a client",
        "清空内容表示放弃编辑，不会删除客户",
    ),
    "editing.entries_added": ("{name} +{count}", "{name} +{count}"),
    "editing.entries_removed": ("{name} -{count}", "{name} -{count}"),
    "editing.field": ("{name}", "{name}"),
    "editing.given_up": (
        "given up while the text was invalid; nothing was changed",
        "内容无效，已放弃；未作任何修改",
    ),
    "editing.go_on": ("go on with it: clientctl edit {id} --draft", "继续编辑：clientctl edit {id} --draft"),
    "editing.go_on_adding": (
        "go on with it: clientctl add --edit --file {path}",
        "继续编辑：clientctl add --edit --file {path}",
    ),
    "editing.head": (
        "{count:fault|faults}, marked by lines like this, which go by themselves",
        "{count} 处错误，以这样的行标出，这些行会自动去掉",
    ),
    "editing.head_again": (
        "{count:fault|faults}, marked like this; save it unchanged to give the edit up",
        "{count} 处错误，以这样的行标出；不作改动直接保存表示放弃",
    ),
    "editing.kept": ("your text is kept: {path}", "你的内容已保留：{path}"),
    "editing.no_draft": ("there is no draft of {id}", "没有 {id} 的草稿"),
    "editing.no_draft_hint": (
        "edit the client itself: clientctl edit {id}",
        "请编辑客户本身：clientctl edit {id}",
    ),
    "editing.no_editor": ("there is no editor", "没有可用的编辑器"),
    "editing.no_terminal": (
        "an editor needs a terminal, and there is none to ask on",
        "编辑器需要终端，而现在没有",
    ),
    "editing.no_terminal_hint": (
        "change fields without one: clientctl set {id} FIELD=VALUE",
        "不用编辑器修改字段：clientctl set {id} 字段=值",
    ),
    "editing.no_terminal_to_add": (
        "leave --edit out, or give the text with --file",
        "去掉 --edit，或用 --file 给出内容",
    ),
    "editing.not_a_file": (
        "the draft is no ordinary file any more; nothing was changed",
        "草稿已不是普通文件；未作任何修改",
    ),
    "editing.not_a_file_hint": (
        "see what the editor has left there: {path}",
        "看看编辑器在那里留下了什么：{path}",
    ),
    "editing.only_text": ("comments or layout only", "仅注释或排版"),
}
