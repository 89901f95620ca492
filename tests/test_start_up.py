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


def modules_of(arguments: list[str], home: Path) -> set[str]:
    """Modules that are loaded when a command has run."""
    book = home / "book"
    if not book.exists():
        shutil.copytree(EXAMPLE, book)
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "LC_ALL": "C.UTF-8",
    }
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, json.dumps(arguments)],
        cwd=book, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    found: list[str] = json.loads(done.stderr.strip().splitlines()[-1])
    return set(found)


def test_the_version_is_answered_before_anything_is_imported(tmp_path: Path) -> None:
    loaded = modules_of(["--version"], tmp_path)
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
    arguments: list[str], unwanted: set[str], tmp_path: Path
) -> None:
    tops = {name.split(".")[0] for name in modules_of(arguments, tmp_path)}
    assert not tops & (HEAVY | unwanted)


def test_a_command_loads_no_other_command(tmp_path: Path) -> None:
    loaded = modules_of(["find"], tmp_path)
    commands = {name for name in loaded if name.startswith("clientctl.cli.commands.")}
    assert commands == {"clientctl.cli.commands.find_"}
    assert not loaded & {
        "clientctl.actions.importing",
        "clientctl.actions.adding",
        "clientctl.exchange.delimited",
    }


def test_pinyin_is_loaded_when_a_word_may_be_pinyin(tmp_path: Path) -> None:
    assert "pypinyin" in modules_of(["find", "dongyu"], tmp_path)
