"""The Northwind customers, read from a directory that the environment names."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.acceptance.book import kept
from tests.acceptance.customers import check_imported_tagged_logged_and_counted

VARIABLE = "CLIENTCTL_REAL_DATA"


@pytest.mark.long
def test_the_customers_twice_tagged_logged_and_counted(tmp_path: Path) -> None:
    place = os.environ.get(VARIABLE)
    if not place:
        pytest.skip(f"{VARIABLE} does not name the directory of customers.csv")
    check_imported_tagged_logged_and_counted(kept(tmp_path, {}), Path(place) / "customers.csv")
