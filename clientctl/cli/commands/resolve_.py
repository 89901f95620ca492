"""resolve: end a conflict in a file, or show what is in conflict."""

from __future__ import annotations

from typing import Final

from clientctl.cli.parameters import Argument, Option
from clientctl.cli.session import Session
from clientctl.errors import WrongUsage, message

PARAMETERS: Final = (
    Argument("reference", "[REF]", completes=("client",)),
    Option("ours", ("--ours",), help="resolving.option_ours"),
    Option("theirs", ("--theirs",), help="resolving.option_theirs"),
    Option("both", ("--both",), help="resolving.option_both"),
    Option("edit", ("--edit",), help="resolving.option_edit"),
)


def resolve_(
    session: Session, reference: str | None, ours: bool, theirs: bool, both: bool, edit: bool
) -> int:
    from clientctl.cli import resolving

    flags = {"ours": ours, "theirs": theirs, "both": both, "edit": edit}
    said = [name for name, is_said in flags.items() if is_said]
    if len(said) > 1:
        raise WrongUsage("resolving.choose_one", hint=message("resolving.choose_one_hint"))
    if reference is None:
        if said:
            words = f"--{said[0]}"
            raise WrongUsage("resolving.whom", words=words, hint=message("resolving.choose_one_hint"))
        return resolving.show(session)
    return resolving.settle_one(session, reference, said[0] if said else None)
