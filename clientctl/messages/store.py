"""Sentences of `store`, each in English and Simplified Chinese."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    # reading and writing files
    "store.cannot_read": ("cannot read {path}: {reason}", "无法读取 {path}：{reason}"),
    "store.unreadable": ("cannot be read: {reason}", "无法读取：{reason}"),
    "store.cannot_write": ("cannot write {path}: {reason}", "无法写入 {path}：{reason}"),
    "store.disk_full": ("the disk is full", "磁盘已满"),
    "store.quota_used_up": ("your disk quota is used up", "磁盘配额已用完"),
    "store.read_only": ("the file system is read-only", "文件系统是只读的"),
    "store.not_allowed": ("permission denied", "没有权限"),
    "store.device_error": ("the disk reported an error", "磁盘报告了错误"),
    "store.too_many_open": ("too many files are open", "打开的文件太多"),
    "store.busy": ("the system is short of resources", "系统资源不足"),
    "store.file_too_large": ("the file would be too large", "文件将会太大"),
    "store.name_too_long": ("the name is too long", "名称太长"),
    "store.not_there": ("there is no such file or directory", "没有这个文件或目录"),
    "store.wrong_kind": (
        "a directory was expected and something else is there, or the other way round",
        "应为目录的地方是别的东西，或者相反",
    ),
    "store.other_reason": ("{text}", "{text}"),
    "store.free_space": ("free some space and run it again", "腾出一些空间后重新运行"),
    "store.make_writable": (
        "make the disk writable, or move the book to one that is",
        "让磁盘可写，或把客户簿移到可写的磁盘上",
    ),
    "store.give_permission": (
        "give yourself permission (ls -l shows who has it) and run it again",
        "给自己授权（ls -l 可查看权限）后重新运行",
    ),
    "store.check_disk": (
        "check the disk, keep a copy of the book elsewhere, and run it again",
        "检查磁盘，在别处保留一份客户簿，然后重新运行",
    ),
    "store.try_again": ("close other programs and run it again", "关闭其他程序后重新运行"),
    "store.shorten_name": ("choose a shorter name", "换一个短一些的名称"),
    "store.check_path": ("check the path", "检查路径"),
    "store.is_link": (
        "this is a link, and links in a book are not followed",
        "这是链接，客户簿中的链接不会被跟随",
    ),
    "store.is_directory": ("this is a directory, not a file", "这是目录，不是文件"),
    "store.is_special": ("this is no ordinary file", "这不是普通文件"),
    "store.directory_replaced": (
        "this is no directory of its own, but a link or a file",
        "这不是真正的目录，而是链接或文件",
    ),
    "store.replace_link": ("put the file itself in its place: {path}", "请在此处放入文件本身：{path}"),
    "store.move_away": ("move {path} out of the book", "请把 {path} 移出客户簿"),
    "store.make_directory": ("make {path} a directory", "请把 {path} 改为目录"),
    # what stands in a directory
    "store.bad_id": ("'{id}' is no valid client id", "“{id}”不是有效的客户 ID"),
    "store.bad_view_name": ("'{id}' is no valid name of a view", "“{id}”不是有效的视图名称"),
    "store.rename_view": (
        "rename the file: letters, digits and _, with - or blanks between them, at most 63",
        "请重命名文件：字母、汉字、数字和 _，中间可有 - 或空格，最多 63 个",
    ),
    "store.rename_id": (
        "rename the file: lower-case letters a-z, digits and dashes, at most 63, and no device name such as con",
        "请重命名文件：小写字母 a-z、数字和连字符，最多 63 个，且不能是 con 之类的设备名",
    ),
    "store.other_ending": (
        "the name ends in {ending}, so it is not read",
        "名称以 {ending} 结尾，因此不会被读取",
    ),
    "store.rename_to": ("rename it to {name}", "请重命名为 {name}"),
    "store.no_client": ("there is no client '{id}'", "没有客户“{id}”"),
    "store.list_clients": ("`clientctl find` lists the clients", "用 `clientctl find` 列出客户"),
    # conflicts
    "store.exists": ("{path} exists already", "{path} 已存在"),
    "store.choose_other": ("choose another name, or change what is there", "换一个名称，或修改已有的"),
    "store.changed_meanwhile": (
        "{path} was changed meanwhile; nothing is written",
        "{path} 在此期间被改动，未写入任何内容",
    ),
    "store.run_again": ("look at the change and run it again", "查看改动后重新运行"),
    "store.locked": ("the book is locked by another process", "客户簿被另一个进程锁定"),
    "store.locked_by": (
        "the book is locked by process {pid} on {host}",
        "客户簿被主机 {host} 上的进程 {pid} 锁定",
    ),
    "store.wait_for_it": (
        "wait until process {pid} ends, or end it, and run it again",
        "等待进程 {pid} 结束，或结束它，然后重新运行",
    ),
    "store.wait_or_look": (
        "wait for the other process and run it again; if there is none, delete {path}",
        "等待另一个进程结束后重新运行；若没有这样的进程，请删除 {path}",
    ),
    "store.index_locked": ("another git is at work: {path} is there", "另一个 git 正在运行：存在 {path}"),
    "store.finish_other_git": (
        "let it finish (an open editor counts too); if no git runs here, delete {path}",
        "等它结束（打开着的编辑器也算）；若此处没有 git 在运行，请删除 {path}",
    ),
    "store.unfinished": (
        "git has not finished a {what}; nothing is written",
        "git 的{what}尚未完成，未写入任何内容",
    ),
    "store.merge": ("merge", "合并"),
    "store.rebase": ("rebase", "变基"),
    "store.cherry_pick": ("cherry-pick", "拣选"),
    "store.revert": ("revert", "还原"),
    "store.finish_first": (
        "end its conflicts (clientctl resolve), then `{finish}`; or give it up with `{abort}`",
        "先解决冲突（clientctl resolve），再运行 `{finish}`；或用 `{abort}` 放弃",
    ),
    "store.unmerged": (
        "git has still to merge {paths}; nothing is written",
        "git 尚未合并 {paths}，未写入任何内容",
    ),
    "store.resolve_first": (
        "end the conflict first: clientctl resolve lists what is at odds",
        "请先解决冲突：clientctl resolve 列出冲突之处",
    ),
    # git
    "store.git_missing": (
        "git is not installed, so nothing is committed and there is no history",
        "未安装 git，因此不会提交，也没有历史记录",
    ),
    "store.without_git": (
        "the book is made without git: there will be no history, and nothing to undo or sync",
        "客户簿未使用 git：没有历史记录，无法撤销或同步",
    ),
    "store.within_repository": (
        "the book lies in the git repository {path} and will be committed there",
        "客户簿位于 git 仓库 {path} 中，将提交到该仓库",
    ),
    "store.attribute": (
        "the attribute '{attribute}' makes git store or merge client files otherwise than clientctl does",
        "属性“{attribute}”会使 git 以不同于 clientctl 的方式存储或合并客户文件",
    ),
    "store.attribute_hint": (
        "take it out; `clientctl init` writes: merge=clientctl text eol=lf",
        "请删除它；`clientctl init` 写入的是：merge=clientctl text eol=lf",
    ),
    "store.git_not_started": ("git cannot be started: {reason}", "无法启动 git：{reason}"),
    "store.git_too_slow": (
        "git did not answer within {seconds:second|seconds}",
        "git 在 {seconds} 秒内没有回应",
    ),
    "store.git_failed": ("{command} failed: {reason}", "{command} 失败：{reason}"),
    "store.git_killed": ("git was stopped by signal {signal}", "git 被信号 {signal} 终止"),
    "store.git_said_nothing": ("git ended with {code} and said nothing", "git 以 {code} 结束，没有说明原因"),
    "store.ignored_by_git": (
        "{path} is not committed, since .gitignore leaves it out",
        "{path} 未提交，因为 .gitignore 忽略了它",
    ),
    "store.committed_as": (
        "git has no user.name or user.email here; commits are made as {author}",
        "git 未设置 user.name 或 user.email，将以 {author} 的名义提交",
    ),
    "store.commit_refused": (
        "the change is written, but git did not commit it: {reason}",
        "改动已写入，但 git 没有提交：{reason}",
    ),
    "store.edit_refused": (
        "nothing is written, since git did not commit the edits that were there before: {reason}",
        "未写入任何内容，因为 git 没有提交之前已有的手工改动：{reason}",
    ),
    "store.commit_by": ("commit it with: {command}", "用以下命令提交：{command}"),
    "store.merge_refused": ("git did not commit the merge: {reason}", "git 没有提交这次合并：{reason}"),
    "store.not_settled": (
        "the file is written, but git does not take it as settled: {reason}",
        "文件已写入，但 git 未将其标记为已解决：{reason}",
    ),
    "store.settle_by": ("tell git with: {command}", "用以下命令告诉 git：{command}"),
    "store.driver_not_set": (
        "the merge driver could not be set up, so git merges text line by line: {reason}",
        "无法设置合并驱动，git 将按行合并文本：{reason}",
    ),
    # after a crash
    "store.finished": (
        "finished an earlier write that was cut off: {subject}",
        "已完成先前被中断的写入：{subject}",
    ),
    "store.kept_uncommitted": (
        "kept an earlier write that was cut off, but git did not commit it: {reason}",
        "已保留先前被中断的写入，但 git 没有提交：{reason}",
    ),
    "store.undone": (
        "undid an earlier write of several files that was cut off ({count:file|files}); run it again",
        "已撤销先前被中断的多文件写入（{count} 个文件），请重新运行",
    ),
    "store.merge_put_back": (
        "an earlier sync was cut off in its merge; the files are as they were before, run it again",
        "先前的同步在合并时被中断；文件已恢复原状，请重新运行",
    ),
    "store.merge_rescued": ("what stood in {path} is kept in {copy}", "{path} 中原有的内容保存在 {copy}"),
    "store.left_alone": (
        "{path} was changed since that write was cut off, so it stays as it is",
        "{path} 在那次中断之后又被改动，因此保持原样",
    ),
}
