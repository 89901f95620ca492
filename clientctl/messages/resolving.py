"""Ending what git could not merge by itself."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "resolving.both_clients": (
        "two of {path} cannot be kept: only clients can",
        "{path} 不能保留两份，只有客户可以",
    ),
    "resolving.broken": (
        "{path} would be invalid; nothing is written",
        "{path} 会变为无效，未写入任何内容",
    ),
    "resolving.by_hand": (
        "no conflict marks were left in {path}: taken as it was",
        "{path} 中已没有冲突标记：按现有内容采用",
    ),
    "resolving.choose_one": (
        "say one of --ours, --theirs, --both, --edit",
        "请在 --ours、--theirs、--both、--edit 中选一个",
    ),
    "resolving.choose_one_hint": (
        "clientctl resolve without anything else shows what both sides say",
        "clientctl resolve 不带其他内容时显示双方的内容",
    ),
    "resolving.choose_side": ("take a side: --ours or --theirs", "请选一方：--ours 或 --theirs"),
    "resolving.commit": (
        "nothing is in conflict any more; next: git commit",
        "已没有冲突；请提交：git commit",
    ),
    "resolving.difference": (
        "{field}: ours {ours}; theirs {theirs}",
        "{field}：我方 {ours}；对方 {theirs}",
    ),
    "resolving.edit": (
        "mend it in the editor: clientctl resolve {name} --edit",
        "请在编辑器中修改：clientctl resolve {name} --edit",
    ),
    "resolving.edit_again": (
        "begin again with clientctl resolve {name} --edit; what you typed is in {path}",
        "可重新运行 clientctl resolve {name} --edit；已输入的内容在 {path}",
    ),
    "resolving.edit_by_hand": (
        "edit the file, then: git add {path}",
        "请编辑该文件，然后运行：git add {path}",
    ),
    "resolving.edit_clients": ("{path} is no client's file", "{path} 不是客户文件"),
    "resolving.edited": ("edited", "已编辑"),
    "resolving.end_it": ("go on with: {command}", "请继续：{command}"),
    "resolving.foot": (
        "{count:file|files} in conflict · clientctl resolve ID --ours, --theirs, --both, --edit",
        "{count} 个文件有冲突 · clientctl resolve ID --ours、--theirs、--both 或 --edit",
    ),
    "resolving.go_on": (
        "nothing is in conflict any more; next: {command}",
        "已没有冲突；请继续：{command}",
    ),
    "resolving.gone": ("deleted", "已删除"),
    "resolving.in_conflict": ("in conflict: {names}", "有冲突的：{names}"),
    "resolving.kept_both": (
        "Settled  {name}  both kept: ours {path}, theirs {other}",
        "已解决  {name}  双方都保留：我方 {path}，对方 {other}",
    ),
    "resolving.left": (
        "still in conflict: {names}",
        "仍有冲突：{names}",
    ),
    "resolving.name_one": ("say its path instead", "请改用路径"),
    "resolving.no_git": ("there is no git here, so nothing is in conflict", "没有 git，因此没有冲突"),
    "resolving.no_git_hint": (
        "a client's file may still be edited: clientctl edit REF",
        "仍可编辑客户文件：clientctl edit 客户",
    ),
    "resolving.no_terminal_hint": (
        "take a side instead: --ours, --theirs or --both",
        "可改为选一方：--ours、--theirs 或 --both",
    ),
    "resolving.none": ("nothing", "无"),
    "resolving.not_in_conflict": ("'{ref}' is not in conflict", "“{ref}”没有冲突"),
    "resolving.nothing": ("nothing is in conflict", "没有冲突"),
    "resolving.nothing_hint": ("git status shows what git is about", "git status 可查看 git 的状态"),
    "resolving.odd_marks": (
        "the conflict marks in {path} are damaged, so that no side can be told",
        "{path} 中的冲突标记已损坏，无法分辨双方的内容",
    ),
    "resolving.odd_marks_hint": (
        "edit the file (--edit), or have the marks anew: git checkout --merge -- {path}",
        "请编辑该文件（--edit），或重新生成标记：git checkout --merge -- {path}",
    ),
    "resolving.one_only": (
        "only one side has {path}, so there are no two to keep",
        "只有一方有 {path}，没有两份可保留",
    ),
    "resolving.option_both": ("keep theirs as a second client", "把对方的保留为另一个客户"),
    "resolving.option_edit": ("decide in the editor", "在编辑器中决定"),
    "resolving.option_ours": ("our side of what is in conflict", "冲突之处取我方"),
    "resolving.option_theirs": ("their side of what is in conflict", "冲突之处取对方"),
    "resolving.ours": ("ours", "我方"),
    "resolving.same_number": (
        "{first} and {second} have the number {number}: give one of them another",
        "{first} 和 {second} 的编号都是 {number}：请给其中一个换编号",
    ),
    "resolving.settled": ("Settled  {name}  {how}   {path}", "已解决  {name}  {how}   {path}"),
    "resolving.several": ("'{ref}' means several files: {paths}", "“{ref}”对应多个文件：{paths}"),
    "resolving.sync": (
        "nothing is in conflict any more; next: clientctl sync, or {command}",
        "已没有冲突；请继续：clientctl sync，或 {command}",
    ),
    "resolving.theirs": ("theirs", "对方"),
    "resolving.which": ("What shall {path} be?", "{path} 取哪一方？"),
    "resolving.whom": (
        "say which file: {words} stands for a side of one",
        "请写明是哪个文件：{words} 用于某个文件的一方",
    ),
}
