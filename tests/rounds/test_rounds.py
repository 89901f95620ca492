"""Two people on one book for many days: nothing is lost, and nobody is asked without a need."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rounds.rounds import play

pytestmark = pytest.mark.merge


def test_a_few_days_of_two_people_come_together(tmp_path: Path) -> None:
    assert play(tmp_path, "few", 3)["rounds"] == 3


@pytest.mark.long
def test_many_days_of_two_people_lose_nothing_and_conflict_only_where_they_disagree(
    bounded: bool, tmp_path: Path
) -> None:
    """Beside it git's own merge stops in more than three of ten rounds, so the days are no tame ones."""
    rounds = 25 if bounded else 300
    counts = play(tmp_path, "many", rounds)
    assert counts["rounds"] == rounds and counts["same client"] > rounds / 2 and counts["conflicts"]
    assert counts["plain conflicts"] > 0.3 * counts["same client"], f"too tame: {counts}"


@pytest.mark.long
@pytest.mark.whole
@pytest.mark.parametrize("driver", ["exit 0", "exit 127"], ids=["that keeps our side", "that is not there"])
def test_a_driver_that_does_not_merge_is_noticed(driver: str, tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="seed 'worse', round "):
        play(tmp_path, "worse", 10, driver=driver)
