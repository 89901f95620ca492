"""A session: one call of a command, with the book that it is about, opened when it is needed."""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import typer

from clientctl.actions.workspace import Workspace, build_repository
from clientctl.cli import streams
from clientctl.cli.environment import Environment
from clientctl.cli.options import Options, said
from clientctl.errors import ClientctlError, Failed, Message, NotFound, message
from clientctl.messages import Language
from clientctl.model import Client
from clientctl.render import Style, render_message
from clientctl.store.book import Book, find_book, is_book, open_book
from clientctl.store.git import Git, find_git
from clientctl.store.places import Place, locate
from clientctl.store.writer import Writer


class Session:
    """Where the parts of a call come together: options, environment, book, terminal."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.environment = Environment(os.environ, _working_directory())

    @staticmethod
    def of(ctx: typer.Context) -> Session:
        """The session of a command."""
        return Session(said(ctx))

    @cached_property
    def root(self) -> Path:
        """The book: -C, else CLIENTCTL_DIR, else upwards from here, else the user's default book; NotFound."""
        given = self.options.dir or self.environment.get("CLIENTCTL_DIR")
        if given is not None:
            place = self.environment.directory / Path(given).expanduser()
            if not is_book(place):
                raise NotFound("cli.no_book_at", path=given, hint=message("cli.no_book_hint"))
            return place
        found = find_book(self.environment.directory)
        default = self.environment.user_config().get("default_book")
        if found is None and isinstance(default, str) and is_book(Path(default).expanduser()):
            return Path(default).expanduser()
        if found is None:
            raise NotFound("cli.no_book", hint=message("cli.no_book_hint"))
        return found

    @cached_property
    def book(self) -> Book:
        return open_book(self.place.root)

    @cached_property
    def place(self) -> Place:
        return locate(self.root)

    @cached_property
    def _git(self) -> Git | None:
        git, notices = find_git(self.place, os.environ)
        for notice in notices:
            self.tell(notice)
        return git

    @cached_property
    def language(self) -> Language:
        return self.environment.language(self.options.lang, self.book.settings.language)

    @property
    def likely_language(self) -> Language:
        """The language, also where there is no book."""
        try:
            return self.language
        except ClientctlError:
            return self.environment.language(self.options.lang, None)

    @cached_property
    def workspace(self) -> Workspace:
        return Workspace(
            self.book,
            build_repository(self.book),
            self.make_writer(self.place, self._git, self.book.settings.autocommit),
            self.environment.today(self.options.today),
            self._find_user,
            secrets.randbelow,
        )

    def make_writer(self, place: Place, git: Git | None, book: bool | None) -> Writer:
        """The writer of a book that says `book` about commits."""
        autocommit = self.environment.autocommit(is_off=self.options.no_commit, book=book)
        user = self.environment.get("CLIENTCTL_USER") or self.environment.login()
        return Writer(place, git, autocommit=autocommit, user=user)

    def _find_user(self) -> str:
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
        is_terminal = streams.is_terminal(sys.stderr if is_error else sys.stdout)
        return Style(
            language=self.likely_language,
            width=streams.width() if is_terminal else None,
            has_color=self.environment.has_color(self.options.color, is_terminal=is_terminal),
            has_header=not self.options.no_header,
            is_terminal=is_terminal,
        )

    def tell(self, *sentences: Message) -> None:
        """Messages on stderr, dim."""
        for sentence in sentences:
            streams.write_err(render_message(sentence, self.style(is_error=True), "dim"))

    def choose(self, reference: str, clients: Sequence[Client]) -> Client | None:
        """Ask which of several clients is meant; None where nobody can be asked."""
        if not self.is_interactive:
            return None
        from clientctl.cli.questions import choose_one

        names = [f"{client.id}  {client.name}" for client in clients]
        index = choose_one(message("cli.which_client", ref=reference), names, self.style(is_error=True))
        return None if index is None else clients[index]


def _working_directory() -> Path:
    try:
        return Path.cwd()
    except OSError as error:
        raise Failed("cli.no_directory", hint=message("cli.no_directory_hint")) from error
