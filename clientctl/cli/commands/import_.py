"""import: clients from a table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from clientctl.actions.import_plan import Mode, Request
from clientctl.cli import streams
from clientctl.cli.importing import run_import
from clientctl.cli.parameters import Argument, Option
from clientctl.cli.session import Session
from clientctl.errors import WrongUsage, message
from clientctl.exchange.delimited import read_csv
from clientctl.names import nearest

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
    Option("rejects", ("--rejects",), "FILE", "commands.import_rejects", completes="file"),
)


def import_(
    session: Session,
    file: str,
    mapping: Sequence[str],
    key: str | None,
    mode: str | None,
    encoding: str | None,
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
    ending = Path(file).suffix.lower()
    if ending in (".xlsx", ".vcf", ".json", ".jsonl", ".yaml"):
        raise WrongUsage("cli.import_later", ending=ending, hint=message("cli.import_csv"))
    sheet = read_csv(streams.read_bytes(file), "stdin" if file == "-" else file, encoding)
    pairs = tuple(map(_pair, mapping))
    return run_import(
        session, Request(sheet, pairs, key, _MODES[mode], takes_good=rejects is not None), file, rejects
    )


def _pair(typed: str) -> tuple[str, str]:
    column, sign, name = typed.rpartition("=")
    if not sign or not column:
        raise WrongUsage("cli.bad_map", text=typed, hint=message("cli.map_form"))
    return column, name.strip()
