"""Whether git keeps the book, and merges its files as it should."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from clientctl.actions.health.finding import Case, Finding, Mend
from clientctl.errors import ClientctlError, Message, message
from clientctl.model import FileChange
from clientctl.store import driver, git_survey
from clientctl.store.attributes import ATTRIBUTES_FILES, check_attributes
from clientctl.store.git import Git

_ATTRIBUTES: Final = ".gitattributes"
_NAMED: Final = 5  # files in a sentence


def check_git(case: Case) -> Iterator[Finding]:
    """git and its repository."""
    if case.place.repository is None:
        hint = message("health.git_none_remedy", path=str(case.place.root))
        yield Finding("git", "warning", message("health.git_none"), hint)
    elif case.git is None:
        yield Finding("git", "warning", message("store.git_missing"), message("health.install_git"))
    else:
        yield from _check_repository(case, case.git)


def _check_repository(case: Case, git: Git) -> Iterator[Finding]:
    version = git_survey.ask_version(git)
    if git_survey.is_too_old(version):
        oldest = ".".join(map(str, git_survey.OLDEST))
        yield Finding(
            "git",
            "error",
            message("health.git_old", version=version, oldest=oldest),
            message("health.install_git"),
        )
        return
    usable = git_survey.ask_whether_usable(git)
    if usable.code:
        said = message("health.git_refuses", reason=usable.reason)
        yield Finding("git", "error", said, message("health.git_refuses_remedy", path=str(case.place.root)))
        return
    path = str(git.repository.top)
    inside = case.place.prefix.rstrip("/")
    yield Finding(
        "git",
        "ok",
        message("health.git_inside", version=version, path=path, inside=inside)
        if inside
        else message("health.git_ok", version=version, path=path),
    )
    yield from _check_work(git)


def _check_work(git: Git) -> Iterator[Finding]:
    """What is open or left out in a repository that works."""
    unfinished = git.repository.unfinished()
    if unfinished is not None:
        hint = message("store.finish_first", finish=unfinished.finish, abort=unfinished.abort)
        yield Finding("git", "error", message("health.git_unfinished", what=unfinished.name), hint)
    missing = [name for name in ("name", "email") if not getattr(git.identity, name)]
    if missing:
        names = tuple(f"user.{name}" for name in missing)
        hint = message("health.git_identity_remedy", name=names[0])
        yield Finding("git", "warning", message("health.git_identity", names=names), hint)
    ignored = git_survey.ignored_files(git)
    if ignored:
        hint = message("health.git_ignored_remedy", path=ignored[0])
        yield Finding("git", "warning", _counted("health.git_ignored", ignored), hint)
    untracked = git_survey.untracked_files(git)
    if untracked:
        hint = message("health.git_untracked_remedy")
        yield Finding("git", "warning", _counted("health.git_untracked", untracked), hint)


def _counted(code: str, paths: Sequence[str]) -> Message:
    more = ("…",) if len(paths) > _NAMED else ()
    return message(code, count=len(paths), paths=(*paths[:_NAMED], *more))


def check_driver(case: Case) -> Iterator[Finding]:
    """The merge driver in git's configuration, with its guard."""
    repository, git = case.place.repository, case.git
    if repository is None:
        return
    if git is None:
        if not driver.has_driver(repository):
            yield Finding(
                "merge driver", "warning", message("health.driver_none"), message("health.install_git")
            )
        return
    used = git_survey.driver_in_use(git)
    if used == driver.DRIVER:
        yield Finding("merge driver", "ok", message("health.driver_ok"))
        if not case.surroundings.program:
            hint = message("health.driver_no_program_remedy")
            yield Finding("merge driver", "warning", message("health.driver_no_program"), hint)
        return
    mend = Mend(message("health.driver_mend"), act=lambda: driver.configure_driver(git))
    said = message("health.driver_none" if used is None else "health.driver_other")
    yield Finding("merge driver", "warning" if used is None else "error", said, mend=mend)


def check_git_attributes(case: Case) -> Iterator[Finding]:
    """The attributes that bring the book's files to the driver, and none that would change them."""
    if case.place.repository is None:
        return
    folder = case.workspace.book.folder
    found = tuple(_harmful(case))
    yield from found
    before = folder.read(_ATTRIBUTES) if folder.exists(_ATTRIBUTES) else None
    after = driver.with_our_attributes(before)
    if after != before:
        mend = Mend(message("health.attributes_mend"), change=FileChange(_ATTRIBUTES, before, after))
        yield Finding("attributes", "warning", message("health.attributes_missing"), mend=mend)
    elif case.git is not None and (others := git_survey.otherwise_merged(case.git)):
        hint = message("health.attributes_overruled_remedy", path=others[0].replace("*", "a"))
        yield Finding("attributes", "error", message("health.attributes_overruled", paths=others), hint)
    elif not found:
        yield Finding("attributes", "ok", message("health.attributes_ok"))


def _harmful(case: Case) -> Iterator[Finding]:
    folder = case.workspace.book.folder
    for path in ATTRIBUTES_FILES:
        try:
            problems = tuple(check_attributes(folder.read(path), path)) if folder.exists(path) else ()
        except ClientctlError as error:
            problems = (error.as_problem(path),)
        for problem in problems:
            said = message("health.problem", place=str(problem.location), problem=problem.message)
            yield Finding("attributes", "error", said, problem.hint)
