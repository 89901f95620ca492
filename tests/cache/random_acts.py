"""Random acts on a book: whatever editors, scripts and git do to its files between two commands."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Final

from tests.cache.random_book import (
    IDS,
    SCHEMAS,
    SETTINGS,
    STRANGE,
    VIEWS,
    any_line,
    random_file,
)
from tests.cache.support import TODAY, next_tick, put

_PLACES: Final = ("clients", "archive")
_MOST: Final = 9  # clients
_DAYS: Final = (-400, -2, -1, 0, 0, 0, 0, 1, 2, 300)


@dataclass(slots=True)
class Scene:
    """A book, the day it is asked on, and what has been done to it."""

    root: Path
    random: Random
    today: date = TODAY
    done: list[str] = field(default_factory=list)

    def act(self) -> None:
        """Do one thing, of which the stamps of the files tell."""
        next_tick(self.root)
        act = self.random.choice(ACTS)
        self.done.append(f"{act.__name__} ({self.today})")
        act(self)

    def files(self) -> list[Path]:
        """The regular files that may be clients'."""
        found = [path for place in _PLACES for path in (self.root / place).glob("*.yaml")]
        return sorted(path for path in found if path.is_file() and not path.is_symlink())

    def pick(self) -> Path | None:
        files = self.files()
        return self.random.choice(files) if files else None

    def is_odd(self, path: Path) -> bool:
        """Is there something by this name that cannot be written to?"""
        return os.path.lexists(path) and (path.is_symlink() or not path.is_file())

    def note(self, path: Path) -> Path:
        self.done[-1] += f" {path.relative_to(self.root)}"
        return path


def begin(root: Path, seed: int) -> Scene:
    """A book to begin with."""
    scene = Scene(root, Random(seed))
    put(root, "clientctl.yaml", SETTINGS[seed % len(SETTINGS)])
    (root / "clients").mkdir()
    for name, text in VIEWS.items():
        put(root, f"views/{name}.yaml", text)
    for client in scene.random.sample(IDS, scene.random.randint(3, 6)):
        put(root, f"clients/{client}.yaml", random_file(scene.random))
    return scene


def add(scene: Scene) -> None:
    if len(scene.files()) < _MOST:
        path = f"{scene.random.choice((*_PLACES, 'clients', 'clients'))}/{scene.random.choice(IDS)}.yaml"
        if not scene.is_odd(scene.note(scene.root / path)):
            put(scene.root, path, random_file(scene.random))


def rewrite(scene: Scene) -> None:
    if path := scene.pick():
        scene.note(path).write_bytes(random_file(scene.random))


def replace(scene: Scene) -> None:
    """As editors save: a new file takes the old one's name."""
    if path := scene.pick():
        beside = scene.note(path).with_suffix(".tmp")
        beside.write_bytes(random_file(scene.random))
        beside.replace(path)


def splice(scene: Scene) -> None:
    """A line comes, or one goes."""
    if path := scene.pick():
        lines = scene.note(path).read_bytes().splitlines(keepends=True)
        at = scene.random.randint(0, len(lines))
        if lines and scene.random.random() < 0.4:
            lines.pop(min(at, len(lines) - 1))
        else:
            lines.append(any_line(scene.random).encode())
        path.write_bytes(b"".join(lines))


def same_size(scene: Scene) -> None:
    """One letter or digit becomes another, and the file says that it was not changed."""
    if path := scene.pick():
        raw = bytearray(scene.note(path).read_bytes())
        places = [at for at, byte in enumerate(raw) if chr(byte).isascii() and chr(byte).isalnum()]
        if places:
            status = path.stat()
            at = scene.random.choice(places)
            raw[at] = ord(scene.random.choice("0123456789" if chr(raw[at]).isdigit() else "abcABCvip"))
            path.write_bytes(raw)
            os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def touch(scene: Scene) -> None:
    if path := scene.pick():
        scene.note(path).touch()


def date_back(scene: Scene) -> None:
    if path := scene.pick():
        day = scene.random.choice((0, 1_000_000_000, 1_700_000_000))
        os.utime(scene.note(path), (day, day))


def delete(scene: Scene) -> None:
    if path := scene.pick():
        scene.note(path).unlink()


def rename(scene: Scene) -> None:
    if path := scene.pick():
        other = path.with_name(f"{scene.random.choice(IDS)}.yaml")
        if not scene.is_odd(other):
            scene.note(path).rename(other)


def swap(scene: Scene) -> None:
    """Two clients change their files."""
    first, second = scene.pick(), scene.pick()
    if first and second and first != second:
        beside = scene.note(first).with_suffix(".tmp")
        first.rename(beside)
        scene.note(second).rename(first)
        beside.rename(second)


def archive(scene: Scene) -> None:
    """To the other place, over whoever is there."""
    if path := scene.pick():
        other = scene.root / _PLACES[path.parent.name == "clients"] / path.name
        if not scene.is_odd(other):
            other.parent.mkdir(exist_ok=True)
            scene.note(path).rename(other)


def check_out(scene: Scene) -> None:
    """Many files at once."""
    for client in scene.random.sample(IDS, scene.random.randint(2, len(IDS))):
        path = scene.root / "clients" / f"{client}.yaml"
        if not scene.is_odd(path):
            if scene.random.random() < 0.2:
                path.unlink(missing_ok=True)
            else:
                path.write_bytes(random_file(scene.random))


def change_settings(scene: Scene) -> None:
    put(scene.root, "clientctl.yaml", scene.random.choice(SETTINGS))


def change_schema(scene: Scene) -> None:
    text = scene.random.choice(SCHEMAS)
    if text is None:
        shutil.rmtree(scene.root / "schema", ignore_errors=True)
    else:
        put(scene.root, "schema/client.schema.json", text)


def change_view(scene: Scene) -> None:
    put(
        scene.root,
        "views/vips.yaml",
        f"query: {scene.random.choice(('tag:vip', 'grade:A', 'total>0', '('))}\n",
    )


def change_day(scene: Scene) -> None:
    scene.today = TODAY + timedelta(days=scene.random.choice(_DAYS))


def put_something_odd(scene: Scene) -> None:
    """What is no client's file: another ending, a bad id, a directory, a link, a pipe."""
    place = scene.root / scene.random.choice(_PLACES)
    place.mkdir(exist_ok=True)
    client, strange = scene.random.choice(IDS), scene.random.choice(STRANGE)
    odd: list[tuple[str, Callable[[Path], object]]] = [
        (f"{client}.yml", lambda path: path.write_text("name: Yml\n")),
        (f"{client}.YAML", lambda path: path.write_text("name: Loud\n")),
        (f"{strange}.yaml", lambda path: path.write_text("name: Strange\n")),
        (f".{client}.yaml", lambda path: path.write_text("name: Hidden\n")),
        ("README.md", lambda path: path.write_text("text\n")),
        (f"{client}.yaml", Path.mkdir),
        (f"{client}.yaml", lambda path: path.symlink_to("/dev/null")),
        (f"{client}.yaml", os.mkfifo),
        ("b\udcff.yaml", lambda path: path.write_text("name: Bytes\n")),
    ]
    name, make = scene.random.choice(odd)
    path = place / name
    if not os.path.lexists(path):
        make(path)
        scene.done[-1] += f" {name!a}"


def clear_odd(scene: Scene) -> None:
    """Everything that is no client's file goes."""
    clients = set(scene.files())
    for place in _PLACES:
        for path in (scene.root / place).glob("*"):
            if path in clients and path.stem in IDS:
                continue
            if path.is_dir() and not path.is_symlink():
                path.rmdir()
            else:
                path.unlink()


def nothing(scene: Scene) -> None:
    """Two commands, one after the other."""


ACTS: Final[tuple[Callable[[Scene], None], ...]] = (
    *(add, add, add, add, rewrite, rewrite, replace, splice, splice, splice, same_size, same_size, same_size),
    *(touch, date_back, delete, rename, swap, archive, check_out, change_settings, change_schema),
    *(change_view, change_day, change_day, put_something_odd, clear_odd, nothing),
)
