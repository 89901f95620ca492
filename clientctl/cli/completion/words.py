"""Words of the command line's own: commands, options, topics, reports, formats, days."""

from __future__ import annotations

from collections.abc import Iterable

from clientctl.cli.completion.candidates import Asked, Candidate, starting
from clientctl.cli.completion.values import DURATIONS, PAST, PLAN, days, offer_values
from clientctl.cli.parameters import Option
from clientctl.cli.table import COMMANDS, FIRST_WORDS, GROUPS, Command, summary_of
from clientctl.errors import Message, message
from clientctl.frozen import replace
from clientctl.model import Label


def complete_command(asked: Asked) -> list[Candidate]:
    """The first word: commands, groups of them, other names."""
    words = [Candidate(name, message(summary_of(name))) for name in FIRST_WORDS]
    aliases = [Candidate(one.name, message(_original(one).summary)) for one in COMMANDS if one.is_alias]
    return starting(asked.typed, (*words, *aliases))


def _original(alias: Command) -> Command:
    return next(one for one in COMMANDS if one.place == alias.place and not one.is_alias)


def complete_action(asked: Asked) -> list[Candidate]:
    """The second word, behind the group that the completer is asked of."""
    actions = GROUPS.get(asked.of, ())
    found = [Candidate(one.name.partition(" ")[2], message(one.summary)) for one in actions]
    return starting(asked.typed, found)


def complete_option(asked: Asked) -> list[Candidate]:
    """Options that may still be given, by their long spellings where they have any."""
    found = [
        Candidate(spelling, _told(option))
        for option in asked.place.options
        if option.is_repeated or option not in asked.place.said
        for spelling in _spellings(option)
    ]
    return starting(asked.typed, found)


def _spellings(option: Option) -> Iterable[str]:
    long = [spelling for spelling in option.spellings if spelling.startswith("--")]
    return long or option.spellings


def _told(option: Option) -> Label | Message:
    return message(option.help) if isinstance(option.help, str) else option.help


def complete_topic(asked: Asked) -> list[Candidate]:
    """What `help` has a page for: topics, then commands; behind a group, its actions."""
    if asked.place.words:
        return complete_action(replace(asked, of=asked.place.words[0])) if len(asked.place.words) == 1 else []
    from clientctl.cli.help import TOPICS

    return [*starting(asked.typed, map(Candidate, TOPICS)), *complete_command(asked)]


def complete_report(asked: Asked) -> list[Candidate]:
    """The reports there are, and all of them."""
    from clientctl.actions.report_names import known_reports, title_of
    from clientctl.reports.table import ALL

    reports = known_reports(asked.session.workspace.settings)
    everything = Candidate(ALL, message("reports.title_all"))
    return starting(asked.typed, [*(Candidate(one.name, title_of(one)) for one in reports), everything])


def complete_format(asked: Asked) -> list[Candidate]:
    """The formats of answers."""
    from clientctl.render import RENDERERS

    return starting(asked.typed, map(Candidate, RENDERERS))


def complete_date(asked: Asked) -> list[Candidate]:
    """Days that have been."""
    return starting(asked.typed, days(asked, PAST))


def complete_plan(asked: Asked) -> list[Candidate]:
    """Days to come."""
    return starting(asked.typed, days(asked, PLAN))


def complete_duration(asked: Asked) -> list[Candidate]:
    """Lengths of time."""
    return starting(asked.typed, map(Candidate, DURATIONS.of(asked)))


def complete_values(asked: Asked) -> list[Candidate]:
    """Values of the field that the completer is asked of."""
    field = asked.session.workspace.fields.get(asked.of)
    return [] if field is None else offer_values(asked, field, in_query=False)


def complete_words(asked: Asked) -> list[Candidate]:
    """These words, and no others."""
    return starting(asked.typed, map(Candidate, asked.of.split()))
