"""A command in a fork of the warm process does what the installed command does: same bytes, same codes, same files."""

from __future__ import annotations

import fcntl
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import BinaryIO

import pytest

from tests import warm
from tests.blocks import masked
from tests.sandbox import Sandbox, build_sandbox, plain_words

# reading, writing, committing, refusals of every kind, warnings between lines, both languages, nothing on stdin
LINES = (
    "clientctl find tag:vip",
    "clientctl find dongyu -o json -c name,total",
    "clientctl find '名称:北京 或 grade:A' --lang zh",
    "clientctl find total",
    "clientctl find taf:x",
    "clientctl find -e tag:nope",
    "clientctl show haiyan -o yaml",
    "clientctl show nobody",
    "clientctl add 'Warm Water Ltd' --grade B",
    "clientctl log haiyan Called --next +7d",
    "clientctl set --where tag:vip grade=A",
    "clientctl set - grade=A",
    "clientctl tag haiyan fresh --dry-run",
    "clientctl report segments --by stage --color always",
    "clientctl check",
    "clientctl help set",
    "clientctl --version",
    "clientctl nosuch",
    "clientctl init other",
)


def files(sandbox: Sandbox) -> dict[str, str]:
    """Every file of the book, its new ids masked; not what git and the lock keep for themselves: hashes, processes."""
    return {
        path.relative_to(sandbox.directory).as_posix(): masked(path.read_text("utf-8"), sandbox.known_ids)
        for path in sandbox.directory.rglob("*")
        if path.is_file() and not {".git", ".clientctl"} & set(path.parts)
    }


@pytest.mark.long
def test_lines_print_and_leave_the_same_both_ways(tmp_path: Path) -> None:
    (tmp_path / "warm").mkdir()
    (tmp_path / "shell").mkdir()
    forked, started = build_sandbox(tmp_path / "warm"), build_sandbox(tmp_path / "shell")
    assert [line for line in LINES if plain_words(line) is None] == []
    told = {line: forked.run(line) for line in LINES}
    assert told == {line: started.run_in_shell(line) for line in LINES}
    assert {outcome.exit_code for outcome in told.values()} >= {0, 2, 3}
    assert files(forked) == files(started)
    assert any("Called" in text for text in files(forked).values())


def test_a_command_gets_its_directory_environment_and_input(tmp_path: Path) -> None:
    sandbox = build_sandbox(tmp_path)
    env = {**sandbox.environment, "CLIENTCTL_LANG": "zh"}
    done = warm.run(["show", "-", "-q"], cwd=sandbox.directory / "clients", env=env, given=b"nobody\n")
    assert (done.code, done.out) == (3, b"")
    assert "nobody" in done.err.decode() and "提示：" in done.err.decode()
    after = warm.run(["find", "tag:nope"], cwd=sandbox.directory, env=sandbox.environment)
    assert (after.code, after.err.decode().isascii()) == (0, True)


def test_commands_of_several_threads_run_at_the_same_time(tmp_path: Path) -> None:
    """One that cannot write on, as nobody reads, keeps no other one waiting."""
    sandbox = build_sandbox(tmp_path)
    reading, writing = os.pipe()
    fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, 4096)

    def run(*words: str, onto: BinaryIO | None = None) -> warm.Finished:
        return warm.run(words, cwd=sandbox.directory, env=sandbox.environment, onto=onto)

    with ThreadPoolExecutor(1) as other, os.fdopen(reading, "rb") as pipe, os.fdopen(writing, "wb") as end:
        stuck = other.submit(run, "schema", "show", "-o", "json", onto=end)
        assert pipe.read(1) == b"{"
        assert [run("find", "--count").code for _ in range(3)] == [0, 0, 0]
        assert not stuck.done()
        end.close()
        assert len(pipe.read()) > 4096
        assert stuck.result().code == 0


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("clientctl find a", ["find", "a"]),
        ("""clientctl find 'a $b' "c;d" --e=f""", ["find", "a $b", "c;d", "--e=f"]),
        ('clientctl find "$a"', None),
        ("clientctl find a | wc", None),
        ("clientctl find > x", None),
        ("clientctl find a*", None),
        ("clientctl find a; false", None),
        ("clientctl find a \\\nb", None),
        ("clientctl find don't", None),
        ("A=b clientctl find", None),
        ("clientctl2 find", None),
    ],
)
def test_a_line_that_needs_a_shell_is_left_to_one(line: str, words: list[str] | None) -> None:
    assert plain_words(line) == words
