"""find: list the clients that match a query."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from clientctl.cli.parameters import Argument, Option
from clientctl.cli.session import Session

_WITH_IDS = frozenset({"csv", "tsv", "md"})
_WHOLE = frozenset({"json", "jsonl", "yaml"})

PARAMETERS: Final = (
    Argument("query", "[QUERY]...", is_repeated=True, completes=("query",)),
    Option("exists", ("-e", "--exists"), help="commands.find_exists"),
)


def find_(session: Session, query: Sequence[str], exists: bool) -> int:
    from clientctl.actions.find import find_clients
    from clientctl.cli.output import find_renderer, present
    from clientctl.errors import ExitCode

    output = find_renderer(session).name
    found = find_clients(
        session.workspace,
        query,
        session.options.selection,
        with_ids=output in _WITH_IDS,
        shows_values=output != "ids" and not session.options.count,
        shows_everything=output in _WHOLE,
    )
    code = present(session, found.answer, found.problems, found.warnings, found.count)
    return ExitCode.NOT_FOUND if exists and not found.count and not code else code
