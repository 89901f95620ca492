"""rm: nothing goes that git does not keep, links go along, and the command that is told brings it all back."""

from __future__ import annotations

import shlex
import subprocess
from pathlib import Path

import pytest

from tests.acceptance.book import Answer, Book, kept, plain, world

ACME = """\
name: Acme AS
number: K-1
orders:
- {date: 2026-01-01, amount: 5}
log:
- {date: 2026-01-01, text: one}
- {date: 2026-01-02, text: two}
"""
# One link of two leads to acme, and in another client the only one.
LI = "name: Li\nlinks:\n- {client: acme, relation: parent}\n- {client: wang}\n"
WANG = "name: Wang\nlinks:\n- client: acme\n  relation: owner\nnotes: x\n"
FILES = {"acme": ACME, "li": LI, "wang": WANG}


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return kept(tmp_path, FILES)


def way_back(answer: Answer) -> list[str]:
    """The command that was told."""
    (line,) = [line for line in answer.err.splitlines() if line.startswith("to have it back: ")]
    return shlex.split(line.removeprefix("to have it back: "))


def bring_back(book: Book, answer: Answer) -> None:
    program, *words = way_back(answer)
    if program == "clientctl":
        assert book.run(*words, "-y").code == 0
    else:
        subprocess.run([program, *words], cwd="/", env=world(book.home), check=True, capture_output=True)


def test_a_client_goes_with_the_links_to_it(book: Book) -> None:
    gone = book.run("rm", "acme", "-y")
    assert gone.code == 0
    assert gone.out == (
        "Deleted  acme  Acme AS   clients/acme.yaml\nlinks to what was deleted taken out of: li, wang\n"
    )
    assert not (book.root / "clients/acme.yaml").exists()
    assert book.read("clients/li.yaml") == "name: Li\nlinks:\n- {client: wang}\n"
    assert book.read("clients/wang.yaml") == "name: Wang\nlinks: []\nnotes: x\n"
    assert book.run("check").code == 0
    assert book.subjects() == ["rm acme", "base"]
    assert book.git("status", "--short") == ""

    bring_back(book, gone)
    assert {name: book.read(f"clients/{name}.yaml") for name in FILES} == FILES
    assert book.git("status", "--short") == ""


def test_what_is_told_brings_it_back_after_other_writes_too(book: Book) -> None:
    gone = book.run("rm", "acme", "-y")
    assert book.run("set", "li", "grade=A").code == 0
    assert book.run("add", "Later").code == 0
    bring_back(book, gone)
    assert book.read("clients/acme.yaml") == ACME
    assert "grade: A" in book.read("clients/li.yaml")


def test_data_names_what_went_and_what_changed(book: Book) -> None:
    assert book.run("rm", "K-1", "-y", "-o", "json").data == {
        "changed": [
            {"id": "acme", "path": "clients/acme.yaml", "action": "removed", "item": None},
            {"id": "li", "path": "clients/li.yaml", "action": "updated", "item": None},
            {"id": "wang", "path": "clients/wang.yaml", "action": "updated", "item": None},
        ]
    }


def test_without_a_terminal_a_preview_is_all(book: Book) -> None:
    for words in (("rm", "acme"), ("rm", "--where", "number:K-1"), ("rm", "acme", "--no-input")):
        answer = book.run(*words)
        assert (answer.code, answer.out) == (2, "")
        assert answer.err.startswith("To be deleted, and kept by git: 1 client, 2 log entries, 1 order\n")
        assert "acme  Acme AS  deleted\n" in answer.err
        assert "li    Li       loses its link to acme\n" in answer.err
        assert "-y" in answer.err.splitlines()[-1]
    assert book.subjects() == ["base"]


def test_ids_from_stdin_are_not_asked_about(book: Book) -> None:
    answer = book.run("rm", "-", given="li\nWang\n")
    assert (answer.code, answer.out) == (0, "Deleted  2 clients\n")
    assert book.subjects() == ["rm 2 clients", "base"]


def test_those_that_go_together_are_not_rewritten_first(book: Book) -> None:
    answer = book.run("rm", "-", "-q", given="acme\nli\n")
    assert answer.lines == ["acme", "li", "wang"]
    bring_back(book, answer)
    assert {name: book.read(f"clients/{name}.yaml") for name in FILES} == FILES


@pytest.mark.parametrize("reference", ["acm", "acme a", "Acme", "nobody"])
def test_parts_of_names_delete_nobody(reference: str, tmp_path: Path) -> None:
    book = kept(tmp_path, {"acme-as": ACME})
    answer = book.run("rm", reference, "-y")
    assert (answer.code, answer.out) == (3, "")
    assert book.subjects() == ["base"]


def test_what_was_not_committed_is_committed_first(book: Book) -> None:
    book.write("clients/acme.yaml", ACME + "# by hand\n")
    book.write("clients/new.yaml", "name: New\n")
    book.write("other.txt", "draft\n")
    book.git("add", "other.txt")
    assert book.run("rm", "new", "-y").code == 0
    assert book.run("rm", "acme", "-y").code == 0
    assert book.subjects() == ["rm acme", "edit acme", "rm new", "edit new", "base"]
    assert book.git("show", "HEAD~1:clients/acme.yaml") + "\n" == ACME + "# by hand\n"
    assert book.git("show", "HEAD~3:clients/new.yaml") == "name: New"
    assert book.git("status", "--short") == "A  other.txt"


def test_without_git_nothing_is_deleted(tmp_path: Path) -> None:
    book = plain(tmp_path, FILES)
    for words in (("rm", "acme", "-y"), ("rm", "acme"), ("rm", "acme", "--dry-run")):
        for language, command in (("en", "clientctl archive REF"), ("zh", "clientctl archive 客户")):
            answer = book.run(*words, "--lang", language)
            assert (answer.code, answer.out) == (1, "")
            assert command in answer.err
    assert book.read("clients/acme.yaml") == ACME


def test_what_git_ignores_is_not_deleted(book: Book) -> None:
    book.write(".gitignore", "clients/new.yaml\n")
    book.write("clients/new.yaml", "name: New\n")
    answer = book.run("rm", "new", "-y")
    assert (answer.code, answer.out) == (1, "")
    assert "clients/new.yaml" in answer.err and "clientctl archive" in answer.err
    assert book.read("clients/new.yaml") == "name: New\n"
    assert book.run("archive", "new").code == 0


def test_without_commits_only_what_git_has_is_deleted(book: Book) -> None:
    book.write("clients/acme.yaml", ACME + "# by hand\n")
    refused = book.run("rm", "acme", "-y", "--no-commit")
    assert (refused.code, refused.out) == (1, "")
    assert book.read("clients/acme.yaml") == ACME + "# by hand\n"
    book.git("commit", "-qam", "mine")
    gone = book.run("rm", "acme", "-y", "--no-commit")
    assert gone.code == 0
    assert book.subjects() == ["mine", "base"]
    bring_back(book, gone)
    assert book.read("clients/acme.yaml") == ACME + "# by hand\n"


def test_a_hook_that_refuses_leaves_it_deleted_and_in_git(book: Book) -> None:
    hook = book.write(".git/hooks/pre-commit", "#!/bin/sh\necho no >&2\nexit 1\n")
    hook.chmod(0o755)
    answer = book.run("rm", "acme", "-y")
    assert answer.code == 1
    assert "commit it with: " in answer.err
    hook.unlink()
    command = shlex.split(answer.err.partition("commit it with: ")[2].splitlines()[0])
    subprocess.run(command, env=world(book.home), check=True, capture_output=True)
    assert book.subjects() == ["rm acme", "base"]
    assert book.git("show", "HEAD~1:clients/acme.yaml") + "\n" == ACME


def test_a_dry_run_deletes_nothing_and_its_diff_applies(book: Book) -> None:
    dry = book.run("rm", "acme", "--dry-run")
    assert dry.code == 0
    assert "+++ /dev/null\n" in dry.out
    book.write("plan.diff", dry.out)
    assert book.read("clients/acme.yaml") == ACME
    book.git("apply", "plan.diff")
    assert not (book.root / "clients/acme.yaml").exists()
    assert book.read("clients/li.yaml") == "name: Li\nlinks:\n- {client: wang}\n"


def test_an_archived_client_can_be_deleted_too(book: Book) -> None:
    book.run("archive", "acme")
    assert book.run("rm", "Acme AS", "-y", "-o", "json").data["changed"][0] == {
        "id": "acme",
        "path": "archive/acme.yaml",
        "action": "removed",
        "item": None,
    }


def test_a_file_that_cannot_be_read_and_may_have_a_link_is_told(book: Book) -> None:
    book.write("clients/torn.yaml", "name: Torn\nlinks: [{client: acme}\n")
    book.write("clients/other.yaml", "name: [acme-two\n")
    answer = book.run("rm", "acme", "-y")
    assert (answer.code, answer.out.splitlines()[0]) == (4, "Deleted  acme  Acme AS   clients/acme.yaml")
    assert "clients/torn.yaml:" in answer.err
    assert "clients/other.yaml:" not in answer.err


def test_nobody_matches(book: Book) -> None:
    answer = book.run("rm", "--where", "name:nobody", "-y")
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == "no client matches: nothing to change\n"
