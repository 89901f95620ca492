"""Orders expected and the chance to be alive, against integrals and by what must hold for every client."""

from __future__ import annotations

from math import exp, lgamma
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientctl.facts.prediction import PurchaseParameters
from clientctl.facts.prediction.expectation import alive, expected_purchases

REASON = "the extra predict is not installed"
np = pytest.importorskip("numpy", reason=REASON)
integrate = pytest.importorskip("scipy.integrate", reason=REASON)

PUBLISHED = PurchaseParameters(r=0.243, alpha=4.414, a=0.793, b=2.426)

shapes = st.floats(-3, 1.69).map(lambda logarithm: 10**logarithm)
parameters_of_a_search = st.builds(
    PurchaseParameters, r=shapes, alpha=st.floats(0.01, 1000), a=shapes, b=shapes
)
repeat_counts = st.integers(0, 3000)
spans = st.floats(0, 1000)


def row(x: float, last: float, age: float) -> tuple[Any, Any, Any]:
    return np.array([float(x)]), np.array([last]), np.array([age])


def expected(parameters: PurchaseParameters, x: float, last: float, age: float, weeks: float) -> float:
    return float(expected_purchases(parameters, *row(x, last, age), weeks)[0])


def chance(parameters: PurchaseParameters, x: float, last: float, age: float) -> float:
    return float(alive(parameters, *row(x, last, age))[0])


def integrated(parameters: PurchaseParameters, x: int, age: float, weeks: float) -> float:
    """Purchases to come of a client that is alive: the mean of (1 - exp(-rate p weeks)) / p over what it may be like.

    Its rate is gamma with shape r + x and scale 1 / (alpha + age), which integrates by itself; its chance p to leave
    is beta with a and b + x.
    """
    a, b = parameters.a, parameters.b + x
    ahead = weeks / (parameters.alpha + age)

    def purchases(p: float) -> float:
        shape = parameters.r + x
        return float(-np.expm1(-shape * np.log1p(p * ahead)) / p) if p else shape * ahead

    whole, _ = integrate.quad(purchases, 0, 1, weight="alg", wvar=(a - 1, b - 1), epsabs=0, epsrel=1e-9)
    return float(whole) * exp(lgamma(a + b) - lgamma(a) - lgamma(b))


INTEGRALS = [
    (PUBLISHED, 0, 0.0, 10.0, 52.0),
    (PUBLISHED, 2, 30.43, 38.86, 39.0),
    (PUBLISHED, 50, 38.0, 38.86, 52.0),
    (PurchaseParameters(1.0, 10.0, 1.0, 3.0), 4, 20.0, 20.0, 52.0),
    (PurchaseParameters(1.0, 10.0, 1.0 + 1e-6, 3.0), 4, 20.0, 20.0, 52.0),
    (PurchaseParameters(2.0, 5.0, 0.25, 0.75), 0, 0.0, 30.0, 52.0),
    (PurchaseParameters(2.0, 5.0, 0.2, 0.3), 0, 0.0, 30.0, 52.0),
    (PurchaseParameters(0.5, 0.1, 0.5, 20.0), 0, 0.0, 0.0, 52.0),
    (PurchaseParameters(30.0, 40.0, 20.0, 45.0), 3, 9.0, 10.0, 52.0),
    (PurchaseParameters(10.0, 0.125, 10.0, 10.0), 89, 0.0, 0.0, 2.0),
]


@pytest.mark.parametrize(("parameters", "x", "last", "age", "weeks"), INTEGRALS)
def test_expected_purchases_are_those_of_a_client_alive_times_the_chance_of_that(
    parameters: PurchaseParameters, x: int, last: float, age: float, weeks: float
) -> None:
    by_hand = integrated(parameters, x, age, weeks) * chance(parameters, x, last, age)

    assert expected(parameters, x, last, age, weeks) == pytest.approx(by_hand, rel=1e-5)


def test_the_worked_example_of_the_literature() -> None:
    # Fader, Hardie and Lee (2005), Implementing the BG/NBD Model for Customer Base Analysis in Excel
    assert expected(PUBLISHED, 2, 30.43, 38.86, 39) == pytest.approx(1.226, abs=0.0005)


def test_alive_by_the_posterior_odds() -> None:
    # a / (b + x - 1) = 1 / 2, ((alpha + age) / (alpha + last)) ^ (r + x) = (6 / 3) ^ 3 = 8; 1 / (1 + 8 / 2)
    assert chance(PurchaseParameters(1.0, 1.0, 1.0, 1.0), 2, 2.0, 5.0) == pytest.approx(0.2)


@given(parameters_of_a_search, repeat_counts, spans, spans)
@settings(deadline=None)
def test_alive_is_a_probability_and_certain_without_repeats(
    parameters: PurchaseParameters, x: int, last: float, silent: float
) -> None:
    found = chance(parameters, x, last, last + silent)

    assert 0 <= found <= 1
    assert chance(parameters, 0, 0.0, last + silent) == 1


@given(parameters_of_a_search, st.integers(1, 3000), spans, spans, st.floats(0.01, 500))
@settings(deadline=None)
def test_alive_falls_with_silence(
    parameters: PurchaseParameters, x: int, last: float, silent: float, longer: float
) -> None:
    before = chance(parameters, x, last, last + silent)
    after = chance(parameters, x, last, last + silent + longer)

    assert after < before or after == before == 0 or after == before == pytest.approx(1)


@given(parameters_of_a_search, repeat_counts, spans, spans, st.floats(0.1, 500), st.floats(0.1, 500))
@settings(deadline=None)
def test_expected_purchases_grow_with_time_within_what_the_rate_allows(
    parameters: PurchaseParameters, x: int, last: float, silent: float, weeks: float, more: float
) -> None:
    history = (x, last if x else 0.0, last + silent)

    sooner, later = (expected(parameters, *history, time) for time in (weeks, weeks + more))

    likely = chance(parameters, *history)
    never_leaving = (parameters.r + x) / (parameters.alpha + last + silent) * (weeks + more)
    assert 0 <= sooner <= later * (1 + 1e-7)
    assert later <= never_leaving * likely * (1 + 1e-6)


@pytest.mark.parametrize(
    ("a", "b", "x"), [(50.0, 50.0, 0), (50.0, 50.0, 40), (3.0, 0.5, 2000), (2.5, 2.0, 7)]
)
def test_a_client_alive_for_ever_buys_until_it_leaves(a: float, b: float, x: int) -> None:
    # the mean of 1 / p where p is beta with a and b + x; so near whole numbers a is taken a little aside
    until_it_leaves = (a + b + x - 1) / (a - 1)
    parameters = PurchaseParameters(50.0, 1.0, a, b)

    found = expected(parameters, x, 20.0, 20.0, 1e9)

    assert found == pytest.approx(until_it_leaves * chance(parameters, x, 20.0, 20.0), rel=1e-5)


def test_nothing_is_expected_of_no_time() -> None:
    assert expected(PUBLISHED, 2, 30.43, 38.86, 0) == 0
