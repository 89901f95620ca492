"""Cells as the text that a spreadsheet shows, and that an import takes for the same values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final

from clientctl.lazy import pattern
from clientctl.messages import Language
from clientctl.model import Choice, Column
from clientctl.names import fold
from clientctl.values import KINDS

_PARTED: Final = pattern(r'[,，、;；\n\r"]|\A\s|\s\Z')
_ESCAPED: Final = pattern(r'["\\]')
_MAX_PLACES: Final = 100


class Words:
    """Writes cells in the words of a language, or as they are stored."""

    def __init__(self, language: Language, json: Callable[[Any], str], *, has_keys: bool = False) -> None:
        """has_keys: English keys and stored values; json: a value as JSON text on one line."""
        self.language = language
        self.has_keys = has_keys
        self._json = json
        # by identity: comparing choices costs more than wording a cell
        self._labels: dict[int, tuple[tuple[Choice, ...], Mapping[str, str]]] = {}

    def header(self, column: Column) -> str:
        return column.name if self.has_keys else column.label.text(self.language)

    def text(self, cell: Any, column: Column) -> str:
        """The cell's text; the words of a list are parted by `; `, with quotes where a word would be parted."""
        if cell is None:
            return ""
        if isinstance(cell, str):
            return self._labels_of(column).get(cell, cell)
        if isinstance(cell, bool):
            stored = "true" if cell else "false"
            return stored if self.has_keys else KINDS["flag"].show(cell, (), self.language)
        if isinstance(cell, int | Decimal):
            return plain_number(cell)
        if isinstance(cell, list | tuple):
            return "; ".join([self._part(one, column) for one in cell])
        return self._json(cell)

    def _part(self, cell: Any, column: Column) -> str:
        text = self.text(cell, column)
        if not isinstance(cell, str) or _PARTED.search(text) is None:
            return text
        return '"' + _ESCAPED.sub(r"\\\g<0>", text) + '"'

    def _labels_of(self, column: Column) -> Mapping[str, str]:
        """The labels of choices, but for those that an import would take for another choice."""
        if self.has_keys or not column.choices:
            return {}
        found = self._labels.get(id(column.choices))
        if found is None:
            found = self._labels[id(column.choices)] = (column.choices, self._told_apart(column.choices))
        return found[1]

    def _told_apart(self, choices: tuple[Choice, ...]) -> Mapping[str, str]:
        meant: dict[str, str] = {}
        for choice in choices:
            for name in choice.accepted:
                meant.setdefault(fold(name), choice.value)
        labels = {choice.value: choice.label.text(self.language) for choice in choices}
        return {value: label for value, label in labels.items() if meant.get(fold(label)) == value}


def plain_number(number: int | Decimal) -> str:
    """All digits of a number, without an exponent as far as that can be read."""
    if isinstance(number, int):
        return str(number)
    return format(number, "f") if abs(number.adjusted()) <= _MAX_PLACES else str(number)
