"""What may be typed as the value of a field: choices, words of a vocabulary, values in use, dates, durations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from clientctl.cli.completion.candidates import Asked, Candidate
from clientctl.errors import message
from clientctl.frozen import frozen
from clientctl.model import Field, Label
from clientctl.names import fold


@frozen
class _Words:
    """Words of one kind, in English and in Chinese."""

    english: tuple[str, ...]
    chinese: tuple[str, ...]

    def of(self, asked: Asked) -> tuple[str, ...]:
        return self.chinese if asked.is_chinese else self.english


PAST: Final = _Words(("today", "yesterday", "-2d", "-7d", "-1m"), ("今天", "昨天", "前天", "上周五", "3天前"))
PLAN: Final = _Words(
    ("today", "tomorrow", "+3d", "+7d", "+2w", "+1m", "eom", "eoy"),
    ("今天", "明天", "后天", "下周一", "两周后", "月底", "年底"),
)
# values of dates in a query: days, periods, and ranges from and to a day
ASKED: Final = _Words(
    ("today", "yesterday", "-7d..", "-30d..", "-90d..", "..-30d", "..-90d", "..-1y"),
    ("今天", "昨天", "本周", "上周", "本月", "上月", "本季度", "今年", "去年"),
)
DURATIONS: Final = _Words(
    ("7d", "30d", "60d", "90d", "6m", "1y"), ("7天", "30天", "60天", "90天", "6个月", "1年")
)
_FLAGS: Final = _Words(("true", "false"), ("是", "否"))

Offer = Callable[[Asked, Field], Iterable[Candidate]]


def offer_values(asked: Asked, field: Field, *, in_query: bool) -> list[Candidate]:
    """Values of a field that begin with what is typed, however it is cased."""
    folded = fold(asked.typed)
    offered = (
        _ASKED_DATES(asked, field) if in_query and field.kind == "date" else _offer_of(field)(asked, field)
    )
    return [one for one in offered if fold(one.text).startswith(folded)]


def _offer_of(field: Field) -> Offer:
    if field.vocabulary:
        return lambda asked, field: [Candidate(word) for word in field.vocabulary]
    return _OFFERS.get(field.kind, _nothing)


def _nothing(asked: Asked, field: Field) -> Iterable[Candidate]:
    return ()


def _choices(asked: Asked, field: Field) -> Iterator[Candidate]:
    """The values with their labels, or the labels for whoever types these."""
    for choice in field.choices:
        if asked.typed.isascii():
            yield Candidate(choice.value, choice.label)
        else:
            names = dict.fromkeys((choice.label.zh, *choice.names))
            yield from (Candidate(name, choice.value) for name in names)


def _dates(asked: Asked, field: Field) -> Iterator[Candidate]:
    return days(asked, PLAN if field.looks_ahead else PAST)


def days(asked: Asked, words: _Words) -> Iterator[Candidate]:
    """Words for days, with the days that they mean today."""
    from clientctl.dates import Tense, parse_date

    session = asked.session
    today = session.environment.today(session.options.today)
    tense = Tense.PLAN if words is PLAN else Tense.PAST
    for word in words.of(asked):
        yield Candidate(word, parse_date(word, today, tense).isoformat())


def _plain(words: _Words) -> Offer:
    return lambda asked, field: [Candidate(word) for word in words.of(asked)]


def in_use(asked: Asked, field: Field) -> Iterator[Candidate]:
    """What clients have already, with how many have it."""
    from clientctl.actions.suggesting import suggest_values

    for found in suggest_values(asked.session.workspace, field):
        yield Candidate(found.text, message("actions.matched", count=found.count))


def _people(asked: Asked, field: Field) -> Iterator[Candidate]:
    """Those who are there already, those whom the settings know, and the user."""
    found = {one.text: one for one in in_use(asked, field)}
    people = asked.session.book.settings.people
    found.update({person.key: Candidate(person.key, person.name) for person in people})
    yield from sorted(found.values(), key=lambda one: one.text)
    yield Candidate("我" if asked.is_chinese else "me", Label("you", "自己"))


def _clients(asked: Asked, field: Field) -> Iterator[Candidate]:
    from clientctl.actions.suggesting import suggest_clients

    for found in suggest_clients(asked.session.workspace, asked.typed):
        yield Candidate(found.text, found.about)


_ASKED_DATES: Final = _plain(ASKED)
_OFFERS: Final[Mapping[str, Offer]] = {
    "choice": _choices,
    "date": _dates,
    "duration": _plain(DURATIONS),
    "flag": _plain(_FLAGS),
    "person": _people,
    "id": _clients,
    **dict.fromkeys(("tag", "text", "code", "currency", "email", "phone", "url"), in_use),
}
