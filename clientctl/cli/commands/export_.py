"""export: clients into a file for other programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from clientctl.cli.options import Options
from clientctl.cli.parameters import Argument, Option
from clientctl.cli.session import Session
from clientctl.exchange.table import FORMATS
from clientctl.model import Label

_NAMES: Final = " ".join(FORMATS)

PARAMETERS: Final = (
    Argument("file", "FILE|-", is_required=True, completes=("file",)),
    Argument("query", "[QUERY]...", is_repeated=True, completes=("query",)),
    Option("columns", ("-c", "--columns"), "A,B.C", "exports.option_columns", completes="columns"),
    Option("sort", ("-s", "--sort"), "-A,B", "commands.option_sort", completes="sorting"),
    Option("limit", ("-n", "--limit"), "N", "commands.option_limit", is_count=True),
    Option("template", ("--template",), help="exports.option_template"),
    Option("mask", ("--mask",), help="exports.option_mask"),
    Option("role", ("--role",), "ROLE", "roles.option_role", completes="role"),
    Option("keys", ("--keys",), help="exports.option_keys"),
    Option("form", ("-o", "--format"), "FORMAT", Label(_NAMES, _NAMES), completes=f"words {_NAMES}"),
    Option("force", ("--force",), help="exports.option_force"),
)


def export_(
    session: Session,
    file: str,
    query: Sequence[str],
    columns: str | None,
    sort: str | None,
    limit: int | None,
    template: bool,
    mask: bool,
    role: str | None,
    keys: bool,
    form: str | None,
    force: bool,
) -> int:
    from clientctl.actions.exporting import Wanted, export_clients
    from clientctl.cli.exporting import choose_format, deliver, refuse_target, told
    from clientctl.cli.output import report_problems

    chosen = choose_format(file, form)
    refuse_target(session, file, chosen, is_forced=force)
    selection = Options(columns=columns, sort=sort, limit=limit).selection
    wanted = Wanted(
        chosen, tuple(query), selection, session.language, mask, keys, template, session.first_commit, role
    )
    exported = export_clients(session.workspace, wanted)
    deliver(exported.data, file, chosen, is_forced=force)
    session.tell(told(None if template else exported.count, file, chosen))
    return report_problems(session, exported.problems, exported.warnings)
