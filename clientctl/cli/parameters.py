"""What a command takes from its line: arguments and options, declared once for whoever parses or explains them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clientctl.errors import WrongUsage, message
from clientctl.frozen import frozen

if TYPE_CHECKING:
    from clientctl.model import Label

_LONGEST_COUNT: Final = 9  # digits


@frozen
class Argument:
    """Words that stand for themselves; of several arguments the last alone may be repeated.

    The command's function gets a str (None where it was left out), or a tuple where it may be repeated.

    completes: what a shell offers for it, by name (see `completion.table`): for a repeated one what it offers
    for each word, the last of them for all that follow; "" for nothing.
    """

    name: str
    metavar: str
    is_required: bool = False
    is_repeated: bool = False
    completes: tuple[str, ...] = ()

    @property
    def absent(self) -> object:
        """What the command gets where nothing was said."""
        return () if self.is_repeated else None


@frozen
class Option:
    """A word that begins with a dash, and its value.

    metavar: the word for the value; without one it is a flag, and the command's function gets a bool, else
    a str or None, a tuple where it may be repeated, an int for a count.
    help: the code of a sentence, or the words themselves.
    choices: the values that it takes, where these are words of the command line's own.
    is_field: it sets the field by its name, and comes to the command with the others that do.
    completes: what a shell offers for its value, as for arguments; choices and fields need no word of it.
    """

    name: str
    spellings: tuple[str, ...]
    metavar: str = ""
    help: str | Label = ""
    choices: tuple[str, ...] = ()
    is_count: bool = False
    is_repeated: bool = False
    is_field: bool = False
    completes: str = ""

    @property
    def is_flag(self) -> bool:
        return not self.metavar

    @property
    def absent(self) -> object:
        """What the command gets where nothing was said."""
        return False if self.is_flag else () if self.is_repeated else None

    def bind(self, value: object) -> object:
        """A value as the command gets it; WrongUsage for one that the option does not take."""
        name = self.spellings[-1]
        if self.choices and value not in self.choices:
            hint = message("cli.choices", choices=self.choices)
            raise WrongUsage("cli.bad_value", name=name, value=value, hint=hint)
        if not self.is_count:
            return value
        digits = str(value)
        if not (digits.isascii() and digits.isdigit() and len(digits) <= _LONGEST_COUNT):
            hint = message("cli.count_form", name=name)
            raise WrongUsage("cli.not_a_count", name=name, value=value, hint=hint)
        return int(digits)


Parameter = Argument | Option
