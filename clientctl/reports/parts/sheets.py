"""Sheets: what of each client's file the quality of the data is judged by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from clientctl.frozen import frozen
from clientctl.reports.parts.figures import percent
from clientctl.reports.parts.stages import stages_of
from clientctl.reports.study import Study, Subject

PERSON: Final = "person"
ORGANISATION: Final = "organisation"
# What is worth knowing of every client, or of those of one kind; one that has no kind is taken for an organisation.
MAIN: Final[tuple[tuple[str, str | None], ...]] = (
    ("kind", None),
    ("number", None),
    ("owner", None),
    ("stage", None),
    ("grade", None),
    ("industry", ORGANISATION),
    ("size", ORGANISATION),
    ("occupation", PERSON),
    ("region", None),
    ("source", None),
    ("phone", None),
    ("email", None),
    ("address.city", None),
    ("contacts.name", ORGANISATION),
    ("cadence", None),
)
_BESIDES: Final = (
    "since",
    "reviewed",
    "archived",
    "wechat",
    "contacts.phone",
    "contacts.email",
    "contacts.wechat",
    "contacts.left",
)
_MAIN_OF: Final = {
    kind: tuple(name for name, only in MAIN if only in (None, kind)) for kind in (ORGANISATION, PERSON)
}


@frozen
class Sheet:
    """A client: its stage as the book counts it, and its values of the fields that are looked at, by name.

    main: names of the main fields of clients of its kind; missing: those of them that are empty.
    """

    subject: Subject
    stage: Any
    values: Mapping[str, Sequence[Any]]
    is_person: bool
    main: Sequence[str]
    missing: Sequence[str]

    def has(self, name: str) -> bool:
        return bool(self.values[name])

    def first(self, name: str) -> Any:
        """Its first value of a field, None without one."""
        return next(iter(self.values[name]), None)

    @property
    def lack(self) -> float:
        """How much of its main fields is empty, from 0 to 1; only to be compared."""
        return len(self.missing) / len(self.main)

    @property
    def is_kept(self) -> bool:
        """Whether it still is a client: neither lost nor archived."""
        return self.stage != "lost" and not any(self.values["archived"])


def sheets_of(study: Study) -> list[Sheet]:
    """One of each client, in their order."""
    names = (*(name for name, _ in MAIN), *_BESIDES)
    columns = [[subject.values(field) for subject in study.subjects] for field in map(study.field, names)]
    return [
        _sheet(subject, stage, dict(zip(names, cells, strict=True)))
        for subject, stage, *cells in zip(study.subjects, stages_of(study), *columns, strict=True)
    ]


def _sheet(subject: Subject, stage: Any, values: Mapping[str, Sequence[Any]]) -> Sheet:
    is_person = PERSON in values["kind"]
    main = _MAIN_OF[PERSON if is_person else ORGANISATION]
    return Sheet(subject, stage, values, is_person, main, [name for name in main if not values[name]])


def completeness(sheets: Sequence[Sheet]) -> Decimal | None:
    """How many of the main fields of these clients are filled, in percent; None of nobody."""
    whole = sum(len(sheet.main) for sheet in sheets)
    return percent(whole - sum(len(sheet.missing) for sheet in sheets), whole)


def filled(sheets: Sequence[Sheet]) -> Iterator[tuple[str, int, int]]:
    """Each main field with how many clients it is meant for, and how many of them have it."""
    missing = Counter(name for sheet in sheets for name in sheet.missing)
    persons = sum(sheet.is_person for sheet in sheets)
    meant = {None: len(sheets), PERSON: persons, ORGANISATION: len(sheets) - persons}
    for name, only in MAIN:
        yield name, meant[only], meant[only] - missing[name]
