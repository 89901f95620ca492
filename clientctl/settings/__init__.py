"""Settings of a book: what `clientctl.yaml` says, as frozen data."""

from clientctl.settings.reading import build_settings
from clientctl.settings.rows import (
    FORMAT,
    Clv,
    DealStage,
    GradingRule,
    OwnReport,
    Person,
    Rate,
    Requirement,
    Rfm,
    Risk,
    Role,
    Settings,
    Stage,
)

__all__ = [
    "FORMAT",
    "Clv",
    "DealStage",
    "GradingRule",
    "OwnReport",
    "Person",
    "Rate",
    "Requirement",
    "Rfm",
    "Risk",
    "Role",
    "Settings",
    "Stage",
    "build_settings",
]
