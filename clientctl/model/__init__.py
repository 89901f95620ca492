"""The nouns of a client book: frozen data that every room may hold and none may change."""

from clientctl.model.answer import Answer, Cell, Column, Line, Page, Section, Table, Tone
from clientctl.model.changes import ChangeSet, FileChange, Reported
from clientctl.model.client import Client, Document, Stored
from clientctl.model.fields import Choice, Field, FieldIndex, Label

__all__ = [
    "Answer",
    "Cell",
    "ChangeSet",
    "Choice",
    "Client",
    "Column",
    "Document",
    "Field",
    "FieldIndex",
    "FileChange",
    "Label",
    "Line",
    "Page",
    "Reported",
    "Section",
    "Stored",
    "Table",
    "Tone",
]
