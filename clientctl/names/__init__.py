"""Names: folding, pinyin, legal forms, ids and near matches.

The only room that knows pypinyin and anyascii, and it imports them when a text needs them.
"""

from __future__ import annotations

from clientctl.names.folding import digits, fold, has_han
from clientctl.names.identifiers import id_suffix, is_id, is_item_id, is_view_name, new_item_id
from clientctl.names.near import nearest
from clientctl.names.pinyin import matches_pinyin, pinyin_readings
from clientctl.names.slugs import bare_name, slug
from clientctl.names.typos import is_slip, slip_keys

__all__ = [
    "bare_name",
    "digits",
    "fold",
    "has_han",
    "id_suffix",
    "is_id",
    "is_item_id",
    "is_slip",
    "is_view_name",
    "matches_pinyin",
    "nearest",
    "new_item_id",
    "pinyin_readings",
    "slip_keys",
    "slug",
]
