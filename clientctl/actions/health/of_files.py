"""Whether the book's own files and our notes about it are as they should be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from clientctl import SETTINGS_FILE
from clientctl.actions.checking_book import check
from clientctl.actions.health.finding import Case, Finding, Mend, Status
from clientctl.errors import Message, Problem, message
from clientctl.model import FileChange
from clientctl.store import permissions, remains
from clientctl.store.book import SCHEMA_FILE
from clientctl.store.cache.inspecting import Inspected, drop_cache, inspect_cache
from clientctl.store.drafts import all_drafts
from clientctl.store.new_book import schema_copies

_CLIENTS: Final = ("clients/", "archive/", "views/")


def check_settings(case: Case) -> Iterator[Finding]:
    """clientctl.yaml."""
    found = [problem for problem in case.workspace.problems if problem.location.path == SETTINGS_FILE]
    yield from (_of_problem("settings", problem) for problem in found)
    if not found:
        yield Finding("settings", "ok", message("health.settings_ok"))


def check_schema(case: Case) -> Iterator[Finding]:
    """The book's own schema, and the copies of ours that editors look at."""
    problems = [problem for problem in case.workspace.problems if problem.location.path == SCHEMA_FILE]
    yield from (_of_problem("schema", problem) for problem in problems)
    folder = case.workspace.book.folder
    old = []
    for path, after in schema_copies().items():
        before = folder.read(path) if folder.exists(path) else None
        if before != after:
            old.append(path)
            mend = Mend(message("health.schema_mend", path=path), change=FileChange(path, before, after))
            code = "health.schema_missing" if before is None else "health.schema_old"
            yield Finding("schema", "warning", message(code, path=path), mend=mend)
    if not problems and not old:
        own = sum(field.path[0] == "custom" for field in case.workspace.catalog.fields)
        yield Finding("schema", "ok", message("health.schema_ok", count=own))


def check_cache(case: Case) -> Iterator[Finding]:
    """Where the cache is, and whether it can be used."""
    if case.cache is None:
        yield Finding("cache", "warning", message("health.cache_unknown"), message("health.mend_settings"))
        return
    found = inspect_cache(case.cache)
    path = str(found.path)
    mend = Mend(message("health.cache_mend", path=path), act=lambda: drop_cache(found.path))
    if found.state == "damaged":
        yield Finding("cache", "warning", message("health.cache_damaged", path=path), mend=mend)
    elif found.foreign:
        said = message("health.cache_foreign", path=path, names=found.foreign)
        yield Finding("cache", "warning", said, mend=mend)
    else:
        yield Finding("cache", "ok", _told(found))


def _told(found: Inspected) -> Message:
    if found.state == "empty":
        return message("health.cache_empty", path=str(found.path))
    return message("health.cache_ok", path=str(found.path), name=found.name, size=_size(found.size))


def _size(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB" if count >= 100_000 else f"{count / 1_000:.1f} kB"


def check_permissions(case: Case) -> Iterator[Finding]:
    """Who may read and write the files."""
    found = permissions.wrong_permissions(case.place)
    for loose in found:
        path = _shown(case.place.root, loose.path)
        mend = Mend(
            message("health.permissions_mend", path=path, mode=f"{loose.mode:04o}"),
            act=lambda loose=loose: permissions.set_right(loose),  # type: ignore[misc]
        )
        status: Status = "error" if loose.fault == "unreadable" else "warning"
        said = message(f"health.permissions_{loose.fault}", path=path)
        hint = message("store.give_permission")
        yield Finding("permissions", status, said, hint, mend if loose.is_ours else None)
    if not found:
        yield Finding("permissions", "ok", message("health.permissions_ok"))


def check_file_system(case: Case) -> Iterator[Finding]:
    """Whether two names that differ in their case are two files."""
    told = permissions.tells_case(case.place.root, SETTINGS_FILE)
    yield Finding("file system", "ok", message("health.case_told" if told else "health.case_folded"))


def check_leftovers(case: Case) -> Iterator[Finding]:
    """What killed writers have left."""
    found = remains.find_remains(case.place)
    for path in found.temporary:
        mend = Mend(
            message("health.temporary_mend", path=path),
            act=lambda path=path: remains.remove_temporary(case.place, path),  # type: ignore[misc]
        )
        yield Finding("leftovers", "warning", message("health.temporary", path=path), mend=mend)
    if found.is_cut_off:
        # whoever takes the book's lock sees to it first
        mend = Mend(message("health.cut_off_mend"))
        yield Finding("leftovers", "warning", message("health.cut_off"), mend=mend)
    if found.index_lock is not None:
        path = str(found.index_lock)
        hint = message("store.finish_other_git", path=path)
        yield Finding("leftovers", "warning", message("store.index_locked", path=path), hint)
    if not found.temporary and not found.is_cut_off and found.index_lock is None:
        yield Finding("leftovers", "ok", message("health.leftovers_none"))


def check_drafts(case: Case) -> Iterator[Finding]:
    """Texts that were not written into the book; only their owner knows whether they are still wanted."""
    kept = all_drafts(case.place)
    for draft in kept:
        remedy = message("health.draft_remedy", id=draft.path.stem)
        yield Finding("drafts", "warning", message("health.draft", path=str(draft.path)), remedy)
    if not kept:
        yield Finding("drafts", "ok", message("health.drafts_none"))


def check_clients(case: Case) -> Iterator[Finding]:
    """How many clients and views have errors."""
    checked = check(case.workspace)
    faulty = {
        p.location.path for p in checked.problems if p.is_error and p.location.path.startswith(_CLIENTS)
    }
    if faulty:
        said = message("health.clients_faulty", count=checked.files, faulty=len(faulty))
        yield Finding("clients", "error", said, message("health.clients_remedy"))
    else:
        yield Finding("clients", "ok", message("health.clients_ok", count=checked.files))


def _of_problem(what: str, problem: Problem) -> Finding:
    said = message("health.problem", place=str(problem.location), problem=problem.message)
    return Finding(what, problem.severity, said, problem.hint)


def _shown(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
