"""What format a file has that comes without a name, by what it begins with."""

from __future__ import annotations

from typing import Final

from clientctl.lazy import pattern

# The first bytes of formats that are no text.
_MAGIC: Final = (
    (b"PK\x03\x04", "xlsx"),
    (b"\xd0\xcf\x11\xe0", "xls"),
    (b"SQLite format 3\0", "sqlite"),
)
_LOOKED_AT: Final = 4096
# A key alone, or a key and its value: no line of a table of more than one column.
_YAML: Final = pattern(r"(?:---\s|- [\w-]+:(?:\s|\Z)|[A-Za-z_][\w-]*:(?:\s[^,;\t]*)?(?:\n|\Z))")


def sniff(raw: bytes) -> str:
    """The name of the format; csv for whatever else it may be."""
    found = next((name for magic, name in _MAGIC if raw.startswith(magic)), None)
    if found is not None:
        return found
    start = raw[:_LOOKED_AT].decode("utf-8-sig", "replace").lstrip()
    if start[:11].upper() == "BEGIN:VCARD":
        return "vcard"
    if start.startswith("["):
        return "json"
    if start.startswith("{"):
        return "jsonl"
    return "yaml" if _YAML.match(start) else "csv"
