"""What was found as flat objects for programs, and in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from clientctl.actions.health.checks import CHECKS
from clientctl.actions.health.finding import Finding
from clientctl.actions.listing import build_listing
from clientctl.actions.selection import Selection
from clientctl.errors import Message, message
from clientctl.messages import Language, template, word
from clientctl.model import Answer, Choice, Column, Label, Tone

_STATUSES: Final[tuple[tuple[str, Tone], ...]] = (
    ("ok", "accent"),
    ("warning", "warning"),
    ("error", "danger"),
)


def finding_listing(findings: Sequence[Finding], selection: Selection, language: Language) -> Answer:
    """Findings as objects; `language`: of the remedies, which tell what is wrong and what to do about it.

    remedy: None where all is well.
    """
    rows: list[dict[str, Any]] = [
        {"what": finding.what, "status": finding.status, "remedy": _remedy(finding, language)}
        for finding in findings
    ]
    return build_listing(_columns(), rows, selection, foot=(summary(findings),))


def summary(findings: Sequence[Finding]) -> Message:
    """How many things were looked at, and how many of them are not well."""
    errors, warnings = (sum(f.status == status for f in findings) for status in ("error", "warning"))
    if not errors and not warnings:
        return message("health.all_well", count=len(findings))
    return message("health.summary", count=len(findings), errors=errors, warnings=warnings)


def name_code(what: str) -> str:
    """The code of what people call a finding's name."""
    return f"health.what_{what.replace(' ', '_')}"


def _columns() -> tuple[Column, ...]:
    names = tuple(_choice(check.name, name_code(check.name)) for check in CHECKS)
    statuses = tuple(_choice(status, f"health.status_{status}") for status, _ in _STATUSES)
    return (
        Column("what", Label("what", "检查项"), "choice", names),
        Column("status", Label("status", "状态"), "choice", statuses, tones=_STATUSES),
        Column("remedy", Label("remedy", "措施")),
    )


def _choice(value: str, code: str) -> Choice:
    return Choice(value, Label(template(code, "en"), template(code, "zh")))


def _remedy(finding: Finding, language: Language) -> str | None:
    if finding.status == "ok":
        return None
    if finding.advice is None:
        return word(finding.said, language)
    return word(message("health.remedy", said=finding.said, advice=finding.advice), language)
