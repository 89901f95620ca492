"""The HTML page from the shell: which commands make one, and what it says about the book."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.acceptance.book import Book, kept, plain

FILES = {
    "acme": "name: Acme AS\ncadence: 30d\nsince: 2026-01-01\ntags: [vip]\n",
    "evil": "name: <script>alert(1)</script>\nwebsite: javascript.example/x\ntags: ['\\u202evip']\n",
}
PAGES = (
    ("find",),
    ("find", "tag:vip", "-c", "name,tags"),
    ("show", "acme"),
    ("show", "acme", "evil"),
    ("show", "acme", "-c", "name,since"),
    ("due", "30d"),
    ("stale", "90d"),
    ("report", "segments"),
)


@pytest.mark.parametrize("words", PAGES, ids=" ".join)
def test_a_page_is_the_same_with_and_without_the_cache(tmp_path: Path, words: tuple[str, ...]) -> None:
    book = plain(tmp_path, FILES)
    first, again, without = (book.run(*words, "-o", "html", *more) for more in ((), (), ("--no-cache",)))
    assert (first.code, first.out[:15]) == (0, "<!doctype html>")
    assert first.out == again.out == without.out
    assert first.out.count("<script>") == 1
    assert "\u202e" not in first.out


@pytest.mark.parametrize(
    "words",
    [("tags",), ("timeline", "acme"), ("report",), ("view", "list"), ("config", "list"), ("schema", "fields")],
    ids=" ".join,
)  # fmt: skip
def test_other_lists_are_no_page(tmp_path: Path, words: tuple[str, ...]) -> None:
    answer = plain(tmp_path, FILES).run(*words, "-o", "html")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == (
        "clientctl: this command cannot give html\nhint: try -o table, json, jsonl, yaml, csv, tsv, md\n"
    )


def test_the_foot_names_the_commit(tmp_path: Path) -> None:
    book = kept(tmp_path, FILES)
    revision = book.git("rev-parse", "HEAD")[:10]
    assert f"<span>Revision {revision}</span>" in book.run("find", "-o", "html").out


@pytest.mark.parametrize("has_git", [False, True])
def test_without_a_commit_there_is_no_revision(tmp_path: Path, has_git: bool) -> None:
    book = plain(tmp_path, FILES)
    if has_git:
        book.git("init", "-q")
    answer = book.run("find", "-o", "html")
    assert (answer.code, "Revision" in answer.out) == (0, False)


def test_a_broken_file_is_told_beside_the_page(tmp_path: Path) -> None:
    book: Book = plain(tmp_path, {**FILES, "bad": "name: [\n"})
    answer = book.run("find", "-o", "html")
    assert answer.code == 4
    assert answer.out.endswith("</html>\n")
    assert "clients/bad.yaml" in answer.err
