"""show: everything about a client."""

from __future__ import annotations

from typing import Annotated

import typer

from clientctl.actions.references import resolve
from clientctl.actions.show import show_clients
from clientctl.cli.output import present
from clientctl.cli.session import Session


def show_(ctx: typer.Context, refs: Annotated[list[str], typer.Argument(metavar="REF...")]) -> int:
    session = Session.of(ctx)
    workspace = session.workspace
    sources = [resolve(ref, workspace, session.choose) for ref in refs]
    answer, problems, warnings = show_clients(workspace, sources, session.options.selection, session.language)
    return present(session, answer, (*workspace.problems, *problems), warnings)
