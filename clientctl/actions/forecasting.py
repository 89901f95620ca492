"""Forecasts: what is expected of each client, by models fitted to every client of the book on a day.

Fitting loads libraries that take longer than most commands, so what came of it is kept beside the cache, for as long
as no order, setting or day makes it another: whoever asks next compares, and looks it up.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from clientctl.errors import ClientctlError, Location, Message, Problem, message
from clientctl.facts.entries import rounded
from clientctl.frozen import attribute, frozen, replace
from clientctl.store.cache.repository import CachedRepository

if TYPE_CHECKING:
    from clientctl.actions.subject import Subject
    from clientctl.actions.workspace import Workspace
    from clientctl.facts.prediction import (
        History,
        PurchaseFit,
        PurchaseParameters,
        Purchases,
        SpendingParameters,
    )

VALUE: Final = "predicted_value"
FORECASTS: Final = ("expected_orders", "alive", VALUE)
# What the models are reckoned with; another make of it may give other digits.
_LIBRARIES: Final = ("scipy", "numpy")
_NO_LIBRARY: Final = "forecasts.no_scipy"
_HINTS: Final = {_NO_LIBRARY: message("forecasts.install")}
_WHY_NO_VALUE: Final = {
    "few_repeat_clients": "forecasts.few_amounts",
    "no_maximum": "forecasts.no_maximum_of_amounts",
    "no_mean": "forecasts.no_mean",
}

# What is done, for whoever watches: purchases fitted, amounts fitted, forecasts made.
_STEPS: Final = 3

# Stands for a forecast that there is none of.
_NONE: Final = "-"


@frozen
class Basis:
    """What the forecasts of a book stand on.

    clients: those that had ordered by the day, archived ones too; repeat_clients: those of them with orders on more
    than one day; both 0 where `why` is that nothing could be looked at.
    purchases: r, alpha (in weeks), a, b of BG/NBD; None where `why` tells the reason, and then there is no forecast.
    spending: p, q, v (an amount in the book's currency) of Gamma-Gamma; None where `why` or `why_no_value` tells it.
    correlation: of how often repeat clients buy with how much they spend (Pearson), near 0 where a value can be
    trusted; None where it is not known.
    at_bounds: names of parameters that ended at the bound of the search, "very small" or "very large".
    """

    clients: int = 0
    repeat_clients: int = 0
    purchases: PurchaseParameters | None = None
    spending: SpendingParameters | None = None
    correlation: float | None = None
    at_bounds: tuple[str, ...] = ()
    why: Message | None = None
    why_no_value: Message | None = None


@frozen
class Forecasting:
    """The forecasts of a book on a day.

    rows: by what a client has bought, its forecasts as they are shown, in the order of FORECASTS, parted by blanks.
    """

    basis: Basis
    rows: Mapping[Purchases, str] = attribute(factory=dict)

    def judge(self, name: str, subject: Subject) -> Decimal | None:
        """One of FORECASTS for a client, as it is shown; None without orders, or where nothing can be expected."""
        bought = None if self.basis.purchases is None else subject.purchases()
        if bought is None:
            return None
        # a client that is being changed may have bought what none of the book has
        row = self.rows.get(bought) or _rows(self.basis, [bought], subject.facts.today)[bought]
        shown = row.split(" ")[FORECASTS.index(name)]
        return None if shown == _NONE else Decimal(shown)

    def problems(self, names: Collection[str]) -> tuple[Problem, ...]:
        """Why there is nothing in fields of these names, warnings to be told where they were asked for."""
        reasons = [self.basis.why] if any(name in FORECASTS for name in names) else []
        reasons += [self.basis.why_no_value] if VALUE in names else []
        return tuple(
            Problem(Location(""), why, _HINTS.get(why.code), severity="warning")
            for why in reasons
            if why is not None
        )


def build_forecasting(workspace: Workspace) -> Forecasting:
    """The forecasts of a book; kept ones where they hold."""
    libraries = _libraries()
    if libraries is None:
        return Forecasting(Basis(why=message(_NO_LIBRARY)))
    try:
        found = _purchases(workspace)
    except ClientctlError as error:  # a directory that cannot be read
        return Forecasting(Basis(why=error.message))
    from clientctl.facts.prediction import FEWEST_REPEAT_CLIENTS

    repeat_clients = sum(one.repeats > 0 for one in found)
    if repeat_clients < FEWEST_REPEAT_CLIENTS:
        why = message("forecasts.few_repeat_clients", found=repeat_clients, needed=FEWEST_REPEAT_CLIENTS)
        return Forecasting(Basis(len(found), repeat_clients, why=why))
    try:
        return _kept(workspace, found, _stamp(found, (workspace.today.isoformat(), *libraries)))
    except ImportError:
        return Forecasting(Basis(why=message(_NO_LIBRARY)))


def _libraries() -> Sequence[str] | None:
    """What tells one make of the libraries from another, without loading them; None where they are not there."""
    from importlib.util import find_spec
    from pathlib import Path

    try:
        specs = [find_spec(name) for name in _LIBRARIES]
        places = [spec.origin for spec in specs if spec is not None and spec.origin is not None]
        makes = [f"{place} {Path(place).stat().st_mtime_ns}" for place in places]
    except (ImportError, ValueError, OSError):  # whatever keeps a library from being loaded
        return None
    return makes if len(makes) == len(_LIBRARIES) else None


def _purchases(workspace: Workspace) -> Sequence[Purchases]:
    """What every client that has ordered bought, those in the archive too: the models are to see who left as well."""
    subjects = (
        workspace.subject(client)
        for client in workspace.repository.clients(archived=True, checked=False)
        if client.is_readable
    )
    return [bought for subject in subjects if (bought := subject.purchases()) is not None]


def _stamp(found: Iterable[Purchases], others: Iterable[str]) -> str:
    """What changes with anything that the forecasts depend on, but for the settings."""
    import marshal

    from clientctl.store.digests import sha1

    # version 2 writes equal numbers as equal bytes; later ones refer to what was written before
    stamp: str = sha1(marshal.dumps([tuple(one) for one in found], 2) + repr(others).encode()).hexdigest()
    return stamp


def _kept(workspace: Workspace, found: Sequence[Purchases], stamp: str) -> Forecasting:
    """The forecasts that were kept under this stamp, or are from now on; ImportError."""
    repository = workspace.repository
    if not isinstance(repository, CachedRepository):
        return _fitted(workspace, found)
    directory = repository.cache.directory
    kept = directory.forecasts()
    if kept is not None and kept["stamp"] == stamp:
        basis = _unpacked(kept["basis"])
        rows = {} if basis.purchases is None else dict(zip(found, kept["rows"].split("\n"), strict=True))
        return Forecasting(basis, rows)
    made = _fitted(workspace, found)
    text = "\n".join([made.rows[one] for one in found if made.rows])
    directory.keep_forecasts({"stamp": stamp, "basis": _packed(made.basis), "rows": text})
    return made


def _fitted(workspace: Workspace, found: Sequence[Purchases]) -> Forecasting:
    """The models fitted now; ImportError."""
    from clientctl.facts.prediction import NotFitted, fit_purchases

    advance = workspace.watch(message("forecasts.fitting"))
    advance(0, _STEPS)
    histories = [one.history(workspace.today) for one in found]
    purchases = fit_purchases(histories)
    if isinstance(purchases, NotFitted):
        advance(_STEPS, _STEPS)
        why = message("forecasts.no_maximum")
        return Forecasting(Basis(len(found), sum(one.repeats > 0 for one in histories), why=why))
    advance(1, _STEPS)
    basis = _basis(purchases, histories)
    advance(2, _STEPS)
    rows = _rows(basis, found, workspace.today)
    advance(_STEPS, _STEPS)
    return Forecasting(basis, rows)


def _basis(purchases: PurchaseFit, histories: Sequence[History]) -> Basis:
    """The basis where purchases could be fitted, with the amounts if those can be too."""
    from clientctl.facts.prediction import NotFitted, fit_spending

    basis = Basis(
        purchases.clients, purchases.repeat_clients, purchases.parameters, at_bounds=purchases.at_bounds
    )
    spending = fit_spending(histories)
    if isinstance(spending, NotFitted):
        code = _WHY_NO_VALUE[spending.reason]
        return replace(basis, why_no_value=message(code, found=spending.found, needed=spending.needed))
    return replace(
        basis,
        spending=spending.parameters,
        correlation=spending.correlation,
        at_bounds=(*basis.at_bounds, *spending.at_bounds),
    )


def _rows(basis: Basis, found: Iterable[Purchases], today: date) -> Mapping[Purchases, str]:
    """What is expected of whoever bought this; nothing without parameters."""
    from clientctl.facts.prediction import foretell

    if basis.purchases is None:
        return {}
    # in an order of their own, as a number may depend on its place in the last digits
    bought = sorted(set(found))
    forecasts = foretell(basis.purchases, basis.spending, [one.history(today) for one in bought])
    return {
        one: " ".join(map(_shown, (forecast.orders, forecast.alive, forecast.value)))
        for one, forecast in zip(bought, forecasts, strict=True)
    }


def _shown(number: float | None) -> str:
    """Half up to 0.01."""
    from math import isfinite

    return _NONE if number is None or not isfinite(number) else f"{rounded(Decimal(str(number))):f}"


def _packed(basis: Basis) -> Any:
    """A basis as JSON data."""
    spending, purchases = basis.spending, basis.purchases
    reasons = [basis.why, basis.why_no_value]
    return [
        basis.clients,
        basis.repeat_clients,
        None if purchases is None else [purchases.r, purchases.alpha, purchases.a, purchases.b],
        None if spending is None else [spending.p, spending.q, spending.v],
        basis.correlation,
        list(basis.at_bounds),
        *[None if why is None else [why.code, dict(why.values)] for why in reasons],
    ]


def _unpacked(data: Any) -> Basis:
    from clientctl.facts.prediction import PurchaseParameters, SpendingParameters

    clients, repeat_clients, purchases, spending, correlation, at_bounds, *reasons = data
    return Basis(
        clients,
        repeat_clients,
        None if purchases is None else PurchaseParameters(*purchases),
        None if spending is None else SpendingParameters(*spending),
        correlation,
        tuple(at_bounds),
        *[None if why is None else Message(*why) for why in reasons],
    )
