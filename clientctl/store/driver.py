"""The merge driver: how git is told to let clientctl merge the files of a book."""

from __future__ import annotations

from typing import Final

from clientctl.errors import Failed
from clientctl.store.git import Git
from clientctl.store.places import Repository

# The guard after the first command matters: without it a missing clientctl, or one that crashes, would leave
# our side alone and no conflict to be seen.
DRIVER: Final = (
    "clientctl merge-driver %O %A %B %L %P %S %X %Y; rc=$?; case $rc in 0|6) exit $rc;; esac; "
    "git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B"
)
ATTRIBUTES: Final = "".join(
    f"{pattern} merge=clientctl text eol=lf\n"
    for pattern in ("clients/*.yaml", "archive/*.yaml", "views/*.yaml", "clientctl.yaml")
)
_NAME: Final = "clientctl merges fields, lists and logs"
_SECTION: Final = '[merge "clientctl"]'


def with_our_attributes(before: bytes | None) -> bytes:
    """A `.gitattributes` with our lines behind what is there, so that they count; None: there is no such file."""
    if before is None:
        return ATTRIBUTES.encode()
    there = {line.strip() for line in before.splitlines()}
    missing = [line for line in ATTRIBUTES.encode().splitlines(keepends=True) if line.strip() not in there]
    return before + (b"\n" if before and missing and not before.endswith(b"\n") else b"") + b"".join(missing)


def has_driver(repository: Repository) -> bool:
    """Does the repository's own configuration name exactly our driver, in the form that git writes?"""
    try:
        text = (repository.common_dir / "config").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    written = DRIVER.replace("\\", "\\\\").replace('"', '\\"')
    return _SECTION in text and f'\tdriver = "{written}"\n' in text


def configure_driver(git: Git) -> None:
    """Write the driver with `git config`, which quotes it; Failed if git cannot."""
    for key, value in (("name", _NAME), ("driver", DRIVER)):
        finished = git.act("config", "--local", "--replace-all", f"merge.clientctl.{key}", value)
        if finished.code:
            raise Failed("store.git_failed", command="git config", reason=finished.reason)


def set_up(git: Git) -> bool:
    """Repair the configuration if it needs it; was it written?"""
    if has_driver(git.repository):
        return False
    configure_driver(git)
    return True
