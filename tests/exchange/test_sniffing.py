"""The format of a file that comes without a name, by what it begins with."""

from __future__ import annotations

import pytest

from clientctl.exchange.sniffing import sniff
from clientctl.exchange.table import SOURCES

STARTS = [
    (b"PK\x03\x04rest", "xlsx"),
    (b"\xd0\xcf\x11\xe0rest", "xls"),
    (b"SQLite format 3\0rest", "sqlite"),
    (b"BEGIN:VCARD\r\nVERSION:4.0\r\n", "vcard"),
    (b"\xef\xbb\xbfbegin:vcard\n", "vcard"),
    (b"\n\nBEGIN:VCARD\n", "vcard"),
    (b'[{"name": "A"}]', "json"),
    (b' \n {"name": "A"}\n', "jsonl"),
    (b'\xef\xbb\xbf{"name": "A"}', "jsonl"),
    (b"name: Acme\nphone: 1\n", "yaml"),
    (b"---\nname: Acme\n", "yaml"),
    (b"- name: Acme\n", "yaml"),
    (b"name,phone\nAcme,1\n", "csv"),
    (b"name: first,phone: second\nA,1\n", "csv"),
    ("名称,电话\n".encode(), "csv"),
    ("名称,电话\n".encode("gb18030"), "csv"),
    (b"name\nAcme\n", "csv"),
    (b"", "csv"),
    (b"\0\0\0", "csv"),
]


@pytest.mark.parametrize(("raw", "name"), STARTS)
def test_a_format_is_known_by_its_beginning(raw: bytes, name: str) -> None:
    assert sniff(raw) == name and name in SOURCES


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_start_in_another_encoding_does_not_break_it(encoding: str) -> None:
    assert sniff("名称,电话\n".encode(encoding)) in SOURCES
