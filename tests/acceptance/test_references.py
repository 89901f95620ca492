"""Finding the book, the options around commands, and which client a reference means."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.acceptance import hand
from tests.acceptance.book import Book, kept, plain


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return plain(tmp_path_factory.mktemp("references"), hand.FILES, hand.SETTINGS)


REFERENCES = (
    ("huadong", "huadong"),  # id
    ("0012", "huadong"),  # number
    ("上海华东贸易有限公司", "huadong"),  # name
    ("Huadong Trading", "huadong"),  # alias
    ("zhang", "zhang-wei"),  # prefix of an id
    ("星河", "beijing"),  # text of a name
    ("xinghe", "beijing"),  # pinyin
    ("bjxhkj", "beijing"),  # initials
    ("creme", "cafe"),  # folded text
)


def test_a_reference_is_tried_as_id_name_prefix_and_text(book: Book) -> None:
    answers = book.ask([("show", "-q", word) for word, _ in REFERENCES])
    assert [answer.out.strip() for answer in answers] == [name for _, name in REFERENCES]


def test_references_that_fit_nobody_or_several(book: Book) -> None:
    several, nobody, path, near = book.ask([("show", word) for word in ("a", "qqq", "../b", "huadnog")])
    assert several.code == nobody.code == path.code == near.code == 3
    assert all(name in several.err for name in ("delta", "huadong", "nordlys"))
    assert "hint: " in nobody.err and "huadong" in near.err


def test_ids_from_stdin_are_never_guessed(tmp_path: Path) -> None:
    book = kept(tmp_path, {"huadong": hand.HUADONG, "delta": hand.DELTA})
    guessed = book.run("tag", "-", "x", given="hua\n")
    assert (guessed.code, book.git("status", "--short")) == (3, "")
    named = book.run("tag", "-", "x", "-q", given="delta\n\nHuadong Trading\r\ndelta\n")
    assert (named.code, sorted(named.lines)) == (0, ["delta", "huadong"])
    assert book.subjects() == ["tag 2 clients", "base"]
    entry = book.run("log", "--stdin", given='{"ref": "hua", "text": "x"}\n')
    assert entry.code == 3 and "1" in entry.err


def test_several_clients_are_shown_as_an_array(book: Book) -> None:
    one, two, flat = book.ask(
        [
            ("show", "cafe", "-o", "json"),
            ("show", "cafe", "delta", "-o", "json"),
            ("show", "delta", "-o", "json", "-c", "name,tags,owner"),
        ]
    )
    assert one.data["id"] == "cafe" and one.data["log"] == []
    assert [client["id"] for client in two.data] == ["cafe", "delta"]
    assert flat.data == {"name": "Delta Optik GmbH", "tags": ["optics"], "owner": None}


def test_the_book_is_found_by_option_variable_and_walking_up(book: Book, tmp_path: Path) -> None:
    here = str(book.root)
    other = tmp_path / "other"
    (other / "clients").mkdir(parents=True)
    (other / "clientctl.yaml").write_text("clientctl: 1\n")
    count = ("find", "--count")
    assert book.run(*count, at=book.root / "clients").out == "8\n"
    assert book.run(*count, at=tmp_path, env={"CLIENTCTL_DIR": here}).out == "8\n"
    assert book.run(*count, "-C", str(other), env={"CLIENTCTL_DIR": here}).out == "0\n"
    assert book.run("--dir", here, *count, at=other).out == "8\n"
    settings = book.home / ".config" / "clientctl"
    settings.mkdir(parents=True)
    (settings / "config.yaml").write_text(f"default_book: {here}\n")
    lost = book.run(*count, at=tmp_path)
    assert lost.out == "8\n", lost.err
    (settings / "config.yaml").unlink()
    none = book.run(*count, at=tmp_path)
    assert none.code == 3 and "clientctl init" in none.err


MISUSES = (
    ("nosuch",),
    ("finde",),
    ("find", "--colour"),
    ("find", "--lang", "fr"),
    ("find", "-n", "many"),
    ("find", "-n", "-1"),
    ("find", "-o", "docx"),
    ("find", "-o", "ics"),
    ("find", "-c", "nosuch"),
    ("find", "-c", ""),
    ("find", "-s", "nosuch"),
    ("find", "--today", "2026-13-01"),
    ("show",),
    ("set", "delta"),
    ("add", "two", "words"),
    ("report", "nosuch"),
    ("report", "segments", "--by", "nosuch"),
    ("help", "nosuch"),
)


def test_wrong_usage_is_2_with_a_hint_and_nothing_on_stdout(book: Book) -> None:
    for words, answer in zip(MISUSES, book.ask(MISUSES), strict=True):
        assert (answer.code, answer.out) == (2, ""), words
        first, *rest = answer.err.splitlines()
        assert first.startswith("clientctl: ") and any(line.startswith("hint: ") for line in rest), words
        assert "s) (" not in answer.err and "valid int" not in answer.err, answer.err


def test_stored_lists_and_mappings_are_columns(book: Book) -> None:
    answer = book.run("find", "-o", "json", "-c", "id,contacts,address", "delta")
    assert (answer.code, answer.out and answer.data) == (
        0,
        [{"id": "delta", "contacts": None, "address": None}],
    )


def test_machine_keys_are_english_whatever_was_asked(book: Book) -> None:
    answer = book.run("find", "-o", "json", "-c", "名称,等级", "delta")
    assert answer.data == [{"name": "Delta Optik GmbH", "grade": "C"}]


def test_a_writer_by_reference_names_whom_it_resolved(tmp_path: Path) -> None:
    book = kept(tmp_path, {"huadong": hand.HUADONG})
    assert book.run("set", "华东", "size=medium").out.split()[:2] == ["Set", "huadong"]
    assert book.run("tag", "shhd", "x").out.split()[:2] == ["Tagged", "huadong"]
    assert book.run("log", "0012", "called").out.split()[:2] == ["Logged", "huadong"]
