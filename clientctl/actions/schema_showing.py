"""schema show and schema fields: what a client's file may say, and every name that a query may use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from clientctl.actions.listing import build_listing
from clientctl.actions.telling import Row, Told, build_told_listing
from clientctl.errors import message
from clientctl.frozen import replace
from clientctl.model import Answer, Cell, Column, Field, Label
from clientctl.schema.effective import effective_schema

if TYPE_CHECKING:
    from clientctl.actions.selection import Selection
    from clientctl.actions.workspace import Workspace

_KIND: Final = Column("kind", Label("kind", "类型"))
FIELD_COLUMNS: Final = (
    Column("field", Label("field", "字段")),
    _KIND,
    Column("label_en", Label("English", "英文"), rank=2),
    Column("label_zh", Label("Chinese", "中文"), rank=1),
)
_OUTLINE: Final = (
    Column("field", Label("field", "字段")),
    Column("label", Label("label", "标签")),
    _KIND,
    Column("required", Label("required", "必填"), "flag", rank=1),
    Column("choices", Label("choices", "选项"), rank=2),
)


def list_fields(workspace: Workspace, selection: Selection) -> Answer:
    """Every field that queries and columns take: stored ones in the order of a file, and the computed ones."""
    rows = [
        {
            "field": field.name,
            "kind": _kind(field),
            "label_en": field.heading.en,
            "label_zh": field.heading.zh,
            "is_computed": field.is_computed,
        }
        for field in workspace.fields
    ]
    names = [column.name for column in FIELD_COLUMNS]
    answer, _ = build_told_listing(FIELD_COLUMNS, names, rows, selection, {"kind": Told(_KIND, _told_kind)})
    return replace(answer, foot=(message("shaping.field_count", count=len(rows)),))


def show_schema(workspace: Workspace, selection: Selection, language: str) -> Answer:
    """The schema in effect as one document, and an outline of it as a table, its labels in a language."""
    schema = effective_schema(workspace.catalog)
    rows = list(_outline(workspace, language))
    foot = (message("shaping.schema_foot"),)
    return replace(
        build_listing(_OUTLINE, rows, selection, foot=foot), objects=lambda: [schema], is_single=True
    )


def _kind(field: Field) -> str:
    """The kind as `schema add-field` names it: a list of words is a list."""
    return "list" if field.is_list else field.kind


def _told_kind(row: Row) -> Cell:
    kind = row["kind"]
    return message("shaping.field_computed", kind=kind) if row["is_computed"] else kind


def _outline(workspace: Workspace, language: str) -> Iterator[dict[str, Any]]:
    """A row for each field in the order of a file, after one for the mapping or list of records that it stands in."""
    groups = {group.name: group for group in workspace.groups}
    for field in workspace.catalog.fields:
        group = groups.pop(field.path[0], None)
        if group is not None:
            kind = "records" if group.name in workspace.catalog.records else "group"
            yield {"field": group.name, "label": group.label.text(language), "kind": kind}
        yield {
            "field": field.name,
            "label": field.label.text(language),
            "kind": _kind(field),
            "required": True if field.is_required else None,
            "choices": [*(choice.value for choice in field.choices), *field.vocabulary] or None,
        }
