"""What a value leads to: a web address or a mailbox, and nothing else."""

from __future__ import annotations

from typing import Final

from clientctl.render.safe import safe
from clientctl.values import is_email, is_url

# They would add to the letter what the address does not show.
_STEERING: Final = frozenset("?&%#/'`")


def link(text: str) -> str:
    """The target of a text that is an http or https address or an e-mail address as a whole; else empty.

    A text that is not shown as it is leads nowhere: people could not see where.
    """
    if safe(text) != text:
        return ""
    if is_email(text):
        return "" if _STEERING.intersection(text) else f"mailto:{text}"
    if is_url(text):
        return text if text.startswith(("http://", "https://")) else f"https://{text}"
    return ""
