"""The one way to a book's clients: by id for writers, all of them for readers.

Readers get every client, the broken ones too, each with what is wrong with it; nothing is opened elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final, Literal, Protocol

from clientctl import text
from clientctl.errors import ClientctlError, InvalidData, NotFound, Problem, message
from clientctl.frozen import frozen, replace
from clientctl.model import Client
from clientctl.names import is_view_name
from clientctl.schema.catalog import Catalog
from clientctl.schema.shape import view_shape
from clientctl.store.folder import Entry, Folder

Place = Literal["clients", "archive"]
PLACES: Final[tuple[Place, ...]] = ("clients", "archive")
Check = Callable[[Any, text.Parsed, str], tuple[Problem, ...]]


@frozen
class Source:
    """A client with the bytes and the positions of its file, as a writer or `check` needs them."""

    client: Client
    raw: bytes
    parsed: text.Parsed


class Repository(Protocol):
    """What readers and writers ask of a book's files."""

    def ids(self, place: Place = "clients") -> tuple[str, ...]:
        """Ids that have a file, sorted, readable or not."""
        ...

    def clients(self, *, archived: bool, checked: bool = True) -> Iterator[Client]:
        """Every client by id, from `clients/` and, with `archived`, from `archive/` too.

        Unreadable ones come with their problems; with `checked`, invalid ones too.
        """
        ...

    def path(self, client_id: str) -> str | None:
        """Where the client's file is (`clients/acme.yaml`), None when there is none."""
        ...

    def client(self, client_id: str) -> Client:
        """One client as `clients` gives it, read now: with its problems, perhaps not readable; NotFound."""
        ...

    def source(self, client_id: str) -> Source:
        """The file itself, read now; NotFound, or InvalidData when it cannot be parsed."""
        ...

    def view(self, name: str) -> Any | None:
        """The data of `views/NAME.yaml`, None when there is none."""
        ...

    def view_names(self) -> tuple[str, ...]:
        """Names of the saved views, sorted."""
        ...


@frozen
class FileRepository:
    """A repository that reads each file when it is asked for.

    check: finds what is wrong with a document that could be parsed.
    """

    folder: Folder
    catalog: Catalog
    check: Check

    def ids(self, place: Place = "clients") -> tuple[str, ...]:
        return tuple(entry.id for entry in self.folder.entries(place) if entry.is_client)

    def clients(self, *, archived: bool, checked: bool = True) -> Iterator[Client]:
        found = [(entry, place) for place in PLACES[: 1 + archived] for entry in self.folder.entries(place)]
        for entry, place in sorted(found, key=lambda pair: (pair[0].id, pair[1] == "archive")):
            yield self._client(entry, is_archived=place == "archive", checked=checked)

    def path(self, client_id: str) -> str | None:
        paths = (f"{place}/{client_id}.yaml" for place in PLACES)
        return next((path for path in paths if self.folder.exists(path)), None)

    def client(self, client_id: str) -> Client:
        entries = ((entry, place) for place in PLACES for entry in self.folder.entries(place))
        found = next((pair for pair in entries if pair[0].id == client_id and pair[0].is_client), None)
        if found is None:
            raise NotFound("store.no_client", id=client_id, hint=message("store.list_clients"))
        entry, place = found
        return self._client(entry, is_archived=place == "archive", checked=True)

    def source(self, client_id: str) -> Source:
        path = self.path(client_id)
        if path is None:
            raise NotFound("store.no_client", id=client_id, hint=message("store.list_clients"))
        raw = self._read(path)
        parsed = text.parse_mapping(raw, path, self.catalog.shape)
        client = Client(client_id, parsed.data, path, is_archived=path.startswith("archive/"))
        return Source(replace(client, problems=self.check(parsed.data, parsed, path)), raw, parsed)

    def view(self, name: str) -> Any | None:
        path = f"views/{name}.yaml"
        if not is_view_name(name) or not self.folder.exists(path):
            return None
        return text.parse(self.folder.read(path), path, view_shape()).data

    def view_names(self) -> tuple[str, ...]:
        return tuple(entry.id for entry in self.folder.entries("views") if entry.is_client)

    def _read(self, path: str) -> bytes:
        try:
            return self.folder.read(path)
        except FileNotFoundError:
            raise NotFound("store.no_client", id=path, hint=message("store.list_clients")) from None

    def _client(self, entry: Entry, *, is_archived: bool, checked: bool) -> Client:
        if entry.problem is not None:
            return Client(entry.id, {}, entry.path, is_archived, (entry.problem,), is_readable=False)
        broken = Client(entry.id, {}, entry.path, is_archived, is_readable=False)
        try:
            raw = self._read(entry.path)
        except ClientctlError as error:
            return replace(broken, problems=(error.as_problem(entry.path),))
        try:
            return self._parsed(raw, replace(broken, is_readable=True), checked=checked)
        except InvalidData as error:
            return self._our_side(raw, replace(broken, problems=(error.as_problem(entry.path),)))

    def _parsed(self, raw: bytes, client: Client, *, checked: bool) -> Client:
        if not checked:
            return replace(client, document=text.load_mapping(raw, client.path, self.catalog.shape))
        parsed = text.parse_mapping(raw, client.path, self.catalog.shape)
        return replace(client, document=parsed.data, problems=self.check(parsed.data, parsed, client.path))

    def _our_side(self, raw: bytes, broken: Client) -> Client:
        """A file in conflict is read from our side, still with its problem; any other broken one stays unread."""
        ours = text.ours(raw)
        if ours is None:
            return broken
        try:
            document = self._parsed(ours, broken, checked=False).document
        except InvalidData:
            return broken
        return replace(broken, document=document, is_readable=True)
