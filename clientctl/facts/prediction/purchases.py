"""BG/NBD: when clients buy again and when they silently leave, its parameters by maximum likelihood.

While alive, a client buys at random with a rate that differs between clients (gamma, shape r, scale 1 / alpha); after
each repeat purchase it leaves for good with a probability that differs too (beta, a and b).

Source: P. S. Fader, B. G. S. Hardie, K. L. Lee (2005), "Counting Your Customers" the Easy Way: An Alternative to the
Pareto/NBD Model, Marketing Science 24 (2), 275-284; its equation (6) is the likelihood of one client.
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

# Shapes beyond these say that clients are alike (or as different as can be), which more of it hardly changes; the
# hypergeometric function of the forecast overflows where shapes go on to some 90. alpha: times the mean age.
_BOUNDS: Final = (Bound("r", 1e-3, 50), Bound("alpha", 1e-3, 1e3), Bound("a", 1e-3, 50), Bound("b", 1e-3, 50))
# r, a, b; alpha follows from r and the mean rate of purchases.
_STARTS: Final = ((0.3, 1.0, 3.0), (1.0, 0.5, 5.0), (4.0, 0.2, 1.0))


@frozen
class PurchaseParameters:
    """r, a, b: pure numbers; alpha: weeks, so that r / alpha is the mean rate of a client alive, per week."""

    r: float
    alpha: float
    a: float
    b: float


@frozen
class PurchaseFit:
    """Parameters at the highest of all attempts (each in the order r, alpha, a, b; alpha in weeks).

    clients, repeat_clients: how many were fitted to. at_bounds: parameters that ended at the bound of the search;
    forecasts hold, but the parameter itself says no more than "very small" or "very large".
    """

    parameters: PurchaseParameters
    log_likelihood: float
    clients: int
    repeat_clients: int
    attempts: tuple[Attempt, ...]
    at_bounds: tuple[str, ...] = ()


def fit_purchases(histories: Sequence[History]) -> PurchaseFit | NotFitted:
    """The likeliest parameters for these clients (those without a repeat purchase tell as much as the others).

    It is the same for every order of the clients. Fewer than FEWEST_REPEAT_CLIENTS with a repeat purchase are told.
    """
    repeat_clients = sum(history.repeats > 0 for history in histories)
    if repeat_clients < FEWEST_REPEAT_CLIENTS:
        return NotFitted("few_repeat_clients", repeat_clients)
    import numpy as np

    seen = np.array([(one.repeats, one.last, one.age) for one in histories], dtype=float)
    rows, weights = np.unique(seen, axis=0, return_counts=True)
    bought, _, weeks = weights @ rows
    scale = weeks / len(histories)
    rows[:, 1:] /= scale
    rate = bought / len(histories)

    found = climb(
        lambda parameters: log_likelihood(parameters, rows, weights.astype(float)),
        [(r, r / rate, a, b) for r, a, b in _STARTS],
        _BOUNDS,
        len(histories),
    )
    attempts = tuple(_in_weeks(attempt, float(scale), bought) for attempt in found)
    best = highest(attempts)
    if best is None:
        return NotFitted("no_maximum", repeat_clients, attempts=attempts)
    ends = found[attempts.index(best)].end
    return PurchaseFit(
        PurchaseParameters(*best.end),
        best.log_likelihood,
        len(histories),
        repeat_clients,
        attempts,
        tuple(bound.name for bound, end in zip(_BOUNDS, ends, strict=True) if bound.holds_back(end)),
    )


def log_likelihood(parameters: Floats, rows: Floats, weights: Floats) -> tuple[float, Floats]:
    """The log-likelihood of all clients and its derivatives (4,) by the logarithms of r, alpha, a, b.

    parameters: (4,), all positive. rows: (n, 3), repeats, last and age, in the unit of alpha. weights: (n,), how many
    clients have that row. The two summands of equation (6), for a client that is still there and for one that left
    after its last purchase, are added as logarithms.
    """
    import numpy as np
    from scipy.special import digamma, gammaln

    r, alpha, a, b = parameters
    x, last, age = rows.T
    counts, which = np.unique(x, return_inverse=True)
    of_count = (
        gammaln(r + counts) - gammaln(r) + gammaln(b + counts) - gammaln(b)
        + gammaln(a + b) - gammaln(a + b + counts)
    )  # fmt: skip
    up_to_age, up_to_last = np.log(alpha + age), np.log(alpha + last)
    left_after = np.where(x > 0, b + x - 1, np.inf)
    stayed = -(r + x) * up_to_age
    left = np.log(a / left_after, where=x > 0, out=np.full_like(x, -np.inf)) - (r + x) * up_to_last
    either = np.logaddexp(stayed, left)
    gone = np.exp(left - either)
    value = weights @ (of_count[which] + r * np.log(alpha) + either)

    joint = digamma(a + b) - digamma(a + b + counts)
    by_r = (
        (digamma(r + counts) - digamma(r))[which]
        + np.log(alpha)
        - up_to_age
        + gone * (up_to_age - up_to_last)
    )
    by_alpha = r / alpha - (r + x) * ((1 - gone) / (alpha + age) + gone / (alpha + last))
    by_a = joint[which] + gone / a
    by_b = (joint + digamma(b + counts) - digamma(b))[which] - gone / left_after
    slope = np.array([weights @ by for by in (by_r, by_alpha, by_a, by_b)])
    return float(value), slope * parameters


def _in_weeks(attempt: Attempt, scale: float, bought: float) -> Attempt:
    """An attempt whose time was counted in `scale` weeks: densities of `bought` purchases shrink by as much each."""
    import math

    def stretched(parameters: tuple[float, ...]) -> tuple[float, ...]:
        r, alpha, a, b = parameters
        return (r, alpha * scale, a, b)

    height = attempt.log_likelihood - float(bought) * math.log(scale)
    return Attempt(stretched(attempt.start), stretched(attempt.end), height, attempt.has_converged)
