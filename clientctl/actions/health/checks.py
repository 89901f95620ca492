"""CHECKS: everything that is looked at, in the order in which it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final, Literal

from clientctl.actions.health import of_files, of_git, of_machine
from clientctl.actions.health.finding import Case, Finding
from clientctl.errors import ClientctlError, message
from clientctl.frozen import frozen
from clientctl.store.reasons import reason, remedy

Mending = Literal["never", "early", "late"]


@frozen
class Check:
    """One thing to look at: the name of its findings, the function that finds them, when they can be mended.

    Early is before the book's lock is taken, which what is wrong may be in the way of; late is under the lock.
    """

    name: str
    find: Callable[[Case], Iterable[Finding]]
    mending: Mending = "never"


CHECKS: Final = (
    Check("version", of_machine.check_version),
    Check("settings", of_files.check_settings),
    Check("schema", of_files.check_schema, "late"),
    Check("permissions", of_files.check_permissions, "early"),
    Check("file system", of_files.check_file_system),
    Check("leftovers", of_files.check_leftovers, "late"),
    Check("drafts", of_files.check_drafts),
    Check("git", of_git.check_git),
    Check("merge driver", of_git.check_driver, "late"),
    Check("attributes", of_git.check_git_attributes, "late"),
    # before the clients, which are read out of it
    Check("cache", of_files.check_cache, "late"),
    Check("clients", of_files.check_clients),
    Check("terminal", of_machine.check_terminal),
    Check("editor", of_machine.check_editor),
)


def examine(case: Case) -> tuple[Finding, ...]:
    """Everything that is found; a check that cannot be made is a finding too, and hides no other."""
    return tuple(finding for check in CHECKS for finding in found_by(check, case))


def found_by(check: Check, case: Case) -> Iterator[Finding]:
    """What one check finds."""
    try:
        yield from check.find(case)
    except ClientctlError as error:
        said = error.message
        if error.location is not None:
            said = message("health.problem", place=str(error.location), problem=said)
        yield Finding(check.name, "error", said, error.hint)
    except OSError as error:
        yield Finding(check.name, "error", reason(error), remedy(error))
