"""What a client is likely to order: BG/NBD and Gamma-Gamma fitted to the orders of a book, with the extra `predict`.

Everything here is in weeks, in the book's currency, and takes nothing but what it is given. scipy and numpy are
imported when something is fitted or predicted; without them that raises ImportError.
"""

from clientctl.facts.prediction.forecast import YEAR, Forecast, Model, fit, forecast, foretell
from clientctl.facts.prediction.history import History, Purchases, purchases, summary
from clientctl.facts.prediction.maximum import FEWEST_REPEAT_CLIENTS, Attempt, NotFitted
from clientctl.facts.prediction.purchases import PurchaseFit, PurchaseParameters, fit_purchases
from clientctl.facts.prediction.spending import SpendingFit, SpendingParameters, fit_spending

__all__ = [
    "FEWEST_REPEAT_CLIENTS",
    "YEAR",
    "Attempt",
    "Forecast",
    "History",
    "Model",
    "NotFitted",
    "PurchaseFit",
    "PurchaseParameters",
    "Purchases",
    "SpendingFit",
    "SpendingParameters",
    "fit",
    "fit_purchases",
    "fit_spending",
    "forecast",
    "foretell",
    "purchases",
    "summary",
]
