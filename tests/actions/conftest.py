"""A book that the tests of reading share: nobody changes it."""

from __future__ import annotations

import pytest

from clientctl.actions.workspace import Workspace
from tests.actions.book import CLIENTS, make_book


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    views = {
        "views/vips.yaml": "query: tag:vip\n",
        "views/odd.yaml": "- a\n",
        "views/none.yaml": "title: x\n",
    }
    return make_book(tmp_path_factory.mktemp("book"), {**CLIENTS, **views})
