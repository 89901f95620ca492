"""What the environment decides: directories, language, day, user, colours; flags and the book come from elsewhere."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from clientctl.errors import ClientctlError, Failed, WrongUsage, message
from clientctl.frozen import frozen
from clientctl.messages import LANGUAGES, Language

if TYPE_CHECKING:
    from datetime import date

    from clientctl import text

_CONFIG_LIMIT: Final = 1024 * 1024


@frozen
class Environment:
    """The process's environment; what takes looking up is looked up when it is first asked for."""

    variables: Mapping[str, str]

    def get(self, name: str) -> str | None:
        """A variable that is set and not empty."""
        return self.variables.get(name) or None

    @cached_property
    def directory(self) -> str:
        """The working directory; Failed when it is gone."""
        try:
            return os.getcwd()
        except OSError as error:
            raise Failed("cli.no_directory", hint=message("cli.no_directory_hint")) from error

    def path(self, given: str) -> str:
        """A path as it was typed, `~` and all, from the working directory."""
        return os.path.join(self.directory, os.path.expanduser(given))

    @cached_property
    def user_config(self) -> Mapping[str, Any]:
        """`$XDG_CONFIG_HOME/clientctl/config.yaml`; empty when it is missing or cannot be read."""
        try:
            home = self.get("XDG_CONFIG_HOME")
            home = home or os.path.join(os.path.expanduser(self.get("HOME") or "~"), ".config")
            path = os.path.join(home, "clientctl", "config.yaml")
            with open(path, "rb") as file:
                raw = file.read(_CONFIG_LIMIT)
        except OSError:
            return {}
        return _load_plain(raw, path)

    def today(self, said: str | None) -> date:
        """The day that everything is counted from: as said, else CLIENTCTL_TODAY, else the clock's."""
        from datetime import date

        typed = said or self.get("CLIENTCTL_TODAY")
        if not typed:
            return date.today()
        from clientctl.dates import Tense, parse_date

        return parse_date(typed, date.today(), Tense.PAST)

    def language(self, said: str | None, find_book_language: Callable[[], str | None]) -> Language:
        """As said, CLIENTCTL_LANG, the book's, the user's, the locale's, English; none is asked after it is known."""
        sources: tuple[Callable[[], object], ...] = (
            lambda: said,
            lambda: self.get("CLIENTCTL_LANG"),
            find_book_language,
            lambda: self.user_config.get("language"),
            self._locale,
        )
        return next((found for ask in sources if (found := _known_language(ask()))), "en")

    def _locale(self) -> str:
        """The locale of messages; the first language that LANGUAGE prefers and we know, where there is a locale."""
        locale = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := self.get(name))), "")
        if locale.partition(".")[0] in ("", "C", "POSIX"):
            return locale
        preferred = (self.get("LANGUAGE") or "").split(":")
        return next((name for name in preferred if _known_language(name)), locale)

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
        if book is not None:
            return book
        users = self.user_config.get("autocommit")
        return users if isinstance(users, bool) else True

    def has_color(self, said: str | None, *, is_terminal: bool) -> bool:
        """`--color` beats NO_COLOR and CLICOLOR_FORCE; else colours are for terminals."""
        if said in ("always", "never"):
            return said == "always"
        if self.get("NO_COLOR"):
            return False
        if self.get("CLICOLOR_FORCE") not in (None, "0"):
            return True
        return is_terminal and self.get("TERM") != "dumb"

    def pager(self) -> tuple[str, ...]:
        """The user's pager and its arguments: PAGER, else less or more; nothing where none is wanted or there."""
        from clientctl.store.program import find_program

        if self.get("TERM") in (None, "dumb"):
            return ()
        typed = self.variables.get("PAGER")
        if typed is None:
            found = (find_program(name, self.variables) for name in ("less", "more"))
            return next(((str(path),) for path in found if path is not None), ())
        import shlex

        try:
            name, *others = shlex.split(typed)
        except ValueError:  # an open quote, or no word at all
            return ()
        program = name if os.path.isabs(name) else find_program(name, self.variables)
        return () if program is None or os.path.basename(name) == "cat" else (str(program), *others)

    def login(self) -> str:
        """The name of the account."""
        import getpass

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


def _known_language(name: object) -> Language | None:
    """The language that a name begins with: `zh`, `zh_CN.UTF-8`, `zh-Hans`; None for any that we do not speak."""
    first = (
        name.replace("-", "_").partition("_")[0].partition(".")[0].lower() if isinstance(name, str) else ""
    )
    return next((language for language in LANGUAGES if language == first), None)


def _load_plain(raw: bytes, path: str) -> Mapping[str, Any]:
    """The user's settings; empty when they cannot be read."""
    from clientctl import text

    try:
        return text.load_mapping(raw, path, _PlainShape())
    except ClientctlError:
        return {}


class _PlainShape:
    """The user's settings are a few plain words; no schema describes them."""

    def keys(self, path: text.Path) -> tuple[str, ...]:
        return ()

    def reading(self, path: text.Path) -> text.Reading:
        return "data"
