"""Clients that go, move or get other ids."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    # archive, restore
    "housekeeping.archived": ("Archived  {id}  {name}   {path}", "已归档  {id}  {name}   {path}"),
    "housekeeping.archived_already": ("{id} is archived already", "{id} 已在归档中"),
    "housekeeping.archived_many": ("Archived  {count:client|clients}", "已归档  {count} 个客户"),
    "housekeeping.ask_archive": ("Archive {count:client|clients}?", "归档 {count} 个客户？"),
    "housekeeping.ask_restore": ("Restore {count:client|clients}?", "恢复 {count} 个客户？"),
    "housekeeping.not_archived": ("{id} is not archived", "{id} 不在归档中"),
    "housekeeping.place_taken": (
        "{path} is there already: two clients have the id {id}",
        "{path} 已存在：有两个客户的 ID 都是 {id}",
    ),
    "housekeeping.restored": ("Restored  {id}  {name}   {path}", "已恢复  {id}  {name}   {path}"),
    "housekeeping.restored_many": ("Restored  {count:client|clients}", "已恢复  {count} 个客户"),
    "housekeeping.to_archive": ("to archive/", "移入 archive/"),
    "housekeeping.to_restore": ("back to clients/", "移回 clients/"),
    "housekeeping.two_of_one_id": (
        "give the one in clients/ another id first: clientctl mv {id} NEW-ID",
        "请先给 clients/ 里的那一个换个 ID：clientctl mv {id} 新ID",
    ),
    # rm
    "housekeeping.ask_rm": ("Delete {id} ({name})?", "删除 {id}（{name}）？"),
    "housekeeping.ask_rm_many": ("Delete {count:client|clients}?", "删除 {count} 个客户？"),
    "housekeeping.clients": ("{count:client|clients}", "{count} 个客户"),
    "housekeeping.ignored_hint": (
        "take it out of .gitignore, or archive the client instead: clientctl archive REF",
        "请把它从 .gitignore 中去掉，或改为归档该客户：clientctl archive 客户",
    ),
    "housekeeping.log_entries": ("{count:log entry|log entries}", "{count} 条沟通记录"),
    "housekeeping.loses_link": ("loses its link to {ids}", "去掉指向 {ids} 的关联"),
    "housekeeping.no_history": (
        "there is no git to bring a deleted client back; nothing was deleted",
        "没有 git，删除的客户无法找回；未删除任何内容",
    ),
    "housekeeping.no_history_hint": (
        "archive the client instead: clientctl archive REF",
        "请改为归档该客户：clientctl archive 客户",
    ),
    "housekeeping.orders": ("{count:order|orders}", "{count} 个订单"),
    "housekeeping.other_entries": ("{count:other entry|other entries}", "{count} 个其他条目"),
    "housekeeping.removal": (
        "To be deleted, and kept by git: {parts}",
        "将删除以下内容，git 会保留：{parts}",
    ),
    "housekeeping.rm": ("Deleted  {id}  {name}   {path}", "已删除  {id}  {name}   {path}"),
    "housekeeping.rm_many": ("Deleted  {count:client|clients}", "已删除  {count} 个客户"),
    "housekeeping.to_rm": ("deleted", "删除"),
    "housekeeping.uncommitted_hint": (
        "commit it first, or leave the commit to clientctl: without --no-commit, with autocommit: true",
        "请先提交，或让 clientctl 提交：不加 --no-commit，并设 autocommit: true",
    ),
    "housekeeping.unkept": (
        "git does not have what is in {paths}, so it could not come back; nothing was deleted",
        "git 中没有 {paths} 的内容，删除后无法找回；未删除任何内容",
    ),
    "housekeeping.unlinked": ("links to what was deleted taken out of: {ids}", "已去掉相关的关联：{ids}"),
    "housekeeping.way_back": ("to have it back: {command}", "找回的方法：{command}"),
    # mv
    "housekeeping.id_taken": ("the id {id} is taken: {path}", "ID {id} 已被占用：{path}"),
    "housekeeping.id_taken_hint": (
        "choose another one, or give that client another id first: clientctl mv {id} NEW-ID",
        "请换一个，或先给那个客户换个 ID：clientctl mv {id} 新ID",
    ),
    "housekeeping.linked": ("links followed in: {ids}", "关联已随之更改：{ids}"),
    "housekeeping.mv": ("Moved  {old} → {new}   {path}", "已换 ID  {old} → {new}   {path}"),
    "housekeeping.query_left": (
        "{place} asks for the id {id}, and was not changed",
        "{place} 仍在查询 ID {id}，未作修改",
    ),
    "housekeeping.same_id": ("the id is {id} already", "ID 已经是 {id}"),
}
