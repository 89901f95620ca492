"""The cache's file: what was put is given back as it was, or nothing is."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from clientctl.store.cache.database import Database, UnusableError, packed

HEAD = {"key": "k\0é张", "blocks": [[1, 2]], "extra": None}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with a head, a part and a document."""
    path = tmp_path / "cache.db"
    database = Database.create(path)
    database.put_head(HEAD)
    database.put_parts(7, [("files", packed({"ids": ["a"]})), ("=name", packed(["张三", None, 1, True]))])
    database.put_documents([("clients/a.yaml", "1-2-3-4", b'{"name":"A"}')])
    database.commit()
    database.close()
    return path


def _part(path: Path, block: int, name: str) -> Any:
    database = Database.open(path)
    try:
        return database.part(block, name)
    finally:
        database.close()


def test_what_was_put_comes_back(file: Path) -> None:
    database = Database.open(file)
    assert database.head() == HEAD
    assert database.part(7, "files") == {"ids": ["a"]}
    assert repr(database.part(7, "=name")) == "['张三', None, 1, True]"
    assert database.document("clients/a.yaml", "1-2-3-4") == b'{"name":"A"}'
    database.close()
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_file_is_not_whole_when_a_page_belongs_to_nothing(file: Path) -> None:
    """Though every part of it is what was written."""
    database = Database.open(file)
    database.verify()
    database.close()
    raw = bytearray(file.read_bytes())
    pages = int.from_bytes(raw[28:32], "big")
    raw[28:32] = (pages + 1).to_bytes(4, "big")
    file.write_bytes(raw + bytes(4096))
    database = Database.open(file)
    with pytest.raises(UnusableError, match="quick_check"):
        database.verify()
    database.close()


@pytest.mark.parametrize(("block", "name"), [(7, "=nam"), (7, "FILES"), (8, "files"), (-1, "files"), (0, "")])
def test_a_part_that_is_not_there_is_told(file: Path, block: int, name: str) -> None:
    with pytest.raises(UnusableError):
        _part(file, block, name)


@pytest.mark.parametrize(
    ("path", "stamp"), [("clients/b.yaml", "1-2-3-4"), ("clients/a.yaml", "1-2-3-5"), ("clients/a.yaml", "")]
)
def test_a_document_of_another_file_or_time_is_not_given(file: Path, path: str, stamp: str) -> None:
    database = Database.open(file)
    with pytest.raises(UnusableError):
        database.document(path, stamp)
    database.close()


def test_what_was_not_made_to_count_is_forgotten(file: Path) -> None:
    database = Database.open(file)
    database.put_parts(7, [("files", b"[]")])
    database.drop_documents(["clients/a.yaml"])
    assert database.part(7, "files") == []
    database.close()
    assert _part(file, 7, "files") == {"ids": ["a"]}


def test_blocks_and_documents_go(file: Path) -> None:
    database = Database.open(file)
    database.drop_blocks([7])
    database.drop_documents(["clients/a.yaml"])
    database.commit()
    with pytest.raises(UnusableError):
        database.part(7, "files")
    with pytest.raises(UnusableError):
        database.document("clients/a.yaml", "1-2-3-4")
    assert database.head() == HEAD
    database.close()


def test_a_reader_sees_one_state_to_its_end(file: Path) -> None:
    """And who writes meanwhile is told, not kept waiting for long."""
    reader, writer = Database.open(file), Database.open(file)
    assert reader.part(7, "files") == {"ids": ["a"]}
    writer.put_parts(7, [("files", b"[1]")])
    with pytest.raises(UnusableError):
        writer.commit()
    assert reader.part(7, "files") == {"ids": ["a"]}
    writer.close()
    reader.close()


def test_a_file_is_made_only_where_there_is_none(file: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("nowhere")
    for path in (file, tmp_path / "link", tmp_path / "no" / "directory"):
        with pytest.raises(UnusableError):
            Database.create(path)
    assert not (tmp_path / "nowhere").exists()


def test_what_is_no_file_of_ours_is_not_opened(file: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(file)
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "shared").write_bytes(file.read_bytes())
    (tmp_path / "shared").chmod(0o622)
    for name in ("link", "pipe", "shared", "missing", "."):
        with pytest.raises(UnusableError):
            Database.open(tmp_path / name)
