"""What a refused text says, for tests of refusals."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from clientctl.errors import WrongUsage
from clientctl.messages import word


def refusal(read: Callable[[], object]) -> tuple[str, str]:
    """Code and English hint of the refusal; both of its sentences are there in Chinese, too."""
    with pytest.raises(WrongUsage) as caught:
        read()
    error = caught.value
    assert error.hint is not None
    assert word(error.message, "zh") != word(error.message, "en")
    assert word(error.hint, "zh") != word(error.hint, "en")
    return error.code, word(error.hint, "en")
