"""The course of an import: plan, preview, question, write, rejects."""

from __future__ import annotations

from clientctl.actions.changing import Outcome, apply_plan
from clientctl.actions.importing import ImportPlan, Request, plan_import
from clientctl.cli import streams
from clientctl.cli.output import agree, find_renderer, present_outcome
from clientctl.cli.session import Session
from clientctl.errors import ExitCode, Message, message
from clientctl.exchange.delimited import write_csv
from clientctl.messages import word
from clientctl.model import Answer
from clientctl.render import render_message, unified

_REJECTS_SHOWN = 20


def run_import(session: Session, request: Request, file: str, rejects: str | None) -> int:
    """Import as asked; INVALID when rows were rejected, also in a dry run."""
    workspace = session.workspace
    workspace.refuse_broken_settings()
    if session.options.dry_run:
        planned = plan_import(workspace, request)
        _preview(session, request, planned, file)
        return _dry(session, planned)
    if not session.options.yes:
        planned = plan_import(workspace, request)
        _preview(session, request, planned, file)
        if not planned.plan.changes.is_empty and not agree(session, planned.plan):
            session.tell(message("cli.nothing_done"))
            return ExitCode.DONE
        with workspace.writer.locked():
            return _finish(session, planned, apply_plan(workspace, planned.plan), request, rejects)
    with workspace.writer.locked():
        planned = plan_import(workspace, request)
        _preview(session, request, planned, file)
        return _finish(session, planned, apply_plan(workspace, planned.plan), request, rejects)


def _preview(session: Session, request: Request, planned: ImportPlan, file: str) -> None:
    """On stderr: how the file was read, which column fills which field, how many rows do what, which cannot."""
    style = session.style(is_error=True)
    sheet = request.sheet
    pairs = tuple(f"{column} → {field}" for column, field in planned.mapping)
    lines: list[Message] = [
        message(
            "cli.import_read",
            file=file,
            count=len(sheet.rows),
            encoding=sheet.encoding,
            delimiter=_shown(sheet.delimiter),
        ),
        message("cli.import_columns", pairs=pairs),
    ]
    if planned.left_out:
        lines.append(message("cli.import_left_out", columns=planned.left_out))
    lines.append(
        message(
            "cli.import_counts",
            created=len(planned.created),
            updated=len(planned.updated),
            unchanged=planned.unchanged,
            rejected=len({reject.row.number for reject in planned.rejects}),
        )
    )
    for update in planned.updated[:_REJECTS_SHOWN]:
        for change in update.changes:
            lines.append(
                message(
                    "cli.import_change",
                    id=update.id,
                    field=change.field,
                    old=change.old or "",
                    new=change.new,
                )
            )
    for reject in planned.rejects[:_REJECTS_SHOWN]:
        lines.append(
            message(
                "cli.import_reject",
                row=str(reject.row.number),
                field=reject.field,
                value=reject.value,
                reason=reject.reason,
            )
        )
    if len(planned.rejects) > _REJECTS_SHOWN:
        lines.append(message("cli.more_rejects", count=len(planned.rejects) - _REJECTS_SHOWN))
    for line in lines:
        streams.write_err(render_message(line, style))


def _dry(session: Session, planned: ImportPlan) -> int:
    if session.options.format is not None and not session.options.quiet:
        data = {**planned.as_object(), "diff": unified(planned.plan.changes)}
        answer = Answer(lambda: [data], is_single=True)
        streams.write_out(find_renderer(session).render(answer, session.style()))
        code = int(ExitCode.DONE)
    else:
        code = present_outcome(session, Outcome(planned.plan, is_dry=True))
    return ExitCode.INVALID if planned.rejects else code


def _finish(
    session: Session, planned: ImportPlan, outcome: Outcome, request: Request, rejects: str | None
) -> int:
    if planned.rejects and rejects is not None:
        _write_rejects(planned, request, rejects, session)
    if planned.rejects and rejects is None:
        session.tell(message("cli.import_refused"))
        return ExitCode.INVALID
    code = present_outcome(session, outcome)
    return ExitCode.INVALID if planned.rejects else code


def _write_rejects(planned: ImportPlan, request: Request, path: str, session: Session) -> None:
    """The rejected rows as they were, with their row and every reason, ready to be mended and imported."""
    reasons: dict[int, list[str]] = {}
    rows = {}
    for reject in planned.rejects:
        where = f"{reject.field}: " if reject.field else ""
        reasons.setdefault(reject.row.number, []).append(where + word(reject.reason, session.language))
        rows[reject.row.number] = reject.row
    header = (*request.sheet.header, "row", "reason")
    lines = [(*rows[number].cells, str(number), "; ".join(reasons[number])) for number in sorted(rows)]
    streams.write_new_file(path, write_csv(header, lines, request.sheet))
    session.tell(message("cli.rejects_written", path=path, count=len(rows)))


def _shown(delimiter: str) -> str:
    return {"\t": "TAB"}.get(delimiter, delimiter)
