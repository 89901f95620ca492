"""churn: who may leave, by which signals and with how much, and who has left or fallen asleep."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, Final

from clientctl.errors import Message, message
from clientctl.facts.entries import exact_sum, rounded
from clientctl.facts.risk import (
    LEVELS,
    READS,
    SIGNALS,
    Reason,
    Signal,
    in_turn,
    level_of,
    risk_of,
    signals_of,
)
from clientctl.frozen import frozen, replace
from clientctl.messages import label
from clientctl.model import Chart, Choice, Column, Figure, Table, Tone
from clientctl.reports.parts.clients import BRIEF, ID, cell, clients_table, ranked
from clientctl.reports.parts.figures import count_figure, percent
from clientctl.reports.parts.grouped import group_table
from clientctl.reports.parts.stages import stages_of
from clientctl.reports.parts.tallies import tally_table
from clientctl.reports.segments import CLIENTS, SHARE
from clientctl.reports.study import Findings, Study, Subject

_HIGH: Final = "high"
_AT_RISK: Final = ("high", "medium")
_TONES: Final[tuple[tuple[str, Tone], ...]] = (("high", "danger"), ("medium", "warning"))


@frozen
class Case:
    """A client with the signals that hold, its risk, its stage, and what it has bought, not rounded."""

    subject: Subject
    held: Sequence[tuple[Signal, Reason]]
    risk: Decimal
    level: str
    stage: Any
    total: Decimal

    @property
    def is_lost(self) -> bool:
        return bool(self.stage == "lost")


def build(study: Study) -> Findings:
    """The risk is that of today, whatever the period; amounts are of the period's orders."""
    cases = list(_cases(study))
    at_risk = _at_risk(cases)
    tables = (
        _levels(study, cases),
        _at_risk_table(study, at_risk),
        _signals(study, cases),
        *([_segments(study, cases)] if study.by else ()),
        _reasons(study, cases),
        _in_stage(study, cases, "lost", ("lost_reason", "owner", "last_order")),
        _in_stage(study, cases, "dormant", ("owner", "last_contact", "last_order")),
    )
    return Findings(tables, tuple(_told(study, cases, at_risk)), tuple(_figures(study, cases)))


def _cases(study: Study) -> Iterator[Case]:
    total = study.field("total")
    for whole, counted, stage in zip(study.all, study.subjects, stages_of(study), strict=True):
        held = signals_of(whole.excerpt(READS), study.settings, study.today)
        risk = risk_of(held, study.settings)
        yield Case(whole, held, risk, level_of(risk, study.settings), stage, counted.amount(total))


def _at_risk(cases: Sequence[Case]) -> list[Case]:
    """Who may still be kept: those at high risk first, among equals the most valuable."""
    found = [case for case in cases if case.level in _AT_RISK and not case.is_lost]
    found.sort(key=lambda case: (_AT_RISK.index(case.level), -case.total, case.subject.id))
    return found


def _sum(cases: Iterable[Case]) -> Decimal:
    return rounded(exact_sum(case.total for case in cases))


def _at_stake(cases: Sequence[Case]) -> Decimal:
    return _sum(case for case in cases if case.level == _HIGH and not case.is_lost)


def _figures(study: Study, cases: Sequence[Case]) -> Iterator[Figure]:
    levels = Counter(case.level for case in cases)
    lost = sum(case.is_lost for case in cases)
    at_stake = _at_stake(cases)
    yield count_figure("report_churn.figure_high", levels["high"], "danger")
    yield count_figure("report_churn.figure_medium", levels["medium"], "warning")
    yield Figure(
        label("report_churn.figure_at_stake"),
        at_stake,
        "money",
        study.settings.currency,
        "danger" if at_stake else "",
        "at_stake",
        definition=message("report_churn.defined_at_stake"),
    )
    yield count_figure("report_churn.figure_lost", lost)
    yield Figure(
        label("report_churn.figure_lost_share"), percent(lost, len(cases)), "decimal", "%", name="lost_share"
    )


def _told(study: Study, cases: Sequence[Case], at_risk: Sequence[Case]) -> Iterator[Message]:
    high = [case for case in at_risk if case.level == _HIGH]
    if high:
        yield message(
            "report_churn.finding",
            count=len(high),
            amount=_at_stake(cases),
            currency=study.settings.currency,
            name=high[0].subject.name,
        )
    elif at_risk:
        yield message("report_churn.medium_only", count=len(at_risk), name=at_risk[0].subject.name)
    else:
        yield message("report_churn.none" if cases else "report_trade.no_clients")
    lost = [case for case in cases if case.is_lost]
    if lost:
        yield message(
            "report_churn.lost",
            count=len(lost),
            clients=len(cases),
            amount=_sum(lost),
            currency=study.settings.currency,
        )


def _levels(study: Study, cases: Sequence[Case]) -> Table:
    """How many clients each level has, the lost among them, and what they have bought; high first."""
    level, total = study.column(study.field("risk_level")), study.column(study.field("total"))
    rows = []
    for name in reversed(LEVELS):
        found = [case for case in cases if case.level == name]
        lost = sum(case.is_lost for case in found)
        rows.append((name, len(found), percent(len(found), len(cases)), lost, _sum(found)))
    chart = None
    if cases:
        count = sum(row[1] for row in rows[:2])
        finding = message("report_churn.at_risk_share", share=percent(count, len(cases)), count=count)
        chart = Chart(("risk_level",), ("clients",), finding, "parts")
    columns = (
        replace(level, tones=_TONES),
        CLIENTS,
        SHARE,
        Column("lost", label("report_churn.column_lost"), "integer"),
        total,
    )
    return Table(columns, rows if cases else (), "levels", message("report_churn.table_levels"), chart)


def _at_risk_table(study: Study, at_risk: Sequence[Case]) -> Table:
    shown = [study.field(name) for name in ("name", "risk", "risk_level")]
    behind = [study.field(name) for name in ("owner", "last_contact")]
    name, risk, level = map(study.column, shown)
    columns = (
        ID,
        name,
        replace(risk, rank=3),
        replace(level, label=label("report_churn.column_level"), rank=0, tones=_TONES),
        Column(
            "signals", label("report_churn.column_signals"), "choice", _signal_choices(), audience="programs"
        ),
        study.column(study.field("total")),
        *map(study.column, behind),
        Column("why", label("report_churn.column_why"), audience="people"),
    )
    weights = study.settings.risk.weights
    rows = []
    for case in at_risk:
        held = sorted(case.held, key=lambda pair: -weights[pair[0].name])
        rows.append(
            (
                case.subject.id,
                cell(case.subject, shown[0]),
                case.risk,
                case.level,
                [signal.name for signal, _ in held],
                rounded(case.total),
                *(cell(case.subject, field) for field in behind),
                in_turn([signal.told(reason) for signal, reason in held]),
            )
        )
    return Table(columns, rows, "at_risk", message("report_churn.table_at_risk"), brief=BRIEF)


def _signals(study: Study, cases: Sequence[Case]) -> Table:
    """Each signal with its weight and the clients that show it, the most frequent first."""
    counts = Counter(signal.name for case in cases for signal, _ in case.held)
    weights = study.settings.risk.weights
    names = sorted((signal.name for signal in SIGNALS), key=lambda name: -counts[name])
    rows = [(name, counts[name], percent(counts[name], len(cases)), weights[name]) for name in names]
    chart = None
    if counts:
        finding = message(
            "report_churn.most_frequent",
            signal=message(f"reasons.signal_{names[0]}"),
            count=counts[names[0]],
        )
        chart = Chart(("signal",), ("clients",), finding)
    columns = (
        Column("signal", label("report_churn.column_signal"), "choice", _signal_choices()),
        CLIENTS,
        SHARE,
        Column("weight", label("report_churn.column_weight"), "decimal"),
    )
    return Table(columns, rows if cases else (), "signals", message("report_churn.table_signals"), chart)


def _signal_choices() -> tuple[Choice, ...]:
    return tuple(Choice(signal.name, label(f"reasons.signal_{signal.name}")) for signal in SIGNALS)


def _segments(study: Study, cases: Sequence[Case]) -> Table:
    def count(what: str) -> Any:
        return lambda places: sum(cases[place].level == what for place in places)

    high, medium = (
        (Column(name, label(f"report_churn.figure_{name}"), "integer"), count(name)) for name in _AT_RISK
    )
    lost = Column("lost", label("report_churn.column_lost"), "integer")
    return group_table(
        study,
        ((CLIENTS, len), high, medium, (lost, lambda places: sum(cases[place].is_lost for place in places))),
        finding="report_churn.most_high",
        leads=1,
    )


def _reasons(study: Study, cases: Sequence[Case]) -> Table:
    """Why clients left, as far as it is told."""
    field = study.field("lost_reason")
    counts = Counter(cell(case.subject, field) for case in cases if case.is_lost)
    return tally_table("report_churn.table_reasons", field, counts, CLIENTS, "report_churn.usual_reason")


def _in_stage(study: Study, cases: Sequence[Case], stage: str, fields: Sequence[str]) -> Table:
    """Who is in a stage, those first who have bought the most."""
    totals = {case.subject.id: case.total for case in cases if case.stage == stage}
    return clients_table(
        study,
        f"report_churn.table_{stage}",
        ranked((case.subject for case in cases if case.stage == stage), lambda s: totals[s.id]),
        fields,
        extra=((study.column(study.field("total")), lambda s: rounded(totals[s.id])),),
    )
