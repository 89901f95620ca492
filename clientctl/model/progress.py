"""How far a long work has come: so many of so many, told to whoever watches. For annotations alone."""

from __future__ import annotations

from collections.abc import Callable

Advance = Callable[[int, int], None]
