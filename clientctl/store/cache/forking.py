"""A fork whose child is never interrupted by an exception: it would go on with its parent's work as a second one."""

from __future__ import annotations

import os
from signal import SIG_BLOCK, SIG_SETMASK, SIGINT, SIGTERM, pthread_sigmask
from typing import Final

_STOPS: Final = (SIGINT, SIGTERM)


def fork() -> int:
    """As `os.fork`; the child never sees Ctrl-C and TERM: its parent does, and ends it, or is not there to read it."""
    mask = pthread_sigmask(SIG_BLOCK, _STOPS)
    child = -1
    try:
        child = os.fork()
        return child
    finally:
        if child:
            pthread_sigmask(SIG_SETMASK, mask)
