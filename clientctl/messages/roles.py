"""Who may change what: refusals of writers, findings about commits, extracts for a role, checks in CI."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    # the rules themselves
    "roles.same_address": (
        "{person} has the e-mail address {email} too",
        "{person} 的邮箱也是 {email}",
    ),
    "roles.same_address_hint": (
        "a commit is known to be somebody's by the address, so each needs one of their own",
        "提交靠邮箱认人，每个人要有自己的邮箱",
    ),
    "roles.nobody_free": (
        "nobody's role may change everything, so nobody may change these rules",
        "没有人的角色可以修改全部内容，因此谁也不能再改这些规则",
    ),
    "roles.nobody_free_hint": (
        "give somebody a role with {{clients: all, change: all}}",
        "请给某个人一个 {{clients: all, change: all}} 的角色",
    ),
    "roles.unreachable": (
        "no value of {field} may become {value}",
        "{field} 的任何值都不能变成 {value}",
    ),
    "roles.unreachable_hint": (
        "name it among what some value may become, unless it is only for new clients",
        "请在某个值的去向里写上它，除非它只给新客户用",
    ),
    # whose change it is
    "roles.of_commit": (" (commit {rev} by {author})", "（{author} 的提交 {rev}）"),
    "roles.of_staged": (" (staged by {author})", "（{author} 暂存的修改）"),
    "roles.author": ("{name} <{email}>", "{name} <{email}>"),
    # what is not allowed
    "roles.refused": ("not allowed, so nothing was written: {paths}", "不允许，未写入任何内容：{paths}"),
    "roles.refused_hint": (
        "the rules are in clientctl.yaml; about them: clientctl help roles",
        "规则在 clientctl.yaml 里；说明见：clientctl help roles",
    ),
    "roles.transition": (
        "{field} of {id} may not go from {old} to {new}{where}",
        "{id} 的{field}不能从“{old}”变为“{new}”{where}",
    ),
    "roles.nothing": ("nothing", "空"),
    "roles.transition_hint": ("from {old} it may become: {allowed}", "从“{old}”可以变为：{allowed}"),
    "roles.transition_end": (
        "{old} is where it ends; the transitions stand in clientctl.yaml",
        "“{old}”是终点；流转写在 clientctl.yaml 的 transitions 里",
    ),
    "roles.unknown": (
        "{who} is not among the people of the book, so may change nothing{where}",
        "{who} 不在客户簿的人员里，什么也不能改{where}",
    ),
    "roles.unknown_hint": (
        "add them to people in clientctl.yaml with name, email and role; the address is that of git's user.email",
        "请在 clientctl.yaml 的 people 里写上姓名、邮箱和角色；邮箱要与 git 的 user.email 一致",
    ),
    "roles.no_role": (
        "{who} has no role, so may change nothing{where}",
        "{who} 没有角色，什么也不能改{where}",
    ),
    "roles.no_role_hint": (
        "give them one in clientctl.yaml under people: {roles}",
        "请在 clientctl.yaml 的 people 里指定一个：{roles}",
    ),
    "roles.not_own": (
        "{who} ({role}) may change only own clients, and {id} belongs to {owner}{where}",
        "{who}（{role}）只能修改自己的客户，{id} 由 {owner} 负责{where}",
    ),
    "roles.not_owned": (
        "{who} ({role}) may change only own clients, and {id} has no owner{where}",
        "{who}（{role}）只能修改自己的客户，{id} 没有负责人{where}",
    ),
    "roles.field": (
        "{who} ({role}) may not change {field} of {id}{where}",
        "{who}（{role}）不能修改 {id} 的{field}{where}",
    ),
    "roles.removal": (
        "{who} ({role}) may not remove {id}{where}",
        "{who}（{role}）不能删除 {id}{where}",
    ),
    "roles.file": (
        "{who} ({role}) may not change {path}{where}",
        "{who}（{role}）不能修改 {path}{where}",
    ),
    "roles.who_may": ("who may: {people}", "可以修改的人：{people}"),
    "roles.nobody_may": (
        "by the roles in clientctl.yaml nobody may",
        "按 clientctl.yaml 里的角色，没有人可以",
    ),
    "roles.log_removed": (
        "an entry was taken out of the log of {id}: {item}{where}",
        "{id} 的沟通记录被删去一条：{item}{where}",
    ),
    "roles.log_changed": (
        "an entry in the log of {id} was rewritten: {item}{where}",
        "{id} 的沟通记录被改写：{item}{where}",
    ),
    "roles.log_hint": (
        "what others have seen stays; add a new entry that sets it right",
        "别人看过的记录要保留；请另加一条记录更正",
    ),
    "roles.client_again": (
        "{id} was another client's id before: {name}{where}",
        "{id} 以前是另一个客户的 ID：{name}{where}",
    ),
    "roles.entry_again": (
        "{item} in {id} was the id of another entry of {record} before{where}",
        "{id} 里的 {item} 以前是 {record} 中另一条的 ID{where}",
    ),
    "roles.again_hint": ("give it an id of its own", "请给它一个新的 ID"),
    "roles.not_readable": (
        "cannot be read, so what was changed cannot be judged: {problem}{where}",
        "无法读取，因此无法判断改了什么：{problem}{where}",
    ),
    "roles.not_readable_hint": (
        "join the commit with the one that mends it: git rebase -i",
        "请把这次提交和修复它的提交合并成一个：git rebase -i",
    ),
    "roles.unrelated": (
        "a history of its own that begins in this commit cannot be judged{where}",
        "从这次提交另起的历史无法判断{where}",
    ),
    "roles.unrelated_hint": (
        "make the changes again on top of the branch that all share",
        "请在大家共用的分支上重新修改",
    ),
    "roles.rules_broken": (
        "the rules in commit {rev} cannot be read, so nothing was judged by them: {keys}",
        "提交 {rev} 里的规则无法读取，未按它们判断：{keys}",
    ),
    "roles.judging": ("Judging commits", "核对提交"),
    # from where
    "roles.not_here": (
        "this clone has only the last commits, and {rev} is not among them",
        "这个克隆只有最近的提交，其中没有 {rev}",
    ),
    "roles.not_joined": (
        "this clone has only the last commits, so it cannot be seen what came after {rev}",
        "这个克隆只有最近的提交，看不到 {rev} 之后有哪些",
    ),
    "roles.fetch_depth": (
        "fetch all of it: fetch-depth: 0 (GitHub), GIT_DEPTH: 0 (GitLab), or git fetch --unshallow",
        "请取得全部历史：fetch-depth: 0（GitHub）、GIT_DEPTH: 0（GitLab），或 git fetch --unshallow",
    ),
    "roles.no_common": ("{rev} and HEAD have no commit in common", "{rev} 与 HEAD 没有共同的提交"),
    "roles.no_common_hint": (
        "compare with the branch that this one was made from",
        "请与这个分支的来源分支比较",
    ),
    "roles.unmerged": (
        "the index cannot be checked while files are unmerged",
        "还有未合并的文件，无法检查暂存区",
    ),
    "roles.one_of_two": ("--staged and --against are two questions", "--staged 和 --against 是两件事"),
    "roles.one_of_two_hint": ("ask one after the other", "请分两次检查"),
    "roles.judged": ("{count:commit|commits} judged", "核对了 {count} 次提交"),
    # extracts
    "roles.nobody_called": ("there is no role and nobody called '{name}'", "没有叫“{name}”的角色或人员"),
    "roles.none": ("clientctl.yaml has no roles", "clientctl.yaml 里没有 roles"),
    "roles.there_are": ("there are: {names}", "现有：{names}"),
    "roles.may_not_read": ("{role} may not read {fields}", "{role} 不能读取 {fields}"),
    "roles.may_not_read_hint": ("leave these columns out", "请去掉这些列"),
    # init --ci
    "roles.ci_exists": ("{path} exists already, and stays as it is", "{path} 已经存在，保持不变"),
    "roles.ci_exists_hint": (
        "add to it what this shows: clientctl init /tmp/new --ci {host} --dry-run",
        "请把这条命令显示的内容加进去：clientctl init /tmp/new --ci {host} --dry-run",
    ),
    "roles.ci_within": (
        "the book lies within the repository {top}, whose CI is set up at its top",
        "客户簿在仓库 {top} 里面，CI 要在仓库的最上层设置",
    ),
    "roles.ci_within_hint": (
        "let that CI run: clientctl -C {dir} check --against REV",
        "请让那里的 CI 运行：clientctl -C {dir} check --against 版本",
    ),
    "roles.ci_written": (
        "Written  {path}; commit and push it, and every push is checked",
        "已写入  {path}；提交并推送后，每次推送都会检查",
    ),
    "roles.ci_alone": (
        "--ci adds one file to a book; --example is for a new one",
        "--ci 给客户簿添加一个文件；--example 只用于新客户簿",
    ),
    "roles.ci_alone_hint": ("leave --example out", "请去掉 --example"),
    # options
    "roles.option_against": (
        "judge the commits that REV lacks by its rules",
        "按 REV 的规则核对它还没有的提交",
    ),
    "roles.option_staged": ("check what is staged in git, as a hook does", "像钩子那样检查 git 暂存区"),
    "roles.option_role": ("only what this role, or person, may read", "只导出该角色（或人员）可读的内容"),
    "roles.option_ci": ("the check that runs with every push", "每次推送时运行的检查"),
}
