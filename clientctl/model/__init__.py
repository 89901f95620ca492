"""The nouns of a client book: frozen data that every room may hold and none may change."""

from clientctl.messages.label import Label
from clientctl.model.answer import (
    Answer,
    Calendar,
    Cell,
    Chapter,
    Chart,
    Column,
    Event,
    Figure,
    Heading,
    Line,
    Page,
    Section,
    Table,
    Tone,
)
from clientctl.model.changes import Action, ChangeSet, FileChange, Reported
from clientctl.model.client import Client, Document, Stored
from clientctl.model.fields import Choice, Field, FieldIndex

__all__ = [
    "Action",
    "Answer",
    "Calendar",
    "Cell",
    "ChangeSet",
    "Chapter",
    "Chart",
    "Choice",
    "Client",
    "Column",
    "Document",
    "Event",
    "Field",
    "FieldIndex",
    "Figure",
    "FileChange",
    "Heading",
    "Label",
    "Line",
    "Page",
    "Reported",
    "Section",
    "Stored",
    "Table",
    "Tone",
]
