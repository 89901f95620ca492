"""Undoing what a commit did."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "undoing.ask": ("Undo '{subject}'?", "撤销“{subject}”？"),
    "undoing.at_odds": (
        "the book would be at odds with itself; nothing is written",
        "撤销后客户簿会自相矛盾，未写入任何内容",
    ),
    "undoing.breaks": (
        "{count:file|files} of the book would become invalid; nothing is written",
        "客户簿中有 {count} 个文件会变为无效，未写入任何内容",
    ),
    "undoing.breaks_hint": (
        "change these first, then undo it",
        "请先修改这些内容，再撤销",
    ),
    "undoing.by": (
        "that was {rev}, {day}, {author}: {subject}",
        "来自 {rev}，{day}，{author}：{subject}",
    ),
    "undoing.by_hand": ("that was by hand, and is in no commit yet", "这是手工改动，尚未提交"),
    "undoing.changed": ("was changed since", "之后又被改动"),
    "undoing.changed_fields": ("{fields} changed since", "{fields} 之后又被改动"),
    "undoing.elsewhere": ("'{rev}' is not part of this branch", "“{rev}”不在当前分支上"),
    "undoing.first_commit": (
        "'{rev}' is the first commit, and there is nothing before it",
        "“{rev}”是第一个提交，之前没有内容",
    ),
    "undoing.founding": (
        "'{rev}' founded the book; without it there is none",
        "“{rev}”建立了客户簿，撤销后就没有客户簿了",
    ),
    "undoing.gone": ("is not there any more", "已不存在"),
    "undoing.linked": ("links since to {ids}", "之后有了指向 {ids} 的关联"),
    "undoing.lost": (
        "to undo '{subject}' would lose later changes; nothing is written",
        "撤销“{subject}”会丢失之后的改动，未写入任何内容",
    ),
    "undoing.lost_hint": (
        "undo the later change first (clientctl undo REV), or change it by hand",
        "请先撤销之后的改动（clientctl undo 提交），或手工修改",
    ),
    "undoing.merge_commit": ("'{rev}' is a merge", "“{rev}”是一次合并"),
    "undoing.merge_commit_hint": (
        "undo what it brought one by one: git log --oneline {rev}^1..{rev}",
        "请逐个撤销它带来的提交：git log --oneline {rev}^1..{rev}",
    ),
    "undoing.name_one": (
        "clientctl undo REV takes any commit; git log --oneline lists them",
        "clientctl undo 提交 可撤销任一提交；git log --oneline 列出提交",
    ),
    "undoing.no_commits": (
        "undo makes a commit, and commits are switched off",
        "撤销需要提交，而提交已被关闭",
    ),
    "undoing.no_commits_hint": (
        "leave out --no-commit, or run: clientctl config set autocommit true",
        "请去掉 --no-commit，或运行：clientctl config set autocommit true",
    ),
    "undoing.no_history": (
        "there is no git, so nothing that was can be brought back",
        "没有 git，无法找回以前的内容",
    ),
    "undoing.no_history_hint": (
        "for the next time: git init, git add --all, git commit",
        "以后可用：git init、git add --all、git commit",
    ),
    "undoing.not_of_book": ("'{rev}' changed no client and no setting", "“{rev}”没有改动客户或设置"),
    "undoing.nothing": (
        "there is nothing that you did with clientctl to undo",
        "没有你用 clientctl 做过、可以撤销的操作",
    ),
    "undoing.number": (
        "has the number {number} now, which {id} would get back",
        "现在使用编号 {number}，而 {id} 会重新得到它",
    ),
    "undoing.others_left": (
        "{count:other file|other files} of that commit, not of the book, stay as they are",
        "该提交中另有 {count} 个不属于客户簿的文件，保持不变",
    ),
    "undoing.preview": (
        "To be undone: {rev}, {day}, {author}: {subject}",
        "将撤销：{rev}，{day}，{author}：{subject}",
    ),
    "undoing.taken": ("is there again", "已重新存在"),
    "undoing.undone": ("Undone  {subject}   {path}", "已撤销  {subject}   {path}"),
    "undoing.undone_already": (
        "nothing of {subject} is left to undo ({rev}, {day}, {author})",
        "{subject} 的改动已全部不在（{rev}，{day}，{author}）",
    ),
    "undoing.undone_client": (
        "Undone  {subject}  {what}   {path}",
        "已撤销  {subject}  {what}   {path}",
    ),
    "undoing.undone_many": (
        "Undone  {subject}   {count:file|files}",
        "已撤销  {subject}   {count} 个文件",
    ),
    "undoing.unknown_revision": ("there is no commit '{rev}'", "没有提交“{rev}”"),
    "undoing.way_back": ("to have it again: clientctl undo {rev}", "恢复的方法：clientctl undo {rev}"),
}
