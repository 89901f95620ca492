"""Progress of a long reading, on a terminal alone, and only when it takes over a second."""

from __future__ import annotations

import atexit
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from clientctl.errors import Message
    from clientctl.render import Style

_PATIENCE: Final = 1.0  # seconds


class Progress:
    """A bar on stderr that is gone when the work is done, however it ends."""

    def __init__(self, words: Message, find_style: Callable[[], Style]) -> None:
        self._words = words
        self._find_style = find_style
        self._start: float | None = None
        self._bar: Any = None
        self._task: Any = None

    def advance(self, done: int, total: int) -> None:
        """So many of all have been done; the first call starts the clock."""
        if self._start is None:
            self._start = time.monotonic()
        is_long = time.monotonic() - self._start >= _PATIENCE and done < total
        if self._bar is None and not (is_long and self._show(total)):
            return
        self._bar.update(self._task, completed=done)
        if done >= total:
            self.stop()

    def stop(self) -> None:
        """Take the bar away, if there is one: something else is to be said."""
        if self._bar is not None:
            self._bar.stop()

    def _show(self, total: int) -> bool:
        style = self._find_style()
        if not style.is_terminal:
            return False
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
        from rich.progress import Progress as Bar

        from clientctl.messages import word

        console = Console(stderr=True, no_color=not style.has_color)
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        self._bar = Bar(*columns, console=console, transient=True)
        self._task = self._bar.add_task(word(self._words, style.language), total=total)
        self._bar.start()
        # an interrupt must not leave the terminal without its cursor
        atexit.register(self._bar.stop)
        return True
