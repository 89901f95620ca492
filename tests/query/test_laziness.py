"""A query asks a client only for what its terms need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from clientctl.model import Field
from clientctl.query import SearchText, parse_arguments
from tests.query.book import scope


@dataclass
class Listener:
    """A client without data that notes what it is asked for."""

    id: str = "x"
    asked: list[str] = field(default_factory=list)

    def values(self, field: Field) -> Sequence[Any]:
        self.asked.append(field.name)
        return []

    def lacks(self, field: Field) -> bool:
        self.asked.append(f"lacks {field.name}")
        return True

    def search(self) -> SearchText:
        self.asked.append("search")
        return SearchText("acme")


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("tag:vip", ["tags"]),
        ("tag:vip grade:A", ["tags"]),
        ("tag:none OR grade:A", ["tags"]),
        ("tag:vip OR acme OR grade:A", ["tags", "search"]),
        ("NOT acme (grade:A)", ["search"]),
        ("stale:90d", ["last_contact"]),
        ("next:any", ["next.date", "next.what"]),
        ("@either", ["grade", "grade"]),
    ],
)
def test_only_what_decides_is_asked_for(typed: str, asked: list[str]) -> None:
    listener = Listener()

    parse_arguments([typed], scope()).matches(listener)

    assert listener.asked == asked
