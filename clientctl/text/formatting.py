"""A file in canonical form, proved: the same data, and every comment still there."""

from __future__ import annotations

from clientctl.errors import InvalidData, Location, message
from clientctl.text.operations import is_same
from clientctl.text.parsed import Parsed
from clientctl.text.parsing import parse
from clientctl.text.remarks import comments_of
from clientctl.text.roots import parse_mapping
from clientctl.text.shape import Shape


def format_file(raw: bytes, name: str, shape: Shape) -> bytes:
    """The canonical form of a file; formatting that again changes nothing.

    Keys stand in the order of the shape, unknown ones after them in theirs; lists keep their order. Lists and
    mappings in brackets stay so if they stand on one line, else they become blocks. Indentation is two, LF ends
    each line. Quote marks stay, and those come that any reader needs, except below keys that the shape does not
    know: what is typed there stays. `|` and `>` texts keep their lines.
    Comments and single blank lines go with what they stand above, beside or below.
    `text.cannot_format` where the result would not be read back as the same, and all refusals of `parse_mapping`.
    """
    # few commands format
    from clientctl.text.attaching import attach
    from clientctl.text.canonical import canonical_text

    parsed = parse_mapping(raw, name, shape)
    written = canonical_text(parsed.text, attach(parsed), shape).encode()
    if written != raw and not _is_kept(parsed, written, name, shape):
        hint = message("text.hint_cannot_format")
        raise InvalidData("text.cannot_format", location=Location(name), hint=hint)
    return written


def _is_kept(parsed: Parsed, written: bytes, name: str, shape: Shape) -> bool:
    try:
        after = parse(written, name, shape)
    except InvalidData:
        return False
    if after.root is None or parsed.root is None or not is_same(after.data, parsed.data):
        return False
    return comments_of(after.text, after.root) == comments_of(parsed.text, parsed.root)
