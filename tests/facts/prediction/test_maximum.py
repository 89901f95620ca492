"""The search for a maximum, on heights whose maximum is known."""

from __future__ import annotations

from typing import Any

import pytest

from clientctl.facts.prediction.maximum import Attempt, Bound, climb, highest

REASON = "the extra predict is not installed"
np = pytest.importorskip("numpy", reason=REASON)
pytest.importorskip("scipy", reason=REASON)

BOUNDS = (Bound("wide", 1e-3, 1e3), Bound("tight", 0.5, 2.0))


def hill(top: tuple[float, float]) -> Any:
    """Highest, with 7, at `top`; falling with the square of the distance between logarithms."""

    def height(parameters: Any) -> Any:
        aside = np.log(parameters) - np.log(top)
        return 7 - float(aside @ aside), -2 * aside

    return height


def test_every_start_climbs_to_the_top_and_is_kept_in_its_order() -> None:
    starts = [(1.0, 1.0), (500.0, 0.6), (0.002, 1.9)]

    attempts = climb(hill((20.0, 1.5)), starts, BOUNDS, 1)

    assert [attempt.start for attempt in attempts] == [pytest.approx(start) for start in starts]
    for attempt in attempts:
        assert attempt.end == pytest.approx((20.0, 1.5), rel=1e-4)
        assert attempt.log_likelihood == pytest.approx(7)
        assert attempt.has_converged


def test_a_top_beyond_a_bound_is_sought_up_to_the_bound() -> None:
    (attempt,) = climb(hill((20.0, 4.0)), [(1.0, 8.0)], BOUNDS, 1)

    assert attempt.start == pytest.approx((1.0, 2.0))
    assert attempt.end == pytest.approx((20.0, 2.0), rel=1e-4)
    assert attempt.log_likelihood == pytest.approx(7 - np.log(2) ** 2)
    assert attempt.has_converged
    assert [bound.holds_back(end) for bound, end in zip(BOUNDS, attempt.end, strict=True)] == [False, True]


def test_a_ridge_that_is_nowhere_level_is_no_maximum() -> None:
    def roof(parameters: Any) -> Any:
        aside = np.log(parameters) - np.log((20.0, 1.5))
        return -float(np.abs(aside).sum()), -np.where(aside < 0, -1.0, 1.0)

    attempts = climb(roof, [(1.0, 1.0)], BOUNDS, 1)

    assert not attempts[0].has_converged
    assert highest(attempts) is None


def test_the_highest_attempt_counts_wherever_it_stands() -> None:
    low, high, rough = (Attempt((1.0,), (2.0,), height, True) for height in (-9.0, -5.0, -7.0))
    rising = Attempt((1.0,), (2.0,), -4.0, False)

    assert highest((low, high, rough)) is high
    assert highest((low, high, rising)) is None
