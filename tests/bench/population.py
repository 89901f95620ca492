"""The clients of a bench: any number of them, always the same ones for a seed."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, TypeVar

from tests.bench import words
from tests.bench.model import Client, Contact, Entry, Order

Word = TypeVar("Word")

TODAY: Final = date(2026, 11, 21)
SEED: Final = 20261121

_BASE32: Final = "0123456789abcdefghjkmnpqrstvwxyz"
# how far apart neighbours are among all possible names; prime, so that no name comes twice
_STRIDE: Final = 7919
_DAYS: Final = tuple((TODAY - timedelta(days=back)).isoformat() for back in range(1500))
_AHEAD: Final = tuple((TODAY + timedelta(days=ahead)).isoformat() for ahead in range(1, 120))


def population(size: int, seed: int = SEED) -> Iterator[Client]:
    """The first `size` clients; those of a smaller population are the first of a larger one."""
    chance = random.Random(seed)
    for index in range(size):
        yield _client(index, chance)


def _client(index: int, chance: random.Random) -> Client:
    name, latin, kind = _name(index)
    pick = chance.choice
    days = sorted(chance.sample(_DAYS, chance.randint(7, 12)))
    bought = sorted(chance.sample(days, chance.randint(2, 4)))
    talked = days[-chance.randint(5, min(8, len(days))) :]
    city, _ = pick(words.CITIES)
    return Client(
        index=index,
        id=f"{latin}-{index}",
        name=name,
        kind=kind,
        owner=pick(words.OWNERS),
        stage=_weighted(words.STAGES, chance),
        grade=_weighted(words.GRADES, chance),
        tags=tuple(chance.sample(words.TAGS, chance.randint(1, 3))),
        since=days[0],
        industry=_weighted(words.INDUSTRIES, chance),
        region=pick(words.REGIONS),
        source=pick(words.SOURCES),
        phone=f"+86 21 {index // 10000:04d} {index % 10000:04d}",
        email=f"info@c{index}.example",
        city=city,
        contacts=tuple(_contact(index, place, days[0], chance) for place in range(chance.randint(1, 3))),
        cadence=pick(words.CADENCES),
        next_date=pick(_AHEAD),
        next_what=pick(words.PLANS),
        orders=tuple(_order(day, chance) for day in bought),
        notes="\n".join(chance.sample(words.REMARKS, 3)),
        log=tuple(_entry(day, chance) for day in talked),
    )


def _name(index: int) -> tuple[str, str, str]:
    """Name, Latin spelling for the id, and kind; of ten clients two are people."""
    turn, place = index % 10, index // 10
    if turn < 6:
        return _company(place * 6 + turn)
    if turn < 8:
        last, trade, form = _spread(place * 2 + turn - 6, words.LAST, words.WESTERN_TRADES, words.FORMS)
        return f"{last} {trade} {form}", _slug(f"{last}-{trade}"), "organisation"
    if turn == 8:
        surname, first, second = _spread(place, words.SURNAMES, words.GIVEN, words.GIVEN)
        return surname[0] + first[0] + second[0], surname[1] + first[1] + second[1], "person"
    given, middle, last = _spread(place, words.FIRST, tuple("ABCDEFGHJKLM"), words.LAST)
    return f"{given} {middle}. {last}", _slug(f"{given}-{last}"), "person"


def _company(place: int) -> tuple[str, str, str]:
    city, first, second, trade = _spread(place, words.CITIES, words.BRANDS, words.BRANDS, words.TRADES)
    name = city[0] + first[0] + second[0] + trade[0]
    return name, f"{city[1]}-{first[1]}{second[1]}-{trade[1]}", "organisation"


def _spread(place: int, *choices: Sequence[Word]) -> tuple[Word, ...]:
    """One of each, another combination for every place until all are used up."""
    rest = place * _STRIDE
    picked = []
    for choice in choices:
        rest, at = divmod(rest, len(choice))
        picked.append(choice[at])
    return tuple(picked)


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.lower().replace("ø", "o").replace(" ", "-"))
    return plain.encode("ascii", "ignore").decode()


def _weighted(table: Sequence[tuple[str, int]], chance: random.Random) -> str:
    """A word of a table whose weights sum up to 100."""
    left = chance.randrange(100)
    for word, weight in table:
        left -= weight
        if left < 0:
            return word
    raise ValueError(f"the weights of {table[0][0]} and its kind sum up to less than 100")


def _item_id(day: str, chance: random.Random) -> str:
    return f"{day[2:4]}{day[5:7]}{day[8:10]}-" + "".join(chance.choices(_BASE32, k=6))


def _contact(index: int, place: int, day: str, chance: random.Random) -> Contact:
    surname, given = chance.choice(words.SURNAMES), chance.choice(words.GIVEN)
    return Contact(
        id=_item_id(day, chance),
        name=surname[0] + given[0],
        title=chance.choice(words.TITLES),
        phone=f"+86 13{place} {index // 10000:04d} {index % 10000:04d}",
        email=f"{given[1]}.{surname[1]}{place}@c{index}.example",
    )


def _order(day: str, chance: random.Random) -> Order:
    return Order(
        id=_item_id(day, chance),
        date=day,
        amount=Decimal(chance.randrange(1_000, 160_000)) / 2,
        product=chance.choice(words.PRODUCTS),
        quantity=chance.randrange(10, 900),
    )


def _entry(day: str, chance: random.Random) -> Entry:
    pick = chance.choice
    text = pick(words.OPENINGS) + " " + pick(words.SUBJECTS) + pick(words.ENDINGS)
    return Entry(_item_id(day, chance), day, pick(words.KINDS), pick(words.OWNERS), text)
