"""What is wrong in the files that are nobody's: the settings, the saved views, what git is told to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, Final

from clientctl import SETTINGS_FILE, text
from clientctl.actions.grading import asks_for_itself
from clientctl.actions.workspace import Workspace
from clientctl.errors import ClientctlError, Location, Message, Problem, message
from clientctl.facts import FACT_FIELDS
from clientctl.frozen import replace
from clientctl.query import Scope, parse_text
from clientctl.reports.table import RESERVED
from clientctl.schema.check import check_settings, check_view
from clientctl.schema.findings import Locate, pointer
from clientctl.schema.shape import settings_shape, view_shape
from clientctl.store.attributes import ATTRIBUTES_FILES, check_attributes

GRADING: Final = "grading"


def check_settings_file(workspace: Workspace) -> Sequence[Problem]:
    """Every problem of `clientctl.yaml` as it stands."""
    try:
        raw = workspace.book.folder.read(SETTINGS_FILE)
        return check_settings_text(workspace, raw)
    except ClientctlError as error:
        return [error.as_problem(SETTINGS_FILE)]


def check_settings_text(workspace: Workspace, raw: bytes) -> Sequence[Problem]:
    """Every problem of a text for `clientctl.yaml`, the queries in it asked within the workspace; InvalidData."""
    parsed = text.parse_mapping(raw, SETTINGS_FILE, settings_shape())
    found = check_settings(
        parsed.data, SETTINGS_FILE, _locate_in(parsed), own=workspace.catalog.own, computed=FACT_FIELDS
    )
    queries = setting_queries(parsed.data)
    return [
        *found,
        *(
            p
            for path, query in queries
            for p in _check_query(workspace.scope, query, SETTINGS_FILE, parsed, path)
        ),
        *_taken_reports(parsed),
    ]


def _taken_reports(parsed: text.Parsed) -> Iterator[Problem]:
    """Reports of the book that are called as another is, and so are never shown."""
    reports = parsed.data.get("reports")
    for name in reports if isinstance(reports, dict) else ():
        if name in RESERVED:
            location = Location(SETTINGS_FILE, *parsed.locate(("reports", name)))
            hint = message("reports.taken_hint")
            yield Problem(location, message("reports.taken", name=name), hint, pointer(("reports", name)))


def grading_problems(workspace: Workspace) -> tuple[Problem, ...]:
    """The errors that keep the rules of `grading` from being asked."""
    found = check_settings_file(workspace)
    return tuple(
        problem for problem in found if problem.is_error and problem.pointer.startswith(f"/{GRADING}/")
    )


def setting_queries(data: Any) -> Iterable[tuple[text.Path, str]]:
    """Every query in the settings with its place."""
    for key, inner in (("require", "when"), (GRADING, "when")):
        rules = data.get(key)
        for index, rule in enumerate(rules if isinstance(rules, list) else ()):
            if isinstance(rule, dict) and isinstance(rule.get(inner), str):
                yield (key, index, inner), rule[inner]
    reports = data.get("reports")
    for name, report in (reports if isinstance(reports, dict) else {}).items():
        if isinstance(report, dict) and isinstance(report.get("query"), str):
            yield ("reports", name, "query"), report["query"]


def check_views(workspace: Workspace) -> Iterator[Problem]:
    """Every problem of the saved views."""
    # each is read once, however many others include it
    scope = replace(workspace.scope, view=cache(workspace.scope.view))
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
            yield from _check_query(scope, query, entry.path, parsed, ("query",))


def _check_query(
    scope: Scope, query: str, path: str, parsed: text.Parsed, at: text.Path
) -> Iterable[Problem]:
    found: Message | None = None
    hint: Message | None = None
    try:
        compiled = parse_text(query, scope)
        if at[0] == GRADING and asks_for_itself(compiled):
            found, hint = message("actions.grading_cycle"), message("actions.grading_cycle_hint")
    except ClientctlError as error:
        found, hint = error.message, error.hint
    if found is not None:
        yield Problem(Location(path, *parsed.locate(at)), found, hint, pointer(at))


def check_attributes_files(workspace: Workspace) -> Iterator[Problem]:
    """What is wrong with how git is told to merge."""
    folder = workspace.book.folder
    for path in ATTRIBUTES_FILES:
        if folder.exists(path):
            try:
                yield from check_attributes(folder.read(path), path)
            except ClientctlError as error:
                yield error.as_problem(path)


def _locate_in(parsed: text.Parsed) -> Locate:
    return lambda path, key: parsed.locate(path, key=key)
