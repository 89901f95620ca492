"""Where the bench keeps its data, and the environment that every command runs in: nothing of the user's own."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from tests.bench.formats import TASK_ATTRIBUTES
from tests.bench.population import TODAY

_HERE: Final = Path(__file__).resolve().parent
# what decides about the data; when one of these changes, data that were written before are of no use
_SOURCES: Final = ("model.py", "words.py", "population.py", "formats.py", "datasets.py")

_GIT_CONFIG: Final = """\
[user]
	name = Bench
	email = bench@example.com
[init]
	defaultBranch = main
[gc]
	auto = 0
[maintenance]
	auto = false
"""
_TASK_SETTINGS: Final = """\
confirmation=off
verbose=nothing
hooks=off
color=off
recurrence=off
news.version=99.0.0
"""
_PAPIS_SETTINGS: Final = """\
[settings]
default-library = clients
sqlite-schema-fields-extend = ["industry", "grade"]

[clients]
dir = {library}
"""


@dataclass(frozen=True, slots=True)
class Places:
    """The directories of one bench: data of one size, and a home for all programs."""

    base: Path
    size: int

    @property
    def made(self) -> Path:
        """Where the data of this size are; read, never written by what is timed."""
        return self.base / f"{self.size}-{_digest()}"

    @property
    def written(self) -> Path:
        """Copies of data for commands that write; gone after the case."""
        return self.made / "written"

    @property
    def home(self) -> Path:
        return self.base / "home"

    def environment(self, data: Path) -> dict[str, str]:
        """Variables for a command whose data are within a directory."""
        home = self.home
        return {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": str(home),
            **{f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "CACHE", "DATA", "STATE")},
            "GIT_CONFIG_GLOBAL": str(home / "gitconfig"),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CEILING_DIRECTORIES": str(data),
            "CLIENTCTL_USER": "li",
            "CLIENTCTL_LANG": "en",
            "CLIENTCTL_TODAY": TODAY.isoformat(),
            "TASKRC": str(home / "taskrc"),
            "TASKDATA": str(data / "task"),
            "PAPIS_CACHE_DIR": str(data / "papis-cache"),
            # a pool of processes, its default, costs papis more than it saves
            "PAPIS_NP": "0",
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
        }

    def furnish(self) -> None:
        """Write the settings of all programs into the home."""
        home = self.home
        own = "".join(f"uda.{name}.type={kind}\n" for name, kind in TASK_ATTRIBUTES)
        settings = {
            "gitconfig": _GIT_CONFIG,
            "taskrc": _TASK_SETTINGS + own,
            "config/papis/config": _PAPIS_SETTINGS.format(library=self.made / "papis"),
            "khard.conf": f"[addressbooks]\n[[clients]]\npath = {self.made / 'khard'}\n",
            "todoman.py": (
                f'path = "{self.made / "todoman"}"\ncache_path = "{home / f"todoman-{self.size}.sqlite"}"\n'
            ),
        }
        for name, text in settings.items():
            file = home / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")


def default_base() -> Path:
    """A directory of the bench's own in the user's cache."""
    cache_home = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(cache_home) / "clientctl-bench"


@cache
def _digest() -> str:
    return hashlib.sha256(b"".join((_HERE / name).read_bytes() for name in _SOURCES)).hexdigest()[:8]
