"""Programs that we start: where they are, and the environment that git is given."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

# What a caller inside a hook or an alias has set for another repository, index or meaning of paths.
_FOREIGN: Final = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_COMMON_DIR",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_NAMESPACE",
    "GIT_PREFIX",
    "GIT_CEILING_DIRECTORIES",
    "GIT_EXTERNAL_DIFF",
    "GIT_LITERAL_PATHSPECS",
    "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
)
_OURS: Final = {"GIT_TERMINAL_PROMPT": "0", "GIT_PAGER": "cat", "LANGUAGE": "en"}


def find_program(name: str, environ: Mapping[str, str]) -> Path | None:
    """A program by the PATH, whose relative directories (`.`) do not count: a book may lie there."""
    for directory in map(Path, environ.get("PATH", os.defpath).split(os.pathsep)):
        program = directory / name
        if directory.is_absolute() and _is_program(program):
            return program
    return None


def _is_program(path: Path) -> bool:
    """Can it be started? One that the file system does not tell of cannot."""
    try:
        return path.is_file() and os.access(path, os.X_OK)
    except OSError:
        return False


def clean_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """The caller's environment without what would send git elsewhere, questions and pagers switched off."""
    return {**{name: value for name, value in environ.items() if name not in _FOREIGN}, **_OURS}
