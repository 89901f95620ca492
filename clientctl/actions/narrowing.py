"""Which clients of the cache a query may mean, by asking each condition once for each value that a column holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from clientctl.actions.kept import KeptSubject, is_cell_enough
from clientctl.facts import Facts
from clientctl.query import Part, Query
from clientctl.store.cache.blocks import Block, Shelved

# Leaves those of a block's clients that may be meant for another reason than the query.
Look = Callable[[Block], Sequence[int]]


class Narrowing:
    """The clients that fulfil those conditions of a query that look at one field.

    The conditions themselves are asked, so they mean the same here as everywhere; about a value that many clients
    share they are asked once. look: who may be meant at all.
    """

    def __init__(self, query: Query, facts: Facts, look: Look | None = None) -> None:
        self._facts = facts
        self._look = look
        self._conditions = [
            _Condition(part, facts)
            for part in query.parts
            if len(part.fields) == 1 and not part.asks_text and is_cell_enough(part.fields[0])
        ]

    def __call__(self, block: Block) -> Sequence[int]:
        left: Sequence[int] = range(len(block)) if self._look is None else self._look(block)
        for condition in self._conditions:
            left = condition.fulfilled(block, left)
        return left


class _Condition:
    """One condition on one field."""

    def __init__(self, part: Part, facts: Facts) -> None:
        self._predicate = part.predicate
        self._field = part.fields[0]
        self._facts = facts
        self._answers: dict[Any, bool] = {}

    def fulfilled(self, block: Block, indexes: Sequence[int]) -> Sequence[int]:
        """Those of the clients that fulfil it, or all where their cells do not hold today."""
        if self._field.is_computed and not block.holds(self._facts.today.toordinal()):
            return indexes
        column = block.column(self._field.name)
        of_records = self._field.record is not None
        answers = self._answers
        found = []
        for index in indexes:
            key = cell = column[index]
            if cell is not None and type(cell) is not str:
                key = _key(cell, of_records=of_records)
            answer = answers.get(key)
            if answer is None:
                answer = self._predicate(KeptSubject(Shelved(block, index), self._facts))
                if key is not _NO_KEY:
                    answers[key] = answer
            if answer:
                found.append(index)
        return found


_NO_KEY = object()


def _key(cell: Any, *, of_records: bool) -> Any:
    """What stands for a list of texts; no two cells that may be asked about differently have the same."""
    if type(cell) is not list:
        return _NO_KEY
    try:
        # no text out of a file has this character
        return (cell[0], "\0".join(cell[1:])) if of_records else "\0".join(cell)
    except TypeError:  # something in it is no text
        return _NO_KEY
