"""How clientctl is started: in any locale, by any of its names, from inside a book full of modules."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import warm
from tests.installed import deeds, support

pytestmark = [pytest.mark.hostile, pytest.mark.long]

# Modules that we or our libraries import. Those that `python -m` imports before us, like `__future__` and `contextlib`,
# and clientctl itself are its own business: there -P helps.
MODULES = (
    "argparse",
    "certifi",
    "click",
    "csv",
    "dateutil",
    "decimal",
    "encodings",
    "getpass",
    "hashlib",
    "icalendar",
    "inspect",
    "jinja2",
    "json",
    "jsonschema",
    "locale",
    "openpyxl",
    "pypinyin",
    "anyascii",
    "random",
    "rich",
    "rpds",
    "secrets",
    "shlex",
    "shutil",
    "signal",
    "sitecustomize",
    "socket",
    "sqlite3",
    "subprocess",
    "tabulate",
    "termios",
    "typer",
    "vobject",
    "usercustomize",
    "wcwidth",
    "yaml",
    "zoneinfo",
)
NO_UTF8 = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
SCRIPT = "import sys; from clientctl.__main__ import main; sys.exit(main())"
# Ways to start it, as words after Python's own.
STARTS: tuple[tuple[str, ...], ...] = (
    ("-m", "clientctl"),
    ("-P", "-m", "clientctl"),
    ("-X", "utf8=0", "-m", "clientctl"),
    ("-B", "-W", "ignore", "-m", "clientctl"),
    (str(warm.PROJECT / "clientctl"),),
    ("-c", SCRIPT),
    ("console script",),
)
WAYS = support.sampled(STARTS, " ".join, len(STARTS) - 1)  # the first and the last in every run


@pytest.fixture(scope="module")
def env(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return deeds.environment(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def book(env: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return deeds.make_book(tmp_path_factory.mktemp("launched") / "book", env)


def start(
    way: tuple[str, ...],
    words: tuple[str | bytes, ...],
    book: Path,
    env: dict[str, str],
    python: str = sys.executable,
) -> subprocess.CompletedProcess[bytes]:
    argv: tuple[str | bytes, ...] = (python, *way, *words)
    if way == ("console script",):
        # what an installer writes: a file of its own directory, which Python puts first
        script = Path(env["HOME"]) / "bin" / "clientctl"
        script.parent.mkdir(exist_ok=True)
        script.write_text(f"#!{python}\n{SCRIPT}\n")
        script.chmod(0o755)
        argv = (str(script), *words)
    return subprocess.run(
        argv, cwd=book, env=env, stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False
    )


def fill_with_modules(directory: Path, canary: Path) -> None:
    for name in MODULES:
        (directory / f"{name}.py").write_text(
            f"open({str(canary)!r}, 'a').write({name!r})\nraise SystemExit(77)\n"
        )
    for package in ("yaml", "clientctl.egg-info", "rich"):
        (directory / package).mkdir()
    (directory / "yaml" / "__init__.py").write_text(f"open({str(canary)!r}, 'a').write('package')\n")
    (directory / "x.pth").write_text(f"import os; open({str(canary)!r}, 'a').write('pth')\n")
    (directory / "pyvenv.cfg").write_text("home = /nowhere\n")


@pytest.mark.parametrize("is_utf8", [True, False], ids=["utf8", "posix"])
@pytest.mark.parametrize("way", [way for way in WAYS if "-c import" not in str(way.id)])
def test_no_module_of_the_book_is_imported(
    way: tuple[str, ...], is_utf8: bool, env: dict[str, str], tmp_path: Path
) -> None:
    canary = tmp_path / "canary"
    book = deeds.make_book(tmp_path / "book", env)
    fill_with_modules(book, canary)
    locale = {} if is_utf8 else NO_UTF8
    for words in (("find", "tag:vip", "-q"), ("help",), ("add", "张三", "--grade", "A")):
        done = start(way, words, book, {**env, **locale})
        assert not canary.exists(), canary.read_text()
        assert done.returncode == 0, done.stderr.decode()


def test_every_command_leaves_modules_of_the_book_alone(
    env: dict[str, str], tmp_path: Path, bounded: bool
) -> None:
    canary = tmp_path / "canary"
    book = deeds.make_book(tmp_path / "book", env)
    fill_with_modules(book, canary)
    alone = [deed for deed in deeds.DEEDS if deed.command not in deeds.ALIASES]
    for deed in alone[::2] if bounded else deeds.DEEDS:
        words = (*deed.line, *(("--dry-run",) if deed.file and deed.command != "doctor" else ()))
        given = deed.given.encode()
        subprocess.run(
            support.clientctl(*words),
            cwd=book,
            env=env,
            input=given,
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert not canary.exists(), (deed.command, canary.read_text())


ODD: tuple[tuple[tuple[str | bytes, ...], int, bytes], ...] = (
    (("find", "tag:vip", "-q"), 0, b"acme\n"),
    (("find", "标签:vip".encode(), "-q"), 0, b"acme\n"),
    (("find", "", "-q", "tag:vip"), 0, b"acme\n"),
    (("tag", "acme", b"na\xff\x80", "--dry-run"), 2, b""),
    (("find", "-n", "-1"), 2, b""),
    (("show", "acme", "-c", "name", "-o", "csv", "-H"), 0, b"Acme AS\n"),
    (("-c", "-m", "-X"), 2, b""),
)


@pytest.mark.parametrize("way", WAYS)
def test_outside_utf8_it_starts_again_once_with_the_same_words(
    way: tuple[str, ...], book: Path, env: dict[str, str]
) -> None:
    for words, code, out in ODD:
        plain, other = (start(way, words, book, {**env, **locale}) for locale in ({}, NO_UTF8))
        assert (other.returncode, other.stdout) == (code, out), other.stderr.decode()
        assert (plain.returncode, plain.stdout, plain.stderr) == (code, out, other.stderr)
        assert b"Traceback" not in other.stderr


def test_it_starts_again_by_the_path_of_python_and_not_by_its_name(book: Path, env: dict[str, str]) -> None:
    """Neither a first word that is none nor a program of the book, found by way of the PATH, is run instead."""
    canary = book / "python"
    canary.write_text("#!/bin/sh\necho canary\n")
    canary.chmod(0o755)
    try:
        for name in ("", "python", sys.executable):
            for path in (env["PATH"], f".:{env['PATH']}"):
                done = subprocess.run(
                    (name, "-P", "-m", "clientctl", "find", "tag:vip", "-q"),
                    executable=sys.executable,
                    cwd=book,
                    env={**env, **NO_UTF8, "PATH": path},
                    capture_output=True,
                    timeout=60,
                    check=False,
                )
                # started by a name that is not its own, Python may not find its libraries
                assert b"canary" not in done.stdout
                assert b"clientctl/__main__.py" not in done.stderr, done.stderr.decode()
    finally:
        canary.unlink()


def test_a_virtual_environment_behind_links_stays_the_one(
    book: Path, env: dict[str, str], tmp_path: Path
) -> None:
    if sys.prefix == sys.base_prefix:
        pytest.skip("needs a virtual environment")
    (tmp_path / "linked").symlink_to(sys.prefix)
    python = str(tmp_path / "linked" / "bin" / Path(sys.executable).name)
    for way in (("-m", "clientctl"), ("console script",)):
        done = start(way, ("find", "tag:vip", "-q"), book, {**env, **NO_UTF8}, python)
        assert (done.returncode, done.stdout) == (0, b"acme\n"), done.stderr.decode()


def test_more_words_than_a_second_start_can_have_end_in_no_traceback(book: Path, env: dict[str, str]) -> None:
    """As many as the system takes: two more for Python may be too many."""
    word = "x" * 100_000
    limit = os.sysconf("SC_ARG_MAX")
    for count in range(limit // len(word) - 1, limit // len(word) + 1):
        for last in (1, 50_000, 90_000):
            words = ("find", *[word] * count, "y" * last)
            try:
                done = start(("-m", "clientctl"), words, book, {**env, **NO_UTF8})
            except OSError:
                continue
            assert done.returncode == 2 and b"Traceback" not in done.stderr
