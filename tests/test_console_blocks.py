"""Every example in the README, the help and the cases prints what its page says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.blocks import Outcome, difference, masked, read_examples, rewritten, wrong_codes
from tests.sandbox import PROJECT, Sandbox, build_sandbox

_PAGES = sorted(
    page
    for pattern in ("README*.md", "clientctl/help/**/*.md", "tests/cases/*.md")
    for page in PROJECT.glob(pattern)
)


@pytest.mark.parametrize(
    "page",
    [
        # what users read is tried each time
        pytest.param(page, marks=pytest.mark.long if page.parent.name == "cases" else ())
        for page in _PAGES
        if read_examples(page.read_text("utf-8"))
    ],
    ids=str,
)
def test_examples_print_what_their_page_says(
    page: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    language = "zh" if page.name.endswith(".zh.md") else None
    complaint = run_page(
        page, build_sandbox(tmp_path, language), update=bool(request.config.getoption("--update"))
    )
    if complaint:
        pytest.fail(complaint, pytrace=False)


def run_page(page: Path, sandbox: Sandbox, *, update: bool = False) -> str:
    """What is wrong with a page; with `update` it gets the real outputs, and only exit codes can be wrong."""
    text = page.read_text("utf-8")
    examples = read_examples(text)
    outcomes = []
    for example in examples:
        outcomes.append(sandbox.run(example.command))
        sandbox = sandbox.after(example.command)
    real = rewritten(text, examples, outcomes)
    codes = wrong_codes(examples, outcomes)
    if update and not codes:
        page.write_text(real, encoding="utf-8")
        return ""
    return "\n".join([*codes, difference(page.name, text, real)]).strip()


_PAGE = """\
```console
$ echo one; echo two >&2
one
two
$ cat <<'END'; exit 3
> a
> END
a
[3]
```
"""


@pytest.fixture
def sandbox(tmp_path: Path) -> Sandbox:
    return build_sandbox(tmp_path)


def _page(tmp_path: Path, text: str) -> Path:
    page = tmp_path / "page.md"
    page.write_text(text, encoding="utf-8")
    return page


def test_a_page_that_says_what_is_printed_passes(tmp_path: Path, sandbox: Sandbox) -> None:
    assert run_page(_page(tmp_path, _PAGE), sandbox) == ""


@pytest.mark.parametrize(
    ("right", "wrong", "complaint"),
    [
        ("one\ntwo\n", "one\n", "+two"),
        ("one\ntwo\n", "two\none\n", "+one"),
        ("one\ntwo\n", "", "+one\n+two"),
        ("\na\n", "\nb\n", "-b\n+a"),
        ("[3]", "[4]", "line 5: exit code 3 instead of 4"),
        ("\n[3]", "", "line 5: exit code 3 instead of 0"),
        ("two\n$", "two\n[1]\n$", "line 2: exit code 0 instead of 1"),
    ],
)
def test_a_page_that_says_something_else_fails(
    tmp_path: Path, sandbox: Sandbox, right: str, wrong: str, complaint: str
) -> None:
    assert right in _PAGE
    assert complaint in run_page(_page(tmp_path, _PAGE.replace(right, wrong, 1)), sandbox)


def test_an_update_writes_outputs_and_nothing_else(tmp_path: Path, sandbox: Sandbox) -> None:
    page = _page(tmp_path, "# Why\n\n" + _PAGE.replace("one\ntwo\n", "old\n") + "\nMore.\n")
    assert run_page(page, sandbox, update=True) == ""
    assert page.read_text("utf-8") == "# Why\n\n" + _PAGE + "\nMore.\n"


def test_an_update_does_not_change_an_exit_code(tmp_path: Path, sandbox: Sandbox) -> None:
    text = _PAGE.replace("[3]", "[4]")
    page = _page(tmp_path, text)
    assert "exit code 3 instead of 4" in run_page(page, sandbox, update=True)
    assert page.read_text("utf-8") == text


def test_further_lines_of_a_command_are_part_of_it() -> None:
    first, second = read_examples(_PAGE)
    assert (first.line, first.command, first.exit_code) == (2, "echo one; echo two >&2", 0)
    assert (second.line, second.command, second.exit_code) == (5, "cat <<'END'; exit 3\na\nEND", 3)


def test_a_change_of_directory_lasts_to_the_end_of_the_page(tmp_path: Path, sandbox: Sandbox) -> None:
    page = _page(
        tmp_path, "```console\n$ mkdir -p a/b\n$ cd a\n$ ls\nb\n$ cd b\n$ cd ../.. && ls a\nb\n$ ls\n```\n"
    )
    assert run_page(page, sandbox) == ""


def test_a_variable_that_is_unset_is_so_to_the_end_of_the_page(tmp_path: Path, sandbox: Sandbox) -> None:
    page = _page(tmp_path, '```console\n$ unset CLIENTCTL_USER\n$ echo "<$CLIENTCTL_USER>"\n<>\n```\n')
    assert run_page(page, sandbox) == ""


def test_blocks_with_another_tag_are_left_alone() -> None:
    assert read_examples("```sh\n$ rm -r /\n```\n```\n$ false\n```\n") == ()


@pytest.mark.parametrize("text", ["```console\n$ true\n", "```console\nhello\n```\n", "```console\n```\n"])
def test_a_malformed_block_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^line \d"):
        read_examples(text)


def test_outcomes_take_the_place_of_what_was_written() -> None:
    examples = read_examples(_PAGE)
    changed = rewritten(_PAGE, examples, [Outcome((), 0), Outcome(("x", "", "y"), 1)])
    assert (
        changed
        == "```console\n$ echo one; echo two >&2\n$ cat <<'END'; exit 3\n> a\n> END\nx\n\ny\n[1]\n```\n"
    )
    assert difference("page.md", _PAGE, _PAGE) == ""


def test_new_ids_and_hashes_are_masked_and_known_ids_stay() -> None:
    text = "261121-0a1b2c 250101-zzzzzz 261121-uuuuuu\nindex 0123abc..89def01 100644"
    known = frozenset({"250101-zzzzzz"})
    assert masked(text, known) == "YYMMDD-xxxxxx 250101-zzzzzz 261121-uuuuuu\nindex xxxxxxx..xxxxxxx 100644"


def test_every_page_that_promises_examples_is_found() -> None:
    names = {page.relative_to(PROJECT).as_posix() for page in _PAGES}
    assert {
        "README.md",
        "README.zh.md",
        "clientctl/help/query.md",
        "clientctl/help/commands/find.zh.md",
    } <= names


def test_pages_are_run_with_a_user_a_day_and_a_language_of_their_own(tmp_path: Path) -> None:
    sandbox = build_sandbox(tmp_path, "zh")
    assert sandbox.run("clientctl find zzzz").lines == ("没有符合的客户；查询写法见 clientctl help query",)
    shown = sandbox.run(
        'git config user.name; echo "$CLIENTCTL_TODAY $CLIENTCTL_USER"; ls -d clients/nordlys*'
    )
    assert shown.lines == ("li", "2026-11-21 li", "clients/nordlys-seafood.yaml")
    assert sandbox.run("git rev-parse").exit_code == 128
