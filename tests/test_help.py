"""Every command and topic has help in both languages, and all of it fits into a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from wcwidth import wcswidth

from clientctl.cli.help import TOPICS
from clientctl.cli.main import main
from clientctl.cli.table import COMMANDS, FIRST_WORDS, GROUPS, Command
from clientctl.messages import LANGUAGES, Language, template
from tests.blocks import read_examples
from tests.sandbox import PROJECT

_HELP = PROJECT / "clientctl" / "help"
_CELLS = 80
_NAMES = FIRST_WORDS
_PAGES = tuple(dict.fromkeys(command.page for command in COMMANDS if not command.is_alias))
_ENDINGS: dict[Language, str] = {"en": ".md", "zh": ".zh.md"}
_BLOCK = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_WORDS = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?(?: +[A-Za-z]+(?:['’][a-z]+)?){3,}")


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No book, no settings of the user, no language of the machine."""
    monkeypatch.chdir(tmp_path)
    for name in ("CLIENTCTL_DIR", "CLIENTCTL_LANG", "CLICOLOR_FORCE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))


def _pages(language: Language) -> Iterator[Path]:
    ending = _ENDINGS[language]
    yield from (_HELP / f"{topic}{ending}" for topic in TOPICS)
    yield from (_HELP / "commands" / f"{name}{ending}" for name in _PAGES)


def _printed(capsys: pytest.CaptureFixture[str], language: Language, *words: str) -> list[str]:
    assert main(["--lang", language, *words]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out.splitlines()


def _too_wide(lines: list[str]) -> list[str]:
    return [line for line in lines if not 0 <= wcswidth(line) <= _CELLS]


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_a_page_for_every_command_and_topic_and_no_other(language: Language) -> None:
    other = {page for page in _HELP.rglob("*.md") if page.name.endswith(".zh.md") == (language == "zh")}
    assert set(_pages(language)) == other


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [*TOPICS, *GROUPS, *(command.name for command in COMMANDS)])
def test_help_on_a_name_is_printed_and_fits(
    name: str, language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = _printed(capsys, language, "help", *name.split())
    assert len(lines) > 5
    assert _too_wide(lines) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_a_command_shows_its_options_by_an_option_too(
    command: Command, language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = _printed(capsys, language, *command.name.split(), "-h")
    assert f"clientctl {command.name}" in lines[0]
    assert _too_wide(lines) == []
    if command.name not in TOPICS:
        assert lines == _printed(capsys, language, "help", *command.name.split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", GROUPS)
def test_a_group_without_an_action_shows_its_actions(
    name: str, language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = _printed(capsys, language, name)
    assert lines == _printed(capsys, language, name, "-h") == _printed(capsys, language, "help", name)
    text = "\n".join(lines)
    assert [command.name for command in GROUPS[name] if f"clientctl {command.name}" not in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_overview_names_every_command_and_topic_and_fits(
    language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = _printed(capsys, language, "-h")
    assert lines == _printed(capsys, language)
    assert _too_wide(lines) == []
    words = " ".join(lines).split()
    assert [name for name in (*_NAMES, *TOPICS) if name not in words] == []


@pytest.mark.parametrize("page", [*_pages("en"), *_pages("zh")], ids=lambda page: page.name)
def test_every_page_has_examples_that_are_run(page: Path) -> None:
    assert read_examples(page.read_text("utf-8"))


@pytest.mark.parametrize("page", [*_pages("zh"), PROJECT / "README.zh.md"], ids=lambda page: page.name)
def test_a_chinese_page_has_no_english_sentence(page: Path) -> None:
    prose = re.sub(r"`[^`\n]*`", "", _BLOCK.sub("", page.read_text("utf-8")))
    assert _WORDS.findall(prose) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_option_says_what_it_does(language: Language) -> None:
    for command in COMMANDS:
        for option in command.options:
            words = option.help
            assert template(words, language) if isinstance(words, str) else words.text(language)


def test_headings_fences_and_marks_do_not_show(capsys: pytest.CaptureFixture[str]) -> None:
    for topic in TOPICS:
        assert [line for line in _printed(capsys, "en", "help", topic) if line.startswith(("#", "```"))] == []
