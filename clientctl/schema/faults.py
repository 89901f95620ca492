"""Faults: where a document does not fit a schema, before anything is put into words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from clientctl.frozen import attribute, frozen
from clientctl.schema.findings import Path

Schema = Mapping[str, Any]


@frozen
class Fault:
    """A value that does not fit one keyword of a schema.

    keyword, limit: the keyword and its value ("" when the schema takes no value at all here);
    value: what stands at `path`; node: the schema around the keyword;
    missing: the key that is not there; is_key: it is a key that does not fit.
    """

    path: Path
    keyword: str
    limit: Any
    value: Any
    node: Schema = attribute(factory=dict)
    missing: str = ""
    is_key: bool = False
