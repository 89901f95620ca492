"""export: whole clients come back exactly, and what is personal is masked by its kind."""

from __future__ import annotations

import json
import re
import sqlite3
import tempfile
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from clientctl.actions.exporting import Wanted, export_clients
from clientctl.actions.masking import Mask
from clientctl.actions.selection import Selection
from clientctl.actions.workspace import Workspace
from clientctl.exchange.table import FORMATS, find_format
from clientctl.model import Field, Label
from clientctl.schema.catalog import build_catalog
from clientctl.settings import Settings
from tests.actions.book import make_book

texts = st.text(
    st.one_of(
        st.sampled_from("ab=+-@'\"\\\n\t:#,;0 长😀\x1b\x85\u2028"),
        st.characters(exclude_categories=["Cs"]),
    ),
    min_size=1,
    max_size=12,
).map(lambda text: text.replace("\r", "").replace("\0", "") or "x")
numbers = st.one_of(st.integers(-(10**12), 10**12), st.decimals("-999999", "999999", places=2))
orders = st.lists(
    st.fixed_dictionaries(
        {"date": st.just("2026-01-02"), "amount": numbers},
        optional={
            "product": texts,
            "items": st.lists(st.fixed_dictionaries({"product": texts}), min_size=1, max_size=2),
        },
    ),
    min_size=1,
    max_size=3,
)
documents = st.fixed_dictionaries(
    {"name": texts},
    optional={
        "notes": texts,
        "tags": st.lists(texts, min_size=1, max_size=3),
        "employees": st.integers(0, 10**6),
        "orders": orders,
        "custom": st.dictionaries(st.sampled_from(["a", "b c", "编号"]), texts, min_size=1),
    },
)


def as_file(client: dict[str, Any]) -> str:
    """A client as YAML in one line, everything but ASCII escaped."""
    text = json.dumps(client, ensure_ascii=False, default=float)
    return re.sub(r"[^ -~]", lambda found: f"\\U{ord(found[0]):08x}", text)


def written(workspace: Workspace, name: str, **more: Any) -> bytes:
    return export_clients(workspace, Wanted(FORMATS[name], (), Selection(), "en", **more)).data


@settings(max_examples=15, deadline=None)
@given(st.lists(documents, max_size=3))
def test_whole_clients_come_back_exactly(clients: list[dict[str, Any]]) -> None:
    expected = [{"id": f"c{number}", **client} for number, client in enumerate(clients)]
    files = {f"clients/c{number}.yaml": as_file(client) for number, client in enumerate(clients)}
    with tempfile.TemporaryDirectory() as folder:
        workspace = make_book(Path(folder), files)
        assert json.loads(written(workspace, "json"), parse_float=Decimal) == expected
        lines = written(workspace, "jsonl").decode().split("\n")[:-1]
        assert [json.loads(line, parse_float=Decimal) for line in lines] == expected
        assert _loaded(written(workspace, "yaml")) == expected
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.deserialize(written(workspace, "sqlite"))
            found = connection.execute("select document from clients order by id").fetchall()
            assert [json.loads(text, parse_float=Decimal) for (text,) in found] == expected
            sold = connection.execute("select count(*) from orders").fetchone()
            assert sold == (sum(len(client.get("orders", ())) for client in clients),)


class _Loader(yaml.SafeLoader):
    """Reads numbers with a point as decimals."""


_Loader.add_constructor(
    "tag:yaml.org,2002:float", lambda loader, node: Decimal(str(node.value).replace("_", ""))
)


def _loaded(raw: bytes) -> Any:
    return yaml.load(raw, _Loader)


def test_a_client_that_calls_itself_otherwise_has_the_id_of_its_file(tmp_path: Path) -> None:
    workspace = make_book(tmp_path, {"clients/acme.yaml": "name: A\nid: other\n"})
    assert json.loads(written(workspace, "json")) == [{"id": "acme", "name": "A"}]


ENDINGS = [
    ("csv", "csv"),
    (".yml", "yaml"),
    ("DB", "sqlite"),
    ("vcf", "vcard"),
    ("vcard3", "vcard3"),
    (".XLSX", "xlsx"),
]


@pytest.mark.parametrize(("name", "expected"), ENDINGS)
def test_a_format_is_known_by_its_name_and_its_endings(name: str, expected: str) -> None:
    found = find_format(name)
    assert found is not None and found.name == expected


def test_what_is_no_format_is_none() -> None:
    assert [find_format(name) for name in ("doc", "", ".", "table")] == [None] * 4


MASKED = [
    ("phone", "13800001234", "138****1234"),
    ("phone", "+47 22 33 44 55", "+47 2* ** *4 55"),
    ("phone", "1234", "1**4"),
    ("phone", "12", "*2"),
    ("code", "110101198504121234", "110***********1234"),
    ("email", "wang@example.com", "w***@example.com"),
    ("email", "not an address", "***"),
    ("email", "@example.com", "***"),
    ("date", "1985-04-12", "1985-**-**"),
    ("date", "April", "***"),
    ("text", "male", "***"),
    ("phone", 13800001234, "***"),
    ("date", ["1985-04-12"], ["1985-**-**"]),
    ("text", {"a": "b"}, "***"),
    ("phone", None, None),
]


@pytest.mark.parametrize(("kind", "value", "expected"), MASKED)
def test_a_value_is_masked_by_its_kind(kind: str, value: Any, expected: Any) -> None:
    field = Field(("custom", "x"), kind, (Label("custom", "自定义"), Label("x", "x")), is_personal=True)
    document = {"name": "A", "custom": {"x": value, "y": "kept"}}
    assert Mask([field]).document(document) == {"name": "A", "custom": {"x": expected, "y": "kept"}}
    assert document["custom"] == {"x": value, "y": "kept"}


def test_the_entries_of_a_list_are_masked_whatever_else_is_in_it() -> None:
    fields = build_catalog(Settings()).fields
    document = {"contacts": [{"name": "Li", "title": "CEO"}, "x"], "address": "odd", "phone": ""}
    assert Mask(fields).document(document) == {
        "contacts": [{"name": "***", "title": "CEO"}, "x"],
        "address": "odd",
        "phone": "",
    }
