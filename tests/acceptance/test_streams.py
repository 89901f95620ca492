"""Pipes, full and closed streams, signals, locales and unwritable places."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.acceptance.book import COMMAND, Book, kept, plain, world

pytestmark = [pytest.mark.long, pytest.mark.cli]
MANY: dict[str, str | bytes] = {f"c{n:04}": f"name: Client {n}\nnotes: {'x' * 200}\n" for n in range(600)}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return plain(tmp_path_factory.mktemp("streams"), MANY)


def shell(book: Book, line: str) -> subprocess.CompletedProcess[str]:
    """Runs a line of bash in which $C is the command."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("needs bash")
    return subprocess.run(
        [bash, "-c", line],
        cwd=book.root,
        env={**world(book.home), "C": " ".join(COMMAND)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


LINES = (
    ("$C find -o json | head -1; exit ${PIPESTATUS[0]}", 141),
    ("$C find -q > /dev/full", 1),
    ("$C find -q >&-", 1),
    ("$C tags > /dev/full; $C show c0001 > /dev/full", 1),
    ("$C --version > /dev/full", 1),
    ("$C --version >&-", 1),
    ("$C help > /dev/full", 1),
    ("$C find -q 2>&- | wc -l; exit ${PIPESTATUS[0]}", 0),
    ("$C nosuch 2>&-", 2),
    ("$C set - grade=A <&-", 2),
    ("LC_ALL=C $C find 张三 taf:重要", 2),
    ("LC_ALL=C PYTHONIOENCODING=ascii $C find 名称:北京 --lang zh", 0),
    ("$C tag c0001 $'na\\xff'", 2),
)


@pytest.mark.parametrize(("line", "code"), LINES)
def test_streams_that_end_or_refuse(book: Book, line: str, code: int) -> None:
    done = shell(book, line)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr


def test_a_c_locale_writes_and_shows_chinese(tmp_path: Path) -> None:
    small = kept(tmp_path, {"a": "name: A\n"})
    done = shell(small, "export LC_ALL=C; $C tag a 重要客户 && $C find tag:重要客户 -c tags -o csv")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "重要客户")


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_signals_while_waiting_for_stdin(book: Book, number: signal.Signals, code: int) -> None:
    with subprocess.Popen(
        [*COMMAND, "log", "--stdin"],
        cwd=book.root,
        env=world(book.home),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        time.sleep(1.5)
        running.send_signal(number)
        out, err = running.communicate(timeout=20)
    assert (running.returncode, out, b"Traceback" in err) == (code, b"", False)


@pytest.mark.parametrize("delay", [0.05, 0.12])
def test_an_interrupt_at_the_start_leaves_no_traceback(book: Book, delay: float) -> None:
    with subprocess.Popen(
        [*COMMAND, "find"],
        cwd=book.root,
        env=world(book.home),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        time.sleep(delay)
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=20)
    ours = err.partition(b"Traceback")[2]
    # interrupted before it comes to us, Python itself may end with 1
    assert b"clientctl/cli" not in ours and running.returncode in (0, 1, 130, -signal.SIGINT)


def bare(book: Book, *words: str) -> subprocess.CompletedProcess[str]:
    """Runs a command that file modes bind, also when the tests run as root."""
    prefix: list[str] = []
    if os.geteuid() == 0:
        tool = shutil.which("setpriv")
        if tool is None:
            pytest.skip("needs setpriv to drop root's rights")
        rights = "-dac_override,-dac_read_search"
        prefix = [tool, "--bounding-set", rights, "--inh-caps", rights]
    return subprocess.run(
        [*prefix, *COMMAND, *words],
        cwd=book.root,
        env=world(book.home),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_unreadable_files_hide_no_other_and_unwritable_places_lose_nothing(tmp_path: Path) -> None:
    small = plain(tmp_path, {"a": "name: A\n", "b": "name: B\n"})
    (small.root / "clients/b.yaml").chmod(0)
    try:
        found = bare(small, "find", "-q")
        assert (found.returncode, found.stdout) == (4, "a\n") and "clients/b.yaml" in found.stderr
        assert bare(small, "set", "b", "grade=A").returncode == 4
        assert bare(small, "set", "a", "grade=A").returncode == 0
        some = bare(small, "set", "--where", "grade:any", "size=small", "-y")
        assert (some.returncode, "b.yaml" in some.stderr) == (4, True)
    finally:
        (small.root / "clients/b.yaml").chmod(0o644)
    before = small.read("clients/a.yaml")
    (small.root / "clients").chmod(0o555)
    try:
        for words in (("set", "a", "grade=B"), ("log", "a", "hi"), ("add", "New")):
            done = bare(small, *words)
            assert (done.returncode, done.stdout) == (1, "") and "hint: " in done.stderr, words
    finally:
        (small.root / "clients").chmod(0o755)
    assert small.read("clients/a.yaml") == before
    assert sorted(path.name for path in (small.root / "clients").iterdir()) == ["a.yaml", "b.yaml"]


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("needs the right to mount a small disk")
    try:
        small = kept(disk, {"a": "name: A\n", "b": "name: B\n"})
        number = 0
        while True:
            try:
                (disk / f"fill{number}").write_bytes(b"x" * 4096)
            except OSError:
                break
            number += 1
        for words in (("set", "a", "grade=A"), ("log", "a", "a long talk"), ("add", "New")):
            answer = small.run(*words)
            assert (answer.code, answer.out) == (1, ""), words
            assert small.read("clients/a.yaml") == "name: A\n"
        assert small.run("find", "-q").lines == ["a", "b"]
        for path in disk.glob("fill*"):
            path.unlink()
        assert small.run("set", "a", "grade=A").code == 0
        assert small.git("status", "--short") == ""
    finally:
        subprocess.run(["umount", str(disk)], check=True)
