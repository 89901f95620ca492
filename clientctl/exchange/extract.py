"""What is given out of a book: clients whole, and as tables of cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from clientctl.errors import Message
from clientctl.exchange.guides import Guides, Origin
from clientctl.frozen import attribute, frozen
from clientctl.messages import Language
from clientctl.model import Document, Table


@frozen
class Extract:
    """Clients as a format may take them.

    documents: whole clients with their `id`; tables: the clients, then a table for each list of records, whose
    first column is the client's id. Column names are English keys, labels are headers that an import understands.
    has_columns: columns were chosen, so that there is the table of clients alone, and with just these.
    has_keys: English keys and stored values are wanted in place of headers and words in the language.
    json: a value as JSON text on one line. warn: is told what a file cannot hold.
    guides: what columns take; origin: where it all comes from. Both may cost something.
    """

    documents: Callable[[], Iterable[Document]]
    tables: tuple[Table, ...]
    language: Language
    json: Callable[[Any], str]
    warn: Callable[[Message], None]
    has_columns: bool = False
    has_keys: bool = False
    guides: Callable[[], Guides] = attribute(default=dict)
    origin: Callable[[], Origin] = attribute(default=Origin)
