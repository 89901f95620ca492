"""git's index as bytes: enough to be sure that it holds a file, never that it does not.

An entry ends with the file's mode, owner, group and size (four bytes each), the id of its content, the
length of its path behind two flags and two bits of a merge (all nought where there is nothing special), the
path, and a nought. Entries are in the order of their paths. An index of another form (paths shortened, split
into two files) has no such places, and the answer is no.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from clientctl.store.digests import sha1

_MODE: Final = (0o100644).to_bytes(4, "big")  # a file that is not to be executed


def holds(index: bytes, files: Iterable[tuple[bytes, bytes]]) -> bool:
    """Does it surely have each of these paths, unmerged none, as a plain file of just this content?"""
    at = 0
    for path, content in sorted(files):
        at = index.find(len(path).to_bytes(2, "big") + path + b"\0", at)
        if at < 0 or not any(_precedes(index, at, identity) for identity in _identities(content)):
            return False
    return True


def _precedes(index: bytes, at: int, identity: bytes) -> bool:
    start = at - len(identity)
    return index[start:at] == identity and index[start - 16 : start - 12] == _MODE


def _identities(content: bytes) -> Iterable[bytes]:
    """The content's id in each form that repositories have, the usual one first."""
    blob = b"blob %d\0" % len(content) + content
    yield sha1(blob).digest()
    from hashlib import sha256

    yield sha256(blob).digest()
