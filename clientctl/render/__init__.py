"""Output formats: an Answer as text for people and for programs, and the notices on stderr."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from clientctl.render.delimited import render_csv, render_tsv
from clientctl.render.diff import render_diff, unified
from clientctl.render.ids import render_ids
from clientctl.render.json_text import render_json, render_jsonl
from clientctl.render.markdown import render_markdown
from clientctl.render.notice import render_error, render_message, render_problem, render_warning
from clientctl.render.safe import safe
from clientctl.render.style import Renderer, Style
from clientctl.render.table import render_table
from clientctl.render.yaml_text import render_yaml

__all__ = [
    "RENDERERS",
    "Renderer",
    "Style",
    "render_diff",
    "render_error",
    "render_message",
    "render_problem",
    "render_warning",
    "safe",
    "unified",
]

_ROWS: Final = (
    Renderer("table", is_for_people=True, render=render_table),
    Renderer("json", is_for_people=False, render=render_json),
    Renderer("jsonl", is_for_people=False, render=render_jsonl),
    Renderer("yaml", is_for_people=False, render=render_yaml),
    Renderer("csv", is_for_people=False, render=render_csv),
    Renderer("tsv", is_for_people=False, render=render_tsv),
    Renderer("md", is_for_people=True, render=render_markdown),
    Renderer("ids", is_for_people=False, render=render_ids),
)

RENDERERS: Final[Mapping[str, Renderer]] = {row.name: row for row in _ROWS}
