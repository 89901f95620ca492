"""What `doctor` finds and mends."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "health.all_well": ("{count:check|checks}, all is well", "共 {count} 项，一切正常"),
    "health.attributes_mend": (
        "add clientctl's lines to .gitattributes",
        "在 .gitattributes 中补上 clientctl 的行",
    ),
    "health.attributes_missing": (
        ".gitattributes lacks lines: git would merge client files line by line",
        ".gitattributes 缺少相应的行：git 会按行合并客户文件",
    ),
    "health.attributes_ok": (
        "git gives the book's files to the merge driver",
        "git 会把客户簿的文件交给合并驱动",
    ),
    "health.attributes_overruled": (
        "another attributes file takes {paths} away from the merge driver",
        "另有属性文件使 {paths} 不经过合并驱动",
    ),
    "health.attributes_overruled_remedy": (
        "look in .git/info/attributes and in directories above: git check-attr merge {path} must say clientctl",
        "请在 .git/info/attributes 和上层目录中查找 merge；git check-attr merge {path} 的结果应为 clientctl",
    ),
    "health.cache_damaged": (
        "{path} cannot be used: commands do without it or build it anew",
        "{path} 无法使用：命令将不用它，或重新生成",
    ),
    "health.cache_empty": (
        "{path} is empty; the next reading command fills it",
        "{path} 还是空的，下一个读取命令会生成",
    ),
    "health.cache_foreign": (
        "{path} holds what is not ours: {names}",
        "{path} 中有不属于缓存的内容：{names}",
    ),
    "health.cache_mend": ("drop the cache {path}", "删除缓存 {path}"),
    "health.cache_ok": ("{path}, {name}, {size}", "{path}，{name}，{size}"),
    "health.cache_unknown": (
        "there is none while clientctl.yaml cannot be read",
        "clientctl.yaml 无法读取时没有缓存",
    ),
    "health.cannot_mend": ("could not {what}: {reason}", "未能{what}：{reason}"),
    "health.case_folded": (
        "does not tell upper from lower case; ids are lower case anyway",
        "不区分大小写；ID 本来就只用小写",
    ),
    "health.case_told": ("tells upper from lower case", "区分大小写"),
    "health.clients_faulty": (
        "errors in {faulty} of {count:file|files}",
        "{count} 个文件中有 {faulty} 个有错误",
    ),
    "health.clients_ok": ("{count:file|files}, none with errors", "{count} 个文件，没有错误"),
    "health.clients_remedy": ("clientctl check names each error", "用 clientctl check 逐一列出错误"),
    "health.colors_off": ("no colours", "无颜色"),
    "health.colors_on": ("colours", "有颜色"),
    "health.cut_off": (
        "a write was cut off; the next one finishes or undoes it first",
        "有一次写入被中断；下次写入前会先完成或撤销它",
    ),
    "health.cut_off_mend": ("finish or undo the write that was cut off", "完成或撤销被中断的写入"),
    "health.done": ("done: {what}", "已完成：{what}"),
    "health.draft": ("{path} was not written into the book", "{path} 尚未写入客户簿"),
    "health.draft_remedy": (
        "go on with it: clientctl edit {id} --draft; or take out what you want, and delete it",
        "继续编辑：clientctl edit {id} --draft；或取出需要的内容后删除它",
    ),
    "health.drafts_none": ("none kept", "没有保留的草稿"),
    "health.driver_mend": (
        "set up the merge driver in git's local config",
        "在 git 的本地配置中设置合并驱动",
    ),
    "health.driver_no_program": (
        "git cannot start clientctl, which is not on the PATH: it merges line by line",
        "PATH 中没有 clientctl，git 无法启动它，只会按行合并",
    ),
    "health.driver_no_program_remedy": (
        "add the directory of clientctl to the PATH",
        "请把 clientctl 所在目录加入 PATH",
    ),
    "health.driver_none": ("not set up: git merges line by line", "尚未设置：git 会按行合并"),
    "health.driver_ok": (
        "set up, with its guard; jj, octopus merges and merges on a forge never call it",
        "已设置，并有保护；jj、章鱼式合并和代码托管平台上的合并都不会调用它",
    ),
    "health.driver_other": (
        "set up in another way: a failure could lose the other side without a conflict",
        "设置有误：一旦失败，可能不报冲突就丢掉另一方的改动",
    ),
    "health.editor_ok": ("{editor}", "{editor}"),
    "health.git_identity": ("{names} not set", "没有设置 {names}"),
    "health.git_identity_remedy": (
        "run git config --global {name} '…'",
        "运行 git config --global {name} '…'",
    ),
    "health.git_ignored": (
        "a .gitignore keeps {count:file|files} of the book out of git: {paths}",
        ".gitignore 使客户簿的 {count} 个文件不进入 git：{paths}",
    ),
    "health.git_ignored_remedy": (
        "git check-ignore -v {path} shows which line; take it out",
        "用 git check-ignore -v {path} 查看是哪一行，并删除该行",
    ),
    "health.git_inside": (
        "git {version}; the book is the directory {inside} of {path}",
        "git {version}；客户簿是 {path} 中的目录 {inside}",
    ),
    "health.git_none": (
        "the book is not in git: nothing is committed, and there is no history",
        "客户簿不在 git 中：不会提交，也没有历史记录",
    ),
    "health.git_none_remedy": (
        "git init {path}, then git add and git commit there",
        "运行 git init {path}，然后在那里 git add 并 git commit",
    ),
    "health.git_ok": ("git {version}, {path}", "git {version}，位于 {path}"),
    "health.git_old": (
        "git {version} is too old: {oldest} is needed",
        "git {version} 太旧：至少需要 {oldest}",
    ),
    "health.git_refuses": ("git does not work here: {reason}", "git 在这里无法工作：{reason}"),
    "health.git_refuses_remedy": ("see what git -C {path} status says", "看看 git -C {path} status 怎么说"),
    "health.git_unfinished": (
        "a {what} is not finished: nothing can be written meanwhile",
        "{what}尚未完成：在此期间无法写入",
    ),
    "health.git_untracked": (
        "{count:file|files} of the book not yet in git: {paths}",
        "客户簿有 {count} 个文件还不在 git 中：{paths}",
    ),
    "health.git_untracked_remedy": (
        "git add and git commit them; clientctl does so when it next writes them",
        "请 git add 并 git commit；clientctl 下次写入这些文件时也会提交",
    ),
    "health.install_git": ("install git, or a newer one", "请安装或升级 git"),
    "health.leftovers_none": ("none", "没有"),
    "health.locale_none": (
        "no locale is set, and clientctl writes UTF-8",
        "没有设置区域（locale），而 clientctl 输出 UTF-8",
    ),
    "health.locale_other": (
        "the locale is {locale}, and clientctl writes UTF-8",
        "区域（locale）是 {locale}，而 clientctl 输出 UTF-8",
    ),
    "health.locale_remedy": (
        "for example: export LANG=C.UTF-8",
        "例如：export LANG=zh_CN.UTF-8",
    ),
    "health.mark_error": ("✗ {status}", "✗ {status}"),
    "health.mark_ok": ("✓ {status}", "✓ {status}"),
    "health.mark_warning": ("! {status}", "! {status}"),
    "health.mend_settings": ("mend clientctl.yaml first", "请先修正 clientctl.yaml"),
    "health.permissions_mend": ("give {path} the permissions {mode}", "把 {path} 的权限改为 {mode}"),
    "health.permissions_not_private": (
        "{path} is open to other users, and is for you alone",
        "{path} 对其他用户开放，而它只应属于你",
    ),
    "health.permissions_ok": (
        "the book can be read and written, our own notes by you alone",
        "客户簿可读可写，clientctl 自己的文件只有你能访问",
    ),
    "health.permissions_open_to_all": ("{path} can be written by every user", "任何用户都能写入 {path}"),
    "health.permissions_unreadable": ("you may not read {path}", "你没有权限读取 {path}"),
    "health.permissions_unwritable": ("you may not write {path}", "你没有权限写入 {path}"),
    "health.problem": ("{place}: {problem}", "{place}: {problem}"),
    "health.remedy": ("{said}; {advice}", "{said}；{advice}"),
    "health.run_fix": ("run clientctl doctor --fix", "运行 clientctl doctor --fix"),
    "health.schema_mend": ("write {path} anew", "重新写入 {path}"),
    "health.schema_missing": (
        "{path}, by which editors check files, is missing",
        "缺少编辑器用来检查文件的 {path}",
    ),
    "health.schema_ok": (
        "{count:field|fields} of the book's own; the copies for editors are up to date",
        "自定义字段 {count} 个；供编辑器使用的副本是最新的",
    ),
    "health.schema_old": (
        "{path}, by which editors check files, is not of this version",
        "编辑器用来检查文件的 {path} 不是当前版本",
    ),
    "health.settings_ok": ("clientctl.yaml is sound", "clientctl.yaml 没有问题"),
    "health.status_error": ("error", "错误"),
    "health.status_ok": ("ok", "正常"),
    "health.status_warning": ("warning", "警告"),
    "health.summary": (
        "{count:check|checks}: {errors:error|errors}, {warnings:warning|warnings}",
        "共 {count} 项：{errors} 个错误，{warnings} 个警告",
    ),
    "health.temporary": ("{path} was left by a writer that was killed", "{path} 是被强行终止的写入留下的"),
    "health.temporary_mend": ("delete {path}", "删除 {path}"),
    "health.terminal_narrow": (
        "{width:column|columns} are few: tables are cut",
        "只有 {width} 列，表格会被截断",
    ),
    "health.terminal_none": ("the answer does not go to a terminal", "结果没有输出到终端"),
    "health.terminal_ok": ("UTF-8, {width:column|columns}, {colors}", "UTF-8，{width} 列，{colors}"),
    "health.terminal_widen": ("make it {width:column|columns} wide", "请加宽到 {width} 列"),
    "health.version": (
        "clientctl {version}, Python {python}, libyaml {libyaml}, format {format}",
        "clientctl {version}，Python {python}，libyaml {libyaml}，格式 {format}",
    ),
    "health.what_attributes": ("attributes", "git 属性"),
    "health.what_cache": ("cache", "缓存"),
    "health.what_clients": ("clients", "客户"),
    "health.what_drafts": ("drafts", "草稿"),
    "health.what_editor": ("editor", "编辑器"),
    "health.what_file_system": ("file system", "文件系统"),
    "health.what_git": ("git", "git 仓库"),
    "health.what_leftovers": ("leftovers", "残留文件"),
    "health.what_merge_driver": ("merge driver", "合并驱动"),
    "health.what_permissions": ("permissions", "权限"),
    "health.what_schema": ("schema", "结构"),
    "health.what_settings": ("settings", "设置"),
    "health.what_terminal": ("terminal", "终端"),
    "health.what_version": ("version", "版本"),
    "health.would": ("would {what}", "将{what}"),
}
