"""Every command in every locale, on every terminal and with every stream that may be closed or full."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from threading import Thread
from typing import TypeVar

import pytest
from wcwidth import wcswidth

from clientctl.cli.table import COMMANDS, Command
from clientctl.model.records import RECORDS
from clientctl.names import has_han
from tests import warm
from tests.acceptance.book import COMMAND, Book, kept, world
from tests.blocks import masked

pytestmark = [pytest.mark.long, pytest.mark.cli]

CLIENTS: dict[str, str | bytes] = {
    "acme": """\
name: Acme 上海东方贸易有限公司 with a name that is long
grade: A
stage: active
owner: 王芳
tags: [重要, vip]
cadence: 30d
next: {date: 2026-11-20, what: 报价 and a call}
reminders: [{date: 2026-11-25, what: 寄样品}]
orders: [{date: 2026-01-01, amount: 1234567.5}]
log: [{date: 2026-09-01, kind: call, text: 第一次通话 about everything}]
""",
    "li": "name: 李雷\nkind: person\nbirthday: 1990-11-23\nsince: 2026-01-01\n",
}
# What a command needs besides its name to have something to say; others are called by their name alone.
WORDS: Mapping[str, tuple[str, ...]] = {
    "init": ("new", "--dry-run"),
    "add": ("New", "--dry-run"),
    "new": ("New", "--dry-run"),
    "show": ("acme",),
    "set": ("acme", "grade=B", "--dry-run"),
    "tag": ("acme", "新标签", "--dry-run"),
    "log": ("acme", "第二次通话", "--dry-run"),
    "done": ("acme", "--dry-run"),
    "timeline": ("acme",),
    "explain": ("acme", "risk"),
    "history": ("acme",),
    "blame": ("acme",),
    "due": ("30d",),
    "stale": ("1d",),
    "report": ("segments",),
    "import": ("-", "--dry-run"),
    "export": ("-", "--format", "csv"),
    "merge": ("acme", "zhang", "--dry-run"),
    "merge-driver": ("no", "such", "files"),
    "mv": ("acme", "acme-2", "--dry-run"),
    "archive": ("acme", "--dry-run"),
    "restore": ("acme", "--dry-run"),
    "rm": ("acme", "--dry-run"),
    "handover": ("wang", "li", "--dry-run"),
    "fmt": ("--check",),
    "view save": ("new", "tag:vip", "--dry-run"),
    "view rm": ("vips", "--dry-run"),
    "config get": ("currency",),
    "config set": ("title", "客户", "--dry-run"),
    "schema add-field": ("color", "--kind", "text", "--dry-run"),
    "contact add": ("acme", "王小明", "--dry-run"),
    "order add": ("acme", "轴承", "--amount", "1,200", "--dry-run"),
    "deal add": ("acme", "新系统", "--dry-run"),
    "project add": ("acme", "新仓库", "--dry-run"),
    "contract add": ("acme", "年度合同", "--dry-run"),
    "payment add": ("acme", "--amount", "5", "--due", "2026-12-01", "--dry-run"),
    "feedback add": ("acme", "很快", "--kind", "praise", "--dry-run"),
    "survey add": ("acme", "--score", "9", "--dry-run"),
    "reminder add": ("acme", "寄样品", "--dry-run"),
    "story add": ("acme", "教训", "--dry-run"),
    **{f"{word} set": ("acme", "last", "notes=无", "--dry-run") for word in RECORDS},
    **{f"{word} rm": ("acme", "last", "--dry-run") for word in RECORDS},
    "completion": ("bash",),
    "edit": ("acme",),
    "help": ("query",),
}
LOCALES: tuple[Mapping[str, str], ...] = (
    {"LC_ALL": "C"},
    {"LC_ALL": "POSIX", "PYTHONUTF8": "0"},
    {"LC_ALL": "", "LANG": "zh_CN.GB18030"},
    {"LC_ALL": "", "LANG": "zh_CN.UTF-8"},
    {"TERM": "dumb", "COLUMNS": "20"},
)
Row = TypeVar("Row")
GIVEN = "name,grade\n新客户,A\n".encode()  # a table, for whoever reads stdin
NOTHING: Mapping[str, str] = {}
CODES = (0, 1, 2, 3, 4)

# The commands of the ten kinds of records are alike: one of them stands for the others.
each_command = pytest.mark.parametrize(
    "command",
    [
        pytest.param(
            command,
            id=command.name,
            marks=(pytest.mark.long, pytest.mark.whole) if command.record not in ("", "order") else (),
        )
        for command in COMMANDS
    ],
)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A book in git that every command may look at; those that write do so in a dry run."""
    book = kept(tmp_path_factory.mktemp("surroundings"), CLIENTS)
    book.write("views/vips.yaml", "query: tag:vip\n")
    book.git("add", "--all")
    book.git("commit", "--quiet", "--message", "view")
    return book


def line(command: Command) -> list[str]:
    return [*command.name.split(), *WORDS.get(command.name, ())]


def run(
    book: Book, words: Sequence[str], env: Mapping[str, str] = NOTHING, closed: Sequence[int] = ()
) -> warm.Finished:
    return warm.run(words, cwd=book.root, env={**world(book.home), **env}, given=GIVEN, closed=closed)


@cache
def ordinary(book: Book, command: Command) -> warm.Finished:
    """What the command gives where nothing is odd."""
    return run(book, line(command))


def sample(rows: Sequence[Row], command: Command, count: int) -> list[Row]:
    """Some of the rows, others for each command, so that every row is met by many commands."""
    start = COMMANDS.index(command)
    return [rows[(start + number) % len(rows)] for number in range(count)]


def require_calm(done: warm.Finished) -> None:
    """It ended by itself, in words of its own."""
    assert b"Traceback" not in done.err and b"--debug" not in done.err, done.err.decode()
    assert done.code in CODES


@each_command
def test_a_locale_and_a_dumb_terminal_change_the_language_alone(command: Command, book: Book) -> None:
    plain = ordinary(book, command)
    require_calm(plain)
    for locale in sample(LOCALES, command, 2):
        done = run(book, line(command), locale)
        require_calm(done)
        assert done.code == plain.code
        done.out.decode()  # UTF-8 whatever the locale
        if "zh" not in locale.get("LANG", "") and command.name != "doctor":  # which tells of the locale
            assert [*map(without_ids, (done.out, done.err))] == [*map(without_ids, (plain.out, plain.err))]


def without_ids(printed: bytes) -> str:
    return masked(printed.decode(), frozenset())


@each_command
def test_the_locale_chooses_the_language_of_help(command: Command, book: Book) -> None:
    for locale in sample(LOCALES, command, 2):
        page = run(book, [*command.name.split(), "-h"], locale).out.decode()
        assert page.startswith("用法：" if "zh" in locale.get("LANG", "") else "Usage: ")


@each_command
def test_closed_streams_end_nothing_in_a_traceback(command: Command, book: Book) -> None:
    plain = ordinary(book, command)
    without_stdout = run(book, line(command), closed=(1,))
    require_calm(without_stdout)
    assert without_stdout.code != 0 or not plain.out
    for closed in sample(((0,), (2,), (0, 1, 2)), command, 1):
        done = run(book, line(command), closed=closed)
        require_calm(done)
        assert done.code == plain.code or closed != (2,)


@each_command
def test_a_full_disk_behind_stdout_is_told(command: Command, book: Book) -> None:
    words = line(command)
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - no file of a directory
        done = warm.run(words, cwd=book.root, env=world(book.home), given=GIVEN, onto=full)
    require_calm(done)
    if ordinary(book, command).out:
        assert done.code != 0 and b"the disk is full" in done.err


def on_terminal(book: Book, words: Sequence[str], cells: int) -> tuple[int, list[str]]:
    """The code, and the lines of stdout on a terminal of so many cells."""
    lead, follow = pty.openpty()
    seen: list[bytes] = []

    def read() -> None:
        try:
            while piece := os.read(lead, 65536):
                seen.append(piece)
        except OSError:  # nobody has the other side any more
            return

    reader = Thread(target=read)
    reader.start()
    env = {**world(book.home), "TERM": "xterm", "COLUMNS": str(cells), "NO_COLOR": "1", "PAGER": "cat"}
    with os.fdopen(follow, "wb", buffering=0) as terminal:
        done = warm.run(words, cwd=book.root, env=env, given=GIVEN, onto=terminal)
    reader.join(10)
    os.close(lead)
    require_calm(done)
    return done.code, b"".join(seen).decode().replace("\r\n", "\n").splitlines()


# Answers that are tables: never wider than the terminal, whatever is in them.
TABLES = (
    "find",
    "ls",
    "tags",
    "due",
    "stale",
    "timeline",
    "report",
    "view list",
    "config list",
    "schema usage",
)


@each_command
def test_a_terminal_of_twenty_cells_breaks_nothing(command: Command, book: Book) -> None:
    plain = ordinary(book, command)
    code, lines = on_terminal(book, line(command), 20)
    assert code == plain.code and bool(lines) == bool(plain.out)
    if command.name in TABLES:
        assert [one for one in lines if wcswidth(one) > 20] == []


def test_help_on_a_narrow_terminal_is_as_wide_as_it_is(book: Book) -> None:
    code, lines = on_terminal(book, ["find", "-h"], 20)
    assert (code, lines) == (0, run(book, ["find", "-h"]).out.decode().splitlines())


def test_an_interrupted_question_changes_nothing(tmp_path: Path) -> None:
    book = kept(tmp_path, CLIENTS)
    lead, follow = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, "set", "--where", "grade:A", "size=small"],
        cwd=book.root,
        env=world(book.home),
        stdin=follow,
        stdout=follow,
        stderr=follow,
        start_new_session=True,
    ) as running:
        os.close(follow)
        seen = b""
        while b"[y/N]" not in seen:
            seen += os.read(lead, 4096)
        running.send_signal(signal.SIGINT)
        with suppress(OSError):
            while piece := os.read(lead, 4096):
                seen += piece
    os.close(lead)
    assert (running.returncode, b"Traceback" in seen) == (130, False)
    assert (book.subjects(), book.git("status", "--short")) == (["base"], "")


LOCALES_OF_WORDS = ("LC_ALL=POSIX PYTHONUTF8=0", "LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0")


@pytest.mark.parametrize("locale", LOCALES_OF_WORDS)
def test_words_and_file_names_are_utf8_whatever_the_locale(locale: str, tmp_path: Path) -> None:
    """A process of its own, as Python chooses its encodings before it starts."""
    book = kept(tmp_path, CLIENTS)
    book.write("客户.csv", "name,grade\n新客户,A\n")
    env = {**world(book.home), **dict(pair.split("=") for pair in locale.split())}
    for words in (("find", "标签:重要", "-q"), ("import", "客户.csv", "-y"), ("tag", "李雷", "老朋友")):
        done = subprocess.run(
            [*COMMAND, *words], cwd=book.root, env=env, capture_output=True, check=False, timeout=60
        )
        assert done.returncode == 0, done.stderr.decode()
    assert "老朋友" in book.read("clients/li.yaml")
    assert "新客户" in book.run("find", "grade:A", "-c", "name").out


CHOICES: tuple[tuple[dict[str, str], str, tuple[str, ...], bool], ...] = (
    # environment, the book's language, words, whether Chinese is spoken
    ({"LANG": "zh_CN.UTF-8"}, "", (), True),
    ({"LANG": "zh_TW"}, "", (), True),
    ({"LANG": "C.UTF-8"}, "", (), False),
    ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, "", (), True),
    ({"LANG": "en_US.UTF-8", "LANGUAGE": "zh_CN:en"}, "", (), True),
    ({"LANG": "zh_CN.UTF-8", "USER": "en"}, "", (), False),
    ({"LANG": "en_US.UTF-8", "USER": "zh"}, "", (), True),
    ({"LANG": "zh_CN.UTF-8", "USER": "zh"}, "en", (), False),
    ({"LANG": "en_US.UTF-8", "USER": "en"}, "zh", (), True),
    ({"CLIENTCTL_LANG": "en", "LANG": "zh_CN.UTF-8"}, "zh", (), False),
    ({"CLIENTCTL_LANG": "zh"}, "en", (), True),
    ({"CLIENTCTL_LANG": "en"}, "en", ("--lang", "zh"), True),
    ({"CLIENTCTL_LANG": "zh"}, "zh", ("--lang", "en"), False),
)


@pytest.mark.parametrize(("env", "language", "words", "is_chinese"), CHOICES)
def test_the_nearest_word_on_the_language_counts(
    env: dict[str, str], language: str, words: tuple[str, ...], is_chinese: bool, tmp_path: Path
) -> None:
    settings = f"clientctl: 1\nlanguage: {language}\n" if language else "clientctl: 1\n"
    book = kept(tmp_path, CLIENTS, settings)
    user = book.home / ".config/clientctl/config.yaml"
    user.parent.mkdir(parents=True)
    user.write_text(f"language: {env['USER']}\n" if "USER" in env else "")
    for where in ((*words, "find", "nosuch:1"), ("find", "nosuch:1", *words)):
        said = book.run(*where, env={"LC_ALL": "", **env}).err
        assert has_han(said) is is_chinese
