"""What a card says of its person or organisation, as fields of a client, and lines for what no field holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from clientctl.exchange.vcards.lines import Line
from clientctl.exchange.vcards.values import (
    as_date,
    as_email,
    as_phone,
    joined,
    kind_label,
    listed,
    parted_scheme,
    parts,
    preferred,
    raw_parts,
    unescaped,
    without_percents,
)
from clientctl.names import has_han
from clientctl.values import is_email, is_phone, is_url

ADDRESS: Final = ("street", "city", "region", "postcode", "country")
_WECHAT: Final = frozenset(("weixin", "wechat", "微信"))
_GENDERS: Final[Mapping[str, str]] = {"m": "male", "f": "female", "n": "", "u": ""}
# Properties that name an account elsewhere.
_ACCOUNTS: Final[Mapping[str, str]] = {
    "IMPP": "",
    "X-SOCIALPROFILE": "",
    "X-WECHAT": "wechat",
    "X-WEIXIN": "wechat",
    "X-QQ": "qq",
    "X-SKYPE": "skype",
    "X-SKYPE-USERNAME": "skype",
    "X-MSN": "msn",
    "X-ICQ": "icq",
    "X-AIM": "aim",
    "X-YAHOO": "yahoo",
    "X-JABBER": "jabber",
    "X-GOOGLE-TALK": "google talk",
    "X-TWITTER": "twitter",
    "X-MS-IMADDRESS": "",
}
# Properties that become a line of the notes as they are, with what it is called there.
_TOLD: Final = (
    ("ANNIVERSARY", "anniversary"),
    ("X-ANNIVERSARY", "anniversary"),
    ("X-MS-ANNIVERSARY", "anniversary"),
    ("X-ABDATE", "date"),
    ("RELATED", "related"),
    ("X-ABRELATEDNAMES", "related"),
    ("X-SPOUSE", "spouse"),
    ("X-MANAGER", "manager"),
    ("X-ASSISTANT", "assistant"),
    ("X-MS-SPOUSE", "spouse"),
    ("X-MS-MANAGER", "manager"),
    ("X-MS-ASSISTANT", "assistant"),
)
_DATES: Final = frozenset(("ANNIVERSARY", "X-ANNIVERSARY", "X-MS-ANNIVERSARY", "X-ABDATE"))
_USED: Final = frozenset(
    [
        "VERSION",
        "PRODID",
        "REV",
        "UID",
        "KIND",
        "X-ADDRESSBOOKSERVER-KIND",
        "X-ABSHOWAS",
        "X-ABLABEL",
        "N",
        "FN",
        "ORG",
        "TITLE",
        "ROLE",
        "TEL",
        "EMAIL",
        "URL",
        "ADR",
        "LABEL",
        "BDAY",
        "GENDER",
        "X-GENDER",
        "SEX",
        "NICKNAME",
        "X-NICKNAME",
        "CATEGORIES",
        "NOTE",
        "X-ANDROID-CUSTOM",
    ]
).union(_ACCOUNTS, (name for name, _ in _TOLD))
# How Android writes what version 2.1 and 3.0 have no property for: the type, then the values.
_ANDROID: Final = "X-ANDROID-CUSTOM"
_ANDROID_NICKNAME: Final = "vnd.android.cursor.item/nickname"


class Reading:
    """What the lines of one card say.

    fields: values by field path, those that it has. more: lines for its notes, of what has no field of its own.
    unknown: names of the properties that were left out.
    """

    def __init__(self, lines: tuple[Line, ...], version: str) -> None:
        self.version = version
        self._lines: dict[str, list[Line]] = {}
        for line in lines:
            self._lines.setdefault(line.name, []).append(line)
        self._labels = {line.group: self._text(line) for line in self._of("X-ABLABEL") if line.group}
        self.fields: dict[str, Any] = {}
        self.more: list[str] = []
        self.unknown: list[str] = []
        self.name_parts = self._name_parts()
        self.names = [text for text in map(self._text, preferred(self._of("FN"))) if text]
        self.organisations = [self._org(line) for line in preferred(self._of("ORG"))]
        self._read()

    def text(self, name: str) -> str:
        """The text of the first line of a name, "" when there is none."""
        return next(map(self._text, self._of(name)), "")

    def has_parameter(self, name: str, parameter: str) -> bool:
        """Whether the first line of a name has a parameter."""
        return any(line.parameter(parameter) for line in self._of(name)[:1])

    @property
    def composed_name(self) -> str:
        """The name put together from its parts: the family's first for Han names."""
        family, given, additional, prefix, suffix = self.name_parts
        if has_han(family + given):
            return joined((family, additional, given, suffix), "")
        return joined((prefix, given, additional, family, suffix), " ")

    def tell(self, what: str, kind: str, text: str) -> None:
        """A line of the notes."""
        if text:
            flat = joined(part.strip() for part in text.split("\n"))
            self.more.append(f"{what} ({kind}): {flat}" if kind and kind != what else f"{what}: {flat}")

    def take_job(self, *names: str) -> str:
        """The first text in the lines of these names; all others are told."""
        texts = [(name, self._text(line)) for name in names for line in preferred(self._of(name))]
        texts = [(name, text) for name, text in texts if text]
        for name, text in texts[1:]:
            self.tell(name.lower(), "", text)
        return texts[0][1] if texts else ""

    def _of(self, name: str) -> list[Line]:
        return self._lines.get(name, [])

    def _text(self, line: Line) -> str:
        return unescaped(line.value, self.version).strip()

    def _kind(self, line: Line) -> str:
        return kind_label(line, self._labels)

    def _name_parts(self) -> tuple[str, str, str, str, str]:
        line = next(iter(self._of("N")), None)
        found = [listed(part, self.version, " ") for part in raw_parts(line.value)[:5]] if line else []
        family, given, additional, prefix, suffix = (*found, "", "", "", "", "")[:5]
        return family, given, additional, prefix, suffix

    def _org(self, line: Line) -> list[str]:
        found = parts(line.value, self.version)
        while found and not found[-1]:
            found.pop()
        return found

    def _read(self) -> None:
        self._take_one("TEL", "phone", as_phone, is_phone)
        self._take_one("EMAIL", "email", as_email, is_email)
        self._take_one("URL", "website", str, is_url)
        self._take_accounts()
        self._take_addresses()
        self._take_birthday()
        self._take_words()
        for name, what in _TOLD:
            for line in self._of(name):
                self.tell(what, self._kind(line), as_date(line)[0] if name in _DATES else self._text(line))
        for name, lines in self._lines.items():
            # a card within is read as one of its own, an address of one is not
            lost = [line for line in lines if line.value.strip()] if name == "AGENT" else lines
            if name not in _USED:
                self.unknown += [name] * len(lost)

    def _take_one(
        self, name: str, field: str, clean: Callable[[str], str], fits: Callable[[str], bool]
    ) -> None:
        """The first that the field can hold; all others are told."""
        for line in preferred(self._of(name)):
            text = clean(self._text(line)).strip()
            if text and field not in self.fields and fits(text):
                self.fields[field] = text
            elif text != self.fields.get(field):
                self.tell(field, self._kind(line), text)

    def _take_accounts(self) -> None:
        for name, service in _ACCOUNTS.items():
            for line in preferred(self._of(name)):
                named = (service or line.parameter("X-SERVICE-TYPE") or self._network(line)).lower()
                scheme, account = parted_scheme(self._text(line))
                if scheme in ("http", "https"):
                    account = self._text(line)
                elif scheme not in ("", "x-apple"):
                    named = named or scheme
                if scheme not in _WECHAT:
                    # this program writes WeChat names, which have no other signs, as they are
                    account = without_percents(account)
                if account and "wechat" not in self.fields and _WECHAT.intersection((named, scheme)):
                    self.fields["wechat"] = account
                elif account != self.fields.get("wechat"):
                    self.tell("account", named, account)

    def _network(self, line: Line) -> str:
        return self._kind(line) if line.name == "X-SOCIALPROFILE" else ""

    def _take_addresses(self) -> None:
        for line in preferred(self._of("ADR")):
            values = self._address(line)
            if values and not any(f"address.{part}" in self.fields for part in ADDRESS):
                self.fields.update({f"address.{part}": text for part, text in values.items()})
            else:
                self.tell("address", self._kind(line), joined(tuple(values.values())))
        if not self._of("ADR"):
            for line in self._of("LABEL"):
                self.tell("address", self._kind(line), self._text(line))

    def _address(self, line: Line) -> dict[str, str]:
        found = [listed(part, self.version, ", ") for part in raw_parts(line.value)[:7]]
        box, extended, street, *rest = (*found, *[""] * 7)[:7]
        texts = dict(zip(ADDRESS, (joined((street, extended, box)), *rest), strict=True))
        if not any(texts.values()):
            texts["street"] = line.parameter("LABEL")
        return {part: text for part, text in texts.items() if text}

    def _take_birthday(self) -> None:
        for line in self._of("BDAY"):
            day, is_whole = as_date(line)
            if is_whole and "birthday" not in self.fields:
                self.fields["birthday"] = day
            elif day != self.fields.get("birthday"):
                self.tell("birthday", "", day)

    def _take_words(self) -> None:
        aliases = [*self.names[1:], *self._list("NICKNAME"), *self._list("X-NICKNAME"), *self._android()]
        for field, found in (("aliases", aliases), ("tags", self._list("CATEGORIES"))):
            if found:
                self.fields[field] = list(dict.fromkeys(found))
        for name in ("GENDER", "X-GENDER", "SEX"):
            sex, _, words = self.text(name).partition(";")
            gender = words.strip() or _GENDERS.get(sex.strip().lower(), sex.strip())
            if gender:
                self.fields.setdefault("gender", gender)
        notes = [unescaped(line.value, self.version) for line in self._of("NOTE")]
        text = "\n".join(note for note in notes if note.strip())
        if text:
            self.fields["notes"] = text

    def _list(self, name: str) -> list[str]:
        return [word for line in self._of(name) for word in parts(line.value, self.version, ",") if word]

    def _android(self) -> Iterator[str]:
        for line in self._of(_ANDROID):
            mime, *values = parts(line.value, self.version)
            if mime == _ANDROID_NICKNAME and values and values[0]:
                yield values[0]
            else:
                self.unknown.append(_ANDROID)


def with_more(notes: str | None, more: list[str]) -> str | None:
    """The notes with lines below them that they do not have already; None for nothing at all."""
    had = set(notes.split("\n")) if notes else set()
    added = [line for line in dict.fromkeys(more) if line not in had]
    return "\n".join(([notes.rstrip("\n")] if notes and added else [notes] if notes else []) + added) or None
