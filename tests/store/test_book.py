"""Opening a book: what cannot be used in its settings or its schema is told, and the rest is used."""

from __future__ import annotations

from pathlib import Path

import pytest

from clientctl.errors import Failed, NotFound
from clientctl.store.book import open_book, read_sources
from clientctl.store.finding import find_book
from clientctl.store.founding import found
from clientctl.store.repository import FileRepository
from tests.store.support import environment, make_repository


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


def test_a_schema_that_cannot_be_read_leaves_the_core(tmp_path: Path) -> None:
    root = make(tmp_path / "book", "clientctl: 1\n")
    (root / "schema" / "client.schema.json").mkdir(parents=True)
    book = open_book(root)
    assert [str(problem.location) for problem in book.problems] == ["schema/client.schema.json"]
    assert "grade" in {field.name for field in book.catalog.fields}
    assert read_sources(root) is None


def test_a_conflict_whose_own_side_cannot_be_read_is_a_broken_file(tmp_path: Path) -> None:
    book = open_book(make(tmp_path / "book", "clientctl: 1\n"))
    repository = FileRepository(book.folder, book.catalog, lambda document, places, path: ())
    ends = b"=======\nname: Theirs\n>>>>>>> theirs\n"
    whole = repository.read_client("acme", b"<<<<<<< ours\nname: Ours\n" + ends, is_archived=False)
    assert (whole.is_readable, whole.document) == (True, {"name": "Ours"})
    broken = repository.read_client("acme", b"<<<<<<< ours\nname: [\n" + ends, is_archived=False)
    assert (broken.is_readable, broken.document, len(broken.problems)) == (False, {}, 1)


def test_a_book_is_founded_in_its_own_repository_without_a_word(tmp_path: Path) -> None:
    root = make_repository(tmp_path / "new")
    place, git, notices = found(root, environment(tmp_path))
    assert (place.root, git is not None, notices) == (root, True, ())


def test_a_file_in_the_place_of_a_book_is_told(tmp_path: Path) -> None:
    (tmp_path / "new").touch()
    with pytest.raises(Failed):
        found(tmp_path / "new", environment(tmp_path))
