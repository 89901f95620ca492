"""log: many entries from lines, blank texts, days ahead."""

from __future__ import annotations

from pathlib import Path

import yaml

from tests.acceptance.book import Answer, kept


def refused(answer: Answer) -> bool:
    """Whether nothing was done and the reason was said."""
    return answer.out == "" and "clientctl: " in answer.err


def test_log_of_lines_is_all_or_none_and_skips_what_is_there(tmp_path: Path) -> None:
    book = kept(tmp_path, {"a": "name: A\n", "b": "name: B\n"})

    def run(lines: str) -> Answer:
        return book.run("log", "--stdin", given=lines)

    first = '{"ref": "a", "text": "one", "id": "e1"}\n{"ref": "b", "text": "two", "date": "2026-11-01"}\n'
    assert (run(first).code, book.subjects()[0]) == (0, "log 2 clients")
    assert run('{"ref": "a", "text": "one", "id": "e1"}\n').code == 0
    assert len(book.subjects()) == 2
    for bad, code in (
        ('{"ref": "a", "text": "x", "id": "e2"}\n{bad\n', 4),
        ('{"ref": "a"}\n', 4),
        ('{"ref": "a", "text": "x", "kind": "zz"}\n', 4),
        ('{"ref": "a", "text": "x", "nosuch": 1}\n', 4),
        ('{"ref": "nobody", "text": "x"}\n', 3),
    ):
        answer = run(bad)
        assert answer.code == code and refused(answer), bad
    assert "stdin:2" in run('{"ref": "a", "text": "x", "id": "e2"}\n{bad\n').err
    assert book.git("status", "--short") == "" and len(book.subjects()) == 2


def test_log_takes_no_blank_text_and_warns_of_days_ahead(tmp_path: Path) -> None:
    book = kept(tmp_path, {"a": "name: A\n"}, "clientctl: 1\nlog: {kind: wechat}\n")
    for text in ("", "  "):
        assert book.run("log", "a", text).code == 2, repr(text)
    ahead = book.run("log", "a", "later", "--on", "tomorrow")
    assert (ahead.code, "warning: " in ahead.err, "2026-11-23" in ahead.out) == (0, True, True)
    book.run("log", "a", "-", given="line one\nline two\n")
    entries = yaml.safe_load(book.read("clients/a.yaml"))["log"]
    assert {(entry["kind"], entry["text"]) for entry in entries} == {
        ("wechat", "later"),
        ("wechat", "line one\nline two"),
    }
