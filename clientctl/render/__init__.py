"""Output formats: an Answer as text for people and for programs, and the notices on stderr."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from clientctl.render.style import Renderer, Style

__all__ = ["RENDERERS", "Renderer", "Style"]

_ROWS: Final = (
    Renderer("table", is_for_people=True, module=".table", function="render_table"),
    Renderer("json", is_for_people=False, module=".json_text", function="render_json"),
    Renderer("jsonl", is_for_people=False, module=".json_text", function="render_jsonl"),
    Renderer("yaml", is_for_people=False, module=".yaml_text", function="render_yaml"),
    Renderer("csv", is_for_people=False, module=".delimited", function="render_csv"),
    Renderer("tsv", is_for_people=False, module=".delimited", function="render_tsv"),
    Renderer("md", is_for_people=True, module=".markdown", function="render_markdown"),
    Renderer("html", is_for_people=True, module=".html.page", function="render_html", is_general=False),
    Renderer("ids", is_for_people=False, module=".ids", function="render_ids"),
    Renderer("ics", is_for_people=True, module=".calendar", function="render_calendar", is_general=False),
)

RENDERERS: Final[Mapping[str, Renderer]] = {row.name: row for row in _ROWS}
