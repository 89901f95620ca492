"""What forecasts stand on, kept and fitted, and what becomes of those that were kept."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest

from clientctl.actions.forecasting import FORECASTS, Basis, Forecasting
from clientctl.actions.opening import find_cache
from clientctl.actions.workspace import Workspace
from clientctl.errors import Message, message
from clientctl.facts.prediction import PurchaseFit, SpendingFit, fit_purchases, fit_spending, summary
from clientctl.frozen import replace
from clientctl.model import Client
from clientctl.settings import Settings
from clientctl.store.cache.inspecting import inspect_cache
from clientctl.store.places import locate
from tests.cache.support import CACHE, TODAY, end_command, make_book, opened, put

pytestmark = pytest.mark.skipif(find_spec("scipy") is None, reason="the extra predict is not installed")

Documents = Mapping[str, Any]


def client(days: Sequence[int], amounts: Sequence[float]) -> Any:
    """A client with orders so many days ago."""
    pairs = zip(days, amounts, strict=True)
    return {
        "name": "Client",
        "orders": [{"date": (TODAY - timedelta(ago)).isoformat(), "amount": amount} for ago, amount in pairs],
    }


def some(count: int) -> Documents:
    """Clients that ordered on one to six days within two years, every second one long ago."""
    random, found = Random(5), {}
    for number in range(count):
        days = sorted(random.sample(range(number % 2 * 400, 700), random.randint(1, 6)), reverse=True)
        found[f"c{number}"] = client(days, [random.randint(50, 500) for _ in days])
    return found


SOME: Final = some(60)


def book(root: Path, documents: Documents) -> Path:
    return make_book(root, {f"clients/{name}.yaml": json.dumps(data) for name, data in documents.items()})


def asked(root: Path, *, cached: bool = True, today: date = TODAY) -> tuple[Forecasting, list[Message]]:
    """The forecasts as a command finds them, and what whoever watched was told of."""
    watched: list[Message] = []

    def watch(words: Message) -> Any:
        watched.append(words)
        return lambda done, total: None

    workspace = replace(opened(root, cached=cached, today=today), watch=watch)
    try:
        return workspace.forecasting, watched
    finally:
        end_command()


def number(workspace: Workspace, name: str, document: Any) -> Any:
    return workspace.subject(Client("new", document, "clients/new.yaml")).fact(name)


def test_the_basis_is_what_was_fitted_to_all_clients_that_ordered(tmp_path: Path) -> None:
    root = book(tmp_path / "book", {**SOME, "none": {"name": "Client"}})
    (root / "archive").mkdir()
    (root / "clients" / "c3.yaml").rename(root / "archive" / "c3.yaml")
    put(root, "clients/broken.yaml", "name: [")
    histories = [summary(document, Settings(), TODAY) for document in SOME.values()]
    purchases = fit_purchases([history for history in histories if history is not None])
    spending = fit_spending([history for history in histories if history is not None])
    assert isinstance(purchases, PurchaseFit)
    assert isinstance(spending, SpendingFit)

    found, watched = asked(root)

    assert watched == [message("forecasts.fitting")]
    assert found.basis == Basis(
        60,
        sum(len(document["orders"]) > 1 for document in SOME.values()),
        purchases.parameters,
        spending.parameters,
        spending.correlation,
        (*purchases.at_bounds, *spending.at_bounds),
    )


def test_what_was_kept_is_what_is_fitted_and_nobody_waits_for_it(tmp_path: Path) -> None:
    root = book(tmp_path / "book", SOME)

    fitted, kept, plain = asked(root), asked(root), asked(root, cached=False)

    assert [len(watched) for _, watched in (fitted, kept, plain)] == [1, 0, 1]
    assert fitted[0] == kept[0] == plain[0]
    assert len(fitted[0].rows) == len({json.dumps(document) for document in SOME.values()})


@pytest.mark.parametrize("today", [TODAY - timedelta(1), TODAY + timedelta(1)])
def test_another_day_is_fitted_anew(today: date, tmp_path: Path) -> None:
    root = book(tmp_path / "book", SOME)
    asked(root)

    found, watched = asked(root, today=today)

    assert watched
    assert found == asked(root, cached=False, today=today)[0]


def test_other_settings_are_fitted_anew(tmp_path: Path) -> None:
    dollars = {
        name: {**data, "orders": [{**order, "currency": "USD"} for order in data["orders"]]}
        for name, data in SOME.items()
    }
    root = book(tmp_path / "book", dollars)
    put(root, "clientctl.yaml", "clientctl: 1\nrates: {USD: 2}\n")
    once = asked(root)[0].basis.spending
    put(root, "clientctl.yaml", "clientctl: 1\nrates: {USD: 4}\n")

    again, watched = asked(root)

    assert watched
    assert once is not None and again.basis.spending is not None
    assert again.basis.spending.v == pytest.approx(2 * once.v, rel=1e-3)


def test_kept_ones_that_are_damaged_are_fitted_anew(tmp_path: Path) -> None:
    root = book(tmp_path / "book", SOME)
    before = asked(root)[0]
    (kept,) = (root / CACHE).glob("*.forecasts")
    whole = kept.read_bytes()

    for damage in (b"", whole[: len(whole) // 2], whole.replace(b"0", b"1"), b"0\n[]"):
        kept.write_bytes(damage)
        found, watched = asked(root)
        assert watched
        assert found == before
        assert kept.read_bytes() == whole


def test_they_are_part_of_the_cache(tmp_path: Path) -> None:
    root = book(tmp_path / "book", SOME)
    asked(root)
    cache = find_cache(locate(root))
    assert cache is not None

    found = inspect_cache(cache.directory)

    assert found.foreign == ()
    assert found.state == "sound"


def test_a_client_that_nobody_is_like_has_forecasts_too(tmp_path: Path) -> None:
    workspace = opened(book(tmp_path / "book", SOME), cached=True)
    last_week, last_year = (client((500, ago), (70, 80)) for ago in (7, 365))

    assert number(workspace, "alive", last_week) > number(workspace, "alive", last_year)
    assert number(workspace, "expected_orders", last_week) > number(workspace, "expected_orders", last_year)
    assert number(workspace, "predicted_value", {"name": "New"}) is None
    end_command()


def test_amounts_with_too_long_a_tail_have_no_value(tmp_path: Path) -> None:
    # one client in n spends n squared or more, on each of many days
    tail = {
        f"c{place}": client(range(20 + place, 0, -1), [(40 / place) ** 2] * (20 + place))
        for place in range(1, 41)
    }
    root = book(tmp_path / "book", tail)

    for _ in range(2):
        found, _ = asked(root)
        assert found.basis.purchases is not None
        assert found.basis.spending is None
        assert found.basis.why_no_value == message("forecasts.no_mean", found=40, needed=30)
        assert [problem.message.code for problem in found.problems(FORECASTS)] == ["forecasts.no_mean"]
        assert found.problems(("alive",)) == ()


def test_too_few_are_counted(tmp_path: Path) -> None:
    root = book(
        tmp_path / "book", {"a": client((9, 9), (1, 1)), "b": client((9, 2), (1, 1)), "c": {"name": "C"}}
    )

    found, watched = asked(root)

    why = message("forecasts.few_repeat_clients", found=1, needed=30)
    assert found == Forecasting(Basis(2, 1, why=why))
    assert not watched
    assert not list((root / CACHE).glob("*.forecasts"))


def test_an_archive_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    root = book(tmp_path / "book", SOME)
    put(root, "archive", "a file")

    for cached in (True, False):
        found, _ = asked(root, cached=cached)
        assert found.basis.purchases is None
        assert len(found.problems(("alive",))) == 1
