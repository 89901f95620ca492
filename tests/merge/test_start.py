"""How the driver starts: git runs it for every file that both sides have changed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.support import PROJECT

PROGRAM = """
import json, sys
sys.argv = ["clientctl", "merge-driver", *sys.argv[1:]]
from clientctl.__main__ import main
code = main()
print(json.dumps([code, sorted(sys.modules)]))
"""


def loaded(place: Path, *texts: str) -> tuple[int, set[str]]:
    """The code, and every module that was needed."""
    for name, text in zip(("base", "ours", "theirs"), texts, strict=True):
        (place / name).write_text(text)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "base", "ours", "theirs", "7", "clients/a.yaml", "%S", "%X", "%Y"],
        cwd=place, env={"PATH": os.environ["PATH"], "PYTHONPATH": str(PROJECT)}, capture_output=True, check=True,
    )  # fmt: skip
    code, modules = json.loads(done.stdout)
    return code, set(modules)


@pytest.mark.parametrize(("theirs", "code"), [("name: A\ntags: [a, c]\n", 0), ("name: C\ntags: [a]\n", 6)])
def test_it_starts_without_the_command_line(theirs: str, code: int, tmp_path: Path) -> None:
    found, modules = loaded(tmp_path, "name: A\ntags: [a]\n", "name: B\ntags: [a, b]\n", theirs)
    assert found == code
    assert not modules & {
        *(
            "typer",
            "rich",
            "jsonschema",
            "dataclasses",
            "inspect",
            "pathlib",
            "subprocess",
            "sqlite3",
            "pypinyin",
        ),
        *("clientctl.cli.main", "clientctl.cli.table", "clientctl.schema.catalog", "clientctl.store.git"),
        *("clientctl.text.attaching", "clientctl.messages.text"),
    }


def test_a_module_in_the_work_tree_is_never_loaded(tmp_path: Path) -> None:
    (tmp_path / "yaml.py").write_text("raise SystemExit(99)\n")
    found, modules = loaded(tmp_path, "name: A\n", "name: B\n", "name: A\nowner: li\n")
    assert found == 0
    assert "yaml._yaml" in modules
