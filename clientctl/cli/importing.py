"""The course of an import: plan, preview, question, write, rejects."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from clientctl.actions.changing import Outcome, apply_changes, carry_out, get_ready
from clientctl.actions.imports.plan import Clash, Columns, ImportPlan, Request, Update
from clientctl.actions.imports.planning import plan_import
from clientctl.cli import streams
from clientctl.cli.output import find_renderer
from clientctl.cli.session import Session
from clientctl.cli.writing import agree, present_outcome
from clientctl.errors import ExitCode, Message, WrongUsage, message
from clientctl.exchange.sheet import Incoming, Means, Rejected
from clientctl.exchange.sniffing import sniff
from clientctl.exchange.table import SOURCES, find_format
from clientctl.messages import word
from clientctl.model import Answer
from clientctl.names import nearest
from clientctl.render.diff import unified
from clientctl.render.json_text import compact
from clientctl.render.notice import render_message, render_paragraph

_SHOWN = 20


def read_file(session: Session, file: str, form: str | None, encoding: str | None) -> Incoming:
    """A file of the user's, or stdin, by the format named, else by its ending, else by what it begins with."""
    found = None if form is None else find_format(form, SOURCES)
    if form is not None and found is None:
        hint = message("cli.formats", names=nearest(form, SOURCES) or tuple(SOURCES))
        raise WrongUsage("cli.no_format", name=form, hint=hint)
    raw = streams.read_bytes(file)
    ending = Path(file).suffix
    found = found or (find_format(ending, SOURCES) if ending else None) or SOURCES[sniff(raw)]
    means = Means(session.workspace.catalog.shape, compact)
    return found.read(raw, "stdin" if file == "-" else file, encoding, means)


def run_import(session: Session, request: Request, rejects: str | None) -> int:
    """Import as asked; INVALID when rows were rejected, else CONFLICT for cells changed on both sides."""
    find_renderer(session)  # a format that there is none of is refused before anything is written
    workspace = session.workspace
    workspace.refuse_broken_settings()
    if session.options.yes and not session.options.dry_run:
        get_ready(workspace)
        with workspace.writer.locked() as recovered:
            planned = _planned(session, request)
            outcome = Outcome(planned.plan, (*recovered, *apply_changes(workspace, planned.plan.changes)))
        return _finish(session, planned, outcome, request, rejects)
    planned = _planned(session, request)
    if session.options.dry_run:
        carry_out(workspace, lambda: planned.plan, is_dry=True)  # which refuses what may not be done
        return _dry(session, planned)
    if not planned.plan.changes.is_empty and not agree(session, planned.plan):
        session.tell(message("cli.nothing_done"))
        return ExitCode.DONE
    outcome = carry_out(workspace, lambda: planned.plan, is_dry=False)
    return _finish(session, planned, outcome, request, rejects)


def _planned(session: Session, request: Request) -> ImportPlan:
    """The plan, shown on stderr before anything is done."""
    planned = plan_import(session.workspace, request)
    style = session.style(is_error=True)
    for line in _how_read(request, planned):
        streams.write_err(render_paragraph(line, style))
    for line in _what_would_be(request, planned):
        streams.write_err(render_message(line, style))
    return planned


def _how_read(request: Request, planned: ImportPlan) -> Iterator[Message]:
    """How the file was read, and which column fills which field."""
    yield from request.incoming.how
    # keys of documents, and of a workbook of ours, are fields by their own names
    is_known = request.incoming.is_exact or request.incoming.base is not None
    for columns in planned.columns:
        yield from _told_columns(columns, is_guessed=not is_known)
    if planned.unused:
        yield message("cli.import_unused", sheets=planned.unused)
    yield from planned.notices


def _told_columns(columns: Columns, *, is_guessed: bool) -> Iterator[Message]:
    if columns.used and is_guessed:
        pairs = tuple(f"{column} → {field}" for column, field in columns.used)
        code = "cli.import_columns_of" if columns.sheet else "cli.import_columns"
        yield message(code, pairs=pairs, sheet=columns.sheet)
    if columns.unmatched:
        yield message("cli.import_left_out", columns=columns.unmatched)
    for column, field in columns.doubled:
        yield message("cli.import_doubled", column=column, field=field)


def _what_would_be(request: Request, planned: ImportPlan) -> Iterator[Message]:
    """How many rows do what, the first changes, and the rows that cannot be taken."""
    yield message("cli.import_counts", parts=tuple(_counts(planned, is_into=request.into is not None)))
    for update in planned.updated[:_SHOWN]:
        yield from _told_update(update)
    if len(planned.updated) > _SHOWN:
        yield message("cli.more_rejects", count=len(planned.updated) - _SHOWN)
    for clash in planned.conflicts[:_SHOWN]:
        yield _told_conflict(clash)
    for client_id, item in planned.deleted[:_SHOWN]:
        yield message("cli.import_delete", id=client_id, item=item or "")
    for reject in planned.rejects[:_SHOWN]:
        row = str(reject.row.number)
        yield message(
            "cli.import_reject", row=row, field=reject.field, value=_cell(reject.value), reason=reject.reason
        )
    more = max(0, len(planned.rejects) - _SHOWN)
    if more:
        yield message("cli.more_rejects", count=more)


def _told_conflict(clash: Clash) -> Message:
    values = {"base": _cell(clash.base), "book": _cell(clash.book), "file": _cell(clash.file)}
    field = _of_entry(clash) if clash.item else clash.field or message("cli.whole_client")
    if clash.is_gone:
        return message("cli.import_gone", id=clash.id, field=field)
    code = "cli.import_conflict" if clash.base is None else "cli.import_conflict_from"
    return message(code, id=clash.id, field=field, **values)


def _of_entry(clash: Clash) -> str:
    """`orders.amount` of an entry, with its id."""
    record, _, key = clash.field.partition(".")
    return ".".join(filter(None, (record, clash.item, key)))


def _counts(planned: ImportPlan, *, is_into: bool) -> Iterator[Message]:
    """How many rows do what; what no row does is told only where it is usual to ask."""
    counts = (
        ("cli.to_create", len(planned.created), not is_into),
        ("cli.to_add", planned.added, is_into),
        ("cli.to_update", len(planned.updated) - planned.added, True),
        ("cli.to_delete", len(planned.deleted), False),
        ("cli.to_leave", planned.unchanged, True),
        ("cli.in_conflict", len(planned.conflicts), False),
        ("cli.to_reject", len(planned.rejected), True),
    )
    return (message(code, count=count) for code, count, is_usual in counts if count or is_usual)


def _told_update(update: Update) -> Iterator[Message]:
    """A client's changes, a line each; those that are a new entry of a list in one."""
    added = [change for change in update.changes if change.old is None and "." in change.field]
    records = {change.field.partition(".")[0] for change in added}
    if len(added) > 1 and len(added) == len(update.changes) and len(records) == 1:
        parts = tuple(f"{change.field.partition('.')[2]} {_cell(change.new)}" for change in added)
        yield message("cli.import_entry", id=update.id, record=records.pop(), parts=parts)
        return
    for change in update.changes:
        yield message(
            "cli.import_change", id=update.id, field=change.field, old=_cell(change.old), new=change.new
        )


def _cell(value: object) -> object:
    """A value in a line for people: entries and mappings as JSON, nothing as nothing."""
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value).lower()
    is_plain = not isinstance(value, dict | list) or not any(isinstance(one, dict) for one in (value, *value))
    return value if is_plain else compact(value)


def _dry(session: Session, planned: ImportPlan) -> int:
    if session.options.format is not None and not session.options.quiet:
        data = {**planned.as_object(), "diff": unified(planned.plan.changes)}
        answer = Answer(lambda: [data], is_single=True)
        streams.write_out(find_renderer(session).render(answer, session.style()))
    elif not _is_refused(session, planned):
        present_outcome(session, Outcome(planned.plan, is_dry=True))
    return _code(planned)


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
    return _code(planned) or code


def _code(planned: ImportPlan) -> int:
    if planned.rejects:
        return ExitCode.INVALID
    return ExitCode.CONFLICT if planned.conflicts else ExitCode.DONE


def _write_rejects(planned: ImportPlan, request: Request, path: str, session: Session) -> None:
    """The rejected rows as they were, with their row and every reason, ready to be mended and imported."""
    reasons: dict[tuple[int, int], list[str]] = {}
    for reject in planned.rejects:
        reason = word(reject.reason, session.language)
        is_named = not reject.field or reason.startswith(reject.field)
        told = reason if is_named else f"{reject.field}: {reason}"
        reasons.setdefault((id(reject.sheet), reject.row.number), []).append(told)
    rows = sorted(planned.rejected, key=lambda pair: pair[1].number)
    rejected = [Rejected(sheet, row, "; ".join(reasons[id(sheet), row.number])) for sheet, row in rows]
    streams.write_new_file(path, request.incoming.write_rejects(rejected))
    session.tell(message("cli.rejects_written", path=path, count=len(rejected)))
