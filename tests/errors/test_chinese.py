"""Chinese is as complete as English: no refusal, finding or help has an English sentence in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from clientctl.cli.parameters import Option
from clientctl.cli.table import COMMANDS, GROUPS, Command
from clientctl.messages import AREAS, load_area
from clientctl.names import has_han
from tests.acceptance.book import Book, kept, plain
from tests.errors.chinese import english_in
from tests.errors.gallery import GALLERY

GOOD: dict[str, str | bytes] = {"good": "name: Good\n"}
CLIENTS: dict[str, str | bytes] = {
    "acme": "name: Acme\ngrade: A\nphone: 13800138000\nlog: [{date: 2026-01-01, text: x}]\n",
    "acme-two": "name: Acme Two\ngrade: B\n",
}


@pytest.mark.parametrize("area", AREAS)
def test_a_chinese_sentence_has_no_english_words_but_names(area: str) -> None:
    found = {code: english_in(zh) for code, (_, zh) in load_area(area).items()}
    assert {code: words for code, words in found.items() if words} == {}


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What is said about every broken file, line by line."""
    files = {broken.name: broken.source for broken in GALLERY}
    book = plain(tmp_path_factory.mktemp("gallery"), {**GOOD, **files})
    checked = book.run("check", "--lang", "zh", env={"LC_ALL": "zh_CN.UTF-8"})
    return [line for line in checked.lines if line]


def test_the_gallery_of_broken_files_is_told_in_chinese(gallery: list[str]) -> None:
    typed = {word for broken in GALLERY for word in (broken.name, str(broken.source)[:200])}
    faults = {line: words for line in gallery if (words := english_in(line, typed))}
    assert faults == {}
    assert [line for line in gallery if not has_han(line)] == []


def refused_by_the_parser(command: Command) -> Iterator[tuple[str, ...]]:
    """An option that there is none of, too many words and too few, and what its options are refused for.

    Two commands stand for the options that all of their nature share.
    """
    words = command.name.split()
    yield (*words, "--bogus")
    yield (*words, "--bogus=1")
    yield (*words, "-Z")
    if not any(one.is_repeated for one in command.arguments):
        yield (*words, *["surplus"] * (len(command.arguments) + 2))
    if command.arguments and command.arguments[0].is_required:
        yield tuple(words)
    shared = command.name in ("find", "set")
    for option in command.options:
        if shared or option in command.parameters:
            yield from ((*words, *wrong) for wrong in wrong_options(option))


def wrong_options(option: Option) -> Iterator[tuple[str, ...]]:
    spelling = option.spellings[-1]
    if option.is_flag:
        if spelling.startswith("--"):
            yield (f"{spelling}=1",)
        return
    yield (spelling,)
    if option.choices:
        yield (spelling, "nosuch")
    if option.is_count:
        yield (spelling, "nosuch")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A book in git; nothing that is refused changes it."""
    return kept(tmp_path_factory.mktemp("book"), CLIENTS)


def say(book: Book, *words: str, given: str = "", **env: str) -> tuple[int, str]:
    """The exit code, and what is said on stderr in Chinese, without a diff above it and lines of carets."""
    answer = book.run(*words, given=given, env={"CLIENTCTL_LANG": "zh", **env})
    _, mark, said = answer.err.rpartition("clientctl: ")
    lines = [line for line in (mark + said).splitlines() if line.strip("^ ")]
    return answer.code, "\n".join(lines)


def require_chinese(said: str, *typed: str) -> None:
    assert said and english_in(said, typed) == [], said
    assert all(has_han(line) or line.startswith("  ") for line in said.splitlines()), said


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_what_the_parser_refuses_is_told_in_chinese(command: Command, book: Book) -> None:
    metavars = [one.metavar for one in command.parameters]
    for words in refused_by_the_parser(command):
        code, said = say(book, *words)
        assert code == 2, words
        require_chinese(said, *words, *metavars)
        assert "提示：" in said, words


REFUSED: tuple[tuple[str, ...], ...] = (
    ("nosuch",),
    ("fnd",),
    ("--bogus",),
    ("--lang",),
    ("--lang", "fr", "find"),
    ("--color=pink", "find"),
    ("-C", "nowhere", "find"),
    ("--today", "nonsense", "find"),
    ("--today", "01/02/2026", "find"),
    ("help", "nosuch"),
    *((group, "nosuch") for group in GROUPS),
    ("find", "taf:vip"),
    ("find", "grade:Z"),
    ("find", "(grade:A"),
    ("find", "grade:A AND"),
    ("find", "total>abc"),
    ("find", "since:7d"),
    ("find", "@nosuch"),
    ("find", "name:"),
    ("find", "-c", "nosuch"),
    ("find", "-c", ""),
    ("find", "-s", "nosuch"),
    ("find", "-o", "nosuch"),
    ("tags", "-o", "html"),
    ("tags", "-o", "ids"),
    ("show", "nobody"),
    ("show", "acm"),
    ("set", "acme", "nosuch=1"),
    ("set", "acme", "grade=Z"),
    ("set", "acme", "since=2026-02-30"),
    ("set", "acme", "employees=many"),
    ("set", "acme", "acquisition_cost=1,5"),
    ("set", "acme", "total=5"),
    ("set", "acme", "log=5"),
    ("set", "acme", "address=5"),
    ("set", "acme", "grade+=A"),
    ("set", "acme", "email=nobody"),
    ("set", "acme", "phone=call"),
    ("set", "acme", "cadence=5"),
    ("set", "acme", "id=x"),
    ("set", "acme", "website=x y"),
    ("set", "acme"),
    ("set",),
    ("set", "--where", "", "grade=A"),
    ("set", "--where", "id:any", "grade=C"),
    ("tag", "acme", "a,b"),
    ("tag", "acme"),
    ("log", "acme"),
    ("log", "acme", "text", "--kind", "nosuch"),
    ("log", "acme", "text", "--on", "someday"),
    ("log", "acme", "text", "--time", "25:99"),
    ("log", "acme", "text", "--next", "eventually"),
    ("add",),
    ("add", "Acme"),
    ("add", "Acme", "--id", "Not An Id"),
    ("add", "Other", "--id", "acme"),
    ("add", "Other", "--file", "nowhere.yaml"),
    ("add", "…"),
    ("import", "nowhere.csv"),
    ("import", "nowhere.xlsx"),
    ("import", "-", "--mode", "nosuch"),
    ("import", "-", "--map", "nosuch"),
    ("report", "nosuch"),
    ("report", "segments", "--by", "nosuch"),
    ("report", "segments", "--table", "nosuch", "-o", "csv"),
    ("check", "nowhere.yaml"),
    ("check", "/etc/passwd"),
    ("init", "."),
    ("done", "acme"),
    ("done", "acme", "nosuch"),
    ("done", "acme", "--again", "5"),
    ("due", "5"),
    ("due", "7d", "30d"),
    ("due", "tag:vip"),
    ("stale", "soon"),
    ("timeline", "nobody"),
    ("grade", "taf:vip"),
    ("grade", "--apply", "-n", "1"),
    ("grade", "-o", "html"),
    ("risk", "risk:much"),
    ("risk", "-c", "nosuch"),
    ("find", "-o", "ics"),
    ("edit", "nobody"),
    ("edit", "acme"),
    ("edit", "acme", "--draft"),
    ("add", "Third", "--edit"),
    ("fmt", "nobody"),
    ("view", "save", "vips"),
    ("view", "save", "a/b", "tag:vip"),
    ("view", "save", "vips", "taf:vip"),
    ("view", "rm", "nosuch"),
    ("config", "get", "nosuch"),
    ("config", "get", "curency"),
    ("config", "set", "nosuch", "1"),
    ("config", "set", "currency", "money"),
    ("config", "set", "clientctl", "2"),
    ("config", "set", "rates", "many"),
    ("schema", "add-field", "name", "--kind", "text"),
    ("schema", "add-field", "Odd Name", "--kind", "text"),
    ("schema", "add-field", "colour", "--kind", "nosuch"),
    ("schema", "add-field", "colour", "--kind", "choice"),
    ("schema", "add-field", "colour"),
    ("completion", "nosuch"),
    ("completion",),
    ("doctor", "-q"),
    ("doctor", "-c", "nosuch"),
    ("init", "clientctl.yaml"),
)


@pytest.mark.parametrize("words", REFUSED, ids=" ".join)
def test_what_commands_refuse_is_told_in_chinese(words: tuple[str, ...], book: Book) -> None:
    code, said = say(book, *words)
    assert code in (1, 2, 3, 4, 5), said
    require_chinese(said, *words, "acme", "Acme Two", "stdin", str(book.root))


LINES = (
    "not json",
    '{"ref": "acme"',
    "[1]",
    '{"ref": "acme"}',
    '{"nosuch": 1}',
)


@pytest.mark.parametrize("line", LINES)
def test_bad_json_lines_are_told_in_chinese(line: str, book: Book) -> None:
    code, said = say(book, "log", "--stdin", given=line + "\n")
    assert code == 4
    require_chinese(said, line, "stdin")


SHEETS = (
    'name,grade\n"open,A\n',
    'name,grade\n"x"y,A\n',
    "name,grade\nNew,Z\n",
    "foo,bar\n1,2\n",
    "name\n\x00\n",
    "",
)


@pytest.mark.parametrize("sheet", SHEETS)
def test_bad_tables_are_told_in_chinese(sheet: str, book: Book) -> None:
    code, said = say(book, "import", "-", "--dry-run", given=sheet)
    assert code in (2, 4)
    require_chinese(said, sheet, "stdin")


def test_bad_words_of_the_environment_are_told_in_chinese(book: Book) -> None:
    for name, value in (("CLIENTCTL_AUTOCOMMIT", "perhaps"), ("CLIENTCTL_TODAY", "someday")):
        code, said = say(book, "log", "acme", "hello", **{name: value})
        assert code == 2
        require_chinese(said, name, value)


def test_a_book_without_git_tells_so_in_chinese(tmp_path: Path, book: Book) -> None:
    empty = tmp_path / "bin"
    empty.mkdir()
    code, said = say(book, "set", "acme", "size=small", "--dry-run", PATH=str(empty))
    assert (code, said) == (0, "")
    code, said = say(book, "init", str(tmp_path / "new"), PATH=str(empty))
    assert code == 0
    require_chinese(said, str(tmp_path))


def test_the_health_of_a_book_is_told_in_chinese(tmp_path: Path) -> None:
    book = kept(tmp_path, CLIENTS)
    book.write("clients/torn.yaml", "name: [\n")
    book.write("clients/.a.yaml.1-0.tmp", "")
    book.write(".git/clientctl/drafts/acme.yaml", "name: A\n")
    book.write(".gitignore", "clients/ignored.yaml\n")
    book.write("clients/ignored.yaml", "name: I\n")
    (book.root / "clients/acme.yaml").chmod(0o666)
    rows = ((), ("--fix", "--dry-run"), ("--fix",))
    seen = [book.run("doctor", *words, "--lang", "zh", env={"EDITOR": "sh"}) for words in rows]
    assert [answer.code for answer in seen] == [4, 0, 4]
    for said in (seen[0].out, seen[1].err, seen[2].out + seen[2].err):
        assert english_in(said, (str(book.root), "sh")) == []


def test_a_merge_that_is_open_and_a_hook_that_refuses_are_told_in_chinese(tmp_path: Path) -> None:
    book = kept(tmp_path, CLIENTS)
    book.write(".git/MERGE_HEAD", book.git("rev-parse", "HEAD") + "\n")
    code, said = say(book, "set", "acme", "size=small")
    assert code == 5
    require_chinese(said)
    (book.root / ".git/MERGE_HEAD").unlink()
    hook = book.write(".git/hooks/pre-commit", "#!/bin/sh\necho 没有工单号 >&2\nexit 1\n")
    hook.chmod(0o755)
    code, said = say(book, "set", "acme", "size=small")
    assert code == 1
    require_chinese(said, str(book.root), "set acme")
