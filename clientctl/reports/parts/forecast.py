"""What the forecasts stand on: the parameters of their models, how many clients these were fitted to, and their sum."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Context, Decimal
from typing import Any, Final

from clientctl.errors import Message, message
from clientctl.facts.entries import exact_sum, rounded
from clientctl.messages import label
from clientctl.model import Choice, Column, Table
from clientctl.reports.parts.customers import Customer
from clientctl.reports.parts.figures import name_of
from clientctl.reports.study import Basis, Study

FORECASTS: Final = ("expected_orders", "alive", "predicted_value")
_SUMMED: Final = ("expected_orders", "predicted_value")
# The forecasts by name and then by the client's id.
Forecasts = Mapping[str, Mapping[str, Any]]
# As many digits as their fit can tell.
_DIGITS: Final = Context(prec=4)
_PARAMETER: Final = Column(
    "parameter",
    label("report_value.column_parameter"),
    "choice",
    (
        Choice("clients", label("report_value.forecast_clients")),
        Choice("repeat_clients", label("report_value.forecast_repeat_clients")),
        Choice("correlation", label("report_value.forecast_correlation")),
        Choice("expected_orders", label("report_value.forecast_expected_orders")),
        Choice("predicted_value", label("report_value.forecast_predicted_value")),
    ),
)
_VALUE: Final = Column("value", label("report_value.column_value"), "decimal")
_MEANING: Final = Column("meaning", label("report_value.column_meaning"), rank=1, audience="people")


def forecasts_of(study: Study, customers: Sequence[Customer]) -> Forecasts:
    """The forecasts of each customer; none that could not be made."""
    basis = study.forecast()
    if basis.purchases is None:
        return {}
    names = FORECASTS if basis.spending is not None else FORECASTS[:-1]
    subjects = [customer.subject for customer in customers]
    return {name: {subject.id: subject.fact(name) for subject in subjects} for name in names}


def forecast_table(study: Study, forecasts: Forecasts) -> Table:
    """The sums of the customers' forecasts, then the parameters; the title says why there are none."""
    code = "report_value.table_forecast"
    basis = study.forecast()
    why = basis.why or basis.why_no_value
    title = message(code) if why is None else message("report_value.no_forecast", why=why)
    sums = [
        (name, rounded(exact_sum(values.values())), message(f"report_value.meaning_{name}"))
        for name, values in forecasts.items()
        if name in _SUMMED
    ]
    rows = [*sums, *_parameters(basis)]
    return Table((_PARAMETER, _VALUE, _MEANING), rows, name_of(code), title)


def _parameters(basis: Basis) -> Iterator[tuple[str, Decimal | int, Message]]:
    yield "clients", basis.clients, message("report_value.meaning_clients")
    yield "repeat_clients", basis.repeat_clients, message("report_value.meaning_repeat_clients")
    models = ((basis.purchases, ("r", "alpha", "a", "b")), (basis.spending, ("p", "q", "v")))
    for parameters, names in models:
        if parameters is not None:
            for name in names:
                yield name, _shown(getattr(parameters, name)), message(f"report_value.meaning_{name}")
    if basis.correlation is not None:
        yield "correlation", _shown(basis.correlation), message("report_value.meaning_correlation")


def _shown(number: float) -> Decimal:
    return Decimal(format(_DIGITS.create_decimal(repr(number)), "f"))
