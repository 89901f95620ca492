"""Narrowing by columns: nobody who is meant is passed over, and where columns are enough nobody else is left."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from clientctl.actions.kept import is_cell_enough
from clientctl.actions.narrowing import Narrowing
from clientctl.actions.workspace import Workspace
from clientctl.errors import ClientctlError
from clientctl.query import Query, parse_arguments
from clientctl.store.cache.blocks import Block, Shelved
from tests.cache.random_acts import begin
from tests.cache.random_book import random_document
from tests.cache.random_questions import random_query
from tests.cache.support import end_command, make_book, opened, put

pytestmark = pytest.mark.cache


class _Blocks:
    """Takes note of the blocks that a query goes through, and narrows nothing."""

    def __init__(self) -> None:
        self.found: list[Block] = []

    def __call__(self, block: Block) -> range:
        self.found.append(block)
        return range(len(block))


def _blocks(workspace: Workspace) -> list[Block]:
    blocks = _Blocks()
    list(workspace.repository.clients(archived=True, narrow=blocks))  # type: ignore[call-arg]
    return blocks.found


def _check(workspace: Workspace, blocks: list[Block], query: Query) -> None:
    narrowing = Narrowing(query, workspace.facts)
    is_exact = all(
        len(part.fields) == 1 and not part.asks_text and is_cell_enough(part.fields[0])
        for part in query.parts
    )
    for block in blocks:
        left = list(narrowing(block))
        meant = [
            index
            for index in range(len(block))
            if (client := Shelved(block, index)).is_readable and query.matches(workspace.subject(client))
        ]
        assert left == sorted(set(left))
        assert set(meant) <= set(left), str(query)
        readable = [index for index in left if Shelved(block, index).is_readable]
        # where facts hold for some of a block alone, all of it is left
        is_sure = block.holds(workspace.today.toordinal()) or not any(f.is_computed for f in query.fields)
        assert not (is_exact and is_sure) or readable == meant, str(query)


@pytest.mark.parametrize("seed", range(4))
def test_random_queries_on_random_books(tmp_path: Path, seed: int) -> None:
    scene = begin(tmp_path, seed)
    random = Random(seed)
    put(tmp_path, "clientctl.yaml", "clientctl: 1\nrates: {EUR: 8}\n")
    for number in range(30):
        put(tmp_path, f"clients/r{number:02}.yaml", random_document(random))
    for _ in range(3):
        scene.act()
        workspace = opened(tmp_path, cached=True, today=scene.today)
        blocks = _blocks(workspace)
        for _ in range(60):
            try:
                query = parse_arguments([random_query(random)], workspace.scope)
            except ClientctlError:
                continue
            _check(workspace, blocks, query)
        end_command()


def test_a_value_that_many_share_is_asked_once(tmp_path: Path) -> None:
    files = {f"clients/c{number}.yaml": f"name: C\ngrade: {'AB'[number % 2]}\n" for number in range(20)}
    workspace = opened(make_book(tmp_path, files), cached=True)
    query = parse_arguments(["grade:B"], workspace.scope)
    narrowing = Narrowing(query, workspace.facts)

    (block,) = _blocks(workspace)
    ids = [block.files.ids[index] for index in narrowing(block)]
    assert ids == sorted(f"c{number}" for number in range(1, 20, 2))
    end_command()
