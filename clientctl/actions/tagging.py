"""tag: add and remove tags of one client or many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from clientctl import text
from clientctl.actions.bulk import Wording, plan_for_each
from clientctl.actions.changing import Plan
from clientctl.actions.references import Choose
from clientctl.actions.targets import Target, find_targets
from clientctl.actions.workspace import Workspace
from clientctl.dates import Tense
from clientctl.errors import Message, Problem, WrongUsage, message
from clientctl.model import Document
from clientctl.names import fold
from clientctl.values import KINDS

_WORDING: Final = Wording("tag", "actions.tagged", "actions.tagged_many")


def plan_tags(
    workspace: Workspace, target: Target, typed: Sequence[str], choose: Choose | None = None
) -> Plan:
    """`x` or `+x` adds the tag x, `x-` removes it, for every client meant: all of them or none."""
    if not typed:
        raise WrongUsage("actions.no_tags", hint=message("actions.tags_form"))
    changes = [_parse(word, workspace) for word in typed]
    problems: list[Problem] = []
    sources = find_targets(workspace, target, choose, problems)
    return plan_for_each(
        workspace, target, sources, lambda document: _effect(changes, document), _told, _WORDING, problems
    )


def _parse(word: str, workspace: Workspace) -> tuple[str, bool]:
    """The tag, and whether it is added."""
    is_added = not word.endswith(("-", "－"))
    name = word.removeprefix("+").removeprefix("＋") if is_added else word[:-1]
    field = workspace.catalog.field("tags")
    return str(KINDS[field.kind].parse(name, field, workspace.context(Tense.PAST))), is_added


def _effect(
    changes: Sequence[tuple[str, bool]], document: Document
) -> tuple[Sequence[tuple[str, bool]], Sequence[text.Operation]]:
    """Those of the changes that change something, and how."""
    held = document.get("tags")
    changed: list[tuple[str, bool]] = []
    operations: list[text.Operation] = []
    tags = [fold(str(tag)) for tag in held] if isinstance(held, list) else []
    for tag, is_added in changes:
        folded = fold(tag)
        if is_added == (folded in tags):
            continue
        changed.append((tag, is_added))
        if is_added:
            operations.append(text.Append(("tags",), tag))
            tags.append(folded)
        while not is_added and folded in tags:
            operations.append(text.Remove(("tags", tags.index(folded))))
            tags.remove(folded)
    return changed, operations


def _told(changes: Sequence[tuple[str, bool]]) -> tuple[Message, ...]:
    codes = {True: "actions.tag_added", False: "actions.tag_removed"}
    return tuple(message(codes[is_added], tag=tag) for tag, is_added in changes)
