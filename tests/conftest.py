"""Options of the test run."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update",
        action="store_true",
        help="write what the examples of pages really print into the pages; exit codes stay as they are",
    )
    parser.addoption(
        "--bounded",
        action="store_true",
        help="run the long tests in a form that fits into minutes: fewer rounds, the same checks",
    )


@pytest.fixture
def bounded(request: pytest.FixtureRequest) -> bool:
    """Whether a long test takes its short form."""
    return bool(request.config.getoption("bounded"))
