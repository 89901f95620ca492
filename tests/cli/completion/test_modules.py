"""What is loaded before anything is offered: pressing a key must not take the time of a command that writes."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.sandbox import Sandbox, build_sandbox

pytestmark = pytest.mark.cli

_PROGRAM = """
import json, sys
sys.argv = ["clientctl", "__complete", "zsh", *json.loads(sys.argv[1])]
from clientctl.__main__ import main
main()
print(json.dumps(sorted(sys.modules)))
"""
_NEVER = {"typer", "yaml", "jsonschema", "pypinyin", "clientctl.cli.app"}


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Sandbox:
    """The example book, which a command has read before."""
    made = build_sandbox(tmp_path_factory.mktemp("modules"))
    modules_of(["find"], made, "find")
    return made


def modules_of(words: list[str], sandbox: Sandbox, command: str = "") -> set[str]:
    program = _PROGRAM.replace('"__complete", "zsh", ', f'"{command}", ') if command else _PROGRAM
    done = subprocess.run(
        [sys.executable, "-c", program, json.dumps(words)], cwd=sandbox.directory, env=sandbox.environment,
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    found: list[str] = json.loads(done.stdout.splitlines()[-1])
    return set(found)


@pytest.mark.parametrize(
    "line",
    [
        "fi",
        "find gra",
        "find tag:v",
        "find last_contact:",
        "find @",
        "show nord",
        "show 海",
        "set zhangwei gra",
        "set zhangwei grade=",
        "tag zhangwei v",
        "log zhangwei --kind v",
        "add X --pay",
        "find -c na",
        "help q",
        "report s",
    ],
)
def test_nothing_heavy_is_loaded_for_a_key(line: str, sandbox: Sandbox) -> None:
    assert not modules_of(line.split(), sandbox) & _NEVER


def test_a_command_is_completed_without_looking_at_clients(sandbox: Sandbox) -> None:
    loaded = modules_of(["fi"], sandbox)
    assert not loaded & {
        "clientctl.actions.suggesting",
        "clientctl.store.cache.ahead",
        "clientctl.cli.completion.queries",
    }
    assert not {name for name in loaded if name.startswith("clientctl.cli.commands.")}


def test_names_of_fields_do_not_make_anybody_look_at_files(sandbox: Sandbox) -> None:
    assert "clientctl.store.cache.ahead" not in modules_of(["find", "gra"], sandbox)
    assert "clientctl.store.cache.ahead" in modules_of(["find", "grade:"], sandbox)
