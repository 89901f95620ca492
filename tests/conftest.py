"""Options of the test run, and what it takes for granted."""

from __future__ import annotations

import signal

import pytest
from hypothesis import settings

# A run in the background may have been started to ignore these, and so would every command that it tests; what has
# a handler here has the default one there.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
    signal.signal(signal.SIGHUP, lambda number, frame: None)

# How long an example takes says how busy the machine is.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


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


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A bounded run leaves out what samples stand for."""
    if config.getoption("bounded"):
        left_out = [item for item in items if item.get_closest_marker("whole")]
        items[:] = [item for item in items if not item.get_closest_marker("whole")]
        config.hook.pytest_deselected(items=left_out)


@pytest.fixture
def bounded(request: pytest.FixtureRequest) -> bool:
    """Whether a long test takes its short form."""
    return bool(request.config.getoption("bounded"))
