"""Text made safe to show: whatever would steer a terminal, reorder or hide text becomes a visible escape."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from clientctl.lazy import pattern
from clientctl.render.everyday import is_everyday

# C0, DEL, C1, bidi controls, line and paragraph separators, surrogates, what has no width or seems blank.
_ALWAYS: Final = (
    "\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ud800-\udfff\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
# One variation selector after a visible character chooses its form; a second one, or one at the start, hides.
_SELECTORS: Final = "\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
_EMOJI: Final = "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
# Arabic, Syriac, the scripts of India and Burmese need joiners inside words.
_JOINING: Final = "\u0620-\u077f\u08a0-\u08ff\u0900-\u0dff\u1000-\u109f"
# A flag such as Scotland's: a black flag, tag letters, the end tag.
_TAGGED_FLAG: Final = "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,6}\U000e007f"
_JOINER: Final = f"(?<=[{_EMOJI}])\u200d(?=[{_EMOJI}])|(?<=[{_JOINING}])[\u200c\u200d](?=[{_JOINING}])"
_SUSPECT: Final = pattern(f"[{_ALWAYS}{_SELECTORS}\u200c\u200d]")
_JUDGED: Final = pattern(
    f"(?P<kept>{_TAGGED_FLAG}|{_JOINER}|(?<=[^{_SELECTORS}{_ALWAYS}])[{_SELECTORS}])"
    f"|[{_ALWAYS}{_SELECTORS}\u200c\u200d]"
)
_SHORT: Final = {"\n": "\\n", "\t": "\\t", "\r": "\\r"}


def safe(text: str, keep: str = "") -> str:
    """Text for people: `\\x1b`, `\\u202e` in place of what could act; the characters of `keep` stay."""
    if is_everyday(text):
        return text
    return _replaced(text, lambda character: character if character in keep else _visible(character))


def one_line(text: str) -> str:
    """Text for people where only one line has room: its lines are joined by blanks."""
    return safe(text.strip("\n").replace("\n", " "))


def escape_json(text: str) -> str:
    """A quoted JSON string that reads back as the same and has nothing that a terminal would act on."""
    return text if is_everyday(text) else _replaced(text, _json_escape)


def _replaced(text: str, replacement: Callable[[str], str]) -> str:
    if _SUSPECT.search(text) is None:
        return text
    return _JUDGED.sub(lambda found: found["kept"] or replacement(found.group()), text)


def _visible(character: str) -> str:
    code = ord(character)
    if code < 0x100:
        return _SHORT.get(character) or f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _json_escape(character: str) -> str:
    code = ord(character)
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000  # JSON has 16-bit escapes only: a surrogate pair
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
