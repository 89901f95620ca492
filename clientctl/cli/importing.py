"""The course of an import: plan, preview, question, write, rejects."""

from __future__ import annotations

from collections.abc import Iterator

from clientctl.actions.changing import Outcome, apply_changes, carry_out, get_ready
from clientctl.actions.import_plan import ImportPlan, Request
from clientctl.actions.importing import plan_import
from clientctl.cli import streams
from clientctl.cli.output import find_renderer
from clientctl.cli.session import Session
from clientctl.cli.writing import agree, present_outcome
from clientctl.errors import ExitCode, Message, message
from clientctl.exchange.delimited import write_csv
from clientctl.messages import word
from clientctl.model import Answer
from clientctl.render.diff import unified
from clientctl.render.notice import render_message, render_paragraph

_SHOWN = 20


def run_import(session: Session, request: Request, file: str, rejects: str | None) -> int:
    """Import as asked; INVALID when rows were rejected, also in a dry run."""
    find_renderer(session)  # a format that there is none of is refused before anything is written
    workspace = session.workspace
    workspace.refuse_broken_settings()
    if session.options.yes and not session.options.dry_run:
        get_ready(workspace)
        with workspace.writer.locked() as recovered:
            planned = _planned(session, request, file)
            outcome = Outcome(planned.plan, (*recovered, *apply_changes(workspace, planned.plan.changes)))
        return _finish(session, planned, outcome, request, rejects)
    planned = _planned(session, request, file)
    if session.options.dry_run:
        return _dry(session, planned)
    if not planned.plan.changes.is_empty and not agree(session, planned.plan):
        session.tell(message("cli.nothing_done"))
        return ExitCode.DONE
    outcome = carry_out(workspace, lambda: planned.plan, is_dry=False)
    return _finish(session, planned, outcome, request, rejects)


def _planned(session: Session, request: Request, file: str) -> ImportPlan:
    """The plan, shown on stderr before anything is done."""
    planned = plan_import(session.workspace, request)
    style = session.style(is_error=True)
    for line in _how_read(request, planned, file):
        streams.write_err(render_paragraph(line, style))
    for line in _what_would_be(planned):
        streams.write_err(render_message(line, style))
    return planned


def _how_read(request: Request, planned: ImportPlan, file: str) -> Iterator[Message]:
    """How the file was read, and which column fills which field."""
    sheet = request.sheet
    delimiter = {"\t": "TAB"}.get(sheet.delimiter, sheet.delimiter)
    count = len(sheet.rows)
    yield message("cli.import_read", file=file, count=count, encoding=sheet.encoding, delimiter=delimiter)
    columns = planned.columns
    yield message("cli.import_columns", pairs=tuple(f"{column} → {field}" for column, field in columns.used))
    if columns.unmatched:
        yield message("cli.import_left_out", columns=columns.unmatched)
    for column, field in columns.doubled:
        yield message("cli.import_doubled", column=column, field=field)


def _what_would_be(planned: ImportPlan) -> Iterator[Message]:
    """How many rows do what, the first changes, and the rows that cannot be taken."""
    yield message(
        "cli.import_counts",
        created=len(planned.created),
        updated=len(planned.updated),
        unchanged=planned.unchanged,
        rejected=len({reject.row.number for reject in planned.rejects}),
    )
    for update in planned.updated[:_SHOWN]:
        for change in update.changes:
            old = "" if change.old is None else change.old
            yield message("cli.import_change", id=update.id, field=change.field, old=old, new=change.new)
    for reject in planned.rejects[:_SHOWN]:
        row = str(reject.row.number)
        yield message(
            "cli.import_reject", row=row, field=reject.field, value=reject.value, reason=reject.reason
        )
    if len(planned.rejects) > _SHOWN:
        yield message("cli.more_rejects", count=len(planned.rejects) - _SHOWN)


def _dry(session: Session, planned: ImportPlan) -> int:
    if session.options.format is not None and not session.options.quiet:
        data = {**planned.as_object(), "diff": unified(planned.plan.changes)}
        answer = Answer(lambda: [data], is_single=True)
        streams.write_out(find_renderer(session).render(answer, session.style()))
    elif not _is_refused(session, planned):
        present_outcome(session, Outcome(planned.plan, is_dry=True))
    return ExitCode.INVALID if planned.rejects else ExitCode.DONE


def _is_refused(session: Session, planned: ImportPlan) -> bool:
    """Whether rejected rows keep everything from being imported, which is told."""
    is_refused = bool(planned.rejects) and planned.plan.changes.is_empty
    if is_refused:
        session.tell(message("cli.import_refused"))
    return is_refused


def _finish(
    session: Session, planned: ImportPlan, outcome: Outcome, request: Request, rejects: str | None
) -> int:
    if planned.rejects and rejects is not None:
        _write_rejects(planned, request, rejects, session)
    elif _is_refused(session, planned):
        return ExitCode.INVALID
    code = present_outcome(session, outcome)
    return ExitCode.INVALID if planned.rejects else code


def _write_rejects(planned: ImportPlan, request: Request, path: str, session: Session) -> None:
    """The rejected rows as they were, with their row and every reason, ready to be mended and imported."""
    reasons: dict[int, list[str]] = {}
    rows = {}
    for reject in planned.rejects:
        reason = word(reject.reason, session.language)
        is_named = not reject.field or reason.startswith(reject.field)
        reasons.setdefault(reject.row.number, []).append(reason if is_named else f"{reject.field}: {reason}")
        rows[reject.row.number] = reject.row
    header = (*request.sheet.header, "row", "reason")
    lines = [
        (*rows[number].cells, str(number), "; ".join(reasons[number]), *rows[number].extra)
        for number in sorted(rows)
    ]
    streams.write_new_file(path, write_csv(header, lines, request.sheet))
    session.tell(message("cli.rejects_written", path=path, count=len(rows)))
