"""A command for the crash tests: one write of one file or of several, ended as clientctl would end it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import clientctl.store.exclusive  # noqa: F401 - loaded beforehand, so that its loading is no point to break
from clientctl.errors import ClientctlError
from tests.store.support import ACME, NEW, OLD, change, make_writer, write

BETA, GAMMA, AWAY = "clients/beta.yaml", "clients/gamma.yaml", "archive/acme.yaml"
PLANS = {
    "one": (change(ACME, OLD, NEW),),
    "new": (change(GAMMA, None, NEW),),
    "several": (change(ACME, OLD, NEW), change(BETA, OLD, None), change(GAMMA, None, NEW)),
    "moved": (change(AWAY, None, OLD, origin=ACME), change(ACME, OLD, None), change(BETA, OLD, NEW)),
}


def main(plan: str, book: str) -> int:
    try:
        write(make_writer(Path(book), env=os.environ), *PLANS[plan], subject=f"write {plan}")
    except ClientctlError as error:
        print(error, file=sys.stderr)
        return int(error.exit_code)
    return 0


if __name__ == "__main__":
    import hashlib
    import json
    import queue
    import shlex
    import subprocess
    import threading

    del hashlib, json, queue, shlex, subprocess, threading
    sys.exit(main(*sys.argv[1:]))
