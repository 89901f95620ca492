"""What the environment decides, and in which order it is asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from clientctl.cli.environment import Environment
from clientctl.errors import ClientctlError, WrongUsage


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """The user's settings, not written yet."""
    (tmp_path / "clientctl").mkdir()
    return tmp_path / "clientctl" / "config.yaml"


def environment(settings: Path, **variables: str) -> Environment:
    return Environment({"XDG_CONFIG_HOME": str(settings.parent.parent), **variables})


def never() -> str | None:
    raise AssertionError("asked although the language was known")


@pytest.mark.parametrize(
    ("said", "variables", "book", "user", "expected"),
    [
        ("zh", {"CLIENTCTL_LANG": "en", "LANG": "en_GB"}, never, "language: en\n", "zh"),
        (None, {"CLIENTCTL_LANG": "zh", "LANG": "en_GB"}, never, "language: en\n", "zh"),
        (None, {"CLIENTCTL_LANG": "fr", "LANG": "en_GB"}, lambda: "zh", "language: en\n", "zh"),
        (None, {"LANG": "en_GB"}, lambda: None, "language: zh\n", "zh"),
        (None, {"LANG": "zh_CN.UTF-8"}, lambda: "nb", "language: [zh]\n", "zh"),
        (None, {"LC_ALL": "zh_CN", "LANG": "en_GB"}, lambda: None, "", "zh"),
        (None, {"LANG": "de_DE"}, lambda: None, "", "en"),
        (None, {"CLIENTCTL_LANG": "zh_CN.UTF-8", "LANG": "en_GB"}, never, "", "zh"),
        (None, {"CLIENTCTL_LANG": "EN-us", "LANG": "zh_CN"}, never, "", "en"),
        (None, {"LANG": "en_GB"}, lambda: None, "language: zh-Hans\n", "zh"),
        (None, {"LANG": "zh"}, lambda: None, "", "zh"),
        (None, {"LANG": "zh_TW"}, lambda: None, "", "zh"),
        (None, {"LANG": "zh-Hans"}, lambda: None, "", "zh"),
        (None, {"LANG": "zh_CN.GB18030"}, lambda: None, "", "zh"),
        (None, {"LANG": "zhx_XX"}, lambda: None, "", "en"),
        (None, {"LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8"}, lambda: None, "", "en"),
        (None, {"LC_ALL": "", "LC_MESSAGES": "zh_CN.UTF-8", "LANG": "en_GB"}, lambda: None, "", "zh"),
        (None, {"LC_MESSAGES": "en_GB", "LANG": "zh_CN"}, lambda: None, "", "en"),
        (None, {"LANG": "en_GB", "LANGUAGE": "de:zh_CN:en"}, lambda: None, "", "zh"),
        (None, {"LANG": "zh_CN", "LANGUAGE": "de"}, lambda: None, "", "zh"),
        (None, {"LANG": "C", "LANGUAGE": "zh_CN"}, lambda: None, "", "en"),
        (None, {"LANGUAGE": "zh_CN"}, lambda: None, "", "en"),
        (None, {}, lambda: None, "", "en"),
    ],
)
def test_the_first_known_language_counts_and_no_later_source_is_asked(
    said: str | None,
    variables: dict[str, str],
    book: Callable[[], str | None],
    user: str,
    expected: str,
    settings: Path,
) -> None:
    settings.write_text(user)
    assert environment(settings, **variables).language(said, book) == expected


@pytest.mark.parametrize("text", [None, "", "- a list\n", "language: [\n", "language: \x00\n"])
def test_settings_of_the_user_that_cannot_be_read_are_none(text: str | None, settings: Path) -> None:
    if text is not None:
        settings.write_text(text)
    assert environment(settings).user_config == {}


@pytest.mark.parametrize(
    ("is_off", "variable", "book", "user", "expected"),
    [
        (True, "true", True, "autocommit: true\n", False),
        (False, "no", True, "autocommit: true\n", False),
        (False, "1", False, "autocommit: false\n", True),
        (False, "", False, "autocommit: true\n", False),
        (False, "", None, "autocommit: false\n", False),
        (False, "", None, "autocommit: perhaps\n", True),
        (False, "", None, "", True),
    ],
)
def test_whether_writes_are_committed(
    is_off: bool, variable: str, book: bool | None, user: str, expected: bool, settings: Path
) -> None:
    settings.write_text(user)
    found = environment(settings, CLIENTCTL_AUTOCOMMIT=variable).autocommit(is_off=is_off, book=book)
    assert found is expected


def test_a_word_that_is_neither_yes_nor_no_is_refused(settings: Path) -> None:
    with pytest.raises(WrongUsage) as refused:
        environment(settings, CLIENTCTL_AUTOCOMMIT="perhaps").autocommit(is_off=False, book=True)
    assert refused.value.code == "cli.bad_variable"


def test_the_day_is_the_one_said_else_that_of_the_variable(settings: Path) -> None:
    fixed = environment(settings, CLIENTCTL_TODAY="2026-02-03")
    assert fixed.today("2026-01-31") == date(2026, 1, 31)
    assert fixed.today(None) == date(2026, 2, 3)
    with pytest.raises(ClientctlError):
        fixed.today("nonsense")


@pytest.mark.parametrize(
    ("said", "variables", "is_terminal", "expected"),
    [
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"CLICOLOR_FORCE": "1"}, True, False),
        (None, {"NO_COLOR": "1", "CLICOLOR_FORCE": "1"}, True, False),
        (None, {"CLICOLOR_FORCE": "1"}, False, True),
        (None, {"CLICOLOR_FORCE": "0"}, False, False),
        ("auto", {}, True, True),
        (None, {"TERM": "dumb"}, True, False),
        (None, {}, False, False),
    ],
)
def test_colours(
    said: str | None, variables: dict[str, str], is_terminal: bool, expected: bool, settings: Path
) -> None:
    assert environment(settings, **variables).has_color(said, is_terminal=is_terminal) is expected
