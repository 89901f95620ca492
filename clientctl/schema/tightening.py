"""Whether a book's own schema only tightens what holds for every client."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from clientctl import names
from clientctl.errors import message
from clientctl.frozen import frozen
from clientctl.schema.findings import Finding, Path
from clientctl.schema.words import brief

Schema = Mapping[str, Any]


@frozen
class Bound:
    """A keyword and whether the book's value of it admits more than the core's."""

    keyword: str
    is_looser: Callable[[Any, Any], bool]


def _types(value: Any) -> set[str]:
    types = set(value) if isinstance(value, list) else {value}
    return types | {"integer"} if "number" in types else types


_BOUNDS: Final = (
    Bound("type", lambda own, core: not _types(own) <= _types(core)),
    Bound("enum", lambda own, core: not all(value in core for value in own)),
    Bound("minimum", lambda own, core: own < core),
    Bound("maximum", lambda own, core: own > core),
    Bound("minLength", lambda own, core: own < core),
    Bound("maxLength", lambda own, core: own > core),
    Bound("format", lambda own, core: own != core),
    Bound("additionalProperties", lambda own, core: core is False and own is not False),
)


def loosening(own: Any, core: Any, path: Path = (), field: str = "") -> Iterator[Finding]:
    """Where the book's schema says less than the core's, or names what no client has; custom is free."""
    if not isinstance(own, Mapping):
        return
    for bound in _BOUNDS:
        keyword = bound.keyword
        if keyword in own and keyword in core and bound.is_looser(own[keyword], core[keyword]):
            told = message("schema.own_loosens", field=field or message("schema.whole_file"), keyword=keyword)
            hint = message("schema.own_loosens_hint", limit=_shown(core[keyword]))
            yield Finding((*path, keyword), told, hint)
    if isinstance(own.get("items"), Mapping) and isinstance(core.get("items"), Mapping):
        yield from loosening(own["items"], core["items"], (*path, "items"), field)
    known: Mapping[str, Any] = core.get("properties", {})
    for key, node in own.get("properties", {}).items():
        inner, name = (*path, "properties", key), f"{field}.{key}" if field else key
        if key in known:
            yield from loosening(node, known[key], inner, name)
        elif core.get("additionalProperties") is False:
            near = names.nearest(key, known)
            hint = message("values.did_you_mean", names=near) if near else message("schema.own_field_hint")
            yield Finding(inner, message("schema.own_field", name=brief(name)), hint, is_at_key=True)


def _shown(value: Any) -> Any:
    return tuple(map(brief, value)) if isinstance(value, list) else brief(value)
