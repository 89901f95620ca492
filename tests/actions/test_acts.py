"""Which commits count as clientctl's own, so that an undo without a name finds them."""

from __future__ import annotations

import pytest

from clientctl.actions.undo.acts import is_act
from clientctl.store.past import Commit


def commit(subject: str) -> Commit:
    return Commit("1" * 40, ("2" * 40,), "Li", "2026-11-22", subject, "")


@pytest.mark.parametrize(
    "subject",
    [
        "set acme",
        "tag 6 clients",
        "merge acme beta-gmbh",
        "add-order acme",
        "rm-contact 2 clients",
        "edit clientctl.yaml",
        "edit 3 files",
        "save @mine",
        "rm @华东 客户",
        "config log.kind",
        "schema add-field shade",
        "doctor",
    ],
)
def test_its_own(subject: str) -> None:
    assert is_act(commit(subject))


@pytest.mark.parametrize(
    "subject",
    [
        "init",
        "set things right",
        "Set acme",
        "set",
        "fix acme",
        "merge branch 'x'",
        "sync origin/main",
        "undo acme",
        "tag six clients",
        "",
    ],
)
def test_those_of_others(subject: str) -> None:
    assert not is_act(commit(subject))
