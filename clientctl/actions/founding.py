"""init: a new book, empty or with the example clients."""

from __future__ import annotations

from collections.abc import Mapping

from clientctl import SETTINGS_FILE, text
from clientctl.actions.changing import Plan
from clientctl.errors import Conflict, message
from clientctl.messages import Language
from clientctl.model import ChangeSet, FileChange, Reported
from clientctl.schema.shape import settings_shape
from clientctl.store.driver import with_our_attributes
from clientctl.store.folder import Folder
from clientctl.store.new_book import book_files, example_files


def plan_book(
    folder: Folder, shown: str, language: Language, *, writes_language: bool, has_example: bool
) -> Plan:
    """Every file of the new book; Conflict when there is one already. Files that are there are kept, attributes joined.

    language: of the comments; with `writes_language` it becomes the book's. shown: the directory as people know it.
    """
    if folder.exists(SETTINGS_FILE):
        raise Conflict("actions.book_exists", path=shown, hint=message("actions.book_exists_hint"))
    files = dict(example_files() if has_example else book_files(language))
    wanted = {"autocommit": True, **({"language": language} if writes_language else {})}
    files[SETTINGS_FILE] = _with_settings(files[SETTINGS_FILE], wanted)
    changes = tuple(change for path, raw in files.items() for change in _new_file(folder, path, raw))
    ids = [change.client for change in changes if change.client]
    reported = tuple(Reported(change.client, change.path, "added") for change in changes if change.client)
    told = (
        message("actions.founded_example", path=shown, count=len(ids))
        if ids
        else message("actions.founded", path=shown)
    )
    return Plan(ChangeSet(changes, "init", reported), (told,))


def _with_settings(raw: bytes, values: Mapping[str, object]) -> bytes:
    operations = [text.Set((key,), value) for key, value in values.items()]
    return text.edit(raw, SETTINGS_FILE, operations, settings_shape()).raw


def _new_file(folder: Folder, path: str, raw: bytes) -> tuple[FileChange, ...]:
    client = (
        path.rpartition("/")[2].removesuffix(".yaml")
        if path.startswith("clients/") and path.endswith(".yaml")
        else ""
    )
    if not folder.exists(path):
        return (FileChange(path, None, raw, client),)
    if path != ".gitattributes":
        return ()
    before = folder.read(path)
    joined = with_our_attributes(before)
    return (FileChange(path, before, joined),) if joined != before else ()
