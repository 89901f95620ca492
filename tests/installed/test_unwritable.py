"""Where nothing can be written, or not all of it: refused in words, the book as it was, and whole afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.installed import deeds, support
from tests.installed.deeds import ALIASES, DEEDS, WRITING, Deed

pytestmark = pytest.mark.crash

OWN = tuple(deed for deed in WRITING if deed.command not in ALIASES and not deed.needs_terminal)
READING = tuple(deed for deed in DEEDS if not deed.file)
each_writer = pytest.mark.parametrize("deed", OWN, ids=lambda deed: deed.command)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    place = tmp_path_factory.mktemp("unwritable")
    env = deeds.environment(place / "home")
    return deeds.make_book(place / "fresh", env), env


def bare(deed: Deed, book: Path, env: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
    """Run it so that file modes bind it, also where the tests run as root."""
    prefix: list[str] = []
    if os.geteuid() == 0:
        tool = shutil.which("setpriv")
        if tool is None:
            pytest.skip("needs setpriv to drop root's rights")
        rights = "-dac_override,-dac_read_search"
        prefix = [tool, "--bounding-set", rights, "--inh-caps", rights]
    argv = [*prefix, *support.clientctl(*deed.line)]
    return subprocess.run(
        argv, cwd=book, env=env, input=deed.given.encode(), capture_output=True, timeout=60, check=False
    )


@contextmanager
def read_only(top: Path) -> Iterator[None]:
    """All directories below without the right to write."""
    directories = [top, *(path for path in top.rglob("*") if path.is_dir())]
    for path in directories:
        path.chmod(0o555)
    try:
        yield
    finally:
        for path in directories:
            path.chmod(0o755)


def contents(book: Path) -> dict[str, bytes]:
    files = (
        path for path in book.rglob("*") if path.is_file() and ".git" not in path.relative_to(book).parts
    )
    return {str(path.relative_to(book)): path.read_bytes() for path in files}


@pytest.mark.parametrize("deed", support.sampled(OWN, lambda deed: deed.command, 4))
def test_a_book_that_is_read_only_is_refused_and_left(
    deed: Deed, fresh: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    book, env = tmp_path / "book", fresh[1]
    shutil.copytree(fresh[0], book)
    before = contents(book)
    for part in (book, book / ".git"):
        with read_only(part):
            done = bare(deed, book, env)
        assert done.returncode != 0 or deed.command in ("init", "doctor"), done.stdout
        assert b"Traceback" not in done.stderr and b"--debug" not in done.stderr, done.stderr.decode()
        if deed.command not in ("init", "doctor"):
            assert contents(book) == before, part
    if deed.command == "init":
        shutil.rmtree(book / "new", ignore_errors=True)
    assert bare(deed, book, env).returncode == 0


@pytest.mark.parametrize("deed", support.sampled(READING, lambda deed: deed.command, 4))
def test_a_book_that_is_read_only_is_read(
    deed: Deed, fresh: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    book, env = tmp_path / "book", fresh[1]
    shutil.copytree(fresh[0], book)
    with read_only(book):
        done = bare(deed, book, env)
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False), done.stderr.decode()


@contextmanager
def small_disk(place: Path, size: int) -> Iterator[Path]:
    """A file system of so many bytes, where one may be mounted."""
    place.mkdir()
    mounted = subprocess.run(
        ("mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)), capture_output=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip("no file system may be mounted here")
    try:
        yield place
    finally:
        subprocess.run(("umount", str(place)), check=True)


@pytest.mark.long
@each_writer
def test_on_a_full_disk_nothing_is_lost_and_the_next_write_goes_on(
    deed: Deed, fresh: tuple[Path, dict[str, str]], tmp_path: Path, bounded: bool
) -> None:
    env = fresh[1]
    rooms = (0, 4096, 16384)
    with small_disk(tmp_path / "disk", 4 << 20) as disk:
        book = disk / "book"
        shutil.copytree(fresh[0], book)
        before = contents(book)
        for left in (rooms[OWN.index(deed) % 3],) if bounded else rooms:
            filler = disk / "filler"
            with filler.open("wb", buffering=0) as file, suppress(OSError):
                while True:
                    file.write(b"x" * 4096)
            os.truncate(filler, max(0, filler.stat().st_size - left))
            done = bare(deed, book, env)
            assert b"Traceback" not in done.stderr, done.stderr.decode()
            now = contents(book)
            assert {path for path, text in before.items() if now.get(path) != text} <= {
                deed.file,
                deed.origin,
            }
            assert not deed.origin or deed.origin in now or deed.mark in now[deed.file].decode()
            if done.returncode != 0 and deed.mark and deed.file in before:
                assert now[deed.file] == before[deed.file] or deed.mark in now[deed.file].decode()
            filler.unlink()
            shutil.rmtree(book)
            shutil.copytree(fresh[0], book)
        assert bare(deed, book, env).returncode == 0
