"""doctor: the health of the book, of git and of the machine; --fix mends what can be mended safely."""

from __future__ import annotations

from typing import Final

from clientctl.cli.parameters import Option
from clientctl.cli.session import Session

PARAMETERS: Final = (
    Option("fix", ("--fix",), help="commands.doctor_fix"),
    Option("dry_run", ("--dry-run",), help="commands.option_dry_run"),
)


def doctor_(session: Session, fix: bool, dry_run: bool) -> int:
    from clientctl.actions.health import examine, finding_listing, summary
    from clientctl.cli import examining
    from clientctl.cli.output import find_renderer, present
    from clientctl.errors import ExitCode

    renderer = find_renderer(session)
    if fix and dry_run:
        return examining.show_mending(session)
    if fix:
        session = examining.mend(session)
    findings = examine(examining.build_case(session))
    selection = session.options.selection
    is_list = selection.columns is None and not selection.sort and not session.options.count
    if renderer.name == "table" and is_list:
        examining.show_checklist(session, findings[: selection.limit])
        session.tell(summary(findings))
    else:
        language = session.language if renderer.is_for_people else "en"
        present(session, finding_listing(findings, selection, language))
    is_ill = any(finding.status == "error" for finding in findings)
    return ExitCode.INVALID if is_ill else ExitCode.DONE
