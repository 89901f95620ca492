"""show: everything about a client."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from clientctl.actions.references import resolve_id
from clientctl.actions.show import show_clients
from clientctl.cli import streams
from clientctl.cli.output import find_renderer, present, report_problems
from clientctl.cli.parameters import Argument
from clientctl.cli.session import Session

PARAMETERS: Final = (Argument("refs", "REF...", is_required=True, is_repeated=True, completes=("client",)),)


def show_(session: Session, refs: Sequence[str]) -> int:
    workspace = session.workspace
    if list(refs) == ["-"]:
        words = (line.strip() for line in streams.read_lines())
        ids = [resolve_id(word, workspace, is_exact=True) for word in words if word]
    else:
        ids = [resolve_id(ref, workspace, session.choose) for ref in refs]
    clients = [workspace.repository.client(client_id) for client_id in dict.fromkeys(ids)]
    answer, problems, warnings = show_clients(
        workspace,
        clients,
        session.options.selection,
        session.language,
        shows_values=find_renderer(session).name != "ids" and not session.options.count,
    )
    if clients and not any(client.is_readable for client in clients):
        return report_problems(session, (*workspace.problems, *problems))
    return present(session, answer, (*workspace.problems, *problems), warnings)
