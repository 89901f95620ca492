"""SHA-1, by which git names contents, at hand without loading OpenSSL: that takes longer than many a write."""

from __future__ import annotations

try:
    from _sha1 import sha1  # type: ignore[import-not-found]  # Python's own, which hashlib too falls back on
except ImportError:  # a Python built without it, which no test has
    from hashlib import sha1

__all__ = ["sha1"]
