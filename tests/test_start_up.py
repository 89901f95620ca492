"""What may be imported for a command: start-up is a feature, shown by modules rather than by seconds."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).resolve().parent.parent / "clients.example"

# Each costs tens to hundreds of milliseconds and belongs to something that these commands do not do.
HEAVY = {
    "rich",
    "pypinyin",
    "anyascii",
    "tabulate",
    "openpyxl",
    "jinja2",
    "vobject",
    "icalendar",
    "pydantic",
    "asyncio",
}
PROGRAM = """
import json, sys
sys.argv = ["clientctl", *json.loads(sys.argv[1])]
from clientctl.__main__ import main
main()
sys.stdout.flush()
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example book, which commands have read before; no test writes to it."""
    place = tmp_path_factory.mktemp("home") / "book"
    shutil.copytree(EXAMPLE, place)
    modules_of(["find"], place)
    return place


def modules_of(arguments: list[str], book: Path) -> set[str]:
    """Modules that are loaded when a command has run."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(book.parent),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "LC_ALL": "C.UTF-8",
    }
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, json.dumps(arguments)],
        cwd=book, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True,
    )  # fmt: skip
    found: list[str] = json.loads(done.stderr.strip().splitlines()[-1])
    return set(found)


def test_the_version_is_answered_before_anything_is_imported(book: Path) -> None:
    loaded = modules_of(["--version"], book)
    assert {name for name in loaded if name.startswith("clientctl")} == {"clientctl", "clientctl.__main__"}
    assert not loaded & {"typer", "yaml", "jsonschema", "argparse", "inspect"}


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (["find", "tag:vip"], {"dateutil", "csv"}),
        (["find", "tag:vip", "-o", "json"], {"csv", "wcwidth"}),
        (["find", "owner:li", "-q"], {"dateutil", "csv", "wcwidth"}),
        (["find", "东屿"], {"csv"}),
        (["check"], {"csv"}),
    ],
)
def test_a_reading_command_loads_only_what_it_needs(
    arguments: list[str], unwanted: set[str], book: Path
) -> None:
    tops = {name.split(".")[0] for name in modules_of(arguments, book)}
    assert not tops & (HEAVY | unwanted)


@pytest.mark.parametrize(
    "line",
    [
        "find tag:vip",
        "--lang zh find -qn2 -s -total",
        "ls --count",
        "show haiyan -o json",
        "tags",
        "check",
        "report segments --by stage",
        "log haiyan called them --next +7d --dry-run",
        "set haiyan grade=A --dry-run",
        "tag --where tag:vip fresh --dry-run",
        "add Foo --grade B --dry-run",
        "import - --dry-run",
        "init other --dry-run",
        "completion bash",
        "help query",
        "find --help",
        "--lang zh add -h",
        "-h",
        "--lang zh --version",
    ],
)
def test_a_well_formed_line_is_read_without_typer(line: str, book: Path) -> None:
    loaded = modules_of(line.split(), book)
    assert not loaded & {"typer", "clientctl.cli.app", "clientctl.cli.usage"}
    assert "clientctl.cli.quick" in loaded


@pytest.mark.parametrize(
    "line",
    [
        *("find", "find tag:vip", "find -q", "ls -o json", "report segments", "tags", "config get currency"),
        *("find -h", "-h", "help query"),
    ],
)
def test_asking_reads_no_yaml_and_makes_no_classes_at_run_time(line: str, book: Path) -> None:
    loaded = modules_of(line.split(), book)
    unwanted = {"yaml", "jsonschema", "dataclasses", "inspect", "importlib.resources", "secrets", "shutil"}
    assert not loaded & (unwanted | {"clientctl.text", "clientctl.actions.changing", "clientctl.store.git"})


def test_a_line_to_be_refused_is_left_to_typer(book: Path) -> None:
    assert "typer" in modules_of(["find", "--bogus"], book)


def test_a_reading_command_loads_nothing_of_writing_and_asking(book: Path) -> None:
    loaded = modules_of(["find", "tag:vip"], book)
    unwanted = {
        "actions.changing",
        "cli.field_options",
        "cli.help",
        "cli.questions",
        "cli.writing",
        "store.writer",
    }
    assert not loaded & {f"clientctl.{name}" for name in unwanted}
    assert not loaded & {"getpass", "subprocess", "traceback"}


def test_help_looks_at_no_book_when_the_language_is_known(book: Path) -> None:
    loaded = modules_of(["find", "--help", "--lang", "en"], book)
    assert not loaded & {"yaml", "jsonschema", "wcwidth", "clientctl.store.book", "clientctl.schema.check"}
    assert "jsonschema" not in modules_of(["--lang", "zh", "-h"], book)


def test_a_command_loads_no_other_command(book: Path) -> None:
    loaded = modules_of(["find"], book)
    commands = {name for name in loaded if name.startswith("clientctl.cli.commands.")}
    assert commands == {"clientctl.cli.commands.find_"}
    assert not loaded & {
        "clientctl.actions.imports.planning",
        "clientctl.actions.adding",
        "clientctl.exchange.delimited",
    }


def test_pinyin_is_loaded_for_names_that_the_cache_does_not_know(book: Path) -> None:
    assert "pypinyin" in modules_of(["find", "dongyu", "--no-cache"], book)
    assert "pypinyin" not in modules_of(["find", "dongyu"], book)
