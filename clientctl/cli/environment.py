"""What the environment decides: directories, language, day, user, colours; flags and the book come from elsewhere."""

from __future__ import annotations

import getpass
import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from clientctl import text
from clientctl.dates import Tense, parse_date
from clientctl.errors import ClientctlError, WrongUsage, message
from clientctl.frozen import frozen
from clientctl.messages import LANGUAGES, Language

_CONFIG_LIMIT: Final = 1024 * 1024


@frozen
class Environment:
    """The process's environment, read once."""

    variables: Mapping[str, str]
    directory: Path

    def get(self, name: str) -> str | None:
        """A variable that is set and not empty."""
        return self.variables.get(name) or None

    def user_config(self) -> Mapping[str, Any]:
        """`$XDG_CONFIG_HOME/clientctl/config.yaml`; empty when it is missing or cannot be read."""
        home = self.get("XDG_CONFIG_HOME") or str(Path(self.get("HOME") or "~").expanduser() / ".config")
        path = Path(home) / "clientctl" / "config.yaml"
        try:
            return text.load_mapping(path.read_bytes()[:_CONFIG_LIMIT], str(path), _PlainShape())
        except (OSError, RuntimeError, ClientctlError):
            return {}

    def today(self, said: str | None) -> date:
        """The day that everything is counted from: as said, else CLIENTCTL_TODAY, else the clock's."""
        typed = said or self.get("CLIENTCTL_TODAY")
        return parse_date(typed, date.today(), Tense.PAST) if typed else date.today()

    def language(self, said: str | None, book: str | None) -> Language:
        """As said, CLIENTCTL_LANG, the book's, the user's, the locale's, English."""
        wanted = (said, self.get("CLIENTCTL_LANG"), book, self.user_config().get("language"), self._locale())
        return next((language for name in wanted for language in LANGUAGES if name == language), "en")

    def _locale(self) -> str:
        return next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := self.get(name))), "")[
            :2
        ].lower()

    def autocommit(self, *, is_off: bool, book: bool | None) -> bool:
        """Whether a write is committed: not when off, else CLIENTCTL_AUTOCOMMIT, the book's, the user's word, yes."""
        if is_off:
            return False
        typed = self.get("CLIENTCTL_AUTOCOMMIT")
        if typed is not None:
            if typed.lower() not in _FLAGS:
                hint = message("values.flag_forms")
                raise WrongUsage("cli.bad_variable", name="CLIENTCTL_AUTOCOMMIT", value=typed, hint=hint)
            return _FLAGS[typed.lower()]
        users = self.user_config().get("autocommit")
        return book if book is not None else users if isinstance(users, bool) else True

    def has_color(self, said: str | None, *, is_terminal: bool) -> bool:
        """`--color` beats NO_COLOR and CLICOLOR_FORCE; else colours are for terminals."""
        if said in ("always", "never"):
            return said == "always"
        if self.get("NO_COLOR"):
            return False
        if self.get("CLICOLOR_FORCE") not in (None, "0"):
            return True
        return is_terminal and self.get("TERM") != "dumb"

    def login(self) -> str:
        """The name of the account."""
        try:
            return getpass.getuser()
        except (OSError, KeyError, ImportError):
            return str(os.getuid())


_FLAGS: Final = {
    "true": True,
    "1": True,
    "yes": True,
    "on": True,
    "false": False,
    "0": False,
    "no": False,
    "off": False,
}


class _PlainShape:
    """The user's settings are a few plain words; no schema describes them."""

    def keys(self, path: text.Path) -> tuple[str, ...]:
        return ()

    def reading(self, path: text.Path) -> text.Reading:
        return "data"
