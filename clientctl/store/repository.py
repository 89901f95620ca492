"""The one way to a book's clients: by id for writers, all of them for readers.

Readers get every client, the broken ones too, each with what is wrong with it; nothing is opened elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

from clientctl.errors import ClientctlError, InvalidData, NotFound, Problem, message
from clientctl.frozen import frozen, replace
from clientctl.model import Client, Stored
from clientctl.names import is_view_name
from clientctl.schema.catalog import Catalog
from clientctl.schema.findings import Locate
from clientctl.schema.shape import view_shape
from clientctl.store.folder import PLACES, Entry, Folder, Place

if TYPE_CHECKING:  # the room of texts is only needed when a file is read
    from clientctl import text

Check = Callable[[Any, Locate, str], tuple[Problem, ...]]


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

    def clients(self, *, archived: bool, checked: bool = True) -> Iterator[Stored]:
        """Every client by id, from `clients/` and, with `archived`, from `archive/` too.

        Unreadable ones come with their problems; with `checked`, invalid ones too.
        """
        ...

    def path(self, client_id: str, *, of_archive: bool = False) -> str | None:
        """Where the client's file is (`clients/acme.yaml`), None when there is none.

        of_archive: where there are two, the archived one.
        """
        ...

    def client(self, client_id: str) -> Client:
        """One client as `clients` gives it, read now: with its problems, perhaps not readable; NotFound."""
        ...

    def source(self, client_id: str, *, of_archive: bool = False) -> Source:
        """The file itself, at its `path`, read now; NotFound, or InvalidData when it cannot be parsed."""
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

    def clients(self, *, archived: bool, checked: bool = True) -> Iterator[Stored]:
        found = [(entry, place) for place in PLACES[: 1 + archived] for entry in self.folder.entries(place)]
        for entry, place in sorted(found, key=lambda pair: (pair[0].id, pair[1] == "archive")):
            yield self._client(entry, is_archived=place == "archive", checked=checked)

    def unusable(self, places: Iterable[Place]) -> Sequence[Client]:
        """Files in these places that are nobody's, each with what is wrong with it."""
        return [
            self._client(entry, is_archived=place == "archive", checked=True)
            for place in places
            for entry in self.folder.entries(place)
            if entry.problem is not None
        ]

    def path(self, client_id: str, *, of_archive: bool = False) -> str | None:
        places = tuple(reversed(PLACES)) if of_archive else PLACES
        paths = (f"{place}/{client_id}.yaml" for place in places)
        return next((path for path in paths if self.folder.exists(path)), None)

    def client(self, client_id: str) -> Client:
        entries = ((entry, place) for place in PLACES for entry in self.folder.entries(place))
        found = next((pair for pair in entries if pair[0].id == client_id and pair[0].is_client), None)
        if found is None:
            raise NotFound("store.no_client", id=client_id, hint=message("store.list_clients"))
        entry, place = found
        return self._client(entry, is_archived=place == "archive", checked=True)

    def source(self, client_id: str, *, of_archive: bool = False) -> Source:
        path = self.path(client_id, of_archive=of_archive)
        if path is None:
            raise NotFound("store.no_client", id=client_id, hint=message("store.list_clients"))
        raw = self._read(path)
        from clientctl import text

        parsed = text.parse_mapping(raw, path, self.catalog.shape)
        client = Client(client_id, parsed.data, path, is_archived=path.startswith("archive/"))
        problems = self.check(parsed.data, lambda at, key: parsed.locate(at, key=key), path)
        return Source(replace(client, problems=problems), raw, parsed)

    def view(self, name: str) -> Any | None:
        path = f"views/{name}.yaml"
        if not is_view_name(name) or not self.folder.exists(path):
            return None
        from clientctl import text

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
        try:
            raw = self._read(entry.path)
        except ClientctlError as error:
            problems = (error.as_problem(entry.path),)
            return Client(entry.id, {}, entry.path, is_archived, problems, is_readable=False)
        return self.read_client(entry.id, raw, is_archived=is_archived, checked=checked)

    def read(self, client_id: str, *, is_archived: bool) -> Client:
        """One client by its place, read and checked now; one that cannot be read says why."""
        path = f"{PLACES[is_archived]}/{client_id}.yaml"
        return self._client(Entry(client_id, path), is_archived=is_archived, checked=True)

    def read_client(self, client_id: str, raw: bytes, *, is_archived: bool, checked: bool = True) -> Client:
        """The client that a file's bytes are, with what is wrong in them, whatever it is."""
        path = f"{PLACES[is_archived]}/{client_id}.yaml"
        client = Client(client_id, {}, path, is_archived)
        try:
            return self._parsed(raw, client, checked=checked)
        except InvalidData as error:
            broken = replace(client, is_readable=False, problems=(error.as_problem(path),))
            return self._our_side(raw, broken)

    def _parsed(self, raw: bytes, client: Client, *, checked: bool) -> Client:
        from clientctl import text

        document = text.load_mapping(raw, client.path, self.catalog.shape)
        if not checked:
            return replace(client, document=document)

        # places are asked for by the few files that have problems
        parsed = cache(lambda: text.parse(raw, client.path, self.catalog.shape))
        problems = self.check(document, lambda at, key: parsed().locate(at, key=key), client.path)
        return replace(client, document=document, problems=problems)

    def _our_side(self, raw: bytes, broken: Client) -> Client:
        """A file in conflict is read from our side, still with its problem; any other broken one stays unread."""
        from clientctl import text

        ours = text.ours(raw)
        if ours is None:
            return broken
        try:
            document = self._parsed(ours, broken, checked=False).document
        except InvalidData:
            return broken
        return replace(broken, document=document, is_readable=True)
