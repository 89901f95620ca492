"""The small nouns: clients and change sets."""

from __future__ import annotations

from typing import Any

import pytest

from clientctl.model import ChangeSet, Client, FileChange


@pytest.mark.parametrize("document", [{}, {"name": ""}, {"name": 5}, {"name": None}, {"name": ["Acme"]}])
def test_a_client_without_a_usable_name_goes_by_its_id(document: Any) -> None:
    assert Client("acme", document, "clients/acme.yaml").name == "acme"


def test_a_client_goes_by_its_name() -> None:
    assert Client("acme", {"name": "Acme AS"}, "clients/acme.yaml").name == "Acme AS"


def test_changes_that_leave_every_file_as_it_is_are_empty() -> None:
    same = FileChange("clients/a.yaml", b"name: A\n", b"name: A\n", "a")

    assert ChangeSet().is_empty
    assert ChangeSet((same,)).is_empty
    assert not ChangeSet((same, FileChange("clients/b.yaml", None, b"", "b"))).is_empty
    assert not ChangeSet((FileChange("clients/b.yaml", b"", None, "b"),)).is_empty
