"""Completing says nothing of what is wrong, changes nothing, and reads no large book for a word's sake."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests import warm
from tests.sandbox import PROJECT, Sandbox, build_sandbox

pytestmark = [pytest.mark.long, pytest.mark.cli]

_MANY = 301


@pytest.fixture
def sandbox(tmp_path: Path) -> Sandbox:
    return build_sandbox(tmp_path)


def answered(sandbox: Sandbox, *words: str) -> str:
    """What the hidden command prints for zsh; never a word on stderr, never another code than 0."""
    done = warm.run(["__complete", *words], cwd=sandbox.directory, env=sandbox.environment)
    assert (done.code, done.err) == (0, b"")
    return done.out.decode()


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("",),
        ("powershell", "find", "tag:v"),
        ("bash",),
        ("bash", "9", "x"),
        ("fish",),
        ("zsh", "-C", "/nowhere", "show", ""),
        ("zsh", "-C", "", "show", ""),
        ("zsh", "--today", "never", "find", "last_contact:..-90d", "--since", ""),
        ("zsh", "find", "(((("),
        ("zsh", "find", 'tag:"'),
        ("zsh", "find", "tag:" * 5000),
        ("zsh", "find", "\udcff"),
        ("zsh", "find", "@../../x"),
        ("zsh", "set", "nobody", "tags-="),
        ("zsh", "config", "set", "nosuch.key", ""),
        ("zsh", "config", "set", "", ""),
        ("zsh", *["--"] * 50, ""),
        ("bash", "9", "", "clientctl find 'a \"b \\"),
        ("bash", "9", "nothing of it", "clientctl find tag:v"),
        ("bash", "9", "", ""),
    ],
)  # fmt: skip
def test_nonsense_is_met_with_silence(words: tuple[str, ...], sandbox: Sandbox) -> None:
    lines = answered(sandbox, *words).splitlines()
    assert lines[:1] in ([], ["words"])


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("clientctl.yaml", b"clientctl: 99\nlanguage: [\n"),
        ("clientctl.yaml", b"\xff\xfe\x00"),
        ("schema/client.schema.json", b"{"),
        ("clients/zhangwei.yaml", b"name: [\n"),
        ("views/vip.yaml", b"\x00"),
    ],
)
def test_a_broken_file_is_no_matter_of_the_prompts(path: str, content: bytes, sandbox: Sandbox) -> None:
    (sandbox.directory / path).write_bytes(content)
    assert "+nordlys-seafood\t" in answered(sandbox, "zsh", "show", "nord")
    assert "+zhangwei\t" in answered(sandbox, "zsh", "edit", "zhangw")
    assert "+find\t" in answered(sandbox, "zsh", "fin")
    answered(sandbox, "zsh", "find", "@")
    answered(sandbox, "zsh", "find", "tag:")


def test_a_closed_stream_is_no_error(sandbox: Sandbox) -> None:
    command = "exec clientctl __complete zsh find tag: >&-"
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=sandbox.directory,
        env=sandbox.environment,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_nothing_of_the_book_changes(sandbox: Sandbox) -> None:
    def git(*words: str) -> str:
        command = ("git", "-c", "safe.directory=*", *words)
        return subprocess.run(
            command,
            cwd=sandbox.directory,
            env=sandbox.environment,
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    git("init", "--quiet")
    git("add", ".")
    git("commit", "--quiet", "-m", "first")
    before = git("rev-parse", "HEAD")
    for words in (
        ["show", ""],
        ["find", "tag:"],
        ["set", "zhangwei", "grade="],
        ["rm", "zhang"],
        ["undo", ""],
    ):
        answered(sandbox, "zsh", *words)
    assert git("rev-parse", "HEAD") == before
    assert git("status", "--porcelain") == ""
    assert {path.name for path in sandbox.directory.iterdir()} - {".git"} == {
        path.name for path in (PROJECT / "clients.example").iterdir()
    }


def test_a_large_book_is_read_by_a_command_and_not_by_a_key(sandbox: Sandbox) -> None:
    for number in range(_MANY):
        text = f"name: 客户{number}\ntags: [special]\nsince: 2026-01-01\n"
        (sandbox.directory / "clients" / f"c{number:03}.yaml").write_text(text, encoding="utf-8")
    assert answered(sandbox, "zsh", "show", "c00").splitlines()[1:3] == ["+c000\tc000", "+c001\tc001"]
    assert answered(sandbox, "zsh", "find", "tag:spec") == "words\n"
    sandbox.run("clientctl find --count")
    assert answered(sandbox, "zsh", "show", "c00").splitlines()[1:3] == [
        "+c000\tc000  客户0",
        "+c001\tc001  客户1",
    ]
    assert "+tag:special\t" in answered(sandbox, "zsh", "find", "tag:spec")
