"""add: the id from the name, likely duplicates, ids that cannot be."""

from __future__ import annotations

from pathlib import Path

import yaml

from tests.acceptance.book import kept


def test_add_makes_the_id_from_the_name(tmp_path: Path) -> None:
    book = kept(tmp_path, {})
    names = {
        "Ærlig Øl AS": "aerlig-ol",
        "上海华东贸易有限公司": "shanghaihuadongmaoyi",
        "Delta Optik GmbH": "delta-optik",
        "A company whose very long name goes on and on Ltd": "a-company-whose-very-long-name-goes-on-an",
    }
    for name, wanted in names.items():
        made = book.run("add", name, "-q").out.strip()
        assert made == wanted or (len(made) <= 40 and wanted.startswith(made)), name
    told = book.run(
        "add", "Nordlys", "--grade", "a", "--tag", "x", "--tag", "y", "--alias", "N1", "--alias", "N2"
    )
    assert told.out.split() == ["Added", "nordlys", "clients/nordlys.yaml"]
    data = yaml.safe_load(book.read("clients/nordlys.yaml"))
    assert (data["grade"], data["tags"], data["aliases"], str(data["since"])) == (
        "A",
        ["x", "y"],
        ["N1", "N2"],
        "2026-11-22",
    )
    taken = book.run("add", "NORDLYS", "--force", "-q").out.strip()
    assert taken.startswith("nordlys-") and len(taken) == len("nordlys-") + 4


DUPLICATES = (
    ("aerlig øl as",),
    ("the alias",),
    ("New", "--phone", "0047-22 33 44 55"),
    ("New", "--email", "POST@olet.no"),
    ("New", "--number", "K1"),
    ("New", "--id", "ol"),
)


def test_likely_duplicates_are_5_and_bad_ids_2(tmp_path: Path) -> None:
    source = (
        "name: Ærlig Øl AS\nnumber: K1\naliases: [The Alias]\nphone: 0047 22334455\nemail: post@olet.no\n"
    )
    book = kept(tmp_path, {"ol": source})
    for words in DUPLICATES:
        answer = book.run("add", *words)
        assert (answer.code, answer.out) == (5, ""), words
        assert "ol" in answer.err and "hint: " in answer.err
    assert book.run("set", "ol", "number=K1").code == 0
    for bad in ("../x", "con", "-rf", "Foo", "a" * 64, "名", ""):
        assert book.run("add", "New", f"--id={bad}").code == 2, bad
    assert book.run("add", "New", f"--id={'a' * 63}", "--dry-run").code == 0
    assert [path.name for path in (book.root / "clients").iterdir()] == ["ol.yaml"]
