"""tag and tags: add and remove tags, and list those in use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from clientctl import text
from clientctl.actions.changing import Edit, Plan, plan_edits
from clientctl.actions.listing import build_listing
from clientctl.actions.references import Choose
from clientctl.actions.selection import Selection
from clientctl.actions.targets import Target, find_targets
from clientctl.actions.workspace import Workspace
from clientctl.dates import Tense
from clientctl.errors import Message, Problem, WrongUsage, message
from clientctl.model import Answer, Column, Label
from clientctl.names import fold
from clientctl.query import parse_arguments
from clientctl.values import KINDS

_COLUMNS: Final = (Column("tag", Label("tag", "标签")), Column("count", Label("count", "数量"), "integer"))


def plan_tags(
    workspace: Workspace, target: Target, typed: Sequence[str], choose: Choose | None = None
) -> Plan:
    """`x` or `+x` adds the tag x, `x-` removes it, for every client meant: all of them or none."""
    if not typed:
        raise WrongUsage("actions.no_tags", hint=message("actions.tags_form"))
    changes = [_parse(word, workspace) for word in typed]
    problems: list[Problem] = []
    edits = []
    changing: dict[tuple[str, bool], None] = {}
    for source in find_targets(workspace, target, choose, problems):
        client = source.client
        held = client.document.get("tags")
        changed, operations = _effect(changes, held if isinstance(held, list) else [])
        changing.update(dict.fromkeys(changed))
        words = message("actions.tagged", id=client.id, what=_told(changed), path=client.path)
        edits.append(Edit(source, operations, words))
    return plan_edits(
        workspace,
        "tag",
        edits,
        lambda count: message("actions.tagged_many", count=count, what=_told(tuple(changing))),
        problems=problems,
    )


def _parse(word: str, workspace: Workspace) -> tuple[str, bool]:
    """The tag, and whether it is added."""
    is_added = not word.endswith(("-", "－"))
    name = word.removeprefix("+").removeprefix("＋") if is_added else word[:-1]
    field = workspace.catalog.field("tags")
    return str(KINDS[field.kind].parse(name, field, workspace.context(Tense.PAST))), is_added


def _effect(
    changes: Sequence[tuple[str, bool]], held: Sequence[object]
) -> tuple[list[tuple[str, bool]], tuple[text.Operation, ...]]:
    """Those of the changes that change something, and how."""
    changed: list[tuple[str, bool]] = []
    operations: list[text.Operation] = []
    tags = [fold(str(tag)) for tag in held]
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
    return changed, tuple(operations)


def _told(changes: Sequence[tuple[str, bool]]) -> tuple[Message, ...]:
    codes = {True: "actions.tag_added", False: "actions.tag_removed"}
    return tuple(message(codes[is_added], tag=tag) for tag, is_added in changes)


def list_tags(
    workspace: Workspace, arguments: Sequence[str], selection: Selection
) -> tuple[Answer, tuple[Problem, ...]]:
    """Every tag in use among the clients that match, the most used first."""
    query = parse_arguments(arguments, workspace.scope)
    problems = list(workspace.problems)
    field = workspace.catalog.field("tags")
    spelled: dict[str, Counter[str]] = {}
    for subject in workspace.matching(query, problems):
        texts = [tag for tag in subject.values(field) if isinstance(tag, str)]
        for folded, tag in {fold(tag): tag for tag in texts}.items():
            spelled.setdefault(folded, Counter())[tag] += 1
    # the same tag in several spellings goes by the commonest
    counts = [(max(sorted(c), key=c.__getitem__), c.total(), folded) for folded, c in spelled.items()]
    rows = [
        {"tag": tag, "count": count}
        for tag, count, folded in sorted(counts, key=lambda row: (-row[1], row[2]))
    ]
    foot = (message("actions.tag_total", count=len(rows)) if rows else message("actions.no_tags_yet"),)
    return build_listing(_COLUMNS, rows, selection, foot=foot), tuple(problems)
