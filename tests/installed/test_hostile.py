"""Every command on every hostile book: at once, in words of its own, nothing raw, nothing run, nothing followed."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests import warm
from tests.installed import deeds, support
from tests.installed.deeds import DEEDS, Deed
from tests.installed.hostile import BOOKS, Hostile
from tests.store import crash

pytestmark = [pytest.mark.long, pytest.mark.hostile]

SECONDS = 3.0  # one where nothing else runs; here other tests do
MOST_SAID = 30_000
ENDS = (0, 1, 2, 3, 4, 5)
# What is asked of a shell, the word at the cursor last.
COMPLETED: tuple[tuple[str, ...], ...] = (
    ("show", ""),
    ("find", "tag:"),
    ("find", "@"),
    ("find", "custom."),
    ("find", "owner:"),
    ("set", "evil", ""),
    ("set", "evil", "custom."),
    ("done", "evil", ""),
    ("view", "rm", ""),
    ("config", "set", ""),
    ("config", "set", "people."),
    ("config", "set", "title", ""),
    ("add", "--"),
    ("add", "X", "--odd", ""),
    ("edit", "e"),
    ("log", "acme", "--with", ""),
)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    place = tmp_path_factory.mktemp("hostile")
    env = deeds.environment(place / "home")
    return deeds.make_book(place / "fresh", env), env


def copies(fresh: Path, place: Path, hostile: Hostile) -> Iterator[Path]:
    """The hostile book, made anew as often as it is wanted."""
    number = 0
    while True:
        book = place / f"book{number}"
        shutil.copytree(fresh, book)
        hostile.put(book)
        yield book
        shutil.rmtree(book)
        number += 1


def is_raw(character: str) -> bool:
    """Whether a terminal would act on it, or it hides or turns text."""
    if character == "\n":
        return False
    return (
        unicodedata.category(character) in ("Cc", "Zl", "Zp", "Cs")
        or "\u202a" <= character <= "\u202e"
        or "\u2066" <= character <= "\u2069"
    )


def raw_parts(printed: bytes) -> list[str]:
    text = printed.decode()
    return [repr(text[max(0, at - 40) : at + 20]) for at, character in enumerate(text) if is_raw(character)][
        :3
    ]


def require_harmless(words: Sequence[str], done: warm.Finished, seconds: float) -> None:
    said = f"{' '.join(words)}: {done.code} {done.err[-600:]!r}"
    assert done.code in ENDS, said
    assert b"Traceback" not in done.err and b"--debug" not in done.err, said
    assert len(done.err) < MOST_SAID, said[:2000]
    # a tab parts what is offered to a shell from what is said of it
    out = done.out.replace(b"\t", b" ") if words[0] == "__complete" else done.out
    assert (raw_parts(out), raw_parts(done.err)) == ([], []), said
    assert words[0] != "__complete" or (done.code, done.err) == (0, b""), said
    assert seconds < SECONDS, (seconds, said)


def run(words: Sequence[str], book: Path, env: dict[str, str], given: str = "") -> warm.Finished:
    """One command, found harmless."""
    began = time.monotonic()
    done = warm.run(words, cwd=book, env=env, given=given.encode())
    require_harmless(words, done, time.monotonic() - began)
    return done


def lines_of(deed: Deed, lang: str) -> Iterator[tuple[str, ...]]:
    yield (*deed.line, "--lang", lang)
    if "acme" in deed.words:
        yield (*(word.replace("acme", "evil") for word in deed.line), "--lang", lang)


def all_lines(languages: Sequence[str]) -> Iterator[tuple[Deed | None, tuple[str, ...]]]:
    """Every line to be run on a hostile book, with its deed; those of completion have none."""
    for number, deed in enumerate(DEEDS):
        if not deed.needs_terminal:
            yield from ((deed, words) for words in lines_of(deed, languages[number % 2]))
    yield from ((None, ("__complete", "zsh", *words)) for words in COMPLETED)


def sweep(hostile: Hostile, base: Path, env: dict[str, str], place: Path, step: int) -> None:
    """Every step-th line on the book, which is made anew after one that writes."""
    start = BOOKS.index(hostile)
    lines = list(all_lines(("en", "zh") if start % 2 else ("zh", "en")))
    books = copies(base, place, hostile)
    book = next(books)
    faults = []
    for deed, words in lines[start % step :: step]:
        try:
            run(words, book, env, deed.given if deed else "")
        except AssertionError as fault:
            faults.append(str(fault).partition("\n")[0])
        if deed is not None and deed.file:
            book = next(books)
    assert faults == []
    assert not list(place.rglob("canary"))


each_book = pytest.mark.parametrize("hostile", BOOKS, ids=lambda book: book.name[:40])


@pytest.mark.parametrize("hostile", support.sampled(BOOKS, lambda book: book.name[:40], 8))
def test_some_commands_are_safe_on_it(
    hostile: Hostile, fresh: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    sweep(hostile, *fresh, tmp_path, 9)


@pytest.mark.whole
@each_book
def test_every_command_is_safe_on_it(
    hostile: Hostile, fresh: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    sweep(hostile, *fresh, tmp_path, 1)


EDITED = tuple(
    hostile
    for hostile in BOOKS
    if "clients/evil.yaml" in hostile.files and {"clientctl.yaml"}.isdisjoint(hostile.files)
)


@pytest.mark.parametrize("hostile", EDITED, ids=lambda book: book.name[:40])
def test_an_editor_is_given_the_file_and_notes_that_say_nothing_else(
    hostile: Hostile, fresh: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    """Every line that is not in the book is one comment of ours, and an edit that changes nothing is none."""
    base, env = fresh
    book = next(copies(base, tmp_path, hostile))
    editor = tmp_path / "editor"
    editor.write_text(f'#!/bin/sh\ncp "$1" {tmp_path}/seen\n')
    editor.chmod(0o755)
    done = crash.Command(
        support.clientctl("edit", "evil"), {**env, "EDITOR": str(editor)}, book, "", needs_terminal=True
    ).run()
    assert done.returncode in (0, 4) and b"Traceback" not in done.stderr
    assert raw_parts(done.stderr.replace(b"\r\n", b"\n")) == []
    before = (book / "clients/evil.yaml").read_bytes()
    assert (
        before == dict(hostile.files)["clients/evil.yaml"]
        or before.decode() == hostile.files["clients/evil.yaml"]
    )
    if (tmp_path / "seen").exists():
        added = [
            line for line in (tmp_path / "seen").read_bytes().split(b"\n") if line not in before.split(b"\n")
        ]
        assert [line for line in added if not line.lstrip().startswith(b"# clientctl: ")] == []
        assert raw_parts(b"\n".join(added)) == []
    assert not list(tmp_path.rglob("canary"))


LARGE = tuple(
    hostile for hostile in BOOKS if any(len(content) > 200_000 for content in hostile.files.values())
)
MOST_MEMORY = 112_640  # KiB, of which the library of pinyin has half
# A process is charged with what the one that started it had: that must be small.
MEASURE = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
print(code, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


@pytest.mark.parametrize("hostile", LARGE, ids=lambda book: book.name[:40])
def test_large_texts_take_little_memory(
    hostile: Hostile, fresh: tuple[Path, dict[str, str]], tmp_path: Path, bounded: bool
) -> None:
    base, env = fresh
    book = next(copies(base, tmp_path, hostile))
    lines = (("find", "beta"), ("due",), ("check",), ("timeline", "evil"), ("view", "list"), ("doctor",))
    for words in lines[LARGE.index(hostile) % 3 :: 3] if bounded else lines:
        measured = subprocess.run(
            (sys.executable, "-c", MEASURE, *support.clientctl(*words)),
            cwd=book,
            env=env,
            capture_output=True,
        )
        code, memory = map(int, measured.stdout.split())
        assert code in ENDS and memory < MOST_MEMORY, (words, code, memory)
