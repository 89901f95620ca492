"""import: clients from a table."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from clientctl.actions.import_plan import Mode, Request
from clientctl.cli import streams
from clientctl.cli.importing import run_import
from clientctl.cli.session import Session
from clientctl.errors import WrongUsage, message
from clientctl.exchange.delimited import read_csv
from clientctl.names import nearest

_MODES: dict[str, Mode] = {"create": "create", "update": "update", "upsert": "upsert"}


def import_(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE|-")],
    mapping: Annotated[
        list[str] | None, typer.Option("--map", metavar="COLUMN=FIELD", help="commands.import_map")
    ] = None,
    key: Annotated[str | None, typer.Option(metavar="FIELD", help="commands.import_key")] = None,
    mode: Annotated[str, typer.Option(metavar="MODE", help="commands.import_mode")] = "upsert",
    encoding: Annotated[str | None, typer.Option(metavar="NAME", help="commands.import_encoding")] = None,
    rejects: Annotated[str | None, typer.Option(metavar="FILE", help="commands.import_rejects")] = None,
) -> int:
    session = Session.of(ctx)
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
    pairs = tuple(map(_pair, mapping or ()))
    return run_import(
        session, Request(sheet, pairs, key, _MODES[mode], takes_good=rejects is not None), file, rejects
    )


def _pair(typed: str) -> tuple[str, str]:
    column, sign, name = typed.rpartition("=")
    if not sign or not column:
        raise WrongUsage("cli.bad_map", text=typed, hint=message("cli.map_form"))
    return column, name.strip()
