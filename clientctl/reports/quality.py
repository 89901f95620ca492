"""quality: how well the main fields are filled, what is out of date or in doubt, and whose files need a hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final

from clientctl.errors import Message, message
from clientctl.facts.entries import day
from clientctl.facts.rfm import year
from clientctl.frozen import frozen
from clientctl.messages import label
from clientctl.model import Chart, Choice, Column, Figure, Table
from clientctl.reports.parts.clients import BRIEF, ID, cell
from clientctl.reports.parts.doubles import Double, doubles_of, doubles_table
from clientctl.reports.parts.figures import count_figure, percent
from clientctl.reports.parts.grouped import group_table
from clientctl.reports.parts.sheets import MAIN, Sheet, completeness, filled, sheets_of
from clientctl.reports.parts.trade import is_within
from clientctl.reports.segments import CLIENTS, SHARE
from clientctl.reports.study import Findings, Study

_REACHED_BY: Final = ("phone", "email", "wechat", "contacts.phone", "contacts.email", "contacts.wechat")


def _is_old(sheet: Sheet, today: date) -> bool:
    """Neither reviewed nor entered in the last year."""
    days = (day(sheet.first("reviewed")), day(sheet.first("since")))
    return not any(on is not None and (on > today or is_within(on, year(today))) for on in days)


@frozen
class Issue:
    """What may be wrong with the file of somebody who still is a client; its words are `report_quality.issue_NAME`."""

    name: str
    holds: Callable[[Sheet, date], bool]


ISSUES: Final = (
    Issue("without_owner", lambda sheet, today: not sheet.has("owner")),
    Issue("without_grade", lambda sheet, today: sheet.stage == "active" and not sheet.has("grade")),
    Issue("without_cadence", lambda sheet, today: sheet.stage == "active" and not sheet.has("cadence")),
    Issue(
        "without_contact",
        lambda sheet, today: not sheet.is_person and not sheet.has("contacts.name"),
    ),
    Issue(
        "contacts_left",
        lambda sheet, today: 0 < len(sheet.values["contacts.name"]) <= len(sheet.values["contacts.left"]),
    ),
    Issue("unreachable", lambda sheet, today: not any(map(sheet.has, _REACHED_BY))),
    Issue("not_reviewed", _is_old),
)
# Issues that only a look at all clients shows.
_SHARED: Final = ("same_phone", "same_email")
_NAMES: Final = (*(issue.name for issue in ISSUES), *_SHARED)


@frozen
class Judged:
    """A sheet with the names of its issues."""

    sheet: Sheet
    issues: tuple[str, ...]


def build(study: Study) -> Findings:
    """Main fields of all clients; issues of those who still are clients. No period changes what a file lacks."""
    sheets = sheets_of(study)
    doubles = doubles_of(sheets)
    judged = _judged(study, sheets, doubles)
    tables = (
        _fields(study, sheets),
        _issues(judged),
        _clients(study, judged),
        doubles_table(study, doubles),
        *([_segments(study, sheets, judged)] if study.by else ()),
    )
    return Findings(tables, tuple(_told(study, sheets, judged)), tuple(_figures(sheets, judged)))


def _judged(study: Study, sheets: Sequence[Sheet], doubles: Sequence[Double]) -> list[Judged]:
    """Those who still are clients, with their issues."""
    shared = {(f"same_{double.field}", sheet.subject.id) for double in doubles for sheet in double.sheets}
    return [
        Judged(
            sheet,
            (
                *(issue.name for issue in ISSUES if issue.holds(sheet, study.today)),
                *(name for name in _SHARED if (name, sheet.subject.id) in shared),
            ),
        )
        for sheet in sheets
        if sheet.is_kept
    ]


def _figures(sheets: Sequence[Sheet], judged: Sequence[Judged]) -> Iterator[Figure]:
    yield Figure(
        label("report_quality.figure_completeness"),
        completeness(sheets),
        "decimal",
        "%",
        name="completeness",
        definition=message("report_quality.defined_completeness", count=len(MAIN)),
    )
    counts = Counter(name for one in judged for name in one.issues)
    for name in ("without_owner", "without_contact", "not_reviewed"):
        yield count_figure(f"report_quality.issue_{name}", counts[name], "warning")


def _told(study: Study, sheets: Sequence[Sheet], judged: Sequence[Judged]) -> Iterator[Message]:
    if not sheets:
        yield message("report_trade.no_clients")
        return
    yield message("report_quality.finding", share=completeness(sheets), clients=len(sheets))
    count = sum(bool(one.issues) for one in judged)
    if count:
        yield message("report_quality.with_issues", count=count, clients=len(judged))
    yield message("report_quality.checks")


def _fields(study: Study, sheets: Sequence[Sheet]) -> Table:
    """Each main field with how many of those whom it is meant for have it, the emptiest first."""
    found = [(name, meant, has, percent(has, meant)) for name, meant, has in filled(sheets) if meant]
    found.sort(key=lambda row: row[3] or 0)
    rows = [(name, has, meant - has, share) for name, meant, has, share in found]
    choices = tuple(Choice(name, study.field(name).heading) for name, _ in MAIN)
    chart = None
    if found:
        heading = study.field(found[0][0]).heading
        finding = message("report_quality.emptiest", field=heading, share=found[0][3])
        chart = Chart(("field",), ("share",), finding)
    columns = (
        Column("field", label("report_quality.column_field"), "choice", choices),
        Column("filled", label("report_quality.column_filled"), "integer"),
        Column("missing", label("report_quality.column_missing"), "integer"),
        Column("share", label("report_quality.column_share"), "decimal"),
    )
    return Table(columns, rows, "fields", message("report_quality.table_fields"), chart)


def _issue_choices() -> tuple[Choice, ...]:
    return tuple(Choice(name, label(f"report_quality.issue_{name}")) for name in _NAMES)


def _issues(judged: Sequence[Judged]) -> Table:
    """How many clients each issue concerns, the most frequent first."""
    counts = Counter(name for one in judged for name in one.issues)
    names = sorted(_NAMES, key=lambda name: -counts[name])
    rows = [(name, counts[name], percent(counts[name], len(judged))) for name in names if judged]
    chart = None
    if counts:
        finding = message(
            "report_quality.most_frequent",
            issue=label(f"report_quality.issue_{names[0]}"),
            count=counts[names[0]],
        )
        chart = Chart(("issue",), ("clients",), finding)
    issue = Column("issue", label("report_quality.column_issue"), "choice", _issue_choices())
    return Table((issue, CLIENTS, SHARE), rows, "issues", message("report_quality.table_issues"), chart)


def _clients(study: Study, judged: Sequence[Judged]) -> Table:
    """Whose files lack something, the emptiest first, of equal ones those with the most issues."""
    name, owner = study.field("name"), study.field("owner")
    fields = tuple(Choice(field, study.field(field).heading) for field, _ in MAIN)
    columns = (
        ID,
        study.column(name),
        study.column(owner),
        Column("score", label("report_quality.column_score"), "decimal"),
        Column("issues", label("report_quality.column_issues"), "choice", _issue_choices()),
        Column("missing", label("report_quality.column_lacks"), "choice", fields, rank=1),
    )
    lacking = [one for one in judged if one.issues or one.sheet.missing]
    lacking.sort(key=lambda one: (-one.sheet.lack, -len(one.issues), one.sheet.subject.id))
    rows = [
        (
            one.sheet.subject.id,
            cell(one.sheet.subject, name),
            cell(one.sheet.subject, owner),
            completeness([one.sheet]),
            list(one.issues),
            list(one.sheet.missing),
        )
        for one in lacking
    ]
    return Table(columns, rows, "clients", message("report_quality.table_clients"), brief=BRIEF)


def _segments(study: Study, sheets: Sequence[Sheet], judged: Sequence[Judged]) -> Table:
    with_issues = {one.sheet.subject.id for one in judged if one.issues}
    return group_table(
        study,
        (
            (CLIENTS, len),
            (
                Column("completeness", label("report_quality.column_share"), "decimal"),
                lambda places: completeness([sheets[place] for place in places]),
            ),
            (
                Column("with_issues", label("report_quality.column_with_issues"), "integer"),
                lambda places: sum(sheets[place].subject.id in with_issues for place in places),
            ),
        ),
        finding="report_quality.least_filled",
        leads=1,
        most=False,
    )
