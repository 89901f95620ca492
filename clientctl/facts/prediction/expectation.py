"""What BG/NBD says of a client with a history: whether it is still there, and how often it will buy.

Sources: P. S. Fader, B. G. S. Hardie, K. L. Lee (2005), "Counting Your Customers" the Easy Way: An Alternative to the
Pareto/NBD Model, Marketing Science 24 (2), 275-284, equation (10); P. S. Fader, B. G. S. Hardie, K. L. Lee (2008),
Computing P(alive) Using the BG/NBD Model, brucehardie.com/notes/021, for the probability of being alive.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from clientctl.facts.prediction.maximum import Floats
    from clientctl.facts.prediction.purchases import PurchaseParameters

# Beside whole numbers so near equation (10) is not evaluated (see `_aside`), but as far from them as that again.
_NEAR: Final = 1e-6


def alive(parameters: PurchaseParameters, repeats: Floats, last: Floats, age: Floats) -> Floats:
    """The probability (n,) that each client has not left; 1 without repeats, for one leaves after a repeat only.

    repeats, last, age: (n,), times in weeks. Worked out from the logarithm of the odds, which does not overflow.
    """
    import numpy as np
    from scipy.special import expit

    r, alpha, a, b = parameters.r, parameters.alpha, parameters.a, parameters.b
    has_repeats = repeats > 0
    left_after = np.where(has_repeats, b + repeats - 1, 1.0)
    odds_of_leaving = np.log(a / left_after) + (r + repeats) * np.log((alpha + age) / (alpha + last))
    chance: Floats = np.where(has_repeats, expit(-odds_of_leaving), 1.0)
    return chance


def expected_purchases(
    parameters: PurchaseParameters, repeats: Floats, last: Floats, age: Floats, weeks: float
) -> Floats:
    """How many purchases (n,) each client is expected to make in the next `weeks` weeks: equation (10).

    repeats, last, age: (n,), times in weeks. With z = weeks / (alpha + age + weeks), Euler's transformation (Abramowitz
    and Stegun, Handbook of Mathematical Functions, 15.3.3) turns the paper's
    (1 - z)^(r + x) F(r + x, b + x; a + b + x - 1; z) into (1 - z)^(a - 1) F(a + b - 1 - r, a - 1; a + b + x - 1; z),
    where the number of purchases x stands below only: the one overflows and underflows with it, the other does not.
    """
    import numpy as np
    from scipy.special import hyp2f1

    r, alpha, b = parameters.r, parameters.alpha, parameters.b
    a = _aside(parameters)
    below = a + b + repeats - 1
    z = weeks / (alpha + age + weeks)
    while_alive = below / (a - 1) * (1 - (1 - z) ** (a - 1) * hyp2f1(a + b - 1 - r, a - 1, below, z))
    expected: Floats = np.maximum(while_alive, 0.0) * alive(parameters, repeats, last, age)
    return expected


def _aside(parameters: PurchaseParameters) -> float:
    """a, or so little more than it that nothing that follows is 0 / 0 or a special case of hyp2f1.

    Equation (10) is 0 / 0 at a = 1, and at a + b = 1 for a client without repeats, where it has a finite limit; where
    r - a is whole, scipy turns to an expansion by digamma functions that loses all digits for clients with many
    repeats, without a warning.
    """
    a = parameters.a
    while any(abs(one - round(one)) < _NEAR for one in (a, a + parameters.b, a - parameters.r)):
        a += 2 * _NEAR
    return a
