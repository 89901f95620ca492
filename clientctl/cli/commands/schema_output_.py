"""schema output: what the JSON of each command looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clientctl.cli.session import Session

if TYPE_CHECKING:
    from clientctl.schema.catalog import Catalog

PARAMETERS: Final = ()


def schema_output_(session: Session) -> int:
    from clientctl.actions.output_schema import build_output_schema
    from clientctl.cli import streams
    from clientctl.cli.output import find_renderer
    from clientctl.cli.table import COMMANDS
    from clientctl.errors import ExitCode
    from clientctl.model import Answer
    from clientctl.render import RENDERERS

    writers = [row.name for row in COMMANDS if row.nature == "writes" and not row.is_alias]
    schema = build_output_schema(_catalog(session), writers)
    is_said = session.options.format is not None or session.options.quiet
    renderer = find_renderer(session) if is_said else RENDERERS["json"]
    streams.write_out(renderer.render(Answer(lambda: [schema], is_single=True), session.style()))
    return ExitCode.DONE


def _catalog(session: Session) -> Catalog:
    """That of the book at hand; without one that of every book."""
    from clientctl.errors import NotFound
    from clientctl.schema.catalog import build_catalog
    from clientctl.settings import Settings

    try:
        return session.book.catalog
    except NotFound:
        if session.options.dir is not None:
            raise
        return build_catalog(Settings())
