"""The process that holds a lock, told in a line of text, and whether it is certainly dead."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from clientctl.frozen import frozen

_BOOT_ID: Final = Path("/proc/sys/kernel/random/boot_id")
_NAMESPACE: Final = Path("/proc/self/ns/pid")


@frozen
class Holder:
    """A process by host, number, boot of the machine and the namespace its number counts in."""

    host: str
    pid: int
    boot: str
    namespace: str

    @classmethod
    def me(cls) -> Holder:
        return cls(
            os.uname().nodename or "-",
            os.getpid(),
            _boot(),
            _namespace(),
        )

    @classmethod
    def parse(cls, data: bytes) -> Holder | None:
        """Read a holder's line, further lines left out; None if it is not one."""
        words = data.partition(b"\n")[0].decode("utf-8", "replace").split(" ")
        if len(words) < 4 or not words[1].isascii() or not words[1].isdecimal():
            return None
        return cls(words[0], int(words[1]), words[2], words[3])

    def line(self) -> bytes:
        return f"{self.host} {self.pid} {self.boot} {self.namespace}\n".encode()

    def is_dead(self) -> bool:
        """Certainly: the same machine has booted since, or runs no such process. Age proves nothing."""
        me = Holder.me()
        if self.host != me.host:
            return False
        if self.boot != me.boot:
            return True
        return self.namespace == me.namespace and not _runs(self.pid)


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def _boot() -> str:
    try:
        return _BOOT_ID.read_bytes().decode("utf-8", "replace").strip()
    except OSError:
        return "-"


def _namespace() -> str:
    try:
        return str(_NAMESPACE.readlink())
    except OSError:
        return "-"
