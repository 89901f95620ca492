"""tags: the tags in use, with their counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from clientctl.actions.listing import build_listing
from clientctl.actions.selection import Selection
from clientctl.actions.workspace import Workspace
from clientctl.errors import Problem, message
from clientctl.model import Answer, Column, Label
from clientctl.names import fold
from clientctl.query import parse_arguments

COLUMNS: Final = (Column("tag", Label("tag", "标签")), Column("count", Label("count", "数量"), "integer"))


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
    return build_listing(COLUMNS, rows, selection, foot=foot), tuple(problems)
