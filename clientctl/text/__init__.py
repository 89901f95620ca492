"""YAML text: bytes to data with positions, data to text, and edits that touch only their own lines; pure."""

from clientctl.text.conflicts import is_marker, marker_line, one_side, ours
from clientctl.text.differences import operations_between
from clientctl.text.dumping import dump
from clientctl.text.editing import Edited, edit
from clientctl.text.formatting import format_file
from clientctl.text.loading import load
from clientctl.text.operations import Append, Insert, Operation, Remove, Set, apply_operations
from clientctl.text.parsed import Parsed
from clientctl.text.parsing import parse
from clientctl.text.roots import load_mapping, parse_mapping
from clientctl.text.shape import Path, Reading, Shape

__all__ = [
    "Append",
    "Edited",
    "Insert",
    "Operation",
    "Parsed",
    "Path",
    "Reading",
    "Remove",
    "Set",
    "Shape",
    "apply_operations",
    "dump",
    "edit",
    "format_file",
    "is_marker",
    "load",
    "load_mapping",
    "marker_line",
    "one_side",
    "operations_between",
    "ours",
    "parse",
    "parse_mapping",
]
