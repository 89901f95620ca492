"""Two random clients made one: every word of the one that goes is somewhere, and all of the other is as it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientctl import text
from clientctl.actions.merging import Merge, plan_merge
from clientctl.actions.workspace import Workspace
from tests.actions.book import make_book, opened

MINE = st.sampled_from(["a1", "b2", "c3", "d4", "e5"])
THEIRS = st.sampled_from(["a1", "b2", "v6", "w7", "x8", "y9"])
DAYS = st.sampled_from(["2026-01-01", "2026-02-02", "2026-03-03"])
IDS = st.sampled_from(["i1", "i2", "i3"])


def records(**keys: st.SearchStrategy[str]) -> st.SearchStrategy[list[dict[str, str]]]:
    """Up to three entries, some without an id, none with the id of another."""
    entry = st.fixed_dictionaries(keys, optional={"id": IDS})
    return st.lists(entry, max_size=3, unique_by=lambda one: one.get("id", id(one)))


def documents(words: st.SearchStrategy[str], phone: str) -> st.SearchStrategy[dict[str, Any]]:
    """Valid clients that say little else than these words."""
    return st.fixed_dictionaries(
        {"name": words},
        optional={
            "number": words,
            "phone": st.just(phone),
            "industry": words,
            "tags": st.lists(words, unique=True),
            "aliases": st.lists(words, unique=True),
            "address": st.dictionaries(st.sampled_from(["street", "city"]), words, min_size=1),
            "next": st.fixed_dictionaries({}, optional={"date": DAYS, "what": words}),
            "preferences": st.fixed_dictionaries(
                {}, optional={"contact_by": words, "interests": st.lists(words)}
            ),
            "contacts": records(name=words, title=words),
            "contracts": records(title=words, start=DAYS),
            "log": records(date=DAYS, text=words),
            "notes": words,
        },
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_book(tmp_path_factory.mktemp("random"), {}).root


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(keep=documents(MINE, "11111"), drop=documents(THEIRS, "22222"))
def test_nothing_of_either_is_lost(folder: Path, keep: Mapping[str, Any], drop: Mapping[str, Any]) -> None:
    after = merged(folder, keep, drop)
    said = "\n".join(words(after))
    assert all(word in said for word in words(drop, ("id",)))
    for key, value in keep.items():
        if isinstance(value, str) and key != "notes":
            assert after[key] == value
        elif isinstance(value, list) and key in ("tags", "aliases"):
            assert after.get(key, [])[: len(value)] == value
    for key in ("contracts", "log"):
        mine, theirs = keep.get(key, []), drop.get(key, [])
        assert len(after.get(key, [])) >= max(len(mine), len(theirs))
        assert all(entry in after[key] for entry in mine)
        ids = [entry["id"] for entry in after.get(key, []) if "id" in entry]
        assert len(set(ids)) == len(ids)
        contents = [{k: v for k, v in entry.items() if k != "id"} for entry in after.get(key, [])]
        assert all({k: v for k, v in entry.items() if k != "id"} in contents for entry in theirs)
    if drop.get("log"):
        dates = [entry["date"] for entry in after["log"]]
        assert dates == sorted(dates)


def merged(folder: Path, keep: Mapping[str, Any], drop: Mapping[str, Any]) -> Mapping[str, Any]:
    """What becomes of the one that stays, read from the text that would be written."""
    workspace: Workspace = opened(folder)
    for name, document in (("keep", keep), ("drop", drop)):
        (folder / f"clients/{name}.yaml").write_text(text.dump(document, workspace.catalog.shape), "utf-8")
    plan = plan_merge(workspace, Merge("keep", "drop"))
    (change,) = [one for one in plan.changes.changes if one.client == "keep"]
    assert change.after is not None
    found: Mapping[str, Any] = text.load_mapping(change.after, "", workspace.catalog.shape)
    return found


def words(value: Any, but: tuple[str, ...] = ()) -> Iterator[str]:
    """Every text in a value, however deep."""
    if isinstance(value, Mapping):
        for key, part in value.items():
            if key not in but:
                yield from words(part)
    elif isinstance(value, list):
        for part in value:
            yield from words(part, but)
    else:
        yield str(value)


def test_the_words_of_a_value_are_found_however_deep() -> None:
    assert list(words({"a": ["x", {"id": "y", "b": "z"}]})) == ["x", "y", "z"]
