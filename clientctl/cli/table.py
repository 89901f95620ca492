"""COMMANDS: every command with its module, loaded when it is called, and the options that it shares with others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Final, Literal

from clientctl.cli.options import AS_OF, GLOBAL, OF_NATURE, QUESTIONS
from clientctl.cli.parameters import Argument, Option
from clientctl.frozen import frozen
from clientctl.model.records import RECORDS

if TYPE_CHECKING:
    from types import ModuleType

    from clientctl.cli.parameters import Parameter

# reads: formats, columns, order; writes: dry runs, answers, what changed; both: it shows what it would change, and
# changes that when it is told to; plain: neither.
Nature = Literal["reads", "writes", "both", "plain"]


@frozen
class Command:
    """A command: its name, its nature, and its function `NAME_` in the module `NAME_` unless told otherwise.

    A name of two words is an action of the group that its first word names (`view save`, in `view_save_`).
    The module declares in `PARAMETERS` what the function gets besides the session, by name.
    record: the word for the entries that it is about (`order`), where the same action is there for several; its
    function gets that too, and the module has `parameters`, a function of it, instead.
    reads_all: it goes through the whole book, whose files are looked at while the function loads what it needs.
    takes_fields: it has an option for each main field, the book's own ones included, or for each key of a record; its
    function gets `fields`.
    looks_back: it can be asked of the book as it was.
    """

    name: str
    nature: Nature
    module: str = ""
    function: str = ""
    is_alias: bool = False
    reads_all: bool = False
    takes_fields: bool = False
    record: str = ""
    looks_back: bool = False

    @property
    def key(self) -> str:
        """The name as one word of Python's, and of the codes of sentences."""
        return self.name.replace(" ", "_").replace("-", "_")

    @property
    def group(self) -> str:
        """The first of two words; the name itself where it is one."""
        return self.name.partition(" ")[0]

    @property
    def summary(self) -> str:
        """The code of the sentence that says what it does."""
        return f"commands.summary_{self.place[1].rstrip('_') if self.record else self.key}"

    @property
    def page(self) -> str:
        """The help page with its examples, which the actions of a group share, and all records."""
        return "records" if self.record else self.group

    @property
    def takes_book_fields(self) -> bool:
        """Whether fields of the book's own have options too."""
        return self.takes_fields and not self.record

    @property
    def place(self) -> tuple[str, str]:
        """Module and function."""
        own = f"{self.key}_"
        return f"clientctl.cli.commands.{self.module or own}", self.function or own

    @property
    def run(self) -> Callable[..., int]:
        """The function; it takes a session and the values of the parameters, and returns the exit code."""
        function: Callable[..., int] = getattr(self._loaded, self.place[1])
        return function

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """Its own arguments and options, as its module declares them."""
        module = self._loaded
        declared: tuple[Parameter, ...] = module.parameters(self.record) if self.record else module.PARAMETERS
        return declared

    @property
    def arguments(self) -> tuple[Argument, ...]:
        return tuple(one for one in self.parameters if isinstance(one, Argument))

    @property
    def own_options(self) -> tuple[Option, ...]:
        """Its own and those of its nature."""
        own = (one for one in self.parameters if isinstance(one, Option))
        return (*own, *OF_NATURE[self.nature], *((AS_OF,) if self.looks_back else ()))

    @property
    def field_options(self) -> tuple[Option, ...]:
        """Those that set fields; a book may add some."""
        if not self.takes_fields:
            return ()
        from clientctl.cli.field_options import core_options, record_options

        return record_options(self.record) if self.record else core_options()

    @property
    def options(self) -> tuple[Option, ...]:
        """All that it takes in every book."""
        return (*self.own_options, *self.field_options, *ROOT_OPTIONS)

    @property
    def _loaded(self) -> ModuleType:
        return import_module(self.place[0])


# What can be done with the entries of each list of records.
_OF_RECORDS: Final[tuple[tuple[str, Nature], ...]] = (
    ("add", "writes"),
    ("list", "reads"),
    ("set", "writes"),
    ("rm", "writes"),
)


def _record_commands() -> Iterator[Command]:
    """The same four for every list of records."""
    for word in RECORDS:
        for action, nature in _OF_RECORDS:
            name = f"record_{action}_"
            reads_all, takes_fields = action == "list", action == "add"
            yield Command(f"{word} {action}", nature, name, name, False, reads_all, takes_fields, word)


# Those that may stand before the command too.
ROOT_OPTIONS: Final = (*GLOBAL, *QUESTIONS)

COMMANDS: Final = (
    Command("init", "writes"),
    Command("add", "writes", takes_fields=True),
    Command("find", "reads", reads_all=True, looks_back=True),
    Command("show", "reads", looks_back=True),
    Command("set", "writes"),
    Command("tag", "writes"),
    Command("tags", "reads", reads_all=True, looks_back=True),
    Command("log", "writes"),
    Command("check", "reads", reads_all=True),
    Command("fmt", "writes"),
    Command("edit", "writes"),
    Command("due", "reads", reads_all=True, looks_back=True),
    Command("stale", "reads", reads_all=True, looks_back=True),
    Command("done", "writes"),
    Command("timeline", "reads"),
    Command("view save", "writes"),
    Command("view list", "reads"),
    Command("view rm", "writes"),
    Command("config get", "reads"),
    Command("config set", "writes"),
    Command("config list", "reads"),
    Command("schema show", "reads"),
    Command("schema fields", "reads"),
    Command("schema usage", "reads", reads_all=True),
    Command("schema output", "reads"),
    Command("schema add-field", "writes"),
    *_record_commands(),
    Command("grade", "both", reads_all=True, looks_back=True),
    Command("risk", "reads", reads_all=True, looks_back=True),
    Command("explain", "reads", looks_back=True),
    Command("import", "writes"),
    Command("export", "plain", reads_all=True),
    Command("dupes", "reads", reads_all=True),
    Command("merge", "writes"),
    Command("mv", "writes"),
    Command("archive", "writes"),
    Command("restore", "writes"),
    Command("rm", "writes"),
    Command("handover", "writes"),
    Command("report", "reads", reads_all=True, looks_back=True),
    Command("history", "reads"),
    Command("blame", "reads"),
    Command("diff", "reads"),
    Command("undo", "writes"),
    Command("sync", "writes"),
    Command("resolve", "both"),
    Command("merge-driver", "plain"),
    Command("doctor", "reads"),
    Command("completion", "plain"),
    Command("help", "plain"),
    Command("ls", "reads", "find_", "find_", is_alias=True, reads_all=True, looks_back=True),
    Command("new", "writes", "add_", "add_", is_alias=True, takes_fields=True),
)

BY_NAME: Final = {command.name: command for command in COMMANDS}
# The actions of each group, in the order of the table.
GROUPS: Final = {
    group: tuple(command for command in COMMANDS if command.group == group and command.name != group)
    for group in dict.fromkeys(command.group for command in COMMANDS if command.name != command.group)
}


def summary_of(word: str) -> str:
    """The code of the sentence for a first word."""
    return f"commands.summary_{word.replace('-', '_')}"


# Every first word: groups once, at the place of their first action.
FIRST_WORDS: Final = tuple(dict.fromkeys(command.group for command in COMMANDS if not command.is_alias))
