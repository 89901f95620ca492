"""The plan of the house, enforced: who may import whom, who alone may touch what, and how large a room may grow."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent / "clientctl"
MODULES = sorted(ROOT.rglob("*.py"))
NAMES = [path.relative_to(ROOT).as_posix() for path in MODULES]

# From the ground up; a room may import those of its own storey only as said below.
STOREYS: tuple[frozenset[str], ...] = (
    frozenset({"errors", "messages", "frozen", "lazy"}),
    frozenset({"model", "values", "dates", "names"}),
    frozenset({"schema", "text", "settings"}),
    frozenset({"facts"}),
    frozenset({"query", "merge", "reports", "render", "exchange", "store"}),
    frozenset({"actions"}),
    frozenset({"cli"}),
)
# Neighbours on the fifth storey know nothing of each other; the actions above join them.
STRANGERS = STOREYS[4]
# The door has no storey: it starts the command line. `help` holds pages, no code.
OUTSIDE = frozenset({"__init__", "__main__", "help"})

SOLE_IMPORTERS = {
    "yaml": ("text/",),
    "jsonschema": ("schema/check.py",),
    "pypinyin": ("names/",),
    "anyascii": ("names/",),
    "typer": ("cli/app.py", "cli/click_parts.py"),
    "typer._click": ("cli/click_parts.py",),
    "tabulate": ("render/",),
    "wcwidth": ("render/",),
    "dateutil": ("dates/",),
    "icalendar": ("render/calendar.py",),
    "jinja2": ("render/html/page.py",),
    "openpyxl": ("exchange/workbooks/",),
    "defusedxml": ("exchange/workbooks/part_xml.py",),
    "xlrd": ("exchange/workbooks/old_sheets.py",),
    "vobject": ("exchange/vcards/writing.py",),
    "subprocess": ("store/git.py", "store/objects.py", "cli/pager.py", "cli/editor.py"),
    "sqlite3": ("store/cache", "exchange/sqlite"),
    "fcntl": ("store/",),
    "signal": ("store/lock.py", "store/cache/", "cli/"),
    "numpy": ("facts/prediction/",),
    "scipy": ("facts/prediction/",),
    "secrets": ("cli/", "store/"),
    "random": (),
    "pickle": (),
    "socket": (),
    "urllib": (),
    "http": (),
    "click": (),
}
# Calls that only the named rooms make: what they do cannot be seen, or not undone.
SOLE_CALLERS = {
    "print": (),
    "eval": (),
    "exec": (),
    "compile": (),
    "input": (),
    "breakpoint": (),
    "__import__": (),
    "open": ("store/", "cli/"),
    "sys.exit": ("cli/", "__main__.py"),
    "os.environ": ("cli/",),
    "os.getenv": (),
    "date.today": ("cli/",),
    "datetime.now": (),
    "time.time": ("store/",),
    "time.monotonic": ("store/", "cli/progress.py"),
    "time.sleep": ("store/",),
    "yaml.load": (),
    "yaml.safe_load": (),
    "os.system": (),
}
LONGEST_MODULE = 300
LONGEST_FUNCTION = 40


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports(path: Path) -> tuple[str, ...]:
    """Full names of everything that a module imports, also within functions."""
    return tuple(_imports(path))


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room(name: str) -> str:
    return name.split("/")[0].removesuffix(".py")


def storey(name: str) -> int:
    return next(number for number, rooms in enumerate(STOREYS) if name in rooms)


@cache
def reads(path: Path) -> tuple[tuple[str, int], ...]:
    """Names and dotted names of two parts that a module reads, with their lines."""
    return tuple(_reads(path))


def _reads(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield f"{node.value.id}.{node.attr}", node.lineno
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id, node.lineno


def test_there_is_a_house() -> None:
    assert len(MODULES) > 100
    assert {room(name) for name in NAMES} - OUTSIDE == {name for rooms in STOREYS for name in rooms}


@pytest.mark.parametrize("name", NAMES)
def test_imports_go_down_only(name: str) -> None:
    own = room(name)
    if own in OUTSIDE:
        return
    upward = []
    for imported in imports(ROOT / name):
        parts = imported.split(".")
        if parts[0] != "clientctl" or len(parts) == 1 or parts[1] in (own, "__version__"):
            continue
        other = parts[1]
        if other in OUTSIDE or not any(other in rooms for rooms in STOREYS):
            continue
        if storey(other) > storey(own) or (own in STRANGERS and other in STRANGERS):
            upward.append(imported)
    assert not upward


@pytest.mark.parametrize("library", SOLE_IMPORTERS)
def test_a_library_has_one_owner(library: str) -> None:
    owners = SOLE_IMPORTERS[library]
    importers = {
        name
        for path, name in zip(MODULES, NAMES, strict=True)
        if any(found == library or found.startswith(f"{library}.") for found in imports(path))
    }
    assert {name for name in importers if not name.startswith(owners)} == set()


@pytest.mark.parametrize("call", SOLE_CALLERS)
def test_only_the_edges_touch_the_world(call: str) -> None:
    allowed = SOLE_CALLERS[call]
    found = [
        f"{name}:{line}"
        for path, name in zip(MODULES, NAMES, strict=True)
        for read, line in reads(path)
        if read == call and not name.startswith(allowed)
    ]
    assert not found


@pytest.mark.parametrize("name", NAMES)
def test_a_room_says_what_it_does_and_stays_small(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert ast.get_docstring(tree(ROOT / name)), "a module says in a sentence what it does"
    assert text.count("\n") <= LONGEST_MODULE
    assert "type: ignore\n" not in text, "an ignored fault of types is named"
    long = [
        f"{node.name} ({length})"
        for node in ast.walk(tree(ROOT / name))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION
    ]
    assert not long


def test_no_shell_is_ever_asked() -> None:
    for path in MODULES:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.keyword) and node.arg == "shell":
                pytest.fail(f"{path}: shell=")


def test_command_functions_parse_act_and_present() -> None:
    """At most 25 statements' worth of lines after the signature."""
    long = []
    for path in sorted((ROOT / "cli" / "commands").glob("*_.py")):
        for node in tree(path).body:
            if isinstance(node, ast.FunctionDef):
                length = (node.end_lineno or 0) - node.body[0].lineno + 1
                long += [f"{path.name}:{node.name} ({length})"] if length > 25 else []
    assert not long
