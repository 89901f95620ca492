"""Children that are not interrupted: whoever is stopped while it forks is stopped once."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from clientctl.store.cache.ahead import Ahead
from clientctl.store.cache.forking import fork
from clientctl.store.cache.parallel import spread
from tests.cache.processes import start
from tests.cache.support import make_book

STOPS = (signal.SIGINT, signal.SIGTERM)


def test_the_parent_takes_signals_again() -> None:
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    child = fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == before


def test_so_it_does_when_there_is_no_room_for_a_child(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise BlockingIOError(11, "no more processes")

    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    monkeypatch.setattr(os, "fork", refuse)
    with pytest.raises(BlockingIOError):
        fork()
    assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == before


@pytest.mark.parametrize("number", STOPS)
@pytest.mark.parametrize("what", ["workers", "looking ahead"])
def test_a_signal_to_a_child_as_it_begins_does_not_send_it_up_its_parents_stack(
    tmp_path: Path, what: str, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_book(tmp_path, {"clients/a.yaml": "name: A\n"})
    real = os.fork

    def fork_under_fire() -> int:
        child = real()
        if child == 0:
            os.kill(os.getpid(), number)
        return child

    def act() -> object:
        monkeypatch.setattr(os, "fork", fork_under_fire)
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        asker = os.getpid()
        try:
            if what == "workers":
                return sorted(spread(range(6), lambda job: bytes([job]), 2))
            looking = Ahead(os.fspath(tmp_path))
            found = list(looking.result().files)
            looking.close()
            return found
        finally:
            if os.getpid() != asker:
                (tmp_path / "escaped").touch()

    expected = [(job, bytes([job])) for job in range(6)] if what == "workers" else [("a", False)]
    assert start(act).result() == expected
    assert not (tmp_path / "escaped").exists()
