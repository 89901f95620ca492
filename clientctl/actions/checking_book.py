"""check: everything that is wrong with a book, all at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, Final

from clientctl import SETTINGS_FILE, text
from clientctl.actions.listing import build_listing
from clientctl.actions.requiring import compile_rules, missing_fields
from clientctl.actions.selection import Selection
from clientctl.actions.workspace import Workspace
from clientctl.errors import ClientctlError, Location, Message, Problem, message
from clientctl.facts import FACT_FIELDS
from clientctl.frozen import frozen
from clientctl.messages import word
from clientctl.model import Answer, Column, Label, Stored
from clientctl.query import parse_text
from clientctl.schema.check import check_settings, check_view
from clientctl.schema.findings import Locate, pointer
from clientctl.schema.rules import check_book
from clientctl.schema.shape import settings_shape, view_shape
from clientctl.store.attributes import ATTRIBUTES_FILES, check_attributes

_COLUMNS: Final = (
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


def check(workspace: Workspace, paths: Collection[str] | None = None) -> Checked:
    """Every problem of the book, by path and line; with `paths` (relative to the book) only those in these files."""
    clients = list(workspace.repository.clients(archived=True))
    rules = compile_rules(workspace)
    found = [
        *_check_settings(workspace),
        *(problem for problem in workspace.problems if problem.location.path != SETTINGS_FILE),
        *_check_attributes(workspace),
        *_check_views(workspace),
        *(problem for client in clients for problem in client.problems),
        *(problem for client in clients for problem in missing_fields(workspace, rules, client)),
        *check_book((client for client in clients if client.is_readable), _locator(workspace)),
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
    return build_listing(_COLUMNS, rows, selection, ids=[i for i in ids if i], foot=(summary(checked),))


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


def _locate_in(parsed: text.Parsed) -> Locate:
    return lambda path, key: parsed.locate(path, key=key)


def _check_settings(workspace: Workspace) -> Iterable[Problem]:
    try:
        parsed = text.parse_mapping(
            workspace.book.folder.read(SETTINGS_FILE), SETTINGS_FILE, settings_shape()
        )
    except ClientctlError as error:
        return [error.as_problem(SETTINGS_FILE)]
    found = check_settings(
        parsed.data, SETTINGS_FILE, _locate_in(parsed), own=workspace.catalog.own, computed=FACT_FIELDS
    )
    queries = _setting_queries(parsed.data)
    return [
        *found,
        *(p for path, query in queries for p in _check_query(workspace, query, SETTINGS_FILE, parsed, path)),
    ]


def _setting_queries(data: Any) -> Iterable[tuple[text.Path, str]]:
    """Every query in the settings with its place."""
    for key, inner in (("require", "when"), ("grading", "when")):
        rules = data.get(key)
        for index, rule in enumerate(rules if isinstance(rules, list) else ()):
            if isinstance(rule, dict) and isinstance(rule.get(inner), str):
                yield (key, index, inner), rule[inner]
    reports = data.get("reports")
    for name, report in (reports if isinstance(reports, dict) else {}).items():
        if isinstance(report, dict) and isinstance(report.get("query"), str):
            yield ("reports", name, "query"), report["query"]


def _check_views(workspace: Workspace) -> Iterable[Problem]:
    for entry in workspace.book.folder.entries("views"):
        if entry.problem is not None:
            yield entry.problem
            continue
        try:
            parsed = text.parse_mapping(workspace.book.folder.read(entry.path), entry.path, view_shape())
        except ClientctlError as error:
            yield error.as_problem(entry.path)
            continue
        yield from check_view(parsed.data, entry.path, _locate_in(parsed))
        query = parsed.data.get("query")
        if isinstance(query, str):
            yield from _check_query(workspace, query, entry.path, parsed, ("query",))


def _check_query(
    workspace: Workspace, query: str, path: str, parsed: text.Parsed, at: text.Path
) -> Iterable[Problem]:
    try:
        parse_text(query, workspace.scope)
    except ClientctlError as error:
        yield Problem(Location(path, *parsed.locate(at)), error.message, error.hint, pointer(at))


def _check_attributes(workspace: Workspace) -> Iterable[Problem]:
    folder = workspace.book.folder
    for path in ATTRIBUTES_FILES:
        if folder.exists(path):
            try:
                yield from check_attributes(folder.read(path), path)
            except ClientctlError as error:
                yield error.as_problem(path)
