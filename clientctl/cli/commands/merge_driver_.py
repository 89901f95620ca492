"""merge-driver: merge three versions of a file, as git asks for it; its own start is in `cli.merge_driver`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from clientctl.cli.parameters import Argument
from clientctl.cli.session import Session

PARAMETERS: Final = (
    Argument("base", "BASE", is_required=True, completes=("file",)),
    Argument("ours", "OURS", is_required=True, completes=("file",)),
    Argument("theirs", "THEIRS", is_required=True, completes=("file",)),
    Argument("more", "[LENGTH PATH NAME...]", is_repeated=True, completes=("file",)),
)


def merge_driver_(session: Session, base: str, ours: str, theirs: str, more: Sequence[str]) -> int:
    from clientctl.cli.merge_driver import drive

    return drive((base, ours, theirs, *more))
