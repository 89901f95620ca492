"""Stages: the five that a client goes through; those that a book adds count as one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from clientctl.model import Column, Field
from clientctl.reports.study import Study, Subject

STAGES: Final = ("lead", "prospect", "active", "dormant", "lost")


def stages_of(study: Study) -> list[Any]:
    """The stage of each client, one of the five as the book counts it; None without one, others as they stand."""
    field = study.field("stage")
    counted = {stage.name: stage.counts_as for stage in study.settings.stages}
    return [_stage(subject, field, counted) for subject in study.subjects]


def stage_order(found: Sequence[Any]) -> list[Any]:
    """The five, then others that were found by their names, and None where a client has none."""
    others = {stage for stage in found if stage is not None} - set(STAGES)
    return [*STAGES, *sorted(others, key=str), *([None] if None in found else [])]


def stage_column(study: Study) -> Column:
    field = study.field("stage")
    return Column(field.name, field.heading, field.kind, field.choices)


def _stage(subject: Subject, field: Field, counted: dict[str, str]) -> Any:
    stage = next(iter(subject.values(field)), None)
    return counted.get(stage, stage) if isinstance(stage, str) else stage
