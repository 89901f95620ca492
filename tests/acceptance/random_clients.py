"""Random valid clients: every field of the catalog, with texts that files of other programs tend to break."""

from __future__ import annotations

import string
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any, Final

from clientctl.actions.records.kinds import ITEM_KEY, RecordKind, list_kind
from clientctl.model import Field
from clientctl.schema.catalog import Catalog, build_catalog
from clientctl.settings import build_settings

CATALOG: Final[Catalog] = build_catalog(build_settings({}))

_NASTY: Final = (
    "=1+1", "+47 22", "-5", "@me", "'quoted", "'=x", "''=x", 'say "hi"', '"', "a, b", "a; b", "a、b；c", "00123",
    "13800138000", "1.38E+10", "13800138000.0", "1e3", "true", "NO", "null", "~", "2026-01-02", "12:30", "45000",
    "上海（华东）", "Ａ１", "😀", "e\u0301", "tab\there", "a: b", "# no comment", "- x", "[x]", "{y}", "<b>&amp;",
    "back\\slash", "\\n", "%20", "|", ">", "=＝", "＝1", "120万", "我", "me", "今天", "x" * 150, "a\u3000b", "?", "&a",
    "*b", "!t", "1,200", "0", "END:VCARD", "ends;", ",", "n/a", "#N/A", "是", "A",
)  # fmt: skip
_SIGNS: Final = string.ascii_letters + string.digits + " ,;:'\"=+-@\\#|/éØ上海东方，；、。（）"
_FIRST: Final = date(1900, 1, 1)
_SAMPLES: Final[Mapping[str, tuple[Any, ...]]] = {
    "person": ("wang", "li", "王芳", "o'neil"),
    "phone": ("+47 22 33 44 55", "008613800138000", "0571-5555-0199", "13800138000", "(02) 12 34", "-12"),
    "email": ("a@x.no", "o'b+c@y.example", "-z@x.no", "=a@x.no"),
    "url": ("https://x.no/?a=b,c;d", "x.no"),
    "id": ("c0", "c1", "elsewhere"),
    "currency": ("EUR", "CNY"),
    "integer": (0, 7, 10),
    "decimal": (0, 5, Decimal("0.5"), Decimal("2.50")),
    "time": ("00:00", "09:30", "23:59"),
    "duration": ("30d", "2w", "3m", "1y"),
    "flag": (True, False),
}


def is_tag(word: str) -> bool:
    """Whether a tag may be so."""
    return (
        bool(word)
        and not any(sign in word for sign in ",，、;；")
        and word[0] not in "+-"
        and word[-1] != "-"
    )


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes clients, the same ones for the same random numbers."""

    random: Random

    def clients(self) -> dict[str, dict[str, Any]]:
        """Three clients by id; names and numbers tell them apart."""
        return {f"c{place}": self._client(place) for place in range(3)}

    def _client(self, place: int) -> dict[str, Any]:
        document: dict[str, Any] = {"name": f"{self._word()} {place}"}
        own = [field for field in CATALOG.fields if not field.is_computed and field.record is None]
        for field in self.random.sample(own, self.random.randint(0, 20)):
            if field.name in ("name", "number"):
                continue
            held = document
            for step in field.path[:-1]:
                held = held.setdefault(step, {})
            held[field.path[-1]] = self._value(field)
        if self.random.random() < 0.5:
            document["number"] = f"{place}{self._code()}"
        for record in self.random.sample(CATALOG.records, self.random.randint(0, 4)):
            document[record] = self._entries(list_kind(CATALOG, record))
        return document

    def _entries(self, kind: RecordKind) -> list[dict[str, Any]]:
        """Entries of a list, each with an id, but for a few without another key; some say the same."""
        made = [self._entry(kind) for _ in range(self.random.randint(1, 3))]
        if ITEM_KEY not in kind.keys:
            return made
        if self.random.random() < 0.2:
            made.append(dict(made[0]))
        return [
            {**({ITEM_KEY: f"261001-{place:06}"} if self._needs_id(entry) else {}), **entry}
            for place, entry in enumerate(made)
        ]

    def _needs_id(self, entry: Mapping[str, Any]) -> bool:
        return not {"number", "name"}.isdisjoint(entry) or self.random.random() < 0.7

    def _entry(self, kind: RecordKind) -> dict[str, Any]:
        given = self._some(kind.fields)
        for key, fields in kind.lists.items():
            if self.random.random() < 0.4:
                given[key] = [self._some(fields) or {fields.fields[0].name: "x"} for _ in range(2)]
        # no end lies before its beginning: in the order of a file the days go on
        dated = [field.name for field in kind.fields if field.kind == "date" and field.name in given]
        days = sorted(given[key] for key in dated)
        given.update(zip(sorted(dated, key=kind.keys.index), days, strict=True))
        return {key: given[key] for key in kind.keys if key in given}

    def _some(self, fields: Iterable[Field]) -> dict[str, Any]:
        return {
            field.name: self._value(field)
            for field in fields
            if field.is_required or self.random.random() < 0.35
        }

    def _value(self, field: Field) -> Any:
        if not field.is_list:
            return self._one(field)
        words = [self._one(field) for _ in range(self.random.randint(1, 3))]
        return list({str(word).casefold(): word for word in words}.values())

    def _one(self, field: Field) -> Any:
        if field.choices:
            return self.random.choice(field.choices).value
        samples = _SAMPLES.get(field.kind)
        return self.random.choice(samples) if samples else _MADE[field.kind](self)

    def _word(self) -> str:
        if self.random.random() < 0.6:
            return self.random.choice(_NASTY)
        return "".join(self.random.choices(_SIGNS, k=self.random.randint(1, 12))).strip() or "x"

    def _code(self) -> str:
        """A word that no spreadsheet would have written for a long number."""
        return self._word().replace(".0", "").replace("E+", "E")

    def _lines(self) -> str:
        return "\n".join(self._word() for _ in range(self.random.randint(1, 3)))

    def _tag(self) -> str:
        word = unicodedata.normalize("NFC", " ".join(self._word().split()))
        return word if is_tag(word) else "tag"

    def _day(self) -> str:
        return (_FIRST + timedelta(self.random.randint(0, 70_000))).isoformat()

    def _money(self) -> int | Decimal:
        cents = Decimal(self.random.randint(0, 10**9)).scaleb(-2)
        amounts: list[int | Decimal] = [cents, int(cents), Decimal("12.50"), 0]
        return self.random.choice(amounts)


_MADE: Final[Mapping[str, Callable[[Maker], Any]]] = {
    "text": Maker._word,
    "code": Maker._code,
    "note": Maker._lines,
    "tag": Maker._tag,
    "date": Maker._day,
    "money": Maker._money,
}
