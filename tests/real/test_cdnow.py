"""The CDNOW customers, for whom the parameters of both models are published.

Their summary lies in the package lifetimes (MIT), which is fetched for the test and nothing else; it is not installed.
Columns: x repeat purchases, t_x and T in weeks, zbar the mean amount of the repeats; one row a customer.
"""

from __future__ import annotations

import csv
import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from clientctl.facts.prediction import History, Model, PurchaseFit, SpendingFit, fit, forecast

REASON = "the extra predict is not installed"
pytest.importorskip("numpy", reason=REASON)
pytest.importorskip("scipy", reason=REASON)

PACKAGE = "lifetimes==0.11.3"
TABLE = "lifetimes/datasets/cdnow_customers_summary_with_transactions.csv"

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def customers(tmp_path_factory: pytest.TempPathFactory) -> tuple[History, ...]:
    place = tmp_path_factory.mktemp("cdnow")
    fetching = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:"]
    try:
        subprocess.run([*fetching, "--dest", place, PACKAGE], capture_output=True, timeout=120, check=True)
    except (subprocess.SubprocessError, OSError) as error:
        pytest.skip(f"{PACKAGE} cannot be fetched: {error}")
    return _read(next(place.glob("*.whl")))


def _read(wheel: Path) -> tuple[History, ...]:
    with zipfile.ZipFile(wheel) as archive:
        rows = csv.DictReader(io.StringIO(archive.read(TABLE).decode("utf-8")))
    return tuple(
        History(int(row["x"]), float(row["t_x"]), float(row["T"]), int(row["x"]), float(row["zbar"]))
        for row in rows
    )


@pytest.fixture(scope="module")
def model(customers: tuple[History, ...]) -> Model:
    found = fit(customers)
    assert isinstance(found, Model)
    return found


def test_purchases_are_fitted_as_published(model: Model) -> None:
    # Fader, Hardie and Lee (2005), table 2
    fitted = model.purchases
    assert isinstance(fitted, PurchaseFit)
    found = fitted.parameters

    assert (found.r, found.alpha, found.a, found.b) == pytest.approx((0.243, 4.414, 0.793, 2.426), rel=0.01)
    assert fitted.log_likelihood == pytest.approx(-9582.4, abs=0.1)
    assert (fitted.clients, fitted.repeat_clients) == (2357, 946)


def test_amounts_are_fitted_as_published(model: Model) -> None:
    # Fader and Hardie (2013), for the 946 customers with repeats
    fitted = model.spending
    assert isinstance(fitted, SpendingFit)
    found = fitted.parameters

    assert (found.p, found.q, found.v) == pytest.approx((6.25, 3.74, 15.44), rel=0.01)
    assert fitted.clients == 946
    # weak, as the model takes for granted, and half of it is one customer with 21 repeats of some 300 each
    assert fitted.correlation == pytest.approx(0.11, abs=0.005)


def test_all_three_attempts_agree(model: Model) -> None:
    assert isinstance(model.spending, SpendingFit)
    for fitted in (model.purchases, model.spending):
        heights = [attempt.log_likelihood for attempt in fitted.attempts]
        assert len(heights) == 3
        assert heights == pytest.approx([fitted.log_likelihood] * 3, abs=0.001)


def test_the_first_customer_is_expected_to_do_as_published(
    model: Model, customers: tuple[History, ...]
) -> None:
    # 1.226 purchases in 39 weeks (Implementing the BG/NBD Model in Excel), 24.66 each: 6.25 (15.44 + 2 x 22.35) / 15.24
    (found,) = forecast(model, customers[:1], weeks=39)

    assert found.orders == pytest.approx(1.226, rel=0.01)
    assert found.value == pytest.approx(1.226 * 24.66, rel=0.01)
