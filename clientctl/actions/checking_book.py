"""check: everything that is wrong with a book, all at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, Final

from clientctl import SETTINGS_FILE, text
from clientctl.actions.listing import build_listing
from clientctl.actions.own_files import check_attributes_files, check_settings_file, check_views
from clientctl.actions.requiring import compile_rules, missing_fields
from clientctl.actions.selection import Selection
from clientctl.actions.workspace import Workspace
from clientctl.errors import Message, Problem, message
from clientctl.frozen import frozen
from clientctl.messages import word
from clientctl.model import Answer, Column, Label, Stored
from clientctl.schema.rules import check_book

COLUMNS: Final = (
    Column("path", Label("path", "路径")),
    Column("line", Label("line", "行"), "integer"),
    Column("column", Label("column", "列"), "integer"),
    Column("pointer", Label("pointer", "位置")),
    Column("code", Label("code", "代码")),
    Column("severity", Label("severity", "级别")),
    Column("message", Label("message", "说明")),
    Column("hint", Label("hint", "提示")),
)


@frozen
class Checked:
    """What was found, and in how many files of clients."""

    problems: tuple[Problem, ...]
    files: int


def check(
    workspace: Workspace, paths: Collection[str] | None = None, judged: Iterable[Problem] = ()
) -> Checked:
    """Every problem of the book, by path and line; with `paths` (relative to the book) only those in these files.

    judged: what was found in its commits, to be told with the others.
    """
    clients = list(workspace.repository.clients(archived=True))
    rules = compile_rules(workspace)
    found = [
        *check_settings_file(workspace),
        *(problem for problem in workspace.problems if problem.location.path != SETTINGS_FILE),
        *check_attributes_files(workspace),
        *check_views(workspace),
        *(problem for client in clients for problem in client.problems),
        *(problem for client in clients for problem in missing_fields(workspace, rules, client)),
        *check_book((client for client in clients if client.is_readable), _locator(workspace)),
        *judged,
    ]
    kept = [problem for problem in found if paths is None or problem.location.path in paths]
    ordered = sorted(kept, key=lambda p: (p.location.path, p.location.line, p.location.column, p.code))
    return Checked(tuple(ordered), sum(paths is None or client.path in paths for client in clients))


def problem_listing(checked: Checked, selection: Selection) -> Answer:
    """Problems as flat objects; their words are English, as in every machine format."""
    rows: list[dict[str, Any]] = [
        {
            "path": problem.location.path,
            "line": problem.location.line or None,
            "column": problem.location.column or None,
            "pointer": problem.pointer,
            "code": problem.code,
            "severity": problem.severity,
            "message": word(problem.message, "en"),
            "hint": word(problem.hint, "en") if problem.hint else None,
        }
        for problem in checked.problems
    ]
    ids = [_client_id(problem.location.path) for problem in checked.problems]
    return build_listing(COLUMNS, rows, selection, ids=[i for i in ids if i], foot=(summary(checked),))


def summary(checked: Checked) -> Message:
    """How many files were checked and what was found."""
    errors = sum(problem.is_error for problem in checked.problems)
    if not checked.problems:
        return message("actions.all_valid", count=checked.files)
    return message(
        "actions.checked", count=checked.files, errors=errors, warnings=len(checked.problems) - errors
    )


def _client_id(path: str) -> str:
    place, _, name = path.partition("/")
    return name.removesuffix(".yaml") if place in ("clients", "archive") else ""


def _locator(workspace: Workspace) -> Any:
    """Positions in files that hold findings about several clients; each such file is parsed once more."""
    parsed: dict[str, text.Parsed] = {}

    def locate(client: Stored, path: text.Path, key: bool) -> tuple[int, int]:
        if client.path not in parsed:
            raw = workspace.book.folder.read(client.path)
            if text.ours(raw) is not None:
                return 0, 0  # our side of a conflict has other lines than the file
            parsed[client.path] = text.parse(raw, client.path, workspace.catalog.shape)
        return parsed[client.path].locate(path, key=key)

    return locate
