"""Gamma-Gamma: how much a client spends on a purchase, its parameters by maximum likelihood.

Amounts of one client scatter about a mean of its own (gamma, shape p), and these means scatter between clients (the
scale is gamma again, q and v). It takes for granted that how much a client spends has nothing to do with how often it
buys; how far that is so is told beside the parameters.

Sources: P. S. Fader, B. G. S. Hardie (2013), The Gamma-Gamma Model of Monetary Value, brucehardie.com/notes/025,
equations (1a) for the likelihood and (5) for the conditional mean; P. S. Fader, B. G. S. Hardie, K. L. Lee (2005),
RFM and CLV: Using Iso-Value Curves for Customer Base Analysis, Journal of Marketing Research 42 (4), 415-430.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from clientctl.facts.prediction.history import History
from clientctl.facts.prediction.maximum import (
    FEWEST_REPEAT_CLIENTS,
    Attempt,
    Bound,
    NotFitted,
    climb,
    highest,
)
from clientctl.frozen import frozen

if TYPE_CHECKING:
    from clientctl.facts.prediction.maximum import Floats

# q is searched for above 1, where the mean of all clients exists; v: times the mean amount.
_BOUNDS: Final = (Bound("p", 1e-3, 1e4), Bound("q", 1e-3, 1e4), Bound("v", 1e-8, 1e8))
# p and q - 1; v follows from them and the mean amount.
_STARTS: Final = ((1.0, 1.0), (5.0, 3.0), (25.0, 0.3))


@frozen
class SpendingParameters:
    """p, q: pure numbers, q above 1; v: an amount, so that p * v / (q - 1) is the mean of all clients."""

    p: float
    q: float
    v: float


@frozen
class SpendingFit:
    """Parameters at the highest of all attempts (each in the order p, q, v).

    clients: how many were fitted to, those with a repeat purchase of a positive amount. correlation: of the number
    of their repeats with their mean amount (Pearson), near 0 where the model's assumption holds; None if either is
    the same for all. at_bounds: parameters that ended at the bound of the search.
    """

    parameters: SpendingParameters
    log_likelihood: float
    clients: int
    correlation: float | None
    attempts: tuple[Attempt, ...]
    at_bounds: tuple[str, ...] = ()


def fit_spending(histories: Sequence[History]) -> SpendingFit | NotFitted:
    """The likeliest parameters for the repeat clients among these whose mean amount is positive.

    It is the same for every order of the clients. Fewer than FEWEST_REPEAT_CLIENTS of them are told.
    """
    counted = [(one.valued, one.value) for one in histories if one.valued > 0 and one.value > 0]
    if len(counted) < FEWEST_REPEAT_CLIENTS:
        return NotFitted("few_repeat_clients", len(counted))
    import numpy as np

    rows, weights = np.unique(np.array(counted, dtype=float), axis=0, return_counts=True)
    correlation = _correlation(rows, weights.astype(float))
    scale = float(weights @ rows[:, 1]) / len(counted)
    rows[:, 1] /= scale

    found = climb(
        lambda parameters: log_likelihood(parameters, rows, weights.astype(float)),
        [(p, above, above / p) for p, above in _STARTS],
        _BOUNDS,
        len(counted),
    )
    attempts = tuple(_in_currency(attempt, scale, len(counted)) for attempt in found)
    best = highest(attempts)
    if best is None:
        return NotFitted("no_maximum", len(counted), attempts=attempts)
    ends = zip(_BOUNDS, found[attempts.index(best)].end, strict=True)
    at_bounds = tuple(bound.name for bound, end in ends if bound.holds_back(end))
    parameters = SpendingParameters(*best.end)
    if "q" in at_bounds and parameters.q < 2:
        return NotFitted("no_mean", len(counted), attempts=attempts)
    return SpendingFit(parameters, best.log_likelihood, len(counted), correlation, attempts, at_bounds)


def log_likelihood(parameters: Floats, rows: Floats, weights: Floats) -> tuple[float, Floats]:
    """The log-likelihood of all clients and its derivatives (3,) by the logarithms of p, q - 1, v: equation (1a).

    parameters: (3,), p, q - 1 and v, all positive. rows: (n, 2), purchases and their mean amount, both positive.
    weights: (n,), how many clients have that row.
    """
    import numpy as np
    from scipy.special import digamma, gammaln

    p, above, v = parameters
    q = 1 + above
    x, mean = rows.T
    amount, spread = x * mean, v + x * mean
    value = weights @ (
        gammaln(p * x + q) - gammaln(p * x) - gammaln(q)
        + q * np.log(v / spread) + p * x * np.log(amount / spread) - np.log(mean)
    )  # fmt: skip
    shape = digamma(p * x + q)
    by_p = x * (shape - digamma(p * x) + np.log(amount / spread))
    by_q = shape - digamma(q) + np.log(v / spread)
    by_v = q / v - (p * x + q) / spread
    return float(value), np.array([weights @ by for by in (by_p, by_q, by_v)]) * parameters


def expected_value(parameters: SpendingParameters, valued: Floats, value: Floats) -> Floats:
    """The mean amount (n,) of each client's purchases to come: equation (5).

    valued, value: (n,), how many amounts are known and their mean. The more, the nearer is it to the client's own mean;
    without any it is that of all clients.
    """
    p, q, v = parameters.p, parameters.q, parameters.v
    expected: Floats = p * (v + valued * value) / (p * valued + q - 1)
    return expected


def _correlation(rows: Floats, weights: Floats) -> float | None:
    import numpy as np

    covariance = np.cov(rows.T, aweights=weights, ddof=0)
    spread = float(np.sqrt(covariance[0, 0] * covariance[1, 1]))
    return float(covariance[0, 1]) / spread if spread > 0 else None


def _in_currency(attempt: Attempt, scale: float, clients: int) -> Attempt:
    """An attempt whose amounts were counted in `scale`, with q itself; a density shrinks by as much each."""
    import math

    def stretched(parameters: tuple[float, ...]) -> tuple[float, ...]:
        p, above, v = parameters
        return (p, 1 + above, v * scale)

    height = attempt.log_likelihood - clients * math.log(scale)
    return Attempt(stretched(attempt.start), stretched(attempt.end), height, attempt.has_converged)
