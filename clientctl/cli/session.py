"""A session: one call of a command, with the book that it is about, opened when it is needed."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from clientctl.cli import streams
from clientctl.cli.environment import Environment
from clientctl.errors import ClientctlError, NotFound, message

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from clientctl.actions.opening import BookCache
    from clientctl.actions.workspace import Workspace
    from clientctl.cli.options import Options
    from clientctl.cli.progress import Progress
    from clientctl.errors import Message
    from clientctl.messages import Language
    from clientctl.model import Stored
    from clientctl.model.progress import Advance
    from clientctl.render import Style
    from clientctl.store.book import Book
    from clientctl.store.cache.ahead import Ahead
    from clientctl.store.git import Git
    from clientctl.store.history import History
    from clientctl.store.places import Place
    from clientctl.store.writer import Writer


class Session:
    """Where the parts of a call come together: options, environment, book, terminal."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.environment = Environment(os.environ)
        self._ahead: Ahead | None = None
        self._progress: list[Progress] = []

    @cached_property
    def root(self) -> Path:
        """The book, as a real path; NotFound."""
        from pathlib import Path

        return Path(self._root)

    @cached_property
    def _root(self) -> str:
        """The same: -C, else CLIENTCTL_DIR, else upwards, else the user's default."""
        from clientctl.store.finding import find_book, is_book

        given = self.options.dir or self.environment.get("CLIENTCTL_DIR")
        if given is not None:
            place = self.environment.path(given)
            if not is_book(place):
                raise NotFound("cli.no_book_at", path=given, hint=message("cli.no_book_hint"))
            return os.path.realpath(place)
        found = find_book(self.environment.directory)
        if found is None:
            default = self.environment.user_config.get("default_book")
            found = os.path.expanduser(default) if isinstance(default, str) else ""
            if not is_book(found):
                raise NotFound("cli.no_book", hint=message("cli.no_book_hint"))
        return os.path.realpath(found)

    def look_ahead(self) -> None:
        """Have the book's files looked at while the modules of a command are still being loaded."""
        if not self.options.no_cache:
            from clientctl.store.cache.ahead import Ahead

            # what is wrong with the book, the command itself will say, if it needs one
            with suppress(ClientctlError):
                self._ahead = Ahead(self._root)

    def close(self) -> None:
        """Leave nothing behind that was begun."""
        for progress in self._progress:
            progress.stop()
        if self._ahead is not None:
            self._ahead.close()
        if "history" in self.__dict__:
            self.history.close()

    @cached_property
    def _cache(self) -> BookCache | None:
        if self.options.no_cache:
            return None
        from clientctl.actions.opening import find_cache

        return find_cache(self.place)

    @cached_property
    def book(self) -> Book:
        from clientctl.actions.opening import open_with

        return open_with(self.root, self._cache)

    @cached_property
    def place(self) -> Place:
        from clientctl.store.places import locate

        return locate(self.root)

    @cached_property
    def language(self) -> Language:
        """The language that people are spoken to in, also where there is no book."""
        return self.environment.language(self.options.lang, self._find_book_language)

    def _find_book_language(self) -> str | None:
        try:
            return self.book.settings.language
        except (ClientctlError, ImportError):  # what cannot be read or loaded is being told already
            return None

    @cached_property
    def workspace(self) -> Workspace:
        from clientctl.actions.opening import build_repository
        from clientctl.actions.workspace import Workspace

        if self.options.as_of is not None:
            return self._past
        today = self.environment.today(self.options.today)
        look = None if self._ahead is None else self._ahead.result
        return Workspace(
            self.book,
            build_repository(self.book, self._cache, today, self.watch(message("cli.reading_files")), look),
            lambda: self.writer,
            today,
            self.find_user,
            draw,
            self.watch,
            self._find_revision,
            lambda: self.history,
        )

    @cached_property
    def _past(self) -> Workspace:
        from clientctl.cli.looking_back import open_past_workspace

        return open_past_workspace(self)

    @cached_property
    def history(self) -> History:
        """What git knows of the book; Failed where there is no git."""
        from clientctl.store.history import open_history

        advance = None if self.options.no_cache else self.watch(message("history.reading"))
        return open_history(self._git, self.place, advance)

    def _find_revision(self) -> str:
        """The commit that the book is at, in short; empty without git, or before the first commit."""
        if self._git is None:
            return ""
        found = self._git.ask("rev-parse", "--short=10", "--verify", "--quiet", "HEAD")
        return found.output.decode("ascii", "replace").strip() if found.code == 0 else ""

    def first_commit(self) -> str:
        """The id of the book's first commit, which all its copies share; empty if it cannot be known."""
        if (
            self._git is None
            or self._git.ask("rev-parse", "--is-shallow-repository").output.strip() != b"false"
        ):
            return ""
        found = self._git.ask("rev-list", "--max-parents=0", "HEAD")
        first = found.output.decode("ascii", "replace").split()
        return first[-1] if found.code == 0 and first else ""

    def watch(self, words: Message) -> Advance:
        from clientctl.cli.progress import Progress

        self._progress.append(Progress(words, lambda: self.style(is_error=True)))
        return self._progress[-1].advance

    @cached_property
    def writer(self) -> Writer:
        """The writer of the book at hand."""
        return self.make_writer(self.place, self._git, self.book.settings.autocommit)

    def make_writer(self, place: Place, git: Git | None, book: bool | None) -> Writer:
        """The writer of a book that says `book` about commits."""
        from clientctl.store.writer import Writer

        autocommit = self.environment.autocommit(is_off=self.options.no_commit, book=book)
        user = self.environment.get("CLIENTCTL_USER") or self.environment.login()
        return Writer(place, git, autocommit=autocommit, user=user)

    @cached_property
    def _git(self) -> Git | None:
        from clientctl.store.git import find_git

        git, notices = find_git(self.place, os.environ)
        self.tell(*notices)
        return git

    def find_user(self) -> str:
        """CLIENTCTL_USER, else git's user.name, else the login."""
        given = self.environment.get("CLIENTCTL_USER")
        return given or (self._git.user_name() if self._git else "") or self.environment.login()

    @cached_property
    def is_interactive(self) -> bool:
        """Whether a question can be asked."""
        return (
            not self.options.no_input and streams.is_terminal(sys.stdin) and streams.is_terminal(sys.stderr)
        )

    def style(self, *, is_error: bool = False) -> Style:
        """How text looks on stdout, or on stderr."""
        from clientctl.render import Style

        is_terminal = streams.is_terminal(sys.stderr if is_error else sys.stdout)
        return Style(
            language=self.language,
            width=streams.size()[0] if is_terminal else None,
            has_color=self.environment.has_color(self.options.color, is_terminal=is_terminal),
            has_header=not self.options.no_header,
            is_terminal=is_terminal,
        )

    def tell(self, *sentences: Message) -> None:
        """Messages on stderr, dim."""
        from clientctl.render.notice import render_message

        for sentence in sentences:
            streams.write_err(render_message(sentence, self.style(is_error=True), "dim"))

    def choose(self, reference: str, clients: Sequence[Stored]) -> Stored | None:
        """Ask which of several clients is meant; None where nobody can be asked."""
        if not self.is_interactive:
            return None
        from clientctl.cli.questions import choose_one

        names = [f"{client.id}  {client.name}" for client in clients]
        index = choose_one(message("cli.which_client", ref=reference), names, self.style(is_error=True))
        return None if index is None else clients[index]


def draw(below: int) -> int:
    """A random number from 0 up, of which no other process draws the same."""
    import secrets

    return secrets.randbelow(below)
