"""How much two clients look like one: what they have in common, and what speaks against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from clientctl.actions.likeness import Mark, marks, phone_mark
from clientctl.frozen import frozen
from clientctl.names import bare_name, fold, has_han, is_slip, slip_keys

# Out of a hundred such pairs, how many are one client; together they leave what none of them would.
WEIGHTS: Final[Mapping[str, int]] = {
    "name": 80,
    "alias": 70,
    "legal_form": 65,
    "pinyin": 50,
    "spelling": 45,
    "number": 90,
    "registration_number": 95,
    "id_number": 95,
    "email": 80,
    "phone": 75,
    "wechat": 80,
}
# Of those that tell how alike the names are, the first one counts.
_OF_NAMES: Final = ("name", "alias", "legal_form", "pinyin", "spelling")
# What `add` refuses a client for is a likely duplicate whatever speaks against it.
_ENOUGH: Final = frozenset(("name", "alias", "number", "email", "phone"))
_PERSON: Final = "person"
# A number with the code of its country, and the same without it.
_ABROAD: Final = "phone abroad"
_COUNTRY_CODES: Final = (1, 2, 3)
_SHORTEST_AT_HOME: Final = 8
_SAME_PERSONS_NAME: Final = 60
_LEAST: Final = 40
_OTHER_KIND: Final = Decimal("0.6")
_OTHER_CODE: Final = Decimal("0.5")
_CODES: Final = ("registration_number", "id_number")
# Every field that is looked at.
FIELDS: Final = ("name", "aliases", "kind", "number", "email", "phone", "wechat", *_CODES)
# Beyond so many of one mark each is only compared with the first one: it is no mark of a single client.
_MOST_ALIKE: Final = 25
_LEAST_SOUNDS: Final = 4
_SHORTEST_NAME: Final = 2


@frozen
class Traits:
    """What is compared of a client.

    called: its names, folded, and each without its legal form; marks: what `add` looks for.
    sounds: for each of its names with Han characters, folded, the readings of its positions.
    codes: its numbers in public registers, by field; phones: as they are written.
    """

    id: str
    name: str
    kind: str | None
    called: Mapping[str, str]
    marks: tuple[Mark, ...]
    sounds: Mapping[str, Sequence[Sequence[str]]]
    codes: Mapping[str, str]
    wechat: str | None
    phones: tuple[str, ...] = ()


@frozen
class Pair:
    """Two clients, by id, that may be one: 0 to 100, and why."""

    one: Traits
    other: Traits
    score: int
    reasons: tuple[str, ...]


def find_pairs(clients: Sequence[Traits]) -> list[Pair]:
    """Every two that may be one, once, the likeliest first."""
    found: dict[tuple[int, int], set[str]] = defaultdict(set)
    for reason, keyed in _families(clients):
        for one, other in _candidates(keyed):
            if _holds(reason, clients[one], clients[other]):
                found[one, other].add(_precisely(reason, clients[one], clients[other]))
    pairs = (_pair(clients[one], clients[other], reasons) for (one, other), reasons in found.items())
    likely = [pair for pair in pairs if pair.score >= _LEAST or not _ENOUGH.isdisjoint(pair.reasons)]
    return sorted(likely, key=lambda pair: (-pair.score, pair.one.id, pair.other.id))


Keyed = Mapping[str, Sequence[int]]


def _families(clients: Sequence[Traits]) -> Iterator[tuple[str, Keyed]]:
    """For each reason the clients that share a key."""
    marks: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for place, client in enumerate(clients):
        for reason, key in {*client.marks, *_further(client)}:
            marks[reason][key].append(place)
    yield from marks.items()


def _further(client: Traits) -> Iterator[Mark]:
    """The marks that are no reason to refuse a client."""
    yield from client.codes.items()
    if client.wechat is not None:
        yield "wechat", client.wechat
    for phone in client.phones:
        for key in _without_country(phone):
            yield _ABROAD, key
    for name, bare in client.called.items():
        squeezed = _squeezed(bare)
        if len(squeezed) >= _SHORTEST_NAME:
            yield "legal_form", squeezed
        for key in slip_keys(bare):
            yield "spelling", key
        for sound in _sounds(client, name, bare):
            yield "pinyin", sound


def _is_abroad(phone: str) -> bool:
    """Whether a number is written with the code of its country."""
    return phone.strip().startswith(("+", "00", "＋"))


def _without_country(phone: str) -> Iterator[str]:
    """The number as it may be written at home."""
    number = phone_mark(phone)
    if not _is_abroad(phone):
        yield number.lstrip("0")
        return
    for length in _COUNTRY_CODES:
        if len(number) - length >= _SHORTEST_AT_HOME:
            yield number[length:]


def _squeezed(bare: str) -> str:
    return "".join(character for character in bare if character.isalnum())


def _sounds(client: Traits, name: str, bare: str) -> Iterator[str]:
    """How a name is said, in letters; a person's name in two words either way round."""
    readings = client.sounds.get(name)
    if readings is None:
        if not has_han(bare):
            yield _squeezed(bare)
            words = bare.split()
            if len(words) == _SHORTEST_NAME:
                yield words[1] + words[0]
        return
    start = len(_squeezed(name[: name.find(bare)]))
    said = readings[start : start + len(_squeezed(bare))]
    if len(said) >= _SHORTEST_NAME:
        yield "".join(position[0].replace("v", "u") for position in said)


def _candidates(keyed: Keyed) -> Iterator[tuple[int, int]]:
    for places in keyed.values():
        if len(places) > _MOST_ALIKE:
            yield from ((places[0], place) for place in places[1:])
        elif len(places) > 1:
            yield from ((one, other) for at, one in enumerate(places) for other in places[at + 1 :])


def _holds(reason: str, one: Traits, other: Traits) -> bool:
    """Whether clients that share a key look alike in the way that it was made for."""
    if reason == _ABROAD:
        return any(
            _is_abroad(a) != _is_abroad(b) and not set(_without_country(a)).isdisjoint(_without_country(b))
            for a in one.phones
            for b in other.phones
        )
    if reason == "spelling":
        return any(is_slip(a, b) for a in one.called.values() for b in other.called.values())
    if reason == "pinyin":
        mine, theirs = _is_spoken(one), _is_spoken(other)
        return mine != theirs or (mine and min(map(_length, (one, other))) >= _LEAST_SOUNDS)
    return True


def _is_spoken(client: Traits) -> bool:
    return bool(client.sounds)


def _length(client: Traits) -> int:
    return max(len(_squeezed(client.called[name])) for name in client.sounds)


def _precisely(reason: str, one: Traits, other: Traits) -> str:
    """Names that are the same are one thing, a name that is an alias another; a phone is one however written."""
    if reason == _ABROAD:
        return "phone"
    return "alias" if reason == "name" and fold(one.name) != fold(other.name) else reason


def _pair(one: Traits, other: Traits, found: Iterable[str]) -> Pair:
    names = [reason for reason in _OF_NAMES if reason in found]
    reasons = tuple(reason for reason in WEIGHTS if reason in found and reason not in names[1:])
    is_person = one.kind == other.kind == _PERSON
    unlikely = Decimal(1)
    for reason in reasons:
        weight = _SAME_PERSONS_NAME if is_person and reason == "name" else WEIGHTS[reason]
        unlikely *= 1 - Decimal(weight) / 100
    score = (1 - unlikely) * 100
    if one.kind != other.kind and one.kind and other.kind:
        score *= _OTHER_KIND
    if any(code in other.codes and other.codes[code] != value for code, value in one.codes.items()):
        score *= _OTHER_CODE
    return Pair(one, other, int(score.quantize(Decimal(1), ROUND_HALF_UP)), reasons)


def traits(
    client_id: str,
    values: Mapping[str, Sequence[Any]],
    sounds: Mapping[str, Sequence[Sequence[str]]],
) -> Traits:
    """What is compared, of the values of its fields."""
    texts = {
        name: [value for value in held if isinstance(value, str) and value.strip()]
        for name, held in values.items()
    }
    called = {name: bare_name(name) for name in map(fold, (*texts["name"], *texts["aliases"]))}
    codes = {code: _squeezed(fold(texts[code][0])) for code in _CODES if texts[code]}
    return Traits(
        client_id,
        texts["name"][0] if texts["name"] else client_id,
        texts["kind"][0] if texts["kind"] else None,
        called,
        tuple(marks(texts)),
        {name: sounds[name] for name in called if name in sounds},
        {code: key for code, key in codes.items() if key},
        fold(texts["wechat"][0]) if texts["wechat"] else None,
        tuple(texts["phone"]),
    )
