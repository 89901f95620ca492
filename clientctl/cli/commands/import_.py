"""import: clients and their entries from other people's files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from clientctl.actions.imports.maps import read_maps
from clientctl.actions.imports.plan import Mode, Request
from clientctl.cli import streams
from clientctl.cli.importing import read_file, run_import
from clientctl.cli.parameters import Argument, Option
from clientctl.cli.session import Session
from clientctl.errors import WrongUsage, message
from clientctl.exchange.table import SOURCES
from clientctl.model import Label
from clientctl.model.records import RECORDS
from clientctl.names import nearest

_NAMES: Final = " ".join(SOURCES)
_LISTS: Final = " ".join((*RECORDS.values(), "log"))
_MODES: dict[str, Mode] = {"create": "create", "update": "update", "upsert": "upsert"}


PARAMETERS: Final = (
    Argument("file", "FILE|-", is_required=True, completes=("file",)),
    Option(
        "mapping", ("--map",), "COLUMN=FIELD", "commands.import_map", is_repeated=True, completes="mapping"
    ),
    Option("key", ("--key",), "FIELD", "commands.import_key", completes="field"),
    Option("mode", ("--mode",), "MODE", "commands.import_mode", completes="words create update upsert"),
    Option(
        "encoding",
        ("--encoding",),
        "NAME",
        "commands.import_encoding",
        completes="words utf-8 gb18030 utf-16 latin-1",
    ),
    Option("into", ("--into",), "LIST", "commands.import_into", completes=f"words {_LISTS}"),
    Option("form", ("--from",), "FORMAT", Label(_NAMES, _NAMES), completes=f"words {_NAMES}"),
    Option("save_map", ("--save-map",), "NAME", "commands.import_save_map"),
    Option("delete", ("--delete",), help="commands.import_delete"),
    Option("rejects", ("--rejects",), "FILE", "commands.import_rejects", completes="file"),
)


def import_(
    session: Session,
    file: str,
    mapping: Sequence[str],
    key: str | None,
    mode: str | None,
    encoding: str | None,
    into: str | None,
    form: str | None,
    save_map: str | None,
    delete: bool,
    rejects: str | None,
) -> int:
    mode = "upsert" if mode is None else mode
    if mode not in _MODES:
        raise WrongUsage(
            "cli.bad_mode", mode=mode, hint=message("cli.modes", names=nearest(mode, _MODES) or tuple(_MODES))
        )
    if rejects == "-":
        raise WrongUsage("cli.rejects_need_file", hint=message("cli.rejects_need_file_hint"))
    if rejects is not None:
        streams.refuse_existing(rejects)
    incoming = read_file(session, file, form, encoding)
    request = Request(
        incoming,
        read_maps(session.workspace, mapping),
        key,
        _MODES[mode],
        rejects is not None,
        into,
        delete,
        save_map,
        session.first_commit,
    )
    return run_import(session, request, rejects)
