"""Files are read without following links, and written whole or not at all."""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from clientctl.errors import Conflict, Failed, InvalidData
from clientctl.store import atomic, fs
from tests.store.support import debris, names


def _put(path: Path, data: bytes = b"x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def _link(path: Path) -> None:
    path.symlink_to(_put(path.parent.parent / "secret"))


def _socket(path: Path) -> None:
    where = Path.cwd()
    os.chdir(path.parent)  # the name of a socket must be short
    try:
        socket.socket(socket.AF_UNIX).bind(path.name)
    finally:
        os.chdir(where)


@pytest.mark.parametrize("path", ["", "/etc/passwd", "../x", "a/../b", "a//b", "./a", "a/", "a\0b"])
def test_paths_that_could_lead_out_of_the_root_are_refused(path: str) -> None:
    with pytest.raises(ValueError):
        fs.split(path)


class TestReading:
    def test_a_file_is_read_up_to_the_limit(self, tmp_path: Path) -> None:
        _put(tmp_path / "clients/a.yaml", b"0123456789")
        assert fs.read_regular(tmp_path, "clients/a.yaml", limit=100) == b"0123456789"
        assert fs.read_regular(tmp_path, "clients/a.yaml", limit=4) == b"0123"

    def test_a_file_that_tells_no_size_is_read_to_its_end(self) -> None:
        assert fs.read_regular(Path("/proc/self"), "status", limit=1 << 20).startswith(b"Name:")

    @pytest.mark.parametrize("path", ["clients/none.yaml", "none/a.yaml"])
    def test_what_is_missing_is_told_as_such(self, tmp_path: Path, path: str) -> None:
        _put(tmp_path / "clients/a.yaml")
        with pytest.raises(FileNotFoundError):
            fs.read_regular(tmp_path, path, limit=10)

    @pytest.mark.parametrize(
        ("make", "code"),
        [
            (_link, "store.is_link"),
            (Path.mkdir, "store.is_directory"),
            (os.mkfifo, "store.is_special"),
            (_socket, "store.is_special"),
        ],
    )
    def test_what_is_no_file_is_refused_and_not_opened(
        self, tmp_path: Path, make: Callable[[Path], None], code: str
    ) -> None:
        (tmp_path / "clients").mkdir()
        make(tmp_path / "clients/a.yaml")
        with pytest.raises(InvalidData) as refused:
            fs.read_regular(tmp_path, "clients/a.yaml", limit=10)
        assert refused.value.code == code
        assert refused.value.hint is not None
        assert str(refused.value.location) == "clients/a.yaml"

    def test_a_link_among_the_directories_is_refused(self, tmp_path: Path) -> None:
        _put(tmp_path / "elsewhere/a.yaml")
        (tmp_path / "book").mkdir()
        (tmp_path / "book/clients").symlink_to(tmp_path / "elsewhere")
        with pytest.raises(InvalidData) as refused:
            fs.read_regular(tmp_path / "book", "clients/a.yaml", limit=10)
        assert refused.value.code == "store.directory_replaced"

    def test_the_root_itself_may_be_a_link(self, tmp_path: Path) -> None:
        _put(tmp_path / "real/a.yaml", b"x")
        (tmp_path / "book").symlink_to("real")
        assert fs.read_regular(tmp_path / "book", "a.yaml", limit=10) == b"x"

    def test_a_name_too_long_to_exist_is_told_with_the_path(self, tmp_path: Path) -> None:
        with pytest.raises(InvalidData) as refused:
            fs.read_regular(tmp_path, "x" * 300, limit=10)
        assert refused.value.code == "store.unreadable"
        assert str(refused.value.location) == "x" * 300

    def test_anything_by_a_name_exists_links_to_nowhere_included(self, tmp_path: Path) -> None:
        (tmp_path / "a").symlink_to("nowhere")
        assert fs.exists(tmp_path, "a")
        assert not fs.exists(tmp_path, "b")
        assert not fs.exists(tmp_path, "none/b")
        with pytest.raises(InvalidData):
            fs.exists(tmp_path, "x" * 300)

    def test_a_path_is_there_or_not_and_an_error_is_neither(self, tmp_path: Path) -> None:
        assert fs.is_there(tmp_path)
        assert not fs.is_there(tmp_path / "none")
        assert not fs.is_there(_put(tmp_path / "file") / "below")
        with pytest.raises(Failed):
            fs.is_there(tmp_path / ("x" * 300))


class TestWriting:
    def test_a_new_file_has_the_usual_permissions(self, tmp_path: Path) -> None:
        old = os.umask(0o027)
        try:
            atomic.write_new(tmp_path, "a.yaml", b"x")
        finally:
            os.umask(old)
        assert (tmp_path / "a.yaml").read_bytes() == b"x"
        assert stat.S_IMODE((tmp_path / "a.yaml").stat().st_mode) == 0o640
        assert names(tmp_path) == ["a.yaml"]

    @pytest.mark.parametrize("kind", ["file", "link to nowhere"])
    def test_a_new_file_never_overwrites(self, tmp_path: Path, kind: str) -> None:
        if kind == "file":
            _put(tmp_path / "a.yaml", b"old")
        else:
            (tmp_path / "a.yaml").symlink_to("nowhere")
        with pytest.raises(Conflict) as refused:
            atomic.write_new(tmp_path, "a.yaml", b"x")
        assert refused.value.code == "store.exists"
        assert names(tmp_path) == ["a.yaml"]

    @pytest.mark.parametrize("mode", [0o600, 0o664])
    def test_replacing_keeps_the_permissions(self, tmp_path: Path, mode: int) -> None:
        _put(tmp_path / "a.yaml", b"old").chmod(mode)
        atomic.write_replacing(tmp_path, "a.yaml", b"new", expected=b"old")
        assert (tmp_path / "a.yaml").read_bytes() == b"new"
        assert stat.S_IMODE((tmp_path / "a.yaml").stat().st_mode) == mode

    @pytest.mark.parametrize("now", [b"other", b"old and more", b"ol", None])
    def test_what_changed_meanwhile_is_neither_replaced_nor_removed(
        self, tmp_path: Path, now: bytes | None
    ) -> None:
        if now is not None:
            _put(tmp_path / "a.yaml", now)
        with pytest.raises(Conflict) as refused:
            atomic.write_replacing(tmp_path, "a.yaml", b"new", expected=b"old")
        assert refused.value.code == "store.changed_meanwhile"
        with pytest.raises(Conflict):
            atomic.remove(tmp_path, "a.yaml", expected=b"old")
        assert (tmp_path / "a.yaml").exists() == (now is not None)
        assert now is None or (tmp_path / "a.yaml").read_bytes() == now
        assert debris(tmp_path) == []

    def test_a_file_of_our_own_is_private(self, tmp_path: Path) -> None:
        for data in (b"1", b"2"):
            atomic.write_private(tmp_path, "note", data, is_durable=True)
        assert (tmp_path / "note").read_bytes() == b"2"
        assert stat.S_IMODE((tmp_path / "note").stat().st_mode) == 0o600

    def test_removing(self, tmp_path: Path) -> None:
        _put(tmp_path / "a.yaml", b"old")
        atomic.remove(tmp_path, "a.yaml", expected=b"old")
        assert names(tmp_path) == []
        with pytest.raises(Conflict):
            atomic.remove(tmp_path, "a.yaml")

    def test_nothing_is_written_through_a_link(self, tmp_path: Path) -> None:
        (tmp_path / "elsewhere").mkdir()
        (tmp_path / "clients").symlink_to("elsewhere")
        with pytest.raises(InvalidData):
            atomic.write_new(tmp_path, "clients/a.yaml", b"x")
        assert names(tmp_path / "elsewhere") == []

    def test_a_missing_directory_is_told_with_the_path(self, tmp_path: Path) -> None:
        with pytest.raises(Failed) as refused:
            atomic.write_new(tmp_path, "none/a.yaml", b"x")
        assert refused.value.message.values["path"] == "none/a.yaml"
        with pytest.raises(Failed):
            atomic.sync_directory(tmp_path, ("none",))
        with pytest.raises(Failed):
            atomic.make_directory(tmp_path, "none/deeper")

    def test_a_name_of_a_temporary_file_left_by_the_same_process_number_is_passed_over(
        self, tmp_path: Path
    ) -> None:
        left = _put(tmp_path / f".a.yaml.{os.getpid()}-0.tmp", b"left")
        atomic.write_new(tmp_path, "a.yaml", b"x")
        assert (tmp_path / "a.yaml").read_bytes() == b"x"
        assert left.read_bytes() == b"left"


class TestDirectories:
    def test_one_gets_the_permissions_of_its_parent(self, tmp_path: Path) -> None:
        (tmp_path / "book").mkdir(mode=0o750)
        assert atomic.make_directory(tmp_path, "book/clients")
        assert not atomic.make_directory(tmp_path, "book/clients")
        assert stat.S_IMODE((tmp_path / "book/clients").stat().st_mode) == 0o750
        assert atomic.make_directory(tmp_path, "private", mode=0o700)
        assert stat.S_IMODE((tmp_path / "private").stat().st_mode) == 0o700

    def test_only_an_empty_one_is_removed_again(self, tmp_path: Path) -> None:
        _put(tmp_path / "full/a")
        (tmp_path / "empty").mkdir()
        for name in ("full", "empty", "none"):
            atomic.remove_directory(tmp_path, name)
        assert names(tmp_path) == ["full"]

    def test_temporary_files_of_named_files_are_swept(self, tmp_path: Path) -> None:
        left = {".a.yaml.7-0.tmp", ".b.yaml.7-0.tmp", "a.yaml", ".hidden", "c.tmp"}
        for name in left:
            _put(tmp_path / "clients" / name)
        atomic.remove_temporary(tmp_path, "clients", {"a.yaml"})
        assert set(names(tmp_path / "clients")) == left - {".a.yaml.7-0.tmp"}
        atomic.remove_temporary(tmp_path, "clients")
        assert set(names(tmp_path / "clients")) == {"a.yaml", ".hidden", "c.tmp"}
        atomic.remove_temporary(tmp_path, "none")
