"""Three-way merges of documents and their files: nothing is lost, conflicts are real disagreements; pure."""

from clientctl.merge.files import MergedFile, merge_files
from clientctl.merge.shape import MergeShape
from clientctl.merge.sides import ABSENT, Favour, Sides
from clientctl.merge.three_way import Conflict, MergedData, merge_documents

__all__ = [
    "ABSENT",
    "Conflict",
    "Favour",
    "MergeShape",
    "MergedData",
    "MergedFile",
    "Sides",
    "merge_documents",
    "merge_files",
]
