"""English words in what is said in Chinese: those that have to be there are taken out, the rest are faults."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from clientctl.cli.help import TOPICS
from clientctl.cli.table import COMMANDS
from clientctl.facts import FACTS
from clientctl.render import RENDERERS
from clientctl.reports.table import REPORTS
from clientctl.schema.catalog import build_catalog
from clientctl.schema.setting_keys import named_keys
from clientctl.settings import Settings
from clientctl.values import KINDS

# What people type or read in files as it is: quoted, an option with its value, a variable, a path, an address.
_AS_IT_IS: Final = re.compile(
    r"“[^”]*”|`[^`]*`|'[^']*'|\"[^\"]*\"|\{[^{}]*\}"
    r"|--?[A-Za-z][\w-]*(?:[= ](?:[a-z][\w.,-]*|[A-Z]+))?"
    r"|\b[A-Z][A-Z_]+=\S+|\$\w+"
    r"|\b[a-z]+_[a-z_]+\b"
    r"|https?://\S+|\S+@\S+|[~.]?[\w.*-]*/[\w./*{}-]*|\.?[\w*-]+\.(?:yaml|json|csv|md|db|com)\b|\.git\w+"
)
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z']+")
# Names of things that have no other name in Chinese.
_NAMES: Final = """
clientctl git ID YAML JSON CSV UTF NUL LF CR CRLF MiB MB kB Unicode PyYAML libyaml Python wheel jj shell PATH AND OR NOT
REF TAB EDITOR nano vim bash zsh fish Schema locale CNY EUR scipy BG NBD Gamma alpha XLSX SQLite
vCard VCARD BEGIN END CI GitHub GitLab HEAD REV
"""
# Commands of other programs, keys and values of files.
_TYPED: Final = """
init config attr merge commit status continue abort rebase cherry pick revert global check ignore ls pip install export
true false any none key value auto diff con utf gb cp query on yes no draft user create update upsert www vip
properties eol lf ref todo remedy predict ended clients document xls xlsx checkout fetch
switch remote origin branch push GIT DEPTH
"""


def _words(names: Collection[str]) -> frozenset[str]:
    return frozenset(word for name in names for word in re.findall(r"[A-Za-z]+", name))


_CATALOG: Final = build_catalog(Settings())
_OURS: Final = (
    _words([command.name for command in COMMANDS])
    | _words(TOPICS)
    | _words(RENDERERS)
    | _words(KINDS)
    | _words([report.name for report in REPORTS])
    | _words([word for command in COMMANDS for option in command.options for word in option.choices])
    | _words(tuple(named_keys()))
    | _words([fact.name for fact in FACTS])
    | _words([field.name for field in (*_CATALOG.fields, *_CATALOG.groups)])
    | _words([choice.value for field in _CATALOG.fields for choice in field.choices])
)


def english_in(text: str, typed: Collection[str] = ()) -> list[str]:
    """The English words of a Chinese text that nothing excuses; `typed`: what the user had written."""
    known = _words((_NAMES, _TYPED)) | _OURS | _words(typed)
    return [word for word in _WORD.findall(_AS_IT_IS.sub(" ", text)) if word not in known]
