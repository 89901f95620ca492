"""Broken client files, each with the place and the sentences that people read, in English and in Chinese."""

from __future__ import annotations

from tests.errors.broken import Broken
from tests.errors.invalid import INVALID
from tests.errors.unreadable import UNREADABLE

GALLERY: tuple[Broken, ...] = (*UNREADABLE, *INVALID)
