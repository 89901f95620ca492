"""Clients that behave as the models say, with parameters that are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientctl.facts.prediction import History, PurchaseParameters, SpendingParameters

if TYPE_CHECKING:
    from numpy.random import Generator

PURCHASES = PurchaseParameters(r=1.2, alpha=8.0, a=0.8, b=4.0)
SPENDING = SpendingParameters(p=4.0, q=5.0, v=200.0)


def simulated(
    count: int,
    generator: Generator,
    purchases: PurchaseParameters = PURCHASES,
    spending: SpendingParameters = SPENDING,
) -> tuple[History, ...]:
    """Clients whose first orders are 10 to 200 weeks ago, to the day; step by step as they buy, spend and leave."""
    return tuple(_client(generator, purchases, spending) for _ in range(count))


def _client(generator: Generator, purchases: PurchaseParameters, spending: SpendingParameters) -> History:
    rate = generator.gamma(purchases.r, 1 / purchases.alpha)
    leaving = generator.beta(purchases.a, purchases.b)
    scale = generator.gamma(spending.q, 1 / spending.v)
    age = int(generator.integers(70, 1400)) / 7
    repeats, last = 0, 0.0
    while (bought := last + generator.exponential(1 / rate)) <= age:
        repeats, last = repeats + 1, bought
        if generator.random() < leaving:
            break
    value = float(generator.gamma(spending.p, 1 / scale, repeats).mean()) if repeats else 0.0
    return History(repeats, round(last, 2), age, repeats, value)
