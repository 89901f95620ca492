"""Opening a book: what cannot be used in its settings or its schema is told, and the rest is used."""

from __future__ import annotations

from pathlib import Path

import pytest

from clientctl.errors import NotFound
from clientctl.store.book import open_book
from clientctl.store.finding import find_book
from clientctl.store.founding import found
from clientctl.store.repository import FileRepository


def make(root: Path, settings: str, schema: str | None = None) -> Path:
    (root / "clients").mkdir(parents=True)
    (root / "clientctl.yaml").write_text(settings, encoding="utf-8")
    if schema is not None:
        (root / "schema").mkdir()
        (root / "schema" / "client.schema.json").write_text(schema, encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("settings", "place"),
    [
        ("clientctl: 1\ncurrncy: EUR\n", "clientctl.yaml:2:1"),
        ("clientctl: 2\n", "clientctl.yaml:1:12"),
        ("log: {kind: nope}\n", "clientctl.yaml:1:13"),
        ("stages: [{name: trial, as: nope}]\n", "clientctl.yaml:1:28"),
        ("labels: {grade: {Q: x}}\n", "clientctl.yaml:1:18"),
        ("rates: {EUR: cheap}\n", "clientctl.yaml:1:14"),
        ("currency: [\n", "clientctl.yaml:2:1"),
    ],
)
def test_what_cannot_be_used_is_told_when_the_book_is_opened(
    tmp_path: Path, settings: str, place: str
) -> None:
    book = open_book(make(tmp_path / "book", settings))
    assert [str(problem.location) for problem in book.problems] == [place]


def test_sound_settings_are_told_nothing_of(tmp_path: Path) -> None:
    settings = "stages: [{name: trial, as: lead}]\nlabels: {grade: {A: key}, stage: {trial: 试用}}\nlog: {kind: call}\n"
    book = open_book(make(tmp_path / "book", settings))
    assert book.problems == ()
    assert [choice.value for choice in book.catalog.field("stage").choices][:2] == ["lead", "trial"]


def test_a_schema_that_cannot_be_used_leaves_the_core(tmp_path: Path) -> None:
    book = open_book(make(tmp_path / "book", "clientctl: 1\n", '{"$ref": "https://example.com/x.json"}'))
    assert [problem.location.path for problem in book.problems] == ["schema/client.schema.json"]
    assert book.catalog.field("name").kind == "text"


def test_a_book_is_found_from_within(tmp_path: Path) -> None:
    root = make(tmp_path / "book", "clientctl: 1\n")
    assert find_book(str(root / "clients")) == str(root)
    assert find_book(str(tmp_path)) is None


def test_a_client_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    book = open_book(make(tmp_path / "book", "clientctl: 1\n"))
    repository = FileRepository(book.folder, book.catalog, lambda document, parsed, path: ())
    for ask in (repository.client, repository.source):
        with pytest.raises(NotFound) as refused:
            ask("nobody")
        assert refused.value.code == "store.no_client"


def test_without_git_a_book_is_founded_all_the_same_and_told_so(tmp_path: Path) -> None:
    place, git, notices = found(tmp_path / "new", {"PATH": str(tmp_path / "nowhere")})
    assert place.repository is None
    assert git is None
    assert [notice.code for notice in notices] == ["store.without_git"]
    assert (tmp_path / "new").is_dir()
