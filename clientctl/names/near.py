"""What somebody may have meant by a name that is not there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from clientctl.names.folding import fold, has_han

_CUTOFF: Final = 0.6
# of two Han characters one may be wrong
_HAN_CUTOFF: Final = 0.5
# the comparison takes quadratic time, and no name differs only behind these
_COMPARED: Final = 80


def nearest(word: str, candidates: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """The candidates most like a word or beginning with it, best first, as they are spelled."""
    from difflib import SequenceMatcher

    sought = fold(word)[:_COMPARED]
    if not sought:
        return ()
    cutoff = _HAN_CUTOFF if has_han(sought) else _CUTOFF
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(sought)
    scores: dict[str, float] = {}
    for candidate in candidates:
        folded = fold(candidate)[:_COMPARED]
        matcher.set_seq1(folded)
        if matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff:
            scores[candidate] = matcher.ratio()
        if len(sought) > 1 and folded.startswith(sought):
            scores[candidate] = max(scores.get(candidate, 0), cutoff)
    near = [candidate for candidate, score in scores.items() if score >= cutoff]
    return tuple(sorted(near, key=lambda candidate: (-scores[candidate], candidate))[:limit])
