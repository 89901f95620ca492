"""A word in both languages, which is no sentence of ours: the name of a field or a choice, a book's own included."""

from __future__ import annotations

from clientctl.frozen import frozen


@frozen
class Label:
    """A word in both languages."""

    en: str
    zh: str

    def text(self, language: str) -> str:
        return self.zh if language == "zh" else self.en
