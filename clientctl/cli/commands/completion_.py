"""completion: the script that makes a shell complete command lines."""

from __future__ import annotations

from typing import Final

from clientctl.cli import streams
from clientctl.cli.completion.shells import SHELLS
from clientctl.cli.parameters import Argument
from clientctl.cli.session import Session
from clientctl.errors import ExitCode, WrongUsage, message

PARAMETERS: Final = (Argument("shell", "|".join(SHELLS), completes=(f"words {' '.join(SHELLS)}",)),)


def completion_(session: Session, shell: str | None) -> int:
    if shell not in SHELLS:
        code = "cli.shell_missing" if shell is None else "cli.no_shell"
        raise WrongUsage(code, name=shell, hint=message("cli.choices", choices=tuple(SHELLS)))
    streams.write_out([SHELLS[shell].script])
    return ExitCode.DONE
