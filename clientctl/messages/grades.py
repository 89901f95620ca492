"""Who would get another grade, who may leave, and why."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "grades.apply_all": (
        "-c, -s, -n and --count choose what is shown; --apply changes every client that is listed without them",
        "-c、-s、-n 和 --count 只决定显示什么；--apply 会修改不加它们时列出的每个客户",
    ),
    "grades.apply_all_hint": (
        "leave them out; for some clients only: clientctl grade QUERY --apply",
        "请去掉；只改部分客户：clientctl grade 查询 --apply",
    ),
    "grades.because": ("{values} ({when})", "{values}（{when}）"),
    "grades.broken_rules": (
        "no grade is changed while any rule of grading cannot be used",
        "grading 里有规则无法使用，未修改任何等级",
    ),
    "grades.by_rule": ("{when}", "{when}"),
    "grades.down": ("down: {tier}", "下调：{tier}"),
    "grades.graded": ("Graded  {id}  {what}   {path}", "已定级  {id}  {what}   {path}"),
    "grades.graded_many": ("Graded  {count:client|clients}  {what}", "已定级  {count} 个客户  {what}"),
    "grades.in_tier": ("{tier}: {count}", "{tier}：{count} 个"),
    "grades.levels": (
        "{clients}, {high} at high risk, {medium} at medium · why: clientctl explain REF risk",
        "{clients}，高风险 {high} 个，中风险 {medium} 个 · 原因：clientctl explain 客户 risk",
    ),
    "grades.missed": ("not {when}: {values}", "不符合 {when}：{values}"),
    "grades.missed_rule": ("not {when}", "不符合 {when}"),
    "grades.new": ("new: {tier}", "新定：{tier}"),
    "grades.no_levels": ("{clients}, none at medium or high risk", "{clients}，没有中风险或高风险的"),
    "grades.no_rules": (
        "no rules for grades yet: write them in clientctl.yaml, such as "
        "grading: [{{when: 'total>=100000', grade: A}}]",
        "还没有定级规则：请写在 clientctl.yaml 里，例如 grading: [{{when: 'total>=100000', grade: A}}]",
    ),
    "grades.no_value": ("no {field}", "无{field}"),
    "grades.none": ("none", "无"),
    "grades.none_would_change": (
        "nothing to change: none of {count:client|clients} would get another grade",
        "无需修改：{count} 个客户的等级都不变",
    ),
    "grades.some_would_change": (
        "{shown} of the {count} that would change, out of {matching:client|clients} · change all {count}: --apply",
        "{matching} 个客户中 {count} 个会变，这里列出 {shown} 个 · 加 --apply 会全部修改",
    ),
    "grades.tier": ("{old} → {new}", "{old} → {new}"),
    "grades.up": ("up: {tier}", "上调：{tier}"),
    "grades.value": ("{field} {value}", "{field} {value}"),
    "grades.would_change": (
        "{count} of {matching:client|clients} would change · to do it, add --apply",
        "{matching} 个客户中 {count} 个会变 · 加 --apply 即修改",
    ),
}
