"""sync: fetch, merge, check and send."""

from __future__ import annotations

from typing import Final

from clientctl.cli.parameters import Parameter
from clientctl.cli.session import Session

PARAMETERS: Final[tuple[Parameter, ...]] = ()


def sync_(session: Session) -> int:
    from clientctl.cli.syncing import run_sync

    return run_sync(session)
