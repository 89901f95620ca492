"""A team's work brought together."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "syncing.again": (
        "nothing is lost; run clientctl sync again",
        "没有丢失任何内容；请再次运行 clientctl sync",
    ),
    "syncing.again_commit": (
        "the merge is made and waits for its commit; mend that and run clientctl sync again",
        "合并已完成，等待提交；请解决后再次运行 clientctl sync",
    ),
    "syncing.broken": (
        "what was received has errors in {count:file|files}; mend them and run clientctl sync again",
        "收到的内容中有 {count} 个文件有错误；请修正后再次运行 clientctl sync",
    ),
    "syncing.conflict": (
        "{count:file|files} changed on both sides: {names}; git's merge is left open",
        "{count} 个文件双方都有改动：{names}；git 的合并尚未完成",
    ),
    "syncing.detached": (
        "no branch is checked out, so there is nothing to bring together",
        "当前不在任何分支上，无法同步",
    ),
    "syncing.detached_hint": ("go to a branch first: git switch main", "请先切换到分支：git switch main"),
    "syncing.elsewhere": (
        "git's merge has conflicts outside of the book",
        "git 的合并在客户簿之外有冲突",
    ),
    "syncing.elsewhere_hint": (
        "git status names them; git add them when they are right, then clientctl sync",
        "git status 会列出；改好后 git add，再运行 clientctl sync",
    ),
    "syncing.ended": ("ended the merge that was open", "已完成未结束的合并"),
    "syncing.fetching": ("Asking {name} …", "正在获取 {name} …"),
    "syncing.held_back": (
        "nothing was sent: the book has errors in {count:file|files}; mend them and run clientctl sync again",
        "未发送任何内容：客户簿中有 {count} 个文件有错误；请修正后再次运行 clientctl sync",
    ),
    "syncing.in_the_way": (
        "edits that are not committed are in the way of what was received: {paths}",
        "未提交的改动妨碍合并收到的内容：{paths}",
    ),
    "syncing.in_the_way_hint": (
        "commit them first (git add, git commit), then clientctl sync; nothing is lost",
        "请先提交（git add、git commit），再运行 clientctl sync；没有丢失任何内容",
    ),
    "syncing.level": ("Level with {name}", "已与 {name} 一致"),
    "syncing.marked": (
        "conflict marks are left in {paths}",
        "{paths} 中还有冲突标记",
    ),
    "syncing.marked_hint": (
        "edit the file and git add it, then clientctl sync",
        "请编辑该文件并 git add，再运行 clientctl sync",
    ),
    "syncing.no_commits": ("there is no commit yet", "还没有任何提交"),
    "syncing.no_commits_hint": (
        "make the first one: git add --all, git commit",
        "请先提交：git add --all、git commit",
    ),
    "syncing.no_fetch": ("could not fetch from {name}: {reason}", "无法从 {name} 获取：{reason}"),
    "syncing.no_git": ("there is no git, so nothing can be brought together", "没有 git，无法同步"),
    "syncing.no_git_hint": ("clientctl help git tells how to begin", "clientctl help git 说明如何开始"),
    "syncing.no_push": ("could not send to {name}: {reason}", "无法发送到 {name}：{reason}"),
    "syncing.no_remote": (
        "the book has no remote repository to share",
        "客户簿没有可共享的远程仓库",
    ),
    "syncing.no_remote_hint": (
        "name one: git remote add origin URL",
        "请指定一个：git remote add origin 地址",
    ),
    "syncing.received": (
        "Received  {count:client|clients} changed by {authors}",
        "已收到  {count} 个客户的改动，来自 {authors}",
    ),
    "syncing.received_files": (
        "Received  other files changed by {authors}",
        "已收到  其他文件的改动，来自 {authors}",
    ),
    "syncing.received_more": ("  and {count:client|clients} more", "  另有 {count} 个客户"),
    "syncing.received_one": ("  {id}  {what}", "  {id}  {what}"),
    "syncing.received_other": ("  {what}", "  {what}"),
    "syncing.refused": ("{name} does not take it: {reason}", "{name} 不接受：{reason}"),
    "syncing.refused_hint": (
        "a hook or a rule of the remote decides that; your commits are here, and nothing is lost",
        "这由钩子或远程仓库的规则决定；您的提交仍在本地，没有丢失任何内容",
    ),
    "syncing.resolve": (
        "clientctl resolve {name} --ours|--theirs|--both, then sync",
        "先 clientctl resolve {name} --ours|--theirs|--both，再 sync",
    ),
    "syncing.sending": ("Sending to {name} …", "正在发送到 {name} …"),
    "syncing.sent": ("Sent  {count:client|clients} to {name}", "已发送  {count} 个客户到 {name}"),
    "syncing.sent_few": (
        "Sent  {count:client|clients} to {name}: {ids}",
        "已发送  {count} 个客户到 {name}：{ids}",
    ),
    "syncing.sent_other": ("Sent  to {name}; no client changed", "已发送到 {name}；没有客户改动"),
    "syncing.too_busy": (
        "others were faster again and again; nothing was sent to {name}",
        "他人一再抢先，未能发送到 {name}",
    ),
    "syncing.unrelated": (
        "{name} and this book have no commit in common",
        "{name} 与本客户簿没有共同的提交",
    ),
    "syncing.unrelated_hint": (
        "is {name} the right repository? git remote -v; another book is joined by export and import",
        "{name} 是正确的仓库吗？git remote -v；另一个客户簿可用导出和导入合并",
    ),
    "syncing.unsent": (
        "{count:edited file is|edited files are} not committed, and stay here: {paths}",
        "{count} 个已编辑的文件未提交，只保留在本地：{paths}",
    ),
    "syncing.unshallow": (
        "this clone knows only the last commits: git fetch --unshallow {name}",
        "此克隆只有最近的提交：git fetch --unshallow {name}",
    ),
    "syncing.which_remote": ("there are several remotes: {names}", "有多个远程仓库：{names}"),
    "syncing.which_remote_hint": (
        "choose one: git branch --set-upstream-to={name}/{branch}, or git push -u {name} {branch}",
        "请选一个：git branch --set-upstream-to={name}/{branch}，或 git push -u {name} {branch}",
    ),
    "syncing.would_send": (
        "{count:client|clients} would be sent to {name}",
        "将发送 {count} 个客户到 {name}",
    ),
    "syncing.would_send_few": (
        "{count:client|clients} would be sent to {name}: {ids}",
        "将发送 {count} 个客户到 {name}：{ids}",
    ),
    "syncing.would_send_other": ("other files would be sent to {name}", "将发送其他文件到 {name}"),
}
